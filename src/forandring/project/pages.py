"""Drafts → the files of a site: pages, tables and data, and the pictures when they are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from forandring import __version__, rdf, reports
from forandring.exchange.findings import to_json
from forandring.exchange.theory_json import theory_to_json
from forandring.findings import Finding
from forandring.project.drafts import Draft, SiteChoices
from forandring.project.material import cited_passages, material_of
from forandring.project.pictures import Pictures
from forandring.project.reading import Progress, Reading
from forandring.project.writing import encoded

__all__ = ["files_of"]


def files_of(
    reading: Reading,
    drafts: Sequence[Draft],
    findings: Sequence[Finding],
    pictures: Pictures,
    choices: SiteChoices,
    tell: Progress,
) -> dict[str, bytes]:
    """Return path → content; what takes pictures comes last."""
    reports.get_ready(choices.cache)
    folders = {draft.plan.id: draft.name for draft in drafts}
    files = {"index.html": encoded(_index(reading, findings, choices, folders))}
    pages = []
    for draft in drafts:
        files |= {
            f"{draft.name}/data/{name}": encoded(text)
            for name, text in _data(reading, draft, choices).items()
        }
        pages.append(reports.plan_page_begun(material_of(reading, draft, pictures, choices, folders)))
    for done, (draft, page) in enumerate(zip(drafts, pages, strict=True)):
        tell(draft.name, done, len(drafts))
        files[f"{draft.name}/index.html"] = encoded(page())
        files |= _picture_files(draft, pictures)
        if choices.report:
            # Imported only where a report is wanted: python-docx costs more than most commands do.
            from forandring.project.reporting import report_of

            report = report_of(reading, draft, pictures, choices)
            files[f"{draft.name}/data/report.docx"] = report.content
    tell("index.html", len(drafts), len(drafts))
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
    # What other plans describe stays known: a mapping cites their sources too.
    own = replace(theory, plans=(replace(plan, mappings=theory.mappings_of(plan)),))
    counts = reading.counted([plan])
    return {
        "theory.json": theory_to_json(own, vocabulary, reading.places.line),
        "findings.json": to_json(draft.findings, counts),
        "activities.csv": reports.activities_csv(plan, theory, choices.language, vocabulary=vocabulary),
        "arrows.csv": reports.arrows_csv(
            plan,
            theory,
            draft.arrows,
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
        logo=choices.logo,
    )
