"""The activities year by year as they begin, each with what must come before it."""

from __future__ import annotations

from collections.abc import Sequence

from forandring.diagrams.building import Builder
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.picture import Row
from forandring.diagrams.record import Drawing
from forandring.diagrams.sizes import ROW_WIDTH
from forandring.diagrams.words import count
from forandring.model import Activity

__all__ = ["timeline"]

_COLUMNS = 4
_GAP = 12.0
_MOST = 80
"""Activities listed for one year; of more, how many more there are is said."""


def timeline(view: View) -> Drawing:
    """Return the activities by the year they begin, from the first year down; those without a start come last.

    Where no activity has a start and none must wait for another, a note says so and nothing is drawn.
    """
    builder = view.builder()
    activities = [node for node in view.plan.of("Activity") if isinstance(node, Activity)]
    started = [node for node in activities if node.start]
    notes = [] if started else [view.word("no-starts")]
    bottom = 0.0
    if started or _waiting(activities):
        for year in sorted({(node.start or "")[:4] for node in started}):
            members = [node for node in started if (node.start or "")[:4] == year]
            bottom = _band(view, builder, year, members, bottom)
        rest = [node for node in activities if not node.start]
        if rest:
            bottom = _band(view, builder, view.word("no-start"), rest, bottom)
    return finished(
        view,
        builder,
        name="timeline",
        kind="timeline",
        title=view.word("timeline"),
        subtitle=view.plan.label(view.language),
        legend=builder.legend(),
        notes=notes,
        size=(_COLUMNS * ROW_WIDTH if builder.boxes else 560.0, max(bottom, 10.0)),
    )


def _waiting(activities: Sequence[Activity]) -> bool:
    known = {node.id for node in activities}
    return any(known & set(node.requires) for node in activities)


def _band(view: View, builder: Builder, title: str, members: Sequence[Activity], top: float) -> float:
    """Add what begins in one year as a box across the sheet, and return where the next may stand."""
    rows = [_row(view, builder, node) for node in members[:_MOST]]
    if len(members) > _MOST:
        more = view.word("and-more-short").format(count=count(len(members) - _MOST, view.language))
        rows.append(Row("", (more,), more, mark=""))
    box = builder.group(f"year-{title}", title, rows, columns=_COLUMNS, classes=("year",))
    builder.move(box, (box.width / 2, top + box.height / 2))
    return top + box.height + _GAP


def _row(view: View, builder: Builder, node: Activity) -> Row:
    """Return an activity with its cost, and with what must come before it."""
    label = node.label(view.language)
    first = [view.theory.label(i, view.language) for i in node.requires if i in view.theory.index]
    if first:
        label = f"{label} ({view.word('after')} {', '.join(f'»{name}«' for name in first)})"
    cost = builder.money(node.annual_cost) if node.annual_cost is not None else ""
    row = builder.row(node, cost, text=label)
    return row._replace(colour=builder.colour_of(node))
