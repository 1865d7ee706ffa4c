"""Rows → CSV in which no cell can become a formula; the one place that knows how a table is written as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

__all__ = ["Cell", "csv_text", "text_cell"]

Cell = str | int | Decimal | None
"""A text, a number, or nothing: what is not stated is ``None``, never 0 or ""."""

_ACTS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def text_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: a leading apostrophe makes it text.

    >>> text_cell("=1+1"), text_cell("Kursus"), text_cell("")
    ("'=1+1", 'Kursus', '')
    """
    return f"'{text}" if text.startswith(_ACTS_AS_FORMULA) else text


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    r"""Return a table with a header row; commas between cells, lines that end as RFC 4180 has it.

    Numbers have a decimal point whatever the language, and keep their decimals.

    >>> csv_text(["navn", "pris"], [["-a", Decimal("1.60")], ["b", None]])
    "navn,pris\r\n'-a,1.60\r\nb,\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([text_cell(cell) for cell in header])
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return out.getvalue()


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return text_cell(cell)
    if cell is None:
        return ""
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
