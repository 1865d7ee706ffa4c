"""The forms that boxes have, by the names that a theme calls them by."""

from __future__ import annotations

__all__ = ["FORMS", "KINDS_OF_BOX"]

FORMS = {
    "hexagon": "activity",
    "rounded": "effect",
    "ellipse": "goal",
    "double-ellipse": "beacon",
    "note": "challenge",
    "double-sides": "service",
    "pill": "target-group",
    "box": "other",
}
"""Name of a form → the kind of box that has it where no theme says otherwise; every format knows it by that."""

KINDS_OF_BOX = ("activity", "effect", "goal", "beacon", "target", "challenge", "service", "target-group")
"""Kinds of box whose form a theme may choose."""
