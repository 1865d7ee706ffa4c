"""A picture and the engine's layout → a scene: boxes, arrows with their numbers, headings, legend, title, source."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from forandring.diagrams.building import LINE, ROW_WIDTH, row_grid
from forandring.diagrams.fonts import BOLD, REGULAR, text_width
from forandring.diagrams.numbers import Crowd, sampled
from forandring.diagrams.picture import Badge, Box, Entry, Picture, Stroke
from forandring.diagrams.scene import Group, Placed, Point, Route, Scene, Shape, Text
from forandring.diagrams.wrapping import wrapped

__all__ = ["Layout", "placed", "read_layout"]

Layout = tuple[dict[str, Placed], dict[str, tuple[tuple[Point, ...], Point]], float, float]
"""Boxes by id, arrows by id (curve, tip), and the width and height of it all in points."""

_MARGIN = 26.0
_INCH = 72.0
_GUTTER = 112.0
"""Room beside the rows for their headings, where a picture runs from top to bottom."""

_ARROW = 7.5
"""Length of an arrowhead in points."""


def read_layout(found: Mapping[str, Any], picture: Picture) -> Layout:
    """Return the places in Graphviz's JSON, turned so that y runs downwards."""
    left, low, right, high = (float(part) for part in str(found["bb"]).split(","))
    names = {entry["_gvid"]: entry["name"] for entry in found.get("objects", ())}
    known = {box.id for box in picture.boxes}
    boxes: dict[str, Placed] = {}
    for entry in found.get("objects", ()):
        if entry["name"] in known:
            x, y = (float(part) for part in entry["pos"].rstrip("!").split(","))
            boxes[entry["name"]] = Placed(
                x - left, high - y, float(entry["width"]) * _INCH, float(entry["height"]) * _INCH
            )
    curves: dict[str, tuple[tuple[Point, ...], Point]] = {}
    by_ends: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for entry in found.get("edges", ()):
        by_ends.setdefault((names[entry["tail"]], names[entry["head"]]), []).append(entry)
    for stroke in picture.strokes:
        entries = by_ends.get((stroke.tail, stroke.head), [])
        if entries and "pos" in entries[0]:
            curves[stroke.id] = _curve(entries.pop(0)["pos"], left, high)
    if _upside_down(picture, boxes):
        depth = high - low
        boxes = {i: p._replace(y=depth - p.y) for i, p in boxes.items()}
        curves = {
            i: (tuple((x, depth - y) for x, y in curve), (tip[0], depth - tip[1]))
            for i, (curve, tip) in curves.items()
        }
    width, height = _place_lonely(picture, boxes, curves, right - left, high - low)
    return boxes, curves, width, height


def _upside_down(picture: Picture, boxes: Mapping[str, Placed]) -> bool:
    """Return whether most boxes of the columns stand in the opposite of the text's order."""
    if picture.direction != "LR":
        return False
    columns: dict[int, list[float]] = {}
    for box in picture.boxes:
        if box.id in boxes and box.layer is not None:
            columns.setdefault(box.layer, []).append(boxes[box.id].y)
    first = columns.get(min(columns, default=0), [])
    ordered = [(one, two) for place, one in enumerate(first) for two in first[place + 1 :]]
    return sum(one > two for one, two in ordered) * 2 > len(ordered)


def _place_lonely(
    picture: Picture,
    boxes: dict[str, Placed],
    curves: Mapping[str, tuple[tuple[Point, ...], Point]],
    width: float,
    height: float,
) -> tuple[float, float]:
    """Set boxes that no arrow touches below the others of their column, and return the size it all has then."""
    columns: dict[int, list[Box]] = {}
    for box in picture.boxes:
        if box.id not in boxes and box.layer is not None:
            columns.setdefault(box.layer, []).append(box)
    if not columns:
        return width, height
    across = picture.direction == "LR"
    for layer in sorted(columns):
        beside = [boxes[b.id] for b in picture.boxes if b.layer == layer and b.id in boxes]
        wide = max(box.width if across else box.height for box in columns[layer])
        if beside:
            x = sum(p.x if across else p.y for p in beside) / len(beside)
            y = max((p.y + p.height / 2) if across else (p.x + p.width / 2) for p in beside) + 18
        else:
            x = (width if across else height) + (40 if boxes else 0) + wide / 2
            y = 0.0
        y = max([y, *(low + 14 for low in _depths(curves, x - wide / 2, x + wide / 2, across))])
        for box in columns[layer]:
            tall = box.height if across else box.width
            centre = (x, y + tall / 2) if across else (y + tall / 2, x)
            boxes[box.id] = Placed(*centre, box.width, box.height)
            y += tall + 14
        width = max(width, *(p.x + p.width / 2 for p in boxes.values()))
        height = max(height, *(p.y + p.height / 2 for p in boxes.values()))
    low = min(p.x - p.width / 2 for p in boxes.values())
    return (width - min(low, 0.0), height)


