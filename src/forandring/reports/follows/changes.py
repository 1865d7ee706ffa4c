"""What has changed since an older version of the plan, as tables."""

from __future__ import annotations

from typing import NamedTuple

from forandring.reports.answers.diff import sheet
from forandring.reports.answers.layout import Table, shown_rows
from forandring.reports.writer import Writer

__all__ = ["ChangeTables", "change_tables"]

_MOST = 100


class ChangeTable(NamedTuple):
    """Rows under a caption, as they are read; ``all`` says how many there are where not all are shown."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shown: str
    all: str


class ChangeTables(NamedTuple):
    """What changed: since when, in one sentence, and by what."""

    revision: str
    notes: tuple[str, ...]
    tables: tuple[ChangeTable, ...]


def change_tables(writer: Writer) -> ChangeTables | None:
    """Return what changed in the plan; ``None`` where no older version was asked about."""
    revision, changes = writer.material.since, writer.material.changes
    if changes is None:
        return None
    told = sheet(changes, writer.language)
    return ChangeTables(revision, told.notes, tuple(_table(writer, table) for table in told.tables))


def _table(writer: Writer, table: Table) -> ChangeTable:
    rows = shown_rows(table._replace(rows=table.rows[:_MOST]), writer.language)
    return ChangeTable(
        table.caption,
        table.header,
        rows,
        writer.number(len(rows)),
        writer.number(len(table.rows)) if len(table.rows) > len(rows) else "",
    )
