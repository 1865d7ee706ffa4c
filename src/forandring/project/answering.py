"""The answers that a plan's page gives unasked → their pictures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from forandring import diagrams, reports
from forandring.model import Plan, Theory
from forandring.reports.answers.what_if import supposed
from forandring.texts import Message

__all__ = ["answer_drawings", "plots"]

_MOST_LAID_OUT = 2000
"""Nodes; what follows from a larger plan is told in tables alone, for its page is long enough to make."""


def answer_drawings(
    theory: Theory, plan: Plan, *, language: str, theme: diagrams.Theme | None, date: str | None
) -> Iterator[diagrams.Drawing]:
    """Yield what a goal stands and falls with, the feedback loops, and the loss that costs the most goals."""
    found = reports.standing(theory, plan)
    if sum(len(each.nodes) for each in found.theory.plans) > _MOST_LAID_OUT:
        return

    def drawn(answer: diagrams.Answer, said: str = "") -> diagrams.Drawing:
        return diagrams.answered(
            found.theory, plan, answer, said=said, language=language, theme=theme, date=date
        )

    if any(rest.inferred.unavoidable for rest in found.rests):
        yield drawn(found.rests)
    if found.loops.loops:
        yield drawn(found.loops)
    if found.worst is not None:
        yield drawn(found.worst, supposed(found.worst.supposition, found.theory, language))


# The page shows it, and it is a file of its own.
@lru_cache(maxsize=8)
def plots(theory: Theory, plan: Plan, language: str) -> tuple[reports.Picture, ...]:
    """Return what each budget does most with as a picture, where the plan states what things cost."""
    from forandring.diagrams.frontier import frontier_svg

    answer = reports.standing(theory, plan).frontier
    if answer is None or len(answer.points) < 2:
        return ()
    svg = frontier_svg(answer.points, answer.unit, language)
    title = Message("Hvad mere budget giver", "What more budget buys").in_language(language)
    return (reports.Picture("frontier", title, svg, (), "", "diagrams/frontier.svg", "frontier"),)
