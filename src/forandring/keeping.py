"""What was made once, kept in a folder: what comes back is what was put there, or nothing."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from pathlib import Path

__all__ = ["keep", "kept"]

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
    scratch = path.with_suffix(f".{os.getpid()}.{threading.get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch.write_bytes(_digest(content) + content)
        scratch.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            scratch.unlink(missing_ok=True)


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_LENGTH).digest()
