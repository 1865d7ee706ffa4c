"""Boxes of a picture, drawn: outline, words, rows of a group, status and mark."""

from __future__ import annotations

from collections.abc import Iterable

from forandring.diagrams.colours import readable_on
from forandring.diagrams.fonts import BOLD, text_width
from forandring.diagrams.layout.outlines import badge_items, corners, hexagon, outline
from forandring.diagrams.picture import Box, Row
from forandring.diagrams.scene import Placed, Shape, Text
from forandring.diagrams.sizes import HEAD_ROOM, LINE, ROWS_ROOM, SIGN, row_grid
from forandring.diagrams.theme import Theme

__all__ = ["box_items", "mark_items"]

Items = Iterable[Shape | Text]

_BOLD = frozenset({"goal", "beacon", "target", "activity"})
_FATES = frozenset({"added", "gone", "changed"})


def box_items(box: Box, place: Placed, theme: Theme) -> list[Shape | Text]:
    """Return everything that is drawn of a box that stands at a place."""
    items = [*_outline(box, place, theme)]
    if box.shape == "group":
        items += _group_words(box, place, theme)
    elif box.shape in ("bar", "faint-bar"):
        colour = readable_on(_bar_colours(box, theme)[1], theme.paper, theme.ink)
        at = (place.x, place.y + theme.small_size * 0.34)
        items += [Text(*at, line, theme.small_size, colour, True, "middle") for line in box.small]
    else:
        items += _words(box, place, theme)
    if box.badge is not None and box.shape != "bar":
        corner = (place.x + place.width / 2 - 9, place.y - place.height / 2 + 3)
        items += badge_items(box.badge, *corner, theme)
    if box.mark and "bar" not in box.classes:
        items += _mark(box, place, theme)
    return items


def _outline(box: Box, place: Placed, theme: Theme) -> Items:
    if box.shape in ("bar", "faint-bar"):
        stroke, fill = _bar_colours(box, theme)
        return [Shape("round", corners(place), fill, "" if stroke == fill else stroke, 1.0, radius=2)]
    stroke, fill = theme.box_colours(box.shape, box.colour)
    width = 1.4
    for fate in _FATES & set(box.classes):
        stroke, width = theme.tone(fate), 2.4
    dashed = {"inferred", "gone"} & set(box.classes) or box.shape in ("ghost", "accepted")
    return outline(theme.form(box.shape), place, stroke, fill, width, "dashed" if dashed else "solid")


def _bar_colours(box: Box, theme: Theme) -> tuple[str, str]:
    """Return stroke and fill of a bar: of its kind of evidence, else of its focus area."""
    stroke, fill = theme.box_colours(box.shape, box.colour)
    if box.shape == "faint-bar":
        return stroke, fill
    return theme.bar(box.mark) or (stroke, stroke)


def _mark(box: Box, place: Placed, theme: Theme) -> Items:
    """Return the sign of what became of a box, or of its focus area, on its left upper corner."""
    stroke = theme.area(box.colour)[0]
    for fate in _FATES & set(box.classes):
        stroke = theme.tone(fate)
    left, top = place.x - place.width / 2, place.y - place.height / 2
    return mark_items(box.mark, left + 4 + _mark_width(box.mark, theme) / 2, top, stroke, theme)


def _mark_width(mark: str, theme: Theme) -> float:
    return max(text_width(mark, theme.small_size, BOLD) + 10, 16.0)  # no narrower than it is tall


def mark_items(
    mark: str, x: float, y: float, stroke: str, theme: Theme, *, flat: bool = False
) -> list[Shape | Text]:
    """Return a mark of a few letters, centred at a point.

    Args:
        flat: no taller than a line of a list, and no wider than the room before it.
    """
    less = 1.5 if flat else 0.0
    half, tall = _mark_width(mark, theme) / 2 - less, 8 - less
    ground = Shape("round", ((x - half, y - tall), (x + half, y + tall)), stroke, "", radius=tall)
    return [ground, Text(x, y + 4, mark, theme.small_size, theme.paper, True, "middle")]


