"""Fingerprints of cited passages, and the machine-written file that keeps them beside a plan."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from forandring.model import Place, Plan
from forandring.terms import Literal

__all__ = ["STAMPS_FILE", "STAMPS_MARK", "CitedPlace", "Stamp", "fingerprint", "stamps", "stamps_turtle"]

STAMPS_FILE = "stamps.ttl"
"""Name of the file in a plan's folder that keeps its fingerprints."""

STAMPS_MARK = "# Skrevet af »forandring cite --stamp«; written by “forandring cite --stamp”."
"""First line of that file; a file of that name without it is somebody's own and is left alone."""


class CitedPlace(NamedTuple):
    """A place that is cited: the source's id, and lines or pages as written."""

    source: str
    at: str


class Stamp(NamedTuple):
    """A cited passage's fingerprint as it was when stamped, and where it is kept."""

    fingerprint: str
    place: Place


def fingerprint(lines: Iterable[str]) -> str:
    """Return 16 hexadecimal digits that change with the words of a passage, and not with its white space.

    >>> fingerprint(["Flere  borgere", "i behandling"]) == fingerprint(["Flere borgere i behandling "])
    True
    """
    words = " ".join(" ".join(lines).split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def stamps(plan: Plan) -> dict[CitedPlace, Stamp]:
    """Return the fingerprints kept in a plan's files: on citations that say source, place and fingerprint."""
    found: dict[CitedPlace, Stamp] = {}
    for node in plan.described.values():
        source, at, kept = node.one("source"), node.lexical("at"), node.facts.get("fingerprint")
        if node.type == "Citation" and source and at and kept and isinstance(kept[0].value, Literal):
            found[CitedPlace(source, at)] = Stamp(kept[0].value.lexical, kept[0].place)
    return found


def stamps_turtle(fingerprints: Mapping[CitedPlace, str]) -> str:
    """Return the file that keeps ``fingerprints``, in order of source and place, laid out as ``fmt`` would."""
    rows = [
        f"[] a fo:Citation ;\n    fo:source <{place.source}> ;\n"
        f'    fo:at "{place.at}" ;\n    fo:fingerprint "{fingerprints[place]}" .'
        for place in sorted(fingerprints, key=_reading_order)
    ]
    head = [STAMPS_MARK, "@prefix fo: <https://w3id.org/forandring#> .", ""]
    return "\n".join([*head, *rows]) + "\n"


def _reading_order(place: CitedPlace) -> tuple[str, Sequence[int], str]:
    return place.source, [int(number) for number in re.findall(r"[0-9]+", place.at)], place.at
