"""Drafts → what pages and reports are made of, pictures and cited passages included."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from forandring import __version__, diagrams, rdf, reports
from forandring.model import Citation, Theory
from forandring.project.drafts import Draft, SiteChoices
from forandring.project.pictures import Pictures
from forandring.project.reading import Reading
from forandring.sources import Excerpt, Library, passages

__all__ = ["cited_passages", "material_of"]

_DATA = ("activities.csv", "arrows.csv", "matrix.csv", "gaps.csv", "theory.json", "findings.json")
_REPORT = ("report.docx",)


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
        logo=choices.logo,
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
