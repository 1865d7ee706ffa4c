"""Numbers as Danish and English texts print them: digits, words, fractions, ranges and multiples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from forandring.sources.dates import PrintedDate, dates_in
from forandring.sources.digits import fractions_in, numbers_in_digits
from forandring.sources.printed import ONE, PrintedNumber, shares_of
from forandring.sources.spelt import numbers_in_words
from forandring.sources.words import Lexicon, lexicon

__all__ = ["number_stands_in", "numbers_in", "numbers_stating"]

_RANGE = re.compile(r"\s?(?:[-–—]|til|og|eller|to|and|or)\s?", re.IGNORECASE)
_OUT_OF = re.compile(r"\s{1,4}(?:ud\s{1,4}af|out\s{1,4}of|af|in|of)\s{1,4}(?:de\s|every\s)?", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:hver|hvert|every)\s{1,4}([^\W\d_]+|[0-9]+(?=\.))", re.IGNORECASE)


def numbers_in(
    text: str, language: str = "", dates: Sequence[PrintedDate] | None = None
) -> tuple[PrintedNumber, ...]:
    """Return the numbers that stand in a text, in text order; what can be read in two ways gives both.

    Args:
        text: any text; dates in it give no numbers but their years.
        language: ``da`` or ``en`` for its number words, both for anything else.
        dates: the dates in it, where they are known already.

    A whole number with one separator and three digits after it is read as thousands ("2.800" is 2800).

    >>> [str(n.value * n.factor) for n in numbers_in("godt 2.000 borgere, 1,6 mio. kr. og fem møder", "da")]
    ['2000', '1600000.0', '5']
    >>> [str(n.value) for n in numbers_in("12-14.000", "da")]
    ['12', '12000', '14000']
    """
    words = lexicon(language)
    dates = dates_in(text) if dates is None else dates
    plain = _without(text, dates)
    found = [
        *numbers_in_digits(plain, words),
        *fractions_in(plain),
        *numbers_in_words(plain, language, words),
    ]
    found += _years(dates)
    found += [*_ranges(plain, found), *_shares(plain, found), *_every(plain, words)]
    return tuple(sorted(dict.fromkeys(found), key=lambda n: (n.start, n.end, n.value * n.factor)))


def number_stands_in(stated: Decimal, scale: Decimal, printed: Iterable[PrintedNumber]) -> bool:
    """Return whether a number is among the printed ones.

    Args:
        stated: the number.
        scale: by what its unit multiplies it; 1,000,000 for "mio. kr.".
        printed: what stands in the text. A printed number without a multiple beside it may stand in a table
            whose head gives the unit, so it is compared as it stands too.

    >>> million = Decimal(1_000_000)
    >>> number_stands_in(Decimal(103), million, numbers_in("i alt 103 mio. kr."))
    True
    >>> number_stands_in(Decimal(103), Decimal(1), numbers_in("i alt 103 mio. kr."))
    False
    """
    return next(numbers_stating(stated, scale, printed), None) is not None


def numbers_stating(
    stated: Decimal, scale: Decimal, printed: Iterable[PrintedNumber]
) -> Iterator[PrintedNumber]:
    """Yield the printed numbers that are a stated one, as :func:`number_stands_in` has it."""
    for number in printed:
        if number.value * number.factor == stated * scale or (
            number.factor == ONE and number.value == stated
        ):
            yield number


def _without(text: str, dates: Iterable[PrintedDate]) -> str:
    """Return the text with days, months and years that belong together blanked out."""
    parts, at = [], 0
    for date in dates:
        if date.month is not None:
            parts += [text[at : date.start], " " * (date.end - date.start)]
            at = date.end
    return "".join([*parts, text[at:]])


def _years(dates: Iterable[PrintedDate]) -> Iterator[PrintedNumber]:
    for date in dates:
        if date.year is not None and date.month is not None:
            yield PrintedNumber(Decimal(date.year), ONE, date.start, date.end)


def _ranges(text: str, found: list[PrintedNumber]) -> Iterator[PrintedNumber]:
    """Yield lower ends of ranges with the multiple of the upper: "12-14.000", "5 til 10 mio."."""
    starts: dict[int, list[PrintedNumber]] = {}
    for number in found:
        starts.setdefault(number.start, []).append(number)
    for lower in found:
        joint = _RANGE.match(text, lower.end)
        if joint is None or lower.factor != ONE or joint.end() == lower.end:
            continue
        for upper in starts.get(joint.end(), ()):
            if upper.factor != ONE:
                yield lower._replace(factor=upper.factor)
            elif (
                lower.value < 1000 <= upper.value
                and upper.value % 1000 == 0
                and "." in text[upper.start : upper.end]
            ):
                yield lower._replace(value=lower.value * 1000)


def _shares(text: str, found: list[PrintedNumber]) -> Iterator[PrintedNumber]:
    """Yield what "1 ud af 10" and "én ud af ti" are in per cent."""
    starts: dict[int, list[PrintedNumber]] = {}
    for number in found:
        starts.setdefault(number.start, []).append(number)
    for part in found:
        joint = _OUT_OF.match(text, part.end)
        if joint is not None:
            for whole in starts.get(joint.end(), ()):
                yield from shares_of(part.value, whole.value, part.start, whole.end)


def _every(text: str, words: Lexicon) -> Iterator[PrintedNumber]:
    """Yield what "hver tiende" and "hver anden" are in per cent."""
    for match in _EVERY.finditer(text):
        word = match[1].casefold()
        whole = Decimal(2) if word in ("anden", "andet", "other") else words.others.get(word)
        if word.isdigit():
            whole = Decimal(word)
        if whole is not None and whole > 1:
            yield from shares_of(ONE, whole, *match.span())
