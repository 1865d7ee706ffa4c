"""Which nodes of two versions are the same: by IRI, else by label and neighbourhood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher

from forandring.model import Node, Theory

__all__ = ["matches"]

_SAME_WORDS = 0.6
"""Likeness of two labels, 0–1, above which a shared neighbourhood makes them one node: a reworded label
keeps more than half of its letters in order, unrelated labels of one plan rarely do."""
_SIMILAR_WORDS = 0.5
"""What is enough where all neighbours are shared."""
_SHARED = 0.5
"""Share of all neighbours of either that both must have."""

Neighbours = frozenset[tuple[str, str]]
"""What a node is tied to: by which property or direction of arrow, and the id at the other end."""


def matches(old: Theory, new: Theory) -> dict[str, str]:
    """Return old id → new id of nodes that are the same; what is missing on either side is gone or added.

    A node keeps its identity with its IRI, also where it has become a node of another kind. Of the rest, nodes
    of the same kind are the same if they have the same label, and of several such those that share most
    neighbours; then if they have the same local name in another namespace; then if their labels are alike and
    they share at least half of their neighbours.

    Cost: O(n + m), and O(label²) for each pair of unmatched nodes with a neighbour in common.
    Source: matching by name and by structure, Melnik, Garcia-Molina & Rahm (2002), in one pass each.
    """
    found = {i: i for i in old.index if i in new.index}
    left = [node for i, node in old.index.items() if i not in found]
    taken = set(found.values())
    right = [node for i, node in new.index.items() if i not in taken]
    if not left or not right:
        return found
    before = _ties(old, {node.id for node in left})
    after = _ties(new, {node.id for node in right})
    for key in (_labels, _local_names):
        _match_by(key, left, right, found, before, after)
    _match_by_likeness(left, right, found, before, after)
    return found


def _labels(node: Node) -> Iterable[str]:
    return {f"{label.language} {' '.join(label.text.casefold().split())}" for label in node.labels}


def _local_names(node: Node) -> Iterable[str]:
    return () if node.id.startswith("_:") else (node.name,)


def _ties(theory: Theory, wanted: set[str]) -> dict[str, Neighbours]:
    """Return the neighbours of the nodes wanted, arrows in both directions included."""
    ties: dict[str, set[tuple[str, str]]] = {node: set() for node in wanted}
    for node in theory.nodes():
        for term, facts in node.facts.items():
            for fact in facts if term not in ("a", "leadsTo") else ():
                if isinstance(fact.value, str) and not fact.value.startswith("_:"):
                    _tie(ties, node.id, term, fact.value)
    for link in theory.links():
        _tie(ties, link.cause, "leads to", link.effect)
    return {node: frozenset(found) for node, found in ties.items()}


def _tie(ties: dict[str, set[tuple[str, str]]], one: str, term: str, other: str) -> None:
    if one in ties:
        ties[one].add((term, other))
    if other in ties:
        ties[other].add((f"of {term}", one))


def _match_by(
    key: Callable[[Node], Iterable[str]],
    left: list[Node],
    right: list[Node],
    found: dict[str, str],
    before: Mapping[str, Neighbours],
    after: Mapping[str, Neighbours],
) -> None:
    """Match nodes of one kind that share a key; of several, those that share most neighbours."""
    offered: dict[tuple[str, str], list[Node]] = {}
    for node in right:
        for name in key(node):
            offered.setdefault((node.kind, name), []).append(node)
    taken = set(found.values())
    for node in left:
        if node.id in found:
            continue
        candidates = [
            candidate
            for name in key(node)
            for candidate in offered.get((node.kind, name), ())
            if candidate.id not in taken
        ]
        if candidates:
            best = max(candidates, key=lambda c: _shared(node.id, c.id, found, before, after))
            found[node.id] = best.id
            taken.add(best.id)


def _shared(
    old: str,
    new: str,
    found: Mapping[str, str],
    before: Mapping[str, Neighbours],
    after: Mapping[str, Neighbours],
) -> float:
    """Return the share of neighbours that both have, of all that either has."""
    mine = {(term, found.get(other, other)) for term, other in before.get(old, ())}
    theirs = after.get(new, frozenset())
    return len(mine & theirs) / len(mine | theirs) if mine or theirs else 0.0


def _match_by_likeness(
    left: list[Node],
    right: list[Node],
    found: dict[str, str],
    before: Mapping[str, Neighbours],
    after: Mapping[str, Neighbours],
) -> None:
    """Match nodes whose labels are alike and whose neighbours are largely the same."""
    taken = set(found.values())
    offered = {node.id: node for node in right if node.id not in taken}
    tied: dict[tuple[str, str], list[str]] = {}
    for identity in offered:
        for tie in after.get(identity, ()):
            tied.setdefault(tie, []).append(identity)
    for node in left:
        if node.id in found:
            continue
        mine = [(term, found.get(other, other)) for term, other in before.get(node.id, ())]
        candidates = sorted({i for tie in mine for i in tied.get(tie, ()) if i in offered})
        alike = [
            (shared, likeness, i)
            for i in candidates
            if offered[i].kind == node.kind
            and (shared := _shared(node.id, i, found, before, after)) >= _SHARED
            and (likeness := _likeness(node, offered[i])) >= (_SIMILAR_WORDS if shared == 1 else _SAME_WORDS)
        ]
        if alike:
            best = max(alike)[2]
            found[node.id] = best
            del offered[best]


def _likeness(one: Node, other: Node) -> float:
    """Return how alike two labels are in the language in which they are most so, 0–1."""
    return max(
        (
            SequenceMatcher(None, a.text.casefold(), b.text.casefold(), autojunk=False).ratio()
            for a in one.labels
            for b in other.labels
            if a.language == b.language
        ),
        default=0.0,
    )
