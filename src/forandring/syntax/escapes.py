"""Escapes replaced by the characters they stand for, in texts, addresses and names."""

from __future__ import annotations

import re

__all__ = ["address", "lexical_form", "local_name"]

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_CONTROLS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def lexical_form(token: str) -> str:
    """Return the text that a string token stands for: without quotes, escapes replaced.

    >>> lexical_form('"a\\\\"b"')
    'a"b'
    """
    quotes = 3 if len(token) > 5 and token[0] == token[1] == token[2] else 1
    inside = token[quotes:-quotes]
    return _ESCAPE.sub(_unescaped, inside) if "\\" in inside else inside


def _unescaped(match: re.Match[str]) -> str:
    digits = match[1] or match[2]
    if digits:
        return chr(int(digits, 16))
    return _CONTROLS.get(match[3], match[3])


def address(written: str) -> str:
    """Return what stands between ``<`` and ``>``; an escape that cannot be a character becomes a space.

    >>> address("https://e/\\\\u00e6"), address("https://e/\\\\ud800")
    ('https://e/æ', 'https://e/ ')
    """
    return _ESCAPE.sub(_character_or_space, written) if "\\" in written else written


def local_name(written: str) -> str:
    """Return the part of a name after its prefix without the backslashes before punctuation.

    >>> local_name("a\\\\.b")
    'a.b'
    """
    return _ESCAPE.sub(r"\3", written) if "\\" in written else written


def _character_or_space(match: re.Match[str]) -> str:
    """Return an escaped character; one that cannot exist becomes a space, which no IRI may contain."""
    number = int(match[1] or match[2] or "20", 16)
    return " " if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF else chr(number)
