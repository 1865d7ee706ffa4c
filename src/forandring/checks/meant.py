"""What a term that does not exist may have meant: the nearest by name or label among those that can stand there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from forandring.rdf import Vocabulary, VocabularyTerm
from forandring.terms import FO, SKOS, SKOS_TERMS

__all__ = ["meant", "shortened"]

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def meant(vocabulary: Vocabulary, name: str, user: str = "") -> tuple[str, ...]:
    """Return the IRIs that ``name`` may have meant, the nearest first; one if it is called just so.

    Args:
        vocabulary: the terms there are.
        name: a local name in our namespace that is no term.
        user: the property whose value it is, ``a`` for a class; "" where it stands as a property itself.

    >>> from forandring.rdf import vocabulary
    >>> used = [("leadTo",), ("Efect", "a"), ("Pejlemaerke", "a"), ("preflabel",), ("xyzzy",)]
    >>> [[shortened(iri) for iri in meant(vocabulary(), *each)] for each in used]
    [['fo:leadsTo'], ['fo:Effect'], ['fo:Beacon'], ['skos:prefLabel'], []]
    """
    for terms in _fitting(vocabulary, user):
        near = _near(name, tuple(term.name for term in terms), tuple(map(_labels, terms)))
        if near:
            return tuple(FO + each for each in near)
    others = tuple(sorted(SKOS_TERMS)) if not user else ()
    return tuple(SKOS + each for each in _near(name, others, ((),) * len(others)))


def shortened(iri: str) -> str:
    """Return a term's IRI as it is written with the usual prefix.

    >>> shortened("https://w3id.org/forandring#leadsTo")
    'fo:leadsTo'
    """
    return f"fo:{iri[len(FO) :]}" if iri.startswith(FO) else f"skos:{iri[len(SKOS) :]}"


def _fitting(vocabulary: Vocabulary, user: str) -> Iterable[list[VocabularyTerm]]:
    """Yield the terms that can stand there, the most fitting first."""
    terms = list(vocabulary.terms.values())
    if user == "a":
        yield [term for term in terms if term.kind == "class"]
    elif not user:
        yield [term for term in terms if term.kind == "property"]
    else:
        shape = vocabulary.shapes.get(user)
        allowed = {value for choice in shape.range for value in choice.values} if shape else ()
        values = [term for term in terms if term.kind not in ("class", "property")]
        yield [term for term in values if FO + term.name in allowed]
        yield values


def _labels(term: VocabularyTerm) -> tuple[str, ...]:
    return term.label.da, term.label.en


@lru_cache(maxsize=256)
def _near(name: str, terms: tuple[str, ...], labels: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    called: dict[str, str] = {}
    for term, spoken in zip(terms, labels, strict=True):
        for each in (term, *spoken):
            called.setdefault(_folded(each), term)
    wanted = _folded(name)
    if wanted in called:
        return (called[wanted],)
    near = get_close_matches(wanted, called, n=3, cutoff=0.72)
    return tuple(dict.fromkeys(called[each] for each in near if _is_as_near(wanted, each, near[0])))


def _is_as_near(wanted: str, each: str, best: str) -> bool:
    """Return whether one spelling is nearly as near as the best: of those nobody can say which was meant."""
    ratios = [SequenceMatcher(None, spelling, wanted).ratio() for spelling in (each, best)]
    return ratios[1] - ratios[0] < 0.1


def _folded(name: str) -> str:
    return "".join(character for character in name.lower().translate(_DANISH) if character.isalnum())
