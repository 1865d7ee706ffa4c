"""A Turtle file → its text, or why it cannot be read and what to do."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from forandring.errors import reason
from forandring.source import SourceText
from forandring.syntax.problems import words_of
from forandring.texts import Message

__all__ = ["LARGEST_FILE", "FileRead", "file_of", "read_file", "read_in_part", "refused", "too_large"]

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes; a larger file is refused rather than read into memory."""

_ANYTHING = frozenset({"*"})


class FileRead(NamedTuple):
    """A file's text, or why there is none.

    Attributes:
        path: as given.
        text: without a byte-order mark; ``None`` where it could not be read.
        refusal: what is wrong and what to do, where ``text`` is ``None``.
        line: the line, from 1, on which reading failed.
        lost: the words of what could not be read, as far as they can be told; ``*`` for anything.
    """

    path: str
    text: SourceText | None
    refusal: tuple[Message, Message] | None = None
    line: int | None = None
    lost: frozenset[str] = frozenset()


def read_file(path: str, *, largest: int = LARGEST_FILE) -> FileRead:
    """Return a file's text, or what keeps it from being read; never raises for what a user can cause."""
    try:
        with open(path, "rb") as stream:
            raw = stream.read(largest + 1)
    except OSError as problem:
        return FileRead(path, None, refused(path, problem), lost=_ANYTHING)
    if len(raw) > largest:
        return FileRead(path, None, too_large(largest), lost=_ANYTHING)
    return file_of(path, raw)


def file_of(path: str, raw: bytes) -> FileRead:
    """Return a file's text from its bytes, or what keeps them from being read."""
    foreign = _foreign(raw)
    if foreign is not None:
        return FileRead(path, None, foreign, lost=_ANYTHING)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        return FileRead(path, None, *_not_utf8(raw, problem.start), words_of(raw.decode("cp1252", "replace")))
    return FileRead(path, SourceText(path, text))


def refused(path: str, problem: OSError) -> tuple[Message, Message]:
    """Return why a file, or a folder that stands for its files, cannot be read, and what to do."""
    why = reason(problem)
    if os.path.isdir(path):
        return (
            Message(f"mappen kan ikke læses: {why.da}", f"the folder cannot be read: {why.en}"),
            Message(
                "giv læseadgang til den, eller flyt den et andet sted hen",
                "give permission to read it, or move it elsewhere",
            ),
        )
    remedy = Message(
        "giv læseadgang, eller flyt filen ud af mappen", "give permission to read, or move the file away"
    )
    if isinstance(problem, FileNotFoundError):
        remedy = Message("ret linket, der peger på den, eller slet det", "mend the link to it, or delete it")
    return (
        Message(f"filen kan ikke læses: {why.da}", f"the file cannot be read: {why.en}"),
        remedy,
    )


def read_in_part(place: str) -> Message:
    """Return that only a part of a file, on disk or in a revision, could be read."""
    return Message(
        f"{place}: har fejl; kun det, der kan læses, er med",
        f"{place}: has errors; only what can be read is here",
    )


def too_large(largest: int = LARGEST_FILE) -> tuple[Message, Message]:
    """Return why a file larger than ``largest`` bytes is not read, and what to do."""
    size = largest // (1024 * 1024)
    return (
        Message(f"filen er over {size} MiB", f"the file is over {size} MiB"),
        Message("del den op i flere filer", "split it into several files"),
    )


_SAMPLE = 4096
_BEGINNINGS = (
    (
        b"PK\x03\x04",
        Message("en ZIP-fil, fx et Word- eller Excel-dokument", "a ZIP file, such as a Word document"),
    ),
    (b"%PDF-", Message("en PDF-fil", "a PDF file")),
    (b"\xd0\xcf\x11\xe0", Message("et ældre Office-dokument", "an older Office document")),
    (b"\x89PNG", Message("et billede", "a picture")),
    (b"\xff\xd8\xff", Message("et billede", "a picture")),
    (b"\x1f\x8b", Message("en pakket fil", "a compressed file")),
)


def _foreign(raw: bytes) -> tuple[Message, Message] | None:
    """Return what to say of a file that is no text in UTF-8 from its first byte on, ``None`` of any other."""
    for beginning, what in _BEGINNINGS:
        if raw.startswith(beginning):
            return _no_text(what)
    sample = raw[:_SAMPLE]
    zeros = sample.count(0)
    # A text in two bytes a character has a NUL in every second place; a stray one is shown where it stands.
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or (len(sample) > 3 and 4 * zeros > len(sample)):
        if zeros < len(sample) and max(sample[0::2].count(0), sample[1::2].count(0)) > 0.8 * zeros:
            return (
                Message(
                    "filen er ikke UTF-8; den ser ud til at være gemt som UTF-16",
                    "the file is not UTF-8; it seems to be saved as UTF-16",
                ),
                _SAVE,
            )
        return _no_text(Message("en fil af en anden slags", "a file of another kind"))
    return None


def _no_text(what: Message) -> tuple[Message, Message]:
    return (
        Message(f"filen er ingen Turtle-tekst, men {what.da}", f"the file is no Turtle text but {what.en}"),
        Message("flyt filen, eller giv den den rigtige endelse", "move it, or give it the right extension"),
    )


_SAVE = Message("gem filen som UTF-8 i editoren", "save the file as UTF-8 in the editor")


def _not_utf8(raw: bytes, at: int) -> tuple[tuple[Message, Message], int]:
    """Say on which line the text stops being UTF-8, and what it probably is instead."""
    line = raw.count(b"\n", 0, at) + 1
    guess = "Windows-1252 (latin-1)"
    start = raw.rfind(b"\n", 0, at) + 1
    shown = re.sub(r"\s+", " ", raw[max(start, at - 20) : at + 20].decode("cp1252", "replace")).strip()
    return (
        Message(
            f"linje {line} er ikke UTF-8; filen ser ud til at være gemt som {guess}: »{shown}«",
            f"line {line} is not UTF-8; the file seems to be saved as {guess}: “{shown}”",
        ),
        _SAVE,
    ), line
