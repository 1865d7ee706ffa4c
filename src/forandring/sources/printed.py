"""A number that stands in a text, and the ways in which a share can be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

__all__ = ["ONE", "PER_CENT", "PrintedNumber", "shares_of"]

ONE = Decimal(1)
PER_CENT = re.compile(r"\s?(?:%|pct\b|procent|per\s?cent)", re.IGNORECASE)
"""What stands behind a number of per cent."""


class PrintedNumber(NamedTuple):
    """A number in a text, from offset ``start`` to before ``end``.

    ``factor`` is what a word beside it multiplies it by: "103 mio. kr." is 103 with the factor 1,000,000.
    """

    value: Decimal
    factor: Decimal
    start: int
    end: int


def shares_of(part: Decimal, whole: Decimal, start: int, end: int) -> Iterator[PrintedNumber]:
    """Yield a share as a fraction of one and in per cent, each rounded as people round."""
    if whole <= 0 or part < 0 or part > whole:
        return
    share = part / whole
    for rounding in ("1", "0.1", "0.01"):
        yield PrintedNumber((share * 100).quantize(Decimal(rounding)), ONE, start, end)
    for rounding in ("0.1", "0.01", "0.001"):
        rounded = share.quantize(Decimal(rounding))
        # A third is not 0.3 but the half is 0.5: one decimal only where it loses little.
        if abs(rounded - share) < Decimal("0.01"):
            yield PrintedNumber(rounded, ONE, start, end)
