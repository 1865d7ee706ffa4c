"""Tokens read as triples, each with the place of its three parts; errors are handed to the rooms of recovery."""

from __future__ import annotations

from collections.abc import Callable

from forandring.source import SourceText
from forandring.syntax import (
    after_value,
    at_property,
    at_subject,
    at_value,
    brackets,
    declarations,
    faults,
    file_ends,
    names,
)
from forandring.syntax.escapes import lexical_form
from forandring.syntax.kinds import Kind
from forandring.syntax.problems import BYTE_ORDER_MARK, Problem, problem
from forandring.syntax.records import Frame, RawTriple, Statement
from forandring.syntax.tokens import Tokens
from forandring.terms import (
    RDF_LANG_STRING,
    RDF_TYPE,
    XSD_BOOLEAN,
    XSD_DECIMAL,
    XSD_DOUBLE,
    XSD_INTEGER,
    XSD_STRING,
    Literal,
    Term,
)

__all__ = ["Reader"]

_NUMBERS = {Kind.INTEGER: XSD_INTEGER, Kind.DECIMAL: XSD_DECIMAL, Kind.DOUBLE: XSD_DOUBLE}
_ODD_SUFFIXES = (Kind.AT_PREFIX, Kind.AT_BASE, Kind.BAD_LANGUAGE, Kind.STRAY)
_MAY_BE_MARKED = (Kind.WRONG_SPACE, Kind.WORD, Kind.BAD_NAME)
_UNSEEN = ""  # never the value of a term


