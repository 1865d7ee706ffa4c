"""Child processes that draw, started ahead while their parent still has something else to do."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys

__all__ = ["child", "end", "most", "start_ahead"]

_ahead: list[subprocess.Popen[bytes]] = []


def most() -> int:
    """Return how many children draw at once, unless somebody says otherwise: one a processor, at most 8."""
    return min(os.cpu_count() or 1, 8)


def start_ahead() -> None:
    """Start children that load what drawing takes; those nobody asks for end with this process."""
    while len(_ahead) < most():
        _ahead.append(_started("ahead"))


def child() -> subprocess.Popen[bytes]:
    """Return a child that waits for jobs: one that was started ahead, else a new one."""
    while _ahead:
        ready = _ahead.pop(0)
        if ready.poll() is None:
            return ready
        end(ready)
    return _started()


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
