"""The answers that a plan's page gives unasked → their pictures."""

from __future__ import annotations

from collections.abc import Iterator

from forandring import diagrams, reports
from forandring.model import Plan, Theory
from forandring.reports.answers.what_if import supposed

__all__ = ["answer_drawings"]

_MOST_LAID_OUT = 2000
"""Nodes; what follows from a larger plan is told in tables alone, for its page is long enough to make."""


def answer_drawings(
    theory: Theory, plan: Plan, *, language: str, theme: diagrams.Theme | None, date: str | None
) -> Iterator[diagrams.Drawing]:
    """Yield what budgets buy, what a goal stands and falls with, the loops, and the loss that costs the most goals."""
    found = reports.standing(theory, plan)

    def drawn(answer: diagrams.Answer, said: str = "") -> diagrams.Drawing:
        return diagrams.answered(
            found.theory, plan, answer, said=said, language=language, theme=theme, date=date
        )

    if found.frontier is not None and len(found.frontier.points) > 1:
        yield drawn(found.frontier)
    if sum(len(each.nodes) for each in found.theory.plans) > _MOST_LAID_OUT:
        return
    if any(rest.inferred.unavoidable for rest in found.rests):
        yield drawn(found.rests)
    if found.loops.loops:
        yield drawn(found.loops)
    if found.worst is not None:
        yield drawn(found.worst, supposed(found.worst.supposition, found.theory, language))
