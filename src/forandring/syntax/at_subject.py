"""Reading on from a token that cannot begin a statement."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from forandring.syntax.declarations import directive
from forandring.syntax.faults import unreadable
from forandring.syntax.in_bracket import pass_unopened
from forandring.syntax.kinds import LITERAL_KINDS, Kind
from forandring.syntax.lookahead import (
    CLOSERS,
    PREDICATE_KINDS,
    STRING_KINDS,
    is_adjacent,
    kind_at,
    last_token,
    meant_directive,
    starts_statement,
)
from forandring.syntax.resumption import (
    drop_outside,
    drop_statement,
    pass_literal,
    resume_last,
    skip,
    skip_new_syntax,
    unexpected_here,
)

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = ["statement"]


def statement(reader: Reader) -> None:
    """Go on from a token that cannot begin a statement."""
    index = reader.todo[reader.at]
    kind = reader.kinds[index]
    text = reader.texts[index]
    if kind == Kind.DOT:
        _extra_dot(reader, index)
    elif kind in (Kind.SEMICOLON, Kind.COMMA) or kind == Kind.A:
        _after_early_dot(reader, index)
    elif kind in LITERAL_KINDS:
        if kind in (Kind.BAD_STRING, Kind.OPEN_STRING, Kind.SMART_STRING):
            unreadable(reader, index)
        else:
            reader.report("literal-as-subject", index, found=text)
        pass_literal(reader)
        _go_on_without_subject(reader, index)
    elif kind in (Kind.BAD_NAME, Kind.BAD_IRI):
        unreadable(reader, index)
        reader.at += 1
        _go_on_without_subject(reader, index)
    elif kind == Kind.STAR:
        skip_new_syntax(reader)
    elif kind in (Kind.LANGUAGE, Kind.BAD_LANGUAGE):
        _directive_like(reader, index)
    elif kind == Kind.WORD:
        _word_at_start(reader, index)
    elif kind == Kind.STRAY and text in "{}":
        _brace(reader, index)
    elif kind in CLOSERS:
        pass_unopened(reader)
        reader.damaged = False
    else:
        unexpected_here(
            reader,
            index,
            "et udsagn som »:kursus a fo:Activity«",
            "a statement such as “:course a fo:Activity”",
        )
        reader.at += 1
        skip(reader, stop_at_semicolon=False)
        drop_statement(reader)


def _extra_dot(reader: Reader, index: int) -> None:
    previous = reader.statements[-1] if reader.statements else None
    after_word = (
        previous is not None
        and previous.kind != "triples"
        and reader.kinds[previous.first_token] == Kind.WORD
        and previous.end_token - 1 == last_token(reader)
    )
    reader.report("dot-after-prefix" if after_word else "extra-dot", index)
    drop_outside(reader)


def _go_on_without_subject(reader: Reader, index: int) -> None:
    reader.subject = None
    reader.subject_at = index
    if kind_at(reader, reader.at) in PREDICATE_KINDS or kind_at(reader, reader.at) in LITERAL_KINDS:
        reader.state = reader.predicate_required
    else:
        skip(reader, stop_at_semicolon=False)
        drop_statement(reader)


def _after_early_dot(reader: Reader, index: int) -> None:
    """Read on about the subject of the statement before, which a full stop ended too early."""
    if not resume_last(reader, index):
        unexpected_here(reader, index, "et navn", "a name")
        reader.at += 1
        skip(reader, stop_at_semicolon=False)
        drop_statement(reader)
        return
    kind = reader.kinds[index]
    if kind == Kind.A:
        reader.state = reader.predicate_required
    elif reader.at + 1 == len(reader.todo) or starts_statement(reader, reader.at + 1):
        reader.at += 1  # nothing goes on: the separator is one too many
        reader.end_statement(index + 1)
    elif kind == Kind.COMMA and reader.predicate is not None:
        reader.at += 1
        reader.state = reader.value
    else:
        reader.at += 1
        reader.state = reader.predicate_optional


def _directive_like(reader: Reader, index: int) -> None:
    text = reader.texts[index]
    if text.lower() == "@version":
        reader.report("not-portable", index, found=text)
        reader.at += 1
        skip(reader, stop_at_semicolon=False)
        drop_statement(reader)
        return
    meant = meant_directive(text)
    if meant is None:
        reader.report("bad-directive", index, found=text)
        reader.at += 1
        skip(reader, stop_at_semicolon=False)
        drop_statement(reader)
        return
    key = "directive-case" if text.lower() == meant else "directive-typo"
    reader.report(key, index, found=text, meant=meant)
    directive(reader, meant == "@prefix", dotted=True)


def _word_at_start(reader: Reader, index: int) -> None:
    text = reader.texts[index]
    if text.lower() == "version" and kind_at(reader, reader.at + 1) in STRING_KINDS:
        reader.report("not-portable", index, found=text)
        reader.at += 2
        drop_statement(reader)
        return
    if text.lower() == "graph":
        reader.report("named-graph", index, found=text)
        reader.at += 1
        if kind_at(reader, reader.at) in (Kind.NAME, Kind.IRI):
            reader.at += 1
        if kind_at(reader, reader.at) == Kind.STRAY:
            reader.braces += 1
            reader.at += 1
        reader.end_statement(reader.todo[reader.at - 1] + 1)
        return
    near = get_close_matches(text.lower(), ("prefix", "base"), 1, 0.75)
    if near and kind_at(reader, reader.at + 1) in (Kind.NAME, Kind.IRI, Kind.WORD):
        reader.report("directive-typo", index, found=text, meant=near[0].upper())
        directive(reader, near[0] == "prefix", dotted=True)
        return
    reader.report("bare-word", index, found=text)
    reader.at += 1
    if is_adjacent(reader, reader.at) or kind_at(reader, reader.at) == Kind.WORD:
        skip(reader, stop_at_semicolon=False)
        drop_statement(reader)
    else:
        _go_on_without_subject(reader, index)


def _brace(reader: Reader, index: int) -> None:
    """Read the statements of a named graph as if they stood outside it."""
    text = reader.texts[index]
    if text == "{":
        reader.report("named-graph", index, found=text)
        reader.braces += 1
    elif reader.braces:
        reader.braces -= 1
    else:
        reader.report("unopened-bracket", index, found=text)
    drop_outside(reader)
