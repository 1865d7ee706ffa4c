"""Routes between activities and goals: how many, which, on what evidence, and where each is weakest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from forandring.analysis.grading import LEVELS, SERVES, grade_of_step
from forandring.analysis.status import Risk, risks
from forandring.analysis.ways import routes_network
from forandring.model import Link, Theory
from forandring.network import Network, reached_from, reaching

__all__ = [
    "Count",
    "Pair",
    "Route",
    "Step",
    "Trace",
    "count_routes",
    "routes",
    "shortest_routes",
    "step_between",
    "trace",
]

MOST_ROUTES = 20
"""Routes named for each pair unless more are asked for: about what fits on a page."""

MOST_STEPS_TRIED = 50_000
"""Steps tried inside loops before a count becomes "at least": about a twentieth of a second, and enough for
all routes through seven nodes that all lead to each other."""

_CONFIDENCE = {"Low": 0, None: 1, "Medium": 2, "High": 3}


class Count(NamedTuple):
    """How many routes there are; ``exact`` is false where loops make them too many to count."""

    number: int
    exact: bool = True


class Step(NamedTuple):
    """One step of a route.

    Attributes:
        cause, effect: ids.
        links: the arrows that claim it, in text order; ``()`` where a goal serves a higher one.
        evidence: the grade of the best of them (see ``grading.LEVELS``), ``None`` where there are none.
        confidence: the highest that they state, or ``None``.
        basis: ``Stated`` if any of them is, or if a goal serves another; else ``Inferred``.
    """

    cause: str
    effect: str
    links: tuple[Link, ...]
    evidence: str | None
    confidence: str | None
    basis: str


class Route(NamedTuple):
    """One way from a node to another that visits no node twice.

    Attributes:
        nodes: ids from first to last.
        steps: the arrows between them; one fewer than the nodes.
        weakest: the step with the weakest evidence, the least confidence deciding, then the first;
            ``None`` where every step is a goal that serves another.
        basis: ``Stated`` if every step is.
    """

    nodes: tuple[str, ...]
    steps: tuple[Step, ...]
    weakest: Step | None
    basis: str

    @property
    def evidence(self) -> str | None:
        """The weakest step's grade."""
        return self.weakest.evidence if self.weakest else None


class Pair(NamedTuple):
    """All routes from one node to another.

    Attributes:
        start, end: ids.
        stated: how many routes stated arrows alone make.
        inferred: how many there are with inferred arrows as well.
        routes: the shortest, of equal length the best evidenced first, then in text order; bounded.
        best: the best evidenced route, the shortest of those; also where it is not among ``routes``.
    """

    start: str
    end: str
    stated: Count
    inferred: Count
    routes: tuple[Route, ...]
    best: Route


@dataclass(frozen=True, slots=True)
class Trace:
    """The answer of ``trace``: every route that a node is an end of.

    Attributes:
        node: id.
        to_goals: for each goal that the node reaches, in text order.
        from_activities: for each activity that reaches the node, in text order.
        against: negative arrows at the node, at what it reaches or at what reaches it, in text order; they
            never make a route.
        risks: id of a node that lies on some route → what stands in its way.
    """

    node: str
    to_goals: tuple[Pair, ...]
    from_activities: tuple[Pair, ...]
    against: tuple[Link, ...]
    risks: Mapping[str, tuple[Risk, ...]]


def trace(theory: Theory, node: str, *, most: int = MOST_ROUTES) -> Trace:
    """Return every route from a node to goals, and from activities to it.

    Args:
        theory: n nodes, m links.
        node: id of an activity, effect or goal; for any other id there are no routes.
        most: how many routes are listed for each pair; all are counted.

    Cost: O(m) for each goal or activity concerned, besides what loops and the listed routes cost.
    """
    full: Network = routes_network(theory)
    stated: Network = routes_network(theory, inferred=False)
    if node not in full:
        return Trace(node, (), (), (), {})
    below, above = reached_from(full, [node]), reaching(full, [node])
    goals = [i for i in theory.ids_of("Goal") if i in below and i != node]
    activities = [i for i in theory.ids_of("Activity") if i in above and i != node]
    concerned = {i for goal in goals for i in reaching(full, [goal]) & below} | {
        i for activity in activities for i in reached_from(full, [activity]) & above
    }
    concerned.add(node)
    return Trace(
        node,
        tuple(routes(full, node, goal, stated=stated, most=most) for goal in goals),
        tuple(routes(full, activity, node, stated=stated, most=most) for activity in activities),
        tuple(link for link in theory.links() if link.polarity == "Negative" and link.effect in concerned),
        {i: found for i in full if i in concerned and (found := _risks(theory, i))},
    )


def _risks(theory: Theory, node: str) -> tuple[Risk, ...]:
    return risks(theory.index[node], theory) if node in theory.index else ()


def routes(
    graph: Network, start: str, end: str, *, stated: Network | None = None, most: int = MOST_ROUTES
) -> Pair:
    """Return all routes from ``start`` to ``end``, between which there is at least one.

    Args:
        graph: the network with all arrows that count.
        stated: the network of stated arrows; ``graph`` itself where there is none.
        most: how many routes are listed.
    """
    count, listed = _counted(graph, start, end, most)
    said = count if stated is None else _counted(stated, start, end, most)[0]
    return Pair(start, end, said, count, listed, _best(graph, start, end))


