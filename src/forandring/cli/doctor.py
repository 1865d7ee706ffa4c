"""``doctor``: what is installed, which engine draws, what is missing and what mends it."""

from __future__ import annotations

import click

from forandring.cli import terminal
from forandring.cli.options import configured
from forandring.cli.speech import Command, say
from forandring.project.health import examined
from forandring.texts import Message, one_line

__all__ = ["doctor"]


@click.command(
    cls=Command,
    message=Message(
        "Se efter, hvad der er installeret, hvad der tegner, og hvad der mangler.",
        "See what is installed, what draws, and what is missing.",
    ),
    examples=("forandring doctor",),
)
def doctor() -> int:
    """Print what was examined; exit with 2 where something the program needs is missing."""
    sick = False
    for finding in examined(lambda: configured(())):
        sick = sick or (finding.needed and not finding.well)
        mark = "✓" if finding.well else ("✗" if finding.needed else "–")
        role = "help" if finding.well else ("error" if finding.needed else "warning")
        terminal.write(
            f"{terminal.paint(mark, role)} {one_line(say(finding.what))}: {one_line(say(finding.state))}\n"
        )
        if not finding.well and finding.remedy is not None:
            terminal.write(f"    {one_line(say(finding.remedy))}\n")
    return 2 if sick else 0
