"""``export``: the whole theory as data."""

from __future__ import annotations

from pathlib import Path

import click

from forandring.cli import terminal
from forandring.cli.options import paths_argument, reading_of
from forandring.cli.speech import Command, Option
from forandring.project.exporting import FORMATS, exported
from forandring.project.writing import write_file
from forandring.texts import Message

__all__ = ["export"]


@click.command(
    cls=Command,
    message=Message("Skriv hele teorien som data.", "Write the whole theory as data."),
    examples=(
        "forandring export --format json > theory.json",
        "forandring export theory/plan --format json -o plan.json",
    ),
)
@paths_argument
@click.option(
    "--format",
    "form",
    cls=Option,
    type=click.Choice(FORMATS),
    default="json",
    show_default=True,
    message=Message("dataenes form", "form of the data"),
)
@click.option(
    "-o",
    "--output",
    cls=Option,
    metavar="FILE",
    message=Message("fil i stedet for stdout", "file instead of stdout"),
)
def export(paths: tuple[str, ...], form: str, output: str | None) -> None:
    """Print or write the data."""
    content = exported(reading_of(paths), form)
    if output is None:
        terminal.write_bytes(content)
    else:
        write_file(Path(output), content)
