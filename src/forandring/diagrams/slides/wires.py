"""A connector on a slide: glued to two shapes, with the line and the head of its arrow."""

from __future__ import annotations

from typing import Any, NamedTuple

from forandring.diagrams.picture import Stroke
from forandring.diagrams.scene import Placed
from forandring.diagrams.slides.connectors import Way
from forandring.diagrams.slides.lettering import colour_of, emu
from forandring.diagrams.slides.sketch import flattened
from forandring.diagrams.theme import Theme

__all__ = ["End", "add_bend", "add_tip", "add_wire"]

_DASHES = {"dashed": "DASH", "dotted": "ROUND_DOT"}
_TIPS = {"normal": "triangle", "open": "arrow", "tee": "diamond"}
"""PowerPoint has no tee, so that what works against ends in a diamond."""


class End(NamedTuple):
    """The shape that a connector is glued to, and the number of the site there."""

    shape: Any
    site: int


def add_wire(
    shapes: Any, way: Way, ends: tuple[End, End], stroke: Stroke, theme: Theme, factor: float
) -> Any:
    """Add a connector that runs a way, and return it; it has no head yet."""
    from pptx.enum.dml import MSO_LINE
    from pptx.enum.shapes import MSO_CONNECTOR
    from pptx.oxml.ns import qn

    (x1, y1), (x2, y2) = way.points[0], way.points[-1]
    connector = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, emu(x1), emu(y1), emu(x2), emu(y2))
    connector._element.spPr.find(qn("a:prstGeom")).set("prst", way.form)
    # The public methods know shapes of four sites only, and would move the ends to the wrong ones.
    connector._connect_begin_to(*ends[0])
    connector._connect_end_to(*ends[1])
    flattened(connector)
    connector.line.color.rgb = colour_of(theme.tone(stroke.tone))
    connector.line.width = emu(max(stroke.width * factor, 0.5))
    if stroke.dash in _DASHES:
        connector.line.dash_style = getattr(MSO_LINE, _DASHES[stroke.dash])
    return connector


def add_bend(shapes: Any, place: Placed, tone: str) -> Any:
    """Add the dot that two parts of an arrow are glued to, and return it."""
    from pptx.enum.shapes import MSO_SHAPE

    x, y, wide, tall = place
    dot = shapes.add_shape(MSO_SHAPE.OVAL, emu(x - wide / 2), emu(y - tall / 2), emu(wide), emu(tall))
    flattened(dot)
    dot.fill.solid()
    dot.fill.fore_color.rgb = colour_of(tone)
    dot.line.fill.background()
    return dot


def add_tip(connector: Any, tip: str) -> None:
    """Give a connector the head of its arrow."""
    from pptx.oxml.ns import qn

    if tip in _TIPS:
        line = connector.line._get_or_add_ln()
        line.append(line.makeelement(qn("a:tailEnd"), {"type": _TIPS[tip], "w": "med", "len": "med"}))
