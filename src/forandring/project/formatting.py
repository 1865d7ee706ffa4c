"""Files laid out in place: nothing is written unless it says the same, and then whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from forandring import rdf, syntax
from forandring.errors import ForandringError, reason
from forandring.project.files import LARGEST_FILE, refused, too_large
from forandring.source import SourceText
from forandring.texts import Message, one_line

__all__ = ["Formatted", "difference", "formatted_bytes", "formatted_file", "write_formatted"]

_MARK = "\ufeff"
_MOST_SHOWN = 3


class Formatted(NamedTuple):
    """A file's content as it is, and as it would be laid out.

    Attributes:
        path: as given.
        before, after: byte for byte.
    """

    path: str
    before: bytes
    after: bytes

    @property
    def changed(self) -> bool:
        """Whether anything would change."""
        return self.before != self.after


def formatted_file(path: str) -> Formatted:
    """Return a file's content laid out; the file is only read.

    Raises:
        ForandringError: it cannot be read, is not Turtle, or would not say the same.
    """
    is_odd = os.path.exists(path) and not (os.path.isfile(path) or os.path.isdir(path))
    if is_odd:  # to open a pipe is to wait for who writes to it
        raise _irregular(path)
    try:
        with open(path, "rb") as stream:
            before = stream.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise _unread(path, refused(path, problem)) from problem
    if len(before) > LARGEST_FILE:
        raise _unread(path, too_large())
    return Formatted(path, before, formatted_bytes(path, before))


def formatted_bytes(path: str, content: bytes) -> bytes:
    """Return Turtle laid out regularly; a byte-order mark, line ends and comments stay.

    Two things are checked whatever the layout did: the result has the same tokens but for white space, and
    pyoxigraph reads the same triples from it in the same order.

    Raises:
        ForandringError: it is not Turtle, or the result would not say the same.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise _refused(
            path,
            f"linje {line} er ikke UTF-8; gem filen som UTF-8",
            f"line {line} is not UTF-8; save it as UTF-8",
        ) from problem
    parsed = rdf.parse_turtle(path, text.removeprefix(_MARK))
    if parsed.problems:
        raise _not_turtle(path, text.removeprefix(_MARK), parsed.problems)
    try:
        result = syntax.formatted(text)
    except syntax.NotFormattable as problem:
        raise _not_turtle(path, text, problem.problems) if problem.problems else _differs(path) from problem
    if _tokens(text) != _tokens(result):
        raise _differs(path)
    if rdf.parse_turtle(path, result.removeprefix(_MARK)).triples != parsed.triples:
        raise _differs(path)
    return result.encode("utf-8")


def _tokens(text: str) -> list[str]:
    tokens = syntax.tokenise(text)
    spaces = syntax.Kind.SPACE
    return [each for each, kind in zip(tokens.texts, tokens.kinds, strict=True) if kind != spaces]


def write_formatted(formatted: Formatted) -> None:
    """Put the laid-out content in the file's place, whole or not at all; its permissions stay.

    A symbolic link is followed. The content is written beside the file without a name where the system can
    do that, so that a run that is killed leaves nothing behind.

    Raises:
        ForandringError: the file is read-only, has several names (hard links), has changed since it was
            read, or cannot be written.
    """
    place = Path(os.path.realpath(formatted.path))
    try:
        found = os.stat(place)
        _refuse_unwritable(formatted.path, found, place)
        _sweep(place)
        _replace(place, formatted, found)
    except OSError as problem:
        said = reason(problem)
        raise _refused(
            formatted.path,
            f"kan ikke skrives ({said.da}); giv skriveadgang til mappen, eller skaf plads",
            f"cannot be written ({said.en}); give permission to write to the folder, or make room",
        ) from problem


def _refuse_unwritable(path: str, found: os.stat_result, place: Path) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise _irregular(path)
    # Asked of the bits, too: an administrator may write everything, but a read-only file is so on purpose.
    if not found.st_mode & 0o222 or not os.access(place, os.W_OK):
        raise _refused(path, "er skrivebeskyttet", "is read-only")
    if found.st_nlink > 1:
        raise _refused(
            path,
            "har flere navne (hårde links), som ville blive skilt ad",
            "has several names (hard links), which would be torn apart",
        )


