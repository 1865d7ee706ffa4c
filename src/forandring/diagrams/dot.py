"""A picture → DOT: our own node names, every text escaped, sizes settled before the engine sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from forandring.diagrams.key import key_of, marked
from forandring.diagrams.picture import Box, Picture, Stroke
from forandring.diagrams.wrapping import shown

if TYPE_CHECKING:
    import graphviz

__all__ = ["dot_of", "escaped", "lonely"]

_SHAPES = {
    "activity": {"shape": "hexagon"},
    "effect": {"shape": "box", "style": "rounded,filled"},
    "goal": {"shape": "ellipse"},
    "beacon": {"shape": "ellipse", "peripheries": "2"},
    "target": {"shape": "ellipse"},
    "challenge": {"shape": "note"},
    "service": {"shape": "box"},
    "ghost": {"shape": "box", "style": "dashed,filled"},
    "group": {"shape": "box"},
}
_TIPS = {"normal": "normal", "open": "vee", "tee": "tee", "none": "none"}
_INCH = 72.0
_LONGEST = 2500
"""Letters of one string: Graphviz reads no more than 16,384 bytes, and a letter may take six."""


def escaped(text: str) -> str:
    """Return a text that Graphviz shows as it is: no escape, no entity and no markup in it is active.

    >>> str(escaped("a & b")), str(escaped("C:" + chr(92) + "new"))
    ('a &amp; b', 'C:\\\\\\\\new')
    """
    import graphviz

    return str(graphviz.escape(shown(text).replace("&", "&amp;")))


def _label(lines: Iterable[str]) -> Any:
    import graphviz

    shown_lines, left = [], _LONGEST
    for line in lines:
        left -= len(line)
        shown_lines.append(escaped(line) if left > 0 else "…")
        if left <= 0:
            break
    return graphviz.nohtml("\\n".join(shown_lines))


def _inline(text: str) -> Any:
    import graphviz

    return graphviz.nohtml(escaped(text if len(text) <= _LONGEST else text[:_LONGEST] + "…"))


def dot_of(picture: Picture, *, layout: bool = False) -> str:
    """Return the picture in DOT; the same picture gives the same text.

    Args:
        layout: leave out what we place ourselves afterwards: labels, numbers, and boxes that no arrow touches.
    """
    import graphviz

    graph = graphviz.Digraph("diagram")
    graph.attr(**_graph_attributes(picture, layout))
    graph.attr("node", fontname=picture.theme.family, fontsize=_number(picture.theme.label_size), margin="0")
    graph.attr(
        "edge", fontname=picture.theme.family, fontsize=_number(picture.theme.small_size), arrowsize="0.8"
    )
    _add_boxes(graph, picture, layout)
    layers = {box.id: box.layer for box in picture.boxes}
    tall = {box.id for box in picture.boxes if box.shape == "group"}
    for stroke in picture.strokes:
        side = {"tailport": "e"} if stroke.tail in tall and picture.direction == "LR" else {}
        span = (layers.get(stroke.head) or 0) - (layers.get(stroke.tail) or 0)
        ends = stroke.tail, stroke.head
        if layout and stroke.back and span < 0:
            # Led through the columns as an arrow the other way would be, since else it is led anywhere.
            ends, side, span = ends[::-1], {"dir": "back"}, -span
        elif stroke.back:
            side["constraint"], span = "false", 0
        if span > 1:
            side["minlen"] = str(span)
        graph.edge(*ends, **_stroke_attributes(stroke, picture, not layout), **side)
    return str(graph.source)


def _graph_attributes(picture: Picture, layout: bool) -> dict[str, str]:
    folded = any(box.shape == "group" for box in picture.boxes)
    dense = len(picture.strokes) / max(len(picture.boxes), 1)
    return {
        "rankdir": picture.direction,
        "label": "" if layout else _label((picture.title, picture.subtitle)),
        "labelloc": "t",
        "fontname": picture.theme.family,
        "fontsize": _number(picture.theme.title_size),
        "splines": "true",
        # As far as boxes stand apart, so do arrows to and fro; numbers must have room between those.
        "nodesep": "0.2" if _to_and_fro(picture) else "0.12",
        "ranksep": _number(_folded_gap(picture) if folded else 0.5 + min(dense * 0.18, 0.4)),
        "outputorder": "edgesfirst",
        "bgcolor": picture.theme.paper,
        "lang": picture.language,
    }


def _to_and_fro(picture: Picture) -> bool:
    """Return whether some arrow runs back between the boxes that another one joins."""
    ends = {(stroke.tail, stroke.head) for stroke in picture.strokes if not stroke.back}
    return any((stroke.head, stroke.tail) in ends for stroke in picture.strokes if stroke.back)


def _folded_gap(picture: Picture) -> float:
    """Return the inches between columns where arrows leave the boxes of focus areas: more for more arrows."""
    return min(1.0 + 0.01 * len(picture.strokes), 1.3)


def lonely(picture: Picture) -> frozenset[str]:
    """Return the ids of boxes that no arrow touches and whose column is known."""
    joined = {end for stroke in picture.strokes for end in (stroke.tail, stroke.head)}
    return frozenset(box.id for box in picture.boxes if box.id not in joined and box.layer is not None)


def _add_boxes(graph: graphviz.Digraph, picture: Picture, layout: bool) -> None:
    left_out = lonely(picture) if layout else frozenset[str]()
    columns: dict[int, list[Box]] = {}
    for box in (*picture.boxes, *(() if layout else key_of(picture))):
        if box.id in left_out:
            continue
        if box.layer is None or picture.placed:
            graph.node(box.id, **_box_attributes(box, picture, layout))
        else:
            columns.setdefault(box.layer, []).append(box)
    for layer in sorted(columns):
        with graph.subgraph() as column:
            column.attr(rank="same")
            column.node(f"column{layer}", label="", shape="point", width="0.01", height="0.01", style="invis")
            for box in columns[layer]:
                column.node(box.id, **_box_attributes(box, picture, layout))
    ordered = sorted(columns)
    layers = {box.id: box.layer for box in picture.boxes}
    joined = {(layers[stroke.tail], layers[stroke.head]) for stroke in picture.strokes}
    for left, right in pairwise(ordered):
        # Where an arrow joins two columns already, one more that nobody sees would only be in its way.
        if (left, right) not in joined:
            graph.edge(f"column{left}", f"column{right}", style="invis", weight="0", minlen=str(right - left))


def _told(name: str, classes: Iterable[str], description: str) -> dict[str, Any]:
    """Return what a page can find and style a thing by, and what it says when pointed at."""
    return {"id": _inline(name), "class": _inline(" ".join(classes)), "tooltip": _inline(description)}


def _box_attributes(box: Box, picture: Picture, layout: bool) -> dict[str, str]:
    stroke, fill = picture.theme.box_colours(box.shape, box.colour)
    attributes = {
        "label": "" if layout else _label(_lines(box)),
        "width": _number(box.width / _INCH),
        "height": _number(box.height / _INCH),
        "fixedsize": "true",
        "style": "filled",
        "color": stroke,
        "fillcolor": fill,
        **({} if layout else _told(box.name, box.classes, box.description)),
        **_SHAPES.get(picture.theme.form(box.shape), {"shape": "box"}),
    }
    if box.at is not None:
        attributes["pos"] = f"{_number(box.at[0])},{_number(picture.size[1] - box.at[1])}!"
    return attributes


def _lines(box: Box) -> Iterable[str]:
    """Yield the lines of a box's label, its mark and those of its rows before what they belong to."""
    yield from _marked(box.lines, "" if "bar" in box.classes else box.mark)
    yield from box.small
    for row in box.rows:
        yield from _marked(row.lines, row.letter)


def _marked(lines: Sequence[str], mark: str) -> Iterable[str]:
    return (marked(line, "" if place else mark) for place, line in enumerate(lines))


def _stroke_attributes(stroke: Stroke, picture: Picture, numbers: bool) -> dict[str, str]:
    attributes = {
        "color": picture.theme.tone(stroke.tone),
        "penwidth": _number(stroke.width),
        "style": stroke.dash,
        "arrowhead": _TIPS[stroke.tip],
    }
    if numbers:
        attributes |= _told(stroke.name, stroke.classes, stroke.description or stroke.title)
    if stroke.number and numbers:
        attributes["xlabel"] = _inline(stroke.number)
    return attributes


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
