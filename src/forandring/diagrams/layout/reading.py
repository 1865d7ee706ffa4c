"""What Graphviz says of a picture's places → boxes and curves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forandring.diagrams.layout.curves import Curve, Layout
from forandring.diagrams.layout.lonely import turned_over, with_lonely
from forandring.diagrams.picture import Picture
from forandring.diagrams.scene import Placed, Point

__all__ = ["read_layout"]

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
    layout = boxes, curves, right - left, high - low
    return with_lonely(picture, turned_over(layout) if _upside_down(picture, boxes) else layout)


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
