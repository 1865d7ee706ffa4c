"""Placed drawings → PowerPoint: native shapes, arrows glued to them, and the arrow table on the slides after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from forandring.diagrams.record import Drawing
from forandring.diagrams.scene import Scene

__all__ = ["deck"]


def deck(drawings: Sequence[tuple[Drawing, Scene]], template: Path | None = None) -> bytes:
    """Return a presentation with a slide for each drawing and its arrow table after it.

    Args:
        template: a PowerPoint file whose masters, layouts, size and fonts are taken; its slides are left out.

    Raises:
        ForandringError: python-pptx is not installed, or the template cannot be read.
    """
    from forandring.diagrams.slides.arrows import add_arrow_slides
    from forandring.diagrams.slides.file import opened, saved
    from forandring.diagrams.slides.slide import add_drawing

    presentation = opened(template)
    for drawing, scene in drawings:
        add_drawing(presentation, drawing, scene)
        add_arrow_slides(presentation, drawing)
    return saved(presentation)
