"""Lists side by side in even columns, as many columns as make the sheet largest on paper."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import NamedTuple

from forandring.diagrams.building import Builder
from forandring.diagrams.faces import measured_in
from forandring.diagrams.filling import lowest
from forandring.diagrams.kinds.view import View
from forandring.diagrams.pages import FRAME, LEAST, ON_A4, TALLEST, across_a4, readable
from forandring.diagrams.picture import Box, Row
from forandring.diagrams.record import Drawing
from forandring.diagrams.sizes import ROW_WIDTH, ROWS_ROOM, row_height
from forandring.diagrams.words import count, word

__all__ = ["Section", "Size", "more_rows", "on_sheets", "packed", "shortened"]

_COLUMNS = range(3, 11)
_GAP = 9.0
_BETWEEN = 7.0
_LEAST = 3
"""Rows that must stand together where a list goes on in the next column."""

_WORTH = 1.08
"""How much larger the type must become for lists to be broken at all."""


class Section(NamedTuple):
    """A list with its title.

    Attributes:
        name: the id of the node it stands for, if it stands for one.
        right: small words at the right end of the title.
    """

    name: str
    title: str
    rows: tuple[Row, ...]
    colour: int | None = None
    right: str = ""


Size = tuple[float, float]


class _Measured(NamedTuple):
    head: float
    rows: tuple[float, ...]

    def height(self, start: int, end: int) -> float:
        """Return how tall the box is that holds some of the rows."""
        rows = self.rows[start:end]
        return self.head + (sum(rows) + ROWS_ROOM if rows else 0.0)


class _Piece(NamedTuple):
    section: int
    start: int
    end: int


def packed(
    view: View,
    builder: Builder,
    sections: Sequence[Section],
    finish: Callable[[Builder, Size], Drawing],
    *,
    ordered: bool = True,
    whole: Sequence[Section] | None = None,
) -> Drawing:
    """Return the drawing of some lists in the order given, down one column after the other.

    A list is broken, and goes on in the next column under the same title, only where the type on a sheet of A4
    becomes clearly larger for it. Of few lists the columns may be fewer than three. Where the type is too small on
    one sheet even so, the drawing also has them on several.

    Args:
        builder: that made the rows; nothing has been added to it yet.
        finish: what makes a drawing of a builder and the width and height of what was added to it.
        ordered: whether the order given is kept even where another would make the type large enough for A4.
        whole: the same lists with every row, where some rows are merely counted; several sheets have them all.
    """
    measured = [_measured(builder, section) for section in sections]
    size = _added(builder, sections, _best(measured, builder.theme.small_size, ordered=ordered))
    drawing = finish(builder, size)
    if whole is None and readable(size, builder.theme.small_size, "A4"):
        return drawing

    def sheets() -> Iterable[Drawing]:
        every = sections if whole is None else whole
        columns = list(_filled([_measured(builder, section) for section in every], TALLEST, broken=True))
        across = math.ceil(len(columns) / math.ceil(len(columns) / ON_A4))
        for start in range(0, len(columns), across):
            sheet = builder.emptied()
            _, tall = _added(sheet, every, columns[start : start + across])
            yield finish(sheet, (_width(across), max(tall, TALLEST)))

    return on_sheets(drawing, sheets, view, shortened=whole is not None)


def on_sheets(
    drawing: Drawing, sheets: Callable[[], Iterable[Drawing]], view: View, *, shortened: bool = False
) -> Drawing:
    """Return a drawing that also stands on several sheets, each with its number.

    Args:
        sheets: makes them, when they are first asked for.
        shortened: whether the drawing itself leaves out some of what the sheets have; one sheet may do then.
    """

    @cache
    def numbered() -> tuple[Drawing, ...]:
        with measured_in(view.theme.face):
            found = tuple(sheets())
        if len(found) < 2:
            return found if shortened else ()
        return tuple(
            _numbered(sheet, number, len(found), view) for number, sheet in enumerate(found, start=1)
        )

    return replace(drawing, sheeted=numbered, shortened=shortened)


def _numbered(sheet: Drawing, number: int, most: int, view: View) -> Drawing:
    title = f"{sheet.title} {view.word('sheet').format(number=number, all=most)}"
    picture = replace(sheet.picture, title=title, name=f"{sheet.name}-{number}")
    return replace(sheet, title=title, name=picture.name, picture=picture)


def _added(
    builder: Builder, sections: Sequence[Section], columns: Sequence[Sequence[_Piece]]
) -> tuple[float, float]:
    """Add the pieces of lists as boxes, column beside column; return the width and height of it all."""
    tallest = 0.0
    for place, pieces in enumerate(columns):
        y = 0.0
        for piece in pieces:
            box = _add(builder, sections[piece.section], piece)
            builder.move(box, (place * (ROW_WIDTH + _GAP) + box.width / 2, y + box.height / 2))
            y += box.height + _BETWEEN
        tallest = max(tallest, y - _BETWEEN)
    return _width(len(columns)), tallest


def more_rows(number: int, language: str) -> list[Row]:
    """Return a row that says how many more there are; none where there are none."""
    if number <= 0:
        return []
    said = word("and-more-short", language).format(count=count(number, language))
    return [Row("", (said,), said, mark="")]


def shortened(sections: Sequence[Section], most: int, language: str) -> tuple[list[Section], bool]:
    """Return lists of at most so many rows, each with how many more there are, and whether any has more."""
    short = [
        section._replace(
            rows=(*section.rows[:most], *more_rows(len(section.rows) - most, language)),
        )
        for section in sections
    ]
    return short, any(len(section.rows) > most for section in sections)


def _measured(builder: Builder, section: Section) -> _Measured:
    lines = builder.heading(section.title, ROW_WIDTH, section.right)
    rows = tuple(row_height(row, builder.theme.small_size) for row in section.rows)
    return _Measured(builder.heading_height(lines), rows)


def _add(builder: Builder, section: Section, piece: _Piece) -> Box:
    """Add some of the rows of a list; where they go on from another column, its title says so."""
    going_on = piece.start > 0
    title = (
        f"{section.title} {word('continued', builder.language)}"
        if going_on and section.title
        else section.title
    )
    rows = section.rows[piece.start : piece.end]
    right = "" if going_on else section.right
    return builder.group(section.name, title, rows, colour=section.colour, right=right)


def _width(columns: int) -> float:
    return columns * ROW_WIDTH + (columns - 1) * _GAP


def _best(measured: Sequence[_Measured], small: float, *, ordered: bool) -> list[list[_Piece]]:
    """Return what stands in each column, for the number of columns that makes the sheet largest on A4 across."""
    size = partial(_size, measured)
    whole, broken = (
        max((_filled_evenly(measured, number, broken=way) for number in _COLUMNS), key=size)
        for way in (False, True)
    )
    best = broken if size(broken) > _WORTH * size(whole) else whole
    if ordered or size(best) * small >= LEAST:
        return best
    scattered = max((_scattered(measured, number) for number in _COLUMNS), key=size)
    return max(best, scattered, key=size)


def _scattered(measured: Sequence[_Measured], number: int) -> list[list[_Piece]]:
    """Return the lists, the tallest first, each in the column that has most room; in each column in their order."""
    pieces = [_Piece(place, 0, len(section.rows)) for place, section in enumerate(measured)]
    columns: list[list[_Piece]] = [[] for _ in range(number)]
    for piece in sorted(pieces, key=lambda piece: -measured[piece.section].height(piece.start, piece.end)):
        min(columns, key=lambda column: _column_height(measured, column)).append(piece)
    return sorted(sorted(column) for column in columns if column)


def _size(measured: Sequence[_Measured], columns: Sequence[Sequence[_Piece]]) -> float:
    tallest = max(_column_height(measured, column) for column in columns)
    return across_a4(_width(len(columns)) + FRAME[0], tallest + FRAME[1])


def _column_height(measured: Sequence[_Measured], column: Sequence[_Piece]) -> float:
    boxes = sum(measured[piece.section].height(piece.start, piece.end) for piece in column)
    return boxes + _BETWEEN * max(len(column) - 1, 0)


def _filled_evenly(measured: Sequence[_Measured], number: int, *, broken: bool) -> list[list[_Piece]]:
    """Return the lists in so many columns or fewer, the tallest of which is as low as can be."""
    whole = [section.height(0, len(section.rows)) for section in measured]
    total = sum(whole) + _BETWEEN * len(whole)
    least = total / number / 2 if broken else max(whole, default=0.0)

    def fits(height: float) -> bool:
        columns = list(_filled(measured, height, broken=broken))
        return len(columns) <= number and all(_column_height(measured, c) <= height for c in columns)

    return list(_filled(measured, lowest(fits, least, total), broken=broken))


def _filled(measured: Sequence[_Measured], limit: float, *, broken: bool) -> Iterable[list[_Piece]]:
    """Yield columns no taller than ``limit``, as far as lists can be broken for it."""
    column: list[_Piece] = []
    y = 0.0
    for place, section in enumerate(measured):
        start, end = 0, len(section.rows)
        while (y + _BETWEEN if y else 0.0) + section.height(start, end) > limit:
            room = limit - y - (_BETWEEN if y else 0.0)
            part = _rows_within(section, start, room) if broken else 0
            if part:
                column.append(_Piece(place, start, start + part))
                start += part
            elif not column:
                break
            yield column
            column, y = [], 0.0
        column.append(_Piece(place, start, end))
        y += section.height(start, end) + (_BETWEEN if y else 0.0)
    yield column


def _rows_within(section: _Measured, start: int, room: float) -> int:
    """Return how many rows from one on fit and leave enough for the next column; 0 where too few would stand."""
    number = 0
    while start + number < len(section.rows) and section.height(start, start + number + 1) <= room:
        number += 1
    number = min(number, len(section.rows) - start - _LEAST)
    return number if number >= _LEAST else 0
