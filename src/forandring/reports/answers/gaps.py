"""``gaps`` as people and programs read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from forandring.analysis.gaps import Gap, GapGroup
from forandring.model import Theory
from forandring.reports.answers.layout import Cell, Sheet, Table
from forandring.texts import Message

__all__ = ["as_dict", "csv_rows", "reason_words", "sheet"]


def sheet(groups: Sequence[GapGroup], theory: Theory, language: str) -> Sheet:
    """Return the gaps, one table for each question; accepted ones say why they were."""
    found = sum(group.open for group in groups)
    accepted = sum(group.accepted for group in groups)
    note = Message(
        f"Åbne mangler: {found}, accepteret med en begrundelse: {accepted}.",
        f"Open gaps: {found}, accepted with a reason: {accepted}.",
    ).in_language(language)
    title = Message("Hvad planen mangler", "What the plan lacks").in_language(language)
    return Sheet(title, (note,), tuple(_of_group(group, theory, language) for group in groups))


def _of_group(group: GapGroup, theory: Theory, language: str) -> Table:
    counts = Message(
        f"åbne: {group.open}, accepteret: {group.accepted}", f"{group.open} open, {group.accepted} accepted"
    ).in_language(language)
    caption = f"{group.question.in_language(language)} ({group.code}: {counts})"
    rows = tuple(
        (
            gap.message.in_language(language),
            f"{gap.file}:{gap.line}" if gap.line else gap.file,
            _accepted(gap, theory, language),
        )
        for gap in group.gaps
    )
    return Table(caption, ("", "", ""), rows)


def _accepted(gap: Gap, theory: Theory, language: str) -> str:
    if not gap.accepted:
        return ""
    reason = reason_words(gap, language)
    owner = theory.label(gap.owner, language) if gap.owner else ""
    by = Message(f" af {owner}", f" by {owner}").in_language(language) if owner else ""
    return Message("accepteret", "accepted").in_language(language) + by + (f": {reason}" if reason else "")


def reason_words(gap: Gap, language: str) -> str:
    """Return why a gap was accepted, in the language or else in Danish or any; "" where nobody says."""
    return gap.reason.get(language) or gap.reason.get("da") or next(iter(gap.reason.values()), "")


def as_dict(groups: Iterable[GapGroup]) -> dict[str, Any]:
    """Return the gaps as plain values, in a fixed order of keys."""
    return {
        "version": 1,
        "groups": [
            {
                "code": group.code,
                "name": group.name,
                "severity": group.severity.name,
                "question": group.question._asdict(),
                "open": group.open,
                "accepted": group.accepted,
                "gaps": [_gap(gap) for gap in group.gaps],
            }
            for group in groups
        ],
    }


def _gap(gap: Gap) -> dict[str, Any]:
    value: dict[str, Any] = {
        "node": gap.node,
        "label": gap.name._asdict() if gap.node else None,
        "message": gap.message._asdict(),
        "plan": gap.plan,
        "file": gap.file,
        "line": gap.line,
        "fingerprint": gap.fingerprint,
        "accepted": gap.accepted,
    }
    if gap.accepted:
        value |= {
            "reason": dict(gap.reason) or None,
            "owner": gap.owner,
            "expires": gap.expires.isoformat() if gap.expires else None,
        }
    return {key: found for key, found in value.items() if found is not None}


def csv_rows(groups: Iterable[GapGroup], language: str) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return header and rows: one row a gap."""
    header = ("code", "question", "node", "label", "message", "file", "line", "accepted", "reason", "owner")
    rows: list[tuple[Cell, ...]] = [
        (
            group.code,
            group.question.in_language(language),
            gap.node,
            gap.name.in_language(language),
            gap.message.in_language(language),
            gap.file,
            gap.line,
            "true" if gap.accepted else "false",
            reason_words(gap, language),
            gap.owner,
        )
        for group in groups
        for gap in group.gaps
    ]
    return header, rows
