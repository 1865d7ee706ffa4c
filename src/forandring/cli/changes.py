"""``diff`` and ``compare``: two versions of a theory, and plans side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forandring.analysis.compare import Comparison
from forandring.cli import terminal
from forandring.cli.options import (
    DEFAULT_PATH,
    configured,
    option,
    sources_option,
    tell_of_broken_files,
    theory_of,
    which_format,
)
from forandring.cli.printing import Cited, print_answer
from forandring.cli.speech import Command, language, say
from forandring.errors import ForandringError
from forandring.model import Theory
from forandring.project.cache import cache_folder
from forandring.project.checking import Question, findings_of
from forandring.project.lookup import plan_called
from forandring.project.reading import Reading
from forandring.project.revisions import read_version, revision_of
from forandring.project.writing import write_file
from forandring.texts import Message

if TYPE_CHECKING:
    from forandring.analysis.diff import Diff

__all__ = ["compare", "diff"]


@click.command(
    cls=Command,
    message=Message(
        "Vis, hvad der er ændret mellem to udgaver, og hvad det betyder for målene.\n\n"
        "OLD og NEW er stier, eller git-revisioner skrevet REV:PATH.",
        "Show what changed between two versions, and what that does to the goals.\n\n"
        "OLD and NEW are paths, or git revisions written REV:PATH.",
    ),
    examples=(
        "forandring diff HEAD:theory/plan theory/plan",
        "forandring diff main:theory theory --format markdown > aendringer.md",
        "forandring diff sidste-aar/plan theory/plan --diagram aendringer.svg",
    ),
)
@click.argument("old")
@click.argument("new")
@which_format("text", "markdown", "json", "html")
@option(
    "--diagram",
    metavar="FILE",
    da="tegn også ændringerne, i det format filens endelse siger",
    en="draw the changes too, in the format of the file's ending",
)
def diff(old: str, new: str, form: str, diagram: str | None) -> None:
    """Print what changed, and draw it."""
    from forandring.analysis.diff import diff as changes
    from forandring.reports.answers import diff as shown

    before, after = _version(old), _version(new)
    found = findings_of([(before, _question(old)), (after, _question(new))])
    answer = changes(before.theory, after.theory, *found)
    if diagram is not None:
        _draw(answer, Path(diagram))
    print_answer(
        form,
        lambda: shown.sheet(answer, language()),
        lambda: shown.as_dict(answer),
        drawings=lambda: _pictures(answer),
    )


def _pictures(answer: Diff) -> tuple[tuple[str, str], ...]:
    from forandring.project.drawing import draw_changes

    if answer.empty:
        return ()
    drawn = draw_changes(answer, "svg", language=language(), cache=cache_folder())
    return ((drawn.title, drawn.only().decode()),)


def _draw(answer: Diff, file: Path) -> None:
    """Draw what changed to a file, in the format of its ending."""
    from forandring.project.drawing import draw_changes

    form = file.suffix.lstrip(".").lower() or "svg"
    drawn = draw_changes(answer, form, language=language(), cache=cache_folder())
    for note in drawn.notes:
        terminal.talk(say(note))
    write_file(file, drawn.only())


@click.command(
    cls=Command,
    message=Message(
        "Vis planer side om side: hvilke mål og målgrupper i den ene der har et modstykke i den anden.\n\n"
        "Kun modstykker, der er skrevet ned (skos:closeMatch og lignende), tæller.",
        "Show plans side by side: which goals and target groups of one have a counterpart in the other.\n\n"
        "Only counterparts that are written down (skos:closeMatch and the like) count.",
    ),
    examples=(
        "forandring compare theory/plan theory/strategi",
        'forandring compare "Ungeplanen" "Strategi 2014" --format html > side-om-side.html',
    ),
)
@click.argument("plans", nargs=-1, metavar="PLAN PLAN…")
@option(
    "--theory",
    "path",
    metavar="PATH",
    da="mappen med planerne og deres modstykker; ellers den, planerne ligger i, ellers theory",
    en="the folder with the plans and their counterparts; else the one that holds the plans, else theory",
)
@sources_option(
    "med --format html viser siden de citerede steder",
    "with --format html the page shows the cited passages",
)
@which_format("text", "markdown", "json", "csv", "html")
def compare(plans: tuple[str, ...], path: str | None, sources: Path | None, form: str) -> None:
    """Print each plan as each other sees it."""
    from forandring.analysis.compare import compare as compared
    from forandring.reports.answers import compare as shown

    if len(plans) < 2:
        raise ForandringError(
            Message("nævn mindst to planer, der skal sammenlignes", "name at least two plans to compare")
        )
    theory = theory_of((path or _folder_of(plans),))
    chosen = tuple(dict.fromkeys(plan_called(theory, name).id for name in plans))
    if len(chosen) < 2:
        raise ForandringError(
            Message("en plan kan ikke sammenlignes med sig selv", "a plan cannot be compared with itself")
        )
    answer = compared(theory, chosen)
    print_answer(
        form,
        lambda: shown.sheet(answer, theory, language()),
        lambda: shown.as_dict(answer, theory),
        lambda: shown.csv_rows(answer, theory, language()),
        lambda: _correspondences(theory, answer),
        lambda: _cited(theory, path or _folder_of(plans), sources),
    )


def _cited(theory: Theory, path: str, sources: Path | None) -> Cited:
    """Return the theory with the passages of the sources that are at hand."""
    from forandring.project.citing import library
    from forandring.sources import passages

    return theory, passages(theory, library(theory, configured((path,)), sources)) or None


def _correspondences(theory: Theory, answer: Comparison) -> tuple[tuple[str, str], ...]:
    from forandring.project.drawing import draw_correspondences

    return draw_correspondences(theory, answer, language=language(), cache=cache_folder())


def _version(text: str) -> Reading:
    """Read a version, telling of it when it takes long, and of what could not be read."""
    with terminal.Progress() as progress:
        reading = read_version(text, progress)
    version = revision_of(text)
    tell_of_broken_files(reading, version.revision if version else "")
    return reading


def _question(text: str) -> Question:
    """Return what is asked of a version: every rule, as of today, in both alike."""
    version = revision_of(text)
    path = version.path if version else text
    return Question(severities=configured((path,)).severity, today=date.today())


def _folder_of(plans: tuple[str, ...]) -> str:
    """Return the folder that holds all plans, where they are given as paths."""
    parents = {Path(plan).parent.as_posix() for plan in plans if Path(plan).is_dir()}
    return parents.pop() if len(parents) == 1 and all(Path(p).is_dir() for p in plans) else DEFAULT_PATH
