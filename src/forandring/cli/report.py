"""``report``: each plan's page as a Word document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from forandring.cli import terminal
from forandring.cli.options import (
    configured,
    date_option,
    option,
    paths_argument,
    reading_of,
    sources_option,
    tell_of_broken_files,
    theme_option,
)
from forandring.cli.speech import Command, language, say
from forandring.project.cache import cache_folder
from forandring.texts import Message

__all__ = ["report"]

_PAGE_NUMBERS = Message(
    "sidetal i indholdsfortegnelsen: klik i den i Word, og tryk F9",
    "page numbers in the table of contents: click in it in Word and press F9",
)


@click.command(
    cls=Command,
    message=Message(
        "Skriv en plan som Word-dokument.\n\n"
        "Rapporten siger det samme som planens side: mål, mangler, fokusområder med diagrammer og aktiviteter.",
        "Write a plan as a Word document.\n\n"
        "The report says what the plan's page says: goals, gaps, focus areas with diagrams and activities.",
    ),
    examples=(
        "forandring report theory/plan",
        "forandring report theory -o rapporter --template kommunens-skabelon.docx",
        'forandring --lang en report theory/plan -o plan.docx --date "1 May 2026"',
    ),
)
@paths_argument
@option(
    "-o",
    "--output",
    metavar="FILE|FOLDER",
    type=click.Path(path_type=Path),
    da="filen, eller mappen med en fil for hver plan; ellers report.docx eller mappen report",
    en="the file, or the folder with a file for each plan; else report.docx or the folder report",
)
@option(
    "--template",
    metavar="FILE.docx",
    type=click.Path(path_type=Path),
    da="Word-filen, hvis typografier, papir, sidehoved og sidefod bruges; rapporten står ved {{ forandring }} "
    "eller til sidst",
    en="the Word file whose styles, paper, head and foot are used; the report stands at {{ forandring }} or at "
    "the end",
)
@option("--short", is_flag=True, da="udelad aktiviteter og opslag", en="leave out activities and reference")
@sources_option(
    "de citerede steder står så bagest",
    "the cited passages then stand at the end",
)
@theme_option
@date_option("datoen, der trykkes i rapporten", "the date printed in the report")
def report(
    paths: tuple[str, ...],
    output: Path | None,
    template: Path | None,
    short: bool,
    sources: Path | None,
    theme: str | None,
    dated: str | None,
) -> None:
    """Write the reports and say where they are."""
    from forandring.project.citing import library
    from forandring.project.reporting import SiteChoices, read_template, write_reports

    chosen = configured(paths)
    own = read_template(template)
    reading = reading_of(paths)
    tell_of_broken_files(reading)
    findings = reading.findings(severities=chosen.severity, today=date.today())
    shelf = library(reading.theory, chosen, sources)
    choices = SiteChoices(
        language=language(), theme=theme or chosen.theme, cache=cache_folder(), date=dated, library=shelf
    )
    with terminal.Progress() as progress:
        written = write_reports(reading, findings, output, choices, own, progress, short=short)
    for note in written.notes:
        terminal.talk(say(note))
    terminal.talk(say(_PAGE_NUMBERS))
    for file in written.files:
        terminal.write_line(str(file))
