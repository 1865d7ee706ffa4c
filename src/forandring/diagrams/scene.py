"""Placed shapes and texts: what every format is written from. Points from the top left, y downwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from forandring.diagrams.faces import Face

__all__ = ["Group", "Item", "Placed", "Point", "Route", "Scene", "Shape", "Text"]

Point = tuple[float, float]


class Shape(NamedTuple):
    """A closed or open line; ``kind`` is ``polygon``, ``ellipse`` (centre, radii), ``line``, ``curve``, ``round``.

    A ``curve`` is cubic Bézier points (1 + 3k); a ``round`` is a box of two corners and a radius; an ``image`` is two
    corners, and ``fill`` is the path of a PNG.
    """

    kind: str
    points: tuple[Point, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    dash: str = "solid"
    radius: float = 0.0


class Text(NamedTuple):
    """One line of type; ``anchor`` is ``start``, ``middle`` or ``end`` of its baseline."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    anchor: str = "start"


class Group(NamedTuple):
    """Shapes and texts that are one thing to a reader; without a name they are mere decoration."""

    items: tuple[Shape | Text, ...]
    name: str = ""
    title: str = ""
    description: str = ""
    classes: tuple[str, ...] = ()

    def moved(self, x: float, y: float) -> Group:
        """Return the group so many points further to the right and down."""
        return self._replace(items=tuple(_moved(item, x, y) for item in self.items))


Item = Group


def _moved(item: Shape | Text, x: float, y: float) -> Shape | Text:
    if isinstance(item, Text):
        return item._replace(x=item.x + x, y=item.y + y)
    # The second point of an ellipse is its radii.
    standing = item.points[:1] if item.kind == "ellipse" else item.points
    return item._replace(points=(*((px + x, py + y) for px, py in standing), *item.points[len(standing) :]))


class Placed(NamedTuple):
    """Where a box came to stand: its centre, width and height."""

    x: float
    y: float
    width: float
    height: float


class Route(NamedTuple):
    """Where an arrow runs: Bézier points up to the tip, the point the tip touches, the number's centre and width."""

    curve: tuple[Point, ...]
    tip: Point
    number: Point | None = None
    number_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture, placed.

    Attributes:
        width, height: in points.
        paper: colour of the background.
        font: family of its type.
        face: the files of that, where it is a theme's own; ``None`` where it is ours.
        groups: in the order they are painted, which is also the order they are read.
        boxes, routes: by id, for formats that place things of their own, and for the measures.
    """

    width: float
    height: float
    paper: str
    font: str
    title: str
    description: str
    language: str
    groups: tuple[Group, ...]
    boxes: dict[str, Placed] = field(default_factory=dict)
    routes: dict[str, Route] = field(default_factory=dict)
    face: Face | None = None

    def texts(self) -> list[Text]:
        """Return every line of type in the order it is painted."""
        return [item for group in self.groups for item in group.items if isinstance(item, Text)]
