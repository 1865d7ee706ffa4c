"""How large a picture is to lay out, and the last step of the ladder: one that is too large, as a list in columns."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from forandring.diagrams.advice import MOST, given_up
from forandring.diagrams.faces import measured_in
from forandring.diagrams.filling import column_starts, filled
from forandring.diagrams.fonts import REGULAR
from forandring.diagrams.pages import ON_A4, PAGES, TALLEST
from forandring.diagrams.picture import Box, Picture, Row
from forandring.diagrams.sizes import ROW_WIDTH, ROWS_ROOM, row_height
from forandring.diagrams.words import count, word
from forandring.diagrams.wrapping import wrapped

if TYPE_CHECKING:
    from forandring.diagrams.record import Drawing

__all__ = ["as_list", "listed", "passed"]

_GAP = 9.0
_BESIDE = 44.0
"""Points of a row that are no room for type."""


def as_list(picture: Picture) -> Picture:
    """Return the same title over a list of what the arrows say, in columns that make it the shape of a sheet."""
    rows = _rows(picture)
    heights = [row_height(row, picture.theme.small_size) for row in rows]
    short, long = PAGES["A4"]
    columns = max(1, round(math.sqrt(sum(heights) * long / short / (ROW_WIDTH + _GAP))))
    return _sheet(picture, rows, [*column_starts(heights, columns), len(rows)])


def listed(drawing: Drawing) -> list[Drawing]:
    """Return the same list on as many sheets as it takes for its type to be read on A4."""
    rows = _rows(drawing.picture)
    heights = [row_height(row, drawing.picture.theme.small_size) for row in rows]
    starts = filled(heights, TALLEST - ROWS_ROOM)
    ends = [*starts, len(rows)]
    across = math.ceil(len(starts) / math.ceil(len(starts) / ON_A4))
    wide = across * (ROW_WIDTH + _GAP) - _GAP
    lists = [
        _sheet(drawing.picture, rows, ends[place : place + across + 1])
        for place in range(0, len(starts), across)
    ]
    sheets = [replace(picture, size=(wide, max(picture.size[1], TALLEST))) for picture in lists]
    return [_numbered(drawing, sheet, number, len(sheets)) for number, sheet in enumerate(sheets, start=1)]


def _numbered(drawing: Drawing, picture: Picture, number: int, most: int) -> Drawing:
    said = word("sheet", drawing.language).format(number=number, all=most)
    title = f"{drawing.title} {said}" if most > 1 else drawing.title
    note = given_up(drawing.picture, "table")
    notes = (*picture.notes, note.in_language(drawing.language)) if note else picture.notes
    name = f"{drawing.name}-{number}"
    sheet = replace(picture, title=title, name=name, notes=notes)
    return replace(drawing, name=name, title=title, arrows=(), notes=notes, picture=sheet, sheeted=lambda: ())


def _sheet(picture: Picture, rows: Sequence[Row], ends: Sequence[int]) -> Picture:
    """Return a picture of some of the rows, in columns that begin and end at these places."""
    boxes, x = [], 0.0
    for start, end in pairwise(ends):
        ours = tuple(rows[start:end])
        tall = sum(row_height(row, picture.theme.small_size) for row in ours) + ROWS_ROOM
        name, said = f"list-{start + 1}", ". ".join(row.title for row in ours)
        at = (x + ROW_WIDTH / 2, tall / 2)
        boxes.append(
            Box(
                name, name, None, "group", (), ROW_WIDTH, tall, "", said, at=at, rows=ours, classes=("group",)
            )
        )
        x += ROW_WIDTH + _GAP
    tallest = max((box.height for box in boxes), default=0.0)
    return replace(
        picture,
        boxes=tuple(boxes),
        strokes=(),
        headings=(),
        legend=(),
        captions=(),
        placed=True,
        size=(x - _GAP, tallest),
    )


def _rows(picture: Picture) -> list[Row]:
    """Return a row for each arrow, then one for each box that none touches."""
    joined = {end for stroke in picture.strokes for end in (stroke.tail, stroke.head)}
    sentences = [f"{stroke.number}  {stroke.title}".strip() for stroke in picture.strokes]
    sentences += [box.title for box in picture.boxes if box.id not in joined]
    if len(sentences) > MOST:
        more = count(len(sentences) - MOST, picture.language)
        sentences[MOST:] = [word("and-more-short", picture.language).format(count=more)]
    size, width = picture.theme.small_size, ROW_WIDTH - _BESIDE
    with measured_in(picture.theme.face):
        return [
            Row("", wrapped(said, width, size, REGULAR, picture.language), said, mark="")
            for said in sentences
        ]


def passed(picture: Picture) -> int:
    """Return how many columns the arrows run through, all in all; one an arrow where causality decides."""
    layers = {box.id: box.layer or 0 for box in picture.boxes}
    return sum(max(abs(layers[s.head] - layers[s.tail]), 1) for s in picture.strokes)
