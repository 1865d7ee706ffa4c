"""A placed drawing → GraphML: what each box and arrow is, and where yEd, Gephi and networkx find it.

Source: the GraphML primer (graphdrawing.org) and, for what yEd draws, yFiles' extension ``y:``.
"""

from __future__ import annotations

from collections.abc import Iterable

from forandring.diagrams.building import Arrow
from forandring.diagrams.markup import escape, quoted
from forandring.diagrams.picture import Box, Stroke
from forandring.diagrams.record import Drawing
from forandring.diagrams.scene import Placed, Route, Scene
from forandring.diagrams.theme import Theme
from forandring.diagrams.wrapping import shown

__all__ = ["graphml_of"]

_OF_NODES = {
    "label": "string",
    "type": "string",
    "iri": "string",
    "area": "string",
    "status": "string",
    "description": "string",
    "x": "double",
    "y": "double",
    "width": "double",
    "height": "double",
    "colour": "string",
    "shape": "string",
}
_OF_EDGES = {
    "number": "string",
    "label": "string",
    "evidence": "string",
    "confidence": "string",
    "polarity": "string",
    "basis": "string",
    "description": "string",
}
_SHAPES = {
    "activity": "hexagon",
    "effect": "roundrectangle",
    "goal": "ellipse",
    "beacon": "ellipse",
    "target": "ellipse",
    "target-group": "roundrectangle",
    "ghost": "roundrectangle",
    "accepted": "roundrectangle",
    "group": "roundrectangle",
    "service": "rectangle3d",
}
_TIPS = {"normal": "delta", "open": "plain", "tee": "t_shape", "none": "none"}
_BOLD = ("goal", "beacon", "target", "activity")


def graphml_of(drawing: Drawing, scene: Scene) -> str:
    """Return the drawing as GraphML; the same drawing gives the same text.

    ``x`` and ``y`` are a box's centre in points, ``y`` downwards; what is not stated of a link is left out,
    and so are places where the picture was too large to be laid out.
    """
    picture = drawing.picture
    names = {box.id: box.name for box in picture.boxes}
    rows = {(arrow.cause, arrow.effect): arrow for arrow in drawing.arrows}
    nodes = {box.id: box.node for box in picture.boxes}
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">\n'
        f"<desc>{_text(scene.title)}</desc>\n",
        *_keys(),
        f'<graph id={quoted(picture.name)} edgedefault="directed">\n',
    ]
    parts += [_node(box, scene.boxes.get(box.id), picture.theme) for box in picture.boxes]
    for stroke in picture.strokes:
        ends = (nodes.get(stroke.tail) or "", nodes.get(stroke.head) or "")
        parts.append(_edge(stroke, scene, names, rows.get(ends), picture.theme))
    return "".join([*parts, "</graph>\n</graphml>\n"])


def _keys() -> Iterable[str]:
    yield '<key id="node-graphics" for="node" yfiles.type="nodegraphics"/>\n'
    yield '<key id="edge-graphics" for="edge" yfiles.type="edgegraphics"/>\n'
    for domain, names in (("node", _OF_NODES), ("edge", _OF_EDGES)):
        for name, kind in names.items():
            yield f'<key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n'


def _values(domain: str, values: dict[str, str]) -> str:
    return "".join(
        f'<data key="{domain}-{name}">{_text(value)}</data>' for name, value in values.items() if value
    )


