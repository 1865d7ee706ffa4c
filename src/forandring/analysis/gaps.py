"""What a plan lacks, by name and in the order a reviewer asks; accepted gaps are shown with their reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from forandring.findings import Finding, Severity
from forandring.model import Theory, Waiver
from forandring.texts import Message

__all__ = ["QUESTIONS", "Gap", "GapGroup", "gaps"]

QUESTIONS: Mapping[str, Message] = {
    "FO102": Message("Hvilke mål arbejder ingen for?", "Which goals does nobody work for?"),
    "FO101": Message("Hvilke aktiviteter fører ikke til noget mål?", "Which activities lead to no goal?"),
    "FO110": Message("Hvilke mål er i fare?", "Which goals are at risk?"),
    "FO109": Message("Hvilke mål hviler på én aktivitet?", "Which goals rest on one activity?"),
    "FO107": Message("Hvilke udfordringer tager ingen sig af?", "Which challenges does nobody address?"),
    "FO106": Message("Hvilke målgrupper får ikke noget tilbud?", "Which target groups does nobody serve?"),
    "FO112": Message(
        "Hvilke aktiviteter siger ikke, hvem de er for?", "Which activities name no target group?"
    ),
    "FO105": Message("Hvilke fokusområder har ingen aktiviteter?", "Which focus areas have no activities?"),
    "FO103": Message("Hvilke virkninger fører ikke videre?", "Which effects lead to nothing further?"),
    "FO104": Message("Hvilke virkninger frembringer ingen?", "Which effects does nothing bring about?"),
    "FO111": Message(
        "Hvor springer planen fra aktivitet til mål uden en virkning imellem?",
        "Where does the plan jump from activity to goal with no effect in between?",
    ),
    "FO108": Message("Hvor går årsager og virkninger i ring?", "Where do causes and effects go in a loop?"),
    "FO202": Message("Hvilke mål hviler kun på hypoteser?", "Which goals rest on hypotheses only?"),
    "FO203": Message("Hvilke sammenhænge er omstridte?", "Which links are contested?"),
    "FO201": Message(
        "Hvilke sammenhænge siger ikke, hvad de bygger på?", "Which links do not say what they rest on?"
    ),
    "FO301": Message("Hvilke aktiviteter har ingen pris?", "Which activities have no cost?"),
    "FO302": Message("Hvilke aktiviteter siger ikke, hvem der betaler?", "Which activities have no funding?"),
    "FO303": Message("Hvilke aktiviteter har ingen ansvarlig?", "Which activities have nobody responsible?"),
    "FO304": Message(
        "Hvilke aktiviteter siger ikke, hvornår de begynder?", "Which activities do not say when they begin?"
    ),
}
"""Code of a rule → the question that its findings answer, in the order a reviewer asks."""


class Gap(NamedTuple):
    """One thing that is missing.

    Attributes:
        code: of the rule that found it.
        node: id of what it concerns, ``None`` where it concerns a file.
        name: label of that, in both languages.
        message: the finding's sentence.
        plan: id of its plan, ``None`` where it has none.
        file, line: where it stands; line from 1, ``None`` for a file as a whole.
        accepted: somebody has waived it.
        reason: why, by language tag; empty where it is not accepted or no reason is given.
        owner: who accepted it: an id or a name as written.
        expires: the last day on which it is accepted.
        fingerprint: the finding's.
    """

    code: str
    node: str | None
    name: Message
    message: Message
    plan: str | None
    file: str
    line: int | None
    accepted: bool
    reason: Mapping[str, str]
    owner: str | None
    expires: date | None
    fingerprint: str


class GapGroup(NamedTuple):
    """The gaps that answer one question; ``gaps`` is in order of file and place, and never empty."""

    code: str
    name: str
    severity: Severity
    question: Message
    gaps: tuple[Gap, ...]

    @property
    def open(self) -> int:
        """How many of them nobody has accepted."""
        return sum(not gap.accepted for gap in self.gaps)

    @property
    def accepted(self) -> int:
        """How many of them somebody has accepted."""
        return len(self.gaps) - self.open


def gaps(findings: Iterable[Finding], theory: Theory) -> tuple[GapGroup, ...]:
    """Return the findings that are gaps, grouped by question; accepted ones are kept and marked.

    Args:
        findings: of ``theory``, in order; those that answer no question of ``QUESTIONS`` are left out.
        theory: that they were found in.

    Returns:
        groups in the order of ``QUESTIONS``, those without gaps left out.

    Cost: O(findings).
    """
    waivers = {(w.code, w.node): w for plan in theory.plans for w in plan.waivers}
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    return tuple(
        GapGroup(
            code,
            by_code[code][0].name,
            by_code[code][0].severity,
            question,
            tuple(_gap(finding, theory, waivers) for finding in by_code[code]),
        )
        for code, question in QUESTIONS.items()
        if code in by_code
    )


def _gap(finding: Finding, theory: Theory, waivers: Mapping[tuple[str, str], Waiver]) -> Gap:
    node = finding.node
    waiver = waivers.get((finding.code, node or "")) if finding.waived else None
    return Gap(
        finding.code,
        node,
        Message(theory.label(node, "da"), theory.label(node, "en")) if node else Message("", ""),
        finding.message,
        finding.plan,
        finding.file,
        finding.span.start.line if finding.span else None,
        finding.waived,
        waiver.reason if waiver else {},
        waiver.owner if waiver else None,
        waiver.expires if waiver else None,
        finding.fingerprint,
    )
