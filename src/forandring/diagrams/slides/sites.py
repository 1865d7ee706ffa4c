"""Places on a slide's shapes that a connector can be glued to."""

from __future__ import annotations

import math
from typing import NamedTuple

from forandring.diagrams.scene import Placed, Point

__all__ = ["HEXAGON_POINT", "SHAPES", "Site", "Sites", "sites_of"]

SHAPES = {
    "activity": "HEXAGON",
    "effect": "ROUNDED_RECTANGLE",
    "goal": "OVAL",
    "beacon": "OVAL",
    "target": "OVAL",
    "challenge": "FOLDED_CORNER",
    "target-group": "ROUNDED_RECTANGLE",
    "ghost": "ROUNDED_RECTANGLE",
    "accepted": "ROUNDED_RECTANGLE",
    "group": "ROUNDED_RECTANGLE",
}
"""What a box becomes in PowerPoint; a rectangle where it is not named."""

HEXAGON_POINT = 10.0
"""Points that the tips of a hexagon take on either side, as in the picture."""


class Site(NamedTuple):
    """A place on a shape that a connector can be glued to.

    Attributes:
        number: its place in the shape's definition (presetShapeDefinitions of ECMA-376).
        x, y: from the shape's centre, in halves of its width and height.
        side: ``left``, ``right``, ``top`` or ``bottom``: where it looks.
    """

    number: int
    x: float
    y: float
    side: str


_RECTANGLE = (
    Site(0, 0.0, -1.0, "top"),
    Site(1, -1.0, 0.0, "left"),
    Site(2, 0.0, 1.0, "bottom"),
    Site(3, 1.0, 0.0, "right"),
)
_D = math.sqrt(0.5)
_OVAL = (
    Site(0, 0.0, -1.0, "top"),
    Site(1, -_D, -_D, "left"),
    Site(2, -1.0, 0.0, "left"),
    Site(3, -_D, _D, "left"),
    Site(4, 0.0, 1.0, "bottom"),
    Site(5, _D, _D, "right"),
    Site(6, 1.0, 0.0, "right"),
    Site(7, _D, -_D, "right"),
)
_HEXAGON = (
    Site(0, 1.0, 0.0, "right"),
    Site(1, 1.0, 1.0, "bottom"),
    Site(2, -1.0, 1.0, "bottom"),
    Site(3, -1.0, 0.0, "left"),
    Site(4, -1.0, -1.0, "top"),
    Site(5, 1.0, -1.0, "top"),
)
_SITES = {"HEXAGON": _HEXAGON, "OVAL": _OVAL}

Sites = list[tuple[Site, Point]]
"""Places on one shape, each with its point."""


def sites_of(place: Placed, shape: str, factor: float) -> Sites:
    """Return the places on a shape that a connector can be glued to, each with its point."""
    inset = min(HEXAGON_POINT * factor, place.height / 2) if shape == "HEXAGON" else 0.0
    found = []
    for site in _SITES.get(shape, _RECTANGLE):
        pulled = inset if site.side in ("top", "bottom") else 0.0
        x = place.x + site.x * place.width / 2 - math.copysign(pulled, site.x)
        found.append((site, (x, place.y + site.y * place.height / 2)))
    return found
