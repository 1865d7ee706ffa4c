"""One sentence for people, in Danish and in English, on one line."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Message", "one_line"]


def one_line(text: str) -> str:
    r"""Return a text on one line, with characters that could steer a terminal written as escapes.

    >>> one_line("a\x1b[31m\nb")
    'a\\x1b[31m\\nb'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


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
