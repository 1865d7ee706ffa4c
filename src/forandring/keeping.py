"""What was made once, kept in a folder: what comes back is what was put there, or nothing."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from pathlib import Path

__all__ = ["keep", "kept", "lay_out", "put"]

_LENGTH = 16


def kept(path: Path) -> bytes | None:
    """Return what was kept at a path; ``None`` where nothing is, or where it was damaged since."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest, content = content[:_LENGTH], content[_LENGTH:]
    return content if digest == _digest(content) else None


def keep(path: Path, content: bytes) -> None:
    """Put a file at a path, whole, its digest before it; where there is no room or no leave, nothing is kept."""
    with contextlib.suppress(OSError):
        put(path, _digest(content) + content)


def put(path: Path, content: bytes) -> None:
    """Put a file at a path, whole or not at all, and make its folder.

    Raises:
        OSError: there is no room or no leave.
    """
    # Hidden, so that nobody who looks for files, as fontconfig does for fonts, comes upon half of one.
    scratch = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch.write_bytes(content)
        scratch.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            scratch.unlink(missing_ok=True)
        raise


def lay_out(path: Path, content: bytes) -> None:
    """Put a file at a path, unless it is there, and as long.

    Raises:
        OSError: there is no room or no leave.
    """
    if not path.exists() or path.stat().st_size != len(content):
        put(path, content)


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_LENGTH).digest()
