"""Outlines: the shape that tells what a box is, the sign of a status, and an arrow's line and head."""

from __future__ import annotations

import math
from collections.abc import Sequence

from forandring.diagrams.colours import readable_on
from forandring.diagrams.layout.curves import ARROW
from forandring.diagrams.picture import Badge, Stroke
from forandring.diagrams.scene import Placed, Point, Shape, Text
from forandring.diagrams.sizes import GOALS
from forandring.diagrams.theme import Theme

__all__ = ["BAR", "badge_items", "corners", "hexagon", "outline", "side_of", "stroke_items"]

BAR = 2.6
"""Width of the bar that an arrow ends in that works against; no other line is as wide."""


def badge_items(badge: Badge, x: float, y: float, theme: Theme) -> list[Shape | Text]:
    """Return the sign of a status centred at a point: each colour has its own form; a derived one is hollow."""
    stroke, full = theme.state(badge.colour)
    fill = theme.paper if badge.derived else full
    mark = readable_on(fill, stroke if badge.derived else theme.paper, theme.ink)
    r = 7.0
    if badge.colour == "green":
        form = Shape("ellipse", ((x, y), (r, r)), fill, stroke, 1.6)
        sign = [Shape("line", ((x - 3.2, y + 0.2), (x - 0.8, y + 2.8), (x + 3.4, y - 2.6)), "", mark, 1.6)]
    elif badge.colour == "yellow":
        form = Shape(
            "polygon", ((x, y - r - 0.5), (x + r + 1, y + r - 1), (x - r - 1, y + r - 1)), fill, stroke, 1.6
        )
        sign = [
            Shape("line", ((x, y - 3.2), (x, y + 1.6)), "", mark, 1.6),
            Shape("line", ((x, y + 3.2), (x, y + 4.8)), "", mark, 1.6),
        ]
    elif badge.colour == "red":
        form = Shape(
            "polygon", ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)), fill, stroke, 1.6
        )
        sign = [
            Shape("line", ((x - 3, y - 3), (x + 3, y + 3)), "", mark, 1.6),
            Shape("line", ((x - 3, y + 3), (x + 3, y - 3)), "", mark, 1.6),
        ]
    else:
        form = Shape("ellipse", ((x, y), (r, r)), fill, stroke, 1.6)
        sign = [Shape("line", ((x - 3, y), (x + 3, y)), "", mark, 1.6)]
    return [form, *sign]


def outline(
    shape: str, place: Placed, stroke: str, fill: str, width: float, dash: str = "solid"
) -> Sequence[Shape]:
    """Return the outline that tells what kind of thing a box is."""
    x, y, wide, tall = place
    left, right, top, bottom = x - wide / 2, x + wide / 2, y - tall / 2, y + tall / 2
    if shape == "activity":
        return [Shape("polygon", hexagon(place, min(10.0, tall / 2)), fill, stroke, width, dash)]
    if shape in ("goal", "target"):
        return [Shape("ellipse", ((x, y), (wide / 2, tall / 2)), fill, stroke, width, dash)]
    if shape == "beacon":
        gap = min(3.5, tall / 5)
        return [
            Shape("ellipse", ((x, y), (wide / 2, tall / 2)), fill, stroke, width, dash),
            Shape("ellipse", ((x, y), (wide / 2 - gap, tall / 2 - gap)), "", stroke, width * 0.7, dash),
        ]
    if shape == "challenge":
        fold = min(8.0, tall / 2)
        body = ((left, top), (right - fold, top), (right, top + fold), (right, bottom), (left, bottom))
        corner = ((right - fold, top), (right - fold, top + fold), (right, top + fold))
        return [
            Shape("polygon", body, fill, stroke, width, dash),
            Shape("line", corner, "", stroke, width * 0.8),
        ]
    if shape == "service":
        bar = min(5.0, wide / 8)
        return [
            Shape("round", ((left, top), (right, bottom)), fill, stroke, width, dash, 1),
            Shape("line", ((left + bar, top), (left + bar, bottom)), "", stroke, width * 0.8),
            Shape("line", ((right - bar, top), (right - bar, bottom)), "", stroke, width * 0.8),
        ]
    if shape == "target-group":
        return [Shape("round", ((left, top), (right, bottom)), fill, stroke, width, dash, _round_end(tall))]
    radius = {"effect": min(7.0, tall * 0.28), "group": 5.0, "ghost": 5.0, "accepted": 5.0}.get(shape, 1.0)
    return [Shape("round", ((left, top), (right, bottom)), fill, stroke, width, dash, min(radius, tall / 2))]


