"""Numbers as Danish and English texts print them: digits, words, fractions, ranges and multiples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from forandring.sources.dates import PrintedDate, dates_in
from forandring.sources.words import Lexicon, compound_number, lexicon

__all__ = ["PrintedNumber", "number_stands_in", "numbers_in", "numbers_stating"]


class PrintedNumber(NamedTuple):
    """A number in a text, from offset ``start`` to before ``end``.

    ``factor`` is what a word beside it multiplies it by: "103 mio. kr." is 103 with the factor 1,000,000.
    """

    value: Decimal
    factor: Decimal
    start: int
    end: int


_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_DIGITS = re.compile(
    r"(?<![0-9])(?:[0-9]{1,3}(?:(?P<mark>[.,’'\u00a0\u202f ])[0-9]{3})(?:(?P=mark)[0-9]{3})*(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)?)(?P<half>\s?[½¼¾])?|(?P<lone>[½¼¾])"
)
_SIGNS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PERCENT = re.compile(r"\s?(?:%|pct\b|procent|per\s?cent)", re.IGNORECASE)
_AFTER = re.compile(r"[\s-]{0,3}([^\W\d_]+)")
_RANGE = re.compile(r"\s?(?:[-–—]|til|og|eller|to|and|or)\s?", re.IGNORECASE)
_OUT_OF = re.compile(r"\s{1,4}(?:ud\s{1,4}af|out\s{1,4}of|af|in|of)\s{1,4}(?:de\s|every\s)?", re.IGNORECASE)
_SLASH = re.compile(r"(?<![0-9/])([0-9]{1,3})/([0-9]{1,3})(?![0-9/])")
_EVERY = re.compile(r"\b(?:hver|hvert|every)\s{1,4}([^\W\d_]+|[0-9]+(?=\.))", re.IGNORECASE)
_NEGATIVE = re.compile(r"(?:minus\s|(?<![\w.,)\s])\s?[-−]|\s[-−]|^[-−])$", re.IGNORECASE)

_COUNTING = frozenset(
    "minimum mindst maksimum maksimalt højst kun blot bare netop præcis over under cirka ca omkring hver hvert "
    "least most only exactly about per".split()
)
_COUNTED = frozenset(
    "år måned uge dag time minut døgn gang liter kilo promille procent eller ud".split()
) | frozenset("year month week day hour minute time litre or".split())
_MOST_DIGITS = 30


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
    found = [*_digits(plain, words), *_slashes(plain), *_words(plain, language, words)]
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
    return next(iter(numbers_stating(stated, scale, printed)), None) is not None


def numbers_stating(
    stated: Decimal, scale: Decimal, printed: Iterable[PrintedNumber]
) -> Iterator[PrintedNumber]:
    """Yield the printed numbers that are a stated one, as :func:`number_stands_in` has it."""
    for number in printed:
        if number.value * number.factor == stated * scale or (
            number.factor == _ONE and number.value == stated
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
            yield PrintedNumber(Decimal(date.year), _ONE, date.start, date.end)


def _digits(text: str, words: Lexicon) -> Iterator[PrintedNumber]:
    for match in _DIGITS.finditer(text):
        if len(match[0]) > _MOST_DIGITS:
            continue
        start, end = match.span()
        factor, end = _factor_after(text, end, words)
        percent = _PERCENT.match(text, match.end()) is not None
        sign = -1 if _NEGATIVE.search(text[max(0, start - 6) : start]) else 1
        for value in _readings(match, exact=percent or factor != _ONE):
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
    whole, _, decimals = _split_decimals(digits, mark)
    readings = [Decimal(f"{whole}.{decimals}" if decimals else whole) + more]
    one_mark = digits.count(mark) == 1 and not decimals and mark in ".,"
    if one_mark and (exact or digits.startswith("0")):
        readings.append(Decimal(digits.replace(",", ".")))
    if mark in "\u00a0\u202f " and not decimals:
        readings += [Decimal(part) for part in digits.split(mark)]
    return readings


def _split_decimals(digits: str, mark: str) -> tuple[str, str, str]:
    """Return the whole part without its thousands marks, the decimal mark and the decimals."""
    for other in {".", ","} - {mark}:
        if other in digits:
            whole, _, decimals = digits.partition(other)
            return whole.replace(mark, ""), other, decimals
    return digits.replace(mark, ""), "", ""


def _factor_after(text: str, at: int, words: Lexicon) -> tuple[Decimal, int]:
    """Return what the word after offset ``at`` multiplies by, and where it ends."""
    match = _AFTER.match(text, at)
    if match is not None and match[1].casefold() in words.scales:
        return words.scales[match[1].casefold()], match.end()
    return _ONE, at


def _slashes(text: str) -> Iterator[PrintedNumber]:
    for match in _SLASH.finditer(text):
        yield from _share(Decimal(match[1]), Decimal(match[2]), *match.span())


def _share(part: Decimal, whole: Decimal, start: int, end: int) -> Iterator[PrintedNumber]:
    """Yield a share as a fraction of one and in per cent, each rounded as people round."""
    if whole <= 0 or part < 0 or part > whole:
        return
    share = part / whole
    for rounding in ("1", "0.1", "0.01"):
        yield PrintedNumber((share * 100).quantize(Decimal(rounding)), _ONE, start, end)
    for rounding in ("0.1", "0.01", "0.001"):
        rounded = share.quantize(Decimal(rounding))
        # A third is not 0.3 but the half is 0.5: one decimal only where it loses little.
        if abs(rounded - share) < Decimal("0.01"):
            yield PrintedNumber(rounded, _ONE, start, end)


class _Token(NamedTuple):
    word: str
    start: int
    end: int


def _words(text: str, language: str, words: Lexicon) -> Iterator[PrintedNumber]:
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
    value = words.cardinals.get(word, _HUNDRED if word in words.hundreds else _ONE)
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
            return list(_share(value, Decimal(part), start, end)), at - index + 1
    found = [PrintedNumber(value, _ONE, start, tokens[at - 1].end)]
    if _PERCENT.match(text, tokens[at - 1].end):
        found.append(PrintedNumber(value / 100, _ONE, start, tokens[at - 1].end))
    return found, at - index


def _follows(text: str, tokens: list[_Token], index: int) -> bool:
    """Whether a token stands right after the one before it, with nothing but space between."""
    return index < len(tokens) and text[tokens[index - 1].end : tokens[index].start].isspace()


def _single(text: str, token: _Token, language: str, words: Lexicon) -> Iterator[PrintedNumber]:
    word, start, end = token
    if word in words.others:
        yield PrintedNumber(words.others[word], _ONE, start, end)
    elif word in words.fractions:
        numerator, denominator = words.fractions[word]
        yield from _share(Decimal(numerator), Decimal(denominator), start, end)
    elif word in words.parts:
        yield from _share(_ONE, Decimal(words.parts[word]), start, end)
    elif (
        word in words.scales and len(word) > 5 and not text[max(0, start - 4) : start].rstrip()[-1:].isdigit()
    ):
        yield PrintedNumber(_ONE, words.scales[word], start, end)
    elif "-" in word:
        at = start
        for part in word.split("-"):
            if part in words.cardinals:
                yield PrintedNumber(words.cardinals[part], _ONE, at, at + len(part))
            at += len(part) + 1
    else:
        value = compound_number(word, language)
        if value is not None:
            yield PrintedNumber(value, _ONE, start, end)


def _ranges(text: str, found: list[PrintedNumber]) -> Iterator[PrintedNumber]:
    """Yield lower ends of ranges with the multiple of the upper: "12-14.000", "5 til 10 mio."."""
    starts: dict[int, list[PrintedNumber]] = {}
    for number in found:
        starts.setdefault(number.start, []).append(number)
    for lower in found:
        joint = _RANGE.match(text, lower.end)
        if joint is None or lower.factor != _ONE or joint.end() == lower.end:
            continue
        for upper in starts.get(joint.end(), ()):
            if upper.factor != _ONE:
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
                yield from _share(part.value, whole.value, part.start, whole.end)


def _every(text: str, words: Lexicon) -> Iterator[PrintedNumber]:
    """Yield what "hver tiende" and "hver anden" are in per cent."""
    for match in _EVERY.finditer(text):
        word = match[1].casefold()
        whole = Decimal(2) if word in ("anden", "andet", "other") else words.others.get(word)
        if word.isdigit():
            whole = Decimal(word)
        if whole is not None and whole > 1:
            yield from _share(_ONE, whole, *match.span())
