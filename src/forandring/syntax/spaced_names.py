"""Names with a space in them: ``:unge uden job`` where ``:unge-uden-job`` was meant, ``fo:leads to``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forandring.syntax.kinds import Kind
from forandring.syntax.known_terms import known_term
from forandring.syntax.lookahead import begins_line, is_adjacent, kind_at, last_token, text_at

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = [
    "forget_value",
    "is_spaced_name",
    "is_spaced_subject",
    "report_spaced_name",
    "spaced_term",
    "split_term",
]

_MOST_WORDS = 4
"""Words after the first that a term may be taken apart into; keeps reading linear."""


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
    reader.report_range(
        "spaced-name", first, last, found=text, meant="-".join(text.split()).replace(":-", ":")
    )


def spaced_term(reader: Reader) -> str | None:
    """Report the name before this place and words from here as the one term that they make, and pass them.

    Returns:
        the term's IRI; ``None``, and nothing is passed, where they make none.
    """
    if kind_at(reader, reader.at - 1) != Kind.NAME:
        return None
    tries = range(min(_past_words(reader), reader.at + _MOST_WORDS), reader.at, -1)
    return next(filter(None, (_one_term(reader, reader.at - 1, after) for after in tries)), None)


def split_term(reader: Reader) -> str | None:
    """Report ``fo :leadsTo`` from here as the one term that it makes, and pass it; ``None`` if it makes none."""
    follows = kind_at(reader, reader.at + 1) == Kind.NAME and text_at(reader, reader.at + 1).startswith(":")
    return _one_term(reader, reader.at, reader.at + 2) if follows else None


def _one_term(reader: Reader, place: int, after: int) -> str | None:
    prefix, _, local = "".join(text_at(reader, at) for at in range(place, after)).partition(":")
    namespace = reader.prefixes.get(prefix, "")
    meant = known_term(namespace, local)
    if not meant:
        return None
    first, last = reader.todo[place], reader.todo[after - 1]
    found = reader.source.text[reader.tokens.starts[first] : reader.tokens.end(last)]
    reader.report_range("spaced-term", first, last, found=found, meant=f"{prefix}:{meant}")
    reader.at = after
    return namespace + meant


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
