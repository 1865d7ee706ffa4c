"""A Reading → bytes in one of the formats of ``export``, or the files of a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from forandring import rdf
from forandring.errors import ForandringError
from forandring.project.querying import declared_namespaces
from forandring.project.reading import Reading
from forandring.project.writing import encoded
from forandring.texts import Message

__all__ = ["FORMATS", "exported", "format_of_file", "incomplete_files"]

# The formats' own modules are imported when they are asked for: nobody waits for the others.


def _json(reading: Reading, language: str) -> bytes:  # noqa: ARG001 - holds both languages
    from forandring.exchange.theory_json import theory_to_json

    return encoded(theory_to_json(reading.theory, rdf.vocabulary(), reading.places.line))


def _jsonld(reading: Reading, language: str) -> bytes:  # noqa: ARG001
    from forandring.rdf.document import merged
    from forandring.rdf.jsonld import to_jsonld

    return encoded(to_jsonld(merged(reading.texts.values()), rdf.vocabulary()))


def _turtle(reading: Reading, language: str) -> bytes:  # noqa: ARG001
    from forandring.rdf.document import merged
    from forandring.rdf.turtle import to_turtle

    texts = tuple(reading.texts.values())
    return encoded(to_turtle(merged(texts), declared_namespaces(texts)))


def _ntriples(reading: Reading, language: str) -> bytes:  # noqa: ARG001
    from forandring.rdf.document import merged
    from forandring.rdf.ntriples import to_ntriples

    return encoded(to_ntriples(merged(reading.texts.values())))


_WRITERS: Mapping[str, Callable[[Reading, str], bytes]] = {
    "json": _json,
    "jsonld": _jsonld,
    "ttl": _turtle,
    "nt": _ntriples,
}

FORMATS = tuple(_WRITERS)
"""Names of the formats."""


def exported(reading: Reading, form: str, language: str) -> bytes:
    """Return the whole theory in a format; the same theory gives the same bytes.

    Args:
        reading: the theory.
        form: one of ``FORMATS``.
        language: ``da`` or ``en``; of headings and names where a format has room for one language only.
    """
    return _WRITERS[form](reading, language)


def format_of_file(file: str) -> str:
    """Return the format that a file's ending names.

    Raises:
        ForandringError: the ending names none.

    >>> format_of_file("plan.ttl"), format_of_file("out/Plan.NT")
    ('ttl', 'nt')
    """
    ending = Path(file).suffix[1:].lower()
    if ending in _WRITERS:
        return ending
    formats = ", ".join(FORMATS)
    raise ForandringError(
        Message(
            f"{file}: endelsen siger ikke, hvilken form dataene skal have; vælg med --format: {formats}",
            f"{file}: the ending does not say which form the data are to have; choose with --format: {formats}",
        )
    )


def incomplete_files(reading: Reading) -> tuple[str, ...]:
    """Return the files of which not everything could be read, in order of path."""
    return tuple(
        file.path
        for file in reading.files
        if file.unreadable or any(problem.severity == "error" for problem in file.problems)
    )
