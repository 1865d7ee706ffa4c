"""The frame of a picture: title, headings of columns or rows, legend, and the source at the foot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from forandring.diagrams.fonts import BOLD, REGULAR, text_width
from forandring.diagrams.layout.boxes import mark_items
from forandring.diagrams.layout.curves import ARROW
from forandring.diagrams.layout.outlines import badge_items, outline, stroke_items
from forandring.diagrams.logo import in_corner
from forandring.diagrams.picture import Entry, Picture
from forandring.diagrams.scene import Group, Placed, Shape, Text
from forandring.diagrams.sizes import LINE, SLACK
from forandring.diagrams.theme import Theme
from forandring.diagrams.wrapping import wrapped

__all__ = ["GUTTER", "MARGIN", "foot", "headings", "legend", "title"]

MARGIN = 26.0
"""Points of paper around everything."""

GUTTER = 112.0
"""Room beside the rows for their headings, where a picture runs from top to bottom."""

_BESIDE_LOGO = 16.0
"""Points between a title and the logo."""

Items = Iterable[Shape | Text]


def title(picture: Picture, notes: Sequence[str], width: float) -> tuple[Group, float]:
    """Return the title with the lines under it, and how far down they reach."""
    theme = picture.theme
    y = MARGIN + theme.title_size * 0.8
    head: list[Shape | Text] = []
    least = 0.0
    if theme.logo:
        logo = in_corner(theme.logo, MARGIN + width, MARGIN * 0.6, width)
        (left, _), (_, least) = logo.points
        head.append(logo)
        width = left - _BESIDE_LOGO - MARGIN
    for line in wrapped(picture.title, width, theme.title_size, BOLD, picture.language):
        head.append(Text(MARGIN, y, line, theme.title_size, theme.ink, True))
        y += theme.title_size * 1.15
    for text in (picture.subtitle, *notes):
        for line in wrapped(text, width, theme.label_size, REGULAR, picture.language) if text else ():
            head.append(Text(MARGIN, y, line, theme.label_size, theme.quiet))
            y += theme.label_size * LINE + 1
    return Group(tuple(head)), max(y, least) + 6


def headings(picture: Picture, boxes: Mapping[str, Placed], top: float, width: float) -> Iterable[Group]:
    """Yield the headings of columns at ``top``, or of rows in the margin beside them.

    Args:
        width: of everything between the margins.
    """
    for words, start, end, *_ in _spans(picture, boxes):
        if picture.direction == "LR":
            yield Group(tuple(_column_heading(start, end, words, top, MARGIN + width, picture.theme)))
        else:
            yield Group(tuple(_row_heading(start, end, words, picture)))


_APART = 10.0
"""Points between the rules of two headings, at least."""


class _Span(NamedTuple):
    """Where the columns or rows under a heading begin and end, with all their boxes and with those of arrows only."""

    words: str
    start: float
    end: float
    firm_start: float
    firm_end: float


def _spans(picture: Picture, boxes: Mapping[str, Placed]) -> Sequence[_Span]:
    """Return where each heading is to go from and to.

    A box that no arrow touches may be wider than its column: a heading goes as far as it only where the next has room.
    """
    joined = {end for stroke in picture.strokes for end in (stroke.tail, stroke.head)}
    spans = []
    for first, last, words in picture.headings:
        layers = range(first, last + 1)
        inside = [box.id for box in picture.boxes if box.id in boxes and box.layer in layers]
        if inside:
            firm = [name for name in inside if name in joined] or inside
            spans.append(_Span(words, *_reach(picture, boxes, inside), *_reach(picture, boxes, firm)))
    for place in range(len(spans) - 1):
        one, two = spans[place : place + 2]
        middle = (one.firm_end + two.firm_start) / 2
        if one.end + _APART > two.start:
            spans[place] = one._replace(end=max(min(one.end, middle - _APART / 2), one.firm_end))
            spans[place + 1] = two._replace(start=min(max(two.start, middle + _APART / 2), two.firm_start))
    return spans


def _reach(picture: Picture, boxes: Mapping[str, Placed], names: Iterable[str]) -> tuple[float, float]:
    """Return where boxes begin and end, from left to right or, in rows, from the top."""
    places = [boxes[name] for name in names]
    if picture.direction == "LR":
        return min(p.x - p.width / 2 for p in places), max(p.x + p.width / 2 for p in places)
    return min(p.y - p.height / 2 for p in places), max(p.y + p.height / 2 for p in places)


def _column_heading(start: float, end: float, words: str, top: float, right: float, theme: Theme) -> Items:
    size = theme.label_size + 1
    # Words wider than a narrow column at the edge stay off the margin, and over their rule.
    half = text_width(words, size, BOLD) * SLACK / 2
    x = max(min((start + end) / 2, right - half), MARGIN + half)
    start, end = min(start, x - half), max(end, x + half)
    yield Text(x, top + size, words, size, theme.ink, True, "middle")
    yield Shape("line", ((start, top + size + 6), (end, top + size + 6)), "", theme.quiet, 1.2)


def _row_heading(start: float, end: float, words: str, picture: Picture) -> Items:
    theme, size = picture.theme, picture.theme.label_size + 1
    x = MARGIN + GUTTER - 14
    yield Shape("line", ((x, start), (x, end)), "", theme.quiet, 1.2)
    lines = wrapped(words, GUTTER - 26, size, BOLD, picture.language)
    y = (start + end) / 2 - (len(lines) - 1) * size * LINE / 2
    for place, line in enumerate(lines):
        yield Text(MARGIN, y + size * 0.34 + place * size * LINE, line, size, theme.ink, True)


def legend(picture: Picture, top: float, width: float) -> tuple[Group, float]:
    """Return the legend below ``top``, in as many rows as it takes, and where it ends."""
    theme, size = picture.theme, picture.theme.small_size
    if not picture.legend:
        return Group(()), top
    rule = Shape("line", ((MARGIN, top), (MARGIN + width, top)), "", theme.grey, 0.7)
    items: list[Shape | Text] = [rule]
    x, y = MARGIN, top + 18
    for entry in picture.legend:
        lines = wrapped(entry.words, width - 38, size, REGULAR, picture.language)
        wide = 38 + max(text_width(line, size) for line in lines) * SLACK + 20
        if x > MARGIN and x + wide - 20 > MARGIN + width:
            x, y = MARGIN, y + 21
        items += _sample(entry, x, y, theme)
        for place, line in enumerate(lines):
            items.append(Text(x + 38, y + size * (0.34 + place * LINE), line, size, theme.ink))
        y += (len(lines) - 1) * size * LINE
        x += wide
    return Group(tuple(items)), y + 16


def _sample(entry: Entry, x: float, y: float, theme: Theme) -> Items:
    """Return what an entry of the legend explains, as it is drawn in the picture."""
    if entry.badge is not None:
        return badge_items(entry.badge, x + 20, y, theme)
    if entry.stroke is not None:
        # What runs back points back here too: in black and white nothing else tells it from what is dashed.
        start, way = (x + 31, -1) if entry.stroke.back else (x, 1)
        curve = tuple((start + way * far, y) for far in (0, 10, 16, 31 - ARROW))
        return stroke_items(entry.stroke, curve, (start + way * 31, y), theme.tone(entry.stroke.tone))
    oblong = ((x + 6, y - 7), (x + 28, y + 7))
    if entry.shape == "bar-of-evidence":
        edge, full = theme.bar(entry.mark) or (theme.plain_stroke, theme.plain_fill)
        return [Shape("round", oblong, full, "" if edge == full else edge, 1.0, radius=2)]
    if entry.shape == "swatch" and entry.mark:
        return mark_items(entry.mark, x + 17, y, theme.area(entry.colour)[0], theme)
    if entry.mark:
        round_ = Shape("round", ((x + 10, y - 7), (x + 25, y + 7)), theme.paper, theme.ink, 0.8, radius=7)
        return [round_, Text(x + 17.5, y + 4, entry.mark, theme.small_size, theme.ink, True, "middle")]
    stroke, fill = theme.box_colours(entry.shape, entry.colour)
    if entry.shape in ("swatch", "bar"):
        return [Shape("round", oblong, stroke, "", radius=3)]
    dash = "dashed" if entry.shape in ("ghost", "accepted") else "solid"
    return outline(theme.form(entry.shape), Placed(x + 16, y, 30, 14), stroke, fill, 1.2, dash)


def foot(picture: Picture, top: float, width: float, paper: str = "") -> tuple[Group, float]:
    """Return the line that says the source, with what ``paper`` is needed after it, and where it ends."""
    size = picture.theme.small_size
    items = []
    y = top + 4
    said = " · ".join(part for part in (picture.source, paper) if part)
    for line in wrapped(said, width, size, REGULAR, picture.language):
        items.append(Text(MARGIN, y + size, line, size, picture.theme.quiet))
        y += size * LINE
    return Group(tuple(items)), y
