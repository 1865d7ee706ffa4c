"""A new slide from the presentation's own layouts, with its title set, and the room that is left for the picture."""

from __future__ import annotations

from typing import Any

from forandring.diagrams.slides.lettering import colour_of, emu, set_margins
from forandring.diagrams.theme import Theme
from forandring.diagrams.wrapping import shown

__all__ = ["Room", "new_slide"]

Room = tuple[float, float, float, float]
"""Left, top, width and height in points."""

_MARGIN = 26.0


def new_slide(presentation: Any, title: str, theme: Theme) -> tuple[Any, Room]:
    """Return a slide with a title, and the room beneath it.

    The layout is the one with a title and the fewest other places to fill in. A template's title stays where and as
    the template has it; without a template it is put at the top. A theme's logo stands in the corner.
    """
    layout = min(presentation.slide_layouts, key=_strangeness)
    slide = presentation.slides.add_slide(layout)
    if theme.logo:
        logo = slide.shapes.add_picture(theme.logo, 0, emu(12), height=emu(34))
        logo.left = presentation.slide_width - emu(_MARGIN) - logo.width
    wide, high = presentation.slide_width / 12700, presentation.slide_height / 12700
    heading = slide.shapes.title
    for place in list(slide.placeholders):
        if heading is None or place.placeholder_format.idx != heading.placeholder_format.idx:
            place._element.getparent().remove(place._element)
    if heading is None:
        heading = slide.shapes.add_textbox(0, 0, 0, 0)
    if _is_ours(presentation) or not heading.has_text_frame or heading.height in (None, 0):
        return slide, _own_title(heading, title, theme.ink, wide, high)
    heading.text_frame.text = " ".join(shown(title).split())
    _shrink(heading)
    bottom = (heading.top + heading.height) / 12700
    if bottom > high * 0.4:
        return slide, _own_title(heading, title, theme.ink, wide, high)
    left = min(max(heading.left / 12700, 10.0), wide / 8)
    foot = _footer(layout, high)
    return slide, (left, bottom + 2, wide - 2 * left, foot - bottom - 6)


def _strangeness(layout: Any) -> tuple[bool, int]:
    from pptx.enum.shapes import PP_PLACEHOLDER as KINDS

    outer = (KINDS.DATE, KINDS.FOOTER, KINDS.SLIDE_NUMBER)
    kinds = [place.placeholder_format.type for place in layout.placeholders]
    titles = (KINDS.TITLE,)
    return not any(kind in titles for kind in kinds), sum(kind not in (*outer, *titles) for kind in kinds)


def _is_ours(presentation: Any) -> bool:
    """Return whether the presentation is python-pptx's own blank one, whose title is made for narrower slides."""
    from forandring.diagrams.slides.file import SIZE

    master = presentation.slide_masters[0]
    title = next((place for place in master.placeholders if place.placeholder_format.type == 1), None)
    wide = presentation.slide_width / 12700
    return abs(wide - SIZE[0]) < 1 and title is not None and (title.left + title.width) / 12700 < wide * 0.75


def _own_title(heading: Any, title: str, ink: str, wide: float, high: float) -> Room:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    heading.left, heading.top = emu(_MARGIN), emu(14)
    heading.width, heading.height = emu(wide - 2 * _MARGIN), emu(30)
    frame = heading.text_frame
    set_margins(frame, 0)
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = " ".join(shown(title).split())
    run.font.size = Pt(22 if len(title) < 80 else 16 if len(title) < 120 else 12)
    run.font.bold = True
    run.font.color.rgb = colour_of(ink)
    return _MARGIN, 46.0, wide - 2 * _MARGIN, high - 46.0 - 10


def _shrink(heading: Any) -> None:
    from pptx.enum.text import MSO_AUTO_SIZE

    heading.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE


def _footer(layout: Any, high: float) -> float:
    """Return where the layout's footers begin, the slide's height if it has none at the bottom."""
    tops = [place.top / 12700 for place in layout.placeholders if place.top is not None]
    low = [top for top in tops if top > high * 0.85]
    return float(min([*low, high - 8]))
