"""What stands on a placed box beside its outline and words: a group's heading and rows, sign of a status, mark."""

from __future__ import annotations

from forandring.diagrams.picture import Box
from forandring.diagrams.scene import Group, Shape, Text
from forandring.diagrams.theme import Theme

__all__ = ["signs_of"]

_OUTLINES = {"beacon": 2, "challenge": 2, "service": 3}
"""Of how many lines the outline of a box consists, where it is more than one."""

_OWN_WORDS = ("group", "bar", "faint-bar")
"""Shapes whose words stand where the picture has them, and not in their middle."""


def signs_of(group: Group, box: Box, theme: Theme) -> list[Shape | Text]:
    """Return the items of a box's group that come after its outline and, but for a group or a bar, its words."""
    items = list(group.items)
    own = _OUTLINES.get(theme.form(box.shape), 1)
    if box.shape in _OWN_WORDS:
        return items[own:]
    words = len(box.lines) + len(box.small)
    texts = [place for place, item in enumerate(items) if isinstance(item, Text)][:words]
    return items[max(texts, default=own - 1) + 1 :]
