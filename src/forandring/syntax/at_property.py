"""Reading on from a token that cannot be a property."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forandring.syntax.faults import unreadable
from forandring.syntax.in_bracket import closer
from forandring.syntax.kinds import LITERAL_KINDS, Kind
from forandring.syntax.lookahead import (
    CLOSERS,
    OPENERS,
    after_group,
    begins_line,
    ended_with,
    is_adjacent,
    is_unindented,
    kind_at,
    starts_statement,
)
from forandring.syntax.resumption import (
    end_before_brace,
    misplaced_suffix,
    pass_literal,
    report_unclosed,
    resume_last,
    skip,
    skip_new_syntax,
    statement_place,
    unexpected_here,
)
from forandring.syntax.spaced_names import is_spaced_subject, report_spaced_name, split_term
from forandring.terms import RDF_TYPE

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = ["predicate"]


def predicate(reader: Reader) -> None:
    """Go on from a token that cannot be a property."""
    index = reader.todo[reader.at]
    kind = reader.kinds[index]
    text = reader.texts[index]
    if kind == Kind.DOT or (starts_statement(reader, reader.at) and begins_line(reader, reader.at)):
        _no_predicate_at_end(reader, index)
    elif kind == Kind.SEMICOLON:
        reader.report("missing-predicate", index, found=text, **ended_with(reader))
        reader.at += 1
        reader.state = reader.predicate_optional
    elif kind == Kind.COMMA:
        unexpected_here(reader, index, "en egenskab", "a property")
        reader.at += 1
        reader.state = reader.value if reader.predicate is not None else reader.predicate_required
    elif kind in CLOSERS:
        closer(reader, index)
    elif kind == Kind.WORD and is_spaced_subject(reader):
        report_spaced_name(reader)
    elif kind == Kind.WORD:
        _word_as_predicate(reader, index)
    elif kind in (Kind.BAD_NAME, Kind.BAD_IRI):
        unreadable(reader, index)
        _unknown_predicate(reader, index)
    elif _was_property_of_last(reader, kind):
        _read_as_property(reader)
    elif kind in LITERAL_KINDS:
        if kind in (Kind.BAD_STRING, Kind.OPEN_STRING, Kind.SMART_STRING):
            unreadable(reader, index)
        else:
            reader.report("literal-as-predicate", index, found=text)
        pass_literal(reader)
        reader.at -= 1
        _unknown_predicate(reader, index)
    elif kind == Kind.LABEL or kind in OPENERS:
        reader.report("node-as-predicate", index, found=text)
        if kind in OPENERS:
            reader.at = after_group(reader, reader.at) - 1
        _unknown_predicate(reader, index)
    elif kind == Kind.STRAY:
        _stray_as_predicate(reader, index)
    elif kind == Kind.STAR:
        skip_new_syntax(reader)
    else:
        misplaced_suffix(reader, index)


def _was_property_of_last(reader: Reader, kind: int) -> bool:
    """Return whether an indented ``:p "text"`` goes on about the statement before, which ended too early."""
    place = reader.at - 1
    return (
        (kind in LITERAL_KINDS or kind in OPENERS)
        and bool(reader.statements)
        and reader.statements[-1].kind == "triples"
        and reader.last_subject is not None
        and not reader.stack
        and reader.subject_at == reader.first == reader.todo[place]
        and reader.kinds[reader.first] in (Kind.NAME, Kind.IRI)
        and begins_line(reader, place)
        and not is_unindented(reader, place)
    )


def _read_as_property(reader: Reader) -> None:
    """Read the term before the current place as a property of the statement before."""
    property_, place = reader.subject, reader.subject_at
    resume_last(reader, place)
    reader.predicate, reader.predicate_at = property_, place
    reader.state = reader.value


def _no_predicate_at_end(reader: Reader, index: int) -> None:
    """Report a statement that ends after its subject, or after nothing but a semicolon."""
    if reader.stack:
        report_unclosed(reader, reader.at)
    elif not reader.quiet:
        found = reader.report("missing-predicate", index, found=reader.texts[index], **ended_with(reader))
        reader.problems[-1] = found.beside(statement_place(reader))
    if reader.kinds[index] == Kind.DOT:
        reader.at += 1
        reader.end_statement(index + 1)
    else:
        reader.end_statement(reader.todo[reader.at - 1] + 1)


def _unknown_predicate(reader: Reader, index: int) -> None:
    """Read on as if the token just passed had been a property."""
    reader.predicate = None
    reader.predicate_at = index
    reader.at += 1
    if kind_at(reader, reader.at) in (Kind.SEMICOLON, Kind.DOT) or kind_at(reader, reader.at) in CLOSERS:
        reader.quiet = True
        reader.state = reader.after_object
    else:
        reader.state = reader.value


def _word_as_predicate(reader: Reader, index: int) -> None:
    text = reader.texts[index]
    term = split_term(reader)
    if term is not None:
        reader.predicate, reader.predicate_at = term, index
        reader.state = reader.value
    elif text == "A":
        reader.report("keyword-a", index, found=text, subject=reader.texts[reader.subject_at])
        reader.predicate, reader.predicate_at = RDF_TYPE, index
        reader.at += 1
        reader.state = reader.value
    elif text in ("is", "has", "of"):
        reader.report("n3-syntax", index, found=text)
        reader.at += 1
        skip(reader)
    else:
        reader.report("bare-word", index, found=text)
        if kind_at(reader, reader.at + 1) == Kind.WORD or is_adjacent(reader, reader.at + 1):
            reader.at += 1
            skip(reader)
        else:
            _unknown_predicate(reader, index)


def _stray_as_predicate(reader: Reader, index: int) -> None:
    text = reader.texts[index]
    if text in "^!":
        reader.report("n3-path", index, found=text)
        reader.at += 1
        skip(reader, stop_at_semicolon=False)
    elif text == "{":
        reader.report("named-graph", index, found=text)
        reader.braces += 1
        reader.at += 1
        reader.end_statement(index + 1)
    elif text == "}":
        end_before_brace(reader, index)
    elif text in ("=", "=>", "<="):
        reader.report("n3-syntax", index, found=text)
        if kind_at(reader, reader.at + 1) == Kind.STRAY and is_adjacent(reader, reader.at + 1):
            reader.at += 1
        _unknown_predicate(reader, index)
    else:
        unexpected_here(reader, index, "en egenskab", "a property")
        reader.at += 1
        skip(reader)
