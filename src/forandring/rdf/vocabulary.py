"""The vocabulary as values: its terms, their kinship, and the shapes that their use must have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

from forandring.rdf.parse import Triple, parse_turtle
from forandring.terms import FO, RDF, RDF_TYPE, RDFS, SH, SKOS, Literal, Term
from forandring.texts import Message

__all__ = ["Alternative", "Shape", "Vocabulary", "VocabularyTerm", "vocabulary"]


class VocabularyTerm(NamedTuple):
    """One declared term; ``kind`` is ``class``, ``property`` or, for a named value, its class's local name."""

    name: str
    kind: str
    label: Message
    definition: Message
    notation: str
    alignments: tuple[tuple[str, str], ...]


class Alternative(NamedTuple):
    """One thing a value may be; every field that is not empty must hold.

    Attributes:
        datatype: IRI.
        pattern: regular expression that the lexical form must match.
        class_name: local name of the class that the node must have.
        node_kind: local name in SHACL: ``BlankNode``, ``IRI`` or ``BlankNodeOrIRI``.
        values: IRIs of the named values allowed.
        needs: local name of the property that the node must have.
    """

    datatype: str = ""
    pattern: str = ""
    class_name: str = ""
    node_kind: str = ""
    values: tuple[str, ...] = ()
    needs: str = ""


