"""Bars beside their names and what they say, in as many columns as make the sheet largest on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from forandring.diagrams.building import Builder
from forandring.diagrams.filling import column_starts
from forandring.diagrams.fonts import BOLD, text_width
from forandring.diagrams.kinds.packing import Size, on_sheets
from forandring.diagrams.kinds.view import View
from forandring.diagrams.pages import FRAME, across_a4, readable
from forandring.diagrams.picture import Caption
from forandring.diagrams.record import Drawing
from forandring.diagrams.sizes import LINE
from forandring.diagrams.words import word
from forandring.diagrams.wrapping import wrapped

__all__ = ["Bar", "Part", "charted"]


class Part(NamedTuple):
    """One stretch of a bar.

    Attributes:
        share: of the longest that a bar can be, 0–1.
        mark: a kind of evidence that colours it; ``letter`` says it too.
    """

    share: float
    title: str
    colour: int | None = None
    faint: bool = False
    mark: str = ""
    letter: str = ""


class Bar(NamedTuple):
    """One line of a chart.

    Attributes:
        total: in bold before what is said.
        heading: what stands over it and over those that follow; "" for none.
    """

    label: str
    parts: tuple[Part, ...]
    said: str
    total: str = ""
    heading: str = ""


class _Form(NamedTuple):
    """How wide the three parts of a line are, in points, and how many columns of lines there are."""

    columns: int
    label: float
    bar: float
    said: float

    @property
    def column(self) -> float:
        return self.label + self.bar + self.said

    @property
    def width(self) -> float:
        return self.columns * self.column + (self.columns - 1) * _GAP


_GAP = 28.0
_FORMS = (
    _Form(1, 240.0, 250.0, 330.0),
    _Form(1, 280.0, 330.0, 400.0),
    _Form(2, 210.0, 140.0, 210.0),
    _Form(3, 190.0, 110.0, 190.0),
    _Form(4, 190.0, 110.0, 190.0),
)
_WORTH = 1.08
"""How much larger the type must become for one more column."""

_ON_SHEETS, _TALLEST = _FORMS[2], 620.0
"""The form of several sheets of A4, and how tall its columns are."""

_BESIDE = 14.0
"""Points between a label and its bar, at least."""

_THICK = 16.0
_ABOVE, _BELOW = 10.0, 14.0
"""Points of room above and below a heading."""


def charted(
    view: View,
    builder: Builder,
    bars: Sequence[Bar],
    finish: Callable[[Builder, Sequence[Caption], Size], Drawing],
) -> Drawing:
    """Return the drawing of some bars; where the type is too small on one sheet of A4, they also stand on several.

    Args:
        builder: to which nothing has been added yet.
        finish: what makes a drawing of a builder, the captions, and the width and height of it all.
    """
    captions: list[Caption] = []
    size = _added(builder, captions, bars)
    drawing = finish(builder, captions, size)
    if readable(size, builder.theme.small_size, "A4"):
        return drawing
    chart = _Chart(builder, captions, _ON_SHEETS)

    def sheets() -> Iterator[Drawing]:
        start = 0
        while start < len(bars):
            end = chart.first_beyond(bars, start, _TALLEST)
            sheet, said = builder.emptied(), list[Caption]()
            _Chart(sheet, said, _ON_SHEETS).draw(_continued(bars, start, end, view))
            yield finish(sheet, said, (_ON_SHEETS.width, _TALLEST))
            start = end

    return on_sheets(drawing, sheets, view)


def _continued(bars: Sequence[Bar], start: int, end: int, view: View) -> list[Bar]:
    """Return the bars of one sheet; the first repeats the heading that it stands under."""
    return [_headed(bars, start, view.language), *bars[start + 1 : end]]


def _headed(bars: Sequence[Bar], place: int, language: str) -> Bar:
    """Return the bar at a place with the heading that it stands under, which goes on there."""
    headings = [bar.heading for bar in bars[:place] if bar.heading]
    if bars[place].heading or not headings:
        return bars[place]
    return bars[place]._replace(heading=f"{headings[-1]} {word('continued', language)}")


def _added(builder: Builder, captions: list[Caption], bars: Sequence[Bar]) -> Size:
    """Add the bars, with the captions that belong to them; return width and height of it all."""
    best, size = _FORMS[0], 0.0
    for widest in _FORMS:
        form = _Chart(builder, captions, widest).trimmed(bars)
        chart = _Chart(builder, captions, form)
        found = across_a4(form.width + FRAME[0], chart.height(bars) + FRAME[1])
        if found > size * (_WORTH if form.columns > best.columns else 1.0):
            best, size = form, found
    return best.width, _Chart(builder, captions, best).draw(bars)


@dataclass(frozen=True, slots=True)
class _Chart:
    """Draws bars in one form."""

    builder: Builder
    captions: list[Caption]
    form: _Form

    def trimmed(self, bars: Sequence[Bar]) -> _Form:
        """Return the form without the room that no label, or nothing that is said, needs."""
        theme = self.builder.theme
        labels = [text_width(line, theme.label_size) for bar in bars for line in self._label(bar)]
        label = min(max(labels, default=0.0) + _BESIDE, self.form.label)
        chart = _Chart(self.builder, self.captions, self.form._replace(label=label))
        ends = [
            chart._start(bar) + text_width(line, theme.small_size) for bar in bars for line in self._said(bar)
        ]
        said = max(ends, default=0.0) + 2 - label - self.form.bar
        return chart.form._replace(said=min(max(said, 0.0), self.form.said))

    def height(self, bars: Sequence[Bar]) -> float:
        """Return the height of the tallest column."""
        return max(sum(map(self._height, column)) for column in self._columns(bars))

    def first_beyond(self, bars: Sequence[Bar], start: int, tallest: float) -> int:
        """Return the place of the first bar, of those from ``start`` on, that has no room in columns of a height."""
        end = start + 1
        while end < len(bars) and self.height(bars[start : end + 1]) <= tallest:
            end += 1
        return end

    def draw(self, bars: Sequence[Bar]) -> float:
        """Add the bars column by column and return where the tallest column ends."""
        bottom = 0.0
        for place, column in enumerate(self._columns(bars)):
            y = 0.0
            for bar in column:
                self._draw(bar, place * (self.form.column + _GAP), y)
                y += self._height(bar)
            bottom = max(bottom, y)
        return bottom

    def _columns(self, bars: Sequence[Bar]) -> list[list[Bar]]:
        """Return the bars of each column; the first repeats the heading that it stands under."""
        starts = column_starts([self._height(bar) for bar in bars], self.form.columns)
        return [
            [_headed(bars, start, self.builder.language), *bars[start + 1 : end]]
            for start, end in pairwise([*starts, len(bars)])
        ]

    def _height(self, bar: Bar) -> float:
        theme = self.builder.theme
        heading = theme.label_size + _ABOVE + _BELOW if bar.heading else 0.0
        label = len(self._label(bar)) * theme.label_size * LINE
        said = len(self._said(bar)) * theme.small_size * LINE
        return heading + max(label, said, _THICK + 4) + 9

    def _label(self, bar: Bar) -> Sequence[str]:
        return wrapped(
            bar.label,
            self.form.label - _BESIDE,
            self.builder.theme.label_size,
            language=self.builder.language,
        )

    def _said(self, bar: Bar) -> Sequence[str]:
        theme = self.builder.theme
        room = self.form.column - self._start(bar)
        return _between_facts(bar.said, room, theme.small_size, self.builder.language)

    def _start(self, bar: Bar) -> float:
        """Return how far to the right of its column's edge the words begin that stand after a bar."""
        theme = self.builder.theme
        total = text_width(bar.total, theme.label_size, BOLD) + 8 if bar.total else 0.0
        return self.form.label + sum(part.share for part in bar.parts) * self.form.bar + 8 + total

    def _draw(self, bar: Bar, left: float, y: float) -> None:
        theme = self.builder.theme
        size, small = theme.label_size, theme.small_size
        if bar.heading:
            self.captions.append(Caption(left, y + _ABOVE + size, bar.heading, size + 1.5, True))
            y += size + _ABOVE + _BELOW
        for place, line in enumerate(self._label(bar)):
            self.captions.append(Caption(left, y + size + 1 + place * size * LINE, line, size))
        x = left + self.form.label
        for part in bar.parts:
            wide = part.share * self.form.bar
            self.builder.bar(
                part.title,
                (x, y + 1),
                (wide, _THICK),
                colour=part.colour,
                faint=part.faint,
                mark=part.mark,
                letter=part.letter,
            )
            x += wide
        if bar.total:
            self.captions.append(Caption(x + 8, y + size + 1, bar.total, size, True))
        for place, line in enumerate(self._said(bar)):
            at = left + self._start(bar)
            self.captions.append(Caption(at, y + size + 1 + place * small * LINE, line, small))


def _between_facts(said: str, room: float, size: float, language: str) -> tuple[str, ...]:
    """Return facts set off by dots in lines, broken at the dots as far as a fact fits on a line."""
    lines: list[str] = []
    for fact in said.split(" · ") if said else ():
        if lines and text_width(f"{lines[-1]} · {fact}", size) <= room:
            lines[-1] = f"{lines[-1]} · {fact}"
        else:
            lines.extend(wrapped(fact, room, size, language=language))
    return tuple(lines)
