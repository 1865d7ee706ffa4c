"""Dates in words, in Danish and in English."""

from __future__ import annotations

import re

__all__ = ["moment"]

_MONTHS = {
    "da": "januar februar marts april maj juni juli august september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?$")


def moment(lexical: str, language: str) -> str:
    """Return a year, a month or a day in words; anything else as it is written.

    >>> moment("2012", "da"), moment("2012-05", "da"), moment("2015-01-01", "en"), moment("2015-01-01", "da")
    ('2012', 'maj 2012', '1 January 2015', '1. januar 2015')
    """
    match = _DATE.fullmatch(lexical)
    if match is None or not 1 <= int(match[2]) <= 12:
        return lexical
    month = _MONTHS["en" if language == "en" else "da"][int(match[2]) - 1]
    if match[3] is None:
        return f"{month} {match[1]}"
    day = str(int(match[3])) + ("" if language == "en" else ".")
    return f"{day} {month} {match[1]}"
