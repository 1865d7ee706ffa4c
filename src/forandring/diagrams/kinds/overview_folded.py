"""A plan with its effects left out: focus areas or activities, and arrows to the goals that they lead to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from forandring.diagrams.building import Arrow, Builder, layers_of, pairs, shape_of
from forandring.diagrams.kinds.estimating import Space, scale_on_paper, space_of, type_on_paper
from forandring.diagrams.kinds.goal_lists import add_goal_list, goal_list, goal_lists
from forandring.diagrams.kinds.harms import Harms, add_counted_harms, add_harms, harmed
from forandring.diagrams.kinds.packing import more_rows
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.pages import LEAST
from forandring.diagrams.picture import Box, Picture, Row
from forandring.diagrams.record import Drawing
from forandring.diagrams.sizes import ROW_WIDTH
from forandring.diagrams.words import word
from forandring.diagrams.wrapping import shown
from forandring.model import Activity, Node
from forandring.texts import Message

__all__ = ["add_folded", "folded", "said_of"]

REST = "uden-fokusomraade"
_ONE_COLUMN = 18
_MANY_GOALS = 16

_NARROW = 220.0
"""Width of a focus area's box where the boxes stand side by side."""

_FEW_IDLE = 5
"""Activities without a goal that stand as boxes; more of them are listed."""

_MOST_ROWS = 60
"""Activities listed in one box; of more, how many more there are is said."""

Areas = Sequence[tuple[Node | None, Sequence[Node]]]
Leads = Mapping[str, Mapping[str, bool]]


class _Form(NamedTuple):
    """How a folded plan is set out.

    Attributes:
        columns: of activities in the box of a focus area, at most.
        width: of that box, or of the lines in the box of an activity, in points.
        spread: whether goals that lead to no other also stand in columns before the last.
        goal: width of the lines in the box of a goal, in points; a list of goals is wider in proportion.
    """

    columns: int
    width: float
    spread: bool = False
    goal: float = 190.0

    @property
    def list_width(self) -> float:
        """Width of the box that lists goals, in points."""
        return float(round(ROW_WIDTH * self.goal / 190.0))


_STARTS = ((2, 520.0), (1, 360.0), (2, 660.0), (3, 660.0), (3, 720.0), (3, 780.0))
_FORMS = tuple(
    _Form(columns, width, spread, goal)
    for spread in (False, True)
    for goal in (190.0, 240.0, 300.0)
    for columns, width in _STARTS
)


def folded(view: View, areas: Areas, leads: Leads, harms: Harms) -> Drawing:
    """Return focus areas as boxes that list their activities, or activities, with arrows to the goals they lead to.

    Where the type would be too small on A4 across, the boxes become wider and the goals stand in more columns, as is
    best; but what can be read upright stays so where nothing else could be read.
    """
    if view.portrait:  # the boxes stand side by side: narrow ones take least of the sheet
        return _Folded(view, areas, leads, harms, _Form(1, _NARROW, spread=True, goal=150.0)).drawing()
    activities = sum(len(members) for _, members in areas)
    first = _Form(2, 2 * ROW_WIDTH) if activities > _ONE_COLUMN else _Form(1, ROW_WIDTH)
    drawing = _Folded(view, areas, leads, harms, first).drawing()
    if type_on_paper(drawing.picture) >= LEAST:
        return drawing
    form = _largest(view, areas, leads, harms, first, drawing.picture)
    wider = drawing if form == first else _Folded(view, areas, leads, harms, form).drawing()
    if type_on_paper(wider.picture) < LEAST <= type_on_paper(drawing.picture, upright=True):
        return drawing
    return wider


def _largest(view: View, areas: Areas, leads: Leads, harms: Harms, first: _Form, picture: Picture) -> _Form:
    """Return the form in which the type is largest on A4; whatever the form, the same boxes are joined.

    Args:
        first: the form that ``picture`` has.
    """
    names = {box.id: box.node or box.name for box in picture.boxes}
    spaces = {names[box.id]: space_of(box) for box in picture.boxes}
    ends = [(names[stroke.tail], names[stroke.head]) for stroke in picture.strokes]
    divided = any(box.shape == "group" for box in picture.boxes)

    # Starts and goals change apart from each other, so few of all their pairs need be measured.
    @cache
    def starts(columns: int, width: float) -> dict[str, Space]:
        return _Folded(view, areas, leads, harms, first._replace(columns=columns, width=width)).starts()

    @cache
    def goals(spread: bool, goal: float) -> dict[str, Space]:
        return _Folded(view, areas, leads, harms, first._replace(spread=spread, goal=goal)).alone()

    def scale(form: _Form) -> float:
        formed = {**spaces, **starts(form.columns, form.width), **goals(form.spread, form.goal)}
        return scale_on_paper(formed, ends, folded=divided)

    return max((first, *_FORMS), key=scale)


