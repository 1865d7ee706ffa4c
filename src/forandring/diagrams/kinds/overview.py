"""The whole plan: drawn out where it is small, folded to counted arrows where it is not."""

from __future__ import annotations

from decimal import Decimal

from forandring.diagrams.building import Arrow, Pair, layers_of, pairs
from forandring.diagrams.record import Drawing
from forandring.diagrams.kinds.routes import routes_drawing, whole
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.words import word
from forandring.diagrams.wrapping import shown
from forandring.model import Activity, Node
from forandring.texts import Message

__all__ = ["READABLE", "first_goals", "overview"]

READABLE = 40
"""Boxes that one picture may hold; beyond it focus areas are folded."""

REST = "uden-fokusomraade"


def overview(view: View) -> Drawing:
    """Return the plan from activities to goals."""
    ids = whole(view)
    if len(ids) <= READABLE:
        return routes_drawing(
            view,
            ids,
            name="overview",
            kind="overview",
            title=view.plan.label(view.language),
            subtitle=view.word("overview"),
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
    for area, members in areas:
        _add_area(view, builder, area, members)
    leads = first_goals(view)
    goals = [
        node.id
        for node in view.plan.of("Goal")
        if any(node.id in leads.get(a.id, ()) for a in starts)
        or any(node.id in other.ids("serves") for other in view.plan.of("Goal"))
        or node.ids("serves")
    ]
    between = [p for p in pairs(view.plan, view.theory) if p.cause in goals and p.effect in goals and not p.negative]
    ranks, back = layers_of(goals, [(p.cause, p.effect) for p in between])
    for goal in goals:
        builder.box(goal, layer=1 + ranks[goal])
    for area, members in areas:
        _add_counts(view, builder, area, members, leads, goals)
    for pair in between:
        builder.arrow(pair, back=(pair.cause, pair.effect) in back, number=False)
    left_out = [node for node in view.plan.of("Goal") if node.id not in goals]
    notes = []
    if left_out:
        names = ", ".join(node.label(view.language) for node in left_out)
        notes.append(f"{view.word('gap-goals')}: {names}.")
    headings = [(0, 0, view.word("focus-areas" if view.plan.of("FocusArea") else "themes"))]
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
        legend=builder.legend(areas=False, numbered="counted"),
        notes=notes,
    )


def _add_area(view: View, builder: object, area: Node | None, members: list[Node]) -> None:
    from forandring.diagrams.building import Builder

    assert isinstance(builder, Builder)
    rows = []
    total = Decimal(0)
    priced = False
    for node in members:
        cost = node.annual_cost if isinstance(node, Activity) else None
        if cost is not None:
            total += cost
            priced = True
        rows.append(builder.row(node, builder.money(cost) if cost is not None else ""))
    right = f"{builder.money(total)} {view.word('per-year')}" if priced else ""
    builder.group(
        area.id if area else REST,
        area.label(view.language) if area else view.word("no-focus-area"),
        rows,
        layer=0,
        colour=builder.colour_of(area),
        right=right,
    )


def _add_counts(
    view: View, builder: object, area: Node | None, members: list[Node], leads: dict[str, dict[str, bool]], goals: list[str]
) -> None:
    from forandring.diagrams.building import Builder

    assert isinstance(builder, Builder)
    group = next(box for box in builder.boxes if box.node == (area.id if area else REST))
    for goal in goals:
        leading = [node for node in members if goal in leads.get(node.id, ())]
        if not leading:
            continue
        stated = any(leads[node.id][goal] for node in leading)
        head = builder.box(goal)
        text = Message(*(_counted(view, area, goal, len(leading), len(members), language) for language in ("da", "en")))
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


def _counted(view: View, area: Node | None, goal: str, number: int, all_: int, language: str) -> str:
    cause = area.label(language) if area else word("no-focus-area", language)
    said = word("folded", language).format(count=number, all=all_)
    return shown(f"{cause} → {view.theory.label(goal, language)}: {said}.")


_ = Pair
