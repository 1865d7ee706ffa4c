"""A theory held against its sources: every citation and every figure, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from forandring.model import Citation, Plan, Theory
from forandring.sources.citing import citations_in
from forandring.sources.documents import Document, Refusal
from forandring.sources.figures import Figure, Printed, figure_stands_in, figures, owners, printed_in
from forandring.sources.fingerprints import CitedPlace, Stamp, fingerprint, stamps
from forandring.sources.library import Absence, Library, Passage, State

__all__ = [
    "Changed",
    "CheckedCitation",
    "CheckedFigure",
    "Comparison",
    "FigureState",
    "Unchecked",
    "compared",
]

FigureState = Literal["found", "missing", "absent", "uncited", "inferred"]
"""What became of a figure: ``absent`` where not all cited documents are at hand and the rest do not show it."""

_MOST_ELSEWHERE = 5


class CheckedCitation(NamedTuple):
    """A citation, the node and plan that make it, and what became of it."""

    owner: str
    plan: str
    citation: Citation
    passage: Passage


class CheckedFigure(NamedTuple):
    """A figure and what became of it.

    Attributes:
        figure: as stated.
        state: what became of it.
        printed: what stands in the cited lines.
        elsewhere: lines of the first cited document, from 1, in which a missing figure does stand; the first few.
    """

    figure: Figure
    state: FigureState
    printed: Printed = Printed((), ())
    elsewhere: tuple[int, ...] = ()


class Changed(NamedTuple):
    """A cited passage whose fingerprint is no longer what it was.

    Attributes:
        owner: id of the node or link that cites it.
        plan: id of its plan.
        citation: the first one of the place.
        stamp: what it was.
        citations: how many citations in the plan name the place.
        moved_to: first and last line where the same words stand now, ``None`` where they stand nowhere.
    """

    owner: str
    plan: str
    citation: Citation
    stamp: Stamp
    citations: int
    moved_to: tuple[int, int] | None


class Unchecked(NamedTuple):
    """A document that could not be looked into, and how many of a plan's citations wait for it."""

    plan: str
    source: str
    document: Refusal | Absence
    citations: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of holding a theory against its sources; plans in order, citations and figures in text order."""

    citations: tuple[CheckedCitation, ...] = ()
    figures: tuple[CheckedFigure, ...] = ()
    changed: tuple[Changed, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()

    def count(self, state: State) -> int:
        """Return how many citations came to ``state``."""
        return sum(checked.passage.state == state for checked in self.citations)

    def figure_count(self, state: FigureState) -> int:
        """Return how many figures came to ``state``."""
        return sum(checked.state == state for checked in self.figures)


def compared(theory: Theory, library: Library) -> Comparison:
    """Return a theory held against the documents of a library; each cited passage is read for numbers once."""
    citations: list[CheckedCitation] = []
    checked_figures: list[CheckedFigure] = []
    changed: list[Changed] = []
    unchecked: list[Unchecked] = []
    reader = _Reader(library)
    for plan in theory.plans:
        named = owners(plan)
        own = list(_citations(plan, named, library))
        citations.extend(own)
        checked_figures.extend(reader.checked(figure) for figure in figures(plan, theory, named))
        changed.extend(_changed(plan, own))
        unchecked.extend(_unchecked(plan, own))
    return Comparison(tuple(citations), tuple(checked_figures), tuple(changed), tuple(unchecked))


def _citations(plan: Plan, named: dict[str, str], library: Library) -> Iterator[CheckedCitation]:
    for subject, citation in citations_in(plan):
        yield CheckedCitation(named.get(subject, subject), plan.id, citation, library.resolve(citation))


class _Reader:
    """Reads cited passages for numbers, each once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._printed: dict[tuple[str | None, str], Printed] = {}
        self._lines: dict[str, tuple[Printed, ...]] = {}

    def checked(self, figure: Figure) -> CheckedFigure:
        """Return a figure with what became of it."""
        if figure.basis != "Stated":
            return CheckedFigure(figure, "inferred")
        if not figure.cites:
            return CheckedFigure(figure, "uncited")
        passages = [self._library.resolve(citation) for citation in figure.cites]
        printed = self._read(figure.cites, passages)
        if figure_stands_in(figure, printed):
            return CheckedFigure(figure, "found", printed)
        if any(passage.state == "absent" for passage in passages):
            return CheckedFigure(figure, "absent", printed)
        return CheckedFigure(figure, "missing", printed, self._elsewhere(figure, passages))

    def _read(self, cites: tuple[Citation, ...], passages: list[Passage]) -> Printed:
        parts = []
        for citation, passage in zip(cites, passages, strict=True):
            if isinstance(passage.document, Document) and passage.lines:
                key = (citation.source, citation.at)
                known = self._printed.get(key)
                if known is None:
                    known = self._printed[key] = printed_in(passage.lines, passage.document.language)
                parts.append(known)
        return Printed(
            tuple(number for part in parts for number in part.numbers),
            tuple(date for part in parts for date in part.dates),
        )

    def _elsewhere(self, figure: Figure, passages: list[Passage]) -> tuple[int, ...]:
        document = next((p.document for p in passages if isinstance(p.document, Document)), None)
        if document is None:
            return ()
        lines = self._lines.get(document.name)
        if lines is None:
            lines = tuple(printed_in([line], document.language) for line in document.lines)
            self._lines[document.name] = lines
        found = (number for number, printed in enumerate(lines, 1) if figure_stands_in(figure, printed))
        return tuple(number for number, _ in zip(found, range(_MOST_ELSEWHERE), strict=False))


def _changed(plan: Plan, citations: list[CheckedCitation]) -> Iterator[Changed]:
    kept = stamps(plan)
    if not kept:
        return
    by_place: dict[CitedPlace, list[CheckedCitation]] = {}
    for checked in citations:
        if checked.citation.source is not None and checked.passage.state in ("found", "empty"):
            by_place.setdefault(CitedPlace(checked.citation.source, checked.citation.at), []).append(checked)
    windows = _Windows()
    for place, same in by_place.items():
        stamp, first = kept.get(place), same[0]
        if stamp is not None and fingerprint(first.passage.lines) != stamp.fingerprint:
            moved = windows.place_of(first.passage, stamp.fingerprint)
            yield Changed(first.owner, plan.id, first.citation, stamp, len(same), moved)


class _Windows:
    """Finds where a passage's words stand now, in as many lines as before."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], dict[str, int]] = {}

    def place_of(self, passage: Passage, wanted: str) -> tuple[int, int] | None:
        """Return first and last line of a window with the wanted fingerprint, ``None`` where there is none."""
        if not isinstance(passage.document, Document):
            return None
        length = passage.last - passage.first + 1
        starts = self._known.get((passage.document.name, length))
        if starts is None:
            lines = passage.document.lines
            starts = {
                fingerprint(lines[start : start + length]): start + 1
                for start in reversed(range(len(lines) - length + 1))
            }
            self._known[passage.document.name, length] = starts
        start = starts.get(wanted)
        return None if start is None else (start, start + length - 1)


def _unchecked(plan: Plan, citations: list[CheckedCitation]) -> Iterator[Unchecked]:
    waiting: dict[str, list[CheckedCitation]] = {}
    for checked in citations:
        if checked.passage.state == "absent":
            waiting.setdefault(checked.citation.source or "", []).append(checked)
    for source, same in waiting.items():
        document = same[0].passage.document
        if isinstance(document, Refusal | Absence):
            yield Unchecked(plan.id, source, document, len(same))
