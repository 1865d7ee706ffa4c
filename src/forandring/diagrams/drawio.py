"""A placed picture → draw.io, with boxes that can be moved and arrows that follow them."""

from __future__ import annotations

import math

from forandring.diagrams.drawio_parts import items_as_cells
from forandring.diagrams.layout.curves import sampled
from forandring.diagrams.markup import quoted
from forandring.diagrams.picture import Box, Picture, Stroke
from forandring.diagrams.scene import Group, Placed, Point, Route, Scene, Shape
from forandring.diagrams.signs import signs_of
from forandring.diagrams.wrapping import shown

__all__ = ["drawio_of"]

_STYLES = {
    "activity": "shape=hexagon;perimeter=hexagonPerimeter2;fixedSize=1;size=10;",
    "effect": "rounded=1;",
    "goal": "ellipse;shape=ellipse;perimeter=ellipsePerimeter;",
    "beacon": "ellipse;shape=doubleEllipse;perimeter=ellipsePerimeter;margin=3;",
    "target": "ellipse;shape=ellipse;perimeter=ellipsePerimeter;",
    "challenge": "shape=note;size=8;",
    "service": "shape=process;",
    "target-group": "rounded=1;arcSize=50;",
    "group": "rounded=1;absoluteArcSize=1;arcSize=10;",
    "ghost": "rounded=1;dashed=1;",
    "accepted": "rounded=1;dashed=1;",
}
_TIPS = {"normal": "block", "open": "open", "tee": "baseDash", "none": "none"}


def drawio_of(picture: Picture, scene: Scene) -> str:
    """Return the picture as an uncompressed draw.io file; labels are plain text, never HTML.

    What is no box and no arrow (title, headings, captions, legend, source) is there as well; the sign of a status
    belongs to its box and moves with it.
    """
    cells = ['<mxCell id="0"/>', '<mxCell id="1" parent="0"/>']
    groups = {group.name: group for group in scene.groups if "node" in group.classes}
    for place, group in enumerate(scene.groups):
        if not {"node", "edge", "number"} & set(group.classes):
            cells += items_as_cells(group.items, f"part-{place}", scene.font)
    # Under the boxes, as in the picture: an arrow may begin within the shape that it leaves.
    cells += [_stroke(s, scene, picture) for s in picture.strokes if s.id in scene.routes]
    for box in picture.boxes:
        if box.id in scene.boxes:
            cells += _box(box, scene.boxes[box.id], groups.get(box.name), picture)
    inner = "\n".join(cells)
    name = quoted(shown(picture.title))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<mxfile host="forandring"><diagram id={quoted(picture.name)} name={name}>'
        f'<mxGraphModel grid="0" pageWidth="{scene.width:.0f}" pageHeight="{scene.height:.0f}" page="1"><root>\n'
        f"{inner}\n</root></mxGraphModel></diagram></mxfile>\n"
    )


def _value(text: str) -> str:
    return quoted(shown(text))


def _box(box: Box, place: Placed, group: Group | None, picture: Picture) -> list[str]:
    stroke, fill = picture.theme.box_colours(box.shape, box.colour)
    if group is not None and group.items and isinstance(group.items[0], Shape):
        stroke, fill = group.items[0].stroke or "none", group.items[0].fill or "none"
    bold = 1 if box.shape in ("goal", "beacon", "target", "activity") else 0
    # A group's heading and rows, and what stands beside a bar, are parts of their own.
    lines = () if box.shape in ("group", "bar", "faint-bar") else (*box.lines, *box.small)
    form = picture.theme.form(box.shape)
    # The doubled sides of a service stand a share of its width in; as far in as in the picture they cross no words.
    doubled = f"size={min(5.0 / place.width, 0.125):.4f};" if form == "service" else ""
    style = (
        f"{_STYLES.get(form, '')}{doubled}html=0;whiteSpace=wrap;container=0;collapsible=0;foldable=0;"
        f"fillColor={fill};strokeColor={stroke};fontStyle={bold};"
        f"fontSize={picture.theme.label_size:g};fontFamily={picture.theme.family};fontColor={picture.theme.ink};"
    )
    left, top = place.x - place.width / 2, place.y - place.height / 2
    cell = (
        f"<mxCell id={quoted(box.name)} value={_value(chr(10).join(lines))} style={quoted(style)} "
        f'vertex="1" parent="1"><mxGeometry x="{left:.1f}" y="{top:.1f}" '
        f'width="{place.width:.1f}" height="{place.height:.1f}" as="geometry"/></mxCell>'
    )
    signs = signs_of(group, box, picture.theme) if group is not None else []
    return [cell, *items_as_cells(signs, f"{box.name}-sign", picture.theme.family, box.name, (left, top))]


def _bends(route: Route) -> list[Point]:
    """Return points on an arrow's way where it bends, none where it is as good as straight."""
    way = sampled(route.curve, route.tip)
    (x1, y1), (x2, y2) = way[0], way[-1]
    length = math.dist(way[0], way[-1]) or 1.0
    off = max(abs((x - x1) * (y2 - y1) - (y - y1) * (x2 - x1)) / length for x, y in way)
    return [] if off < 4 else [way[len(way) * part // 7] for part in range(1, 7)]


def _anchor(point: Point, place: Placed, end: str) -> str:
    """Return where on a box an arrow's end is held, in shares of its width and height."""
    x = min(max((point[0] - place.x) / place.width + 0.5, 0.0), 1.0)
    y = min(max((point[1] - place.y) / place.height + 0.5, 0.0), 1.0)
    return f"{end}X={x:.3f};{end}Y={y:.3f};{end}Dx=0;{end}Dy=0;{end}Perimeter=0;"


def _stroke(stroke: Stroke, scene: Scene, picture: Picture) -> str:
    route = scene.routes[stroke.id]
    by_id = {box.id: box.name for box in picture.boxes}
    dash = {"dashed": "dashed=1;", "dotted": "dashed=1;dashPattern=1 3;"}.get(stroke.dash, "")
    style = (
        f"{_anchor(route.curve[0], scene.boxes[stroke.tail], 'exit')}"
        f"{_anchor(route.tip, scene.boxes[stroke.head], 'entry')}"
        f"html=0;curved=1;endArrow={_TIPS[stroke.tip]};strokeColor={picture.theme.tone(stroke.tone)};"
        f"strokeWidth={stroke.width:g};labelBackgroundColor={picture.theme.paper};"
        f"fontFamily={picture.theme.family};fontSize={picture.theme.small_size:g};fontColor={picture.theme.tone(stroke.tone)};{dash}"
    )
    bends = "".join(f'<mxPoint x="{x:.1f}" y="{y:.1f}"/>' for x, y in _bends(route))
    return (
        f'<mxCell id={quoted(stroke.name)} value={_value(stroke.number)} style={quoted(style)} edge="1" '
        f'parent="1" source={quoted(by_id[stroke.tail])} target={quoted(by_id[stroke.head])}>'
        f'<mxGeometry relative="1" as="geometry"><Array as="points">{bends}</Array></mxGeometry></mxCell>'
    )
