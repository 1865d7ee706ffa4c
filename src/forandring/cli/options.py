"""Arguments and options that several commands share."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from forandring.cli import terminal
from forandring.cli.speech import Argument, Option, say, speak
from forandring.config import Configuration, configuration
from forandring.model import Theory
from forandring.project import Reading, read
from forandring.project.files import read_in_part
from forandring.texts import Message

__all__ = [
    "DEFAULT_PATH",
    "Decorator",
    "as_typed",
    "configured",
    "date_option",
    "how_many",
    "option",
    "paths_argument",
    "reading_of",
    "several",
    "sources_option",
    "tell_of_broken_files",
    "theme_option",
    "theory_of",
    "which_format",
]

DEFAULT_PATH = "theory"

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
"""Gives a command something."""


def paths_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``[PATH …]``, by default the folder ``theory``."""
    return click.argument("paths", nargs=-1, metavar="[PATH]…", cls=Argument)(function)


def option(*names: str, da: str, en: str, **more: Any) -> Decorator:
    """Give a command an option that is explained in both languages; ``more`` goes to ``click.option``.

    What takes a value is explained by what the value is ("the file …"), a flag by what it does ("write …").
    """
    return click.option(*names, cls=Option, message=Message(da, en), **more)


def several(name: str, parameter: str, metavar: str, da: str, en: str) -> Decorator:
    """Give a command an option that names something, and that can be given several times."""
    return option(name, parameter, multiple=True, metavar=metavar, da=da, en=en)


def how_many(standard: int, most: int, da: str, en: str) -> Decorator:
    """Give a command ``--most``: how much of a long list is shown."""
    return option("--most", type=click.IntRange(1, most), default=standard, show_default=True, da=da, en=en)


def which_format(*names: str) -> Decorator:
    """Give a command ``--format``; the first name is the default."""
    return option(
        "--format",
        "form",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        da="udskriftens form",
        en="the form of the output",
    )


def as_typed(*words: str) -> str:
    """Return a command as it can be typed: what a shell would take apart stands in quotes.

    >>> as_typed("forandring", "check", "theory/ældre"), as_typed("check", "vores plan")
    ('forandring check theory/ældre', "check 'vores plan'")
    """
    plain = "@%+=:,./-_"
    return " ".join(
        word if word and all(c.isalnum() or c in plain for c in word) else shlex.quote(word) for word in words
    )


def sources_option(da: str = "", en: str = "") -> Decorator:
    """Give a command ``--sources``; what it does with the documents is said after a semicolon."""
    return option(
        "--sources",
        metavar="FOLDER",
        type=click.Path(path_type=Path),
        da="mappen med kildedokumenterne" + (f"; {da}" if da else ""),
        en="the folder of the source documents" + (f"; {en}" if en else ""),
    )


def theme_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--theme``."""
    return option("--theme", metavar="NAME|FILE", da="diagrammernes udseende", en="the look of the diagrams")(
        function
    )


def date_option(da: str, en: str) -> Decorator:
    """Give a command ``--date``; every command says where it prints the date."""
    return option("--date", "dated", metavar="TEXT", da=da, en=en)


def reading_of(paths: tuple[str, ...]) -> Reading:
    """Read the theory under ``paths``, telling of it when it takes long."""
    configured(paths)
    with terminal.Progress() as progress:
        return read(paths or (DEFAULT_PATH,), progress)


def theory_of(paths: tuple[str, ...]) -> Theory:
    """Read the theory under ``paths`` to answer a question of it, telling of what could not be read."""
    reading = reading_of(paths)
    tell_of_broken_files(reading)
    return reading.theory


def tell_of_broken_files(reading: Reading, revision: str = "") -> None:
    """Tell which files, of today or of a git revision, are not read whole: what they lack, an answer lacks."""
    for path in reading.incomplete:
        if revision:
            terminal.talk(say(read_in_part(f"{revision}:{path}")))
            continue
        command = as_typed("forandring", "check", path)
        more = Message(f". Se fejlene med: {command}", f". See them with: {command}")
        terminal.talk(say(read_in_part(path)) + say(more))


def configured(paths: tuple[str, ...]) -> Configuration:
    """Return the configuration that holds for the first path."""
    first = Path(paths[0] if paths else DEFAULT_PATH)
    chosen = configuration(first if os.path.isdir(first) else first.parent)
    context = click.get_current_context(silent=True)
    if chosen.lang and context is not None and context.find_root().params.get("lang") is None:
        speak(chosen.lang)
    if chosen.engine:
        # Every room that draws, and every process it starts, asks the environment; the user's own word comes first.
        os.environ.setdefault("FORANDRING_ENGINE", chosen.engine)
    return chosen
