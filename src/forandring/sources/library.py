"""Where source documents are found, and what a citation of them says."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from forandring.model import Citation, Theory
from forandring.sources.documents import Document, Refusal, read_document

__all__ = ["BESIDE", "Absence", "Library", "Passage", "Shelf", "State"]

State = Literal["found", "absent", "no-source", "malformed", "reversed", "beyond", "no-pages", "empty"]
"""What became of a citation.

``absent``: the document is not at hand, so nothing can be said; ``malformed``: the citation is written wrongly,
which is another rule's matter; ``beyond``: the document is shorter; ``no-pages``: it has no pages;
``empty``: nothing stands there.
"""

BESIDE = ("sources", "kilder")
"""Folders beside a plan in which its documents are looked for."""


class Shelf(NamedTuple):
    """Where a source's document is to be looked for: its file's name ("" for none), and its plan's folder."""

    file_name: str
    folder: Path


class Absence(NamedTuple):
    """A document that is not at hand; ``file_name`` is "" where the source names no file."""

    file_name: str


class Passage(NamedTuple):
    """What a citation points to.

    Attributes:
        state: what became of it.
        first, last: line numbers from 1; 0 where there are none.
        lines: their text.
        document: where they stand; what keeps it from being read; ``None`` where no source is known.
    """

    state: State
    first: int = 0
    last: int = 0
    lines: tuple[str, ...] = ()
    document: Document | Refusal | Absence | None = None


class Library:
    """The source documents of a theory; each is read when first asked for, and once.

    Args:
        theory: whose sources are to be found.
        folders: where to look first; then beside the plan that describes the source: in its folder, in
            ``sources/`` or ``kilder/`` in it, and in those beside it.
    """

    def __init__(self, theory: Theory, folders: Sequence[Path] = ()) -> None:
        self._folders = tuple(folders)
        self._shelves: dict[str, Shelf] = {}
        self._documents: dict[str, Document | Refusal | Absence] = {}
        self._passages: dict[tuple[str, str], Passage] = {}
        for plan in theory.plans:
            for node in plan.of("Source"):
                folder = Path(node.place.file).parent
                self._shelves.setdefault(node.id, Shelf(node.lexical("document") or "", folder))

    def document(self, source: str) -> Document | Refusal | Absence:
        """Return a source's document, why it cannot be read, or that it is not at hand."""
        known = self._documents.get(source)
        if known is None:
            shelf = self._shelves.get(source, Shelf("", Path()))
            path = self._path(shelf)
            known = Absence(shelf.file_name) if path is None else read_document(path)
            self._documents[source] = known
        return known

    def resolve(self, citation: Citation) -> Passage:
        """Return what a citation points to, or what is wrong with it."""
        if citation.source is None or (citation.source not in self._shelves and not citation.document):
            return Passage("no-source")
        known = self._passages.get((citation.source, citation.at))
        if known is None:
            document = self.document(citation.source)
            known = self._passages[citation.source, citation.at] = _passage(citation, document)
        return known

    def passage(self, citation: Citation) -> tuple[str, ...]:
        """Return the lines a citation points to; ``()`` where they are not at hand or not there."""
        return self.resolve(citation).lines

    def _path(self, shelf: Shelf) -> Path | None:
        """Return the file of a shelf; a name that leads out of the folders is no file of ours."""
        name = shelf.file_name
        if not name or Path(name).name != name or "\\" in name or name in (".", ".."):
            return None
        beside = [shelf.folder, *(shelf.folder / folder for folder in BESIDE)]
        beside += [shelf.folder.absolute().parent / folder for folder in BESIDE]
        for folder in (*self._folders, *beside):
            found = _in_folder(folder, name)
            if found is not None:
                return found
        return None


def _in_folder(folder: Path, name: str) -> Path | None:
    """Return the file of that name; names that differ only in how accents are encoded are the same."""
    try:
        if (folder / name).is_file():
            return folder / name
        if name.isascii():
            return None
        wanted = unicodedata.normalize("NFC", name)
        same = (file for file in folder.iterdir() if unicodedata.normalize("NFC", file.name) == wanted)
        return next((file for file in same if file.is_file()), None)
    except OSError:
        return None


def _passage(citation: Citation, document: Document | Refusal | Absence) -> Passage:
    if not isinstance(document, Document):
        return Passage("absent", document=document)
    span = citation.lines or citation.pages
    if span is None:
        return Passage("malformed", document=document)
    first, last = span
    if first > last:
        return Passage("reversed", document=document)
    if citation.lines is None:
        if not document.pages:
            return Passage("no-pages", document=document)
        if last > len(document.pages):
            return Passage("beyond", document=document)
        first, last = document.pages[first - 1][0], document.pages[last - 1][1]
    if last > len(document.lines):
        return Passage("beyond", document=document)
    lines = document.lines[first - 1 : last]
    return Passage("found" if any(line.strip() for line in lines) else "empty", first, last, lines, document)
