"""Which activities reach most within a budget: a proven optimum, its ties, and what more money would buy."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from forandring.analysis.choices import (
    CRITERIA,
    Choice,
    Frontier,
    LeftOut,
    Point,
    Priorities,
    Reason,
    Score,
    Terms,
)
from forandring.analysis.choosing import Case
from forandring.analysis.pricing import one_million
from forandring.analysis.sums import citizens
from forandring.model import Theory

__all__ = [
    "CRITERIA",
    "Choice",
    "Frontier",
    "LeftOut",
    "Point",
    "Priorities",
    "Reason",
    "Score",
    "Terms",
    "frontier",
    "prioritise",
]


def prioritise(theory: Theory, terms: Terms) -> Priorities:
    """Return the set of activities that reaches most within the budget.

    Every criterion is a whole number, and each is brought to its proven maximum before the next is looked
    at; then cost and number of activities to their minimum. An activity that requires another is chosen
    only with it. An activity whose cost is not known is left out and named: in a plan that states set-up
    costs, one without is not known to be free of them.

    Raises:
        ForandringError: plans count in different units; what must be chosen has no cost, is ruled out or
            exceeds the budget; a weight is negative or of no criterion; the proof takes over a minute.

    Source: maximum coverage with a budget, Khuller, Moss & Naor (1999), as an integer program.
    """
    case = Case(theory, terms)
    best = case.choice(case.solved(terms.budget))
    ties, complete = case.ties(best)
    choices = [set(choice.activities) for choice in (best, *ties)]
    always = set.intersection(*choices)
    other = Case(theory, replace(terms, inferred=not terms.inferred))
    step = one_million(case.unit)
    return Priorities(
        terms,
        best,
        tuple(ties),
        complete,
        tuple(i for i in case.activities if i in always),
        tuple(i for i in case.activities if i in set().union(*choices) - always),
        other.score(best.activities),
        tuple(case.reason(i, best.activities) for i in best.activities),
        tuple(case.left_out),
        citizens(theory, best.activities),
        case.unit,
        step,
        case.choice(case.solved(terms.budget + step)),
    )


def frontier(theory: Theory, terms: Terms, *, points: int = 20) -> Frontier:
    """Return the best choice at budgets from 0 to what everything costs, evenly spaced; for a plot.

    Budgets below what must be chosen are left out.

    Raises:
        ForandringError: as :func:`prioritise` does, but for the budget.
    """
    case = Case(theory, terms)
    other = Case(theory, replace(terms, inferred=not terms.inferred))
    most = sum(
        annual + (0 if terms.setup_budget is not None else setup) for annual, setup in case.costs.values()
    )
    budgets = [Decimal(most) * step / points for step in range(points + 1)]
    solved = ((budget, case.maybe_solved(budget)) for budget in budgets)
    found = ((budget, case.choice(solution)) for budget, solution in solved if solution)
    return Frontier(
        tuple(Point(budget, choice, other.score(choice.activities)) for budget, choice in found),
        tuple(case.left_out),
        case.unit,
    )