class _Folded:
    """Puts together one folded plan in one form."""

    def __init__(self, view: View, areas: Areas, leads: Leads, harms: Harms, form: _Form) -> None:
        self.view, self.areas, self.form = view, areas, form
        self.leads, self.harms = leads, harms
        self.builder = view.builder(150.0)
        self.divided = len(areas) > 1
        starts = [node for _, members in areas for node in members]
        self.harmed = set(harmed(harms, starts))
        self.goals = _goals_shown(
            view, self.harmed | {goal for node in starts for goal in leads.get(node.id, ())}
        )
        ends = set(self.goals)
        self.between = [p for p in pairs(view.plan, view.theory) if {p.cause, p.effect} <= ends]
        self.ranks, self.back = layers_of(self.goals, [(p.cause, p.effect) for p in self.between])
        self.last = max(self.ranks.values(), default=0)

    def drawing(self) -> Drawing:
        """Return the picture with its frame."""
        self._add_starts()
        self._add_goals()
        for pair in self.between:
            self.builder.arrow(pair, back=(pair.cause, pair.effect) in self.back, number=False)
        view = self.view
        left_out = len(view.plan.of("Goal")) - len(self.goals)
        members = [node for _, of_area in self.areas for node in of_area]
        headings = [(0, 0, view.word(said_of(members, "focus-areas" if self.divided else "activities")))]
        headings += [(1, 1 + self.last, view.word("goals"))] if self.goals else []
        return finished(
            view,
            self.builder,
            name="overview",
            kind="overview",
            title=view.plan.label(view.language),
            subtitle=view.without_effects,
            headings=headings,
            legend=self.builder.legend(
                areas=False, numbered=said_of(members, "counted") if self.divided else "numbered"
            ),
            notes=view.left_out(left_out),
        )

    def starts(self) -> dict[str, Space]:
        """Return the room that focus areas or activities take in this form."""
        self._add_starts()
        return self._spaces()

    def alone(self) -> dict[str, Space]:
        """Return the room that goals take in this form, alone and in lists."""
        self._add_starts()
        before = len(self.builder.boxes)
        lists = self._lists()
        listed = {goal for of_one in lists.values() for goal in of_one}
        self._place_goals([goal for goal in self.goals if goal not in listed])
        for owner, of_one in lists.items():
            place, width = 1 + self.last, self.form.list_width
            goal_list(self.view, self.builder, self._box(owner), of_one, layer=place, width=width)
        return self._spaces(before)

    def _spaces(self, first: int = 0) -> dict[str, Space]:
        return {box.node or box.name: space_of(box) for box in self.builder.boxes[first:]}

    def _box(self, node: str) -> Box:
        return next(box for box in self.builder.boxes if box.node == node)

    def _add_starts(self) -> None:
        for area, members in self.areas:
            if self.divided:
                _add_area(self.view, self.builder, area, members, self.form)
            else:
                width = max(self.form.width - 330, 190.0)
                _add_members(self.view, self.builder, members, {**self.leads, **self.harms}, width)

    def _add_goals(self) -> None:
        """Add the goals with the arrows to them, each alone or, of many, with others that the same leads to."""
        lists = self._lists()
        listed = {goal for of_one in lists.values() for goal in of_one}
        alone = [goal for goal in self.goals if goal not in listed]
        self._place_goals(alone)
        for area, members in self.areas:
            self._add_harms(area, members)
            if self.divided:
                _add_counts(self.view, self.builder, area, members, self.leads, alone)
            else:
                add_folded(self.view, self.builder, members, self.leads, alone)
        for owner, of_one in lists.items():
            add_goal_list(
                self.view,
                self.builder,
                self._box(owner),
                self._owners()[owner],
                of_one,
                self.leads,
                layer=1 + self.last,
                counted=self.divided,
                width=self.form.list_width,
            )

    def _add_harms(self, area: Node | None, members: Sequence[Node]) -> None:
        if not self.divided:
            add_harms(self.view, self.builder, members, self.harms)
            return
        group = self._box(area.id if area else REST)
        add_counted_harms(self.view, self.builder, group, members, self.harms)

    def _lists(self) -> dict[str, list[str]]:
        """Return the goals that are listed beside what leads to them; none with another arrow, or one against it."""
        joined = {end for pair in self.between for end in (pair.cause, pair.effect)}
        return goal_lists(self._owners(), self.leads, self.goals, joined | self.harmed)

    def _owners(self) -> dict[str, Sequence[Node]]:
        if self.divided:
            return {(area.id if area else REST): members for area, members in self.areas}
        return {node.id: [node] for _, members in self.areas for node in members}

    def _place_goals(self, alone: Sequence[str]) -> None:
        """Add goals as boxes: those that lead to another before it, the others last, or where there is most room."""
        onward = {p.cause for p in self.between if (p.cause, p.effect) not in self.back}
        joined = onward | {p.effect for p in self.between}
        tall = dict.fromkeys(range(1, self.last + 2), 0.0)
        for goal in sorted(alone, key=lambda goal: goal not in joined):
            layer = 1 + (self.ranks[goal] if goal in onward else self.last)
            if self.form.spread and goal not in joined:
                layer = min(tall, key=lambda place: (tall[place], -place))
            tall[layer] += self.builder.box(goal, layer=layer, width=self.form.goal).height


