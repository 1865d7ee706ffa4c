"""How large things become: the type in a box, the room around it, and the rows that a group lists."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from forandring.diagrams.filling import column_starts
from forandring.diagrams.fonts import BOLD, REGULAR, text_width
from forandring.diagrams.picture import Row
from forandring.diagrams.theme import Theme
from forandring.diagrams.wrapping import wrapped

__all__ = [
    "GOALS",
    "HEAD_ROOM",
    "LINE",
    "NARROWEST",
    "ROWS_ROOM",
    "ROW_WIDTH",
    "SIGN",
    "SLACK",
    "Sized",
    "row_grid",
    "row_height",
    "sized",
    "stretched",
]

LINE = 1.22
"""Distance between lines of type, in sizes of the type."""

NARROWEST = 560.0
"""Points of width that every picture has, so that a title and a legend stand well over little."""

ROW_WIDTH = 260.0
"""Width of a column of rows in a group, in points, unless a picture needs another."""

SLACK = 1.03
"""How much longer a line may become on paper than it is measured: there its letters stand on whole dots."""

HEAD_ROOM, ROWS_ROOM = 8.0, 6.0
"""Points of room above and below the title of a group, together, and above and below its rows."""

SIGN = 18.0
"""Points at the right end of a row that the sign of a status takes."""

GOALS = frozenset({"goal", "beacon", "target"})
"""Shapes drawn as ellipses."""

_BOLD = GOALS | {"activity"}
_LONG_LABEL = 90
# Room beside and above the text, in points.
_PADDING = {"activity": (17, 7), "challenge": (12, 8), "target-group": (11, 6)}


class Sized(NamedTuple):
    """A wrapped label, the wrapped small lines under it, and the width and height of their box in points."""

    lines: tuple[str, ...]
    small: tuple[str, ...]
    width: float
    height: float


def sized(
    label: str,
    shape: str,
    small: Sequence[str],
    *,
    theme: Theme,
    language: str,
    width: float,
    badge: bool = False,
) -> Sized:
    """Return a label broken into lines, and the box it needs.

    Args:
        small: what stands under the label in small type.
        width: of a line, in points; a very long label gets broader ones.
        badge: whether a sign of status stands in the corner.
    """
    form = theme.form(shape)
    line = _line_width(label, form, width)
    size, little = theme.label_size, theme.small_size
    weight = BOLD if shape in _BOLD else REGULAR
    lines = wrapped(label, line, size, weight, language)
    smalls = tuple(part for text in small for part in _facts_wrapped(text, line, little, language))
    wide = max([text_width(text, size, weight) for text in lines] + [text_width(t, little) for t in smalls])
    tall = len(lines) * size * LINE + len(smalls) * little * LINE
    return Sized(lines, smalls, *_outer(form, wide, tall, badge))


def _line_width(label: str, form: str, width: float) -> float:
    """Return how wide a line is."""
    return width * (0.92 if form in GOALS else 1.0) * stretched(label)


def stretched(label: str) -> float:
    """Return how many times wider the lines of a very long label are: a broad box is better than a tower."""
    return min(max(math.sqrt(len(label) / _LONG_LABEL), 1.0), 2.0)


def _outer(form: str, wide: float, tall: float, badge: bool) -> tuple[float, float]:
    """Return the width and height of the outline around type of a width and height."""
    if form in GOALS:
        extra = 8 if form == "beacon" else 0
        return max(wide * 1.24 + 12, 90) + extra, tall * 1.55 + 12 + extra
    beside, above = _PADDING.get(form, (11, 7))
    least = 30 if form == "ghost" else 70
    return max(wide + 2 * beside, least) + (12 if badge else 0), tall + 2 * above


def _facts_wrapped(text: str, width: float, size: float, language: str) -> tuple[str, ...]:
    """Return the lines of facts set off by dots: one line, else the first fact on a line of its own, else each."""
    lines = wrapped(text, width, size, REGULAR, language)
    first, dot, rest = text.partition(_DOT)
    if len(lines) == 1 or not dot:
        return lines
    others = wrapped(rest, width, size, REGULAR, language)
    if len(others) > 1:
        others = tuple(
            line for fact in rest.split(_DOT) for line in wrapped(fact, width, size, REGULAR, language)
        )
    return (*wrapped(first, width, size, REGULAR, language), *others)


_DOT = " · "


def row_grid(rows: Sequence[Row], columns: int, size: float) -> tuple[list[tuple[int, float, float]], float]:
    """Return column, top and height of each row of a group, read down each column, and the height of them all."""
    heights = [row_height(row, size) for row in rows]
    starts = column_starts(heights, columns)
    places: list[tuple[int, float, float]] = []
    tallest = 0.0
    for column, (start, end) in enumerate(pairwise([*starts, len(rows)])):
        y = 0.0
        for height in heights[start:end]:
            places.append((column, y, height))
            y += height
        tallest = max(tallest, y)
    return places, tallest


def row_height(row: Row, size: float) -> float:
    """Return the height of a row of a group, in type of ``size`` points."""
    return len(row.lines) * size * LINE + 5
