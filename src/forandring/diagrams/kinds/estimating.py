"""About how large the type of a picture becomes on paper, from its boxes alone, before anything is laid out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from forandring.diagrams.building import layers_of
from forandring.diagrams.pages import across_a4
from forandring.diagrams.picture import Box, Picture

__all__ = ["Space", "scale_on_paper", "space_of", "type_on_paper"]

_FRAME = (52.0, 215.0)
_FRAME_DOWN = (165.0, 164.0)
"""Points of margins, title, headings and legend, along the arrows and across them: from left to right, and down."""

_BETWEEN, _FOLDED = 62.0, 86.0
"""Points between two columns; more where arrows leave the boxes of focus areas."""

_BELOW, _PASSED = 12.0, 10.0
"""Points between two boxes of a column, and those that an arrow takes of a column it passes."""


class Space(NamedTuple):
    """The room that a box takes: its column, width and height."""

    layer: int
    width: float
    height: float


def space_of(box: Box) -> Space:
    """Return the room that a box takes."""
    return Space(box.layer or 0, box.width, box.height)


def type_on_paper(picture: Picture, *, upright: bool = False) -> float:
    """Return about how large the small type is, in points, when the picture fills a sheet of A4 across or upright.

    Boxes without columns of their own stand as many steps from the left as causality puts them.
    """
    ends = [(stroke.tail, stroke.head) for stroke in picture.strokes]
    spaces = {box.id: space_of(box) for box in picture.boxes}
    if any(box.layer is None for box in picture.boxes):
        steps, _ = layers_of([box.id for box in picture.boxes], ends)
        spaces = {box: space._replace(layer=steps[box]) for box, space in spaces.items()}
    folded = any(box.shape == "group" for box in picture.boxes)
    down = picture.direction == "TB"
    return picture.theme.small_size * scale_on_paper(spaces, ends, folded=folded, upright=upright, down=down)


def scale_on_paper(
    spaces: Mapping[str, Space],
    ends: Collection[tuple[str, str]],
    *,
    folded: bool,
    upright: bool = False,
    down: bool = False,
) -> float:
    """Return about how much boxes joined by arrows must be made smaller to fit a sheet of A4, 1 for not at all.

    Args:
        ends: names of the boxes that each arrow joins.
        folded: whether the arrows leave the boxes of focus areas.
        upright: whether the sheet is, else it lies across.
        down: whether arrows run from top to bottom, and columns are rows.
    """
    if not spaces:
        return 1.0
    if down:
        turned = {name: Space(layer, tall, wide) for name, (layer, wide, tall) in spaces.items()}
        height, width = _extent(turned, ends, folded=folded, frame=_FRAME_DOWN)
    else:
        width, height = _extent(spaces, ends, folded=folded, frame=_FRAME)
    return min(across_a4(height, width) if upright else across_a4(width, height), 1.0)


def _extent(
    spaces: Mapping[str, Space],
    ends: Collection[tuple[str, str]],
    *,
    folded: bool,
    frame: tuple[float, float],
) -> tuple[float, float]:
    """Return how far a picture reaches along its arrows and across them, in points."""
    wide: dict[int, float] = {}
    tall: dict[int, float] = {}
    for space in spaces.values():
        wide[space.layer] = max(wide.get(space.layer, 0.0), space.width)
        tall[space.layer] = tall.get(space.layer, 0.0) + space.height + _BELOW
    for one, other in ends:
        first, last = sorted((spaces[one].layer, spaces[other].layer))
        for layer in range(first + 1, last):
            tall[layer] = tall.get(layer, 0.0) + _PASSED
    between = _FOLDED if folded else _BETWEEN
    # Graphviz draws columns apart to lead arrows well between boxes of very unequal height; measured.
    stretched = 1.05 + 0.0033 * len(ends) if folded else 1.0
    along = sum(wide.values()) + between * (len(wide) - 1) + frame[0]
    return along, max(tall.values()) * stretched + frame[1]
