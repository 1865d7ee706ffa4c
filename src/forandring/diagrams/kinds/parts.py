"""A goal or a target group: its routes step by step, or, where nobody could read that on paper, folded."""

from __future__ import annotations

from dataclasses import replace

from forandring.diagrams.kinds import routes
from forandring.diagrams.kinds.estimating import type_on_paper
from forandring.diagrams.kinds.overview import folded_plan
from forandring.diagrams.kinds.view import READABLE, View
from forandring.diagrams.pages import LEAST
from forandring.diagrams.record import Drawing
from forandring.model import Plan

__all__ = ["goal", "target_group"]

_ROUTES = routes.STARTS | {"Effect", "Goal"}
"""What a part of a plan has only if its routes touch it."""


def goal(view: View, subject: str) -> Drawing:
    """Return everything that leads to a goal."""
    return _readable(view, routes.goal(view, subject))


def target_group(view: View, subject: str) -> Drawing:
    """Return what the activities for a target group, or for a group within it, lead to."""
    return _readable(view, routes.target_group(view, subject))


def _readable(view: View, drawing: Drawing) -> Drawing:
    """Return a drawing of routes; of many boxes that nobody could read with the effects left out, as a plan's are."""
    if len(drawing.picture.boxes) <= READABLE or _size(drawing) >= LEAST:
        return drawing
    plan = _part(view.plan, frozenset(box.node or "" for box in drawing.picture.boxes))
    if not any(node.kind in routes.STARTS for node in plan.nodes):
        return drawing
    part = replace(view, plan=plan)
    found = folded_plan(part, routes.STARTS)
    subtitle = " · ".join([drawing.picture.subtitle, *part.effects_left_out])
    name, kind, title = drawing.name, drawing.kind, drawing.title
    picture = replace(found.picture, name=name, kind=kind, title=title, subtitle=subtitle)
    return replace(found, name=name, kind=kind, title=title, subject=drawing.subject, picture=picture)


def _size(drawing: Drawing) -> float:
    """Return about how large the type is on a sheet of A4 that lies or stands, whichever is better."""
    return max(type_on_paper(drawing.picture, upright=upright) for upright in (False, True))


def _part(plan: Plan, ids: frozenset[str]) -> Plan:
    """Return the plan with no other activities, effects, goals and arrows than those of a part."""
    nodes = tuple(node for node in plan.nodes if node.id in ids or node.kind not in _ROUTES)
    links = tuple(link for link in plan.links if link.cause in ids and link.effect in ids)
    return replace(plan, nodes=nodes, links=links)
