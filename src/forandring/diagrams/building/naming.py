"""Names that a page, a file and a style sheet accept."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["page_name"]


def page_name(text: str, taken: set[str]) -> str:
    """Return ``text`` as a name that a page, a file and a style sheet accept, made unique among ``taken``.

    >>> page_name("børn & unge", {"boern-unge"})
    'boern-unge-2'
    """
    stem = _stem(text)
    name, number = stem, 1
    while name.lower() in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.lower())
    return name


@lru_cache(maxsize=4096)
def _stem(text: str) -> str:
    """Return a text in letters, digits and hyphens; a sheet that is tried in many sizes asks for the same ones."""
    plain = text.lower() if text.isupper() else text
    for letter, letters in (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("Æ", "Ae"), ("Ø", "Oe"), ("Å", "Aa")):
        plain = plain.replace(letter, letters)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii")
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", plain).strip("-")[:80] or "x"
    return stem if stem[0].isalpha() else f"x-{stem}"
