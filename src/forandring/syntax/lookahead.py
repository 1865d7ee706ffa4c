"""What stands around a place in a broken file: lines, terms in a row, the look of a new statement."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from forandring.syntax.kinds import LITERAL_KINDS, TERM_KINDS, Kind

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = [
    "CLOSERS",
    "FARTHEST",
    "OPENERS",
    "PREDICATE_KINDS",
    "STRING_KINDS",
    "SUBJECT_KINDS",
    "SUFFIXES",
    "after_group",
    "begins_line",
    "ended_with",
    "is_adjacent",
    "is_declaration",
    "is_unindented",
    "kind_at",
    "last_token",
    "meant_directive",
    "starts_statement",
    "terms_at",
    "text_at",
]

SUBJECT_KINDS = frozenset(
    (Kind.NAME, Kind.IRI, Kind.LABEL, Kind.OPEN_BRACKET, Kind.OPEN_LIST, Kind.BAD_NAME, Kind.BAD_IRI)
)
PREDICATE_KINDS = frozenset((Kind.NAME, Kind.IRI, Kind.A, Kind.BAD_NAME, Kind.BAD_IRI))
STRING_KINDS = frozenset((Kind.STRING, Kind.BAD_STRING, Kind.OPEN_STRING, Kind.SMART_STRING))
OPENERS = frozenset((Kind.OPEN_BRACKET, Kind.OPEN_LIST))
CLOSERS = frozenset((Kind.CLOSE_BRACKET, Kind.CLOSE_LIST))
SUFFIXES = frozenset((Kind.LANGUAGE, Kind.CARETS, Kind.BAD_LANGUAGE))
FARTHEST = 120  # tokens looked ahead to guess what was meant; keeps reading linear


def kind_at(reader: Reader, at: int) -> int:
    """Return the kind of significant token ``at``; past the end it is -1."""
    return reader.kinds[reader.todo[at]] if at < len(reader.todo) else -1


def text_at(reader: Reader, at: int) -> str:
    """Return the text of significant token ``at``."""
    return reader.texts[reader.todo[at]]


def is_adjacent(reader: Reader, at: int) -> bool:
    """Return whether nothing stands between significant token ``at`` and the one before it."""
    return 0 < at < len(reader.todo) and reader.todo[at] == reader.todo[at - 1] + 1


def begins_line(reader: Reader, at: int) -> bool:
    """Return whether significant token ``at`` is the first of its line."""
    if at == 0 or at >= len(reader.todo):
        return True
    between = reader.texts[reader.todo[at - 1] + 1 : reader.todo[at]]
    return any("\n" in space or "\r" in space for space in between)


def is_unindented(reader: Reader, at: int) -> bool:
    """Return whether significant token ``at`` stands in the first column."""
    index = reader.todo[at]
    if index == 0 or reader.kinds[index - 1] == Kind.MARK:
        return True
    return reader.texts[index - 1][-1] in "\r\n"


def terms_at(reader: Reader, at: int, most: int = 5, *, one_line: bool = False) -> list[int]:
    """Return where the terms that follow each other without punctuation begin, at most ``most``."""
    places: list[int] = []
    farthest = min(len(reader.todo), at + FARTHEST)
    while at < farthest and len(places) < most:
        kind = kind_at(reader, at)
        if kind not in TERM_KINDS or (one_line and places and begins_line(reader, at)):
            break
        if places and is_declaration(reader, at):
            break
        places.append(at)
        if kind in OPENERS:
            at = after_group(reader, at)
        else:
            at += 1
            if kind in LITERAL_KINDS and kind_at(reader, at) in SUFFIXES:
                at += 2 if kind_at(reader, at) == Kind.CARETS else 1
    return places


def after_group(reader: Reader, at: int) -> int:
    """Return the place after the bracket group that opens at ``at``, or after the bracket if it stays open."""
    depth = 0
    for place in range(at, min(len(reader.todo), at + FARTHEST)):
        kind = kind_at(reader, place)
        if kind in OPENERS:
            depth += 1
        elif kind in CLOSERS:
            depth -= 1
            if depth == 0:
                return place + 1
    return at + 1


def is_declaration(reader: Reader, at: int) -> bool:
    """Return whether a declaration, even a misspelt one, begins at ``at``."""
    kind = kind_at(reader, at)
    if kind in (Kind.AT_PREFIX, Kind.AT_BASE):
        return True
    if kind == Kind.WORD and text_at(reader, at).lower() in ("prefix", "base"):
        return kind_at(reader, at + 1) in (Kind.NAME, Kind.IRI)
    return kind in (Kind.LANGUAGE, Kind.BAD_LANGUAGE) and meant_directive(text_at(reader, at)) is not None


def starts_statement(reader: Reader, at: int) -> bool:
    """Return whether a new statement begins at ``at``, judged by how people lay files out."""
    if is_declaration(reader, at):
        return True
    if not is_unindented(reader, at) or kind_at(reader, at) not in SUBJECT_KINDS:
        return False
    if kind_at(reader, at) == Kind.OPEN_BRACKET:
        return True
    terms = terms_at(reader, at, 3)
    return len(terms) >= 3 or (len(terms) == 2 and kind_at(reader, terms[1]) == Kind.A)


def last_token(reader: Reader) -> int:
    """Return the token before the current one."""
    return reader.todo[reader.at - 1] if reader.at else reader.todo[0]


def ended_with(reader: Reader) -> dict[str, str | int]:
    """Return what messages say about the end of what was read so far."""
    last = last_token(reader)
    return {"last": reader.texts[last], "last_line": reader.source.position(reader.tokens.end(last)).line}


def meant_directive(text: str) -> str | None:
    """Return ``@prefix`` or ``@base`` if ``text`` (with an at sign) is nearly that."""
    near = get_close_matches(text.lower(), ("@prefix", "@base"), 1, 0.75)
    return near[0] if near else None
