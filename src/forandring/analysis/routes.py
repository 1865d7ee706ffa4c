"""Routes between activities and goals: how many, which, on what evidence, and where each is weakest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from forandring.analysis.listing import best_route, shortest_routes
from forandring.analysis.route_counts import Count, count_routes
from forandring.analysis.status import Risk, risks
from forandring.analysis.steps import Route
from forandring.analysis.ways import routes_network
from forandring.model import Link, Theory
from forandring.network import Network, reached_from, reaching

__all__ = ["Pair", "Trace", "routes", "trace"]

MOST_ROUTES = 20
"""Routes named for each pair unless more are asked for: about what fits on a page."""


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
    return Pair(start, end, said, count, listed, best_route(graph, start, end))


def _counted(graph: Network, start: str, end: str, most: int) -> tuple[Count, tuple[Route, ...]]:
    """Return how many routes there are and the first of them; there are at least as many as are listed."""
    count = count_routes(graph, start, end)
    listed = tuple(shortest_routes(graph, start, end, most=most, count=count))
    return count if count.exact else count._replace(number=max(count.number, len(listed))), listed
