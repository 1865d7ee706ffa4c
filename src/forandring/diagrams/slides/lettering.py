"""Type on slides: text in the theme's own font, in sizes at which that font has room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from forandring.diagrams.fonts import FAMILY, REGULAR, text_width
from forandring.diagrams.theme import Theme
from forandring.diagrams.wrapping import from_the_right, shown

__all__ = ["Lettering", "colour_of", "emu", "set_margins"]

# How wide Danish text runs in the fonts of office themes, against ours: measured on 150 letters of labels, for
# those without a free twin from their published widths.
_WIDTHS = {
    "calibri": 0.96,
    "calibri light": 0.96,
    "carlito": 0.96,
    "times new roman": 0.96,
    "garamond": 0.92,
    "gill sans mt": 1.0,
    "source sans pro": 1.0,
    "source sans 3": 1.0,
    "aptos": 1.08,
    "open sans": 1.16,
    "arial": 1.15,
    "helvetica": 1.15,
    "segoe ui": 1.13,
    "tahoma": 1.13,
    "verdana": 1.32,
    "trebuchet ms": 1.1,
    "century gothic": 1.22,
    "georgia": 1.12,
}
_UNKNOWN = 1.16
"""Taken for a font that is not in the list: as wide as Arial."""


def emu(points: float) -> int:
    """Return points in the unit of Office files."""
    return int(points * 12700)


def colour_of(text: str) -> Any:
    """Return a colour ``#rrggbb`` as python-pptx knows it."""
    from pptx.dml import color

    colours: Any = color
    return colours.RGBColor(*bytes.fromhex(text.lstrip("#")))


def set_margins(frame: Any, points: float) -> None:
    """Set the room that a shape keeps around its text."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = emu(points)


class Lettering:
    """How text is set on the slides of one presentation.

    Attributes:
        width: how wide the presentation's font runs against what text is measured in, 1 for equal.
    """

    def __init__(self, presentation: Any, theme: Theme) -> None:
        self.own = "" if theme.font == FAMILY else theme.font
        family = self.own or _theme_font(presentation)
        # What was measured in a font that is at hand is as wide on the slide.
        self.width = 1.0 if theme.face else _WIDTHS.get(family.casefold(), _UNKNOWN)

    def fitting(self, size: float) -> float:
        """Return the size at which text takes no more room than ours does in ``size``, and at least 4 points."""
        return max(size * min(1.0, 0.99 / self.width), 4.0)

    def room(self, text: str, size: float, weight: str = REGULAR) -> float:
        """Return the width in points that a line takes in ``size`` points of the presentation's font."""
        return text_width(text, size, weight) * self.width

    def write(
        self, paragraph: Any, lines: Sequence[str], size: float, bold: bool, colour: str, place: str
    ) -> None:
        """Add lines to a paragraph, each but the last ended by a line break; ``place`` as in ``Text.anchor``."""
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Pt

        paragraph.alignment = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}[
            place
        ]
        # A text that begins from the left does so on each of its lines, whatever stands first on one.
        if from_the_right(" ".join(lines)):
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        for index, line in enumerate(lines):
            if index:
                paragraph.add_line_break()
            run = paragraph.add_run()
            # Line breaks and tabs within a run would become elements of their own.
            run.text = " ".join(shown(line).split())
            run.font.size = Pt(int(size * 2) / 2 if size > 8 else round(size, 1))
            run.font.bold = bold
            run.font.color.rgb = colour_of(colour)
            if self.own:
                run.font.name = self.own


def _theme_font(presentation: Any) -> str:
    """Return the family that the first master's theme sets running text in, "" if it does not say."""
    master = presentation.slide_masters[0]
    for relation in master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            text = relation.target_part.blob.decode("utf-8", "replace")
            found = re.search(r"<a:minorFont>.*?<a:latin[^>]*typeface=\"([^\"]*)\"", text, re.DOTALL)
            return found[1] if found else ""
    return ""
