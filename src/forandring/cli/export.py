"""``export``: the whole theory as data."""

from __future__ import annotations

from pathlib import Path

import click

from forandring.cli import terminal
from forandring.cli.options import paths_argument, reading_of
from forandring.cli.speech import Command, Option, language, say
from forandring.project.exporting import FORMATS, exported, format_of_file, incomplete_files
from forandring.project.reading import Reading
from forandring.project.writing import write_file
from forandring.texts import Message

__all__ = ["export"]


@click.command(
    cls=Command,
    message=Message("Skriv hele teorien som data.", "Write the whole theory as data."),
    examples=(
        "forandring export > theory.json",
        "forandring export theory/plan -o plan.ttl",
    ),
)
@paths_argument
@click.option(
    "--format",
    "form",
    cls=Option,
    type=click.Choice(FORMATS),
    message=Message(
        "dataenes form; ellers efter filens endelse, ellers json",
        "form of the data; else by the file's ending, else json",
    ),
)
@click.option(
    "-o",
    "--output",
    cls=Option,
    metavar="FILE",
    message=Message("fil i stedet for stdout", "file instead of stdout"),
)
def export(paths: tuple[str, ...], form: str | None, output: str | None) -> None:
    """Print or write the data."""
    form = form or (format_of_file(output) if output else "json")
    reading = reading_of(paths)
    content = exported(reading, form, language())
    _tell_of_broken_files(reading)
    if output is None:
        terminal.write_bytes(content)
    else:
        write_file(Path(output), content)


def _tell_of_broken_files(reading: Reading) -> None:
    for path in incomplete_files(reading):
        terminal.talk(
            say(
                Message(
                    f"{path}: har fejl; kun det, der kan læses, er med. Se fejlene med: forandring check {path}",
                    f"{path}: has errors; only what can be read is here. See them with: forandring check {path}",
                )
            )
        )
