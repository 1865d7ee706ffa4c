"""What changed between two versions: on small worlds, and against trying everything on random ones."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import BASE, World, theory_of, worlds

from forandring.analysis.changes import Nested
from forandring.analysis.diff import diff
from forandring.analysis.reach import Reaches
from forandring.analysis.route_counts import count_routes
from forandring.analysis.ways import routes_network
from forandring.terms import Literal

some = settings(max_examples=100, deadline=None)

OLD = """
:p a fo:Plan ; skos:prefLabel "Plan"@da .
:kursus a fo:Activity ; skos:prefLabel "Kursus i jobsøgning"@da ; fo:annualCost 1.6 ; fo:targetGroup :unge ;
    fo:funding [ fo:kind fo:PoolGrant ; fo:state fo:AppliedFor ] ;
    fo:leadsTo [ fo:effect :mod ; fo:evidence fo:Practice ; fo:cites "L4" ] .
:unge a fo:TargetGroup ; skos:prefLabel "Unge uden job"@da .
:mod a fo:Effect ; skos:prefLabel "Mere mod"@da ; fo:leadsTo :job .
:job a fo:Goal ; skos:prefLabel "I job"@da .
"""


def local(ids) -> list[str]:
    return [i.removeprefix(BASE) for i in ids]


def changed(new: str, old: str = OLD):
    return diff(theory_of(old), theory_of(new))


def test_order_comments_and_spacing_are_no_change() -> None:
    statements = OLD.strip().split(" .\n")
    shuffled = " .\n# en kommentar\n".join(reversed([part.strip(" .\n") for part in statements])) + " ."
    assert changed(shuffled).empty


def test_a_figure_that_changed_is_named_with_both_numbers() -> None:
    answer = changed(OLD.replace("1.6", "1.9"))
    ((node, field),) = answer.figures
    assert (local([node]), field.term) == (["kursus"], "annualCost")
    assert [value.lexical for value in (*field.old, *field.new) if isinstance(value, Literal)] == [
        "1.6",
        "1.9",
    ]
    assert (answer.added, answer.gone, answer.links_changed, answer.goals) == ((), (), (), ())


def test_what_a_blank_node_says_is_compared_not_its_place() -> None:
    moved = OLD.replace(
        ":kursus a fo:Activity",
        ":foerst a fo:Effect ; fo:leadsTo [ fo:effect :job ] .\n:kursus a fo:Activity",
    )
    assert local(changed(moved).added) == ["foerst"]
    assert changed(moved).changed == ()
    (only,) = changed(OLD.replace("fo:AppliedFor", "fo:Granted")).changed
    assert [field.term for field in only.fields] == ["funding"]


def test_another_iri_with_the_same_label_is_the_same_node() -> None:
    answer = changed(OLD.replace(":kursus", ":jobkursus"))
    assert (answer.added, answer.gone, answer.links_added, answer.links_gone) == ((), (), (), ())
    assert [(local([c.old, c.new])) for c in answer.renamed] == [["kursus", "jobkursus"]]


def test_who_names_a_renamed_node_says_the_same_as_before() -> None:
    answer = changed(OLD.replace(":unge", ":de-unge"))
    assert [(local([c.old, c.new]), c.fields) for c in answer.changed] == [(["unge", "de-unge"], ())]


def test_another_iri_and_a_reworded_label_in_the_same_place_is_the_same_node() -> None:
    answer = changed(
        OLD.replace(":kursus", ":jobkursus").replace("Kursus i jobsøgning", "Nyt kursus i at søge job")
    )
    assert [(local([c.old, c.new])) for c in answer.renamed] == [["kursus", "jobkursus"]]


def test_another_label_in_the_same_place_is_another_node() -> None:
    answer = changed(OLD.replace(":kursus", ":mentor").replace("Kursus i jobsøgning", "Frivillige mentorer"))
    assert (local(answer.added), local(answer.gone)) == (["mentor"], ["kursus"])


def test_of_several_nodes_with_one_label_the_one_with_the_same_neighbours_is_the_same() -> None:
    calm = 'a fo:Effect ; skos:prefLabel "Ro"@da ; fo:leadsTo'
    old = f":a {calm} :g . :b {calm} :h . "
    goals = ":g a fo:Goal . :h a fo:Goal ."
    answer = changed(old.replace(":a a", ":x a").replace(":b a", ":y a") + goals, old + goals)
    assert {tuple(local([c.old, c.new])) for c in answer.renamed} == {("a", "x"), ("b", "y")}


def test_where_two_labels_point_to_different_nodes_the_first_label_decides() -> None:
    old = "".join(f':x{n} a fo:Effect ; skos:prefLabel "Ro {n}"@da , "Calm {n}"@en .\n' for n in range(8))
    new = "".join(
        f':a{n} a fo:Effect ; skos:prefLabel "Ro {n}"@da . :b{n} a fo:Effect ; skos:prefLabel "Calm {n}"@en .\n'
        for n in range(8)
    )
    same = changed(new, old).same
    assert [same[f"{BASE}x{n}"] for n in range(8)] == [f"{BASE}a{n}" for n in range(8)]


def test_an_arrow_that_gets_evidence_is_changed_not_replaced() -> None:
    answer = changed(OLD.replace("fo:Practice", "fo:Research"))
    (link,) = answer.links_changed
    assert [(field.term, field.old, field.new) for field in link.fields] == [
        ("evidence", ("Practice",), ("Research",))
    ]
    assert (answer.links_added, answer.links_gone) == ((), ())


def test_whatever_an_arrow_says_otherwise_is_a_change() -> None:
    noted = OLD.replace('fo:cites "L4"', 'fo:cites "L4" ; skos:note "kun om vinteren"@da')
    (change,) = changed(noted).links_changed
    assert [(field.term, len(field.old), len(field.new)) for field in change.fields] == [("note", 0, 1)]


def test_how_sure_an_arrow_is_of_itself_is_compared() -> None:
    sure, unsure = (
        OLD.replace('fo:cites "L4"', f'fo:cites "L4" ; fo:confidence fo:{level}') for level in ("High", "Low")
    )
    for old, new in ((OLD, sure), (sure, unsure), (unsure, OLD)):
        (change,) = changed(new, old).links_changed
        assert [field.term for field in change.fields] == ["confidence"]


def test_an_arrow_that_cites_the_same_line_of_another_source_is_changed() -> None:
    sources = "".join(f':{each} a fo:Source ; skos:prefLabel "{each}"@da .\n' for each in ("bilag", "plan"))
    cited = [
        sources + OLD.replace('fo:cites "L4"', f'fo:cites [ fo:source :{each} ; fo:at "L4" ]')
        for each in ("bilag", "plan")
    ]
    (change,) = changed(cited[1], cited[0]).links_changed
    ((field,),) = (change.fields,)
    named = [value.said for value in (*field.old, *field.new) if isinstance(value, Nested)]
    assert [dict(said)["source"] for said in named] == [(f"{BASE}bilag",), (f"{BASE}plan",)]
    assert changed(cited[0], cited[0]).empty


def test_a_goal_that_loses_its_last_route_is_said_to() -> None:
    answer = changed(OLD.replace(" ; fo:leadsTo :job", ""))
    assert [(local([goal.goal]), goal.verdict) for goal in answer.goals] == [(["job"], "lost")]
    back = changed(OLD, OLD.replace(" ; fo:leadsTo :job", ""))
    assert [goal.verdict for goal in back.goals] == ["gained"]


def test_findings_of_a_renamed_node_are_neither_new_nor_gone(read_turtle) -> None:
    old, new = read_turtle(OLD, "old.ttl"), read_turtle(OLD.replace(":kursus", ":jobkursus"), "new.ttl")
    answer = diff(old.theory, new.theory, old.findings(), new.findings())
    assert (answer.findings_added, answer.findings_gone) == ((), ())
    assert answer.findings_kept == len(old.findings())
    cut = read_turtle(OLD.replace(" ; fo:leadsTo :job", ""), "cut.ttl")
    answer = diff(old.theory, cut.theory, old.findings(), cut.findings())
    assert {"FO101", "FO102", "FO103"} <= {finding.code for finding in answer.findings_added}


@given(worlds())
@some
def test_a_theory_does_not_differ_from_itself(world: World) -> None:
    answer = diff(world.theory, world.theory)
    assert answer.empty
    assert answer.goals == ()


@given(worlds(), st.data())
@some
def test_arrows_taken_away_are_the_arrows_gone(world: World, data: st.DataObject) -> None:
    kept = tuple(arrow for arrow in world.arrows if data.draw(st.booleans()))
    fewer = replace(world, arrows=kept)
    forwards, backwards = diff(world.theory, fewer.theory), diff(fewer.theory, world.theory)
    ends = [(a, b) for a, b, *_ in world.arrows]
    left = [(a, b) for a, b, *_ in kept]
    gone = [tuple(local([link.cause, link.effect])) for link in forwards.links_gone]
    assert sorted(gone) == sorted(
        pair for pair in set(ends) for _ in range(ends.count(pair) - left.count(pair))
    )
    assert len(backwards.links_added) == len(gone)


@given(worlds(), st.sampled_from([True, False]))
@some
def test_reach_is_that_of_trying_everything(world: World, inferred: bool) -> None:
    theory = world.theory
    reaches = Reaches(theory)
    for goal in world.goals:
        reach = reaches.of(BASE + goal)
        found = [route for a in world.activities for route in world.routes(a, goal, inferred=inferred)]
        assert (reach.inferred if inferred else reach.stated).number == len(found)
        if inferred:
            assert set(local(reach.activities)) == {route[0] for route in found}
            graph = routes_network(theory)
            counted = [count_routes(graph, BASE + a, BASE + goal).number for a in world.activities]
            assert sum(counted) == len(found)


def test_a_number_written_otherwise_is_the_same_number() -> None:
    old = theory_of(":a a fo:Activity ; fo:annualCost 1.0 ; fo:citizens 2 .")
    assert not diff(old, theory_of(":a a fo:Activity ; fo:annualCost 1 ; fo:citizens 2 .")).changed
    assert diff(old, theory_of(":a a fo:Activity ; fo:annualCost 1.5 ; fo:citizens 2 .")).changed


def test_a_node_that_becomes_another_kind_is_changed() -> None:
    found = diff(theory_of(":e a fo:Effect ."), theory_of(":e a fo:Goal ."))
    assert (found.added, found.gone) == ((), ())
    assert [field.term for change in found.changed for field in change.fields] == ["a"]
    (goal,) = found.goals
    assert (goal.goal, goal.before) == (BASE + "e", None)
