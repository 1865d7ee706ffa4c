"""The plan as boxes side by side, for plans of which no picture with arrows could be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from forandring.diagrams.building import Builder, shape_of
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.picture import Box, Row
from forandring.diagrams.record import Drawing
from forandring.diagrams.sizes import ROW_WIDTH
from forandring.diagrams.words import count
from forandring.model import Node

__all__ = ["listed_by_area", "listed_by_goal"]

_COLUMNS = 4
_GAP = 18.0
_MOST = 40
"""Rows of one box; of more, how many more there are is said."""

Leads = Mapping[str, Mapping[str, bool]]


def listed_by_area(view: View, areas: Sequence[tuple[Node | None, list[Node]]], leads: Leads) -> Drawing:
    """Return each focus area as a box with the goals it leads to, and how many of its activities lead there."""
    builder = view.builder()
    boxes = []
    for area, members in areas:
        goals = dict.fromkeys(goal for node in members for goal in leads.get(node.id, ()))
        rows = [_goal_row(view, builder, goal, members, leads) for goal in list(goals)[:_MOST]]
        rows += _more(view, len(goals) - _MOST)
        name = area.id if area else "rest"
        label = area.label(view.language) if area else view.word("no-focus-area")
        many = f"{count(len(members), view.language)} {view.word('activities').lower()}"
        boxes.append(builder.group(name, label, rows, colour=builder.colour_of(area), right=many))
    return _side_by_side(view, builder, boxes, "list-by-area")


def listed_by_goal(view: View, members: Sequence[Node], leads: Leads) -> Drawing:
    """Return each goal that is reached as a box with the activities that lead to it."""
    builder = view.builder()
    boxes = []
    for goal in view.plan.of("Goal"):
        leading = [node for node in members if goal.id in leads.get(node.id, ())]
        if leading:
            rows = [builder.row(node) for node in leading[:_MOST]]
            rows += _more(view, len(leading) - _MOST)
            boxes.append(builder.group(goal.id, goal.label(view.language), rows))
    idle = [node for node in members if not leads.get(node.id)]
    if idle:
        rows = [builder.row(node) for node in idle[:_MOST]] + _more(view, len(idle) - _MOST)
        boxes.append(builder.group("idle", view.word("gap-activities"), rows))
    return _side_by_side(view, builder, boxes, "list-by-goal")


def _goal_row(view: View, builder: Builder, goal: str, members: Sequence[Node], leads: Leads) -> Row:
    number = sum(goal in leads.get(node.id, ()) for node in members)
    node = view.theory.index[goal]
    return builder.row(node, count(number, view.language), mark=shape_of(node))


def _more(view: View, number: int) -> list[Row]:
    if number <= 0:
        return []
    said = view.word("and-more-short").format(count=count(number, view.language))
    return [Row("", (said,), said, mark="")]


def _side_by_side(view: View, builder: Builder, boxes: Sequence[Box], note: str) -> Drawing:
    """Set the boxes in even columns, each where there is most room."""
    bottoms = [0.0] * _COLUMNS
    for box in boxes:
        column = bottoms.index(min(bottoms))
        left = column * (ROW_WIDTH + _GAP)
        builder.move(box, (left + box.width / 2, bottoms[column] + box.height / 2))
        bottoms[column] += box.height + _GAP
    notes = (view.word(note),) if boxes else (view.word("nothing"),)
    return finished(
        view,
        builder,
        name="overview",
        kind="overview",
        title=view.plan.label(view.language),
        subtitle=view.word("overview"),
        legend=builder.legend(areas=False),
        notes=notes,
        size=(_COLUMNS * ROW_WIDTH + (_COLUMNS - 1) * _GAP, max(*bottoms, 10.0)),
    )
