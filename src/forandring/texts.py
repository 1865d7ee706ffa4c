"""One sentence for people, in Danish and in English."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Message"]


class Message(NamedTuple):
    """The same sentence in both languages of the program.

    >>> Message("Der mangler et punktum.", "A full stop is missing.").in_language("en")
    'A full stop is missing.'
    """

    da: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the sentence in ``language`` (``"da"`` or ``"en"``); anything else gives Danish."""
        return self.en if language == "en" else self.da
