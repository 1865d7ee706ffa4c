"""Placed drawings → PowerPoint: native shapes, arrows glued to them, and the arrow table on the slides after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from forandring.diagrams.record import Drawing
from forandring.diagrams.scene import Scene
from forandring.texts import Message

__all__ = ["check_template", "deck"]

_MOST = 1_500
"""Boxes and arrows of one slide; beyond it nobody could read it, and PowerPoint takes minutes to open it."""

_TOO_LARGE = Message(
    "Diagrammet er for stort til en slide. Tegn ét fokusområde, ét mål eller én aktivitet.",
    "The diagram is too large for a slide. Draw one focus area, one goal or one activity.",
)


def check_template(template: Path) -> None:
    """Say at once what is wrong with a template, before anything is drawn for it.

    Raises:
        ForandringError: python-pptx is not installed, or the template cannot be read.
    """
    from forandring.diagrams.slides.file import opened

    opened(template)


def deck(drawings: Sequence[tuple[Drawing, Scene]], template: Path | None = None) -> bytes:
    """Return a presentation with a slide for each drawing and its arrow table after it.

    Args:
        template: a PowerPoint file whose masters, layouts, size and fonts are taken; its slides are left out.

    Raises:
        ForandringError: python-pptx is not installed, or the template cannot be read.
    """
    from forandring.diagrams.faces import measured_in
    from forandring.diagrams.slides.arrows import add_arrow_slides
    from forandring.diagrams.slides.file import opened, saved
    from forandring.diagrams.slides.slide import add_drawing, add_words

    presentation = opened(template)
    for drawing, scene in drawings:
        if len(drawing.picture.boxes) + len(drawing.picture.strokes) > _MOST:
            add_words(presentation, drawing, _TOO_LARGE.in_language(drawing.language))
            continue
        with measured_in(drawing.picture.theme.face):
            add_drawing(presentation, drawing, scene)
            add_arrow_slides(presentation, drawing)
    return saved(presentation)