def _replace(place: Path, formatted: Formatted, found: os.stat_result) -> None:
    temporary = place.with_name(f"{_beginning(place)}{os.getpid()}")
    handle = _unnamed_file(place.parent)
    has_name = handle is None
    if handle is None:
        handle = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        _fill(handle, formatted.after, found, place)
        if place.read_bytes() != formatted.before:
            raise _refused(
                formatted.path,
                "er ændret af en anden imens; kør fmt igen",
                "was changed by somebody else meanwhile; run fmt again",
            )
        if not has_name:
            _name(handle, temporary)
        os.replace(temporary, place)
        _settle(place.parent)
    finally:
        os.close(handle)
        temporary.unlink(missing_ok=True)


def _unnamed_file(folder: Path) -> int | None:
    """Return a new file in ``folder`` that has no name, ``None`` where the system has no such files."""
    if not hasattr(os, "O_TMPFILE") or not os.path.isdir("/proc/self/fd"):
        return None
    try:
        return os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600)
    except OSError:  # not every file system can
        return None


def _name(handle: int, name: Path) -> None:
    folder = os.open(name.parent, os.O_RDONLY)
    try:
        # Only with a folder given does Python let the link in /proc be followed.
        os.link(f"/proc/self/fd/{handle}", name.name, src_dir_fd=folder, dst_dir_fd=folder)
    finally:
        os.close(folder)


def _settle(folder: Path) -> None:
    """Wait until the disk has the new name, too."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _fill(handle: int, content: bytes, found: os.stat_result, place: Path) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(handle, view) :]
    os.fsync(handle)
    os.lseek(handle, 0, os.SEEK_SET)
    if _all_of(handle, len(content)) != content:
        raise OSError("what was written does not read back the same")
    if hasattr(os, "fchown"):
        with contextlib.suppress(OSError):  # only an administrator may give files away
            os.fchown(handle, found.st_uid, found.st_gid)
        os.fchmod(handle, stat.S_IMODE(found.st_mode))
    _keep_attributes(handle, place)


def _all_of(handle: int, size: int) -> bytes:
    pieces = []
    while piece := os.read(handle, size + 1):
        pieces.append(piece)
    return b"".join(pieces)


def _keep_attributes(handle: int, place: Path) -> None:
    """Copy what a file system notes of a file beside its content: tags, access lists."""
    with contextlib.suppress(OSError, AttributeError):
        for name in os.listxattr(place):
            os.setxattr(handle, name, os.getxattr(place, name))


def _beginning(place: Path) -> str:
    return f".{place.name[:100]}.fmt-"


def _sweep(place: Path) -> None:
    """Remove what an earlier run left that was killed in the instant between naming and renaming."""
    if os.name != "posix":
        return
    pattern = re.compile(re.escape(_beginning(place)) + r"([0-9]+)")
    for entry in os.scandir(place.parent):
        match = pattern.fullmatch(entry.name)
        if match and not _is_running(int(match[1])):
            with contextlib.suppress(OSError):
                os.unlink(entry.path)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return process != os.getpid()


def difference(formatted: Formatted) -> str:
    """Return what would change as a unified diff, "" for nothing."""
    before, after = (_lines(content) for content in (formatted.before, formatted.after))
    name = one_line(formatted.path)
    lines = unified_diff(before, after, name, name)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(content: bytes) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", content.decode("utf-8"))


def _not_turtle(path: str, text: str, problems: tuple[syntax.Problem, ...]) -> ForandringError:
    source = SourceText(path, text)

    def said(language: str) -> str:
        shown = [
            f"{source.position(each.start).line}:{source.position(each.start).column} "
            f"{each.message.in_language(language).removesuffix('.')}"
            for each in problems[:_MOST_SHOWN]
        ]
        return "; ".join(shown) + (" …" if len(problems) > _MOST_SHOWN else ".")

    return _refused(path, f"er ikke gyldig Turtle: {said('da')}", f"is not valid Turtle: {said('en')}")


def _differs(path: str) -> ForandringError:
    return _refused(
        path,
        "opstillingen ville sige noget andet, og filen er ikke rørt; det er en fejl i forandring, send os filen",
        "the layout would say something else, and the file is untouched; it is a fault in forandring, "
        "send us the file",
    )


def _irregular(path: str) -> ForandringError:
    return _refused(path, "er ikke en almindelig fil", "is not a regular file")


def _unread(path: str, told: tuple[Message, Message]) -> ForandringError:
    message, remedy = told
    return _refused(path, f"{message.da}; {remedy.da}", f"{message.en}; {remedy.en}")


def _refused(path: str, da: str, en: str) -> ForandringError:
    return ForandringError(Message(f"{path}: {da}", f"{path}: {en}"))
