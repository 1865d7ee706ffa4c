"""Reading on from a token that cannot be a value, or an element of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forandring.syntax.bare_words import is_spaced_property, word_as_value
from forandring.syntax.brackets import begin_cell, leave_list
from forandring.syntax.faults import unreadable
from forandring.syntax.in_bracket import (
    closer,
    closes_nothing,
    open_missing_bracket,
    pass_unopened,
    report_dot_in_bracket,
)
from forandring.syntax.kinds import LITERAL_KINDS, Kind
from forandring.syntax.lookahead import (
    CLOSERS,
    SUFFIXES,
    begins_line,
    ended_with,
    is_adjacent,
    is_declaration,
    is_unindented,
    kind_at,
    last_token,
    starts_statement,
    text_at,
)
from forandring.syntax.resumption import (
    go_back_to,
    lacks_opening,
    misplaced_suffix,
    pass_words,
    report_unclosed,
    resume_last,
    separator_before,
    skip,
    skip_new_syntax,
    unexpected_here,
)

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = ["element", "end_broken", "value"]


def value(reader: Reader) -> None:
    """Go on from a token that cannot be a value."""
    index = reader.todo[reader.at]
    kind = reader.kinds[index]
    text = reader.texts[index]
    if kind in (Kind.BAD_NAME, Kind.BAD_IRI, Kind.BAD_STRING, Kind.OPEN_STRING, Kind.SMART_STRING):
        _unreadable_value(reader, index)
    elif closes_nothing(reader, reader.at):
        pass_unopened(reader)
    elif kind in (Kind.DOT, Kind.SEMICOLON, Kind.COMMA) or kind in CLOSERS:
        _missing_object(reader, index)
    elif kind == Kind.WORD and not is_declaration(reader, reader.at):
        if not is_spaced_property(reader):
            word_as_value(reader, index)
    elif kind == Kind.A and lacks_opening(reader):
        open_missing_bracket(reader, reader.at)
    elif kind == Kind.A and separator_before(reader, reader.at - 1):
        go_back_to(reader, reader.at - 1, "separator-for-dot")
    elif kind == Kind.A:
        reader.report("a-out-of-place", index)
        if kind_at(reader, reader.at + 1) in (Kind.NAME, Kind.IRI):
            reader.at += 1  # what follows is the value that was meant
            return
        reader.emit(None, index)
        reader.at += 1
        reader.state = reader.after
    elif kind == Kind.STAR:
        skip_new_syntax(reader)
    elif kind == Kind.STRAY:
        if text == "}" and reader.braces:
            _missing_object(reader, index)
            return
        key = "named-graph" if text in "{}" else "n3-path" if text in "^!" else "n3-syntax"
        reader.report(key, index, found=text)
        reader.at += 1
        skip(reader)
    elif is_declaration(reader, reader.at):
        _missing_object(reader, index)
        reader.quiet = True
    else:
        misplaced_suffix(reader, index)
        reader.quiet = True  # that the text before it is missing has been said


def _unreadable_value(reader: Reader, index: int) -> None:
    unreadable(reader, index)
    reader.at += 1
    if reader.kinds[index] == Kind.OPEN_STRING and _is_closed_later(reader.texts[index]):
        _pass_suffix(reader)
    elif reader.kinds[index] == Kind.OPEN_STRING:
        reader.quiet = True
        _pass_text_over_lines(reader, index)
    elif reader.kinds[index] == Kind.SMART_STRING and len(reader.texts[index]) == 1:
        pass_words(reader)
    reader.state = reader.after
    follower = kind_at(reader, reader.at)
    if (
        reader.kinds[index] in LITERAL_KINDS
        and follower in SUFFIXES
        and reader.kinds[index] != Kind.OPEN_STRING
    ):
        reader.suffix(index, None)
    else:
        reader.emit(None, index)


def _is_closed_later(token: str) -> bool:
    """Return whether an open text is one that closes on a later line."""
    return "\n" in token and token[:3] not in ('"""', "'''")


def _pass_suffix(reader: Reader) -> None:
    """Pass the language or datatype of a text that was reported."""
    kind = kind_at(reader, reader.at)
    if kind in SUFFIXES:
        reader.at = min(reader.at + (2 if kind == Kind.CARETS else 1), len(reader.todo))


