"""Source documents as lines and pages: text and Markdown as they stand, HTML, PDF and Word as their text."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forandring.errors import reason
from forandring.texts import Message

__all__ = ["LARGEST_DOCUMENT", "READABLE", "TIME_LIMIT", "Document", "Refusal", "read_document"]

LARGEST_DOCUMENT = 64 * 1024 * 1024
"""Bytes; a larger document is refused rather than read into memory."""

TIME_LIMIT = 30.0
"""Seconds that reading one PDF, Word or HTML document may take."""

_PLAIN = (".txt", ".md", ".markdown")
_EXTRACTED = {".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html"}
READABLE = (*_PLAIN, *_EXTRACTED)
"""Endings of the documents that can be read, in lower case."""

_DANISH = frozenset("og i at er af til det den en på som med der ikke for de et".split())
_ENGLISH = frozenset("the of and to in is that for with on as are by be this from".split())


@dataclass(frozen=True, slots=True)
class Document:
    """A source document's text.

    Attributes:
        name: the file's name.
        lines: from line 1; of a text file exactly its physical lines, without their line ends; of a Word
            document its paragraphs and table rows; of a PDF the lines of its pages, one page after another.
        pages: first and last line of each page, from page 1; ``()`` where the format has no pages.
        language: ``da``, ``en``, or "" where the text is too short to tell.
    """

    name: str
    lines: tuple[str, ...]
    pages: tuple[tuple[int, int], ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that is at hand and cannot be read, and why."""

    name: str
    message: Message


def read_document(
    path: Path, *, largest: int = LARGEST_DOCUMENT, seconds: float = TIME_LIMIT
) -> Document | Refusal:
    """Return a document's lines and pages, or why it cannot be read; never raises for what a file can cause.

    Args:
        path: a file whose ending is one of ``READABLE``.
        largest: bytes from which it is refused.
        seconds: how long a PDF, Word or HTML document may take; each is read in a process of its own, for
            such files can be made to hang or to fill the memory.
    """
    ending = path.suffix.lower()
    try:
        if path.stat().st_size > largest:
            return Refusal(path.name, _too_large(largest))
        if ending in _PLAIN:
            return _plain(path)
        if ending in _EXTRACTED:
            return _extracted(path, _EXTRACTED[ending], seconds)
    except OSError as problem:
        why = reason(problem)
        return Refusal(path.name, Message(f"kan ikke læses: {why.da}", f"cannot be read: {why.en}"))
    endings = " ".join(READABLE)
    return Refusal(
        path.name,
        Message(
            f"filtypen kan ikke læses; brug en af {endings}",
            f"this kind of file cannot be read; use one of {endings}",
        ),
    )


def _plain(path: Path) -> Document | Refusal:
    raw = path.read_bytes()
    if b"\0" in raw and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return Refusal(path.name, Message("er ikke tekst, men binære data", "is not text but binary data"))
    lines = decoded(raw).split("\n")
    if lines[-1] == "":
        lines.pop()
    return _document(path.name, [line.removesuffix("\r") for line in lines])


def decoded(raw: bytes) -> str:
    """Return text from UTF-8, UTF-16 with a mark, or else Windows-1252, in which older documents are saved."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _extracted(path: Path, kind: str, seconds: float) -> Document | Refusal:
    import subprocess  # most sources are plain text, and every command would pay for it

    with path.open("rb"):
        pass  # a file that may not be read is refused here, in the same words as any other
    command = [sys.executable, "-P", "-m", "forandring.sources.extraction", kind, str(path.resolve())]
    try:
        result = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return Refusal(path.name, _too_slow(seconds))
    try:
        answer: dict[str, Any] = json.loads(result.stdout)
    except ValueError:
        return Refusal(path.name, _REASONS["damaged"])
    if "refused" in answer:
        return Refusal(path.name, _REASONS.get(answer["refused"], _REASONS["damaged"]))
    if "pages" in answer:
        return _paged(path.name, answer["pages"])
    return _document(path.name, answer["lines"])


_REASONS = {
    "damaged": Message("er beskadiget og kan ikke læses", "is damaged and cannot be read"),
    "encrypted": Message(
        "er beskyttet med kodeord; gem en kopi uden", "is protected by a password; save a copy without one"
    ),
    "too-large": Message(
        "pakker for meget tekst ud til at blive læst", "unpacks into too much text to be read"
    ),
    "no-text": Message(
        "indeholder ingen tekst; er den skannet, så brug tekstgenkendelse",
        "holds no text; if it was scanned, use text recognition",
    ),
    "not-installed": Message(
        "kan ikke læses, for pypdf eller python-docx mangler; skriv »pip install pypdf python-docx«",
        "cannot be read because pypdf or python-docx is missing; type “pip install pypdf python-docx”",
    ),
}


def _too_large(largest: int) -> Message:
    size = largest // (1024 * 1024)
    return Message(f"er over {size} MiB", f"is over {size} MiB")


def _too_slow(seconds: float) -> Message:
    return Message(
        f"tog over {seconds:g} sekunder at læse og blev opgivet",
        f"took more than {seconds:g} seconds to read and was given up",
    )


def _paged(name: str, pages: list[list[str]]) -> Document:
    lines: list[str] = []
    spans = []
    for page in pages:
        first = len(lines) + 1
        lines.extend(page or [""])
        spans.append((first, len(lines)))
    return _document(name, lines, tuple(spans))


def _document(name: str, lines: list[str], pages: tuple[tuple[int, int], ...] = ()) -> Document:
    return Document(name, tuple(lines), pages, _language(lines))


def _language(lines: list[str]) -> str:
    """Return the language whose small words are clearly the more frequent; "" where neither is."""
    words = re.findall(r"[^\W\d_]+", " ".join(lines)[:50_000].casefold())
    danish, english = (sum(word in small for word in words) for small in (_DANISH, _ENGLISH))
    if max(danish, english) < 5:
        return ""
    return "da" if danish > 2 * english else "en" if english > 2 * danish else ""
