"""A Reading → reports: each plan's page as a Word document, in the municipality's own template where it has one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from forandring.errors import ForandringError, reason
from forandring.findings import Finding
from forandring.project.drafts import Draft, SiteChoices, drawn_up
from forandring.project.material import material_of
from forandring.project.pictures import Pictures
from forandring.project.reading import Progress, Reading
from forandring.project.writing import can_be_written, write_file
from forandring.reports.document import Report, Template, check_template, plan_report
from forandring.texts import Message

__all__ = ["ReportsWritten", "SiteChoices", "read_template", "report_of", "write_reports"]

_NAME = "report.docx"


@dataclass(frozen=True, slots=True)
class ReportsWritten:
    """The files that were written; ``notes`` says what was made in a simpler way than asked for."""

    files: tuple[Path, ...]
    notes: tuple[Message, ...]


def read_template(file: Path | None) -> Template | None:
    """Return a template from disk, ``None`` where there is none.

    Raises:
        ForandringError: the file cannot be read, is no Word document, is damaged or locked, or contains macros.
    """
    if file is None:
        return None
    try:
        template = Template(str(file), file.read_bytes())
    except (OSError, ValueError) as problem:
        why = reason(problem) if isinstance(problem, OSError) else Message(str(problem), str(problem))
        raise ForandringError(
            Message(
                f"skabelonen {file} kan ikke læses ({why.da}); angiv en Word-fil (.docx) med --template",
                f"the template {file} cannot be read ({why.en}); give a Word file (.docx) with --template",
            )
        ) from problem
    check_template(template)
    return template


def report_of(
    reading: Reading,
    draft: Draft,
    pictures: Pictures,
    choices: SiteChoices,
    template: Template | None = None,
    *,
    short: bool = False,
) -> Report:
    """Return a draft's report; ``pictures`` holds its drawings as PNG.

    Raises:
        ForandringError: the template is no Word document, is damaged or locked, or contains macros.
    """
    return plan_report(material_of(reading, draft, pictures, choices, {}), template, short=short)


def write_reports(
    reading: Reading,
    findings: Sequence[Finding],
    place: Path | None,
    choices: SiteChoices,
    template: Template | None = None,
    progress: Progress | None = None,
    *,
    short: bool = False,
) -> ReportsWritten:
    """Write a report for every plan.

    Args:
        place: a file for one plan, or a folder; ``None`` is ``report.docx`` for one plan, and a folder
            ``report`` for several. In a folder, one plan's file is ``report.docx``, and each of several
            plans' is named as the plan's folder.
        short: leave out the activities one by one and what is only looked up.

    Raises:
        ForandringError: the place cannot be written to or is no place for so many, the template is no
            Word document, or no picture can be drawn.
    """
    drafts = drawn_up(reading.theory, findings, choices)
    files = _files(place, drafts)
    for file in files[:1]:
        can_be_written(file)
    with Pictures(("png",), choices.cache) as pictures:
        pictures.draw(drawing for draft in drafts for drawing in draft.drawings)
        notes = list(pictures.notes())
    for done, (draft, file) in enumerate(zip(drafts, files, strict=True)):
        if progress is not None:
            progress(draft.name, done, len(drafts))
        report = report_of(reading, draft, pictures, choices, template, short=short)
        notes.extend(report.notes)
        write_file(file, report.content)
    if progress is not None and drafts:
        progress(drafts[-1].name, len(drafts), len(drafts))
    return ReportsWritten(files, tuple(dict.fromkeys(notes)))


def _files(place: Path | None, drafts: Sequence[Draft]) -> tuple[Path, ...]:
    """Return the file of each plan's report, in a folder that is there."""
    one = len(drafts) == 1
    if place is None:
        place = Path(_NAME if one else "report")
    if place.suffix and not os.path.isdir(place):
        return _single(place, one=one)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ForandringError(
            Message(
                f"{place}: kan ikke oprettes ({reason(problem).da}); vælg et andet sted med -o",
                f"{place}: cannot be made ({reason(problem).en}); choose another place with -o",
            )
        ) from problem
    return tuple(place / (_NAME if one else f"{draft.name}.docx") for draft in drafts)


def _single(place: Path, *, one: bool) -> tuple[Path, ...]:
    if place.suffix.lower() != ".docx":
        raise ForandringError(
            Message(
                f"{place}: en rapport er en Word-fil; lad navnet ende på .docx, eller angiv en mappe",
                f"{place}: a report is a Word file; let the name end in .docx, or give a folder",
            )
        )
    if not one:
        raise ForandringError(
            Message(
                f"{place}: der er flere planer, og hver får sin fil; angiv en mappe med -o, eller vælg én plan",
                f"{place}: there are several plans, each with its own file; give a folder with -o, or choose one plan",
            )
        )
    return (place,)
