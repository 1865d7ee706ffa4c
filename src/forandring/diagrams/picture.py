"""What a diagram consists of before anything is placed: boxes, strokes between them, and its frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from forandring.diagrams.scene import Group
from forandring.diagrams.theme import Theme

__all__ = ["Badge", "Box", "Caption", "Entry", "Picture", "Row", "Stroke"]


class Badge(NamedTuple):
    """The sign of a status: its colour's name, whether it was derived (drawn hollow), and its words.

    Attributes:
        date: of a report, in words; "" where none is stated.
    """

    colour: str
    derived: bool
    words: str
    date: str = ""


class Row(NamedTuple):
    """One of the things that a box lists.

    Attributes:
        right: small words at its right end.
        mark: ``dot``, or the shape of what it is; "" for none.
        colour: place in the theme's palette of its mark; the box's own if ``None``.
        letter: of its focus area, in place of the mark; "" where none is needed.
    """

    name: str
    lines: tuple[str, ...]
    title: str
    badge: Badge | None = None
    right: str = ""
    mark: str = "activity"
    colour: int | None = None
    letter: str = ""


class Caption(NamedTuple):
    """A text that stands by itself at a place: left edge and baseline in points from the top left."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """One thing drawn.

    Attributes:
        id: the name DOT knows it by, e.g. ``n3``.
        name: the name the page knows it by: its node's local name, made unique.
        node: id of its node in the theory, ``None`` for a ghost.
        shape: ``activity``, ``effect``, ``goal``, ``beacon``, ``challenge``, ``service``, ``target-group``,
            ``group``, ``ghost``, ``bar`` …
        lines: the label, wrapped.
        small: lines in small type under it.
        width, height: in points, room for text included.
        layer: column from 0, ``None`` where causality decides.
        colour: place in the theme's palette, ``None`` for plain.
        at: centre in points from the top left, where the picture places its boxes itself.
        rows: what a group holds, in so many columns.
        title, description: for those who hear the picture.
        classes: what a page can style it by.
    """

    id: str
    name: str
    node: str | None
    shape: str
    lines: tuple[str, ...]
    width: float
    height: float
    title: str
    description: str = ""
    small: tuple[str, ...] = ()
    layer: int | None = None
    colour: int | None = None
    badge: Badge | None = None
    mark: str = ""
    at: tuple[float, float] | None = None
    rows: tuple[Row, ...] = ()
    columns: int = 1
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stroke:
    """One arrow drawn.

    Attributes:
        number: what stands on it: its row in the table, or a count; "" for none.
        dash: ``solid``, ``dashed`` or ``dotted``.
        head: ``normal``, ``open``, ``tee`` or ``none``.
        tone: ``ink``, ``grey``, ``negative``, ``loop`` …: a colour of the theme; or a place in its palette.
        back: whether it goes against the direction of reading.
    """

    id: str
    name: str
    tail: str
    head: str
    number: str = ""
    dash: str = "solid"
    width: float = 1.4
    tip: str = "normal"
    tone: str | int = "ink"
    back: bool = False
    title: str = ""
    description: str = ""
    classes: tuple[str, ...] = ()


class Entry(NamedTuple):
    """One line of the legend: a sample (a box's shape or a stroke) and what it means."""

    words: str
    shape: str = ""
    stroke: Stroke | None = None
    colour: int | None = None
    badge: Badge | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is to be drawn.

    Attributes:
        headings: (first column, last column, words).
        plots: axes and curves, placed in points from the top left of where boxes would stand.
        source: the line at the foot.
        direction: ``LR`` or ``TB``.
        placed: whether every box says where it stands; nothing is laid out then.
        size: width and height in points where ``placed``.
    """

    name: str
    kind: str
    language: str
    title: str
    subtitle: str
    description: str
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]
    theme: Theme
    headings: tuple[tuple[int, int, str], ...] = ()
    captions: tuple[Caption, ...] = ()
    plots: tuple[Group, ...] = ()
    legend: tuple[Entry, ...] = ()
    source: str = ""
    notes: tuple[str, ...] = ()
    direction: str = "LR"
    placed: bool = False
    size: tuple[float, float] = (0.0, 0.0)
    words: Mapping[str, str] = field(default_factory=dict)
