"""Activities, arrows, gaps and who reaches what as CSV, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from forandring.analysis.gaps import gaps
from forandring.analysis.matrix import Matrix, activities_by_goals
from forandring.cells import Cell, csv_text
from forandring.findings import Finding
from forandring.model import Activity, Plan, Theory
from forandring.network import network, reached_from
from forandring.rdf import Vocabulary
from forandring.reports.activities import funding_text
from forandring.reports.material import Arrow, Material
from forandring.reports.statuses import known_status
from forandring.reports.words import Words
from forandring.reports.writer import Writer

__all__ = ["activities_csv", "arrow_rows", "arrows_csv", "gaps_csv", "matrix_csv"]


def _writer(plan: Plan, theory: Theory, vocabulary: Vocabulary, language: str) -> Writer:
    return Writer(Material(theory, plan, vocabulary, (), (), language, ""), Words(language))


def activities_csv(plan: Plan, theory: Theory, language: str, *, vocabulary: Vocabulary) -> str:
    """Return one row for each activity of a plan, in text order.

    Numbers are written with a decimal point whatever the language, for programs to read; what is not
    stated is an empty cell, never 0.
    """
    writer = _writer(plan, theory, vocabulary, language)
    words = writer.words
    header = [
        words["column-id"],
        words["column-name"],
        words["column-focus-area"],
        writer.term("targetGroup"),
        *(writer.term(term) for term in ("annualCost", "setupCost")),
        words["column-unit"],
        *(
            writer.term(term)
            for term in ("funding", "citizens", "start", "responsible", "partner", "prerequisite")
        ),
        words["column-goals"],
        words["column-status"],
        words["column-status-basis"],
        words["column-citations"],
    ]
    activities = [node for node in plan.of("Activity") if isinstance(node, Activity)]
    return csv_text(header, (_activity(writer, activity) for activity in activities))


def _activity(writer: Writer, activity: Activity) -> list[str]:
    found = known_status(writer, activity)
    reached = reached_from(_network(writer.material.theory), [activity.id])
    goals = [goal for goal in _goals(writer.material.theory) if goal in reached]
    priced = activity.annual_cost is not None or activity.setup_cost is not None
    return [
        activity.name,
        writer.name(activity.id).text,
        _names(writer, [activity.focus_area] if activity.focus_area else []),
        _names(writer, activity.target_groups),
        activity.lexical("annualCost") or "",
        activity.lexical("setupCost") or "",
        writer.unit if priced else "",
        "; ".join(funding_text(writer, activity)),
        activity.lexical("citizens") or "",
        activity.start or "",
        _names(writer, activity.responsible),
        _names(writer, activity.partners),
        _names(writer, activity.prerequisites),
        _names(writer, goals),
        writer.term(found.colour.capitalize()) if found else "",
        writer.term(found.basis) if found else "",
        "; ".join(citation.at for citation in activity.cites),
    ]


@lru_cache(maxsize=1)
def _goals(theory: Theory) -> tuple[str, ...]:
    return tuple(node.id for node in theory.nodes() if node.kind == "Goal")


@lru_cache(maxsize=1)
def _network(theory: Theory):  # type: ignore[no-untyped-def]
    return network(theory)


def _names(writer: Writer, identities: Iterable[str]) -> str:
    return "; ".join(writer.name(identity).text for identity in identities)


def arrows_csv(
    plan: Plan,
    theory: Theory,
    drawn: Iterable[tuple[str, Sequence[Arrow], bool]],
    language: str,
    *,
    vocabulary: Vocabulary,
) -> str:
    """Return one row for each numbered arrow of some diagrams of a plan.

    Args:
        drawn: (title, arrows, whether they carry their numbers) of each diagram; one without arrows has no rows.
    """
    return csv_text(*arrow_rows(plan, theory, drawn, language, vocabulary=vocabulary))


def arrow_rows(
    plan: Plan,
    theory: Theory,
    drawn: Iterable[tuple[str, Sequence[Arrow], bool]],
    language: str,
    *,
    vocabulary: Vocabulary,
) -> tuple[list[str], list[list[Cell]]]:
    """Return headings and rows of the numbered arrows of a plan's diagrams; arguments as of :func:`arrows_csv`."""
    writer = _writer(plan, theory, vocabulary, language)
    keys = "column-diagram number-short column-from column-to rests-on confidence assumes cited column-says".split()
    rows = [_arrow(writer, title, arrow, numbered) for title, arrows, numbered in drawn for arrow in arrows]
    return [writer.words[key] for key in keys], rows


