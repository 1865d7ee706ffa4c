"""Rules about what links and statements rest on."""

from __future__ import annotations

from collections.abc import Iterator

from forandring.checks.case import Case, Check
from forandring.checks.complaints import Complaint, about
from forandring.checks.fragments import COURSE, GOAL
from forandring.findings import Rule, Severity
from forandring.model import Link
from forandring.network import reaching, supports
from forandring.texts import Message

__all__ = ["CHECKS"]


LINK_WITHOUT_EVIDENCE = Rule(
    "FO201",
    "link-without-evidence",
    Severity.info,
    Message("En pil siger ikke, hvad den bygger på.", "An arrow does not say what it rests on."),
    Message(
        "Læseren kan ikke se, om pilen er forskning, praksis eller et håb.",
        "The reader cannot see whether the arrow is research, experience or a hope.",
    ),
    Message(
        "Skriv pilen som [ fo:effect … ; fo:evidence … ].",
        "Write the arrow as [ fo:effect … ; fo:evidence … ].",
    ),
    f"{COURSE} ; fo:leadsTo :job .\n{GOAL}",
    f"{COURSE} ; fo:leadsTo [ fo:effect :job ; fo:evidence fo:Practice ] .\n{GOAL}",
)
GOAL_ON_HYPOTHESIS_ONLY = Rule(
    "FO202",
    "goal-on-hypothesis-only",
    Severity.warning,
    Message(
        "Alt, hvad der siges at begrunde vejene til et mål, er hypoteser.",
        "All that is said to support the routes to a goal is hypotheses.",
    ),
    Message(
        "Målet kan vise sig uopnåeligt, uden at nogen har lovet andet.",
        "The goal may prove out of reach without anybody having promised otherwise.",
    ),
    Message(
        "Find viden om mindst én af pilene, eller planlæg at afprøve den.",
        "Find evidence for at least one of the arrows, or plan to test it.",
    ),
    f"{COURSE} ; fo:leadsTo [ fo:effect :job ; fo:evidence fo:Hypothesis ] .\n{GOAL}",
    f"{COURSE} ; fo:leadsTo [ fo:effect :job ; fo:evidence fo:Research ] .\n{GOAL}",
)
CONTESTED_EVIDENCE = Rule(
    "FO203",
    "contested-evidence",
    Severity.info,
    Message(
        "Viden om en pil peger i flere retninger.", "What is known of an arrow points in several directions."
    ),
    Message(
        "Den, der beslutter, skal vide, at der er uenighed.",
        "Whoever decides should know that there is disagreement.",
    ),
    Message(
        "Nævn uenigheden, og følg op med måling.", "Name the disagreement, and follow up with measurement."
    ),
    f"{COURSE} ; fo:leadsTo [ fo:effect :job ; fo:evidence fo:Mixed ] .\n{GOAL}",
    f"{COURSE} ; fo:leadsTo [ fo:effect :job ; fo:evidence fo:Research ] .\n{GOAL}",
)
STATEMENT_WITHOUT_CITATION = Rule(
    "FO401",
    "statement-without-citation",
    Severity.info,
    Message(
        "Noget står uden henvisning i en plan, der har en kilde.",
        "Something stands without a citation in a plan that has a source.",
    ),
    Message(
        "Uden linjenummer kan ingen slå efter, om kilden siger det.",
        "Without a line number nobody can look up whether the source says so.",
    ),
    Message(
        'Tilføj fo:cites "L…", eller fo:basis fo:Inferred.', 'Add fo:cites "L…", or fo:basis fo:Inferred.'
    ),
    ':plan a fo:Plan ; skos:prefLabel "Plan"@da ; fo:source :kilde .\n'
    ':kilde a fo:Source ; skos:prefLabel "Kilde"@da ; fo:document "plan.txt" .\n'
    f'{COURSE} ; fo:leadsTo [ fo:effect :job ; fo:cites "L2" ] .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da ; fo:cites "L1" .',
    ':plan a fo:Plan ; skos:prefLabel "Plan"@da ; fo:source :kilde .\n'
    ':kilde a fo:Source ; skos:prefLabel "Kilde"@da ; fo:document "plan.txt" .\n'
    f'{COURSE} ; fo:cites "L2" ; fo:leadsTo [ fo:effect :job ; fo:cites "L2" ] .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da ; fo:cites "L1" .',
)


def _between(case: Case, link: Link) -> Message:
    theory = case.theory
    return Message(
        f"»{theory.label(link.cause, 'da')}« → »{theory.label(link.effect, 'da')}«",
        f"“{theory.label(link.cause, 'en')}” → “{theory.label(link.effect, 'en')}”",
    )


def _on_link(case: Case, link: Link, da: str, en: str) -> Complaint:
    ends = _between(case, link)
    cause = case.theory.index.get(link.cause)
    message = Message(f"{ends.da} {da}", f"{ends.en} {en}")
    return Complaint(
        message,
        link.place,
        "object",
        link.cause,
        cause.plan if cause else None,
        key=link.effect,
        about=(link.node,) if link.node else (),
    )


def links_without_evidence(case: Case) -> Iterator[Complaint]:
    """Report arrows that give no evidence."""
    for link in case.theory.links():
        if not link.evidence:
            yield _on_link(case, link, "siger ikke, hvad den bygger på", "does not say what it rests on")


def contested_links(case: Case) -> Iterator[Complaint]:
    """Report arrows whose evidence is mixed, or of which some speaks against them."""
    for link in case.theory.links():
        if not {"Mixed", "Against"}.isdisjoint(link.evidence):
            yield _on_link(case, link, "er omstridt", "is contested")


def goals_on_hypothesis_only(case: Case) -> Iterator[Complaint]:
    """Report goals on whose routes some evidence is given and all of it is hypothesis."""
    for goal in case.each("Goal"):
        if goal.id not in case.led_to_by_activities:
            continue
        above = reaching(case.ways, [goal.id]) & case.led_to_by_activities
        kinds = {
            kind
            for effect in above
            for link in case.links_by_effect.get(effect, ())
            if link.cause in above and supports(link)
            for kind in link.evidence
        }
        if kinds == {"Hypothesis"}:
            yield about(goal, "{} hviler kun på hypoteser", "{} rests on hypotheses only")


def statements_without_citation(case: Case) -> Iterator[Complaint]:
    """Report nodes and arrows without citation in plans that have a source; inferred ones need none."""
    for plan in case.theory.plans:
        if plan.node is None or not plan.node.ids("source"):
            continue
        for node in plan.nodes:
            if not node.cites and node.basis == "Stated" and node.kind not in ("Plan", "Source"):
                yield about(node, "{} står uden henvisning", "{} stands without a citation")
        for link in plan.links:
            if not link.cites and link.basis == "Stated":
                yield _on_link(case, link, "står uden henvisning", "stands without a citation")


CHECKS = (
    Check(LINK_WITHOUT_EVIDENCE, links_without_evidence),
    Check(GOAL_ON_HYPOTHESIS_ONLY, goals_on_hypothesis_only),
    Check(CONTESTED_EVIDENCE, contested_links),
    Check(STATEMENT_WITHOUT_CITATION, statements_without_citation),
)
