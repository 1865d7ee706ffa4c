"""A scene → drawing operations of Graphviz (xdot), so that its engine makes the PNG and the PDF.

Source: https://graphviz.org/docs/outputs/canon/#xdot — the operations of an ``_background`` attribute.
"""

from __future__ import annotations

import re
from pathlib import Path

from forandring.diagrams.scene import Point, Scene, Shape, Text

__all__ = ["images_of", "xdot_of"]

_CIRCLE = 0.5523
"""Distance of a Bézier's handles that makes a quarter of a circle, in radii."""


def xdot_of(scene: Scene) -> str:
    """Return the operations that paint the scene; y is turned upwards."""
    height = scene.height
    parts = [
        _shape(
            Shape("polygon", ((0, 0), (scene.width, 0), (scene.width, height), (0, height)), scene.paper),
            height,
        )
    ]
    for group in scene.groups:
        for item in group.items:
            if isinstance(item, Text):
                parts.append(_text(item, scene))
            elif item.kind != "image":
                parts.append(_shape(item, height))
    return " ".join(parts)


def images_of(scene: Scene) -> str:
    """Return a DOT node for each image, where it stands: among drawing operations the engine paints none."""
    images = [
        item
        for group in scene.groups
        for item in group.items
        if isinstance(item, Shape) and item.kind == "image"
    ]
    return "".join(_image(item, place, scene.height) for place, item in enumerate(images))


def _image(item: Shape, place: int, height: float) -> str:
    (left, top), (right, bottom) = item.points
    path = Path(item.fill).as_posix()
    if '\\"' in path:
        raise ValueError(f"no way to name it in DOT: {path}")
    # A backslash stands for itself, but where a quotation mark follows.
    path = path.replace('"', '\\"')
    return (
        f'image{place} [shape=none, style="", image="{path}", imagescale=both, '
        f"width={_number((right - left) / 72)}, height={_number((bottom - top) / 72)}, "
        f'pos="{_number((left + right) / 2)},{_number(height - (top + bottom) / 2)}"]; '
    )


def _text(text: Text, scene: Scene) -> str:
    said = text.text
    if not said:
        return ""
    if said.endswith("\\"):
        said += " "
    # Graphviz does not count the first of a row of backslashes when it reads the text.
    size = len(said.encode("utf-8")) - len(re.findall(r"\\+", said))
    family = f"{scene.font} Semibold" if text.bold else scene.font
    if scene.face is not None:
        # Behind a comma stands the weight: without it the last word of a name could be taken for one.
        heavy = text.bold and scene.face.bold_family == scene.face.family
        named = scene.face.bold_family if text.bold else scene.font
        family = f"{named}, {'Bold' if heavy else 'Regular'}"
    side = {"start": -1, "middle": 0, "end": 1}[text.anchor]
    return (
        f"c {len(text.colour)} -{text.colour} F {_number(text.size)} {len(family.encode('utf-8'))} -{family} "
        f"T {_number(text.x)} {_number(scene.height - text.y)} {side} 0 {size} -{said}"
    )


def _shape(shape: Shape, height: float) -> str:
    points = [(x, height - y) for x, y in shape.points]
    parts = []
    if shape.kind == "ellipse":
        points[1] = shape.points[1]
    if shape.fill:
        parts.append(f"C {len(shape.fill)} -{shape.fill}")
    pen = shape.stroke or shape.fill
    width = f"setlinewidth({_number(shape.width if shape.stroke else 0.01)})"
    style = shape.dash if shape.stroke else "solid"
    parts.append(f"c {len(pen)} -{pen} S {len(style)} -{style} S {len(width)} -{width}")
    parts.append(_outline(shape, points))
    return " ".join(parts)


def _outline(shape: Shape, points: list[Point]) -> str:
    if shape.kind == "ellipse":
        return f"{'E' if shape.fill else 'e'} {_points(points)}"
    if shape.kind == "round":
        curve = _rounded(points[0], points[1], shape.radius)
        return f"{'b' if shape.fill else 'B'} {len(curve)} {_points(curve)}"
    letter = {"curve": "B", "line": "L"}.get(shape.kind, "P" if shape.fill else "p")
    return f"{letter} {len(points)} {_points(points)}"


def _rounded(first: Point, second: Point, radius: float) -> list[Point]:
    """Return a box with round corners as one Bézier curve."""
    left, right = sorted((first[0], second[0]))
    low, high = sorted((first[1], second[1]))
    r = min(radius, (right - left) / 2, (high - low) / 2)
    k = r * (1 - _CIRCLE)
    corners = [
        ((left + r, low), (right - r, low), (right - k, low), (right, low + k), (right, low + r)),
        ((right, low + r), (right, high - r), (right, high - k), (right - k, high), (right - r, high)),
        ((right - r, high), (left + r, high), (left + k, high), (left, high - k), (left, high - r)),
        ((left, high - r), (left, low + r), (left, low + k), (left + k, low), (left + r, low)),
    ]
    curve: list[Point] = [corners[0][0]]
    for start, straight, one, two, end in corners:
        curve += [start, straight, straight, one, two, end]
    return curve


def _points(points: list[Point]) -> str:
    return " ".join(f"{_number(x)} {_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.2f}"
