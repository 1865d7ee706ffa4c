"""Shares that keep their numerator and denominator, as stated and with what was read into the source."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

__all__ = ["Figure", "Share"]


class Share(NamedTuple):
    """A part of a whole; both are counts, or both amounts in the plan's unit."""

    numerator: int | Decimal
    denominator: int | Decimal

    @property
    def ratio(self) -> float | None:
        """The share from 0 to 1; ``None`` of nothing."""
        return float(self.numerator / self.denominator) if self.denominator else None


class Figure(NamedTuple):
    """One share, counted twice.

    Attributes:
        name: what is counted, in kebab case, e.g. ``activities-linked``.
        stated: with the arrows that the source states.
        inferred: with the arrows that were read into it as well.
    """

    name: str
    stated: Share
    inferred: Share
