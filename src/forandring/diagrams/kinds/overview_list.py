"""The plan as boxes side by side, for plans of which no picture with arrows could be read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from forandring.diagrams.building import Builder, shape_of
from forandring.diagrams.kinds.harms import Harms, harmed
from forandring.diagrams.kinds.overview_folded import said_of
from forandring.diagrams.kinds.packing import Section, packed, shortened
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.picture import Row
from forandring.diagrams.record import Drawing
from forandring.diagrams.words import count
from forandring.model import Node

__all__ = ["listed_by_area", "listed_by_goal"]

_MOST = 120
"""Rows of one box in one picture; of more, how many more there are is said."""

Leads = Mapping[str, Mapping[str, bool]]


def listed_by_area(
    view: View, areas: Sequence[tuple[Node | None, list[Node]]], leads: Leads, harms: Harms
) -> Drawing:
    """Return each focus area as a box with the goals it leads to or works against, and how many activities do."""
    builder = view.builder()
    sections = []
    for area, members in areas:
        goals = dict.fromkeys(goal for node in members for goal in leads.get(node.id, ()))
        rows = [_goal_row(view, builder, goal, members, leads) for goal in goals]
        against = harmed(harms, members)
        rows += [_goal_row(view, builder, goal, members, harms, against=True) for goal in against]
        label = area.label(view.language) if area else view.rest
        words = view.word(said_of(members, "one-activity" if len(members) == 1 else "activities")).lower()
        many = f"{count(len(members), view.language)} {words}"
        name = area.id if area else "rest"
        sections.append(Section(name, label, tuple(rows), builder.colour_of(area), many))
    reached = {goal for _, members in areas for node in members for goal in leads.get(node.id, ())}
    reached |= {goal for _, members in areas for goal in harmed(harms, members)}
    return _sheet(view, builder, sections, "list-by-area", reached)


def listed_by_goal(view: View, members: Sequence[Node], leads: Leads, harms: Harms) -> Drawing:
    """Return each goal that is reached as a box with the activities that lead to it or work against it."""
    builder = view.builder()
    sections = []
    for goal in view.plan.of("Goal"):
        leading = [node for node in members if goal.id in leads.get(node.id, ())]
        against = [node for node in members if goal.id in harms.get(node.id, ())]
        if leading or against:
            rows = [_activity_row(view, builder, node, stated=leads[node.id][goal.id]) for node in leading]
            rows += [
                _activity_row(view, builder, node, stated=harms[node.id][goal.id], against=True)
                for node in against
            ]
            sections.append(Section(goal.id, goal.label(view.language), tuple(rows)))
    idle = [node for node in members if not leads.get(node.id) and not harms.get(node.id)]
    if idle:
        rows = [builder.row(node, mark=shape_of(node)) for node in idle]
        sections.append(Section("idle", view.word(said_of(idle, "gap-activities")), tuple(rows)))
    reached = {section.name for section in sections}
    return _sheet(view, builder, sections, "list-by-goal", reached)


def _activity_row(view: View, builder: Builder, node: Node, *, stated: bool, against: bool = False) -> Row:
    right = "" if stated else view.word("read-in")
    return builder.row(node, right, mark=shape_of(node), text=_label(view, node, against=against))


def _goal_row(
    view: View, builder: Builder, goal: str, members: Sequence[Node], ways: Leads, *, against: bool = False
) -> Row:
    """Return a goal with how many activities lead to it, or work against it."""
    leading = [node for node in members if goal in ways.get(node.id, ())]
    said = count(len(leading), view.language)
    if not any(ways[node.id][goal] for node in leading):
        said = f"{view.word('read-in')} {said}"
    node = view.theory.index[goal]
    return builder.row(node, said, mark=shape_of(node), text=_label(view, node, against=against))


def _label(view: View, node: Node, *, against: bool) -> str:
    label = node.label(view.language)
    return f"{label} ({view.word('works-against')})" if against else label


def _sheet(
    view: View, builder: Builder, sections: Sequence[Section], note: str, reached: Collection[str]
) -> Drawing:
    notes = [view.word(note) if sections else view.word("nothing")]
    notes += view.left_out(sum(goal.id not in reached for goal in view.plan.of("Goal")))
    if any(view.word("read-in") in row.right for section in sections for row in section.rows):
        notes.append(view.word("read-in-note"))

    def finish(filled: Builder, size: tuple[float, float]) -> Drawing:
        return finished(
            view,
            filled,
            name="overview",
            kind="overview",
            title=view.plan.label(view.language),
            subtitle=view.without_effects,
            legend=filled.legend(areas=False),
            notes=notes,
            size=size,
        )

    short, some = shortened(sections, _MOST, view.language)
    whole = sections if some else None
    return packed(view, builder, short, finish, whole=whole) if sections else finish(builder, (0.0, 10.0))
