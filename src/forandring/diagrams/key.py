"""What the letters of focus areas mean, as a box, for formats that have no legend."""

from __future__ import annotations

from forandring.diagrams.fonts import text_width
from forandring.diagrams.picture import Box, Picture, Row
from forandring.diagrams.sizes import LINE, SLACK
from forandring.diagrams.words import word

__all__ = ["key_of", "marked"]

_ROOM = 16.0
"""Points of room around its words, and above it where it stands below the others."""


def marked(text: str, mark: str) -> str:
    """Return a text after the mark that belongs to it.

    >>> marked("Kursus", "A"), marked("Kursus", "")
    ('(A) Kursus', 'Kursus')
    """
    return f"({mark}) {text}" if mark else text


def key_of(picture: Picture) -> list[Box]:
    """Return the box that lists the focus areas with their letters; none where they have none."""
    areas = [entry for entry in picture.legend if entry.shape == "swatch"]
    if not areas:
        return []
    size, title = picture.theme.label_size, word("focus-areas-key", picture.language)
    wide = max(text_width(marked(entry.words, entry.mark), size) for entry in areas) * SLACK + _ROOM
    tall = (len(areas) + 1) * size * LINE + _ROOM
    rows = tuple(Row("", (entry.words,), entry.words, letter=entry.mark) for entry in areas)
    at = (wide / 2, picture.size[1] + _ROOM + tall / 2) if picture.placed else None
    return [Box("key", "key", None, "group", (title,), wide, tall, title, rows=rows, at=at)]
