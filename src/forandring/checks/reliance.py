"""Rules about what a goal rests on: one activity alone, or nothing that is in place."""

from __future__ import annotations

from collections.abc import Iterator

from forandring.analysis.status import risks
from forandring.checks.case import Case, Check
from forandring.checks.complaints import Aside, Complaint, about, both
from forandring.checks.existing import already_there
from forandring.checks.fragments import COURSE, GOAL
from forandring.findings import Rule, Severity
from forandring.network import reached_from, reaching, some_sources
from forandring.texts import Message

__all__ = ["CHECKS"]

GOAL_ON_ONE_ACTIVITY = Rule(
    "FO109",
    "goal-on-one-activity",
    Severity.warning,
    Message("Et mål hviler på én aktivitet.", "A goal rests on one activity."),
    Message(
        "Falder aktiviteten bort, fører intet af det, planen vil gøre, til målet.",
        "If the activity goes, nothing that the plan will do leads to the goal.",
    ),
    Message(
        "Overvej en aktivitet mere, eller skriv, hvorfor én er nok.",
        "Consider another activity, or write why one is enough.",
    ),
    f"{COURSE} ; fo:leadsTo :job .\n{GOAL}",
    f'{COURSE} ; fo:leadsTo :job .\n:mentor a fo:Activity ; skos:prefLabel "Mentor"@da ; fo:leadsTo :job .\n{GOAL}',
)
GOAL_AT_RISK = Rule(
    "FO110",
    "goal-at-risk",
    Severity.warning,
    Message(
        "Hver vej til et mål går gennem noget ufinansieret, afslået eller blokeret.",
        "Every route to a goal runs through something unfunded, refused or blocked.",
    ),
    Message(
        "Planen ser dækket ud, men når ikke målet, som tingene står.",
        "The plan looks covered but does not reach the goal as things stand.",
    ),
    Message("Skaf mindst én vej det, den mangler.", "Get at least one route what it lacks."),
    f"{COURSE} ; fo:funding fo:NewBudget ; fo:leadsTo :job .\n{GOAL}",
    f"{COURSE} ; fo:funding [ fo:kind fo:NewBudget ; fo:state fo:Granted ] ; fo:leadsTo :job .\n{GOAL}",
)


_BESIDE_EXISTING = Message(" foruden det, der allerede findes", ", beside what already exists")


def goals_on_one_activity(case: Case) -> Iterator[Complaint]:
    """Report goals that exactly one activity reaches."""
    sources = some_sources(case.ways, case.activities, 2)
    for node in case.each("Goal"):
        activities = sources.get(node.id, ())
        if len(activities) == 1:
            (only,) = activities
            name = both(case.theory, [only])
            aside = Aside(Message("den eneste", "the only one"), case.theory.index[only].place)
            there = already_there(case, reaching(case.ways, [node.id]))
            yield about(
                node,
                "{} hviler alene på " + name.da + _BESIDE_EXISTING.da * bool(there),
                "{} rests on " + name.en + " alone" + _BESIDE_EXISTING.en * bool(there),
                asides=(aside, *there),
            )


def goals_at_risk(case: Case) -> Iterator[Complaint]:
    """Report goals that no route reaches once everything unfunded, refused or blocked is taken away."""
    kinds = ("Activity", "Effect", "Goal")
    nodes = (node for kind in kinds for node in case.each(kind))
    risky = {node.id: found for node in nodes if (found := risks(node, case.theory))}
    safely = reached_from(case.ways, case.activities, avoiding=risky)
    for node in case.each("Goal"):
        if node.id in case.led_to_by_activities and node.id not in safely:
            activities = reaching(case.ways, [node.id]) & case.activities
            reasons = list(dict.fromkeys(r.reason for i in sorted(activities) for r in risky.get(i, ())))[:3]
            danish = "; ".join(reason.da for reason in reasons)
            english = "; ".join(reason.en for reason in reasons)
            yield about(
                node,
                "hver vej til {} går gennem noget, der ikke er på plads: " + danish,
                "every route to {} runs through something not in place: " + english,
            )


CHECKS = (
    Check(GOAL_ON_ONE_ACTIVITY, goals_on_one_activity),
    Check(GOAL_AT_RISK, goals_at_risk),
)
