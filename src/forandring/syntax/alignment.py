"""Declarations of prefixes lined up: how far each address of a block stands from its name."""

from __future__ import annotations

from forandring.syntax.kinds import Kind
from forandring.syntax.tokens import Tokens
from forandring.syntax.tree import Document

__all__ = ["line_count", "prefix_padding"]


def line_count(text: str) -> int:
    """Return how many lines end in ``text``, however they do.

    >>> line_count("a\\nb\\r\\nc\\rd")
    3
    """
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def prefix_padding(document: Document) -> dict[int, int]:
    """Return token of a declared address → columns before it, so that the addresses of a block align."""
    tokens = document.tokens
    padding: dict[int, int] = {}
    block: list[tuple[int, int]] = []  # name and address
    end = -1
    keyword = ""
    for statement in document.statements:
        inside = [
            index
            for index in range(statement.first_token, statement.end_token)
            if tokens.kinds[index] != Kind.SPACE
        ]
        is_plain = statement.kind == "prefix" and all(tokens.kinds[index] != Kind.COMMENT for index in inside)
        if (
            not is_plain
            or tokens.texts[inside[0]] != keyword
            or not _follows_directly(tokens, end, inside[0])
        ):
            _align(tokens, block, padding)
            block = []
        if is_plain:
            block.append((inside[1], inside[2]))
            keyword = tokens.texts[inside[0]]
        end = statement.end_token
    _align(tokens, block, padding)
    return padding


def _follows_directly(tokens: Tokens, end: int, first: int) -> bool:
    """Return whether neither a blank line nor a comment line stands between two statements."""
    between = tokens.texts[end:first]
    return all(line_count(space) <= 1 for space in between) and sum(map(line_count, between)) <= 1


def _align(tokens: Tokens, block: list[tuple[int, int]], padding: dict[int, int]) -> None:
    widest = max((len(tokens.texts[name]) for name, _ in block), default=0)
    for name, address in block:
        padding[address] = widest - len(tokens.texts[name]) + 1
