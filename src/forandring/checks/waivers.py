"""Rules about accepted findings, and the marking of findings that are accepted."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from forandring.checks.case import Case, Check
from forandring.checks.complaints import Complaint
from forandring.findings import Finding, Rule, Severity
from forandring.model import Waiver
from forandring.texts import Message

__all__ = ["CHECKS", "UNUSED_WAIVER", "unused_waivers", "with_waivers"]

_GOAL = ':job a fo:Goal ; skos:prefLabel "I job"@da'
_PLACES = 'fo:waives [ fo:code "FO102" ; fo:reason "Besluttes i 2027"@da'

WAIVER_EXPIRED = Rule(
    "FO501",
    "waiver-expired",
    Severity.warning,
    Message("En undtagelse er udløbet.", "A waiver has expired."),
    Message(
        "Nogen lovede at se på det igen; dagen er gået.",
        "Somebody promised to look again; the day has passed.",
    ),
    Message(
        "Ret manglen, eller forny undtagelsen med ny dato.",
        "Mend the gap, or renew the waiver with a new date.",
    ),
    f'{_GOAL} ; {_PLACES} ; fo:expires "2001-01-01"^^xsd:date ] .',
    f'{_GOAL} ; {_PLACES} ; fo:expires "2999-01-01"^^xsd:date ] .',
)
UNUSED_WAIVER = Rule(
    "FO502",
    "waiver-unused",
    Severity.warning,
    Message(
        "En undtagelse accepterer noget, der ikke findes.", "A waiver accepts something that is not found."
    ),
    Message(
        "Manglen er rettet, eller koden er forkert; undtagelsen skjuler ellers den næste fejl.",
        "The gap is mended or the code is wrong; otherwise the waiver hides the next one.",
    ),
    Message("Slet undtagelsen, eller ret koden.", "Delete the waiver, or correct the code."),
    f':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job .\n{_GOAL} ; {_PLACES} ] .',
    f"{_GOAL} ; {_PLACES} ] .",
)
WAIVER_WITHOUT_REASON = Rule(
    "FO503",
    "waiver-without-reason",
    Severity.warning,
    Message("En undtagelse har ingen begrundelse.", "A waiver has no reason."),
    Message(
        "Den næste, der læser planen, kan ikke se, om manglen er overvejet.",
        "The next reader of the plan cannot see whether the gap was thought about.",
    ),
    Message('Skriv fo:reason "…"@da.', 'Write fo:reason "…"@da.'),
    f'{_GOAL} ; fo:waives "FO102" .',
    f"{_GOAL} ; {_PLACES} ] .",
)


def _about(case: Case, waiver: Waiver, da: str, en: str) -> Complaint:
    node = case.described.get(waiver.node)
    return Complaint(
        Message(da, en), waiver.place, "object", waiver.node, node.plan if node else None, key=waiver.code
    )


def _waivers(case: Case) -> Iterator[Waiver]:
    for plan in case.theory.plans:
        yield from plan.waivers


def expired_waivers(case: Case) -> Iterator[Complaint]:
    """Report waivers whose last day lies before today; on that day a waiver still holds."""
    for waiver in _waivers(case):
        if waiver.expires is not None and waiver.expires < case.today:
            day = waiver.expires.isoformat()
            yield _about(
                case,
                waiver,
                f"undtagelsen fra {waiver.code} udløb {day}",
                f"the waiver of {waiver.code} expired on {day}",
            )


def waivers_without_reason(case: Case) -> Iterator[Complaint]:
    """Report waivers that give no reason."""
    for waiver in _waivers(case):
        if not any(text.strip() for text in waiver.reason.values()):
            yield _about(
                case,
                waiver,
                f"undtagelsen fra {waiver.code} har ingen begrundelse",
                f"the waiver of {waiver.code} has no reason",
            )


def unused_waivers(
    case: Case, findings: Iterable[Finding], known_codes: Iterable[str]
) -> Iterator[Complaint]:
    """Report waivers that no finding of theirs answers to.

    Args:
        findings: what every rule found, waived or not.
        known_codes: codes of the rules that were run; a waiver of a rule that was not run is left alone.
    """
    found = {(finding.code, node) for finding in findings for node in (finding.node, *finding.about)}
    known = set(known_codes)
    for waiver in _waivers(case):
        if waiver.code in known and (waiver.code, waiver.node) not in found:
            yield _about(
                case,
                waiver,
                f"undtagelsen fra {waiver.code} passer ikke på noget fund",
                f"the waiver of {waiver.code} answers to no finding",
            )


def waivers_of_no_rule(case: Case, codes: Container[str]) -> Iterator[Complaint]:
    """Report waivers of a code of ours that does not exist; a project's own rules have other codes."""
    for waiver in _waivers(case):
        if waiver.code.startswith("FO") and waiver.code not in codes:
            yield _about(
                case, waiver, f"der findes ingen regel {waiver.code}", f"there is no rule {waiver.code}"
            )


def with_waivers(case: Case, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, those marked that an unexpired waiver on their node accepts."""
    accepted = {
        (waiver.code, waiver.node)
        for waiver in _waivers(case)
        if waiver.expires is None or waiver.expires >= case.today
    }
    return [
        replace(finding, waived=True)
        if any((finding.code, node) in accepted for node in (finding.node, *finding.about))
        else finding
        for finding in findings
    ]


CHECKS = (
    Check(WAIVER_EXPIRED, expired_waivers),
    Check(WAIVER_WITHOUT_REASON, waivers_without_reason),
)
