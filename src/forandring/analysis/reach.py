"""How each goal of a theory is reached, counted for all goals at little more than the cost of one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from forandring.analysis.grading import LEVELS, SERVES
from forandring.analysis.route_counts import Count, count_routes
from forandring.analysis.status import risks
from forandring.analysis.ways import Ways, ways_of
from forandring.model import Theory
from forandring.network import Network

__all__ = ["Reach", "Reaches"]

_START = "\x00start"
"""Leads to every activity; neither an IRI nor a blank node's label can be the same."""


class Reach(NamedTuple):
    """How a goal is reached.

    Attributes:
        activities: ids of those from which some route leads to it, in text order.
        stated, inferred: how many routes activities have to it, over stated arrows and over all.
        evidence: the weakest arrow's grade on the best evidenced route, ``None`` where there is no route or
            no arrow is claimed.
        at_risk: every route runs through something that is not in place.
    """

    activities: tuple[str, ...]
    stated: Count
    inferred: Count
    evidence: str | None
    at_risk: bool


class Reaches:
    """What is found out once about a theory so that each goal's reach costs only its own part."""

    def __init__(self, theory: Theory) -> None:
        self.theory = theory
        self.ways = ways_of(theory)
        self.said = ways_of(theory, inferred=False)
        self.activities = set(theory.ids_of("Activity"))
        self.risky = {node.id for node in theory.nodes() if risks(node, theory)}
        self.step_rank = _topological(self.ways)

    def of(self, goal: str) -> Reach:
        """Return how a goal is reached.

        Cost: O(part) where no loop leads to the goal; else that of counting routes through loops.
        Source: counting paths in an acyclic graph, Cormen, Leiserson, Rivest & Stein, exercise 22.4-2.
        """
        above = self.ways.before([goal])
        activities = self.ways.in_order(above & self.activities)
        safe = self.ways.before([goal], without=self.risky) & self.activities
        return Reach(
            tuple(activities),
            self._count(self.said, goal, activities),
            self._count(self.ways, goal, activities),
            self._evidence(goal) if activities else None,
            bool(activities) and not safe,
        )

    def _count(self, ways: Ways, goal: str, activities: Iterable[str]) -> Count:
        """Return how many routes the activities have together."""
        above = ways.before([goal])
        if not above <= self.step_rank.keys():
            graph = _graph_of(ways, above)
            graph.add_edges_from((_START, activity) for activity in activities if activity in above)
            return count_routes(graph, _START, goal) if _START in graph else Count(0)
        number = {goal: 1}
        for node in sorted(above - {goal}, key=self.step_rank.__getitem__, reverse=True):
            number[node] = sum(number.get(after, 0) for after, _, _ in ways.onward[node])
        return Count(sum(number.get(activity, 0) for activity in activities))

    def _evidence(self, goal: str) -> str | None:
        for level in range(SERVES, -1, -1):
            if not self.activities.isdisjoint(self.ways.before([goal], least=level)):
                return None if level == SERVES else LEVELS[level]
        return None


def _topological(ways: Ways) -> dict[str, int]:
    """Return a rank by which every step goes up, for the nodes that no loop leads from or is in.

    Source: Kahn (1962).
    """
    waiting_for = {node: len(before) for node, before in ways.back.items()}
    ready = [node for node, number in waiting_for.items() if not number]
    rank: dict[str, int] = {}
    while ready:
        node = ready.pop()
        rank[node] = len(rank)
        for after, _, _ in ways.onward[node]:
            waiting_for[after] -= 1
            if not waiting_for[after]:
                ready.append(after)
    return rank


def _graph_of(ways: Ways, members: set[str]) -> Network:
    import networkx as nx

    graph: Network = nx.DiGraph()
    ordered = ways.in_order(members)
    graph.add_nodes_from(ordered)
    graph.add_edges_from(
        (node, after) for node in ordered for after, _, _ in ways.onward[node] if after in members
    )
    return graph
