"""Plans side by side through their mappings: goals, target groups and evidence of one in the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import NamedTuple

from forandring.analysis.counterparts import Counterpart, Counterparts, year_of
from forandring.analysis.grading import LEVELS, grade
from forandring.analysis.ways import Ways, routes_network
from forandring.analysis.wholes import served_by
from forandring.model import Link, Plan, Theory
from forandring.network import Network

__all__ = ["Comparison", "EvidenceCount", "GoalSeen", "GroupSeen", "LinkPair", "Seen", "compare"]


class GoalSeen(NamedTuple):
    """A goal of one plan as another plan sees it.

    Attributes:
        goal: id.
        verdict: ``activity`` where an activity of the other plan answers it or leads to it; ``earlier`` where
            one is there, in a plan that could not know the goal; ``counterpart`` where only a goal or an
            effect stands for it; ``related`` where something else concerns the same; ``nothing`` where no mapping leads
            there.
        counterparts: goals and effects of the other plan that stand for it.
        activities: ids of the other plan's activities that lead to it, are mapped to it or lead to a
            counterpart, in text order.
        related: what else concerns the same.
    """

    goal: str
    verdict: str
    counterparts: tuple[Counterpart, ...]
    activities: tuple[str, ...]
    related: tuple[Counterpart, ...]


class GroupSeen(NamedTuple):
    """A target group of one plan as another plan sees it.

    Attributes:
        group: id.
        shared: groups of the other plan that stand for it.
        wider: counterparts of a wider group of this one, where it has none of its own.
        served_here, served_there: whether an activity of this plan is aimed at it, and one of the other
            plan at a counterpart.
    """

    group: str
    shared: tuple[Counterpart, ...]
    wider: tuple[Counterpart, ...]
    served_here: bool
    served_there: bool


class Seen(NamedTuple):
    """One plan as another sees it; goals and groups in text order.

    ``earlier`` tells whether the other plan is dated earlier than this one, ``None`` where nobody can say.
    """

    plan: str
    other: str
    earlier: bool | None
    goals: tuple[GoalSeen, ...]
    groups: tuple[GroupSeen, ...]

    def with_verdict(self, verdict: str) -> tuple[GoalSeen, ...]:
        """Return the goals of that verdict."""
        return tuple(goal for goal in self.goals if goal.verdict == verdict)


class EvidenceCount(NamedTuple):
    """How many arrows of a plan are of each grade, strongest first; of all, and of those stated."""

    plan: str
    inferred: tuple[tuple[str, int], ...]
    stated: tuple[tuple[str, int], ...]


class LinkPair(NamedTuple):
    """Two arrows of different plans that claim the same: both ends stand for each other."""

    one: Link
    other: Link


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer of ``compare``.

    Attributes:
        plans: ids, in the order asked for.
        years: the year of each plan, ``None`` where it is not dated.
        seen: each plan as each other sees it.
        evidence: one for each plan.
        links: arrows of different plans that claim the same.
    """

    plans: tuple[str, ...]
    years: tuple[int | None, ...]
    seen: tuple[Seen, ...]
    evidence: tuple[EvidenceCount, ...]
    links: tuple[LinkPair, ...]

    def between(self, plan: str, other: str) -> Seen:
        """Return one plan as the other sees it.

        Raises:
            KeyError: the two were not compared.
        """
        for seen in self.seen:
            if (seen.plan, seen.other) == (plan, other):
                return seen
        raise KeyError((plan, other))


def compare(theory: Theory, plans: Sequence[str]) -> Comparison:
    """Return plans side by side.

    Correspondence is what the mappings say and nothing else: like words are no mapping. A plan does not
    answer a later one that it could not know, unless the texts say so themselves (a stated close or exact
    match); its activities are shown as earlier. Where a plan is not dated nothing is concluded from time.

    Args:
        theory: with the mappings between its plans.
        plans: ids of at least two of them.

    Cost: O(n + m) for each pair of plans besides O(part) for each goal.
    """
    chosen = [plan for plan_id in plans for plan in theory.plans if plan.id == plan_id]
    view = _View(theory)
    return Comparison(
        tuple(plan.id for plan in chosen),
        tuple(year_of(plan) for plan in chosen),
        tuple(view.seen(plan, other) for plan, other in permutations(chosen, 2)),
        tuple(_evidence(plan) for plan in chosen),
        tuple(view.links(chosen)),
    )


