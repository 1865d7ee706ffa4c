"""Rules about money, people and time: what an activity needs to be carried out, and does not say."""

from __future__ import annotations

from collections.abc import Iterator

from forandring.checks.case import Case, Check
from forandring.checks.complaints import Complaint, about
from forandring.checks.fragments import COURSE, GOAL
from forandring.findings import Rule, Severity
from forandring.model import Activity
from forandring.texts import Message

__all__ = ["CHECKS"]

_COURSE = f"{COURSE} ; fo:leadsTo :job"

NO_COST = Rule(
    "FO301",
    "no-cost",
    Severity.info,
    Message("En aktivitet har ingen udgift.", "An activity has no cost."),
    Message(
        "Ukendt er ikke gratis: aktiviteten mangler i alle summer.",
        "Unknown is not free: the activity is missing from all sums.",
    ),
    Message(
        "Tilføj fo:annualCost eller fo:setupCost; 0 er også et svar.",
        "Add fo:annualCost or fo:setupCost; 0 is an answer too.",
    ),
    f"{_COURSE} .\n{GOAL}",
    f"{_COURSE} ; fo:annualCost 1.2 .\n{GOAL}",
)
NO_FUNDING = Rule(
    "FO302",
    "no-funding",
    Severity.info,
    Message("En aktivitet siger ikke, hvem der betaler.", "An activity does not say who pays."),
    Message(
        "Uden finansiering bliver aktiviteten ikke til noget.",
        "Without funding the activity comes to nothing.",
    ),
    Message("Tilføj fo:funding.", "Add fo:funding."),
    f"{_COURSE} .\n{GOAL}",
    f"{_COURSE} ; fo:funding fo:OwnBudget .\n{GOAL}",
)
_MORE_THAN_A_REMARK = Message(
    "Skriv i fo:funding, hvad det er for penge (fo:kind), hvem der giver dem (fo:financier), hvor mange (fo:amount) "
    "eller hvor langt det er (fo:state).",
    "Write in fo:funding what kind of money it is (fo:kind), who gives it (fo:financier), how much (fo:amount) or how "
    "far it has come (fo:state).",
)
NO_RESPONSIBLE = Rule(
    "FO303",
    "no-responsible",
    Severity.info,
    Message("En aktivitet har ingen ansvarlig.", "An activity has nobody responsible."),
    Message("Det, alle skal gøre, gør ingen.", "What everybody is to do, nobody does."),
    Message("Tilføj fo:responsible.", "Add fo:responsible."),
    f"{_COURSE} .\n{GOAL}",
    f'{_COURSE} ; fo:responsible :jobcenter .\n:jobcenter a fo:Organisation ; skos:prefLabel "Jobcenter"@da .\n{GOAL}',
)
NO_START = Rule(
    "FO304",
    "no-start",
    Severity.info,
    Message("En aktivitet siger ikke, hvornår den begynder.", "An activity does not say when it begins."),
    Message("Uden start kan ingen følge op.", "Without a start nobody can follow up."),
    Message("Tilføj fo:start.", "Add fo:start."),
    f"{_COURSE} .\n{GOAL}",
    f'{_COURSE} ; fo:start "2027"^^xsd:gYear .\n{GOAL}',
)


def _activities(case: Case) -> Iterator[Activity]:
    for node in case.each("Activity"):
        if isinstance(node, Activity):
            yield node


def activities_without_cost(case: Case) -> Iterator[Complaint]:
    """Report activities that state neither an annual nor a set-up cost."""
    for activity in _activities(case):
        if activity.annual_cost is None and activity.setup_cost is None:
            yield about(activity, "{} har ingen oplyst udgift", "{} has no stated cost")


def activities_without_funding(case: Case) -> Iterator[Complaint]:
    """Report activities that name no funding."""
    for activity in _activities(case):
        if not activity.funding:
            remedy = _MORE_THAN_A_REMARK if "funding" in activity.facts else None
            yield about(activity, "{} siger ikke, hvem der betaler", "{} does not say who pays", help=remedy)


def activities_without_responsible(case: Case) -> Iterator[Complaint]:
    """Report activities that name nobody responsible."""
    for activity in _activities(case):
        if not activity.responsible:
            yield about(activity, "{} har ingen ansvarlig", "{} has nobody responsible")


def activities_without_start(case: Case) -> Iterator[Complaint]:
    """Report activities that state no start."""
    for activity in _activities(case):
        if activity.start is None:
            yield about(activity, "{} siger ikke, hvornår den begynder", "{} does not say when it begins")


CHECKS = (
    Check(NO_COST, activities_without_cost),
    Check(NO_FUNDING, activities_without_funding),
    Check(NO_RESPONSIBLE, activities_without_responsible),
    Check(NO_START, activities_without_start),
)
