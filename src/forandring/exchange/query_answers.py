"""What a query found, as text for people, and as CSV and JSON for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from forandring.cells import Cell, csv_text
from forandring.rdf.queries import Answer
from forandring.terms import XSD, XSD_STRING, Literal, Term
from forandring.texts import Message, one_line

__all__ = ["FORMATS", "answer_to_csv", "answer_to_json", "answer_to_text"]

FORMATS = ("text", "csv", "json")
"""Names of the formats."""

_TRUTH = {True: Message("ja", "yes"), False: Message("nej", "no")}
_NUMBERS = frozenset(
    XSD + name for name in "integer decimal double float int long nonNegativeInteger".split()
)
_PLAIN_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,300}(?:\.[0-9]{0,300})?|\.[0-9]{1,300})(?:[eE][+-]?[0-9]{1,2})?")
"""A number that no reader need be afraid of; one that is longer, or no number at all, is text."""


def answer_to_text(answer: Answer, language: str, namespaces: Mapping[str, str]) -> str:
    """Return an answer to read: a table with columns lined up, a yes or no, or Turtle.

    Args:
        answer: what was found.
        language: ``da`` or ``en``.
        namespaces: prefix → namespace, for names shorter than a whole IRI.
    """
    if answer.kind == "truth":
        return _TRUTH[answer.truth].in_language(language) + "\n"
    if answer.kind == "graph":
        return answer.turtle
    shortened = sorted(namespaces.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    rows = [[_short(cell, shortened) for cell in row] for row in answer.rows]
    widths = [max(len(row[i]) for row in [answer.variables, *rows]) for i in range(len(answer.variables))]
    ruler = ["-" * width for width in widths]
    return "".join(_line(row, widths) for row in [answer.variables, ruler, *rows])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"


def _short(cell: Term | None, namespaces: Sequence[tuple[str, str]]) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Literal):
        return one_line(cell.lexical)
    for prefix, namespace in namespaces:
        name = cell[len(namespace) :]
        if cell.startswith(namespace) and name and not set(name) & set("/#"):
            return f"{prefix}:{name}"
    return cell if cell.startswith("_:") else f"<{cell}>"


def answer_to_csv(answer: Answer) -> str:
    """Return an answer as CSV with a header row; only numbers are numbers to a spreadsheet, nothing is a formula.

    Source: SPARQL 1.1 Query Results CSV, but for the apostrophe before what would be a formula.
    """
    if answer.kind == "truth":
        return f"{str(answer.truth).lower()}\n"
    return csv_text(answer.variables, ([_csv_cell(cell) for cell in row] for row in answer.rows))


def _csv_cell(cell: Term | None) -> Cell:
    if not isinstance(cell, Literal):
        return cell
    if cell.datatype not in _NUMBERS or not _PLAIN_NUMBER.fullmatch(cell.lexical):
        return cell.lexical
    return Decimal(cell.lexical)


def answer_to_json(answer: Answer) -> str:
    """Return an answer as the W3C's SPARQL 1.1 Query Results JSON; a graph has three columns."""
    whole: dict[str, Any] = {"head": {"vars": list(answer.variables)}}
    if answer.kind == "truth":
        whole = {"head": {}, "boolean": answer.truth}
    else:
        whole["results"] = {"bindings": [_binding(answer.variables, row) for row in answer.rows]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _binding(variables: Sequence[str], row: Sequence[Term | None]) -> dict[str, Any]:
    return {name: _json_cell(cell) for name, cell in zip(variables, row, strict=True) if cell is not None}


def _json_cell(cell: Term) -> dict[str, str]:
    if not isinstance(cell, Literal):
        blank = cell.startswith("_:")
        return {"type": "bnode" if blank else "uri", "value": cell[2:] if blank else cell}
    whole = {"type": "literal", "value": cell.lexical}
    if cell.language:
        return whole | {"xml:lang": cell.language}
    return whole if cell.datatype == XSD_STRING else whole | {"datatype": cell.datatype}