class _View:
    """Holds what every pair of plans needs."""

    def __init__(self, theory: Theory) -> None:
        self.theory = theory
        self.counterparts = Counterparts(theory)
        graph: Network = routes_network(theory)
        self.ways = Ways(graph)

    def seen(self, plan: Plan, other: Plan) -> Seen:
        """Return one plan as the other sees it."""
        mine, theirs = year_of(plan), year_of(other)
        own = self._served(plan)
        there = self._served(other)
        return Seen(
            plan.id,
            other.id,
            None if mine is None or theirs is None else theirs < mine,
            tuple(self._goal(goal.id, other) for goal in plan.of("Goal")),
            tuple(self._group(group.id, other, own, there) for group in plan.of("TargetGroup")),
        )

    def _served(self, plan: Plan) -> set[str]:
        return served_by(self.theory, (node.id for node in plan.of("Activity")))

    def _goal(self, goal: str, other: Plan) -> GoalSeen:
        found = self.counterparts.of(goal, plan=other.id)
        stands = tuple(c for c in found if c.close and self._kind(c) in ("Goal", "Effect"))
        mapped = [c for c in found if self._kind(c) == "Activity"]
        activities = self._at_work(goal, other, stands, mapped)
        answering = self._at_work(
            goal, other, [c for c in stands if c.answers], [c for c in mapped if c.answers]
        )
        related = tuple(c for c in found if c not in stands and c not in mapped)
        verdicts = {
            "activity": answering,
            "earlier": activities,
            "counterpart": stands,
            "related": related,
            "nothing": True,
        }
        verdict = next(name for name, found in verdicts.items() if found)
        return GoalSeen(goal, verdict, stands, activities, related)

    def _at_work(
        self, goal: str, other: Plan, stands: Iterable[Counterpart], mapped: Iterable[Counterpart]
    ) -> tuple[str, ...]:
        """Return a plan's activities that are among ``mapped``, or lead to a goal or to what stands for it."""
        leading = self.ways.before([goal, *(c.id for c in stands)]) | {c.id for c in mapped}
        return tuple(node.id for node in other.of("Activity") if node.id in leading)

    def _kind(self, counterpart: Counterpart) -> str:
        return self.theory.index[counterpart.id].kind

    def _group(self, group: str, other: Plan, own: set[str], there: set[str]) -> GroupSeen:
        shared = self._groups_close_to(group, other)
        wider: tuple[Counterpart, ...] = ()
        if not shared:
            wider = tuple(c for i in self._wider(group) for c in self._groups_close_to(i, other))
        return GroupSeen(group, shared, wider, group in own, any(c.id in there for c in shared))

    def _groups_close_to(self, group: str, other: Plan) -> tuple[Counterpart, ...]:
        found = self.counterparts.of(group, kinds=("TargetGroup",), plan=other.id)
        return tuple(c for c in found if c.close)

    def _wider(self, group: str) -> list[str]:
        """Return the wider groups of a group, nearest first."""
        found: dict[str, None] = {}
        waiting = [group]
        while waiting:
            node = self.theory.index.get(waiting.pop(0))
            for wider in node.ids("broader") if node else ():
                if wider not in found and wider != group:
                    found[wider] = None
                    waiting.append(wider)
        return list(found)

    def links(self, plans: Sequence[Plan]) -> Iterable[LinkPair]:
        """Yield the arrows of different plans whose both ends stand for each other, each pair once."""
        order = {plan.id: place for place, plan in enumerate(plans)}
        by_ends: dict[tuple[str, str], list[Link]] = {}
        for plan in plans:
            for link in plan.links:
                by_ends.setdefault((link.cause, link.effect), []).append(link)
        for plan in plans:
            for link in plan.links:
                for cause in self._close_in(link.cause, order):
                    for effect in self._close_in(link.effect, order):
                        if order[plan.id] < order[self.theory.index[cause].plan]:
                            yield from (LinkPair(link, other) for other in by_ends.get((cause, effect), ()))

    def _close_in(self, node: str, plans: dict[str, int]) -> tuple[str, ...]:
        found = (c.id for c in self.counterparts.of(node) if c.close)
        return tuple(dict.fromkeys(i for i in found if self.theory.index[i].plan in plans))


def _evidence(plan: Plan) -> EvidenceCount:
    full = Counter(grade(link.evidence) for link in plan.links)
    said = Counter(grade(link.evidence) for link in plan.links if link.stated)
    levels = tuple(reversed(LEVELS))
    return EvidenceCount(
        plan.id,
        tuple((level, full[level]) for level in levels),
        tuple((level, said[level]) for level in levels),
    )
