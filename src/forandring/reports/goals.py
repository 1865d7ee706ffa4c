"""Goals and what reaches them: by which activities, how many routes, on what evidence, and where weakest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from forandring.analysis.route_counts import Count
from forandring.analysis.routes import Pair, routes
from forandring.analysis.steps import Route, Step
from forandring.model import Goal, Link, Theory
from forandring.network import Network, network, reached_from, reaching, supports
from forandring.reports.rows import Accepted, Entry, Name
from forandring.reports.writer import Writer

__all__ = ["GoalRow", "Reach", "goal_rows", "reaches", "route_steps"]

_MOST_ROUTES = 3
_MOST_REACHES = 60
_MOST_AGAINST = 10


class StepRow(NamedTuple):
    """One node of a route and how the route came to it; the first has no ``evidence`` and no mark."""

    name: Name
    evidence: str
    weight: str
    inferred: bool
    weakest: bool


class Reach(NamedTuple):
    """How an activity reaches a goal.

    Attributes:
        activity, goal: as named.
        routes: how many, in words ("at least" where loops make them too many to count).
        stated: how many of them stated arrows alone make, in words; "" where it is all of them.
        steps: arrows on the shortest route.
        best: nodes of the best evidenced route with the evidence of each step.
        evidence: of that route's weakest step, in words.
        weight: local name of that grade.
        weakest: the two ends of that step, ``None`` where no arrow is claimed.
        inferred: no route is made of stated arrows alone.
    """

    activity: Name
    goal: Name
    routes: str
    stated: str
    steps: int
    best: tuple[StepRow, ...]
    evidence: str
    weight: str
    weakest: tuple[Name, Name] | None
    inferred: bool


class GoalRow(NamedTuple):
    """A goal with what reaches it.

    Attributes:
        entry: the goal itself.
        reaches: one for each activity, the shortest way first.
        others: schemes and services that lead there, which are no activities of the plan.
        served_by: goals that serve it.
        accepted: that no activity reaches it has been accepted.
        area: the focus area it belongs to.
        leading: how many activities lead there, in words, where not all are among ``reaches``; else "".
        against: cause and effect of the negative arrows at the goal or at what leads there, the first of many.
        against_hidden: how many more of these there are.
    """

    entry: Entry
    reaches: tuple[Reach, ...]
    others: tuple[Name, ...]
    served_by: tuple[Name, ...]
    accepted: tuple[Accepted, ...]
    area: Name | None
    leading: str
    against: tuple[tuple[Name, Name], ...]
    against_hidden: int


@lru_cache(maxsize=1)
def _networks(theory: Theory) -> tuple[Network, Network]:
    return network(theory), network(theory, inferred=False)


@lru_cache(maxsize=1)
def _goals(theory: Theory) -> tuple[str, ...]:
    return tuple(node.id for node in theory.nodes() if node.kind == "Goal")


@lru_cache(maxsize=4096)
def _pair(theory: Theory, start: str, end: str) -> Pair:
    full, stated = _networks(theory)
    return routes(full, start, end, stated=stated, most=_MOST_ROUTES)


def goal_rows(writer: Writer) -> tuple[GoalRow, ...]:
    """Return every goal of the plan in text order, with what reaches it."""
    return tuple(_row(writer, goal) for goal in writer.plan.of("Goal") if isinstance(goal, Goal))


def _row(writer: Writer, goal: Goal) -> GoalRow:
    theory = writer.material.theory
    full, _ = _networks(theory)
    above = reaching(full, [goal.id])
    kinds = {i: theory.index[i].kind for i in above if i in theory.index}
    activities = [i for i in _nearest(full, goal.id) if kinds.get(i) == "Activity"]
    others = [n.id for n in theory.nodes() if kinds.get(n.id, "Goal") not in ("Activity", "Effect", "Goal")]
    found = [_reach(writer, _pair(theory, i, goal.id)) for i in activities[:_MOST_REACHES]]
    against = [link for link in _negative(theory) if link.effect in above]
    entry = writer.entry(goal, but=("focusArea",) if goal.focus_area and not found else ())
    return GoalRow(
        entry,
        tuple(sorted(found, key=lambda reach: reach.steps)),
        writer.names(others),
        writer.names(i.id for i in writer.plan.of("Goal") if goal.id in i.ids("serves")),
        tuple(accepted for accepted in entry.accepted if accepted.code == "FO102"),
        writer.name(goal.focus_area) if goal.focus_area else None,
        writer.number(len(activities)) if len(found) < len(activities) else "",
        tuple((writer.name(link.cause), writer.name(link.effect)) for link in against[:_MOST_AGAINST]),
        max(0, len(against) - _MOST_AGAINST),
    )


@lru_cache(maxsize=1)
def _negative(theory: Theory) -> tuple[Link, ...]:
    return tuple(link for link in theory.links() if not supports(link))


def _nearest(full: Network, goal: str) -> list[str]:
    """Return what leads to a goal, the nearest first, of equally near ones in the network's order."""
    steps, layer = {goal: 0}, [goal]
    while layer:
        following: dict[str, int] = {}
        for node in layer:
            following |= {cause: steps[node] + 1 for cause in full.pred[node] if cause not in steps}
        steps |= following
        layer = list(following)
    rank = _ranks(full)
    return sorted(steps, key=lambda node: (steps[node], rank[node]))


@lru_cache(maxsize=1)
def _ranks(full: Network) -> dict[str, int]:
    return {node: place for place, node in enumerate(full)}


def reaches(writer: Writer, activity: str) -> tuple[Reach, ...]:
    """Return how an activity reaches each goal it reaches, the nearest goal first."""
    theory = writer.material.theory
    full, _ = _networks(theory)
    if activity not in full:
        return ()
    below = reached_from(full, [activity])
    goals = [goal for goal in _goals(theory) if goal in below and goal != activity]
    found = [_reach(writer, _pair(theory, activity, goal)) for goal in goals]
    return tuple(sorted(found, key=lambda reach: reach.steps))


def _reach(writer: Writer, pair: Pair) -> Reach:
    best = pair.best
    shortest = min(len(route.steps) for route in (*pair.routes, best))
    weakest = best.weakest
    return Reach(
        writer.name(pair.start),
        writer.name(pair.end),
        _counted(writer, pair.inferred),
        "" if pair.stated == pair.inferred or not pair.stated.number else _counted(writer, pair.stated),
        shortest,
        tuple(route_steps(writer, best)),
        writer.words.evidence(weakest.evidence) if weakest else "",
        (weakest.evidence or "") if weakest else "",
        (writer.name(weakest.cause), writer.name(weakest.effect)) if weakest else None,
        pair.stated.number == 0,
    )


def _counted(writer: Writer, count: Count) -> str:
    shown = writer.number(count.number)
    return shown if count.exact else writer.words("at-least", number=shown)


def route_steps(writer: Writer, route: Route) -> Iterator[StepRow]:
    """Yield the nodes of a route in order, each with how the route came to it."""
    yield StepRow(writer.name(route.nodes[0]), "", "", False, False)
    for step in route.steps:
        yield StepRow(
            writer.name(step.effect),
            _evidence(writer, step),
            step.evidence or "",
            step.basis == "Inferred",
            step == route.weakest and len(route.steps) > 1,
        )


def _evidence(writer: Writer, step: Step) -> str:
    return writer.words["serves"] if step.evidence is None else writer.words.evidence(step.evidence)
