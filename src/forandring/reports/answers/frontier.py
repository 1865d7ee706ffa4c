"""``prioritise --frontier`` as people and programs read it: what each budget does most with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from forandring.analysis.prioritise import CRITERIA, Frontier, Point
from forandring.model import Theory
from forandring.reports.answers.layout import Cell, Sheet, Table, amount_words, joined
from forandring.reports.answers.prioritise import choice_as_dict, left_out_as_dicts, left_out_table
from forandring.texts import Message

__all__ = ["Step", "as_dict", "csv_rows", "notes", "reached_words", "sheet", "steps"]

_HEADER = Message(
    "budget|bruges|mål|udfordringer|borgere|mål ad oplyst viden|aktiviteter|kommer til|falder ud",
    "budget|spent|goals|challenges|citizens|goals on stated evidence|activities|joins|leaves",
)
Step = tuple[Point, tuple[str, ...], tuple[str, ...]]
"""A point at which the best choice is another one, with the ids that join and those that leave."""


def sheet(answer: Frontier, theory: Theory, language: str, *, inferred: bool = True) -> Sheet:
    """Return one row for each budget at which the best choice is another one, and what was left out.

    Args:
        inferred: whether inferred arrows counted as reaching.
    """
    rows = tuple(_row(step, theory, language, inferred) for step in steps(answer))
    title = Message("Hvad mere budget giver", "What more budget buys").in_language(language)
    tables = [Table("", tuple(_HEADER.in_language(language).split("|")), rows)]
    if answer.left_out:
        tables.append(left_out_table(answer.left_out, theory, language))
    return Sheet(title, tuple(notes(answer, language)), tuple(tables))


def notes(answer: Frontier, language: str) -> Iterator[str]:
    """Yield what must be known to read the frontier."""
    said = [
        Message(
            "Hver række er bevist bedst ved sit budget; budgetter, der ikke ændrer valget, er udeladt.",
            "Every row is proven best at its budget; budgets that do not change the choice are left out.",
        ),
        Message(
            "»3 / 9« er 3, som planen siger, og 9 med det, der er læst ind.",
            "“3 / 9” is 3 as stated and 9 with inferred links.",
        ),
        Message(
            "Borgere i forskellige aktiviteter kan være de samme.",
            "Citizens of different activities may be the same people.",
        ),
    ]
    if answer.left_out:
        left = len(answer.left_out)
        said.append(
            Message(
                f"Holdt udenfor, fordi udgiften ikke er kendt: {left}. De er ikke gratis.",
                f"Left out because their cost is not known: {left}. They are not free.",
            )
        )
    if answer.unit:
        da, en = answer.unit
        said.append(
            Message(
                f"Beløb i {da}, drift og etablering under ét.",
                f"Amounts in {en}, running and setting up together.",
            )
        )
    return (message.in_language(language) for message in said)


def steps(answer: Frontier) -> Iterator[Step]:
    """Yield the points at which the best choice is another than at the budget before."""
    before: tuple[str, ...] | None = None
    for point in answer.points:
        chosen = point.choice.activities
        if chosen != before:
            joins = tuple(i for i in chosen if i not in (before or ()))
            leaves = tuple(i for i in before or () if i not in chosen)
            yield point, joins, leaves
        before = chosen


def _row(step: Step, theory: Theory, language: str, inferred: bool) -> tuple[Cell, ...]:
    point, joins, leaves = step
    return (
        amount_words(point.budget, language),
        amount_words(point.choice.annual + point.choice.setup, language),
        *reached_words(point, language, inferred=inferred),
        str(len(point.choice.activities)),
        joined(theory, joins, language) or None,
        joined(theory, leaves, language) or None,
    )


def reached_words(point: Point, language: str, *, inferred: bool) -> tuple[str, ...]:
    """Return what a choice reaches by each criterion, as stated and with inferred arrows where these differ."""
    sides = (point.other_score, point.choice.score) if inferred else (point.choice.score, point.other_score)
    pairs = (
        tuple(amount_words(getattr(side, criterion), language) for side in sides) for criterion in CRITERIA
    )
    return tuple(said if said == full else f"{said} / {full}" for said, full in pairs)


def as_dict(answer: Frontier, theory: Theory) -> dict[str, Any]:
    """Return every point as plain values, with the unit of its amounts and what was left out."""
    unit = answer.unit
    return {
        "version": 1,
        **({"amountUnit": {"da": unit[0], "en": unit[1]}} if unit else {}),
        "points": [
            {
                "budget": point.budget,
                **choice_as_dict(point.choice),
                "otherWayOfCounting": dict(point.other_score._asdict()),
            }
            for point in answer.points
        ],
        "leftOut": left_out_as_dicts(answer.left_out, theory),
    }


def csv_rows(answer: Frontier) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return header and rows: one row a budget, for a plot."""
    header = ("budget", "annual cost", "setup cost", *CRITERIA, "activities")
    rows: list[tuple[Cell, ...]] = [
        (p.budget, p.choice.annual, p.choice.setup, *p.choice.score, len(p.choice.activities))
        for p in answer.points
    ]
    return header, rows
