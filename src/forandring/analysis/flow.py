"""The most routes that fit between two nodes, and the fewest steps whose loss leaves none."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Capacities", "Flow"]

Capacities = dict[str, dict[str, int]]
"""Node → where it leads, with how many routes may take that step."""


class Flow:
    """A maximum flow of whole numbers, and the smallest cuts nearest to either end.

    Args:
        capacities: of each step; n nodes, m steps.
        start, end: different nodes.

    Attributes:
        value: how many routes fit; as many capacities a smallest cut holds.

    Cost: O(value · m). Source: maximum flow and minimum cut, Ford & Fulkerson (1956), by shortest augmenting
    paths, Edmonds & Karp (1972).

    >>> Flow({"a": {"b": 1, "c": 1}, "b": {"d": 1}, "c": {"d": 1}}, "a", "d").value
    2
    """

    def __init__(self, capacities: Capacities, start: str, end: str) -> None:
        self.start, self.end = start, end
        self.capacities = capacities
        self.left: Capacities = {}
        for node, steps in capacities.items():
            for after, capacity in steps.items():
                mine = self.left.setdefault(node, {})
                mine[after] = mine.get(after, 0) + capacity
                self.left.setdefault(after, {}).setdefault(node, 0)
        self.value = 0
        while path := self._augmenting():
            for node, after in path:
                self.left[node][after] -= 1
                self.left[after][node] += 1
            self.value += 1

    def _augmenting(self) -> list[tuple[str, str]]:
        """Return the steps of a shortest path along which one more route fits, ``[]`` where none does."""
        came_from = {self.start: self.start}
        layer = [self.start]
        while layer and self.end not in came_from:
            following = []
            for node in layer:
                for after, room in self.left[node].items():
                    if room and after not in came_from:
                        came_from[after] = node
                        following.append(after)
            layer = following
        steps, node = [], self.end
        while node in came_from and node != self.start:
            steps.append((came_from[node], node))
            node = came_from[node]
        return steps

    def _side(self, *, of_start: bool) -> set[str]:
        """Return what more could be sent to from the start, or from what more could be sent to the end."""
        first = self.start if of_start else self.end
        found, waiting = {first}, [first]
        while waiting:
            node = waiting.pop()
            for other in self.left[node]:
                room = self.left[node][other] if of_start else self.left[other][node]
                if room and other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    @property
    def first_cut(self) -> tuple[tuple[str, str], ...]:
        """The steps of the smallest cut nearest to the start."""
        side = self._side(of_start=True)
        return self._across(lambda node, after: node in side and after not in side)

    @property
    def last_cut(self) -> tuple[tuple[str, str], ...]:
        """The steps of the smallest cut nearest to the end."""
        side = self._side(of_start=False)
        return self._across(lambda node, after: node not in side and after in side)

    def _across(self, crosses: Callable[[str, str], bool]) -> tuple[tuple[str, str], ...]:
        return tuple(
            (node, after)
            for node, steps in self.capacities.items()
            for after in steps
            if crosses(node, after)
        )