class Reader:
    """Reads one file's tokens once, from first to last, without recursion.

    Triples come in the order in which Oxigraph's parser gives them, so that both can name a triple by
    its number in the file: a triple comes when the token that completes it has been read (plain text is
    complete at the token after it), and of triples completed by one token the last comes first.
    """

    def __init__(self, source: SourceText, tokens: Tokens, base: str | None) -> None:
        self.source = source
        self.tokens = tokens
        self.texts = tokens.texts
        self.kinds = tokens.kinds
        self.todo = tokens.significant
        self.at = 0
        self.base = base
        self.prefixes: dict[str, str] = {}
        self.lost_prefixes: set[str] = set()  # declared, but in a way that could not be read
        self.undeclared: dict[str, int] = {}  # prefix → token of its first use
        self.declared_at: dict[str, int] = {}
        self.relative_reported = False
        self.terms: dict[str, str | None] = {}
        self.triples: list[RawTriple] = []
        self.problems: list[Problem] = []
        self.statements: list[Statement] = []
        self.closing: dict[int, int] = {}  # opening bracket or string → last token that belongs to it
        self.damaged_subjects: set[str] = set()
        self.lacks_subject = False  # some statement does not say what it is about
        self.lost: list[str] = []  # tokens of statements that could not be read whole
        self.stack: list[Frame] = []
        self.subject: str | None = None
        self.subject_at = 0
        self.predicate: str | None = None
        self.predicate_at = 0
        self.first = 0
        self.first_triple = 0
        self.damaged = False
        self.quiet = False  # something was skipped: the next surprise is a consequence, not news
        self.braces = 0
        self.last_subject: str | None = None
        self.last_subject_at = 0
        self.pending: RawTriple | None = None
        self.mark = 0
        self.blanks = 0
        self.stem = _unused_stem(source.text)
        self.state: Callable[[], None] = self.statement
        self.after: Callable[[], None] = self.after_object

    def read(self) -> None:
        """Read everything; results are in the attributes."""
        self._set_aside()
        end = len(self.todo)
        while self.at < end:
            self.flush()
            self.state()
        self.flush()
        file_ends.at_end(self)
        self.flush()
        file_ends.report_undeclared(self)
        self._note_damage()
        self.problems.sort(key=lambda found: (found.start, found.end, found.key))

    def flush(self) -> None:
        """Close the batch of triples that the last token completed, and open the next."""
        triples = self.triples
        if len(triples) - self.mark > 1:
            triples[self.mark :] = triples[self.mark :][::-1]
        self.mark = len(triples)
        if self.pending is not None:
            triples.append(self.pending)
            self.pending = None

    def _note_damage(self) -> None:
        """Note what damaged statements say; not when each ends, for it may be resumed as often as it is long."""
        for statement in self.statements:
            if statement.damaged:
                self.lost.extend(self.texts[statement.first_token : statement.end_token])
                said = self.triples[statement.first_triple : statement.end_triple]
                self.damaged_subjects.update(triple[0] for triple in said)

    def _set_aside(self) -> None:
        """Report and leave out what separates tokens although it may not."""
        if any(kind in self.kinds for kind in (Kind.WRONG_SPACE, Kind.CONFLICT, Kind.BAD_NAME)):
            file_ends.set_aside_separators(self)

    # Places and problems

    def report(self, key: str, index: int, /, **fields: str | int) -> Problem:
        """Note the problem ``key`` at token ``index`` and return it; a stray mark in it is the problem itself."""
        if self.kinds[index] in _MAY_BE_MARKED and BYTE_ORDER_MARK in self.texts[index]:
            return self.report_range("stray-mark", index, index)
        return self.report_range(key, index, index, **fields)

    def report_range(self, key: str, first: int, last: int, /, **fields: str | int) -> Problem:
        """Note the problem ``key`` at the tokens ``first`` to ``last`` and return it."""
        found = problem(key, self.tokens.starts[first], self.tokens.end(last), **fields)
        self.note(found)
        return found

    def note(self, found: Problem) -> None:
        """Keep a problem of the current statement."""
        self.damaged = True
        self.problems.append(found)

    def line_of(self, index: int) -> int:
        """Return the line of token ``index``."""
        return self.source.position(self.tokens.starts[index]).line

    # Statements

    def statement(self) -> None:
        """Read the first token of a statement."""
        index = self.todo[self.at]
        kind = self.kinds[index]
        self.first = index
        self.first_triple = len(self.triples)
        if kind == Kind.NAME or kind == Kind.IRI:
            self.subject = self.iri(index)
        elif kind == Kind.LABEL:
            self.subject = self.texts[index]
        elif kind == Kind.OPEN_BRACKET or kind == Kind.OPEN_LIST:
            brackets.open_bracket(self, index, kind == Kind.OPEN_LIST, "subject")
            return
        elif kind == Kind.AT_PREFIX or kind == Kind.AT_BASE:
            declarations.directive(self, kind == Kind.AT_PREFIX, dotted=True)
            return
        elif kind == Kind.WORD and self.texts[index].lower() in ("prefix", "base"):
            declarations.directive(self, self.texts[index].lower() == "prefix", dotted=False)
            return
        else:
            at_subject.statement(self)
            return
        self.subject_at = index
        self.at += 1
        self.state = self.predicate_required

    def end_statement(self, end_token: int, kind: str = "triples") -> None:
        """Close the current statement before token ``end_token`` and expect the next."""
        if self.damaged:
            self._note_damaged_subject()
        if kind == "triples":
            if self.stack:
                self.subject = self.stack[0].subject if self.stack[0].role == "object" else None
                self.subject_at = self.stack[0].subject_at
                self.stack.clear()
            self.last_subject, self.last_subject_at = self.subject, self.subject_at
        self.statements.append(
            Statement(kind, self.first, end_token, self.first_triple, len(self.triples), self.damaged)
        )
        self.damaged = self.quiet = False
        self.subject = self.predicate = None
        self.state = self.statement
        self.after = self.after_object

    def _note_damaged_subject(self) -> None:
        known = self.stack[0].subject if self.stack else self.subject
        if known is not None:
            self.damaged_subjects.add(known)
        else:
            self.lacks_subject = True
        if self.pending is not None:
            self.damaged_subjects.add(self.pending[0])

    # Terms

    def iri(self, index: int) -> str | None:
        """Return the IRI that the name or IRI token ``index`` stands for, ``None`` if it cannot be known."""
        token = self.texts[index]
        known = self.terms.get(token, _UNSEEN)
        if known != _UNSEEN:
            if known is None:
                self.damaged = True
            return known
        if token[0] == "<":
            found = names.iri_of_address(self, index, token)
        else:
            prefix, _, local = token.partition(":")
            namespace = self.prefixes.get(prefix)
            if namespace is None:
                return faults.undeclared(self, index, prefix, local)
            found = names.iri_of_name(self, index, namespace, local)
        self.terms[token] = found
        return found

    def blank(self) -> str:
        """Return a blank node that no label of the file names; numbered in order of appearance."""
        self.blanks += 1
        return f"{self.stem}{self.blanks}"

    def emit(self, term: Term | None, index: int) -> None:
        """Complete a triple with its object, which begins at token ``index``."""
        if self.subject is None or self.predicate is None or term is None:
            self.damaged = True
        else:
            self.triples.append(
                (self.subject, self.predicate, term, self.subject_at, self.predicate_at, index)
            )

    # Inside a statement

    def predicate_required(self) -> None:
        """Read a property."""
        index = self.todo[self.at]
        kind = self.kinds[index]
        if kind == Kind.NAME or kind == Kind.IRI:
            self.predicate = self.iri(index)
        elif kind == Kind.A:
            self.predicate = RDF_TYPE
        else:
            at_property.predicate(self)
            return
        self.predicate_at = index
        self.at += 1
        self.state = self.value

    def value(self) -> None:
        """Read a value."""
        index = self.todo[self.at]
        kind = self.kinds[index]
        if kind == Kind.NAME or kind == Kind.IRI:
            self.emit(self.iri(index), index)
        elif kind == Kind.STRING:
            self._string(index)
            return
        elif kind in _NUMBERS:
            self.emit(Literal(self.texts[index], _NUMBERS[kind], ""), index)
        elif kind == Kind.OPEN_BRACKET or kind == Kind.OPEN_LIST:
            brackets.open_bracket(self, index, kind == Kind.OPEN_LIST, "object")
            return
        elif kind == Kind.LABEL:
            self.emit(self.texts[index], index)
        elif kind == Kind.BOOLEAN:
            self.emit(Literal(self.texts[index], XSD_BOOLEAN, ""), index)
        else:
            at_value.value(self)
            return
        self.at += 1
        self.state = self.after

    def _string(self, index: int) -> None:
        lexical = lexical_form(self.texts[index])
        self.at += 1
        self.state = self.after
        follower = self.kinds[self.todo[self.at]] if self.at < len(self.todo) else Kind.DOT
        if (
            follower == Kind.LANGUAGE
            or follower == Kind.CARETS
            or (follower in _ODD_SUFFIXES and faults.is_suffix(self, follower))
        ):
            self.flush()
            self.suffix(index, lexical)
            return
        literal = Literal(lexical, XSD_STRING, "")
        if self.subject is None or self.predicate is None:
            self.damaged = True
        else:
            self.pending = (self.subject, self.predicate, literal, self.subject_at, self.predicate_at, index)

    def suffix(self, index: int, lexical: str | None) -> None:
        """Read the language or datatype of the string token ``index`` (``lexical`` is None if unreadable)."""
        place = self.todo[self.at]
        self.at += 1
        self.closing[index] = place
        literal: Literal | None = None
        follower = self.kinds[place]
        if follower != Kind.CARETS:
            if follower == Kind.BAD_LANGUAGE:
                faults.bad_language(self, place)
            elif lexical is not None:
                literal = Literal(lexical, RDF_LANG_STRING, self.texts[place][1:])
        else:
            datatype = faults.datatype(self, index)
            if datatype is not None and lexical is not None:
                literal = Literal(lexical, datatype, "")
        self.emit(literal, index)

    def after_object(self) -> None:
        """Read what stands between a value and the next thing."""
        index = self.todo[self.at]
        kind = self.kinds[index]
        if kind == Kind.SEMICOLON:
            self.at += 1
            self.quiet = False
            self.state = self.predicate_optional
        elif kind == Kind.DOT and not self.stack:
            self.at += 1
            self.end_statement(index + 1)
        elif kind == Kind.COMMA:
            self.at += 1
            self.state = self.value
        elif kind == Kind.CLOSE_BRACKET and self.stack and not self.stack[-1].is_list:
            self.at += 1
            brackets.leave_bracket(self, index)
        else:
            after_value.after_object(self)

    def predicate_optional(self) -> None:
        """Read what follows a semicolon: a property, another semicolon, or the end."""
        index = self.todo[self.at]
        kind = self.kinds[index]
        if kind == Kind.SEMICOLON:
            self.at += 1
        elif kind == Kind.DOT or kind == Kind.CLOSE_BRACKET:
            self.after_object()
        else:
            self.predicate_required()

    # Brackets

    def bracket(self) -> None:
        """Read the first token inside ``[``."""
        index = self.todo[self.at]
        if self.kinds[index] == Kind.CLOSE_BRACKET:
            role = self.stack[-1].role
            self.at += 1
            brackets.leave_bracket(self, index)
            if role == "subject":
                self.state = self.predicate_required
        else:
            self.predicate_required()

    def after_subject(self) -> None:
        """Read what follows ``[ … ]`` at the beginning of a statement."""
        index = self.todo[self.at]
        if self.kinds[index] == Kind.DOT:
            self.at += 1
            self.end_statement(index + 1)
        else:
            self.predicate_required()

    def element(self) -> None:
        """Read an element of a list, or its end."""
        index = self.todo[self.at]
        kind = self.kinds[index]
        if kind == Kind.CLOSE_LIST:
            self.at += 1
            brackets.leave_list(self, index)
        elif Kind.NAME <= kind <= Kind.BOOLEAN or kind == Kind.OPEN_BRACKET or kind == Kind.OPEN_LIST:
            brackets.begin_cell(self, index)
            self.value()
        else:
            at_value.element(self)


def _unused_stem(text: str) -> str:
    stem = "_:anonymous"
    while stem in text:
        stem += "x"
    return stem
