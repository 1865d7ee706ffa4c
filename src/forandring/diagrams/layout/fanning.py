"""Arrows that begin or end at one box, spread along its side so that they do not cross each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from forandring.diagrams.layout.crossings import any_cross
from forandring.diagrams.layout.curves import ARROW, Curve, heading_for, parted_at, spread
from forandring.diagrams.layout.hubs import column_edges
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

_CROWDED = 120
"""Arrows of one picture beyond which those beside a tangle are left as they are."""

_FEW = 6
"""Arrows of one box that bend half-way between the columns."""

_NEAR, _FAR, _EARLY = 0.35, 0.92, 0.2
"""How far on their way to a box the nearest and the furthest of more arrows bend, and the furthest that leave one:
those keep clear of the boxes beside it."""

Places = Mapping[str, Placed]
Curves = dict[str, Curve]


def fanned(picture: Picture, places: Places, curves: Curves) -> Curves:
    """Return the curves with those that leave a group spread along its side, each near to where it is going.

    From the next column on they are left as they are, for they are led past the boxes there.
    """
    found = dict(curves)
    edges = column_edges(picture, places)
    for box in picture.boxes:
        leaving = [s.id for s in picture.strokes if s.tail == box.id and s.id in curves]
        if box.shape != "group" or len(leaving) < 2 or picture.direction != "LR":
            continue
        place = places[box.id]
        beyond = min(
            (left for left, _ in edges.values() if left > place.x + place.width / 2), default=math.inf
        )
        found.update({name: parted_at(found[name], beyond) for name in leaving})
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
    can stand at their height, and in one bend to the edge of the next. So are others between the same columns that
    fewer of those cross for it.
    """
    if picture.direction != "LR" or any(box.shape == "group" for box in picture.boxes):
        return curves
    found = dict(curves)
    led: set[str] = set()
    # An arrow ends at the outline that the theme gives a box.
    by_id = {box.id: replace(box, shape=picture.theme.form(box.shape)) for box in picture.boxes}
    edges = column_edges(picture, places)
    for box, ends, leaving in _tangles(picture, curves):
        ours = [s for s in ends if _next_to(by_id[s.tail], by_id[s.head])]
        place = places[box]
        others = [places[s.head if leaving else s.tail].y for s in ours]
        ordered = [s for _, s in sorted(zip(others, ours, strict=True), key=lambda pair: pair[0])]
        room = place.height * _SIDE
        heights = spread(sorted(others), place.y - room, place.y + room, _APART)
        heights = [min(max(y, place.y - room), place.y + room) for y in heights]
        bends = _bends(sorted(others), place.y, leaving)
        for stroke, y, bend in zip(ordered, _evened(heights, place, len(ordered)), bends, strict=True):
            found[stroke.id] = _led(stroke, by_id, places, edges, found[stroke.id], y, leaving, bend)
            led.add(stroke.id)
    for stroke in picture.strokes if led and len(picture.strokes) <= _CROWDED else ():
        if stroke.id in found and stroke.id not in led and _next_to(by_id[stroke.tail], by_id[stroke.head]):
            after = by_id[stroke.tail].layer
            beside = [found[s.id] for s in picture.strokes if s.id in led and by_id[s.tail].layer == after]
            found[stroke.id] = _clear_of(beside, stroke, by_id, places, edges, found[stroke.id])
    return found


def _bends(others: Sequence[float], middle: float, leaving: bool) -> list[float]:
    """Return where between two columns each arrow of one box bends, 0 at the first and 1 at the second.

    Of many, those from further away bend nearer to the box, so that none lies on another.

    Args:
        others: how high their other ends stand, from the top.
    """
    if len(others) <= _FEW:
        return [0.5] * len(others)
    above = sum(y < middle for y in others)
    below = len(others) - above
    far = [1 - place / max(above - 1, 1) for place in range(above)]
    far += [place / max(below - 1, 1) for place in range(below)]
    first, last = (1 - _NEAR, _EARLY) if leaving else (_NEAR, _FAR)
    return [first + (last - first) * share for share in far]


def _clear_of(
    beside: Sequence[Curve],
    stroke: Stroke,
    boxes: Mapping[str, Box],
    places: Places,
    edges: Mapping[int, tuple[float, float]],
    curve: Curve,
) -> Curve:
    """Return the curve, or one that is led beside those that were led, where fewer of them cross it."""

    def crossed(one: Curve) -> int:
        return sum(any_cross((one, other)) for other in beside)

    if not beside or not crossed(curve):
        return curve
    tried = [
        _led(stroke, boxes, places, edges, curve, curve[0][0][1], True, bend)
        for bend in (0.5, 0.1, 0.9, 0.3, 0.7)
    ]
    return min((curve, *tried), key=crossed)


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


def _led(
    stroke: Stroke,
    boxes: Mapping[str, Box],
    places: Places,
    edges: Mapping[int, tuple[float, float]],
    old: Curve,
    y: float,
    leaving: bool,
    bend: float,
) -> Curve:
    """Return an arrow from the side of one box to the side of another, with one of its ends at a height."""
    tail, head = boxes[stroke.tail], boxes[stroke.head]
    start_y, tip_y = (y, old[1][1]) if leaving else (old[0][0][1], y)
    start_y, tip_y = _within(start_y, places[tail.id]), _within(tip_y, places[head.id])
    start = (side_of(tail.shape, places[tail.id], start_y, right=True), start_y)
    tip = (side_of(head.shape, places[head.id], tip_y, right=False), tip_y)
    first = max(edges[tail.layer or 0][1], start[0])
    last = min(edges[head.layer or 0][0], tip[0] - ARROW)
    x = first + (last - first) * bend
    turn: tuple[Point, ...] = ((x, start_y), (x, tip_y), (last, tip_y))
    level = _level(start, (first, start_y))
    arrival = _level((last, tip_y), (tip[0] - ARROW, tip_y))
    return (start, *level, *turn, *arrival), tip


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
