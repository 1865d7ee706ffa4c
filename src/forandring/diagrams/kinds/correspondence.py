"""The goals of one plan beside what corresponds to them in another."""

from __future__ import annotations

from forandring.analysis.compare import GoalSeen, Seen
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.record import Drawing
from forandring.texts import Message

__all__ = ["correspondence"]

_SURE = frozenset({"exactMatch", "closeMatch"})
_TITLE = Message("Hvilke mål har et modstykke?", "Which goals have a counterpart?")
_LINES = Message(
    "Fuldt optrukket streg: det samme eller næsten det samme; stiplet: beslægtet.",
    "Solid line: the same or nearly so; dashed: related.",
)
_LEFT_OUT = Message(
    "{count} mål i A uden modstykke er ikke tegnet.", "{count} goals of A without counterpart are not drawn."
)


def correspondence(view: View, seen: Seen) -> Drawing:
    """Return the goals of ``seen.plan`` on the left and what stands for them in ``seen.other`` on the right.

    Args:
        view: its plan is the one that is seen.
        seen: what :func:`forandring.analysis.compare.compare` says of the two plans.
    """
    builder = view.builder()
    met = [goal for goal in seen.goals if _others(goal)]
    for goal in met:
        left = builder.box(goal.goal, layer=0, coloured=False)
        for other, sure in _others(goal).items():
            right = builder.box(other, layer=1, coloured=False)
            builder.stroke(left, right, dash="solid" if sure else "dashed", tip="none")
    notes = [_LINES.in_language(view.language)]
    if len(met) < len(seen.goals):
        notes.append(_LEFT_OUT.in_language(view.language).format(count=len(seen.goals) - len(met)))
    names = {plan.id: plan.label(view.language) for plan in view.theory.plans}
    # Plans have long names: they stand in the subtitle, and their letters over the columns.
    columns = [(0, 0, "A"), (1, 1, "B")] if met else []
    return finished(
        view,
        builder,
        name="compare",
        kind="compare",
        title=_TITLE.in_language(view.language),
        subtitle=f"A: {names[seen.plan]} · B: {names[seen.other]}",
        headings=columns,
        legend=builder.legend(areas=False, fates=True),
        notes=notes,
    )


def _others(goal: GoalSeen) -> dict[str, bool]:
    """Return what a mapping lets correspond to a goal, and whether it is the same or nearly so."""
    return {c.id: c.relation in _SURE for c in (*goal.related, *goal.counterparts)}
