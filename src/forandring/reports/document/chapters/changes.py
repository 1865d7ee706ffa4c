"""What has changed since an older version of the plan."""

from __future__ import annotations

from forandring.reports.content import PlanContent
from forandring.reports.document.chapters.areas import Pictures, write_pictures
from forandring.reports.document.manuscript import Manuscript
from forandring.reports.document.pieces import Column, Table, cell, text
from forandring.reports.document.wording import Wording

__all__ = ["write_changes"]


def write_changes(manuscript: Manuscript, wording: Wording, content: PlanContent, pictures: Pictures) -> None:
    """Write the changes by kind; nothing where no older version was asked about."""
    words, changes = wording.words, content.changes
    if changes is None:
        return
    manuscript.heading(1, text(words("changes", revision=changes.revision)))
    for note in changes.notes:
        manuscript.paragraph(text(note))
    write_pictures(manuscript, wording, content.change_pictures, pictures, "")
    for table in changes.tables:
        columns = tuple(Column(title, 1) for title in table.header)
        rows = tuple(tuple(cell(text(shown)) for shown in row) for row in table.rows)
        manuscript.table(Table(columns, rows, table.caption))
        if table.all:
            manuscript.paragraph(text(words("first-of", shown=table.shown, all=table.all)))
