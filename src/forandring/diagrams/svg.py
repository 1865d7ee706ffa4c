"""A scene → SVG that carries its font, says what it shows, and is the same bytes each time."""

from __future__ import annotations

from forandring.diagrams.fallback import Fallback, fallback_for, needed
from forandring.diagrams.fonts import (
    BOLD,
    FAMILY,
    REGULAR,
    embedded,
    embedded_fallback,
    embedded_own,
    foreign,
)
from forandring.diagrams.logo import carried
from forandring.diagrams.markup import escape, quoted
from forandring.diagrams.scene import Group, Scene, Shape, Text
from forandring.diagrams.wrapping import from_the_right, shown

__all__ = ["svg_of"]

_DASHES = {"dashed": "7 4", "dotted": "1.5 3.5"}
_FALLBACK = "'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


def svg_of(scene: Scene) -> bytes:
    """Return the scene as a self-contained SVG document in UTF-8."""
    width, height = _number(scene.width), _number(scene.height)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}" role="img" xml:lang={quoted(scene.language)} '
        f'aria-labelledby="diagram-title diagram-desc">\n'
        f'<title id="diagram-title">{_text(scene.title)}</title>\n'
        f'<desc id="diagram-desc">{_text(scene.description)}</desc>\n'
        f"<style>{_style(scene)}</style>\n"
        f'<rect class="paper" width="{width}" height="{height}" fill="{scene.paper}"/>\n'
    ]
    parts.extend(_group(group) for group in scene.groups)
    parts.append("</svg>\n")
    return "".join(parts).encode("utf-8")


def _style(scene: Scene) -> str:
    rules, families = _own_faces(scene)
    said = "".join(text.text for text in scene.texts())
    if scene.face is None or not scene.face.knows(said):
        rules += [_face(scene, False), _face(scene, True)]
        families += [f"forandring-{FAMILY}", FAMILY]
    letters = foreign(said)
    for font in needed(letters):
        rules.append(_fallback_face(font, letters))
        families.append(f"forandring-{font.family}")
    named = ",".join(f"'{family}'" for family in families)
    rules.append(f"text{{font-family:{named}, {_FALLBACK};white-space:pre}}.b{{font-weight:600}}")
    return "".join(rules)


def _own_faces(scene: Scene) -> tuple[list[str], list[str]]:
    """Return the rules that carry a theme's own font, as far as it allows that, and its families."""
    face = scene.face
    if face is None:
        return [], []
    if not face.carried():
        return [], [face.family]
    rules = []
    for bold in (False, True):
        letters = "".join(text.text for text in scene.texts() if text.bold == bold)
        rules.append(_rule(face.family, "600" if bold else "400", embedded_own(face.content(bold), letters)))
    return rules, [f"forandring-{face.family}", face.family]


def _face(scene: Scene, bold: bool) -> str:
    letters = "".join(text.text for text in scene.texts() if text.bold == bold)
    data = embedded(letters, BOLD if bold else REGULAR)
    return _rule(FAMILY, "600" if bold else "400", data)


def _fallback_face(font: Fallback, letters: frozenset[str]) -> str:
    own = "".join(letter for letter in letters if fallback_for(letter) == font)
    # Joiners and the letters around them decide about the form of a letter.
    return _rule(font.family, "400 600", embedded_fallback(font, own + _JOINERS))


_JOINERS = " \u200c\u200d\ufe0e\ufe0f"


def _rule(family: str, weight: str, data: str) -> str:
    if not data:
        return ""
    return (
        f"@font-face{{font-family:'forandring-{family}';font-weight:{weight};"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )


def _group(group: Group) -> str:
    inner = "".join(_item(item) for item in group.items)
    if not group.name:
        return (
            f'<g aria-hidden="true">{inner}</g>\n'
            if not any(isinstance(i, Text) for i in group.items)
            else f"<g>{inner}</g>\n"
        )
    described = f"<desc>{_text(group.description)}</desc>" if group.description else ""
    return (
        f'<g id={quoted(group.name)} class={quoted(" ".join(group.classes))} role="img" '
        f"aria-label={quoted(shown(group.title))}><title>{_text(group.title)}</title>{described}{inner}</g>\n"
    )


def _item(item: Shape | Text) -> str:
    return _type(item) if isinstance(item, Text) else _shape(item)


def _type(text: Text) -> str:
    side, direction = text.anchor, ""
    if from_the_right(text.text):
        # Where a line begins at its right end, "start" is there; the line is to stand where it stood.
        side, direction = {"start": "end", "end": "start"}.get(side, side), ' direction="rtl"'
    anchor = direction if side == "start" else f'{direction} text-anchor="{side}"'
    bold = ' class="b"' if text.bold else ""
    return (
        f'<text x="{_number(text.x)}" y="{_number(text.y)}" font-size="{_number(text.size)}"{bold}{anchor} '
        f'fill="{text.colour}">{_text(text.text)}</text>'
    )


def _shape(shape: Shape) -> str:
    paint = f' fill="{shape.fill or "none"}"'
    if shape.stroke:
        paint += f' stroke="{shape.stroke}" stroke-width="{_number(shape.width)}"'
        if shape.dash in _DASHES:
            paint += f' stroke-dasharray="{_DASHES[shape.dash]}"'
    points = shape.points
    if shape.kind == "image":
        (left, top), (right, bottom) = points
        return (
            f'<image x="{_number(left)}" y="{_number(top)}" width="{_number(right - left)}" '
            f'height="{_number(bottom - top)}" aria-hidden="true" href="{carried(shape.fill)}"/>'
        )
    if shape.kind == "ellipse":
        (x, y), (across, down) = points
        return f'<ellipse cx="{_number(x)}" cy="{_number(y)}" rx="{_number(across)}" ry="{_number(down)}"{paint}/>'
    if shape.kind == "round":
        (left, top), (right, bottom) = points
        return (
            f'<rect x="{_number(left)}" y="{_number(top)}" width="{_number(right - left)}" '
            f'height="{_number(bottom - top)}" rx="{_number(shape.radius)}"{paint}/>'
        )
    joined = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
    if shape.kind == "curve":
        first, _, rest = joined.partition(" ")
        return f'<path d="M{first} C{rest}"{paint}/>'
    return f'<{"polygon" if shape.kind == "polygon" else "polyline"} points="{joined}"{paint}/>'


def _text(text: str) -> str:
    return escape(shown(text))


def _number(value: float) -> str:
    return (
        f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0", 1)
        if abs(value) < 0.005
        else (f"{value:.2f}".rstrip("0").rstrip("."))
    )
