"""Bytes of Turtle → triples with their ordinals; pyoxigraph decides, our own reader mends what it refuses."""

from __future__ import annotations

from sys import intern
from typing import Any, NamedTuple

from forandring import syntax
from forandring.source import SourceText
from forandring.terms import RDF_LANG_STRING, Literal, Term

__all__ = ["ParsedFile", "Triple", "parse_turtle"]


Triple = tuple[str, str, Term]
"""Subject, predicate, object; a blank node's id is "_:" + file + the number of its first use in it."""


class ParsedFile(NamedTuple):
    """One file's triples in document order.

    Attributes:
        path: as given.
        triples: the n-th one is the file's n-th triple; a broken file gives what could be read.
        problems: what is wrong with the text, ``()`` for a good file.
        damaged: subjects of statements that could not be read whole.
        lost: the words of those statements.
    """

    path: str
    triples: list[Triple]
    problems: tuple[syntax.Problem, ...]
    damaged: frozenset[str]
    lost: frozenset[str] = frozenset()


def parse_turtle(path: str, text: str) -> ParsedFile:
    """Return the triples of one Turtle text without a byte-order mark.

    Cost: about 4 µs a triple; a text that pyoxigraph refuses is read again by ``forandring.syntax``.
    """
    import pyoxigraph

    try:
        quads = pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)
        triples = _from_quads(path, quads, pyoxigraph)
    except (SyntaxError, _UnportableError):
        return _recovered(path, text)
    return ParsedFile(path, triples, (), frozenset())


class _UnportableError(Exception):
    """The text uses RDF 1.2, which most tools refuse."""


def _from_quads(path: str, quads: Any, pyoxigraph: Any) -> list[Triple]:
    """Translate pyoxigraph's quads; predicates and datatypes are shared strings."""
    named, literal, blank_node = pyoxigraph.NamedNode, pyoxigraph.Literal, pyoxigraph.BlankNode
    blanks: dict[str, str] = {}
    triples: list[Triple] = []
    append, new = triples.append, tuple.__new__

    def blank(label: str) -> str:
        known = blanks.get(label)
        if known is None:
            known = blanks[label] = f"_:{path}/{len(blanks)}"
        return known

    for quad in quads:
        subject, value = quad.subject, quad.object
        object_type = type(value)
        term: Term
        if object_type is named:
            term = intern(value.value)
        elif object_type is literal:
            language = value.language
            datatype = RDF_LANG_STRING if language else intern(value.datatype.value)
            term = new(Literal, (value.value, datatype, language or ""))
        elif object_type is blank_node:
            term = blank(value.value)
        else:
            raise _UnportableError
        subject_id = intern(subject.value) if type(subject) is named else blank(subject.value)
        append((subject_id, intern(quad.predicate.value), term))
    return triples


def _recovered(path: str, text: str) -> ParsedFile:
    """Return what can be read of a broken text, and everything that is wrong with it."""
    document = syntax.parse(SourceText(path, text))

    def own(term: Term) -> Term:
        return f"_:{path}/{term[2:]}" if isinstance(term, str) and term.startswith("_:") else term

    triples: list[Triple] = [(str(own(t.subject)), t.predicate, own(t.object)) for t in document.triples]
    damaged = frozenset(str(own(subject)) for subject in document.damaged_subjects)
    return ParsedFile(path, triples, document.problems, damaged, document.lost_words)
