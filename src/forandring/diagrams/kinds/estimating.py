"""About how large the type of a picture becomes on paper, from its boxes alone, before anything is laid out."""

from __future__ import annotations

from forandring.diagrams.pages import across_a4
from forandring.diagrams.picture import Picture

__all__ = ["type_on_paper"]

_FRAME = (52.0, 215.0)
_BETWEEN, _FOLDED = 62.0, 86.0
"""Points between two columns; more where arrows leave the boxes of focus areas."""

_BELOW, _PASSED = 12.0, 10.0
"""Points between two boxes of a column, and those that an arrow takes of a column it passes."""


def type_on_paper(picture: Picture) -> float:
    """Return about how large the small type is, in points, when the picture fills a sheet of A4 across."""
    wide: dict[int, float] = {}
    tall: dict[int, float] = {}
    for box in picture.boxes:
        layer = box.layer or 0
        wide[layer] = max(wide.get(layer, 0.0), box.width)
        tall[layer] = tall.get(layer, 0.0) + box.height + _BELOW
    if not wide:
        return picture.theme.small_size
    layers = {box.id: box.layer or 0 for box in picture.boxes}
    for stroke in picture.strokes:
        ends = sorted((layers[stroke.tail], layers[stroke.head]))
        for layer in range(ends[0] + 1, ends[1]):
            tall[layer] = tall.get(layer, 0.0) + _PASSED
    folded = any(box.shape == "group" for box in picture.boxes)
    between = _FOLDED if folded else _BETWEEN
    # Graphviz draws columns apart to lead arrows well between boxes of very unequal height; measured.
    stretched = 1.05 + 0.0033 * len(picture.strokes) if folded else 1.0
    width = sum(wide.values()) + between * (len(wide) - 1) + _FRAME[0]
    height = max(tall.values()) * stretched + _FRAME[1]
    return picture.theme.small_size * min(across_a4(width, height), 1.0)
