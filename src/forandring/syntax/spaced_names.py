"""Names with a space in them: ``:unge uden job`` where ``:unge-uden-job`` was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forandring.syntax.kinds import Kind
from forandring.syntax.lookahead import begins_line, is_adjacent, kind_at, last_token

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = ["forget_value", "is_spaced_name", "is_spaced_subject", "report_spaced_name"]


def is_spaced_name(reader: Reader) -> bool:
    """Return whether words that are nothing by themselves go on from a name, up to what ends or parts values.

    A name with a prefix among them may begin something of its own; then it is not for us to say.
    """
    place = _past_words(reader)
    return (
        place > reader.at
        and kind_at(reader, reader.at - 1) == Kind.NAME
        and not is_adjacent(reader, reader.at)
        and kind_at(reader, place) not in (Kind.NAME, Kind.IRI, Kind.BAD_NAME)
    )


def is_spaced_subject(reader: Reader) -> bool:
    """Return whether words stand between a subject and its ``a``."""
    return (
        reader.todo[reader.at - 1] == reader.subject_at
        and kind_at(reader, reader.at - 1) == Kind.NAME
        and not is_adjacent(reader, reader.at)
        and kind_at(reader, _past_words(reader)) == Kind.A
    )


def report_spaced_name(reader: Reader) -> None:
    """Report a name and the words after it as one name, and pass them."""
    first = last_token(reader)
    reader.at = _past_words(reader)
    last = reader.todo[reader.at - 1]
    text = reader.source.text[reader.tokens.starts[first] : reader.tokens.end(last)]
    reader.report_range("spaced-name", first, last, found=text, meant="-".join(text.split()))


def forget_value(reader: Reader, first: int) -> None:
    """Take back the triple whose value was read at token ``first``: it was only a part of what was meant."""
    reader.flush()
    if len(reader.triples) > reader.first_triple and reader.triples[-1][5] == first:
        reader.triples.pop()
        reader.mark = min(reader.mark, len(reader.triples))


def _past_words(reader: Reader) -> int:
    """Return the place after the words that stand here on one line."""
    place = reader.at
    while kind_at(reader, place) == Kind.WORD and not begins_line(reader, place):
        place += 1
    return place
