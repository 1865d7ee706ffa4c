"""What stops being reached when activities, money, conditions, partners or weak arrows fall away."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from forandring.analysis.grading import rank
from forandring.analysis.status import in_place
from forandring.analysis.sums import Amounts, Citizens, amounts, citizens
from forandring.analysis.ways import Ways, ways_of
from forandring.analysis.wholes import addressed_by, served_by
from forandring.model import Activity, Node, Prerequisite, Theory

__all__ = ["Lost", "Supposition", "WhatIf", "what_if"]


class Supposition(NamedTuple):
    """What is supposed to fall away; everything named falls away at once.

    Attributes:
        nodes: ids of activities, effects or goals.
        funding: local names of funding kinds, e.g. ``SatspuljeGrant``.
        blocked_by: local names of prerequisite kinds that are not met, e.g. ``NeedsLaw``.
        organisations: ids.
        evidence: arrows below this grade count no more, e.g. ``Practice``; ``None`` keeps all.
    """

    nodes: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    blocked_by: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    evidence: str | None = None


class Lost(NamedTuple):
    """What is lost over one set of arrows; ids in text order.

    Attributes:
        goals: reached by some activity before, and by none after.
        one_leg: still reached, by a single activity, where there were more before.
        stranded: activities that still stand but lead to no goal any more.
        challenges: addressed by an activity, itself or through what it leads to, before and not after.
    """

    goals: tuple[str, ...]
    one_leg: tuple[str, ...]
    stranded: tuple[str, ...]
    challenges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The answer of ``what-if``; ids in text order.

    Attributes:
        supposition: what was supposed.
        removed: activities, effects and goals that fall away.
        weakened: activities that lose part of their money or of those responsible, or a partner, and are
            kept.
        steps: how many steps fall away for their evidence alone.
        stated, inferred: what is lost over stated arrows, and with inferred ones.
        unserved: target groups that an activity was aimed at before, and none after.
        citizens: of the activities removed or, with inferred arrows, stranded.
        amounts: what those cost.
    """

    supposition: Supposition
    removed: tuple[str, ...]
    weakened: tuple[str, ...]
    steps: int
    stated: Lost
    inferred: Lost
    unserved: tuple[str, ...]
    citizens: Citizens
    amounts: tuple[Amounts, ...]


def what_if(theory: Theory, supposition: Supposition) -> WhatIf:
    """Return what stops being reached.

    An activity falls with a funding kind when it names no other money, with an organisation when that alone
    is responsible for it, and with a prerequisite kind when it has a prerequisite of that kind that is not
    said to be met. An activity that names other money, or others responsible, is weakened and kept.

    Cost: O(n + m) besides O(part) for each goal. Source: reachability, Tarjan (1972), on what is left.
    """
    ordered = list(theory.nodes())
    removed = {node.id for node in ordered if _falls(node, supposition, theory)}
    removed |= {i for i in supposition.nodes if i in theory.index}
    weakened = {node.id for node in ordered if _weakens(node, supposition)} - removed
    least = rank(supposition.evidence) if supposition.evidence else 0
    full = _Loss(theory, ways_of(theory, by_arrow=True), removed, least)
    stated = _Loss(theory, ways_of(theory, inferred=False, by_arrow=True), removed, least).lost()
    lost = full.lost()
    activities = theory.ids_of("Activity")
    fallen = removed.union(lost.stranded)
    concerned = [i for i in activities if i in fallen]
    served = served_by(theory, activities)
    still = served_by(theory, (i for i in activities if i not in removed))
    return WhatIf(
        supposition,
        tuple(node.id for node in ordered if node.id in removed),
        tuple(node.id for node in ordered if node.id in weakened),
        full.weak_steps(),
        stated,
        lost,
        tuple(n.id for n in ordered if n.kind == "TargetGroup" and n.id in served and n.id not in still),
        citizens(theory, concerned),
        amounts(theory, concerned),
    )


def _falls(node: Node, supposition: Supposition, theory: Theory) -> bool:
    """Whether a node falls with money, conditions or organisations."""
    needed = (theory.index.get(i) for i in node.ids("prerequisite"))
    unmet = {p.need for p in needed if isinstance(p, Prerequisite) and not in_place(p, node)}
    if not unmet.isdisjoint(supposition.blocked_by):
        return True
    if not isinstance(node, Activity):
        return False
    kinds = {funding.kind for funding in node.funding}
    return _all_in(kinds, supposition.funding) or _all_in(node.responsible, supposition.organisations)


def _all_in(some: Collection[str | None], others: Collection[str]) -> bool:
    return bool(some) and all(one in others for one in some)


def _weakens(node: Node, supposition: Supposition) -> bool:
    if not isinstance(node, Activity):
        return False
    involved = {*node.responsible, *node.partners}
    return any(funding.kind in supposition.funding for funding in node.funding) or any(
        organisation in involved for organisation in supposition.organisations
    )


class _Loss:
    """Holds one network before and after while the two are compared."""

    def __init__(self, theory: Theory, ways: Ways, removed: set[str], least: int) -> None:
        self.theory = theory
        self.ways = ways
        self.removed = removed
        self.least = least

    def weak_steps(self) -> int:
        """Return how many steps between nodes that stay are below the least grade."""
        return sum(
            grade < self.least
            for node, onward in self.ways.onward.items()
            for after, grade, _ in onward
            if node not in self.removed and after not in self.removed
        )

    def lost(self) -> Lost:
        """Return what is lost."""
        goals, activities = self.theory.ids_of("Goal"), self.theory.ids_of("Activity")
        kept = [i for i in activities if i not in self.removed]
        before, after = self.ways.after(activities), self._after(kept)
        leading, still = self.ways.before(goals), self._before(goals)
        reached = [goal for goal in goals if goal in before]
        starts = set(activities)
        return Lost(
            tuple(goal for goal in reached if goal not in after),
            tuple(goal for goal in reached if goal in after and self._on_one_leg(goal, starts)),
            tuple(i for i in kept if i in leading and i not in still),
            self._unaddressed(before, after),
        )

    def _after(self, starts: Iterable[str]) -> set[str]:
        return self.ways.after(starts, least=self.least, without=self.removed)

    def _before(self, ends: Iterable[str]) -> set[str]:
        return self.ways.before(ends, least=self.least, without=self.removed)

    def _on_one_leg(self, goal: str, activities: set[str]) -> bool:
        if len(self._before([goal]) & activities) != 1:
            return False
        return len(self.ways.before([goal]) & activities) > 1

    def _unaddressed(self, before: set[str], after: set[str]) -> tuple[str, ...]:
        once, now = (addressed_by(self.theory, reached) for reached in (before, after))
        return tuple(i for i in self.theory.ids_of("Challenge") if i in once and i not in now)
