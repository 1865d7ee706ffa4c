"""A Reading → drafts: what each plan's page and report are made of, pictures and cited passages included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

from forandring import __version__, diagrams, rdf, reports
from forandring.analysis.diff import Diff
from forandring.findings import Finding
from forandring.model import Citation, Plan, Theory
from forandring.project.answering import answer_drawings
from forandring.project.names import file_names
from forandring.project.pictures import Pictures
from forandring.project.reading import Reading
from forandring.project.since import Before, changes_of
from forandring.sources import Excerpt, Library, passages

__all__ = [
    "Draft",
    "SiteChoices",
    "begun",
    "cited_passages",
    "completed",
    "drawn_up",
    "material_of",
]

_DATA = ("activities.csv", "arrows.csv", "matrix.csv", "gaps.csv", "theory.json", "findings.json")
_REPORT = ("report.docx",)


@dataclass(frozen=True, slots=True)
class SiteChoices:
    """How the site is to be made.

    Attributes:
        language: of pages and diagrams, ``da`` or ``en``.
        theme: name or file of the diagrams' theme; "" for the standard one.
        templates: folder whose templates override the program's own.
        cache: folder that keeps pictures that need not be drawn again.
        date: printed on pages and diagrams as given.
        report: a Word document of each plan lies beside its page too.
        library: where the source documents are; pages show the cited passages of those at hand.
        before: an older version of the plans; each page tells what changed since.
    """

    language: str = "da"
    theme: str = ""
    templates: Path | None = None
    cache: Path | None = None
    date: str | None = None
    library: Library | None = None
    report: bool = False
    before: Before | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One plan on its way to a page: its drawings, what was found in it, and what changed."""

    plan: Plan
    name: str
    drawings: Sequence[diagrams.Drawing]
    findings: tuple[Finding, ...] = ()
    changes: Diff | None = None

    @property
    def names(self) -> Sequence[str]:
        """The names of the drawings' files, without ending."""
        return file_names(drawing.name for drawing in self.drawings)


def drawn_up(theory: Theory, findings: Sequence[Finding], choices: SiteChoices) -> list[Draft]:
    """Return a draft of every plan that a file describes, else of every plan there is.

    Raises:
        ForandringError: the theme does not exist or is wrong.
    """
    return completed(begun(theory, choices), theory, findings, choices)


def begun(theory: Theory, choices: SiteChoices) -> list[Draft]:
    """Return drafts with the drawings of each plan alone, which wait for no findings and no answers.

    Raises:
        ForandringError: the theme does not exist or is wrong.
    """
    plans = [plan for plan in theory.plans if plan.node is not None] or list(theory.plans)
    folders = [
        Path(plan.folder).name.removesuffix(".ttl") or Path(plan.folder).resolve().name for plan in plans
    ]
    look = _look(choices)
    return [
        Draft(plan, name, diagrams.drawings(theory, plan, **look))
        for plan, name in zip(plans, file_names(folders), strict=True)
    ]


def completed(
    drafts: Sequence[Draft], theory: Theory, findings: Sequence[Finding], choices: SiteChoices
) -> list[Draft]:
    """Return drafts with their findings, what changed in them, and drawings of what follows from them."""
    by_plan: dict[str | None, list[Finding]] = {}
    for finding in findings:
        by_plan.setdefault(finding.plan, []).append(finding)
    look = _look(choices)
    done = []
    for draft in drafts:
        plan, files = draft.plan, set(draft.plan.files)
        own = [*by_plan.get(plan.id, ()), *(f for f in by_plan.get(None, ()) if f.file in files)]
        changes = changes_of(choices.before, theory, plan, own) if choices.before else None
        drawn = [*draft.drawings, *answer_drawings(theory, plan, **look)]
        if changes is not None and not changes.empty:
            drawn.append(diagrams.difference(changes, plan, **look))
        done.append(replace(draft, drawings=drawn, findings=tuple(own), changes=changes))
    return done


class _Look(TypedDict):
    language: str
    theme: diagrams.Theme | None
    date: str | None


def _look(choices: SiteChoices) -> _Look:
    theme = diagrams.theme_named(choices.theme) if choices.theme else None
    return _Look(language=choices.language, theme=theme, date=choices.date)


def material_of(
    reading: Reading,
    draft: Draft,
    pictures: Pictures,
    choices: SiteChoices,
    folders: Mapping[str, str],
) -> reports.Material:
    """Return what a plan's page and report are made of.

    Args:
        pictures: of the draft's drawings, as PNG, as SVG or as both; asked for when the page or report is written.
        folders: plan's id → name of its folder in the output.
    """
    shown = tuple(
        _picture(drawing, name, pictures) for drawing, name in zip(draft.drawings, draft.names, strict=True)
    )
    return reports.Material(
        theory=reading.theory,
        plan=draft.plan,
        vocabulary=rdf.vocabulary(),
        findings=draft.findings,
        pictures=shown,
        language=choices.language,
        version=__version__,
        passages=cited_passages(reading.theory, choices.library),
        lines=reading.places.line,
        date=choices.date,
        templates=choices.templates,
        folders=folders,
        downloads=(*_REPORT, *_DATA) if choices.report else _DATA,
        since=choices.before.revision if choices.before else "",
        changes=draft.changes,
    )


@lru_cache(maxsize=1)
def cited_passages(theory: Theory, library: Library | None) -> Mapping[Citation, Excerpt] | None:
    """Return the cited text of every plan, ``None`` where no source of any is at hand; one theory's is kept."""
    return None if library is None else passages(theory, library) or None


def _picture(drawing: diagrams.Drawing, name: str, pictures: Pictures) -> reports.Picture:
    def drawn(form: str) -> bytes:
        found = pictures.of(drawing).get(form)
        return found.content if found else b""

    return reports.Picture(
        name=name,
        title=drawing.title,
        svg=lambda: drawn("svg").decode(),
        arrows=drawing.arrows,
        png_href=f"diagrams/{name}.png",
        svg_href=f"diagrams/{name}.svg",
        kind=drawing.kind,
        note=" ".join(drawing.notes),
        subject=drawing.subject,
        png=lambda: drawn("png"),
        description=drawing.description,
    )
