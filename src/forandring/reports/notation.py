"""Numbers, amounts, shares and periods as they are written in Danish and in English."""

from __future__ import annotations

from decimal import Decimal

from forandring.dates import moment

__all__ = ["decimals", "number", "percent", "period"]


def number(value: Decimal | int, language: str, *, places: int | None = None) -> str:
    """Return a number with the language's separators.

    Args:
        value: finite.
        places: decimals to show; as many as the number has where it is ``None``.

    >>> number(Decimal("2800.5"), "da"), number(Decimal("2800.5"), "en", places=2), number(-3, "da")
    ('2.800,5', '2,800.50', '−3')
    """
    exact = value.copy_abs() if isinstance(value, Decimal) else abs(value)
    if places is None:
        shown = format(exact, ",f" if isinstance(exact, Decimal) else ",d")
    else:
        shown = format(Decimal(exact), f",.{places}f")
    if language == "da":
        shown = shown.translate(str.maketrans(",.", ".,"))
    return f"−{shown}" if value < 0 else shown


def trimmed(value: Decimal) -> Decimal:
    """Return a number without zeros that say nothing, however many digits it has.

    >>> trimmed(Decimal("106.40")), trimmed(Decimal("2E+1")), trimmed(Decimal(10**40)) == 10**40
    (Decimal('106.4'), Decimal('20'), True)
    """
    written = f"{value:f}"
    return Decimal(written.rstrip("0").rstrip(".") if "." in written else written)


def decimals(values: list[Decimal]) -> int:
    """Return how many decimals show every one of ``values`` whole, 0 for none of them.

    >>> decimals([Decimal("1"), Decimal("106.4")])
    1
    """
    return max((max(0, -int(value.as_tuple().exponent)) for value in values), default=0)


def percent(part: int, whole: int, language: str) -> str:
    """Return a share in whole per cent; "" of nothing, and never 100 or 0 for what is only nearly so.

    >>> percent(399, 400, "da"), percent(1, 400, "en"), percent(0, 0, "da"), percent(1, 2, "en")
    ('99 %', '1%', '', '50%')
    """
    if not whole:
        return ""
    rounded = round(100 * part / whole)
    if rounded == 100 and part < whole:
        rounded = 99
    if rounded == 0 and part > 0:
        rounded = 1
    return f"{rounded} %" if language == "da" else f"{rounded}%"


def period(start: str | None, end: str | None, language: str) -> str:
    """Return a period in words, "" where neither end is known.

    >>> period("2011", "2014", "da"), period("2011", None, "en"), period(None, None, "da")
    ('2011–2014', '2011–', '')
    """
    if start is None and end is None:
        return ""
    ends = [moment(end_of, language) if end_of else "" for end_of in (start, end)]
    return "–".join(ends) if ends[0] != ends[1] else ends[0]
