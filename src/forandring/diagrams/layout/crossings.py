"""Which arrows of a layout cross."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from forandring.diagrams.layout.curves import Curve, sampled
from forandring.diagrams.scene import Point

__all__ = ["any_cross", "count_crossings"]

_NEAR = 12.0
_APART = 15.0
"""Points between two points of an arrow that is looked at for crossings."""


def count_crossings(curves: Mapping[str, Curve]) -> int:
    """Return how many pairs of arrows cross; where both begin or end at one point does not count.

    Cost: O(m² s²) for m arrows of s straight pieces whose surroundings meet.
    """
    return sum(1 for _ in _crossing(curves.values()))


def any_cross(curves: Iterable[Curve]) -> bool:
    """Return whether any two arrows cross; where both begin or end at one point does not count."""
    return next(_crossing(curves), False)


def _crossing(curves: Iterable[Curve]) -> Iterator[bool]:
    """Yield ``True`` for each pair that crosses."""
    lines = [sampled(curve, tip, _APART) for curve, tip in curves]
    bounds = [_bounds(line) for line in lines]
    for one, two in combinations(range(len(lines)), 2):
        if _touch(bounds[one], bounds[two]) and _cross(lines[one], lines[two]):
            yield True


def _bounds(points: Sequence[Point]) -> tuple[float, float, float, float]:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _touch(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    return one[0] <= two[2] and two[0] <= one[2] and one[1] <= two[3] and two[1] <= one[3]


def _cross(one: Sequence[Point], two: Sequence[Point]) -> bool:
    shared = [p for p in (one[0], one[-1]) for q in (two[0], two[-1]) if _close(p, q, 2.0)]
    for a, b in pairwise(one):
        low, high = min(a[1], b[1]), max(a[1], b[1])
        left, right = min(a[0], b[0]), max(a[0], b[0])
        for c, d in pairwise(two):
            if (
                (c[1] >= low or d[1] >= low)
                and (c[1] <= high or d[1] <= high)
                and (c[0] >= left or d[0] >= left)
                and (c[0] <= right or d[0] <= right)
                and _side(a, b, c) * _side(a, b, d) < 0
                and _side(c, d, a) * _side(c, d, b) < 0
                and not any(_close(a, end, _NEAR) for end in shared)
            ):
                return True
    return False


def _close(one: Point, two: Point, distance: float) -> bool:
    return abs(one[0] - two[0]) < distance and abs(one[1] - two[1]) < distance


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
