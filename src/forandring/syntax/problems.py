"""What can be wrong with a Turtle file, said in Danish and English to the person who wrote it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from forandring.syntax.grammar import SMART
from forandring.texts import Message

__all__ = [
    "BYTE_ORDER_MARK",
    "WELL_KNOWN_PREFIXES",
    "Problem",
    "Related",
    "character_name",
    "problem",
    "shown",
    "vocabulary_meant",
    "warning",
    "words_of",
]

BYTE_ORDER_MARK = "\ufeff"


class Related(NamedTuple):
    """Another place that explains a problem; ``start`` and ``end`` are offsets."""

    message: Message
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, or looks wrong, at one place.

    ``key`` names the kind (``missing-dot``); ``start`` and ``end`` are offsets in code points;
    ``severity`` is ``"error"`` (not Turtle, or not Turtle as we take it) or ``"warning"`` (legal, but
    seldom meant); ``help`` says what to do.
    """

    key: str
    message: Message
    start: int
    end: int
    related: tuple[Related, ...] = ()
    severity: str = "error"
    help: Message | None = None

    def beside(self, *related: Related) -> Problem:
        """Return the problem with more related places."""
        return replace(self, related=self.related + related)


WELL_KNOWN_PREFIXES = {
    "fo": "https://w3id.org/forandring#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "dcterms": "http://purl.org/dc/terms/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "sh": "http://www.w3.org/ns/shacl#",
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "time": "http://www.w3.org/2006/time#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "qb": "http://purl.org/linked-data/cube#",
}


def vocabulary_meant(prefix: str, address: str) -> str:
    """Return the vocabulary that a declaration means and does not name, "" where it is as it should be.

    >>> vocabulary_meant("fo", "http://w3id.org/forandring/")
    'https://w3id.org/forandring#'
    >>> vocabulary_meant("fo", "https://w3id.org/forandring#"), vocabulary_meant("", "https://example.org/plan#")
    ('', '')
    """
    if address in _VOCABULARIES.values():
        return ""
    return _VOCABULARIES.get(prefix) or _NEARLY.get(_bare(address), "")


def _bare(address: str) -> str:
    """Return an address without what is most often written otherwise: its scheme and its last sign."""
    return re.sub("^https?://(www[.])?", "", address.lower()).rstrip("#/")


_VOCABULARIES = {prefix: WELL_KNOWN_PREFIXES[prefix] for prefix in ("fo", "skos", "rdf", "xsd")}
"""Those without which a theory says nothing."""
_NEARLY = {_bare(address): address for address in _VOCABULARIES.values()}


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, among them the local names that it mentions.

    >>> sorted(words_of(':kursus-1 fo:leadsTo "I job'))
    ['I', 'fo', 'job', 'kursus-1', 'leadsTo']
    """
    return frozenset(word.strip(".-") for word in _WORD.findall(text)) - {""}


_WORD = re.compile(r"[\w.-]+")


def shown(text: str) -> str:
    """Return ``text`` fit for a message: one line, at most 80 characters, nothing invisible.

    >>> shown("read\\u200bing")
    'read\\\\u200bing'
    """
    seen = "".join(character if character.isprintable() else _escape(character) for character in text[:81])
    return seen if len(seen) <= 80 else seen[:79] + "…"


def _escape(character: str) -> str:
    code = ord(character)
    if character in "\t\r\n":
        return {"\t": "\\t", "\r": "\\r", "\n": "\\n"}[character]
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def character_name(character: str) -> str:
    """Return the code point and Unicode name of ``character``: ``U+200B ZERO WIDTH SPACE``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def problem(key: str, start: int, end: int, /, **fields: str | int) -> Problem:
    """Return the error ``key`` at the offsets ``start`` to ``end``, its messages filled with ``fields``.

    Raises:
        KeyError: there is no such problem, or a field of its text is not given.
    """
    from forandring.syntax.wording import KEYS, TEXTS  # most texts have no problems

    text = TEXTS[key]
    message = Message(_filled(text.da, fields), _filled(text.en, fields))
    advice = Message(_filled(text.help_da, fields), _filled(text.help_en, fields))
    return Problem(KEYS.get(key, key), message, start, end, help=advice if advice.da else None)


def _filled(wording: str, fields: Mapping[str, str | int]) -> str:
    """Return a wording with its fields filled in; a text that brings its own quotation marks gets no others."""
    texts = {name: value for name, value in fields.items() if isinstance(value, str)}
    quoted = {name for name, text in texts.items() if _is_quoted(text)}
    once = _IN_MARKS.sub(lambda field: field[0][1:-1] if field[1] in quoted else field[0], wording)
    cut = {name: text[-1] if name in quoted and len(text) > 80 else "" for name, text in texts.items()}
    return once.format_map({**fields, **{name: shown(text) + cut[name] for name, text in texts.items()}})


def _is_quoted(text: str) -> bool:
    """Return whether a text of the file is one with quotation marks around it.

    >>> [_is_quoted(text) for text in ('"Kursus"', "“Kursus”", '"Kursus', '"')]
    [True, True, False, False]
    """
    return len(text) > 1 and text[0] in _MARKS and text[-1] in _MARKS


_MARKS = SMART + "\"'"
_IN_MARKS = re.compile("[»“][{](\\w+)[}][«”]")


def warning(key: str, start: int, end: int, /, **fields: str | int) -> Problem:
    """Return the problem ``key`` as a warning: legal Turtle, but seldom meant."""
    return replace(problem(key, start, end, **fields), severity="warning")
