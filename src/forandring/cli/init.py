"""``init``: a plan to begin from."""

from __future__ import annotations

from pathlib import Path

import click

from forandring.cli import terminal
from forandring.cli.speech import Command, Option, say
from forandring.project.scaffold import write_plan
from forandring.texts import Message

__all__ = ["init"]


@click.command(
    cls=Command,
    message=Message(
        "Begynd en ny plan: en mappe med en lille plan, der har ét bevidst hul at finde.",
        "Begin a new plan: a folder with a small plan that has one deliberate gap to find.",
    ),
    examples=("forandring init unge-i-job", "forandring init unge-i-job --in theory"),
)
@click.argument("name")
@click.option(
    "--in",
    "parent",
    cls=Option,
    default="theory",
    show_default=True,
    metavar="FOLDER",
    message=Message("mappen, planen skal ligge i", "the folder in which the plan is to lie"),
)
def init(name: str, parent: str) -> None:
    """Write the plan and say what to type next."""
    folder = write_plan(Path(parent), name)
    terminal.talk(say(Message(f"{folder} er skrevet. Prøv nu:", f"{folder} is written. Now try:")))
    for command in (f"check {folder}", "explain FO101", f"build {folder}"):
        terminal.write(f"forandring {command}\n")
