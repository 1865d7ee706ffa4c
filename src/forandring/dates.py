"""Dates in words, in Danish and in English."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["moment"]

_MONTHS = {
    "da": "januar februar marts april maj juni juli august september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_DATE = re.compile("([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")


def moment(lexical: str, language: str) -> str:
    """Return a year, a month or a day in words; anything else, a day that no calendar has too, as it is written.

    >>> moment("2012", "da"), moment("2012-05", "da"), moment("2015-01-01", "en"), moment("2015-01-01", "da")
    ('2012', 'maj 2012', '1 January 2015', '1. januar 2015')
    >>> moment("2015-02-31", "da"), moment("2015-13", "en")
    ('2015-02-31', '2015-13')
    """
    match = _DATE.fullmatch(lexical)
    if match is None:
        return lexical
    try:
        found = date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        return lexical
    month = _MONTHS["en" if language == "en" else "da"][found.month - 1]
    if match[3] is None:
        return f"{month} {match[1]}"
    return f"{found.day}{'' if language == 'en' else '.'} {month} {match[1]}"
