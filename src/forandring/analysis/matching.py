"""Which nodes of two versions are the same: by IRI, else by label and neighbourhood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
    matching = _Matching(old, new)
    for key in (_labels, _local_names):
        matching.by(key)
    matching.by_likeness()
    return matching.found


class _Matching:
    """Holds which nodes are matched, which are left, and what those are tied to."""

    def __init__(self, old: Theory, new: Theory) -> None:
        self.found = {i: i for i in old.index if i in new.index}
        self._left = [node for i, node in old.index.items() if i not in self.found]
        self._right = {i: node for i, node in new.index.items() if i not in self.found}
        both = bool(self._left and self._right)
        self._before = _ties(old, {node.id for node in self._left}) if both else {}
        self._after = _ties(new, set(self._right)) if both else {}

    def by(self, key: Callable[[Node], Iterable[str]]) -> None:
        """Match nodes of one kind that share a key; of several, those that share most neighbours."""
        offered: dict[tuple[str, str], list[str]] = {}
        for node in self._right.values():
            for name in key(node):
                offered.setdefault((node.kind, name), []).append(node.id)
        for node in self._waiting():
            candidates = [
                i for name in key(node) for i in offered.get((node.kind, name), ()) if i in self._right
            ]
            if candidates:
                self._match(node, max(candidates, key=lambda i: self._shared(node.id, i)))

    def by_likeness(self) -> None:
        """Match nodes whose labels are alike and whose neighbours are largely the same."""
        tied: dict[tuple[str, str], list[str]] = {}
        for identity in self._right:
            for tie in self._after.get(identity, ()):
                tied.setdefault(tie, []).append(identity)
        for node in self._waiting():
            near = {i for tie in self._mine(node.id) for i in tied.get(tie, ()) if i in self._right}
            alike = [score for i in near if (score := self._score(node, i))]
            if alike:
                self._match(node, max(alike)[2])

    def _waiting(self) -> Iterator[Node]:
        return (node for node in self._left if node.id not in self.found)

    def _match(self, old: Node, new: str) -> None:
        self.found[old.id] = new
        del self._right[new]

    def _mine(self, old: str) -> Neighbours:
        """Return what an old node is tied to, by the ids that the new version has."""
        return frozenset((term, self.found.get(other, other)) for term, other in self._before.get(old, ()))

    def _shared(self, old: str, new: str) -> float:
        """Return the share of neighbours that both have, of all that either has."""
        mine, theirs = self._mine(old), self._after.get(new, frozenset())
        return len(mine & theirs) / len(mine | theirs) if mine or theirs else 0.0

    def _score(self, old: Node, new: str) -> tuple[float, float, str] | None:
        """Return how much two nodes share and how alike their labels are, ``None`` where it is not enough."""
        other = self._right[new]
        shared = self._shared(old.id, new) if other.kind == old.kind else 0.0
        if shared < _SHARED:
            return None
        likeness = _likeness(old, other)
        return (
            (shared, likeness, new) if likeness >= (_SIMILAR_WORDS if shared == 1 else _SAME_WORDS) else None
        )


def _labels(node: Node) -> Iterable[str]:
    """Return a node's labels in text order, whatever their case and spacing."""
    return dict.fromkeys(
        f"{label.language} {' '.join(label.text.casefold().split())}" for label in node.labels
    )


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
