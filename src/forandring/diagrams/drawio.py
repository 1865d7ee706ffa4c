"""A placed picture → draw.io, with boxes that can be moved and arrows that follow them."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from forandring.diagrams.picture import Box, Picture, Stroke
from forandring.diagrams.scene import Placed, Route, Scene
from forandring.diagrams.wrapping import shown

__all__ = ["drawio_of"]

_STYLES = {
    "activity": "shape=hexagon;perimeter=hexagonPerimeter2;fixedSize=1;size=10;",
    "effect": "rounded=1;",
    "goal": "ellipse;",
    "beacon": "ellipse;shape=doubleEllipse;margin=3;",
    "target": "ellipse;",
    "challenge": "shape=note;size=8;",
    "service": "shape=process;",
    "target-group": "rounded=1;arcSize=50;",
    "ghost": "rounded=1;dashed=1;",
    "accepted": "rounded=1;dashed=1;",
}
_TIPS = {"normal": "block", "open": "open", "tee": "baseDash", "none": "none"}


def drawio_of(picture: Picture, scene: Scene) -> str:
    """Return the picture as an uncompressed draw.io file; labels are plain text, never HTML."""
    cells = ['<mxCell id="0"/>', '<mxCell id="1" parent="0"/>']
    cells.append(
        _text_cell(
            "title", picture.title, 26, 12, scene.width - 52, 30, picture.theme.title_size, picture.theme.ink
        )
    )
    cells += [_box(box, scene.boxes[box.id], picture) for box in picture.boxes if box.id in scene.boxes]
    cells += [_stroke(s, scene.routes[s.id], picture) for s in picture.strokes if s.id in scene.routes]
    cells.append(
        _text_cell(
            "source", picture.source, 26, scene.height - 34, scene.width - 52, 20, 11, picture.theme.quiet
        )
    )
    inner = "\n".join(cells)
    name = quoteattr(shown(picture.title))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<mxfile host="forandring"><diagram id={quoteattr(picture.name)} name={name}>'
        f'<mxGraphModel grid="0" pageWidth="{scene.width:.0f}" pageHeight="{scene.height:.0f}" page="1"><root>\n'
        f"{inner}\n</root></mxGraphModel></diagram></mxfile>\n"
    )


def _value(text: str) -> str:
    return quoteattr(shown(text), {"\n": "&#10;", "\t": " "})


def _text_cell(
    name: str, text: str, x: float, y: float, width: float, height: float, size: float, colour: str
) -> str:
    style = f"text;html=0;align=left;verticalAlign=middle;fontSize={size:g};fontColor={colour};fontFamily={_FONT};"
    return (
        f'<mxCell id="{escape(name)}" value={_value(text)} style="{style}" vertex="1" parent="1">'
        f'<mxGeometry x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" as="geometry"/></mxCell>'
    )


_FONT = "Source Sans Pro"


def _box(box: Box, place: Placed, picture: Picture) -> str:
    stroke, fill = picture.theme.box_colours(box.shape, box.colour)
    bold = 1 if box.shape in ("goal", "beacon", "target", "activity") else 0
    lines = (*box.lines, *box.small, *(f"• {row.title}" for row in box.rows))
    style = (
        f"{_STYLES.get(box.shape, '')}html=0;whiteSpace=wrap;fillColor={fill};strokeColor={stroke};fontStyle={bold};"
        f"fontSize={picture.theme.label_size:g};fontFamily={_FONT};fontColor={picture.theme.ink};"
    )
    return (
        f"<mxCell id={quoteattr(box.name)} value={_value(chr(10).join(lines))} style={quoteattr(style)} "
        f'vertex="1" parent="1"><mxGeometry x="{place.x - place.width / 2:.1f}" y="{place.y - place.height / 2:.1f}" '
        f'width="{place.width:.1f}" height="{place.height:.1f}" as="geometry"/></mxCell>'
    )


def _stroke(stroke: Stroke, route: Route, picture: Picture) -> str:
    by_id = {box.id: box.name for box in picture.boxes}
    dash = {"dashed": "dashed=1;", "dotted": "dashed=1;dashPattern=1 3;"}.get(stroke.dash, "")
    style = (
        f"html=0;curved=1;endArrow={_TIPS[stroke.tip]};strokeColor={picture.theme.tone(stroke.tone)};"
        f"strokeWidth={stroke.width:g};labelBackgroundColor={picture.theme.paper};{dash}"
    )
    bends = "".join(f'<mxPoint x="{x:.1f}" y="{y:.1f}"/>' for x, y in route.curve[3:-1:3])
    return (
        f'<mxCell id={quoteattr(stroke.name)} value={_value(stroke.number)} style={quoteattr(style)} edge="1" '
        f'parent="1" source={quoteattr(by_id[stroke.tail])} target={quoteattr(by_id[stroke.head])}>'
        f'<mxGeometry relative="1" as="geometry"><Array as="points">{bends}</Array></mxGeometry></mxCell>'
    )
