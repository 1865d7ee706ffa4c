"""What may only follow from text that could not be read: it is not reported until that text is mended."""

from __future__ import annotations

from forandring.checks.case import Case
from forandring.checks.complaints import Complaint
from forandring.model import Node, local_name
from forandring.network import reached_from, reaching

__all__ = ["Damage"]

_NOTHING_COMES = frozenset({"FO102", "FO104", "FO105", "FO106", "FO107", "FO109", "FO110"})
"""Rules about what leads to a node, or is said of it elsewhere."""
_NOTHING_FOLLOWS = frozenset({"FO101", "FO103"})
"""Rules about what a node leads to."""
_ANYTHING = "*"
"""Stands for the words of a file of which nothing could be read."""
_ANYBODY = "?"
"""Stands for the name of what a statement is about, where that is lost."""


class Damage:
    """What the text that could not be read may have said, and which complaints it may answer."""

    def __init__(self, case: Case) -> None:
        self._words = frozenset[str]().union(*(plan.lost for plan in case.theory.plans))
        self._damaged = case.damaged
        self._said: frozenset[str] = frozenset()
        self._before: frozenset[str] = frozenset()
        self._after: frozenset[str] = frozenset()
        if self._words or self._damaged:
            said = case.damaged | {node_id for node_id in case.described if self._is_said(node_id)}
            broken = (case.described[node_id] for node_id in case.damaged if node_id in case.described)
            self._said = said.union(*(_pointed_at(node) for node in broken))
            ends = {i for link in case.theory.links() for i in (link.cause, link.effect) if self._is_said(i)}
            self._before = frozenset(reaching(case.ways, self._said | ends))
            self._after = frozenset(reached_from(case.ways, self._said | ends))

    def _is_said(self, node_id: str) -> bool:
        return _ANYTHING in self._words or local_name(node_id) in self._words

    def explains(self, code: str, complaint: Complaint) -> bool:
        """Return whether a complaint may be gone once everything can be read."""
        node = complaint.node
        if node is None or not (self._words or self._damaged):
            return False
        if node in self._damaged:
            return True
        if code in _NOTHING_COMES:
            return node in self._said or node in self._after
        if code in _NOTHING_FOLLOWS:
            return node in self._said or node in self._before
        if code == "FO006":
            return _ANYBODY in self._words or self._is_said(complaint.key.rpartition(" ")[2])
        if code == "FO502":
            return node in self._said or node in self._before or node in self._after
        return code == "FO305"


def _pointed_at(node: Node) -> set[str]:
    """Return what a node points at: where more may be said of it, nobody knows whether that counts."""
    return {fact.value for facts in node.facts.values() for fact in facts if isinstance(fact.value, str)}
