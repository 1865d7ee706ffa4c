"""Nodes and links of a theory → boxes and strokes: sizes, names, numbers, columns and the legend."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from forandring.analysis.status import status
from forandring.diagrams.fonts import BOLD, REGULAR, text_width
from forandring.diagrams.picture import Badge, Box, Entry, Row, Stroke
from forandring.diagrams.theme import Theme
from forandring.diagrams.words import amount, count, word
from forandring.diagrams.wrapping import shown, wrapped
from forandring.model import Activity, Goal, Link, Node, Plan, Theory, local_name
from forandring.texts import Message

__all__ = [
    "LINE",
    "ROW_WIDTH",
    "Arrow",
    "Builder",
    "Pair",
    "layers_of",
    "page_name",
    "pairs",
    "row_grid",
    "shape_of",
]

LINE = 1.22
"""Distance between lines of type, in sizes of the type."""

ROW_WIDTH = 262.0
"""Width of a column of rows in a group, in points."""

_SHAPES = {
    "Activity": "activity",
    "Effect": "effect",
    "Challenge": "challenge",
    "TargetGroup": "target-group",
    "Organisation": "organisation",
    "StakeholderGroup": "organisation",
    "Service": "service",
    "Scheme": "service",
}
_LONG_LABEL = 90
_GOALS = frozenset({"goal", "beacon", "target"})
# Room beside and above the text, in points.
_PADDING = {"activity": (17, 7), "challenge": (12, 8), "target-group": (11, 6)}
_WIDTHS = {"High": 3.0}
_CONFIDENCE = {"High": "solid", "Medium": "dashed", "Low": "dotted"}


class Arrow(NamedTuple):
    """One row of the table under a diagram.

    Attributes:
        number: what stands on the arrow.
        cause, effect: ids.
        links: the links it draws, in text order; ``()`` for a goal that serves a higher one and for counted arrows.
        text: what it says in one sentence.
    """

    number: int
    cause: str
    effect: str
    links: tuple[Link, ...]
    text: Message


class Pair(NamedTuple):
    """All links from one node to another; none for a goal that serves a higher one."""

    cause: str
    effect: str
    links: tuple[Link, ...]

    @property
    def inferred(self) -> bool:
        """Whether nobody but the modeller says so."""
        return bool(self.links) and all(link.basis == "Inferred" for link in self.links)

    @property
    def negative(self) -> bool:
        """Whether any of the links works against the effect."""
        return any(link.polarity == "Negative" for link in self.links)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Kinds of evidence, each once."""
        return tuple(dict.fromkeys(kind for link in self.links for kind in link.evidence))

    @property
    def confidence(self) -> str | None:
        """The lowest confidence that is stated."""
        stated = [link.confidence for link in self.links if link.confidence]
        return next((level for level in ("Low", "Medium", "High") if level in stated), None)

    @property
    def assumptions(self) -> tuple[str, ...]:
        """Ids of what is assumed, each once."""
        return tuple(dict.fromkeys(i for link in self.links for i in link.assumptions))


def pairs(plan: Plan, theory: Theory) -> tuple[Pair, ...]:
    """Return everything that an arrow of ``plan`` says, in text order, goals serving goals last."""
    said: dict[tuple[str, str], tuple[Link, ...]] = {}
    for link in plan.links:
        ends = (link.cause, link.effect)
        said[ends] = (*said.get(ends, ()), link)
    for node in plan.nodes:
        if isinstance(node, Goal):
            for higher in node.serves:
                if higher in theory.index:
                    said.setdefault((node.id, higher), ())
    return tuple(Pair(cause, effect, links) for (cause, effect), links in said.items())


def shape_of(node: Node | None) -> str:
    """Return the shape that tells what kind of thing a node is."""
    if node is None:
        return "other"
    if node.kind == "Goal":
        return {"Beacon": "beacon", "Target": "target"}.get(node.type, "goal")
    return _SHAPES.get(node.kind, "other")


def page_name(text: str, taken: set[str]) -> str:
    """Return ``text`` as a name that a page, a file and a style sheet accept, made unique among ``taken``.

    >>> page_name("børn & unge", {"boern-unge"})
    'boern-unge-2'
    """
    plain = text.lower() if text.isupper() else text
    for letter, letters in (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("Æ", "Ae"), ("Ø", "Oe"), ("Å", "Aa")):
        plain = plain.replace(letter, letters)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii")
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", plain).strip("-")[:80] or "x"
    if not stem[0].isalpha():
        stem = f"x-{stem}"
    name, number = stem, 1
    while name.lower() in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.lower())
    return name


