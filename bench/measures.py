"""What is counted of one picture: crossings, arrows through boxes, overlaps, type size, contrast, words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from forandring import diagrams
from forandring.diagrams import engine
from forandring.diagrams.colours import contrast
from forandring.diagrams.fonts import BOLD, REGULAR, text_width
from forandring.diagrams.jobs import Job
from forandring.diagrams.layout.crossings import count_crossings
from forandring.diagrams.layout.curves import sampled
from forandring.diagrams.layout.framing import MARGIN
from forandring.diagrams.scene import Placed, Point, Route, Scene, Shape, Text

__all__ = ["Measures", "measured", "scene_of", "together"]

A4 = (841.89 - 2 * 8, 595.28 - 2 * 8)
"""Room for a picture on A4 across, in points."""


class Measures(NamedTuple):
    """What is counted of one picture, or of several together.

    Attributes:
        outside: how many things reach into the margin or beyond it.
        smallest: the smallest type on A4 across, in points.
        faintest: the least contrast of a line of type with what it stands on, 1 to 21.
        wide: lines of type that are wider than their box.
        lost: boxes that lack a letter of their label.
    """

    boxes: int
    arrows: int
    crossings: int
    through: int
    overlaps: int
    outside: int
    smallest: float
    faintest: float
    wide: int
    lost: int


def measured(drawing: diagrams.Drawing) -> Measures:
    """Return the measures of a drawing, laid out in this process."""
    scene = scene_of(drawing)
    lines = {name: sampled(route.curve, route.tip) for name, route in scene.routes.items()}
    ends = {stroke.id: (stroke.tail, stroke.head) for stroke in drawing.picture.strokes}
    scale = min(A4[0] / scene.width, A4[1] / scene.height, 1.4)
    return Measures(
        len(scene.boxes),
        len(lines),
        count_crossings({name: (route.curve, route.tip) for name, route in scene.routes.items()}),
        sum(through(points, ends[name], scene.boxes) for name, points in lines.items()),
        overlaps(scene, lines),
        outside(scene),
        min((text.size for text in scene.texts()), default=12.0) * scale,
        min(_contrasts(drawing, scene), default=21.0),
        too_wide(drawing),
        lost(drawing, scene),
    )


def together(found: list[Measures]) -> Measures:
    """Return the sums of several pictures, and the smallest type and the least contrast of all."""
    sums = [sum(column) for column in zip(*found, strict=True)]
    whole = Measures(*(int(value) for value in sums[:6]), 0.0, 0.0, int(sums[8]), int(sums[9]))
    return whole._replace(
        smallest=min(one.smallest for one in found), faintest=min(one.faintest for one in found)
    )


def scene_of(drawing: diagrams.Drawing) -> Scene:
    scene = engine._draw(Job(drawing.picture, ("scene",), "dot", "", 144, ""))["scene"]
    assert isinstance(scene, Scene)
    return scene


def through(points: list[Point], ends: tuple[str, str], boxes: dict[str, Placed]) -> int:
    """Return how many boxes an arrow runs through that are not its ends."""
    return sum(
        any(abs(x - box.x) < box.width / 2 - 1 and abs(y - box.y) < box.height / 2 - 1 for x, y in points)
        for name, box in boxes.items()
        if name not in ends
    )


def overlaps(scene: Scene, lines: dict[str, list[Point]]) -> int:
    """Return how many pairs overlap of boxes with boxes, numbers with boxes, with numbers, and with other arrows."""
    numbers = {
        name: Placed(*route.number, route.number_width, 14.0)
        for name, route in scene.routes.items()
        if isinstance(route, Route) and route.number is not None
    }
    rectangles = [*scene.boxes.values(), *numbers.values()]
    found = sum(_overlap(one, two) for one, two in combinations(rectangles, 2))
    for name, number in numbers.items():
        found += sum(
            any(abs(x - number.x) < number.width / 2 - 0.5 and abs(y - number.y) < 6.5 for x, y in points)
            for other, points in lines.items()
            if other != name
        )
    return found


def outside(scene: Scene) -> int:
    """Return how many shapes and lines of type reach into the margin or beyond it; half an arrowhead may."""
    found = 0
    for item in (item for group in scene.groups for item in group.items):
        left, top, right, bottom = _bounds(item)
        inside = left >= MARGIN - 4 and right <= scene.width - MARGIN + 4
        found += not (inside and top >= MARGIN / 2 and bottom <= scene.height - MARGIN / 2)
    return found


def _bounds(item: Shape | Text) -> tuple[float, float, float, float]:
    """Return the left, upper, right and lower edge of a shape or a line of type."""
    if isinstance(item, Text):
        wide = text_width(item.text, item.size, BOLD if item.bold else REGULAR)
        left = item.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[item.anchor]
        return left, item.y - item.size, left + wide, item.y
    if item.kind == "ellipse":
        (x, y), (across, down) = item.points
        return x - across, y - down, x + across, y + down
    xs, ys = [x for x, _ in item.points], [y for _, y in item.points]
    return min(xs), min(ys), max(xs), max(ys)


def _overlap(one: Placed, two: Placed) -> bool:
    return (
        abs(one.x - two.x) < (one.width + two.width) / 2 - 0.5
        and abs(one.y - two.y) < (one.height + two.height) / 2 - 0.5
    )


def too_wide(drawing: diagrams.Drawing) -> int:
    """Return how many lines of type are wider than their box."""
    size = drawing.picture.theme.label_size
    return sum(text_width(line, size) > box.width for box in drawing.picture.boxes for line in box.lines)


def lost(drawing: diagrams.Drawing, scene: Scene) -> int:
    """Return how many boxes lack a letter of their label on the picture."""
    drawn = "".join(text.text for text in scene.texts()).replace(" ", "").replace("-", "")
    return sum(
        "".join(box.lines).replace(" ", "").replace("-", "") not in drawn
        or "".join(box.title.split()).replace("-", "") != "".join(box.lines).replace(" ", "").replace("-", "")
        for box in drawing.picture.boxes
        if box.lines
    )


def _contrasts(drawing: diagrams.Drawing, scene: Scene) -> Iterator[float]:
    """Yield the contrast of each line of type with what was drawn last where its middle stands."""
    grounds: list[Shape] = []
    for item in (item for group in scene.groups for item in group.items):
        if isinstance(item, Shape):
            grounds += [item] if item.fill.startswith("#") else []
        elif item.text.strip():
            left, top, right, bottom = _bounds(item)
            middle = (left + right) / 2, (top + bottom) / 2
            under = next((shape.fill for shape in reversed(grounds) if _covers(shape, middle)), "")
            yield contrast(item.colour, under or drawing.picture.theme.paper)


def _covers(shape: Shape, point: Point) -> bool:
    """Return whether a closed shape covers a point; the corners of a round box count to it."""
    x, y = point
    left, top, right, bottom = _bounds(shape)
    if not (left <= x <= right and top <= y <= bottom):
        return False
    if shape.kind == "ellipse":
        (cx, cy), (across, down) = shape.points
        return ((x - cx) / across) ** 2 + ((y - cy) / down) ** 2 <= 1
    if shape.kind != "polygon":
        return shape.kind == "round"
    sides = pairwise((*shape.points, shape.points[0]))
    crossed = [
        x < x1 + (y - y1) / (y2 - y1) * (x2 - x1) for (x1, y1), (x2, y2) in sides if (y1 > y) != (y2 > y)
    ]
    return sum(crossed) % 2 == 1
