"""The table of a drawing's arrows, on as many slides as it takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from forandring.diagrams.building import Arrow
from forandring.diagrams.record import Drawing
from forandring.diagrams.slides.layouts import new_slide
from forandring.diagrams.slides.lettering import Lettering, colour_of, emu
from forandring.diagrams.words import word

__all__ = ["add_arrow_slides"]

_SIZE = 11.0
_NUMBER = 46.0
"""Width of the first column in points."""

_PADDING = 7.2


def add_arrow_slides(presentation: Any, drawing: Drawing) -> None:
    """Add the slides; none for a drawing without numbered arrows."""
    if not drawing.arrows:
        return
    lettering = Lettering(presentation, drawing.picture.theme)
    heading = f"{drawing.title}: {word('arrows-table', drawing.language)}"
    slide, room = new_slide(presentation, heading, drawing.picture.theme)
    left = list(drawing.arrows)
    while left:
        taken = _that_fit(left, 0.0 if drawing.counted else _NUMBER, drawing.language, room, lettering)
        _add_table(slide, drawing, taken, room, lettering)
        left = left[len(taken) :]
        if left:
            slide, room = new_slide(presentation, heading, drawing.picture.theme)


def _that_fit(
    arrows: Sequence[Arrow],
    number: float,
    language: str,
    room: tuple[float, float, float, float],
    lettering: Lettering,
) -> list[Arrow]:
    """Return the first arrows that fill one slide, at least one; ``number`` is the width of the first column."""
    height = room[3] - _row(1) - 4
    taken: list[Arrow] = []
    for arrow in arrows:
        wide = room[2] - number - 2 * _PADDING
        # A line holds a little less than its width: words are not divided.
        lines = int(lettering.room(arrow.text.in_language(language), _SIZE) / (wide * 0.94)) + 1
        height -= _row(lines)
        if height < 0 and taken:
            break
        taken.append(arrow)
    return taken


def _row(lines: int) -> float:
    return lines * _SIZE * 1.24 + 5


def _add_table(
    slide: Any,
    drawing: Drawing,
    arrows: Iterable[Arrow],
    room: tuple[float, float, float, float],
    lettering: Lettering,
) -> None:
    theme = drawing.picture.theme
    titles = (word("arrow", drawing.language), word("arrow-says", drawing.language))
    # Where the number on an arrow is one of activities, no row could be found by it.
    first = 1 if drawing.counted else 0
    rows = [titles[first:], *((str(a.number), a.text.in_language(drawing.language))[first:] for a in arrows)]
    left, top, wide, _ = room
    frame = slide.shapes.add_table(
        len(rows), len(rows[0]), emu(left), emu(top + 4), emu(wide), emu(_row(1) * len(rows))
    )
    frame.name = word("arrows-table", drawing.language)
    table = frame.table
    if not drawing.counted:
        table.columns[0].width, table.columns[1].width = emu(_NUMBER), emu(wide - _NUMBER)
    table.horz_banding = False
    for index, cells in enumerate(rows):
        for column, text in enumerate(cells):
            cell = table.cell(index, column)
            cell.margin_top = cell.margin_bottom = emu(2)
            cell.fill.solid()
            cell.fill.fore_color.rgb = colour_of(theme.plain_stroke if index == 0 else theme.paper)
            ink = theme.paper if index == 0 else theme.ink
            lettering.write(cell.text_frame.paragraphs[0], (text,), _SIZE, index == 0, ink, "start")
