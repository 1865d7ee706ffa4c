"""Placed drawings → PowerPoint: native shapes, arrows glued to them, and the arrow table on the slide after."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from forandring.diagrams.building import Arrow
from forandring.diagrams.picture import Box, Stroke
from forandring.diagrams.record import Drawing
from forandring.diagrams.scene import Placed, Scene
from forandring.diagrams.words import word
from forandring.diagrams.wrapping import shown
from forandring.errors import ForandringError
from forandring.texts import Message

__all__ = ["deck"]

_WIDE, _HIGH = 960.0, 540.0
"""Size in points of a slide of 13.33 by 7.5 inches."""

_ROWS = 12
"""Rows of the arrow table on one slide."""

_SHAPES = {
    "activity": "HEXAGON",
    "effect": "ROUNDED_RECTANGLE",
    "goal": "OVAL",
    "beacon": "OVAL",
    "target": "OVAL",
    "challenge": "FOLDED_CORNER",
    "service": "FLOWCHART_PREDEFINED_PROCESS",
    "target-group": "ROUNDED_RECTANGLE",
    "ghost": "ROUNDED_RECTANGLE",
    "accepted": "ROUNDED_RECTANGLE",
    "group": "ROUNDED_RECTANGLE",
}
# Where connectors may be glued, by the order PowerPoint numbers them: top, left, bottom, right.
_SITES = {
    "HEXAGON": {"right": 0, "left": 3, "top": 5, "bottom": 1},
    "OVAL": {"top": 0, "left": 2, "bottom": 4, "right": 6},
}
_FOUR = {"top": 0, "left": 1, "bottom": 2, "right": 3}
_DASHES = {"dashed": "DASH", "dotted": "ROUND_DOT"}


def deck(drawings: Sequence[tuple[Drawing, Scene]], template: Path | None = None) -> bytes:
    """Return a presentation with a slide for each drawing and its arrow table after it.

    Args:
        template: a PowerPoint file whose masters, size and theme are taken; its slides are left out.

    Raises:
        ForandringError: python-pptx is not installed, or the template cannot be read.
    """
    presentation = _opened(template)
    for drawing, scene in drawings:
        _Slide(presentation, drawing, scene).draw()
        for start in range(0, len(drawing.arrows), _ROWS):
            _add_table(presentation, drawing, drawing.arrows[start : start + _ROWS])
    written = io.BytesIO()
    presentation.save(written)
    return _without_clock(written.getvalue())


def _opened(template: Path | None) -> Any:
    try:
        import pptx
    except ImportError as error:
        raise ForandringError(
            Message(
                "PowerPoint kræver python-pptx: pip install python-pptx.",
                "PowerPoint needs python-pptx: pip install python-pptx.",
            )
        ) from error
    from datetime import datetime

    try:
        presentation = pptx.Presentation(str(template) if template else None)
    except (OSError, ValueError, KeyError, pptx.exc.PythonPptxError) as error:
        raise ForandringError(
            Message(
                f"{template}: skabelonen kan ikke læses som PowerPoint.",
                f"{template}: the template cannot be read as PowerPoint.",
            )
        ) from error
    if template is None:
        presentation.slide_width, presentation.slide_height = _length(_WIDE), _length(_HIGH)
    for entry in list(presentation.slides._sldIdLst):
        presentation.part.drop_rel(entry.rId)
        presentation.slides._sldIdLst.remove(entry)
    properties = presentation.core_properties
    properties.author = "forandring"
    properties.last_modified_by = ""
    # The same input gives the same bytes: the file must not carry the time it was written.
    properties.created = properties.modified = datetime(2000, 1, 1)
    return presentation


def _without_clock(content: bytes) -> bytes:
    """Return the file with the same time on every part of its archive."""
    import zipfile

    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            stamped = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            stamped.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(stamped, old.read(entry))
    return written.getvalue()


def _emu(points: float) -> int:
    return int(points * 12700)


def _length(points: float) -> Any:
    from pptx.util import Pt

    return Pt(points)


def _colour(text: str) -> Any:
    from pptx.dml import color

    colours: Any = color
    return colours.RGBColor(*bytes.fromhex(text.lstrip("#")))


def _blank(presentation: Any) -> Any:
    layouts = presentation.slide_layouts
    return min(layouts, key=lambda layout: len(layout.placeholders))


class _Slide:
    """One drawing on one slide, scaled to fit under its title."""

    def __init__(self, presentation: Any, drawing: Drawing, scene: Scene) -> None:
        self.slide = presentation.slides.add_slide(_blank(presentation))
        self.drawing, self.scene = drawing, scene
        self.theme = drawing.picture.theme
        wide, high = presentation.slide_width / 12700, presentation.slide_height / 12700
        places = list(scene.boxes.values()) or [Placed(scene.width / 2, scene.height / 2, 10, 10)]
        self.left = min(p.x - p.width / 2 for p in places)
        self.top = min(p.y - p.height / 2 for p in places) - (26 if drawing.picture.headings else 0)
        across = max(p.x + p.width / 2 for p in places) - self.left
        down = max(p.y + p.height / 2 for p in places) - self.top
        self.scale = min((wide - 60) / across, (high - 118) / down, 1.15)
        self.x0 = (wide - across * self.scale) / 2
        self.y0 = 66.0
        self.wide, self.high = wide, high
        self.shapes: dict[str, Any] = {}

    def draw(self) -> None:
        """Add everything: title, headings, boxes, arrows, numbers, source."""
        picture = self.drawing.picture
        self._write(picture.title, 30, 14, self.wide - 60, 30, 22, True, self.theme.ink)
        self._write(picture.subtitle, 30, 41, self.wide - 60, 18, 11, False, self.theme.quiet)
        if self.theme.logo:
            logo = self.slide.shapes.add_picture(self.theme.logo, 0, _emu(12), height=_emu(34))
            logo.left = _emu(self.wide - 30) - logo.width
        self._headings()
        for box in picture.boxes:
            if box.id in self.scene.boxes:
                self.shapes[box.id] = self._box(box, self.scene.boxes[box.id])
        for stroke in picture.strokes:
            if stroke.id in self.scene.routes:
                self._stroke(stroke)
        self._numbers()
        notes = " ".join((*picture.notes, picture.source))
        self._write(notes, 30, self.high - 30, self.wide - 60, 20, 9, False, self.theme.quiet)
        self.slide.notes_slide.notes_text_frame.text = shown(picture.description)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self.x0 + (x - self.left) * self.scale, self.y0 + (y - self.top) * self.scale

    def _write(
        self, text: str, x: float, y: float, width: float, height: float, size: float, bold: bool, colour: str
    ) -> Any:
        frame = self.slide.shapes.add_textbox(_emu(x), _emu(y), _emu(width), _emu(height)).text_frame
        _set_margins(frame, 0)
        frame.word_wrap = True
        _set_text(frame, (text,), size, bold, colour, self.theme.font, centred=False)
        return frame

    def _headings(self) -> None:
        for first, last, words in self.drawing.picture.headings:
            inside = [
                self.scene.boxes[box.id]
                for box in self.drawing.picture.boxes
                if box.layer is not None and first <= box.layer <= last and box.id in self.scene.boxes
            ]
            if inside:
                start, _ = self._at(min(p.x - p.width / 2 for p in inside), 0)
                end, _ = self._at(max(p.x + p.width / 2 for p in inside), 0)
                frame = self._write(words, start, self.y0 - 4, end - start, 16, 11, True, self.theme.ink)
                frame.paragraphs[0].alignment = 2

    def _box(self, box: Box, place: Placed) -> Any:
        from pptx.enum.dml import MSO_LINE
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.enum.text import MSO_ANCHOR

        x, y = self._at(place.x - place.width / 2, place.y - place.height / 2)
        kind = _SHAPES.get(box.shape, "RECTANGLE")
        shape = self.slide.shapes.add_shape(
            getattr(MSO_SHAPE, kind),
            _emu(x),
            _emu(y),
            _emu(place.width * self.scale),
            _emu(place.height * self.scale),
        )
        shape.name = box.name
        shape._element._nvXxPr.cNvPr.set("descr", shown(f"{box.title}. {box.description}"))
        edge, fill = self.theme.box_colours(box.shape, box.colour)
        shape.shadow.inherit = False
        shape.fill.solid()
        shape.fill.fore_color.rgb = _colour(fill if box.shape != "bar" else edge)
        shape.line.color.rgb = _colour(edge)
        shape.line.width = _emu(2.25 if box.shape == "beacon" else 1.2)
        if box.shape in ("ghost", "accepted") or "inferred" in box.classes:
            shape.line.dash_style = MSO_LINE.DASH
        frame = shape.text_frame
        _set_margins(frame, 1)
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.TOP if box.rows else MSO_ANCHOR.MIDDLE
        size = max(self.theme.label_size * self.scale, 5.0)
        bold = box.shape in ("goal", "beacon", "target", "activity", "group")
        _set_text(
            frame, (" ".join(box.lines),), size, bold, self.theme.ink, self.theme.font, centred=not box.rows
        )
        rows = (*box.small, *(f"• {row.title}{'  ' + row.right if row.right else ''}" for row in box.rows))
        for line in rows:
            _add_line(frame, line, size * 0.93, self.theme.quiet, self.theme.font, centred=not box.rows)
        return shape

    def _stroke(self, stroke: Stroke) -> None:
        from pptx.enum.dml import MSO_LINE
        from pptx.enum.shapes import MSO_CONNECTOR

        tail, head = self.scene.boxes[stroke.tail], self.scene.boxes[stroke.head]
        start_side, end_side = _sides(tail, head)
        connector = self.slide.shapes.add_connector(MSO_CONNECTOR.CURVE, 0, 0, 0, 0)
        connector.name = stroke.name
        connector._element.nvCxnSpPr.cNvPr.set("descr", shown(stroke.description or stroke.title))
        self._glue(connector, stroke.tail, start_side, begin=True)
        self._glue(connector, stroke.head, end_side, begin=False)
        connector.line.color.rgb = _colour(self.theme.tone(stroke.tone))
        connector.line.width = _emu(max(stroke.width * self.scale, 0.5))
        if stroke.dash in _DASHES:
            connector.line.dash_style = getattr(MSO_LINE, _DASHES[stroke.dash])
        _add_tip(connector, stroke.tip)

    def _glue(self, connector: Any, box_id: str, side: str, *, begin: bool) -> None:
        shape = self.shapes[box_id]
        box = next(b for b in self.drawing.picture.boxes if b.id == box_id)
        site = _SITES.get(_SHAPES.get(box.shape, ""), _FOUR)[side]
        # The public methods know shapes of four sites only, and would move the end to the wrong one.
        (connector._connect_begin_to if begin else connector._connect_end_to)(shape, site)
        x = shape.left + {"left": 0, "right": shape.width}.get(side, shape.width // 2)
        y = shape.top + {"top": 0, "bottom": shape.height}.get(side, shape.height // 2)
        if begin:
            connector.begin_x, connector.begin_y = x, y
        else:
            connector.end_x, connector.end_y = x, y

    def _numbers(self) -> None:
        from pptx.enum.shapes import MSO_SHAPE

        size = max(self.theme.small_size * self.scale, 5.0)
        for stroke in self.drawing.picture.strokes:
            route = self.scene.routes.get(stroke.id)
            if route is None or not stroke.number:
                continue
            tail, head = self.shapes[stroke.tail], self.shapes[stroke.head]
            start, end = _sides(self.scene.boxes[stroke.tail], self.scene.boxes[stroke.head])
            x = (_side_x(tail, start) + _side_x(head, end)) / 2 / 12700
            y = (_side_y(tail, start) + _side_y(head, end)) / 2 / 12700
            wide, tall = (route.number_width + 2) * self.scale, 15 * self.scale
            pill = self.slide.shapes.add_shape(
                MSO_SHAPE.ROUNDED_RECTANGLE, _emu(x - wide / 2), _emu(y - tall / 2), _emu(wide), _emu(tall)
            )
            pill.adjustments[0] = 0.5
            pill.shadow.inherit = False
            pill.fill.solid()
            pill.fill.fore_color.rgb = _colour(self.theme.paper)
            pill.line.color.rgb = _colour(self.theme.tone(stroke.tone))
            pill.line.width = _emu(0.6)
            pill.name = f"{stroke.name}-number"
            _set_margins(pill.text_frame, 0)
            pill.text_frame.word_wrap = False
            _set_text(
                pill.text_frame,
                (stroke.number,),
                size,
                True,
                self.theme.tone(stroke.tone),
                self.theme.font,
                centred=True,
            )


def _sides(tail: Placed, head: Placed) -> tuple[str, str]:
    """Return the sides that face each other."""
    if head.x - head.width / 2 > tail.x + tail.width / 2:
        return "right", "left"
    if head.x + head.width / 2 < tail.x - tail.width / 2:
        return "left", "right"
    return ("bottom", "top") if head.y > tail.y else ("top", "bottom")


def _side_x(shape: Any, side: str) -> float:
    return float(shape.left + {"left": 0, "right": shape.width}.get(side, shape.width / 2))


def _side_y(shape: Any, side: str) -> float:
    return float(shape.top + {"top": 0, "bottom": shape.height}.get(side, shape.height / 2))


def _add_tip(connector: Any, tip: str) -> None:
    """Add the head of an arrow; PowerPoint has no tee, so that what works against ends in a diamond."""
    from pptx.oxml.ns import qn

    kind = {"normal": "triangle", "open": "arrow", "tee": "diamond"}.get(tip)
    if kind is not None:
        line = connector.line._get_or_add_ln()
        end = line.makeelement(qn("a:tailEnd"), {"type": kind, "w": "med", "len": "med"})
        line.append(end)


def _set_margins(frame: Any, points: float) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = _emu(points)


def _set_text(
    frame: Any, lines: Iterable[str], size: float, bold: bool, colour: str, font: str, *, centred: bool
) -> None:
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        _write_run(paragraph, line, size, bold, colour, font, centred)


def _add_line(frame: Any, line: str, size: float, colour: str, font: str, *, centred: bool) -> None:
    _write_run(frame.add_paragraph(), line, size, False, colour, font, centred)


def _write_run(
    paragraph: Any, line: str, size: float, bold: bool, colour: str, font: str, centred: bool
) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    paragraph.alignment = PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT
    run = paragraph.add_run()
    # Line breaks and tabs would become elements of their own.
    run.text = " ".join(shown(line).split())
    run.font.size = Pt(round(size, 1))
    run.font.bold = bold
    run.font.name = font
    run.font.color.rgb = _colour(colour)


def _add_table(presentation: Any, drawing: Drawing, arrows: Sequence[Arrow]) -> None:
    slide = presentation.slides.add_slide(_blank(presentation))
    theme = drawing.picture.theme
    wide = presentation.slide_width / 12700
    frame = slide.shapes.add_textbox(_emu(30), _emu(14), _emu(wide - 60), _emu(30)).text_frame
    _set_margins(frame, 0)
    heading = f"{drawing.title}: {word('arrows-table', drawing.language)}"
    _set_text(frame, (heading,), 18, True, theme.ink, theme.font, centred=False)
    table = slide.shapes.add_table(len(arrows) + 1, 2, _emu(30), _emu(52), _emu(wide - 60), _emu(20)).table
    table.columns[0].width = _emu(46)
    table.columns[1].width = _emu(wide - 60 - 46)
    titles = (word("arrow", drawing.language), word("arrow-says", drawing.language))
    rows = [titles, *((str(a.number), a.text.in_language(drawing.language)) for a in arrows)]
    for index, cells in enumerate(rows):
        for column, text in enumerate(cells):
            cell = table.cell(index, column)
            cell.margin_top = cell.margin_bottom = _emu(2)
            colour = theme.paper if index == 0 else theme.ink
            cell.fill.solid()
            cell.fill.fore_color.rgb = _colour(theme.plain_stroke if index == 0 else theme.paper)
            _set_text(cell.text_frame, (text,), 10, index == 0, colour, theme.font, centred=False)
