"""The whole plan: drawn out where it is small, folded to counted arrows where it is not."""

from __future__ import annotations

from decimal import Decimal

from forandring.diagrams.building import Arrow, Builder, layers_of, pairs
from forandring.diagrams.kinds.goal_lists import add_goal_list, goal_lists
from forandring.diagrams.kinds.overview_list import listed_by_area, listed_by_goal
from forandring.diagrams.kinds.routes import routes_drawing, whole
from forandring.diagrams.kinds.view import READABLE, View, finished
from forandring.diagrams.picture import Row
from forandring.diagrams.record import Drawing
from forandring.diagrams.words import count, word
from forandring.diagrams.wrapping import shown
from forandring.model import Activity, Node
from forandring.texts import Message

__all__ = ["add_folded", "first_goals", "overview"]

REST = "uden-fokusomraade"
_ONE_COLUMN = 18
_MANY_GOALS = 16
_MOST_ARROWS = 60
"""Arrows to goals, or activities in a column, of which a picture can be read."""

_FEW_IDLE = 5
"""Activities without a goal that stand as boxes; more of them are listed."""

_MOST_ROWS = 60
"""Activities listed in one box; of more, how many more there are is said."""


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
    return _folded(view)


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


def _folded(view: View) -> Drawing:
    """Return focus areas as boxes that list their activities, with counted arrows to the goals they lead to."""
    builder = view.builder(150.0)
    areas: list[tuple[Node | None, list[Node]]] = []
    starts = view.plan.of("Activity")
    for area in (*view.plan.of("FocusArea"), None):
        members = [node for node in starts if node.focus_area == (area.id if area else None)]
        if area is None:
            known = {a.id for a in view.plan.of("FocusArea")}
            members = [node for node in starts if node.focus_area not in known]
        if members:
            areas.append((area, members))
    columns = 2 if sum(len(members) for _, members in areas) > _ONE_COLUMN else 1
    divided = len(areas) > 1
    leads = first_goals(view)
    arrows = sum(len(_reached_by(members, leads)) for _, members in areas)
    if divided and arrows > _MOST_ARROWS:
        return listed_by_area(view, areas, leads)
    if not divided and max(sum(len(leads.get(n.id, ())) for n in starts), len(starts)) > _MOST_ARROWS:
        return listed_by_goal(view, starts, leads)
    for area, members in areas:
        if divided:
            _add_area(view, builder, area, members, columns)
        else:
            _add_members(view, builder, members, leads)
    goals = _goals_shown(view, {goal for node in starts for goal in leads.get(node.id, ())})
    between = [
        p for p in pairs(view.plan, view.theory) if p.cause in goals and p.effect in goals and not p.negative
    ]
    ranks, back = layers_of(goals, [(p.cause, p.effect) for p in between])
    last = max(ranks.values(), default=0)
    onward = {p.cause for p in between if (p.cause, p.effect) not in back}
    owners = {(area.id if area else REST): members for area, members in areas}
    if not divided:
        owners = {node.id: [node] for _, members in areas for node in members}
    lists = goal_lists(owners, leads, goals, between)
    listed = {goal for of_one in lists.values() for goal in of_one}
    alone = [goal for goal in goals if goal not in listed]
    for goal in alone:
        builder.box(goal, layer=1 + (ranks[goal] if goal in onward else last), width=190.0)
    for area, members in areas:
        if divided:
            _add_counts(view, builder, area, members, leads, alone)
        else:
            add_folded(view, builder, members, leads, alone)
    for owner, of_one in lists.items():
        box = next(box for box in builder.boxes if box.node == owner)
        add_goal_list(view, builder, box, owners[owner], of_one, leads, layer=1 + last, counted=divided)
    for pair in between:
        builder.arrow(pair, back=(pair.cause, pair.effect) in back, number=False)
    left_out = [node for node in view.plan.of("Goal") if node.id not in goals]
    notes = []
    if left_out:
        notes.append(view.word("left-out").format(count=len(left_out)))
    headings = [(0, 0, view.word("focus-areas" if divided else "activities"))]
    if goals:
        headings.append((1, 1 + max(ranks.values()), view.word("goals")))
    return finished(
        view,
        builder,
        name="overview",
        kind="overview",
        title=view.plan.label(view.language),
        subtitle=view.word("overview"),
        headings=headings,
        legend=builder.legend(areas=False, numbered="counted" if divided else "numbered"),
        notes=notes,
    )


def _goals_shown(view: View, reached: set[str]) -> list[str]:
    """Return all goals, or, where they are many, those that activities lead to and those these serve."""
    goals = view.plan.of("Goal")
    if len(goals) <= _MANY_GOALS:
        return [goal.id for goal in goals]
    shown_goals = set(reached)
    while more := {up for goal in goals if goal.id in shown_goals for up in goal.ids("serves")} - shown_goals:
        shown_goals |= more
    return [goal.id for goal in goals if goal.id in shown_goals]


