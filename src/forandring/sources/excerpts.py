"""Cited passages as they are shown beside a statement: their text, and what of it the plan states word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from forandring.model import Citation, Node, Plan, Theory
from forandring.sources.citing import citations_in
from forandring.sources.documents import Document
from forandring.sources.figures import Printed, figure_spans, figures, owners, printed_in
from forandring.sources.library import Library, Passage

__all__ = ["Excerpt", "passages"]

_SHORTEST_NAME = 4
"""Characters; a shorter name is too often part of something else."""

_Span = tuple[int, int]
_Place = tuple[str | None, str]


class Excerpt(NamedTuple):
    """The text that a citation points to.

    Attributes:
        text: lines parted by line ends.
        language: of the document, ``da``, ``en`` or "" where it cannot be told.
        marks: from and to before which offset ``text`` has a figure or a name that a citing statement states;
            in text order, apart from each other.
    """

    text: str
    language: str = ""
    marks: tuple[_Span, ...] = ()


def passages(theory: Theory, library: Library) -> dict[Citation, Excerpt]:
    """Return citation → excerpt for every citation whose place is found, counterparts' citations too.

    A figure is marked where it stands once in the passage: of several the right one is not known. A name is
    marked wherever it stands as the plan writes it.
    """
    found: dict[_Place, Passage] = {}
    names: dict[_Place, set[str]] = {}
    cited: list[Citation] = []
    for plan in theory.plans:
        for subject, citation in citations_in(plan):
            place = (citation.source, citation.at)
            passage = library.resolve(citation)
            if passage.state == "found":
                cited.append(citation)
                found[place] = passage
                names.setdefault(place, set()).update(_names(plan.described[subject]))
    shown = _Marking(theory, found, names).excerpts()
    return {citation: shown[citation.source, citation.at] for citation in cited}


def _names(node: Node) -> Iterator[str]:
    for label in (*node.labels, *node.alt_labels):
        if len(label.text) >= _SHORTEST_NAME:
            yield label.text


class _Marking:
    """Finds what is to be marked in passages, each of which is read for numbers once."""

    def __init__(
        self, theory: Theory, found: Mapping[_Place, Passage], names: Mapping[_Place, set[str]]
    ) -> None:
        self._theory = theory
        self._found = found
        self._names = names
        self._texts = {place: "\n".join(passage.lines) for place, passage in found.items()}
        self._printed: dict[_Place, Printed] = {}

    def excerpts(self) -> dict[_Place, Excerpt]:
        """Return every passage as an excerpt."""
        spans: dict[_Place, list[_Span]] = {place: list(self._named(place)) for place in self._found}
        for plan in self._theory.plans:
            for place, span in self._figures(plan):
                spans[place].append(span)
        return {
            place: Excerpt(text, self._language(place), _apart(spans[place]))
            for place, text in self._texts.items()
        }

    def _language(self, place: _Place) -> str:
        document = self._found[place].document
        return document.language if isinstance(document, Document) else ""

    def _named(self, place: _Place) -> Iterator[_Span]:
        text = self._texts[place]
        for name in self._names[place]:
            if name in text:
                for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                    yield match.span()

    def _figures(self, plan: Plan) -> Iterator[tuple[_Place, _Span]]:
        for figure in figures(plan, self._theory, owners(plan)):
            if figure.basis != "Stated":
                continue
            for citation in figure.cites:
                place = (citation.source, citation.at)
                if place in self._found:
                    spans = figure_spans(figure, self._read(place))
                    if len(spans) == 1:
                        yield place, spans[0]

    def _read(self, place: _Place) -> Printed:
        known = self._printed.get(place)
        if known is None:
            known = self._printed[place] = printed_in([self._texts[place]], self._language(place))
        return known


def _apart(spans: Iterable[_Span]) -> tuple[_Span, ...]:
    """Return spans in order, those that overlap or touch as one.

    >>> _apart([(5, 9), (0, 2), (7, 12)])
    ((0, 2), (5, 12))
    """
    found: list[_Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
