"""What no plan takes on, as people and programs read it; ``gaps`` shows it after the gaps of each plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from forandring.analysis.between import BetweenGap, BetweenGroup
from forandring.model import Theory
from forandring.reports.answers.compare import relation_words
from forandring.reports.answers.layout import Cell, Sheet, Table, node_value
from forandring.texts import Message

__all__ = ["as_dict", "csv_rows", "sheet"]

_NOTES = (
    Message(
        "Regnet på tværs af planerne ad de modstykker, der er skrevet ned; ens ord tæller ikke.",
        "Counted across the plans by the counterparts written down; like words do not count.",
    ),
    Message(
        "En plan regnes ikke for at tage sig af det, som en senere tekst først rejste.",
        "A plan is not taken to see to what a later text was the first to raise.",
    ),
)
_WAIVED = Message("accepteret i planen selv", "accepted in its own plan")


def sheet(groups: Sequence[BetweenGroup], theory: Theory, language: str) -> Sheet:
    """Return what no plan takes on, one table for each question."""
    title = Message("Hvad ingen plan tager sig af", "What no plan takes on").in_language(language)
    tables = tuple(_of_group(group, theory, language) for group in groups if group.gaps)
    return Sheet(title, tuple(note.in_language(language) for note in _NOTES), tables)


def _of_group(group: BetweenGroup, theory: Theory, language: str) -> Table:
    found = len(group.gaps)
    counts = Message(f"{found} af {group.looked_at}", f"{found} of {group.looked_at}").in_language(language)
    rows = tuple(_row(gap, theory, language) for gap in group.gaps)
    header = Message("hvad|plan|nærmest i andre planer|", "what|plan|nearest in other plans|")
    caption = f"{group.question.in_language(language)} ({counts})"
    return Table(caption, tuple(header.in_language(language).split("|")), rows)


def _row(gap: BetweenGap, theory: Theory, language: str) -> tuple[Cell, ...]:
    plan = next((plan.label(language) for plan in theory.plans if plan.id == gap.plan), "")
    near = ", ".join(f"{theory.label(c.id, language)} ({relation_words(c, language)})" for c in gap.near)
    waived = _WAIVED.in_language(language) if gap.waived else None
    return theory.label(gap.node, language), plan, near or None, waived


def as_dict(groups: Iterable[BetweenGroup], theory: Theory) -> dict[str, Any]:
    """Return what no plan takes on as plain values, in a fixed order of keys."""
    return {
        "version": 1,
        "groups": [
            {
                "name": group.name,
                "question": group.question._asdict(),
                "lookedAt": group.looked_at,
                "gaps": [
                    {
                        **node_value(theory, gap.node),
                        "plan": gap.plan,
                        "waived": gap.waived,
                        "near": [{"id": c.id, "relation": c.relation, "basis": c.basis} for c in gap.near],
                    }
                    for gap in group.gaps
                ],
            }
            for group in groups
        ],
    }


def csv_rows(
    groups: Iterable[BetweenGroup], theory: Theory, language: str
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return header and rows: one row for each node that no plan takes on."""
    header = ("question", "node", "label", "plan", "waived", "near")
    rows: list[tuple[Cell, ...]] = [
        (
            group.name,
            gap.node,
            theory.label(gap.node, language),
            gap.plan,
            "true" if gap.waived else "false",
            " ".join(c.id for c in gap.near),
        )
        for group in groups
        for gap in group.gaps
    ]
    return header, rows
