"""In which order boxes stand in their columns: as few crossings as are found, then as the text has them.

Source: sweeps, Sugiyama, Tagawa & Toda (1981).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from forandring.diagrams.layout.placing import Columns, Places, Standing

__all__ = ["Order", "ordered"]

STARTS = 36
"""Orders to begin from: the text's, and some made from the boxes' names, which another box does not change."""

MOVES = 1200
"""Changes of one column that are tried; each takes the longer, the more arrows there are."""

_FEW = 40
"""Arrows beyond which fewer moves are tried."""

_WORSE = 1
"""More crossings than the best has, up to which an order may still be changed into a better one."""

_HOPELESS = 4
"""More crossings than the best has, beyond which a move is given up."""

_ROUNDS = 12
_PATIENCE = 4
_SIFTS = 6


Worth = tuple[int, tuple[int, ...]]
"""Crossings, and the boxes from the column that matters most: the less, the better."""


class Order(NamedTuple):
    """Ids column by column from the top, and how many pairs of arrows cross between neighbouring columns."""

    columns: tuple[tuple[str, ...], ...]
    crossings: int


def ordered(
    layers: Mapping[str, int],
    arrows: Sequence[tuple[str, str]],
    names: Mapping[str, str] | None = None,
    starts: int = STARTS,
    moves: int = MOVES,
    *,
    from_left: bool = False,
) -> Order:
    """Return the order with the fewest crossings that is found.

    Of orders that cross equally often, the one is taken that has the boxes on the right, one after the other, as early
    in the text as can be: that choice changes least when a box is added, since what was possible mostly still is.

    Args:
        layers: id → column from 0, in text order.
        arrows: (tail, head), both in ``layers`` and in different columns; which way they run does not matter.
        names: id → name that stays the same when the text is edited; the ids themselves if not given.
        from_left: it is the boxes on the left instead that the text's order matters most for.
        starts, moves: orders to begin from, and changes of one column that are tried then; more find fewer crossings.

    Cost: O(s (n² + m²)) for n boxes and places of long arrows in the largest column, m arrows, s starts.

    >>> ordered({"a": 0, "b": 0, "c": 1, "d": 1}, [("a", "d"), ("b", "c")])
    Order(columns=(('b', 'a'), ('c', 'd')), crossings=0)
    """
    columns = Columns(layers, arrows, from_left=from_left)
    search = _Search(columns)
    text = columns.copied()
    for start in range(starts):
        if search.ideal:
            break
        columns.arrange([_mixed(columns, column, start, names or {}) for column in text] if start else text)
        _improve(columns, sweeping=start > 0)
        search.consider()
    search.rearrange(int(moves * min(1.0, (_FEW / max(len(arrows), 1)) ** 2)))
    columns.arrange(search.best)
    return Order(columns.ids(), search.worth[0])


class _Search:
    """Keeps the best order seen so far, and those that cross as often and may lead to a better one."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.best = columns.copied()
        self.worth = (columns.crossings(), columns.sequence())
        self._text = columns.text_sequence()
        self._level: list[tuple[Worth, Places]] = []
        self._begun: set[Standing] = set()
        self._ended: set[Standing] = set()
        self._kept: set[Standing] = set()

    @property
    def ideal(self) -> bool:
        """Whether nothing crosses and all stands as the text has it."""
        return self.worth == (0, self._text)

    def consider(self) -> None:
        """Keep the order as it is, and upside down, if it is about as good as the best, as the best if it is better."""
        for _ in ("as it is", "upside down"):
            if self.columns.crossings() <= self.worth[0] + _WORSE and self._is_new(self._ended):
                self.columns.return_home()
                self._keep((self.columns.crossings(), self.columns.sequence()))
            self.columns.turn_over()

    def _keep(self, worth: Worth) -> None:
        if not self._is_new(self._kept):
            return
        order = self.columns.copied()
        if worth < self.worth:
            self.best, self.worth = order, worth
        heappush(self._level, (worth, order))

    def _is_new(self, known: set[Standing]) -> bool:
        """Return whether the order of the columns is not among those known, and add it to them."""
        order = self.columns.standing()
        new = order not in known
        known.add(order)
        return new

    def rearrange(self, most: int) -> None:
        """Change one column of an order and let all else follow, of the best orders first and at most so often."""
        while self._level and self._level[0][0][0] <= self.worth[0] + _WORSE:
            _, order = heappop(self._level)
            for layer in range(len(order) - 1, -1, -1):
                for column, turned in self.columns.rearranged(order[layer]):
                    if most <= 0 or self.ideal:
                        return
                    most -= 1
                    self._try(order, layer, column, turned)

    def _try(self, order: Places, layer: int, column: list[int], turned: frozenset[int]) -> None:
        """Consider an order with one of its columns changed, in which a row of boxes may be turned over."""
        self.columns.arrange(order)
        self.columns.follow(layer, column, turned)
        if self.columns.crossings() > self.worth[0] + _HOPELESS or not self._is_new(self._begun):
            return
        _improve(self.columns, sweeping=False)
        self.consider()


def _mixed(columns: Columns, column: Sequence[int], seed: int, names: Mapping[str, str]) -> list[int]:
    """Return the column in an order made from names: the same names give the same order among themselves."""

    def mark(item: int) -> bytes:
        name = names.get(columns.label(item), columns.label(item))
        return hashlib.sha256(f"{seed} {name}".encode()).digest()

    return sorted(column, key=mark)


def _improve(columns: Columns, *, sweeping: bool) -> None:
    """Sweep to and fro while that helps, then move single boxes until none can be moved with profit."""
    if sweeping:
        best, fewest, stale = columns.copied(), columns.crossings(), 0
        for round_ in range(_ROUNDS):
            columns.sweep(forward=round_ % 2 == 0)
            crossings = columns.crossings()
            stale = 0 if crossings < fewest else stale + 1
            if crossings < fewest:
                best, fewest = columns.copied(), crossings
            if stale == _PATIENCE:
                break
        columns.arrange(best)
    for _ in range(_SIFTS):
        if not columns.sift():
            return
