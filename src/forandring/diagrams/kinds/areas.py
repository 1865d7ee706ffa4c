"""A focus area: its routes step by step, or, where nobody could read that on paper, straight to the goals."""

from __future__ import annotations

from dataclasses import replace

from forandring.diagrams.kinds.estimating import type_on_paper
from forandring.diagrams.kinds.goal_lists import add_goal_list
from forandring.diagrams.kinds.harms import Harms, add_harms, first_harms, harmed
from forandring.diagrams.kinds.overview import TINY, first_goals
from forandring.diagrams.kinds.overview_folded import add_folded
from forandring.diagrams.kinds.routes import focus_area as routes_of
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.record import Drawing
from forandring.model import Node

__all__ = ["focus_area"]

_SMALL = 6.0
"""Size of type on A4, across or upright, below which the reader is told to take A3."""

_WORTH = 1.25
"""How much larger the type must become for effects to be left out of a picture that runs from top to bottom."""

_LISTED = 3
"""Goals of one activity beyond which they are listed in one box."""


def focus_area(view: View, subject: str) -> Drawing:
    """Return what the activities of a focus area lead to, and what leads to its own goals.

    Where its type would be too small even on A3, the effects in between are left out, and a note says so; not where
    activities, which stand side by side, are what makes it small.
    """
    drawing = routes_of(view, subject)
    size = _size(drawing)
    if size >= _SMALL:
        return drawing
    leads, harms = first_goals(view), first_harms(view)
    members = [node for node in view.plan.of("Activity") if node.focus_area == subject]
    if size < TINY and any(node.id in leads or node.id in harms for node in members):
        straight = _straight(view, drawing, members, leads, harms)
        if not view.portrait or _size(straight) >= size * _WORTH:
            return straight
    notes = (*drawing.notes, view.word("large"))
    return replace(drawing, notes=notes, picture=replace(drawing.picture, notes=notes))


def _size(drawing: Drawing) -> float:
    """Return about how large the type is on a sheet of A4 that lies or stands, whichever is better."""
    return max(type_on_paper(drawing.picture, upright=upright) for upright in (False, True))


def _straight(
    view: View, drawing: Drawing, members: list[Node], leads: dict[str, dict[str, bool]], harms: Harms
) -> Drawing:
    """Return the area's activities with the goals that each leads to, or works against, first."""
    builder = view.builder()
    several = {node.id: list(leads.get(node.id, ())) for node in members}
    lists = {node: goals for node, goals in several.items() if len(goals) > _LISTED}
    single = [node for node in members if node.id not in lists]
    for node in members:
        builder.box(node.id, layer=0, small=builder.facts(node), width=190.0, badge=True)
    goals = list(dict.fromkeys(goal for node in single for goal in several[node.id]))
    for goal in dict.fromkeys([*goals, *harmed(harms, members)]):
        builder.box(goal, layer=1, width=190.0)
    add_folded(view, builder, single, leads, goals)
    add_harms(view, builder, members, harms)
    for node in members:
        if node.id in lists:
            box = builder.box(node.id)
            add_goal_list(view, builder, box, [node], lists[node.id], leads, layer=1, counted=False)
    return finished(
        view,
        builder,
        name=drawing.name,
        kind=drawing.kind,
        title=drawing.picture.title,
        subtitle=drawing.picture.subtitle,
        subject=drawing.subject,
        headings=[(0, 0, view.word("activities")), (1, 1, view.word("goals"))],
        legend=builder.legend(areas=False),
        notes=(view.word("effects-left-out"),),
    )
