"""A picture → Mermaid: a flow chart that Markdown pages draw."""

from __future__ import annotations

from forandring.diagrams.picture import Box, Picture, Stroke
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


def mermaid_of(picture: Picture) -> str:
    """Return the picture as a Mermaid flow chart; what it places itself becomes a plain chart too."""
    lines = [f"flowchart {picture.direction}", f"  accTitle: {_line(picture.title)}"]
    lines += [_box(box) for box in picture.boxes if "bar" not in box.classes]
    lines += [_stroke(stroke) for stroke in picture.strokes]
    for place, stroke in enumerate(picture.strokes):
        lines.append(
            f"  linkStyle {place} stroke:{picture.theme.tone(stroke.tone)},stroke-width:{stroke.width}px"
        )
    looks: dict[tuple[str, str], list[str]] = {}
    for box in picture.boxes:
        if "bar" not in box.classes:
            looks.setdefault(picture.theme.box_colours(box.shape, box.colour), []).append(box.id)
    for place, ((edge, fill), ids) in enumerate(looks.items()):
        lines.append(f"  classDef look{place} stroke:{edge},fill:{fill},color:{picture.theme.ink}")
        lines.append(f"  class {','.join(ids)} look{place}")
    return "\n".join(lines) + "\n"


def _box(box: Box) -> str:
    left, right = _BRACKETS.get(box.shape, ("[", "]"))
    text = "<br/>".join(
        _escaped(line) for line in (box.title, *box.small, *(f"· {row.title}" for row in box.rows))
    )
    return f'  {box.id}{left}"{text}"{right}'


def _stroke(stroke: Stroke) -> str:
    line = {"dashed": "-.->", "dotted": "-.->"}.get(stroke.dash, "-->")
    if stroke.tip == "none":
        line = line.replace(">", "-") if line == "-->" else "-.-"
    if stroke.tip == "tee":
        line = "--x"
    label = f'|"{_escaped(stroke.number)}"|' if stroke.number else ""
    return f"  {stroke.tail} {line}{label} {stroke.head}"


def _escaped(text: str) -> str:
    """Return a text with every character that Mermaid could take for its own as an entity code.

    >>> _escaped('a "b" <c>')
    'a #34;b#34; #60;c#62;'
    """
    return "".join(letter if letter in _SAFE else f"#{ord(letter)};" for letter in shown(text))


def _line(text: str) -> str:
    return " ".join(shown(text).replace("{", "(").replace("}", ")").replace(";", ",").split())
