"""Where boxes stand that no arrow touches: over or under the others of their column, as the text has them."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from forandring.diagrams.layout.curves import Curve, Layout, moved, sampled
from forandring.diagrams.picture import Box, Picture
from forandring.diagrams.scene import Placed

__all__ = ["over_and_under", "turned_over", "with_lonely"]

_APART = 14.0
"""Points between a box that no arrow touches and what stands above it."""

_AFTER = 18.0
"""Points between the last of a column that an arrow touches and the first that none does."""

_BESIDE = 40.0
"""Points between what there is and a column of which nothing stands yet."""

_OVER = 24.0
"""Points that such a box may stand out beyond all others; one wider than that stands beside the middle."""

_ROOM = 4.0
"""Points beside a box in which no arrow may pass."""


def with_lonely(picture: Picture, layout: Layout) -> Layout:
    """Return the layout with the boxes of ``picture`` that it lacks, each in its column.

    Those that come before all others of their column in ``picture`` stand over them, the rest under them.
    """
    placed = layout[0]
    if all(box.id in placed or box.layer is None for box in picture.boxes):
        return layout
    over, under = over_and_under(picture, placed)
    across = picture.direction == "LR"
    layout = layout if across else _transposed(layout)
    # What stands over the others is set under them while all is upside down.
    layout = _with_under(picture, turned_over(layout), over[::-1], across)
    layout = _with_under(picture, turned_over(layout), under, across)
    layout = layout if across else _transposed(layout)
    boxes, curves, width, height = layout
    x = max(0.0, *(p.width / 2 - p.x for i, p in boxes.items() if i not in placed))
    y = max(0.0, *(p.height / 2 - p.y for i, p in boxes.items() if i not in placed))
    return *moved(boxes, curves, x, y), width + x, height + y


def over_and_under(picture: Picture, others: Container[str]) -> tuple[list[Box], list[Box]]:
    """Return the boxes that come before all ``others`` of their column, which has some, and the rest.

    Args:
        others: ids of boxes that are in neither.
    """
    columns = {box.layer for box in picture.boxes if box.id in others}
    reached: set[int | None] = set()
    over: list[Box] = []
    under: list[Box] = []
    for box in picture.boxes:
        if box.id in others:
            reached.add(box.layer)
        else:
            (over if box.layer in columns - reached else under).append(box)
    return over, under


def _with_under(picture: Picture, layout: Layout, ours: Sequence[Box], across: bool) -> Layout:
    """Return a layout from left to right with boxes set under the others of their column, in this order."""
    boxes, curves, width, height = dict(layout[0]), *layout[1:]
    for layer in sorted({box.layer for box in ours if box.layer is not None}):
        column = [box for box in ours if box.layer == layer]
        sizes = [(box.width, box.height) if across else (box.height, box.width) for box in column]
        beside = [boxes[box.id] for box in picture.boxes if box.layer == layer and box.id in boxes]
        middles, y = _foot(sizes, beside, width, _BESIDE if boxes else 0.0)
        low = min(x - wide / 2 for x, (wide, _) in zip(middles, sizes, strict=True))
        high = max(x + wide / 2 for x, (wide, _) in zip(middles, sizes, strict=True))
        y = max([y, *(depth + _APART for depth in _depths(curves, low - _ROOM, high + _ROOM))])
        for box, x, size in zip(column, middles, sizes, strict=True):
            boxes[box.id] = _clear(boxes, x, y, size)
            y = boxes[box.id].y + size[1] / 2 + _APART
        width = max(width, *(p.x + p.width / 2 for p in boxes.values()))
        height = max(height, *(p.y + p.height / 2 for p in boxes.values()))
    return boxes, curves, width, height


def _foot(
    sizes: Sequence[tuple[float, float]], beside: Sequence[Placed], far: float, room: float
) -> tuple[list[float], float]:
    """Return the middle of each box in its column, none to make the picture much wider, and where the first begins.

    Args:
        sizes: of each box, across and down.
        far: where the picture ends.
        room: between that and a column of which nothing stands yet.
    """
    halves = [wide / 2 for wide, _ in sizes]
    if not beside:
        return [far + room + max(halves)] * len(sizes), 0.0
    x = sum(place.x for place in beside) / len(beside)
    y = max(place.y + place.height / 2 for place in beside) + _AFTER
    return [max(min(x, far + _OVER - half), half - _OVER) for half in halves], y


def _clear(boxes: Mapping[str, Placed], x: float, y: float, size: tuple[float, float]) -> Placed:
    """Return the place of a box in the middle of its column, from ``y`` on down where nothing stands."""
    wide, tall = size
    for other in sorted(boxes.values(), key=_top):
        near = abs(other.x - x) < (other.width + wide) / 2 + _APART / 2
        if near and _top(other) < y + tall + _APART / 2 and other.y + other.height / 2 + _APART / 2 > y:
            y = other.y + other.height / 2 + _APART
    return Placed(x, y + tall / 2, wide, tall)


def _top(place: Placed) -> float:
    return place.y - place.height / 2


def _depths(curves: Mapping[str, Curve], start: float, end: float) -> list[float]:
    """Return how far down each arrow reaches that passes between two edges."""
    return [y for curve, tip in curves.values() for x, y in sampled(curve, tip) if start < x < end]


def turned_over(layout: Layout) -> Layout:
    """Return the layout with what was at the top at the bottom."""
    boxes, curves, width, height = layout
    turned = {i: place._replace(y=height - place.y) for i, place in boxes.items()}
    lines = {
        i: (tuple((x, height - y) for x, y in curve), (tip[0], height - tip[1]))
        for i, (curve, tip) in curves.items()
    }
    return turned, lines, width, height


def _transposed(layout: Layout) -> Layout:
    """Return the layout with its columns as rows."""
    boxes, curves, width, height = layout
    return (
        {i: Placed(place.y, place.x, place.height, place.width) for i, place in boxes.items()},
        {i: (tuple((y, x) for x, y in curve), tip[::-1]) for i, (curve, tip) in curves.items()},
        height,
        width,
    )
