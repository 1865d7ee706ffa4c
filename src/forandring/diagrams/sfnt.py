"""What a font file says of itself and of its letters' widths, read from its tables.

Read here because importing a font library takes longer than drawing a diagram.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterable
from itertools import count
from mmap import mmap
from typing import NamedTuple

__all__ = ["Described", "described", "letter_widths"]


class Described(NamedTuple):
    """What a font says of itself.

    Attributes:
        family: its name, "" where it has none in Unicode.
        variable: whether it holds many weights in one.
        embeddable: whether a document that can be edited may carry a part of it.
    """

    family: str
    bold: bool
    italic: bool
    variable: bool
    embeddable: bool


_EDITABLE = 8
_NO_SUBSET, _DOTS_ONLY = 0x0100, 0x0200
_ITALIC, _BOLD = 0x0001, 0x0020


def described(content: bytes | mmap) -> Described:
    """Return what a TrueType or OpenType font says of itself.

    Source: the tables ``name`` and ``OS/2`` (``fsType``, ``fsSelection``) of the OpenType specification.
    """
    tables = _tables(content)
    (kind,) = struct.unpack_from(">H", content, tables[b"OS/2"] + 8)
    (look,) = struct.unpack_from(">H", content, tables[b"OS/2"] + 62)
    allowed = kind & 0x000F in (0, _EDITABLE) and not kind & (_NO_SUBSET | _DOTS_ONLY)
    family = _family(content, tables[b"name"])
    return Described(family, bool(look & _BOLD), bool(look & _ITALIC), b"fvar" in tables, allowed)


def _family(content: bytes | mmap, table: int) -> str:
    """Return the name with the number 1, in English where it has several."""
    number, strings = struct.unpack_from(">HH", content, table + 2)
    found = ""
    for place in range(number):
        platform, _, language, name, length, offset = struct.unpack_from(
            ">HHHHHH", content, table + 6 + 12 * place
        )
        if name == 1 and platform == 3 and (not found or language == 0x0409):
            start = table + strings + offset
            found = content[start : start + length].decode("utf-16-be", "replace")
    return found


def _tables(content: bytes | mmap) -> dict[bytes, int]:
    """Return where each table begins."""
    (number,) = struct.unpack_from(">H", content, 4)
    tables = {}
    for place in range(number):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", content, 12 + 16 * place)
        tables[tag] = offset
    return tables


def letter_widths(content: bytes) -> dict[int, float]:
    """Return the advance width in em of every letter of a TrueType or OpenType font, by code point.

    Source: the tables ``head``, ``hhea``, ``hmtx`` and ``cmap`` (formats 4 and 12) of the OpenType specification.
    """
    tables = _tables(content)
    (units,) = struct.unpack_from(">H", content, tables[b"head"] + 18)
    (measured,) = struct.unpack_from(">H", content, tables[b"hhea"] + 34)
    advances = struct.unpack_from(">" + "Hh" * measured, content, tables[b"hmtx"])[::2]
    glyphs = _glyphs(content, tables[b"cmap"])
    return {letter: advances[min(glyph, measured - 1)] / units for letter, glyph in glyphs}


def _glyphs(content: bytes, cmap: int) -> Iterable[tuple[int, int]]:
    """Return (letter, glyph) of the table of format 12, which has all letters, else of format 4.

    Each letter comes once, as often as a damaged table may name it.
    """
    (number,) = struct.unpack_from(">H", content, cmap + 2)
    starts = [cmap + struct.unpack_from(">HHL", content, cmap + 4 + 8 * place)[2] for place in range(number)]
    by_format = {struct.unpack_from(">H", content, start)[0]: start for start in starts}
    return _format_12(content, by_format[12]) if 12 in by_format else _format_4(content, by_format[4])


def _format_12(content: bytes, table: int) -> Iterable[tuple[int, int]]:
    (groups,) = struct.unpack_from(">L", content, table + 12)
    done = 0
    for place in range(groups):
        first, last, glyph = struct.unpack_from(">LLL", content, table + 16 + 12 * place)
        start, done = max(first, done), max(done, min(last, sys.maxunicode) + 1)
        yield from zip(range(start, done), count(glyph + start - first), strict=False)


def _format_4(content: bytes, table: int) -> Iterable[tuple[int, int]]:
    (double,) = struct.unpack_from(">H", content, table + 6)
    segments = double // 2
    ends = struct.unpack_from(f">{segments}H", content, table + 14)
    firsts = struct.unpack_from(f">{segments}H", content, table + 16 + double)
    deltas = struct.unpack_from(f">{segments}H", content, table + 16 + 2 * double)
    ranges_at = table + 16 + 3 * double
    ranges = struct.unpack_from(f">{segments}H", content, ranges_at)
    done = 0
    for segment in range(segments):
        start, done = max(firsts[segment], done), max(done, min(ends[segment], 0xFFFE) + 1)
        for letter in range(start, done):
            glyph = letter + deltas[segment]
            if ranges[segment]:
                at = ranges_at + 2 * segment + ranges[segment] + 2 * (letter - firsts[segment])
                (glyph,) = struct.unpack_from(">H", content, at)
                glyph += deltas[segment] if glyph else 0
            if glyph & 0xFFFF:
                yield letter, glyph & 0xFFFF
