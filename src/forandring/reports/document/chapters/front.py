"""The front of a report: what the plan is called, what it is, and who answers for it."""

from __future__ import annotations

from forandring.reports.content import Head
from forandring.reports.document.manuscript import Manuscript
from forandring.reports.document.pieces import text
from forandring.reports.document.wording import Wording

__all__ = ["write_front"]


def write_front(manuscript: Manuscript, wording: Wording, head: Head, date: str | None) -> None:
    """Write the title, what the plan says it is, and its facts."""
    manuscript.paragraph(text(wording.words["subject"]), style="note")
    manuscript.paragraph(wording.phrase(head.name), style="title")
    manuscript.paragraph(wording.phrase(head.definition), wording.cites(head.cites), style="lead")
    manuscript.table(wording.facts(head.details))
    if date:
        manuscript.paragraph(text(date), style="note")
