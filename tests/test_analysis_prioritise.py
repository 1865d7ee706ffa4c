"""The best choice within a budget, against trying every choice."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import BASE, World, brute_route_grade, theory_of, worlds

from forandring.analysis.prioritise import CRITERIA, Score, Terms, frontier, prioritise
from forandring.errors import ForandringError

pytest.importorskip("highspy", reason="prioritise needs highspy")


def iri(name: str) -> str:
    return BASE + name


def local(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(i.removeprefix(BASE) for i in ids)


def brute_score(world: World, chosen: tuple[str, ...]) -> Score:
    reached = {(a, g): world.routes(a, g) for a in chosen for g in world.goals}
    addressed = {
        challenge
        for one, challenge in world.addresses
        for a in chosen
        if one == a or (one in world.effects and world.routes(a, one))
    }
    evidenced = {
        g
        for (a, g), routes in reached.items()
        if any(brute_route_grade(world, route) >= 2 for route in routes)
    }
    goals = {g for (_, g), routes in reached.items() if routes}
    return Score(len(goals), len(addressed), sum(world.citizens.get(a, 0) for a in chosen), len(evidenced))


def allowed(world: World, budget: int, must: list[str], never: list[str]) -> list[tuple[str, ...]]:
    """Return every choice of activities with a known cost that keeps to all terms."""
    known = [a for a in world.activities if a in world.costs]
    every = chain.from_iterable(combinations(known, size) for size in range(len(known) + 1))
    return [
        chosen
        for chosen in every
        if sum(sum(world.costs[a]) for a in chosen) <= budget
        and set(must) <= set(chosen)
        and not set(never) & set(chosen)
        and all(first in chosen for later, first in world.requires if later in chosen)
    ]


@given(worlds(activities=5), st.integers(0, 20), st.data())
@settings(max_examples=150, deadline=None)
def test_nothing_allowed_is_better(world: World, budget: int, data: st.DataObject) -> None:
    known = sorted(world.costs)
    never = data.draw(st.lists(st.sampled_from(known), max_size=1)) if known else []
    free = [a for a in known if a not in never and not any(later == a for later, _ in world.requires)]
    must = data.draw(st.lists(st.sampled_from(free), max_size=1)) if free else []
    weights = data.draw(st.sampled_from([None, {"goals": Decimal("1.5"), "citizens": Decimal("0.1")}]))
    terms = Terms(Decimal(budget), must=tuple(map(iri, must)), never=tuple(map(iri, never)), weights=weights)
    choices = allowed(world, budget, must, never)
    if not choices:
        with pytest.raises(ForandringError):
            prioritise(world.theory, terms)
        return
    answer = prioritise(world.theory, terms)

    def worth(chosen: tuple[str, ...]) -> tuple:
        score = brute_score(world, chosen)
        if weights is None:
            return tuple(score)
        return (sum(weights.get(name, 0) * value for name, value in zip(CRITERIA, score, strict=True)),)

    best = max(map(worth, choices))
    equal = [set(chosen) for chosen in choices if worth(chosen) == best]
    assert worth(local(answer.best.activities)) == best
    assert answer.best.score == brute_score(world, local(answer.best.activities))
    cost = min((sum(sum(world.costs[a]) for a in chosen), len(chosen)) for chosen in equal)
    mine = local(answer.best.activities)
    assert (sum(sum(world.costs[a]) for a in mine), len(mine)) == cost
    smallest = [chosen for chosen in equal if not any(other < chosen for other in equal)]
    assert answer.all_ties
    named = [set(local(choice.activities)) for choice in (answer.best, *answer.ties)]
    assert sorted(map(sorted, named)) == sorted(map(sorted, smallest))
    assert {left.activity.removeprefix(BASE) for left in answer.left_out} >= set(world.activities) - set(
        known
    )


KNOWN = """
    :p a fo:Plan ; fo:amountUnit "mio. kr."@da .
    :a a fo:Activity ; fo:annualCost 1.1 ; fo:setupCost 0 ; fo:leadsTo :g . :g a fo:Goal .
    :b a fo:Activity ; fo:annualCost 2.2 ; fo:setupCost 1 ; fo:leadsTo :h . :h a fo:Goal .
