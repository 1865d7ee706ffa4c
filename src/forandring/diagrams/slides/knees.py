"""Arrows on a slide that are held together by their numbers: bent where a straight one would run over a box."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from forandring.diagrams.scene import Placed, Point
from forandring.diagrams.slides.connectors import OVER, Line, Way, between, cost, way_between
from forandring.diagrams.slides.numbers import covers
from forandring.diagrams.slides.sites import sites_of

__all__ = ["Knee", "knee_between", "knee_cost", "knee_to_itself"]


class Knee(NamedTuple):
    """An arrow in parts that meet at its number, and at a bend where one is not enough.

    Attributes:
        ways: its parts, in the order of the arrow: one more than it has places to meet.
        bend: where a dot joins two of them; ``None`` for nowhere.
        bend_first: whether the arrow comes to its bend before its number.
    """

    number: Placed
    ways: tuple[Way, ...]
    bend: Placed | None = None
    bend_first: bool = False


_BEND = 60.0
"""What a bend costs, in points of length: a shorter detour is not worth one."""

_BESIDE = (-40.0, -25.0, -12.0, 12.0, 25.0, 40.0)
"""How far above and below a way, in points of the picture, a number is tried where it has no place on it."""

_ROUNDED = "ROUNDED_RECTANGLE"
_DOT = "OVAL"
_DOT_SIZE = 2.0
"""Points across a bend, in the picture's own size."""


def knee_between(
    tail: Placed,
    head: Placed,
    shapes: tuple[str, str],
    others: Sequence[Placed],
    numbers: Iterable[Placed],
    factor: float = 1.0,
) -> Knee:
    """Return the best way of an arrow whose number stands at one of some places and holds its parts.

    Args:
        shapes: what the two boxes are in PowerPoint.
        others: boxes that are not its ends, and numbers that stand already.
        numbers: the places there are to choose from, along the picture's own way, at least one.
        factor: how much larger than the picture everything is.
    """

    def held(number: Placed) -> Knee:
        return Knee(
            number, tuple(_legs((tail, number, head), (shapes[0], _ROUNDED, shapes[1]), others, factor))
        )

    places = list(numbers)
    free = [number for number in places if not any(covers(number, box) for box in (tail, head, *others))]

    def against(knee: Knee) -> float:
        return knee_cost(knee, tail, head, others)

    best = min(map(held, free or places), key=against)
    if against(best) < OVER:
        return best
    # Beside the picture's own way there may be room that it had no need of.
    beside = [place._replace(y=place.y + away * factor) for place in places for away in _BESIDE]
    best = min((best, *map(held, beside)), key=against)
    if against(best) < OVER:
        return best
    return min((best, *_twice_bent((tail, head), shapes, others, free[::2], factor)), key=against)


def _twice_bent(
    ends: tuple[Placed, Placed],
    shapes: tuple[str, str],
    others: Sequence[Placed],
    places: Sequence[Placed],
    factor: float,
) -> Iterator[Knee]:
    """Yield arrows that follow the picture's own way by two of its places: a number, and before or after it a dot."""
    size = _DOT_SIZE * factor
    for first, last in combinations(places, 2):
        for number, dot in ((last, first), (first, last)):
            bend = dot._replace(width=size, height=size)
            early = dot is first
            stops = (bend, number) if early else (number, bend)
            forms = (_DOT, _ROUNDED) if early else (_ROUNDED, _DOT)
            legs = _legs((ends[0], *stops, ends[1]), (shapes[0], *forms, shapes[1]), others, factor)
            yield Knee(number, tuple(legs), bend, early)


def _legs(
    stops: Sequence[Placed], shapes: Sequence[str], others: Sequence[Placed], factor: float
) -> Iterator[Way]:
    """Yield a way from each stop to the next."""
    for place in range(len(stops) - 1):
        here, there = stops[place], stops[place + 1]
        rest = [stop for stop in (stops[0], stops[-1]) if stop is not here and stop is not there]
        room = between(here, there, [*rest, *others])
        yield way_between(here, there, (shapes[place], shapes[place + 1]), room, factor, quarters=False)


def knee_cost(knee: Knee, tail: Placed, head: Placed, others: Sequence[Placed]) -> float:
    """Return what speaks against an arrow with a knee, as ``cost`` does for one without."""
    hidden = sum(covers(knee.number, box) for box in (tail, head, *others))
    first, *inner, last = knee.ways
    parts = cost(first, [head, *others]) + cost(last, [tail, *others])
    parts += sum(cost(way, [tail, head, *others]) for way in inner)
    return parts + hidden * OVER + _BEND * (1 + len(inner))


_AWAY = 7.0
"""How far from its box the number of an arrow stands that leads back to where it began, in points of the picture."""


def knee_to_itself(
    box: Placed,
    shape: str,
    number: Placed,
    others: Sequence[Placed],
    lines: Sequence[Line],
    factor: float = 1.0,
) -> Knee:
    """Return an arrow from a box to itself: round one of its corners, where its number stands.

    Args:
        number: where it stands in the picture, which has kept room for it.
        lines: the other arrows.
    """

    def against(knee: Knee) -> float:
        hidden = sum(covers(knee.number, other) for other in others)
        crossed = sum(line.touches(knee.number) for line in lines)
        return hidden * OVER + crossed * 50 + math.dist(knee.number[:2], number[:2])

    corners = ((1, 1), (-1, 1), (1, -1), (-1, -1))
    return min((_round_corner(box, shape, number, corner, factor) for corner in corners), key=against)


def _round_corner(box: Placed, shape: str, number: Placed, corner: tuple[int, int], factor: float) -> Knee:
    across, down = corner
    away = _AWAY * factor
    x = box.x + across * (box.width / 2 + away)
    y = box.y + down * ((box.height + number.height) / 2 + away)
    place = number._replace(x=x, y=y)
    side = ("right" if across > 0 else "left", "bottom" if down > 0 else "top")
    begin, leave = _site(box, shape, side[0], factor, (x, box.y))
    finish, arrive = _site(box, shape, side[1], factor, (x, y))
    enter, entered = _site(place, _ROUNDED, "top" if down > 0 else "bottom", factor, (x, y))
    leaving, left = _site(place, _ROUNDED, "left" if across > 0 else "right", factor, (x, y))
    return Knee(
        place, (Way("line", begin, enter, (leave, entered)), Way("line", leaving, finish, (left, arrive)))
    )


def _site(place: Placed, shape: str, side: str, factor: float, near: Point) -> tuple[int, Point]:
    """Return the number and the point of the site on a side that lies nearest to a point."""
    there = [(site.number, point) for site, point in sites_of(place, shape, factor) if site.side == side]
    return min(there, key=lambda each: math.dist(each[1], near))
