"""Arrows that begin or end at one box, spread along its side so that they do not cross each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from forandring.diagrams.layout.crossings import any_cross
from forandring.diagrams.layout.curves import ARROW, Curve, heading_for, spread
from forandring.diagrams.layout.outlines import side_of
from forandring.diagrams.picture import Box, Picture, Stroke
from forandring.diagrams.scene import Placed, Point

__all__ = ["fanned", "untangled"]

_APART = 15.0
"""Points between two arrows that leave a tall box, if there is room."""

_SIDE = 0.36
"""Share of a box's height, up and down from its middle, in which its arrows stand."""

_MOST = 60
"""Arrows of one box beyond which they are left as they are: no eye could tell them apart."""

Places = Mapping[str, Placed]
Curves = dict[str, Curve]


def fanned(picture: Picture, places: Places, curves: Curves) -> Curves:
    """Return the curves with those that leave a group spread along its side, each near to where it is going."""
    found = dict(curves)
    for box in picture.boxes:
        leaving = [s.id for s in picture.strokes if s.tail == box.id and s.id in curves]
        if box.shape != "group" or len(leaving) < 2 or picture.direction != "LR":
            continue
        place = places[box.id]
        low, high = place.y - place.height / 2 + 16, place.y + place.height / 2 - 12
        leaving.sort(key=lambda name: heading_for(found[name]))
        wanted = [min(max(heading_for(found[name]), low), high) for name in leaving]
        for name, y in zip(leaving, spread(wanted, low, high, _APART), strict=True):
            curve, tip = found[name]
            start = (place.x + place.width / 2, y)
            found[name] = ((start, (max(curve[1][0], start[0] + 12), y), *curve[2:]), tip)
    return found


def untangled(picture: Picture, places: Places, curves: Curves) -> Curves:
    """Return the curves with arrows that leave or reach one box, and cross there, led side by side instead.

    Only arrows from one column to the next are led anew: level as far as the edge of their column, where nothing else
    can stand at their height, and in one bend to the edge of the next.
    """
    if picture.direction != "LR" or any(box.shape == "group" for box in picture.boxes):
        return curves
    found = dict(curves)
    # An arrow ends at the outline that the theme gives a box.
    by_id = {box.id: replace(box, shape=picture.theme.form(box.shape)) for box in picture.boxes}
    edges = _edges(picture, places)
    for box, ends, leaving in _tangles(picture, curves):
        ours = [s for s in ends if _next_to(by_id[s.tail], by_id[s.head])]
        place = places[box]
        others = [places[s.head if leaving else s.tail].y for s in ours]
        ordered = [s for _, s in sorted(zip(others, ours, strict=True), key=lambda pair: pair[0])]
        room = place.height * _SIDE
        heights = spread(sorted(others), place.y - room, place.y + room, _APART)
        heights = [min(max(y, place.y - room), place.y + room) for y in heights]
        for stroke, y in zip(ordered, _evened(heights, place, len(ordered)), strict=True):
            found[stroke.id] = _led(stroke, by_id, places, edges, found[stroke.id], y, leaving)
    return found


def _evened(heights: Sequence[float], place: Placed, number: int) -> list[float]:
    """Return places along a side, even where the wanted ones fall together."""
    room = place.height * 2 * _SIDE
    step = min(_APART, room / max(number - 1, 1))
    middle = sum(heights) / max(len(heights), 1)
    first = min(
        max(middle - step * (number - 1) / 2, place.y - room / 2), place.y + room / 2 - step * (number - 1)
    )
    return [first + step * index for index in range(number)]


def _tangles(picture: Picture, curves: Curves) -> Iterable[tuple[str, list[Stroke], bool]]:
    """Yield each box some of whose leaving, or reaching, arrows cross one another, with them."""
    for leaving in (True, False):
        by_box: dict[str, list[Stroke]] = {}
        for stroke in picture.strokes:
            if stroke.id in curves and not stroke.back:
                by_box.setdefault(stroke.tail if leaving else stroke.head, []).append(stroke)
        for box, strokes in by_box.items():
            if 1 < len(strokes) <= _MOST and any_cross(curves[stroke.id] for stroke in strokes):
                yield box, strokes, leaving


def _next_to(tail: Box, head: Box) -> bool:
    return tail.layer is not None and head.layer == tail.layer + 1


def _edges(picture: Picture, places: Places) -> dict[int, tuple[float, float]]:
    """Return the left and right edge of each column."""
    found: dict[int, tuple[float, float]] = {}
    for box in picture.boxes:
        if box.layer is not None and box.id in places:
            place = places[box.id]
            left, right = place.x - place.width / 2, place.x + place.width / 2
            low, high = found.get(box.layer, (left, right))
            found[box.layer] = (min(low, left), max(high, right))
    return found


def _led(
    stroke: Stroke,
    boxes: Mapping[str, Box],
    places: Places,
    edges: Mapping[int, tuple[float, float]],
    old: Curve,
    y: float,
    leaving: bool,
) -> Curve:
    """Return an arrow from the side of one box to the side of another, with one of its ends at a height."""
    tail, head = boxes[stroke.tail], boxes[stroke.head]
    start_y, tip_y = (y, old[1][1]) if leaving else (old[0][0][1], y)
    start_y, tip_y = _within(start_y, places[tail.id]), _within(tip_y, places[head.id])
    start = (side_of(tail.shape, places[tail.id], start_y, right=True), start_y)
    tip = (side_of(head.shape, places[head.id], tip_y, right=False), tip_y)
    first = max(edges[tail.layer or 0][1], start[0])
    last = min(edges[head.layer or 0][0], tip[0] - ARROW)
    middle = (first + last) / 2
    bend: tuple[Point, ...] = ((middle, start_y), (middle, tip_y), (last, tip_y))
    level = _level(start, (first, start_y))
    arrival = _level((last, tip_y), (tip[0] - ARROW, tip_y))
    return (start, *level, *bend, *arrival), tip


def _within(y: float, place: Placed) -> float:
    """Return a height at which an arrow can stand well on the side of a box."""
    room = place.height * _SIDE
    return min(max(y, place.y - room), place.y + room)


def _level(one: Point, two: Point) -> tuple[Point, ...]:
    """Return the rest of a straight piece of Bézier from one point to another; nothing where they are one."""
    if two[0] - one[0] < 0.5:
        return ()
    third = (two[0] - one[0]) / 3
    return ((one[0] + third, one[1]), (two[0] - third, two[1]), two)
