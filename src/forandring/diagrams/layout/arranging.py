"""A picture's boxes in the order they are to stand in, said so that Graphviz keeps to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from forandring.diagrams.layout.lonely import over_and_under
from forandring.diagrams.layout.ordering import Order, ordered
from forandring.diagrams.picture import Box, Picture
from forandring.diagrams.sizes import GOALS

__all__ = ["MANY", "arranged", "held"]

MANY = 120
"""Arrows beyond which Graphviz alone decides: lines cross everywhere then, in any order."""

_FEW = 24
"""Arrows up to which goals are moved to other columns; that takes one more search for each place."""

_QUICK = 200
"""Changes that are tried to see whether fewer arrows cross with a goal in another column."""

_BETWEEN = 62.0
"""Points between two columns, about."""

_SHEET = 826.0
"""Points of a sheet of A4 across that a picture can fill."""

_LEAST = 7.2
"""Size of type on A4 that another column must leave."""

Layers = dict[str, int]


def arranged(picture: Picture) -> Picture:
    """Return the picture with its boxes in the order in which they stand, column by column from the top.

    Where a few arrows cross and a goal can stand further to the right so that fewer do, it is moved there. A picture
    whose columns are left to causality, or with very many arrows, is returned as it is. Boxes that no arrow touches
    keep their place before or after the others of their column.
    """
    joined = {end for stroke in picture.strokes for end in (stroke.tail, stroke.head)}
    layers = {box.id: box.layer for box in picture.boxes if box.id in joined and box.layer is not None}
    if len(layers) < len(joined) or len(picture.strokes) > MANY or not layers:
        return picture
    names = {box.id: box.name for box in picture.boxes}
    # Focus areas are looked for in the order of the plan, goals where the arrows end.
    folded = any(box.shape == "group" for box in picture.boxes)
    layers = _spread(picture, layers, names) if len(picture.strokes) <= _FEW else layers
    return _in_order(picture, layers, ordered(layers, _arrows(picture, layers), names, from_left=folded))


def _arrows(picture: Picture, layers: Layers) -> list[tuple[str, str]]:
    return [(s.tail, s.head) for s in picture.strokes if layers[s.tail] != layers[s.head]]


def _in_order(picture: Picture, layers: Layers, order: Order) -> Picture:
    boxes = {box.id: box for box in picture.boxes}
    standing = [replace(boxes[i], layer=layers[i]) for column in order.columns for i in column]
    last = max(layers.values())
    ends = max((end for _, end, _ in picture.headings), default=0)
    headings = tuple(
        (first, last if end == ends and last > end else end, words) for first, end, words in picture.headings
    )
    over, under = over_and_under(picture, layers)
    return replace(picture, boxes=(*over, *standing, *under), headings=headings)


def _spread(picture: Picture, layers: Layers, names: Mapping[str, str]) -> Layers:
    """Move goals to the right, one at a time, as long as fewer arrows cross for it."""

    def crossings(layers: Layers) -> int:
        return ordered(layers, _arrows(picture, layers), names, moves=_QUICK).crossings

    goals = [box.id for box in picture.boxes if box.shape in GOALS and box.id in layers]
    fewest, before = crossings(layers), None
    while fewest and layers != before:
        before = layers
        for goal in goals:
            for layer in _further(picture, layers, goal):
                moved = {**layers, goal: layer}
                found = crossings(moved)
                if found < fewest:
                    layers, fewest = moved, found
    return layers


def _further(picture: Picture, layers: Layers, goal: str) -> Sequence[int]:
    """Return the columns further right that a goal may stand in, one beyond the last included if there is room."""
    last = max(layers.values())
    heads = [layers[s.head] for s in picture.strokes if s.tail == goal and not s.back]
    room = last + 1 if _has_room(picture, layers) else last
    return range(layers[goal] + 1, min([room + 1, *heads]))


def _has_room(picture: Picture, layers: Layers) -> bool:
    """Return whether the type would still be large enough on A4 with one more column of goals."""
    widths: dict[int, float] = {}
    for box in picture.boxes:
        if box.id in layers:
            widths[layers[box.id]] = max(widths.get(layers[box.id], 0.0), box.width)
    goal = max((box.width for box in picture.boxes if box.shape in GOALS), default=0.0)
    wide = sum(widths.values()) + goal + _BETWEEN * (len(widths) + 1)
    return picture.theme.small_size * _SHEET / wide >= _LEAST


def held(dot: str, picture: Picture) -> str:
    """Return DOT in which the boxes of each column keep the order of ``picture``, by arrows that are not drawn.

    Args:
        dot: of ``picture``, as :func:`forandring.diagrams.dot.dot_of` writes it for a layout.
    """
    columns: dict[int, list[Box]] = {}
    joined = {end for stroke in picture.strokes for end in (stroke.tail, stroke.head)}
    for box in picture.boxes:
        if box.layer is not None and box.id in joined:
            columns.setdefault(box.layer, []).append(box)
    chains = [
        f"\t{one.id} -> {two.id} [style=invis weight=1]\n"
        for column in columns.values()
        for one, two in pairwise(column)
    ]
    return "".join((dot.rstrip().removesuffix("}"), *chains, "}\n"))
