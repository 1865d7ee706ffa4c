"""A plan's arrows and nodes as rows of its page: what leads to what, and all that is said of a node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from forandring.dates import moment
from forandring.model import Label, Link, Node, Place, texts_of
from forandring.reports.citations import Citations
from forandring.reports.material import Material
from forandring.reports.rows import Accepted, ArrowRow, Entry, Phrase
from forandring.reports.values import Sayer
from forandring.reports.words import Words

__all__ = ["Writer"]


class Writer(Sayer):
    """Says things of one plan in one language.

    Args:
        material: what the page is made of.
        words: the page's own texts.
        citations: how the page writes them; those of the plan's own page where it is ``None``.
    """

    def __init__(self, material: Material, words: Words, citations: Citations | None = None) -> None:
        super().__init__(material, words, citations)
        self._links: dict[str, list[Link]] = {}
        for link in material.plan.links:
            self._links.setdefault(link.cause, []).append(link)

    # Arrows

    def arrow(self, link: Link, number_of: int | None = None) -> ArrowRow:
        """Return one claim as a row."""
        return self.arrows_together(link.cause, link.effect, (link,), number_of)

    def arrows_together(
        self, cause: str, effect: str, links: tuple[Link, ...], number_of: int | None = None
    ) -> ArrowRow:
        """Return the claims that one drawn arrow stands for as a row."""
        evidence = tuple(dict.fromkeys(kind for link in links for kind in link.evidence))
        confidence = tuple(dict.fromkeys(link.confidence for link in links if link.confidence))
        serving = None if links else self._serving(cause, effect)
        notes = [
            self.noted(phrase)
            for link in links
            for term in ("prefLabel", "note")
            for phrase in self.phrases(texts_of(link.facts.get(term, ())))
        ]
        return ArrowRow(
            number_of,
            self.name(cause),
            self.name(effect),
            any(link.polarity == "Negative" for link in links),
            ", ".join(self.term(kind) for kind in evidence),
            evidence[0] if evidence else "",
            ", ".join(self.term(level) for level in confidence),
            self.names(dict.fromkeys(i for link in links for i in link.assumptions)),
            tuple(dict.fromkeys(notes)),
            bool(links) and all(link.basis == "Inferred" for link in links),
            self.cites(citation for said in (serving, *links) if said for citation in said.cites),
            max(1, len(links)),
            serving is not None,
            not links and serving is None,
        )

    def _serving(self, cause: str, effect: str) -> Node | None:
        """Return the goal that an arrow leaves because it serves the other end."""
        node = self.node(cause)
        return node if node is not None and effect in node.ids("serves") else None

    # Entries

    def entry(self, node: Node, *, but: Iterable[str] = (), first: Iterable[str] = ()) -> Entry:
        """Return a node with all that is said of it.

        Args:
            node: of this plan.
            but: properties that are said elsewhere.
            first: properties that come first and are shown even where the source does not say.
        """
        first = tuple(first)
        details = tuple(self.detail(node, term) for term in first)
        phrase = self.phrase(node.labels)
        return Entry(
            anchor=self._anchors[node.id],
            id=node.id,
            name=Phrase(phrase.text or self._unlabelled(node), phrase.language),
            kind=self.term(node.type),
            number=node.lexical("notation") or "",
            also=tuple(p for p in self.phrases(node.alt_labels) if p.text != phrase.text),
            definition=self.noted(self.phrase(node.texts("definition"))),
            notes=tuple(self.noted(note) for note in self.phrases(node.texts("note"))),
            details=details + self.details(node, but=(*but, *first)),
            arrows=tuple(self.arrow(link) for link in self._links.get(node.id, ())),
            cites=self.cites(node.cites),
            accepted=tuple(self._accepted(node)),
            inferred=node.basis == "Inferred",
            place=self.place(node.place),
        )

    def _accepted(self, node: Node) -> Iterator[Accepted]:
        for waiver in self.plan.waivers:
            if waiver.node == node.id:
                yield self.accepted(waiver.code, waiver.reason, waiver.owner, waiver.expires)

    def accepted(self, code: str, reason: Mapping[str, str], owner: str | None, expires: object) -> Accepted:
        """Return an accepted gap in words."""
        spoken = self.noted(self.phrase(Label(text, language) for language, text in reason.items()))
        who = self.name(owner).text if owner and owner in self.material.theory.index else (owner or "")
        return Accepted(code, spoken, who, moment(str(expires), self.language) if expires else "")

    def place(self, place: Place) -> str:
        """Return file and line in the theory, the file alone where its text is not at hand."""
        file = place.file.rsplit("/", 1)[-1]
        line = self.material.lines(place)
        return file if line is None else f"{file}:{line}"