def _counted(graph: Network, start: str, end: str, most: int) -> tuple[Count, tuple[Route, ...]]:
    """Return how many routes there are and the first of them; there are at least as many as are listed."""
    count = count_routes(graph, start, end)
    listed = tuple(shortest_routes(graph, start, end, most=most, count=count))
    return count if count.exact else count._replace(number=max(count.number, len(listed))), listed


def count_routes(graph: Network, start: str, end: str, *, budget: int = MOST_STEPS_TRIED) -> Count:
    """Return how many routes lead from ``start`` to ``end`` without visiting a node twice.

    A route enters and leaves each set of nodes that lead to each other at most once, so the number is a sum
    over the condensation of the products of what each such set holds. Without loops it is exact whatever its
    size; within a set of nodes in loops routes are counted one by one, ``budget`` steps at most, and what
    was found by then is a lower bound.

    Returns:
        0 where there is no route; 1 where ``start`` is ``end``; at least 1 where there is one.

    Cost: O(n + m) without loops. Source: condensation, Tarjan (1972); counting paths in an acyclic graph,
    Cormen, Leiserson, Rivest & Stein, exercise 22.4-2.

    >>> import networkx as nx
    >>> count_routes(nx.DiGraph([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]), "a", "d")
    Count(number=2, exact=True)
    """
    import networkx as nx

    between = reached_from(graph, [start]) & reaching(graph, [end])
    if not between:
        return Count(0)
    part = _part(graph, between)
    entries, exact = {start: 1}, True
    # Components come with the last first; routes run from the first to the last.
    for members in reversed(list(nx.strongly_connected_components(part))):
        arrived = {node: entries[node] for node in members if node in entries}
        ends, counted = _through(part, members, arrived, end, budget)
        exact = exact and counted
        if end in members:
            return Count(max(1, ends.get(end, 0)), exact)
        for node, number in ends.items():
            for after in part.adj[node]:
                if after not in members:
                    entries[after] = entries.get(after, 0) + number
    return Count(0)


def _part(graph: Network, members: set[str]) -> Network:
    """Return what of a network lies among ``members``, in the network's own order on every run."""
    import networkx as nx

    part: Network = nx.DiGraph()
    part.add_nodes_from(node for node in graph if node in members)
    part.add_edges_from((node, after) for node in part for after in graph.adj[node] if after in members)
    return part


def _through(
    graph: Network, members: set[str], arrived: Mapping[str, int], end: str, budget: int
) -> tuple[dict[str, int], bool]:
    """Return how many routes stand at each member, entered as ``arrived`` says; and whether that is exact."""
    if len(members) == 1:
        return dict(arrived), True
    found: dict[str, int] = {}
    exact = True
    for entry, number in arrived.items():
        inside, complete = _simple_ends(graph, members, entry, end, budget // len(arrived))
        exact = exact and complete
        for node, times in inside.items():
            found[node] = found.get(node, 0) + number * times
    return found, exact


def _simple_ends(
    graph: Network, members: set[str], entry: str, end: str, budget: int
) -> tuple[dict[str, int], bool]:
    """Return for each member how many routes from ``entry`` end there, visiting no member twice."""
    ends = {entry: 1}
    if entry == end:
        return ends, True
    path, onward = {entry: None}, [iter(graph.adj[entry])]
    while onward:
        after = next(onward[-1], None)
        if after is None:
            onward.pop()
            path.popitem()
        elif after in members and after not in path:
            budget -= 1
            if budget < 0:
                return ends, False
            ends[after] = ends.get(after, 0) + 1
            if after != end:
                path[after] = None
                onward.append(iter(graph.adj[after]))
    return ends, True


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
                yield _route(graph, nodes)
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


def _best(graph: Network, start: str, end: str) -> Route:
    """Return the route whose weakest step is the best evidenced, the shortest of those."""
    for grade in range(SERVES, -1, -1):
        nodes = _shortest(graph, start, end, grade)
        if nodes:
            return _route(graph, nodes)
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


def _route(graph: Network, nodes: tuple[str, ...]) -> Route:
    steps = tuple(step_between(graph, cause, effect) for cause, effect in pairwise(nodes))
    claimed = [step for step in steps if step.evidence is not None]
    weakest = min(claimed, key=_strength, default=None)
    stated = all(step.basis == "Stated" for step in steps)
    return Route(nodes, steps, weakest, "Stated" if stated else "Inferred")


def step_between(graph: Network, cause: str, effect: str) -> Step:
    """Return the step that an edge of the network makes."""
    links: tuple[Link, ...] = graph.edges[cause, effect]["links"]
    level = grade_of_step(links)
    claiming = [link for link in links if link.stated] or links
    return Step(
        cause,
        effect,
        links,
        None if level == SERVES else LEVELS[level],
        max((link.confidence for link in claiming), key=_CONFIDENCE.__getitem__, default=None),
        "Stated" if not links or any(link.stated for link in links) else "Inferred",
    )


def _strength(step: Step) -> tuple[int, int]:
    return LEVELS.index(step.evidence or "NotGiven"), _CONFIDENCE[step.confidence]
