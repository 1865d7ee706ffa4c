"""Theory → networkx graph; the one place that says what an arrow means."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any, TypeAlias

from forandring.model import Goal, Link, Theory

__all__ = ["Network", "loops", "network", "reached_from", "reaching", "supports", "unavoidable"]

Network: TypeAlias = Any
"""A ``networkx.DiGraph`` over ids; networkx has no types, and is imported only where it is used."""


def supports(link: Link) -> bool:
    """Return whether an arrow counts as a way to reach what it points at: a negative one never does."""
    return link.polarity != "Negative"


def network(theory: Theory, *, inferred: bool = True) -> Network:
    """Return the network of ways by which activities reach goals.

    Args:
        theory: n nodes that take part in arrows, m links.
        inferred: whether links that were read into the source count.

    Returns:
        node = id; an edge u → v says that u leads to v (edge attribute ``links``: the links that say so, in
        text order) or that the goal u serves the goal v (``links`` is then ``()``). Activities, effects and
        goals are nodes even where no arrow touches them. Loops are allowed; negative links are left out.

    Cost: O(n + m).
    """
    import networkx as nx

    graph: Network = nx.DiGraph()
    for node in theory.nodes():
        if node.kind in ("Activity", "Effect", "Goal"):
            graph.add_node(node.id)
    said: dict[tuple[str, str], tuple[Link, ...]] = {}
    for link in theory.links():
        if supports(link) and (inferred or link.basis != "Inferred"):
            ends = (link.cause, link.effect)
            said[ends] = (*said.get(ends, ()), link)
    for node in theory.nodes():
        if isinstance(node, Goal):
            for higher in node.serves:
                said.setdefault((node.id, higher), ())
    graph.add_edges_from((cause, effect, {"links": links}) for (cause, effect), links in said.items())
    return graph


def reached_from(graph: Network, sources: Iterable[str], *, avoiding: Container[str] = ()) -> set[str]:
    """Return the ids that some route from ``sources`` reaches, ``sources`` included.

    Args:
        graph: n nodes, m edges; ids of ``sources`` that are not in it are ignored.
        avoiding: ids that no route may touch.

    Cost: O(n + m) of what is reached.

    >>> import networkx as nx
    >>> sorted(reached_from(nx.DiGraph([("course", "skill"), ("skill", "job")]), ["skill"]))
    ['job', 'skill']
    """
    return _spread(graph.adj, sources, avoiding)


def reaching(graph: Network, targets: Iterable[str], *, avoiding: Container[str] = ()) -> set[str]:
    """Return the ids from which some route reaches ``targets``, ``targets`` included.

    >>> import networkx as nx
    >>> sorted(reaching(nx.DiGraph([("course", "skill"), ("skill", "job")]), ["skill"]))
    ['course', 'skill']
    """
    return _spread(graph.pred, targets, avoiding)


def _spread(
    neighbours: Mapping[str, Iterable[str]], starts: Iterable[str], avoiding: Container[str]
) -> set[str]:
    """Return everything that ``neighbours`` leads to; many times as fast as networkx' general search."""
    found = {start for start in starts if start in neighbours and start not in avoiding}
    waiting = list(found)
    while waiting:
        for neighbour in neighbours[waiting.pop()]:
            if neighbour not in found and neighbour not in avoiding:
                found.add(neighbour)
                waiting.append(neighbour)
    return found


def loops(graph: Network) -> list[tuple[str, ...]]:
    """Return one loop for each set of nodes that lead to each other, named in the order of its arrows.

    Returns:
        loops that begin at the node added first; a node that leads to itself is a loop of one.

    Cost: O(n + m). Source: strongly connected components, Tarjan (1972). Not every loop is listed: a dense
    set of nodes has more loops than can be read.

    >>> import networkx as nx
    >>> loops(nx.DiGraph([("a", "b"), ("b", "c"), ("c", "b"), ("d", "d")]))
    [('b', 'c'), ('d',)]
    """
    import networkx as nx

    order = {node: rank for rank, node in enumerate(graph)}
    found: list[tuple[str, ...]] = []
    for members in nx.strongly_connected_components(graph):
        first = min(members, key=order.__getitem__)
        if len(members) > 1:
            back = _way_back(graph.subgraph(members), first)
            found.append(back)
        elif graph.has_edge(first, first):
            found.append((first,))
    return sorted(found, key=lambda loop: order[loop[0]])


def _way_back(graph: Network, start: str) -> tuple[str, ...]:
    """Return a shortest loop through ``start`` in a graph where everything reaches everything."""
    import networkx as nx

    ways = [nx.shortest_path(graph, after, start) for after in graph.successors(start) if after != start]
    shortest = min(ways, key=len)
    return (start, *shortest[:-1])


def unavoidable(graph: Network, start: str, goal: str) -> tuple[str, ...]:
    """Return the nodes that every route from ``start`` to ``goal`` crosses, in route order.

    Args:
        graph: node = id, edge = "leads to"; n nodes, m edges, loops allowed.
        start, goal: ids in ``graph``.

    Returns:
        ids without the two ends; ``()`` if there is no route.

    Cost: O(m log n). Source: dominators, Cooper, Harvey & Kennedy (2006).

    >>> import networkx as nx
    >>> unavoidable(nx.DiGraph([("course", "skill"), ("skill", "job")]), "course", "job")
    ('skill',)
    """
    import networkx as nx

    dominators = nx.immediate_dominators(graph, start)
    if goal not in dominators or goal == start:
        return ()
    crossed: list[str] = []
    node = dominators[goal]
    while node is not None and node != start:
        crossed.append(node)
        node = dominators[node]
    return tuple(reversed(crossed))
