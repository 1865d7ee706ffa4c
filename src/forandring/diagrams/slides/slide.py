"""One drawing on one slide: title, boxes with their text, arrows glued to them, numbers, legend and source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from forandring.diagrams.picture import Box, Stroke
from forandring.diagrams.record import Drawing
from forandring.diagrams.scene import Group, Placed, Scene, Shape, Text
from forandring.diagrams.slides.boxes import add_box
from forandring.diagrams.slides.connectors import (
    OVER,
    RIM,
    Line,
    Way,
    between,
    cost,
    ends_of,
    skims,
    way_between,
)
from forandring.diagrams.slides.knees import Knee, knee_between, knee_cost, knee_to_itself
from forandring.diagrams.slides.layouts import new_slide
from forandring.diagrams.slides.lettering import Lettering, colour_of, emu, set_margins
from forandring.diagrams.slides.numbers import free_place, places_on
from forandring.diagrams.slides.sites import SHAPES
from forandring.diagrams.slides.sketch import Scale, add_items, as_on_slides, bent, flattened
from forandring.diagrams.slides.wires import End, add_bend, add_tip, add_wire
from forandring.diagrams.wrapping import shown

__all__ = ["add_drawing", "add_words"]

_LARGEST = 1.25
"""How much larger than itself a small picture is drawn at most."""


def add_drawing(presentation: Any, drawing: Drawing, scene: Scene) -> None:
    """Add a slide with the drawing to a presentation."""
    _Slide(presentation, drawing, scene).draw()


def add_words(presentation: Any, drawing: Drawing, words: str) -> None:
    """Add a slide with the drawing's title and a sentence instead of the picture."""
    _Slide(presentation, drawing, None).say(words)