def _reached_by(members: list[Node], leads: dict[str, dict[str, bool]]) -> set[str]:
    return {goal for node in members for goal in leads.get(node.id, ())}


def _add_members(
    view: View, builder: Builder, members: list[Node], leads: dict[str, dict[str, bool]]
) -> None:
    """Add the activities as boxes, and those that lead to no goal as a list where they are many."""
    idle = [node for node in members if not leads.get(node.id)]
    if len(idle) <= _FEW_IDLE:
        idle = []
    for node in members:
        if node not in idle:
            builder.box(node.id, layer=0, small=builder.facts(node), width=190.0)
    if idle:
        rows = [builder.row(node) for node in idle[:_MOST_ROWS]]
        if len(idle) > len(rows):
            rows.append(_more_rows(view, len(idle) - len(rows)))
        builder.group("idle", view.word("gap-activities"), rows, layer=0)


def _more_rows(view: View, number: int) -> Row:
    said = view.word("and-more-short").format(count=count(number, view.language))
    return Row("", (said,), said, mark="")


def _add_area(view: View, builder: Builder, area: Node | None, members: list[Node], columns: int) -> None:
    rows: list[Row] = []
    total = Decimal(0)
    priced = False
    for node in members:
        cost = node.annual_cost if isinstance(node, Activity) else None
        if cost is not None:
            total += cost
            priced = True
        if len(rows) < _MOST_ROWS:
            rows.append(builder.row(node, builder.money(cost) if cost is not None else ""))
    if len(members) > len(rows):
        rows.append(_more_rows(view, len(members) - len(rows)))
    right = f"{builder.money(total)} {view.word('per-year')}" if priced else ""
    builder.group(
        area.id if area else REST,
        area.label(view.language) if area else view.word("no-focus-area"),
        rows,
        layer=0,
        colour=builder.colour_of(area),
        right=right,
        columns=columns,
    )


def _add_counts(
    view: View,
    builder: Builder,
    area: Node | None,
    members: list[Node],
    leads: dict[str, dict[str, bool]],
    goals: list[str],
) -> None:
    group = next(box for box in builder.boxes if box.node == (area.id if area else REST))
    for goal in goals:
        leading = [node for node in members if goal in leads.get(node.id, ())]
        if not leading:
            continue
        stated = any(leads[node.id][goal] for node in leading)
        head = builder.box(goal)
        text = Message(
            *(_counted(view, area, goal, len(leading), len(members), language) for language in ("da", "en"))
        )
        builder.arrows.append(Arrow(len(builder.arrows) + 1, group.node or "", goal, (), text))
        builder.stroke(
            group,
            head,
            number=str(len(leading)),
            tone=group.colour if group.colour is not None else "grey",
            width=1.6 if stated else 0.9,
            tip="normal" if stated else "open",
            description=text.in_language(view.language),
            classes=("link", "counted", *(() if stated else ("inferred",))),
        )


def add_folded(
    view: View, builder: Builder, members: list[Node], leads: dict[str, dict[str, bool]], goals: list[str]
) -> None:
    """Add an arrow from each activity to each goal it leads to, the effects in between left out."""
    direct = {(pair.cause, pair.effect): pair for pair in pairs(view.plan, view.theory)}
    for node in members:
        for goal in [goal for goal in goals if goal in leads.get(node.id, ())]:
            if (node.id, goal) in direct:
                builder.arrow(direct[node.id, goal])
                continue
            stated = leads[node.id][goal]
            text = Message(*(_by_effects(view, node, goal, language) for language in ("da", "en")))
            builder.arrows.append(Arrow(len(builder.arrows) + 1, node.id, goal, (), text))
            builder.stroke(
                builder.box(node.id),
                builder.box(goal),
                number=str(len(builder.arrows)),
                tone="plain_stroke",
                width=1.4 if stated else 0.9,
                tip="normal" if stated else "open",
                description=text.in_language(view.language),
                classes=("link", "folded", *(() if stated else ("inferred",))),
            )


def _by_effects(view: View, node: Node, goal: str, language: str) -> str:
    said = word("by-effects", language)
    return shown(f"{node.label(language)} {said} {view.theory.label(goal, language)}.")


def _counted(view: View, area: Node | None, goal: str, number: int, all_: int, language: str) -> str:
    cause = area.label(language) if area else word("no-focus-area", language)
    said = word("folded", language).format(count=number, all=all_)
    return shown(f"{cause} → {view.theory.label(goal, language)}: {said}.")
