"""What the plan lacks, and how its activities are going."""

from __future__ import annotations

from forandring.reports.content import PlanContent
from forandring.reports.document.chapters.glance import tiles
from forandring.reports.document.manuscript import Manuscript
from forandring.reports.document.pieces import Column, Run, Runs, Table, cell, joined, text
from forandring.reports.document.wording import Wording, capital
from forandring.reports.glance import Tile
from forandring.reports.lacks import LackGroup, LackRow
from forandring.reports.statuses import Badge, StatusRow, StatusTable

__all__ = ["write_gaps", "write_status"]

_MANY = 12
"""Gaps above which their names stand in a row."""

_IN_TABLES = frozenset({"FO201"})
"""Gaps that the tables of arrows name one by one."""


def write_gaps(manuscript: Manuscript, wording: Wording, content: PlanContent) -> None:
    """Write the gaps by the question they answer, accepted ones with their reason."""
    words = wording.words
    manuscript.heading(1, text(words["gaps"]))
    manuscript.paragraph(text(words["gaps-intro" if content.gaps else "no-gaps"]))
    for group in content.gaps:
        manuscript.part((*text(group.question), Run(f" ({_count(wording, group)})", "mark")))
        _write_open(manuscript, wording, group)
        manuscript.table(_accepted(wording, group))
    if content.other_findings:
        manuscript.part(text(words["other-findings"]))
        for row in content.other_findings:
            manuscript.bullet((*text(row.message), Run(f" {row.place}", "quiet")))


def _count(wording: Wording, group: LackGroup) -> str:
    counts = {"open": len(group.open), "accepted": len(group.accepted)}
    if group.open and group.accepted:
        return wording.words("gap-count", **counts)
    return wording.words("gap-count-open" if group.open else "gap-count-accepted", **counts)


def _write_open(manuscript: Manuscript, wording: Wording, group: LackGroup) -> None:
    """Write open gaps as a list; many that need no sentence stand in a row, to spare the council a page."""
    if group.code in _IN_TABLES:
        manuscript.paragraph(text(wording.words["gaps-in-tables"]))
        return
    if group.compact and len(group.open) > _MANY:
        manuscript.paragraph(joined((_row(wording, group, row) for row in group.open), "; "))
        return
    for row in group.open:
        manuscript.bullet(_row(wording, group, row))


def _accepted(wording: Wording, group: LackGroup) -> Table:
    """Return what has been accepted, and why."""
    columns = (Column(wording.words["gap"], 42), Column(wording.words["accepted"], 58))
    rows = tuple(
        (cell(_row(wording, group, row)), cell(wording.accepted(row.accepted) if row.accepted else ()))
        for row in group.accepted
    )
    return Table(columns, rows)


def _row(wording: Wording, group: LackGroup, row: LackRow) -> Runs:
    return wording.name(row.name) if group.compact else text(row.message)


def write_status(manuscript: Manuscript, wording: Wording, content: PlanContent) -> None:
    """Write every activity's status and what gave it; nothing where the plan knows no status."""
    words, status = wording.words, content.status
    if not status.rows and not status.meanings:
        return
    manuscript.heading(1, text(words["status"]))
    if not status.rows:
        manuscript.paragraph(text(words["no-status"], "absent"))
    else:
        manuscript.paragraph(text(words["status-derived" if status.derived else "status-stated"]))
        manuscript.table(tiles(_counts(wording, status)))
    if status.meanings:
        manuscript.heading(2, text(words["status-meaning"]))
        _write_meanings(manuscript, wording, status)
    manuscript.table(_statuses(wording, status))
    unknown = joined((wording.name(row.activity) for row in status.rows if row.badge is None), "; ")
    if unknown:
        said = capital(words["not-derived"])
        manuscript.paragraph((Run(f"{said}: ", "strong"), *unknown), text(f". {words['nothing-known']}"))


def _counts(wording: Wording, status: StatusTable) -> tuple[Tile, ...]:
    found = [Tile(str(count), f"{badge.symbol} {badge.word}", "") for badge, count in status.counts]
    if status.unknown:
        found.append(Tile(str(status.unknown), wording.words["not-derived"], ""))
    return tuple(found)


def _write_meanings(manuscript: Manuscript, wording: Wording, status: StatusTable) -> None:
    for meaning in status.meanings:
        symbol, *rest = wording.badge(meaning.badge)
        label = wording.phrase(meaning.label)
        manuscript.bullet(
            (
                symbol._replace(anchor=meaning.anchor),
                *rest,
                *((Run(" – "), *label) if label else ()),
                *((Run(": "), *wording.phrase(meaning.definition)) if meaning.definition.text else ()),
                *wording.cites(meaning.cites),
            )
        )
        for note in meaning.notes:
            manuscript.paragraph(wording.phrase(note), style="note")


def _statuses(wording: Wording, status: StatusTable) -> Table:
    words = wording.words
    columns = (
        Column(words["colour"], 15),
        Column(words["activity"], 30),
        Column(words["focus-area"], 20),
        Column(words["why"], 35),
    )
    rows = tuple(
        (
            cell(wording.badge(row.badge)),
            cell(wording.name(row.activity)),
            cell(wording.name(row.area) if row.area else text("–")),
            cell((*_why(wording, row, row.badge), *wording.cites(row.cites))),
        )
        for row in status.rows
        if row.badge
    )
    return Table(columns, rows, words["status-caption"])


def _why(wording: Wording, row: StatusRow, badge: Badge) -> Runs:
    words = wording.words
    if row.reasons:
        return text(words("lacks", reasons="; ".join(row.reasons)))
    if badge.derived:
        return text(words["lacks-nothing"])
    dated = f" {row.date}" if row.date else ""
    return text(f"{badge.value}, {words['reported']}{dated}")
