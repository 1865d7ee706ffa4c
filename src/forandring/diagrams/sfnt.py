"""What a font file says of its letters' widths, read from its tables.

Read here because importing a font library takes longer than drawing a diagram.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

__all__ = ["letter_widths"]


def letter_widths(content: bytes) -> dict[int, float]:
    """Return the advance width in em of every letter of a TrueType or OpenType font, by code point.

    Source: the tables ``head``, ``hhea``, ``hmtx`` and ``cmap`` (formats 4 and 12) of the OpenType specification.
    """
    (number,) = struct.unpack_from(">H", content, 4)
    tables = {}
    for place in range(number):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", content, 12 + 16 * place)
        tables[tag] = offset
    (units,) = struct.unpack_from(">H", content, tables[b"head"] + 18)
    (measured,) = struct.unpack_from(">H", content, tables[b"hhea"] + 34)
    advances = struct.unpack_from(">" + "Hh" * measured, content, tables[b"hmtx"])[::2]
    glyphs = _glyphs(content, tables[b"cmap"])
    return {letter: advances[min(glyph, measured - 1)] / units for letter, glyph in glyphs}


def _glyphs(content: bytes, cmap: int) -> Iterable[tuple[int, int]]:
    """Return (letter, glyph) of the table of format 12, which has all letters, else of format 4."""
    (number,) = struct.unpack_from(">H", content, cmap + 2)
    starts = [cmap + struct.unpack_from(">HHL", content, cmap + 4 + 8 * place)[2] for place in range(number)]
    by_format = {struct.unpack_from(">H", content, start)[0]: start for start in starts}
    return _format_12(content, by_format[12]) if 12 in by_format else _format_4(content, by_format[4])


def _format_12(content: bytes, table: int) -> Iterable[tuple[int, int]]:
    (groups,) = struct.unpack_from(">L", content, table + 12)
    for place in range(groups):
        first, last, glyph = struct.unpack_from(">LLL", content, table + 16 + 12 * place)
        yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)


def _format_4(content: bytes, table: int) -> Iterable[tuple[int, int]]:
    (double,) = struct.unpack_from(">H", content, table + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", content, table + 14)
    firsts = struct.unpack_from(f">{count}H", content, table + 16 + double)
    deltas = struct.unpack_from(f">{count}H", content, table + 16 + 2 * double)
    ranges_at = table + 16 + 3 * double
    ranges = struct.unpack_from(f">{count}H", content, ranges_at)
    for segment in range(count):
        for letter in range(firsts[segment], min(ends[segment], 0xFFFE) + 1):
            glyph = letter + deltas[segment]
            if ranges[segment]:
                at = ranges_at + 2 * segment + ranges[segment] + 2 * (letter - firsts[segment])
                (glyph,) = struct.unpack_from(">H", content, at)
                glyph += deltas[segment] if glyph else 0
            if glyph & 0xFFFF:
                yield letter, glyph & 0xFFFF
