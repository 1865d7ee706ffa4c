"""How much hangs together, focus area by focus area and goal by goal, as shares with a bar each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from forandring.model import Node
from forandring.reports.glance import ShareRow, coverage_of, shares_of
from forandring.reports.rows import Name
from forandring.reports.writer import Writer

__all__ = ["PartRow", "PartTable", "part_tables"]

_MOST = 60
_FIGURES = {
    "FocusArea": ("activities-linked", "plan-goals-reached", "links-with-evidence", "statements-cited"),
    "Goal": ("activities-leading-here", "target-groups-served", "links-with-evidence"),
}


class PartRow(NamedTuple):
    """One focus area or goal; a share of nothing is ``None``."""

    name: Name
    shares: tuple[ShareRow | None, ...]


class PartTable(NamedTuple):
    """The shares of all focus areas, or of all goals.

    ``all`` is how many there are, in words, where not all are shown; else "".
    """

    title: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[PartRow, ...]
    shown: str
    all: str


def part_tables(writer: Writer) -> tuple[PartTable, ...]:
    """Return a table for the plan's focus areas and one for its goals, without those that would be empty."""
    if not writer.plan.of("Activity"):
        return ()
    found = (_table(writer, kind, writer.plan.of(kind)) for kind in _FIGURES)
    return tuple(table for table in found if table.rows)


def _table(writer: Writer, kind: str, nodes: tuple[Node, ...]) -> PartTable:
    rows = tuple(_row(writer, kind, node) for node in nodes[:_MOST])
    said = tuple(row for row in rows if any(row.shares))
    words = writer.words
    return PartTable(
        words["parts-areas" if kind == "FocusArea" else "parts-goals"],
        words["focus-area" if kind == "FocusArea" else "goal"],
        tuple(words[f"share-{name}"] for name in _FIGURES[kind]),
        said,
        writer.number(len(rows)),
        writer.number(len(nodes)) if len(nodes) > len(rows) else "",
    )


def _row(writer: Writer, kind: str, node: Node) -> PartRow:
    figures = coverage_of(writer, kind, node.id)
    return PartRow(
        writer.name(node.id),
        tuple(_first(shares_of(writer, figures, (name,))) if figures else None for name in _FIGURES[kind]),
    )


def _first(rows: Iterable[ShareRow]) -> ShareRow | None:
    return next(iter(rows), None)
