"""A network as plain lists of neighbours, for answers that search it thousands of times."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from forandring.analysis.grading import grade_of_links, grade_of_step
from forandring.model import Goal, Theory
from forandring.network import Network, network

__all__ = ["Neighbours", "Ways", "routes_network", "ways_of"]


# A page asks dozens of questions of one theory, and a diff some of two; none of them changes the network.
@lru_cache(maxsize=4)
def routes_network(theory: Theory, *, inferred: bool = True) -> Network:
    """Return the network in which a step without arrows is a goal that serves another, whatever else is said.

    Where a goal serves a higher one and an arrow claims the same, the step is said and needs no evidence.
    The network is one for all who ask, and nobody changes it.
    """
    graph: Network = network(theory, inferred=inferred)
    for node in theory.nodes():
        for higher in node.serves if isinstance(node, Goal) else ():
            graph.edges[node.id, higher]["links"] = ()
    return graph


Neighbours = Mapping[str, list[tuple[str, int, bool]]]
"""Node → its neighbours, each with the grade of the step there and whether the step is stated."""


class Ways:
    """Who leads to whom, onwards and back.

    Args:
        graph: the network.
        inferred: whether steps count that only inferred arrows claim, and grades that only they give.
        by_arrow: whether a step has the grade of its best arrow; else that with which routes show it.

    Attributes:
        rank: node → its place in the network's order.
        onward, back: neighbours in the network's order.
    """

    def __init__(self, graph: Network, *, inferred: bool = True, by_arrow: bool = False) -> None:
        self.rank = {node: rank for rank, node in enumerate(graph)}
        onward: dict[str, list[tuple[str, int, bool]]] = {node: [] for node in self.rank}
        back: dict[str, list[tuple[str, int, bool]]] = {node: [] for node in self.rank}
        for cause, effect, links in graph.edges(data="links"):
            said = [link for link in links if link.stated]
            stated = bool(said) or not links
            if not (inferred or stated):
                continue
            claiming = links if inferred else said
            grade = grade_of_links(claiming) if by_arrow else grade_of_step(claiming)
            onward[cause].append((effect, grade, stated))
            back[effect].append((cause, grade, stated))
        self.onward: Neighbours = onward
        self.back: Neighbours = back

    def after(self, starts: Iterable[str], *, least: int = 0, without: Collection[str] = ()) -> set[str]:
        """Return what is reached from ``starts``, themselves included, over steps of at least a grade.

        Args:
            starts: ids; those that are not in the network are ignored.
            least: the lowest grade of a step that counts.
            without: ids that no route may touch.
        """
        return _searched(self.onward, starts, least, without)

    def before(self, ends: Iterable[str], *, least: int = 0, without: Collection[str] = ()) -> set[str]:
        """Return what reaches ``ends``, themselves included, over steps of at least a grade."""
        return _searched(self.back, ends, least, without)

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """Return ids in the network's order."""
        return sorted(ids, key=self.rank.__getitem__)


@lru_cache(maxsize=4)
def ways_of(theory: Theory, *, inferred: bool = True, by_arrow: bool = False) -> Ways:
    """Return who leads to whom in a theory; the same for all who ask.

    Args:
        inferred: whether steps count that only inferred arrows claim, and grades that only they give.
        by_arrow: a step has the grade of its best arrow, for questions of which arrows still count; else that
            with which routes show it.
    """
    return Ways(routes_network(theory), inferred=inferred, by_arrow=by_arrow)


def _searched(
    neighbours: Neighbours, starts: Iterable[str], least: int, without: Collection[str]
) -> set[str]:
    """Search depth first. Cost: O(n + m) of what is found. Source: Tarjan (1972)."""
    waiting = [node for node in starts if node in neighbours and node not in without]
    found = set(waiting)
    while waiting:
        for node, grade, _ in neighbours[waiting.pop()]:
            if node not in found and grade >= least and node not in without:
                found.add(node)
                waiting.append(node)
    return found