def _words(box: Box, place: Placed, theme: Theme) -> Items:
    size, little = theme.label_size, theme.small_size
    colour = {"ghost": theme.ghost, "accepted": theme.quiet}.get(box.shape, theme.ink)
    y = place.y - (len(box.lines) * size * LINE + len(box.small) * little * LINE) / 2
    for line in box.lines:
        yield Text(place.x, y + size * 0.93, line, size, colour, box.shape in _BOLD, "middle")
        y += size * LINE
    for line in box.small:
        yield Text(place.x, y + little * 0.93, line, little, theme.quiet, False, "middle")
        y += little * LINE


def _group_words(box: Box, place: Placed, theme: Theme) -> Items:
    stroke = theme.area(box.colour)[0]
    left, top = place.x - place.width / 2, place.y - place.height / 2
    if box.lines:
        bar = len(box.lines) * (theme.label_size + 1) * LINE + HEAD_ROOM
        yield from _title(box, left, top, bar, theme)
        top += bar
    places, _ = row_grid(box.rows, box.columns, theme.small_size)
    wide = place.width / box.columns
    for row, (column, above, tall) in zip(box.rows, places, strict=True):
        start = left + column * wide
        yield from _row(row, (start, start + wide), top + ROWS_ROOM / 2 + above + tall / 2, stroke, theme)


def _title(box: Box, left: float, top: float, tall: float, theme: Theme) -> Items:
    """Yield the band across the top of a group, and what stands in it."""
    size, head = theme.small_size, theme.label_size + 1
    right = left + box.width
    yield Shape("round", ((left, top), (right, top + tall)), theme.area(box.colour)[0], "", radius=5)
    for place, line in enumerate(box.lines):
        yield Text(
            left + 12, top + HEAD_ROOM / 2 + head * 0.93 + place * head * LINE, line, head, theme.paper, True
        )
    if box.small:
        yield Text(
            right - 12, top + HEAD_ROOM / 2 + head * 0.93, box.small[0], size, theme.paper, False, "end"
        )


def _row(row: Row, ends: tuple[float, float], middle: float, stroke: str, theme: Theme) -> Items:
    """Yield one row of a group, between two edges: its mark, its lines, and what stands at its right end."""
    size, (start, end) = theme.small_size, ends
    mark = theme.area(row.colour)[0] if row.colour is not None else stroke
    yield from _row_mark(row, start + 17, middle, mark, theme)
    baseline = middle - len(row.lines) * size * LINE / 2
    for place, line in enumerate(row.lines):
        yield Text(start + 28, baseline + size * 0.95 + place * size * LINE, line, size, theme.ink)
    if row.badge is not None:
        yield from badge_items(row.badge, end - 16, middle, theme)
        end -= SIGN
    if row.right:
        yield Text(end - 12, middle + size * 0.34, row.right, size, theme.quiet, False, "end")


def _row_mark(row: Row, x: float, y: float, stroke: str, theme: Theme) -> Items:
    if row.letter:
        yield from mark_items(row.letter, x, y, stroke, theme, flat=True)
    elif row.mark == "activity":
        fill = theme.paper if row.colour is None else stroke
        small, form = Placed(x, y, 11, 9), theme.form("activity")
        if form == "activity":
            yield Shape("polygon", hexagon(small, 3), fill, stroke, 1.2)
        else:
            yield from outline(form, small, stroke, fill, 1.2)
    elif row.mark == "dot":
        yield Shape("ellipse", ((x, y), (2.4, 2.4)), stroke, "")
    elif row.mark:
        stroke, fill = theme.box_colours(row.mark, None)
        yield from outline(theme.form(row.mark), Placed(x, y, 14, 10), stroke, fill, 1.0)
