"""What a picture must explain beneath itself: only what it shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from string import ascii_uppercase

from forandring.diagrams.building.looks import FATES, LETTERS, WIDTHS
from forandring.diagrams.building.pairs import Arrow, Pair
from forandring.diagrams.picture import Badge, Box, Entry, Stroke
from forandring.diagrams.theme import Theme
from forandring.diagrams.words import word
from forandring.diagrams.wrapping import shown

__all__ = [
    "area_entries",
    "badge_entries",
    "evidence_entries",
    "fate_entries",
    "lettered",
    "shape_entries",
    "stroke_entries",
]

_ORDER = (
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
_STATES = ("green", "yellow", "red", "grey")
_UNLETTERED = frozenset({"bar", "group"})
_MARKS = {"added": "+ ", "gone": "− ", "changed": "≠ "}
_UNSAID = frozenset({"addresses", "part-of", "contains", "requires"})
# Class of a stroke → how its sample looks, in the order of the legend; the first sort is of arrows that say a link.
_PLAIN: Mapping[str, Mapping[str, object]] = {
    "evidence-none": {"tone": "grey"},
    "folded": {"tone": "plain_stroke"},
    "counted": {"width": 1.6},
    "inferred": {"tone": "grey", "width": 0.9, "tip": "open"},
}
_STATED = {"folded": "folded-stated", "counted": "counted-stated"}
_OTHER: Mapping[str, Mapping[str, object]] = {
    "addresses": {},
    "part-of": {"tone": "grey", "tip": "none", "dash": "dotted"},
    "contains": {"tone": "grey", "tip": "none"},
    "requires": {"dash": "dashed"},
    "serves": {"tone": "plain_stroke", "tip": "open"},
    "negative": {"tone": "negative", "tip": "tee", "width": 1.9},
}

_READ_IN: Mapping[str, object] = {"width": 0.9, "tip": "open"}
"""How an arrow looks that was read in, apart from its colour and dash."""


def shape_entries(
    boxes: Sequence[Box], language: str, theme: Theme, lettered: Collection[int] = ()
) -> list[Entry]:
    """Return one entry for each shape that occurs; a target that looks as a goal does shares the goal's.

    Args:
        lettered: places of focus areas whose letter stands in a row instead of a shape.
    """
    rows = [row for box in boxes for row in box.rows]
    present = {box.shape for box in boxes} | {row.mark for row in rows if row.colour not in lettered}
    said = {shape: word(f"{shape}-shape", language) for shape in _ORDER if shape in present}
    if {"goal", "target"} <= present and _seen(theme, "goal") == _seen(theme, "target"):
        said["goal"] += f", {said.pop('target').lower()}"
    return [Entry(text, shape) for shape, text in said.items()]


def _seen(theme: Theme, shape: str) -> str:
    """Return the kind of box whose outline a kind of box is seen to have."""
    form = theme.form(shape)
    return "goal" if form == "target" else form


def area_entries(areas: Mapping[int, str]) -> list[Entry]:
    """Return one entry for each focus area, with the letter that tells it where colours cannot be seen.

    Args:
        areas: place in the plan → label.
    """
    return [
        Entry(shown(label), "swatch", colour=place, mark=_letters(place))
        for place, label in sorted(areas.items())
    ]


def _letters(place: int) -> str:
    """Return A, B … Z, AA, AB … for places from 0."""
    before, last = divmod(place, len(ascii_uppercase))
    return (_letters(before - 1) if before else "") + ascii_uppercase[last]


def lettered(boxes: Sequence[Box], legend: Sequence[Entry]) -> tuple[Box, ...]:
    """Return the boxes and their rows, each with its focus area's letter where the legend has one.

    A box that has another mark keeps it; bars and lists have their words instead.
    """
    letters = {entry.colour: entry.mark for entry in legend if entry.shape == "swatch"}
    return tuple(_lettered(box, letters) for box in boxes) if letters else tuple(boxes)


def _lettered(box: Box, letters: Mapping[int | None, str]) -> Box:
    if box.rows:
        rows = tuple(row._replace(letter=letters.get(row.colour, "")) for row in box.rows)
        return replace(box, rows=rows)
    if box.colour not in letters or box.mark or _UNLETTERED & set(box.classes):
        return box
    return replace(box, mark=letters[box.colour])


def badge_entries(boxes: Sequence[Box], language: str) -> list[Entry]:
    """Return one entry for each sign of a status that occurs."""
    seen: dict[tuple[str, bool], Badge] = {}
    for badge in [box.badge for box in boxes] + [row.badge for box in boxes for row in box.rows]:
        if badge is not None:
            seen[badge.colour, badge.derived] = badge
    return [
        Entry(
            f"{word(colour, language)}, {word('derived' if derived else 'reported', language)}", badge=badge
        )
        for (colour, derived), badge in sorted(
            seen.items(), key=lambda pair: (_STATES.index(pair[0][0]), pair[0][1])
        )
    ]


def fate_entries(boxes: Sequence[Box], strokes: Sequence[Stroke], language: str) -> list[Entry]:
    """Return what new, gone, changed and unchanged things look like, as far as there are any."""
    present = {name for box in boxes for name in box.classes}
    present |= {name for stroke in strokes for name in stroke.classes}
    return [
        Entry(_MARKS.get(fate, "") + word(fate, language), stroke=_sample(look))
        for fate, look in FATES.items()
        if fate in present
    ]


def evidence_entries(strokes: Sequence[Stroke], language: str) -> list[Entry]:
    """Return the letter and colour of each kind of evidence that occurs."""
    present = {name for stroke in strokes for name in stroke.classes}
    return [
        Entry(
            f"{letter.in_language(language)}: {word(kind, language)}",
            stroke=_sample({"tone": kind, "width": 1.9}),
        )
        for kind, letter in LETTERS.items()
        if f"evidence-{kind.lower()}" in present
    ]


def stroke_entries(
    strokes: Sequence[Stroke], arrows: Sequence[Arrow], language: str, *, by_evidence: bool
) -> list[Entry]:
    """Return what each sort of line and head means, as far as they occur.

    Args:
        arrows: rows of the table; their confidence is explained.
        by_evidence: whether colours tell the kind of evidence.
    """
    drawn = [stroke for stroke in strokes if "link" in stroke.classes]
    plain = [s for s in drawn if "negative" not in s.classes and not s.back and not _UNSAID & set(s.classes)]
    found = evidence_entries(drawn, language) if by_evidence else _given(plain, language)
    found += _plain_entries(plain, language)
    found += _confidence_entries(arrows, language)
    for name, look in _OTHER.items():
        if any(name in stroke.classes for stroke in drawn):
            found.append(Entry(word(name, language), stroke=_sample(look)))
    if any(stroke.back for stroke in drawn):
        look = {"tone": "loop", "dash": "dashed", "back": True}
        found.append(Entry(word("loop", language), stroke=_sample(look)))
    return found


def _given(plain: Sequence[Stroke], language: str) -> list[Entry]:
    known = {f"evidence-{kind.lower()}" for kind in LETTERS}
    given = [stroke for stroke in plain if known & set(stroke.classes)]
    if not given:
        return []
    look = _READ_IN if all("inferred" in stroke.classes for stroke in given) else {"width": 1.9}
    return [Entry(word("evidence-given", language), stroke=_sample(look))]


def _plain_entries(plain: Sequence[Stroke], language: str) -> list[Entry]:
    found = []
    for name, look in _PLAIN.items():
        of_it = [stroke for stroke in plain if name in stroke.classes]
        if name in _STATED:
            of_it = [stroke for stroke in of_it if "inferred" not in stroke.classes]
        if of_it:
            found.append(Entry(word(_STATED.get(name, name), language), stroke=_sample(look)))
    return found


def _confidence_entries(arrows: Sequence[Arrow], language: str) -> list[Entry]:
    """Return what each confidence looks like; high confidence does not show on an arrow that was read in."""
    pairs = [Pair(arrow.cause, arrow.effect, arrow.links) for arrow in arrows if arrow.links]
    levels = {pair.confidence for pair in pairs}
    stated = {pair.confidence for pair in pairs if not pair.inferred}
    return [
        Entry(
            word(name.lower(), language),
            stroke=_sample(
                {"dash": dash, **({"width": WIDTHS.get(name, 1.9)} if name in stated else _READ_IN)}
            ),
        )
        for name, dash in (("High", "solid"), ("Medium", "dashed"), ("Low", "dotted"))
        if name in stated or (name in levels and name != "High")
    ]


def _sample(look: Mapping[str, object]) -> Stroke:
    return Stroke("", "", "", "", **look)  # type: ignore[arg-type]
