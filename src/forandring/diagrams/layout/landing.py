"""Arrowheads at one box, kept apart along its outline so that none lies on another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, combinations, pairwise

from forandring.diagrams.layout.crossings import count_crossings
from forandring.diagrams.layout.curves import Curve, comes_upon, sampled
from forandring.diagrams.picture import Picture, Stroke
from forandring.diagrams.scene import Placed, Point
from forandring.diagrams.sizes import GOALS

__all__ = ["landed"]

_MOST = 40
"""Arrows to one box beyond which their heads are left as they are: no outline has room for them."""

_CROWDED = 150
"""Arrows of one picture beyond which heads are left as they are: it would take longer than to lay them all out."""

_HALF, _BAR = 4.0, 6.5
"""Points that an arrowhead, or a bar, takes of an outline to either side of its tip."""

_CORNER = 5.0
"""Points at the ends of a straight side that are left free."""

_BEFORE = 36.0
"""Points before its tip at which it is seen which way an arrow comes from."""

_ROOM = (3.0, -1.0)
"""Points beside a box that an arrow is not to come into more than before, and within it."""

_ROUND = 72
"""Pieces of an ellipse's outline."""

Side = Sequence[Point]


def landed(picture: Picture, places: Mapping[str, Placed], curves: Mapping[str, Curve]) -> dict[str, Curve]:
    """Return the curves with heads that would lie on each other moved apart along the outline of their box.

    An arrow that would come upon another box for it, or cross another one to the same box, is left as it is, and so are
    all of a crowded picture.
    """
    found = dict(curves)
    if len(found) > _CROWDED:
        return found
    reaching: dict[str, list[Stroke]] = {}
    for stroke in picture.strokes:
        if stroke.id in found and stroke.tip != "none":
            reaching.setdefault(stroke.head, []).append(stroke)
    forms = {box.id: picture.theme.form(box.shape) for box in picture.boxes}
    for head, strokes in reaching.items():
        if not 1 < len(strokes) <= _MOST or not _crowded([found[stroke.id][1] for stroke in strokes]):
            continue
        for side, those in _by_side(strokes, _sides(forms[head], places[head]), found):
            moved = _apart(side, those, found, [p for box, p in places.items() if box != head])
            if moved and _crossings(strokes, found | moved) <= _crossings(strokes, found):
                found |= moved
    return found


def _crowded(tips: Sequence[Point]) -> bool:
    """Return whether any two tips are so near that their heads may touch."""
    return any(math.dist(one, two) < 2 * _BAR for one, two in combinations(tips, 2))


def _crossings(strokes: Iterable[Stroke], curves: Mapping[str, Curve]) -> int:
    return count_crossings({stroke.id: curves[stroke.id] for stroke in strokes})


def _sides(form: str, place: Placed) -> list[Side]:
    """Return the outline of a box as the lines on which heads can move: one for an ellipse, else four."""
    x, y, wide, tall = place
    if form in GOALS:
        # It begins on the right, where arrows leave, so that the left is in one piece.
        turns = [step / _ROUND * 2 * math.pi for step in range(_ROUND + 1)]
        return [[(x + wide / 2 * math.cos(turn), y + tall / 2 * math.sin(turn)) for turn in turns]]
    left, right, top, bottom = x - wide / 2, x + wide / 2, y - tall / 2, y + tall / 2
    if form == "activity":
        return []
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    return [list(pair) for pair in pairwise(corners)]


def _by_side(
    strokes: Sequence[Stroke], sides: Sequence[Side], curves: Mapping[str, Curve]
) -> Iterable[tuple[Side, list[Stroke]]]:
    """Yield each side with the arrows whose tips are on it, where they are several."""
    if not sides:
        return
    on: list[list[Stroke]] = [[] for _ in sides]
    for stroke in strokes:
        away = [_nearest(side, curves[stroke.id][1])[1] for side in sides]
        on[away.index(min(away))].append(stroke)
    yield from ((side, those) for side, those in zip(sides, on, strict=True) if len(those) > 1)


