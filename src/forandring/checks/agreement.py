"""Rules about sums and dates of a plan that do not agree with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from forandring.checks.case import Case, Check
from forandring.checks.complaints import Aside, Complaint, quoted
from forandring.checks.fragments import COURSE, GOAL
from forandring.findings import Rule, Severity
from forandring.model import Activity, FocusArea, Node, PlanNode, Total
from forandring.texts import Message

__all__ = ["CHECKS", "amount"]

_COURSE = f"{COURSE} ; fo:leadsTo :job"
_PLAN = ':plan a fo:Plan ; skos:prefLabel "Plan"@da'

TOTAL_MISMATCH = Rule(
    "FO305",
    "total-mismatch",
    Severity.error,
    Message("En trykt sum er ikke summen af delene.", "A printed total is not the sum of its parts."),
    Message(
        "Enten er et beløb skrevet forkert af, eller også regner kilden forkert; begge dele skal frem.",
        "Either an amount was copied wrongly or the source adds up wrongly; both should come to light.",
    ),
    Message(
        "Sammenlign beløbene med kilden; er kilden selv gal, så accepter det med fo:waives.",
        "Compare the amounts with the source; if the source itself is wrong, waive with fo:waives.",
    ),
    f"{_PLAN} ; fo:declaredTotal 3 .\n{_COURSE} ; fo:annualCost 1.2 .\n{GOAL}",
    f"{_PLAN} ; fo:declaredTotal 1.2 .\n{_COURSE} ; fo:annualCost 1.2 .\n{GOAL}",
)
START_OUTSIDE_PLAN = Rule(
    "FO306",
    "start-outside-plan",
    Severity.warning,
    Message(
        "En aktivitet begynder uden for planens periode.", "An activity begins outside the plan's period."
    ),
    Message(
        "Så er den enten dateret forkert eller ikke en del af planen.",
        "Then it is wrongly dated or no part of the plan.",
    ),
    Message("Ret året, eller planens periode.", "Correct the year, or the plan's period."),
    f'{_PLAN} ; fo:start "2027"^^xsd:gYear ; fo:end "2030"^^xsd:gYear .\n'
    f'{_COURSE} ; fo:start "2031"^^xsd:gYear .\n{GOAL}',
    f'{_PLAN} ; fo:start "2027"^^xsd:gYear ; fo:end "2030"^^xsd:gYear .\n'
    f'{_COURSE} ; fo:start "2028"^^xsd:gYear .\n{GOAL}',
)
STARTS_BEFORE_REQUIRED = Rule(
    "FO307",
    "starts-before-what-it-requires",
    Severity.warning,
    Message(
        "En aktivitet begynder før den aktivitet, den kræver.",
        "An activity begins before the activity that it requires.",
    ),
    Message("Rækkefølgen holder ikke i virkeligheden.", "The order does not hold in the real world."),
    Message("Ret et af årene, eller fjern fo:requires.", "Correct one of the years, or remove fo:requires."),
    f'{_COURSE} ; fo:start "2027"^^xsd:gYear ; fo:requires :analyse .\n'
    ':analyse a fo:Activity ; skos:prefLabel "Analyse"@da ; fo:start "2028"^^xsd:gYear ; fo:leadsTo :job .\n'
    f"{GOAL}",
    f'{_COURSE} ; fo:start "2028"^^xsd:gYear ; fo:requires :analyse .\n'
    ':analyse a fo:Activity ; skos:prefLabel "Analyse"@da ; fo:start "2027"^^xsd:gYear ; fo:leadsTo :job .\n'
    f"{GOAL}",
)


def totals_that_mismatch(case: Case) -> Iterator[Complaint]:
    """Report printed totals that differ from the sum of what the activities state.

    A total is judged only where at least one activity states that cost.
    """
    for plan in case.theory.plans:
        wholes = [node for node in plan.nodes if isinstance(node, (PlanNode, FocusArea)) and node.totals]
        if not wholes:
            continue
        activities = plan.of("Activity")
        parts: dict[str | None, list[Node]] = {}
        for activity in activities:
            parts.setdefault(activity.focus_area, []).append(activity)
        for whole in wholes:
            own = activities if isinstance(whole, PlanNode) else parts.get(whole.id, ())
            yield from _mismatches(case, whole, own)


def _mismatches(case: Case, whole: PlanNode | FocusArea, parts: Sequence[Node]) -> Iterator[Complaint]:
    for total in whole.totals:
        stated = [number for part in parts if (number := part.number(total.of)) is not None]
        if stated and sum(stated) != total.amount:
            yield _mismatch(case, whole, total, sum(stated, Decimal(0)))


def _mismatch(case: Case, whole: PlanNode | FocusArea, total: Total, added: Decimal) -> Complaint:
    of_da, of_en = (case.vocabulary.label(total.of, tag) for tag in ("da", "en"))
    difference = added - total.amount
    da = (
        f"trykt sum af »{of_da}« er {amount(total.amount, 'da')}, men delene giver {amount(added, 'da')} "
        f"(forskel {amount(difference, 'da')})"
    )
    en = (
        f"the printed total of “{of_en}” is {amount(total.amount, 'en')}, but the parts add up to "
        f"{amount(added, 'en')} (difference {amount(difference, 'en')})"
    )
    return Complaint(Message(da, en), total.place, "object", whole.id, whole.plan, key=total.of)


def amount(number: Decimal, language: str) -> str:
    """Return an amount as written in a language, without trailing zeros.

    >>> amount(Decimal("106.40"), "da"), amount(Decimal("2"), "en")
    ('106,4', '2')
    """
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",") if language == "da" else text


def starts_outside_plan(case: Case) -> Iterator[Complaint]:
    """Report activities whose start lies before the plan's first or after its last year."""
    for plan in case.theory.plans:
        if plan.node is None:
            continue
        first, last = plan.node.lexical("start"), plan.node.lexical("end")
        for node in plan.nodes if first or last else ():
            if isinstance(node, Activity) and _is_outside(node.start, first, last):
                yield _outside(node, plan.node)


