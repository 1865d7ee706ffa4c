"""Texts whose closing quote is missing, cut off where the writer will have meant them to end."""

from __future__ import annotations

import re
from collections.abc import Callable

from forandring.syntax.kinds import Kind

__all__ = ["cut_short"]

_LONG_QUOTES = ('"""', "'''")
# Punctuation that a writer who forgot the quote meant as punctuation.
_LINE_TAIL = re.compile("[ \\t]*(?:[.;,\\])][ \\t]*)*$")
_FARTHEST = 400
"""Tokens in which a text that goes on over lines must close."""
_LINES = {
    quote: re.compile(
        rf"{quote}(?:[^{quote}\\\r\n]|\\.|\r?\n(?![ \t]*(?:[\w-]*:[\w-]|a[ \t]|@(?:prefix|base)|<[^\s<>]*>)))*"
        rf"\r?\n(?![ \t]*(?:[\w-]*:[\w-]))(?:[^{quote}\\\r\n]|\\.)*{quote}"
        r"(?=@[A-Za-z]|\^\^|[ \t]*(?:[;,.\])]|\r?\n|$))"
    )
    for quote in "\"'"
}
"""A text in quotes for one line that goes on over several, by its quote."""
_STATEMENT_END = re.compile(
    "[ \\t]*\\.[ \\t]*(?:#[^\\r\\n]*)?(?:\\r\\n|\\r|\\n)(?:[ \\t]*(?:#[^\\r\\n]*)?(?:\\r\\n|\\r|\\n))*"
    "(?=@prefix|@base|[A-Za-z0-9_-]*:[A-Za-z]|<[^\\s<>]*>[ \\t]|\\[)"
)


def cut_short(texts: list[str], known: dict[str, int], tokens_of: Callable[[str], list[str]]) -> list[str]:
    """Return the tokens with unclosed strings cut short, so that what follows them can still be read.

    Args:
        texts: the tokens of a file.
        known: token → its kind, found out when it is asked for; a string that is cut is noted in it as open.
        tokens_of: what cuts a text into tokens.
    """
    result: list[str] = []
    pending = texts
    for _ in range(4):  # an unclosed long string hides the rest of the file; more than a few is hopeless
        place = 0
        while place < len(pending):
            token = pending[place]
            place += 1
            if known[token] == Kind.OPEN_STRING and token[:3] not in _LONG_QUOTES:
                whole = _over_lines(pending, place - 1)
                if whole:
                    known[whole] = Kind.OPEN_STRING
                    place, cut = _passed(pending, place - 1, len(whole))
                    pending[place:place] = tokens_of(cut)
                    result.append(whole)
                else:
                    result.extend(_cut_at_line_end(token, tokens_of))
            elif known[token] == Kind.OPEN_STRING or _took_the_next_opening(pending, place - 1, known):
                shown, hidden = _cut_long("".join(pending[place - 1 :]))
                known[shown] = Kind.OPEN_STRING
                result.append(shown)
                pending = tokens_of(hidden)
                break
            else:
                result.append(token)
        else:
            return result
    result.extend(pending)
    return result


def _over_lines(texts: list[str], place: int) -> str:
    """Return the whole text that opens in token ``place`` and closes on a later line, "" where none does.

    It does where the next quote of its kind is followed by what follows a text, and no line between
    begins as a property or a statement does.
    """
    quote = texts[place][0]
    ahead = "".join(texts[place : place + _FARTHEST])
    match = _LINES[quote].match(ahead)
    return match[0] if match else ""


def _passed(texts: list[str], place: int, length: int) -> tuple[int, str]:
    """Return the first token of a line after ``length`` characters from ``place`` on, and what is left before it.

    What is left is to be read anew: its quotes were paired with others before.
    """
    while length > 0:
        length -= len(texts[place])
        place += 1
    left = texts[place - 1][length:] if length < 0 else ""
    while place < len(texts) and "\n" not in texts[place]:
        left += texts[place]
        place += 1
    return place, left


def _took_the_next_opening(texts: list[str], place: int, known: dict[str, int]) -> bool:
    """Return whether a long string seems closed only by the opening quotes of the next one."""
    token = texts[place]
    return (
        token[:3] in _LONG_QUOTES
        and ("\n" in token or "\r" in token)
        and place + 1 < len(texts)
        and known[texts[place + 1]] in (Kind.WORD, Kind.A, Kind.NAME, Kind.BAD_NAME)
    )


def _cut_at_line_end(token: str, tokens_of: Callable[[str], list[str]]) -> list[str]:
    tail = _LINE_TAIL.search(token, 1)
    place = tail.start() if tail else len(token)
    return [token[:place], *tokens_of(token[place:])]


def _cut_long(token: str) -> tuple[str, str]:
    end = _STATEMENT_END.search(token)
    place = end.start() if end else len(token)
    return token[:place], token[place:]