def _apart(
    side: Side, strokes: Sequence[Stroke], curves: Mapping[str, Curve], others: Sequence[Placed]
) -> dict[str, Curve]:
    """Return the curves of those whose heads are moved; nothing where all are apart already."""
    at = {stroke.id: _nearest(side, curves[stroke.id][1])[0] for stroke in strokes}
    from_where = {stroke.id: _nearest(side, _before(curves[stroke.id]))[0] for stroke in strokes}
    wanted = sorted(at.values())
    ordered = _ordered(strokes, at, from_where)
    halves = [_BAR if stroke.tip == "tee" else _HALF for stroke in ordered]
    length = _length(side)
    free = _CORNER if len(side) == 2 else 0.0
    places = _spread(wanted, halves, free, length - free)
    moved = {}
    for stroke, place in zip(ordered, places, strict=True):
        if abs(at[stroke.id] - place) < 0.5:
            continue
        curve = _led_to(curves[stroke.id], _along(side, place))
        if all(
            comes_upon(curve, others, room) <= comes_upon(curves[stroke.id], others, room) for room in _ROOM
        ):
            moved[stroke.id] = curve
    return moved


def _ordered(
    strokes: Sequence[Stroke], at: Mapping[str, float], from_where: Mapping[str, float]
) -> list[Stroke]:
    """Return the arrows in the order of their tips, those that are upon each other as they come from."""
    groups: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda stroke: at[stroke.id]):
        if groups and at[stroke.id] - at[groups[-1][-1].id] < 2 * _HALF:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return [s for group in groups for s in sorted(group, key=lambda stroke: from_where[stroke.id])]


def _spread(wanted: Sequence[float], halves: Sequence[float], low: float, high: float) -> list[float]:
    """Return sorted places as near to the wanted ones as leaves each its room, within ``low`` and ``high``."""
    offsets = list(accumulate((one + two for one, two in pairwise(halves)), initial=0.0))
    room = max(high - low, 1.0)
    if offsets[-1] > room:
        offsets = [offset * room / offsets[-1] for offset in offsets]
    # Nearest places in the order given: neighbours that would change it stand at their mean.
    blocks: list[tuple[float, int]] = []
    for place, offset in zip(wanted, offsets, strict=True):
        mean, number = place - offset, 1
        while blocks and blocks[-1][0] > mean:
            before, more = blocks.pop()
            mean, number = (mean * number + before * more) / (number + more), number + more
        blocks.append((mean, number))
    means = [mean for mean, number in blocks for _ in range(number)]
    return [
        min(max(mean, low), high - offsets[-1]) + offset for mean, offset in zip(means, offsets, strict=True)
    ]


def _before(curve: Curve) -> Point:
    """Return where an arrow is some way before its tip."""
    points = sampled(*curve)
    return next((p for p in reversed(points) if math.dist(p, curve[1]) >= _BEFORE), points[0])


def _nearest(side: Side, point: Point) -> tuple[float, float]:
    """Return how far along a side the place nearest to a point is, and how far from it."""
    best, run = (0.0, math.inf), 0.0
    for one, two in pairwise(side):
        length = math.dist(one, two) or 1.0
        share = (
            (point[0] - one[0]) * (two[0] - one[0]) + (point[1] - one[1]) * (two[1] - one[1])
        ) / length**2
        share = min(max(share, 0.0), 1.0)
        there = (one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share)
        away = math.dist(there, point)
        if away < best[1]:
            best = run + share * length, away
        run += length
    return best


def _length(side: Side) -> float:
    return sum(math.dist(one, two) for one, two in pairwise(side))


def _along(side: Side, place: float) -> Point:
    """Return the point so far along a side."""
    for one, two in pairwise(side):
        length = math.dist(one, two)
        if place <= length:
            share = place / (length or 1.0)
            return one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share
        place -= length
    return side[-1]


def _led_to(curve: Curve, tip: Point) -> Curve:
    """Return a curve that ends at another point: its last bend gives way, a straight one is turned."""
    points, old = curve
    across, down = tip[0] - old[0], tip[1] - old[1]
    shares = (1 / 3, 2 / 3) if len(points) == 4 else (0.0, 1.0)
    *start, one, two, end = points
    one = (one[0] + across * shares[0], one[1] + down * shares[0])
    two = (two[0] + across * shares[1], two[1] + down * shares[1])
    head, far = math.dist(end, old), math.dist(two, tip) or 1.0
    back = head / far
    return (*start, one, two, (tip[0] - (tip[0] - two[0]) * back, tip[1] - (tip[1] - two[1]) * back)), tip
