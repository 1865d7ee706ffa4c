"""The fonts for letters that the diagrams' own font lacks: other scripts, signs and emoji, the same on every machine.

From the package ``pymupdf-fonts`` (SIL Open Font Licence), which keeps fonts as Python modules: FiraGO for Arabic,
Hebrew, Thai, Georgian and Devanagari, and Noto Sans Symbols 2 and Symbols for signs and outlined emoji. Of emoji they
have things, not faces: all are there if ``deckr-fonts`` is installed, with Noto Emoji (``pip install
forandring[emoji]``), which is left out otherwise because it weighs thirty megabytes.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from forandring.keeping import lay_out

__all__ = ["FALLBACKS", "Fallback", "fallback_for", "laid_out", "needed"]


@dataclass(frozen=True, slots=True)
class Fallback:
    """One font.

    Attributes:
        family: the name that it is known by.
        package: the package it comes in.
        name: the name of a buffer of ``pymupdf_fonts``, or a file of another package.
        file: the name it is kept under.
    """

    family: str
    package: str
    name: str
    file: str

    def content(self) -> bytes:
        """Return the font file's bytes, empty where its package is not installed."""
        return _content(self)

    def widths(self) -> dict[int, float]:
        """Return the width in em of each letter by code point, empty where its package is not installed."""
        return _widths(self)


FALLBACKS = (
    Fallback("FiraGO", "pymupdf_fonts", "figo", "FiraGO-Regular.ttf"),
    Fallback("Noto Sans Symbols2", "pymupdf_fonts", "symbol2", "NotoSansSymbols2-Regular.otf"),
    Fallback("Noto Sans Symbols", "pymupdf_fonts", "symbol1", "NotoSansSymbols-Regular.otf"),
    Fallback("Noto Emoji", "deckr_fonts", "fonts/NotoEmoji[wght].ttf", "NotoEmoji.ttf"),
)
"""In the order they are tried."""


@cache
def _content(font: Fallback) -> bytes:
    from importlib import import_module
    from importlib.util import find_spec

    with contextlib.suppress(ImportError, OSError, KeyError):
        if font.package == "pymupdf_fonts":
            return bytes(import_module("pymupdf_fonts").fontbuffers[font.name]())
        # The package is not imported: of it nothing but the file is wanted.
        found = find_spec(font.package)
        if found is not None and found.submodule_search_locations:
            return (Path(found.submodule_search_locations[0]) / font.name).read_bytes()
    return b""


@cache
def _widths(font: Fallback) -> dict[int, float]:
    from forandring.diagrams.sfnt import letter_widths

    content = font.content()
    return letter_widths(content) if content else {}


@cache
def fallback_for(letter: str) -> Fallback | None:
    """Return the font that a letter is set in which our own font lacks, ``None`` if there is none."""
    return next((font for font in FALLBACKS if ord(letter) in font.widths()), None)


def needed(letters: Iterable[str]) -> tuple[Fallback, ...]:
    """Return the fonts that letters which our own font lacks are set in, in the order of ``FALLBACKS``."""
    found = {fallback_for(letter) for letter in letters}
    return tuple(font for font in FALLBACKS if font in found)


def laid_out(fonts: Iterable[Fallback], folder: Path) -> None:
    """Write the font files to a folder, where the engine finds them; what is there whole is left as it is."""
    for font in fonts:
        lay_out(folder / font.file, font.content())
