"""Where the number of an arrow stands on a slide, and which arrows are held by theirs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from forandring.diagrams.scene import Placed, Point
from forandring.diagrams.slides.connectors import OVER, Line, Way, between, cost, way_between

__all__ = ["Knee", "free_place", "knee_between", "knee_cost", "places_on"]


class Knee(NamedTuple):
    """An arrow in two parts that meet at its number."""

    number: Placed
    before: Way
    after: Way


_BEND = 60.0
"""What a bend costs, in points of length: a shorter detour is not worth one."""

_BESIDE = (-40.0, -25.0, -12.0, 12.0, 25.0, 40.0)
"""How far above and below a way, in points of the picture, a number is tried where it has no place on it."""

_ROUNDED = "ROUNDED_RECTANGLE"


def knee_between(
    tail: Placed,
    head: Placed,
    shapes: tuple[str, str],
    others: Sequence[Placed],
    numbers: Iterable[Placed],
    factor: float = 1.0,
) -> Knee:
    """Return the best way of an arrow whose number stands at one of some places and holds its two parts.

    Args:
        shapes: what the two boxes are in PowerPoint.
        others: boxes that are not its ends, and numbers that stand already.
        numbers: the places there are to choose from, at least one.
        factor: how much larger than the picture everything is.
    """

    def held(number: Placed) -> Knee:
        first, last = between(tail, number, [head, *others]), between(number, head, [tail, *others])
        return Knee(
            number,
            way_between(tail, number, (shapes[0], _ROUNDED), first, factor, quarters=False),
            way_between(number, head, (_ROUNDED, shapes[1]), last, factor, quarters=False),
        )

    places = list(numbers)
    free = [number for number in places if not any(_covers(number, box) for box in (tail, head, *others))]

    def against(knee: Knee) -> float:
        return knee_cost(knee, tail, head, others)

    best = min(map(held, free or places), key=against)
    if against(best) < OVER:
        return best
    # Beside the picture's own way there may be room that it had no need of.
    beside = [place._replace(y=place.y + away * factor) for place in places for away in _BESIDE]
    return min((best, *map(held, beside)), key=against)


def knee_cost(knee: Knee, tail: Placed, head: Placed, others: Sequence[Placed]) -> float:
    """Return what speaks against an arrow with a knee, as ``cost`` does for one without."""
    hidden = sum(_covers(knee.number, box) for box in (tail, head, *others))
    parts = cost(knee.before, [head, *others]) + cost(knee.after, [tail, *others])
    return parts + hidden * OVER + _BEND


def _covers(number: Placed, box: Placed) -> bool:
    return (
        abs(number.x - box.x) < (number.width + box.width) / 2
        and abs(number.y - box.y) < (number.height + box.height) / 2
    )


def places_on(points: Sequence[Point], width: float, height: float) -> list[Placed]:
    """Return places for a number all along a line."""
    return [Placed(*_at(points, share / 20), width, height) for share in range(2, 19)]


_TRIES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.12, 0.88)


def free_place(
    way: Way, width: float, height: float, taken: Sequence[Placed], lines: Sequence[Line]
) -> Point:
    """Return where on its way an arrow's number stands best: on no box or number, and on few other ways.

    Args:
        width, height: of the number's frame.
        taken: boxes and numbers that stand already.
        lines: the other ways.
    """
    best: tuple[float, Point] | None = None
    for place, share in enumerate(_TRIES):
        x, y = _at(way.points, share)
        hits = sum(
            abs(x - box.x) < (width + box.width) / 2 and abs(y - box.y) < (height + box.height) / 2
            for box in taken
        )
        frame = Placed(x, y, width, height)
        crossed = sum(line.touches(frame) for line in lines)
        cost = hits * 100 + crossed * 3 + place * 0.5
        if best is None or cost < best[0]:
            best = (cost, (x, y))
    assert best is not None
    return best[1]


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
