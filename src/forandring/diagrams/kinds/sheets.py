"""Diagrams that place their boxes themselves: the pyramid of target groups, and the money."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from forandring.diagrams.building import Builder, layers_of
from forandring.diagrams.kinds.bars import Bar, Part, charted
from forandring.diagrams.kinds.overview import first_goals
from forandring.diagrams.kinds.packing import Size
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.pages import FRAME, across_a4
from forandring.diagrams.picture import Caption
from forandring.diagrams.record import Drawing
from forandring.diagrams.sizes import stretched
from forandring.diagrams.words import amount, count
from forandring.diagrams.wrapping import wrapped
from forandring.model import Activity, Node

__all__ = ["money", "pyramid"]

_WIDTHS = (820.0, 1000.0, 1160.0, 1340.0, 1600.0, 2000.0)
"""Widths of a sheet to choose from, in points."""

_LEAST_BOX, _LINE = 170.0, 420.0
"""Points of width that a box in a layer has at least, and that a line in it has at most."""

_FEW_ALONE = 6
"""Target groups that no other contains and that contain none, beyond which they are listed."""


def pyramid(view: View) -> Drawing:
    """Return the target groups layer by layer as the plan orders them, else by which group contains which."""
    levels = [
        node
        for node in view.plan.nodes
        if node.kind in ("TargetGroup", "Level") and node.number("layer") is not None
    ]
    if not levels:
        return _containment(view)
    best = _Layers(view, levels, _WIDTHS[0])
    for width in _WIDTHS[1:]:
        sheet = _Layers(view, levels, width)
        best = sheet if sheet.scale > best.scale else best
    return _sheet(view, best.builder, "pyramid", best.captions, best.size, subtitle="pyramid-subtitle")


class _Layers:
    """Target groups layer below layer, each broader than the one above, on a sheet of a width."""

    def __init__(self, view: View, levels: Sequence[Node], width: float) -> None:
        self.view, self.width = view, width
        self.builder = view.builder(170.0)
        self.captions: list[Caption] = []
        layers = sorted({node.number("layer") or Decimal(0) for node in levels})
        y = 0.0
        for rank, layer in enumerate(layers):
            members = [node for node in levels if node.number("layer") == layer]
            share = 0.36 + 0.64 * rank / max(len(layers) - 1, 1)
            y = self._band(members, y, width * share, rank) + 8
        drawn = {node.id for node in levels} | {i for node in levels for i in node.ids("targetGroup")}
        rest = [n for n in view.plan.of("TargetGroup") if n.id not in drawn and not n.ids("broader")]
        if rest:
            size = view.theme.label_size + 1
            self.captions.append(Caption(0, y + 22, view.word("without-layer"), size, True))
            y = self._flow(rest, y + 38)
        self.size = (width, y)

    @property
    def scale(self) -> float:
        """How much it can be enlarged to fill a sheet of A4 across."""
        return across_a4(self.size[0] + FRAME[0], self.size[1] + FRAME[1])

    def _band(self, members: Sequence[Node], y: float, width: float, rank: int) -> float:
        """Add one layer across the middle, in rows of boxes that can hold words; return where it ends."""
        rows = math.ceil(len(members) / max(int(width // _LEAST_BOX), 1))
        for place in range(rows):
            start, end = (len(members) * (place + step) // rows for step in (0, 1))
            y = self._row(members[start:end], y, width, rank) + 3
        return y - 3

    def _row(self, members: Sequence[Node], y: float, width: float, rank: int) -> float:
        each = width / len(members)
        boxes = []
        for node in members:
            people = [self.view.theory.label(i, self.view.language) for i in node.ids("targetGroup")]
            wide = min((each - 40) / stretched(node.label(self.view.language)), _LINE)
            boxes.append(self.builder.box(node.id, small=people, at=(0, 0), coloured=False, width=wide))
        tall = max(box.height for box in boxes) + 12
        left = (self.width - width) / 2
        for place, box in enumerate(boxes):
            self.builder.resize(box, each - 8, tall, "layer", rank)
            self.builder.move(box, (left + each * (place + 0.5), y + tall / 2))
        return y + tall

    def _flow(self, nodes: Sequence[Node], y: float) -> float:
        """Set boxes one after the other in rows and return where they end."""
        x, tall = 0.0, 0.0
        for node in nodes:
            box = self.builder.box(node.id, at=(0, 0), coloured=False)
            if x and x + box.width > self.width:
                x, y, tall = 0.0, y + tall + 12, 0.0
            self.builder.move(box, (x + box.width / 2, y + box.height / 2))
            x += box.width + 14
            tall = max(tall, box.height)
        return y + tall


def _containment(view: View) -> Drawing:
    """Return the target groups with the wider ones to the left of those they contain."""
    builder = view.builder(160.0)
    groups = view.plan.of("TargetGroup")
    ids = [node.id for node in groups]
    within = [(wide, node.id) for node in groups for wide in node.ids("broader") if wide in set(ids)]
    layer, back = layers_of(ids, within)
    joined = {end for ends in within for end in ends}
    alone = [node for node in groups if node.id not in joined]
    if not joined or len(alone) <= _FEW_ALONE:
        alone = []
    listed = {node.id for node in alone}
    for node in groups:
        if node.id not in listed:
            builder.box(node.id, layer=None if view.free else layer[node.id], coloured=False)
    for wide, narrow in within:
        builder.stroke(
            builder.box(wide),
            builder.box(narrow),
            tone="grey",
            tip="none",
            back=(wide, narrow) in back,
            classes=("link", "contains"),
        )
    if alone:
        rows = [builder.row(node, mark="target-group") for node in alone]
        columns = 2 if len(rows) > _FEW_ALONE * 3 else 1
        builder.group("alone", view.word("alone"), rows, layer=max(layer.values()) + 1, columns=columns)
    return finished(
        view,
        builder,
        name="pyramid",
        kind="pyramid",
        title=view.word("pyramid"),
        subtitle=view.plan.label(view.language),
        notes=(view.word("no-layers"),) if groups else (view.word("nothing"),),
    )


def money(view: View) -> Drawing:
    """Return the cost by focus area, and of the activities that lead to each goal, as bars."""
    builder = view.builder()
    captions: list[Caption] = []
    activities = [node for node in view.plan.of("Activity") if isinstance(node, Activity)]
    if not any(node.annual_cost is not None or node.setup_cost is not None for node in activities):
        captions.append(Caption(0, 20, view.word("nothing"), view.theme.label_size))
        return _sheet(view, builder, "money", captions, (560, 40))
    parts = _by_focus_area(view, activities)
    leads = first_goals(view)
    goals = [
        (goal, [node for node in activities if goal.id in leads.get(node.id, ())])
        for goal in view.plan.of("Goal")
    ]
    reached = [(goal.label(view.language), goal, members) for goal, members in goals if members]
    most = max(_annual(members) + _setup(members) for _, _, members in (*parts, *reached)) or Decimal(1)
    first = "by-focus-area" if view.plan.of("FocusArea") else "in-all"
    bars = _bars(view, builder, first, parts, most) + _bars(view, builder, "by-goal", reached, most)

    def finish(filled: Builder, said: Sequence[Caption], size: Size) -> Drawing:
        width, y = size
        note = wrapped(view.word("by-goal-note"), width, view.theme.small_size, language=view.language)
        step = view.theme.small_size * 1.3
        said = [
            *said,
            *(Caption(0, y + 12 + n * step, line, view.theme.small_size) for n, line in enumerate(note)),
        ]
        return _sheet(view, filled, "money", said, (width, y + 8 + len(note) * step))

    return charted(view, builder, bars, finish)


def _by_focus_area(
    view: View, activities: Sequence[Activity]
) -> list[tuple[str, Node | None, list[Activity]]]:
    areas = view.plan.of("FocusArea")
    known = {area.id for area in areas}
    found: list[tuple[str, Node | None, list[Activity]]] = [
        (area.label(view.language), area, [node for node in activities if node.focus_area == area.id])
        for area in areas
    ]
    rest = [node for node in activities if node.focus_area not in known]
    if rest:
        found.append((view.rest, None, rest))
    return found


def _annual(members: Sequence[Activity]) -> Decimal:
    return sum((node.annual_cost or Decimal(0) for node in members), Decimal(0))


def _setup(members: Sequence[Activity]) -> Decimal:
    return sum((node.setup_cost or Decimal(0) for node in members), Decimal(0))


def _bars(
    view: View,
    builder: Builder,
    heading: str,
    parts: Sequence[tuple[str, Node | None, Sequence[Activity]]],
    most: Decimal,
) -> list[Bar]:
    """Return one bar a part: the annual cost, the set-up cost after it in a lighter box."""
    found: list[Bar] = []
    for label, node, members in parts:
        priced = [m for m in members if m.annual_cost is not None or m.setup_cost is not None]
        annual, setup = _annual(members), _setup(members)
        colour = builder.colour_of(node) if node is not None and node.kind == "FocusArea" else None
        stretches = tuple(
            Part(
                float(sum_ / most),
                f"{label}: {view.word(words)} {amount(sum_, _unit(view), view.language)}",
                colour,
                faint=words == "setup",
            )
            for sum_, words in ((annual, "annual"), (setup, "setup"))
            if sum_
        )
        said = _said(view, annual, setup, len(priced), len(members)) if priced else view.word("no-cost")
        found.append(Bar(label, stretches, said, heading="" if found else view.word(heading)))
    return found


def _unit(view: View) -> str:
    return view.plan.node.text("amountUnit", view.language) if view.plan.node else ""


def _said(view: View, annual: Decimal, setup: Decimal, priced: int, of: int) -> str:
    unit = _unit(view)
    parts = [f"{amount(annual, unit, view.language)} {view.word('per-year')}"]
    if setup:
        parts.append(f"{amount(setup, unit, view.language)} {view.word('once')}")
    if priced < of:
        numbers = f"{count(priced, view.language)} {view.word('of-activities')} {count(of, view.language)}"
        parts.append(f"{numbers} {view.word('priced')}")
    return " · ".join(parts)


def _sheet(
    view: View,
    builder: Builder,
    kind: str,
    captions: Sequence[Caption],
    size: tuple[float, float],
    subtitle: str = "",
) -> Drawing:
    if not builder.boxes and not captions:
        captions = [Caption(0, 20, view.word("nothing"), view.theme.label_size)]
        size = (560.0, 40.0)
    said = [view.word(subtitle)] if subtitle else []
    return finished(
        view,
        builder,
        name=kind,
        kind=kind,
        title=view.word(kind),
        subtitle=" · ".join([*said, view.plan.label(view.language)]),
        captions=captions,
        legend=builder.legend(areas=False),
        size=size,
    )
