"""Writes that are whole or not at all: a file, or a folder that takes the place of an older one."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from forandring.errors import ForandringError, reason
from forandring.texts import Message

try:
    import fcntl
except ImportError:  # Windows has no locks of this kind
    fcntl = None  # type: ignore[assignment]

__all__ = [
    "MARK",
    "can_be_replaced",
    "can_be_written",
    "encoded",
    "make_folder",
    "replace_folder",
    "write_file",
]

MARK = ".forandring"
"""A file in every folder that was written by the program; a folder without it is never replaced."""
_FRESH, _OLD = ".forandring-new", ".forandring-old"


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, keeping the permissions of the file it takes the place of.

    Raises:
        ForandringError: the folder cannot be written to.
    """
    place = Path(os.path.realpath(path))  # a link stays a link
    if os.path.isdir(place):
        raise _not_writable(path, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
    if os.path.exists(place) and not os.path.isfile(place):
        return _pour(path, content)
    try:
        handle, temporary = tempfile.mkstemp(prefix=".forandring-", dir=place.parent)
    except OSError as problem:
        raise _not_writable(path, problem) from problem
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if place.exists():
            shutil.copymode(place, temporary)
        else:
            os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, place)
    except OSError as problem:
        raise _not_writable(path, problem) from problem
    finally:
        Path(temporary).unlink(missing_ok=True)


def _pour(device: Path, content: bytes) -> None:
    """Write into what is no file, such as a pipe or /dev/null, which must not be taken the place of."""
    try:
        with open(device, "wb") as stream:
            stream.write(content)
    except OSError as problem:
        raise _not_writable(device, problem) from problem


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where there is none.

    Raises:
        ForandringError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise _not_writable(folder, problem) from problem


def can_be_written(place: Path) -> None:
    """Look whether a file or a folder can be made at a place, so that nobody waits for work that would be lost.

    Raises:
        ForandringError: it cannot.
    """
    try:
        parent = next(each for each in place.absolute().parents if os.path.lexists(each))
        with tempfile.TemporaryFile(dir=parent):
            pass
    except OSError as problem:
        raise _not_writable(place, problem) from problem


def can_be_replaced(folder: Path) -> None:
    """Look whether :func:`replace_folder` can do its work there; raises as it does."""
    try:
        _refuse_foreign(folder)
    except OSError as problem:
        raise _not_writable(folder, problem) from problem
    can_be_written(folder)


def encoded(text: str) -> bytes:
    """Return a text as UTF-8; a byte of a file's name that is none stands as JSON escapes it.

    >>> encoded("b\\udce6.ttl")
    b'b\\\\udce6.ttl'
    """
    return text.encode("utf-8", "backslashreplace")


def replace_folder(folder: Path, files: Mapping[str, bytes], mark: bytes = b"") -> None:
    """Write a folder whole or not at all, in the place of an older one that the program wrote.

    Args:
        folder: need not exist.
        files: path within the folder, with forward slashes → content.
        mark: content of the file that says whose the folder is.

    Raises:
        ForandringError: the place cannot be written to, or holds a folder that somebody else made.
    """
    parent = folder.absolute().parent
    try:
        _refuse_foreign(folder)
        parent.mkdir(parents=True, exist_ok=True)
        with _alone_in(parent) as alone:
            _put(folder, {**files, MARK: mark}, parent)
            if alone:
                _sweep(parent)
    except OSError as problem:
        raise _not_writable(folder, problem) from problem


@contextlib.contextmanager
def _alone_in(parent: Path) -> Iterator[bool]:
    """Wait until no other run replaces a folder in ``parent``; yield whether that could be made sure of."""
    handle = None if fcntl is None else os.open(parent, os.O_RDONLY)
    try:
        yield handle is not None and _locked(handle)
    finally:
        if handle is not None:
            os.close(handle)  # and the lock with it, as it goes when a run is killed


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:
        return False  # a disk without locks
    return True


def _put(folder: Path, files: Mapping[str, bytes], parent: Path) -> None:
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", suffix=_FRESH, dir=parent))
    try:
        _fill(fresh, files)
        _swap(folder, fresh, parent)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _sweep(parent: Path) -> None:
    """Take away what runs that were killed have left."""
    for left in parent.iterdir():
        if left.name.startswith(".") and left.name.endswith((_FRESH, _OLD)):
            shutil.rmtree(left, ignore_errors=True)


def _fill(fresh: Path, files: Mapping[str, bytes]) -> None:
    fresh.chmod(0o777 & ~_umask())
    for name, content in files.items():
        place = fresh / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def _swap(folder: Path, fresh: Path, parent: Path) -> None:
    """Put the fresh folder in the place of the old one; the old one is only gone once the new one stands."""
    old = None
    if folder.exists():
        old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", suffix=_OLD, dir=parent))
        os.rename(folder, old / "was")
    try:
        os.rename(fresh, folder)
    except OSError:
        if old is not None:
            os.rename(old / "was", folder)
        raise
    finally:
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)


def _refuse_foreign(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise ForandringError(
            Message(
                f"{folder}: er ikke en mappe; vælg en anden med -o",
                f"{folder}: is not a folder; choose another with -o",
            )
        )
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise ForandringError(
            Message(
                f"{folder}: indeholder noget, forandring ikke har skrevet, og bliver derfor ikke erstattet; "
                "vælg en anden mappe med -o",
                f"{folder}: holds something forandring did not write and is therefore not replaced; "
                "choose another folder with -o",
            )
        )


_NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def _not_writable(place: Path, problem: OSError) -> ForandringError:
    why = reason(problem)
    remedy = Message(
        "giv skriveadgang, eller vælg et andet sted", "give permission to write, or choose another place"
    )
    if problem.errno in _NO_ROOM:
        remedy = Message("skaf plads, eller vælg et andet sted", "make room, or choose another place")
    elif problem.errno == errno.ENOENT:
        why = Message("mappen findes ikke", "there is no such folder")
        remedy = Message("opret den, eller vælg et andet sted", "make it, or choose another place")
    elif problem.errno == errno.EISDIR:
        remedy = Message("angiv en fil i den", "name a file in it")
    elif os.path.isdir(place) and not os.access(place.parent, os.W_OK | os.X_OK):
        # A folder is replaced whole, and its name stands in the one above it.
        remedy = Message(
            f"giv skriveadgang til mappen over den ({place.parent}), eller vælg et andet sted",
            f"give permission to write to the folder above it ({place.parent}), or choose another place",
        )
    return ForandringError(
        Message(
            f"{place}: kan ikke skrives ({why.da}); {remedy.da}",
            f"{place}: cannot be written ({why.en}); {remedy.en}",
        )
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
