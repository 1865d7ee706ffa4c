"""A Reading → the output folder: pages, diagrams, tables and data of every plan, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from forandring import __version__, diagrams, rdf, reports
from forandring.exchange.findings import to_json
from forandring.exchange.theory_json import theory_to_json
from forandring.findings import Finding
from forandring.model import Citation, Plan, Theory
from forandring.project.names import file_names
from forandring.project.reading import Progress, Reading
from forandring.project.writing import encoded, replace_folder
from forandring.sources import Library, passages
from forandring.texts import Message

__all__ = ["SiteChoices", "SiteWritten", "write_site"]

_FORMATS = ("svg", "png")


@dataclass(frozen=True, slots=True)
class SiteChoices:
    """How the site is to be made.

    Attributes:
        language: of pages and diagrams, ``da`` or ``en``.
        theme: name or file of the diagrams' theme; "" for the standard one.
        templates: folder whose templates override the program's own.
        cache: folder that keeps pictures that need not be drawn again.
        date: printed on pages and diagrams as given.
        library: where the source documents are; pages show the cited passages of those at hand.
    """

    language: str = "da"
    theme: str = ""
    templates: Path | None = None
    cache: Path | None = None
    date: str | None = None
    library: Library | None = None


@dataclass(frozen=True, slots=True)
class SiteWritten:
    """What was written, and what a reader must be told of how.

    ``notes`` says which pictures were drawn in a simpler way than asked for, and why.
    """

    folder: Path
    plans: int
    pictures: int
    notes: tuple[Message, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Draft:
    """One plan on its way to a page."""

    plan: Plan
    name: str
    findings: tuple[Finding, ...]
    drawings: Sequence[diagrams.Drawing]
    names: Sequence[str]


def write_site(
    reading: Reading,
    findings: Sequence[Finding],
    folder: Path,
    choices: SiteChoices,
    progress: Progress | None = None,
) -> SiteWritten:
    """Write the site of every plan, in the place of an older one.

    Raises:
        ForandringError: the folder cannot be written to or is not ours, or no picture can be drawn.
    """
    theory = reading.theory
    tell = progress or _silent
    drafts = _drafts(theory, findings, choices)
    tell("diagrams", 0, len(drafts))
    pictures = _draw([drawing for draft in drafts for drawing in draft.drawings], choices.cache)
    files: dict[str, bytes] = {}
    folders = {draft.plan.id: draft.name for draft in drafts}
    for done, draft in enumerate(drafts):
        tell(draft.name, done, len(drafts))
        files |= _plan_files(reading, draft, pictures, choices, folders)
    tell("index.html", len(drafts), len(drafts))
    files["index.html"] = encoded(_index(reading, findings, choices, folders))
    replace_folder(folder, files)
    notes = tuple(dict.fromkeys(r.note for each in pictures.values() for r in each.values() if r.note))
    return SiteWritten(folder, len(drafts), len(pictures), notes)


def _silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""


def _drafts(theory: Theory, findings: Sequence[Finding], choices: SiteChoices) -> list[_Draft]:
    plans = [plan for plan in theory.plans if plan.node is not None] or list(theory.plans)
    by_plan: dict[str | None, list[Finding]] = {}
    for finding in findings:
        by_plan.setdefault(finding.plan, []).append(finding)
    folders = [
        Path(plan.folder).name.removesuffix(".ttl") or Path(plan.folder).resolve().name for plan in plans
    ]
    theme = diagrams.theme_named(choices.theme) if choices.theme else None
    drafts = []
    for plan, name in zip(plans, file_names(folders), strict=True):
        drawn = diagrams.drawings(theory, plan, language=choices.language, theme=theme, date=choices.date)
        names = file_names(drawing.name for drawing in drawn)
        files = set(plan.files)
        own = [*by_plan.get(plan.id, ()), *(f for f in by_plan.get(None, ()) if f.file in files)]
        drafts.append(_Draft(plan, name, tuple(own), drawn, names))
    return drafts


def _draw(
    drawings: Sequence[diagrams.Drawing], cache: Path | None
) -> dict[int, dict[str, diagrams.Rendering]]:
    """Return drawing's identity → format → rendering; all drawings are laid out side by side."""
    renderings = iter(diagrams.rendered(drawings, _FORMATS, cache=cache))
    return {id(drawing): {name: next(renderings) for name in _FORMATS} for drawing in drawings}


def _plan_files(
    reading: Reading,
    draft: _Draft,
    pictures: Mapping[int, Mapping[str, diagrams.Rendering]],
    choices: SiteChoices,
    folders: Mapping[str, str],
) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for drawing, name in zip(draft.drawings, draft.names, strict=True):
        for form, rendering in pictures[id(drawing)].items():
            files[f"diagrams/{name}.{form}"] = rendering.content
    files |= {f"data/{name}": encoded(text) for name, text in _data(reading, draft, choices).items()}
    files["index.html"] = encoded(reports.plan_page(_material(reading, draft, pictures, choices, folders)))
    return {f"{draft.name}/{path}": content for path, content in files.items()}


def _data(reading: Reading, draft: _Draft, choices: SiteChoices) -> dict[str, str]:
    """Return the plan's tables and data, by file name."""
    plan, theory, vocabulary = draft.plan, reading.theory, rdf.vocabulary()
    own = Theory.of_plans([plan], theory.vocabulary_labels)
    counts = reading.counted([plan])
    return {
        "theory.json": theory_to_json(own, vocabulary, reading.places.line),
        "findings.json": to_json(draft.findings, counts),
        "activities.csv": reports.activities_csv(plan, theory, choices.language, vocabulary=vocabulary),
        "matrix.csv": reports.matrix_csv(plan, theory, choices.language, vocabulary=vocabulary),
        "gaps.csv": reports.gaps_csv(plan, theory, draft.findings, choices.language, vocabulary=vocabulary),
    }


def _material(
    reading: Reading,
    draft: _Draft,
    pictures: Mapping[int, Mapping[str, diagrams.Rendering]],
    choices: SiteChoices,
    folders: Mapping[str, str],
) -> reports.Material:
    shown = [
        _picture(drawing, name, pictures[id(drawing)])
        for drawing, name in zip(draft.drawings, draft.names, strict=True)
    ]
    return reports.Material(
        theory=reading.theory,
        plan=draft.plan,
        vocabulary=rdf.vocabulary(),
        findings=draft.findings,
        pictures=tuple(shown),
        language=choices.language,
        version=__version__,
        passages=_passages(reading.theory, draft.plan, choices.library),
        lines=reading.places.line,
        date=choices.date,
        templates=choices.templates,
        folders=folders,
        downloads=("activities.csv", "matrix.csv", "gaps.csv", "theory.json", "findings.json"),
    )


def _passages(theory: Theory, plan: Plan, library: Library | None) -> Mapping[Citation, str] | None:
    """Return the cited text of a plan's citations, ``None`` where no source of it is at hand."""
    if library is None:
        return None
    return passages(Theory.of_plans([plan], theory.vocabulary_labels), library) or None


def _picture(
    drawing: diagrams.Drawing, name: str, renderings: Mapping[str, diagrams.Rendering]
) -> reports.Picture:
    return reports.Picture(
        name=name,
        title=drawing.title,
        svg=renderings["svg"].content.decode(),
        arrows=drawing.arrows,
        png_href=f"diagrams/{name}.png",
        svg_href=f"diagrams/{name}.svg",
        kind=drawing.kind,
        note=" ".join(drawing.notes),
        subject=drawing.subject,
    )


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
    )
