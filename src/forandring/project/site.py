"""A Reading → the output folder: pages, diagrams, tables and data of every plan, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from forandring import __version__, rdf, reports
from forandring.exchange.findings import to_json
from forandring.exchange.theory_json import theory_to_json
from forandring.findings import Finding
from forandring.model import Theory
from forandring.project.drafts import (
    Draft,
    SiteChoices,
    begun,
    cited_passages,
    completed,
    material_of,
)
from forandring.project.pictures import Pictures
from forandring.project.reading import Progress, Reading
from forandring.project.writing import encoded, replace_folder
from forandring.texts import Message

__all__ = ["SiteChoices", "SiteWritten", "write_site"]

_FORMATS = ("svg", "png")
_DIAGRAMS = {"da": "diagrammer", "en": "diagrams"}


@dataclass(frozen=True, slots=True)
class SiteWritten:
    """What was written, and what a reader must be told of how.

    Attributes:
        findings: of all plans, as they are told on the pages.
        notes: which pictures were drawn in a simpler way than asked for, and why.
    """

    folder: Path
    plans: int
    pictures: int
    findings: tuple[Finding, ...] = field(default=())
    notes: tuple[Message, ...] = field(default=())


def write_site(
    reading: Reading,
    judge: Callable[[], Sequence[Finding]],
    folder: Path,
    choices: SiteChoices,
    progress: Progress | None = None,
    mark: Callable[[SiteWritten, Mapping[str, bytes]], bytes] | None = None,
) -> SiteWritten:
    """Write the site of every plan, in the place of an older one.

    Args:
        judge: returns the findings of the reading; asked while pictures are being drawn.
        mark: what is written into the folder's mark, of what is written and of path → content.

    Raises:
        ForandringError: the folder cannot be written to or is not ours, or no picture can be drawn.
    """
    tell = progress or _silent
    begin = begun(reading.theory, choices)
    tell(_DIAGRAMS[choices.language], 0, len(begin))
    with Pictures(_FORMATS, choices.cache) as pictures:
        # While the plans' own pictures are drawn, here is time to find out what other pictures there are to be, and
        # then for all that takes no picture.
        pictures.draw(drawing for draft in begin for drawing in draft.drawings)
        findings = judge()
        drafts = completed(begin, reading.theory, findings, choices)
        both = zip(begin, drafts, strict=True)
        pictures.draw(each for before, draft in both for each in draft.drawings[len(before.drawings) :])
        files = _files(reading, drafts, findings, pictures, choices, tell)
        written = SiteWritten(folder, len(drafts), len(pictures), tuple(findings), pictures.notes())
    replace_folder(folder, files, mark(written, files) if mark else b"")
    return written


def _silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""


def _files(
    reading: Reading,
    drafts: Sequence[Draft],
    findings: Sequence[Finding],
    pictures: Pictures,
    choices: SiteChoices,
    tell: Progress,
) -> dict[str, bytes]:
    """Return path → content; what takes pictures comes last."""
    folders = {draft.plan.id: draft.name for draft in drafts}
    files = {"index.html": encoded(_index(reading, findings, choices, folders))}
    pages = []
    for draft in drafts:
        files |= {
            f"{draft.name}/data/{name}": encoded(text)
            for name, text in _data(reading, draft, choices).items()
        }
        pages.append(reports.plan_page_begun(material_of(reading, draft, pictures, choices, folders)))
    reports.get_ready()
    for done, (draft, page) in enumerate(zip(drafts, pages, strict=True)):
        tell(draft.name, done, len(drafts))
        files[f"{draft.name}/index.html"] = encoded(page())
        files |= _picture_files(draft, pictures)
        if choices.report:
            # Imported only where a report is wanted: python-docx costs more than most commands do.
            from forandring.project.reporting import report_of

            report = report_of(reading, draft, pictures, choices)
            files[f"{draft.name}/data/report.docx"] = report.content
    return files


def _picture_files(draft: Draft, pictures: Pictures) -> dict[str, bytes]:
    return {
        f"{draft.name}/diagrams/{name}.{form}": rendering.content
        for drawing, name in zip(draft.drawings, draft.names, strict=True)
        for form, rendering in pictures.of(drawing).items()
    }


def _data(reading: Reading, draft: Draft, choices: SiteChoices) -> dict[str, str]:
    """Return the plan's tables and data, by file name."""
    plan, theory, vocabulary = draft.plan, reading.theory, rdf.vocabulary()
    own = Theory.of_plans([plan], theory.vocabulary_labels)
    counts = reading.counted([plan])
    return {
        "theory.json": theory_to_json(own, vocabulary, reading.places.line),
        "findings.json": to_json(draft.findings, counts),
        "activities.csv": reports.activities_csv(plan, theory, choices.language, vocabulary=vocabulary),
        "arrows.csv": reports.arrows_csv(
            plan,
            theory,
            [(drawing.title, drawing.arrows, not drawing.counted) for drawing in draft.drawings],
            choices.language,
            vocabulary=vocabulary,
        ),
        "matrix.csv": reports.matrix_csv(plan, theory, choices.language, vocabulary=vocabulary),
        "gaps.csv": reports.gaps_csv(plan, theory, draft.findings, choices.language, vocabulary=vocabulary),
    }


def _index(
    reading: Reading, findings: Sequence[Finding], choices: SiteChoices, folders: Mapping[str, str]
) -> str:
    return reports.index_page(
        reading.theory,
        findings,
        choices.language,
        vocabulary=rdf.vocabulary(),
        version=__version__,
        date=choices.date,
        templates=choices.templates,
        folders=folders,
        passages=cited_passages(reading.theory, choices.library),
    )
