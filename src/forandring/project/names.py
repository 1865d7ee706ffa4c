"""Names → file names that are safe and different on every file system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["file_names"]

_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
_LONGEST = 80
_DANISH = {ord(letter): plain for letter, plain in zip("æøåÆØÅ", "ae oe aa Ae Oe Aa".split(), strict=True)}


def file_names(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Return one file name, without ending, for each name: ASCII letters, digits, ``.``, ``-`` and ``_``.

    Names that would collide where capital letters do not count, or be reserved on Windows, are numbered.

    >>> file_names(["Plan", "plan", "../var/æble", "CON"])
    ['Plan', 'plan-2', 'var-aeble', 'CON-2']
    """
    used = {name.casefold() for name in taken} | _RESERVED
    found = []
    for name in names:
        stem = _plain(name)
        candidate, number = stem, 1
        while candidate.casefold() in used:
            number += 1
            candidate = f"{stem}-{number}"
        used.add(candidate.casefold())
        found.append(candidate)
    return found


def _plain(name: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", name.translate(_DANISH)).encode("ascii", "ignore").decode()
    dashed = re.sub(r"[^A-Za-z0-9._-]+", "-", ascii_only).strip("-.")
    return dashed[:_LONGEST].rstrip("-.") or "plan"