def _depths(
    curves: Mapping[str, tuple[tuple[Point, ...], Point]], start: float, end: float, across: bool
) -> list[float]:
    """Return how far down each arrow reaches that passes between two edges."""
    found = []
    for curve, tip in curves.values():
        points = [p if across else (p[1], p[0]) for p in sampled(curve, tip)]
        found += [y for x, y in points if start - 4 < x < end + 4]
    return found


def _curve(position: str, left: float, high: float) -> tuple[tuple[Point, ...], Point]:
    points: list[Point] = []
    tip: Point | None = None
    for part in position.split(";")[0].split():
        ends = part.split(",")
        point = (float(ends[-2]) - left, high - float(ends[-1]))
        if ends[0] == "e":
            tip = point
        elif ends[0] != "s":
            points.append(point)
    return tuple(points), tip or points[-1]


def placed(picture: Picture, layout: Layout | None, note: str = "") -> Scene:
    """Return the scene of a picture.

    Args:
        layout: where the engine put things; ``None`` where the picture places its boxes itself.
        note: one more line under the title, e.g. which way out was taken.
    """
    return _Composer(picture, layout, note).scene()


class _Composer:
    """Puts one picture together, from the title down."""

    def __init__(self, picture: Picture, layout: Layout | None, note: str) -> None:
        self.picture = picture
        self.theme = picture.theme
        self.notes = (*picture.notes, *([note] if note else ()))
        self.behind: list[Group] = []
        self.groups: list[Group] = []
        self.crowd = Crowd()
        self.boxes, self.curves, self.body_width, self.body_height = layout or self._own_layout()

    def _own_layout(self) -> Layout:
        boxes = {b.id: Placed(*(b.at or (0.0, 0.0)), b.width, b.height) for b in self.picture.boxes}
        curves = {}
        for stroke in self.picture.strokes:
            curves[stroke.id] = _straight(boxes[stroke.tail], boxes[stroke.head])
        return boxes, curves, *self.picture.size

    def scene(self) -> Scene:
        """Return everything in its place."""
        picture = self.picture
        size = self.theme.title_size
        least = 560.0
        sideways = picture.direction == "TB" and bool(picture.headings)
        gutter = _GUTTER if sideways else 0.0
        width = max(self.body_width + gutter, least)
        title = wrapped(picture.title, width, size, BOLD, picture.language)
        y = _MARGIN + size * 0.8
        head: list[Shape | Text] = []
        for line in title:
            head.append(Text(_MARGIN, y, line, size, self.theme.ink, True))
            y += size * 1.15
        for text in (picture.subtitle, *self.notes):
            for line in (
                wrapped(text, width, self.theme.label_size, REGULAR, picture.language) if text else ()
            ):
                head.append(Text(_MARGIN, y, line, self.theme.label_size, self.theme.quiet))
                y += self.theme.label_size * LINE + 1
        y += 6
        across = _MARGIN + gutter + (width - gutter - self.body_width) / 2
        if picture.placed:
            across = _MARGIN
        heading_top = y
        y += 30 if picture.headings and not sideways else 4
        self._move(across, y)
        self._fan_out()
        self._headings(heading_top)
        for caption in picture.captions:
            words = Text(
                caption.x + across, caption.y + y, caption.text, caption.size, self.theme.ink, caption.bold
            )
            self.behind.append(Group((words,)))
        self._draw_boxes()
        arrows = self._draw_strokes()
        bottom = y + self.body_height + 16
        legend, bottom = self._legend(bottom, width)
        foot, bottom = self._foot(bottom, width)
        groups = (Group(tuple(head)), *self.behind, *arrows, *self.groups, legend, foot)
        numbers = tuple(self._numbers())
        return Scene(
            width + 2 * _MARGIN,
            bottom + _MARGIN * 0.6,
            self.theme.paper,
            self.theme.font,
            f"{picture.title} – {picture.subtitle}" if picture.subtitle else picture.title,
            picture.description,
            picture.language,
            (*groups[:-2], *numbers, *groups[-2:]),
            self.boxes,
            self.routes,
        )

    def _move(self, x: float, y: float) -> None:
        self.boxes = {i: Placed(b.x + x, b.y + y, b.width, b.height) for i, b in self.boxes.items()}
        self.curves = {
            i: (tuple((px + x, py + y) for px, py in curve), (tip[0] + x, tip[1] + y))
            for i, (curve, tip) in self.curves.items()
        }

    def _fan_out(self) -> None:
        """Spread the arrows of a tall box along its side, each as near as may be to where it is going."""
        for box in self.picture.boxes:
            leaving = [s.id for s in self.picture.strokes if s.tail == box.id and s.id in self.curves]
            if box.shape != "group" or len(leaving) < 2 or self.picture.direction != "LR":
                continue
            place = self.boxes[box.id]
            low, high = place.y - place.height / 2 + 16, place.y + place.height / 2 - 12
            leaving.sort(key=lambda name: _heading_for(self.curves[name]))
            wanted = [min(max(_heading_for(self.curves[name]), low), high) for name in leaving]
            for name, y in zip(leaving, _spread(wanted, low, high, 15.0), strict=True):
                curve, tip = self.curves[name]
                start = (place.x + place.width / 2, y)
                self.curves[name] = ((start, (max(curve[1][0], start[0] + 12), y), *curve[2:]), tip)

    # Headings

    def _headings(self, top: float) -> None:
        size = self.theme.label_size + 1
        layer_of = {box.id: box.layer for box in self.picture.boxes}
        across = self.picture.direction == "LR"
        for first, last, words in self.picture.headings:
            inside = [
                self.boxes[i] for i, layer in layer_of.items() if layer is not None and first <= layer <= last
            ]
            if not inside:
                continue
            if not across:
                self.behind.append(Group(tuple(self._side_heading(inside, words))))
                continue
            start = min(b.x - b.width / 2 for b in inside)
            end = max(b.x + b.width / 2 for b in inside)
            items: list[Shape | Text] = [
                Text((start + end) / 2, top + size, words, size, self.theme.ink, True, "middle"),
                Shape("line", ((start, top + size + 6), (end, top + size + 6)), "", self.theme.quiet, 1.2),
            ]
            self.behind.append(Group(tuple(items)))

    def _side_heading(self, inside: Sequence[Placed], words: str) -> Iterable[Shape | Text]:
        """Yield a heading in the margin beside the rows it stands for."""
        size = self.theme.label_size + 1
        start = min(b.y - b.height / 2 for b in inside)
        end = max(b.y + b.height / 2 for b in inside)
        yield Shape(
            "line",
            ((_MARGIN + _GUTTER - 14, start), (_MARGIN + _GUTTER - 14, end)),
            "",
            self.theme.quiet,
            1.2,
        )
        lines = wrapped(words, _GUTTER - 26, size, BOLD, self.picture.language)
        y = (start + end) / 2 - (len(lines) - 1) * size * LINE / 2
        for line in lines:
            yield Text(_MARGIN, y + size * 0.34, line, size, self.theme.ink, True)
            y += size * LINE

    # Boxes

    def _draw_boxes(self) -> None:
        # Painted in the order it is to be read: column by column, from the top.
        for box in sorted(self.picture.boxes, key=lambda box: (box.layer or 0, self.boxes[box.id].y)):
            place = self.boxes[box.id]
            self.crowd.add_box(place)
            items = [*self._outline(box, place), *self._words(box, place)]
            if box.badge is not None and box.shape != "bar":
                items += badge_items(
                    box.badge, place.x + place.width / 2 - 9, place.y - place.height / 2 + 3, self.theme
                )
            if box.mark and "bar" not in box.classes:
                items += self._mark(box, place)
            self.groups.append(
                Group(tuple(items), box.name, box.title, box.description, ("node", *box.classes))
            )

    def _mark(self, box: Box, place: Placed) -> list[Shape | Text]:
        width = text_width(box.mark, self.theme.small_size, BOLD) + 10
        left, top = place.x - place.width / 2 + 4, place.y - place.height / 2 - 8
        stroke = self.theme.area(box.colour)[0]
        for fate in {"added", "gone", "changed"} & set(box.classes):
            stroke = self.theme.tone(fate)
        return [
            Shape("round", ((left, top), (left + width, top + 16)), stroke, "", radius=8),
            Text(
                left + width / 2, top + 12, box.mark, self.theme.small_size, self.theme.paper, True, "middle"
            ),
        ]

    def _outline(self, box: Box, place: Placed) -> list[Shape | Text]:
        stroke, fill = self.theme.box_colours(box.shape, box.colour)
        if box.shape == "bar":
            full = dict(self.theme.evidence).get(box.mark, stroke)
            return [Shape("round", _corners(place), full, "", radius=2)]
        if box.shape == "faint-bar":
            return [Shape("round", _corners(place), fill, stroke, 1.0, radius=2)]
        width = 1.4
        for fate in {"added", "gone", "changed"} & set(box.classes):
            stroke, width = self.theme.tone(fate), 2.4
        dashed = (
            "dashed"
            if {"inferred", "gone"} & set(box.classes) or box.shape in ("ghost", "accepted")
            else "solid"
        )
        return list(outline(box.shape, place, stroke, fill, width, dashed))

    def _words(self, box: Box, place: Placed) -> list[Shape | Text]:
        if box.shape == "group":
            return self._group_words(box, place)
        if box.shape in ("bar", "faint-bar"):
            return []
        size, little = self.theme.label_size, self.theme.small_size
        bold = box.shape in ("goal", "beacon", "target", "activity")
        colour = {"ghost": self.theme.ghost, "accepted": self.theme.quiet}.get(box.shape, self.theme.ink)
        tall = len(box.lines) * size * LINE + len(box.small) * little * LINE
        y = place.y - tall / 2
        items: list[Shape | Text] = []
        for line in box.lines:
            items.append(Text(place.x, y + size * 0.93, line, size, colour, bold, "middle"))
            y += size * LINE
        for line in box.small:
            items.append(Text(place.x, y + little * 0.93, line, little, self.theme.quiet, False, "middle"))
            y += little * LINE
        return items

    def _group_words(self, box: Box, place: Placed) -> list[Shape | Text]:
        size, head = self.theme.small_size, self.theme.label_size + 1
        stroke = self.theme.area(box.colour)[0]
        left, right = place.x - place.width / 2, place.x + place.width / 2
        top = place.y - place.height / 2
        bar = len(box.lines) * head * LINE + 10
        items: list[Shape | Text] = [Shape("round", ((left, top), (right, top + bar)), stroke, "", radius=5)]
        y = top + 4
        for line in box.lines:
            items.append(Text(left + 12, y + head * 0.95, line, head, self.theme.paper, True))
            y += head * LINE
        if box.small:
            items.append(
                Text(right - 12, top + 4 + head * 0.95, box.small[0], size, self.theme.paper, False, "end")
            )
        y = top + bar + 4
        places, _ = row_grid(box.rows, box.columns, size)
        for row, (column, above, tall) in zip(box.rows, places, strict=True):
            start = left + column * ROW_WIDTH
            end, middle = start + ROW_WIDTH, y + above + tall / 2
            if row.mark == "activity":
                mark = _hexagon(Placed(start + 17, middle, 11, 9), 3)
                items.append(Shape("polygon", mark, self.theme.paper, stroke, 1.2))
            elif row.mark:
                items.append(Shape("ellipse", ((start + 17, middle), (2.4, 2.4)), stroke, ""))
            baseline = middle - len(row.lines) * size * LINE / 2
            for line in row.lines:
                items.append(Text(start + 28, baseline + size * 0.95, line, size, self.theme.ink))
                baseline += size * LINE
            if row.right:
                items.append(
                    Text(end - 12, middle + size * 0.34, row.right, size, self.theme.quiet, False, "end")
                )
            if row.badge is not None:
                items += badge_items(row.badge, end - 16, middle, self.theme)
        return items

    # Strokes

    def _draw_strokes(self) -> list[Group]:
        self.routes: dict[str, Route] = {}
        drawn = []
        for stroke in self.picture.strokes:
            if stroke.id not in self.curves:
                continue
            curve, tip = self.curves[stroke.id]
            self.crowd.add_curve(stroke.id, curve, tip)
            self.routes[stroke.id] = Route(curve, tip)
            items = stroke_items(stroke, curve, tip, self.theme.tone(stroke.tone))
            drawn.append(
                Group(tuple(items), stroke.name, stroke.title, stroke.description, ("edge", *stroke.classes))
            )
        return drawn

    def _numbers(self) -> Iterable[Group]:
        size = self.theme.small_size
        for stroke in self.picture.strokes:
            if not stroke.number or stroke.id not in self.routes:
                continue
            width = max(text_width(stroke.number, size, BOLD) + 7, 15)
            x, y = self.crowd.place(stroke.id, width, 14)
            self.routes[stroke.id] = self.routes[stroke.id]._replace(number=(x, y), number_width=width)
            tone = self.theme.tone(stroke.tone)
            yield Group(
                (
                    Shape(
                        "round",
                        ((x - width / 2, y - 7), (x + width / 2, y + 7)),
                        self.theme.paper,
                        tone,
                        0.8,
                        radius=7,
                    ),
                    Text(x, y + size * 0.34, stroke.number, size, tone, True, "middle"),
                ),
                classes=("number",),
            )

    # Legend and foot

    def _legend(self, top: float, width: float) -> tuple[Group, float]:
        if not self.picture.legend:
            return Group(()), top
        size = self.theme.small_size
        items: list[Shape | Text] = [
            Shape("line", ((_MARGIN, top), (_MARGIN + width, top)), "", self.theme.grey, 0.7)
        ]
        x, y = _MARGIN, top + 18
        for entry in self.picture.legend:
            wide = 38 + text_width(entry.words, size) + 20
            if x > _MARGIN and x + wide - 20 > _MARGIN + width:
                x, y = _MARGIN, y + 21
            items += self._sample(entry, x, y)
            items.append(Text(x + 38, y + size * 0.34, entry.words, size, self.theme.ink))
            x += wide
        return Group(tuple(items)), y + 16

    def _sample(self, entry: Entry, x: float, y: float) -> list[Shape | Text]:
        if entry.badge is not None:
            return badge_items(entry.badge, x + 20, y, self.theme)
        if entry.stroke is not None:
            curve = ((x, y), (x + 10, y), (x + 16, y), (x + 31 - _ARROW, y))
            return stroke_items(entry.stroke, curve, (x + 31, y), self.theme.tone(entry.stroke.tone))
        if entry.shape == "bar-of-evidence":
            full = dict(self.theme.evidence).get(entry.mark, "")
            edge = "" if full else self.theme.plain_stroke
            corners = ((x + 6, y - 7), (x + 28, y + 7))
            return [Shape("round", corners, full or self.theme.plain_fill, edge, 1.0, radius=2)]
        if entry.mark:
            return [
                Shape(
                    "round",
                    ((x + 10, y - 7), (x + 25, y + 7)),
                    self.theme.paper,
                    self.theme.ink,
                    0.8,
                    radius=7,
                ),
                Text(x + 17.5, y + 4, entry.mark, self.theme.small_size, self.theme.ink, True, "middle"),
            ]
        stroke, fill = self.theme.box_colours(entry.shape, entry.colour)
        if entry.shape in ("swatch", "bar"):
            return [Shape("round", ((x + 6, y - 7), (x + 28, y + 7)), stroke, "", radius=3)]
        dash = "dashed" if entry.shape in ("ghost", "accepted") else "solid"
        return list(outline(entry.shape, Placed(x + 16, y, 30, 14), stroke, fill, 1.2, dash))

    def _foot(self, top: float, width: float) -> tuple[Group, float]:
        size = self.theme.small_size
        items: list[Shape | Text] = []
        y = top + 4
        for line in wrapped(self.picture.source, width, size, REGULAR, self.picture.language):
            items.append(Text(_MARGIN, y + size, line, size, self.theme.quiet))
            y += size * LINE
        return Group(tuple(items)), y


