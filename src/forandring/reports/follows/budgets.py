"""What each budget does most with: the best choice at rising budgets, and what could not be chosen."""

from __future__ import annotations

from typing import NamedTuple

from forandring.reports.answers import frontier as answers
from forandring.reports.answers.layout import amount_words
from forandring.reports.follows.standing import MOST_CHOSEN_AMONG, Standing
from forandring.reports.rows import Name
from forandring.reports.writer import Writer

__all__ = ["BudgetRow", "BudgetTable", "budget_table"]


class BudgetRow(NamedTuple):
    """A budget at which the best choice is another than before; ``reached`` by criterion."""

    budget: str
    spent: str
    reached: tuple[str, ...]
    activities: int
    joins: tuple[Name, ...]
    leaves: tuple[Name, ...]


class BudgetTable(NamedTuple):
    """The frontier of a plan.

    Attributes:
        note: why there is none, "" where there is one.
        notes: what must be known to read it.
    """

    rows: tuple[BudgetRow, ...]
    notes: tuple[str, ...]
    left_out: tuple[Name, ...]
    note: str


def budget_table(writer: Writer, found: Standing) -> BudgetTable | None:
    """Return the table; ``None`` where the plan states so few costs that there is nothing to choose by."""
    priced = sum(
        bool(node.number("annualCost") or node.number("setupCost")) for node in writer.plan.of("Activity")
    )
    if priced < 2:
        return None
    answer = found.frontier
    if answer is None:
        many = found.activities > MOST_CHOSEN_AMONG
        said = writer.words("budgets-many", count=writer.number(found.activities))
        return BudgetTable((), (), (), said if many else writer.words["budgets-none"])
    rows = tuple(
        BudgetRow(
            amount_words(point.budget, writer.language),
            amount_words(point.choice.annual + point.choice.setup, writer.language),
            answers.reached_words(point, writer.language, inferred=True),
            len(point.choice.activities),
            writer.names(joins),
            writer.names(leaves),
        )
        for point, joins, leaves in answers.steps(answer)
    )
    left_out = writer.names(left.activity for left in answer.left_out)
    return BudgetTable(rows, tuple(answers.notes(answer, writer.language)), left_out, "")
