"""What a choice of activities is bound by, what it reaches, and what an answer about it says: plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from forandring.analysis.sums import Citizens

__all__ = ["CRITERIA", "Choice", "Frontier", "LeftOut", "Point", "Priorities", "Reason", "Score", "Terms"]

CRITERIA = ("goals", "challenges", "citizens", "evidence")
"""What is to be reached, in the order in which it counts."""


class Score(NamedTuple):
    """What a choice reaches.

    Attributes:
        goals: reached by some chosen activity.
        challenges: addressed by one, itself, through what it leads to, or in part.
        citizens: the sum that chosen activities state; the same people may be counted more than once.
        evidence: goals reached by a route on which every arrow says what it rests on.
    """

    goals: int
    challenges: int
    citizens: int
    evidence: int


@dataclass(frozen=True, slots=True)
class Terms:
    """What the choice is bound by.

    Attributes:
        budget: for annual and set-up cost together, in the plans' unit; for annual cost alone where
            ``setup_budget`` is given.
        setup_budget: for set-up cost.
        plan: id of the plan whose activities are chosen among; ``None`` for all plans.
        must, never: ids of activities that are chosen, or not, whatever it costs the result.
        weights: criterion → weight ≥ 0. ``None`` lets each criterion decide only among what is equal by
            those before it; with weights one sum of all decides.
        order: all criteria, the one that counts first first; of no effect with weights.
        assumed: activity's id → annual and set-up cost, where the user gives what the plan does not.
        inferred: whether inferred arrows count as reaching.
    """

    budget: Decimal
    setup_budget: Decimal | None = None
    plan: str | None = None
    must: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    weights: Mapping[str, Decimal] | None = None
    order: tuple[str, ...] = CRITERIA
    assumed: Mapping[str, tuple[Decimal, Decimal]] | None = None
    inferred: bool = True


class Choice(NamedTuple):
    """A set of activities, in text order, with what it costs a year and once, and what it reaches."""

    activities: tuple[str, ...]
    annual: Decimal
    setup: Decimal
    score: Score


class LeftOut(NamedTuple):
    """An activity that could not be chosen, and why.

    ``reason`` is ``annual-unknown``, ``setup-unknown``, ``cost-unknown`` or ``requires-left-out``.
    """

    activity: str
    reason: str


class Reason(NamedTuple):
    """Why a chosen activity is there: what the choice would lose without it, its cost, and who needs it.

    Attributes:
        activity: id.
        annual, setup: what it costs, in the plan's unit of amount; 0 where it says nothing of one of them.
        goals, challenges: ids that no other chosen activity reaches.
        citizens: as stated, or ``None``.
        required_by: ids of chosen activities that require it.
    """

    activity: str
    annual: Decimal
    setup: Decimal
    goals: tuple[str, ...]
    challenges: tuple[str, ...]
    citizens: int | None
    required_by: tuple[str, ...]


class Point(NamedTuple):
    """The best choice at one budget.

    ``other_score`` is what it reaches by the other way of counting, as in :class:`Priorities`.
    """

    budget: Decimal
    choice: Choice
    other_score: Score


@dataclass(frozen=True, slots=True)
class Frontier:
    """The best choices at rising budgets.

    Attributes:
        points: one a budget; ``()`` where what must be chosen fits none.
        left_out: activities that could not be chosen at any budget; never because they were free.
        unit: of amounts, in Danish and English; ``None`` where no plan names one.
    """

    points: tuple[Point, ...]
    left_out: tuple[LeftOut, ...]
    unit: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Priorities:
    """The answer of ``prioritise``.

    Attributes:
        terms: what the choice was bound by.
        best: the cheapest of the best choices, then the one of fewest activities.
        ties: other choices that reach the same and from which nothing could be taken away, the cheapest
            first.
        all_ties: whether those are all.
        always, sometimes: ids in every, and in some but not all, of the best and its ties.
        other_score: what the best choice reaches by the other way of counting: as stated where inferred
            arrows count, with inferred ones where they do not.
        reasons: one for each activity of the best choice.
        left_out: activities that could not be chosen; never because they were free.
        citizens: of the best choice, with what keeps the sum from being a number of people.
        unit: of amounts, in Danish and English; ``None`` where no plan names one.
        step: one million in the unit: 1 where it counts in millions, 1000 in thousands.
        with_more: the best choice with one million more.
        gap: between the best choice and what could be better, 0: the optimum is proven.
    """

    terms: Terms
    best: Choice
    ties: tuple[Choice, ...]
    all_ties: bool
    always: tuple[str, ...]
    sometimes: tuple[str, ...]
    other_score: Score
    reasons: tuple[Reason, ...]
    left_out: tuple[LeftOut, ...]
    citizens: Citizens
    unit: tuple[str, str] | None
    step: Decimal
    with_more: Choice
    gap: int = 0
