"""A Reading → the output folder: pages, diagrams, tables and data of every plan, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from forandring import __version__, rdf, reports
from forandring.exchange.findings import to_json
from forandring.exchange.theory_json import theory_to_json
from forandring.findings import Finding
from forandring.model import Theory
from forandring.project.drafts import (
    Draft,
    Pictures,
    SiteChoices,
    begun,
    cited_passages,
    completed,
    draw,
    material_of,
)
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
    drafts, findings, pictures = _drawn(reading.theory, judge, choices, tell)
    files: dict[str, bytes] = {}
    folders = {draft.plan.id: draft.name for draft in drafts}
    for done, draft in enumerate(drafts):
        tell(draft.name, done, len(drafts))
        files |= _plan_files(reading, draft, pictures, choices, folders)
    tell("index.html", len(drafts), len(drafts))
    files["index.html"] = encoded(_index(reading, findings, choices, folders))
    notes = tuple(dict.fromkeys(r.note for each in pictures.values() for r in each.values() if r.note))
    written = SiteWritten(folder, len(drafts), len(pictures), tuple(findings), notes)
    replace_folder(folder, files, mark(written, files) if mark else b"")
    return written


def _drawn(
    theory: Theory, judge: Callable[[], Sequence[Finding]], choices: SiteChoices, tell: Progress
) -> tuple[list[Draft], Sequence[Finding], Pictures]:
    """Return the drafts, the findings and all pictures.

    Children draw the plans' own pictures; meanwhile here is time for what takes no picture, and for finding out
    what other pictures there are to be.
    """
    begin = begun(theory, choices)
    own = [drawing for draft in begin for drawing in draft.drawings]
    tell(_DIAGRAMS[choices.language], 0, len(begin))
    with ThreadPoolExecutor(1) as meanwhile:
        first = meanwhile.submit(draw, own, _FORMATS, choices.cache)
        findings = judge()
        drafts = completed(begin, theory, findings, choices)
        both = zip(begin, drafts, strict=True)
        others = [drawing for before, draft in both for drawing in draft.drawings[len(before.drawings) :]]
        then = meanwhile.submit(draw, others, _FORMATS, choices.cache)
        reports.get_ready()
        return drafts, findings, {**first.result(), **then.result()}


def _silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""


def _plan_files(
    reading: Reading,
    draft: Draft,
    pictures: Pictures,
    choices: SiteChoices,
    folders: Mapping[str, str],
) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for drawing, name in zip(draft.drawings, draft.names, strict=True):
        for form, rendering in pictures[id(drawing)].items():
            files[f"diagrams/{name}.{form}"] = rendering.content
    files |= {f"data/{name}": encoded(text) for name, text in _data(reading, draft, choices).items()}
    if choices.report:
        # Imported only where a report is wanted: python-docx costs more than most commands do.
        from forandring.project.reporting import report_of

        files["data/report.docx"] = report_of(reading, draft, pictures, choices).content
    files["index.html"] = encoded(reports.plan_page(material_of(reading, draft, pictures, choices, folders)))
    return {f"{draft.name}/{path}": content for path, content in files.items()}


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
