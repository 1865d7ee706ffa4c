"""Triples → JSON-LD 1.1 with its context inside: nothing has to be fetched, and nothing of the graph is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from forandring.rdf.document import Grouped, grouped
from forandring.rdf.parse import Triple
from forandring.rdf.vocabulary import Shape, Vocabulary
from forandring.terms import (
    FO,
    RDF_LANG_STRING,
    RDF_TYPE,
    SKOS,
    XSD_DECIMAL,
    XSD_INTEGER,
    XSD_STRING,
    Literal,
    Term,
)

__all__ = ["to_jsonld"]

_SKOS_TEXTS = ("prefLabel", "altLabel", "definition", "note", "scopeNote", "editorialNote", "example")
_SKOS_LINKS = (
    "broader narrower related exactMatch closeMatch broadMatch narrowMatch relatedMatch inScheme"
).split()
_SIMPLE = re.compile(r"[A-Za-z][A-Za-z0-9]*")


class _Key(NamedTuple):
    """How a property is written: its IRI, and what its values are unless they say otherwise."""

    iri: str
    values: str = ""  # "@language", "@id", "@vocab", a datatype's IRI, or "" for nothing

    def definition(self) -> Any:
        """Return the term's definition in a context."""
        if not self.values:
            return self.iri
        about = "@container" if self.values == "@language" else "@type"
        return {"@id": self.iri, about: self.values}


def to_jsonld(triples: Sequence[Triple], vocabulary: Vocabulary) -> str:
    """Return triples as JSON-LD that says exactly them, subjects in order of place.

    Properties of the vocabulary and of SKOS go by their local names; everything else by whole IRIs, so that no
    IRI can be mistaken for a name. Numbers and dates stay text, as they are written.
    """
    keys = _keys(vocabulary)
    writer = _Writer(grouped(triples), keys)
    graph = [writer.node(subject) for subject in writer.graph.roots]
    context: dict[str, Any] = {"@version": 1.1, "@vocab": FO}
    context |= {name: keys[name].definition() for name in sorted(writer.used)}
    return json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _keys(vocabulary: Vocabulary) -> dict[str, _Key]:
    keys = {name: _Key(SKOS + name, "@language") for name in _SKOS_TEXTS}
    keys |= {name: _Key(SKOS + name, "@id") for name in _SKOS_LINKS}
    keys["notation"] = _Key(SKOS + "notation")
    for name, shape in vocabulary.shapes.items():
        if name in vocabulary.terms and name not in keys:
            keys[name] = _Key(FO + name, _usual_values(shape))
    return keys


def _usual_values(shape: Shape) -> str:
    datatypes = {alternative.datatype for alternative in shape.range}
    if datatypes == {XSD_DECIMAL, XSD_INTEGER}:
        return XSD_DECIMAL
    if datatypes == {RDF_LANG_STRING, XSD_STRING}:
        return "@language"
    if len(datatypes) != 1:
        return ""
    (datatype,) = datatypes
    if datatype == RDF_LANG_STRING:
        return "@language"
    if datatype:
        return "" if datatype == XSD_STRING else datatype
    return "@vocab" if all(alternative.values for alternative in shape.range) else "@id"


class _Writer:
    """Holds the graph, and the terms of the context that were needed."""

    def __init__(self, graph: Grouped, keys: Mapping[str, _Key]) -> None:
        self.graph = graph
        self.used: set[str] = set()
        self._keys = keys
        self._name_of = {key.iri: name for name, key in keys.items()}

    def node(self, subject: str) -> dict[str, Any]:
        """Return a subject with all that is said of it; one that is written where it is used has no id."""
        written: dict[str, Any] = {} if subject in self.graph.inside else {"@id": subject}
        for predicate, values in self.graph.facts.get(subject, {}).items():
            if predicate == RDF_TYPE and all(self._is_named(value) for value in values):
                written["@type"] = _one_or_all([self._by_vocabulary(str(value)) for value in values])
            else:
                self._say(written, predicate, values)
        return written

    def _is_named(self, value: Term) -> bool:
        return isinstance(value, str) and value not in self.graph.inside

    def _by_vocabulary(self, iri: str) -> str:
        """Return the local name where the reader's default namespace gives the IRI back, else the IRI."""
        name = iri[len(FO) :]
        plain = iri.startswith(FO) and name not in self._keys and _SIMPLE.fullmatch(name)
        return name if plain else iri

    def _say(self, written: dict[str, Any], predicate: str, values: Iterable[Term]) -> None:
        name = self._name_of.get(predicate)
        key = self._keys[name] if name else _Key(predicate)
        texts: dict[str, list[str]] = {}
        others = []
        for value in values:
            if key.values == "@language" and isinstance(value, Literal) and value.language:
                texts.setdefault(value.language, []).append(value.lexical)
            else:
                others.append(value)
        if texts and name:
            self.used.add(name)
            written[name] = {language: _one_or_all(each) for language, each in texts.items()}
        if others:
            self._say_others(written, key, name, others)

    def _say_others(self, written: dict[str, Any], key: _Key, name: str | None, others: list[Term]) -> None:
        if name and key.values != "@language":
            self.used.add(name)
            written[name] = _one_or_all([self._value(value, key.values) for value in others])
        else:
            # A property in several languages cannot hold anything else, so its whole IRI does.
            place = key.iri if name else self._by_vocabulary(key.iri)
            written[place] = _one_or_all([self._value(value, "") for value in others])

    def _value(self, value: Term, usual: str) -> Any:
        if isinstance(value, Literal):
            return _literal(value, usual)
        if value in self.graph.inside:
            return self.node(value)
        if usual == "@vocab":
            return self._by_vocabulary(value)
        return value if usual == "@id" else {"@id": value}


def _literal(value: Literal, usual: str) -> Any:
    if value.language:
        return {"@value": value.lexical, "@language": value.language}
    if value.datatype == XSD_STRING:
        return {"@value": value.lexical} if usual else value.lexical
    if value.datatype == usual:
        return value.lexical
    return {"@value": value.lexical, "@type": value.datatype}


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
