"""Turtle cut into tokens: every character of every text, valid or not, lies in exactly one of them."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import NamedTuple

__all__ = [
    "LITERAL_KINDS",
    "NAME_CHARACTERS",
    "NAME_START",
    "NUMBER_KINDS",
    "RESERVED_ESCAPES",
    "SIGNIFICANT",
    "TERM_KINDS",
    "Kind",
    "Tokens",
    "kind_of",
    "tokenise",
]

# The character classes of the Turtle grammar (productions 163s to 166s of the recommendation).
_BEYOND_ASCII = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_MARKS = "\u00b7\u0300-\u036f\u203f-\u2040"
_BASE = "A-Za-z" + _BEYOND_ASCII
NAME_START = _BASE + "_"
NAME_CHARACTERS = f"{NAME_START}0-9{_MARKS}-"
RESERVED_ESCAPES = "_~.!$&'()*+,;=/?#@%-"

_SPACES = "\x0b\x0c\x1c-\x1f\x85\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000"
_SMART = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2018\u2019\u201a\u201b"
_SMART_PAIRS = ("\u201c\u201d\u201e\u201f\u2033", "\u00ab\u00bb", "\u2018\u2019\u201a\u201b")
# What ends a run of characters that is no token; zero-width characters do not, they hide inside names.
_STOP = (
    " \\t\\r\\n;,()\\[\\]{}<>\"'#"
    + _SPACES.replace("\u2000-\u200b", "\u2000-\u200a").replace("\u2060", "")
    + _SMART
)
# Characters that, straight after a name or a number, make the whole run a broken name (``a/b``, ``40%``).
_JUNK = "\u200b\u2060\u00ad%\\\\/&$*?`|=\u2010-\u2015\u2022\u2026\u20ac\u00d7\u00a7\u00b0\u00bd\u00b4"

_ESCAPED = f"%[0-9A-Fa-f]{{2}}|\\\\[{re.escape(RESERVED_ESCAPES)}]"
_PREFIX = f"[{_BASE}][{NAME_CHARACTERS}]*+(?:\\.++[{NAME_CHARACTERS}]++)*+"
_LOCAL_REST = f"[{NAME_CHARACTERS}:]++|{_ESCAPED}|\\.++(?=[{NAME_CHARACTERS}:]|{_ESCAPED})"
_LOCAL = f"(?:[{NAME_START}:0-9]|{_ESCAPED})(?:{_LOCAL_REST})*+"
_EXPONENT = "[eE][+-]?[0-9]++"
_NUMBER = (
    f"[+-]?(?>[0-9]++\\.[0-9]*+{_EXPONENT}|[0-9]*+\\.[0-9]++(?:{_EXPONENT})?+(?![eE])"
    f"|[0-9]++{_EXPONENT}|[0-9]++(?!\\.?[eE]))"
)


def _long(quote: str) -> str:
    return f"{quote}{{3}}[^{quote}\\\\]*+(?:(?:\\\\[\\s\\S]|{quote}(?!{quote}{quote}))[^{quote}\\\\]*+)*+{quote}{{3}}"


def _short(quote: str) -> str:
    return f"{quote}(?!{quote}{quote})[^{quote}\\\\\\r\\n]*+(?:\\\\[^\\r\\n][^{quote}\\\\\\r\\n]*+)*+{quote}"


_ALTERNATIVES = (
    "[ \\t\\r\\n]++",
    f"(?:{_PREFIX})?+:(?:{_LOCAL})?+(?![{_JUNK}]|\\+(?![0-9.])|-[{NAME_START}])",
    "[;,\\[\\]()]",
    "\\.(?![0-9])",
    _short('"'),
    '<[^<>"{}|^`\\\\\x00-\x20]*+>',
    f"[{_BASE}][{NAME_CHARACTERS}]*+(?:\\.++[{NAME_CHARACTERS}]++)*+(?!\\.*+:)(?![{_JUNK}]|\\+(?![0-9.]))",
    "@[A-Za-z]++(?:-[A-Za-z0-9]++)*+(?![A-Za-z0-9_-])",
    f"{_NUMBER}(?![{_JUNK}]|\\+(?![0-9.]))",
    "\\^\\^",
    "#[^\\r\\n]*+",
    f"_:[{NAME_START}0-9][{NAME_CHARACTERS}]*+(?:\\.++[{NAME_CHARACTERS}]++)*+(?![{_JUNK}]|\\+(?![0-9.]))",
    _short("'"),
    _long('"'),
    _long("'"),
    # From here on nothing is Turtle as planners write it.
    "^(?:<{7}|={7}|>{7}|\\|{7})(?![<=>|])[^\\r\\n]*+",
    "<<\\(|<<|\\)>>|>>|\\{\\||\\|\\}",
    "<[^<>\\r\\n]*+>",
    "\"{3}[\\s\\S]*+|'{3}[\\s\\S]*+",
    "\"[^\\r\\n]*+|'[^\\r\\n]*+",
    "<[^\\s<>\"';,]*+",
    f"[{_SPACES}]++",
    *(f'[{quotes}][^{quotes}"\\r\\n]*+[{quotes}"]' for quotes in _SMART_PAIRS),
    f"[{_SMART}]",
    f"(?:[^{_STOP}.\\\\^@]++|\\\\[^\\s]?+|\\.++(?=[^{_STOP}.])|@[^{_STOP}.\\\\^@]*+)"
    f"(?:[^{_STOP}.\\\\^]++|\\\\[^\\s]?+|\\.++(?=[^{_STOP}.]))*+",
    "[\\s\\S]",
)
_TOKEN = re.compile("|".join(_ALTERNATIVES), re.MULTILINE)


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
_WHOLE_NUMBER = re.compile(_NUMBER)
_CONFLICT = re.compile("(?:<{7}|={7}|>{7}|\\|{7})(?![<=>|])[^\\r\\n]*+")
_CLOSED_STRING = re.compile("|".join((_short('"'), _short("'"), _long('"'), _long("'"))))
_PROPER_ESCAPES = re.compile(
    "[^\\\\]*+(?:\\\\(?:[tbnrf\"'\\\\]|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}"
    "|U(?!0000[dD][89a-fA-F])00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4})[^\\\\]*+)*+"
)
_PROPER_IRI = re.compile(
    '<[^<>"{}|^`\\\\\x00-\x20]*+(?:\\\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})[^<>"{}|^`\\\\\x00-\x20]*+)*+>'
)
_LANGUAGE = re.compile("@[A-Za-z]++(?:-[A-Za-z0-9]++)*+")


class Tokens(NamedTuple):
    """A text as parallel lists: token ``i`` has a text, a kind and the offset of its first character.

    ``"".join(tokens.texts)`` is the text. ``significant`` holds the indexes of the tokens that are not
    white space, comments or a byte order mark.
    """

    texts: list[str]
    kinds: list[int]
    starts: list[int]
    significant: list[int]

    def end(self, index: int) -> int:
        """Return the offset after the last character of token ``index``."""
        return self.starts[index] + len(self.texts[index])


def tokenise(text: str) -> Tokens:
    """Return ``text`` cut into tokens; never fails.

    Cost: linear in the length of the text.

    >>> tokenise(':a :b 1 .').texts
    [':a', ' ', ':b', ' ', '1', ' ', '.']
    """
    if text.startswith("\ufeff"):
        texts = ["\ufeff", *_TOKEN.findall(text, 1)]
    else:
        texts = _TOKEN.findall(text)
    known = _KindOf()
    kinds = [known[token] for token in texts]
    if Kind.OPEN_STRING in kinds:
        from forandring.syntax.open_strings import cut_short  # seldom needed, and it needs what stands here

        texts = cut_short(texts, known, _TOKEN.findall)
        kinds = [known[token] for token in texts]
    if text.startswith("\ufeff"):
        kinds[0] = Kind.MARK
    starts = list(accumulate(map(len, texts), initial=0))
    starts.pop()
    significant = [index for index, kind in enumerate(kinds) if kind >= SIGNIFICANT]
    return Tokens(texts, kinds, starts, significant)


class _KindOf(dict[str, int]):
    """Kinds by token text: texts repeat so often that most tokens cost one look-up."""

    def __missing__(self, token: str) -> int:
        kind = self[token] = kind_of(token)
        return kind


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
    patterns = [
        f"(?:{_PREFIX})?+:(?:{_LOCAL})?+",
        f"_:[{NAME_START}0-9][{NAME_CHARACTERS}]*+(?:\\.++[{NAME_CHARACTERS}]++)*+",
        f"[{_BASE}][{NAME_CHARACTERS}]*+(?:\\.++[{NAME_CHARACTERS}]++)*+",
    ]
    if is_ascii:
        patterns = [pattern.replace(_BEYOND_ASCII, "").replace(_MARKS, "") for pattern in patterns]
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


_SMART_SET = _characters(_SMART)
_SPACE_SET = _characters(_SPACES)

_GRANDFATHERED = frozenset(
    "art-lojban cel-gaulish en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo "
    "i-pwn i-tao i-tay i-tsu no-bok no-nyn sgn-be-fr sgn-be-nl sgn-ch-de zh-guoyu zh-hakka zh-min zh-min-nan "
    "zh-xiang".split()
)
# RFC 5646, section 2.1.
_WELL_FORMED_TAG = re.compile(
    "(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    "(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    "|x(?:-[a-z0-9]{1,8})+"
)


def is_language_tag(token: str) -> bool:
    """Return whether ``token`` (with its ``@``) is a well-formed BCP 47 language tag.

    >>> is_language_tag("@da-DK"), is_language_tag("@da_DK"), is_language_tag("@dansksprog")
    (True, False, False)
    """
    tag = token[1:].lower()
    return bool(_LANGUAGE.fullmatch(token)) and (
        tag in _GRANDFATHERED or bool(_WELL_FORMED_TAG.fullmatch(tag))
    )
