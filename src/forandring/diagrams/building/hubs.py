"""Boxes that many arrows reach or leave, tall enough for their heads to stand apart."""

from __future__ import annotations

from collections import Counter

from forandring.diagrams.building.builder import Builder

__all__ = ["hold_heads_apart"]

_FEW, _ARROW = 4, 8.0
"""Arrows for whose heads every box has room, and the points of its height that each of more takes."""


def hold_heads_apart(builder: Builder) -> None:
    """Give boxes that many arrows reach or leave from the side the height to hold their heads apart."""
    fans = Counter((stroke.head, "in") for stroke in builder.strokes)
    fans.update((stroke.tail, "out") for stroke in builder.strokes)
    for box in tuple(builder.boxes):
        many = max(fans[box.id, "in"], fans[box.id, "out"])
        if many > _FEW and many * _ARROW > box.height and not box.rows:
            builder.resize(box, box.width, many * _ARROW)
