"""The text of a file and the places in it that people can be pointed to."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

__all__ = ["Position", "SourceText", "Span"]

_LINE_END = re.compile(r"\r\n|\r|\n")


class Position(NamedTuple):
    """A place between two characters: line from 1, column in code points from 1."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of text; ``end`` is the place after its last character."""

    start: Position
    end: Position


class SourceText:
    """A file's name and text, with offsets turned into lines and columns when somebody asks.

    Lines end at ``\\n``, ``\\r\\n`` or a lone ``\\r``, and at nothing else: form feeds and U+2028 are
    characters like others, as in editors.

    >>> source = SourceText("plan.ttl", "one\\r\\ntwo\\n")
    >>> source.position(6), source.line(2), source.line_count
    (Position(line=2, column=2), 'two', 3)
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    @property
    def line_count(self) -> int:
        """Return the number of lines; text that ends with a line end has an empty last line."""
        return len(self._line_starts)

    def position(self, offset: int) -> Position:
        """Return line and column of ``offset`` (code points from 0; clamped to the text)."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """Return the offset of ``position``, clamped to its line and to the text."""
        line = max(1, min(position.line, self.line_count))
        start = self._line_starts[line - 1]
        return start + max(0, min(position.column - 1, len(self.line(line))))

    def span(self, start: int, end: int) -> Span:
        """Return the stretch from offset ``start`` to before offset ``end``."""
        return Span(self.position(start), self.position(end))

    def line(self, number: int) -> str:
        """Return line ``number`` (from 1) without its line end; ``""`` if there is no such line."""
        if not 1 <= number <= self.line_count:
            return ""
        start = self._line_starts[number - 1]
        end = self._line_starts[number] if number < self.line_count else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def __repr__(self) -> str:
        return f"SourceText({self.path!r}, {len(self.text)} characters)"
