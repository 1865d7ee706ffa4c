"""One function a rule; a visible tuple of rules; theory → findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from forandring.checks import (
    agreement,
    arrows,
    coverage,
    evidence,
    labels,
    planning,
    references,
    reliance,
    sources,
    terms,
    text,
    values,
    waivers,
)
from forandring.checks.case import Case, Check, FileText
from forandring.checks.complaints import Complaint
from forandring.checks.damage import Damage
from forandring.findings import Finding, Related, Rule, Severity, in_order, numbered
from forandring.rdf.places import Places
from forandring.source import Position, Span

__all__ = ["CHECKS", "RULES", "Case", "FileText", "finding_of", "findings"]

CHECKS: tuple[Check, ...] = (
    *text.CHECKS,
    *terms.CHECKS,
    *values.CHECKS,
    *labels.CHECKS,
    *references.CHECKS,
    *coverage.CHECKS,
    *arrows.CHECKS,
    *reliance.CHECKS,
    *evidence.CHECKS,
    *planning.CHECKS,
    *agreement.CHECKS,
    *sources.CHECKS,
    *waivers.CHECKS,
)
"""Every rule, with its function, but the one that looks at what the others found."""

RULES: tuple[Rule, ...] = tuple(
    sorted((*(check.rule for check in CHECKS), waivers.UNUSED_WAIVER), key=lambda rule: rule.code)
)
"""Every rule, by code."""


def findings(
    case: Case,
    places: Places,
    *,
    codes: Collection[str] | None = None,
    severities: dict[str, Severity] | None = None,
) -> list[Finding]:
    """Return what the rules find, sorted by file, place and code; waived findings are marked.

    Args:
        case: what to look at.
        places: where things stand.
        codes: the rules to run; ``None`` for all. Rules about source documents run only with a library.
        severities: code → severity, where it is not the rule's own.
    """
    runnable = [check for check in CHECKS if case.library is not None or check not in sources.CHECKS]
    chosen = [check for check in runnable if codes is None or check.rule.code in codes]
    damage = Damage(case)
    complaints = [
        (check.rule, complaint)
        for check in chosen
        for complaint in check.find(case)
        if not damage.explains(check.rule.code, complaint)
    ]
    # File by file, so that each file's tree is built once however many there are.
    complaints.sort(key=lambda pair: pair[1].place.file if pair[1].place else "")
    found = [finding_of(rule, complaint, places, severities or {}) for rule, complaint in complaints]
    if codes is None or waivers.UNUSED_WAIVER.code in codes:
        unused = [
            *waivers.unused_waivers(case, found, [check.rule.code for check in chosen]),
            *waivers.waivers_of_no_rule(case, {rule.code for rule in RULES}),
        ]
        certain = (c for c in unused if not damage.explains(waivers.UNUSED_WAIVER.code, c))
        found.extend(finding_of(waivers.UNUSED_WAIVER, c, places, severities or {}) for c in certain)
    return numbered(in_order(waivers.with_waivers(case, found)))


def finding_of(
    rule: Rule, complaint: Complaint, places: Places, severities: Mapping[str, Severity]
) -> Finding:
    """Return a complaint as a finding, with its places looked up.

    Args:
        rule: the complaint's.
        complaint: what the rule has found.
        places: where things stand.
        severities: code → severity, where it is not the rule's own.
    """
    file, span = "", None
    if complaint.place is not None:
        file, span = complaint.place.file, places.span(complaint.place, complaint.part)
    elif complaint.region is not None:
        file, start, end = complaint.region
        if start is not None and end is not None:
            span = places.region(file, start, end)
        elif complaint.line is not None:
            span = Span(Position(complaint.line, 1), Position(complaint.line, 1))
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severities.get(rule.code, rule.severity),
        message=complaint.message,
        help=complaint.help or rule.fix,
        plan=complaint.plan,
        node=complaint.node,
        file=file,
        span=span,
        related=tuple(_related(complaint, places)),
        key=complaint.key,
        about=complaint.about,
    )


def _related(complaint: Complaint, places: Places) -> Iterable[Related]:
    for aside in complaint.asides:
        yield Related(aside.message, aside.place.file, places.span(aside.place, aside.part))
    for message, file, start, end in complaint.text_asides:
        yield Related(message, file, places.region(file, start, end))
