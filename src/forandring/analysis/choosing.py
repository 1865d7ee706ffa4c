"""Choices of activities as whole-number programs: what counts, what binds, the best, and its equals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import lcm

from forandring.analysis.choices import CRITERIA, Choice, Reason, Score, Terms
from forandring.analysis.grading import EVIDENCED
from forandring.analysis.optimum import Program, Row, Solution
from forandring.analysis.pricing import among, known_costs, one_unit
from forandring.analysis.ways import ways_of
from forandring.analysis.wholes import addressed_by
from forandring.errors import ForandringError
from forandring.model import Theory
from forandring.texts import Message

__all__ = ["Case"]

MOST_TIES = 20
"""Choices named that reach the same; where there are more, there are "at least" so many."""


Reached = dict[str, dict[str, set[str]]]
"""Criterion → goal or challenge → the activities that reach it."""


class Case:
    """What the programs for one theory and one set of terms have in common."""

    def __init__(self, theory: Theory, terms: Terms) -> None:
        self.theory = theory
        self.terms = terms
        _check_weights(terms)
        nodes = among(theory, terms)
        self.unit = one_unit(theory, nodes)
        self.costs, self.left_out = known_costs(nodes, terms)
        self.activities = [node.id for node in nodes if node.id in self.costs]
        self.number = {activity: number for number, activity in enumerate(self.activities)}
        self.scale = lcm(
            *(Fraction(amount).denominator for pair in self.costs.values() for amount in pair), 1
        )
        self.reached = _reached_by(theory, self.activities, inferred=terms.inferred)
        self.people = {node.id: node.citizens for node in nodes}
        self._refuse_impossible_musts()

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


def _reached_by(theory: Theory, activities: Iterable[str], *, inferred: bool) -> Reached:
    """Return which of some activities reach each goal and challenge, and each goal on stated evidence.

    Args:
        inferred: whether inferred arrows count as reaching.
    """
    ways = ways_of(theory, inferred=inferred)
    # In text order: of choices that are equally good, the solver takes the same on every run.
    goals, challenges = (tuple(dict.fromkeys(theory.ids_of(kind))) for kind in ("Goal", "Challenge"))
    found: Reached = {"goals": {}, "challenges": {}, "evidence": {}}
    for activity in activities:
        after = ways.after([activity])
        reached = (
            ("goals", goals, after),
            ("challenges", challenges, addressed_by(theory, after)),
            ("evidence", goals, ways.after([activity], least=EVIDENCED)),
        )
        for criterion, asked, hits in reached:
            for i in asked:
                if i in hits:
                    found[criterion].setdefault(i, set()).add(activity)
    return found


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
