"""Rules about what nobody works for, and work that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from forandring.analysis.wholes import with_wholes, with_wider
from forandring.checks.case import Case, Check
from forandring.checks.complaints import Aside, Complaint, about, quoted
from forandring.checks.existing import EXISTING, already_there
from forandring.checks.fragments import COURSE, GOAL
from forandring.findings import Rule, Severity
from forandring.model import Activity, Node
from forandring.network import reached_from, reaching
from forandring.texts import Message

__all__ = ["CHECKS"]

ACTIVITY_WITHOUTGOAL = Rule(
    "FO101",
    "activity-without-goal",
    Severity.error,
    Message("En aktivitet fører ikke til noget mål.", "An activity leads to no goal."),
    Message(
        "Ingen kan sige, hvad pengene skal opnå, og om det lykkes.",
        "Nobody can say what the money is to achieve, or whether it does.",
    ),
    Message(
        "Tilføj fo:leadsTo til et mål, eller accepter det med fo:waives.",
        "Add fo:leadsTo to a goal, or waive with fo:waives.",
    ),
    f"{COURSE} .\n{GOAL}",
    f"{COURSE} ; fo:leadsTo :job .\n{GOAL}",
)
GOAL_WITHOUT_ACTIVITY = Rule(
    "FO102",
    "goal-without-activity",
    Severity.error,
    Message("Ingen aktivitet fører til et mål.", "No activity leads to a goal."),
    Message(
        "Målet er et løfte, men intet af det, planen vil gøre, skal indfri det.",
        "The goal is a promise, and nothing that the plan will do is to keep it.",
    ),
    Message(
        "Tilføj den aktivitet, der skal nå målet, eller accepter det med fo:waives.",
        "Add the activity that is to reach the goal, or waive with fo:waives.",
    ),
    GOAL,
    f"{COURSE} ; fo:leadsTo :job .\n{GOAL}",
)
FOCUS_AREA_WITHOUT_ACTIVITY = Rule(
    "FO105",
    "focus-area-without-activity",
    Severity.warning,
    Message("Et fokusområde har ingen aktiviteter.", "A focus area has no activities."),
    Message(
        "Planen siger, at området er vigtigt, men ikke, hvad der skal ske.",
        "The plan says that the area matters, but not what is to happen.",
    ),
    Message("Giv en aktivitet fo:focusArea.", "Give an activity fo:focusArea."),
    f':unge a fo:FocusArea ; skos:prefLabel "Unge"@da .\n{COURSE} ; fo:leadsTo :job .\n{GOAL}',
    f':unge a fo:FocusArea ; skos:prefLabel "Unge"@da .\n'
    f"{COURSE} ; fo:focusArea :unge ; fo:leadsTo :job .\n{GOAL}",
)
TARGET_GROUP_UNSERVED = Rule(
    "FO106",
    "target-group-unserved",
    Severity.warning,
    Message("Ingen aktivitet er rettet mod en målgruppe.", "No activity is aimed at a target group."),
    Message(
        "Planen nævner gruppen, men lover intet nyt for den: en ordning, der allerede findes, er ingen aktivitet.",
        "The plan names the group but promises it nothing new: a scheme that already exists is no activity.",
    ),
    Message("Giv en aktivitet fo:targetGroup.", "Give an activity fo:targetGroup."),
    f':unge a fo:TargetGroup ; skos:prefLabel "Unge"@da .\n{COURSE} ; fo:leadsTo :job .\n{GOAL}',
    f':unge a fo:TargetGroup ; skos:prefLabel "Unge"@da .\n'
    f"{COURSE} ; fo:targetGroup :unge ; fo:leadsTo :job .\n{GOAL}",
)
CHALLENGE_UNADDRESSED = Rule(
    "FO107",
    "challenge-unaddressed",
    Severity.warning,
    Message("Intet i planen adresserer en udfordring.", "Nothing in the plan addresses a challenge."),
    Message("Et kendt problem er ingens opgave.", "A known problem is nobody's job."),
    Message("Giv en aktivitet fo:addresses.", "Give an activity fo:addresses."),
    f':ledighed a fo:Challenge ; skos:prefLabel "Ledighed"@da .\n{COURSE} ; fo:leadsTo :job .\n{GOAL}',
    f':ledighed a fo:Challenge ; skos:prefLabel "Ledighed"@da .\n'
    f"{COURSE} ; fo:addresses :ledighed ; fo:leadsTo :job .\n{GOAL}",
)
ACTIVITY_WITHOUT_TARGET_GROUP = Rule(
    "FO112",
    "activity-without-target-group",
    Severity.warning,
    Message("En aktivitet siger ikke, hvem den er for.", "An activity does not say whom it is for."),
    Message(
        "Så kan ingen se, hvem der bliver hjulpet, og hvem der ikke gør.",
        "Then nobody can see who is helped and who is not.",
    ),
    Message("Tilføj fo:targetGroup.", "Add fo:targetGroup."),
    f"{COURSE} ; fo:leadsTo :job .\n{GOAL}",
    f':unge a fo:TargetGroup ; skos:prefLabel "Unge"@da .\n'
    f"{COURSE} ; fo:targetGroup :unge ; fo:leadsTo :job .\n{GOAL}",
)


_ONLY_EXISTING = Message(", kun noget, der allerede findes", ", only something that already exists")


def activities_without_goal(case: Case) -> Iterator[Complaint]:
    """Report activities from which no goal is reached, with where their routes end."""
    for node in case.each("Activity"):
        if node.id not in case.leading_to_goals:
            ends = _ends(case, node.id)
            remedy = None
            if ends:
                remedy = Message(
                    'tilføj fo:leadsTo fra den virkning til et mål, eller accepter det med fo:waives "FO101"',
                    'add fo:leadsTo from that effect to a goal, or waive with fo:waives "FO101"',
                )
            yield about(node, "{} fører ikke til noget mål", "{} leads to no goal", asides=ends, help=remedy)


def _ends(case: Case, start: str) -> tuple[Aside, ...]:
    """Where the routes from a node end."""
    reached = reached_from(case.ways, [start]) - {start}
    ends = [i for i in reached if not case.ways.adj[i] and i in case.theory.index]
    nodes = sorted((case.theory.index[i] for i in ends), key=lambda node: node.place)
    return tuple(
        Aside(Message(f"vejen ender ved {quoted(n).da}", f"its route ends at {quoted(n).en}"), n.place)
        for n in nodes[:5]
    )


def goals_without_activity(case: Case) -> Iterator[Complaint]:
    """Report goals that no activity reaches."""
    for node in case.each("Goal"):
        if node.id not in case.led_to_by_activities:
            there = already_there(case, reaching(case.ways, [node.id]))
            yield about(
                node,
                "ingen aktivitet fører til {}" + _ONLY_EXISTING.da * bool(there),
                "no activity leads to {}" + _ONLY_EXISTING.en * bool(there),
                asides=there,
            )


def focus_areas_without_activity(case: Case) -> Iterator[Complaint]:
    """Report focus areas to which no activity belongs."""
    taken = {activity.focus_area for activity in case.each("Activity")}
    for node in case.each("FocusArea"):
        if node.id not in taken:
            yield about(node, "fokusområdet {} har ingen aktiviteter", "the focus area {} has no activities")


def target_groups_unserved(case: Case) -> Iterator[Complaint]:
    """Report target groups at which no activity is aimed, nor at a narrower group of theirs."""
    served = {group for node in case.each("Activity") for group in _aimed_at(case, node)}
    others = {node.id: _aimed_at(case, node) for kind in EXISTING for node in case.each(kind)}
    for node in case.each("TargetGroup"):
        if node.id not in served:
            there = already_there(case, {other for other, groups in others.items() if node.id in groups})
            yield about(
                node,
                "ingen aktivitet er rettet mod {}" + _ONLY_EXISTING.da * bool(there),
                "no activity is aimed at {}" + _ONLY_EXISTING.en * bool(there),
                asides=there,
            )


def _aimed_at(case: Case, node: Node) -> set[str]:
    """Return the target groups of a node, and the wider ones that they are part of."""
    return with_wider(case.theory, node.ids("targetGroup"))


def challenges_unaddressed(case: Case) -> Iterator[Complaint]:
    """Report challenges that nothing addresses, neither whole nor in part."""
    addressed = {
        i for node in case.theory.nodes() if "addresses" in node.facts for i in node.ids("addresses")
    }
    addressed = with_wholes(case.theory, addressed)
    for node in case.each("Challenge"):
        if node.id not in addressed:
            yield about(node, "intet adresserer {}", "nothing addresses {}")


def activities_without_target_group(case: Case) -> Iterator[Complaint]:
    """Report activities that name no target group."""
    for node in case.each("Activity"):
        if isinstance(node, Activity) and not node.target_groups:
            yield about(node, "{} siger ikke, hvem den er for", "{} does not say whom it is for")


CHECKS = (
    Check(ACTIVITY_WITHOUTGOAL, activities_without_goal),
    Check(GOAL_WITHOUT_ACTIVITY, goals_without_activity),
    Check(FOCUS_AREA_WITHOUT_ACTIVITY, focus_areas_without_activity),
    Check(TARGET_GROUP_UNSERVED, target_groups_unserved),
    Check(CHALLENGE_UNADDRESSED, challenges_unaddressed),
    Check(ACTIVITY_WITHOUT_TARGET_GROUP, activities_without_target_group),
)
