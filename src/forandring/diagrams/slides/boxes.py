"""One box on a slide: a native shape with its text in it, together with its heading and the sign of its status."""

from __future__ import annotations

from typing import Any

from forandring.diagrams.picture import Box
from forandring.diagrams.scene import Group, Placed, Shape
from forandring.diagrams.signs import signs_of
from forandring.diagrams.slides.lettering import Lettering, colour_of, emu, set_margins
from forandring.diagrams.slides.sites import HEXAGON_POINT, SHAPES
from forandring.diagrams.slides.sketch import Scale, add_items, flattened
from forandring.diagrams.theme import Theme
from forandring.diagrams.wrapping import shown

__all__ = ["add_box"]

_RADII = {"effect": 7.0, "group": 5.0, "ghost": 5.0, "accepted": 5.0}
_LINES = {"beacon": 2, "service": 3}
"""Of how many lines an outline consists that no one shape of Office's is."""

_BOLD = ("goal", "beacon", "target", "activity")


def add_box(
    shapes: Any, box: Box, place: Placed, group: Group, theme: Theme, scale: Scale, lettering: Lettering
) -> Any:
    """Add a box and return the shape that arrows are glued to.

    Where the box has a sign, a heading or a second line of its own, they and the shape are one group, and move
    together.
    """
    # Office has double lines and doubled sides, but not every program draws the former as two, and the latter
    # stand so far in that they would cross the words.
    signs = [*(group.items[1 : _LINES.get(theme.form(box.shape), 1)]), *signs_of(group, box, theme)]
    if signs:
        whole = shapes.add_group_shape()
        whole.name = box.name
        shape = _outline(whole.shapes, box, place, group, theme, scale)
        add_items(whole.shapes, signs, scale, lettering)
    else:
        shape = _outline(shapes, box, place, group, theme, scale)
    if box.shape != "group":
        _letter(shape, box, theme, scale, lettering)
    return shape


def _outline(shapes: Any, box: Box, place: Placed, group: Group, theme: Theme, scale: Scale) -> Any:
    from pptx.enum.dml import MSO_LINE
    from pptx.enum.shapes import MSO_SHAPE

    form = theme.form(box.shape)
    kind = SHAPES.get(form, "RECTANGLE")
    x, y = scale.at((place.x - place.width / 2, place.y - place.height / 2))
    wide, tall = place.width * scale.factor, place.height * scale.factor
    shape = shapes.add_shape(getattr(MSO_SHAPE, kind), emu(x), emu(y), emu(wide), emu(tall))
    _set_form(shape, form, min(wide, tall), tall, scale.factor)
    shape.name = box.name
    shape._element._nvXxPr.cNvPr.set("descr", shown(f"{box.title}. {box.description}"))
    flattened(shape)
    drawn = group.items[0] if group.items and isinstance(group.items[0], Shape) else None
    stroke, fill = theme.box_colours(box.shape, box.colour)
    if drawn is not None:
        stroke, fill = drawn.stroke or drawn.fill or stroke, drawn.fill or fill
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour_of(fill)
    shape.line.color.rgb = colour_of(stroke)
    shape.line.width = emu(max((drawn.width if drawn else 1.2) * scale.factor, 0.5))
    if drawn is not None and drawn.dash == "dashed":
        shape.line.dash_style = MSO_LINE.DASH
    return shape


def _set_form(shape: Any, form: str, shorter: float, tall: float, factor: float) -> None:
    """Give the shape the corners that it has in the picture."""
    if form == "target-group":
        shape.adjustments[0] = 0.5
    elif form in _RADII:
        shape.adjustments[0] = min(_RADII[form] * factor / max(shorter, 0.1), 0.5)
    elif form == "activity":
        # The point of a hexagon is a share of its shorter side.
        shape.adjustments[0] = min(HEXAGON_POINT * factor / max(shorter, 0.1), tall / max(shorter, 0.1) / 2)


def _letter(shape: Any, box: Box, theme: Theme, scale: Scale, lettering: Lettering) -> None:
    from pptx.enum.text import MSO_ANCHOR

    if box.shape in ("bar", "faint-bar") or not (box.lines or box.small):
        return
    frame = shape.text_frame
    set_margins(frame, 0)
    # The lines are those of the picture: within an ellipse Office would break them sooner than need be.
    frame.word_wrap = False
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    ink = {"ghost": theme.ghost, "accepted": theme.quiet}.get(box.shape, theme.ink)
    size = lettering.fitting(theme.label_size * scale.factor)
    first = frame.paragraphs[0]
    lettering.write(first, box.lines, size, box.shape in _BOLD, ink, "middle")
    if box.small:
        small = lettering.fitting(theme.small_size * scale.factor)
        paragraph = frame.add_paragraph() if box.lines else first
        lettering.write(paragraph, box.small, small, False, theme.quiet, "middle")
