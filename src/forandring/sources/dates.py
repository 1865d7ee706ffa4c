"""Dates, months and years as Danish and English texts print them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

__all__ = ["PrintedDate", "date_stands_in", "dates_in", "dates_stating"]


class PrintedDate(NamedTuple):
    """A date in a text, as much of it as is printed there, from offset ``start`` to before ``end``."""

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan",
            "februar february feb",
            "marts march mar",
            "april apr",
            "maj may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![^\W\d_])\.?"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_EDGE = r"(?<![0-9A-Za-zÆØÅæøå])"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_EDGE}{_YEAR}-(?P<month>0[1-9]|1[0-2])-{_DAY}(?![0-9])",
        rf"{_EDGE}{_DAY}[-./ ]{{1,2}}(?P<month>0?[1-9]|1[0-2])[-./ ]{{1,2}}{_YEAR}(?![0-9])",
        rf"{_EDGE}{_DAY}(?:\.|st|nd|rd|th)?\s{{0,4}}(?:of\s{{1,4}})?{_MONTH}(?:[\s,]{{1,4}}{_YEAR}(?![0-9]))?",
        rf"{_EDGE}{_MONTH}\s{{1,4}}{_DAY}(?:st|nd|rd|th)?,\s{{0,4}}{_YEAR}(?![0-9])",
        rf"{_EDGE}{_MONTH}\s{{1,4}}{_YEAR}(?![0-9])",
        rf"{_EDGE}{_MONTH}(?=\s{{0,4}}(?:[-–—/,]|og|and|til|to)\s)",
        rf"{_EDGE}(?P<edge>primo|ultimo)\s{{1,4}}{_YEAR}(?![0-9])",
    )
)
_PLAIN_YEAR = re.compile(r"(?<![0-9])(?<![0-9][.,])(1[0-9]{3}|20[0-9]{2})(?![0-9])(?![.,][0-9])")
_SHORT_RANGE = re.compile(r"(?<![0-9])((?:1[0-9]|20)[0-9]{2})\s?[-–/]\s?([0-9]{2})(?![0-9])")


def dates_in(text: str) -> tuple[PrintedDate, ...]:
    """Return the dates, months and years that stand in a text, in text order.

    >>> [(d.year, d.month, d.day) for d in dates_in("d. 8. september 2014, primo 2011 og marts 2002")]
    [(2014, 9, 8), (2011, 1, None), (2002, 3, None)]
    """
    found: list[PrintedDate] = []
    taken = bytearray(len(text))
    for date in (*_in_forms(text), *_years(text)):
        if not any(taken[date.start : date.end]):
            found.append(date)
        if date.month is not None:
            taken[date.start : date.end] = b"\1" * (date.end - date.start)
    return tuple(sorted(found, key=lambda date: (date.start, date.end)))


def _in_forms(text: str) -> Iterator[PrintedDate]:
    for form in _FORMS:
        for match in form.finditer(text):
            yield _printed(match)


def _printed(match: re.Match[str]) -> PrintedDate:
    parts = match.groupdict()
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    number = None
    if month is not None:
        number = int(month) if month.isdigit() else _MONTHS[month.casefold()]
    elif parts.get("edge"):
        number = 1 if parts["edge"].casefold() == "primo" else 12
    return PrintedDate(int(year) if year else None, number, int(day) if day else None, *match.span())


def _years(text: str) -> Iterator[PrintedDate]:
    """Yield years that stand alone; "2001-03" is also the years 2001 and 2003."""
    for match in _PLAIN_YEAR.finditer(text):
        yield PrintedDate(int(match[1]), None, None, *match.span())
    for match in _SHORT_RANGE.finditer(text):
        yield PrintedDate(int(match[1][:2] + match[2]), None, None, match.start(2), match.end(2))


def date_stands_in(stated: str, printed: Iterable[PrintedDate]) -> bool:
    """Return whether a year, a year and month or a date, as XSD writes it, is among the printed ones.

    A day or a month that is printed without its year counts where its year is printed beside it: in
    "19. januar og 28. januar 2015" both days are in 2015.

    >>> printed = dates_in("19. januar og 28. januar 2015")
    >>> date_stands_in("2015-01-19", printed), date_stands_in("2015", printed), date_stands_in("2014", printed)
    (True, True, False)
    """
    return bool(dates_stating(stated, printed))


def dates_stating(stated: str, printed: Iterable[PrintedDate]) -> tuple[PrintedDate, ...]:
    """Return the printed dates that are a stated one, as :func:`date_stands_in` has it."""
    printed = tuple(printed)
    year, month, day = _parts(stated)
    of_year = tuple(date for date in printed if date.year == year)
    if month is None or not of_year:
        return of_year
    return tuple(
        date
        for date in printed
        if date.year in (year, None) and date.month == month and (day is None or date.day == day)
    )


def _parts(stated: str) -> tuple[int | None, int | None, int | None]:
    numbers = [int(part) for part in re.findall(r"[0-9]+", stated)[:3]]
    year, month, day = (*numbers, None, None, None)[:3]
    return year, month, day
