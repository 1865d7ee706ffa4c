"""Brackets that do not match, stay open, or are not opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forandring.syntax.brackets import leave_bracket, leave_list, open_bracket
from forandring.syntax.kinds import Kind
from forandring.syntax.lookahead import CLOSERS, FARTHEST, ended_with, kind_at, last_token
from forandring.syntax.resumption import bracket_place, report_unclosed

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = ["closer", "closes_nothing", "open_missing_bracket", "pass_unopened", "report_dot_in_bracket"]


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
        pass_unopened(reader)
        if reader.state != reader.after_object:
            reader.state = reader.predicate_optional  # the property that was expected may still come
        return
    if any(frame.is_list == is_list for frame in reader.stack):
        report_unclosed(reader, reader.at)
    elif _is_closed_after(reader):
        pass_unopened(reader)
        return
    else:
        _report_wrong(reader, index)
        reader.at += 1
    reader.flush()
    if reader.stack[-1].is_list:
        leave_list(reader, last_token(reader))
    else:
        leave_bracket(reader, last_token(reader))


def _report_wrong(reader: Reader, index: int) -> None:
    """Report a closing bracket of the other kind than the innermost open one."""
    bracket = reader.stack[-1].open
    closing = ")" if reader.stack[-1].is_list else "]"
    found = reader.report(
        "wrong-bracket",
        index,
        found=reader.texts[index],
        bracket=reader.texts[bracket],
        closing=closing,
        line=reader.line_of(bracket),
    )
    reader.problems[-1] = found.beside(bracket_place(reader, bracket))


def closes_nothing(reader: Reader, place: int) -> bool:
    """Return whether a bracket that is not open closes at ``place``."""
    kind = kind_at(reader, place)
    return kind in CLOSERS and all(frame.is_list != (kind == Kind.CLOSE_LIST) for frame in reader.stack)


def pass_unopened(reader: Reader) -> None:
    """Report the brackets that stand here and close nothing, those in a row as one, and pass them."""
    first = reader.at
    while closes_nothing(reader, reader.at):
        reader.at += 1
    row = reader.todo[first : reader.at]
    found = "".join(reader.texts[index] for index in row)
    line = reader.line_of(row[-1])
    key = "unopened-bracket" if len(row) == 1 else "unopened-brackets"
    if line > reader.line_of(row[0]):
        key = "unopened-brackets-over-lines"
    reader.report_range(key, row[0], row[-1], found=found, number=len(row), line=line)


def _is_closed_after(reader: Reader) -> bool:
    """Return whether one that closes the innermost bracket stands right after those here that close nothing."""
    place, farthest = reader.at, reader.at + FARTHEST
    while place < farthest and closes_nothing(reader, place):
        place += 1
    return place < farthest and kind_at(reader, place) in CLOSERS


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
