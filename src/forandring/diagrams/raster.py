"""A PDF page → PNG: the same outlines and letters as in the PDF, in dots.

Graphviz's own PNG takes twice as long: nearly all of it is spent on trying filters that line drawings have no use for.
"""

from __future__ import annotations

import ctypes
import math
import struct
import zlib
from typing import Any

__all__ = ["dpi_of", "png_of"]

_EFFORT = 3
"""zlib's level: of more, files become 6 % smaller and take twice as long."""

_INCHES = 39.3701
"""Inches in a metre."""

_WHITE = 0xFF

_rooms = [bytearray()]
"""Where dots are put, kept from picture to picture: to ask for room each time takes as long as to draw in it."""


def dpi_of(png: bytes) -> int:
    """Return the resolution that a PNG of ours tells, in dots per inch."""
    dots = int(struct.unpack_from(">L", png, png.index(b"pHYs") + 4)[0])
    return round(dots / _INCHES)


def png_of(pdf: bytes, dpi: int) -> bytes:
    """Return the first page of a PDF as PNG, without transparency, with its resolution told.

    Args:
        dpi: dots per inch, at least 1; a point becomes ``dpi / 72`` dots.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        width, height = (math.ceil(side * (dpi / 72)) for side in page.get_size())
        return _png(width, height, _painted(page, width, height), round(dpi * _INCHES))
    finally:
        document.close()


def _painted(page: Any, width: int, height: int) -> memoryview:
    """Return a page in three bytes a dot; each line begins with the number of its filter, which is none."""
    from pypdfium2 import raw

    line = 1 + 3 * width
    size = line * height
    if len(_rooms[0]) < size:
        _rooms[0] = bytearray(size)
    dots = (ctypes.c_ubyte * size).from_buffer(_rooms[0])
    ctypes.memset(dots, _WHITE, size)
    _rooms[0][:size:line] = bytes(height)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGR, ctypes.byref(dots, 1), line)
    if not bitmap:
        raise MemoryError(f"{width} × {height}")
    flags = raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
    raw.FPDFBitmap_Destroy(bitmap)
    return memoryview(_rooms[0])[:size]


def _png(width: int, height: int, lines: memoryview, dots_per_metre: int) -> bytes:
    """Return a PNG of three bytes a dot. Source: PNG (Third Edition), W3C."""
    header = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [
        (b"IHDR", header),
        (b"pHYs", struct.pack(">LLB", dots_per_metre, dots_per_metre, 1)),
        (b"IDAT", zlib.compress(lines, _EFFORT)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))
        for name, data in parts
    )
