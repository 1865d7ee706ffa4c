"""Rules about arrows: effects that hang in the air, loops, and steps that are missing."""

from __future__ import annotations

from collections.abc import Iterator

from forandring.checks.case import Case, Check
from forandring.checks.complaints import Complaint, about, both, quoted
from forandring.checks.fragments import COURSE, EFFECT, GOAL
from forandring.findings import Rule, Severity
from forandring.model import local_name
from forandring.network import adjacency, as_graph, has_loops, loops, supports
from forandring.texts import Message

__all__ = ["CHECKS"]

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
    f"{COURSE} ; fo:leadsTo :job , :modet .\n{EFFECT} .\n{GOAL}",
    f"{COURSE} ; fo:leadsTo :modet .\n{EFFECT} ; fo:leadsTo :job .\n{GOAL}",
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
    f"{COURSE} ; fo:leadsTo :job .\n{EFFECT} ; fo:leadsTo :job .\n{GOAL}",
    f"{COURSE} ; fo:leadsTo :modet .\n{EFFECT} ; fo:leadsTo :job .\n{GOAL}",
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
    f"{COURSE} ; fo:leadsTo :modet .\n{EFFECT} ; fo:leadsTo :modet , :job .\n{GOAL}",
    f"{COURSE} ; fo:leadsTo :modet .\n{EFFECT} ; fo:leadsTo :job .\n{GOAL}",
)
ACTIVITY_STRAIGHT_TOGOAL = Rule(
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
    f"{COURSE} ; fo:leadsTo :job .\n{GOAL}",
    f"{COURSE} ; fo:leadsTo :modet .\n{EFFECT} ; fo:leadsTo :job .\n{GOAL}",
)


def effects_without_consequence(case: Case) -> Iterator[Complaint]:
    """Report effects that no arrow leaves."""
    for node in case.each("Effect"):
        if node.id not in case.links_by_cause and not case.ways.adj[node.id]:
            yield about(node, "{} fører ikke videre til noget", "{} leads to nothing further")


def effects_without_cause(case: Case) -> Iterator[Complaint]:
    """Report effects that no arrow reaches."""
    for node in case.each("Effect"):
        if node.id not in case.links_by_effect:
            yield about(node, "intet fører til {}", "nothing leads to {}")


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


def activities_straight_to_goal(case: Case) -> Iterator[Complaint]:
    """Report arrows from an activity to a goal."""
    for link in case.theory.links():
        if link.cause in case.activities and link.effect in case.goals and supports(link):
            cause, goal = case.theory.index[link.cause], case.theory.index[link.effect]
            message = Message(
                f"{quoted(cause).da} fører direkte til {quoted(goal).da} uden en virkning imellem",
                f"{quoted(cause).en} leads straight to {quoted(goal).en} with no effect in between",
            )
            about = (link.node,) if link.node else ()
            yield Complaint(
                message, link.place, "object", cause.id, cause.plan, key=local_name(goal.id), about=about
            )


CHECKS = (
    Check(EFFECT_DEAD_END, effects_without_consequence),
    Check(EFFECT_WITHOUT_CAUSE, effects_without_cause),
    Check(FEEDBACK_LOOP, feedback_loops),
    Check(ACTIVITY_STRAIGHT_TOGOAL, activities_straight_to_goal),
)
