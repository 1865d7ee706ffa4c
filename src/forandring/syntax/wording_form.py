"""The form of a wording: what is wrong and what to do, in both languages."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Wording"]


class Wording(NamedTuple):
    """A problem and what to do about it; words in braces are filled in where the problem is found."""

    da: str
    en: str
    help_da: str = ""
    help_en: str = ""
