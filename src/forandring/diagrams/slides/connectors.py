"""Where an arrow on a slide begins and ends: at sites of its shapes, by a way that crosses as few boxes as may be.

A connector that is glued is drawn by PowerPoint itself, as a straight line or one of its own curves, so that the ways
of the picture cannot be taken over: here the best of those that there are is chosen.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from forandring.diagrams.scene import Placed, Point
from forandring.diagrams.slides.sites import Sites, sites_of

__all__ = [
    "OVER",
    "RIM",
    "Line",
    "Way",
    "between",
    "cost",
    "ends_of",
    "skims",
    "way_between",
]

OVER = 10_000.0
"""What it costs a way to run over a box: more than any detour."""

RIM = 150.0
"""What it costs a way to run along the rim of a box, to which it would seem to belong."""

_CLEAR = 5.0
"""Points by which a box is taller and wider with what is along its rim."""

_BROAD = 120.0
"""Points over its own box that a line may run before it is beside it."""

_SHARED = 300.0
"""What it costs a way to begin and end where another one does: the two would be one line."""

Ends = frozenset[tuple[int, int]]


class Way(NamedTuple):
    """How a connector runs.

    Attributes:
        form: its name in Office: ``line``, ``curvedConnector2`` (a quarter turn) or ``curvedConnector3`` (an S).
        start, end: numbers of the sites it is glued to.
        points: where it runs, from the first site to the last; two points for a straight line.
    """

    form: str
    start: int
    end: int
    points: tuple[Point, ...]


class Line:
    """A way, with the rectangle that it stays in."""

    __slots__ = ("bottom", "left", "points", "right", "top")

    def __init__(self, points: Sequence[Point]) -> None:
        self.points = points
        self.left, self.right = min(x for x, _ in points), max(x for x, _ in points)
        self.top, self.bottom = min(y for _, y in points), max(y for _, y in points)

    def touches(self, box: Placed) -> bool:
        """Return whether the line runs over a box."""
        if not (
            self.left - box.width / 2 <= box.x <= self.right + box.width / 2
            and self.top - box.height / 2 <= box.y <= self.bottom + box.height / 2
        ):
            return False
        return any(_crosses(one, two, box) for one, two in pairwise(self.points))

    def against(self, box: Placed) -> float:
        """Return what speaks against the line for the sake of a box: ``OVER``, less along its rim, else 0."""
        if not self.touches(box._replace(width=box.width + _CLEAR, height=box.height + _CLEAR)):
            return 0.0
        return OVER if self.touches(box) else RIM


def between(tail: Placed, head: Placed, boxes: Iterable[Placed]) -> list[Placed]:
    """Return the boxes that a way between two others could run over."""
    corners = [
        (place.x + side * place.width / 2, place.y + side * place.height / 2)
        for place in (tail, head)
        for side in (-1, 1)
    ]
    room = Line(corners)
    return [
        box
        for box in boxes
        if room.left <= box.x + box.width / 2
        and box.x - box.width / 2 <= room.right
        and room.top <= box.y + box.height / 2
        and box.y - box.height / 2 <= room.bottom
    ]


def way_between(
    tail: Placed,
    head: Placed,
    shapes: tuple[str, str],
    others: Sequence[Placed],
    factor: float = 1.0,
    *,
    quarters: bool = True,
    used: Collection[Ends] = (),
) -> Way:
    """Return the way from one box to another that crosses the fewest of the others; of those the shortest.

    Args:
        shapes: what the two boxes are in PowerPoint.
        others: boxes that are not its ends.
        factor: how much larger than the picture everything is, which a hexagon's points are too.
        quarters: whether it may be a quarter turn.
        used: ends that other arrows run between already; another way is taken unless it is much longer.
    """
    sites = [sites_of(place, shape, factor) for place, shape in zip((tail, head), shapes, strict=True)]
    ways = [*_straight(sites[0], sites[1]), *_curved(sites[0], sites[1], head.x >= tail.x)]
    ways = [way for way in ways if quarters or way.form != "curvedConnector2"]
    ends = ((tail, shapes[0]), (head, shapes[1]))

    def against(way: Way) -> float:
        own = OVER * _over_own(way, ends)
        return cost(way, others) + own + _SHARED * (ends_of(way) in used)

    return min(ways, key=against)


def ends_of(way: Way) -> Ends:
    """Return the two points that a way runs between, the same for the way back."""
    (x1, y1), (x2, y2) = way.points[0], way.points[-1]
    return frozenset(((round(x1), round(y1)), (round(x2), round(y2))))


def skims(way: Way, tail: Placed, head: Placed) -> int:
    """Return along how many of its ends a way runs: over or under a broad box from its middle, and away beside it."""
    begin, finish = way.points[0], way.points[-1]
    return sum(
        place.width / 2 > _BROAD
        and abs(here[1] - place.y) > place.height / 2 - 1
        and abs(there[0] - place.x) > place.width / 2
        for place, here, there in ((tail, begin, finish), (head, finish, begin))
    )


def _over_own(way: Way, ends: Iterable[tuple[Placed, str]]) -> int:
    """Return how many of its own ends a straight line runs over before it leaves or after it arrives."""
    if way.form != "line":
        return 0
    return sum(_within(way.points[0], way.points[1], place, shape == "OVAL") for place, shape in ends)


def _within(one: Point, two: Point, place: Placed, oval: bool) -> bool:
    if not oval:
        return _crosses(one, two, place._replace(width=place.width * 0.93, height=place.height * 0.93))
    # Seen as a circle of radius 1: how near does the line come to its centre?
    ax, ay = (one[0] - place.x) / place.width * 2, (one[1] - place.y) / place.height * 2
    dx, dy = (two[0] - one[0]) / place.width * 2, (two[1] - one[1]) / place.height * 2
    t = min(max(-(ax * dx + ay * dy) / ((dx * dx + dy * dy) or 1.0), 0.0), 1.0)
    return math.hypot(ax + t * dx, ay + t * dy) < 0.93


def cost(way: Way, others: Iterable[Placed]) -> float:
    """Return what speaks against a way: ``OVER`` for each box it runs over, ``RIM`` along one, its length in points."""
    line = Line(way.points)
    hits = sum(map(line.against, others))
    length = sum(math.dist(one, two) for one, two in pairwise(way.points))
    return hits + length * (1.0 if way.form == "line" else 1.15)


def _straight(starts: Sites, ends: Sites) -> Iterable[Way]:
    for start, begin in starts:
        for end, finish in ends:
            if _leaves(start.side, begin, finish) and _leaves(end.side, finish, begin):
                yield Way("line", start.number, end.number, (begin, finish))


def _leaves(side: str, here: Point, there: Point) -> bool:
    """Return whether a line from a site of a side goes away from its shape."""
    dx, dy = there[0] - here[0], there[1] - here[1]
    return {"right": dx > 2, "left": dx < -2, "bottom": dy > 2, "top": dy < -2}[side]


def _curved(starts: Sites, ends: Sites, onwards: bool) -> Iterable[Way]:
    """Yield the curves that leave sideways; there is one in every case.

    None ends between two sides of an ellipse: programs do not agree on where a curve comes from there.
    """
    ahead, behind = ("right", "left") if onwards else ("left", "right")
    starts = [each for each in starts if not (each[0].x and each[0].y)]
    ends = [each for each in ends if not (each[0].x and each[0].y)]
    for start, begin in starts:
        for end, finish in ends:
            if start.side != ahead:
                continue
            if end.side == behind:
                yield Way("curvedConnector3", start.number, end.number, _s_curve(begin, finish))
            above = end.side == ("top" if finish[1] > begin[1] else "bottom")
            if above and _leaves(ahead, begin, finish):
                yield Way("curvedConnector2", start.number, end.number, _quarter(begin, finish))


def _s_curve(begin: Point, finish: Point) -> tuple[Point, ...]:
    """Return points of ``curvedConnector3``: two Béziers that meet half-way."""
    (x1, y1), (x2, y2) = begin, finish
    middle, centre = (x1 + x2) / 2, (y1 + y2) / 2
    first = (begin, ((x1 + middle) / 2, y1), (middle, (y1 + centre) / 2), (middle, centre))
    last = ((middle, centre), (middle, (centre + y2) / 2), ((middle + x2) / 2, y2), finish)
    return (*_sampled(first), *_sampled(last)[1:])


def _quarter(begin: Point, finish: Point) -> tuple[Point, ...]:
    """Return points of ``curvedConnector2``: one Bézier that leaves across and arrives up or down."""
    (x1, y1), (x2, y2) = begin, finish
    return tuple(_sampled((begin, ((x1 + x2) / 2, y1), (x2, (y1 + y2) / 2), finish)))


def _sampled(bezier: Sequence[Point], parts: int = 8) -> list[Point]:
    found = []
    for step in range(parts + 1):
        t = step / parts
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        found.append(
            (
                sum(w * x for w, (x, _) in zip(weights, bezier, strict=True)),
                sum(w * y for w, (_, y) in zip(weights, bezier, strict=True)),
            )
        )
    return found


def _crosses(one: Point, two: Point, box: Placed) -> bool:
    """Return whether a line touches a box. Source: Liang & Barsky (1984)."""
    low, high = 0.0, 1.0
    dx, dy = two[0] - one[0], two[1] - one[1]
    across, down = box.width / 2 - 1, box.height / 2 - 1
    for step, room in (
        (-dx, one[0] - box.x + across),
        (dx, box.x + across - one[0]),
        (-dy, one[1] - box.y + down),
        (dy, box.y + down - one[1]),
    ):
        if step == 0 and room < 0:
            return False
        if step < 0:
            low = max(low, room / step)
        elif step > 0:
            high = min(high, room / step)
    return low <= high
