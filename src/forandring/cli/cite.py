"""``cite``: whether citations and figures stand in the source documents, and fingerprints of what is cited."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from forandring.checks import Case, findings
from forandring.checks.sources import CHECKS, SOURCE_CHANGED
from forandring.cli import terminal
from forandring.cli.options import (
    configured,
    option,
    paths_argument,
    reading_of,
    sources_option,
    tell_of_broken_files,
    which_format,
)
from forandring.cli.speech import Command, language, say
from forandring.exchange.findings import to_json, to_text
from forandring.findings import Finding, Severity
from forandring.project import Reading
from forandring.project.citing import Stamped, library, stamp
from forandring.sources import Absence
from forandring.sources.comparison import Comparison, Unchecked
from forandring.texts import Message

__all__ = ["cite"]


@click.command(
    cls=Command,
    message=Message(
        "Slå henvisninger og tal efter i kilderne.\n\n"
        "Kilderne findes med --sources, i konfigurationen (sources) eller ved siden af planen: i dens mappe eller "
        "i en mappe, der hedder sources eller kilder. En plan, hvis kilder ikke er ved hånden, meldes som ikke "
        "efterset, aldrig som fejlfri.",
        "Look up citations and figures in the sources.\n\n"
        "Sources are found by --sources, by the configuration (sources) or beside the plan: in its folder or in "
        "a folder named sources or kilder. A plan whose sources are not at hand is reported as unchecked, never "
        "as clean.",
    ),
    examples=(
        "forandring cite",
        "forandring cite theory/plan --sources kilder",
        "forandring cite --stamp",
        "forandring cite --format json",
    ),
)
@paths_argument
@which_format("text", "json")
@sources_option()
@option(
    "--stamp",
    "stamping",
    is_flag=True,
    da="tag fingeraftryk af de citerede linjer, så senere ændringer i kilden opdages",
    en="keep fingerprints of the cited lines, so that later changes of the source are noticed",
)
def cite(paths: tuple[str, ...], form: str, sources: Path | None, stamping: bool) -> int:
    """Print what does not stand in the sources."""
    chosen = configured(paths)
    reading = reading_of(paths)
    tell_of_broken_files(reading)
    case = replace(reading.case(date.today()), library=library(reading.theory, chosen, sources))
    # A fingerprint that is about to be renewed is no longer news.
    codes = [check.rule.code for check in CHECKS if not (stamping and check.rule is SOURCE_CHANGED)]
    found = findings(case, reading.places, codes=codes, severities=dict(chosen.severity))
    _print(form, reading, case, found)
    if stamping:
        for done in stamp(reading.theory, case.comparison):
            terminal.talk(say(_stamped(done)))
    return int(any(finding.open and finding.severity >= Severity.error for finding in found))


def _print(form: str, reading: Reading, case: Case, found: list[Finding]) -> None:
    comparison = case.comparison
    if form == "json":
        whole: dict[str, Any] = json.loads(to_json(found, _counts(comparison)))
        whole["unchecked"] = [_unchecked_dict(unchecked) for unchecked in comparison.unchecked]
        terminal.write(json.dumps(whole, ensure_ascii=False, indent=1) + "\n")
    else:
        terminal.write(to_text(found, language(), reading.places.text_line, terminal.paint))
    for line in _summary(case):
        terminal.talk(say(line))


def _counts(comparison: Comparison) -> dict[str, int]:
    return {
        "citations": len(comparison.citations),
        "citationsFound": comparison.count("found"),
        "citationsUnchecked": comparison.count("absent"),
        "figures": len(comparison.figures),
        "figuresFound": comparison.figure_count("found"),
        "figuresUnchecked": len(comparison.figures) - _figures_judged(comparison),
    }


def _figures_judged(comparison: Comparison) -> int:
    return comparison.figure_count("found") + comparison.figure_count("missing")


def _unchecked_dict(unchecked: Unchecked) -> dict[str, Any]:
    return {
        "plan": unchecked.plan,
        "source": unchecked.source,
        "reason": _reason(unchecked)._asdict(),
        "citations": unchecked.citations,
    }


def _summary(case: Case) -> Iterator[Message]:
    """Say how much was looked up, how much of it was found, and what could not be looked up at all."""
    comparison = case.comparison
    judged = len(comparison.citations) - comparison.count("absent")
    if judged:
        figures = _figures_judged(comparison)
        yield Message(
            f"henvisninger: {judged} slået op, {comparison.count('found')} fundet; "
            f"tal og datoer: {figures} slået op, {comparison.figure_count('found')} fundet",
            f"citations: {judged} looked up, {comparison.count('found')} found; "
            f"figures and dates: {figures} looked up, {comparison.figure_count('found')} found",
        )
    elif not comparison.citations:
        yield Message(
            "intet er efterset: her er ingen henvisninger", "nothing was checked: there are no citations"
        )
    else:
        yield Message(
            "intet er efterset: ingen af kilderne er ved hånden; angiv mappen med --sources DIR",
            "nothing was checked: none of the sources is at hand; give their folder with --sources DIR",
        )
    yield from _set_aside(comparison)
    for unchecked in comparison.unchecked:
        plan, reason, many = case.theory.label, _reason(unchecked), unchecked.citations
        yield Message(
            f"ikke efterset: {many} {'henvisning' if many == 1 else 'henvisninger'} i »{plan(unchecked.plan, 'da')}«, "
            f"for kilden »{plan(unchecked.source, 'da')}« {reason.da}",
            f"unchecked: {many} {'citation' if many == 1 else 'citations'} in “{plan(unchecked.plan, 'en')}”, "
            f"because the source “{plan(unchecked.source, 'en')}” {reason.en}",
        )


def _set_aside(comparison: Comparison) -> Iterator[Message]:
    inferred, uncited = comparison.figure_count("inferred"), comparison.figure_count("uncited")
    if inferred or uncited:
        yield Message(
            f"uden for eftersynet: {inferred} tal er læst ind eller udledt, {uncited} har ingen henvisning",
            f"not looked up: {inferred} figures are inferred or derived, {uncited} have no citation",
        )


def _reason(unchecked: Unchecked) -> Message:
    document = unchecked.document
    if not isinstance(document, Absence):
        return Message(f"({document.name}) {document.message.da}", f"({document.name}) {document.message.en}")
    if not document.file_name:
        return Message("nævner ingen fil (fo:document)", "names no file (fo:document)")
    return Message(f"({document.file_name}) er ikke ved hånden", f"({document.file_name}) is not at hand")


def _stamped(done: Stamped) -> Message:
    return Message(
        f"{done.file}: {done.new} nye fingeraftryk, {done.renewed} fornyet, {done.kept} uændret",
        f"{done.file}: {done.new} new fingerprints, {done.renewed} renewed, {done.kept} unchanged",
    )
