"""A theory → drafts: the drawings of each plan, what was found in it, and what changed in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict

from forandring import diagrams
from forandring.analysis.diff import Diff
from forandring.findings import Finding
from forandring.model import Plan, Theory
from forandring.project.names import file_names
from forandring.project.since import Before, changes_of
from forandring.sources import Library

__all__ = ["Draft", "SiteChoices", "begun", "completed", "drawn_up"]


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

    @property
    def logo(self) -> str:
        """The theme's logo as a link that holds it, "" for none."""
        return diagrams.theme_named(self.theme).carried_logo if self.theme else ""


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

    @property
    def arrows(self) -> list[tuple[str, Sequence[diagrams.Arrow], bool]]:
        """Title, arrows, and whether they carry their numbers, of each drawing."""
        return [(drawing.title, drawing.arrows, not drawing.counted) for drawing in self.drawings]


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
    # Imported only here: answers take what pages are made with, and the first drawings need not wait for that to load.
    from forandring.project.answering import answer_drawings

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
