"""Whether a literal is written as its XML Schema datatype demands, and how it probably should be."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping

from forandring.syntax.bare_numbers import numbers_meant
from forandring.terms import XSD, Literal

__all__ = ["suggestion", "well_formed"]

_ZONE = r"(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
_YEAR = r"-?(?:[1-9][0-9]{3,}|0[0-9]{3})"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = r"(?:0[1-9]|[12][0-9]|3[01])"
_TIME = r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00(?:\.0+)?)"
_INTEGER = r"[+-]?[0-9]+"

_PATTERNS: Mapping[str, re.Pattern[str]] = {
    XSD + name: re.compile(pattern)
    for name, pattern in {
        "integer": _INTEGER,
        "nonNegativeInteger": r"\+?[0-9]+|-0+",
        "positiveInteger": r"\+?0*[1-9][0-9]*",
        "int": _INTEGER,
        "long": _INTEGER,
        "short": _INTEGER,
        "decimal": r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)",
        "double": r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN",
        "float": r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN",
        "boolean": r"true|false|1|0",
        "gYear": _YEAR + _ZONE,
        "gYearMonth": f"{_YEAR}-{_MONTH}{_ZONE}",
        "gMonth": f"--{_MONTH}{_ZONE}",
        "gDay": f"---{_DAY}{_ZONE}",
        "gMonthDay": f"--{_MONTH}-{_DAY}{_ZONE}",
        "date": f"{_YEAR}-{_MONTH}-{_DAY}{_ZONE}",
        "time": _TIME + _ZONE,
        "dateTime": f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}{_ZONE}",
        "duration": r"-?P(?=[0-9T])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?"
        r"(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?",
        "hexBinary": r"(?:[0-9a-fA-F]{2})*",
        "language": r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*",
    }.items()
}
_DATED = {XSD + "date", XSD + "dateTime"}


def well_formed(literal: Literal) -> bool:
    """Return whether the lexical form is in its datatype's lexical space; unknown datatypes always are.

    Source: W3C XML Schema 1.1 part 2, lexical mappings. Days are counted in their month and leap year.

    >>> well_formed(Literal("2024-02-30", XSD + "date")), well_formed(Literal("007", XSD + "integer"))
    (False, True)
    """
    pattern = _PATTERNS.get(literal.datatype)
    if pattern is None:
        return True
    if not pattern.fullmatch(literal.lexical):
        return False
    return literal.datatype not in _DATED or _day_exists(literal.lexical)


def suggestion(literal: Literal) -> str:
    """Return how an ill-formed literal was probably meant, or "" where nothing can be guessed.

    >>> suggestion(Literal("1,6", XSD + "decimal")), suggestion(Literal("31-12-2024", XSD + "date"))
    ('1.6', '2024-12-31')
    """
    for mended in _guesses(literal.lexical.strip()):
        if well_formed(literal._replace(lexical=mended)):
            return mended
    return ""


def _guesses(lexical: str) -> tuple[str, ...]:
    danish_date = re.fullmatch(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})", lexical)
    plain = re.fullmatch(r"([+-]?[0-9]+(?:\.[0-9]+)?)[eE][+]?0+", lexical)
    if plain:
        return (lexical, plain[1])
    words = {"ja": "true", "yes": "true", "nej": "false", "no": "false"}
    dates = (f"{danish_date[3]}-{int(danish_date[2]):02}-{int(danish_date[1]):02}",) if danish_date else ()
    return (lexical, *numbers_meant(lexical), *dates, words.get(lexical.lower(), lexical.lower()))


def _day_exists(lexical: str) -> bool:
    match = re.match(r"(-?)[0-9]*([0-9]{4})-([0-9]{2})-([0-9]{2})", lexical)
    if match is None:
        return False
    # The Gregorian calendar repeats every 400 years, so any year has a twin that Python knows; its last four
    # digits tell which.
    year = int(match[1] + match[2]) % 400 + 2000
    return int(match[4]) <= monthrange(year, int(match[3]))[1]