def _round_end(tall: float) -> float:
    """Return the radius of a target group's ends: half its height, unless that would cut into its words."""
    return min(tall / 2, 24.0)


def stroke_items(stroke: Stroke, curve: tuple[Point, ...], tip: Point, colour: str) -> list[Shape | Text]:
    """Return an arrow's line and head."""
    items: list[Shape | Text] = [Shape("curve", curve, "", colour, stroke.width, stroke.dash)]
    end = curve[-1]
    length = math.hypot(tip[0] - end[0], tip[1] - end[1])
    if length < 0.5:
        end = curve[-2]
        length = math.hypot(tip[0] - end[0], tip[1] - end[1]) or 1.0
    ux, uy = (tip[0] - end[0]) / length, (tip[1] - end[1]) / length
    back = (tip[0] - ux * ARROW, tip[1] - uy * ARROW)
    wing = 3.4
    one = (back[0] - uy * wing, back[1] + ux * wing)
    two = (back[0] + uy * wing, back[1] - ux * wing)
    if stroke.tip == "normal":
        items.append(Shape("polygon", (tip, one, two), colour, colour, 0.6))
        items.append(Shape("line", (curve[-1], back), "", colour, stroke.width))
    elif stroke.tip == "open":
        items.append(Shape("line", (one, tip, two), "", colour, max(stroke.width, 1.1)))
        items.append(Shape("line", (curve[-1], tip), "", colour, stroke.width))
    elif stroke.tip == "tee":
        foot = (tip[0] - ux * 1.5, tip[1] - uy * 1.5)
        items.append(
            Shape(
                "line",
                ((foot[0] - uy * 6, foot[1] + ux * 6), (foot[0] + uy * 6, foot[1] - ux * 6)),
                "",
                colour,
                BAR,
            )
        )
        items.append(Shape("line", (curve[-1], foot), "", colour, stroke.width))
    else:
        items.append(Shape("line", (curve[-1], tip), "", colour, stroke.width))
    return items


def hexagon(place: Placed, inset: float) -> tuple[Point, ...]:
    """Return the corners of a hexagon whose points stand out by ``inset`` on either side."""
    x, y, wide, tall = place
    left, right, top, bottom = x - wide / 2, x + wide / 2, y - tall / 2, y + tall / 2
    return (
        (left + inset, top),
        (right - inset, top),
        (right, y),
        (right - inset, bottom),
        (left + inset, bottom),
        (left, y),
    )


def corners(place: Placed) -> tuple[Point, Point]:
    """Return the left upper and the right lower corner."""
    x, y, wide, tall = place
    return (x - wide / 2, y - tall / 2), (x + wide / 2, y + tall / 2)


def side_of(shape: str, place: Placed, y: float, *, right: bool) -> float:
    """Return where the outline of a box stands at a height, on its right side or its left."""
    half = place.width / 2
    share = min(abs(y - place.y) / (place.height / 2), 1.0)
    if shape in GOALS:
        half *= math.sqrt(1 - share * share)
    elif shape == "activity":
        half -= min(10.0, place.height / 2) * share
    elif shape == "target-group":
        radius = _round_end(place.height)
        beyond = max(abs(y - place.y) - (place.height / 2 - radius), 0.0) / radius
        half -= radius - radius * math.sqrt(max(1 - beyond * beyond, 0.0))
    return place.x + half if right else place.x - half