def badge_items(badge: Badge, x: float, y: float, theme: Any) -> list[Shape | Text]:
    """Return the sign of a status centred at a point: each colour has its own form; a derived one is hollow."""
    stroke, full = theme.state(badge.colour)
    fill = theme.paper if badge.derived else full
    mark = stroke if badge.derived else ("#1B1F24" if badge.colour == "yellow" else theme.paper)
    r = 7.0
    if badge.colour == "green":
        form = Shape("ellipse", ((x, y), (r, r)), fill, stroke, 1.6)
        sign = [Shape("line", ((x - 3.2, y + 0.2), (x - 0.8, y + 2.8), (x + 3.4, y - 2.6)), "", mark, 1.6)]
    elif badge.colour == "yellow":
        form = Shape(
            "polygon", ((x, y - r - 0.5), (x + r + 1, y + r - 1), (x - r - 1, y + r - 1)), fill, stroke, 1.6
        )
        sign = [
            Shape("line", ((x, y - 3.2), (x, y + 1.6)), "", mark, 1.6),
            Shape("line", ((x, y + 3.2), (x, y + 4.8)), "", mark, 1.6),
        ]
    elif badge.colour == "red":
        form = Shape(
            "polygon", ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)), fill, stroke, 1.6
        )
        sign = [
            Shape("line", ((x - 3, y - 3), (x + 3, y + 3)), "", mark, 1.6),
            Shape("line", ((x - 3, y + 3), (x + 3, y - 3)), "", mark, 1.6),
        ]
    else:
        form = Shape("ellipse", ((x, y), (r, r)), fill, stroke, 1.6)
        sign = [Shape("line", ((x - 3, y), (x + 3, y)), "", mark, 1.6)]
    return [form, *sign]


