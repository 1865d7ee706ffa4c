"""In which order boxes stand in their columns: as few crossings as are found, then as the text has them.

Source: sweeps, Sugiyama, Tagawa & Toda (1981).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from forandring.diagrams.layout.placing import Columns, Standing

__all__ = ["Order", "ordered"]

STARTS = 36
"""Orders to begin from: the text's, and some made from the boxes' names, which another box does not change."""

MOVES = 700
"""Moves of one box that are tried; each takes the longer, the more arrows there are."""

_FEW = 40
"""Arrows beyond which fewer moves are tried."""

_HOPELESS = 4
"""More crossings than the best has, beyond which a move is given up."""

_ROUNDS = 12
_PATIENCE = 4
_SIFTS = 6


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

    Of orders that cross equally often, the one is taken that has the boxes on the right, one pair after the other, as
    the text has them: that choice changes least when a box is added, since what was possible mostly still is.

    Args:
        layers: id → column from 0, in text order.
        arrows: (tail, head), both in ``layers`` and in different columns; which way they run does not matter.
        names: id → name that stays the same when the text is edited; the ids themselves if not given.
        from_left: it is the boxes on the left instead that the text's order matters most for.
        starts, moves: orders to begin from, and moves of one box that are tried after that; more find fewer crossings.

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
    """Keeps the best order seen so far."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.best = columns.copied()
        self.worth = (columns.crossings(), columns.against_text())
        self._begun: set[Standing] = set()
        self._ended: set[Standing] = set()

    @property
    def ideal(self) -> bool:
        """Whether nothing crosses and all stands as the text has it."""
        return not self.worth[0] and not any(self.worth[1])

    def consider(self) -> bool:
        """Take the order as it is, or upside down, if it is better than the best; return whether it was."""
        better = False
        for _ in ("as it is", "upside down"):
            if self.columns.crossings() <= self.worth[0] and self._is_new(self._ended):
                self.columns.return_home()
                worth = (self.columns.crossings(), self.columns.against_text())
                if worth < self.worth:
                    self.best, self.worth, better = self.columns.copied(), worth, True
            self.columns.turn_over()
        return better

    def _is_new(self, known: set[Standing]) -> bool:
        """Return whether the order of the columns is not among those known, and add it to them."""
        order = self.columns.standing()
        new = order not in known
        known.add(order)
        return new

    def rearrange(self, most: int) -> None:
        """Move one box in its column and let all else follow, as long as that helps and at most so often."""
        helped = True
        while helped:
            helped = False
            for layer in range(len(self.best) - 1, -1, -1):
                for column in self.columns.rearranged(self.best[layer]):
                    if most <= 0 or self.ideal:
                        return
                    most -= 1
                    helped |= self._tried(layer, column)

    def _tried(self, layer: int, column: list[int]) -> bool:
        """Return whether the best order becomes better with one column in another order."""
        self.columns.arrange(self.best)
        self.columns.follow(layer, column)
        if self.columns.crossings() > self.worth[0] + _HOPELESS or not self._is_new(self._begun):
            return False
        _improve(self.columns, sweeping=False)
        return self.consider()


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
