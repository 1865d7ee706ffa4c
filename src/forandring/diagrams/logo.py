"""A theme's logo: how large it is, where it stands in a picture, and what a file carries of it."""

from __future__ import annotations

import base64
import struct
from functools import cache
from pathlib import Path

from forandring.diagrams.scene import Shape

__all__ = ["carried", "in_corner", "size_of"]

_TALL = 34.0
"""Points: as on slides."""

_WIDEST = 0.3
"""Share of the picture's width that a logo may take."""


@cache
def size_of(path: str) -> tuple[int, int]:
    """Return width and height in dots of a PNG.

    Raises:
        ValueError: the file cannot be read, or is none.
    """
    try:
        start = Path(path).read_bytes()[:24]
        if start[:8] != b"\x89PNG\r\n\x1a\n":
            raise ValueError(path)
        wide, tall = struct.unpack_from(">LL", start, 16)
    except (OSError, struct.error) as error:
        raise ValueError(path) from error
    if not wide or not tall:
        raise ValueError(path)
    return wide, tall


def in_corner(path: str, right: float, top: float, width: float) -> Shape:
    """Return a logo with its right upper corner at a point of a picture so many points wide."""
    wide, tall = size_of(path)
    scale = min(_TALL / tall, width * _WIDEST / wide)
    return Shape("image", ((right - wide * scale, top), (right, top + tall * scale)), path)


def carried(path: str) -> str:
    """Return the file as a link that holds it."""
    return f"data:image/png;base64,{base64.b64encode(Path(path).read_bytes()).decode('ascii')}"
