"""Shares of a theory that hang together: linked, reached, served, addressed, evidenced, cited, paid for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from forandring.analysis.counting import Ground, View
from forandring.analysis.grading import EVIDENCED, TESTED
from forandring.analysis.shares import Figure, Share
from forandring.analysis.wholes import served_by
from forandring.model import Link, Node, Plan, Theory
from forandring.network import supports

__all__ = ["Change", "Coverage", "coverage", "trend"]


class Coverage(NamedTuple):
    """The shares of a theory, a plan, a focus area or a goal.

    Attributes:
        kind: ``Theory``, ``Plan``, ``FocusArea`` or ``Goal``.
        id: its id; "" for a theory.
        plan: id of its plan; "" for a theory.
        figures: in a fixed order; which there are depends on ``kind``.
        unit: the plan's unit of amount in Danish and English, e.g. ``("mio. kr.", "DKK million")``; ``None``
            where there is none, or where plans differ: amounts are then not added.
        unknown_costs: how many activities state neither an annual nor a set-up cost.
    """

    kind: str
    id: str
    plan: str
    figures: tuple[Figure, ...]
    unit: tuple[str, str] | None
    unknown_costs: int

    def figure(self, name: str) -> Figure:
        """Return the figure of that name.

        Raises:
            KeyError: this kind of thing has no such figure.
        """
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)


class Change(NamedTuple):
    """A figure before and after; ``None`` where what it is of did not exist."""

    kind: str
    id: str
    name: str
    old: Figure | None
    new: Figure | None


def coverage(theory: Theory, *, details: bool = True) -> tuple[Coverage, ...]:
    """Return the shares of the theory, then of each plan with its focus areas and goals, in text order.

    Args:
        theory: n nodes, m links.
        details: whether focus areas and goals are counted apart.

    Every figure is given as stated and with inferred arrows. A share of nothing is 0 of 0, never 1. A group
    is served where it or a narrower one is; a challenge is addressed where a part of it is. Amounts of plans
    in different units are not added. Negative arrows are links like others, but reach nothing.

    Cost: O(n + m) besides O(part) for each focus area and goal.
    """
    ground = Ground(theory)
    found = [_of_theory(ground)]
    for plan in theory.plans:
        if all(node.kind == "Mapping" for node in plan.nodes) and not plan.links:
            continue
        found.append(_of_plan(ground, plan))
        if details:
            found.extend(_of_focus_area(ground, plan, area) for area in plan.of("FocusArea"))
            found.extend(_of_goal(ground, plan, goal) for goal in plan.of("Goal"))
    return tuple(found)


def trend(old: Iterable[Coverage], new: Iterable[Coverage]) -> tuple[Change, ...]:
    """Return how each figure has changed between two versions, in the new one's order, then what is gone.

    Only figures that differ are returned.
    """
    before = {(part.kind, part.id, figure.name): figure for part in old for figure in part.figures}
    after = {(part.kind, part.id, figure.name): figure for part in new for figure in part.figures}
    keys = [*after, *(key for key in before if key not in after)]
    return tuple(
        Change(*key, before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)
    )


def _of_theory(ground: Ground) -> Coverage:
    nodes = list(ground.theory.nodes())
    links = list(ground.theory.links())
    units = {
        _unit(plan) for plan in ground.theory.plans if any(node.id in ground.priced for node in plan.nodes)
    }
    unit = units.pop() if len(units) == 1 else None
    return _whole(ground, "Theory", "", "", nodes, links, unit, add_amounts=not units)


def _of_plan(ground: Ground, plan: Plan) -> Coverage:
    return _whole(ground, "Plan", plan.id, plan.id, plan.nodes, plan.links, _unit(plan), add_amounts=True)


def _of_focus_area(ground: Ground, plan: Plan, area: Node) -> Coverage:
    named = {*area.ids("targetGroup"), *area.ids("addresses")}
    nodes = list({node.id: node for node in _of_area(ground, plan, area, named)}.values())
    own = [node.id for node in nodes if node.kind == "Activity"]
    ways = ground.full.ways
    links = list(_links_from(ground, ways.in_order(ways.after(own))))
    part = _whole(ground, "FocusArea", area.id, plan.id, nodes, links, _unit(plan), add_amounts=True)
    goals = [node.id for node in plan.of("Goal")]
    contribution = ground.among("plan-goals-reached", goals, lambda view: view.ways.after(own))
    return part._replace(figures=(*part.figures[:2], contribution, *part.figures[2:]))


def _of_area(ground: Ground, plan: Plan, area: Node, named: set[str]) -> Iterator[Node]:
    """Yield the area itself, what belongs to it and what it names."""
    yield area
    yield from ground.by_area.get((plan.id, area.id), ())
    for identity in sorted(named):
        node = ground.theory.index.get(identity)
        if node is not None and node.plan == plan.id:
            yield node


def _links_from(ground: Ground, causes: Iterable[str]) -> Iterator[Link]:
    for cause in causes:
        yield from ground.links_by_cause.get(cause, ())


def _of_goal(ground: Ground, plan: Plan, goal: Node) -> Coverage:
    """Count what leads to one goal; its whole is what leads there with inferred arrows."""
    above = ground.full.ways.before([goal.id])
    ordered = ground.full.ways.in_order(above)
    activities = [i for i in ordered if (node := ground.theory.index.get(i)) and node.kind == "Activity"]
    links = [link for link in _links_from(ground, ordered) if link.effect in above and supports(link)]
    groups = [node.id for node in plan.of("TargetGroup")]
    said = ground.stated.ways.before([goal.id])
    leading = {ground.full: activities, ground.stated: [i for i in activities if i in said]}
    # Other plans may count in another unit, so their money is told in their own goals' figures.
    plans_own = [node.id for node in plan.of("Activity")]
    own = set(plans_own).intersection(activities)

    def money(least: int) -> Callable[[View], Share]:
        return lambda view: ground.money(
            own.intersection(leading[view]), view.ways.before([goal.id], least=least), "annualCost"
        )

    figures = (
        ground.among("activities-leading-here", plans_own, lambda view: set(leading[view])),
        ground.among("target-groups-served", groups, lambda view: served_by(ground.theory, leading[view])),
        *ground.of_links(links),
        ground.figure("annual-cost-on-evidenced-routes", money(EVIDENCED)),
        ground.figure("annual-cost-on-tested-routes", money(TESTED)),
    )
    return Coverage("Goal", goal.id, plan.id, figures, _unit(plan), ground.unknown_costs(own))


def _whole(
    ground: Ground,
    kind: str,
    identity: str,
    plan: str,
    nodes: Iterable[Node],
    links: Sequence[Link],
    unit: tuple[str, str] | None,
    *,
    add_amounts: bool,
) -> Coverage:
    """Count a theory, a plan or a focus area."""
    nodes = list(nodes)
    of_kind: dict[str, list[str]] = {}
    for node in nodes:
        of_kind.setdefault(node.kind, []).append(node.id)
    activities = of_kind.get("Activity", [])
    figures = [
        ground.among("activities-linked", activities, lambda view: view.leading_to_goals),
        ground.among("goals-reached", of_kind.get("Goal", []), lambda view: view.led_to_by_activities),
        ground.among("target-groups-served", of_kind.get("TargetGroup", []), lambda view: view.served),
        ground.among("challenges-addressed", of_kind.get("Challenge", []), lambda view: view.addressed),
        ground.among(
            "challenges-addressed-by-activities",
            of_kind.get("Challenge", []),
            lambda view: view.addressed_by_activities,
        ),
        *ground.of_links(links),
        ground.cited(nodes, links),
        ground.among("activities-with-cost", activities, lambda _: ground.priced),
    ]
    if add_amounts:
        figures.extend(ground.of_money(activities))
    return Coverage(kind, identity, plan, tuple(figures), unit, ground.unknown_costs(activities))


def _unit(plan: Plan) -> tuple[str, str] | None:
    if plan.node is None or not plan.node.texts("amountUnit"):
        return None
    return plan.node.text("amountUnit", "da"), plan.node.text("amountUnit", "en")
