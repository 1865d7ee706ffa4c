"""What Graphviz says of a picture's places → boxes and curves, and room for what no arrow touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from forandring.diagrams.layout.curves import Curve, moved, sampled
from forandring.diagrams.picture import Box, Picture
from forandring.diagrams.scene import Placed, Point

__all__ = ["Layout", "read_layout"]


Layout = tuple[dict[str, Placed], dict[str, Curve], float, float]
"""Boxes by id, arrows by id (curve, tip), and the width and height of it all in points."""

_INCH = 72.0


def read_layout(found: Mapping[str, Any], picture: Picture) -> Layout:
    """Return the places in Graphviz's JSON, turned so that y runs downwards."""
    left, low, right, high = (float(part) for part in str(found["bb"]).split(","))
    names = {entry["_gvid"]: entry["name"] for entry in found.get("objects", ())}
    known = {box.id for box in picture.boxes}
    boxes: dict[str, Placed] = {}
    for entry in found.get("objects", ()):
        if entry["name"] in known:
            x, y = (float(part) for part in entry["pos"].rstrip("!").split(","))
            boxes[entry["name"]] = Placed(
                x - left, high - y, float(entry["width"]) * _INCH, float(entry["height"]) * _INCH
            )
    curves: dict[str, Curve] = {}
    by_ends: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for entry in found.get("edges", ()):
        ends = names[entry["tail"]], names[entry["head"]]
        by_ends.setdefault(ends[::-1] if entry.get("dir") == "back" else ends, []).append(entry)
    for stroke in picture.strokes:
        entries = by_ends.get((stroke.tail, stroke.head), [])
        if entries and "pos" in entries[0]:
            curves[stroke.id] = _curve(entries.pop(0)["pos"], left, high)
    if _upside_down(picture, boxes):
        depth = high - low
        boxes = {i: p._replace(y=depth - p.y) for i, p in boxes.items()}
        curves = {
            i: (tuple((x, depth - y) for x, y in curve), (tip[0], depth - tip[1]))
            for i, (curve, tip) in curves.items()
        }
    laid_out = set(boxes)
    width, height = _place_lonely(picture, boxes, curves, right - left, high - low)
    lonely = [place for name, place in boxes.items() if name not in laid_out]
    x = max([0.0, *(p.width / 2 - p.x for p in lonely)])
    y = max([0.0, *(p.height / 2 - p.y for p in lonely)])
    return *moved(boxes, curves, x, y), width + x, height + y


def _upside_down(picture: Picture, boxes: Mapping[str, Placed]) -> bool:
    """Return whether most boxes of the columns stand in the opposite of the text's order."""
    if picture.direction != "LR":
        return False
    columns: dict[int, list[float]] = {}
    for box in picture.boxes:
        if box.id in boxes and box.layer is not None:
            columns.setdefault(box.layer, []).append(boxes[box.id].y)
    first = columns.get(min(columns, default=0), [])
    ordered = [(one, two) for place, one in enumerate(first) for two in first[place + 1 :]]
    return sum(one > two for one, two in ordered) * 2 > len(ordered)


def _place_lonely(
    picture: Picture,
    boxes: dict[str, Placed],
    curves: Mapping[str, Curve],
    width: float,
    height: float,
) -> tuple[float, float]:
    """Set boxes that no arrow touches below the others of their column, and return the size it all has then."""
    columns: dict[int, list[Box]] = {}
    for box in picture.boxes:
        if box.id not in boxes and box.layer is not None:
            columns.setdefault(box.layer, []).append(box)
    across = picture.direction == "LR"
    for layer in sorted(columns):
        beside = [boxes[b.id] for b in picture.boxes if b.layer == layer and b.id in boxes]
        ends = (width if across else height), (40 if boxes else 0)
        middles, y = _foot_of_column(columns[layer], beside, *ends, across)
        edges = [(x, _sides(box, across)[0] / 2) for box, x in zip(columns[layer], middles, strict=True)]
        low, high = min(x - half for x, half in edges), max(x + half for x, half in edges)
        y = max([y, *(depth + _BELOW for depth in _depths(curves, low, high, across))])
        for box, x in zip(columns[layer], middles, strict=True):
            y = _set_clear(box, boxes, x, y, across) + _BELOW
        width = max(width, *(p.x + p.width / 2 for p in boxes.values()))
        height = max(height, *(p.y + p.height / 2 for p in boxes.values()))
    return width, height


_BELOW = 14.0
"""Points between a box that no arrow touches and what stands above it."""

_OVER = 24.0
"""Points that such a box may stand out beyond all others; one wider than that stands beside the middle."""


def _sides(box: Box | Placed, across: bool) -> tuple[float, float]:
    """Return how wide and how tall a box is, seen along the columns or rows."""
    return (box.width, box.height) if across else (box.height, box.width)


def _foot_of_column(
    ours: Sequence[Box], beside: Sequence[Placed], far: float, room: float, across: bool
) -> tuple[list[float], float]:
    """Return the middle of each box in its column, none to make the picture much wider, and where the first begins.

    Args:
        far: where the picture ends.
        room: between that and a column of which nothing stands yet.
    """
    halves = [_sides(box, across)[0] / 2 for box in ours]
    if not beside:
        return [far + room + max(halves)] * len(ours), 0.0
    x = sum(p.x if across else p.y for p in beside) / len(beside)
    y = max((p.y + p.height / 2) if across else (p.x + p.width / 2) for p in beside) + 18
    return [max(min(x, far + _OVER - half), half - _OVER) for half in halves], y


def _set_clear(box: Box, boxes: dict[str, Placed], x: float, y: float, across: bool) -> float:
    """Set a box in the middle of its column, from ``y`` on down where nothing stands; return where it ends."""
    wide, tall = _sides(box, across)
    others = sorted((p if across else Placed(p.y, p.x, p.height, p.width) for p in boxes.values()), key=_top)
    for other in others:
        near = abs(other.x - x) < (other.width + wide) / 2 + _BELOW / 2
        if near and _top(other) < y + tall + _BELOW / 2 and other.y + other.height / 2 + _BELOW / 2 > y:
            y = other.y + other.height / 2 + _BELOW
    centre = (x, y + tall / 2) if across else (y + tall / 2, x)
    boxes[box.id] = Placed(*centre, box.width, box.height)
    return y + tall


def _top(place: Placed) -> float:
    return place.y - place.height / 2


def _depths(curves: Mapping[str, Curve], start: float, end: float, across: bool) -> list[float]:
    """Return how far down each arrow reaches that passes between two edges."""
    found = []
    for curve, tip in curves.values():
        points = [p if across else (p[1], p[0]) for p in sampled(curve, tip)]
        found += [y for x, y in points if start - 4 < x < end + 4]
    return found


def _curve(position: str, left: float, high: float) -> Curve:
    """Return the curve in the direction of its arrow, which may be the other end of what Graphviz drew."""
    points: list[Point] = []
    tip, turned = None, False
    for part in position.split(";")[0].split():
        ends = part.split(",")
        point = (float(ends[-2]) - left, high - float(ends[-1]))
        if ends[0] in ("e", "s"):
            tip, turned = point, ends[0] == "s"
        else:
            points.append(point)
    return tuple(points[::-1] if turned else points), tip or points[0 if turned else -1]