def outline(
    shape: str, place: Placed, stroke: str, fill: str, width: float, dash: str = "solid"
) -> Sequence[Shape]:
    """Return the outline that tells what kind of thing a box is."""
    x, y, wide, tall = place
    left, right, top, bottom = x - wide / 2, x + wide / 2, y - tall / 2, y + tall / 2
    if shape == "activity":
        return [Shape("polygon", _hexagon(place, min(10.0, tall / 2)), fill, stroke, width, dash)]
    if shape in ("goal", "target"):
        return [Shape("ellipse", ((x, y), (wide / 2, tall / 2)), fill, stroke, width, dash)]
    if shape == "beacon":
        gap = min(3.5, tall / 5)
        return [
            Shape("ellipse", ((x, y), (wide / 2, tall / 2)), fill, stroke, width, dash),
            Shape("ellipse", ((x, y), (wide / 2 - gap, tall / 2 - gap)), "", stroke, width * 0.7, dash),
        ]
    if shape == "challenge":
        fold = min(8.0, tall / 2)
        body = ((left, top), (right - fold, top), (right, top + fold), (right, bottom), (left, bottom))
        corner = ((right - fold, top), (right - fold, top + fold), (right, top + fold))
        return [
            Shape("polygon", body, fill, stroke, width, dash),
            Shape("line", corner, "", stroke, width * 0.8),
        ]
    if shape == "service":
        bar = min(5.0, wide / 8)
        return [
            Shape("round", ((left, top), (right, bottom)), fill, stroke, width, dash, 1),
            Shape("line", ((left + bar, top), (left + bar, bottom)), "", stroke, width * 0.8),
            Shape("line", ((right - bar, top), (right - bar, bottom)), "", stroke, width * 0.8),
        ]
    if shape == "target-group":
        return [Shape("round", ((left, top), (right, bottom)), fill, stroke, width, dash, tall / 2)]
    radius = {"effect": 7.0, "group": 5.0, "ghost": 5.0, "accepted": 5.0}.get(shape, 1.0)
    return [Shape("round", ((left, top), (right, bottom)), fill, stroke, width, dash, min(radius, tall / 2))]


