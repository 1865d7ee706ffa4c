"""Routes from one node to another, the shortest first, and the best evidenced one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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

    Cost: O(m · l) a grade for routes of l steps, and O(l) a route, without loops.
    Source: k shortest paths by implicit representation of what remains, after Eppstein (1998), section 2.
    """
    count = count_routes(graph, start, end) if count is None else count
    wanted = min(most, count.number) if count.exact else most
    if not wanted or start == end:
        return
    finder = _Finder(graph, start, end)
    for length in range(finder.distance[start], len(finder.distance)):
        for grade in finder.grades:
            for nodes in finder.of(length, grade):
                yield route_along(graph, nodes)
                wanted -= 1
                if not wanted or finder.exhausted:
                    return


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
        self.possible: dict[tuple[str, int, int, bool], bool] = {}
        self.tried = 0

    @property
    def exhausted(self) -> bool:
        """Whether loops have cost more tries than a user will wait for."""
        return self.tried > MOST_STEPS_TRIED

    def can(self, node: str, length: int, grade: int, met: bool) -> bool:
        """Return whether ``length`` steps of at least ``grade`` lead to the end, one of them of that grade.

        ``met`` says that such a one has been taken. Filled in from the end, so that long routes do not
        exhaust Python's stack.
        """
        known = self.possible.get((node, length, grade, met))
        if known is None:
            for steps in range(length + 1):
                self._fill(steps, grade)
            known = self.possible[node, length, grade, met]
        return known

    def _fill(self, length: int, grade: int) -> None:
        if (self.end, length, grade, True) in self.possible:
            return
        for node, onward in self.onward.items():
            for met in (True, False):
                if length == 0:
                    answer = node == self.end and met
                else:
                    answer = node != self.end and any(
                        step >= grade and self.possible[after, length - 1, grade, met or step == grade]
                        for after, step in onward
                    )
                self.possible[node, length, grade, met] = answer

    def of(self, length: int, grade: int) -> Iterator[tuple[str, ...]]:
        """Yield the routes of this length whose weakest step has exactly this grade, in text order."""
        if not self.can(self.start, length, grade, False):
            return
        path: dict[str, bool] = {self.start: False}
        waiting = [iter(self.onward[self.start])]
        while waiting and not self.exhausted:
            after, step = next(waiting[-1], (None, 0))
            if after is None:
                waiting.pop()
                path.popitem()
                continue
            met = path[next(reversed(path))] or step == grade
            left = length - len(path)
            if after in path or step < grade or not self.can(after, left, grade, met):
                continue
            self.tried += 1
            if left == 0:
                self.tried = 0
                yield (*path, after)
            else:
                path[after] = met
                waiting.append(iter(self.onward[after]))


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
