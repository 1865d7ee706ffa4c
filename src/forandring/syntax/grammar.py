"""Turtle's grammar for names, numbers and strings, as patterns."""

from __future__ import annotations

import re

__all__ = [
    "BEYOND_ASCII",
    "CONFLICT",
    "LABEL",
    "MARKS",
    "NAME",
    "NAME_CHARACTERS",
    "NAME_START",
    "NUMBER",
    "RESERVED_ESCAPES",
    "SMART",
    "SMART_PAIRS",
    "SPACES",
    "WORD",
    "long_string",
    "short_string",
]

# The character classes of the Turtle grammar (productions 163s to 166s of the recommendation).
BEYOND_ASCII = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
MARKS = "\u00b7\u0300-\u036f\u203f-\u2040"
_LETTERS = "A-Za-z" + BEYOND_ASCII
NAME_START = _LETTERS + "_"
NAME_CHARACTERS = f"{NAME_START}0-9{MARKS}-"
RESERVED_ESCAPES = "_~.!$&'()*+,;=/?#@%-"

# What stands in texts and is not Turtle.
SPACES = "\x0b\x0c\x1c-\x1f\x85\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000"
SMART = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2018\u2019\u201a\u201b"
SMART_PAIRS = ("\u201c\u201d\u201e\u201f\u2033", "\u00ab\u00bb", "\u2018\u2019\u201a\u201b")
_ESCAPED = f"%[0-9A-Fa-f]{{2}}|\\\\[{re.escape(RESERVED_ESCAPES)}]"
WORD = f"[{_LETTERS}][{NAME_CHARACTERS}]*+(?:\\.++[{NAME_CHARACTERS}]++)*+"
_LOCAL_REST = f"[{NAME_CHARACTERS}:]++|{_ESCAPED}|\\.++(?=[{NAME_CHARACTERS}:]|{_ESCAPED})"
_LOCAL = f"(?:[{NAME_START}:0-9]|{_ESCAPED})(?:{_LOCAL_REST})*+"
NAME = f"(?:{WORD})?+:(?:{_LOCAL})?+"
LABEL = f"_:[{NAME_START}0-9][{NAME_CHARACTERS}]*+(?:\\.++[{NAME_CHARACTERS}]++)*+"
_EXPONENT = "[eE][+-]?[0-9]++"
NUMBER = (
    f"[+-]?(?>[0-9]++\\.[0-9]*+{_EXPONENT}|[0-9]*+\\.[0-9]++(?:{_EXPONENT})?+(?![eE])"
    f"|[0-9]++{_EXPONENT}|[0-9]++(?!\\.?[eE]))"
)
CONFLICT = "(?:<{7}|={7}|>{7}|\\|{7})(?![<=>|])[^\\r\\n]*+"
"""What a version control system leaves where two versions meet."""


def long_string(quote: str) -> str:
    """Return the pattern of a closed string between three quotes."""
    return f"{quote}{{3}}[^{quote}\\\\]*+(?:(?:\\\\[\\s\\S]|{quote}(?!{quote}{quote}))[^{quote}\\\\]*+)*+{quote}{{3}}"


def short_string(quote: str) -> str:
    """Return the pattern of a closed string between single quotes of its kind."""
    return f"{quote}(?!{quote}{quote})[^{quote}\\\\\\r\\n]*+(?:\\\\[^\\r\\n][^{quote}\\\\\\r\\n]*+)*+{quote}"
