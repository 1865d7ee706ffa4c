"""Arrows to and fro between two boxes, bent away from each other so that there is room for both their numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping

from forandring.diagrams.layout.curves import Curve, comes_upon, sampled
from forandring.diagrams.picture import Picture
from forandring.diagrams.scene import Placed, Point

__all__ = ["bowed"]

_NUMBER = (21.0, 16.0)
"""Width and height of a number, and a little room around it."""

_SHORT = 60.0
"""Points of an arrow on which two numbers have no room one after the other."""

_MOST = 9.0
"""Points that the middle of an arrow may be moved."""


def bowed(picture: Picture, places: Mapping[str, Placed], curves: Mapping[str, Curve]) -> dict[str, Curve]:
    """Return the curves with those to and fro as far apart in their middles as a number is wide across them.

    An arrow that would come upon a box for it is left as it is.
    """
    found = dict(curves)
    by_ends = {(s.tail, s.head): s for s in picture.strokes if s.id in curves and s.number}
    for (tail, head), one in by_ends.items():
        two = by_ends.get((head, tail))
        if two is None or tail >= head:
            continue
        shift = _shift(found[one.id], found[two.id])
        for name, way in ((one.id, 1.0), (two.id, -1.0)):
            bent = _bent(found[name], (shift[0] * way, shift[1] * way))
            others = [place for box, place in places.items() if box not in (tail, head)]
            if not comes_upon(bent, others):
                found[name] = bent
    return found


def _shift(one: Curve, two: Curve) -> Point:
    """Return how far, and which way, the middle of the first is to move; the second moves the other way."""
    ours, theirs = sampled(*one), sampled(*two)
    middle = ours[len(ours) // 2]
    x, y = min(theirs, key=lambda point: math.dist(point, middle))
    across, down = middle[0] - x, middle[1] - y
    apart = math.hypot(across, down)
    if apart < 0.5:
        # They lie on each other: to either side of the way they take.
        across, down = one[1][1] - one[0][0][1], one[0][0][0] - one[1][0]
    length = math.hypot(across, down) or 1.0
    across, down = across / length, down / length
    # On a short way numbers stand side by side, on a longer one each has only the other's line beside it.
    share = 1.0 if math.dist(ours[0], ours[-1]) < _SHORT else 0.5
    wanted = share * (_NUMBER[0] * abs(across) + _NUMBER[1] * abs(down))
    move = min(max(wanted - apart, 0.0) / 2, _MOST)
    return across * move, down * move


def _bent(curve: Curve, shift: Point) -> Curve:
    """Return a curve whose middle is moved so far, the rest as a parabola goes, and whose ends are where they were."""
    points, tip = curve
    last = len(points) - 1
    shares = [place / last for place in range(len(points))]
    # What a Bézier curve of degree 3 has between its ends lies beyond the parabola that it draws.
    beyond = 4 / last**2
    bumps = [4 * share * (1 - share) + (beyond if place % 3 else 0) for place, share in enumerate(shares)]
    return (
        tuple((x + shift[0] * bump, y + shift[1] * bump) for (x, y), bump in zip(points, bumps, strict=True)),
        tip,
    )
