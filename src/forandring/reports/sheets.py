"""One answer → a page of its own: what must be known to read it, pictures and tables, and what the sources say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from forandring.model import Citation, Theory
from forandring.reports.answers.layout import Sheet, Table, shown_rows
from forandring.reports.citations import Citations
from forandring.reports.frame import Frame, document
from forandring.reports.inline import Inline, inline
from forandring.reports.rows import Cite
from forandring.reports.words import Words
from forandring.sources import Excerpt

__all__ = ["sheet_page"]


class _Figure(NamedTuple):
    """A picture on an answer's page."""

    title: str
    image: Inline


class _Cell(NamedTuple):
    """A cell as it is read, and where the sources say what stands in it."""

    text: str
    cites: tuple[Cite, ...]


class _Shown(NamedTuple):
    """A table ready to be shown."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[_Cell, ...], ...]


def sheet_page(
    sheet: Sheet,
    language: str,
    *,
    version: str,
    templates: Path | None = None,
    drawings: Sequence[tuple[str, str]] = (),
    theory: Theory | None = None,
    passages: Mapping[Citation, Excerpt] | None = None,
) -> str:
    """Return a page that shows one answer: its title, what must be known to read it, pictures and tables.

    Args:
        sheet: the answer, already in ``language``.
        drawings: title and SVG of each picture.
        language: ``da`` or ``en``.
        version: of the program.
        templates: a folder whose templates go before the program's own.
        theory: names the sources that are cited; without it citations are left out.
        passages: cited text for every citation whose source is at hand.
    """
    citations = _citations(sheet, theory, passages, language)
    shown = [_shown(table, citations, language) for table in sheet.tables]
    figures = [
        _Figure(title, inline(svg, f"p-{place}-", title)) for place, (title, svg) in enumerate(drawings, 1)
    ]
    parts: dict[str, object] = {
        "sheet": sheet._replace(tables=()),
        "tables": shown,
        "figures": figures,
        "passages": citations.passages() if citations else (),
        "absent_sources": citations.absent() if citations else (),
    }
    return document("sheet.html", language, sheet.title, parts, figures, "", Frame(version, None, templates))


def _citations(
    sheet: Sheet, theory: Theory | None, passages: Mapping[Citation, Excerpt] | None, language: str
) -> Citations | None:
    if theory is None:
        return None
    cited = (c for table in sheet.tables for row in table.cited for cell in row for c in cell)
    return Citations(cited, passages, Words(language), lambda i: theory.label(i, language), None)


def _shown(table: Table, citations: Citations | None, language: str) -> _Shown:
    rows = shown_rows(table, language)
    cited = table.cited if citations and table.cited else tuple(((),) * len(row) for row in rows)
    return _Shown(
        table.caption,
        table.header,
        tuple(
            tuple(
                _Cell(text, citations.cites(cites) if citations else ())
                for text, cites in zip(row, of_row, strict=True)
            )
            for row, of_row in zip(rows, cited, strict=True)
        ),
    )
