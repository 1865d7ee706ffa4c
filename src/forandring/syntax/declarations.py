"""Declarations of prefixes and the base, also those that are written wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forandring.syntax.faults import bad_iri
from forandring.syntax.kinds import Kind
from forandring.syntax.lookahead import begins_line, kind_at, text_at
from forandring.syntax.problems import Related, problem
from forandring.texts import Message

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = ["directive"]


def directive(reader: Reader, is_prefix: bool, *, dotted: bool) -> None:
    """Read a declaration of a prefix or of the base."""
    at = reader.at + 1
    name: str | None = None
    if is_prefix:
        name, at = _prefix_name(reader, at)
    namespace, at = _directive_address(reader, at)
    if dotted:
        at = _directive_dot(reader, at)
    elif namespace is None and at < len(reader.todo) and reader.kinds[reader.todo[at]] == Kind.DOT:
        at += 1
    end = reader.todo[at - 1] + 1
    reader.at = at
    if not is_prefix:
        if namespace is not None:
            reader.base = namespace
            reader.terms.clear()
    elif name is not None:
        _declare(reader, name, namespace)
    reader.end_statement(end, "prefix" if is_prefix else "base")


def _declare(reader: Reader, name: str, namespace: str | None) -> None:
    reader.declared_at.setdefault(name, reader.first)
    reader.terms.clear()
    if namespace is None:
        reader.prefixes.pop(name, None)
        reader.lost_prefixes.add(name)
    else:
        reader.prefixes[name] = namespace
        reader.lost_prefixes.discard(name)


def _prefix_name(reader: Reader, at: int) -> tuple[str | None, int]:
    """Return the prefix declared at ``at`` (None if unreadable) and where to read on."""
    kind = kind_at(reader, at)
    if kind == Kind.NAME and text_at(reader, at).endswith(":"):
        name = text_at(reader, at)[:-1]
        if ":" not in name:
            return name, at + 1
    if kind == Kind.WORD and kind_at(reader, at + 1) in (Kind.IRI, Kind.BAD_IRI):
        reader.report("prefix-without-colon", reader.todo[at], found=text_at(reader, at))
        return text_at(reader, at), at + 1
    if kind in (Kind.NAME, Kind.BAD_NAME) and kind_at(reader, at + 1) in (Kind.IRI, Kind.BAD_IRI):
        reader.report("prefix-name", reader.todo[at], found=text_at(reader, at))
        return None, at + 1
    _unexpected(reader, "prefix-name", at)
    return None, at


def _directive_address(reader: Reader, at: int) -> tuple[str | None, int]:
    """Return the IRI declared at ``at`` (None if unreadable) and where to read on."""
    kind = kind_at(reader, at)
    if kind == Kind.IRI:
        return reader.iri(reader.todo[at]), at + 1
    if reader.damaged:
        return None, at
    if kind == Kind.BAD_IRI:
        bad_iri(reader, reader.todo[at])
        return None, at + 1
    if kind in (Kind.BAD_NAME, Kind.NAME, Kind.WORD, Kind.STRING) and not begins_line(reader, at):
        found = text_at(reader, at)
        key = "bare-address" if "/" in found and found[0] not in "\"'" else "directive-address"
        reader.report(key, reader.todo[at], found=found)
        return None, at + 1
    _unexpected(reader, "directive-address", at)
    return None, at


def _directive_dot(reader: Reader, at: int) -> int:
    """Return where to read on after the full stop that belongs at ``at``; report it if it is missing."""
    if kind_at(reader, at) == Kind.DOT:
        return at + 1
    if reader.damaged:
        while at < len(reader.todo) and not begins_line(reader, at):
            at += 1
            if kind_at(reader, at - 1) == Kind.DOT:
                break
        return at
    last = reader.todo[at - 1]
    end = reader.tokens.end(last)
    fields: dict[str, str | int] = {
        "last": reader.texts[last],
        "line": reader.line_of(reader.first),
        "last_line": reader.line_of(last),
    }
    related = Related(
        Message("Erklæringen uden punktum.", "The declaration without a full stop."),
        reader.tokens.starts[reader.first],
        end,
    )
    if at < len(reader.todo):
        index = reader.todo[at]
        found = problem(
            "missing-directive-dot", reader.tokens.starts[index], reader.tokens.end(index), **fields
        )
        if kind_at(reader, at) in (Kind.SEMICOLON, Kind.COMMA):
            at += 1
    else:
        found = problem("missing-final-dot", end, end, **fields)
    reader.note(found.beside(related))
    return at


def _unexpected(reader: Reader, key: str, at: int) -> None:
    if at < len(reader.todo):
        reader.report(key, reader.todo[at], found=text_at(reader, at))
    else:
        last = reader.todo[-1]
        end = reader.tokens.end(last)
        reader.note(problem("unfinished-statement", end, end, last=reader.texts[last]))