class _Slide:
    """A slide being filled: the picture is scaled to what the layout leaves free."""

    def __init__(self, presentation: Any, drawing: Drawing, scene: Scene | None) -> None:
        self.picture = drawing.picture
        self.scene = scene or Scene(100.0, 100.0, "", "", "", "", drawing.language, ())
        self.theme = drawing.picture.theme
        self.lettering = Lettering(presentation, self.theme)
        self.slide, self.room = new_slide(presentation, self.picture.title, self.theme)
        self.shapes: dict[str, Any] = {}
        self.ways: dict[str, Way] = {}
        self.held: dict[str, Knee] = {}
        self.scale = self._scale()
        self.places = {box_id: self._placed(box_id) for box_id in self.scene.boxes}
        self.kinds = {
            box.id: SHAPES.get(self.theme.form(box.shape), "RECTANGLE") for box in self.picture.boxes
        }

    def say(self, words: str) -> None:
        """Add the subtitle and a sentence."""
        left, top, wide, _ = self.room
        self._line(self.picture.subtitle, left, top, wide, 12)
        self._line(words, left, top + 40, wide, 18)

    def draw(self) -> None:
        """Add everything, in the order it is to be read."""
        left, top, wide, tall = self.room
        self._line(self.picture.subtitle, left, top, wide, 12)
        parts = [group for group in self.scene.groups[1:-1] if "number" not in group.classes]
        for group in parts:
            if not {"edge", "node"} & set(group.classes) and group is not parts[-1]:
                add_items(self.slide.shapes, group.items, self.scale, self.lettering)
        before = len(self.slide.shapes._spTree)
        self._boxes(parts)
        self.first: Any = self.slide.shapes._spTree[before] if self.shapes else None
        for stroke in self.picture.strokes:
            if stroke.id in self.scene.routes:
                self._connect(stroke)
        self._numbers()
        if parts and parts[-1].items and not {"edge", "node"} & set(parts[-1].classes):
            self._legend(parts[-1])
        if not self.picture.boxes and self.picture.notes:
            self._line(" ".join(self.picture.notes), left, top + 40, wide, 18)
        notes = " ".join((*(self.picture.notes if self.picture.boxes else ()), self.picture.source))
        self._line(notes, left, top + tall - 13, wide, 9)
        self.slide.notes_slide.notes_text_frame.text = shown(self.picture.description)

    def _scale(self) -> Scale:
        """Return how the picture comes onto the slide: everything but its title and its foot."""
        left, top, wide, tall = self.room
        corners = [corner for group in self.scene.groups[1:-1] for corner in _corners(group)]
        corners = corners or [(0.0, 0.0), (self.scene.width, self.scene.height)]
        low_x, high_x = min(x for x, _ in corners), max(x for x, _ in corners)
        low_y, high_y = min(y for _, y in corners), max(y for _, y in corners)
        head, foot = 22.0, 20.0
        factor = min(wide / (high_x - low_x), (tall - head - foot) / (high_y - low_y), _LARGEST)
        x = left + max((wide - (high_x - low_x) * factor) / 2, 0.0)
        return Scale(low_x, low_y, x, top + head, factor)

    def _line(self, text: str, x: float, y: float, width: float, size: float) -> None:
        if not text:
            return
        frame = self.slide.shapes.add_textbox(emu(x), emu(y), emu(width), emu(size * 1.3)).text_frame
        set_margins(frame, 0)
        frame.word_wrap = True
        size = min(size, size * width / max(self.lettering.room(text, size), 1.0))
        self.lettering.write(frame.paragraphs[0], (text,), size, False, self.theme.quiet, "start")

    def _boxes(self, groups: Sequence[Group]) -> None:
        by_name: dict[str, Box] = {box.name: box for box in self.picture.boxes}
        for group in groups:
            box = by_name.get(group.name) if "node" in group.classes else None
            if box is not None and box.id in self.scene.boxes:
                self.shapes[box.id] = add_box(
                    self.slide.shapes,
                    box,
                    self.scene.boxes[box.id],
                    group,
                    self.theme,
                    self.scale,
                    self.lettering,
                )

    def _placed(self, box_id: str) -> Placed:
        """Return where a box stands on the slide, in points."""
        place = self.scene.boxes[box_id]
        x, y = self.scale.at((place.x, place.y))
        return Placed(x, y, place.width * self.scale.factor, place.height * self.scale.factor)

    def _connect(self, stroke: Stroke) -> None:
        """Add an arrow: one connector, or parts that its number holds where one would not do."""
        tail, head = self.places[stroke.tail], self.places[stroke.head]
        others = [self.places[i] for i in self.shapes if i not in (stroke.tail, stroke.head)]
        kinds = (self.kinds[stroke.tail], self.kinds[stroke.head])
        used = {ends_of(way) for way in self.ways.values()}
        way = way_between(tail, head, kinds, between(tail, head, others), self.scale.factor, used=used)
        begin, finish = self.shapes[stroke.tail], self.shapes[stroke.head]
        knee = self._knee(stroke, way, others, shared=ends_of(way) in used)
        if knee is None:
            self.ways[stroke.id] = way
            self._wire(stroke, way, begin, finish, stroke.name, stroke.tip)
            return
        self.held[stroke.id] = knee
        stops = [begin, *self._stops(stroke, knee), finish]
        for place, part in enumerate(knee.ways, 1):
            name = stroke.name if place == 1 else f"{stroke.name}-{place}"
            tip = stroke.tip if place == len(knee.ways) else "none"
            self._wire(stroke, part, stops[place - 1], stops[place], name, tip)

    def _stops(self, stroke: Stroke, knee: Knee) -> list[Any]:
        """Add the shapes that hold the parts of an arrow, and return them in its order."""
        number = self._number(stroke, knee.number)
        if knee.bend is None:
            return [number]
        bend = add_bend(self.slide.shapes, knee.bend, self.theme.tone(stroke.tone))
        bend.name = f"{stroke.name}-bend"
        return [bend, number] if knee.bend_first else [number, bend]

    def _knee(self, stroke: Stroke, way: Way, others: list[Placed], *, shared: bool) -> Knee | None:
        """Return how an arrow runs by its number, if the way it has without will not do, or leads back to its box.

        A way will not do that runs over a box or along its rim, is uncertain, or is ``shared`` with another arrow.
        """
        if not stroke.number:
            return None
        tail, head = self.places[stroke.tail], self.places[stroke.head]
        route = self.scene.routes[stroke.id]
        taken = [*others, *(held.number for held in self.held.values())]
        if stroke.tail == stroke.head:
            return self._ring(stroke, taken)
        # A quarter turn is drawn by no two programs alike, and would leave its number beside it.
        spoken_against = cost(way, others) + OVER * (way.form == "curvedConnector2") + OVER * shared
        spoken_against += RIM * skims(way, tail, head)
        if spoken_against < RIM + cost(way, ()):
            return None
        curve = [self.scale.at(point) for point in (*bent(route.curve), route.tip)]
        knee = knee_between(
            tail,
            head,
            (self.kinds[stroke.tail], self.kinds[stroke.head]),
            taken,
            places_on(curve, *self._frame(stroke)),
            self.scale.factor,
        )
        return knee if knee_cost(knee, tail, head, others) < spoken_against else None

    def _ring(self, stroke: Stroke, taken: list[Placed]) -> Knee:
        """Return how an arrow runs from a box to itself."""
        route = self.scene.routes[stroke.id]
        number = Placed(*self.scale.at(route.number or route.tip), *self._frame(stroke))
        lines = [Line(way.points) for way in self.ways.values()]
        box = self.places[stroke.tail]
        return knee_to_itself(box, self.kinds[stroke.tail], number, taken, lines, self.scale.factor)

    def _wire(self, stroke: Stroke, way: Way, begin: Any, finish: Any, name: str, tip: str) -> None:
        wire = add_wire(
            self.slide.shapes,
            way,
            (End(begin, way.start), End(finish, way.end)),
            stroke,
            self.theme,
            self.scale.factor,
        )
        wire.name = name
        wire._element.nvCxnSpPr.cNvPr.set("descr", shown(stroke.description or stroke.title))
        add_tip(wire, tip)
        # Under the boxes, as in the picture: an arrow that has to pass a box does not cross its words.
        self.first.addprevious(wire._element)

    def _numbers(self) -> None:
        """Set the number of each arrow that is not held by it on its way, above everything else."""
        held = list(self.held.values())
        taken = [*(self.places[box_id] for box_id in self.shapes), *(knee.number for knee in held)]
        own = {name: Line(way.points) for name, way in self.ways.items()}
        lines = [*own.values(), *(Line(way.points) for knee in held for way in knee.ways)]
        for stroke in self.picture.strokes:
            way = self.ways.get(stroke.id)
            if way is None or not stroke.number:
                continue
            wide, tall = self._frame(stroke)
            others = [line for line in lines if line is not own[stroke.id]]
            place = Placed(*free_place(way, wide, tall, taken, others), wide, tall)
            taken.append(place)
            self._number(stroke, place)

    def _frame(self, stroke: Stroke) -> tuple[float, float]:
        """Return width and height of an arrow's number."""
        return (self.scene.routes[stroke.id].number_width + 2) * self.scale.factor, 15 * self.scale.factor

    def _number(self, stroke: Stroke, place: Placed) -> Any:
        from pptx.enum.shapes import MSO_SHAPE

        x, y, wide, tall = place
        pill = self.slide.shapes.add_shape(
            MSO_SHAPE.ROUNDED_RECTANGLE, emu(x - wide / 2), emu(y - tall / 2), emu(wide), emu(tall)
        )
        pill.name = f"{stroke.name}-number"
        pill.adjustments[0] = 0.5
        flattened(pill)
        tone = self.theme.tone(stroke.tone)
        pill.fill.solid()
        pill.fill.fore_color.rgb = colour_of(self.theme.paper)
        pill.line.color.rgb = colour_of(tone)
        pill.line.width = emu(0.6)
        set_margins(pill.text_frame, 0)
        pill.text_frame.word_wrap = False
        size = self.lettering.fitting(self.theme.small_size * self.scale.factor)
        self.lettering.write(pill.text_frame.paragraphs[0], (stroke.number,), size, True, tone, "middle")
        return pill

    def _legend(self, group: Group) -> None:
        legend = self.slide.shapes.add_group_shape()
        legend.name = "legend"
        add_items(legend.shapes, map(as_on_slides, group.items), self.scale, self.lettering)


def _corners(group: Group) -> list[tuple[float, float]]:
    """Return points that the items of a group reach to."""
    found: list[tuple[float, float]] = []
    for item in group.items:
        if isinstance(item, Shape):
            if item.kind == "ellipse":
                (x, y), (across, down) = item.points
                found += [(x - across, y - down), (x + across, y + down)]
            else:
                found += item.points
        else:
            found += [(item.x, item.y - item.size), (_end(item), item.y + item.size * 0.3)]
    return found


def _end(text: Text) -> float:
    from forandring.diagrams.fonts import text_width

    return text.x + (text_width(text.text, text.size) if text.anchor == "start" else 0.0)
