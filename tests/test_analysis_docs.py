"""What the manual says of Copenhagen's plan is what the answers say."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from conftest import ROOT

from forandring.analysis.coverage import coverage
from forandring.analysis.diff import diff
from forandring.analysis.loops import signed_loops
from forandring.analysis.matrix import activities_by_goals
from forandring.analysis.robustness import robustness
from forandring.analysis.routes import trace
from forandring.analysis.what_if import Supposition, what_if
from forandring.model import Theory
from forandring.project import read
from forandring.reports.answers import coverage as coverage_words
from forandring.reports.answers import diff as diff_words
from forandring.reports.answers import loops as loops_words
from forandring.reports.answers import matrix as matrix_words
from forandring.reports.answers import robustness as robustness_words
from forandring.reports.answers import routes as routes_words
from forandring.reports.answers import what_if as what_if_words

PLAN = ROOT / "theory" / "koebenhavn-misbrugsplan-2011-2014"


@pytest.fixture(scope="module")
def manual() -> str:
    return " ".join((ROOT / "docs" / "analysis.md").read_text("utf-8").split())


@pytest.fixture(scope="module")
def theory() -> Theory:
    return read([str(PLAN)]).theory


def goal(theory: Theory, label: str) -> str:
    return next(node.id for node in theory.nodes() if node.label("en") == label)


def test_the_shares_are_those_of_the_plan(manual: str, theory: Theory) -> None:
    plan = coverage(theory, details=False)[1]
    linked, evidence = plan.figure("activities-linked"), plan.figure("links-with-evidence")
    assert f"{linked.stated.numerator} of {linked.stated.denominator} activities" in manual
    assert f"and {linked.inferred.numerator} with inferred links" in manual
    assert f"{evidence.stated.numerator} of {evidence.stated.denominator} as stated" in manual
    money = plan.figure("annual-cost-on-evidenced-routes").stated
    assert f"DKK {money.numerator} million of {money.denominator}" in manual


def test_the_empty_rows_are_those_of_the_matrix(manual: str, theory: Theory) -> None:
    (matrix,) = activities_by_goals(theory)
    named = " ".join(re.findall(r"four rows are empty:(.*?)lead to no goal", manual))
    assert re.findall(r"\*(.*?)\*", named) == [theory.label(row, "en") for row in matrix.empty_rows]


def test_the_goal_stands_what_the_manual_says(manual: str, theory: Theory) -> None:
    answer = robustness(theory, goal(theory, "The surroundings suffer less nuisance"))
    disjoint = (answer.stated.node_disjoint, answer.inferred.node_disjoint)
    assert "| routes that share no activity or effect | {} | {} |".format(*disjoint) in manual
    assert (answer.stated.at_risk, answer.inferred.at_risk) == (True, False)
    relatives = robustness(theory, goal(theory, "Relatives suffer less harm"))
    assert [(r.source, r.lost) for r in relatives.reliances] == [("NewBudget", True)]


def test_without_the_law_what_the_manual_says_is_lost(manual: str, theory: Theory) -> None:
    answer = what_if(theory, Supposition(blocked_by=("NeedsLaw",)))
    assert len(answer.removed) == 2
    assert [theory.label(i, "en") for i in answer.stated.goals] == ["The surroundings suffer less nuisance"]
    assert answer.inferred.goals == ()
    assert f"{answer.citizens.total} citizens" in manual
    assert answer.amounts[0].annual == Decimal("51.6")
    assert "DKK 51.6 million" in manual


def test_the_best_choice_is_the_manuals(manual: str, theory: Theory) -> None:
    pytest.importorskip("highspy", reason="prioritise needs highspy")
    from forandring.analysis.prioritise import Terms, prioritise

    answer = prioritise(theory, Terms(Decimal(30)))
    best = answer.best
    assert (
        f"choose {len(best.activities)} activities for {best.annual} a year and {best.setup} to set up"
        in manual
    )
    assert (
        f"reaching {best.score.goals} goals with inferred links and {answer.other_score.goals} as stated"
        in manual
    )
    more = answer.with_more.score.challenges - best.score.challenges
    fewer = best.score.citizens - answer.with_more.score.citizens
    assert f"One million more buys {more} more challenge addressed, for {fewer} citizens fewer" in manual


def test_the_keys_of_every_answer_stand_in_the_manual(manual: str, theory: Theory) -> None:
    section = manual[manual.index("## The JSON of the answers") :]
    known = set(re.findall(r"`([A-Za-z]+)`", section))
    goal_id = goal(theory, "The surroundings suffer less nuisance")
    answers = [
        routes_words.as_dict(trace(theory, goal_id), theory),
        matrix_words.as_dict("goals", activities_by_goals(theory), theory),
        coverage_words.as_dict(coverage(theory), theory),
        robustness_words.as_dict(robustness(theory, goal_id), theory),
        what_if_words.as_dict(what_if(theory, Supposition(blocked_by=("NeedsLaw",))), theory),
        loops_words.as_dict(signed_loops(theory)),
        diff_words.as_dict(diff(theory, theory)),
    ]
    for answer in answers:
        assert answer["version"] == 1
        assert set(answer) - {"version"} <= known
