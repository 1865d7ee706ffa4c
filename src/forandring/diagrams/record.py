"""One drawing: what it shows, in DOT and as a picture, with the rows of the table under it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from forandring.diagrams.building import Arrow
from forandring.diagrams.picture import Picture

__all__ = ["Drawing"]


def _no_sheets() -> tuple[Drawing, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """One diagram, not yet laid out.

    Attributes:
        name: stem of its file: ``overview``, a focus area's local name, ``gaps`` …
        kind: one of ``KINDS``.
        subject: id of what it is about, ``None`` for the whole plan.
        description: what a reader who cannot see it is told.
        arrows: rows of the table under it.
        notes: what the reader must know, e.g. what a counted arrow counts.
        sheeted: returns its sheets; most who ask for the drawing do not ask for them.
        shortened: whether the sheets also hold what the one picture merely counts.
    """

    name: str
    kind: str
    subject: str | None
    title: str
    description: str
    arrows: tuple[Arrow, ...]
    language: str
    notes: tuple[str, ...]
    picture: Picture
    sheeted: Callable[[], tuple[Drawing, ...]] = field(default=_no_sheets, compare=False)
    shortened: bool = False

    @property
    def sheets(self) -> tuple[Drawing, ...]:
        """The same on several sheets of A4, where its type would be too small on one; else ``()``."""
        return self.sheeted()

    @property
    def counted(self) -> bool:
        """Whether the number on an arrow says of how many activities it is, and not which row of the table."""
        return any("counted" in stroke.classes for stroke in self.picture.strokes)

    @property
    def dot(self) -> str:
        """The diagram in DOT; the same diagram gives the same text."""
        from forandring.diagrams.dot import dot_of

        return dot_of(self.picture)
