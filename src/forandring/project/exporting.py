"""A Reading → bytes in one of the formats of ``export``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from forandring import rdf
from forandring.exchange.theory_json import theory_to_json
from forandring.project.reading import Reading
from forandring.project.writing import encoded

__all__ = ["FORMATS", "exported"]


def _json(reading: Reading) -> bytes:
    return encoded(theory_to_json(reading.theory, rdf.vocabulary(), reading.places.line))


_WRITERS: Mapping[str, Callable[[Reading], bytes]] = {"json": _json}

FORMATS = tuple(_WRITERS)
"""Names of the formats."""


def exported(reading: Reading, form: str) -> bytes:
    """Return the whole theory in a format; the same theory gives the same bytes."""
    return _WRITERS[form](reading)
