"""How many routes lead from one node to another, without listing them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from forandring.network import Network, reached_from, reaching

__all__ = ["MOST_STEPS_TRIED", "Count", "count_routes"]

MOST_STEPS_TRIED = 50_000
"""Steps tried inside loops before a count becomes "at least": about a twentieth of a second, and enough for
all routes through seven nodes that all lead to each other."""


class Count(NamedTuple):
    """How many routes there are; ``exact`` is false where loops make them too many to count."""

    number: int
    exact: bool = True


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