def stroke_items(stroke: Stroke, curve: tuple[Point, ...], tip: Point, colour: str) -> list[Shape | Text]:
    """Return an arrow's line and head."""
    items: list[Shape | Text] = [Shape("curve", curve, "", colour, stroke.width, stroke.dash)]
    end = curve[-1]
    length = math.hypot(tip[0] - end[0], tip[1] - end[1])
    if length < 0.5:
        end = curve[-2]
        length = math.hypot(tip[0] - end[0], tip[1] - end[1]) or 1.0
    ux, uy = (tip[0] - end[0]) / length, (tip[1] - end[1]) / length
    back = (tip[0] - ux * _ARROW, tip[1] - uy * _ARROW)
    wing = 3.4
    one = (back[0] - uy * wing, back[1] + ux * wing)
    two = (back[0] + uy * wing, back[1] - ux * wing)
    if stroke.tip == "normal":
        items.append(Shape("polygon", (tip, one, two), colour, colour, 0.6))
        items.append(Shape("line", (curve[-1], back), "", colour, stroke.width))
    elif stroke.tip == "open":
        items.append(Shape("line", (one, tip, two), "", colour, max(stroke.width, 1.1)))
        items.append(Shape("line", (curve[-1], tip), "", colour, stroke.width))
    elif stroke.tip == "tee":
        foot = (tip[0] - ux * 1.5, tip[1] - uy * 1.5)
        items.append(
            Shape(
                "line",
                ((foot[0] - uy * 6, foot[1] + ux * 6), (foot[0] + uy * 6, foot[1] - ux * 6)),
                "",
                colour,
                2.6,
            )
        )
        items.append(Shape("line", (curve[-1], foot), "", colour, stroke.width))
    else:
        items.append(Shape("line", (curve[-1], tip), "", colour, stroke.width))
    return items


