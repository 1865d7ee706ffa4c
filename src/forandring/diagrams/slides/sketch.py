"""Parts of a placed picture → native shapes on a slide: legend, headings, captions, signs of a status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from forandring.diagrams.fonts import BOLD, REGULAR
from forandring.diagrams.layout.outlines import BAR
from forandring.diagrams.scene import Point, Shape, Text
from forandring.diagrams.slides.lettering import Lettering, colour_of, emu, set_margins

__all__ = ["Scale", "add_items", "as_on_slides", "bent", "flattened"]

_DASHES = {"dashed": "DASH", "dotted": "ROUND_DOT"}


class Scale(NamedTuple):
    """From the picture's points to the slide's: a corner of the picture, where it comes to stand, and how large."""

    left: float
    top: float
    x: float
    y: float
    factor: float

    def at(self, point: Point) -> Point:
        """Return a point of the picture on the slide, in points."""
        return self.x + (point[0] - self.left) * self.factor, self.y + (point[1] - self.top) * self.factor


def add_items(shapes: Any, items: Iterable[Shape | Text], scale: Scale, lettering: Lettering) -> None:
    """Add each item to a slide's or a group's shapes."""
    for item in items:
        if isinstance(item, Text):
            _add_text(shapes, item, scale, lettering)
        else:
            _add_shape(shapes, item, scale)


def as_on_slides(item: Shape | Text) -> Shape | Text:
    """Return an item of the legend as arrows of slides have it: the bar of a head, which Office lacks, as a diamond."""
    if not isinstance(item, Shape) or item.kind != "line" or item.width != BAR or len(item.points) != 2:
        return item
    (x1, y1), (x2, y2) = item.points
    x, y, across, down = (x1 + x2) / 2, (y1 + y2) / 2, (x2 - x1) / 3, (y2 - y1) / 3
    corners = ((x + across, y + down), (x + down, y - across), (x - across, y - down), (x - down, y + across))
    return Shape("polygon", corners, item.stroke, item.stroke, 0.6)


def _add_text(shapes: Any, text: Text, scale: Scale, lettering: Lettering) -> None:
    size = lettering.fitting(text.size * scale.factor)
    # A little more room than the line takes: another machine's font may be wider.
    wide = lettering.room(text.text, size, BOLD if text.bold else REGULAR) * 1.12 + 5
    x, y = scale.at((text.x, text.y))
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    box = shapes.add_textbox(emu(left), emu(y - size * 1.0), emu(wide), emu(size * 1.3))
    set_margins(box.text_frame, 0)
    # Text that is never broken is centred on its frame by some programs, wherever it is to begin.
    box.text_frame.word_wrap = text.anchor != "middle"
    lettering.write(box.text_frame.paragraphs[0], (text.text,), size, text.bold, text.colour, text.anchor)


def _add_shape(shapes: Any, shape: Shape, scale: Scale) -> Any:
    from pptx.enum.shapes import MSO_SHAPE

    points = [scale.at(point) for point in shape.points]
    if shape.kind == "ellipse":
        (x, y), (across, down) = points[0], shape.points[1]
        across, down = across * scale.factor, down * scale.factor
        added = shapes.add_shape(
            MSO_SHAPE.OVAL, emu(x - across), emu(y - down), emu(2 * across), emu(2 * down)
        )
    elif shape.kind == "round":
        added = _rounded(shapes, points, shape.radius * scale.factor)
    else:
        added = _free(shapes, points if shape.kind != "curve" else bent(points), shape.kind == "polygon")
    flattened(added)
    _paint(added, shape, scale.factor)
    return added


def _rounded(shapes: Any, points: list[Point], radius: float) -> Any:
    from pptx.enum.shapes import MSO_SHAPE

    left, right = sorted(x for x, _ in points)
    top, bottom = sorted(y for _, y in points)
    kind = MSO_SHAPE.ROUNDED_RECTANGLE if radius else MSO_SHAPE.RECTANGLE
    added = shapes.add_shape(kind, emu(left), emu(top), emu(right - left), emu(bottom - top))
    if radius:
        added.adjustments[0] = min(radius / max(min(right - left, bottom - top), 0.1), 0.5)
    return added


def bent(points: Sequence[Point]) -> list[Point]:
    """Return a Bézier curve as a line of short pieces."""
    found = [points[0]]
    for start in range(0, len(points) - 3, 3):
        a, b, c, d = points[start : start + 4]
        for step in range(1, 9):
            t = step / 8
            w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            found.append(
                (
                    w[0] * a[0] + w[1] * b[0] + w[2] * c[0] + w[3] * d[0],
                    w[0] * a[1] + w[1] * b[1] + w[2] * c[1] + w[3] * d[1],
                )
            )
    return found


def _free(shapes: Any, points: list[Point], closed: bool) -> Any:
    whole = [(emu(x), emu(y)) for x, y in points]
    builder = shapes.build_freeform(*whole[0], scale=1.0)
    builder.add_line_segments(whole[1:], close=closed)
    return builder.convert_to_shape()


def _paint(added: Any, shape: Shape, factor: float) -> None:
    from pptx.enum.dml import MSO_LINE

    if shape.fill:
        added.fill.solid()
        added.fill.fore_color.rgb = colour_of(shape.fill)
    else:
        added.fill.background()
    if not shape.stroke:
        added.line.fill.background()
        return
    added.line.color.rgb = colour_of(shape.stroke)
    added.line.width = emu(max(shape.width * factor, 0.4))
    if shape.dash in _DASHES:
        added.line.dash_style = getattr(MSO_LINE, _DASHES[shape.dash])


def flattened(shape: Any) -> None:
    """Take from a shape what the theme would add to it: shadow and bevel."""
    from pptx.oxml.ns import qn

    for reference in shape._element.iter(qn("a:effectRef")):
        reference.set("idx", "0")