def _pass_text_over_lines(reader: Reader, index: int) -> None:
    """Pass the further lines of a text that lacks the quotes for several lines.

    A quote that touches the word before it closes; one with a space before it opens the next text.
    """
    if not begins_line(reader, reader.at):
        return
    quote = reader.texts[index][0]
    for place in range(reader.at, min(len(reader.todo), reader.at + 60)):
        if starts_statement(reader, place):
            return
        text = text_at(reader, place)
        if (
            text[0] == quote
            and is_adjacent(reader, place)
            and reader.kinds[reader.todo[place]] == Kind.OPEN_STRING
        ):
            reader.at = place + 1
            return


def _missing_object(reader: Reader, index: int) -> None:
    if _was_early_dot(reader):
        _read_as_property(reader)
        return
    if not reader.quiet:
        reader.report("missing-object", index, found=reader.texts[index], **ended_with(reader))
    reader.damaged = True
    if reader.kinds[index] == Kind.COMMA:
        reader.at += 1
    else:
        reader.state = reader.after


def _was_early_dot(reader: Reader) -> bool:
    """Return whether an indented pair such as ``:p :o ;`` goes on about the statement before."""
    previous = reader.statements[-1] if reader.statements else None
    return (
        previous is not None
        and previous.kind == "triples"
        and reader.last_subject is not None
        and not reader.stack
        and reader.subject_at == reader.first
        and reader.predicate_at == reader.todo[reader.at - 1]
        and reader.at >= 2
        and reader.first == reader.todo[reader.at - 2]
        and not is_unindented(reader, reader.at - 2)
        and begins_line(reader, reader.at - 2)
        and not begins_line(reader, reader.at - 1)
        and reader.kinds[reader.first] in (Kind.NAME, Kind.IRI)
    )


def _read_as_property(reader: Reader) -> None:
    """Read the two terms before the current place as property and value of the statement before."""
    property_, value = reader.subject, reader.predicate
    property_at, value_at = reader.subject_at, reader.predicate_at
    resume_last(reader, property_at)
    reader.predicate, reader.predicate_at = property_, property_at
    reader.emit(value, value_at)
    reader.state = reader.after


def element(reader: Reader) -> None:
    """Go on from a token that can neither be an element of a list nor its end."""
    index = reader.todo[reader.at]
    kind = reader.kinds[index]
    if kind in (Kind.BAD_NAME, Kind.BAD_IRI, Kind.BAD_STRING, Kind.OPEN_STRING, Kind.SMART_STRING):
        begin_cell(reader, index)
        _unreadable_value(reader, index)
    elif kind == Kind.WORD and not is_declaration(reader, reader.at):
        begin_cell(reader, index)
        word_as_value(reader, index)
    elif kind == Kind.COMMA:
        if not reader.quiet:
            unexpected_here(
                reader, index, "mellemrum mellem listens led", "spaces between the elements of the list"
            )
        reader.quiet = True  # a list with commas has many
        reader.at += 1
    elif kind in (Kind.DOT, Kind.SEMICOLON) or is_declaration(reader, reader.at):
        _broken_list(reader, index)
    elif kind == Kind.CLOSE_BRACKET:
        closer(reader, index)
    elif kind == Kind.STAR:
        skip_new_syntax(reader)
    elif kind == Kind.A:
        reader.report("a-out-of-place", index)
        reader.at += 1
    elif kind in SUFFIXES:
        misplaced_suffix(reader, index)
    else:
        unexpected_here(reader, index, "et led i listen eller )", "an element of the list or )")
        reader.at += 1


def _broken_list(reader: Reader, index: int) -> None:
    """Close a list that a full stop or semicolon interrupts."""
    kind = reader.kinds[index]
    if kind == Kind.DOT and kind_at(reader, reader.at + 1) == Kind.CLOSE_LIST:
        report_dot_in_bracket(reader, index)
        reader.at += 1
        return
    report_unclosed(reader, reader.at)
    if kind == Kind.SEMICOLON:
        leave_list(reader, last_token(reader))
    else:
        end_broken(reader, index)


def end_broken(reader: Reader, index: int) -> None:
    """End the statement although brackets are open."""
    reader.flush()
    if reader.kinds[index] == Kind.DOT:
        reader.at += 1
        reader.end_statement(index + 1)
    else:
        reader.end_statement(reader.todo[reader.at - 1] + 1)
