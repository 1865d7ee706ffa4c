"""Brackets that do not match, stay open, or lie too deep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forandring.syntax.lookahead import CLOSERS, OPENERS, ended_with, is_declaration, kind_at, last_token
from forandring.syntax.resumption import bracket_place, drop_statement, report_unclosed
from forandring.syntax.tokens import Kind

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = ["closer", "report_dot_in_bracket", "too_deep"]


def report_dot_in_bracket(reader: Reader, index: int) -> None:
    """Report a full stop that stands inside the innermost bracket."""
    bracket = reader.stack[-1].open
    found = reader.report("dot-in-bracket", index, line=reader.line_of(bracket))
    reader.problems[-1] = found.beside(bracket_place(reader, bracket))


def closer(reader: Reader, index: int) -> None:
    """Go on from a closing bracket that does not match the innermost open one."""
    is_list = reader.kinds[index] == Kind.CLOSE_LIST
    if reader.stack and reader.stack[-1].is_list == is_list:
        if not reader.quiet:
            reader.report("missing-predicate", index, found=reader.texts[index], **ended_with(reader))
        reader.state = reader.after_object if not is_list else reader.element
        reader.damaged = True
        return
    if not reader.stack:
        reader.report("unopened-bracket", index, found=reader.texts[index])
        reader.at += 1
        reader.state = reader.after_object
        return
    if any(frame.is_list == is_list for frame in reader.stack):
        report_unclosed(reader, reader.at)
    else:
        bracket = reader.stack[-1].open
        closing = ")" if reader.stack[-1].is_list else "]"
        line = reader.line_of(bracket)
        found = reader.report(
            "wrong-bracket",
            index,
            found=reader.texts[index],
            bracket=reader.texts[bracket],
            closing=closing,
            line=line,
        )
        reader.problems[-1] = found.beside(bracket_place(reader, bracket))
        reader.at += 1
    reader.flush()
    if reader.stack[-1].is_list:
        reader.leave_list(last_token(reader))
    else:
        reader.leave(last_token(reader))


def too_deep(reader: Reader, index: int) -> None:
    """Report a bracket that is one too many inside others, and leave the statement."""
    reader.report("nested-too-deep", index, limit=len(reader.stack))
    depth = len(reader.stack)
    while reader.at < len(reader.todo):
        kind = kind_at(reader, reader.at)
        if kind in OPENERS:
            depth += 1
        elif kind in CLOSERS:
            depth -= 1
        elif kind == Kind.DOT:
            if depth <= 0 or reader.at + 1 == len(reader.todo):
                break
        elif is_declaration(reader, reader.at):
            break
        reader.at += 1
    reader.flush()
    drop_statement(reader)
