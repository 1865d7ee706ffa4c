"""Shares of a theory that hang together: linked, reached, served, addressed, evidenced, cited, paid for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from forandring.analysis.grading import EVIDENCED, LEVELS, TESTED, grade
from forandring.analysis.shares import Figure, Share
from forandring.analysis.ways import ways_of
from forandring.analysis.wholes import addressed_by, served_by, with_wholes
from forandring.model import Activity, Link, Node, Plan, Theory

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
    ground = _Ground(theory)
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


class _View:
    """One way of counting: the network with or without inferred arrows, and what follows from it."""

    def __init__(self, theory: Theory, inferred: bool) -> None:
        self.theory = theory
        self.inferred = inferred
        self.ways = ways_of(theory, inferred=inferred)
        goals = theory.ids_of("Goal")
        self.activities = theory.ids_of("Activity")
        self.leading_to_goals = self.ways.before(goals)
        self.led_to_by_activities = self.ways.after(self.activities)
        self.on_evidence = self.ways.before(goals, least=EVIDENCED)
        self.on_tests = self.ways.before(goals, least=TESTED)

    @cached_property
    def addressed(self) -> set[str]:
        """Ids of challenges that anything addresses, wholly or in part."""
        said = (i for node in self.theory.nodes() for i in node.ids("addresses"))
        return with_wholes(self.theory, said)

    @cached_property
    def addressed_by_activities(self) -> set[str]:
        """Ids of challenges that an activity addresses, itself or through what it leads to."""
        return addressed_by(self.theory, self.led_to_by_activities)

    @cached_property
    def served(self) -> set[str]:
        """Ids of target groups that an activity is aimed at, wholly or in part."""
        return served_by(self.theory, self.activities)


class _Ground:
    """Holds both views of a theory while its parts are counted."""

    def __init__(self, theory: Theory) -> None:
        self.theory = theory
        self.stated = _View(theory, False)
        self.full = _View(theory, True)
        self.grades = {link.place: grade(link.evidence) for link in theory.links()}
        self.amounts = {
            node.id: {"annualCost": node.annual_cost, "setupCost": node.setup_cost}
            for node in theory.nodes()
            if isinstance(node, Activity)
        }
        self.priced = {i for i, costs in self.amounts.items() if any(c is not None for c in costs.values())}
        self.by_area: dict[tuple[str, str], list[Node]] = {}
        for node in theory.nodes():
            if node.focus_area is not None:
                self.by_area.setdefault((node.plan, node.focus_area), []).append(node)
        self.links_by_cause: dict[str, list[Link]] = {}
        for link in theory.links():
            self.links_by_cause.setdefault(link.cause, []).append(link)

    def figure(self, name: str, count: Callable[[_View], Share]) -> Figure:
        """Return a figure counted in both views."""
        return Figure(name, count(self.stated), count(self.full))

    def among(self, name: str, ids: Collection[str], hits: Callable[[_View], Collection[str]]) -> Figure:
        """Return how many of ``ids`` are among ``hits``."""

        def count(view: _View) -> Share:
            found = hits(view)
            return Share(sum(i in found for i in ids), len(ids))

        return self.figure(name, count)


def _of_theory(ground: _Ground) -> Coverage:
    nodes = list(ground.theory.nodes())
    links = list(ground.theory.links())
    units = {_unit(plan) for plan in ground.theory.plans if any(_cost(node) for node in plan.nodes)}
    unit = units.pop() if len(units) == 1 else None
    return _whole(ground, "Theory", "", "", nodes, links, unit, add_amounts=not units)


def _of_plan(ground: _Ground, plan: Plan) -> Coverage:
    return _whole(ground, "Plan", plan.id, plan.id, plan.nodes, plan.links, _unit(plan), add_amounts=True)


def _of_focus_area(ground: _Ground, plan: Plan, area: Node) -> Coverage:
    named = {*area.ids("targetGroup"), *area.ids("addresses")}
    nodes = list({node.id: node for node in _of_area(ground, plan, area, named)}.values())
    own = [node.id for node in nodes if node.kind == "Activity"]
    ways = ground.full.ways
    causes = ways.in_order(ways.after(own))
    links = [link for cause in causes for link in ground.links_by_cause.get(cause, ())]
    part = _whole(ground, "FocusArea", area.id, plan.id, nodes, links, _unit(plan), add_amounts=True)
    goals = [node.id for node in plan.of("Goal")]
    contribution = ground.among("plan-goals-reached", goals, lambda view: view.ways.after(own))
    return part._replace(figures=(*part.figures[:2], contribution, *part.figures[2:]))


def _of_area(ground: _Ground, plan: Plan, area: Node, named: set[str]) -> Iterator[Node]:
    """Yield the area itself, what belongs to it and what it names."""
    yield area
    yield from ground.by_area.get((plan.id, area.id), ())
    for identity in sorted(named):
        node = ground.theory.index.get(identity)
        if node is not None and node.plan == plan.id:
            yield node


def _of_goal(ground: _Ground, plan: Plan, goal: Node) -> Coverage:
    """Count what leads to one goal; its whole is what leads there with inferred arrows."""
    above = ground.full.ways.before([goal.id])
    ordered = ground.full.ways.in_order(above)
    activities = [i for i in ordered if (node := ground.theory.index.get(i)) and node.kind == "Activity"]
    links = [
        link
        for cause in ordered
        for link in ground.links_by_cause.get(cause, ())
        if link.effect in above and link.polarity != "Negative"
    ]
    groups = [node.id for node in plan.of("TargetGroup")]

    said = ground.stated.ways.before([goal.id])
    leading = {ground.full: activities, ground.stated: [i for i in activities if i in said]}
    # Other plans may count in another unit, so their money is told in their own goals' figures.
    plans_own = [node.id for node in plan.of("Activity")]
    own = set(plans_own).intersection(activities)

    def money(least: int) -> Callable[[_View], Share]:
        return lambda view: _money(
            ground, own.intersection(leading[view]), view.ways.before([goal.id], least=least), "annualCost"
        )

    figures = (
        ground.among("activities-leading-here", plans_own, lambda view: set(leading[view])),
        ground.among("target-groups-served", groups, lambda view: served_by(ground.theory, leading[view])),
        *_of_links(ground, links),
        ground.figure("annual-cost-on-evidenced-routes", money(EVIDENCED)),
        ground.figure("annual-cost-on-tested-routes", money(TESTED)),
    )
    return Coverage("Goal", goal.id, plan.id, figures, _unit(plan), _unknown(ground, own))


def _whole(
    ground: _Ground,
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
        *_of_links(ground, links),
        _cited(ground, nodes, links),
        ground.among("activities-with-cost", activities, lambda _: ground.priced),
    ]
    if add_amounts:
        figures.extend(_of_money(ground, activities))
    return Coverage(kind, identity, plan, tuple(figures), unit, _unknown(ground, activities))


def _of_links(ground: _Ground, links: Sequence[Link]) -> Iterator[Figure]:
    """Yield the share of arrows that give evidence, then of each grade from the strongest."""
    full = Counter(ground.grades[link.place] for link in links)
    said = Counter(ground.grades[link.place] for link in links if link.stated)

    def figure(name: str, *levels: str) -> Figure:
        shares = (Share(sum(tally[level] for level in levels), tally.total()) for tally in (said, full))
        return Figure(name, *shares)

    yield figure("links-with-evidence", *(level for level in LEVELS if level != "NotGiven"))
    for level in reversed(LEVELS):
        yield figure(f"links-{_kebab(level)}", level)


def _kebab(level: str) -> str:
    return "not-given" if level == "NotGiven" else level.lower()


def _cited(ground: _Ground, nodes: list[Node], links: Sequence[Link]) -> Figure:
    """Count statements with a citation; what is inferred need not have one, and is counted apart."""
    described = [node for node in nodes if node.kind not in ("Plan", "Source")]

    said = [(one.basis, bool(one.cites)) for one in described]
    said += [(link.basis, bool(link.cites)) for link in links]

    def count(view: _View) -> Share:
        counted = [cited for basis, cited in said if view.inferred or basis == "Stated"]
        return Share(sum(counted), len(counted))

    return ground.figure("statements-cited", count)


def _of_money(ground: _Ground, activities: list[str]) -> Iterator[Figure]:
    for term, name in (("annualCost", "annual-cost"), ("setupCost", "setup-cost")):
        for suffix, leading in _LEADING.items():
            yield ground.figure(f"{name}-{suffix}", _amounts(ground, activities, term, leading))


_LEADING: dict[str, Callable[[_View], set[str]]] = {
    "linked": lambda view: view.leading_to_goals,
    "on-evidenced-routes": lambda view: view.on_evidence,
    "on-tested-routes": lambda view: view.on_tests,
}


def _amounts(
    ground: _Ground, activities: list[str], term: str, leading: Callable[[_View], set[str]]
) -> Callable[[_View], Share]:
    return lambda view: _money(ground, activities, leading(view), term)


def _money(ground: _Ground, activities: Iterable[str], hits: Collection[str], term: str) -> Share:
    """Return the amounts stated by those among ``hits``, of all that ``activities`` state."""
    amounts = [(i, ground.amounts[i][term]) for i in activities]
    stated = [(i, amount) for i, amount in amounts if amount is not None]
    return Share(
        sum((amount for i, amount in stated if i in hits), Decimal(0)),
        sum((amount for _, amount in stated), Decimal(0)),
    )


def _cost(node: Node) -> bool:
    return isinstance(node, Activity) and (node.annual_cost is not None or node.setup_cost is not None)


def _unknown(ground: _Ground, activities: Iterable[str]) -> int:
    return sum(activity not in ground.priced for activity in activities)


def _unit(plan: Plan) -> tuple[str, str] | None:
    if plan.node is None or not plan.node.texts("amountUnit"):
        return None
    return plan.node.text("amountUnit", "da"), plan.node.text("amountUnit", "en")
