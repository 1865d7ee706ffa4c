"""Reading on from a token that cannot follow a value: mostly punctuation that is missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from forandring.syntax.at_value import end_broken
from forandring.syntax.bare_numbers import date_meant, number_fault
from forandring.syntax.faults import swallowed
from forandring.syntax.in_bracket import closer, open_missing_bracket, report_dot_in_bracket
from forandring.syntax.kinds import LITERAL_KINDS, NUMBER_KINDS, TERM_KINDS, Kind
from forandring.syntax.lookahead import (
    CLOSERS,
    OPENERS,
    PREDICATE_KINDS,
    SUBJECT_KINDS,
    SUFFIXES,
    begins_line,
    ended_with,
    is_adjacent,
    is_declaration,
    is_unindented,
    kind_at,
    last_token,
    terms_at,
    text_at,
)
from forandring.syntax.problems import Related
from forandring.syntax.resumption import (
    closes_outside,
    end_before_brace,
    go_back_to,
    lacks_opening,
    misplaced_suffix,
    pass_broken_text,
    report_unclosed,
    separator_before,
    skip,
    skip_new_syntax,
    statement_place,
    unexpected_here,
    was_reported,
)
from forandring.syntax.spaced_names import forget_value, is_spaced_name, report_spaced_name, spaced_term
from forandring.texts import Message

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = ["after_object"]

_PUNCTUATION = ("et semikolon, et komma eller et punktum", "a semicolon, a comma or a full stop")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?")


def after_object(reader: Reader) -> None:
    """Go on from a token that cannot follow a value."""
    index = reader.todo[reader.at]
    kind = reader.kinds[index]
    if kind == Kind.DOT:
        _dot_in_bracket(reader, index)
    elif kind in CLOSERS:
        closer(reader, index)
    elif is_declaration(reader, reader.at):
        _new_statement(reader, index)
    elif kind == Kind.STAR or (kind == Kind.BAD_NAME and reader.texts[index].startswith("~")):
        skip_new_syntax(reader)
    elif kind == Kind.BAD_NAME and reader.texts[index][0] in "!^":
        reader.report("n3-path", index, found=reader.texts[index])
        reader.at += 1
        skip(reader)
    elif kind == Kind.STRAY:
        _stray_after_object(reader, index)
    elif kind in SUFFIXES:
        misplaced_suffix(reader, index)
    elif _is_glued_number(reader):
        _glued_number(reader)
    elif _follows_quote(reader):
        if _is_bare_language(reader):
            reader.report("missing-at", index, found=reader.texts[index])
            reader.at += 1
            return
        if not swallowed(reader, last_token(reader)):
            reader.report("quote-inside-text", index, found=reader.texts[index])
        if pass_broken_text(reader):
            reader.quiet = True
        else:
            reader.at += 1
            skip(reader)
    elif kind == Kind.WORD and _is_spaced_term(reader):
        pass
    elif is_spaced_name(reader):
        first = last_token(reader)
        report_spaced_name(reader)
        forget_value(reader, first)
    elif kind in TERM_KINDS:
        _missing_punctuation(reader, index)
    else:
        unexpected_here(reader, index, *_PUNCTUATION)
        reader.at += 1


def _is_spaced_term(reader: Reader) -> bool:
    """Return whether the value just read and the words after it are one term; then it is the value."""
    first = last_token(reader)
    meant = spaced_term(reader)
    if meant is None:
        return False
    forget_value(reader, first)
    reader.emit(meant, first)
    return True


def _is_glued_number(reader: Reader) -> bool:
    before = reader.kinds[last_token(reader)]
    kind = kind_at(reader, reader.at)
    return before in NUMBER_KINDS and (
        (is_adjacent(reader, reader.at) and kind in NUMBER_KINDS | {Kind.BAD_NAME, Kind.WORD, Kind.NAME})
        or (
            kind == Kind.INTEGER
            and len(text_at(reader, reader.at)) == 3
            and not begins_line(reader, reader.at)
        )
        or (kind == Kind.WORD and not begins_line(reader, reader.at))
    )


def _glued_number(reader: Reader) -> None:
    """Report a date, a number with separators or a unit that was read as a row of numbers."""
    values = _halves(reader)
    first = values[-1]
    kinds = NUMBER_KINDS | {Kind.BAD_NAME, Kind.WORD, Kind.NAME}
    while (
        kind_at(reader, reader.at) in kinds
        and not begins_line(reader, reader.at)
        and (is_adjacent(reader, reader.at) or kind_at(reader, reader.at) in (Kind.INTEGER, Kind.WORD))
    ):
        reader.at += 1
    last = reader.todo[reader.at - 1]
    text = reader.source.text[reader.tokens.starts[first] : reader.tokens.end(last)]
    reader.report_range(number_fault(text), first, last, found=text, meant=date_meant(text))
    for value in values:
        forget_value(reader, value)
    reader.quiet = True


def _halves(reader: Reader) -> tuple[int, ...]:
    """Return the number just read, and the one before it where they are the halves of ``1,6``; the last first."""
    place = reader.at - 1
    is_decimal = (
        kind_at(reader, place - 1) == Kind.COMMA
        and kind_at(reader, place - 2) in NUMBER_KINDS
        and is_adjacent(reader, place)
        and is_adjacent(reader, place - 1)
    )
    return tuple(reader.todo[place - back] for back in ((0, 2) if is_decimal else (0,)))


def _follows_quote(reader: Reader) -> bool:
    before = reader.kinds[last_token(reader)]
    kind = kind_at(reader, reader.at)
    if before not in (Kind.STRING, Kind.BAD_STRING):
        return False
    if is_adjacent(reader, reader.at):
        return kind in LITERAL_KINDS | OPENERS or kind in (Kind.WORD, Kind.A, Kind.BAD_NAME, Kind.NAME)
    return kind in (Kind.WORD, Kind.A) and not begins_line(reader, reader.at)


def _is_bare_language(reader: Reader) -> bool:
    """Return whether a language without its ``@`` stands after a text: any that touches it, or one that plans have.

    A quote with a space before it is one inside a text: ``"så "da , ja"``.
    """
    word, follows = text_at(reader, reader.at), kind_at(reader, reader.at + 1)
    if is_adjacent(reader, reader.at):
        is_meant = reader.texts[last_token(reader)][-2:-1] != " " and _LANGUAGE.fullmatch(word) is not None
    else:
        is_meant = word in ("da", "en")
    return is_meant and (follows in (Kind.DOT, Kind.SEMICOLON, Kind.COMMA, -1) or follows in CLOSERS)


def _missing_punctuation(reader: Reader, index: int) -> None:
    """Guess which of ``.``, ``;`` and ``,`` is missing before a term, and read on as if it stood there."""
    line = terms_at(reader, reader.at, one_line=True) if begins_line(reader, reader.at) else []
    terms = line if len(line) >= 2 else terms_at(reader, reader.at)
    kind = reader.kinds[index]
    second_is_a = len(terms) > 1 and kind_at(reader, terms[1]) == Kind.A
    can_be_subject = kind in SUBJECT_KINDS
    can_be_predicate = kind in PREDICATE_KINDS
    if _misread_new_line(reader) or _was_property(reader) or _was_in_bracket(reader):
        return
    if kind != Kind.A and can_be_subject and (len(terms) >= 3 or second_is_a or _opens_line(reader, terms)):
        _new_statement(reader, index)
    elif can_be_predicate and (len(terms) >= 2 or kind == Kind.A):
        if not was_reported(reader):
            reader.report("missing-semicolon", index, found=reader.texts[index], **ended_with(reader))
        reader.damaged = True
        reader.state = reader.predicate_required
    else:
        if not was_reported(reader):
            reader.report("missing-comma", index, found=reader.texts[index], **ended_with(reader))
        reader.damaged = True
        reader.state = reader.value


def _was_in_bracket(reader: Reader) -> bool:
    """Return whether ``:p :q :o ; … ]`` lacks its ``[``, and read on as if it stood before ``:q``."""
    place = reader.at - 1
    if kind_at(reader, place) not in (Kind.NAME, Kind.IRI) or reader.quiet or not lacks_opening(reader):
        return False
    if reader.predicate_at != reader.todo[place - 1]:
        return False
    open_missing_bracket(reader, place)
    return True


def _was_property(reader: Reader) -> bool:
    """Return whether a comma stands where a semicolon was meant, and read on as if it were one."""
    place = reader.at - 1
    if (
        reader.quiet
        or kind_at(reader, place - 1) != Kind.COMMA
        or not begins_line(reader, place)
        or begins_line(reader, reader.at)
        or kind_at(reader, place) not in (Kind.NAME, Kind.IRI)
        or not reader.triples
        or reader.triples[-1][5] != reader.todo[place]
    ):
        return False
    property_ = reader.triples.pop()[2]
    reader.mark = min(reader.mark, len(reader.triples))
    comma = reader.todo[place - 1]
    index = reader.todo[place]
    found = reader.report("comma-for-semicolon", index, found=reader.texts[index], line=reader.line_of(comma))
    where = Related(
        Message("Dette komma.", "This comma."), reader.tokens.starts[comma], reader.tokens.end(comma)
    )
    reader.problems[-1] = found.beside(where)
    reader.predicate = property_ if isinstance(property_, str) else None
    reader.predicate_at = index
    reader.state = reader.value
    return True


def _opens_line(reader: Reader, terms: list[int]) -> bool:
    """Return whether two terms at the left margin are a subject, since no property can stand there."""
    return (
        is_unindented(reader, reader.at)
        and kind_at(reader, reader.at) in (Kind.LABEL, Kind.OPEN_BRACKET, Kind.OPEN_LIST)
        and len(terms) >= 2
    )


def _new_statement(reader: Reader, index: int) -> None:
    """End the statement before token ``index``, which begins the next, and say what is missing."""
    if reader.stack:
        report_unclosed(reader, reader.at)
    elif not was_reported(reader):
        found = reader.report("missing-dot", index, line=reader.line_of(reader.first), **ended_with(reader))
        reader.problems[-1] = found.beside(statement_place(reader))
    reader.flush()
    reader.end_statement(reader.todo[reader.at - 1] + 1)


def _misread_new_line(reader: Reader) -> bool:
    """Return whether the statement broke off on an earlier line, and start again at the line that was misread.

    ``:a :p`` with the value forgotten takes its value from the next line, ``:a`` alone even its property;
    the mistake shows only at the third or second term of that line.
    """
    if reader.stack or reader.quiet:
        return False
    for back in (1, 2):
        place = reader.at - back
        if place <= 0 or reader.todo[place] <= reader.first:
            continue
        if reader.kinds[reader.todo[place]] not in SUBJECT_KINDS or not begins_line(reader, place):
            continue
        terms = terms_at(reader, place, 3, one_line=True)
        if len(terms) < 3 or not (is_unindented(reader, place) or kind_at(reader, terms[1]) == Kind.A):
            continue
        if separator_before(reader, place):
            key = "separator-for-dot"
        else:
            key = "missing-object" if back == 1 else "missing-predicate"
        go_back_to(reader, place, key)
        return True
    return False


def _stray_after_object(reader: Reader, index: int) -> None:
    text = reader.texts[index]
    if text == "}":
        end_before_brace(reader, index)
        return
    key = (
        "n3-path"
        if text in "^!"
        else "named-graph"
        if text == "{"
        else "n3-syntax"
        if text == "="
        else "unexpected"
    )
    if key == "unexpected":
        unexpected_here(reader, index, *_PUNCTUATION)
    else:
        reader.report(key, index, found=text)
    reader.at += 1
    skip(reader)


def _dot_in_bracket(reader: Reader, index: int) -> None:
    """Decide whether a full stop inside a bracket is one too many, or the bracket is not closed."""
    if closes_outside(reader, reader.at + 1, 0):
        report_dot_in_bracket(reader, index)
        reader.at += 1
        reader.state = reader.predicate_optional
    else:
        report_unclosed(reader, reader.at)
        end_broken(reader, index)
