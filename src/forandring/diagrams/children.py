"""Child processes that draw, started ahead while their parent has something else to do, and kept for more."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from forandring.diagrams.fonts import fonts_folder

__all__ = ["child", "end", "give_back", "most", "started_ahead"]

Fonts = frozenset[str]
"""Families beside our own font that were at hand when a child looked for fonts; it looks once."""

_ahead: list[tuple[subprocess.Popen[bytes], Fonts | None]] = []
"""Children that wait, with the fonts each has found; ``None`` where it has not looked yet."""

_kept: list[bool] = []
"""Holds something while children that are done are kept for more."""


def most() -> int:
    """Return how many children draw at once, unless somebody says otherwise: one a processor, at most 8."""
    return min(os.cpu_count() or 1, 8)


@contextlib.contextmanager
def started_ahead(cache: Path | None = None) -> Iterator[None]:
    """Start children that load what drawing takes, keep them for more while the block lasts, and end them with it.

    Args:
        cache: folder that keeps what was drawn; the first child makes the fonts that most pictures carry.
    """
    while len(_ahead) < most():
        _ahead.append((_started("ahead", *([] if _ahead else [str(fonts_folder(cache))])), None))
    _kept.append(True)
    try:
        yield
    finally:
        _kept.pop()
        while waiting := _next():
            end(waiting[0])


def child(fonts: Fonts = frozenset()) -> subprocess.Popen[bytes]:
    """Return a child that waits for jobs: one that was started ahead or given back, else a new one.

    Args:
        fonts: families beside our own font that the jobs need.
    """
    while waiting := _next():
        ready, found = waiting
        if ready.poll() is None and (found is None or fonts <= found):
            return ready
        end(ready)
    return _started()


def _next() -> tuple[subprocess.Popen[bytes], Fonts | None] | None:
    """Take the first child that waits; several threads may ask at once."""
    with contextlib.suppress(IndexError):
        return _ahead.pop(0)
    return None


def give_back(process: subprocess.Popen[bytes], fonts: Fonts) -> None:
    """Take a child that is done: it waits for more while others are kept, and ends otherwise."""
    if _kept and len(_ahead) < most():
        _ahead.append((process, fonts))
    else:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a child and wait for it."""
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    process.wait()


def _started(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "forandring.diagrams.engine", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