def layers_of(
    ids: Sequence[str], edges: Iterable[tuple[str, str]], first: Mapping[str, int] | None = None
) -> tuple[dict[str, int], set[tuple[str, str]]]:
    """Return the column of each id by longest route from the left, and the edges that go backwards.

    Args:
        ids: in text order.
        edges: (cause, effect) among ``ids``, in text order.
        first: the leftmost column an id may have, 0 if not given.

    Cost: O(n + m). Source: depth-first feedback edges and longest-path layering, Sugiyama, Tagawa & Toda (1981).

    >>> layers_of(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a")])
    ({'a': 0, 'b': 1, 'c': 2}, {('c', 'a')})
    """
    after: dict[str, list[str]] = {node: [] for node in ids}
    for cause, effect in edges:
        if cause in after and effect in after:
            after[cause].append(effect)
    back = _feedback(ids, after)
    forward = {node: [n for n in after[node] if (node, n) not in back] for node in ids}
    waiting = dict.fromkeys(ids, 0)
    for heads in forward.values():
        for head in heads:
            waiting[head] += 1
    layer = {node: (first or {}).get(node, 0) for node in ids}
    ready = [node for node in ids if not waiting[node]]
    for node in ready:
        for head in forward[node]:
            layer[head] = max(layer[head], layer[node] + 1)
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)
    return layer, back


def _feedback(ids: Sequence[str], after: dict[str, list[str]]) -> set[tuple[str, str]]:
    """Return the edges that close a loop when the graph is walked depth first from causes nobody causes."""
    caused = {head for heads in after.values() for head in heads}
    open_, done, back = set[str](), set[str](), set[tuple[str, str]]()
    for start in [*(i for i in ids if i not in caused), *ids]:
        if start in done:
            continue
        open_.add(start)
        stack = [(start, iter(after[start]))]
        while stack:
            node, heads = stack[-1]
            head = next(heads, None)
            if head is None:
                stack.pop()
                open_.discard(node)
                done.add(node)
            elif head in open_:
                back.add((node, head))
            elif head not in done:
                open_.add(head)
                stack.append((head, iter(after[head])))
    return back


