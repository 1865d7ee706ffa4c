"""How well a goal would stand losses: routes that share nothing, the fewest losses that cut it, whose money."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from forandring.analysis.flow import Capacities, Flow
from forandring.analysis.status import Risk, risks
from forandring.analysis.sums import Amounts, amounts
from forandring.analysis.ways import Ways, ways_of
from forandring.model import Activity, Theory
from forandring.network import Network, unavoidable

__all__ = ["FUNDING_STATES", "Reliance", "Robustness", "Strength", "funding_states", "robustness"]

FUNDING_STATES = ("Granted", "AppliedFor", "Expected", "Refused", "Unknown")
"""What is said of money; ``Unknown`` is a thing of its own, and so is naming no money at all."""

_START, _OUT = "\x00start", "\x00out "
# Neither can be an IRI or a blank node's label.


class Strength(NamedTuple):
    """How many losses a goal stands, over one set of arrows.

    Attributes:
        node_disjoint: how many routes there are that share no activity and no effect; as many nodes must
            be lost to cut the goal.
        link_disjoint: how many there are that share no step.
        cut: a smallest set of activities, effects or goals whose loss cuts it: the one nearest to the goal.
        first_cut: the one nearest to the activities; often the same.
        link_cut: a smallest set of steps whose loss cuts it, nearest to the goal.
        unavoidable: what every route crosses, in route order; a single activity included.
        at_risk: every route runs through something that is not in place; an unreached goal is not at risk.
    """

    node_disjoint: int
    link_disjoint: int
    cut: tuple[str, ...]
    first_cut: tuple[str, ...]
    link_cut: tuple[tuple[str, str], ...]
    unavoidable: tuple[str, ...]
    at_risk: bool


class Reliance(NamedTuple):
    """How much of a goal rests on one source of money.

    Attributes:
        source: local name of a funding kind, or id of a financier.
        activities: those leading to the goal that name no other source, in text order.
        partly: those that name it among others.
        amounts: what the former cost.
        lost: whether the goal is reached by nothing once the former are gone.
    """

    source: str
    activities: tuple[str, ...]
    partly: tuple[str, ...]
    amounts: tuple[Amounts, ...]
    lost: bool


@dataclass(frozen=True, slots=True)
class Robustness:
    """The answer of ``robustness``.

    Attributes:
        goal: id.
        stated, inferred: over stated arrows, and with inferred ones.
        activities: ids of those leading to it with inferred arrows, in text order.
        reliances: one for each source of money, the one most rests on first.
        without_source: ids of activities that name no money.
        states: state → ids of activities of which that is said; an activity with several stands under each.
        risks: id of an activity or effect on some route → what stands in its way.
    """

    goal: str
    stated: Strength
    inferred: Strength
    activities: tuple[str, ...]
    reliances: tuple[Reliance, ...]
    without_source: tuple[str, ...]
    states: Mapping[str, tuple[str, ...]]
    risks: Mapping[str, tuple[Risk, ...]]


def robustness(theory: Theory, goal: str) -> Robustness:
    """Return how well a goal would stand losses.

    Args:
        theory: n nodes, m links.
        goal: id; any node of the network may be asked about.

    Returns:
        zeros and empty tuples where no activity reaches the goal; a goal without routes is not at risk, it
        is unreached.

    Cost: O(f · m) for f disjoint routes. Source: maximum flow and minimum cut, Ford & Fulkerson (1956), by
    shortest augmenting paths, Edmonds & Karp (1972); disjoint routes, Menger (1927); what no route avoids,
    Cooper, Harvey & Kennedy (2006).
    """
    ways = ways_of(theory)
    above = ways.before([goal])
    ordered = [node for node in theory.nodes() if node.id in above]
    activities = tuple(node.id for node in ordered if node.kind == "Activity" and node.id != goal)
    found = {node.id: said for node in ordered if (said := risks(node, theory))}
    return Robustness(
        goal,
        _strength(ways_of(theory, inferred=False), activities, goal, found),
        _strength(ways, activities, goal, found),
        activities,
        tuple(_reliances(theory, ways, activities, goal)),
        tuple(i for i in activities if not _fundings(theory, i)),
        funding_states(theory, activities),
        found,
    )


def _strength(ways: Ways, activities: Iterable[str], goal: str, risky: Collection[str]) -> Strength:
    """Measure the routes from activities to the goal; ``risky`` is what is not in place."""
    above = ways.before([goal])
    starts = [activity for activity in activities if activity in above]
    if not starts:
        return Strength(0, 0, (), (), (), (), False)
    members = ways.in_order(above)
    nodes = Flow(_split(ways, members, starts, goal), _START, goal)
    steps = Flow(_whole(ways, members, starts), _START, goal)
    return Strength(
        nodes.value,
        steps.value,
        tuple(cause for cause, _ in nodes.last_cut),
        tuple(cause for cause, _ in nodes.first_cut),
        steps.last_cut,
        _unavoidable(ways, members, starts, goal),
        ways.before([goal], without=risky).isdisjoint(starts),
    )


def _split(ways: Ways, members: Iterable[str], starts: Iterable[str], goal: str) -> Capacities:
    """Return capacities by which each node but the goal may be on one route only.

    A node is a step from itself to its way out; steps between nodes hold as many routes as there are.
    """
    members = set(members)
    many = len(members) + 1
    capacities: Capacities = {_START: dict.fromkeys(starts, many)}
    for node in ways.in_order(members - {goal}):
        capacities[node] = {_OUT + node: 1}
        capacities[_OUT + node] = {after: many for after, _, _ in ways.onward[node] if after in members}
    return capacities


def _whole(ways: Ways, members: Iterable[str], starts: Iterable[str]) -> Capacities:
    """Return capacities by which each step may be on one route only."""
    known = list(members)
    among = set(known)
    capacities = {node: {after: 1 for after, _, _ in ways.onward[node] if after in among} for node in known}
    capacities[_START] = dict.fromkeys(starts, len(known) * len(known) + 1)
    return capacities


def _unavoidable(ways: Ways, members: Sequence[str], starts: Iterable[str], goal: str) -> tuple[str, ...]:
    """Return what every route from any of ``starts`` crosses."""
    import networkx as nx

    part: Network = nx.DiGraph()
    among = set(members)
    part.add_edges_from((_START, start) for start in starts)
    part.add_edges_from(
        (node, after) for node in members for after, _, _ in ways.onward[node] if after in among
    )
    return unavoidable(part, _START, goal)


def _fundings(theory: Theory, activity: str) -> tuple[str, ...]:
    """Return the kinds of money that an activity names; a financier where it names no kind, "" where neither."""
    node = theory.index[activity]
    assert isinstance(node, Activity)
    return tuple(dict.fromkeys(f.kind or f.source or "" for f in node.funding))


def _reliances(theory: Theory, ways: Ways, activities: tuple[str, ...], goal: str) -> list[Reliance]:
    named = {activity: _fundings(theory, activity) for activity in activities}
    sources = dict.fromkeys(source for found in named.values() for source in found if source)
    reliances = []
    for source in sources:
        only = tuple(i for i in activities if named[i] == (source,))
        partly = tuple(i for i in activities if source in named[i] and i not in only)
        kept = ways.before([goal], without=set(only)).intersection(activities)
        reliances.append(Reliance(source, only, partly, amounts(theory, only), not kept))
    return sorted(reliances, key=lambda r: (not r.lost, -len(r.activities), -len(r.partly)))


def funding_states(theory: Theory, activities: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return which activities' money is granted, applied for, expected, refused or of unknown state.

    An activity that names no money stands nowhere here.
    """
    nodes = [node for i in activities if isinstance(node := theory.index.get(i), Activity)]
    return {
        state: tuple(n.id for n in nodes if any(f.state == state for f in n.funding))
        for state in FUNDING_STATES
    }
