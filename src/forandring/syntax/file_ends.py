"""What is reported before the first statement and after the last."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from forandring.syntax.kinds import Kind
from forandring.syntax.problems import BYTE_ORDER_MARK, WELL_KNOWN_PREFIXES, character_name, problem
from forandring.syntax.resumption import report_unclosed, statement_place

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = ["at_end", "report_undeclared", "set_aside_separators"]

_FOREIGN_COMMENT = re.compile("//|/\\*")
_LINE_END = re.compile("[\r\n]")


def set_aside_separators(reader: Reader) -> None:
    """Report spaces that are none and conflict markers, and read on as if they were spaces."""
    in_conflict = False
    comment_end = -1
    kept: list[int] = []
    for index in reader.todo:
        kind = reader.kinds[index]
        if reader.tokens.starts[index] < comment_end:
            continue
        if kind == Kind.BAD_NAME and _FOREIGN_COMMENT.match(reader.texts[index]):
            comment_end = _comment_end(reader, index)
        elif kind == Kind.WRONG_SPACE:
            reader.report("wrong-space", index, character=character_name(reader.texts[index][0]))
        elif kind == Kind.CONFLICT:
            if not in_conflict:
                reader.report("merge-conflict", index)
            in_conflict = not reader.texts[index].startswith(">")
        else:
            kept.append(index)
    reader.todo = kept
    reader.damaged = False


def _comment_end(reader: Reader, index: int) -> int:
    """Report a comment written as in other languages, and return the offset where it ends."""
    start = reader.tokens.starts[index]
    mark = reader.texts[index][:2]
    closing = reader.source.text.find("*/", start) if mark == "/*" else -1
    if closing >= 0:
        end = closing + 2
    else:
        found = _LINE_END.search(reader.source.text, start)
        end = found.start() if found else len(reader.source.text)
    reader.note(problem("foreign-comment", start, end, found=mark))
    return end


def at_end(reader: Reader) -> None:
    """Report a statement that the file does not finish."""
    if reader.state == reader.statement:
        return
    last = reader.todo[-1]
    end = reader.tokens.end(last)
    fields: dict[str, str | int] = {"last": reader.texts[last]}
    if reader.stack:
        report_unclosed(reader, len(reader.todo) - 1)
    elif not reader.quiet:
        finished = reader.state == reader.after_object or reader.state == reader.after_subject
        if reader.state == reader.predicate_optional:
            finished = True
        key = "missing-final-dot" if finished else "unfinished-statement"
        reader.note(problem(key, end, end, **fields).beside(statement_place(reader)))
    reader.flush()
    reader.end_statement(last + 1)


_MOST_COMPARED = 50_000
"""Prefixes compared with those that are not declared: about a second, and all slips of any file that people write."""


def report_undeclared(reader: Reader) -> None:
    """Report each prefix that is used and nowhere declared before its first use, once."""
    known = [name for name in reader.declared_at if name]
    for number, (prefix, index) in enumerate(reader.undeclared.items(), 1):
        start = reader.tokens.starts[index]
        end = start + len(prefix) + 1
        declared = reader.declared_at.get(prefix)
        near = get_close_matches(prefix, known, 1, 0.5) if number * len(known) <= _MOST_COMPARED else []
        fields: dict[str, str | int] = {"prefix": prefix, "found": reader.texts[index]}
        key = "undeclared-prefix"
        hidden = next((character for character in prefix if not character.isprintable()), "")
        if hidden:
            key = "stray-mark" if hidden == BYTE_ORDER_MARK else "hidden-character"
            fields["character"] = character_name(hidden)
        elif declared is not None and declared > index:
            key, fields["line"] = "late-prefix", reader.line_of(declared)
        elif prefix.lower() in ("http", "https", "mailto", "urn"):
            key = "undeclared-address-prefix"
        elif prefix in WELL_KNOWN_PREFIXES:
            key, fields["namespace"] = "undeclared-known-prefix", WELL_KNOWN_PREFIXES[prefix]
        elif near:
            key, fields["near"] = "undeclared-near-prefix", near[0]
        reader.problems.append(problem(key, start, end, **fields))
