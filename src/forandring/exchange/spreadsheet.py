"""Tables → an Excel workbook: one sheet a table, headings that stay in sight, the same bytes every time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from forandring.cells import Cell
from forandring.errors import ForandringError
from forandring.exchange.tables import Table
from forandring.texts import Message

__all__ = ["LONGEST_CELL", "to_xlsx"]

LONGEST_CELL = 32_767
"""Characters that a cell can hold, counted as Excel counts them: in UTF-16."""

_MOST_ROWS = 1_048_576
_NARROWEST, _WIDEST = 8, 48
_LINE = 15.0
_MOST_LINES = 4
_A3 = 8
# Excel cannot do without a date of making; one that never changes keeps the bytes the same.
_MADE = datetime(2000, 1, 1)
_CUT = "…"
_HEAD = {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF"}
_HEAD_SET = {"valign": "vcenter", "text_wrap": True, "indent": 1}
_BODY = {"valign": "top"}
_RULED = {"bottom": 1, "bottom_color": "#D0D5DD"}
_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")


def to_xlsx(tables: Iterable[Table], title: str) -> bytes:
    """Return a workbook with one sheet for each table.

    Texts stay text, whatever they begin with; numbers are numbers. A text longer than a cell can hold is cut and
    ends in "…".

    Raises:
        ForandringError: a table has more rows than a sheet can hold.
    """
    import xlsxwriter

    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **plain})
    book.set_properties({"title": _storable(title)[:255], "created": _MADE})
    formats = {
        "head": book.add_format({**_HEAD, **_HEAD_SET}),
        "body": book.add_format(_BODY),
        "ruled": book.add_format(_RULED),
        "wrapped": book.add_format({**_BODY, "text_wrap": True, "align": "left", "indent": 1}),
    }
    for table in tables:
        _write(book.add_worksheet(_FORBIDDEN_IN_NAME.sub(" ", table.name)[:31]), table, formats)
    book.close()
    return out.getvalue()


def _write(sheet: Any, table: Table, formats: Mapping[str, Any]) -> None:
    if len(table.rows) >= _MOST_ROWS:
        raise _too_many(table)
    widths = [_width(table, column) for column in range(len(table.header))]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, table.header[column], formats["head"])
    sheet.set_row(0, 2.2 * _LINE)
    for number, row in enumerate(table.rows, 1):
        sheet.set_row(number, _height(row, widths))
        for column, cell in enumerate(row):
            _write_cell(sheet, number, column, cell, formats)
    last = max(1, len(table.rows)), len(table.header) - 1
    # One rule draws the lines, so that empty cells need not be written.
    sheet.conditional_format(1, 0, *last, {"type": "no_errors", "format": formats["ruled"]})
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, *last)
    _lay_out_for_print(sheet)


def _lay_out_for_print(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.set_print_scale(70)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.print_across()


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, formats: Mapping[str, Any]) -> None:
    if cell is None:
        return
    if not isinstance(cell, str) and _is_exact(cell):
        sheet.write_number(row, column, cell, formats["body"])
    else:
        text = _fitting(cell if isinstance(cell, str) else f"{cell:f}")
        sheet.write_string(row, column, text, formats["wrapped"])


def _is_exact(number: int | Decimal) -> bool:
    """Return whether a spreadsheet, which counts in 15 digits, can hold a number as it is written."""
    return len(Decimal(number).normalize().as_tuple().digits) <= 15


def _fitting(text: str) -> str:
    """Return a text that a cell can hold.

    >>> len(_fitting("x" * 40_000))
    32767
    """
    if len(text) <= LONGEST_CELL and text.isascii():
        return text
    units = _storable(text).encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return units.decode("utf-16-le")
    return units[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + _CUT


def _storable(text: str) -> str:
    """Return a text in which a byte of a file's name that is no UTF-8 stands as an escape."""
    return text.encode("utf-8", "backslashreplace").decode()


def _width(table: Table, column: int) -> int:
    """Return a width in characters: what nine cells in ten need, within bounds."""
    lengths = sorted(len(line) for line in _lines(table.rows, column))
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    longest_word = max((len(word) for word in table.header[column].split()), default=0)
    return min(_WIDEST, max(_NARROWEST, longest_word + 4, usual + 2))


def _lines(rows: Sequence[Sequence[Cell]], column: int) -> list[str]:
    cells = (row[column] for row in rows if row[column] is not None)
    return [max(str(cell).split("\n"), key=len) for cell in cells]


def _height(row: Sequence[Cell], widths: Sequence[int]) -> float:
    """Return a row's height in points: of its longest text, up to a limit; the rest is read by opening the cell."""
    lines = max(
        sum(1 + len(line) // width for line in cell.split("\n"))
        for cell, width in zip((str(cell or "") for cell in row), widths, strict=True)
    )
    return _LINE * min(lines, _MOST_LINES)


def _too_many(table: Table) -> ForandringError:
    return ForandringError(
        Message(
            f"{table.name}: {len(table.rows)} rækker er flere, end et regneark kan rumme; brug --format csv",
            f"{table.name}: {len(table.rows)} rows are more than a sheet can hold; use --format csv",
        )
    )
