"""Rules about holes in the change theory: what leads nowhere, what nobody works for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from forandring.analysis.status import risks
from forandring.analysis.wholes import with_wholes, with_wider
from forandring.checks.case import Aside, Case, Check, Complaint, both, quoted
from forandring.findings import Rule, Severity
from forandring.model import Activity, Node, local_name
from forandring.network import adjacency, as_graph, has_loops, loops, reached_from, reaching, some_sources
from forandring.texts import Message

__all__ = ["CHECKS"]

_GOAL = ':job a fo:Goal ; skos:prefLabel "I job"@da .'
_COURSE = ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da'
_EFFECT = ':modet a fo:Effect ; skos:prefLabel "Mere mod"@da'


ACTIVITY_WITHOUT_GOAL = Rule(
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
    f"{_COURSE} .\n{_GOAL}",
    f"{_COURSE} ; fo:leadsTo :job .\n{_GOAL}",
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
    _GOAL,
    f"{_COURSE} ; fo:leadsTo :job .\n{_GOAL}",
)
EFFECT_DEAD_END = Rule(
    "FO103",
    "effect-dead-end",
    Severity.warning,
    Message("En virkning fører ikke videre til noget.", "An effect leads to nothing further."),
    Message(
        "Enten mangler pilen videre mod et mål, eller også er virkningen selv et mål.",
        "Either the arrow on towards a goal is missing, or the effect is itself a goal.",
    ),
    Message("Tilføj fo:leadsTo fra virkningen.", "Add fo:leadsTo from the effect."),
    f"{_COURSE} ; fo:leadsTo :job , :modet .\n{_EFFECT} .\n{_GOAL}",
    f"{_COURSE} ; fo:leadsTo :modet .\n{_EFFECT} ; fo:leadsTo :job .\n{_GOAL}",
)
EFFECT_WITHOUT_CAUSE = Rule(
    "FO104",
    "effect-without-cause",
    Severity.warning,
    Message("Intet fører til en virkning.", "Nothing leads to an effect."),
    Message(
        "En virkning uden årsag er et håb: ingen aktivitet skal frembringe den.",
        "An effect without a cause is a hope: no activity is to bring it about.",
    ),
    Message("Tilføj fo:leadsTo til virkningen.", "Add fo:leadsTo to the effect."),
    f"{_COURSE} ; fo:leadsTo :job .\n{_EFFECT} ; fo:leadsTo :job .\n{_GOAL}",
    f"{_COURSE} ; fo:leadsTo :modet .\n{_EFFECT} ; fo:leadsTo :job .\n{_GOAL}",
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
    f':unge a fo:FocusArea ; skos:prefLabel "Unge"@da .\n{_COURSE} ; fo:leadsTo :job .\n{_GOAL}',
    f':unge a fo:FocusArea ; skos:prefLabel "Unge"@da .\n'
    f"{_COURSE} ; fo:focusArea :unge ; fo:leadsTo :job .\n{_GOAL}",
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
    f':unge a fo:TargetGroup ; skos:prefLabel "Unge"@da .\n{_COURSE} ; fo:leadsTo :job .\n{_GOAL}',
    f':unge a fo:TargetGroup ; skos:prefLabel "Unge"@da .\n'
    f"{_COURSE} ; fo:targetGroup :unge ; fo:leadsTo :job .\n{_GOAL}",
)
CHALLENGE_UNADDRESSED = Rule(
    "FO107",
    "challenge-unaddressed",
    Severity.warning,
    Message("Intet i planen adresserer en udfordring.", "Nothing in the plan addresses a challenge."),
    Message("Et kendt problem er ingens opgave.", "A known problem is nobody's job."),
    Message("Giv en aktivitet fo:addresses.", "Give an activity fo:addresses."),
    f':ledighed a fo:Challenge ; skos:prefLabel "Ledighed"@da .\n{_COURSE} ; fo:leadsTo :job .\n{_GOAL}',
    f':ledighed a fo:Challenge ; skos:prefLabel "Ledighed"@da .\n'
    f"{_COURSE} ; fo:addresses :ledighed ; fo:leadsTo :job .\n{_GOAL}",
)
FEEDBACK_LOOP = Rule(
    "FO108",
    "feedback-loop",
    Severity.info,
    Message("Årsager og virkninger går i ring.", "Causes and effects go round in a loop."),
    Message(
        "En ring kan være en pointe, men er også en almindelig fejl, når pile vendes forkert.",
        "A loop may be the point, but is also a common slip when arrows are turned the wrong way.",
    ),
    Message(
        "Se efter, om alle pile i ringen vender rigtigt.",
        "See whether all arrows of the loop point the right way.",
    ),
    f"{_COURSE} ; fo:leadsTo :modet .\n{_EFFECT} ; fo:leadsTo :modet , :job .\n{_GOAL}",
    f"{_COURSE} ; fo:leadsTo :modet .\n{_EFFECT} ; fo:leadsTo :job .\n{_GOAL}",
)
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
    f"{_COURSE} ; fo:leadsTo :job .\n{_GOAL}",
    f'{_COURSE} ; fo:leadsTo :job .\n:mentor a fo:Activity ; skos:prefLabel "Mentor"@da ; fo:leadsTo :job .\n{_GOAL}',
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
    f"{_COURSE} ; fo:funding fo:NewBudget ; fo:leadsTo :job .\n{_GOAL}",
    f"{_COURSE} ; fo:funding [ fo:kind fo:NewBudget ; fo:state fo:Granted ] ; fo:leadsTo :job .\n{_GOAL}",
)
ACTIVITY_STRAIGHT_TO_GOAL = Rule(
    "FO111",
    "activity-straight-to-goal",
    Severity.info,
    Message(
        "En aktivitet fører direkte til et mål uden en virkning imellem.",
        "An activity leads straight to a goal with no effect in between.",
    ),
    Message(
        "Uden et mellemtrin kan man først se til allersidst, om det virker.",
        "Without a step in between, nobody can see until the very end whether it works.",
    ),
    Message("Skriv den virkning, der skal komme først.", "Write the effect that is to come first."),
    f"{_COURSE} ; fo:leadsTo :job .\n{_GOAL}",
    f"{_COURSE} ; fo:leadsTo :modet .\n{_EFFECT} ; fo:leadsTo :job .\n{_GOAL}",
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
    f"{_COURSE} ; fo:leadsTo :job .\n{_GOAL}",
    f':unge a fo:TargetGroup ; skos:prefLabel "Unge"@da .\n'
    f"{_COURSE} ; fo:targetGroup :unge ; fo:leadsTo :job .\n{_GOAL}",
)


def _about(node: Node, da: str, en: str, **more: object) -> Complaint:
    """A complaint about a node as a whole; ``{}`` in the sentences stands for its label."""
    name = quoted(node)
    message = Message(da.format(name.da), en.format(name.en))
    return Complaint(message, node.place, "subject", node.id, node.plan, **more)  # type: ignore[arg-type]


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
            yield _about(node, "{} fører ikke til noget mål", "{} leads to no goal", asides=ends, help=remedy)


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
            existing = _existing(case, reaching(case.ways, [node.id]))
            yield _about(
                node,
                "ingen aktivitet fører til {}" + _ONLY_EXISTING.da * bool(existing),
                "no activity leads to {}" + _ONLY_EXISTING.en * bool(existing),
                asides=existing,
            )


def effects_without_consequence(case: Case) -> Iterator[Complaint]:
    """Report effects that no arrow leaves."""
    for node in case.each("Effect"):
        if node.id not in case.links_by_cause and not case.ways.adj[node.id]:
            yield _about(node, "{} fører ikke videre til noget", "{} leads to nothing further")


def effects_without_cause(case: Case) -> Iterator[Complaint]:
    """Report effects that no arrow reaches."""
    for node in case.each("Effect"):
        if node.id not in case.links_by_effect:
            yield _about(node, "intet fører til {}", "nothing leads to {}")


def focus_areas_without_activity(case: Case) -> Iterator[Complaint]:
    """Report focus areas to which no activity belongs."""
    taken = {activity.focus_area for activity in case.each("Activity")}
    for node in case.each("FocusArea"):
        if node.id not in taken:
            yield _about(node, "fokusområdet {} har ingen aktiviteter", "the focus area {} has no activities")


_EXISTING = ("Scheme", "Service")  # what is there already, and is no new promise
_ONLY_EXISTING = Message(", kun noget, der allerede findes", ", only something that already exists")


def _existing(case: Case, ids: Collection[str]) -> tuple[Aside, ...]:
    """Name the first of ``ids`` that are schemes or services."""
    nodes = [node for kind in _EXISTING for node in case.each(kind) if node.id in ids]
    nodes.sort(key=lambda node: node.place)
    return tuple(
        Aside(Message(f"findes allerede: {quoted(n).da}", f"exists already: {quoted(n).en}"), n.place)
        for n in nodes[:3]
    )


def target_groups_unserved(case: Case) -> Iterator[Complaint]:
    """Report target groups at which no activity is aimed, nor at a narrower group of theirs."""
    served = {group for node in case.each("Activity") for group in _aimed_at(case, node)}
    others = {node.id: _aimed_at(case, node) for kind in _EXISTING for node in case.each(kind)}
    for node in case.each("TargetGroup"):
        if node.id not in served:
            existing = _existing(case, {other for other, groups in others.items() if node.id in groups})
            yield _about(
                node,
                "ingen aktivitet er rettet mod {}" + _ONLY_EXISTING.da * bool(existing),
                "no activity is aimed at {}" + _ONLY_EXISTING.en * bool(existing),
                asides=existing,
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
            yield _about(node, "intet adresserer {}", "nothing addresses {}")


def feedback_loops(case: Case) -> Iterator[Complaint]:
    """Report one loop for each set of nodes that lead to each other, named node by node."""
    ways = adjacency(case.theory, against=True) if case.has_negative_links else case.ways
    if not has_loops(ways):
        return
    for loop in loops(as_graph(ways)):
        first = case.described.get(loop[0])  # the arrows go round even where nobody says what they join
        if first is None:
            continue
        named = both(case.theory, (*loop, loop[0]), most=8)
        message = Message(f"pilene går i ring: {named.da}", f"the arrows go in a loop: {named.en}")
        following = loop[1] if len(loop) > 1 else loop[0]
        links = ways.adj[loop[0]][following]
        place = links[0].place if links else first.place
        part = "object" if links else "subject"
        yield Complaint(message, place, part, first.id, first.plan, key=" ".join(sorted(loop)), about=loop)  # type: ignore[arg-type]


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
            existing = _existing(case, reaching(case.ways, [node.id]))
            yield _about(
                node,
                "{} hviler alene på " + _safe(name.da) + _BESIDE_EXISTING.da * bool(existing),
                "{} rests on " + _safe(name.en) + " alone" + _BESIDE_EXISTING.en * bool(existing),
                asides=(aside, *existing),
            )


def _safe(text: str) -> str:
    """Protect braces of a label from formatting."""
    return text.replace("{", "{{").replace("}", "}}")


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
            danish = _safe("; ".join(reason.da for reason in reasons))
            english = _safe("; ".join(reason.en for reason in reasons))
            yield _about(
                node,
                "hver vej til {} går gennem noget, der ikke er på plads: " + danish,
                "every route to {} runs through something not in place: " + english,
            )


def activities_straight_to_goal(case: Case) -> Iterator[Complaint]:
    """Report arrows from an activity to a goal."""
    for link in case.theory.links():
        if link.cause in case.activities and link.effect in case.goals and link.polarity != "Negative":
            cause, goal = case.theory.index[link.cause], case.theory.index[link.effect]
            message = Message(
                f"{quoted(cause).da} fører direkte til {quoted(goal).da} uden en virkning imellem",
                f"{quoted(cause).en} leads straight to {quoted(goal).en} with no effect in between",
            )
            about = (link.node,) if link.node else ()
            yield Complaint(
                message, link.place, "object", cause.id, cause.plan, key=local_name(goal.id), about=about
            )


def activities_without_target_group(case: Case) -> Iterator[Complaint]:
    """Report activities that name no target group."""
    for node in case.each("Activity"):
        if isinstance(node, Activity) and not node.target_groups:
            yield _about(node, "{} siger ikke, hvem den er for", "{} does not say whom it is for")


CHECKS = (
    Check(ACTIVITY_WITHOUT_GOAL, activities_without_goal),
    Check(GOAL_WITHOUT_ACTIVITY, goals_without_activity),
    Check(EFFECT_DEAD_END, effects_without_consequence),
    Check(EFFECT_WITHOUT_CAUSE, effects_without_cause),
    Check(FOCUS_AREA_WITHOUT_ACTIVITY, focus_areas_without_activity),
    Check(TARGET_GROUP_UNSERVED, target_groups_unserved),
    Check(CHALLENGE_UNADDRESSED, challenges_unaddressed),
    Check(FEEDBACK_LOOP, feedback_loops),
    Check(GOAL_ON_ONE_ACTIVITY, goals_on_one_activity),
    Check(GOAL_AT_RISK, goals_at_risk),
    Check(ACTIVITY_STRAIGHT_TO_GOAL, activities_straight_to_goal),
    Check(ACTIVITY_WITHOUT_TARGET_GROUP, activities_without_target_group),
)