def _arrow(writer: Writer, title: str, arrow: Arrow, numbered: bool) -> list[Cell]:
    row = writer.arrows_together(arrow.cause, arrow.effect, arrow.links, arrow.number)
    return [
        title,
        arrow.number if numbered else None,
        arrow.cause_words.in_language(writer.language) if arrow.cause_words else row.cause.text,
        arrow.effect_words.in_language(writer.language) if arrow.effect_words else row.effect.text,
        row.evidence,
        row.confidence,
        "; ".join(name.text for name in row.assumptions),
        "; ".join(dict.fromkeys(citation.at for link in arrow.links for citation in link.cites)),
        arrow.text.in_language(writer.language),
    ]


def gaps_csv(
    plan: Plan, theory: Theory, findings: Sequence[Finding], language: str, *, vocabulary: Vocabulary
) -> str:
    """Return one row for each gap of a plan, accepted ones marked with their reasons."""
    writer = _writer(plan, theory, vocabulary, language)
    words = writer.words
    keys = "code question severity name id message accepted reason owner expires place line".split()
    rows = []
    for group in gaps([finding for finding in findings if finding.plan == plan.id], theory):
        for gap in group.gaps:
            reason = gap.reason.get(language) or gap.reason.get("da") or next(iter(gap.reason.values()), "")
            rows.append(
                [
                    gap.code,
                    group.question.in_language(language),
                    words[group.severity.name],
                    gap.name.in_language(language),
                    writer.node(gap.node).name if gap.node and writer.node(gap.node) else "",  # type: ignore[union-attr]
                    gap.message.in_language(language),
                    words["yes" if gap.accepted else "no"],
                    reason,
                    writer.name(gap.owner).text if gap.owner in theory.index else (gap.owner or ""),  # type: ignore[arg-type]
                    gap.expires.isoformat() if gap.expires else "",
                    gap.file,
                    "" if gap.line is None else str(gap.line),
                ]
            )
    return csv_text([words[f"column-{key}"] for key in keys], rows)


def matrix_csv(plan: Plan, theory: Theory, language: str, *, vocabulary: Vocabulary) -> str:
    """Return activities × goals: direct, how many steps the shortest route has, or empty where there is none."""
    writer = _writer(plan, theory, vocabulary, language)
    matrix = _matrices(theory)[plan.id]
    header = [writer.words["activity"], *(writer.name(goal).text for goal in matrix.columns)]
    return csv_text(header, (_matrix_row(writer, matrix, row) for row in matrix.rows))


@lru_cache(maxsize=1)
def _matrices(theory: Theory) -> dict[str, Matrix]:
    return {matrix.plan: matrix for matrix in activities_by_goals(theory)}


def _matrix_row(writer: Writer, matrix: Matrix, row: str) -> list[str]:
    cells = [writer.name(row).text]
    for column in matrix.columns:
        cell = matrix.cells.get((row, column))
        if cell is None:
            cells.append("")
            continue
        said = writer.words["direct"] if cell.steps == 1 else writer.words("route", steps=cell.steps)
        evidence = writer.words.evidence(cell.evidence) if cell.evidence else ""
        inferred = writer.words["inferred"] if cell.basis == "Inferred" else ""
        cells.append(", ".join(part for part in (said, evidence, inferred) if part))
    return cells
