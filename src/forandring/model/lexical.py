"""What ids, texts and numbers say: local names, texts in a language, decimals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from forandring.model.facts import Fact, Label
from forandring.terms import Literal

__all__ = ["MOST_DIGITS", "chosen", "decimal", "local_name", "namespace", "texts_of"]

MOST_DIGITS = 18
"""Digits of a number before its point, and after; XML Schema 1.0 lets a reader stop there."""


@lru_cache(maxsize=1 << 16)
def local_name(iri: str) -> str:
    """Return what stands after the last ``#``, ``/`` or ``:`` of an IRI.

    >>> local_name("https://w3id.org/forandring#Stated")
    'Stated'
    """
    tail = iri.rstrip("#/")
    return tail[max(tail.rfind(mark) for mark in "#/:") + 1 :]


def namespace(iri: str) -> str:
    """Return what stands before the local name of an IRI.

    >>> namespace("https://w3id.org/forandring#Stated"), namespace("mailto:a@b.dk")
    ('https://w3id.org/forandring#', 'mailto:')
    """
    return iri.rstrip("#/").removesuffix(local_name(iri))


def texts_of(facts: Iterable[Fact]) -> tuple[Label, ...]:
    """Return the values that are literals as texts, in text order."""
    return tuple(Label(f.value.lexical, f.value.language) for f in facts if isinstance(f.value, Literal))


def chosen(labels: tuple[Label, ...], language: str) -> str:
    """Return the text in ``language``, else in Danish, else the first, else "".

    >>> chosen((Label("Mål", "da"), Label("Goal", "en")), "en")
    'Goal'
    """
    by_language = {label.language.split("-")[0]: label.text for label in reversed(labels)}
    return by_language.get(language) or by_language.get("da") or (labels[0].text if labels else "")


def decimal(lexical: str | None) -> Decimal | None:
    """Return the number that ``lexical`` writes in XSD decimal notation, or ``None``.

    A number of more than ``MOST_DIGITS`` digits before its point, or after, is none.

    >>> decimal("1.60"), decimal("1,6"), decimal("1e3")
    (Decimal('1.60'), None, None)
    """
    if lexical is None or not lexical.isascii() or "e" in lexical.lower() or "_" in lexical:
        return None
    try:
        number = Decimal(lexical)
    except InvalidOperation:
        return None
    if not number.is_finite() or number.adjusted() >= MOST_DIGITS:
        return None
    exponent = number.as_tuple().exponent
    return number if isinstance(exponent, int) and exponent >= -MOST_DIGITS else None
