"""A picture → Mermaid: a flow chart that Markdown pages draw."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from forandring.diagrams.key import key_of, marked
from forandring.diagrams.picture import Box, Picture, Row, Stroke
from forandring.diagrams.theme import Theme
from forandring.diagrams.wrapping import shown

__all__ = ["mermaid_of"]

_BRACKETS = {
    "activity": ("{{", "}}"),
    "goal": ("([", "])"),
    "beacon": ("(((", ")))"),
    "target": ("([", "])"),
    "effect": ("(", ")"),
    "service": ("[[", "]]"),
    "target-group": ("([", "])"),
}
# What means something to Mermaid or to the page around it; written as the entity codes Mermaid knows.
_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZæøåÆØÅ0123456789 .,-–:?!()/+%»«·")


_CONFIG = "{flowchart: {wrappingWidth: 280}}"

_ALIKE = str.maketrans("&<>", "＆‹›")
_LONGEST_TITLE = 120

_ACROSS = 4
"""Boxes side by side where no arrow says how they are to stand."""


def mermaid_of(picture: Picture) -> str:
    """Return the picture as a Mermaid flow chart; what it places itself becomes a plain chart too."""
    boxes = [*(box for box in picture.boxes if "bar" not in box.classes), *_rows_of_bars(picture)]
    boxes = [*boxes, *key_of(picture)] or [_notice(picture)]
    lines = ["---", *_heading(picture.title), f"config: {_CONFIG}", "---"]
    lines += [f"flowchart {picture.direction}", f"  accTitle: {_line(picture.title)}"]
    if picture.subtitle:
        lines.append(f"  accDescr: {_line(picture.subtitle)}")
    lines += [_box(box, picture.theme) for box in boxes]
    lines += [_stroke(stroke) for stroke in picture.strokes]
    for place, stroke in enumerate(picture.strokes):
        lines.append(
            f"  linkStyle {place} stroke:{picture.theme.tone(stroke.tone)},stroke-width:{stroke.width}px"
        )
    if not picture.strokes:
        lines += _grid([box.id for box in boxes], picture.direction)
    looks: dict[tuple[str, str], list[str]] = {}
    for box in boxes:
        looks.setdefault(picture.theme.box_colours(box.shape, box.colour), []).append(box.id)
    for place, ((edge, fill), ids) in enumerate(looks.items()):
        lines.append(f"  classDef look{place} stroke:{edge},fill:{fill},color:{picture.theme.ink}")
        lines.append(f"  class {','.join(ids)} look{place}")
    return "\n".join(lines) + "\n"


def _rows_of_bars(picture: Picture) -> list[Box]:
    """Return a box for each row of bars, which lists what they say."""
    rows: dict[float, list[Box]] = {}
    for box in picture.boxes:
        if "bar" in box.classes and box.at is not None:
            rows.setdefault(round(box.at[1], 1), []).append(box)
    found = []
    for bars in rows.values():
        said = [bar.title.rpartition(": ") for bar in bars]
        listed = tuple(Row(bar.name, (), text[2]) for bar, text in zip(bars, said, strict=True))
        found.append(
            replace(bars[0], shape="group", title=said[0][0], small=(), rows=listed, mark="", classes=())
        )
    return found


def _notice(picture: Picture) -> Box:
    """Return a box that says what a picture without boxes says."""
    said = (*(caption.text for caption in picture.captions), *picture.notes)
    return Box("n1", "notice", None, "group", (), 0.0, 0.0, " ".join(said) or picture.title)


def _grid(ids: Sequence[str], direction: str) -> list[str]:
    """Return links that nobody sees and that let boxes without arrows stand in rows, not all in one file."""
    step = _ACROSS if direction == "LR" else -(-len(ids) // _ACROSS)
    chains = [ids[start : start + step] for start in range(0, len(ids), max(step, 1))]
    return [f"  {' ~~~ '.join(chain)}" for chain in chains if len(chain) > 1]


def _box(box: Box, theme: Theme) -> str:
    left, right = _BRACKETS.get(theme.form(box.shape), ("[", "]"))
    status = (box.badge.words,) if box.badge else ()
    said = (marked(box.title, box.mark), *box.small, *status, *map(_row, box.rows))
    return f'  {box.id}{left}"{"<br/>".join(_escaped(line) for line in said if line)}"{right}'


def _row(row: Row) -> str:
    more = "; ".join(part for part in (row.right, row.badge.words if row.badge else "") if part)
    title = marked(row.title, row.letter)
    return f"· {title} ({more})" if more else f"· {title}"


def _stroke(stroke: Stroke) -> str:
    line = {"dashed": "-.->", "dotted": "-.->"}.get(stroke.dash, "-->")
    if stroke.tip == "none":
        line = line.replace(">", "-") if line == "-->" else "-.-"
    if stroke.tip == "tee":
        line = "--x"
    label = f'|"{_escaped(stroke.number)}"|' if stroke.number else ""
    return f"  {stroke.tail} {line}{label} {stroke.head}"


def _escaped(text: str) -> str:
    r"""Return a text with every character that Mermaid could take for its own as an entity code.

    >>> _escaped('a "b" <c>')
    'a #34;b#34; #60;c#62;'
    """
    # A backslash before an n would be a new line to it even so: a joiner that nobody sees parts them.
    codes = (letter if letter in _SAFE else f"#{ord(letter)};" for letter in shown(text))
    return "".join(codes).replace("#92;n", "#92;#8288;n")


def _line(text: str) -> str:
    return " ".join(shown(text).replace("{", "(").replace("}", ")").replace(";", ",").split())


def _heading(title: str) -> list[str]:
    """Return the lines that set a title over the chart; none for one so long that it would dwarf the chart.

    Mermaid shows what it escapes in a title as it escapes it (``&amp;``): such letters have others like them.
    """
    plain = " ".join(shown(title).translate(_ALIKE).split())
    return [f"title: {json.dumps(plain, ensure_ascii=False)}"] if len(plain) <= _LONGEST_TITLE else []
