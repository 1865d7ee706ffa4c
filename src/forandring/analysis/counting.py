"""What the shares of a theory are counted from: with and without inferred arrows, and figures of either."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property, partial

from forandring.analysis.grading import EVIDENCED, LEVELS, TESTED, grade
from forandring.analysis.shares import Figure, Share
from forandring.analysis.ways import ways_of
from forandring.analysis.wholes import addressed_by, served_by, with_wholes
from forandring.model import Activity, Link, Node, Theory

__all__ = ["Ground", "View"]


class View:
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


class Ground:
    """Holds both views of a theory while its parts are counted."""

    def __init__(self, theory: Theory) -> None:
        self.theory = theory
        self.stated = View(theory, False)
        self.full = View(theory, True)
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

    def figure(self, name: str, count: Callable[[View], Share]) -> Figure:
        """Return a figure counted in both views."""
        return Figure(name, count(self.stated), count(self.full))

    def among(self, name: str, ids: Collection[str], hits: Callable[[View], Collection[str]]) -> Figure:
        """Return how many of ``ids`` are among ``hits``."""

        def count(view: View) -> Share:
            found = hits(view)
            return Share(sum(i in found for i in ids), len(ids))

        return self.figure(name, count)

    def of_links(self, links: Sequence[Link]) -> Iterator[Figure]:
        """Yield the share of arrows that give evidence, then of each grade from the strongest."""
        full = Counter(self.grades[link.place] for link in links)
        said = Counter(self.grades[link.place] for link in links if link.stated)

        def figure(name: str, *levels: str) -> Figure:
            shares = (Share(sum(tally[level] for level in levels), tally.total()) for tally in (said, full))
            return Figure(name, *shares)

        yield figure("links-with-evidence", *(level for level in LEVELS if level != "NotGiven"))
        for level in reversed(LEVELS):
            yield figure(f"links-{_kebab(level)}", level)

    def cited(self, nodes: Iterable[Node], links: Iterable[Link]) -> Figure:
        """Count statements with a citation; what is inferred need not have one, and is counted apart."""
        said = [(node.basis, bool(node.cites)) for node in nodes if node.kind not in ("Plan", "Source")]
        said += [(link.basis, bool(link.cites)) for link in links]

        def count(view: View) -> Share:
            counted = [cited for basis, cited in said if view.inferred or basis == "Stated"]
            return Share(sum(counted), len(counted))

        return self.figure("statements-cited", count)

    def of_money(self, activities: Sequence[str]) -> Iterator[Figure]:
        """Yield the share of each amount that leads to goals, then on what evidence."""
        for term, name in (("annualCost", "annual-cost"), ("setupCost", "setup-cost")):
            for suffix, leading in _LEADING.items():
                yield self.figure(
                    f"{name}-{suffix}", partial(self._money_where, activities, term=term, leading=leading)
                )

    def _money_where(
        self, activities: Iterable[str], view: View, *, term: str, leading: Callable[[View], set[str]]
    ) -> Share:
        return self.money(activities, leading(view), term)

    def money(self, activities: Iterable[str], hits: Collection[str], term: str) -> Share:
        """Return the amounts stated by those among ``hits``, of all that ``activities`` state."""
        amounts = [(i, self.amounts[i][term]) for i in activities]
        stated = [(i, amount) for i, amount in amounts if amount is not None]
        return Share(
            sum((amount for i, amount in stated if i in hits), Decimal(0)),
            sum((amount for _, amount in stated), Decimal(0)),
        )

    def unknown_costs(self, activities: Iterable[str]) -> int:
        """Return how many activities state no amount."""
        return sum(activity not in self.priced for activity in activities)


_LEADING: dict[str, Callable[[View], set[str]]] = {
    "linked": lambda view: view.leading_to_goals,
    "on-evidenced-routes": lambda view: view.on_evidence,
    "on-tested-routes": lambda view: view.on_tests,
}


def _kebab(level: str) -> str:
    return "not-given" if level == "NotGiven" else level.lower()
