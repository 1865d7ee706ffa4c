"""The only room that knows RDF libraries: parse, lift (graph → theory), lower (theory → graph), vocabulary."""

from forandring.rdf.lift import MATCHES, lift_plan
from forandring.rdf.lower import lower_to_rdflib, store_of
from forandring.rdf.parse import ParsedFile, parse_turtle
from forandring.rdf.vocabulary import Alternative, Shape, Vocabulary, VocabularyTerm, vocabulary

__all__ = [
    "MATCHES",
    "Alternative",
    "ParsedFile",
    "Shape",
    "Vocabulary",
    "VocabularyTerm",
    "lift_plan",
    "lower_to_rdflib",
    "parse_turtle",
    "store_of",
    "vocabulary",
]
