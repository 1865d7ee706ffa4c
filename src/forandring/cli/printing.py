"""An answer → the form asked for, on stdout; only that form is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from forandring.cells import csv_text
from forandring.cli import terminal
from forandring.cli.speech import language
from forandring.model import Citation, Theory
from forandring.version import VERSION

if TYPE_CHECKING:
    from forandring.sources import Excerpt

__all__ = ["print_answer"]

Rows = tuple[Sequence[str], Iterable[Sequence[Any]]]
Drawings = tuple[tuple[str, str], ...]
Cited = tuple[Theory | None, "Mapping[Citation, Excerpt] | None"]


def print_answer(
    form: str,
    sheet: Callable[[], Any],
    as_dict: Callable[[], dict[str, Any]],
    rows: Callable[[], Rows] | None = None,
    drawings: Callable[[], Drawings] = tuple,
    cited: Callable[[], Cited] = lambda: (None, None),
) -> None:
    """Print an answer.

    Args:
        form: ``text``, ``markdown``, ``json``, ``csv`` or ``html``.
        rows: header and rows of its table.
        drawings: title and SVG of its pictures, for a page.
        cited: the theory, for a page that says where its sources say so, and the passages that are at hand.
    """
    from forandring.reports.answers import layout

    if form == "json":
        terminal.write(layout.to_json(as_dict()))
    elif form == "csv" and rows is not None:
        terminal.write(csv_text(*rows()))
    elif form == "markdown":
        terminal.write(layout.to_markdown(sheet(), language()))
    elif form == "html":
        from forandring.reports import sheet_page

        theory, passages = cited()
        page = sheet_page(
            sheet(), language(), version=VERSION, drawings=drawings(), theory=theory, passages=passages
        )
        terminal.write(page)
    else:
        terminal.write(layout.to_text(sheet(), language()))
