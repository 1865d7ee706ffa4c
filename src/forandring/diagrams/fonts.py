"""The one font of all diagrams: where it is, how wide its letters are, and the part of it a picture carries."""

from __future__ import annotations

import base64
import io
import os
from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

__all__ = ["BOLD", "FAMILY", "REGULAR", "embedded", "font_file", "text_width", "write_fontconfig"]

FAMILY = "Source Sans Pro"
"""Font family of the package ``font-source-sans-pro`` (SIL Open Font Licence)."""

REGULAR = "Regular"
BOLD = "Semibold"

# The TrueType outlines are used; the package's .otf twins would be found under the same name.
_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
  <selectfont><rejectfont><glob>{ours}/*.otf</glob></rejectfont></selectfont>
</fontconfig>
"""
# Only for what our font lacks: right-to-left scripts and emoji.
_SYSTEM = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)


def font_file(weight: str) -> Path:
    """Return the font's file of a weight (``REGULAR`` or ``BOLD``)."""
    return Path(str(resources.files("font_source_sans_pro"))) / "files" / f"SourceSansPro-{weight}.ttf"


def write_fontconfig(folder: Path) -> Path:
    """Write a fontconfig file that finds our font first and return its path.

    Args:
        folder: where the file and fontconfig's own cache are kept; made if it does not exist.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ours = font_file(REGULAR).parent
    folders = "\n".join(f"  <dir>{escape(str(path))}</dir>" for path in (ours, *_SYSTEM))
    text = _CONFIGURATION.format(
        folders=folders, cache=escape(str(folder / "fontconfig")), ours=escape(str(ours))
    )
    path = folder / "fonts.conf"
    if not path.exists() or path.read_text("utf-8") != text:
        scratch = folder / f"fonts.{os.getpid()}.conf"
        scratch.write_text(text, "utf-8")
        scratch.replace(path)
    return path


_COMMON = "".join(map(chr, range(0x20, 0x7F))) + "æøåÆØÅéÉäöüÄÖÜ«»§·–—’‘“”…×½−→"


@cache
def _metrics(weight: str) -> tuple[dict[int, str], Any, float]:
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(Path(font_file(weight)).read_bytes()), lazy=True)
    return font.getBestCmap(), font["hmtx"].metrics, float(font["head"].unitsPerEm)


@cache
def _letter(letter: str, weight: str) -> float:
    """Return a letter's width in em; what the font lacks is taken to be a full em, combining marks nothing."""
    import unicodedata

    glyphs, metrics, units = _metrics(weight)
    glyph = glyphs.get(ord(letter))
    if glyph is not None:
        return float(metrics[glyph][0]) / units
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn"):
        return 0.0
    return 1.25 if unicodedata.east_asian_width(letter) in "WF" else 0.8


def text_width(text: str, size: float, weight: str = REGULAR) -> float:
    """Return the width in points of a line of ``text`` set in ``size`` points, without kerning.

    >>> 50 < text_width("Aktiviteter", 12) < 65
    True
    """
    return size * sum(_letter(letter, weight) for letter in text)


def embedded(letters: str, weight: str) -> str:
    """Return the font reduced to what Danish and English are written with, and ``letters``, as base64 of WOFF.

    The common letters are always there, so that pictures of one run share one subset and can be edited.
    """
    return _embedded(_COMMON + "".join(sorted(set(letters) - set(_COMMON))), weight)


@cache
def _embedded(letters: str, weight: str) -> str:
    from fontTools import subset

    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.flavor = "woff"
    options.name_IDs = []
    options.recalc_timestamp = False
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "DSIG"]
    font = subset.load_font(str(font_file(weight)), options)
    known = font.getBestCmap()
    wanted = [ord(letter) for letter in letters if ord(letter) in known]
    if not wanted:
        return ""
    chooser = subset.Subsetter(options)
    chooser.populate(unicodes=wanted)
    chooser.subset(font)
    written = io.BytesIO()
    subset.save_font(font, written, options)
    return base64.b64encode(written.getvalue()).decode("ascii")
