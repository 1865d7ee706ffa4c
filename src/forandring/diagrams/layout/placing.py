"""Columns of boxes and of the places of long arrows, which can be sorted, sifted and counted.

A long arrow takes a place in every column it passes, as a box does. Source: places of long arrows, Sugiyama, Tagawa &
Toda (1981); sifting, Matuszewski, Schönfeld & Molitor (1999).
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise, permutations

__all__ = ["Columns", "Places", "Standing"]

_MOST = 14
"""Boxes of a column beyond which none of its boxes are moved about."""

_ROUNDS = 12
"""Times that boxes are sent home to the text's order."""

Places = list[list[int]]
"""Numbers of boxes and of places of long arrows, column by column from the top."""

Standing = tuple[tuple[int, ...], ...]
"""The same, to be kept and compared."""

Costs = dict[int, dict[int, int]]
"""Item → another of its column → how many more arrows cross where it stands above that; 0 is left out."""


class Columns:
    """Boxes and places of long arrows, each with its neighbours in the columns beside it."""

    def __init__(
        self, layers: Mapping[str, int], arrows: Iterable[tuple[str, str]], *, from_left: bool = False
    ) -> None:
        self._from_left = from_left
        self._order: Places = [[] for _ in range(max(layers.values(), default=-1) + 1)]
        self._ids = list(layers)
        self._wish = [float(place) for place in range(len(layers))]
        self._before: Places = [[] for _ in layers]
        self._after: Places = [[] for _ in layers]
        self._passing: dict[int, str] = {}
        numbers = {name: place for place, name in enumerate(layers)}
        for name, layer in layers.items():
            self._order[layer].append(numbers[name])
        for ends in dict.fromkeys(arrows):
            tail, head = sorted(ends, key=lambda end: layers[end])
            self._add(numbers[tail], numbers[head], layers[tail], layers[head])
        self._place = [0] * len(self._before)
        # What was reckoned for an order of two columns, or of those beside a column: a search comes back to most.
        self._crossed: dict[tuple[tuple[int, ...], tuple[int, ...]], int] = {}
        self._cost: dict[tuple[int, tuple[int, ...], tuple[int, ...]], Costs] = {}
        self.arrange([sorted(column, key=self._wish.__getitem__) for column in self._order])

    def _add(self, tail: int, head: int, start: int, end: int) -> None:
        last = tail
        for layer in range(start + 1, end):
            share = (layer - start) / (end - start)
            item = len(self._before)
            self._passing[item] = f"{self._ids[tail]} {self._ids[head]} {layer - start}"
            self._wish.append(self._wish[tail] * (1 - share) + self._wish[head] * share)
            self._before.append([last])
            self._after.append([])
            self._after[last].append(item)
            self._order[layer].append(item)
            last = item
        self._after[last].append(head)
        self._before[head].append(last)

    def label(self, item: int) -> str:
        """Return the id of a box, or what names a place of a long arrow."""
        return self._ids[item] if item < len(self._ids) else self._passing[item]

    def ids(self) -> tuple[tuple[str, ...], ...]:
        """Return the ids of the boxes of each column."""
        known = len(self._ids)
        return tuple(tuple(self._ids[i] for i in column if i < known) for column in self._order)

    def copied(self) -> Places:
        """Return the order as it is now."""
        return [list(column) for column in self._order]

    def standing(self) -> Standing:
        """Return the order as it is now, to be compared with others."""
        return tuple(map(tuple, self._order))

    def arrange(self, order: Places) -> None:
        """Set the order of every column."""
        self._order = [list(column) for column in order]
        for column in self._order:
            self._number(column)

    def turn_over(self) -> None:
        """Turn every column upside down, which crosses as often."""
        self.arrange([column[::-1] for column in self._order])

    def _number(self, column: Sequence[int]) -> None:
        for place, item in enumerate(column):
            self._place[item] = place

    def crossings(self) -> int:
        """Return how many pairs of arrows cross between neighbouring columns."""
        found = 0
        for both in pairwise(self.standing()):
            if both not in self._crossed:
                self._crossed[both] = self._crossing(both[0])
            found += self._crossed[both]
        return found

    def _crossing(self, column: Sequence[int]) -> int:
        found = 0
        seen: list[int] = []
        for item in column:
            for place in sorted([self._place[head] for head in self._after[item]]):
                found += len(seen) - bisect_right(seen, place)
                insort(seen, place)
        return found

    def sequence(self) -> tuple[int, ...]:
        """Return the boxes as they stand, from the column that matters most; one of the text's beginning is less."""
        return self._sequence(self._order)

    def text_sequence(self) -> tuple[int, ...]:
        """Return what :meth:`sequence` is where all stands as the text has it."""
        return self._sequence([sorted(column) for column in self._order])

    def _sequence(self, order: Places) -> tuple[int, ...]:
        known = len(self._ids)
        columns = order if self._from_left else order[::-1]
        return tuple(item for column in columns for item in column if item < known)

    def sweep(self, *, forward: bool) -> None:
        """Sort each column by the mean place of its neighbours in the column before it, or after it."""
        near = self._before if forward else self._after
        for column in (self._order if forward else self._order[::-1])[1:]:
            self._sort(column, near)

    def _sort(self, column: list[int], near: Places) -> None:
        places = {item: [self._place[n] for n in near[item]] for item in column}
        means = {i: sum(p) / len(p) if p else float(self._place[i]) for i, p in places.items()}
        column.sort(key=means.__getitem__)
        self._number(column)

    def rearranged(self, column: Sequence[int]) -> Iterable[tuple[list[int], frozenset[int]]]:
        """Yield the column with a row turned over, two boxes exchanged, or one moved, and what was turned over."""
        boxes = [item for item in column if item < len(self._ids)]
        if len(boxes) > _MOST:
            return
        for first, last in combinations([column.index(box) for box in boxes], 2):
            row = column[first : last + 1]
            if len(row) > 2:
                yield [*column[:first], *row[::-1], *column[last + 1 :]], frozenset(row)
        for one, two in combinations(boxes, 2):
            swapped = {one: two, two: one}
            yield [swapped.get(item, item) for item in column], frozenset()
        for one, two in permutations(boxes, 2):
            moved = [item for item in column if item != one]
            moved.insert(column.index(two), one)
            yield moved, frozenset()

    def follow(self, layer: int, column: list[int], turned: frozenset[int] = frozenset()) -> None:
        """Set the order of one column, and sort those away from it by their neighbours on its side.

        Args:
            turned: boxes of the column that were turned over; what hangs on them alone is turned over too.
        """
        self._order[layer] = list(column)
        self._number(column)
        for columns, near in (
            (self._order[layer + 1 :], self._before),
            (self._order[:layer][::-1], self._after),
        ):
            over = set(turned)
            for other in columns:
                if over:
                    over = {item for item in other if near[item] and over.issuperset(near[item])}
                    self._turn(other, over)
                self._sort(other, near)

    def _turn(self, column: list[int], over: set[int]) -> None:
        """Turn over some boxes of a column among themselves."""
        turned = iter([item for item in reversed(column) if item in over])
        column[:] = [next(turned) if item in over else item for item in column]
        self._number(column)

    def sift(self) -> bool:
        """Move every box to the place in its column where it crosses least; return whether that helped."""
        helped = False
        for layer, column in enumerate(self._order):
            costs = self._costs(layer)
            for item in sorted(costs, key=self._wish.__getitem__):
                helped |= self._settle(column, item, costs[item])
        return helped

    def _settle(self, column: list[int], item: int, costs: Mapping[int, int]) -> bool:
        start = self._place[item]
        best, gain = start, 0
        for places, sign in ((range(start - 1, -1, -1), 1), (range(start + 1, len(column)), -1)):
            change = 0
            for place in places:
                change += sign * costs.get(column[place], 0)
                if change < gain:
                    best, gain = place, change
        if best != start:
            column.insert(best, column.pop(start))
            self._number(column)
        return best != start

    def return_home(self) -> None:
        """Exchange neighbours that stand against the text's order where that crosses no more."""
        for _ in range(_ROUNDS):
            if self._returned() == 0:
                return

    def _returned(self) -> int:
        """Return in how many columns boxes could be exchanged."""
        return sum(map(self._return, range(len(self._order))))

    def _return(self, layer: int) -> bool:
        column, costs, nothing = self._order[layer], self._costs(layer), dict[int, int]()
        before = list(column)
        swapped = True
        while swapped:
            swapped = False
            for place in range(len(column) - 1):
                one, two = column[place : place + 2]
                if self._wish[one] > self._wish[two] and costs.get(two, nothing).get(one, 0) <= 0:
                    column[place : place + 2] = two, one
                    swapped = True
        self._number(column)
        return column != before

    def _costs(self, layer: int) -> Costs:
        """Return what the order of each two items of a column costs, as the columns beside it stand."""
        before = tuple(self._order[layer - 1]) if layer else ()
        after = tuple(self._order[layer + 1]) if layer + 1 < len(self._order) else ()
        key = layer, before, after
        if key not in self._cost:
            self._cost[key] = self._reckoned(sorted(self._order[layer]))
        return self._cost[key]

    def _reckoned(self, column: Sequence[int]) -> Costs:
        costs: Costs = {}
        for neighbours in (self._before, self._after):
            near = [(item, [self._place[n] for n in neighbours[item]]) for item in column if neighbours[item]]
            for (one, ones), (two, twos) in combinations(near, 2):
                more = 0
                for a in ones:
                    for b in twos:
                        more += (a > b) - (a < b)
                if more:
                    costs.setdefault(one, {})[two] = more = more + costs.get(one, {}).get(two, 0)
                    costs.setdefault(two, {})[one] = -more
        return costs
