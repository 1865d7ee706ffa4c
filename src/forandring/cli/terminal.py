"""What a person sees: colours on a terminal, progress on long work, data to stdout and talk to stderr."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import time
from collections.abc import Iterator
from typing import Any, Self, TextIO

import click

from forandring.errors import ForandringError, reason
from forandring.texts import Message, one_line

__all__ = [
    "Progress",
    "colours",
    "drop_output",
    "on_terminal",
    "open_closed",
    "paint",
    "take_every_name",
    "talk",
    "write",
    "write_bytes",
    "write_line",
]

_STYLES: dict[str, dict[str, object]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan", "bold": True},
    "place": {"bold": True},
    "help": {"fg": "green"},
    "mark": {"fg": "red"},
    "heading": {"bold": True},
    "quiet": {"dim": True},
}
_WAIT = 1.0
_BETWEEN_LINES = 5.0
_colour_choice = "auto"
_stdout_closed = False


def colours(choice: str) -> None:
    """Use colours ``always``, ``never`` or, for ``auto``, only on a terminal that wants them."""
    global _colour_choice
    _colour_choice = choice


def _coloured(stream: TextIO) -> bool:
    if _colour_choice != "auto":
        return _colour_choice == "always"
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def on_terminal() -> bool:
    """Return whether a person reads stdout, and not a file or another program."""
    return sys.stdout.isatty()


def paint(text: str, role: str) -> str:
    """Return a text for stdout in the colour of its role, or plain where colours are not wanted."""
    return click.style(text, **_STYLES[role]) if _coloured(sys.stdout) else text  # type: ignore[arg-type]


def open_closed() -> None:
    """Open to nowhere what was closed before we began, so that no file of ours gets its place."""
    global _stdout_closed
    _stdout_closed = sys.stdout is None
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8")  # noqa: SIM115 - open for as long as we run
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8")  # noqa: SIM115


def take_every_name() -> None:
    """Let stdout and stderr show every file's name: what their encoding lacks is escaped as JSON does."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")


def write(text: str) -> None:
    """Write data to stdout as it is; once nobody reads it any more, it goes nowhere and the work goes on.

    Raises:
        ForandringError: stdout takes no more, as on a full disk.
    """
    with _told_when_full():
        click.echo(text, nl=False, color=True)


def write_line(text: str) -> None:
    """Write what holds a file's name to stdout, on one line whatever the name; raises as :func:`write` does."""
    write(f"{one_line(text)}\n")


def write_bytes(content: bytes) -> None:
    """Write data to stdout byte for byte; otherwise as :func:`write` does."""
    with _told_when_full():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def drop_output() -> None:
    """Let what is still to be written to stdout go nowhere, so that the program can end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextlib.contextmanager
def _told_when_full() -> Iterator[None]:
    if _stdout_closed:
        raise ForandringError(
            Message(
                "stdout er lukket; lad resultatet gå til en fil: > fil",
                "stdout is closed; let the result go to a file: > file",
            )
        )
    try:
        yield
    except BrokenPipeError:
        # The reader has got what it wanted; what the exit code says is as true without it.
        drop_output()
    except OSError as problem:
        drop_output()
        why = reason(problem)
        raise ForandringError(
            Message(
                f"stdout kan ikke skrives ({why.da}); skaf plads, eller skriv et andet sted hen",
                f"stdout cannot be written ({why.en}); make room, or write somewhere else",
            )
        ) from problem


def talk(text: str) -> None:
    """Say something to the person on one line of stderr; where that takes no more, the exit code has to do."""
    try:
        click.echo(one_line(text), err=True)
    except OSError:
        # What is left in the buffer would fail again when Python ends, and change the exit code.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


class Progress:
    """Tells on stderr what is being done, once it has taken more than a second; takes it away when left."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._told = 0.0
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def __call__(self, what: str, done: int, total: int) -> None:
        """Tell that ``done`` of ``total`` are done and ``what`` is next."""
        now = time.monotonic()
        if now - self._began < _WAIT:
            return
        if sys.stderr.isatty():
            self._draw(what, done, total)
        elif now - self._told > _BETWEEN_LINES or (self._told and done == total):
            self._told = now
            talk(f"{done}/{total} {what}")

    def _draw(self, what: str, done: int, total: int) -> None:
        if self._bar is None:
            # Imported only for work that takes long: it costs more than most commands do.
            from rich.console import Console
            from rich.progress import Progress as Bar

            self._bar = Bar(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("", total=total)
            self._bar.start()
        self._bar.update(
            self._task, description=one_line(what).replace("[", "\\["), completed=done, total=total
        )
