"""What begins as a number and is none: dates, separators and units, and the Turtle that was meant."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["date_meant", "number_fault", "numbers_meant", "two_readings"]

_DAY_FIRST = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_DATED = re.compile(r"\d{1,4}([-/])\d{1,2}\1\d{1,4}|(?:19|20)\d\d[-/](?:19|20)?\d\d")
_DANISH_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:[. \u00a0][0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
_ENGLISH_NUMBER = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_EITHER = re.compile(r"([+-]?[1-9][0-9]{0,2})[.,]([0-9]{3})")
"""A mark before exactly three figures: what stands before it are thousands, or what follows it decimals."""


def date_meant(text: str) -> str:
    """Return a bare date or month as Turtle writes it, "" for what is none; in Danish the day comes first.

    >>> date_meant("1-2-2012"), date_meant("2012-02"), date_meant("31-02-2012")
    ('"2012-02-01"^^xsd:date', '"2012-02"^^xsd:gYearMonth', '')
    """
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match[1], match[3], match[4]
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match[1], match[2], match[3]
    else:
        return ""
    try:
        meant = date(int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return ""
    return f'"{meant}"^^xsd:date' if day else f'"{meant[:7]}"^^xsd:gYearMonth'


def number_fault(text: str) -> str:
    """Return the key of what is wrong with what begins as a number and is none.

    >>> number_fault("01-02-2012"), number_fault("2012-2014"), number_fault("1.200.000"), number_fault("12 mio")
    ('bare-date', 'unclear-date', 'split-number', 'bad-number')
    """
    if date_meant(text):
        return "bare-date"
    if _DATED.fullmatch(text):
        return "unclear-date"
    return "split-number" if re.fullmatch(r"[0-9. +-]+", text) else "bad-number"


def numbers_meant(text: str) -> tuple[str, ...]:
    """Return how XML Schema writes a number in Danish notation, in English notation, or in either.

    >>> numbers_meant("1.500,50"), numbers_meant("1,500"), numbers_meant("1.6,5")
    (('1500.50',), ('1.500', '1500'), ())
    """
    meant = []
    if _DANISH_NUMBER.fullmatch(text):
        meant.append(re.sub("[. \u00a0]", "", text).replace(",", "."))
    if _ENGLISH_NUMBER.fullmatch(text):
        meant.append(text.replace(",", ""))
    return tuple(meant)


def two_readings(lexical: str) -> tuple[str, str] | None:
    """Return a number as thousands and as decimals where its mark may mean both, else ``None``.

    >>> two_readings("1.500"), two_readings("1,6"), two_readings("1.500,50")
    (('1500', '1.5'), None, None)
    """
    match = _EITHER.fullmatch(lexical.strip())
    return (match[1] + match[2], f"{match[1]}.{match[2]}".rstrip("0").rstrip(".")) if match else None
