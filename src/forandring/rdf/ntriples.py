"""Triples → N-Triples in its canonical form, sorted."""

from __future__ import annotations

from collections.abc import Iterable

from forandring.rdf.parse import Triple
from forandring.terms import XSD_STRING, Literal, Term

__all__ = ["escaped", "to_ntriples", "written_iri"]

_ESCAPES = str.maketrans(
    {
        **{chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)},
        "\b": "\\b",
        "\t": "\\t",
        "\n": "\\n",
        "\f": "\\f",
        "\r": "\\r",
        '"': '\\"',
        "\\": "\\\\",
    }
)
_IRI_ESCAPES = str.maketrans(
    {chr(code): f"\\u{code:04X}" for code in (*range(0x21), *map(ord, '<>"{}|^`\\'), 0x7F)}
)


def to_ntriples(triples: Iterable[Triple]) -> str:
    """Return triples as canonical N-Triples, lines sorted by code point; no triples give "".

    Source: RDF 1.2 N-Triples, canonical form.

    >>> to_ntriples([("https://e.org/a", "https://e.org/b", Literal("x\\ty"))])
    '<https://e.org/a> <https://e.org/b> "x\\\\ty" .\\n'
    """
    return "".join(sorted({f"{_written(s)} {_written(p)} {_written(o)} .\n" for s, p, o in triples}))


def _written(term: Term) -> str:
    if not isinstance(term, Literal):
        return term if term.startswith("_:") else written_iri(term)
    text = f'"{escaped(term.lexical)}"'
    if term.language:
        return f"{text}@{term.language}"
    return text if term.datatype == XSD_STRING else f"{text}^^{written_iri(term.datatype)}"


def escaped(text: str) -> str:
    """Return a text as it stands between quotation marks.

    >>> escaped('a "b"')
    'a \\\\"b\\\\"'
    """
    return text.translate(_ESCAPES)


def written_iri(iri: str) -> str:
    """Return an IRI between its brackets; what may not stand there is escaped and cannot break out."""
    return f"<{iri.translate(_IRI_ESCAPES)}>"
