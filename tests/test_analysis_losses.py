"""Robustness, what-if and loops on small worlds, and against trying every loss on random ones."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import BASE, World, brute_grade, theory_of, worlds

from forandring.analysis.grading import LEVELS
from forandring.analysis.loops import signed_loops
from forandring.analysis.robustness import robustness
from forandring.analysis.what_if import Supposition, what_if

some = settings(max_examples=100, deadline=None)


def iri(name: str) -> str:
    return BASE + name


def local(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(i.removeprefix(BASE) for i in ids)


def all_routes(world: World, goal: str, *, inferred: bool = True) -> list[tuple[str, ...]]:
    return [r for a in world.activities for r in world.routes(a, goal, inferred=inferred)]


def fewest(parts: list[set], most: int) -> int:
    """Return how many losses it takes to touch every route, by trying every set of losses by size."""
    everything = sorted(set().union(*parts)) if parts else []
    for size in range(most + 1):
        if any(all(set(chosen) & part for part in parts) for chosen in combinations(everything, size)):
            return size
    raise AssertionError("not even all losses cut it")


@given(worlds(activities=3, effects=3, goals=2), st.booleans())
@some
def test_the_smallest_cut_is_the_smallest_there_is(world: World, inferred: bool) -> None:
    theory = world.theory
    for goal in world.goals:
        answer = robustness(theory, iri(goal))
        strength = answer.inferred if inferred else answer.stated
        found = all_routes(world, goal, inferred=inferred)
        nodes = [set(route) - {goal} for route in found]
        steps = [set(pairwise(route)) for route in found]
        assert strength.node_disjoint == fewest(nodes, 8)
        assert strength.link_disjoint == fewest(steps, 10)
        for cut in (strength.cut, strength.first_cut):
            assert len(cut) == strength.node_disjoint
            assert all(set(local(cut)) & part for part in nodes)
        assert len(strength.link_cut) == strength.link_disjoint
        assert all({local(step) for step in strength.link_cut} & part for part in steps)


@given(worlds(), st.booleans())
@some
def test_what_is_unavoidable_is_on_every_route(world: World, inferred: bool) -> None:
    for goal in world.goals:
        answer = robustness(world.theory, iri(goal))
        found = all_routes(world, goal, inferred=inferred)
        every = set.intersection(*(set(route) for route in found)) - {goal} if found else set()
        assert set(local((answer.inferred if inferred else answer.stated).unavoidable)) == every


def test_a_goal_on_one_kind_of_money_is_lost_with_it() -> None:
    theory = theory_of("""
        :p a fo:Plan ; fo:amountUnit "mio. kr."@da .
        :a a fo:Activity ; fo:funding fo:SatspuljeGrant ; fo:annualCost 2 ; fo:leadsTo :g .
        :b a fo:Activity ; fo:funding [ fo:kind fo:SatspuljeGrant ; fo:state fo:AppliedFor ] ; fo:leadsTo :g , :h .
        :c a fo:Activity ; fo:funding fo:SatspuljeGrant , fo:OwnBudget ; fo:leadsTo :h .
        :g a fo:Goal . :h a fo:Goal .""")
    (only,) = robustness(theory, iri("g")).reliances
    assert (only.source, local(only.activities), only.partly, only.lost) == (
        "SatspuljeGrant",
        ("a", "b"),
        (),
        True,
    )
    assert (only.amounts[0].annual, only.amounts[0].unknown_annual) == (Decimal(2), 1)
    shared = robustness(theory, iri("h"))
    assert [(r.source, local(r.partly), r.lost) for r in shared.reliances] == [
        ("SatspuljeGrant", ("c",), False),
        ("OwnBudget", ("c",), False),
    ]
    assert {state: local(ids) for state, ids in shared.states.items() if ids} == {
        "AppliedFor": ("b",),
        "Unknown": ("c",),
    }


def test_a_goal_is_at_risk_only_when_every_route_is() -> None:
    unmet = ":a a fo:Activity ; fo:prerequisite :lov ; fo:leadsTo :g . :lov a fo:Prerequisite ; fo:state fo:Unmet ."
    assert robustness(theory_of(unmet + ":g a fo:Goal ."), iri("g")).inferred.at_risk
    assert not robustness(
        theory_of(unmet + ":g a fo:Goal . :b a fo:Activity ; fo:leadsTo :g ."), iri("g")
    ).inferred.at_risk
    assert not robustness(theory_of(":g a fo:Goal ."), iri("g")).inferred.at_risk
    read_in = ":g a fo:Goal . :b a fo:Activity ; fo:leadsTo [ fo:effect :g ; fo:basis fo:Inferred ] ."
    answer = robustness(
        theory_of(unmet.replace(":g .", "[ fo:effect :g ; fo:basis fo:Stated ] .") + read_in), iri("g")
    )
    assert (answer.stated.at_risk, answer.inferred.at_risk) == (True, False)


# What if


@given(worlds(), st.data())
@some
def test_what_is_lost_is_what_trying_every_route_says(world: World, data: st.DataObject) -> None:
    without = data.draw(st.lists(st.sampled_from(world.activities + world.effects), max_size=3, unique=True))
    least = data.draw(st.sampled_from([None, *LEVELS]))
    answer = what_if(world.theory, Supposition(nodes=tuple(map(iri, without)), evidence=least))
    for inferred, lost in ((False, answer.stated), (True, answer.inferred)):
        weak = weak_steps(world, least, inferred=inferred)
        before = {(r[0], g) for g in world.goals for r in all_routes(world, g, inferred=inferred)}
        after = {
            (r[0], g)
            for g in world.goals
            for r in all_routes(world, g, inferred=inferred)
            if not set(r) & set(without) and not set(pairwise(r)) & weak
        }
        legs_before = {g: {a for a, goal in before if goal == g} for g in world.goals}
        legs_after = {g: {a for a, goal in after if goal == g} for g in world.goals}
        assert set(local(lost.goals)) == {g for g in world.goals if legs_before[g] and not legs_after[g]}
        assert set(local(lost.one_leg)) == {
            g for g in world.goals if len(legs_after[g]) == 1 and len(legs_before[g]) > 1
        }
        assert set(local(lost.stranded)) == ({a for a, _ in before} - {a for a, _ in after} - set(without))


def weak_steps(world: World, least: str | None, *, inferred: bool) -> set[tuple[str, str]]:
    if least is None:
        return set()
    weak = set()
    for step in world.steps(inferred=inferred):
        claimed = [
            brute_grade(kinds)
            for a, b, kinds, basis, polarity in world.arrows
            if (a, b) == step and polarity == "Positive" and (inferred or basis == "Stated")
        ]
        if step not in world.serves and max(claimed) < LEVELS.index(least):
            weak.add(step)
    return weak


WORLD = """
    :p a fo:Plan . :skoen a fo:Definition ; skos:definition "Skøn."@da ; fo:defines fo:citizens .
    :a a fo:Activity ; fo:funding fo:SatspuljeGrant ; fo:responsible :kommunen ; fo:citizens 70 ;
        fo:targetGroup :unge ; fo:leadsTo :g .
    :b a fo:Activity ; fo:funding fo:SatspuljeGrant , fo:OwnBudget ; fo:responsible :kommunen , :regionen ;
        fo:prerequisite :hjemmel ; fo:leadsTo :h .
    :c a fo:Activity ; fo:prerequisite :given ; fo:partner :regionen ; fo:leadsTo :h .
    :unge a fo:TargetGroup . :kommunen a fo:Organisation . :regionen a fo:Organisation .
    :hjemmel a fo:Prerequisite ; fo:kind fo:NeedsLaw .
    :given a fo:Prerequisite ; fo:kind fo:NeedsLaw ; fo:state fo:Met .
    :g a fo:Goal . :h a fo:Goal ."""


def test_an_activity_with_other_money_is_weakened_and_kept() -> None:
    answer = what_if(theory_of(WORLD), Supposition(funding=("SatspuljeGrant",)))
    assert (local(answer.removed), local(answer.weakened)) == (("a",), ("b",))
    assert (local(answer.inferred.goals), local(answer.unserved)) == (("g",), ("unge",))
    assert (answer.citizens.total, local(answer.citizens.warnings)) == (70, ("skoen",))


def test_a_prerequisite_that_is_met_blocks_nothing() -> None:
    answer = what_if(theory_of(WORLD), Supposition(blocked_by=("NeedsLaw",)))
    assert local(answer.removed) == ("b",)
    assert local(answer.inferred.one_leg) == ("h",)


def test_an_organisation_takes_what_it_alone_is_responsible_for() -> None:
    answer = what_if(theory_of(WORLD), Supposition(organisations=(iri("kommunen"),)))
    assert (local(answer.removed), local(answer.weakened)) == (("a",), ("b",))
    both = what_if(theory_of(WORLD), Supposition(organisations=(iri("kommunen"), iri("regionen"))))
    assert (local(both.removed), local(both.weakened)) == (("a", "b"), ("c",))


# Loops


@given(worlds())
@some
def test_loops_are_all_the_loops_there_are(world: World) -> None:
    answer = signed_loops(world.theory)
    steps = {(a, b) for a, b, *_ in world.arrows} | set(world.serves)
    order = {name: i for i, name in enumerate(world.activities + world.effects + world.goals)}
    tried = set()
    for first in order:
        waiting = [(first,)]
        while waiting:
            path = waiting.pop()
            for a, b in steps:
                if a == path[-1] and b == first:
                    tried.add(path)
                elif a == path[-1] and order[b] > order[first] and b not in path:
                    waiting.append((*path, b))
    assert answer.complete
    assert {local(loop.nodes) for loop in answer.loops} == tried


def test_a_loop_with_one_negative_arrow_keeps_balance() -> None:
    theory = theory_of("""
        :e a fo:Effect ; fo:leadsTo :f . :f a fo:Effect ; fo:leadsTo [ fo:effect :e ; fo:polarity fo:Negative ] , :x .
        :x a fo:Effect ; fo:leadsTo [ fo:effect :f ; fo:basis fo:Stated ] .""")
    assert [(local(loop.nodes), loop.sign, loop.basis) for loop in signed_loops(theory).loops] == [
        (("e", "f"), "balancing", "Inferred"),
        (("f", "x"), "reinforcing", "Inferred"),
    ]


def test_a_long_loop_with_arrows_of_both_signs_all_the_way_is_told_at_once() -> None:
    both = (
        "fo:leadsTo [ fo:effect :e{0} ; fo:basis fo:Stated ] , "
        "[ fo:effect :e{0} ; fo:polarity fo:Negative ; fo:basis fo:{1} ]"
    )
    turtle = "".join(
        f":e{n} a fo:Effect ; {both.format((n + 1) % 40, 'Inferred' if n else 'Stated')} .\n"
        for n in range(40)
    )
    found = signed_loops(theory_of(turtle)).loops
    assert [(len(loop.nodes), loop.sign, loop.basis) for loop in found] == [
        (40, "reinforcing", "Stated"),
        (40, "balancing", "Stated"),
    ]


def test_more_loops_than_can_be_read_are_at_least_so_many() -> None:
    names = [f"e{i}" for i in range(9)]
    turtle = "\n".join(
        f":{a} a fo:Effect ; fo:leadsTo {' , '.join(f':{b}' for b in names if b != a)} ." for a in names
    )
    answer = signed_loops(theory_of(turtle), most=50)
    assert (len(answer.loops), answer.complete) == (50, False)
    assert {len(loop.nodes) for loop in answer.loops[:36]} == {2}


def test_money_of_unstated_kind_is_other_money() -> None:
    theory = theory_of(
        ":a a fo:Activity ; fo:leadsTo :g ; fo:funding fo:PoolGrant , [ fo:amount 3 ; fo:state fo:Granted ] ."
        ":g a fo:Goal ."
    )
    (reliance,) = robustness(theory, iri("g")).reliances
    assert (reliance.activities, local(reliance.partly), reliance.lost) == ((), ("a",), False)


@pytest.mark.parametrize("remark", ['skos:note "Måske"@da', 'a fo:Funding ; skos:note "Måske"@da', ""])
def test_a_remark_about_money_is_no_money(remark: str) -> None:
    theory = theory_of(
        f":a a fo:Activity ; fo:leadsTo :g ; fo:funding fo:NewBudget , [ {remark} ] . :g a fo:Goal ."
        f":b a fo:Activity ; fo:leadsTo :g ; fo:funding [ {remark} ] ."
    )
    answer = robustness(theory, iri("g"))
    assert [(r.source, local(r.activities), r.partly) for r in answer.reliances] == [
        ("NewBudget", ("a",), ())
    ]
    assert local(answer.without_source) == ("b",)
    lost = what_if(theory, Supposition(funding=("NewBudget",)))
    assert (local(lost.removed), lost.weakened) == (("a",), ())


@pytest.mark.parametrize(
    "said", ['fo:cites "L1"', 'skos:prefLabel "Pulje"@da', 'fo:kind "Fonde"@da', "fo:amount 2"]
)
def test_money_of_which_anything_is_said_is_money(said: str) -> None:
    theory = theory_of(
        f":a a fo:Activity ; fo:leadsTo :g ; fo:funding fo:NewBudget , [ {said} ] . :g a fo:Goal ."
    )
    lost = what_if(theory, Supposition(funding=("NewBudget",)))
    assert (lost.removed, local(lost.weakened)) == ((), ("a",))


def test_a_prerequisite_that_is_granted_blocks_nothing() -> None:
    theory = theory_of(
        ":a a fo:Activity ; fo:leadsTo :g ; fo:prerequisite :p . :g a fo:Goal ."
        ":p a fo:Prerequisite ; fo:kind fo:NeedsFunding ; fo:state fo:Granted ."
        ":b a fo:Activity ; fo:leadsTo :h ; fo:prerequisite :q . :h a fo:Goal ."
        ":q a fo:Prerequisite ; fo:kind fo:NeedsFunding ."
    )
    lost = what_if(theory, Supposition(blocked_by=("NeedsFunding",))).inferred.goals
    assert local(lost) == ("h",)


def test_an_inferred_arrow_falls_for_its_own_evidence_alone() -> None:
    theory = theory_of(
        ":a a fo:Activity ; fo:leadsTo [ fo:effect :g ; fo:basis fo:Stated ; fo:evidence fo:Hypothesis ] ,"
        " [ fo:effect :g ; fo:basis fo:Inferred ; fo:evidence fo:Research ] . :g a fo:Goal ."
    )
    answer = what_if(theory, Supposition(evidence="Practice"))
    assert (local(answer.stated.goals), local(answer.inferred.goals)) == (("g",), ())
