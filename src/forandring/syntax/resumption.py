"""Where to read on after an error: what is passed over, taken back, or ended early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forandring.syntax.kinds import Kind
from forandring.syntax.lookahead import (
    CLOSERS,
    FARTHEST,
    OPENERS,
    STRING_KINDS,
    SUFFIXES,
    after_group,
    begins_line,
    ended_with,
    is_adjacent,
    kind_at,
    last_token,
    starts_statement,
    text_at,
)
from forandring.syntax.problems import Related, problem
from forandring.texts import Message

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = [
    "bracket_place",
    "closes_outside",
    "drop_outside",
    "drop_statement",
    "end_before_brace",
    "go_back_to",
    "lacks_opening",
    "misplaced_suffix",
    "pass_broken_text",
    "pass_literal",
    "pass_words",
    "report_unclosed",
    "resume_last",
    "separator_before",
    "skip",
    "skip_new_syntax",
    "statement_place",
    "unexpected_here",
    "was_reported",
]

# Texts with wrong quotes, which often hide the bracket that closes on their line.
_SWALLOWING = ("unclosed-string", "unclosed-long-string", "quote-inside-text", "unopened-text")
_SEPARATORS = (Kind.COMMA, Kind.SEMICOLON, Kind.DOT, *OPENERS)


def statement_place(reader: Reader) -> Related:
    """Return where the current statement stands, up to the last token read."""
    last = last_token(reader)
    return Related(
        Message("Udsagnet begynder her.", "The statement begins here."),
        reader.tokens.starts[reader.first],
        reader.tokens.end(last),
    )


def drop_outside(reader: Reader) -> None:
    """Pass a token that belongs to no statement."""
    reader.at += 1
    reader.damaged = False


def drop_statement(reader: Reader) -> None:
    """End a statement of which nothing could be read."""
    if kind_at(reader, reader.at) == Kind.DOT:
        reader.at += 1
    reader.end_statement(reader.todo[reader.at - 1] + 1)


def resume_last(reader: Reader, index: int) -> bool:
    """Make the statement before the current one again, and say that its full stop looks wrong."""
    previous = reader.statements[-1] if reader.statements else None
    if previous is None or previous.kind != "triples" or reader.last_subject is None:
        return False
    dot = previous.end_token - 1
    line = reader.line_of(dot)
    subject = reader.texts[previous.first_token]
    found = problem(
        "dot-before-separator" if reader.texts[index] in ";," else "dot-for-semicolon",
        reader.tokens.starts[index],
        reader.tokens.end(index),
        found=reader.texts[index],
        subject=subject,
        line=line,
    )
    place = Related(
        Message("Dette punktum slutter udsagnet.", "This full stop ends the statement."),
        reader.tokens.starts[dot],
        reader.tokens.end(dot),
    )
    reader.statements.pop()
    reader.first, reader.first_triple = previous.first_token, previous.first_triple
    reader.note(found.beside(place))
    reader.subject, reader.subject_at = reader.last_subject, reader.last_subject_at
    reader.lacks_subject = True  # the full stop may be right, and a name be lost after it
    reader.predicate = None
    return True


def pass_words(reader: Reader) -> None:
    """Pass what is left of the line up to the next punctuation."""
    reader.quiet = True
    while reader.at < len(reader.todo) and not begins_line(reader, reader.at):
        kind = kind_at(reader, reader.at)
        if kind in (Kind.DOT, Kind.SEMICOLON, Kind.COMMA) or kind in CLOSERS:
            break
        reader.at = after_group(reader, reader.at) if kind in OPENERS else reader.at + 1


def was_reported(reader: Reader) -> bool:
    """Return whether the surprise is the consequence of something skipped; said only once."""
    was_quiet = reader.quiet
    reader.quiet = False
    return was_quiet


def separator_before(reader: Reader, place: int) -> bool:
    """Return whether a ``;`` or ``,`` stands before ``place``, where a line begins."""
    return (
        place > 0
        and kind_at(reader, place - 1) in (Kind.SEMICOLON, Kind.COMMA)
        and begins_line(reader, place)
        and not reader.stack
    )


def go_back_to(reader: Reader, place: int, key: str) -> None:
    """Take back what was read from ``place`` on, and begin a statement there."""
    reader.flush()
    while len(reader.triples) > reader.first_triple and reader.triples[-1][5] >= reader.todo[place]:
        reader.triples.pop()
    reader.mark = len(reader.triples)
    reader.at = place
    index = reader.todo[place]
    found = reader.report(key, index, found=reader.texts[index], **ended_with(reader))
    reader.problems[-1] = found.beside(statement_place(reader))
    reader.end_statement(reader.todo[place - 1] + 1)


def end_before_brace(reader: Reader, index: int) -> None:
    """End the statement at a curly bracket: the last one of a graph needs no full stop."""
    if reader.stack:
        report_unclosed(reader, reader.at)
    if not reader.braces:
        reader.report("unopened-bracket", index, found="}")
    else:
        reader.braces -= 1
    reader.flush()
    reader.at += 1
    reader.end_statement(index)


def bracket_place(reader: Reader, bracket: int) -> Related:
    """Return where the bracket of token ``bracket`` opens."""
    return Related(
        Message("Parentesen åbnes her.", "The bracket opens here."),
        reader.tokens.starts[bracket],
        reader.tokens.end(bracket),
    )


def report_unclosed(reader: Reader, at: int) -> None:
    """Report the innermost open bracket at its opening; the others are related places."""
    innermost = reader.stack[-1].open
    latest = reader.problems[-1] if reader.problems else None
    if latest and latest.key in _SWALLOWING and latest.start > reader.tokens.starts[innermost]:
        return
    bracket = reader.texts[innermost]
    before = reader.todo[min(at, len(reader.todo) - 1)]
    found = reader.report(
        "unclosed-bracket",
        innermost,
        bracket=bracket,
        closing="]" if bracket == "[" else ")",
        found=reader.texts[before],
        line=reader.line_of(before),
    )
    others = [frame.open for frame in reader.stack[:-1]][-3:]
    related = [
        Related(
            Message("Denne parentes er heller ikke lukket.", "This bracket is not closed either."),
            reader.tokens.starts[other],
            reader.tokens.end(other),
        )
        for other in others
    ]
    reader.problems[-1] = found.beside(*related)


def skip(reader: Reader, *, stop_at_semicolon: bool = True) -> None:
    """Pass over tokens up to the next ``;`` or ``.`` of this statement, or to the next statement."""
    depth = 0
    start = reader.at
    reader.quiet = True
    while reader.at < len(reader.todo):
        kind = kind_at(reader, reader.at)
        if kind in OPENERS:
            depth += 1
        elif kind in CLOSERS:
            if depth == 0 and reader.stack:
                break
            depth = max(0, depth - 1)
        elif kind == Kind.SEMICOLON:
            if depth == 0 and stop_at_semicolon:
                break
        elif kind == Kind.DOT and (depth == 0 or _starts_statement_after(reader)):
            break
        if reader.at > start and begins_line(reader, reader.at) and starts_statement(reader, reader.at):
            break
        reader.at += 1
    in_list = bool(reader.stack) and reader.stack[-1].is_list
    reader.state = reader.element if in_list else reader.after_object


def _starts_statement_after(reader: Reader) -> bool:
    return reader.at + 1 >= len(reader.todo) or starts_statement(reader, reader.at + 1)


def skip_new_syntax(reader: Reader) -> None:
    """Report RDF 1.2 once for the statement and pass over its rest."""
    reader.report("not-portable", reader.todo[reader.at], found=text_at(reader, reader.at))
    reader.at += 1
    skip(reader, stop_at_semicolon=False)
    reader.flush()
    if reader.at < len(reader.todo) and kind_at(reader, reader.at) in CLOSERS and reader.stack:
        return
    drop_statement(reader)


def pass_literal(reader: Reader) -> None:
    """Pass a literal with its language or datatype."""
    reader.at += 1
    kind = kind_at(reader, reader.at)
    if kind in (Kind.LANGUAGE, Kind.BAD_LANGUAGE):
        reader.at += 1
    elif kind == Kind.CARETS:
        reader.at = min(reader.at + 2, len(reader.todo))


def pass_broken_text(reader: Reader) -> bool:
    """Pass a text whose quotes are wrong, up to the last quote of its line; return whether there is one."""
    end = -1
    for place in range(reader.at, min(len(reader.todo), reader.at + FARTHEST)):
        if place > reader.at and begins_line(reader, place):
            break
        kind = kind_at(reader, place)
        touches = is_adjacent(reader, place) and kind_at(reader, place - 1) not in _SEPARATORS
        if kind in STRING_KINDS and (kind == Kind.OPEN_STRING or touches):
            end = place + 1
    if end < 0:
        return False
    reader.at = end
    kind = kind_at(reader, end)
    if kind in SUFFIXES:
        reader.at = min(end + (2 if kind == Kind.CARETS else 1), len(reader.todo))
    return True


def lacks_opening(reader: Reader) -> bool:
    """Return whether the rest of the statement closes one ``[`` more than is open."""
    return closes_outside(reader, reader.at, len(reader.stack))


def closes_outside(reader: Reader, start: int, depth: int) -> bool:
    """Return whether a ``]`` comes before the next full stop that closes more than ``depth`` brackets."""
    for place in range(start, min(len(reader.todo), start + FARTHEST)):
        kind = kind_at(reader, place)
        if kind in OPENERS:
            depth += 1
        elif kind in CLOSERS:
            depth -= 1
            if depth < 0:
                return kind == Kind.CLOSE_BRACKET
        elif kind == Kind.DOT:
            break
    return False


def misplaced_suffix(reader: Reader, index: int) -> None:
    """Report a language tag or datatype that follows no text, and pass it."""
    kind = reader.kinds[index]
    text = reader.texts[index]
    if kind in (Kind.LANGUAGE, Kind.BAD_LANGUAGE):
        reader.report("language-out-of-place", index, found=text)
        reader.at += 1
    elif kind == Kind.CARETS:
        reader.report("datatype-out-of-place", index)
        reader.at += 1
        if kind_at(reader, reader.at) in (Kind.NAME, Kind.IRI):
            reader.at += 1
    else:
        unexpected_here(reader, index, "en egenskab eller en værdi", "a property or a value")
        reader.at += 1


def unexpected_here(reader: Reader, index: int, expected_da: str, expected_en: str) -> None:
    """Report a token that cannot stand where it stands, and what was expected."""
    reader.report(
        "unexpected", index, found=reader.texts[index], expected_da=expected_da, expected_en=expected_en
    )