def said_of(nodes: Iterable[Node], name: str) -> str:
    """Return the name of words about activities, or of those about activities and services where there are such."""
    return name if all(node.kind == "Activity" for node in nodes) else f"{name}-services"


def _goals_shown(view: View, reached: Collection[str]) -> list[str]:
    """Return all goals, or, where they are many, those that activities lead to and those these serve."""
    goals = view.plan.of("Goal")
    if len(goals) <= _MANY_GOALS:
        return [goal.id for goal in goals]
    shown_goals = set(reached)
    while more := {up for goal in goals if goal.id in shown_goals for up in goal.ids("serves")} - shown_goals:
        shown_goals |= more
    return [goal.id for goal in goals if goal.id in shown_goals]


def _add_members(view: View, builder: Builder, members: Sequence[Node], leads: Leads, width: float) -> None:
    """Add the activities as boxes, and those that lead to no goal as a list where they are many.

    Args:
        leads: to goals, or against them.
    """
    idle = [node for node in members if not leads.get(node.id)]
    if len(idle) <= _FEW_IDLE:
        idle = []
    for node in members:
        if node not in idle:
            builder.box(node.id, layer=0, small=builder.facts(node), width=width)
    if idle:
        rows = [builder.row(node) for node in idle[:_MOST_ROWS]]
        rows += more_rows(len(idle) - len(rows), view.language)
        builder.group("idle", view.word(said_of(idle, "gap-activities")), rows, layer=0)


def _add_area(view: View, builder: Builder, area: Node | None, members: Sequence[Node], form: _Form) -> None:
    columns = min(form.columns, len(members))
    width = form.width / columns
    costs = [node.annual_cost if isinstance(node, Activity) else None for node in members]
    rows: list[Row] = [
        builder.row(node, builder.money(cost) if cost is not None else "", mark=shape_of(node), width=width)
        for node, cost in zip(members[:_MOST_ROWS], costs, strict=False)
    ]
    rows += more_rows(len(members) - len(rows), view.language)
    priced = [cost for cost in costs if cost is not None]
    if area is None:
        builder.called[REST] = Message(*(word("no-focus-area", language) for language in ("da", "en")))
    right = f"{builder.money(sum(priced, Decimal(0)))} {view.word('per-year')}" if priced else ""
    builder.group(
        area.id if area else REST,
        area.label(view.language) if area else view.rest,
        rows,
        layer=0,
        colour=builder.colour_of(area),
        right=right,
        columns=columns,
        row_width=width,
    )


def _add_counts(
    view: View,
    builder: Builder,
    area: Node | None,
    members: Sequence[Node],
    leads: Leads,
    goals: Sequence[str],
) -> None:
    group = next(box for box in builder.boxes if box.node == (area.id if area else REST))
    for goal in goals:
        leading = [node for node in members if goal in leads.get(node.id, ())]
        if not leading:
            continue
        stated = any(leads[node.id][goal] for node in leading)
        head = builder.box(goal)
        text = Message(
            *(_counted(view, area, goal, len(leading), members, language) for language in ("da", "en"))
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
    view: View, builder: Builder, members: Sequence[Node], leads: Leads, goals: Sequence[str]
) -> None:
    """Add an arrow from each activity to each goal it leads to, the effects in between left out."""
    said = pairs(view.plan, view.theory)
    direct = {(pair.cause, pair.effect): pair for pair in said if not pair.negative}
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


def _counted(
    view: View, area: Node | None, goal: str, number: int, members: Sequence[Node], language: str
) -> str:
    cause = area.label(language) if area else word("no-focus-area", language)
    said = word(said_of(members, "folded"), language).format(count=number, all=len(members))
    return shown(f"{cause} → {view.theory.label(goal, language)}: {said}.")