class Builder:
    """Makes boxes and strokes in one language and one theme, and remembers what the legend must explain.

    Attributes:
        width: of a line of a label, in points.
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
        self.areas = {area.id: place for place, area in enumerate(plan.of("FocusArea"))}
        self._taken: set[str] = {"diagram"}
        self._by_node: dict[str, Box] = {}
        self._used_areas: dict[int, str] = {}

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
        colour = self.colour_of(node) if coloured and shape not in _GOALS else None
        label = self.theory.label(node_id, self.language)
        lines, little, size = self.measured(label, shape, small, width, bool(sign))
        box = Box(
            id=f"n{len(self.boxes) + 1}",
            name=page_name(local_name(node_id), self._taken),
            node=node_id,
            shape=shape,
            lines=lines,
            small=little,
            width=size[0],
            height=size[1],
            layer=layer,
            colour=colour,
            badge=sign,
            mark=mark,
            at=at,
            title=shown(label),
            description=self._description(node, shape, small, sign),
            classes=(*self._classes(node, shape, sign), *classes),
        )
        self.boxes.append(box)
        self._by_node[node_id] = box
        return box

    def ghost(self, words: str, *, at: tuple[float, float] | None = None, accepted: bool = False) -> Box:
        """Add the outline of something that is missing, quieter where somebody has accepted that it is."""
        lines, _, size = self.measured(words, "ghost", (), None, False)
        box = Box(
            id=f"n{len(self.boxes) + 1}",
            name=page_name("ghost", self._taken),
            node=None,
            shape="accepted" if accepted else "ghost",
            lines=lines,
            width=size[0],
            height=size[1],
            at=at,
            title=words,
            description=word("ghost-shape", self.language),
            classes=("ghost",),
        )
        self.boxes.append(box)
        return box

    def resize(
        self, box: Box, width: float, height: float, shape: str | None = None, colour: int | None = None
    ) -> None:
        """Give a box that was added another size, and another shape and colour if they are named."""
        index = int(box.id[1:]) - 1
        old = self.boxes[index]
        self.boxes[index] = replace(
            old,
            width=width,
            height=height,
            shape=shape or old.shape,
            colour=old.colour if colour is None else colour,
        )

    def bar(
        self,
        title: str,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: int | None,
        faint: bool,
        mark: str = "",
    ) -> None:
        """Add a plain bar with its left upper corner at a point; ``mark`` is a kind of evidence that colours it."""
        self.boxes.append(
            Box(
                id=f"n{len(self.boxes) + 1}",
                name=page_name("bar", self._taken),
                node=None,
                shape="faint-bar" if faint else "bar",
                lines=(),
                width=width,
                height=height,
                colour=colour,
                mark=mark,
                at=(x + width / 2, y + height / 2),
                title=shown(title),
                classes=("bar",),
            )
        )

    def group(
        self,
        name: str,
        title: str,
        rows: Sequence[Row],
        *,
        layer: int,
        colour: int | None,
        right: str,
        columns: int,
    ) -> Box:
        """Add a box that lists its rows under a title, in one or two columns."""
        size, head = self.theme.small_size, self.theme.label_size + 1
        width = ROW_WIDTH * columns
        lines = wrapped(title, width - 30 - text_width(right, size) - 8, head, BOLD, self.language)
        height = len(lines) * head * LINE + (18 + row_grid(rows, columns, size)[1] if rows else 10)
        box = Box(
            id=f"n{len(self.boxes) + 1}",
            name=page_name(name, self._taken),
            node=name,
            shape="group",
            lines=lines,
            small=(right,) if right else (),
            width=width,
            height=height,
            columns=columns,
            layer=layer,
            colour=colour,
            rows=tuple(rows),
            title=shown(title),
            description=", ".join(row.title for row in rows),
            classes=("group",),
        )
        self.boxes.append(box)
        self._by_node[name] = box
        return box

    def move(self, box: Box, at: tuple[float, float]) -> None:
        """Place the centre of a box that was added."""
        index = int(box.id[1:]) - 1
        self.boxes[index] = replace(self.boxes[index], at=at)

    def row(self, node: Node, right: str = "", badge: bool = False, mark: str = "activity") -> Row:
        """Return a node as a row of a group."""
        size = self.theme.small_size
        line = ROW_WIDTH - 44 - (text_width(right, size) + 10 if right else 0)
        label = node.label(self.language)
        sign = self.badge(node) if badge else None
        return Row(
            page_name(node.name, self._taken),
            wrapped(label, line - (18 if sign else 0), size, REGULAR, self.language),
            shown(label),
            sign,
            right,
            mark,
        )

    def measured(
        self, label: str, shape: str, small: Sequence[str], width: float | None, badge: bool
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[float, float]]:
        """Return the wrapped label, the wrapped small lines and the box's width and height in points."""
        size, little = self.theme.label_size, self.theme.small_size
        line = (width or self.width) * (0.92 if shape in _GOALS else 1.0)
        # A very long label makes a broad box rather than a tower.
        line *= min(max(math.sqrt(len(label) / _LONG_LABEL), 1.0), 2.0)
        weight = BOLD if shape in ("goal", "beacon", "target", "activity") else REGULAR
        lines = wrapped(label, line, size, weight, self.language)
        smalls = tuple(part for text in small for part in _facts_wrapped(text, line, little, self.language))
        wide = max(
            [text_width(text, size, weight) for text in lines] + [text_width(text, little) for text in smalls]
        )
        tall = len(lines) * size * LINE + len(smalls) * little * LINE
        if shape in _GOALS:
            extra = 8 if shape == "beacon" else 0
            return lines, smalls, (max(wide * 1.24 + 12, 90) + extra, tall * 1.55 + 12 + extra)
        beside, above = _PADDING.get(shape, (11, 7))
        return (
            lines,
            smalls,
            (max(wide + 2 * beside, 30 if shape == "ghost" else 70) + (12 if badge else 0), tall + 2 * above),
        )

    def colour_of(self, node: Node | None) -> int | None:
        """Return the place in the palette of a node's focus area, and remember it for the legend."""
        place = self.areas.get(node.focus_area or "") if node else None
        if node is not None and node.id in self.areas:
            place = self.areas[node.id]
        if place is not None:
            area = self.plan.of("FocusArea")[place]
            self._used_areas[place] = area.label(self.language)
        return place

    def badge(self, node: Node | None) -> Badge | None:
        """Return the sign of an activity's status."""
        if not isinstance(node, Activity):
            return None
        found = status(node, self.plan, self.theory)
        if found is None:
            return None
        derived = found.basis == "Derived"
        words = word(found.colour, self.language)
        how = word("derived" if derived else "reported", self.language)
        return Badge(found.colour, derived, f"{words}, {how}{' ' + found.date if found.date else ''}")

    def facts(self, node: Node | None) -> tuple[str, ...]:
        """Return what a box of an activity says under its name: cost, citizens, start."""
        if not isinstance(node, Activity):
            return ()
        unit = self.unit
        said, rest = [], []
        if node.annual_cost is not None:
            said.append(f"{amount(node.annual_cost, unit, self.language)} {word('per-year', self.language)}")
        elif node.setup_cost:
            said.append(f"{amount(node.setup_cost, unit, self.language)} {word('once', self.language)}")
        if node.citizens is not None:
            many = "citizen" if node.citizens == 1 else "citizens"
            rest.append(f"{count(node.citizens, self.language)} {word(many, self.language)}")
        if node.start:
            rest.append(f"{word('from', self.language)} {node.start}")
        said += [" · ".join(rest)] if rest else []
        return tuple(said)

    @property
    def unit(self) -> str:
        """The plan's unit of amount in the picture's language."""
        return self.plan.node.text("amountUnit", self.language) if self.plan.node else ""

    def money(self, number: Decimal) -> str:
        """Return an amount in the plan's unit."""
        return amount(number, self.unit, self.language)

    def _description(self, node: Node | None, shape: str, small: Sequence[str], badge: Badge | None) -> str:
        parts = [word(f"{shape}-shape", self.language), *small]
        if node is not None and node.definition(self.language):
            parts.append(node.definition(self.language))
        if node is not None and node.focus_area in self.theory.index:
            parts.append(self.theory.label(node.focus_area or "", self.language))
        if badge is not None:
            parts.append(badge.words)
        return shown(". ".join(part.rstrip(".") for part in parts if part))

    def _classes(self, node: Node | None, shape: str, badge: Badge | None) -> tuple[str, ...]:
        found = [shape]
        if node is not None:
            found.append(f"type-{page_name(node.type, set())}")
            if node.focus_area:
                found.append(f"area-{page_name(local_name(node.focus_area), set())}")
            if node.basis == "Inferred":
                found.append("inferred")
        if badge is not None:
            found.append(f"status-{badge.colour}")
        return tuple(found)

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
        sentence = self._sentence(pair)
        if fate:
            sentence = Message(f"{word(fate, 'da')}: {sentence.da}", f"{word(fate, 'en')}: {sentence.en}")
        if number:
            self.arrows.append(Arrow(len(self.arrows) + 1, pair.cause, pair.effect, pair.links, sentence))
        letters = (
            "".join(_LETTERS[kind].in_language(self.language) for kind in pair.evidence)
            if by_evidence
            else ""
        )
        mark = f"{len(self.arrows)}{' ' + letters if letters else ''}" if number else ""
        if pair.negative:
            mark = f"{mark} −".strip()
        stroke = Stroke(
            id=f"e{len(self.strokes) + 1}",
            name=page_name(f"{tail.name}--{head.name}", self._taken),
            tail=tail.id,
            head=head.id,
            number=mark,
            title=shown(f"{tail.title} → {head.title}"),
            description=shown(sentence.in_language(self.language)),
            back=back,
            **(self._look(pair, back, by_evidence) | _fated(pair, fate)),  # type: ignore[arg-type]
        )
        self.strokes.append(stroke)
        return stroke

    def stroke(self, tail: Box, head: Box, *, title: str = "", **look: object) -> Stroke:
        """Add a stroke that no link says."""
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

    def _look(self, pair: Pair, back: bool, by_evidence: bool) -> dict[str, object]:
        tone: str | int = "ink" if pair.evidence else ("grey" if pair.links else "plain_stroke")
        if by_evidence and pair.evidence:
            tone = next(
                kind
                for kind in ("Against", "Mixed", "Research", "Practice", "Hypothesis")
                if kind in pair.evidence
            )
        if pair.negative:
            tone = "negative"
        elif back:
            tone = "loop"
        classes = ["link"]
        classes += ["inferred"] if pair.inferred else []
        classes += ["negative"] if pair.negative else []
        classes += ["loop"] if back else []
        if pair.links:
            classes += [f"evidence-{kind.lower()}" for kind in pair.evidence] or ["evidence-none"]
        else:
            classes.append("serves")
        return {
            "dash": "dashed" if back else _CONFIDENCE.get(pair.confidence or "", "solid"),
            "width": 0.9
            if pair.inferred
            else _WIDTHS.get(pair.confidence or "", 1.9 if pair.evidence else 1.4),
            "tip": "tee" if pair.negative else ("open" if pair.inferred or not pair.links else "normal"),
            "tone": tone,
            "classes": tuple(classes),
        }

    def _sentence(self, pair: Pair) -> Message:
        return Message(self._said(pair, "da"), self._said(pair, "en"))

    def _said(self, pair: Pair, language: str) -> str:
        cause, effect = (self.theory.label(end, language) for end in (pair.cause, pair.effect))
        if not pair.links:
            return f"{cause} → {effect}: {word('serves', language)}."
        verb = word("negative" if pair.negative else "leads-to", language)
        names = [word(kind, language) for kind in pair.evidence if kind in _LETTERS]
        parts = [", ".join(names) if names else word("evidence-none", language)]
        if pair.confidence:
            parts.append(_small(word(pair.confidence.lower(), language)))
        if pair.assumptions:
            assumed = ", ".join(self.theory.label(i, language) for i in pair.assumptions)
            parts.append(f"{word('assumption-word', language)} {assumed}")
        parts.append(_small(word("inferred" if pair.inferred else "stated-word", language)))
        places = list(dict.fromkeys(cite.at for link in pair.links for cite in link.cites))
        parts += [", ".join(places)] if places else []
        return f"{cause} {verb.lower()} {effect}. {'; '.join(parts)}."

    # Legend

    def legend(
        self,
        *,
        areas: bool = True,
        numbered: str = "numbered",
        by_evidence: bool = False,
        fates: bool = False,
    ) -> tuple[Entry, ...]:
        """Return what the picture must explain: only what it shows."""
        entries = [
            self._shape_entry(shape) for shape in _LEGEND_ORDER if any(b.shape == shape for b in self.boxes)
        ]
        if areas and len(self._used_areas) > 1:
            entries += [
                Entry(shown(label), "swatch", colour=place)
                for place, label in sorted(self._used_areas.items())
            ]
        entries += self._fate_entries() if fates else self._stroke_entries(by_evidence)
        seen = {(box.badge.colour, box.badge.derived): box.badge for box in self.boxes if box.badge}
        seen |= {
            (r.badge.colour, r.badge.derived): r.badge for box in self.boxes for r in box.rows if r.badge
        }
        for _, badge in sorted(seen.items()):
            how = word("derived" if badge.derived else "reported", self.language)
            entries.append(Entry(f"{word(badge.colour, self.language)}, {how}", badge=badge))
        if any(stroke.number for stroke in self.strokes):
            entries.append(Entry(word(numbered, self.language), mark="1"))
        return tuple(entries)

    def _fate_entries(self) -> list[Entry]:
        present = {name for box in self.boxes for name in box.classes}
        present |= {name for stroke in self.strokes for name in stroke.classes}
        entries = []
        for fate, look in _FATES.items():
            if fate in present:
                mark = {"added": "+ ", "gone": "− ", "changed": "≠ "}.get(fate, "")
                sample = Stroke("", "", "", "", **look)  # type: ignore[arg-type]
                entries.append(Entry(mark + word(fate, self.language), stroke=sample))
        return entries

    def _shape_entry(self, shape: str) -> Entry:
        return Entry(word(f"{shape}-shape", self.language), shape)

    def _stroke_entries(self, by_evidence: bool) -> list[Entry]:
        drawn = [stroke for stroke in self.strokes if "link" in stroke.classes]
        found: list[Entry] = []

        def show(name: str, present: bool, **look: object) -> None:
            if present:
                shown_stroke = Stroke("", "", "", "", **look)  # type: ignore[arg-type]
                found.append(Entry(word(name, self.language), stroke=shown_stroke))

        plain = [stroke for stroke in drawn if "negative" not in stroke.classes and not stroke.back]
        plain = [stroke for stroke in plain if not _UNSAID & set(stroke.classes)]
        if by_evidence:
            for kind, letter in _LETTERS.items():
                if any(f"evidence-{kind.lower()}" in stroke.classes for stroke in drawn):
                    words = f"{letter.in_language(self.language)}: {word(kind, self.language)}"
                    found.append(Entry(words, stroke=Stroke("", "", "", "", tone=kind, width=1.9)))
        else:
            known = {f"evidence-{kind.lower()}" for kind in _LETTERS}
            show("evidence-given", any(known & set(s.classes) for s in plain), width=1.9)
        show("evidence-none", any("evidence-none" in s.classes for s in plain), tone="grey")
        show(
            "folded-stated",
            any("folded" in s.classes and "inferred" not in s.classes for s in plain),
            tone="plain_stroke",
        )
        show(
            "counted-stated",
            any("counted" in s.classes and "inferred" not in s.classes for s in plain),
            width=1.6,
        )
        show("inferred", any("inferred" in s.classes for s in plain), tone="grey", width=0.9, tip="open")
        for name, dash in (("high", "solid"), ("medium", "dashed"), ("low", "dotted")):
            show(
                name,
                any(
                    a.links and Pair(a.cause, a.effect, a.links).confidence == name.title()
                    for a in self.arrows
                ),
                dash=dash,
                width=_WIDTHS.get(name.title(), 1.9),
            )
        show("addresses", any("addresses" in s.classes for s in drawn))
        show("part-of", any("part-of" in s.classes for s in drawn), tone="grey", tip="none", dash="dotted")
        show("contains", any("contains" in s.classes for s in drawn), tone="grey", tip="none")
        show("requires", any("requires" in s.classes for s in drawn), dash="dashed")
        show("serves", any("serves" in s.classes for s in plain), tone="plain_stroke", tip="open")
        show("negative", any("negative" in s.classes for s in drawn), tone="negative", tip="tee", width=1.9)
        show("loop", any(s.back for s in drawn), tone="loop", dash="dashed")
        return found


