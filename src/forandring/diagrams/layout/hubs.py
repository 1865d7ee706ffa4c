"""Room beside a box that many arrows reach or leave: for their numbers, and for each line by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from forandring.diagrams.layout.curves import Curve, Layout
from forandring.diagrams.picture import Picture
from forandring.diagrams.scene import Placed, Point

__all__ = ["column_edges", "with_room"]

_FEW = 8
"""Arrows from one column to the next that begin or end at one box and need no more room than others."""

_EACH, _MOST = 2.5, 40.0
"""Points of room that each one more takes, and how many there are at most."""


def column_edges(picture: Picture, places: Mapping[str, Placed]) -> dict[int, tuple[float, float]]:
    """Return the left and right edge of each column."""
    found: dict[int, tuple[float, float]] = {}
    for box in picture.boxes:
        if box.layer is not None and box.id in places:
            place = places[box.id]
            left, right = place.x - place.width / 2, place.x + place.width / 2
            low, high = found.get(box.layer, (left, right))
            found[box.layer] = (min(low, left), max(high, right))
    return found


def with_room(picture: Picture, layout: Layout) -> Layout:
    """Return a layout from left to right with columns moved apart where many arrows join one box to the next column."""
    layers = {box.id: box.layer for box in picture.boxes if box.layer is not None}
    if picture.direction != "LR" or picture.placed or len(layers) < len(picture.boxes):
        return layout
    for after, room in sorted(_wanted(picture, layers).items()):
        layout = _parted(picture, layout, layers, after, room)
    return layout


def _wanted(picture: Picture, layers: Mapping[str, int]) -> dict[int, float]:
    """Return the room that is wanted after columns."""
    fans: Counter[tuple[str, int]] = Counter()
    for stroke in picture.strokes:
        after = layers[stroke.tail]
        if layers[stroke.head] == after + 1:
            fans[stroke.tail, after] += 1
            fans[stroke.head, after] += 1
    found: dict[int, float] = {}
    for (_, after), number in fans.items():
        if number > _FEW:
            found[after] = max(found.get(after, 0.0), min((number - _FEW) * _EACH, _MOST))
    return found


def _parted(picture: Picture, layout: Layout, layers: Mapping[str, int], after: int, room: float) -> Layout:
    """Return a layout with what stands after a column moved so far to the right; arrows between are stretched."""
    boxes, curves, width, height = layout
    edges = column_edges(picture, boxes)
    start, end = edges[after][1], min(left for layer, (left, _) in edges.items() if layer > after)
    if end - start < 1:
        return layout

    def moved(point: Point) -> Point:
        share = min(max((point[0] - start) / (end - start), 0.0), 1.0)
        return point[0] + share * room, point[1]

    def led(curve: Curve) -> Curve:
        return tuple(map(moved, curve[0])), moved(curve[1])

    shifted = {
        name: place._replace(x=place.x + room) if layers[name] > after else place
        for name, place in boxes.items()
    }
    return shifted, {name: led(curve) for name, curve in curves.items()}, width + room, height
