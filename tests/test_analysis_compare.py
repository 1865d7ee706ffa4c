"""Plans side by side, and what no plan takes on: only what mappings say, and only what could be known."""

from __future__ import annotations

import pytest
from worlds import BASE, theory_of

from forandring.analysis.between import gaps_between
from forandring.analysis.compare import compare
from forandring.analysis.counterparts import Counterparts

CITY = """
:by a fo:Plan ; skos:prefLabel "By"@da ; fo:date "2014"^^xsd:gYear .
:job a fo:Goal ; skos:prefLabel "I job"@da . :bolig a fo:Goal ; skos:prefLabel "Egen bolig"@da .
:ro a fo:Goal . :sund a fo:Goal .
:unge a fo:TargetGroup . :helt-unge a fo:TargetGroup ; skos:broader :unge . :gamle a fo:TargetGroup .
:kursus a fo:Activity ; fo:targetGroup :helt-unge ; fo:leadsTo [ fo:effect :mod ; fo:evidence fo:Practice ] .
:mod a fo:Effect ; fo:leadsTo :job .
"""
STATE = """
:stat a fo:Plan ; skos:prefLabel "Stat"@da ; fo:date "{year}"^^xsd:gYear .
:arbejde a fo:Goal ; skos:prefLabel "Arbejde"@da . :hjem a fo:Goal ; skos:prefLabel "Hjem"@da .
:tilbud a fo:Activity ; fo:targetGroup :ungdom ; fo:leadsTo [ fo:effect :styrke ; fo:evidence fo:Research ] .
:styrke a fo:Effect ; fo:leadsTo :arbejde .
:ungdom a fo:TargetGroup . :motion a fo:Activity .
:ledighed a fo:Challenge . :del a fo:Challenge ; fo:partOf :ledighed . :ensomhed a fo:Challenge .
"""
MAPPINGS = """
:job skos:closeMatch :arbejde . :bolig skos:closeMatch :hjem . :sund skos:relatedMatch :motion .
:kursus skos:exactMatch :tilbud . :mod skos:exactMatch :styrke .
:unge skos:exactMatch :ungdom . :kursus skos:relatedMatch :del .
"""


def local(ids) -> tuple[str, ...]:
    return tuple(i.removeprefix(BASE) for i in ids)


def seen(year: str = "2015", mappings: str = MAPPINGS):
    theory = theory_of(CITY, STATE.replace("{year}", year), mappings)
    return compare(theory, [BASE + "by", BASE + "stat"])


def test_a_goal_has_an_activity_a_counterpart_something_related_or_nothing() -> None:
    view = seen().between(BASE + "by", BASE + "stat")
    assert {local([goal.goal])[0]: goal.verdict for goal in view.goals} == {
        "job": "activity",
        "bolig": "counterpart",
        "ro": "nothing",
        "sund": "activity",
    }
    (job,) = [goal for goal in view.goals if goal.goal == BASE + "job"]
    assert local(job.activities) == ("tilbud",)


def test_a_goal_about_the_same_does_not_stand_for_it() -> None:
    view = seen(mappings=":ro skos:relatedMatch :arbejde .").between(BASE + "by", BASE + "stat")
    (ro,) = [goal for goal in view.goals if goal.goal == BASE + "ro"]
    assert (ro.verdict, ro.counterparts, ro.activities) == ("related", (), ())


def test_an_earlier_plan_answers_nothing_it_could_not_know() -> None:
    view = seen("2003").between(BASE + "by", BASE + "stat")
    assert view.earlier is True
    verdicts = {local([goal.goal])[0]: goal.verdict for goal in view.goals}
    assert (verdicts["job"], verdicts["sund"], verdicts["bolig"]) == ("earlier", "earlier", "counterpart")


def test_an_earlier_plan_answers_where_the_texts_say_so() -> None:
    stated = (
        MAPPINGS
        + ":m a fo:Mapping ; fo:from :job ; fo:to :arbejde ; fo:relation skos:closeMatch ; fo:basis fo:Stated ."
    )
    view = seen("2003", stated).between(BASE + "by", BASE + "stat")
    assert {goal.verdict for goal in view.goals if goal.goal == BASE + "job"} == {"activity"}


