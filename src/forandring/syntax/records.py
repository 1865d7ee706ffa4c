"""What reading a file leaves behind: triples with their places, statements, and the way back out of a bracket."""

from __future__ import annotations

from typing import NamedTuple

from forandring.terms import Term

__all__ = ["Frame", "RawTriple", "Statement"]

RawTriple = tuple[str, str, Term, int, int, int]
"""Subject, predicate, object, and the tokens at which they begin."""


class Statement(NamedTuple):
    """One statement or declaration: its tokens and its triples, as half-open ranges of indexes.

    ``kind`` is ``"triples"``, ``"prefix"`` or ``"base"``. ``damaged`` says that something in it could
    not be read.
    """

    kind: str
    first_token: int
    end_token: int
    first_triple: int
    end_triple: int
    damaged: bool


class Frame(NamedTuple):
    """What to come back to when a bracket closes."""

    is_list: bool
    open: int  # token of the bracket
    role: str  # "subject" or "object"
    subject: str | None
    subject_at: int
    predicate: str | None
    predicate_at: int