def _node(box: Box, found: Placed | None, theme: Theme) -> str:
    stroke, fill = theme.box_colours(box.shape, box.colour)
    place = found or Placed(0.0, 0.0, box.width, box.height)
    values = {
        "label": box.title,
        "type": _class(box, "type-") or box.shape,
        "iri": box.node or "",
        "area": _class(box, "area-"),
        "status": _class(box, "status-"),
        "description": box.description,
        "x": _number(place.x) if found else "",
        "y": _number(place.y) if found else "",
        "width": _number(place.width),
        "height": _number(place.height),
        "colour": stroke,
        "shape": _SHAPES.get(theme.form(box.shape), "rectangle"),
    }
    lines = (*box.lines, *box.small, *(" ".join(row.lines) for row in box.rows))
    style = "bold" if box.shape in _BOLD else "plain"
    line = "dashed" if box.shape in ("ghost", "accepted") or "inferred" in box.classes else "line"
    drawn = (
        f'<y:ShapeNode><y:Geometry x="{_number(place.x - place.width / 2)}" '
        f'y="{_number(place.y - place.height / 2)}" width="{_number(place.width)}" '
        f'height="{_number(place.height)}"/><y:Fill color="{fill}" transparent="false"/>'
        f'<y:BorderStyle color="{stroke}" type="{line}" width="{3 if theme.form(box.shape) == "beacon" else 1.4}"/>'
        f'<y:NodeLabel fontFamily={quoted(theme.family)} fontSize="{theme.label_size:.0f}" '
        f'fontStyle="{style}" textColor="{theme.ink}">{_text(chr(10).join(lines))}</y:NodeLabel>'
        f'<y:Shape type="{values["shape"]}"/></y:ShapeNode>'
    )
    return (
        f'<node id={quoted(box.name)}><data key="node-graphics">{drawn}</data>'
        f"{_values('node', values)}</node>\n"
    )


def _class(box: Box, start: str) -> str:
    """Return what follows ``start`` in the first of a box's classes that begins so; "" if none does."""
    return next((name.removeprefix(start) for name in box.classes if name.startswith(start)), "")


def _edge(stroke: Stroke, scene: Scene, names: dict[str, str], row: Arrow | None, theme: Theme) -> str:
    links = row.links if row else ()

    def said(values: Iterable[str | None]) -> str:
        return ", ".join(dict.fromkeys(value for value in values if value))

    values = {
        "number": stroke.number,
        "label": stroke.title,
        "evidence": said(kind for link in links for kind in link.evidence),
        "confidence": said(link.confidence for link in links),
        "polarity": said(link.polarity for link in links),
        "basis": said(link.basis for link in links),
        "description": stroke.description,
    }
    route = scene.routes.get(stroke.id)
    drawn = _line(stroke, route, scene, theme) if route else _plain_line(stroke, theme)
    return (
        f"<edge id={quoted(stroke.name)} source={quoted(names[stroke.tail])} "
        f"target={quoted(names[stroke.head])}>"
        f'<data key="edge-graphics">{drawn}</data>{_values("edge", values)}</edge>\n'
    )


def _line(stroke: Stroke, route: Route, scene: Scene, theme: Theme) -> str:
    """Return what yEd draws: a line with the bends of the picture's, from centre to centre as it counts."""
    start, end = route.curve[0], route.tip
    tail, head = scene.boxes[stroke.tail], scene.boxes[stroke.head]
    bends = "".join(f'<y:Point x="{_number(x)}" y="{_number(y)}"/>' for x, y in route.curve[3:-1:3])
    return (
        f'<y:PolyLineEdge><y:Path sx="{_number(start[0] - tail.x)}" sy="{_number(start[1] - tail.y)}" '
        f'tx="{_number(end[0] - head.x)}" ty="{_number(end[1] - head.y)}">{bends}</y:Path>'
        f"{_look(stroke, theme)}</y:PolyLineEdge>"
    )


def _plain_line(stroke: Stroke, theme: Theme) -> str:
    return f"<y:PolyLineEdge>{_look(stroke, theme)}</y:PolyLineEdge>"


def _look(stroke: Stroke, theme: Theme) -> str:
    label = f"<y:EdgeLabel>{_text(stroke.number)}</y:EdgeLabel>" if stroke.number else ""
    kind = {"dashed": "dashed", "dotted": "dotted"}.get(stroke.dash, "line")
    return (
        f'<y:LineStyle color="{theme.tone(stroke.tone)}" type="{kind}" width="{stroke.width:g}"/>'
        f'<y:Arrows source="none" target="{_TIPS[stroke.tip]}"/>{label}<y:BendStyle smoothed="true"/>'
    )


def _text(text: str) -> str:
    return escape(shown(text))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
