"""Places → spans: which characters of which file a triple, or a part of it, stands on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from forandring import syntax
from forandring.model import Place
from forandring.source import SourceText, Span

__all__ = ["Part", "Places"]

Part = Literal["subject", "predicate", "object"]

_KEPT = 64
"""Trees kept at a time: a tree takes about a hundred times its text's memory."""


class Places:
    """Finds places in texts; a text is read as a tree only when a place in it is asked for.

    Args:
        texts: path as given → text, without a byte-order mark.
    """

    def __init__(self, texts: Mapping[str, SourceText]) -> None:
        self._texts = texts
        self._documents: dict[str, syntax.Document] = {}

    def span(self, place: Place, part: Part = "subject") -> Span | None:
        """Return where a part of a triple stands; ``None`` where the file's text is not at hand."""
        text = self._texts.get(place.file)
        if text is None:
            return None
        start, end = getattr(self._document(text).spans_of(place.ordinal), part)
        return text.span(start, end)

    def region(self, file: str, start: int, end: int) -> Span | None:
        """Return the span between two offsets, in code points."""
        text = self._texts.get(file)
        return None if text is None else text.span(start, end)

    def line(self, place: Place, part: Part = "subject") -> int | None:
        """Return the line on which a part of a triple begins, from 1."""
        span = self.span(place, part)
        return None if span is None else span.start.line

    def text_line(self, file: str, number: int) -> str:
        """Return a line of a file without its line ending, "" where the text is not at hand."""
        text = self._texts.get(file)
        return "" if text is None else text.line(number)

    def _document(self, text: SourceText) -> syntax.Document:
        document = self._documents.get(text.path)
        if document is None:
            if len(self._documents) >= _KEPT:
                self._documents.pop(next(iter(self._documents)))
            document = self._documents[text.path] = syntax.parse(text)
        return document
