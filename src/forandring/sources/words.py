"""Number words of Danish and English, and what they are worth."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

__all__ = ["Lexicon", "compound_number", "lexicon", "scale_of"]

_DANISH_UNITS = (
    "nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten"
).split()
_DANISH_TENS = {
    20: ("tyve",),
    30: ("tredive", "tredve"),
    40: ("fyrre", "fyrretyve"),
    50: ("halvtreds", "halvtredsindstyve"),
    60: ("tres", "tresindstyve"),
    70: ("halvfjerds", "halvfjerdsindstyve"),
    80: ("firs", "firsindstyve"),
    90: ("halvfems", "halvfemsindstyve"),
}
_DANISH_ORDINALS = (
    "første tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte trettende fjortende "
    "femtende sekstende syttende attende nittende tyvende"
).split()
_ENGLISH_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ENGLISH_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

_DANISH_SCALES = {
    "tusind": 3,
    "tusinde": 3,
    "tusinder": 3,
    "tkr": 3,
    "mio": 6,
    "mill": 6,
    "million": 6,
    "millioner": 6,
    "mia": 9,
    "mrd": 9,
    "milliard": 9,
    "milliarder": 9,
    "billion": 12,
    "billioner": 12,
}
_ENGLISH_SCALES = {
    "thousand": 3,
    "thousands": 3,
    "mio": 6,
    "million": 6,
    "millions": 6,
    "bn": 9,
    "billion": 9,
    "billions": 9,
    "trillion": 12,
}
_SUFFIXES = (
    "års årig måned dag uge time minut døgn dels delt doble dobbelt sidet sider trins faset fase fold cifret mands "
    "personers værelses siders barns gange kant plads hjulet øre kroner"
).split()


class Lexicon(NamedTuple):
    """A language's number words, in lower case.

    Attributes:
        cardinals: word → number below a thousand, ``hundrede`` and its compounds included.
        others: ordinals and words that imply a number (``begge`` is 2, ``snesevis`` is 20).
        fractions: word → (numerator, denominator) that it stands for by itself (``halvdelen``).
        parts: word → denominator that a number may stand before (``to tredjedele``).
        hundreds: words that multiply the number before them by 100.
        scales: word → power of ten that multiplies the number before it.
        articles: words that are a number only when something beside them counts (``en`` is 1).
        joints: words between a hundred and what is added to it.
    """

    cardinals: dict[str, Decimal]
    others: dict[str, Decimal]
    fractions: dict[str, tuple[int, int]]
    parts: dict[str, int]
    hundreds: frozenset[str]
    scales: dict[str, Decimal]
    articles: frozenset[str]
    joints: frozenset[str]


@cache
def lexicon(language: str) -> Lexicon:
    """Return the number words of ``da`` or ``en``; of both together for any other language.

    >>> lexicon("da").cardinals["femogtyve"], lexicon("en").cardinals["twenty-five"]
    (Decimal('25'), Decimal('25'))
    """
    if language == "da":
        return _danish()
    if language == "en":
        return _english()
    danish, english = _danish(), _english()
    return Lexicon(
        english.cardinals | danish.cardinals,
        english.others | danish.others,
        english.fractions | danish.fractions,
        english.parts | danish.parts,
        english.hundreds | danish.hundreds,
        english.scales | danish.scales,
        english.articles | danish.articles,
        english.joints | danish.joints,
    )


def _danish() -> Lexicon:
    cardinals = {word: Decimal(number) for number, word in enumerate(_DANISH_UNITS) if word != "en"}
    cardinals |= {"én": Decimal(1), "ét": Decimal(1), "éen": Decimal(1), "éet": Decimal(1)}
    for ten, words in _DANISH_TENS.items():
        for word in words:
            cardinals[word] = Decimal(ten)
            for unit in range(1, 10):
                cardinals[f"{_DANISH_UNITS[unit]}og{word}"] = Decimal(ten + unit)
    for hundred in ("hundrede", "hundred"):
        for number in range(1, 10):
            first = "et" if number == 1 else _DANISH_UNITS[number]
            cardinals[first + hundred] = Decimal(100 * number)
    others = {word: Decimal(n) for n, word in zip((1, *range(3, 21)), _DANISH_ORDINALS, strict=True)}
    others |= {"begge": Decimal(2), "halvanden": Decimal("1.5"), "halvandet": Decimal("1.5")}
    others |= {"dusin": Decimal(12), "dusinvis": Decimal(12), "snes": Decimal(20), "snesevis": Decimal(20)}
    others |= {"hundredvis": Decimal(100), "hundreder": Decimal(100), "tusindvis": Decimal(1000)}
    fractions = dict.fromkeys(("halvdelen", "halvdel", "halv", "halvt", "halve"), (1, 2))
    parts = {
        stem + ending: denominator
        for denominator, stem in zip(range(3, 13), _DANISH_ORDINALS[1:11], strict=True)
        for ending in ("del", "dele", "delen")
    }
    parts |= dict.fromkeys(("kvart", "kvarte"), 4)
    return Lexicon(
        cardinals,
        others,
        fractions,
        parts,
        frozenset({"hundrede", "hundred"}),
        {word: Decimal(10) ** power for word, power in _DANISH_SCALES.items()},
        frozenset({"en", "et"}),
        frozenset({"og"}),
    )


def _english() -> Lexicon:
    cardinals = {word: Decimal(number) for number, word in enumerate(_ENGLISH_UNITS)}
    for index, ten in enumerate(_ENGLISH_TENS, start=2):
        cardinals[ten] = Decimal(10 * index)
        for unit in range(1, 10):
            cardinals[f"{ten}-{_ENGLISH_UNITS[unit]}"] = Decimal(10 * index + unit)
    others = {word: Decimal(number) for number, word in enumerate(_ENGLISH_ORDINALS, start=1)}
    others |= {"both": Decimal(2), "twice": Decimal(2), "once": Decimal(1), "dozen": Decimal(12)}
    others |= {"dozens": Decimal(12), "hundreds": Decimal(100)}
    parts = {
        word + ending: denominator
        for denominator, word in enumerate(_ENGLISH_ORDINALS[2:12], start=3)
        for ending in ("", "s")
    }
    parts |= {"quarter": 4, "quarters": 4}
    return Lexicon(
        cardinals,
        others,
        {"half": (1, 2), "halves": (1, 2)},
        parts,
        frozenset({"hundred"}),
        {word: Decimal(10) ** power for word, power in _ENGLISH_SCALES.items()},
        frozenset({"a", "an"}),
        frozenset({"and"}),
    )


def compound_number(word: str, language: str) -> Decimal | None:
    """Return the number with which a compound word begins, ``None`` where it begins with none.

    >>> compound_number("fireårig", "da"), compound_number("toårigt", "da"), compound_number("tosset", "da")
    (Decimal('4'), Decimal('2'), None)
    """
    match = _compound(language).match(word)
    if match is None:
        return None
    words = lexicon(language)
    return words.cardinals.get(match[1], words.others.get(match[1], Decimal(1)))


@cache
def _compound(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    numbers = sorted({*words.cardinals, *words.others, *words.articles}, key=len, reverse=True)
    return re.compile(f"({'|'.join(numbers)})(?:{'|'.join(_SUFFIXES)})")


def scale_of(unit: str, language: str) -> Decimal:
    """Return by what a unit multiplies the values that stand in it; 1 where it does not.

    >>> scale_of("mio. kr.", "da"), scale_of("DKK billion", "en"), scale_of("år", "da")
    (Decimal('1000000'), Decimal('1000000000'), Decimal('1'))
    """
    if unit.replace(".", "").replace(",", "").startswith("1000 "):
        return Decimal(1000)
    scales = lexicon(language).scales
    before = ""
    for word in unit.casefold().replace(".", " ").split():
        if word in scales and before not in ("pr", "per"):
            return scales[word]
        before = word
    return Decimal(1)
