"""Which activities reach most within a budget: a proven optimum, its ties, and what more money would buy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from forandring.analysis.coverage import with_wholes
from forandring.analysis.grading import EVIDENCED
from forandring.analysis.optimum import Program, Row, Solution
from forandring.analysis.sums import Citizens, citizens, unit_of
from forandring.analysis.ways import Ways, routes_network
from forandring.errors import ForandringError
from forandring.model import Activity, Theory
from forandring.network import Network
from forandring.texts import Message

__all__ = [
    "CRITERIA",
    "Choice",
    "LeftOut",
    "Point",
    "Priorities",
    "Reason",
    "Score",
    "Terms",
    "frontier",
    "prioritise",
    "unit_among",
]

CRITERIA = ("goals", "challenges", "citizens", "evidence")
"""What is to be reached, in the order in which it counts."""

MOST_TIES = 20
"""Choices named that reach the same; where there are more, there are "at least" so many."""


class Score(NamedTuple):
    """What a choice reaches.

    Attributes:
        goals: reached by some chosen activity.
        challenges: addressed by one, itself, through what it leads to, or in part.
        citizens: the sum that chosen activities state; the same people may be counted more than once.
        evidence: goals reached by a route on which every arrow says what it rests on.
    """

    goals: int
    challenges: int
    citizens: int
    evidence: int


@dataclass(frozen=True, slots=True)
class Terms:
    """What the choice is bound by.

    Attributes:
        budget: for annual and set-up cost together, in the plans' unit; for annual cost alone where
            ``setup_budget`` is given.
        setup_budget: for set-up cost.
        plan: id of the plan whose activities are chosen among; ``None`` for all plans.
        must, never: ids of activities that are chosen, or not, whatever it costs the result.
        weights: criterion → weight ≥ 0. ``None`` lets each criterion decide only among what is equal by
            those before it; with weights one sum of all decides.
        order: all criteria, the one that counts first first; of no effect with weights.
        assumed: activity's id → annual and set-up cost, where the user gives what the plan does not.
        inferred: whether inferred arrows count as reaching.
    """

    budget: Decimal
    setup_budget: Decimal | None = None
    plan: str | None = None
    must: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    weights: Mapping[str, Decimal] | None = None
    order: tuple[str, ...] = CRITERIA
    assumed: Mapping[str, tuple[Decimal, Decimal]] | None = None
    inferred: bool = True


class Choice(NamedTuple):
    """A set of activities, in text order, with what it costs a year and once, and what it reaches."""

    activities: tuple[str, ...]
    annual: Decimal
    setup: Decimal
    score: Score


class LeftOut(NamedTuple):
    """An activity that could not be chosen, and why.

    ``reason`` is ``annual-unknown``, ``setup-unknown``, ``cost-unknown`` or ``requires-left-out``.
    """

    activity: str
    reason: str


class Reason(NamedTuple):
    """Why a chosen activity is there: what the choice would lose without it, its cost, and who needs it.

    Attributes:
        goals, challenges: ids that no other chosen activity reaches.
        citizens: as stated, or ``None``.
        required_by: ids of chosen activities that require it.
    """

    activity: str
    annual: Decimal
    setup: Decimal
    goals: tuple[str, ...]
    challenges: tuple[str, ...]
    citizens: int | None
    required_by: tuple[str, ...]


class Point(NamedTuple):
    """The best choice at one budget."""

    budget: Decimal
    choice: Choice


@dataclass(frozen=True, slots=True)
class Priorities:
    """The answer of ``prioritise``.

    Attributes:
        terms: what the choice was bound by.
        best: the cheapest of the best choices, then the one of fewest activities.
        ties: other choices that reach the same and from which nothing could be taken away, the cheapest
            first.
        all_ties: whether those are all.
        always, sometimes: ids in every, and in some but not all, of the best and its ties.
        other_score: what the best choice reaches by the other way of counting: as stated where inferred
            arrows count, with inferred ones where they do not.
        reasons: one for each activity of the best choice.
        left_out: activities that could not be chosen; never because they were free.
        citizens: of the best choice, with what keeps the sum from being a number of people.
        unit: of amounts, in Danish and English; ``None`` where no plan names one.
        step: one million in the unit: 1 where it counts in millions, 1000 in thousands.
        with_more: the best choice with one million more.
        gap: between the best choice and what could be better, 0: the optimum is proven.
    """

    terms: Terms
    best: Choice
    ties: tuple[Choice, ...]
    all_ties: bool
    always: tuple[str, ...]
    sometimes: tuple[str, ...]
    other_score: Score
    reasons: tuple[Reason, ...]
    left_out: tuple[LeftOut, ...]
    citizens: Citizens
    unit: tuple[str, str] | None
    step: Decimal
    with_more: Choice
    gap: int = 0


def prioritise(theory: Theory, terms: Terms) -> Priorities:
    """Return the set of activities that reaches most within the budget.

    Every criterion is a whole number, and each is brought to its proven maximum before the next is looked
    at; then cost and number of activities to their minimum. An activity that requires another is chosen
    only with it. An activity whose cost is not known is left out and named: in a plan that states set-up
    costs, one without is not known to be free of them.

    Raises:
        ForandringError: plans count in different units; what must be chosen has no cost, is ruled out or
            exceeds the budget; a weight is negative or of no criterion; the proof takes over a minute.

    Source: maximum coverage with a budget, Khuller, Moss & Naor (1999), as an integer program.
    """
    case = _Case(theory, terms)
    best = case.choice(case.solved(terms.budget))
    ties, complete = case.ties(best)
    choices = [set(choice.activities) for choice in (best, *ties)]
    always = set.intersection(*choices)
    other = _Case(theory, replace(terms, inferred=not terms.inferred))
    step = one_million(case.unit)
    return Priorities(
        terms,
        best,
        tuple(ties),
        complete,
        tuple(i for i in case.activities if i in always),
        tuple(i for i in case.activities if i in set().union(*choices) - always),
        other.score(best.activities),
        tuple(case.reason(i, best.activities) for i in best.activities),
        tuple(case.left_out),
        citizens(theory, best.activities),
        case.unit,
        step,
        case.choice(case.solved(terms.budget + step)),
    )


def frontier(theory: Theory, terms: Terms, *, points: int = 20) -> tuple[Point, ...]:
    """Return the best choice at budgets from 0 to what everything costs, evenly spaced; for a plot.

    Budgets below what must be chosen are left out.
    """
    case = _Case(theory, terms)
    most = sum(
        annual + (0 if terms.setup_budget is not None else setup) for annual, setup in case.costs.values()
    )
    budgets = [Decimal(most) * step / points for step in range(points + 1)]
    found = ((budget, case.maybe_solved(budget)) for budget in budgets)
    return tuple(Point(budget, case.choice(solution)) for budget, solution in found if solution)


def unit_among(theory: Theory, terms: Terms) -> tuple[str, str] | None:
    """Return the unit of the amounts that are chosen by, in Danish and English; ``None`` where none is named.

    Raises:
        ForandringError: plans count in different units.
    """
    return _one_unit(theory, _among(theory, terms))


class _Case:
    """Holds what the programs for one theory and one set of terms have in common."""

    def __init__(self, theory: Theory, terms: Terms) -> None:
        self.theory = theory
        self.terms = terms
        _check_weights(terms)
        nodes = _among(theory, terms)
        self.unit = _one_unit(theory, nodes)
        self.left_out: list[LeftOut] = []
        self.costs = self._known_costs(nodes)
        self._leave_out_what_requires(nodes)
        self.activities = [node.id for node in nodes if node.id in self.costs]
        self.number = {activity: number for number, activity in enumerate(self.activities)}
        self.scale = lcm(
            *(Fraction(amount).denominator for pair in self.costs.values() for amount in pair), 1
        )
        self.reached: dict[str, dict[str, set[str]]] = self._reached()
        self.people = {node.id: node.citizens for node in nodes}
        self._refuse_impossible_musts()

    def _known_costs(self, nodes: Iterable[Activity]) -> dict[str, tuple[Decimal, Decimal]]:
        """Return annual and set-up cost of the activities of which all is known that their plan states of any."""
        uses: dict[str, tuple[bool, bool]] = {}
        nodes = list(nodes)
        for node in nodes:
            annual, setup = uses.get(node.plan, (False, False))
            uses[node.plan] = (annual or node.annual_cost is not None, setup or node.setup_cost is not None)
        costs = {}
        for node in nodes:
            given = (self.terms.assumed or {}).get(node.id)
            lacking = tuple(
                name
                for name, amount, used in zip(
                    ("annual", "setup"), (node.annual_cost, node.setup_cost), uses[node.plan], strict=True
                )
                if used and amount is None
            )
            if given is not None:
                costs[node.id] = given
            elif len(lacking) == 1:
                self.left_out.append(LeftOut(node.id, f"{lacking[0]}-unknown"))
            elif lacking or not any(uses[node.plan]):
                self.left_out.append(LeftOut(node.id, "cost-unknown"))
            else:
                costs[node.id] = (node.annual_cost or Decimal(0), node.setup_cost or Decimal(0))
        return costs

    def _leave_out_what_requires(self, nodes: list[Activity]) -> None:
        """Leave out activities that require one that cannot be chosen, and those that require them."""
        changed = True
        while changed:
            changed = False
            for node in nodes:
                if node.id in self.costs and any(i not in self.costs for i in node.requires):
                    del self.costs[node.id]
                    self.left_out.append(LeftOut(node.id, "requires-left-out"))
                    changed = True

    def _reached(self) -> dict[str, dict[str, set[str]]]:
        """Return criterion → goal or challenge → the activities that reach it."""
        graph: Network = routes_network(self.theory)
        ways = Ways(graph, inferred=self.terms.inferred)
        goals = {node.id for node in self.theory.nodes() if node.kind == "Goal"}
        found: dict[str, dict[str, set[str]]] = {"goals": {}, "challenges": {}, "evidence": {}}
        for activity in self.activities:
            after = ways.after([activity])
            nodes = (self.theory.index.get(i) for i in after)
            said = (i for node in nodes if node for i in node.ids("addresses"))
            reached = {
                "goals": after & goals,
                "challenges": with_wholes(self.theory, said, "Challenge", "partOf"),
                "evidence": ways.after([activity], least=EVIDENCED) & goals,
            }
            for criterion, ids in reached.items():
                for i in ids:
                    found[criterion].setdefault(i, set()).add(activity)
        found["challenges"] = {
            i: by
            for i, by in found["challenges"].items()
            if (n := self.theory.index.get(i)) and n.kind == "Challenge"
        }
        return found

    def _refuse_impossible_musts(self) -> None:
        out = {left.activity for left in self.left_out}
        for activity in self.terms.must:
            name = Message(self.theory.label(activity, "da"), self.theory.label(activity, "en"))
            if activity in out or activity not in self.number:
                raise ForandringError(
                    Message(
                        f"»{name.da}« skal vælges, men dens udgift kendes ikke; giv den en med --cost",
                        f"“{name.en}” must be chosen, but its cost is not known; give it one with --cost",
                    )
                )
            if activity in self.terms.never:
                raise ForandringError(
                    Message(
                        f"»{name.da}« kan ikke både skulle vælges og være udelukket",
                        f"“{name.en}” cannot both have to be chosen and be ruled out",
                    )
                )

    # Programs

    def solved(self, budget: Decimal) -> Solution:
        """Return the best choice at a budget.

        Raises:
            ForandringError: not even what must be chosen fits.
        """
        solution = self.maybe_solved(budget)
        if solution is None:
            raise ForandringError(
                Message(
                    "det, der skal vælges, kan ikke rummes i budgettet",
                    "what must be chosen does not fit the budget",
                )
            )
        return solution

    def maybe_solved(self, budget: Decimal) -> Solution | None:
        """Return the best choice at a budget, ``None`` where what must be chosen does not fit."""
        program, objectives = self._program(budget)
        for objective in objectives:
            solution = program.best(objective)
            if solution is None:
                return None
            program.at_least(objective, solution.value)
        return self._cheapest(program)

    def ties(self, best: Choice) -> tuple[list[Choice], bool]:
        """Return other choices that reach the same, none of which holds another, and whether they are all."""
        program, objectives = self._program(self.terms.budget)
        mine = frozenset(self.number[i] for i in best.activities)
        for objective in objectives:
            program.at_least(objective, self._value(objective, best))
        found: list[Choice] = []
        last = mine
        while last:
            program.not_all(last)
            solution = self._cheapest(program)
            if solution is None:
                return found, True
            if len(found) == MOST_TIES:
                return found, False
            found.append(self.choice(solution))
            last = solution.chosen
        return found, True

    def _value(self, objective: Row, choice: Choice) -> int:
        """Return what an objective is worth for a choice."""
        chosen = set(choice.activities)
        extra = [by for criterion in self.reached.values() for by in criterion.values()]
        return sum(
            value
            for number, value in objective.items()
            if (
                self.activities[number] in chosen
                if number < len(self.activities)
                else bool(extra[number - len(self.activities)] & chosen)
            )
        )

    def _cheapest(self, program: Program) -> Solution | None:
        """Return the cheapest choice that a program allows, of those one of fewest activities.

        What it costs is not kept as a limit: the next search starts from the same program.
        """
        cost = {self.number[i]: self._scaled(annual + setup) for i, (annual, setup) in self.costs.items()}
        # One more activity weighs less than the smallest difference in cost.
        weighed = {number: amount * (len(cost) + 1) + 1 for number, amount in cost.items()}
        return program.best(weighed, largest=False)

    def _scaled(self, amount: Decimal) -> int:
        return int(Fraction(amount) * self.scale)

    def _program(self, budget: Decimal) -> tuple[Program, list[Row]]:
        """Return the constraints, and the objectives in the order in which they count."""
        extra = [(criterion, by) for criterion, found in self.reached.items() for by in found.values()]
        program = Program(len(self.activities), len(extra))
        rows: dict[str, dict[int, int]] = {criterion: {} for criterion in CRITERIA}
        for number, (criterion, by) in enumerate(extra, len(self.activities)):
            rows[criterion][number] = 1
            program.at_most({number: 1, **dict.fromkeys((self.number[i] for i in by), -1)}, 0)
        rows["citizens"] = {self.number[i]: people for i in self.activities if (people := self.people[i])}
        self._bind(program, budget)
        return program, self._objectives(rows)

    def _bind(self, program: Program, budget: Decimal) -> None:
        """Add what a choice is bound by."""
        terms = self.terms
        kept_apart = terms.setup_budget is not None
        limits = (
            [(0, budget), (1, terms.setup_budget)] if terms.setup_budget is not None else [(None, budget)]
        )
        for part, limit in limits:
            row = {
                self.number[i]: self._scaled(
                    pair[part] if kept_apart and part is not None else sum(pair, Decimal(0))
                )
                for i, pair in self.costs.items()
            }
            program.at_most(row, int(Fraction(limit) * self.scale // 1))
        for activity in self.activities:
            node = self.theory.index[activity]
            for required in node.ids("requires"):
                if required != activity:
                    program.at_most({self.number[activity]: 1, self.number[required]: -1}, 0)
        for activity in terms.must:
            program.at_least({self.number[activity]: 1}, 1)
        for activity in terms.never:
            if activity in self.number:
                program.at_most({self.number[activity]: 1}, 0)

    def _objectives(self, rows: Mapping[str, Row]) -> list[Row]:
        weights = self.terms.weights
        if weights is None:
            return [row for criterion in self.terms.order if (row := rows[criterion])]
        scale = lcm(*(Fraction(weight).denominator for weight in weights.values()), 1)
        summed: dict[int, int] = {}
        for criterion, weight in weights.items():
            for number, value in rows[criterion].items():
                summed[number] = summed.get(number, 0) + value * int(Fraction(weight) * scale)
        return [summed]

    # Choices

    def choice(self, solution: Solution) -> Choice:
        """Return a solution as a choice."""
        chosen = tuple(i for i in self.activities if self.number[i] in solution.chosen)
        return Choice(
            chosen,
            sum((self.costs[i][0] for i in chosen), Decimal(0)),
            sum((self.costs[i][1] for i in chosen), Decimal(0)),
            self.score(chosen),
        )

    def score(self, activities: Iterable[str]) -> Score:
        """Return what activities reach, counted anew from the network."""
        chosen = set(activities)
        counts = {
            criterion: sum(bool(by & chosen) for by in found.values())
            for criterion, found in self.reached.items()
        }
        people = sum(self.people.get(i) or 0 for i in chosen)
        return Score(counts["goals"], counts["challenges"], people, counts["evidence"])

    def reason(self, activity: str, chosen: tuple[str, ...]) -> Reason:
        """Return why an activity is among the chosen."""
        others = set(chosen) - {activity}

        def alone(criterion: str) -> tuple[str, ...]:
            hits = self.reached[criterion].items()
            mine = {i for i, by in hits if activity in by and not by & others}
            return tuple(node.id for node in self.theory.nodes() if node.id in mine)

        annual, setup = self.costs[activity]
        needed = tuple(
            i for i in chosen if activity in self.theory.index[i].ids("requires") and i != activity
        )
        return Reason(
            activity, annual, setup, alone("goals"), alone("challenges"), self.people[activity], needed
        )


def one_million(unit: tuple[str, str] | None) -> Decimal:
    """Return how many of a unit of amount make a million; 1 where the unit does not say what it counts in.

    >>> [str(one_million((unit, ""))) for unit in ("mio. kr.", "1.000 kr.", "tkr.", "mia. kr.", "kr.")]
    ['1', '1000', '1000', '0.001', '1000000']
    """
    words = " ".join(unit or ()).casefold().replace(".", "").replace(",", "")
    for names, number in _UNITS:
        if any(name in words for name in names):
            return Decimal(number)
    return Decimal(1)


_UNITS = (
    (("mio", "million"), "1"),
    (("mia", "milliard", "billion"), "0.001"),
    (("1000", "tkr", "tusind", "thousand"), "1000"),
    (("kr", "dkk", "€", "eur"), "1000000"),
)
"""Words of a unit of amount → how many of it make a million; the first that fits counts."""


def _check_weights(terms: Terms) -> None:
    if sorted(terms.order) != sorted(CRITERIA):
        raise ForandringError(
            Message(
                f"rækkefølgen skal nævne {', '.join(CRITERIA)}, hver én gang",
                f"the order must name {', '.join(CRITERIA)}, each once",
            )
        )
    for criterion, weight in (terms.weights or {}).items():
        if criterion not in CRITERIA or weight < 0:
            raise ForandringError(
                Message(
                    f"{criterion}={weight} er ingen vægt; der er {', '.join(CRITERIA)}, og ingen er negativ",
                    f"{criterion}={weight} is no weight; there are {', '.join(CRITERIA)}, and none is negative",
                )
            )


def _among(theory: Theory, terms: Terms) -> list[Activity]:
    """Return the activities to choose among, in text order."""
    return [
        node
        for node in theory.nodes()
        if isinstance(node, Activity) and (terms.plan is None or node.plan == terms.plan)
    ]


def _one_unit(theory: Theory, nodes: Iterable[Activity]) -> tuple[str, str] | None:
    plans = dict.fromkeys(
        node.plan for node in nodes if node.annual_cost is not None or node.setup_cost is not None
    )
    units = {unit_of(theory, plan) for plan in plans}
    if len(units) > 1:
        raise ForandringError(
            Message(
                "planerne regner i forskellige enheder; vælg én plan",
                "the plans count in different units; choose one plan",
            )
        )
    return units.pop() if units else None
