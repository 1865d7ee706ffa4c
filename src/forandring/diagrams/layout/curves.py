"""Curves of arrows: points along them, straight ones from edge to edge, and tall boxes' arrows spread along a side."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from forandring.diagrams.scene import Placed, Point

__all__ = [
    "ARROW",
    "Curve",
    "comes_upon",
    "heading_for",
    "moved",
    "parted_at",
    "sampled",
    "spread",
    "straight",
]

Curve = tuple[tuple[Point, ...], Point]
"""Bézier points (1 + 3k) of an arrow, and the point its tip touches."""

Layout = tuple[dict[str, Placed], dict[str, Curve], float, float]
"""Boxes by id, arrows by id (curve, tip), and the width and height of it all in points."""

ARROW = 7.5
"""Length of an arrowhead in points."""

_STEP = 3.0
_STEPS = 600
"""Points along one piece of a curve; a longer one has them further apart."""

_HALVINGS = 24
"""Times that a piece of a curve is halved to find a place on it, to less than a thousandth of a point."""


def sampled(curve: tuple[Point, ...], tip: Point, apart: float = _STEP) -> list[Point]:
    """Return points along a Bézier curve of 1 + 3k points and on to its tip, about so many points apart."""
    points = [curve[0]]
    for place in range(0, len(curve) - 3, 3):
        a, b, c, d = curve[place : place + 4]
        length = math.dist(a, b) + math.dist(b, c) + math.dist(c, d)
        steps = min(max(2, int(length / apart)), _STEPS)
        for step in range(1, steps + 1):
            t = step / steps
            u = 1 - t
            k0, k1, k2, k3 = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
            points.append(
                (
                    k0 * a[0] + k1 * b[0] + k2 * c[0] + k3 * d[0],
                    k0 * a[1] + k1 * b[1] + k2 * c[1] + k3 * d[1],
                )
            )
    points.append(tip)
    return points


def comes_upon(curve: Curve, places: Iterable[Placed], room: float = 3.0) -> int:
    """Return how many boxes an arrow runs over, or by which it leaves less than so many points of room."""
    points = sampled(*curve)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    bounds = min(xs) - room, max(xs) + room, min(ys) - room, max(ys) + room
    near = [
        (x, y, wide / 2 + room, tall / 2 + room)
        for x, y, wide, tall in places
        if x + wide / 2 > bounds[0]
        and x - wide / 2 < bounds[1]
        and y + tall / 2 > bounds[2]
        and y - tall / 2 < bounds[3]
    ]
    return sum(
        any(abs(px - x) < wide and abs(py - y) < tall for px, py in points) for x, y, wide, tall in near
    )


def moved(
    boxes: Mapping[str, Placed], curves: Mapping[str, Curve], x: float, y: float
) -> tuple[dict[str, Placed], dict[str, Curve]]:
    """Return boxes and curves so many points further to the right and down."""
    return (
        {i: Placed(b.x + x, b.y + y, b.width, b.height) for i, b in boxes.items()},
        {
            i: (tuple((px + x, py + y) for px, py in curve), (tip[0] + x, tip[1] + y))
            for i, (curve, tip) in curves.items()
        },
    )


def heading_for(route: Curve) -> float:
    """Return how high an arrow is where its first bend ends."""
    curve, tip = route
    return curve[3][1] if len(curve) > 4 else tip[1]


def parted_at(route: Curve, x: float) -> Curve:
    """Return the same arrow with its first bend parted in two where it reaches ``x``, if it does on its way there.

    Source: de Casteljau's subdivision of a Bézier curve.
    """
    curve, tip = route
    if not curve[0][0] < x < curve[3][0]:
        return route
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        share = (low + high) / 2
        first, second = _parted(curve[:4], share)
        low, high = (share, high) if first[3][0] < x else (low, share)
    return (*first, *second[1:], *curve[4:]), tip


def _parted(bend: Sequence[Point], share: float) -> tuple[list[Point], list[Point]]:
    """Return the two parts of a bend, of which the first is ``share`` of it."""
    left, right, points = [bend[0]], [bend[-1]], list(bend)
    while len(points) > 1:
        points = [(x + (u - x) * share, y + (v - y) * share) for (x, y), (u, v) in pairwise(points)]
        left.append(points[0])
        right.append(points[-1])
    return left, right[::-1]


def spread(wanted: Sequence[float], low: float, high: float, least: float) -> list[float]:
    """Return the sorted places pushed apart by ``least`` where the room allows, within ``low`` and ``high``."""
    least = min(least, (high - low) / max(len(wanted) - 1, 1))
    found: list[float] = []
    for place in wanted:
        found.append(max(place, found[-1] + least) if found else place)
    limit = high
    for index in range(len(found) - 1, -1, -1):
        found[index] = min(found[index], limit)
        limit = found[index] - least
    return [max(place, low) for place in found]


def straight(tail: Placed, head: Placed) -> Curve:
    """Return a straight arrow between two boxes, from edge to edge."""
    start = _edge(tail, (head.x, head.y))
    tip = _edge(head, (tail.x, tail.y))
    length = math.hypot(tip[0] - start[0], tip[1] - start[1]) or 1.0
    end = (tip[0] - (tip[0] - start[0]) / length * ARROW, tip[1] - (tip[1] - start[1]) / length * ARROW)
    one = ((2 * start[0] + end[0]) / 3, (2 * start[1] + end[1]) / 3)
    two = ((start[0] + 2 * end[0]) / 3, (start[1] + 2 * end[1]) / 3)
    return (start, one, two, end), tip


def _edge(box: Placed, towards: Point) -> Point:
    dx, dy = towards[0] - box.x, towards[1] - box.y
    if not dx and not dy:
        return box.x, box.y
    share = min(
        box.width / 2 / abs(dx) if dx else math.inf,
        box.height / 2 / abs(dy) if dy else math.inf,
    )
    return box.x + dx * share, box.y + dy * share
