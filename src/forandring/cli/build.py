"""``build``: pages, diagrams, tables and data of every plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from forandring.cli import terminal
from forandring.cli.options import (
    DEFAULT_PATH,
    as_typed,
    configured,
    date_option,
    option,
    paths_argument,
    sources_option,
    theme_option,
)
from forandring.cli.speech import Command, language, say
from forandring.project.building import Built, Order, build_site
from forandring.project.cache import cache_folder
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
@option(
    "-o",
    "--output",
    default="output",
    show_default=True,
    metavar="FOLDER",
    da="mappen, der skrives; den erstattes hel",
    en="the folder that is written; it is replaced as a whole",
)
@theme_option
@date_option("datoen, der trykkes på sider og diagrammer", "the date printed on pages and diagrams")
@sources_option(
    "siderne viser så de citerede steder",
    "the pages then show the cited passages",
)
@option(
    "--report",
    is_flag=True,
    da="læg en Word-rapport (data/report.docx) ved hver plans side",
    en="put a Word report (data/report.docx) beside each plan's page",
)
@option(
    "--since",
    metavar="REV",
    default="",
    da="git-revisionen, som ændringerne på hver plans side regnes fra",
    en="the git revision from which the changes on each plan's page are counted",
)
def build(
    paths: tuple[str, ...],
    output: str,
    theme: str | None,
    dated: str | None,
    sources: Path | None,
    report: bool,
    since: str,
) -> None:
    """Write the site and say where it is."""
    chosen = configured(paths)
    order = Order(
        paths or (DEFAULT_PATH,),
        Path(output),
        language(),
        theme or chosen.theme,
        dated,
        sources,
        chosen,
        date.today(),
        cache_folder(),
        report,
        since,
    )
    with terminal.Progress() as progress:
        built = build_site(order, progress)
    for note in built.notes:
        terminal.talk(say(note))
    _tell_errors(built.errors, paths)
    terminal.talk(_summary(built))
    terminal.write_line(str(order.folder / "index.html"))


def _summary(built: Built) -> str:
    plans = Message(
        "1 plan" if built.plans == 1 else f"{built.plans} planer",
        "1 plan" if built.plans == 1 else f"{built.plans} plans",
    )
    if not built.fresh:
        return say(
            Message(
                f"intet er ændret siden sidst ({plans.da}); åbn",
                f"nothing has changed since last time ({plans.en}); open",
            )
        )
    return say(
        Message(
            f"{plans.da} og {built.pictures} diagrammer er skrevet; åbn",
            f"{plans.en} and {built.pictures} diagrams written; open",
        )
    )


def _tell_errors(errors: int, paths: tuple[str, ...]) -> None:
    if errors:
        command = as_typed("forandring", "check", *paths)
        terminal.talk(
            say(
                Message(
                    f"planerne har fejl ({errors}); se dem med: {command}",
                    f"the plans have errors ({errors}); see them with: {command}",
                )
            )
        )
