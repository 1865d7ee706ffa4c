"""What the plan says besides its argument, its counterparts in other plans, its sources, and the cited passages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from forandring.reports.content import PlanContent
from forandring.reports.document.manuscript import Manuscript
from forandring.reports.document.pieces import Column, Paragraph, Run, Runs, Table, cell, joined, text
from forandring.reports.document.wording import Wording
from forandring.reports.reference import Match, Record
from forandring.reports.rows import PassageRow

__all__ = ["write_reference"]


def write_reference(manuscript: Manuscript, wording: Wording, content: PlanContent) -> None:
    """Write the chapters that are looked things up in."""
    words = wording.words
    for chapter in content.chapters:
        manuscript.heading(1, text(words[chapter.name]))
        for part in chapter.parts:
            manuscript.part(text(part.title))
            manuscript.table(_records(wording, part.records))
    _write_matches(manuscript, wording, content.matches)
    if content.discrepancies:
        manuscript.heading(1, text(words["discrepancies"]))
        manuscript.paragraph(text(words["discrepancies-intro"]))
        manuscript.table(_records(wording, content.discrepancies))
    manuscript.heading(1, text(words["sources"]))
    manuscript.table(_records(wording, content.sources))
    if not content.sources:
        manuscript.paragraph(wording.absent())
    _write_passages(manuscript, wording, content.passages)


def _records(wording: Wording, records: Sequence[Record]) -> Table:
    """Return records as a table: each one's name, and what is said of it."""
    columns = (Column(wording.words["column-name"].capitalize(), 30), Column(wording.words["said"], 70))
    rows = tuple((_named(wording, r), tuple(_said(wording, r)) or cell()) for r in records)
    return Table(columns, rows, facts=True)


def _named(wording: Wording, record: Record) -> tuple[Paragraph, ...]:
    cites = wording.cites(record.entry.cites)[1:]
    return cell(wording.title(record.entry), tuple(run._replace(look="plain") for run in cites))


def _said(wording: Wording, record: Record) -> list[Paragraph]:
    entry = record.entry
    parts = [
        wording.also(entry),
        wording.phrase(entry.definition),
        *(wording.detail(detail) for detail in (*entry.details, *record.backwards)),
        _leads(wording, record),
        *(wording.phrase(note, "quiet") for note in entry.notes),
        *(wording.accepted(gap) for gap in entry.accepted),
    ]
    return [Paragraph(part) for part in parts if part]


def _leads(wording: Wording, record: Record) -> Runs:
    words = wording.words
    found = []
    for arrow in record.entry.arrows:
        against = text(f"({words['works-against']}) " if arrow.negative else "", "warning")
        name = wording.name(arrow.effect._replace(inferred=arrow.inferred))
        found.append((*against, *name, *wording.cites(arrow.cites)))
    return (Run(f"{words['leads-to']}: ", "quiet"), *joined(found, "; ")) if found else ()


def _write_matches(manuscript: Manuscript, wording: Wording, matches: Sequence[Match]) -> None:
    words = wording.words
    if not matches:
        return
    manuscript.heading(1, text(words["matches"]))
    columns = (
        Column(words["here"], 26),
        Column(words["relation"], 16),
        Column(words["there"], 26),
        Column(words["argument"], 32),
    )
    by_plan = sorted(matches, key=lambda match: match.plan.text)
    for plan, rows in groupby(by_plan, key=lambda match: match.plan.text):
        manuscript.part(text(plan))
        found = tuple(_match(wording, row) for row in rows)
        manuscript.table(Table(columns, found, words("matches-caption", plan=plan)))


def _match(wording: Wording, row: Match) -> tuple[tuple[Paragraph, ...], ...]:
    return (
        cell((*wording.name(row.origin), *wording.cites(row.origin_cites))),
        cell((*text(row.relation), *(wording.mark() if row.inferred else ()))),
        cell((*wording.name(row.target), *wording.cites(row.target_cites))),
        cell((*text(row.notes), *wording.cites(row.cites))),
    )


def _write_passages(manuscript: Manuscript, wording: Wording, passages: Sequence[PassageRow]) -> None:
    words = wording.words
    if not passages:
        return
    manuscript.heading(1, text(words["passages"]))
    manuscript.paragraph(text(words["passages-intro"]))
    columns = (Column(words["cited"], 18), Column(words["said"], 82))
    for source, rows in groupby(passages, key=lambda passage: passage.source):
        manuscript.part(text(source or words["sources"]))
        found = tuple((cell((Run(row.place, "", anchor=row.anchor),)), cell(_passage(row))) for row in rows)
        manuscript.table(Table(columns, found, facts=True))


def _passage(row: PassageRow) -> Runs:
    """Return a passage word for word; lines that the source leaves empty are closed up."""
    return tuple(
        Run(re.sub(r"\n\s*\n", "\n", piece.text), "marked" if piece.marked else "", row.language)
        for piece in row.pieces
    )
