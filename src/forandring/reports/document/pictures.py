"""Pictures in the text: their size on paper, and the words for a reader who cannot see them."""

from __future__ import annotations

import struct
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from forandring.reports.document.geometry import Room
from forandring.reports.document.markup import clean, markup

__all__ = ["drawing_of", "size_of"]

_DPI = 144
_EMU = 635
"""English metric units in a twentieth of a point."""


def size_of(png: bytes) -> tuple[int, int]:
    """Return the natural width and height of a picture, in twentieths of a point.

    Raises:
        ValueError: it is no PNG; pictures are always drawn by ourselves.
    """
    if not png.startswith(b"\x89PNG\r\n\x1a\n") or len(png) < 24:
        raise ValueError("not a PNG")
    width, height = struct.unpack(">II", png[16:24])
    return max(1, round(width * 1440 / _DPI)), max(1, round(height * 1440 / _DPI))


def drawing_of(
    relation: str, number: int, size: tuple[int, int], room: Room, title: str, description: str
) -> Any:
    """Return a run that shows a picture as large as ``room`` allows, never above its natural size.

    Args:
        relation: id of the relationship to the picture's file.
        number: unlike that of any other drawing.
        title, description: what a reader who cannot see it is told.
    """
    scale = room.scale(*size)
    wide, high = (int(side * scale) * _EMU for side in size)
    inline = parse_xml(
        f"<wp:inline {nsdecls('wp', 'a', 'pic', 'r')} distT='0' distB='0' distL='0' distR='0'>"
        f"<wp:extent cx='{wide}' cy='{high}'/><wp:effectExtent l='0' t='0' r='0' b='0'/>"
        f"<wp:docPr id='{number}' name='Figur {number}'/>"
        "<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect='1'/></wp:cNvGraphicFramePr>"
        "<a:graphic><a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/picture'><pic:pic>"
        f"<pic:nvPicPr><pic:cNvPr id='{number}' name='figur-{number}.png'/><pic:cNvPicPr/></pic:nvPicPr>"
        f"<pic:blipFill><a:blip r:embed='{relation}'/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f"<pic:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='{wide}' cy='{high}'/></a:xfrm>"
        "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></pic:spPr>"
        "</pic:pic></a:graphicData></a:graphic></wp:inline>"
    )
    properties = inline[2]
    properties.set("title", _told(title))
    # Some readers say the title, others the description: the latter says both.
    properties.set("descr", _told(f"{title.rstrip('.')}. {description}"))
    return markup("r", markup("drawing", inline))


def _told(words: str) -> str:
    return " ".join(clean(words).split())
