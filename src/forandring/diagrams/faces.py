"""The font of a theme's own: where its files are, how wide its letters are, and whether a file may carry it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

from forandring.diagrams.fonts import BOLD, OURS, REGULAR, SYSTEM_FONTS, Letters, Measure, measured_with
from forandring.diagrams.sfnt import Described, described, letter_widths

__all__ = ["NAME", "Face", "face_found", "face_of", "measured_in"]

NAME = re.compile(r"[\w .-]{1,60}")
"""What a family may be called: its name stands in styles of several formats, where signs would mean something."""

_ENDINGS = (".ttf", ".otf")
_OWN_FONTS = ("~/.fonts", "~/.local/share/fonts", "~/Library/Fonts")


@dataclass(frozen=True, slots=True)
class Face:
    """A family with its two files.

    Attributes:
        family: the name it is known by.
        bold_family: the name its bold file is known by, which may be another.
        regular, bold: paths of the font files; the same where there is no bold one.
        digest: of what is in them.
    """

    family: str
    bold_family: str
    regular: str
    bold: str
    digest: str

    def file(self, bold: bool) -> Path:
        """Return the font's file of a weight."""
        return Path(self.bold if bold else self.regular)

    def content(self, bold: bool) -> bytes:
        """Return what is in the font's file of a weight."""
        return _content(self, bold)

    def contents(self) -> dict[str, bytes]:
        """Return name → content of its files, by names that no other font's have."""
        return {f"{self.digest}-{self.file(bold).name}": self.content(bold) for bold in (False, True)}

    def carried(self) -> bool:
        """Return whether the font allows that a file carries it."""
        return all(described(self.content(bold)).embeddable for bold in (False, True))

    def knows(self, letters: str) -> bool:
        """Return whether the font has all of these letters."""
        return all(ord(letter) in _widths(self, bold) for bold in (False, True) for letter in letters)


@cache
def _content(face: Face, bold: bool) -> bytes:
    return face.file(bold).read_bytes()


@cache
def _widths(face: Face, bold: bool) -> dict[int, float]:
    return letter_widths(face.content(bold))


def face_of(regular: Path, bold: Path) -> Face:
    """Return the font of two files.

    Raises:
        ValueError: one cannot be read, is no TrueType or OpenType font of one weight, or has a name with signs in it.
    """
    try:
        contents = regular.read_bytes(), bold.read_bytes()
        for content in contents:
            letter_widths(content)
        said = [described(content) for content in contents]
    except (OSError, struct.error, KeyError, IndexError, ZeroDivisionError) as error:
        raise ValueError(str(error)) from error
    if not all(NAME.fullmatch(one.family) for one in said) or any(one.variable for one in said):
        raise ValueError(regular.name)
    digest = hashlib.sha256(b"".join(contents)).hexdigest()[:16]
    return Face(said[0].family, said[1].family, str(regular), str(bold), digest)


@cache
def face_found(family: str) -> Face | None:
    """Return a font of this machine by the name of its family, ``None`` where it has none of that name."""
    files: dict[bool, Path] = {}
    for file, said in _installed():
        if said.family.casefold() == family.casefold() and not (said.italic or said.variable):
            files.setdefault(said.bold, file)
    if False not in files:
        return None
    try:
        return face_of(files[False], files.get(True, files[False]))
    except ValueError:
        return None


def _installed() -> Iterator[tuple[Path, Described]]:
    """Yield the font files of this machine, in an order that does not depend on its disk."""
    # A home that is not known stands for no folder.
    for folder in (*SYSTEM_FONTS, *map(os.path.expanduser, _OWN_FONTS)):
        for place, inner, names in os.walk(folder):
            inner.sort()
            for name in sorted(names):
                if name.lower().endswith(_ENDINGS):
                    file = Path(place, name)
                    with contextlib.suppress(OSError, ValueError, struct.error, KeyError, IndexError):
                        yield file, _said(file)


def _said(file: Path) -> Described:
    """Return what a font file says of itself; of its many megabytes no more is read than that."""
    with file.open("rb") as opened, mmap(opened.fileno(), 0, access=ACCESS_READ) as content:
        return described(content)


@contextlib.contextmanager
def measured_in(face: Face | None) -> Iterator[None]:
    """Measure text in a theme's own font while the block lasts, in ours where it has none."""
    with measured_with(_measure(face) if face else OURS):
        yield


@cache
def _measure(face: Face) -> Measure:
    return Measure({weight: Letters(weight, _widths(face, weight == BOLD)) for weight in (REGULAR, BOLD)})
