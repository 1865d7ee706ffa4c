"""Brackets that do not match, stay open, or are not opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forandring.syntax.brackets import leave_bracket, leave_list, open_bracket
from forandring.syntax.kinds import Kind
from forandring.syntax.lookahead import ended_with, last_token
from forandring.syntax.resumption import bracket_place, report_unclosed

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = ["closer", "open_missing_bracket", "report_dot_in_bracket"]


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
        leave_list(reader, last_token(reader))
    else:
        leave_bracket(reader, last_token(reader))


def open_missing_bracket(reader: Reader, place: int) -> None:
    """Read on from ``place`` as if a ``[`` stood before it, because a ``]`` without it follows."""
    index = reader.todo[place]
    reader.flush()
    while len(reader.triples) > reader.first_triple and reader.triples[-1][5] >= index:
        reader.triples.pop()
    reader.mark = len(reader.triples)
    reader.at = place
    reader.report("missing-opening-bracket", index, found=reader.texts[index])
    open_bracket(reader, index, False, "object")
    reader.at = place
    reader.state = reader.predicate_required
