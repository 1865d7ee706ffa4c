"""Numbers printed in digits, in Danish and English notation: thousands, decimals, halves and fractions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forandring.sources.printed import ONE, PER_CENT, PrintedNumber, shares_of
from forandring.sources.words import Lexicon

__all__ = ["fractions_in", "numbers_in_digits"]

_DIGITS = re.compile(
    r"(?<![0-9])(?:[0-9]{1,3}(?:(?P<mark>[.,’'\u00a0\u202f ])[0-9]{3})(?:(?P=mark)[0-9]{3})*(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)?)(?P<half>\s?[½¼¾])?|(?P<lone>[½¼¾])"
)
_SIGNS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_AFTER = re.compile(r"[\s-]{0,3}([^\W\d_]+)")
_SLASH = re.compile(r"(?<![0-9/])([0-9]{1,3})/([0-9]{1,3})(?![0-9/])")
_NEGATIVE = re.compile(r"(?:minus\s|(?<![\w.,)\s])\s?[-−]|\s[-−]|^[-−])$", re.IGNORECASE)
_MOST_DIGITS = 30


def numbers_in_digits(text: str, words: Lexicon) -> Iterator[PrintedNumber]:
    """Yield the numbers in digits, with the multiple or the per cent behind them, in text order."""
    for match in _DIGITS.finditer(text):
        if len(match[0]) > _MOST_DIGITS:
            continue
        start, end = match.span()
        factor, end = _factor_after(text, end, words)
        percent = PER_CENT.match(text, match.end()) is not None
        sign = -1 if _NEGATIVE.search(text[max(0, start - 6) : start]) else 1
        for value in _readings(match, exact=percent or factor != ONE):
            yield PrintedNumber(value, factor, start, end)
            if sign < 0:
                yield PrintedNumber(-value, factor, start, end)
            if percent:
                yield PrintedNumber(value / 100, factor, start, end)


def _readings(match: re.Match[str], *, exact: bool) -> list[Decimal]:
    """Return what a run of digits and marks can mean.

    Args:
        match: of ``_DIGITS``.
        exact: whether a unit shows that three decimals are as likely as thousands.
    """
    if match["lone"]:
        return [_SIGNS[match["lone"]]]
    half = match["half"]
    digits = match[0].removesuffix(half or "")
    more = _SIGNS[half.strip()] if half else Decimal(0)
    mark = match["mark"]
    if mark is None:
        return [Decimal(digits.replace(",", ".")) + more]
    whole, decimals = _split_decimals(digits, mark)
    readings = [Decimal(f"{whole}.{decimals}" if decimals else whole) + more]
    one_mark = digits.count(mark) == 1 and not decimals and mark in ".,"
    if one_mark and (exact or digits.startswith("0")):
        readings.append(Decimal(digits.replace(",", ".")))
    if mark in "\u00a0\u202f " and not decimals:
        readings += [Decimal(part) for part in digits.split(mark)]
    return readings


def _split_decimals(digits: str, mark: str) -> tuple[str, str]:
    """Return the whole part without its thousands marks, and the decimals."""
    for other in ".,".replace(mark, ""):
        if other in digits:
            whole, _, decimals = digits.partition(other)
            return whole.replace(mark, ""), decimals
    return digits.replace(mark, ""), ""


def _factor_after(text: str, at: int, words: Lexicon) -> tuple[Decimal, int]:
    """Return what the word after offset ``at`` multiplies by, and where it ends."""
    match = _AFTER.match(text, at)
    if match is not None and match[1].casefold() in words.scales:
        return words.scales[match[1].casefold()], match.end()
    return ONE, at


def fractions_in(text: str) -> Iterator[PrintedNumber]:
    """Yield what fractions like 2/3 are, of one and in per cent."""
    for match in _SLASH.finditer(text):
        yield from shares_of(Decimal(match[1]), Decimal(match[2]), *match.span())
