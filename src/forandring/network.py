"""Theory → networkx graph; the one place that says what an arrow means."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from forandring.model import Goal, Link, Theory

__all__ = [
    "Adjacency",
    "Network",
    "adjacency",
    "as_graph",
    "has_loops",
    "loops",
    "network",
    "reached_from",
    "reaching",
    "some_sources",
    "supports",
    "unavoidable",
]

Network: TypeAlias = Any
"""A ``networkx.DiGraph`` over ids; networkx has no types, and is imported only where it is used."""


def supports(link: Link) -> bool:
    """Return whether an arrow counts as a way to reach what it points at: a negative one never does."""
    return link.polarity != "Negative"


class Adjacency(NamedTuple):
    """The network as plain dictionaries, which cost a tenth of a graph to make; named as networkx names them.

    Attributes:
        adj: node → what it leads to → the links that say so, in text order; ``()`` for a goal's serving another.
        pred: node → what leads to it.
    """

    adj: dict[str, dict[str, tuple[Link, ...]]]
    pred: dict[str, list[str]]


def adjacency(theory: Theory, *, inferred: bool = True, against: bool = False) -> Adjacency:
    """Return the ways by which activities reach goals.

    Args:
        theory: n nodes that take part in arrows, m links.
        inferred: whether links count that the source does not state.
        against: whether negative links count, which are no way to reach anything.

    Returns:
        u → v says that u leads to v, or that the goal u serves the goal v. Activities, effects and goals are
        there even where no arrow touches them. Loops are allowed.

    Cost: O(n + m).
    """
    adj: dict[str, dict[str, tuple[Link, ...]]] = {
        node.id: {} for node in theory.nodes() if node.kind in ("Activity", "Effect", "Goal")
    }
    for link in theory.links():
        if (against or supports(link)) and (inferred or link.stated):
            said = adj.setdefault(link.cause, {})
            said[link.effect] = (*said.get(link.effect, ()), link)
            adj.setdefault(link.effect, {})
    for node in theory.nodes():
        for higher in node.serves if isinstance(node, Goal) else ():
            adj[node.id].setdefault(higher, ())
            adj.setdefault(higher, {})
    pred: dict[str, list[str]] = {node: [] for node in adj}
    for cause, effects in adj.items():
        for effect in effects:
            pred[effect].append(cause)
    return Adjacency(adj, pred)


def network(theory: Theory, *, inferred: bool = True) -> Network:
    """Return :func:`adjacency` as a ``networkx.DiGraph``; the edge attribute ``links`` says who claims a step."""
    return as_graph(adjacency(theory, inferred=inferred))


def as_graph(ways: Adjacency) -> Network:
    """Return plain dictionaries as a ``networkx.DiGraph``, in the same order."""
    import networkx as nx

    graph: Network = nx.DiGraph()
    graph.add_nodes_from(ways.adj)
    graph.add_edges_from(
        (cause, effect, {"links": links})
        for cause, effects in ways.adj.items()
        for effect, links in effects.items()
    )
    return graph


def reached_from(
    graph: Adjacency | Network, sources: Iterable[str], *, avoiding: Container[str] = ()
) -> set[str]:
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


def reaching(
    graph: Adjacency | Network, targets: Iterable[str], *, avoiding: Container[str] = ()
) -> set[str]:
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


def some_sources(graph: Adjacency, sources: Iterable[str], most: int) -> Mapping[str, tuple[str, ...]]:
    """Return for each node that some route reaches which of ``sources`` it starts from, at most ``most`` of them.

    A source reaches itself. Fewer than ``most`` are all there are.

    Cost: O(most · (n + m)), where asking for each node alone would cost O(n · (n + m)).

    >>> graph = Adjacency({"a": {"e": ()}, "b": {"e": ()}, "c": {"e": ()}, "e": {}}, {})
    >>> some_sources(graph, ["a", "b", "c"], 2)["e"]
    ('a', 'b')
    """
    found: dict[str, tuple[str, ...]] = {source: (source,) for source in sources if source in graph.adj}
    waiting = deque(found)
    while waiting:
        node = waiting.popleft()
        for after in graph.adj[node]:
            known = found.get(after, ())
            new = [source for source in found[node] if source not in known][: most - len(known)]
            if new:
                found[after] = (*known, *new)
                waiting.append(after)
    return found


def has_loops(graph: Adjacency) -> bool:
    """Return whether some route comes back to where it began.

    Cost: O(n + m). Source: topological sorting, Kahn (1962).

    >>> has_loops(Adjacency({"a": {"b": ()}, "b": {"a": ()}}, {"a": ["b"], "b": ["a"]}))
    True
    """
    missing = {node: len(causes) for node, causes in graph.pred.items()}
    free = [node for node, count in missing.items() if not count]
    for node in free:
        for after in graph.adj[node]:
            missing[after] -= 1
            if not missing[after]:
                free.append(after)
    return len(free) < len(graph.adj)


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
