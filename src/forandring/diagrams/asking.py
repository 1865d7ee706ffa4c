"""The kinds of diagram, and how each is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import ParamSpec, TypeVar

from forandring.analysis.compare import Seen
from forandring.analysis.diff import Diff
from forandring.analysis.loops import Loops
from forandring.analysis.prioritise import Frontier
from forandring.analysis.robustness import Robustness
from forandring.analysis.what_if import WhatIf
from forandring.diagrams.faces import measured_in
from forandring.diagrams.kinds import answers, areas, challenges, gaps, overview, parts, routes
from forandring.diagrams.kinds import correspondence as counterparts
from forandring.diagrams.kinds import difference as changes
from forandring.diagrams.kinds import frontier as budgets
from forandring.diagrams.kinds import money as costs
from forandring.diagrams.kinds import pyramid as target_groups
from forandring.diagrams.kinds import timeline as years
from forandring.diagrams.kinds.subjects import KINDS, check_subject, described
from forandring.diagrams.kinds.view import View
from forandring.diagrams.record import Drawing
from forandring.diagrams.theme import Theme, theme_named
from forandring.model import Plan, Theory

__all__ = ["KINDS", "Answer", "answered", "correspondence", "difference", "drawing", "drawings"]

Answer = WhatIf | Robustness | Loops | Frontier | tuple[Robustness, ...] | str
"""What :func:`answered` draws: an answer, several goals' robustness, or the id of a node with all its routes."""

_MOST_UNASKED = 600
"""Boxes; a picture of more takes long to lay out and cannot be read, and is drawn only where it is asked for."""
_OF_PLANS: Mapping[str, Callable[[View], Drawing]] = {
    "overview": overview.overview,
    "gaps": gaps.gaps,
    "pyramid": target_groups.pyramid,
    "timeline": years.timeline,
    "money": costs.money,
}
_OF_PARTS: Mapping[str, Callable[[View, str], Drawing]] = {
    "focus-area": areas.focus_area,
    "goal": parts.goal,
    "target-group": parts.target_group,
    "activity": routes.activity,
}
_OF_EITHER: Mapping[str, Callable[[View, str | None], Drawing]] = {
    "evidence": routes.evidence,
    "status": routes.status,
    "challenges": challenges.challenges,
}


_Arguments = ParamSpec("_Arguments")
_Drawn = TypeVar("_Drawn")


def _measured(draw: Callable[_Arguments, _Drawn]) -> Callable[_Arguments, _Drawn]:
    """Return a function that measures its text in the font of the theme it is given."""

    @wraps(draw)
    def drawn(*given: _Arguments.args, **named: _Arguments.kwargs) -> _Drawn:
        theme = named.get("theme")
        with measured_in(theme.face if isinstance(theme, Theme) else None):
            return draw(*given, **named)

    return drawn


@_measured
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
        subject: id of what it is about, ``None`` for the whole plan; ``kinds.subjects.ABOUT`` says which kind can be
            about what.
        free: let causality alone decide the columns.
        portrait: from top to bottom.
        date: printed at the foot as given.

    Raises:
        ForandringError: there is no such kind, or it cannot be about that subject, or nothing is known of it.
    """
    node = None if subject is None else described(theory, subject)
    check_subject(kind, node)
    view = View(theory, plan, language, theme or theme_named("standard"), free, portrait, date)
    if kind in _OF_EITHER:
        return _OF_EITHER[kind](view, node.id if node else None)
    return _OF_PLANS[kind](view) if node is None else _OF_PARTS[kind](view, node.id)


@_measured
def difference(
    found: Diff, plan: Plan, *, language: str = "da", theme: Theme | None = None, date: str | None = None
) -> Drawing:
    """Return what changed between two versions as one diagram; ``plan`` is of the new version."""
    return changes.difference(
        View(found.new, plan, language, theme or theme_named("standard"), date=date), found
    )


@_measured
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


@_measured
def correspondence(
    theory: Theory, seen: Seen, *, language: str = "da", theme: Theme | None = None, date: str | None = None
) -> Drawing:
    """Return the goals of one plan beside what corresponds to them in another, as one diagram."""
    plan = next(plan for plan in theory.plans if plan.id == seen.plan)
    return counterparts.correspondence(
        View(theory, plan, language, theme or theme_named("standard"), date=date), seen
    )


@_measured
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
