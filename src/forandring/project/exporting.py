"""A Reading → bytes in one of the formats of ``export``, or the files of a folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from forandring import rdf
from forandring.cells import Cell, csv_text
from forandring.errors import ForandringError
from forandring.project.querying import declared_namespaces
from forandring.project.reading import Reading
from forandring.project.writing import encoded, make_folder, write_file
from forandring.texts import Message

if TYPE_CHECKING:
    from forandring.exchange.tables import Table
    from forandring.model import Link
    from forandring.project.drafts import Draft

__all__ = [
    "BINARY",
    "FORMATS",
    "exported",
    "format_of_file",
    "keep_sources",
    "write_tables",
]

_CIDS_FILE = re.compile(r"\.cids\.json(ld)?$", re.IGNORECASE)

# The formats' own modules are imported when they are asked for: nobody waits for the others.


def _json(reading: Reading, language: str) -> bytes:  # noqa: ARG001 - holds both languages
    from forandring.exchange.theory_json import theory_to_json

    return encoded(theory_to_json(reading.theory, rdf.vocabulary(), reading.places.line))


def _jsonld(reading: Reading, language: str) -> bytes:  # noqa: ARG001
    from forandring.rdf.document import merged
    from forandring.rdf.jsonld import to_jsonld

    return encoded(to_jsonld(merged(reading.texts.values()), rdf.vocabulary()))


def _turtle(reading: Reading, language: str) -> bytes:  # noqa: ARG001
    from forandring.rdf.document import merged
    from forandring.rdf.turtle import to_turtle

    texts = tuple(reading.texts.values())
    return encoded(to_turtle(merged(texts), declared_namespaces(texts)))


def _ntriples(reading: Reading, language: str) -> bytes:  # noqa: ARG001
    from forandring.rdf.document import merged
    from forandring.rdf.ntriples import to_ntriples

    return encoded(to_ntriples(merged(reading.texts.values())))


def _graphml(reading: Reading, language: str) -> bytes:
    from forandring.exchange.graphml import theory_to_graphml

    return theory_to_graphml(reading.theory, rdf.vocabulary(), language).encode()


def _cids(reading: Reading, language: str) -> bytes:
    from forandring.exchange.cids import theory_to_cids

    return encoded(theory_to_cids(reading.theory, rdf.vocabulary(), language))


def _nodes_csv(reading: Reading, language: str) -> bytes:
    from forandring.exchange.tables import all_nodes

    return _as_csv(all_nodes(reading.theory, rdf.vocabulary(), reading.places.line, language))


def _as_csv(table: Table) -> bytes:
    """Return a table as CSV that begins with a byte-order mark: without it Excel takes æ, ø and å for others."""
    return "\ufeff".encode() + encoded(csv_text(table.header, table.rows))


def _xlsx(reading: Reading, language: str) -> bytes:
    from forandring.exchange.spreadsheet import to_xlsx
    from forandring.exchange.tables import tables
    from forandring.project.drafts import SiteChoices, begun

    drafts = begun(reading.theory, SiteChoices(language))
    made = tables(reading.theory, rdf.vocabulary(), reading.places.line, language, _numbers_of_links(drafts))
    titles = [plan.label(language) for plan in reading.theory.plans if plan.node]
    return to_xlsx((*made, _arrows(reading, drafts, language)), titles[0] if len(titles) == 1 else "")


def _numbers_of_links(drafts: Sequence[Draft]) -> dict[Link, str]:
    """Return for each link that a diagram draws by itself: the diagrams, and its number in each."""
    found: dict[Link, list[str]] = {}
    for title, arrows, _ in (drawn for draft in drafts for drawn in draft.arrows):
        for arrow in arrows:
            for link in arrow.links:
                found.setdefault(link, []).append(f"{title}: {arrow.number}")
    return {link: "; ".join(said) for link, said in found.items()}


def _arrows(reading: Reading, drafts: Sequence[Draft], language: str) -> Table:
    """Return the arrows of all diagrams as the pages' ``arrows.csv`` has them, with the plan they are of."""
    from forandring import reports
    from forandring.exchange.table_words import HEADS, SHEETS
    from forandring.exchange.tables import Table

    header: list[str] = []
    rows: list[tuple[Cell, ...]] = []
    for draft in drafts:
        header, own = reports.arrow_rows(
            draft.plan, reading.theory, draft.arrows, language, vocabulary=rdf.vocabulary()
        )
        rows.extend((*row, draft.plan.label(language)) for row in own)
    heads = (*(head[:1].upper() + head[1:] for head in header), HEADS["plan"].in_language(language))
    return Table(SHEETS["arrows"].in_language(language), heads, tuple(rows))


_WRITERS: Mapping[str, Callable[[Reading, str], bytes]] = {
    "json": _json,
    "jsonld": _jsonld,
    "ttl": _turtle,
    "nt": _ntriples,
    "graphml": _graphml,
    "cids": _cids,
    "csv": _nodes_csv,
    "xlsx": _xlsx,
}

FORMATS = tuple(_WRITERS)
"""Names of the formats."""

BINARY: frozenset[str] = frozenset({"xlsx"})
"""Formats that are no text to look at."""


def exported(reading: Reading, form: str, language: str) -> bytes:
    """Return the whole theory in a format; the same theory gives the same bytes.

    Args:
        reading: the theory.
        form: one of ``FORMATS``.
        language: ``da`` or ``en``; of headings and names where a format has room for one language only.
    """
    return _WRITERS[form](reading, language)


def write_tables(reading: Reading, folder: Path, language: str) -> tuple[Path, ...]:
    """Write nodes, links and mappings as CSV, each to its file in a folder, and return the files.

    Raises:
        ForandringError: the folder cannot be made or written to.
    """
    from forandring.exchange.tables import flat_tables

    made = flat_tables(reading.theory, rdf.vocabulary(), reading.places.line, language)
    files = tuple(folder / name for name in ("nodes.csv", "links.csv", "mappings.csv"))
    make_folder(folder)
    for file, table in zip(files, made, strict=True):
        write_file(file, _as_csv(table))
    return files


def format_of_file(file: str) -> str:
    """Return the format that a file's ending names.

    Raises:
        ForandringError: the ending names none.

    >>> format_of_file("plan.ttl"), format_of_file("out/Plan.XLSX"), format_of_file("plan.cids.jsonld")
    ('ttl', 'xlsx', 'cids')
    """
    if _CIDS_FILE.search(file):
        return "cids"
    ending = Path(file).suffix[1:].lower()
    if ending in _WRITERS:
        return ending
    formats = ", ".join(FORMATS)
    raise ForandringError(
        Message(
            f"{file}: endelsen siger ikke, hvilken form dataene skal have; vælg med --format: {formats}",
            f"{file}: the ending does not say which form the data are to have; choose with --format: {formats}",
        )
    )


def keep_sources(reading: Reading, output: str) -> None:
    """Refuse to write over a file that the theory was read from: its comments and its order would be gone.

    Raises:
        ForandringError: ``output`` is one of them, under whatever name.
    """
    place = os.path.realpath(output)
    if any(os.path.realpath(file.path) == place for file in reading.files):
        raise ForandringError(
            Message(
                f"{output}: er en af teoriens egne filer og bliver ikke overskrevet; vælg et andet navn",
                f"{output}: is one of the theory's own files and is not replaced; choose another name",
            )
        )
