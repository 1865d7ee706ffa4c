"""How activities are going, and what stands in their way."""

from __future__ import annotations

import pytest
from worlds import BASE, theory_of

from forandring.analysis.status import Status, risks, status
from forandring.model import Activity

RULES = """
:p a fo:Plan ; skos:prefLabel "Plan"@da .
:groen a fo:StatusRule ; skos:prefLabel "Grøn"@da ; fo:colour fo:Green .
:gul a fo:StatusRule ; skos:prefLabel "Gul"@da ; fo:colour fo:Yellow ; fo:whenLacking fo:NeedsStaff .
:roed a fo:StatusRule ; skos:prefLabel "Rød"@da ; fo:colour fo:Red ; fo:whenLacking fo:NeedsLaw ;
    fo:whenFunding fo:NewBudget .
:lov a fo:Prerequisite ; skos:prefLabel "En lov"@da ; fo:kind fo:NeedsLaw .
:vedtaget a fo:Prerequisite ; skos:prefLabel "En vedtaget lov"@da ; fo:kind fo:NeedsLaw ; fo:state fo:Met .
:folk a fo:Prerequisite ; skos:prefLabel "Folk"@da ; fo:kind fo:NeedsStaff .
:penge a fo:Prerequisite ; skos:prefLabel "Penge"@da ; fo:kind fo:NeedsFunding .
"""


def going(said: str, rules: str = RULES) -> Status | None:
    theory = theory_of(rules + f':kursus a fo:Activity ; skos:prefLabel "Kursus"@da {said} .')
    activity = theory.index[BASE + "kursus"]
    assert isinstance(activity, Activity)
    return status(activity, theory.plans[0], theory)


@pytest.mark.parametrize(
    ("said", "colour", "reasons"),
    [
        ("; fo:prerequisite :vedtaget", "green", []),
        ("; fo:prerequisite :folk", "yellow", ["Folk"]),
        ("; fo:prerequisite :folk , :lov", "red", ["En lov"]),
        ("; fo:funding fo:OwnBudget", "green", []),
        ("; fo:funding fo:NewBudget", "red", ["budgettilførsel er ikke bevilget"]),
        ("; fo:funding [ fo:kind fo:NewBudget ; fo:state fo:Granted ]", "green", []),
        (
            "; fo:funding fo:NewBudget ; fo:prerequisite :lov",
            "red",
            ["En lov", "budgettilførsel er ikke bevilget"],
        ),
    ],
)
def test_the_plan_s_own_definitions_give_the_worst_colour_that_is_met(
    said: str, colour: str, reasons: list[str]
) -> None:
    found = going(said)
    assert found is not None
    assert (found.colour, found.basis) == (colour, "Derived")
    assert [reason.da for reason in found.reasons] == reasons


def test_nothing_is_derived_where_nothing_is_said_or_defined() -> None:
    assert going("") is None
    assert going("; fo:prerequisite :lov", RULES.split(":groen")[0]) is None


def test_the_latest_report_comes_before_what_could_be_derived() -> None:
    reports = "".join(
        f"; fo:statusReport [ a fo:StatusReport ; fo:status fo:{value} ; fo:date {date}^^xsd:date ]"
        for value, date in (
            ("OnTrack", '"2026-03-01"'),
            ("Abandoned", '"2026-10-01"'),
            ("Planned", '"2025-12-31"'),
        )
    )
    found = going(f"; fo:prerequisite :folk {reports}")
    assert found == Status("Abandoned", "red", "Stated", None, (), "2026-10-01")


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("", []),
        ("; fo:funding fo:PoolGrant", []),
        ("; fo:funding fo:NewBudget", ["unfunded"]),
        ("; fo:funding fo:NewBudget , fo:OwnBudget", []),
        ("; fo:funding [ fo:kind fo:PoolGrant ; fo:state fo:AppliedFor ]", ["unfunded"]),
        ("; fo:funding [ fo:kind fo:PoolGrant ; fo:state fo:Refused ] , fo:NewBudget", ["refused"]),
        ("; fo:prerequisite :lov", []),
        ("; fo:prerequisite [ a fo:Prerequisite ; fo:kind fo:NeedsLaw ; fo:state fo:Unmet ]", ["blocked"]),
        ("; fo:prerequisite [ a fo:Prerequisite ; fo:kind fo:NeedsLaw ; fo:state fo:Refused ]", ["refused"]),
    ],
)
def test_only_what_is_said_to_be_lacking_stands_in_the_way(said: str, kinds: list[str]) -> None:
    theory = theory_of(RULES + f':kursus a fo:Activity ; skos:prefLabel "Kursus"@da {said} .')
    assert [risk.kind for risk in risks(theory.index[BASE + "kursus"], theory)] == kinds
