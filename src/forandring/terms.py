"""RDF terms as plain values, and the namespaces everybody names."""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "DCT",
    "FO",
    "OWL",
    "PROV",
    "RDF",
    "RDFS",
    "RDF_FIRST",
    "RDF_LANG_STRING",
    "RDF_NIL",
    "RDF_REST",
    "RDF_TYPE",
    "SH",
    "SKOS",
    "SKOS_TERMS",
    "XSD",
    "XSD_BOOLEAN",
    "XSD_DECIMAL",
    "XSD_DOUBLE",
    "XSD_INTEGER",
    "XSD_STRING",
    "Literal",
    "Term",
    "is_blank",
    "is_iri",
]

FO = "https://w3id.org/forandring#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
SH = "http://www.w3.org/ns/shacl#"
PROV = "http://www.w3.org/ns/prov#"

RDF_TYPE = RDF + "type"
RDF_FIRST = RDF + "first"
RDF_REST = RDF + "rest"
RDF_NIL = RDF + "nil"
RDF_LANG_STRING = RDF + "langString"
XSD_STRING = XSD + "string"
XSD_INTEGER = XSD + "integer"
XSD_DECIMAL = XSD + "decimal"
XSD_DOUBLE = XSD + "double"
XSD_BOOLEAN = XSD + "boolean"

SKOS_TERMS = frozenset(
    """
    prefLabel altLabel hiddenLabel definition note scopeNote example
    notation broader narrower related exactMatch closeMatch broadMatch
    narrowMatch relatedMatch changeNote editorialNote historyNote inScheme topConceptOf
    hasTopConcept broaderTransitive narrowerTransitive member memberList semanticRelation mappingRelation
    """.split()
)
"""Local names of the properties of SKOS, which are used side by side with ours; none is also ours."""


class Literal(NamedTuple):
    """A literal as it was written: lexical form, full datatype IRI, language tag (``""`` if none).

    A literal with a language has the datatype ``rdf:langString``. The lexical form and the tag keep
    the writer's spelling; two spellings of one value (``1`` and ``01``) are two literals.

    >>> Literal("Kursus", RDF_LANG_STRING, "da").language
    'da'
    """

    lexical: str
    datatype: str = XSD_STRING
    language: str = ""


Term = str | Literal
"""An IRI is its string, a blank node is ``"_:"`` + label (no IRI begins so), the rest is a literal."""


def is_blank(term: Term) -> bool:
    """Return whether ``term`` is a blank node.

    >>> is_blank("_:b1"), is_blank("https://example.org/"), is_blank(Literal("_:b1"))
    (True, False, False)
    """
    return isinstance(term, str) and term.startswith("_:")


def is_iri(term: Term) -> bool:
    """Return whether ``term`` is an IRI.

    >>> is_iri("_:b1"), is_iri("https://example.org/"), is_iri(Literal("x"))
    (False, True, False)
    """
    return isinstance(term, str) and not term.startswith("_:")
