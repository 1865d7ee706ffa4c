"""Paths → texts: which Turtle files there are, and what can be read of each."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from forandring.errors import ForandringError, reason
from forandring.source import SourceText
from forandring.syntax.problems import words_of
from forandring.texts import Message

__all__ = [
    "LARGEST_FILE",
    "FileRead",
    "Group",
    "each_once",
    "file_of",
    "groups",
    "read_file",
    "read_in_part",
    "refused",
    "too_large",
]

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes; a larger file is refused rather than read into memory."""

_TURTLE = ".ttl"
_ANYTHING = frozenset({"*"})


class Group(NamedTuple):
    """The Turtle files that make one plan: a folder's own, or one file named alone."""

    folder: str
    files: tuple[str, ...]


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


def groups(paths: Sequence[str]) -> tuple[Group, ...]:
    """Return the groups of Turtle files under ``paths``, in order of path.

    A folder gives one group for each folder at or below it that holds Turtle files; hidden folders are left
    out. A file gives a group of its own, and so does a folder below that cannot be looked into: it stands for
    the files that may be in it, and reading it tells why it cannot be. What several paths lead to comes once.

    Raises:
        ForandringError: a path does not exist, or no path holds a Turtle file.
    """
    found = [group for path in paths for group in _groups_under(path)]
    if not found:
        shown = ", ".join(paths)
        raise ForandringError(
            Message(
                f"{shown}: her er ingen Turtle-filer (.ttl); start en plan med »forandring init NAVN«",
                f"{shown}: no Turtle files (.ttl) here; start a plan with “forandring init NAME”",
            )
        )
    return each_once(found) if len(paths) > 1 else tuple(found)


def each_once(found: Iterable[Group]) -> tuple[Group, ...]:
    """Return groups without those that stand among them already, under this name or another.

    A file named alone is left out where its folder is there too: it would be described twice.

    >>> plan = Group("plan", ("plan/a.ttl", "plan/b.ttl"))
    >>> each_once([Group("plan/a.ttl", ("plan/a.ttl",)), plan, Group("./plan", plan.files)]) == (plan,)
    True
    """
    found = tuple(found)
    in_folders = {os.path.realpath(file) for group in found for file in group.files if file != group.folder}
    kept: dict[str, Group] = {}
    for group in found:
        place = os.path.realpath(group.folder)
        if place not in in_folders:
            kept.setdefault(place, group)
    return tuple(kept.values())


def _groups_under(path: str) -> list[Group]:
    place = Path(path)
    try:
        if place.is_dir():
            return _folders(path, place)
        if place.exists():
            return [Group(path, (path,))]
    except OSError as problem:
        why = reason(problem)
        raise ForandringError(
            Message(
                f"{path}: kan ikke læses ({why.da}); giv læseadgang, eller angiv en anden mappe",
                f"{path}: cannot be read ({why.en}); give permission to read, or name another folder",
            )
        ) from problem
    raise ForandringError(
        Message(
            f"{path}: findes ikke; se efter stavefejl, eller start en plan med »forandring init NAVN«",
            f"{path}: does not exist; look for a misspelling, or start a plan with “forandring init NAME”",
        )
    )


def _folders(path: str, place: Path) -> list[Group]:
    by_folder: dict[str, list[str]] = {}
    closed: list[Path] = []
    for file in _without_twins(sorted(_turtle_below(place, closed))):
        within = file.relative_to(place)
        by_folder.setdefault(_joined(path, within.parent), []).append(_joined(path, within))
    for folder in closed:
        name = _joined(path, folder.relative_to(place))
        by_folder[name] = [name]
    return [Group(folder, tuple(files)) for folder, files in sorted(by_folder.items())]


def _turtle_below(place: Path, closed: list[Path]) -> Iterator[Path]:
    """Yield the Turtle files at or below a folder, and links to nowhere, which somebody is to hear of.

    Folders below it that cannot be looked into are added to ``closed``.
    """

    def cannot_be_listed(problem: OSError) -> None:
        if Path(problem.filename) == place:
            raise problem
        closed.append(Path(problem.filename))

    for folder, folders, files in os.walk(place, onerror=cannot_be_listed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            file = Path(folder, name)
            if name.lower().endswith(_TURTLE) and not name.startswith(".") and _is_to_be_read(file):
                yield file


def _is_to_be_read(file: Path) -> bool:
    """Whether it is a file, or nobody can tell: a link to nowhere, a name in a folder that may not be entered."""
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return True


def _without_twins(files: Sequence[Path]) -> Iterator[Path]:
    """Yield files without the links to others of them: what two names lead to would be described twice."""
    own = {os.path.realpath(file) for file in files if not os.path.islink(file)}
    for file in files:
        if not os.path.islink(file) or os.path.realpath(file) not in own:
            yield file


def _joined(path: str, within: Path) -> str:
    """Return a path below ``path`` as the user would write it, with forward slashes."""
    return (Path(path) / within).as_posix()


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
