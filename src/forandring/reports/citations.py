"""Citations as a page writes them, and the passages they lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from forandring.model import Citation, Plan, Theory
from forandring.reports.rows import Cite, PassageRow, Piece
from forandring.reports.words import Words
from forandring.sources import Excerpt, citations_in

__all__ = ["Citations", "cited_between", "cited_by"]

_Place = tuple[str | None, str]


def cited_by(plan: Plan, theory: Theory) -> tuple[Citation, ...]:
    """Return what a plan cites, and what is cited for its counterparts in other plans."""
    own = (citation for _, citation in citations_in(plan))
    return (*own, *cited_between(theory, plan.id))


def cited_between(theory: Theory, plan: str | None = None) -> tuple[Citation, ...]:
    """Return what is cited for counterparts between plans; those of one plan alone where it is given."""
    return tuple(
        citation
        for mapping in theory.mappings
        if plan is None
        or plan in {node.plan for i in (mapping.origin, mapping.target) if (node := theory.index.get(i))}
        for citation in mapping.cites
    )


class Citations:
    """Writes the citations of one page; every passage at hand stands on it once.

    Args:
        cited: what the page cites.
        excerpts: what is at hand of it, ``None`` for nothing.
        words: the page's own texts.
        name: source's id → its name.
        default: id of the source that is meant where a citation names none; ``None`` on a page of several
            plans, where every citation names its document.
    """

    def __init__(
        self,
        cited: Iterable[Citation],
        excerpts: Mapping[Citation, Excerpt] | None,
        words: Words,
        name: Callable[[str], str],
        default: str | None,
    ) -> None:
        self._cited = tuple(cited)
        self._words = words
        self._name = name
        self._default = default
        at_hand = excerpts or {}
        self._first: dict[_Place, Citation] = {}
        for citation in self._cited:
            if citation in at_hand:
                self._first.setdefault((citation.source, citation.at), citation)
        self._excerpts = {place: at_hand[citation] for place, citation in self._first.items()}
        ranked = sorted(self._first.values(), key=_rank)
        self._numbers = {(c.source, c.at): number for number, c in enumerate(ranked, 1)}

    def cites(self, citations: Iterable[Citation], default: str | None = None) -> tuple[Cite, ...]:
        """Return cited places in text order, each once, with links to their passages.

        Args:
            citations: of one statement.
            default: a source that goes without saying where they stand, beside the page's own.
        """
        found: dict[_Place, Cite] = {}
        kind_before: tuple[object, ...] = ()
        head: _Place | None = None
        for citation in citations:
            place = (citation.source, citation.at)
            if place in found:
                continue
            known = self._excerpts.get(place)
            href = f"#passage-{self._numbers[place]}" if known else None
            kind = (citation.source, citation.lines is None, citation.pages is None)
            bare = kind == kind_before and (citation.lines or citation.pages)
            full = self.place(citation, default)
            text = _ends(citation.lines or citation.pages or (0, 0)) if bare else full
            found[place] = Cite(text, href, known.text if known else "", full)
            if bare and head is not None:
                found[head] = self._of_several(found[head])
            head = None if bare else place
            kind_before = kind
        return tuple(found.values())

    def _of_several(self, first: Cite) -> Cite:
        """Return the first of several places with its noun in the plural: "lines 4, 7"."""
        for one, many in (("line", "lines"), ("page", "pages")):
            before, noun, number = first.text.rpartition(f"{self._words[one]} ")
            if noun and number.isdigit():
                text = f"{before}{self._words[many]} {number}"
                return first._replace(text=text, full=text)
        return first

    def place(self, citation: Citation, default: str | None = None) -> str:
        """Return a cited place as the page writes it; one of another document says which."""
        shown = self._within(citation)
        if citation.source is None or citation.source in (self._default, default):
            return shown
        return f"{self._name(citation.source)}, {shown}"

    def _within(self, citation: Citation) -> str:
        if citation.lines:
            return _span(self._words["line"], self._words["lines"], citation.lines)
        if citation.pages:
            return _span(self._words["page"], self._words["pages"], citation.pages)
        return citation.at

    def passages(self) -> tuple[PassageRow, ...]:
        """Return every cited passage at hand, by source and place."""
        return tuple(
            self._row(number, self._first[place], self._excerpts[place])
            for place, number in self._numbers.items()
        )

    def _row(self, number: int, citation: Citation, excerpt: Excerpt) -> PassageRow:
        source = self._name(citation.source) if citation.source else (citation.document or "")
        language = "" if excerpt.language == self._words.language else excerpt.language
        return PassageRow(
            f"passage-{number}", source, self._within(citation), language, tuple(_pieces(excerpt))
        )

    def absent(self) -> tuple[str, ...]:
        """Return the names of the sources that are cited and of which nothing is at hand."""
        at_hand = {source for source, _ in self._first}
        cited = dict.fromkeys(c.source for c in self._cited if c.source and c.source not in at_hand)
        return tuple(self._name(source) for source in cited)


def _pieces(excerpt: Excerpt) -> Iterator[Piece]:
    """Yield an excerpt in pieces, marked and not, by turns."""
    at = 0
    for start, end in excerpt.marks:
        if at < start:
            yield Piece(excerpt.text[at:start], False)
        yield Piece(excerpt.text[start:end], True)
        at = end
    if at < len(excerpt.text):
        yield Piece(excerpt.text[at:], False)


def _rank(citation: Citation) -> tuple[str, tuple[int, int], tuple[int, int], str]:
    return (citation.source or "", citation.pages or (0, 0), citation.lines or (0, 0), citation.at)


def _span(one: str, many: str, ends: tuple[int, int]) -> str:
    return f"{one if ends[0] == ends[1] else many} {_ends(ends)}"


def _ends(ends: tuple[int, int]) -> str:
    return str(ends[0]) if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"
