"""A picture and where its boxes stand → a scene: boxes, numbered arrows, headings, legend, title, source."""

from __future__ import annotations

from collections.abc import Iterable

from forandring.diagrams.advice import narrower
from forandring.diagrams.fonts import BOLD, text_width
from forandring.diagrams.layout.bowing import bowed
from forandring.diagrams.layout.boxes import box_items
from forandring.diagrams.layout.curves import Layout, moved, straight
from forandring.diagrams.layout.fanning import fanned, untangled
from forandring.diagrams.layout.framing import GUTTER, MARGIN, foot, headings, legend, title
from forandring.diagrams.layout.hubs import with_room
from forandring.diagrams.layout.landing import landed
from forandring.diagrams.layout.numbers import Crowd
from forandring.diagrams.layout.outlines import stroke_items
from forandring.diagrams.pages import sheet_for
from forandring.diagrams.picture import Box, Picture, Stroke
from forandring.diagrams.scene import Group, Placed, Route, Scene, Shape, Text
from forandring.diagrams.sizes import NARROWEST
from forandring.diagrams.words import word

__all__ = ["placed"]


def placed(picture: Picture, layout: Layout | None, note: str = "") -> Scene:
    """Return the scene of a picture.

    Args:
        layout: where the engine put things; ``None`` where the picture places its boxes itself.
        note: one more line under the title, e.g. which way out was taken.
    """
    return _Composer(picture, layout or _own_layout(picture)).scene(
        (*picture.notes, *([note] if note else ()))
    )


def _own_layout(picture: Picture) -> Layout:
    boxes = {b.id: Placed(*(b.at or (0.0, 0.0)), b.width, b.height) for b in picture.boxes}
    curves = {s.id: straight(boxes[s.tail], boxes[s.head]) for s in picture.strokes}
    return boxes, curves, *picture.size


class _Composer:
    """Puts one picture together, from the title down."""

    def __init__(self, picture: Picture, layout: Layout) -> None:
        self.picture = picture
        self.theme = picture.theme
        self.crowd = Crowd()
        self.routes: dict[str, Route] = {}
        self.boxes, curves, self.body_width, self.body_height = with_room(picture, layout)
        curves = fanned(picture, self.boxes, untangled(picture, self.boxes, curves))
        self.curves = bowed(picture, self.boxes, landed(picture, self.boxes, curves))

    def scene(self, notes: tuple[str, ...]) -> Scene:
        """Return everything in its place."""
        picture = self.picture
        sideways = picture.direction == "TB" and bool(picture.headings)
        gutter = GUTTER if sideways else 0.0
        width = max(self.body_width + gutter, NARROWEST)
        head, top = title(picture, notes, width)
        below = top + (30 if picture.headings and not sideways else 4)
        left = MARGIN if picture.placed else MARGIN + gutter + (width - gutter - self.body_width) / 2
        self.boxes, self.curves = moved(self.boxes, self.curves, left, below)
        behind = [*headings(picture, self.boxes, top, width), *self._captions(left, below)]
        boxes = list(self._drawn_boxes())
        arrows = list(self._drawn_strokes())
        numbers = list(self._drawn_numbers())
        explained, bottom = legend(picture, below + self.body_height + 16, width)
        said, bottom = foot(picture, bottom, width, self._paper(width, bottom))
        return Scene(
            width + 2 * MARGIN,
            bottom + MARGIN * 0.6,
            self.theme.paper,
            self.theme.family,
            f"{picture.title} – {picture.subtitle}" if picture.subtitle else picture.title,
            picture.description,
            picture.language,
            (
                head,
                *behind,
                *(plot.moved(left, below) for plot in picture.plots),
                *arrows,
                *boxes,
                *numbers,
                explained,
                said,
            ),
            self.boxes,
            self.routes,
            self.theme.face,
        )

    def _paper(self, width: float, bottom: float) -> str:
        """Return which size of paper the picture must be printed on to be read; "" where A4 will do."""
        picture = self.picture
        _, end = foot(picture, bottom, width)
        sheet = sheet_for(width + 2 * MARGIN, end + MARGIN * 0.6, self.theme.small_size)
        if sheet == "A4":
            return ""
        if sheet:
            return word("paper", picture.language).format(sheet=sheet)
        instead = narrower(picture)
        said = word("no-paper", picture.language)
        return f"{said} {instead.in_language(picture.language)}" if instead else said

    def _captions(self, x: float, y: float) -> Iterable[Group]:
        for words in self.picture.captions:
            text = Text(words.x + x, words.y + y, words.text, words.size, self.theme.ink, words.bold)
            yield Group((text,))

    def _drawn_boxes(self) -> Iterable[Group]:
        """Yield the boxes in the order they are to be read: column by column, from the top."""

        def reading(box: Box) -> tuple[int, float]:
            return box.layer or 0, self.boxes[box.id].y

        for box in sorted(self.picture.boxes, key=reading):
            place = self.boxes[box.id]
            self.crowd.add_box(place)
            items = box_items(box, place, self.theme)
            yield Group(tuple(items), box.name, box.title, box.description, ("node", *box.classes))

    def _drawn_strokes(self) -> Iterable[Group]:
        for stroke in self.picture.strokes:
            if stroke.id in self.curves:
                curve, tip = self.curves[stroke.id]
                self.crowd.add_curve(stroke.id, curve, tip)
                self.routes[stroke.id] = Route(curve, tip)
                items = stroke_items(stroke, curve, tip, self.theme.tone(stroke.tone))
                classes = ("edge", *stroke.classes)
                yield Group(tuple(items), stroke.name, stroke.title, stroke.description, classes)

    def _drawn_numbers(self) -> Iterable[Group]:
        numbered = [s for s in self.picture.strokes if s.number and s.id in self.routes]
        size = self.theme.small_size
        widths = {s.id: max(text_width(s.number, size, BOLD) + 7, 15) for s in numbered}
        for name, at in self.crowd.places(widths, 14).items():
            self.routes[name] = self.routes[name]._replace(number=at, number_width=widths[name])
        for stroke in numbered:
            x, y = self.routes[stroke.id].number or (0.0, 0.0)
            yield Group(tuple(self._number(stroke, x, y, widths[stroke.id])), classes=("number",))

    def _number(self, stroke: Stroke, x: float, y: float, width: float) -> Iterable[Shape | Text]:
        tone, size = self.theme.tone(stroke.tone), self.theme.small_size
        corners = ((x - width / 2, y - 7), (x + width / 2, y + 7))
        yield Shape("round", corners, self.theme.paper, tone, 0.8, radius=7)
        yield Text(x, y + size * 0.34, stroke.number, size, tone, True, "middle")
