"""``diagram``: one or more kinds of diagram, in the formats asked for."""

from __future__ import annotations

from pathlib import Path

import click

from forandring.cli import terminal
from forandring.cli.options import configured, paths_argument, reading_of
from forandring.cli.speech import Command, Option, language, say
from forandring.errors import ForandringError
from forandring.project.cache import cache_folder
from forandring.project.drawing import DiagramChoices, draw_diagrams
from forandring.texts import Message

__all__ = ["diagram"]

_CALLED = Message("IRI, lokalt navn eller navn", "IRI, local name or label")


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
@click.option(
    "--plan",
    cls=Option,
    metavar="NAME",
    message=Message("planen, når der er flere", "the plan, where there are several"),
)
@click.option("--focus-area", cls=Option, metavar="NODE", message=_CALLED)
@click.option("--goal", cls=Option, metavar="NODE", message=_CALLED)
@click.option("--target-group", cls=Option, metavar="NODE", message=_CALLED)
@click.option("--activity", cls=Option, metavar="NODE", message=_CALLED)
@click.option(
    "--kind",
    cls=Option,
    metavar="KIND",
    message=Message(
        "slags, flere med komma: overview, focus-area, gaps, evidence, status …",
        "kind, several with commas: overview, focus-area, gaps, evidence, status …",
    ),
)
@click.option(
    "--format",
    "formats",
    cls=Option,
    metavar="FORMATS",
    message=Message(
        "en eller flere med komma: svg,png,pdf,pptx,dot,mermaid,drawio,graphml; ellers efter filens endelse, "
        "ellers svg",
        "one or more with commas: svg,png,pdf,pptx,dot,mermaid,drawio,graphml; else by the file's ending, "
        "else svg",
    ),
)
@click.option(
    "-o",
    "--output",
    cls=Option,
    metavar="FILE|FOLDER",
    message=Message("fil eller mappe; ellers stdout", "file or folder; else stdout"),
)
@click.option("--theme", cls=Option, metavar="NAME|FILE", message=Message("udseende", "look"))
@click.option(
    "--template",
    cls=Option,
    metavar="FILE",
    message=Message("skabelon for pptx (.pptx eller .potx)", "template for pptx (.pptx or .potx)"),
)
@click.option("--portrait", is_flag=True, cls=Option, message=Message("oppefra og ned", "from top to bottom"))
@click.option(
    "--free",
    is_flag=True,
    cls=Option,
    message=Message("lad årsagerne alene bestemme kolonnerne", "let causality alone decide the columns"),
)
@click.option(
    "--dpi",
    cls=Option,
    type=click.IntRange(36, 1200),
    default=144,
    show_default=True,
    message=Message("punkter pr. tomme i png", "dots per inch of png"),
)
@click.option(
    "--page", cls=Option, type=click.Choice(["A4", "A3"]), message=Message("papir for pdf", "paper for pdf")
)
@click.option(
    "--date", "dated", cls=Option, metavar="TEXT", message=Message("dato ved foden", "date at the foot")
)
def diagram(
    paths: tuple[str, ...],
    plan: str | None,
    focus_area: str | None,
    goal: str | None,
    target_group: str | None,
    activity: str | None,
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
    given = {"focus-area": focus_area, "goal": goal, "target-group": target_group, "activity": activity}
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
    drawn = draw_diagrams(reading_of(paths).theory, choices)
    for note in drawn.notes:
        terminal.talk(say(note))
    if output is None:
        terminal.write_bytes(drawn.only())
    else:
        for file in drawn.write(Path(output)):
            terminal.write(f"{file}\n")


def _formats(formats: str | None, output: str | None) -> tuple[str, ...]:
    """Return the formats asked for, else the one that the file's ending names, else SVG."""
    if formats:
        return tuple(formats.replace(",", " ").split())
    ending = Path(output).suffix.lstrip(".").lower() if output else ""
    return (ending or "svg",)
