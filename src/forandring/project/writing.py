"""Writes that are whole or not at all: a file, or a folder that takes the place of an older one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from forandring.errors import ForandringError, reason
from forandring.texts import Message

__all__ = ["MARK", "encoded", "make_folder", "replace_folder", "write_file"]

MARK = ".forandring"
"""A file in every folder that was written by the program; a folder without it is never replaced."""


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, keeping the permissions of the file it takes the place of.

    Raises:
        ForandringError: the folder cannot be written to.
    """
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as problem:
        raise _not_writable(path, problem) from problem
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        else:
            os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as problem:
        raise _not_writable(path, problem) from problem
    finally:
        Path(temporary).unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where there is none.

    Raises:
        ForandringError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise _not_writable(folder, problem) from problem


def encoded(text: str) -> bytes:
    """Return a text as UTF-8; a byte of a file's name that is none stands as JSON escapes it.

    >>> encoded("b\\udce6.ttl")
    b'b\\\\udce6.ttl'
    """
    return text.encode("utf-8", "backslashreplace")


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder whole or not at all, in the place of an older one that the program wrote.

    Args:
        folder: need not exist.
        files: path within the folder, with forward slashes → content.

    Raises:
        ForandringError: the place cannot be written to, or holds a folder that somebody else made.
    """
    parent = folder.absolute().parent
    try:
        _refuse_foreign(folder)
        parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=parent))
    except OSError as problem:
        raise _not_writable(folder, problem) from problem
    try:
        _fill(fresh, files)
        _swap(folder, fresh, parent)
    except OSError as problem:
        raise _not_writable(folder, problem) from problem
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _fill(fresh: Path, files: Mapping[str, bytes]) -> None:
    fresh.chmod(0o777 & ~_umask())
    (fresh / MARK).write_bytes(b"")
    for name, content in files.items():
        place = fresh / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def _swap(folder: Path, fresh: Path, parent: Path) -> None:
    """Put the fresh folder in the place of the old one; the old one is only gone once the new one stands."""
    old = None
    if folder.exists():
        old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=parent))
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


def _not_writable(place: Path, problem: OSError) -> ForandringError:
    why = reason(problem)
    return ForandringError(
        Message(
            f"{place}: kan ikke skrives ({why.da}); giv skriveadgang, eller vælg et andet sted",
            f"{place}: cannot be written ({why.en}); give permission to write, or choose another place",
        )
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
