"""The activities year by year as they begin, each with what must come before it."""

from __future__ import annotations

from collections.abc import Sequence

from forandring.diagrams.building import Builder
from forandring.diagrams.kinds.packing import Section, packed, shortened
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.pages import FRAME, LEAST, across_a4
from forandring.diagrams.picture import Row
from forandring.diagrams.record import Drawing
from forandring.diagrams.sizes import NARROWEST, ROW_WIDTH
from forandring.model import Activity

__all__ = ["timeline"]

_COLUMNS = range(2, 9)
_GAP = 10.0
_MOST = 200
"""Activities listed for one year in one picture; of more, how many more there are is said."""

_MOST_AREAS = 12
"""Focus areas beyond which a legend of them would take too much of a sheet."""

_Band = tuple[str, list[Row]]
"""What stands over the activities that begin in a year, and they."""


def timeline(view: View) -> Drawing:
    """Return the activities by the year they begin, from the first year down; those without a start come last.

    Each year goes across the sheet in as many columns as make it largest on paper, or, where the activities are too
    many for that, the years run down one column after the other. Where no activity has a start and
    none must wait for another, a note says so and nothing is drawn.
    """
    builder = view.builder()
    activities = [node for node in view.plan.of("Activity") if isinstance(node, Activity)]
    started = [node for node in activities if node.start]
    bands = _bands(view, builder, activities) if started or _waiting(activities) else []

    def finish(filled: Builder, size: tuple[float, float]) -> Drawing:
        return finished(
            view,
            filled,
            name="timeline",
            kind="timeline",
            title=view.word("timeline"),
            subtitle=view.plan.label(view.language),
            legend=filled.legend(),
            notes=[] if started else [view.word("no-starts")],
            size=size,
        )

    if not bands:
        return finish(builder, (560.0, 10.0))
    columns, scale = _best_columns(builder, bands)
    if scale * view.theme.small_size < LEAST:
        whole = [Section(f"year-{title}", title, tuple(rows)) for title, rows in bands]
        sections, some = shortened(whole, _MOST, view.language)
        return packed(view, builder, sections, finish, whole=whole if some else None)
    return finish(builder, _across(builder, bands, columns))


def _bands(view: View, builder: Builder, activities: Sequence[Activity]) -> list[_Band]:
    years = dict.fromkeys(sorted({(node.start or "")[:4] for node in activities if node.start}))
    parts = [(year, [node for node in activities if (node.start or "")[:4] == year]) for year in years]
    parts.append((view.word("no-start"), [node for node in activities if not node.start]))
    return [(title, _rows(view, builder, members)) for title, members in parts if members]


def _waiting(activities: Sequence[Activity]) -> bool:
    known = {node.id for node in activities}
    return any(known & set(node.requires) for node in activities)


def _rows(view: View, builder: Builder, members: Sequence[Activity]) -> list[Row]:
    return [_row(view, builder, node) for node in members]


def _best_columns(builder: Builder, bands: Sequence[_Band]) -> tuple[int, float]:
    """Return how many columns make the sheet largest on A4 across, and how much it can be enlarged then."""

    def scale(columns: int) -> float:
        tall = sum(builder.group_height(title, rows, columns) + _GAP for title, rows in bands)
        return across_a4(columns * ROW_WIDTH + FRAME[0], tall + FRAME[1])

    columns = max(_COLUMNS, key=scale)
    return columns, scale(columns)


def _across(builder: Builder, bands: Sequence[_Band], columns: int) -> tuple[float, float]:
    """Add each year as a box across the sheet, the next below it, and return width and height of it all."""
    bottom = 0.0
    # Several columns reach as far as the line over the legend.
    wide = max(ROW_WIDTH, NARROWEST / columns) if columns > 1 else ROW_WIDTH
    for title, rows in bands:
        box = builder.group(f"year-{title}", title, rows, columns=columns, row_width=wide, classes=("year",))
        builder.move(box, (box.width / 2, bottom + box.height / 2))
        bottom += box.height + _GAP
    return columns * wide, bottom - _GAP


def _row(view: View, builder: Builder, node: Activity) -> Row:
    """Return an activity with its cost, and with what must come before it."""
    label = node.label(view.language)
    first = [view.theory.label(i, view.language) for i in node.requires if i in view.theory.index]
    if first:
        label = f"{label} ({view.word('after')} {', '.join(view.quoted(name) for name in first)})"
    cost = builder.money(node.annual_cost) if node.annual_cost is not None else ""
    row = builder.row(node, cost, text=label)
    return row._replace(colour=builder.colour_of(node)) if len(builder.areas) <= _MOST_AREAS else row
