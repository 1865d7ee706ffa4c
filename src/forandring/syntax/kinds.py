"""What a token is: its kind, told from its text."""

from __future__ import annotations

import re
from functools import cache

from forandring.syntax.grammar import (
    BEYOND_ASCII,
    CONFLICT,
    LABEL,
    MARKS,
    NAME,
    NUMBER,
    SMART,
    SPACES,
    WORD,
    long_string,
    short_string,
)
from forandring.syntax.language_tags import is_language_tag

__all__ = ["LITERAL_KINDS", "NUMBER_KINDS", "SIGNIFICANT", "TERM_KINDS", "Kind", "kind_of"]


class Kind:
    """What a token is; kinds below ``SIGNIFICANT`` are the space between tokens, from ``BROKEN`` on errors."""

    SPACE = 0
    COMMENT = 1
    MARK = 2  # the byte order mark
    NAME = 3  # prefix:local
    IRI = 4
    LABEL = 5  # _:label
    STRING = 6
    INTEGER = 7
    DECIMAL = 8
    DOUBLE = 9
    BOOLEAN = 10
    A = 11
    LANGUAGE = 12
    CARETS = 13
    DOT = 14
    SEMICOLON = 15
    COMMA = 16
    OPEN_BRACKET = 17
    CLOSE_BRACKET = 18
    OPEN_LIST = 19
    CLOSE_LIST = 20
    AT_PREFIX = 21
    AT_BASE = 22
    WORD = 23  # PREFIX and BASE where a statement begins, an error elsewhere
    BROKEN = 24
    BAD_NAME = 24
    BAD_IRI = 25
    BAD_STRING = 26  # closed, but with something inside that must not stand there
    OPEN_STRING = 27  # not closed
    BAD_LANGUAGE = 28
    SMART_STRING = 29
    WRONG_SPACE = 30
    STAR = 31  # brackets of RDF 1.2
    CONFLICT = 32
    STRAY = 33


SIGNIFICANT = Kind.NAME
NUMBER_KINDS = frozenset((Kind.INTEGER, Kind.DECIMAL, Kind.DOUBLE))
LITERAL_KINDS = NUMBER_KINDS | {
    Kind.STRING,
    Kind.BOOLEAN,
    Kind.BAD_STRING,
    Kind.OPEN_STRING,
    Kind.SMART_STRING,
}
TERM_KINDS = LITERAL_KINDS | {
    Kind.NAME,
    Kind.IRI,
    Kind.LABEL,
    Kind.A,
    Kind.WORD,
    Kind.OPEN_BRACKET,
    Kind.OPEN_LIST,
    Kind.BAD_NAME,
    Kind.BAD_IRI,
}

_FIXED = {
    ".": Kind.DOT,
    ";": Kind.SEMICOLON,
    ",": Kind.COMMA,
    "[": Kind.OPEN_BRACKET,
    "]": Kind.CLOSE_BRACKET,
    "(": Kind.OPEN_LIST,
    ")": Kind.CLOSE_LIST,
    "^^": Kind.CARETS,
    "a": Kind.A,
    "true": Kind.BOOLEAN,
    "false": Kind.BOOLEAN,
    "@prefix": Kind.AT_PREFIX,
    "@base": Kind.AT_BASE,
    "\ufeff": Kind.WRONG_SPACE,
    "<<": Kind.STAR,
    ">>": Kind.STAR,
    "<<(": Kind.STAR,
    ")>>": Kind.STAR,
    "{|": Kind.STAR,
    "|}": Kind.STAR,
    "~": Kind.STAR,
}
_WHOLE_NUMBER = re.compile(NUMBER)
_CONFLICT = re.compile(CONFLICT)
_CLOSED_STRING = re.compile(
    "|".join((short_string('"'), short_string("'"), long_string('"'), long_string("'")))
)
_PROPER_ESCAPES = re.compile(
    "[^\\\\]*+(?:\\\\(?:[tbnrf\"'\\\\]|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}"
    "|U(?!0000[dD][89a-fA-F])00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4})[^\\\\]*+)*+"
)
_PROPER_IRI = re.compile(
    '<[^<>"{}|^`\\\\\x00-\x20]*+(?:\\\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})[^<>"{}|^`\\\\\x00-\x20]*+)*+>'
)


def kind_of(token: str) -> int:
    """Return the kind of one token's text.

    >>> kind_of("fo:Activity") == Kind.NAME, kind_of("1.5") == Kind.DECIMAL
    (True, True)
    """
    fixed = _FIXED.get(token)
    if fixed is not None:
        return fixed
    first = token[0]
    if first in " \t\r\n":
        return Kind.SPACE
    if first == "#":
        return Kind.COMMENT
    if first in "\"'":
        return _kind_of_string(token)
    if first in "<=>|" and _CONFLICT.fullmatch(token):
        return Kind.CONFLICT
    if first == "<":
        return Kind.IRI if _PROPER_IRI.fullmatch(token) else Kind.BAD_IRI
    if first == "@":
        return Kind.LANGUAGE if is_language_tag(token) else Kind.BAD_LANGUAGE
    return _kind_of_word(token)


def _kind_of_string(token: str) -> int:
    if not _CLOSED_STRING.fullmatch(token):
        return Kind.OPEN_STRING
    quotes = 3 if len(token) > 5 and token[0] == token[1] == token[2] else 1
    return Kind.STRING if _PROPER_ESCAPES.fullmatch(token, quotes, len(token) - quotes) else Kind.BAD_STRING


@cache
def _whole(is_ascii: bool) -> tuple[re.Pattern[str], ...]:
    """Return what a whole name, label and word is; for ASCII the same, made ready in a tenth of the time."""
    patterns = [NAME, LABEL, WORD]
    if is_ascii:
        patterns = [pattern.replace(BEYOND_ASCII, "").replace(MARKS, "") for pattern in patterns]
    return tuple(map(re.compile, patterns))


def _kind_of_word(token: str) -> int:
    name, label, word = _whole(token.isascii())
    if name.fullmatch(token):
        return Kind.NAME
    if _WHOLE_NUMBER.fullmatch(token):
        if "e" in token or "E" in token:
            return Kind.DOUBLE
        return Kind.DECIMAL if "." in token else Kind.INTEGER
    if label.fullmatch(token):
        return Kind.LABEL
    if word.fullmatch(token):
        return Kind.WORD
    if token[0] in _SMART_SET:
        return Kind.SMART_STRING
    if token[0] in _SPACE_SET:
        return Kind.WRONG_SPACE
    if token in ("^", "!", "|", "=", "=>", "{", "}", ">"):
        return Kind.STRAY
    return Kind.BAD_NAME


def _characters(ranges: str) -> frozenset[str]:
    """Return what stands between the brackets of a pattern, letter by letter."""
    spans = re.findall("(?s)(.)-(.)", ranges)
    between = (chr(code) for first, last in spans for code in range(ord(first), ord(last) + 1))
    return frozenset(between) | frozenset(re.sub("(?s).-.", "", ranges))


_SMART_SET = _characters(SMART)
_SPACE_SET = _characters(SPACES)