def _facts_wrapped(text: str, width: float, size: float, language: str) -> tuple[str, ...]:
    """Return the lines of facts set off by dots, broken at the dots where they do not fit on one line."""
    lines = wrapped(text, width, size, REGULAR, language)
    if len(lines) == 1 or " · " not in text:
        return lines
    return tuple(line for fact in text.split(" · ") for line in wrapped(fact, width, size, REGULAR, language))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def row_grid(rows: Sequence[Row], columns: int, size: float) -> tuple[list[tuple[int, float, float]], float]:
    """Return column, top and height of each row of a group, read down each column, and the height of them all."""
    heights = [len(row.lines) * size * LINE + 6 for row in rows]
    share = sum(heights) / columns
    places: list[tuple[int, float, float]] = []
    column, y, tallest = 0, 0.0, 0.0
    for height in heights:
        if column < columns - 1 and y + height / 2 > share:
            column, y = column + 1, 0.0
        places.append((column, y, height))
        y += height
        tallest = max(tallest, y)
    return places, tallest


_LETTERS = {
    "Research": Message("F", "R"),
    "Practice": Message("P", "P"),
    "Hypothesis": Message("H", "H"),
    "Mixed": Message("B", "M"),
    "Against": Message("!", "!"),
}
_FATES: dict[str, dict[str, object]] = {
    "added": {"tone": "added", "width": 2.2},
    "gone": {"tone": "gone", "width": 1.6, "dash": "dashed"},
    "changed": {"tone": "changed", "width": 2.2},
    "same": {"tone": "grey", "width": 0.9},
}


def _fated(pair: Pair, fate: str) -> dict[str, object]:
    """Return how an arrow is drawn that is new, gone, changed or as before; nothing where that is not the matter."""
    return (
        {**_FATES[fate], "classes": ("link", fate), "tip": "tee" if pair.negative else "normal"}
        if fate
        else {}
    )


_UNSAID = frozenset({"addresses", "part-of", "contains", "requires"})
_LEGEND_ORDER = (
    "activity",
    "service",
    "effect",
    "goal",
    "beacon",
    "target",
    "challenge",
    "target-group",
    "organisation",
    "other",
    "bar",
    "faint-bar",
    "ghost",
    "accepted",
)
