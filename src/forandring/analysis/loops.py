"""Feedback loops with their sign: what strengthens itself, and what keeps itself in balance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

from forandring.model import Theory

__all__ = ["Loop", "Loops", "signed_loops"]

MOST_LOOPS = 100
"""Loops named unless more are asked for; a dense set of nodes has more than anybody reads."""


class Loop(NamedTuple):
    """One loop that visits no node twice.

    Attributes:
        nodes: ids in the order of its arrows, from the one that stands first in the text.
        sign: ``reinforcing`` where an even number of its arrows is negative, else ``balancing``.
        basis: ``Stated`` where stated arrows alone make it, else ``Inferred``.
    """

    nodes: tuple[str, ...]
    sign: str
    basis: str


@dataclass(frozen=True, slots=True)
class Loops:
    """The answer of ``loops``: the loops found, and whether they are all there are."""

    loops: tuple[Loop, ...]
    complete: bool


Signs = dict[tuple[int, int], dict[bool, bool]]
"""Step between two places in the text → whether it is negative → whether a stated arrow says so."""


def signed_loops(theory: Theory, *, most: int = MOST_LOOPS) -> Loops:
    """Return the feedback loops, the shortest first, then in text order.

    Negative arrows count here. Where both a positive and a negative arrow run between two nodes, each makes
    a loop of its own.

    Args:
        theory: n nodes, m links.
        most: how many loops are named at most; where there are more, the longest are left out.

    Cost: O((n + m) · loops), bounded by ``most`` for each length tried.
    Source: elementary circuits, Johnson (1975); of bounded length, Gupta & Suzumura (2021).
    """
    names = list(dict.fromkeys(node.id for node in theory.nodes()))
    names += sorted({end for link in theory.links() for end in (link.cause, link.effect)}.difference(names))
    signs = _signs(theory, {name: place for place, name in enumerate(names)})
    circuits, complete = _circuits(signs, most)
    found = [loop for circuit in circuits for loop in _loops_of(circuit, signs, names)]
    return Loops(tuple(found[:most]), complete and len(found) <= most)


def _signs(theory: Theory, place: dict[str, int]) -> Signs:
    """Return every step with its signs; a goal that serves another is a positive, stated step."""
    signs: Signs = {}
    for link in theory.links():
        said = signs.setdefault((place[link.cause], place[link.effect]), {})
        negative = link.polarity == "Negative"
        said[negative] = said.get(negative, False) or link.stated
    for node in theory.nodes():
        for higher in node.ids("serves") if node.kind == "Goal" else ():
            if higher in place:
                signs.setdefault((place[node.id], place[higher]), {})[False] = True
    return signs


def _circuits(signs: Signs, most: int) -> tuple[list[tuple[int, ...]], bool]:
    """Return circuits by length and place, and whether they are all; lengths are doubled until they are.

    Nodes are numbers here, so that the same circuits are found on every run.
    """
    import networkx as nx

    graph = nx.DiGraph(list(signs))
    longest = max(map(len, nx.strongly_connected_components(graph)), default=0)
    kept: list[tuple[int, ...]] = []
    bound = 2
    while True:
        found = [_turned(c) for c in islice(nx.simple_cycles(graph, length_bound=bound), most + 1)]
        if len(found) > most:
            extra = sorted(set(found).difference(kept), key=_length_first)
            return (kept + extra)[:most], False
        kept = sorted(found, key=_length_first)
        if bound >= longest:
            return kept, True
        bound *= 2


def _length_first(circuit: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    return len(circuit), circuit


def _turned(circuit: list[int]) -> tuple[int, ...]:
    """Return a circuit from the node that stands first in the text."""
    first = circuit.index(min(circuit))
    return (*circuit[first:], *circuit[:first])


def _loops_of(circuit: tuple[int, ...], signs: Signs, names: list[str]) -> Iterator[Loop]:
    """Yield a loop for each sign that a circuit can have, reinforcing first."""
    steps = [signs[ends] for ends in pairwise((*circuit, circuit[0]))]
    possible = _parities(steps)
    stated = _parities([n for n, said in step.items() if said] for step in steps)
    for odd, sign in ((False, "reinforcing"), (True, "balancing")):
        if odd in possible:
            yield Loop(tuple(names[i] for i in circuit), sign, "Stated" if odd in stated else "Inferred")


def _parities(steps: Iterable[Iterable[bool]]) -> set[bool]:
    """Return whether the negative steps can be even in number (False), odd (True) or either.

    Args:
        steps: for each step whether it can be negative, positive or either; not at all makes no loop.
    """
    found = {False}
    for step in steps:
        found = {odd != negative for negative in step for odd in found}
    return found
