"""The answers on small worlds, and against trying everything on random ones."""

from __future__ import annotations

import itertools
import time
from decimal import Decimal

import networkx as nx
import pytest
from hypothesis import given, settings
from worlds import BASE, World, brute_grade, brute_route_grade, brute_step, theory_of, worlds

from forandring.analysis.coverage import coverage, trend
from forandring.analysis.gaps import QUESTIONS, gaps
from forandring.analysis.grading import LEVELS
from forandring.analysis.matrix import (
    activities_by_goals,
    activities_by_target_groups,
    challenges_by_activities,
)
from forandring.analysis.route_counts import Count, count_routes
from forandring.analysis.routes import routes, trace
from forandring.analysis.shares import Share

some = settings(max_examples=120, deadline=None)


def iri(name: str) -> str:
    return BASE + name


def names(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(i.removeprefix(BASE) for i in ids)


# Routes


@given(worlds())
@some
def test_routes_are_all_the_routes_there_are(world: World) -> None:
    theory = world.theory
    for activity in world.activities:
        answer = trace(theory, iri(activity), most=10_000)
        reached = {pair.end: pair for pair in answer.to_goals}
        for goal in world.goals:
            tried = world.routes(activity, goal)
            assert (iri(goal) in reached) == bool(tried)
            if tried:
                pair = reached[iri(goal)]
                assert sorted(names(route.nodes) for route in pair.routes) == sorted(tried)
                assert pair.inferred == Count(len(tried))
                assert pair.stated == Count(len(world.routes(activity, goal, inferred=False)))


@given(worlds())
@some
def test_routes_come_shortest_first_then_best_evidenced(world: World) -> None:
    theory = world.theory
    for activity in world.activities:
        for pair in trace(theory, iri(activity), most=10_000).to_goals:
            grades = [brute_route_grade(world, names(route.nodes)) for route in pair.routes]
            order = [(len(route.steps), -grade) for route, grade in zip(pair.routes, grades, strict=True)]
            assert order == sorted(order)
            best = brute_route_grade(world, names(pair.best.nodes))
            assert best == max(grades)
            shortest = min(len(r.steps) for r, g in zip(pair.routes, grades, strict=True) if g == best)
            assert len(pair.best.steps) == shortest


@given(worlds())
@some
def test_the_weakest_step_is_the_weakest(world: World) -> None:
    for activity in world.activities:
        for pair in trace(world.theory, iri(activity)).to_goals:
            for route in pair.routes:
                grade = brute_route_grade(world, names(route.nodes))
                assert route.evidence == (None if grade == len(LEVELS) else LEVELS[grade])
                if route.weakest is not None:
                    steps = list(itertools.pairwise(names(route.nodes)))
                    weakest = min(steps, key=lambda step: brute_step(world, *step))
                    assert names((route.weakest.cause, route.weakest.effect)) == weakest


def test_of_equally_evidenced_steps_one_that_was_read_in_is_the_weakest() -> None:
    theory = theory_of("""
:samtale a fo:Activity ; skos:prefLabel "Samtale"@da ; fo:leadsTo [ fo:effect :lyst ; fo:basis fo:Stated ] .
:lyst a fo:Effect ; skos:prefLabel "Lyst"@da ; fo:leadsTo [ fo:effect :plan ; fo:basis fo:Inferred ] .
:plan a fo:Effect ; skos:prefLabel "Plan"@da ; fo:leadsTo [ fo:effect :ude ; fo:confidence fo:Low ;
    fo:basis fo:Stated ] .
:ude a fo:Goal ; skos:prefLabel "Ude"@da .
""")
    (pair,) = trace(theory, iri("samtale")).to_goals
    weakest = pair.best.weakest
    assert weakest is not None
    assert names((weakest.cause, weakest.effect)) == ("lyst", "plan")
    assert (weakest.basis, pair.best.basis) == ("Inferred", "Inferred")


def test_ten_to_the_fortieth_routes_are_counted_exactly_and_at_once() -> None:
    graph = nx.DiGraph()
    layers = [[("first", 0)], *([(layer, i) for i in range(10)] for layer in range(40)), [("last", 0)]]
    for upper, lower in itertools.pairwise(layers):
        graph.add_edges_from((a, b, {"links": ()}) for a in upper for b in lower)
    pair = routes(graph, layers[0][0], layers[-1][0])
    assert pair.inferred == Count(10**40, exact=True)
    assert len(pair.routes) == 20
    assert {len(route.steps) for route in pair.routes} == {41}


@pytest.mark.parametrize(
    ("shortcuts", "lengths"), [([], [3999]), ([(0, 2000)], [2000, 3999]), ([(1000, 3000)], [2000, 3999])]
)
def test_a_route_of_many_steps_costs_no_more_than_its_steps(
    shortcuts: list[tuple[int, int]], lengths: list[int]
) -> None:
    graph = nx.path_graph(4000, create_using=nx.DiGraph)
    graph.add_edges_from(shortcuts)
    nx.set_edge_attributes(graph, (), "links")
    start = time.process_time()
    pair = routes(graph, 0, 3999)
    assert (pair.inferred, [len(route.steps) for route in pair.routes]) == (Count(len(lengths)), lengths)
    assert time.process_time() - start < 3


def test_what_cannot_be_counted_is_a_lower_bound() -> None:
    graph = nx.complete_graph(14, create_using=nx.DiGraph)
    assert count_routes(graph, 0, 13, budget=1000).exact is False
    assert (
        0 < count_routes(graph, 0, 13, budget=1000).number < count_routes(graph, 0, 13, budget=20_000).number
    )


def test_a_dense_loop_still_names_routes_and_says_at_least() -> None:
    graph = nx.complete_graph(14, create_using=nx.DiGraph)
    nx.set_edge_attributes(graph, (), "links")
    pair = routes(graph, 0, 13)
    assert (pair.inferred.exact, len(pair.routes)) == (False, 20)
    assert pair.inferred.number >= 20
    assert [len(route.steps) for route in pair.routes] == [1, *[2] * 12, *[3] * 7]


def test_negative_arrows_are_listed_and_never_a_route() -> None:
    theory = theory_of("""
        :kursus a fo:Activity ; fo:leadsTo :mod , [ fo:effect :job ; fo:polarity fo:Negative ] .
        :mod a fo:Effect . :job a fo:Goal .""")
    answer = trace(theory, iri("kursus"))
    assert answer.to_goals == ()
    assert trace(theory, iri("job")).from_activities == ()
    assert [names((link.cause, link.effect)) for link in trace(theory, iri("job")).against] == [
        ("kursus", "job")
    ]


def test_a_route_names_what_is_not_in_place() -> None:
    theory = theory_of("""
        :kursus a fo:Activity ; fo:prerequisite :lov ; fo:leadsTo :job . :job a fo:Goal .
        :lov a fo:Prerequisite ; skos:prefLabel "Lov"@da ; fo:kind fo:NeedsLaw ; fo:state fo:Unmet .""")
    assert [risk.kind for risk in trace(theory, iri("job")).risks[iri("kursus")]] == ["blocked"]


# Matrix


@given(worlds())
@some
def test_a_cell_says_what_the_routes_say(world: World) -> None:
    (matrix,) = activities_by_goals(world.theory)
    for activity in world.activities:
        for goal in world.goals:
            tried = world.routes(activity, goal)
            cell = matrix.cells.get((iri(activity), iri(goal)))
            assert (cell is None) == (not tried)
            if cell is not None:
                stated = world.routes(activity, goal, inferred=False)
                assert cell.steps == min(len(route) for route in stated or tried) - 1
                assert cell.kind == ("direct" if cell.steps == 1 else "route")
                best = max(brute_route_grade(world, route) for route in stated or tried)
                assert cell.evidence == (None if best == len(LEVELS) else LEVELS[best])
                assert cell.basis == ("Stated" if stated else "Inferred")


def test_a_wider_group_is_served_by_way_of_a_narrower_one() -> None:
    theory = theory_of("""
        :kursus a fo:Activity ; fo:targetGroup :unge . :alle a fo:TargetGroup .
        :unge a fo:TargetGroup ; skos:broader :alle . :aeldre a fo:TargetGroup .""")
    (matrix,) = activities_by_target_groups(theory)
    assert matrix.cells[iri("kursus"), iri("unge")].kind == "direct"
    assert matrix.cells[iri("kursus"), iri("alle")].kind == "route"
    assert matrix.empty_columns == (iri("aeldre"),)


def test_a_challenge_is_addressed_through_effects_and_parts_but_not_through_its_causes() -> None:
    theory = theory_of("""
        :kursus a fo:Activity ; fo:leadsTo :mod ; fo:addresses :frygt . :mod a fo:Effect ; fo:addresses :del .
        :del a fo:Challenge ; fo:partOf :hel . :hel a fo:Challenge . :frygt a fo:Challenge ; fo:leadsTo :foelge .
        :foelge a fo:Challenge .""")
    (matrix,) = challenges_by_activities(theory)
    assert {(names(pair), cell.kind, cell.steps) for pair, cell in matrix.cells.items()} == {
        (("frygt", "kursus"), "direct", 1),
        (("del", "kursus"), "route", 2),
        (("hel", "kursus"), "route", 3),
    }


# Coverage


@given(worlds())
@some
def test_shares_are_those_of_trying_everything(world: World) -> None:
    whole, plan, *goals = coverage(world.theory)
    for part in (whole, plan):
        for inferred, side in ((False, "stated"), (True, "inferred")):

            def share(name: str, part=part, side=side) -> Share:
                return getattr(part.figure(name), side)

            found = {
                (a, g) for a in world.activities for g in world.goals if world.routes(a, g, inferred=inferred)
            }
            links = [arrow for arrow in world.arrows if inferred or arrow[3] == "Stated"]
            assert share("activities-linked") == (len({a for a, _ in found}), len(world.activities))
            assert share("goals-reached") == (len({g for _, g in found}), len(world.goals))
            assert share("links-with-evidence") == (sum(bool(arrow[2]) for arrow in links), len(links))
            assert share("links-mixed") == (sum(brute_grade(arrow[2]) == 3 for arrow in links), len(links))
            spent = sum(cost for a, (cost, _) in world.costs.items() if a in {a for a, _ in found})
            assert share("annual-cost-linked").numerator == spent
    assert [part.kind for part in goals] == ["Goal"] * len(world.goals)


def test_money_rests_on_evidence_only_when_every_arrow_does() -> None:
    theory = theory_of("""
        :a a fo:Activity ; fo:annualCost 2.5 ; fo:leadsTo [ fo:effect :e ; fo:evidence fo:Research ] .
        :b a fo:Activity ; fo:annualCost 1 ; fo:leadsTo [ fo:effect :g ; fo:evidence fo:Hypothesis ] .
        :c a fo:Activity ; fo:leadsTo :g .
        :e a fo:Effect ; fo:leadsTo :g . :g a fo:Goal .""")
    whole = coverage(theory)[0]
    assert whole.figure("annual-cost-linked").inferred == (Decimal("3.5"), Decimal("3.5"))
    assert whole.figure("annual-cost-on-evidenced-routes").inferred == (1, Decimal("3.5"))
    assert whole.figure("annual-cost-on-tested-routes").inferred == (0, Decimal("3.5"))
    assert whole.unknown_costs == 1


def test_amounts_in_different_units_are_not_added() -> None:
    one = ':p a fo:Plan ; fo:amountUnit "mio. kr."@da . :a a fo:Activity ; fo:annualCost 1 .'
    other = ':q a fo:Plan ; fo:amountUnit "kr."@da . :b a fo:Activity ; fo:annualCost 1000000 .'
    whole = coverage(theory_of(one, other))[0]
    assert whole.unit is None
    with pytest.raises(KeyError):
        whole.figure("annual-cost-linked")


def test_statements_are_cited_plans_and_sources_apart_and_inferred_ones_counted_apart() -> None:
    theory = theory_of(
        """
        :p a fo:Plan ; skos:prefLabel "Plan"@da ; fo:source :kilde .
        :kilde a fo:Source ; skos:prefLabel "Kilde"@da ; fo:document "plan.txt" .
        :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:cites "L1" ;
            fo:leadsTo [ fo:effect :job ; fo:cites "L2" ] .
        :mentor a fo:Activity ; skos:prefLabel "Mentor"@da ; fo:basis fo:Inferred .
        :job a fo:Goal ; skos:prefLabel "I job"@da .
        """
    )
    figure = coverage(theory)[0].figure("statements-cited")
    assert (figure.stated, figure.inferred) == (Share(2, 3), Share(2, 4))


def test_a_share_of_nothing_has_no_ratio() -> None:
    assert Share(0, 0).ratio is None
    assert Share(1, 4).ratio == 0.25


def test_the_trend_names_what_changed() -> None:
    before = coverage(theory_of(":a a fo:Activity . :g a fo:Goal ."))
    after = coverage(theory_of(":a a fo:Activity ; fo:leadsTo :g . :g a fo:Goal ."))
    changed = {change.name: change for change in trend(before, after) if change.kind == "Theory"}
    assert changed["goals-reached"].old.inferred == (0, 1)
    assert changed["goals-reached"].new.inferred == (1, 1)
    assert trend(before, before) == ()


# Gaps


def test_gaps_keep_what_is_accepted_and_say_why(theory_doc) -> None:
    """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da .                   # expect: FO101
    :job a fo:Goal ; skos:prefLabel "I job"@da ;                           # expect: FO102
        fo:waives [ a fo:Waiver ; fo:code "FO102" ; fo:reason "Sat på vent."@da ; fo:owner "Rådet" ] .
    """
    groups = {group.code: group for group in gaps(theory_doc.findings, theory_doc.reading.theory)}
    assert (groups["FO102"].open, groups["FO102"].accepted) == (0, 1)
    (accepted,) = groups["FO102"].gaps
    assert (dict(accepted.reason), accepted.owner) == ({"da": "Sat på vent."}, "Rådet")
    assert groups["FO101"].open == 1
    assert [code for code in QUESTIONS if code in groups] == list(groups)


def test_a_file_of_mappings_alone_is_no_plan_to_cover() -> None:
    theory = theory_of(":a a fo:Activity . :g a fo:Goal .", ":m a fo:Mapping ; fo:from :a ; fo:to :g .")
    assert [part.kind for part in coverage(theory)] == ["Theory", "Plan", "Goal"]


def test_money_behind_a_goal_is_its_own_plans_and_never_added_across_units() -> None:
    own = """
        :plan a fo:Plan ; fo:amountUnit "mio. kr."@da .
        :a1 a fo:Activity ; fo:annualCost 1 ; fo:leadsTo [ fo:effect :g ; fo:evidence fo:Research ] .
        :g a fo:Goal .
    """
    other = """
        :other a fo:Plan ; fo:amountUnit "1.000 kr."@da .
        :a2 a fo:Activity ; fo:annualCost 500 ; fo:leadsTo [ fo:effect :g ; fo:evidence fo:Research ] .
    """
    (goal,) = [part for part in coverage(theory_of(own, other)) if part.kind == "Goal"]
    assert goal.figure("annual-cost-on-tested-routes").inferred == Share(Decimal(1), Decimal(1))


def test_what_is_worked_out_is_not_stated() -> None:
    theory = theory_of(
        ":a a fo:Activity ; fo:leadsTo [ fo:effect :g ; fo:basis fo:Derived ] . :g a fo:Goal ."
    )
    (found,) = trace(theory, BASE + "a").to_goals
    assert (found.stated, found.inferred) == (Count(0), Count(1))


def test_evidence_read_in_never_stands_on_a_stated_step() -> None:
    theory = theory_of(
        ":a a fo:Activity ; fo:leadsTo [ fo:effect :g ; fo:basis fo:Stated ] ,"
        " [ fo:effect :g ; fo:basis fo:Inferred ; fo:evidence fo:Research ] ,"
        " [ fo:effect :e ; fo:basis fo:Inferred ; fo:evidence fo:Research ] ."
        ":e a fo:Effect ; fo:leadsTo [ fo:effect :g ; fo:basis fo:Inferred ; fo:evidence fo:Research ] ."
        ":g a fo:Goal ."
    )
    (matrix,) = activities_by_goals(theory)
    cell = matrix.cells[BASE + "a", BASE + "g"]
    assert (cell.basis, cell.evidence) == ("Stated", "NotGiven")


def test_a_stated_cell_speaks_of_stated_routes_in_everything() -> None:
    theory = theory_of(
        ":a a fo:Activity ; fo:leadsTo :g , [ fo:effect :e ; fo:basis fo:Stated ; fo:evidence fo:Research ] ."
        ":e a fo:Effect ; fo:leadsTo [ fo:effect :g ; fo:basis fo:Stated ; fo:evidence fo:Research ] ."
        ":g a fo:Goal ."
    )
    (matrix,) = activities_by_goals(theory)
    assert matrix.cells[BASE + "a", BASE + "g"] == ("route", 2, "Research", "Stated")


def test_a_triple_written_twice_is_one_arrow() -> None:
    theory = theory_of(":a a fo:Activity ; fo:leadsTo :g , :g ; fo:leadsTo :g . :g a fo:Goal .")
    assert len(list(theory.links())) == 1
