"""The answers that a plan's page gives without being asked: counted once, whatever language they are said in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from forandring.analysis.loops import Loops, signed_loops
from forandring.analysis.matrix import Matrix, activities_by_goals
from forandring.analysis.part import part_of
from forandring.analysis.prioritise import Frontier, Terms, frontier
from forandring.analysis.robustness import Robustness, robustness
from forandring.analysis.what_if import Supposition, WhatIf, what_if
from forandring.errors import ForandringError
from forandring.model import Activity, Plan, Prerequisite, Theory

__all__ = ["MOST_CHOSEN_AMONG", "Standing", "standing"]

MOST_CHOSEN_AMONG = 500
"""Activities; among more, the best choice is not looked for unasked."""
_MOST_GOALS = 60
_MOST_SUPPOSED = 40
_MOST_LOOPS = 20
_POINTS = 10
_LEVELS = ("Hypothesis", "Practice", "Research")


class Standing(NamedTuple):
    """What follows from a plan as it stands.

    Attributes:
        theory: the part of the theory that the answers depend on.
        matrix: the plan's activities and goals.
        rests: how each goal that is reached would stand losses, the first of many.
        goals_reached: how many are reached.
        losses: what falls with each kind of money, kind of prerequisite, organisation and grade of evidence.
        supposed: how many of these there are; of very many only the first are looked at.
        loops: feedback loops within the plan.
        frontier: what each budget does most with; ``None`` where there is nothing to choose by, or among too
            many to look unasked.
        activities: how many the plan has.
    """

    theory: Theory
    matrix: Matrix
    rests: tuple[Robustness, ...]
    goals_reached: int
    losses: tuple[WhatIf, ...]
    supposed: int
    loops: Loops
    frontier: Frontier | None
    activities: int

    @property
    def worst(self) -> WhatIf | None:
        """The loss of money, a condition or an organisation that costs the most goals, the first of several.

        ``None`` where none costs any.
        """
        losses = [found for found in self.losses if found.supposition.evidence is None]
        costs = [(len(found.inferred.goals), len(found.inferred.one_leg)) for found in losses]
        return losses[costs.index(max(costs))] if costs and max(costs) != (0, 0) else None


@lru_cache(maxsize=64)
def standing(theory: Theory, plan: Plan) -> Standing:
    """Return the answers of a plan; those that are drawn are those that are told."""
    part = part_of(theory, plan)
    matrix = next(found for found in activities_by_goals(part) if found.plan == plan.id)
    own = {node.id for node in plan.of("Goal")}
    reached = [goal for goal in matrix.columns if goal in own and goal not in matrix.empty_columns]
    suppositions = list(_suppositions(plan, part))
    return Standing(
        part,
        matrix,
        tuple(robustness(part, goal) for goal in reached[:_MOST_GOALS]),
        len(reached),
        tuple(what_if(part, one) for one in suppositions[:_MOST_SUPPOSED]) if reached else (),
        len(suppositions) if reached else 0,
        signed_loops(Theory.of_plans([plan], theory.vocabulary_labels), most=_MOST_LOOPS),
        _frontier(part, plan),
        len(matrix.rows),
    )


def _suppositions(plan: Plan, theory: Theory) -> Iterator[Supposition]:
    """Yield what may fall away, in text order: money, conditions not met, organisations, weak evidence."""
    activities = [node for node in plan.of("Activity") if isinstance(node, Activity)]
    funding = dict.fromkeys(f.kind for node in activities for f in node.funding if f.kind)
    needed = (theory.index.get(i) for node in plan.nodes for i in node.ids("prerequisite"))
    kinds = dict.fromkeys(
        p.need for p in needed if isinstance(p, Prerequisite) and p.state != "Met" and p.need
    )
    responsible = dict.fromkeys(i for node in activities for i in node.responsible)
    for kind in funding:
        yield Supposition(funding=(kind,))
    for kind in kinds:
        yield Supposition(blocked_by=(kind,))
    for organisation in responsible:
        yield Supposition(organisations=(organisation,))
    for level in _LEVELS:
        yield Supposition(evidence=level)


def _frontier(theory: Theory, plan: Plan) -> Frontier | None:
    from decimal import Decimal

    activities = [node for node in plan.of("Activity") if isinstance(node, Activity)]
    priced = sum(bool(node.annual_cost or node.setup_cost) for node in activities)
    if priced < 2 or len(activities) > MOST_CHOSEN_AMONG:
        return None
    try:
        return frontier(theory, Terms(Decimal(0), plan=plan.id), points=_POINTS)
    except ForandringError:
        return None  # HiGHS is not installed here, or its proof takes too long to wait for unasked
