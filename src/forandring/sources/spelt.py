"""Numbers printed as words: "to hundrede og fem", "fem millioner", "en tredjedel"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from forandring.sources.printed import ONE, PER_CENT, PrintedNumber, shares_of
from forandring.sources.words import Lexicon, compound_number

__all__ = ["numbers_in_words"]

_HUNDRED = Decimal(100)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COUNTING = frozenset(
    "minimum mindst maksimum maksimalt højst kun blot bare netop præcis over under cirka ca omkring hver hvert "
    "least most only exactly about per".split()
)
_COUNTED = frozenset(
    "år måned uge dag time minut døgn gang liter kilo promille procent eller ud".split()
) | frozenset("year month week day hour minute time litre or".split())


class _Token(NamedTuple):
    word: str
    start: int
    end: int


def numbers_in_words(text: str, language: str, words: Lexicon) -> Iterator[PrintedNumber]:
    """Yield the numbers in words, in text order.

    Args:
        text: any text.
        language: ``da`` or ``en``, in which compounds like "fireårig" are read; both for anything else.
        words: the number words that count.
    """
    tokens = [_Token(match[0].casefold(), *match.span()) for match in _WORD.finditer(text)]
    index = 0
    while index < len(tokens):
        used = 1
        if _is_number(tokens, index, words):
            numbers, used = _spelt_out(text, tokens, index, words)
            yield from numbers
        else:
            yield from _single(text, tokens[index], language, words)
        index += used


def _is_number(tokens: list[_Token], index: int, words: Lexicon) -> bool:
    word = tokens[index].word
    if word in words.cardinals or word in words.hundreds:
        return True
    if word not in words.articles:
        return False
    before = tokens[index - 1].word if index else ""
    after = tokens[index + 1].word if index + 1 < len(tokens) else ""
    return (
        before in _COUNTING
        or after in _COUNTED
        or after in words.hundreds
        or after in words.scales
        or after in words.parts
    )


def _spelt_out(
    text: str, tokens: list[_Token], index: int, words: Lexicon
) -> tuple[list[PrintedNumber], int]:
    """Return the number that begins at a token, and how many tokens it takes.

    "to hundrede og fem", "two hundred and five", "fem millioner", "to tredjedele".
    """
    start = tokens[index].start
    word = tokens[index].word
    value = words.cardinals.get(word, _HUNDRED if word in words.hundreds else ONE)
    at = index + 1
    if value < 10 and _follows(text, tokens, at) and tokens[at].word in words.hundreds:
        value *= 100
        at += 1
    if value % 100 == 0 and value > 0:
        joined = at + 1 if _follows(text, tokens, at) and tokens[at].word in words.joints else at
        if _follows(text, tokens, joined) and words.cardinals.get(tokens[joined].word, _HUNDRED) < 100:
            value += words.cardinals[tokens[joined].word]
            at = joined + 1
    if _follows(text, tokens, at):
        end = tokens[at].end
        scale, part = words.scales.get(tokens[at].word), words.parts.get(tokens[at].word)
        if scale is not None:
            return [PrintedNumber(value, scale, start, end)], at - index + 1
        if part is not None:
            return list(shares_of(value, Decimal(part), start, end)), at - index + 1
    found = [PrintedNumber(value, ONE, start, tokens[at - 1].end)]
    if PER_CENT.match(text, tokens[at - 1].end):
        found.append(PrintedNumber(value / 100, ONE, start, tokens[at - 1].end))
    return found, at - index


def _follows(text: str, tokens: list[_Token], index: int) -> bool:
    """Whether a token stands right after the one before it, with nothing but space between."""
    return index < len(tokens) and text[tokens[index - 1].end : tokens[index].start].isspace()


def _single(text: str, token: _Token, language: str, words: Lexicon) -> Iterator[PrintedNumber]:
    word, start, end = token
    if word in words.others:
        yield PrintedNumber(words.others[word], ONE, start, end)
    elif word in words.fractions:
        numerator, denominator = words.fractions[word]
        yield from shares_of(Decimal(numerator), Decimal(denominator), start, end)
    elif word in words.parts:
        yield from shares_of(ONE, Decimal(words.parts[word]), start, end)
    elif (
        word in words.scales and len(word) > 5 and not text[max(0, start - 4) : start].rstrip()[-1:].isdigit()
    ):
        yield PrintedNumber(ONE, words.scales[word], start, end)
    elif "-" in word:
        at = start
        for part in word.split("-"):
            if part in words.cardinals:
                yield PrintedNumber(words.cardinals[part], ONE, at, at + len(part))
            at += len(part) + 1
    else:
        value = compound_number(word, language)
        if value is not None:
            yield PrintedNumber(value, ONE, start, end)
