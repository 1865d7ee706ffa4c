"""``matrix`` as people and programs read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from forandring.analysis.matrix import Cell as Meeting
from forandring.analysis.matrix import Matrix
from forandring.model import Theory
from forandring.reports.answers.layout import Cell, Sheet, Table, evidence_words, node_value
from forandring.texts import Message

__all__ = ["TITLES", "as_dict", "cell_words", "csv_rows", "evidence_letters", "mark", "sheet"]

TITLES = {
    "goals": Message("Aktiviteter og mål", "Activities and goals"),
    "target-groups": Message("Aktiviteter og målgrupper", "Activities and target groups"),
    "challenges": Message("Udfordringer og aktiviteter", "Challenges and activities"),
}
"""Which table → its title."""

_EMPTY = {
    "goals": Message("Mål, som ingen aktivitet fører til", "Goals that no activity leads to"),
    "target-groups": Message(
        "Målgrupper, som ingen aktivitet er rettet mod", "Target groups that no activity is aimed at"
    ),
    "challenges": Message(
        "Aktiviteter, der ikke tager sig af nogen udfordring", "Activities that address no challenge"
    ),
}
"""Which table → what its columns without a sign are."""

_DIRECT = Message("direkte", "direct")
_LEGEND = Message(
    "● direkte, tal: antal trin ad den korteste vej, * kun med det, der er læst ind, · ingen vej. "
    "Bogstavet er den svageste viden på den bedst belagte vej: F forskning, P praksis, M blandet, H hypotese, "
    "? ikke oplyst, X taler imod.",
    "● direct, number: steps on the shortest route, * only with inferred links, · no route. "
    "The letter is the weakest evidence on the best evidenced route: R research, P practice, M mixed, "
    "H hypothesis, ? not given, X against.",
)
_NOTHING_TO_HOLD = Message(
    "Der er ingen tabel: planen har enten ingen aktiviteter eller intet at holde dem op imod.",
    "There is no table: the plan has either no activities or nothing to hold them against.",
)
_LETTERS = {
    "Research": Message("F", "R"),
    "Practice": Message("P", "P"),
    "Mixed": Message("M", "M"),
    "Hypothesis": Message("H", "H"),
    "NotGiven": Message("?", "?"),
    "Against": Message("X", "X"),
}


def cell_words(cell: Meeting | None, theory: Theory, language: str) -> str:
    """Return a cell in words, "" where row and column do not meet."""
    if cell is None:
        return ""
    steps = Message(f"{cell.steps} trin", f"{cell.steps} steps")
    parts = [(_DIRECT if cell.kind == "direct" else steps).in_language(language)]
    if cell.evidence is not None:
        parts.append(evidence_words(theory, cell.evidence, language))
    if cell.basis == "Inferred":
        parts.append(Message("læst ind", "inferred").in_language(language))
    return ", ".join(parts)


def sheet(which: str, matrices: Sequence[Matrix], theory: Theory, language: str) -> Sheet:
    """Return the tables with numbered columns and a key to the numbers; columns without a sign are only named.

    Args:
        which: ``goals``, ``target-groups`` or ``challenges``.
        matrices: one for each plan; those without rows or columns are left out.
    """
    tables = [
        table
        for matrix in matrices
        if matrix.rows and matrix.columns
        for table in _of_matrix(which, matrix, theory, language)
        if table.rows
    ]
    note = _LEGEND if tables else _NOTHING_TO_HOLD
    return Sheet(TITLES[which].in_language(language), (note.in_language(language),), tuple(tables))


def _of_matrix(which: str, matrix: Matrix, theory: Theory, language: str) -> tuple[Table, Table, Table]:
    met = {column for _, column in matrix.cells}
    columns = [column for column in matrix.columns if column in met]
    plan = next((plan.label(language) for plan in theory.plans if plan.id == matrix.plan), "")
    rows = tuple(
        (
            theory.label(row, language),
            *(mark(matrix.cells.get((row, column)), language) for column in columns),
        )
        for row in matrix.rows
    )
    numbers = tuple(str(number) for number in range(1, len(columns) + 1))
    key = tuple(
        (number, theory.label(column, language)) for number, column in zip(numbers, columns, strict=True)
    )
    names = Message("Kolonner", "Columns").in_language(language)
    empty = tuple((theory.label(column, language),) for column in matrix.columns if column not in met)
    return (
        Table(plan, ("", *numbers), rows),
        Table(f"{names}: {plan}", ("", ""), key),
        Table(f"{_EMPTY[which].in_language(language)}: {plan}", ("",), empty),
    )


def evidence_letters(theory: Theory, language: str) -> tuple[tuple[str, str], ...]:
    """Return each letter that a sign may hold with the evidence that it stands for, the strongest first."""
    return tuple(
        (letter.in_language(language), evidence_words(theory, level, language))
        for level, letter in _LETTERS.items()
    )


def mark(cell: Meeting | None, language: str) -> str:
    """Return a cell as a sign: direct or how many steps, the letter of the weakest link, a star if read in."""
    if cell is None:
        return "·"
    reach = "●" if cell.kind == "direct" else str(cell.steps)
    letter = _LETTERS[cell.evidence].in_language(language) if cell.evidence else ""
    return reach + letter + ("*" if cell.basis == "Inferred" else "")


def as_dict(which: str, matrices: Iterable[Matrix], theory: Theory) -> dict[str, Any]:
    """Return the tables as plain values: rows, columns and the cells that are not empty, row by row."""
    return {"version": 1, "matrix": which, "plans": [_matrix(matrix, theory) for matrix in matrices]}


def _matrix(matrix: Matrix, theory: Theory) -> dict[str, Any]:
    return {
        "plan": matrix.plan,
        "rows": [node_value(theory, row) for row in matrix.rows],
        "columns": [node_value(theory, column) for column in matrix.columns],
        "cells": [
            {"row": row, "column": column, **_cell(matrix.cells[row, column])}
            for row in matrix.rows
            for column in matrix.columns
            if (row, column) in matrix.cells
        ],
    }


def _cell(cell: Meeting) -> dict[str, Any]:
    return {key: value for key, value in cell._asdict().items() if value is not None}


def csv_rows(
    matrices: Iterable[Matrix], theory: Theory, language: str
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return header and rows of all plans in one table: a row's label, then a cell in words for each column."""
    matrices = list(matrices)
    columns = list(dict.fromkeys(column for matrix in matrices for column in matrix.columns))
    rows: list[tuple[Cell, ...]] = [
        (
            theory.label(row, language),
            *(cell_words(matrix.cells.get((row, column)), theory, language) for column in columns),
        )
        for matrix in matrices
        for row in matrix.rows
    ]
    return ("", *(theory.label(column, language) for column in columns)), rows