def test_nothing_is_concluded_from_time_where_a_plan_is_not_dated() -> None:
    theory = theory_of(CITY, STATE.replace('fo:date "{year}"^^xsd:gYear', 'skos:note "?"@da'), MAPPINGS)
    view = compare(theory, [BASE + "by", BASE + "stat"]).between(BASE + "by", BASE + "stat")
    assert view.earlier is None
    assert {goal.verdict for goal in view.goals if goal.goal == BASE + "job"} == {"activity"}


def test_a_narrower_group_is_shared_only_as_part_of_its_wider_one() -> None:
    view = seen().between(BASE + "by", BASE + "stat")
    groups = {local([group.group])[0]: group for group in view.groups}
    assert [local([c.id]) for c in groups["unge"].shared] == [("ungdom",)]
    assert (groups["unge"].served_here, groups["unge"].served_there) == (True, True)
    assert (groups["helt-unge"].shared, local(c.id for c in groups["helt-unge"].wider)) == ((), ("ungdom",))
    assert (groups["gamle"].shared, groups["gamle"].wider) == ((), ())


def test_evidence_for_the_same_claim_stands_side_by_side() -> None:
    answer = seen()
    pairs = [(local([p.one.cause, p.one.effect]), p.one.evidence, p.other.evidence) for p in answer.links]
    assert pairs == [
        (("kursus", "mod"), ("Practice",), ("Research",)),
        (("mod", "job"), (), ()),
    ]
    assert [dict(count.inferred)["NotGiven"] for count in answer.evidence] == [1, 1]


def test_a_mapping_is_seen_from_both_sides() -> None:
    theory = theory_of(":a a fo:TargetGroup ; skos:broadMatch :b .", ":b a fo:TargetGroup .")
    both = Counterparts(theory)
    assert [(c.id, c.relation) for c in both.of(BASE + "a")] == [(BASE + "b", "broadMatch")]
    assert [(c.id, c.relation) for c in both.of(BASE + "b")] == [(BASE + "a", "narrowMatch")]


def test_plans_that_were_not_compared_are_asked_for_in_vain() -> None:
    with pytest.raises(KeyError):
        seen().between(BASE + "by", BASE + "by")


# What no plan takes on


def nobodys(*plans: str) -> dict[str, tuple[str, ...]]:
    return {group.name: local(gap.node for gap in group.gaps) for group in gaps_between(theory_of(*plans))}


def test_what_is_taken_on_elsewhere_is_somebodys() -> None:
    found = nobodys(CITY, STATE.replace("{year}", "2003"), MAPPINGS)
    assert found["challenge-nobodys"] == ("ensomhed",)
    assert found["group-nobodys"] == ("gamle",)
    assert found["goal-without-activity"] == ("bolig", "ro", "sund", "hjem")


def test_without_mappings_it_is_nobodys() -> None:
    found = nobodys(CITY, STATE.replace("{year}", "2003"))
    assert found["challenge-nobodys"] == ("ledighed", "del", "ensomhed")


def test_goals_that_others_have_set_are_asked_for_apart() -> None:
    found = nobodys(
        ":x a fo:Goal ; fo:quotedSource :staten . :staten a fo:Organisation . "
        ":y a fo:Target ; fo:value 3 . :z a fo:Goal ."
    )
    assert (found["others-goal-without-activity"], found["target-without-activity"]) == (("x",), ("y",))
    assert found["goal-without-activity"] == ("z",)


def test_an_activity_of_the_other_plan_that_leads_to_the_goal_itself() -> None:
    theory = theory_of(":p a fo:Plan . :g a fo:Goal .", ":q a fo:Plan . :x a fo:Activity ; fo:leadsTo :g .")
    (goal,) = compare(theory, [BASE + "p", BASE + "q"]).between(BASE + "p", BASE + "q").goals
    assert (goal.verdict, local(goal.activities)) == ("activity", ("x",))
