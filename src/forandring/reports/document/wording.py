"""Rows of a page as runs: names that lead somewhere, citations, values, marks of what was read in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from forandring.reports.document.pieces import Column, Paragraph, Run, Runs, Table, cell, joined, text
from forandring.reports.goals import Reach
from forandring.reports.rows import Accepted, Cite, Detail, Entry, Name, Phrase, Value
from forandring.reports.statuses import Badge
from forandring.reports.words import Words

__all__ = ["Wording", "capital"]

_FACTS = (Column("", 25), Column("", 75))
_LONG = 90
"""Characters; shorter values of one property stand on one line."""


class Wording:
    """Says rows in the words of a report.

    Args:
        words: the page's own texts.
    """

    def __init__(self, words: Words) -> None:
        self.words = words

    def phrase(self, phrase: Phrase, look: str = "") -> Runs:
        """Return a text in its language, where the places that it names lead to their passages."""
        if not phrase.parts:
            return (Run(phrase.text, look, phrase.language),) if phrase.text else ()
        return tuple(
            Run(part, look, phrase.language)
            if isinstance(part, str)
            else Run(part.text, look, phrase.language, part.href[1:] if part.href else "")
            for part in phrase.parts
        )

    def mark(self) -> Runs:
        """Return the mark of what was read into the source."""
        return (Run(" "), Run(f"({self.words['inferred']})", "mark"))

    def name(self, name: Name) -> Runs:
        """Return a node's name, leading to where it is described in this report."""
        href = name.href[1:] if name.href and name.href.startswith("#") else ""
        found = [Run(_on_one_line(name.text), "link" if href else "", name.language, href)]
        if name.aside:
            found.append(Run(f" ({name.aside})", "quiet"))
        return (*found, *(self.mark() if name.inferred else ()))

    def names(self, names: Iterable[Name]) -> Runs:
        """Return several names in a row."""
        return joined(self.name(name) for name in names)

    def cites(self, cites: Sequence[Cite]) -> Runs:
        """Return cited places, each leading to its passage where that is at hand."""
        found = joined(
            ((Run(cite.text, "quiet", href=cite.href[1:] if cite.href else ""),) for cite in cites), ", "
        )
        return (Run(" "), *(run._replace(look="quiet") for run in found)) if found else ()

    def value(self, value: Value) -> Runs:
        """Return a value with what is said of it in turn."""
        found = (*self.name(value.name), *self.cites(value.cites))
        if not value.details:
            return found
        said = joined(
            (
                (Run(f"{detail.term}: ", "quiet"), *joined(self.value(v) for v in detail.values))
                for detail in value.details
            ),
            "; ",
        )
        return (*found, Run(" "), *said)

    def values(self, values: Sequence[Value]) -> tuple[Paragraph, ...]:
        """Return the values of a property as a cell: a list where they are many or long."""
        if not values:
            return (Paragraph(self.absent()),)
        said = [self.value(value) for value in values]
        if len(said) == 1:
            return cell(said[0])
        if sum(len(run.text) for runs in said for run in runs) <= _LONG:
            return cell(joined(said))
        return tuple(Paragraph(runs, "cell-bullet") for runs in said)

    def detail(self, detail: Detail) -> Runs:
        """Return a property with its values in a row."""
        values = joined((self.value(value) for value in detail.values), "; ") or self.absent()
        return (Run(f"{detail.term}: ", "quiet"), *values)

    def absent(self) -> Runs:
        """Say that the source does not say."""
        return text(self.words["not-stated"], "absent")

    def routes(self, reach: Reach) -> Runs:
        """Return how many routes there are, and how many of them the source itself states."""
        if not reach.stated:
            return text(reach.routes)
        return text(self.words("routes-and-stated", routes=reach.routes, stated=reach.stated))

    def badge(self, badge: Badge) -> Runs:
        """Return a status as symbol and word in its colour."""
        found = (Run(f"{badge.symbol} {badge.word}", badge.colour),)
        return (*found, Run(f" {self.words['derived']}", "quiet")) if badge.derived else found

    def accepted(self, gap: Accepted) -> Runs:
        """Return that a gap is accepted: by whom, until when, and why."""
        said = self.words["accepted"]
        if gap.owner:
            said += " " + self.words("accepted-by", owner=gap.owner)
        if gap.expires:
            said += " " + self.words("accepted-until", expires=gap.expires)
        reason = self.phrase(gap.reason) or text(self.words["no-reason"])
        return (Run(f"{said}: ", "quiet"), *reason)

    def also(self, entry: Entry) -> Runs:
        """Return a node's other names."""
        if not entry.also:
            return ()
        others = joined(self.phrase(phrase) for phrase in entry.also)
        return (Run(f"{self.words['also-known-as']} ", "quiet"), *others)

    def title(self, entry: Entry, *, kind: bool = False) -> Runs:
        """Return a node's name as a heading: its number in the source first, its mark last.

        Args:
            kind: say of what kind it is where it has a number, as a heading that is numbered itself needs.
        """
        number = f"{entry.number} " if entry.number else ""
        if number and kind:
            number = f"{capital(entry.kind)} {entry.number}: "
        run = Run(number + _on_one_line(entry.name.text), "", entry.name.language, anchor=entry.anchor)
        return (run, *(self.mark() if entry.inferred else ()))

    def facts(self, details: Iterable[Detail], *more: tuple[str, tuple[Paragraph, ...]]) -> Table:
        """Return properties and their values as a table; what the source does not say is told in one row."""
        known = tuple(details)
        said = [detail for detail in known if detail.values]
        unsaid = [detail.term for detail in known if not detail.values]
        found = [*more, *((detail.term, self.values(detail.values)) for detail in said)]
        if unsaid:
            found.append((self.words["not-stated"], cell(text(", ".join(unsaid), "absent"))))
        rows = [(cell(text(capital(term))), paragraphs) for term, paragraphs in found]
        return Table(_FACTS, tuple(rows), headed=False, facts=True)


def capital(words: str) -> str:
    """Return a text with its first letter as a capital.

    >>> capital("målgruppe")
    'Målgruppe'
    """
    return words[:1].upper() + words[1:]


def _on_one_line(name: str) -> str:
    """Return a name without line ends, which would break a heading or a cell in two."""
    return " ".join(name.split("\n"))
