"""The small values that nodes and links are made of: facts with their place, labels, citations, money."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from forandring.terms import Term

__all__ = ["Citation", "Fact", "Funding", "Label", "Place", "Total"]


class Place(NamedTuple):
    """Where a triple stands: the file as given, and the triple's ordinal in it, counted from 0."""

    file: str
    ordinal: int


class Fact(NamedTuple):
    """One value of one property of a node, and where it stands: the file and the triple's ordinal in it."""

    value: Term
    file: str
    ordinal: int

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.file, self.ordinal)


class Label(NamedTuple):
    """A text in a language; ``language`` is a lower-case tag, "" where none is given."""

    text: str
    language: str


class Citation(NamedTuple):
    """A place in a source document.

    ``lines`` are first and last line from 1; ``pages`` likewise; both are ``None`` where ``at`` is malformed.
    """

    source: str | None
    document: str | None
    at: str
    lines: tuple[int, int] | None
    pages: tuple[int, int] | None
    place: Place


class Funding(NamedTuple):
    """Where money is to come from: local names of kind and state; amount in the plan's unit of amount."""

    kind: str | None
    state: str
    source: str | None
    amount: Decimal | None
    place: Place


class Total(NamedTuple):
    """A sum that the source prints: which property it sums, and its amount in the plan's unit."""

    of: str
    amount: Decimal
    place: Place
