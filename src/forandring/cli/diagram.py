"""``diagram``: one or more kinds of diagram, in the formats asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from forandring.cli import terminal
from forandring.cli.options import configured, date_option, option, paths_argument, theme_option, theory_of
from forandring.cli.speech import Command, language, say
from forandring.diagrams.kinds.subjects import KINDS, SUBJECTS, kinds_about
from forandring.errors import ForandringError
from forandring.project.cache import cache_folder
from forandring.project.drawing import DiagramChoices, draw_diagrams
from forandring.texts import Message

__all__ = ["diagram"]

_ENDINGS = {"mmd": "mermaid", "gv": "dot"}
"""Endings that other programs give a format's files, where the format is called something else."""

_FORMATS = "svg, png, pdf, pptx, dot, mermaid, drawio, graphml"


_Option = Callable[[Callable[..., Any]], Callable[..., Any]]


def _about(name: str, da: str, en: str) -> _Option:
    """Give the command an option that names what a diagram is about, and says which kinds can be."""
    kinds = ", ".join(kinds_about(name))
    return option(
        f"--{name}",
        metavar="NODE",
        da=f"{da} som IRI, lokalt navn eller navn; til {kinds}",
        en=f"{en} by IRI, local name or label; for {kinds}",
    )


@click.command(
    cls=Command,
    message=Message("Tegn diagrammer af en plan.", "Draw diagrams of a plan."),
    examples=(
        "forandring diagram theory/plan",
        'forandring diagram --focus-area "Unge" --format svg,png -o diagrammer',
        "forandring --lang en diagram --kind gaps --format pdf -o gaps.pdf theory/plan",
        "forandring diagram --kind overview,focus-area,money -o plan.pptx --template kommune.potx theory/plan",
    ),
)
@paths_argument
@option("--plan", metavar="NAME", da="planen, når der er flere", en="the plan, where there are several")
@_about("focus-area", "fokusområdet", "the focus area")
@_about("goal", "målet", "the goal")
@_about("target-group", "målgruppen", "the target group")
@_about("activity", "aktiviteten", "the activity")
@_about("challenge", "udfordringen", "the challenge")
@option(
    "--kind",
    metavar="KIND",
    da=f"diagrammets slags, flere med komma imellem: {', '.join(KINDS)}; ellers efter emnet, ellers overview",
    en=f"the kind of diagram, several with commas between: {', '.join(KINDS)}; else by the subject, else overview",
)
@option(
    "--format",
    "formats",
    metavar="FORMATS",
    da=f"formatet, flere med komma imellem: {_FORMATS}; ellers efter filens endelse, ellers svg",
    en=f"the format, several with commas between: {_FORMATS}; else by the file's ending, else svg",
)
@option(
    "-o",
    "--output",
    metavar="FILE|FOLDER",
    da="filen eller mappen; ellers stdout",
    en="the file or the folder; else stdout",
)
@theme_option
@option(
    "--template",
    metavar="FILE",
    da="PowerPoint-filen (.pptx eller .potx), hvis størrelse, typografi og sidefod bruges",
    en="the PowerPoint file (.pptx or .potx) whose size, fonts and footers are used",
)
@option("--portrait", is_flag=True, da="tegn oppefra og ned", en="draw from top to bottom")
@option(
    "--free",
    is_flag=True,
    da="lad årsagerne alene bestemme kolonnerne",
    en="let causality alone decide the columns",
)
@option(
    "--dpi",
    type=click.IntRange(36, 1200),
    default=144,
    show_default=True,
    da="punkterne pr. tomme i png",
    en="the dots per inch of png",
)
@option("--page", type=click.Choice(["A4", "A3"]), da="papiret i pdf", en="the paper of pdf")
@date_option("datoen ved foden", "the date at the foot")
def diagram(
    paths: tuple[str, ...],
    plan: str | None,
    focus_area: str | None,
    goal: str | None,
    target_group: str | None,
    activity: str | None,
    challenge: str | None,
    kind: str | None,
    formats: str | None,
    output: str | None,
    theme: str | None,
    template: str | None,
    portrait: bool,
    free: bool,
    dpi: int,
    page: str | None,
    dated: str | None,
) -> None:
    """Draw, and write files or stdout."""
    given = dict(zip(SUBJECTS, (focus_area, goal, target_group, activity, challenge), strict=True))
    subjects = {name: node for name, node in given.items() if node is not None}
    if len(subjects) > 1:
        named = ", ".join(f"--{name}" for name in subjects)
        raise ForandringError(Message(f"{named}: vælg kun én", f"{named}: choose only one"))
    choices = DiagramChoices(
        plan=plan,
        kind=kind,
        subject=next(iter(subjects.items()), None),
        formats=_formats(formats, output),
        language=language(),
        theme=theme or configured(paths).theme,
        portrait=portrait,
        free=free,
        dpi=dpi,
        page=page or "",
        date=dated,
        cache=cache_folder(),
        template=Path(template) if template else None,
    )
    drawn = draw_diagrams(theory_of(paths), choices)
    for note in drawn.notes:
        terminal.talk(say(note))
    if output is None:
        terminal.write_bytes(drawn.only())
    else:
        for file in drawn.write(Path(output)):
            terminal.write_line(str(file))


def _formats(formats: str | None, output: str | None) -> tuple[str, ...]:
    """Return the formats asked for, else the one that the file's ending names, else SVG."""
    if formats:
        return tuple(formats.replace(",", " ").split())
    ending = Path(output).suffix.lstrip(".").lower() if output else ""
    return (_ENDINGS.get(ending, ending) or "svg",)
