"""Terms that plans are written with, found by how they would be written without spaces."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from forandring.terms import FO, SKOS, SKOS_TERMS

__all__ = ["is_term", "known_term"]


def known_term(namespace: str, name: str) -> str:
    """Return the term of a vocabulary that a name stands for in whatever case, "" if there is none.

    A property begins with a small letter, a class or a value with a capital; that is kept to.

    >>> known_term(FO, "leadsto"), known_term(FO, "Targetgroup"), known_term(FO, "targetgroup")
    ('leadsTo', 'TargetGroup', 'targetGroup')
    >>> known_term(SKOS, "leadsTo"), known_term("https://example.org/plan#", "leadsTo")
    ('', '')
    """
    terms = _ours() if namespace == FO else SKOS_TERMS if namespace == SKOS else frozenset[str]()
    same = (term for term in terms if term[0] == name[:1] and term.lower() == name.lower())
    return next(same, "")


def is_term(iri: str | None) -> bool:
    """Return whether an IRI is a term of our vocabulary or of SKOS.

    >>> is_term(FO + "leadsTo"), is_term(FO + "leads"), is_term(None)
    (True, False, False)
    """
    spaces = [space for space in (FO, SKOS) if iri is not None and iri.startswith(space)]
    return any(iri == space + known_term(space, iri[len(space) :]) for space in spaces if iri is not None)


@cache
def _ours() -> frozenset[str]:
    """Return the terms of the vocabulary; only a file with errors in it asks for them."""
    text = resources.files("forandring.vocabulary").joinpath("forandring.ttl").read_text("utf-8")
    return frozenset(re.findall(r"^fo:(\w+) a ", text, re.MULTILINE))
