"""``build``: pages, diagrams, tables and data of every plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from forandring.cli import terminal
from forandring.cli.options import configured, paths_argument, reading_of
from forandring.cli.speech import Command, Option, language, say
from forandring.exchange.findings import counted
from forandring.project.cache import cache_folder
from forandring.project.citing import library
from forandring.project.site import SiteChoices, write_site
from forandring.texts import Message

__all__ = ["build"]


@click.command(
    cls=Command,
    message=Message(
        "Skriv sider, diagrammer, tabeller og data for hver plan.",
        "Write pages, diagrams, tables and data of every plan.",
    ),
    examples=("forandring build", "forandring --lang en build theory/plan -o output-en"),
)
@paths_argument
@click.option(
    "-o",
    "--output",
    cls=Option,
    default="output",
    show_default=True,
    metavar="FOLDER",
    message=Message("mappen, der skrives; erstattes hel", "the folder written; replaced as a whole"),
)
@click.option(
    "--theme",
    cls=Option,
    metavar="NAME|FILE",
    message=Message("diagrammernes udseende", "the look of the diagrams"),
)
@click.option(
    "--date",
    "dated",
    cls=Option,
    metavar="TEXT",
    message=Message("dato, der trykkes på sider og diagrammer", "date printed on pages and diagrams"),
)
@click.option(
    "--sources",
    "sources",
    cls=Option,
    metavar="DIR",
    type=click.Path(path_type=Path),
    message=Message(
        "mappe med kildedokumenterne; siden viser så de citerede steder",
        "folder with the source documents; the page then shows the cited passages",
    ),
)
def build(
    paths: tuple[str, ...], output: str, theme: str | None, dated: str | None, sources: Path | None
) -> None:
    """Write the site and say where it is."""
    chosen = configured(paths)
    reading = reading_of(paths)
    findings = reading.findings(severities=chosen.severity, today=date.today())
    templates = chosen.beside(chosen.templates)
    shelf = library(reading.theory, chosen, sources)
    choices = SiteChoices(language(), theme or chosen.theme, templates, cache_folder(), dated, shelf)
    progress = terminal.Progress()
    try:
        written = write_site(reading, findings, Path(output), choices, progress)
    finally:
        progress.done()
    for note in written.notes:
        terminal.talk(say(note))
    _tell_errors(counted(findings)["error"], paths)
    terminal.talk(
        say(
            Message(
                f"{written.plans} planer og {written.pictures} diagrammer er skrevet; åbn",
                f"{written.plans} plans and {written.pictures} diagrams written; open",
            )
        )
    )
    terminal.write(f"{written.folder / 'index.html'}\n")


def _tell_errors(errors: int, paths: tuple[str, ...]) -> None:
    if errors:
        command = " ".join(("forandring check", *paths))
        terminal.talk(
            say(
                Message(
                    f"planerne har fejl ({errors}); se dem med: {command}",
                    f"the plans have errors ({errors}); see them with: {command}",
                )
            )
        )