def _is_outside(start: str | None, first: str | None, last: str | None) -> bool:
    return bool(start and ((first and _before(start, first)) or (last and _before(last, start))))


def _outside(activity: Activity, plan: PlanNode) -> Complaint:
    name = quoted(activity)
    period = f"{plan.lexical('start') or ''}–{plan.lexical('end') or ''}"
    return Complaint(
        Message(
            f"{name.da} begynder {activity.start}, uden for planens periode {period}",
            f"{name.en} begins {activity.start}, outside the plan's period {period}",
        ),
        activity.place_of("start"),
        "object",
        activity.id,
        activity.plan,
        asides=(Aside(Message("planen", "the plan"), plan.place),),
    )


def _before(one: str, other: str) -> bool:
    """Whether one date ends before another begins, compared as finely as both are written.

    What is no date is another rule's finding.
    """
    if not (_DATE.fullmatch(one) and _DATE.fullmatch(other)):
        return False
    first, second = _parts(one), _parts(other)
    length = min(len(first), len(second))
    return first[:length] < second[:length]


def _parts(lexical: str) -> list[int]:
    """Return year, month and day as far as they are written; a year may be of more than four digits."""
    return [int(part) for part in _DATE_PARTS.match(lexical).groups() if part]  # type: ignore[union-attr]


_DATE = re.compile(r"-?[0-9]{4,9}(?:-[0-9]{2}){0,2}(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_DATE_PARTS = re.compile(r"(-?[0-9]{1,9})?(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def starts_before_required(case: Case) -> Iterator[Complaint]:
    """Report activities that begin before an activity they require."""
    for activity in case.each("Activity"):
        if not isinstance(activity, Activity):
            continue
        for required_id in activity.requires:
            required = case.theory.index.get(required_id)
            if not isinstance(required, Activity) or not (activity.start and required.start):
                continue
            if _before(activity.start, required.start):
                name, other = quoted(activity), quoted(required)
                yield Complaint(
                    Message(
                        f"{name.da} begynder {activity.start}, før {other.da}, som den kræver ({required.start})",
                        f"{name.en} begins {activity.start}, before {other.en}, which it requires ({required.start})",
                    ),
                    activity.place_of("start"),
                    "object",
                    activity.id,
                    activity.plan,
                    asides=(Aside(Message("kræves", "required"), required.place),),
                    key=required_id,
                )


CHECKS = (
    Check(TOTAL_MISMATCH, totals_that_mismatch),
    Check(START_OUTSIDE_PLAN, starts_outside_plan),
    Check(STARTS_BEFORE_REQUIRED, starts_before_required),
)
