"""``prioritise --frontier`` as people and programs read it: what each budget does most with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from forandring.analysis.prioritise import Point
from forandring.model import Theory
from forandring.reports.answers.layout import Cell, Sheet, Table, amount_words, joined
from forandring.reports.answers.prioritise import frontier_as_dict, frontier_csv_rows
from forandring.texts import Message

__all__ = ["as_dict", "csv_rows", "sheet"]

_HEADER = Message(
    "budget|bruges|mål|udfordringer|borgere|mål ad oplyst viden|aktiviteter|kommer til|falder ud",
    "budget|spent|goals|challenges|citizens|goals on stated evidence|activities|joins|leaves",
)


def sheet(points: Sequence[Point], unit: tuple[str, str] | None, theory: Theory, language: str) -> Sheet:
    """Return one row for each budget at which the best choice is another one."""
    notes = [
        Message(
            "Hver række er bevist bedst ved sit budget; budgetter, der ikke ændrer valget, er udeladt.",
            "Every row is proven best at its budget; budgets that do not change the choice are left out.",
        ).in_language(language),
        Message(
            "Aktiviteter, hvis udgift ikke er kendt, er ikke med; --budget nævner dem.",
            "Activities whose cost is not known are not in it; --budget names them.",
        ).in_language(language),
    ]
    if unit:
        notes.append(
            Message(f"Beløb i {unit[0]}, drift og etablering under ét.",
                    f"Amounts in {unit[1]}, running and setting up together.").in_language(language)
        )  # fmt: skip
    rows = tuple(_rows(points, theory, language))
    title = Message("Hvad mere budget giver", "What more budget buys").in_language(language)
    return Sheet(title, tuple(notes), (Table("", tuple(_HEADER.in_language(language).split("|")), rows),))


def _rows(points: Sequence[Point], theory: Theory, language: str) -> Iterable[tuple[Cell, ...]]:
    before: tuple[str, ...] | None = None
    for point in points:
        chosen = point.choice.activities
        if chosen != before:
            joins = [i for i in chosen if i not in (before or ())]
            leaves = [i for i in before or () if i not in chosen]
            yield (
                amount_words(point.budget, language),
                amount_words(point.choice.annual + point.choice.setup, language),
                *(amount_words(reached, language) for reached in point.choice.score),
                str(len(chosen)),
                joined(theory, joins, language) or None,
                joined(theory, leaves, language) or None,
            )
        before = chosen


def as_dict(points: Iterable[Point], unit: tuple[str, str] | None) -> dict[str, Any]:
    """Return every point as plain values, with the unit of its amounts."""
    value = frontier_as_dict(points)
    named = {"amountUnit": {"da": unit[0], "en": unit[1]}} if unit else {}
    return {"version": value["version"], **named, "points": value["points"]}


def csv_rows(points: Iterable[Point]) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return header and rows: one row a budget."""
    return frontier_csv_rows(points)
