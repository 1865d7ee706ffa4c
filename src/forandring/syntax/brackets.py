"""Into ``[ … ]`` and ``( … )`` and out again, one cell of a list after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forandring.syntax.kinds import Kind
from forandring.syntax.lookahead import CLOSERS, OPENERS, is_declaration, kind_at
from forandring.syntax.records import Frame
from forandring.syntax.resumption import drop_statement
from forandring.terms import RDF_FIRST, RDF_NIL, RDF_REST

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = ["begin_cell", "leave_bracket", "leave_list", "open_bracket"]

DEEPEST = 200
"""Brackets inside each other that are still read; a plan has two or three."""


def open_bracket(reader: Reader, index: int, is_list: bool, role: str) -> None:
    """Go into the bracket at token ``index``."""
    if len(reader.stack) >= DEEPEST:
        _refuse(reader, index)
        return
    reader.stack.append(
        Frame(is_list, index, role, reader.subject, reader.subject_at, reader.predicate, reader.predicate_at)
    )
    reader.at += 1
    reader.subject_at = index
    if is_list:
        reader.subject = None
        reader.state = reader.after = reader.element
    else:
        reader.subject = reader.blank()
        reader.after = reader.after_object
        reader.state = reader.bracket


def leave_bracket(reader: Reader, index: int) -> None:
    """Leave the innermost ``[``; its last token is ``index``."""
    frame = reader.stack.pop()
    node = reader.subject
    reader.closing[frame.open] = index
    _back_to(reader, frame)
    if frame.role == "subject":
        reader.subject, reader.subject_at = node, frame.open
        reader.state = reader.after_subject
    else:
        reader.emit(node, frame.open)
        reader.state = reader.after


def _back_to(reader: Reader, frame: Frame) -> None:
    reader.subject, reader.subject_at = frame.subject, frame.subject_at
    reader.predicate, reader.predicate_at = frame.predicate, frame.predicate_at
    reader.after = reader.element if reader.stack and reader.stack[-1].is_list else reader.after_object


def begin_cell(reader: Reader, index: int) -> None:
    """Begin the list cell whose element begins at token ``index``."""
    frame = reader.stack[-1]
    node = reader.blank()
    if reader.subject is not None:
        reader.triples.append((reader.subject, RDF_REST, node, frame.open, index, index))
    elif frame.role == "subject":
        # The first cell is the node of the whole list; kept where the way back finds it.
        reader.stack[-1] = frame._replace(subject=node, subject_at=frame.open)
    elif frame.subject is not None and frame.predicate is not None:
        reader.triples.append(
            (frame.subject, frame.predicate, node, frame.subject_at, frame.predicate_at, frame.open)
        )
    else:
        reader.damaged = True
    reader.subject, reader.subject_at = node, frame.open
    reader.predicate, reader.predicate_at = RDF_FIRST, index


def leave_list(reader: Reader, index: int) -> None:
    """Leave the innermost list; its last token is ``index``."""
    frame = reader.stack.pop()
    is_empty = reader.subject is None
    reader.closing[frame.open] = index
    if reader.subject is not None:
        reader.triples.append((reader.subject, RDF_REST, RDF_NIL, frame.open, index, index))
    _back_to(reader, frame)
    if frame.role == "subject":
        reader.subject = RDF_NIL if is_empty else frame.subject
        reader.subject_at = frame.open
        reader.state = reader.predicate_required
    else:
        if is_empty:
            reader.emit(RDF_NIL, frame.open)
        reader.state = reader.after


def _refuse(reader: Reader, index: int) -> None:
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
