"""What the activities of each focus area cost, and of those that lead to each goal, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from forandring.diagrams.building import Builder
from forandring.diagrams.kinds.bars import Bar, Part, charted
from forandring.diagrams.kinds.overview import first_goals
from forandring.diagrams.kinds.packing import Size
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.picture import Caption
from forandring.diagrams.record import Drawing
from forandring.diagrams.words import amount, count
from forandring.diagrams.wrapping import wrapped
from forandring.model import Activity, Node

__all__ = ["money"]


def money(view: View) -> Drawing:
    """Return the cost by focus area, and of the activities that lead to each goal, as bars."""
    builder = view.builder()
    captions: list[Caption] = []
    activities = [node for node in view.plan.of("Activity") if isinstance(node, Activity)]
    if not any(node.annual_cost is not None or node.setup_cost is not None for node in activities):
        captions.append(Caption(0, 20, view.word("nothing"), view.theme.label_size))
        return _sheet(view, builder, captions, (560.0, 40.0))
    parts = _by_focus_area(view, activities)
    leads = first_goals(view)
    goals = [
        (goal, [node for node in activities if goal.id in leads.get(node.id, ())])
        for goal in view.plan.of("Goal")
    ]
    reached = [(goal.label(view.language), goal, members) for goal, members in goals if members]
    most = max(_sums(members).together for _, _, members in (*parts, *reached)) or Decimal(1)
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
        return _sheet(view, filled, said, (width, y + 8 + len(note) * step))

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


class _Sums(NamedTuple):
    """What some activities cost: the sum of what is stated, ``None`` where nothing is."""

    annual: Decimal | None
    setup: Decimal | None

    @property
    def together(self) -> Decimal:
        return (self.annual or Decimal(0)) + (self.setup or Decimal(0))


def _sums(members: Sequence[Activity]) -> _Sums:
    return _Sums(
        _sum([node.annual_cost for node in members]),
        _sum([node.setup_cost for node in members]),
    )


def _sum(costs: Sequence[Decimal | None]) -> Decimal | None:
    stated = [cost for cost in costs if cost is not None]
    return sum(stated, Decimal(0)) if stated else None


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
        sums = _sums(members)
        colour = builder.colour_of(node) if node is not None and node.kind == "FocusArea" else None
        stretches = tuple(
            Part(
                float(sum_ / most),
                f"{label}: {view.word(words)} {amount(sum_, _unit(view), view.language)}",
                colour,
                faint=words == "setup",
            )
            for sum_, words in ((sums.annual, "annual"), (sums.setup, "setup"))
            if sum_
        )
        said = _said(view, sums, len(priced), len(members)) if priced else view.word("no-cost")
        found.append(Bar(label, stretches, said, heading="" if found else view.word(heading)))
    return found


def _unit(view: View) -> str:
    return view.plan.node.text("amountUnit", view.language) if view.plan.node else ""


def _said(view: View, sums: _Sums, priced: int, of: int) -> str:
    """Return the sums that are stated, one stated as 0 too, and how many activities they are of."""
    unit = _unit(view)
    parts = []
    if sums.annual is not None:
        parts.append(f"{amount(sums.annual, unit, view.language)} {view.word('per-year')}")
    if sums.setup or (sums.setup is not None and sums.annual is None):
        parts.append(f"{amount(sums.setup, unit, view.language)} {view.word('once')}")
    if priced < of:
        numbers = f"{count(priced, view.language)} {view.word('of-activities')} {count(of, view.language)}"
        parts.append(f"{numbers} {view.word('priced')}")
    return " · ".join(parts)


def _sheet(view: View, builder: Builder, captions: Sequence[Caption], size: Size) -> Drawing:
    return finished(
        view,
        builder,
        name="money",
        kind="money",
        title=view.word("money"),
        subtitle=view.plan.label(view.language),
        captions=captions,
        legend=builder.legend(areas=False),
        size=size,
    )
