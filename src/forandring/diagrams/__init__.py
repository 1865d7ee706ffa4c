"""Theory and answers → DOT → pictures; the only room that draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from forandring.diagrams.asking import (
        KINDS,
        Answer,
        answered,
        correspondence,
        difference,
        drawing,
        drawings,
    )
    from forandring.diagrams.building import Arrow
    from forandring.diagrams.children import started_ahead
    from forandring.diagrams.legibility import doubts
    from forandring.diagrams.paper import joined_pdf
    from forandring.diagrams.record import Drawing
    from forandring.diagrams.rendering import FORMATS, Rendering, presented, rendered
    from forandring.diagrams.slides import check_template
    from forandring.diagrams.theme import THEMES, Theme, read_theme, theme_named

__all__ = [
    "FORMATS",
    "KINDS",
    "THEMES",
    "Answer",
    "Arrow",
    "Drawing",
    "Rendering",
    "Theme",
    "answered",
    "check_template",
    "correspondence",
    "difference",
    "doubts",
    "drawing",
    "drawings",
    "joined_pdf",
    "presented",
    "read_theme",
    "rendered",
    "started_ahead",
    "theme_named",
]

_ROOMS = {
    "KINDS": "asking",
    "Answer": "asking",
    "answered": "asking",
    "correspondence": "asking",
    "difference": "asking",
    "drawing": "asking",
    "drawings": "asking",
    "Arrow": "building",
    "started_ahead": "children",
    "Drawing": "record",
    "doubts": "legibility",
    "FORMATS": "rendering",
    "joined_pdf": "paper",
    "Rendering": "rendering",
    "presented": "rendering",
    "rendered": "rendering",
    "check_template": "slides",
    "THEMES": "theme",
    "Theme": "theme",
    "read_theme": "theme",
    "theme_named": "theme",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for: the child that draws needs hardly any of them."""
    from importlib import import_module

    room = _ROOMS.get(name)
    if room is None:
        raise AttributeError(name)
    return getattr(import_module(f"forandring.diagrams.{room}"), name)
