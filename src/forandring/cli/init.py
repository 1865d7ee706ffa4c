"""``init``: a plan to begin from."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from forandring.cli import terminal
from forandring.cli.options import DEFAULT_PATH, option
from forandring.cli.speech import Argument, Command, say
from forandring.project.scaffold import write_plan
from forandring.texts import Message

__all__ = ["init"]


@click.command(
    cls=Command,
    message=Message(
        "Begynd en ny plan: en mappe med en lille plan, der har ét bevidst hul at finde.",
        "Begin a new plan: a folder with a small plan that has one deliberate gap to find.",
    ),
    examples=(
        "forandring init unge-i-job",
        "forandring init unge-i-job --in planer",
        "forandring init planer/unge-i-job",
    ),
)
@click.argument("name", cls=Argument)
@option(
    "--in",
    "parent",
    metavar="FOLDER",
    da=f"mappen, planen skal ligge i (ellers {DEFAULT_PATH}, eller den mappe, der står i NAME)",
    en=f"the folder in which the plan is to lie (else {DEFAULT_PATH}, or the folder that NAME says)",
)
def init(name: str, parent: str | None) -> None:
    """Write the plan and say what to type next."""
    given = Path(name)
    is_path = any(separator in name.rstrip("/") for separator in ("/", os.sep))
    folder = write_plan(Path(parent or ("" if is_path else DEFAULT_PATH)) / given.parent, given.name)
    terminal.talk(say(Message(f"{folder} er skrevet. Prøv nu:", f"{folder} is written. Now try:")))
    typed = shlex.quote(str(folder))
    for command in (f"check {typed}", "explain FO101", f"build {typed}"):
        terminal.write_line(f"forandring {command}")