def _heading_for(route: tuple[tuple[Point, ...], Point]) -> float:
    """Return how high an arrow is where its first bend ends."""
    curve, tip = route
    return curve[3][1] if len(curve) > 4 else tip[1]


def _spread(wanted: Sequence[float], low: float, high: float, least: float) -> list[float]:
    """Return the sorted places pushed apart by ``least`` where the room allows, within ``low`` and ``high``."""
    least = min(least, (high - low) / max(len(wanted) - 1, 1))
    found: list[float] = []
    for place in wanted:
        found.append(max(place, found[-1] + least) if found else place)
    limit = high
    for index in range(len(found) - 1, -1, -1):
        found[index] = min(found[index], limit)
        limit = found[index] - least
    return [max(place, low) for place in found]


def _straight(tail: Placed, head: Placed) -> tuple[tuple[Point, ...], Point]:
    """Return a straight arrow between two boxes, from edge to edge."""
    start = _edge(tail, (head.x, head.y))
    tip = _edge(head, (tail.x, tail.y))
    length = math.hypot(tip[0] - start[0], tip[1] - start[1]) or 1.0
    end = (tip[0] - (tip[0] - start[0]) / length * _ARROW, tip[1] - (tip[1] - start[1]) / length * _ARROW)
    one = ((2 * start[0] + end[0]) / 3, (2 * start[1] + end[1]) / 3)
    two = ((start[0] + 2 * end[0]) / 3, (start[1] + 2 * end[1]) / 3)
    return (start, one, two, end), tip


def _edge(box: Placed, towards: Point) -> Point:
    dx, dy = towards[0] - box.x, towards[1] - box.y
    if not dx and not dy:
        return box.x, box.y
    share = min(
        box.width / 2 / abs(dx) if dx else math.inf,
        box.height / 2 / abs(dy) if dy else math.inf,
    )
    return box.x + dx * share, box.y + dy * share


def _hexagon(place: Placed, inset: float) -> tuple[Point, ...]:
    x, y, wide, tall = place
    left, right, top, bottom = x - wide / 2, x + wide / 2, y - tall / 2, y + tall / 2
    return (
        (left + inset, top),
        (right - inset, top),
        (right, y),
        (right - inset, bottom),
        (left + inset, bottom),
        (left, y),
    )


def _corners(place: Placed) -> tuple[Point, Point]:
    x, y, wide, tall = place
    return (x - wide / 2, y - tall / 2), (x + wide / 2, y + tall / 2)
