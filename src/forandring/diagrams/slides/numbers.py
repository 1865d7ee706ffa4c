"""Where the number of an arrow stands on a slide."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from forandring.diagrams.scene import Placed, Point
from forandring.diagrams.slides.connectors import Line, Way

__all__ = ["covers", "free_place", "places_on"]


def covers(number: Placed, box: Placed) -> bool:
    """Return whether a number's frame and a box share any room."""
    return (
        abs(number.x - box.x) < (number.width + box.width) / 2
        and abs(number.y - box.y) < (number.height + box.height) / 2
    )


def places_on(points: Sequence[Point], width: float, height: float) -> list[Placed]:
    """Return places for a number all along a line."""
    return [Placed(*_at(points, share / 20), width, height) for share in range(2, 19)]


_TRIES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.12, 0.88)

_HEAD = 8.0
"""Points that an arrow's head takes, which its number does not cover where there is room elsewhere."""

_ASIDE = (0.0, 0.8, -0.8, 1.3, -1.3)
"""How far beside its way a number is tried, in its own heights: where the way is shorter than the number is wide."""


def free_place(
    way: Way, width: float, height: float, taken: Sequence[Placed], lines: Sequence[Line]
) -> Point:
    """Return where on its way an arrow's number stands best: on no box or number, and on few other ways.

    Args:
        width, height: of the number's frame.
        taken: boxes and numbers that stand already.
        lines: the other ways.
    """

    def against(place: int, aside: float, frame: Placed) -> float:
        hits = sum(0.3 + _share(frame, box) for box in taken if covers(frame, box))
        crossed = sum(line.touches(frame) for line in lines)
        headed = math.dist(frame[:2], way.points[-1]) < width / 2 + _HEAD
        return hits * 100 + headed * 20 + crossed * 3 + place * 0.5 + abs(aside) * 30

    tried = [
        (place, aside, Placed(*_beside(way.points, share, aside * height), width, height))
        for place, share in enumerate(_TRIES)
        for aside in _ASIDE
    ]
    _, _, best = min(tried, key=lambda each: against(*each))
    return best.x, best.y


def _share(number: Placed, box: Placed) -> float:
    """Return how much of a number a box that it meets covers, 0–1."""
    across = (number.width + box.width) / 2 - abs(number.x - box.x)
    down = (number.height + box.height) / 2 - abs(number.y - box.y)
    return min(across / number.width, 1.0) * min(down / number.height, 1.0)


def _beside(points: Sequence[Point], share: float, away: float) -> Point:
    """Return a point a share of the way along a line, and so far off to its side."""
    x, y = _at(points, share)
    if not away:
        return x, y
    (x1, y1), (x2, y2) = _at(points, max(share - 0.05, 0.0)), _at(points, min(share + 0.05, 1.0))
    length = math.dist((x1, y1), (x2, y2)) or 1.0
    return x - (y2 - y1) / length * away, y + (x2 - x1) / length * away


def _at(points: Sequence[Point], share: float) -> Point:
    """Return the point that lies a share of the way along a line."""
    lengths = [math.dist(one, two) for one, two in pairwise(points)]
    left = sum(lengths) * share
    for length, (one, two) in zip(lengths, pairwise(points), strict=True):
        if left <= length and length:
            t = left / length
            return one[0] + (two[0] - one[0]) * t, one[1] + (two[1] - one[1]) * t
        left -= length
    return points[-1]
