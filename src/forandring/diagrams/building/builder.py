"""Nodes and links of a theory → the boxes, strokes and table rows of one picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from forandring.diagrams.building.facts import classes_of, described, facts_of, shape_of, sign_of
from forandring.diagrams.building.legend import (
    area_entries,
    badge_entries,
    fate_entries,
    shape_entries,
    stroke_entries,
)
from forandring.diagrams.building.looks import fated, letters_of, look, sentence
from forandring.diagrams.building.naming import page_name
from forandring.diagrams.building.pairs import Arrow, Pair
from forandring.diagrams.fonts import BOLD, REGULAR, text_width
from forandring.diagrams.picture import Badge, Box, Entry, Row, Stroke
from forandring.diagrams.sizes import (
    GOALS,
    HEAD_ROOM,
    LINE,
    ROW_WIDTH,
    ROWS_ROOM,
    SIGN,
    SLACK,
    Sized,
    row_grid,
    sized,
)
from forandring.diagrams.theme import Theme
from forandring.diagrams.words import amount, word
from forandring.diagrams.wrapping import shown, wrapped
from forandring.model import Node, Plan, Theory, local_name
from forandring.texts import Message

__all__ = ["Builder"]


class Builder:
    """Makes boxes and strokes in one language and one theme, and remembers what the legend must explain.

    Attributes:
        width: of a line of a label, in points.
        called: id of a list that stands for no node → what it is called beside the picture.
    """

    def __init__(self, theory: Theory, plan: Plan, language: str, theme: Theme, width: float = 140.0) -> None:
        self.theory = theory
        self.plan = plan
        self.language = language
        self.theme = theme
        self.width = width
        self.boxes: list[Box] = []
        self.strokes: list[Stroke] = []
        self.arrows: list[Arrow] = []
        self.called: dict[str, Message] = {}
        self.areas = {area.id: place for place, area in enumerate(plan.of("FocusArea"))}
        self._taken: set[str] = {"diagram"}
        self._by_node: dict[str, Box] = {}
        self._used_areas: dict[int, str] = {}

    def emptied(self) -> Builder:
        """Return a builder like this one, with nothing added yet, that remembers the same focus areas."""
        other = Builder(self.theory, self.plan, self.language, self.theme, self.width)
        other._used_areas = dict(self._used_areas)
        return other

    # Boxes

    def box(
        self,
        node_id: str,
        *,
        layer: int | None = None,
        small: Sequence[str] = (),
        badge: bool = False,
        coloured: bool = True,
        at: tuple[float, float] | None = None,
        mark: str = "",
        width: float | None = None,
        again: bool = False,
        classes: tuple[str, ...] = (),
    ) -> Box:
        """Add the box of a node and return it; the one it has already, unless it is to stand there ``again``."""
        if node_id in self._by_node and not again:
            return self._by_node[node_id]
        node = self.theory.index.get(node_id)
        shape = shape_of(node)
        sign = self.badge(node) if badge else None
        label = self.theory.label(node_id, self.language)
        size = self.measured(label, shape, small, width, badge=bool(sign))
        box = Box(
            id=self._next_id(),
            name=page_name(local_name(node_id), self._taken),
            node=node_id,
            shape=shape,
            lines=size.lines,
            small=size.small,
            width=size.width,
            height=size.height,
            layer=layer,
            colour=self.colour_of(node) if coloured and shape not in GOALS else None,
            badge=sign,
            mark=mark,
            at=at,
            title=shown(label),
            description=described(node, shape, tuple(small), sign, self.theory, self.language),
            classes=(*classes_of(node, shape, sign), *classes),
        )
        return self._added(box)

    def ghost(self, words: str, *, at: tuple[float, float] | None = None, accepted: bool = False) -> Box:
        """Add the outline of something that is missing, quieter where somebody has accepted that it is."""
        size = self.measured(words, "ghost")
        box = Box(
            id=self._next_id(),
            name=page_name("ghost", self._taken),
            node=None,
            shape="accepted" if accepted else "ghost",
            lines=size.lines,
            width=size.width,
            height=size.height,
            at=at,
            title=words,
            description=word("ghost-shape", self.language),
            classes=("ghost",),
        )
        return self._added(box)

    def bar(
        self,
        title: str,
        corner: tuple[float, float],
        size: tuple[float, float],
        *,
        colour: int | None = None,
        faint: bool = False,
        mark: str = "",
        letter: str = "",
    ) -> None:
        """Add a plain bar with its left upper corner at a point.

        Args:
            mark: a kind of evidence that colours it.
            letter: stands in the bar where there is room for it.
        """
        room = text_width(letter, self.theme.small_size, BOLD) + 4
        box = Box(
            id=self._next_id(),
            name=page_name("bar", self._taken),
            node=None,
            shape="faint-bar" if faint else "bar",
            lines=(),
            small=(letter,) if letter and room <= size[0] else (),
            width=size[0],
            height=size[1],
            colour=colour,
            mark=mark,
            at=(corner[0] + size[0] / 2, corner[1] + size[1] / 2),
            title=shown(title),
            classes=("bar",),
        )
        self._added(box)

    def group(
        self,
        name: str,
        title: str,
        rows: Sequence[Row],
        *,
        layer: int | None = 0,
        colour: int | None = None,
        right: str = "",
        columns: int = 1,
        row_width: float = ROW_WIDTH,
        classes: tuple[str, ...] = (),
    ) -> Box:
        """Add a box that lists its rows under a title, in one or more columns.

        Args:
            name: what it is known by; the id of a node if it stands for one.
            title: "" for a mere list.
            right: small words at the right end of the title.
            row_width: of a column of rows, in points; as wide as the rows were broken for.
        """
        width = row_width * columns
        lines = self.heading(title, width, right)
        box = Box(
            id=self._next_id(),
            name=page_name(local_name(name), self._taken),
            node=name,
            shape="group",
            lines=lines,
            small=(right,) if right else (),
            width=width,
            height=self.heading_height(lines) + self._rows_height(rows, columns),
            columns=columns,
            layer=layer,
            colour=colour,
            rows=tuple(rows),
            title=shown(title),
            description=", ".join(row.title for row in rows),
            classes=("group", *classes),
        )
        return self._added(box)

    def heading(self, title: str, width: float, right: str = "") -> tuple[str, ...]:
        """Return the lines of a group's title; none for a mere list."""
        if not title:
            return ()
        room = (width - 30 - text_width(right, self.theme.small_size) - 8) / SLACK
        return wrapped(title, room, self.theme.label_size + 1, BOLD, self.language)

    def heading_height(self, lines: Sequence[str]) -> float:
        """Return the height of the band in which a group's title stands."""
        return len(lines) * (self.theme.label_size + 1) * LINE + HEAD_ROOM if lines else 0.0

    def group_height(
        self, title: str, rows: Sequence[Row], columns: int, row_width: float = ROW_WIDTH
    ) -> float:
        """Return the height of a box that lists its rows under a title."""
        lines = self.heading(title, row_width * columns)
        return self.heading_height(lines) + self._rows_height(rows, columns)

    def _rows_height(self, rows: Sequence[Row], columns: int) -> float:
        return row_grid(rows, columns, self.theme.small_size)[1] + ROWS_ROOM if rows else 0.0

    def row(
        self,
        node: Node,
        right: str = "",
        badge: bool = False,
        mark: str = "activity",
        text: str = "",
        width: float = ROW_WIDTH,
    ) -> Row:
        """Return a node as a row of a group; ``text`` stands there instead of its label."""
        size = self.theme.small_size
        sign = self.badge(node) if badge else None
        line = width - 44 - (text_width(right, size) + 10 if right else 0) - (SIGN if sign else 0)
        label = text or node.label(self.language)
        return Row(
            page_name(node.name, self._taken),
            wrapped(label, line, size, REGULAR, self.language),
            shown(label),
            sign,
            right,
            mark,
        )

    def move(self, box: Box, at: tuple[float, float]) -> None:
        """Place the centre of a box that was added."""
        self._replace(box, replace(self.boxes[_place(box)], at=at))

    def resize(
        self, box: Box, width: float, height: float, shape: str | None = None, colour: int | None = None
    ) -> None:
        """Give a box that was added another size, and another shape and colour if they are named."""
        old = self.boxes[_place(box)]
        self._replace(
            box,
            replace(
                old,
                width=width,
                height=height,
                shape=shape or old.shape,
                colour=old.colour if colour is None else colour,
            ),
        )

    def measured(
        self,
        label: str,
        shape: str,
        small: Sequence[str] = (),
        width: float | None = None,
        *,
        badge: bool = False,
    ) -> Sized:
        """Return a label broken into lines and the box it needs, in this picture's type."""
        return sized(
            label,
            shape,
            small,
            theme=self.theme,
            language=self.language,
            width=width or self.width,
            badge=badge,
        )

    def colour_of(self, node: Node | None) -> int | None:
        """Return the place in the palette of a node's focus area, and remember it for the legend."""
        if node is None:
            return None
        place = self.areas.get(node.id, self.areas.get(node.focus_area or ""))
        if place is not None:
            self._used_areas[place] = self.plan.of("FocusArea")[place].label(self.language)
        return place

    def badge(self, node: Node | None) -> Badge | None:
        """Return the sign of an activity's status."""
        return sign_of(node, self.plan, self.theory, self.language)

    def facts(self, node: Node | None) -> tuple[str, ...]:
        """Return what a box of an activity says under its name: cost, citizens, start."""
        return facts_of(node, self.unit, self.language)

    @property
    def unit(self) -> str:
        """The plan's unit of amount in the picture's language."""
        return self.plan.node.text("amountUnit", self.language) if self.plan.node else ""

    def money(self, number: Decimal) -> str:
        """Return an amount in the plan's unit."""
        return amount(number, self.unit, self.language)

    def _next_id(self) -> str:
        return f"n{len(self.boxes) + 1}"

    def _added(self, box: Box) -> Box:
        self.boxes.append(box)
        if box.node is not None:
            self._by_node[box.node] = box
        return box

    def _replace(self, old: Box, new: Box) -> None:
        self.boxes[_place(old)] = new

    # Strokes

    def arrow(
        self,
        pair: Pair,
        *,
        back: bool = False,
        by_evidence: bool = False,
        number: bool = True,
        fate: str = "",
    ) -> Stroke | None:
        """Add the arrow of a pair whose ends are drawn; ``None`` where one is not.

        Args:
            back: it runs against the direction of reading.
            by_evidence: its colour and letter tell the kind of evidence.
            number: it gets a number and a row in the table.
            fate: what became of it: ``added``, ``gone``, ``changed`` or ``same``; "" where that is not the matter.
        """
        tail, head = self._by_node.get(pair.cause), self._by_node.get(pair.effect)
        if tail is None or head is None:
            return None
        said = sentence(pair, self.theory, fate)
        if number:
            self.arrows.append(Arrow(len(self.arrows) + 1, pair.cause, pair.effect, pair.links, said))
        parts = [str(len(self.arrows))] if number else []
        parts += [letters_of(pair, self.language)] if number and by_evidence else []
        parts += ["−"] if pair.negative else []
        looks = look(pair, back=back, by_evidence=by_evidence) | fated(pair, fate)
        return self.stroke(
            tail,
            head,
            number=" ".join(part for part in parts if part),
            description=shown(said.in_language(self.language)),
            back=back,
            **looks,  # type: ignore[arg-type]
        )

    def stroke(self, tail: Box, head: Box, *, title: str = "", **look: object) -> Stroke:
        """Add a stroke from one box to another."""
        stroke = Stroke(
            id=f"e{len(self.strokes) + 1}",
            name=page_name(f"{tail.name}--{head.name}", self._taken),
            tail=tail.id,
            head=head.id,
            title=title or shown(f"{tail.title} → {head.title}"),
            **look,  # type: ignore[arg-type]
        )
        self.strokes.append(stroke)
        return stroke

    # Legend

    def legend(
        self,
        *,
        areas: bool = True,
        numbered: str = "numbered",
        by_evidence: bool = False,
        fates: bool = False,
    ) -> tuple[Entry, ...]:
        """Return what the picture must explain: only what it shows.

        Args:
            areas: whether colours mean focus areas.
            numbered: the word for what a number on an arrow means.
            by_evidence, fates: what the arrows' colours mean, if not that.
        """
        several = self._used_areas if areas and len(self._used_areas) > 1 else {}
        entries = shape_entries(self.boxes, self.language, self.theme, several) + area_entries(several)
        if fates:
            entries += fate_entries(self.boxes, self.strokes, self.language)
        else:
            entries += stroke_entries(self.strokes, self.arrows, self.language, by_evidence=by_evidence)
        entries += badge_entries(self.boxes, self.language)
        if any(stroke.number for stroke in self.strokes):
            entries.append(Entry(word(numbered, self.language), mark="1"))
        return tuple(entries)


def _place(box: Box) -> int:
    return int(box.id[1:]) - 1
