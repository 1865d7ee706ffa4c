"""The kinds of diagram, and how each is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from forandring.analysis.compare import Seen
from forandring.analysis.diff import Diff
from forandring.analysis.loops import Loops
from forandring.analysis.prioritise import Frontier
from forandring.analysis.robustness import Robustness
from forandring.analysis.what_if import WhatIf
from forandring.diagrams.kinds import answers, areas, challenges, gaps, overview, routes
from forandring.diagrams.kinds import correspondence as counterparts
from forandring.diagrams.kinds import difference as changes
from forandring.diagrams.kinds import frontier as budgets
from forandring.diagrams.kinds import money as costs
from forandring.diagrams.kinds import pyramid as target_groups
from forandring.diagrams.kinds import timeline as years
from forandring.diagrams.kinds.view import View
from forandring.diagrams.record import Drawing
from forandring.diagrams.theme import Theme, theme_named
from forandring.errors import ForandringError
from forandring.model import Plan, Theory
from forandring.texts import Message

__all__ = ["KINDS", "Answer", "answered", "correspondence", "difference", "drawing", "drawings"]

Answer = WhatIf | Robustness | Loops | Frontier | tuple[Robustness, ...] | str
"""What :func:`answered` draws: an answer, several goals' robustness, or the id of a node with all its routes."""

_MOST_UNASKED = 600
"""Boxes; a picture of more takes long to lay out and cannot be read, and is drawn only where it is asked for."""
_WHOLE: Mapping[str, Callable[[View], Drawing]] = {
    "overview": overview.overview,
    "gaps": gaps.gaps,
    "pyramid": target_groups.pyramid,
    "timeline": years.timeline,
    "money": costs.money,
}
_PART: Mapping[str, tuple[Callable[[View, str], Drawing], str]] = {
    "focus-area": (areas.focus_area, "FocusArea"),
    "goal": (routes.goal, "Goal"),
    "target-group": (routes.target_group, "TargetGroup"),
    "activity": (routes.activity, "Activity"),
}
_EITHER: Mapping[str, Callable[[View, str | None], Drawing]] = {
    "evidence": routes.evidence,
    "status": routes.status,
    "challenges": challenges.challenges,
}

KINDS: tuple[str, ...] = (
    "overview",
    *_PART,
    "gaps",
    "evidence",
    "status",
    "pyramid",
    "challenges",
    "timeline",
    "money",
)
"""Names of the kinds of diagram."""


def drawing(
    theory: Theory,
    plan: Plan,
    kind: str,
    subject: str | None = None,
    *,
    language: str = "da",
    theme: Theme | None = None,
    free: bool = False,
    portrait: bool = False,
    date: str | None = None,
) -> Drawing:
    """Return one diagram of a plan.

    Args:
        kind: one of ``KINDS``.
        subject: id of the focus area, goal, target group or activity it is about; ``evidence`` and ``status`` take a
            focus area or none.
        free: let causality alone decide the columns.
        portrait: from top to bottom.
        date: printed at the foot as given.

    Raises:
        ForandringError: there is no such kind, or the kind needs a subject of another sort.
    """
    view = View(theory, plan, language, theme or theme_named("standard"), free, portrait, date)
    if kind in _WHOLE:
        return _WHOLE[kind](view)
    if kind in _EITHER:
        return _EITHER[kind](view, subject)
    if kind not in _PART:
        raise ForandringError(
            Message(
                f"Diagrammet »{kind}« findes ikke; vælg blandt {', '.join(KINDS)}.",
                f"There is no diagram “{kind}”; choose from {', '.join(KINDS)}.",
            )
        )
    draw, wanted = _PART[kind]
    node = theory.index.get(subject or "")
    if node is None or node.kind != wanted:
        raise ForandringError(
            Message(
                f"Diagrammet »{kind}« skal vide, hvad det handler om: angiv det med --{kind}.",
                f"The diagram “{kind}” must know what it is about: name it with --{kind}.",
            )
        )
    return draw(view, node.id)


def difference(
    found: Diff, plan: Plan, *, language: str = "da", theme: Theme | None = None, date: str | None = None
) -> Drawing:
    """Return what changed between two versions as one diagram; ``plan`` is of the new version."""
    return changes.difference(
        View(found.new, plan, language, theme or theme_named("standard"), date=date), found
    )


def answered(
    theory: Theory,
    plan: Plan,
    found: Answer,
    *,
    said: str = "",
    language: str = "da",
    theme: Theme | None = None,
    date: str | None = None,
) -> Drawing:
    """Return what follows from a plan as one diagram.

    Args:
        found: what would fall away; what one goal, or several, can stand to lose; feedback loops; what each
            budget does most with; or a node.
        said: what is supposed to fall away, in words.
    """
    view = View(theory, plan, language, theme or theme_named("standard"), date=date)
    if isinstance(found, WhatIf):
        return answers.what_if(view, found, said)
    if isinstance(found, Robustness):
        return answers.robustness(view, found)
    if isinstance(found, Loops):
        return answers.loops(view, found)
    if isinstance(found, Frontier):
        return budgets.frontier(view, found)
    return answers.through(view, found) if isinstance(found, str) else answers.bottlenecks(view, found)


def correspondence(
    theory: Theory, seen: Seen, *, language: str = "da", theme: Theme | None = None, date: str | None = None
) -> Drawing:
    """Return the goals of one plan beside what corresponds to them in another, as one diagram."""
    plan = next(plan for plan in theory.plans if plan.id == seen.plan)
    return counterparts.correspondence(
        View(theory, plan, language, theme or theme_named("standard"), date=date), seen
    )


def drawings(
    theory: Theory, plan: Plan, *, language: str = "da", theme: Theme | None = None, date: str | None = None
) -> list[Drawing]:
    """Return what ``build`` draws of a plan: the overview, each focus area, and the gaps."""
    found = [drawing(theory, plan, "overview", language=language, theme=theme, date=date)]
    for area in plan.of("FocusArea"):
        view = View(theory, plan, language, theme or theme_named("standard"), date=date)
        part = routes.focus_area(view, area.id, _MOST_UNASKED)
        if part.picture.boxes or part.picture.captions:
            found.append(part)
    found.append(drawing(theory, plan, "gaps", language=language, theme=theme, date=date))
    return found
