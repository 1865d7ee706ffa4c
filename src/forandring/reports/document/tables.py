"""Tables as Word has them: a repeated head row, rows that stay whole, and widths that hold everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.oxml.ns import qn

from forandring.reports.document.markup import clean, markup
from forandring.reports.document.pieces import Column, Paragraph, Run, Table, plain

__all__ = ["table_of"]

_WHOLE = 4
"""Rows up to which a table is not parted by a page's end."""

_WHOLE_FACTS = 9
"""The same for facts, of which most fill one line."""

_TALL = 12
"""Lines above which a row may be parted: one that has to stay whole would leave what leads to it a page alone."""

_LETTER = 95
"""Width of a letter in a cell, in twentieths of a point, on the average of Danish text with words not divided."""


def table_of(
    table: Table, width: int, style: str, write: Callable[[Paragraph, bool], Any], description: str
) -> Any:
    """Return a table.

    Args:
        width: in twentieths of a point.
        style: id of a table style.
        write: makes a paragraph, to the right or not.
        description: what a reader who cannot see it is told.
    """
    widths = _widths(table.columns, width)
    look = {
        "firstRow": int(table.headed),
        "lastRow": int(table.total),
        "firstColumn": int(table.facts),
        "lastColumn": 0,
        "noHBand": 1,
        "noVBand": 1,
    }
    properties = markup(
        "tblPr",
        markup("tblStyle", val=style),
        markup("tblW", w=width, type="dxa"),
        markup("tblLayout", type="fixed"),
        markup("tblLook", val=_mask(look), **look),
        *([markup("tblCaption", val=_short(description))] if description else []),
    )
    element = markup("tbl", properties, markup("tblGrid", *(markup("gridCol", w=each) for each in widths)))
    if table.headed:
        element.append(_kept(_head(table.columns, widths, write)))
    for number, row in enumerate(table.rows, 1):
        cells = (
            _cell(paragraphs, column, each, write)
            for paragraphs, column, each in zip(row, table.columns, widths, strict=True)
        )
        whole = [] if _lines(row, widths) > _TALL else [markup("cantSplit")]
        line = markup("tr", markup("trPr", *whole), *cells) if whole else markup("tr", *cells)
        kept = len(table.rows) <= (_WHOLE if table.headed else _WHOLE_FACTS) and number < len(table.rows)
        element.append(_kept(line) if kept and whole else line)
    return element


def _lines(row: tuple[tuple[Paragraph, ...], ...], widths: list[int]) -> int:
    """Return about how many lines a row takes: those of its tallest cell."""
    return max(
        sum(1 + len(plain(paragraph.runs)) * _LETTER // width for paragraph in paragraphs)
        for paragraphs, width in zip(row, widths, strict=True)
    )


def _kept(row: Any) -> Any:
    """Keep a row on the page of the next one."""
    for properties in row.iter(qn("w:pPr")):
        style = properties.find(qn("w:pStyle"))
        properties.insert(0 if style is None else 1, markup("keepNext"))
    return row


def _widths(columns: tuple[Column, ...], width: int) -> list[int]:
    """Return the widths of columns, which add up to ``width``."""
    whole = sum(column.share for column in columns)
    found = [int(width * column.share / whole) for column in columns]
    found[-1] += width - sum(found)
    return found


def _mask(look: dict[str, int]) -> str:
    """Return what of a table's style is used as the number that older programs read."""
    bits = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
    bits |= {"noHBand": 0x200, "noVBand": 0x400}
    return f"{sum(bit for name, bit in bits.items() if look[name]):04X}"


def _head(columns: tuple[Column, ...], widths: list[int], write: Callable[[Paragraph, bool], Any]) -> Any:
    properties = markup("trPr", markup("cantSplit"), markup("tblHeader"))
    cells = (
        _cell((Paragraph((Run(column.title),)),), column, width, write)
        for column, width in zip(columns, widths, strict=True)
    )
    return markup("tr", properties, *cells)


def _cell(
    paragraphs: tuple[Paragraph, ...], column: Column, width: int, write: Callable[[Paragraph, bool], Any]
) -> Any:
    shown = paragraphs or (Paragraph(()),)
    return markup(
        "tc",
        markup("tcPr", markup("tcW", w=width, type="dxa")),
        *(write(paragraph, column.right) for paragraph in shown),
    )


def _short(description: str) -> str:
    return " ".join(clean(plain((Run(description),))).split())[:250]
