"""Parts of a placed picture that are no boxes and no arrows → cells of draw.io: lines of type, lines, forms."""

from __future__ import annotations

from collections.abc import Iterable

from forandring.diagrams.fonts import BOLD, REGULAR, text_width
from forandring.diagrams.logo import carried
from forandring.diagrams.markup import quoted
from forandring.diagrams.scene import Point, Shape, Text
from forandring.diagrams.wrapping import shown

__all__ = ["items_as_cells"]

_DASHES = {"dashed": "dashed=1;", "dotted": "dashed=1;dashPattern=1 3;"}


def items_as_cells(
    items: Iterable[Shape | Text], name: str, font: str, parent: str = "1", corner: Point = (0.0, 0.0)
) -> list[str]:
    """Return a cell for each item, called ``name-0``, ``name-1`` …

    Args:
        font: family of the type.
        parent: id of the cell that they belong to and move with; ``1`` for the page.
        corner: where that cell's upper left corner is, from which its parts are measured.
    """
    cells = []
    for place, item in enumerate(items):
        head = f"<mxCell id={quoted(f'{name}-{place}')} parent={quoted(parent)}"
        cells.append(
            _text(item, head, font, corner) if isinstance(item, Text) else _shape(item, head, corner)
        )
    return cells


def _text(text: Text, head: str, font: str, corner: Point) -> str:
    wide = text_width(text.text, text.size, BOLD if text.bold else REGULAR) * 1.06 + 2
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    side = {"start": "left", "middle": "center", "end": "right"}[text.anchor]
    style = (
        f"text;html=0;strokeColor=none;fillColor=none;align={side};verticalAlign=middle;spacing=0;"
        f"fontSize={text.size:g};fontStyle={int(text.bold)};fontColor={text.colour};fontFamily={font};"
    )
    value = quoted(shown(text.text))
    return f"{head} value={value} {_vertex(style, left, text.y - text.size, wide, text.size * 1.3, corner)}"


def _vertex(style: str, left: float, top: float, width: float, height: float, corner: Point) -> str:
    return (
        f'style={quoted(style)} vertex="1"><mxGeometry x="{left - corner[0]:.1f}" y="{top - corner[1]:.1f}" '
        f'width="{width:.1f}" height="{height:.1f}" as="geometry"/></mxCell>'
    )


def _shape(shape: Shape, head: str, corner: Point) -> str:
    paint = (
        f"fillColor={shape.fill or 'none'};strokeColor={shape.stroke or 'none'};strokeWidth={shape.width:g};"
        f"html=0;{_DASHES.get(shape.dash, '')}"
    )
    if shape.kind == "image":
        (left, top), (right, bottom) = shape.points
        # A semicolon would end the value: draw.io reads such a link without its ";base64".
        form = f"shape=image;imageAspect=0;image={carried(shape.fill).replace(';base64', '')};"
        return f'{head} value="" {_vertex(form, left, top, right - left, bottom - top, corner)}'
    if shape.kind in ("line", "curve"):
        return _line(shape, head, paint, corner)
    if shape.kind == "ellipse":
        (x, y), (across, down) = shape.points
        form = "shape=ellipse;perimeter=ellipsePerimeter;"
        return f'{head} value="" {_vertex(form + paint, x - across, y - down, 2 * across, 2 * down, corner)}'
    left, right = min(x for x, _ in shape.points), max(x for x, _ in shape.points)
    top, bottom = min(y for _, y in shape.points), max(y for _, y in shape.points)
    wide, tall = right - left, bottom - top
    if shape.kind == "round":
        form = f"rounded=1;absoluteArcSize=1;arcSize={2 * shape.radius:g};" if shape.radius else ""
    else:
        shares = ",".join(
            f"[{(x - left) / (wide or 1):.3f},{(y - top) / (tall or 1):.3f}]" for x, y in shape.points
        )
        form = f"shape=mxgraph.basic.polygon;polyCoords=[{shares}];polyline=0;"
    return f'{head} value="" {_vertex(form + paint, left, top, wide, tall, corner)}'


def _line(shape: Shape, head: str, paint: str, corner: Point) -> str:
    # Of a curve every third point lies on it.
    points = shape.points[::3] if shape.kind == "curve" else shape.points
    moved = [(x - corner[0], y - corner[1]) for x, y in points]
    bends = "".join(f'<mxPoint x="{x:.1f}" y="{y:.1f}"/>' for x, y in moved[1:-1])
    return (
        f'{head} value="" style={quoted(f"endArrow=none;{paint}")} edge="1">'
        f'<mxGeometry relative="1" as="geometry">'
        f'<mxPoint x="{moved[0][0]:.1f}" y="{moved[0][1]:.1f}" as="sourcePoint"/>'
        f'<mxPoint x="{moved[-1][0]:.1f}" y="{moved[-1][1]:.1f}" as="targetPoint"/>'
        f'<Array as="points">{bends}</Array></mxGeometry></mxCell>'
    )
