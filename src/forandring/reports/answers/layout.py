"""Sheets of tables, and how they look as plain text and as Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from forandring.model import Citation, Theory
from forandring.reports.notation import number, trimmed
from forandring.texts import Message, one_line

__all__ = [
    "MOST_JOINED",
    "Cell",
    "Sheet",
    "Table",
    "amount_words",
    "evidence_words",
    "joined",
    "node_value",
    "shown_rows",
    "to_json",
    "to_markdown",
    "to_text",
]

Cell = str | int | Decimal | None
"""What stands in a table; ``None`` is nothing, and is shown as a dash."""

_WIDEST = 120
"""Characters; a wider table is set as blocks."""
_WIDEST_NUMBER = 6
"""Characters; what is shorter than this in a first column numbers the row."""
_MOST_IN_BLOCKS = 8
"""Columns; with more the table is a matrix, and is only readable as one."""
_NOTHING = "–"
MOST_JOINED = 5
"""Names; of more the rest are counted."""
_NOT_GIVEN = Message("ikke oplyst", "not given")


class Table(NamedTuple):
    """Rows under a caption; every row is as long as the header.

    ``cited`` says for each cell of each row where the sources say it; ``()`` for a table that cites nothing.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    cited: tuple[tuple[tuple[Citation, ...], ...], ...] = ()


class Sheet(NamedTuple):
    """An answer as it is read: a title, what must be known to read it, and tables."""

    title: str
    notes: tuple[str, ...]
    tables: tuple[Table, ...]


def to_text(sheet: Sheet, language: str) -> str:
    """Return a sheet as plain text with columns lined up; ends with a line end."""
    notes = "\n".join(map(one_line, sheet.notes))
    parts = [one_line(sheet.title), notes, *(_lined_up(table, language) for table in sheet.tables)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lined_up(table: Table, language: str) -> str:
    header = tuple(map(one_line, table.header))
    rows = [tuple(map(one_line, _shown(row, language))) for row in table.rows]
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    numeric = [_is_numeric(table.rows, i) for i in range(len(widths))]
    lines = [one_line(table.caption)] if table.caption else []
    if sum(widths) + 2 * len(widths) > _WIDEST and len(widths) <= _MOST_IN_BLOCKS:
        return "\n".join([*lines, *_blocks(header, rows)])
    for row in [header, *rows] if any(header) else rows:
        cells = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        ]
        lines.append(("  " + "  ".join(cells)).rstrip())
    return "\n".join(lines)


def _blocks(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of rows that are too wide to stand side by side: what is first, then the rest below."""
    for row in rows:
        numbered = len(row[0]) < _WIDEST_NUMBER
        first = 2 if numbered else 1
        yield f"  {row[0]}  {row[1]}" if numbered else f"  {row[0]}"
        told = [(name, cell) for name, cell in zip(header[first:], row[first:], strict=True) if cell]
        given = [(name, cell) for name, cell in told if cell != _NOTHING]
        for name, cell in given or ([("", _NOTHING)] if told and not numbered else []):
            yield f"      {name}: {cell}" if name else f"      {cell}"


def shown_rows(table: Table, language: str) -> tuple[tuple[str, ...], ...]:
    """Return a table's rows as they are read."""
    return tuple(_shown(row, language) for row in table.rows)


def _is_numeric(rows: Iterable[Sequence[Cell]], column: int) -> bool:
    return all(not isinstance(row[column], str) for row in rows)


def _shown(row: Iterable[Cell], language: str) -> tuple[str, ...]:
    return tuple(_one(cell, language) for cell in row)


def _one(cell: Cell, language: str) -> str:
    if cell is None:
        return _NOTHING
    if isinstance(cell, str):
        return " ".join(cell.split())
    return amount_words(cell, language)


def amount_words(amount: int | Decimal, language: str) -> str:
    """Return a number as people write it, without zeros that say nothing.

    >>> amount_words(Decimal("106.40"), "da"), amount_words(Decimal("2E+1"), "en"), amount_words(2800, "da")
    ('106,4', '20', '2.800')
    """
    return number(amount if isinstance(amount, int) else trimmed(amount), language)


def to_markdown(sheet: Sheet, language: str) -> str:
    """Return a sheet as Markdown; labels cannot break out of their cells."""
    parts = [f"## {_safe(sheet.title)}", *(_safe(note) for note in sheet.notes)]
    for table in sheet.tables:
        lines = [_row(table.header), "|" + " --- |" * len(table.header)]
        lines += [_row(_shown(row, language)) for row in table.rows]
        heading = f"### {_safe(table.caption)}" if table.caption else ""
        parts.append("\n\n".join(filter(None, (heading, "\n".join(lines)))))
    return "\n\n".join(parts) + "\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_safe(cell) for cell in cells) + " |"


def _safe(text: str) -> str:
    for mark in ("\\", "`", "*", "_", "[", "]", "<", ">", "|", "#"):
        text = text.replace(mark, "\\" + mark) if mark not in "<>" else text
    return " ".join(text.replace("<", "&lt;").replace(">", "&gt;").split())


def to_json(answer: dict[str, Any]) -> str:
    """Return an answer as JSON text with its keys in the order given; amounts keep their decimals."""
    return json.dumps(answer, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _plain(value: object) -> int | float:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"not an answer: {value!r}")


def node_value(theory: Theory, identity: str) -> dict[str, Any]:
    """Return a node's id with its label in both languages."""
    return {
        "id": identity,
        "label": {"da": theory.label(identity, "da"), "en": theory.label(identity, "en")},
    }


def evidence_words(theory: Theory, level: str | None, language: str) -> str:
    """Return a grade of evidence in words; a dash where no arrow is claimed."""
    if level is None:
        return _NOTHING
    if level == "NotGiven":
        return _NOT_GIVEN.in_language(language)
    words = theory.vocabulary_labels.get(level)
    return words.in_language(language) if words else level


def joined(theory: Theory, ids: Iterable[str], language: str, *, most: int = MOST_JOINED) -> str:
    """Return labels as a list in words, at most ``most`` of them by name; commas inside them part no labels."""
    ids = list(ids)
    labels = [theory.label(i, language) for i in ids[:most]]
    named = ("; " if any(", " in label for label in labels) else ", ").join(labels)
    if len(ids) <= most:
        return named
    return named + Message(f" og {len(ids) - most} til", f" and {len(ids) - most} more").in_language(language)