class Shape(NamedTuple):
    """How a property is used: by whom (``()`` = anybody), with what, how often (0 = any number)."""

    property: str
    domain: tuple[Alternative, ...]
    range: tuple[Alternative, ...]
    most: int
    least_value: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms by local name.

    Attributes:
        terms: local name → term.
        parents: class's local name → its superclass's.
        shapes: property's local name → shape.
        labelled: local names of classes whose members need a Danish label.
        iris: of all terms.
        named_values: IRI → local name of the class of a named value.
        no_classes: IRIs of the terms that are no classes.
        choices: property's local name → the IRIs of the named values it can have.
    """

    terms: Mapping[str, VocabularyTerm]
    parents: Mapping[str, str]
    shapes: Mapping[str, Shape]
    labelled: frozenset[str]
    iris: frozenset[str]
    named_values: Mapping[str, str]
    no_classes: frozenset[str]
    choices: Mapping[str, frozenset[str]]

    def lineage(self, class_name: str) -> tuple[str, ...]:
        """Return the class and its superclasses, nearest first."""
        names = [class_name]
        while (parent := self.parents.get(names[-1])) is not None:
            names.append(parent)
        return tuple(names)

    def label(self, name: str, language: str) -> str:
        """Return a term's label in ``language``, or its local name where the vocabulary lacks it."""
        term = self.terms.get(name)
        return term.label.in_language(language) if term else name


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that ships with the program."""
    text = resources.files("forandring.vocabulary").joinpath("forandring.ttl").read_text("utf-8")
    return _Reader(parse_turtle("forandring.ttl", text).triples).vocabulary()


class _Reader:
    """Holds the vocabulary's triples by subject while it is read."""

    def __init__(self, triples: list[Triple]) -> None:
        self._facts: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in triples:
            self._facts[subject][predicate].append(value)

    def vocabulary(self) -> Vocabulary:
        """Return what was read."""
        ours = {iri: facts for iri, facts in self._facts.items() if iri.startswith(FO)}
        parents = {
            iri[len(FO) :]: str(parent)[len(FO) :]
            for iri, facts in ours.items()
            for parent in facts.get(RDFS + "subClassOf", ())
            if str(parent).startswith(FO)
        }
        terms = {iri[len(FO) :]: self._term(iri) for iri in ours}
        shapes = [self._shape(iri) for iri, facts in self._facts.items() if _is_of_ours(facts)]
        return Vocabulary(
            terms=terms,
            parents=parents,
            shapes={shape.property: shape for shape in shapes},
            labelled=self._labelled(parents),
            iris=frozenset(ours),
            named_values={
                FO + term.name: term.kind for term in terms.values() if term.kind not in ("class", "property")
            },
            no_classes=frozenset(FO + term.name for term in terms.values() if term.kind != "class"),
            choices={
                shape.property: frozenset(value for choice in shape.range for value in choice.values)
                for shape in shapes
            },
        )

    def _labelled(self, parents: Mapping[str, str]) -> frozenset[str]:
        """Return the classes whose members need a label, and the classes below them."""
        named = {
            _name(target)
            for facts in self._facts.values()
            if self._needs_label(facts)
            for target in facts.get(SH + "targetClass", ())
        }
        while more := {child for child, parent in parents.items() if parent in named} - named:
            named |= more
        return frozenset(named)

    def _term(self, iri: str) -> VocabularyTerm:
        facts = self._facts[iri]
        types = [str(value) for value in facts[RDF_TYPE]]
        if RDFS + "Class" in types:
            kind = "class"
        elif types[0].startswith(FO):
            kind = types[0][len(FO) :]
        else:
            kind = "property"
        alignments = [
            (_name(predicate), str(value))
            for predicate, values in facts.items()
            if predicate.startswith(SKOS) and predicate.endswith("Match")
            for value in values
        ]
        notation = [value.lexical for value in facts.get(SKOS + "notation", ()) if isinstance(value, Literal)]
        return VocabularyTerm(
            iri[len(FO) :],
            kind,
            self._message(iri, SKOS + "prefLabel"),
            self._message(iri, SKOS + "definition"),
            notation[0] if notation else "",
            tuple(alignments),
        )

    def _message(self, iri: str, predicate: str) -> Message:
        texts = {v.language: v.lexical for v in self._facts[iri][predicate] if isinstance(v, Literal)}
        return Message(texts["da"], texts["en"])

    def _shape(self, iri: str) -> Shape:
        facts = self._facts[iri]
        (target,) = facts[SH + "targetSubjectsOf"]
        (property_shape,) = facts[SH + "property"]
        detail = self._facts[str(property_shape)]
        most = [int(v.lexical) for v in detail.get(SH + "maxCount", ()) if isinstance(v, Literal)]
        least = [v.lexical for v in detail.get(SH + "minInclusive", ()) if isinstance(v, Literal)]
        return Shape(
            _name(target),
            self._alternatives(facts),
            self._alternatives(detail),
            most[0] if most else 0,
            least[0] if least else "",
        )

    def _alternatives(self, facts: Mapping[str, list[Term]]) -> tuple[Alternative, ...]:
        if SH + "or" in facts:
            members = self._items(facts[SH + "or"][0])
            return tuple(self._alternative(self._facts[str(member)]) for member in members)
        single = self._alternative(facts)
        return (single,) if any(single) else ()

    def _alternative(self, facts: Mapping[str, list[Term]]) -> Alternative:
        def first(name: str) -> str:
            values = facts.get(SH + name)
            if not values:
                return ""
            return values[0].lexical if isinstance(values[0], Literal) else values[0]

        class_iri, kind_iri = first("class"), first("nodeKind")
        return Alternative(
            datatype=first("datatype"),
            pattern=first("pattern"),
            class_name=_name(class_iri) if class_iri else "",
            node_kind=_name(kind_iri) if kind_iri else "",
            values=tuple(str(v) for v in self._items(facts[SH + "in"][0])) if SH + "in" in facts else (),
            needs=self._needed(facts),
        )

    def _needed(self, facts: Mapping[str, list[Term]]) -> str:
        """Return the property that an alternative asks for, "" for none; a property's own shape has a range."""
        return "".join(
            _name(self._facts[str(part)][SH + "path"][0])
            for part in facts.get(SH + "property", ())
            if SH + "minCount" in self._facts[str(part)]
        )

    def _items(self, head: Term) -> list[Term]:
        items: list[Term] = []
        node = str(head)
        while node != RDF + "nil":
            items.append(self._facts[node][RDF + "first"][0])
            node = str(self._facts[node][RDF + "rest"][0])
        return items

    def _needs_label(self, facts: Mapping[str, list[Term]]) -> bool:
        return any(
            SH + "qualifiedMinCount" in self._facts[str(shape)] for shape in facts.get(SH + "property", ())
        )


def _is_of_ours(facts: Mapping[str, list[Term]]) -> bool:
    """Whether a shape says how a property of ours is used."""
    return any(str(target).startswith(FO) for target in facts.get(SH + "targetSubjectsOf", ()))


def _name(iri: Term) -> str:
    text = str(iri)
    return text[max(text.rfind("#"), text.rfind("/")) + 1 :]
