"""The whole plan: drawn out where it is small, folded to counted arrows where it is not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from forandring.diagrams.building import pairs
from forandring.diagrams.kinds.estimating import type_on_paper
from forandring.diagrams.kinds.harms import first_harms, harmed
from forandring.diagrams.kinds.overview_folded import folded
from forandring.diagrams.kinds.overview_list import listed_by_area, listed_by_goal
from forandring.diagrams.kinds.routes import routes_drawing, whole
from forandring.diagrams.kinds.view import READABLE, View
from forandring.diagrams.record import Drawing
from forandring.model import Node

__all__ = ["TINY", "first_goals", "folded_plan", "overview"]

_MOST_ARROWS = 60
"""Arrows to goals, or activities in a column, of which a picture can be read."""

TINY = 4.6
"""Size of type on A4 across below which a picture is too small even on A3."""


def overview(view: View) -> Drawing:
    """Return the plan from activities to goals."""
    ids = whole(view)
    whole_chain = bool(view.plan.of("Activity") and view.plan.of("Goal"))
    if len(ids) <= READABLE:
        return routes_drawing(
            view,
            ids,
            name="overview",
            kind="overview",
            title=view.plan.label(view.language),
            subtitle=view.word("overview" if whole_chain else "overview-parts"),
            badges=False,
        )
    return folded_plan(view)


def first_goals(view: View) -> dict[str, dict[str, bool]]:
    """Return for each node the goals it leads to before any other goal, and whether a stated route does."""
    stated, any_way = _nearest(view, inferred=False), _nearest(view, inferred=True)
    return {node: {goal: goal in stated.get(node, ()) for goal in goals} for node, goals in any_way.items()}


def _nearest(view: View, *, inferred: bool) -> dict[str, dict[str, None]]:
    after: dict[str, list[str]] = {}
    goals = {node.id for node in view.plan.of("Goal")}
    for pair in pairs(view.plan, view.theory):
        if pair.links and not pair.negative and (inferred or not pair.inferred):
            after.setdefault(pair.cause, []).append(pair.effect)
    found: dict[str, dict[str, None]] = {}
    for start in [node.id for node in view.plan.nodes if node.id not in goals]:
        seen, waiting, reached = {start}, [start], dict[str, None]()
        for node in waiting:
            for head in after.get(node, ()):
                if head in goals:
                    reached[head] = None
                elif head not in seen:
                    seen.add(head)
                    waiting.append(head)
        if reached:
            found[start] = reached
    return found


def folded_plan(view: View, kinds: Collection[str] = ("Activity",)) -> Drawing:
    """Return the plan with its effects left out, or, where that is too much for a picture, as lists.

    Args:
        kinds: of what leads to goals and is drawn.
    """
    starts = [node for node in view.plan.nodes if node.kind in kinds]
    areas = _by_area(view, starts)
    leads, harms = first_goals(view), first_harms(view)
    divided = len(areas) > 1
    if divided:
        arrows = sum(
            len({goal for node in members for goal in leads.get(node.id, ())}) + len(harmed(harms, members))
            for _, members in areas
        )
    else:
        drawn = sum(len(leads.get(node.id, ())) + len(harms.get(node.id, ())) for node in starts)
        arrows = max(drawn, len(starts))
    if arrows <= _MOST_ARROWS:
        drawing = folded(view, areas, leads, harms)
        size = max(type_on_paper(drawing.picture, upright=upright) for upright in (False, view.portrait))
        if size >= TINY:
            return drawing
    if divided:
        return listed_by_area(view, areas, leads, harms)
    return listed_by_goal(view, starts, leads, harms)


def _by_area(view: View, starts: Sequence[Node]) -> list[tuple[Node | None, list[Node]]]:
    """Return the focus areas that have activities, and last what stands outside them."""
    areas = view.plan.of("FocusArea")
    known = {area.id for area in areas}
    found: list[tuple[Node | None, list[Node]]] = [
        (area, [node for node in starts if node.focus_area == area.id]) for area in areas
    ]
    found.append((None, [node for node in starts if node.focus_area not in known]))
    return [(area, members) for area, members in found if members]
