"""``export``: the whole theory as data."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from forandring.cli import terminal
from forandring.cli.options import option, paths_argument, reading_of, tell_of_broken_files
from forandring.cli.speech import Command, language
from forandring.errors import ForandringError
from forandring.project.exporting import (
    BINARY,
    FORMATS,
    exported,
    format_of_file,
    keep_sources,
    write_tables,
)
from forandring.project.writing import write_file
from forandring.texts import Message

__all__ = ["export"]


@click.command(
    cls=Command,
    message=Message("Skriv hele teorien som data.", "Write the whole theory as data."),
    examples=(
        "forandring export > theory.json",
        "forandring export theory/plan -o plan.xlsx",
        "forandring export --format csv -o tabeller",
    ),
)
@paths_argument
@option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    da="dataenes form; ellers efter filens endelse, ellers json",
    en="the form of the data; else by the file's ending, else json",
)
@option(
    "-o",
    "--output",
    metavar="FILE|FOLDER",
    da="filen i stedet for stdout; for csv også en mappe",
    en="the file instead of stdout; for csv also a folder",
)
def export(paths: tuple[str, ...], form: str | None, output: str | None) -> None:
    """Print or write the data."""
    form = form or (format_of_file(output) if output else "json")
    if output is None and form in BINARY and sys.stdout.isatty():
        raise _not_for_a_terminal(form)
    reading = reading_of(paths)
    if output is not None:
        keep_sources(reading, output)
    tell_of_broken_files(reading)
    if output is None:
        terminal.write_bytes(exported(reading, form, language()))
    elif form == "csv" and _is_folder(output):
        for file in write_tables(reading, Path(output), language()):
            terminal.write_line(str(file))
    else:
        write_file(Path(output), exported(reading, form, language()))


def _is_folder(output: str) -> bool:
    """Return whether what is typed is a folder: there is one, or a file would have an ending."""
    return Path(output).is_dir() or not Path(output).suffix


def _not_for_a_terminal(form: str) -> ForandringError:
    return ForandringError(
        Message(
            f"{form} er ikke tekst og kan ikke vises her; skriv til en fil: -o teori.{form}",
            f"{form} is not text and cannot be shown here; write to a file: -o theory.{form}",
        )
    )
