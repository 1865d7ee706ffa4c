"""A Turtle file as a lossless tree: its tokens, statements, triples, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

from forandring.source import SourceText
from forandring.syntax.problems import Problem, problem, words_of
from forandring.syntax.records import RawTriple, Statement
from forandring.syntax.tokens import Tokens, tokenise
from forandring.syntax.triples import Reader
from forandring.terms import Term

__all__ = ["Document", "Spans", "Triple", "parse"]

_FOREIGN = re.compile(
    "\ufeff?\\s*(?:(?P<html><!doctype\\s+html|<html\\b)|(?P<xml><\\?xml\\b|<rdf:RDF\\b|<!DOCTYPE\\b)"
    '|(?P<json>\\{\\s*(?:"|\\})|\\[\\s*\\{))',
    re.IGNORECASE,
)


class Spans(NamedTuple):
    """Where the three parts of a triple stand: offsets in code points, end exclusive."""

    subject: tuple[int, int]
    predicate: tuple[int, int]
    object: tuple[int, int]


class Triple(NamedTuple):
    """A triple and where its parts stand.

    The part that a bracket stands for (``[ … ]``, ``( … )``) has the whole bracket's span. The
    ``rdf:first`` and ``rdf:rest`` of a list have the span of the element they lead to.
    """

    subject: str
    predicate: str
    object: Term
    subject_span: tuple[int, int]
    predicate_span: tuple[int, int]
    object_span: tuple[int, int]


class Document:
    """A Turtle file that was read, whatever its state.

    ``problems`` are the errors, by place. ``triples`` are all that could be read, in the order in which
    Oxigraph gives them. ``damaged_subjects`` are the nodes about which a statement with an error says
    something, ``lost_words`` the words of such statements, and ``?`` for a subject that is lost.
    ``prefixes`` are those in force at the end of the file.

    >>> document = parse(SourceText("plan.ttl", "@prefix : <http://e/> . :a :p 1 . :a :b"))
    >>> [found.key for found in document.problems], document.triples[0].object.lexical
    (['unfinished-statement'], '1')
    """

    def __init__(self, source: SourceText, tokens: Tokens, reader: Reader) -> None:
        self.source = source
        self.tokens = tokens
        self.problems: tuple[Problem, ...] = tuple(reader.problems)
        self.statements: tuple[Statement, ...] = tuple(reader.statements)
        self.prefixes: dict[str, str] = dict(reader.prefixes)
        self.damaged_subjects: frozenset[str] = frozenset(reader.damaged_subjects)
        self.lost_words: frozenset[str] = words_of(" ".join(reader.lost)).union("?" * reader.lacks_subject)
        self.base = reader.base
        self._raw = reader.triples
        self._closing = reader.closing

    @property
    def triples(self) -> Sequence[Triple]:
        """Return the triples, made when they are looked at."""
        return _Triples(self)

    @property
    def raw_triples(self) -> Sequence[RawTriple]:
        """Return subject, predicate, object and their tokens, for readers in a hurry."""
        return self._raw

    def spans_of(self, ordinal: int) -> Spans:
        """Return where the parts of triple number ``ordinal`` (from 0) stand.

        Raises:
            IndexError: the file has no such triple.
        """
        raw = self._raw[ordinal]
        return Spans(self.token_span(raw[3]), self.token_span(raw[4]), self.token_span(raw[5]))

    def token_span(self, index: int) -> tuple[int, int]:
        """Return the offsets of the term that begins at token ``index``, brackets and suffixes included."""
        return self.tokens.starts[index], self.tokens.end(self._closing.get(index, index))

    def closing_token(self, index: int) -> int:
        """Return the last token of the term that begins at token ``index``."""
        return self._closing.get(index, index)

    def __repr__(self) -> str:
        return f"Document({self.source.path!r}, {len(self._raw)} triples, {len(self.problems)} problems)"


class _Triples(Sequence[Triple]):
    __slots__ = ("_document",)

    def __init__(self, document: Document) -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document.raw_triples)

    @overload
    def __getitem__(self, place: int) -> Triple: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Triple]: ...

    def __getitem__(self, place: int | slice) -> Triple | Sequence[Triple]:
        if isinstance(place, slice):
            return tuple(self._triple(raw) for raw in self._document.raw_triples[place])
        return self._triple(self._document.raw_triples[place])

    def __iter__(self) -> Iterator[Triple]:
        return map(self._triple, self._document.raw_triples)

    def _triple(self, raw: RawTriple) -> Triple:
        span = self._document.token_span
        return Triple(raw[0], raw[1], raw[2], span(raw[3]), span(raw[4]), span(raw[5]))


def parse(source: SourceText, base: str | None = None) -> Document:
    """Return the Turtle file ``source`` as a document; never fails, whatever the text.

    Args:
        source: the file's text.
        base: absolute IRI against which relative IRIs are resolved until the file declares its own.

    Cost: linear in the length of the text.
    """
    foreign = _FOREIGN.match(source.text)
    if foreign is not None:
        return _foreign_document(source, foreign)
    tokens = tokenise(source.text)
    reader = Reader(source, tokens, base)
    reader.read()
    return Document(source, tokens, reader)


def _foreign_document(source: SourceText, foreign: re.Match[str]) -> Document:
    """Return a document that says only what the file is instead of Turtle."""
    tokens = tokenise(source.text)
    reader = Reader(source, Tokens(tokens.texts, tokens.kinds, tokens.starts, []), None)
    kind = foreign.lastgroup or "html"
    key = {"html": "html-page", "xml": "xml-file", "json": "json-file"}[kind]
    reader.problems.append(problem(key, foreign.start(kind), foreign.end(kind)))
    return Document(source, tokens, reader)
