"""What of a large theory a plan's answers depend on, so that each plan's page costs only its own part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from forandring.model import Goal, Node, Plan, Theory

__all__ = ["part_of"]

_NAMED = ("addresses", "partOf", "targetGroup", "broader", "prerequisite", "requires")
"""Properties by which answers go from one plan's nodes to another's, beside arrows."""


@lru_cache(maxsize=64)
def part_of(theory: Theory, plan: Plan) -> Theory:
    """Return the theory of a plan and those that its answers depend on; the whole one where that is all.

    These are the plans whose arrows and goals hang together with the plan's own, directly or by way of others,
    and the plans that any of these name: whom they are for, what they address, what they require.

    Cost: O(n + m) once for a theory, and O(part) for each plan.
    """
    joined, named = _neighbours(theory)
    members = _closed([plan.id], joined)
    members = _closed(members, named)
    plans = [one for one in theory.plans if one.id in members]
    return theory if len(plans) == len(theory.plans) else Theory.of_plans(plans, theory.vocabulary_labels)


Neighbours = dict[str, set[str]]
"""Plan's id → ids of plans."""


@lru_cache(maxsize=1)
def _neighbours(theory: Theory) -> tuple[Neighbours, Neighbours]:
    """Return which plans hang together by arrows, either way, and which plan names nodes of which."""
    joined: Neighbours = {plan.id: set() for plan in theory.plans}
    named: Neighbours = {plan.id: set() for plan in theory.plans}
    for plan in theory.plans:
        for owner in _owners(theory, _ends(plan)):
            if owner != plan.id:
                joined[plan.id].add(owner)
                joined[owner].add(plan.id)
        for node in plan.nodes:
            named[plan.id].update(_owners(theory, (i for term in _NAMED for i in node.ids(term))))
    return joined, named


def _ends(plan: Plan) -> Iterator[str]:
    for link in plan.links:
        yield link.cause
        yield link.effect
    for node in plan.nodes:
        if isinstance(node, Goal):
            yield from node.serves
        yield node.id  # where two plans describe the same node, its arrows are theirs together


def _owners(theory: Theory, ids: Iterable[str]) -> Iterator[str]:
    nodes: Iterator[Node | None] = (theory.index.get(i) for i in ids)
    return (node.plan for node in nodes if node is not None)


def _closed(starts: Iterable[str], neighbours: Neighbours) -> set[str]:
    waiting = list(starts)
    found = set(waiting)
    while waiting:
        for other in neighbours[waiting.pop()] - found:
            found.add(other)
            waiting.append(other)
    return found
