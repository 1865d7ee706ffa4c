"""Who reaches what: a plan's activities and goals as a table of signs that is a picture in itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from forandring.analysis.matrix import Cell, Matrix
from forandring.reports.answers.matrix import cell_words, evidence_letters, mark
from forandring.reports.follows.standing import Standing
from forandring.reports.rows import Name
from forandring.reports.writer import Writer

__all__ = ["ReachTable", "reach_table"]

_MOST_OPEN, _MOST_ROWS, _MOST_COLUMNS, _MOST_NAMED = 60, 200, 40, 40


class ReachCell(NamedTuple):
    """A cell: its sign, what it says in words, and what it looks like; all "" where there is no route."""

    sign: str
    words: str
    look: str


class ReachRow(NamedTuple):
    """An activity with a cell for each goal."""

    activity: Name
    cells: tuple[ReachCell, ...]


class ReachGroup(NamedTuple):
    """The activities of one focus area; ``None`` for those of none, or where the plan has no focus areas."""

    area: Name | None
    rows: tuple[ReachRow, ...]


class Unreached(NamedTuple):
    """What has no cell: how many, and the first of them by name."""

    number: str
    names: tuple[Name, ...]
    hidden: int


class ReachTable(NamedTuple):
    """Activities against goals, as far as they can be read on a page.

    Attributes:
        columns: goals, numbered from 1 by their place.
        letters: letter and evidence that it stands for, weakest last.
        folded: it is shown only on request.
        rows_of, columns_of: how many there are in all, in words; "" where all are shown.
        width: how many columns a row spans.
        rows_without, columns_without: activities and goals without any cell.
    """

    columns: tuple[Name, ...]
    groups: tuple[ReachGroup, ...]
    letters: tuple[tuple[str, str], ...]
    folded: bool
    shown_rows: str
    shown_columns: str
    rows_of: str
    columns_of: str
    width: int
    rows_without: Unreached
    columns_without: Unreached


def reach_table(writer: Writer, found: Standing) -> ReachTable | None:
    """Return the table; ``None`` where the plan has no activities or nothing leads to a goal."""
    matrix = found.matrix
    if not matrix.cells:
        return None
    rows, columns = matrix.rows[:_MOST_ROWS], matrix.columns[:_MOST_COLUMNS]
    counts = [writer.number(len(each)) for each in (rows, columns, matrix.rows, matrix.columns)]
    return ReachTable(
        writer.names(columns),
        tuple(_groups(writer, matrix, rows, columns, found)),
        evidence_letters(found.theory, writer.language),
        len(matrix.rows) > _MOST_OPEN,
        counts[0],
        counts[1],
        counts[2] if len(rows) < len(matrix.rows) else "",
        counts[3] if len(columns) < len(matrix.columns) else "",
        len(columns) + 1,
        _without(writer, matrix.empty_rows),
        _without(writer, matrix.empty_columns),
    )


def _groups(
    writer: Writer, matrix: Matrix, rows: tuple[str, ...], columns: tuple[str, ...], found: Standing
) -> Iterator[ReachGroup]:
    areas = [area.id for area in writer.plan.of("FocusArea")]
    by_area: dict[str | None, list[ReachRow]] = {area: [] for area in (*areas, None)}
    for row in rows:
        area = found.theory.index[row].focus_area
        cells = tuple(_cell(matrix.cells.get((row, column)), found, writer.language) for column in columns)
        by_area[area if area in by_area else None].append(ReachRow(writer.name(row), cells))
    for each, members in by_area.items():
        if members:
            yield ReachGroup(writer.name(each) if each else None, tuple(members))


def _cell(cell: Cell | None, found: Standing, language: str) -> ReachCell:
    if cell is None:
        return ReachCell("", "", "")
    look = f"{cell.evidence or 'Serves'} {cell.basis}"
    return ReachCell(mark(cell, language), cell_words(cell, found.theory, language), look)


def _without(writer: Writer, ids: tuple[str, ...]) -> Unreached:
    shown = ids[:_MOST_NAMED]
    return Unreached(writer.number(len(ids)), writer.names(shown), len(ids) - len(shown))
