"""``gaps``, ``trace``, ``matrix`` and ``coverage``: what follows from a theory, as text or data."""

from __future__ import annotations

from datetime import date

import click

from forandring.cells import csv_text
from forandring.cli import terminal
from forandring.cli.options import (
    DEFAULT_PATH,
    configured,
    how_many,
    option,
    paths_argument,
    reading_of,
    tell_of_broken_files,
    theory_of,
    which_format,
)
from forandring.cli.printing import print_answer
from forandring.cli.speech import Command, language
from forandring.project.cache import cache_folder
from forandring.project.lookup import node_called
from forandring.texts import Message

__all__ = ["coverage", "gaps", "matrix", "trace"]


@click.command(
    cls=Command,
    message=Message(
        "Vis planens huller ved navn, samlet efter de spørgsmål, en læser stiller.\n\n"
        "Med flere planer følger det, som ingen af dem tager sig af.",
        "Show the plan's gaps by name, grouped by the questions a reviewer asks.\n\n"
        "With several plans follows what none of them takes on.",
    ),
    examples=("forandring gaps", "forandring gaps theory/plan --format csv > mangler.csv"),
)
@paths_argument
@which_format("text", "markdown", "json", "csv")
def gaps(paths: tuple[str, ...], form: str) -> None:
    """Print the gaps; accepted ones are marked."""
    from forandring.analysis.between import gaps_between
    from forandring.analysis.gaps import gaps as found
    from forandring.reports.answers import between as nobodys
    from forandring.reports.answers import gaps as shown
    from forandring.reports.answers import layout

    reading = reading_of(paths)
    tell_of_broken_files(reading)
    findings = reading.findings(severities=configured(paths).severity, today=date.today())
    groups = found(findings, reading.theory)
    theory = reading.theory
    if form == "csv":
        terminal.write(csv_text(*shown.csv_rows(groups, language())))
        return
    between = gaps_between(theory) if sum(plan.node is not None for plan in theory.plans) > 1 else ()
    sheets = [shown.sheet(groups, theory, language())]
    sheets += [nobodys.sheet(between, theory, language())] if between else []
    if form == "json":
        more = {"between": nobodys.as_dict(between, theory)["groups"]} if between else {}
        terminal.write(layout.to_json({**shown.as_dict(groups), **more}))
    else:
        written = layout.to_markdown if form == "markdown" else layout.to_text
        terminal.write("\n".join(written(sheet, language()) for sheet in sheets))


@click.command(
    cls=Command,
    message=Message(
        "Vis hver vej fra en aktivitet til mål, eller fra et mål tilbage til aktiviteter, med viden om hvert trin.",
        "Show every route from an activity to goals, or from a goal back to activities, with evidence per step.",
    ),
    examples=(
        'forandring trace "Kort intervention"',
        "forandring trace pejlemaerke-tidlig theory/plan --most 20",
    ),
)
@click.argument("node")
@paths_argument
@which_format("text", "markdown", "json", "html")
@how_many(
    5,
    1000,
    "så mange veje vises for hvert par; alle tælles",
    "so many routes are shown a pair; all are counted",
)
def trace(node: str, paths: tuple[str, ...], form: str, most: int) -> None:
    """Print the routes."""
    from forandring.analysis.routes import trace as routes
    from forandring.project.drawing import draw_routes
    from forandring.reports.answers import routes as shown

    theory = theory_of(paths)
    subject = node_called(theory, node, ("Activity", "Effect", "Goal"))
    found = routes(theory, subject.id, most=most)
    print_answer(
        form,
        lambda: shown.sheet(found, theory, language()),
        lambda: shown.as_dict(found, theory),
        drawings=lambda: draw_routes(theory, subject, language=language(), cache=cache_folder()),
    )


@click.command(
    cls=Command,
    message=Message(
        "Vis aktiviteter over for mål: direkte, ad en vej eller slet ikke.",
        "Show activities against goals: direct, by a route or not at all.",
    ),
    examples=("forandring matrix theory/plan", "forandring matrix --of target-groups --format csv"),
)
@paths_argument
@which_format("text", "csv", "html", "json", "markdown")
@option(
    "--of",
    "which",
    type=click.Choice(["goals", "target-groups", "challenges"]),
    default="goals",
    show_default=True,
    da="hvad aktiviteterne holdes op imod",
    en="what the activities are held against",
)
def matrix(paths: tuple[str, ...], form: str, which: str) -> None:
    """Print the matrix."""
    from forandring.analysis import matrix as answers
    from forandring.reports.answers import matrix as shown

    theory = theory_of(paths)
    ask = {
        "goals": answers.activities_by_goals,
        "target-groups": answers.activities_by_target_groups,
        "challenges": answers.challenges_by_activities,
    }[which]
    found = ask(theory)
    print_answer(
        form,
        lambda: shown.sheet(which, found, theory, language()),
        lambda: shown.as_dict(which, found, theory),
        lambda: shown.csv_rows(found, theory, language()),
    )


@click.command(
    cls=Command,
    message=Message(
        "Vis, hvor meget af planen der hænger sammen: andele med tæller og nævner.",
        "Show how much of the plan hangs together: shares with numerator and denominator.",
    ),
    examples=(
        "forandring coverage",
        "forandring coverage theory/plan --format json",
        "forandring coverage --since main",
    ),
)
@paths_argument
@which_format("text", "markdown", "json", "csv", "html")
@option(
    "--since",
    metavar="REV",
    da="kun de tal, der er ændret siden en git-revision",
    en="only the figures that changed since a git revision",
)
def coverage(paths: tuple[str, ...], form: str, since: str | None) -> None:
    """Print the shares, or how they have changed."""
    from forandring.analysis.coverage import coverage as shares
    from forandring.reports.answers import coverage as shown

    theory = theory_of(paths)
    found = shares(theory)
    if since is not None:
        from forandring.analysis.coverage import trend
        from forandring.project.revisions import read_since

        older = read_since(since, paths or (DEFAULT_PATH,))
        tell_of_broken_files(older, since)
        changes = trend(shares(older.theory), found)
        print_answer(
            form,
            lambda: shown.trend_sheet(changes, theory, language()),
            lambda: shown.trend_as_dict(changes),
            lambda: shown.trend_csv_rows(changes, theory, language()),
        )
        return
    print_answer(
        form,
        lambda: shown.sheet(found, theory, language()),
        lambda: shown.as_dict(found, theory),
        lambda: shown.csv_rows(found, theory, language()),
    )
