"""Where an arrow's number can stand: on its own line, clear of every other line, box and number."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from forandring.diagrams.layout.curves import ARROW, sampled
from forandring.diagrams.scene import Placed, Point

__all__ = ["Crowd"]

_CELL = 10.0
_BLOCK = 40.0
_CLEAR = 7.0
"""Points of free space around a number beyond which more is no better."""

_REACH = 20.0
_TRIES = 80
"""Places on one arrow that are looked at."""

_HEAD = 8.0
"""Points across which an arrowhead covers, about."""

_SLIGHT = 0.01
"""How much a covered arrowhead weighs beside a covered line."""

_COVERED = -0.5
"""Free space around a number below which it is seen to cover something."""

_ROUNDS = 3
"""Times that numbers are set, those first that found no free place before."""

_CROWDED = 250
"""Arrows beyond which no place is clear: numbers then stand in the middle of theirs."""


class Crowd:
    """Everything a number must keep clear of, in cells so that only what is near is looked at."""

    def __init__(self) -> None:
        self._lines: dict[tuple[int, int], list[tuple[float, float, str]]] = defaultdict(list)
        self._boxes: dict[tuple[int, int], list[Placed]] = defaultdict(list)
        self._heads: dict[tuple[int, int], list[Placed]] = defaultdict(list)
        self._numbers: dict[tuple[int, int], list[Placed]] = {}
        self._samples: dict[str, list[Point]] = {}

    def add_box(self, box: Placed) -> None:
        """Add a box."""
        self._add(box, self._boxes)

    def _add(self, box: Placed, blocks: dict[tuple[int, int], list[Placed]]) -> None:
        left, right = box.x - box.width / 2 - _REACH, box.x + box.width / 2 + _REACH
        top, bottom = box.y - box.height / 2 - _REACH, box.y + box.height / 2 + _REACH
        for column in range(int(left // _BLOCK), int(right // _BLOCK) + 1):
            for row in range(int(top // _BLOCK), int(bottom // _BLOCK) + 1):
                blocks[column, row].append(box)

    def add_curve(self, name: str, curve: tuple[Point, ...], tip: Point) -> None:
        """Add an arrow."""
        points = sampled(curve, tip)
        self._samples[name] = points
        (x, y), (before, above) = tip, points[-2]
        far = math.hypot(x - before, y - above) or 1.0
        back = ARROW / 2 / far
        self._add(Placed(x - (x - before) * back, y - (y - above) * back, _HEAD, _HEAD), self._heads)
        if len(self._samples) > _CROWDED:
            return
        for x, y in points:
            self._lines[int(x // _CELL), int(y // _CELL)].append((x, y, name))

    def places(self, widths: Mapping[str, float], height: float) -> dict[str, Point]:
        """Return the best centre for the number on each arrow, clear of the other numbers too.

        Where a number finds no free place, it chooses before the others, as long as fewer find none for it.

        Args:
            widths: arrow → how wide its number is.
        """
        order = list(widths)
        best, covered = self._set(order, widths, height)
        for _ in range(_ROUNDS - 1):
            if not covered:
                break
            order = [*covered, *(name for name in order if name not in covered)]
            found, still = self._set(order, widths, height)
            if len(still) >= len(covered):
                break
            best, covered = found, still
        return best

    def _set(
        self, order: Sequence[str], widths: Mapping[str, float], height: float
    ) -> tuple[dict[str, Point], list[str]]:
        """Return where numbers stand that choose in this order, and which of them cover something."""
        self._numbers = defaultdict(list)
        found: dict[str, Point] = {}
        covered = []
        for name in order:
            found[name], clear = self._place(name, widths[name], height)
            self._add(Placed(*found[name], widths[name], height), self._numbers)
            covered += [name] if clear < _COVERED else []
        return found, covered

    def _place(self, name: str, width: float, height: float) -> tuple[Point, float]:
        """Return the best centre for a number of this size on an arrow, and how much is free around it there.

        The clearest place is taken; among equally clear ones the one nearest the middle.

        Cost: O(length of the arrow), where what is crowded together is bounded.
        """
        points = self._samples[name]
        if len(self._samples) > _CROWDED:
            return points[len(points) // 2], 0.0
        best, best_worth, free = points[len(points) // 2], -math.inf, 0.0
        for index in range(2, len(points) - 2, max(2, len(points) // _TRIES)):
            x, y = points[index]
            middling = abs(index / len(points) - 0.5) * 2.5
            if _CLEAR - middling <= best_worth:
                continue
            clear = self._clearance(name, x, y, width, height, best_worth + middling)
            worth = min(clear, _CLEAR) - middling
            if worth > best_worth:
                best, best_worth, free = (x, y), worth, clear
        return best, free

    def _clearance(self, name: str, x: float, y: float, width: float, height: float, least: float) -> float:
        """Return how far a number's outline is from the nearest other thing; negative where it overlaps.

        Nothing more is looked at where it comes out at ``least`` or nearer.
        """
        block = int(x // _BLOCK), int(y // _BLOCK)
        outline = (x, y, width, height)
        boxes, numbers = self._boxes.get(block, ()), self._numbers.get(block, ())
        clear = min(_apart(outline, boxes), _apart(outline, numbers))
        if clear < 0:
            clear *= 3
            if clear <= least:
                return clear
        # Beside an arrowhead a number stands well, on it not; but better there than on another line.
        heads = _apart(outline, self._heads.get(block, ()))
        clear = min(clear, heads * _SLIGHT) if heads < 0 else clear
        wide, tall = width / 2 + _CLEAR, height / 2 + _CLEAR
        for column in range(int((x - wide) // _CELL), int((x + wide) // _CELL) + 1):
            for row in range(int((y - tall) // _CELL), int((y + tall) // _CELL) + 1):
                for lx, ly, other in self._lines.get((column, row), ()):
                    if other != name:
                        clear = min(clear, max(abs(x - lx) - width / 2, abs(y - ly) - height / 2))
                if clear <= least:
                    return clear
        return clear


def _apart(number: tuple[float, float, float, float], others: Iterable[Placed]) -> float:
    """Return how far a number (centre, width and height) is from the nearest of some boxes; no more than it matters."""
    x, y, width, height = number
    clear = _REACH
    for box in others:
        across = abs(x - box.x) - (box.width + width) / 2
        down = abs(y - box.y) - (box.height + height) / 2
        clear = min(clear, max(across, down))
    return clear
