"""A PDF page → PNG: the same outlines and letters as in the PDF, in dots.

Graphviz's own PNG takes twice as long: nearly all of it is spent on trying filters that line drawings have no use for.
"""

from __future__ import annotations

import struct
import zlib

__all__ = ["png_of"]

_EFFORT = 3
"""zlib's level: of more, files become 6 % smaller and take twice as long."""

_INCHES = 39.3701
"""Inches in a metre."""


def png_of(pdf: bytes, dpi: int) -> bytes:
    """Return the first page of a PDF as PNG, without transparency, with its resolution told.

    Args:
        dpi: dots per inch, at least 1; a point becomes ``dpi / 72`` dots.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[0].render(scale=dpi / 72, rev_byteorder=True)
        dots, wide = memoryview(bitmap.buffer).cast("B"), bitmap.width * bitmap.n_channels
        # Each line begins with the number of its filter: none.
        lines = [
            part
            for start in range(0, bitmap.height * bitmap.stride, bitmap.stride)
            for part in (b"\0", dots[start : start + wide])
        ]
        return _png(bitmap.width, bitmap.height, b"".join(lines), round(dpi * _INCHES))
    finally:
        document.close()


def _png(width: int, height: int, lines: bytes, dots_per_metre: int) -> bytes:
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
