"""The one font of all diagrams: where it is, how wide its letters are, and the part of it a picture carries."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import io
import os
import struct
from functools import cache
from importlib import resources
from pathlib import Path
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
def _widths(weight: str) -> tuple[dict[int, int], float]:
    """Return the advance width of every letter of the font in its units, and how many units an em has.

    Source: the tables ``head``, ``hhea``, ``hmtx`` and ``cmap`` (format 4) of the OpenType specification. Read here
    because importing a font library takes longer than drawing a diagram.
    """
    content = font_file(weight).read_bytes()
    (number,) = struct.unpack_from(">H", content, 4)
    tables = {}
    for place in range(number):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", content, 12 + 16 * place)
        tables[tag] = offset
    (units,) = struct.unpack_from(">H", content, tables[b"head"] + 18)
    (measured,) = struct.unpack_from(">H", content, tables[b"hhea"] + 34)
    advances = struct.unpack_from(">" + "Hh" * measured, content, tables[b"hmtx"])[::2]
    glyphs = _glyphs(content, tables[b"cmap"])
    return {letter: advances[min(glyph, measured - 1)] for letter, glyph in glyphs.items()}, float(units)


def _glyphs(content: bytes, cmap: int) -> dict[int, int]:
    """Return letter → glyph of the first table of format 4."""
    (number,) = struct.unpack_from(">H", content, cmap + 2)
    starts = [cmap + struct.unpack_from(">HHL", content, cmap + 4 + 8 * place)[2] for place in range(number)]
    table = next(start for start in starts if struct.unpack_from(">H", content, start) == (4,))
    (double,) = struct.unpack_from(">H", content, table + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", content, table + 14)
    firsts = struct.unpack_from(f">{count}H", content, table + 16 + double)
    deltas = struct.unpack_from(f">{count}H", content, table + 16 + 2 * double)
    ranges_at = table + 16 + 3 * double
    ranges = struct.unpack_from(f">{count}H", content, ranges_at)
    found: dict[int, int] = {}
    for segment in range(count):
        for letter in range(firsts[segment], min(ends[segment], 0xFFFE) + 1):
            glyph = letter + deltas[segment]
            if ranges[segment]:
                at = ranges_at + 2 * segment + ranges[segment] + 2 * (letter - firsts[segment])
                (glyph,) = struct.unpack_from(">H", content, at)
                glyph += deltas[segment] if glyph else 0
            if glyph & 0xFFFF:
                found[letter] = glyph & 0xFFFF
    return found


@cache
def _letter(letter: str, weight: str) -> float:
    """Return a letter's width in em; what the font lacks is taken to be a full em, combining marks nothing."""
    import unicodedata

    widths, units = _widths(weight)
    wide = widths.get(ord(letter))
    if wide is not None:
        return wide / units
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

    The common letters are always there, so that pictures of one run share one subset and can be edited. It is kept
    beside the fontconfig file in use, where there is one.
    """
    wanted = _COMMON + "".join(sorted(set(letters) - set(_COMMON)))
    configuration = os.environ.get("FONTCONFIG_FILE", "")
    if not configuration.endswith("fonts.conf"):
        return _embedded(wanted, weight)
    key = hashlib.sha256(f"{weight} {wanted}".encode()).hexdigest()[:16]
    kept = Path(configuration).parent / f"subset-{key}.txt"
    with contextlib.suppress(OSError):
        return kept.read_text("ascii")
    data = _embedded(wanted, weight)
    with contextlib.suppress(OSError):
        scratch = kept.with_suffix(f".{os.getpid()}")
        scratch.write_text(data, "ascii")
        scratch.replace(kept)
    return data


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
    written = io.BytesIO()
    with subset.load_font(str(font_file(weight)), options) as font:
        known = font.getBestCmap()
        wanted = [ord(letter) for letter in letters if ord(letter) in known]
        if not wanted:
            return ""
        chooser = subset.Subsetter(options)
        chooser.populate(unicodes=wanted)
        chooser.subset(font)
        subset.save_font(font, written, options)
    return base64.b64encode(written.getvalue()).decode("ascii")
