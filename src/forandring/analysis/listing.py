"""Routes from one node to another, the shortest first, and the best evidenced one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from forandring.analysis.grading import SERVES, grade_of_step
from forandring.analysis.route_counts import MOST_STEPS_TRIED, Count, count_routes
from forandring.analysis.steps import Route, route_along
from forandring.network import Network, reached_from, reaching

__all__ = ["best_route", "shortest_routes"]


def shortest_routes(
    graph: Network, start: str, end: str, *, most: int, count: Count | None = None
) -> Iterator[Route]:
    """Yield up to ``most`` routes: the shortest first, then the best evidenced, then in text order.

    Lengths and grades are gone through one by one; before a step is taken it is known whether the rest can
    be completed with that length and grade, so nothing is tried in vain but where there are loops.

    Cost: without loops O(m) a grade for each length that routes have, O(m · l) at most where they are of any up to
    l, and O(l) a route.
    Source: k shortest paths by implicit representation of what remains, after Eppstein (1998), section 2.
    """
    count = count_routes(graph, start, end) if count is None else count
    wanted = min(most, count.number) if count.exact else most
    if not wanted or start == end:
        return
    finder = _Finder(graph, start, end)
    length: int | None = finder.distance[start]
    while length is not None:
        found = False
        for grade in finder.grades:
            for nodes in finder.of(length, grade):
                yield route_along(graph, nodes)
                found, wanted = True, wanted - 1
                if not wanted or finder.exhausted:
                    return
        length = finder.longer(length, found)


class _State(NamedTuple):
    """A node, how many steps are left from it, and whether a step of the grade in question has been met."""

    node: str
    left: int
    met: bool


class _Finder:
    """Holds what is known of the ways from each node to ``end`` while routes are listed."""

    def __init__(self, graph: Network, start: str, end: str) -> None:
        between = reached_from(graph, [start]) & reaching(graph, [end])
        self.start, self.end = start, end
        self.onward = {
            node: [(i, grade_of_step(data["links"])) for i, data in graph.adj[node].items() if i in between]
            for node in graph
            if node in between
        }
        self.grades = sorted({grade for steps in self.onward.values() for _, grade in steps}, reverse=True)
        self.distance = _distances(self.onward, end)
        self.possible: dict[int, dict[_State, bool]] = {grade: {} for grade in self.grades}
        self.tried = 0
        self._lengths = self._lengths_of_walks()

    @property
    def exhausted(self) -> bool:
        """Whether loops have cost more tries than a user will wait for."""
        return self.tried > MOST_STEPS_TRIED

    def longer(self, length: int, found: bool) -> int | None:
        """Return the length to try after one, ``None`` if routes are no longer.

        After a length that routes have it is the next one; after one that none has, the next that a walk has, which
        may pass a node twice. Where one way is much longer than another, most lengths in between are skipped so.
        """
        if found:
            return length + 1 if length + 1 < len(self.distance) else None
        return next((walked for walked in self._lengths if walked > length), None)

    def _lengths_of_walks(self) -> Iterator[int]:
        layer = {self.start}
        for length in range(len(self.distance)):
            if self.end in layer:
                yield length
            layer = {after for node in layer - {self.end} for after, _ in self.onward[node]}

    def can(self, state: _State, grade: int) -> bool:
        """Return whether the end is as many steps of at least ``grade`` away, with one of that grade on the way.

        Gone through depth first on a stack of its own, so that long routes do not exhaust Python's; what is
        found out is kept, and nothing else than what is asked about is gone through.
        """
        known, waiting = self.possible[grade], {state: self._after(state, grade)}
        while waiting:
            last = next(reversed(waiting))
            answer = self._settled(last, grade)
            if answer:
                known |= dict.fromkeys(waiting, True)
                return True
            following = next(waiting[last], None) if answer is None else None
            if following is None:
                known[last] = False
                waiting.popitem()
            else:
                waiting[following] = self._after(following, grade)
        return False

    def _settled(self, state: _State, grade: int) -> bool | None:
        """Return what is known of a state without taking a step, ``None`` if nothing."""
        if self.distance[state.node] > state.left:
            return False
        if state.node == self.end:
            return state.met and not state.left
        return self.possible[grade].get(state)

    def _after(self, state: _State, grade: int) -> Iterator[_State]:
        for after, step in self.onward[state.node]:
            if step >= grade:
                yield _State(after, state.left - 1, state.met or step == grade)

    def of(self, length: int, grade: int) -> Iterator[tuple[str, ...]]:
        """Yield the routes of this length whose weakest step has exactly this grade, in text order."""
        start = _State(self.start, length, False)
        if not self.can(start, grade):
            return
        path: dict[str, None] = {self.start: None}
        waiting = [self._after(start, grade)]
        while waiting and not self.exhausted:
            state = next(waiting[-1], None)
            if state is None:
                waiting.pop()
                path.popitem()
                continue
            if state.node in path or not self.can(state, grade):
                continue
            self.tried += 1
            if state.left == 0:
                self.tried = 0
                yield (*path, state.node)
            else:
                path[state.node] = None
                waiting.append(self._after(state, grade))


def _distances(onward: Mapping[str, list[tuple[str, int]]], end: str) -> dict[str, int]:
    """Return the number of steps from each node to ``end``."""
    before: dict[str, list[str]] = {node: [] for node in onward}
    for node, steps in onward.items():
        for after, _ in steps:
            before[after].append(node)
    distance, layer = {end: 0}, [end]
    while layer:
        further = [cause for node in layer for cause in before[node]]
        reached = distance[layer[0]] + 1
        layer = [node for node in dict.fromkeys(further) if node not in distance]
        distance.update((node, reached) for node in layer)
    return distance


def best_route(graph: Network, start: str, end: str) -> Route:
    """Return the route whose weakest step is the best evidenced, the shortest of those.

    Raises:
        ValueError: there is no route.
    """
    for grade in range(SERVES, -1, -1):
        nodes = _shortest(graph, start, end, grade)
        if nodes:
            return route_along(graph, nodes)
    raise ValueError(f"no route from {start} to {end}")


def _shortest(graph: Network, start: str, end: str, grade: int) -> tuple[str, ...]:
    """Return a shortest route over steps of at least ``grade``, ``()`` where there is none."""
    came_from: dict[str, str] = {start: start}
    layer = [start]
    while layer and end not in came_from:
        following = []
        for node in layer:
            for after, data in graph.adj[node].items():
                if after not in came_from and grade_of_step(data["links"]) >= grade:
                    came_from[after] = node
                    following.append(after)
        layer = following
    return _way_to(end, came_from) if end in came_from else ()


def _way_to(end: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    nodes = [end]
    while came_from[nodes[-1]] != nodes[-1]:
        nodes.append(came_from[nodes[-1]])
    return tuple(reversed(nodes))
