"""What no plan takes on: problems, goals and groups that are nobody's in all plans together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from forandring.analysis.counterparts import Counterpart, Counterparts
from forandring.analysis.ways import ways_of
from forandring.analysis.wholes import addressed_by, served_by, with_wholes, with_wider
from forandring.model import Node, Theory
from forandring.texts import Message

__all__ = ["BetweenGap", "BetweenGroup", "gaps_between"]

_QUESTIONS = {
    "challenge-nobodys": Message(
        "Hvilke udfordringer tager ingen aktivitet i nogen plan sig af?",
        "Which challenges does no activity of any plan address?",
    ),
    "others-goal-without-activity": Message(
        "Hvilke mål, som andre har sat, arbejder ingen aktivitet i nogen plan for?",
        "Which goals set by others does no activity of any plan work for?",
    ),
    "target-without-activity": Message(
        "Hvilke måltal arbejder ingen aktivitet i nogen plan for?",
        "Which targets does no activity of any plan work for?",
    ),
    "goal-without-activity": Message(
        "Hvilke andre mål arbejder ingen aktivitet i nogen plan for?",
        "Which other goals does no activity of any plan work for?",
    ),
    "group-nobodys": Message(
        "Hvilke målgrupper er ingen aktivitet i nogen plan for?",
        "Which target groups is no activity of any plan for?",
    ),
}


class BetweenGap(NamedTuple):
    """A node that no plan takes on.

    Attributes:
        node: id.
        plan: id of its plan.
        near: what comes nearest in other plans without taking it on, by the mappings.
        waived: somebody has accepted that its own plan does not take it on.
    """

    node: str
    plan: str
    near: tuple[Counterpart, ...]
    waived: bool


class BetweenGroup(NamedTuple):
    """The gaps that answer one question; ``looked_at`` is how many nodes there were to ask about."""

    name: str
    question: Message
    gaps: tuple[BetweenGap, ...]
    looked_at: int


def gaps_between(theory: Theory) -> tuple[BetweenGroup, ...]:
    """Return what no plan takes on, grouped as a reviewer asks; every question is there, also unanswered.

    A node is taken on where its own plan does (a challenge addressed by an activity or by what it leads to,
    a goal reached, a group served; wholes through their parts), where an activity of another plan is mapped
    to it, or where a node that stands for it by an exact, close, broader or narrower match is taken on. A
    plan dated earlier than the node's takes it on only where the texts say so themselves.

    Cost: O(n + m).
    """
    return _Takers(theory).groups()


class _Takers:
    """Holds who takes on what in each plan by itself."""

    def __init__(self, theory: Theory) -> None:
        self.theory = theory
        self.counterparts = Counterparts(theory)
        activities = theory.ids_of("Activity")
        reached = ways_of(theory).after(activities)
        self.taken = reached | addressed_by(theory, reached) | served_by(theory, activities)
        codes = ("FO102", "FO106", "FO107")
        self.waived = {w.node for plan in theory.plans for w in plan.waivers if w.code in codes}
        self._add_what_others_take_on()

    def _add_what_others_take_on(self) -> None:
        """Add what is taken on through a mapping, and the wholes of challenges and groups that now are."""
        through = {
            node.id
            for node in self.theory.nodes()
            if node.kind in ("Challenge", "Goal", "TargetGroup") and self._by_mapping(node)
        }
        self.taken |= through
        self.taken |= with_wholes(self.theory, through)
        self.taken |= with_wider(self.theory, through)

    def _by_mapping(self, node: Node) -> bool:
        for found in self.counterparts.of(node.id):
            other = self.theory.index[found.id]
            remedy = node.kind == "Challenge" and other.kind in ("Goal", "Effect")
            takes = other.kind == "Activity" or ((found.close or remedy) and other.id in self.taken)
            if found.answers and takes:
                return True
        return False

    def groups(self) -> tuple[BetweenGroup, ...]:
        """Return the gaps by question."""
        asked: dict[str, list[Node]] = {name: [] for name in _QUESTIONS}
        for node in self.theory.nodes():
            name = _question_of(node)
            if name is not None:
                asked[name].append(node)
        return tuple(
            BetweenGroup(name, _QUESTIONS[name], tuple(self._gaps(nodes)), len(nodes))
            for name, nodes in asked.items()
        )

    def _gaps(self, nodes: Iterable[Node]) -> Iterable[BetweenGap]:
        for node in nodes:
            if node.id not in self.taken:
                yield BetweenGap(node.id, node.plan, self.counterparts.of(node.id), node.id in self.waived)


def _question_of(node: Node) -> str | None:
    """Return the question that a node belongs to: a goal reported from somebody else is others'."""
    if node.kind == "Challenge":
        return "challenge-nobodys"
    if node.kind == "TargetGroup":
        return "group-nobodys"
    if node.kind == "Goal":
        if node.ids("quotedSource"):
            return "others-goal-without-activity"
        return "target-without-activity" if node.type == "Target" else "goal-without-activity"
    return None