"""


def test_an_activity_of_unknown_cost_is_never_free() -> None:
    theory = theory_of(
        KNOWN
        + """
        :c a fo:Activity ; fo:leadsTo :i . :i a fo:Goal .
        :d a fo:Activity ; fo:annualCost 0 ; fo:leadsTo :i .
        :e a fo:Activity ; fo:annualCost 0 ; fo:setupCost 0 ; fo:requires :c ; fo:leadsTo :i ."""
    )
    answer = prioritise(theory, Terms(Decimal(100)))
    assert local(answer.best.activities) == ("a", "b")
    assert [(left.activity.removeprefix(BASE), left.reason) for left in answer.left_out] == [
        ("c", "cost-unknown"),
        ("d", "setup-unknown"),
        ("e", "requires-left-out"),
    ]
    given_a_cost = prioritise(theory, Terms(Decimal(100), assumed={iri("c"): (Decimal(1), Decimal(0))}))
    assert local(given_a_cost.best.activities) == ("a", "b", "c")


def test_set_up_costs_that_a_plan_never_states_are_no_costs_of_it() -> None:
    theory = theory_of(":a a fo:Activity ; fo:annualCost 1 ; fo:leadsTo :g . :g a fo:Goal .")
    assert local(prioritise(theory, Terms(Decimal(1))).best.activities) == ("a",)


def test_what_one_million_more_buys() -> None:
    answer = prioritise(theory_of(KNOWN), Terms(Decimal("3.3")))
    assert local(answer.best.activities) == ("a",)
    assert local(answer.with_more.activities) == ("a", "b")
    assert [reason.goals for reason in answer.reasons] == [(iri("g"),)]


def test_a_million_is_a_million_in_every_unit() -> None:
    small = KNOWN.replace("mio. kr.", "kr.").replace("1.1", "1100000").replace("2.2", "2200000")
    answer = prioritise(
        theory_of(small.replace("setupCost 1 ", "setupCost 100000 ")), Terms(Decimal("2500000"))
    )
    assert (answer.step, local(answer.best.activities)) == (1_000_000, ("a",))
    assert local(answer.with_more.activities) == ("a", "b")


def test_a_budget_of_its_own_for_set_up() -> None:
    terms = Terms(Decimal("3.3"), setup_budget=Decimal(1))
    assert local(prioritise(theory_of(KNOWN), terms).best.activities) == ("a", "b")
    terms = Terms(Decimal("3.3"), setup_budget=Decimal("0.9"))
    assert local(prioritise(theory_of(KNOWN), terms).best.activities) == ("a",)


def test_ties_are_named() -> None:
    theory = theory_of(""":a a fo:Activity ; fo:annualCost 1 ; fo:leadsTo :g . :g a fo:Goal .
        :b a fo:Activity ; fo:annualCost 1 ; fo:leadsTo :g . :c a fo:Activity ; fo:annualCost 2 ; fo:leadsTo :g .""")
    answer = prioritise(theory, Terms(Decimal(2)))
    assert sorted(local(c.activities) for c in (answer.best, *answer.ties)) == [("a",), ("b",), ("c",)]
    assert (answer.always, local(answer.sometimes)) == ((), ("a", "b", "c"))


def test_a_frontier_never_falls() -> None:
    points = frontier(theory_of(KNOWN), Terms(Decimal(0)), points=10).points
    goals = [point.choice.score.goals for point in points]
    assert goals == sorted(goals)
    assert (goals[0], goals[-1]) == (0, 2)
    assert all(point.choice.annual + point.choice.setup <= point.budget for point in points)


@pytest.mark.parametrize(
    "terms",
    [
        Terms(Decimal(1), must=(iri("b"),)),
        Terms(Decimal(9), must=(iri("a"),), never=(iri("a"),)),
        Terms(Decimal(9), must=(iri("ukendt"),)),
        Terms(Decimal(9), weights={"goals": Decimal(-1)}),
        Terms(Decimal(9), weights={"money": Decimal(1)}),
    ],
)
def test_what_cannot_be_is_refused(terms: Terms) -> None:
    with pytest.raises(ForandringError):
        prioritise(theory_of(KNOWN), terms)


def test_amounts_in_different_units_are_not_weighed() -> None:
    other = ':q a fo:Plan ; fo:amountUnit "kr."@da . :x a fo:Activity ; fo:annualCost 1000000 .'
    with pytest.raises(ForandringError):
        prioritise(theory_of(KNOWN, other), Terms(Decimal(1)))
    assert prioritise(theory_of(KNOWN, other), Terms(Decimal(9), plan=iri("p"))).best.score.goals == 2
