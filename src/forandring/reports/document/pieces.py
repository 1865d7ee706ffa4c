"""What a report is put together from, free of Word: runs of text, paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Column", "Paragraph", "Run", "Runs", "Table", "cell", "joined", "plain", "text"]


class Run(NamedTuple):
    """A piece of text that looks the same throughout.

    Attributes:
        text: as the theory has it; line ends become line breaks.
        look: ``strong``, ``link``, ``mark``, ``quiet``, ``absent``, ``warning``, a colour of status, or "".
        language: tag of its language where that is not the report's own.
        href: anchor it leads to, without ``#``; "" for none.
        anchor: its own, where something leads to it; "" for none.
    """

    text: str
    look: str = ""
    language: str = ""
    href: str = ""
    anchor: str = ""


Runs = tuple[Run, ...]


class Paragraph(NamedTuple):
    """Runs under one style; ``style`` is the name of a style as :mod:`styles` knows it."""

    runs: Runs
    style: str = "cell"


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        title: of the head row.
        share: of the table's width, beside the shares of the others.
        right: it holds numbers, set to the right.
    """

    title: str
    share: float
    right: bool = False


class Table(NamedTuple):
    """A table; every row has one cell, made of paragraphs, for each column.

    Attributes:
        caption: "" for a table that is only a list of facts; it then has no number.
        headed: the columns' titles stand in a row that is repeated on each page.
        total: the last row adds up the others.
        facts: the first column names what the second one says.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    caption: str = ""
    headed: bool = True
    total: bool = False
    facts: bool = False


def text(words: str, look: str = "") -> Runs:
    """Return a text as runs; none of an empty one."""
    return (Run(words, look),) if words else ()


def joined(parts: Iterable[Runs], between: str = ", ") -> Runs:
    """Return runs one after the other with ``between`` between them; empty parts are left out.

    >>> plain(joined([text("a"), (), text("b")]))
    'a, b'
    """
    found: list[Run] = []
    for part in parts:
        if part:
            found.extend((*text(between), *part) if found else part)
    return tuple(found)


def cell(*paragraphs: Runs) -> tuple[Paragraph, ...]:
    """Return a cell of a table; one without text still holds a paragraph, as Word wants it."""
    return tuple(Paragraph(runs) for runs in paragraphs if runs) or (Paragraph(()),)


def plain(runs: Iterable[Run]) -> str:
    """Return the text of runs alone."""
    return "".join(run.text for run in runs)
