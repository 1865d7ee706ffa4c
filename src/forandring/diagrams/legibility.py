"""What a reader of drawings may fail to see: colours, fonts and forms of a theme, and letters that no font has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from forandring.diagrams.colours import contrast
from forandring.diagrams.fallback import FALLBACKS, fallback_for
from forandring.diagrams.fonts import FAMILY, foreign
from forandring.diagrams.picture import Picture
from forandring.diagrams.record import Drawing
from forandring.diagrams.theme import Theme
from forandring.texts import Message

__all__ = ["doubts"]

_ENOUGH = 4.5
"""Contrast at which type is read. Source: WCAG 2.2, 1.4.3."""

_MOST = 3
"""Pairs of colours, and signs, that are named; of more it is enough to say that there are more."""

_TOLD_BY_FORM = ("activity", "effect", "goal", "beacon", "challenge")
_PICTOGRAMS = 0x1F000
"""The first of the code points that hold emoji and other pictures, and none that words are written with."""


def doubts(drawings: Sequence[Drawing]) -> tuple[Message, ...]:
    """Return a sentence for each thing that stands in the way of reading some drawings."""
    themes = dict.fromkeys(drawing.picture.theme for drawing in drawings)
    found = [message for theme in themes for message in (*_font(theme), *_colours(theme), *_forms(theme))]
    return tuple(dict.fromkeys((*found, *_letters(drawings))))


def _font(theme: Theme) -> Iterator[Message]:
    if theme.font != FAMILY and theme.face is None:
        yield Message(
            f"Skrifttypen »{theme.font}« findes ikke her; der tegnes med {FAMILY}. Læg dens filer ved siden af temaet, "
            f'og nævn dem: font_files = ["normal.ttf", "fed.ttf"].',
            f"The font “{theme.font}” is not found here; {FAMILY} is used. Lay its files beside the theme, and name "
            f'them: font_files = ["regular.ttf", "bold.ttf"].',
        )


def _colours(theme: Theme) -> Iterator[Message]:
    weak = [
        (f"{one} {first} / {other} {second}", contrast(first, second))
        for one, first, other, second in _pairs(theme)
        if contrast(first, second) < _ENOUGH
    ]
    if weak:
        said = [f"{names} ({ratio:.1f} : 1)" for names, ratio in weak[:_MOST]]
        more = ", …" if len(weak) > _MOST else ""
        listed = ", ".join(said) + more
        yield Message(
            f"Temaet »{theme.name}« har farver, der er svære at se på hinanden: {listed.replace('.', ',')}. "
            "Der skal være 4,5 : 1 eller mere.",
            f"The theme “{theme.name}” has colours that are hard to see on each other: {listed}. "
            "It takes 4.5 : 1 or more.",
        )


def _pairs(theme: Theme) -> Iterator[tuple[str, str, str, str]]:
    """Yield name and colour of what is written or drawn, and of what it stands on."""
    fills = [("paper", theme.paper), ("plain_fill", theme.plain_fill), ("goal_fill", theme.goal_fill)]
    fills += [(f"palette {place}", fill) for place, (_, fill) in enumerate(theme.palette, 1)]
    for name, fill in fills:
        yield "ink", theme.ink, name, fill
        yield "quiet", theme.quiet, name, fill
    yield "ghost", theme.ghost, "ghost_fill", theme.ghost_fill
    strokes = [
        (name, getattr(theme, name)) for name in ("grey", "plain_stroke", "goal_stroke", "negative", "loop")
    ]
    strokes += [(f"palette {place}", stroke) for place, (stroke, _) in enumerate(theme.palette, 1)]
    strokes += [(name, stroke) for name, stroke, _ in theme.evidence]
    for name, stroke in strokes:
        yield name, stroke, "paper", theme.paper


def _forms(theme: Theme) -> Iterator[Message]:
    for one, other in combinations(_TOLD_BY_FORM, 2):
        if theme.form(one) == theme.form(other):
            yield Message(
                f"Temaet »{theme.name}« giver {one} og {other} samme form; i sort-hvid ser de ens ud.",
                f"The theme “{theme.name}” gives {one} and {other} the same form; in black and white they look alike.",
            )


def _letters(drawings: Iterable[Drawing]) -> Iterator[Message]:
    """Yield what to install where pictures of things or faces stand in labels and no font of ours has them."""
    said = foreign("".join(text for drawing in drawings for text in _texts(drawing.picture)))
    missing = sorted(letter for letter in said if ord(letter) >= _PICTOGRAMS and fallback_for(letter) is None)
    if missing and not FALLBACKS[-1].content():
        listed = " ".join(missing[:_MOST]) + (" …" if len(missing) > _MOST else "")
        yield Message(
            f"Her er ingen skrifttype med {listed}: tegnet kan blive en tom firkant. "
            'Hent den med pip install "forandring[emoji]".',
            f"There is no font here with {listed}: it may become an empty square. "
            'Install one with pip install "forandring[emoji]".',
        )


def _texts(picture: Picture) -> Iterator[str]:
    """Yield what stands in a picture that a plan may have said."""
    yield from (picture.title, picture.subtitle, picture.source, *picture.notes)
    for box in picture.boxes:
        yield from (box.title, *box.lines, *box.small)
        for row in box.rows:
            yield from row.lines
    yield from (caption.text for caption in picture.captions)
    yield from (entry.words for entry in picture.legend)
