"""How an activity is going: as reported, or derived by the plan's own definitions of its colours."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from forandring.model import Activity, Funding, Node, Plan, Prerequisite, Theory, local_name
from forandring.texts import Message

__all__ = ["Risk", "Status", "in_place", "risks", "status"]

COLOURS = {
    "NotStarted": "grey",
    "Planned": "grey",
    "OnTrack": "green",
    "MinorIssues": "yellow",
    "MajorIssues": "red",
    "Completed": "green",
    "Abandoned": "red",
}
_VALUES = {"Green": "OnTrack", "Yellow": "MinorIssues", "Red": "MajorIssues", "Grey": "NotStarted"}
_WORST_FIRST = ("Red", "Yellow", "Green", "Grey")
# These kinds say of themselves that the money is not there until it is granted.
_STILL_TO_COME = frozenset({"NewBudget", "ToBeFound"})
_HOPED_FOR = frozenset({"AppliedFor", "Expected"})
_SECURED = frozenset({"Granted", "Met"})


class Status(NamedTuple):
    """How an activity is going.

    Attributes:
        value: local name, e.g. ``MajorIssues``.
        colour: ``green``, ``yellow``, ``red`` or ``grey``.
        basis: ``Stated`` for a report, ``Derived`` for a colour worked out by a rule.
        rule: id of the plan's own definition that gave the colour, ``None`` for a report.
        reasons: what is lacking, as the rule sees it.
        date: of the report, as written.
    """

    value: str
    colour: str
    basis: str
    rule: str | None
    reasons: tuple[Message, ...] = ()
    date: str | None = None


class Risk(NamedTuple):
    """One thing that stands in an activity's way; ``kind`` is ``unfunded``, ``refused`` or ``blocked``."""

    kind: str
    reason: Message


def status(activity: Activity, plan: Plan, theory: Theory) -> Status | None:
    """Return an activity's latest report, else the colour that the plan's own definitions give it.

    ``None`` where there is neither a report nor a definition, and where the plan names neither prerequisites
    nor money: then nothing can be derived. Of several definitions the worst whose condition is met counts; a
    definition without conditions is met by everything.

    Source: the definitions of green, yellow and red that the plan itself gives (``fo:StatusRule``).
    """
    return _reported(activity, plan) or _derived(activity, plan, theory)


def _reported(activity: Activity, plan: Plan) -> Status | None:
    reports = [plan.described[i] for i in activity.ids("statusReport") if i in plan.described]
    dated = sorted(reports, key=lambda report: report.lexical("date") or "")
    for report in reversed(dated):
        value = report.one("status")
        if value is not None and local_name(value) in COLOURS:
            name = local_name(value)
            return Status(name, COLOURS[name], "Stated", None, (), report.lexical("date"))
    return None


def _derived(activity: Activity, plan: Plan, theory: Theory) -> Status | None:
    if not activity.prerequisites and not activity.funding:
        return None
    rules = _rules(plan)
    if not rules:
        return None
    colour_of = {rule.id: local_name(rule.one("colour") or "") for rule in rules}
    for colour in _WORST_FIRST:
        for rule in rules:
            if colour_of[rule.id] == colour:
                reasons = tuple(_reasons(activity, rule, theory))
                if reasons or not (rule.facts.get("whenLacking") or rule.facts.get("whenFunding")):
                    return Status(_VALUES[colour], colour.lower(), "Derived", rule.id, reasons)
    return None


@lru_cache(maxsize=64)
def _rules(plan: Plan) -> tuple[Node, ...]:
    return plan.of("StatusRule")


def _reasons(activity: Activity, rule: Node, theory: Theory) -> Iterable[Message]:
    """Say which of a definition's conditions an activity meets."""
    lacking = {local_name(kind) for kind in rule.ids("whenLacking")}
    for prerequisite in _prerequisites(activity, theory):
        if prerequisite.need in lacking and not in_place(prerequisite, activity):
            yield Message(prerequisite.label("da"), prerequisite.label("en"))
    kinds = {local_name(kind) for kind in rule.ids("whenFunding")}
    for funding in activity.funding:
        if funding.kind in kinds and funding.state not in _SECURED:
            yield _unfunded(funding.kind, theory)


def in_place(prerequisite: Prerequisite, node: Node) -> bool:
    """Return whether what a node needs is said to be there.

    Money is there, too, where some of the node's own is granted and none of it is lacking.
    """
    if prerequisite.state in _SECURED:
        return True
    return (
        prerequisite.need == "NeedsFunding"
        and prerequisite.state == "Unknown"
        and isinstance(node, Activity)
        and any(funding.state == "Granted" for funding in node.funding)
        and not any(map(_is_missing, node.funding))
    )


def _prerequisites(activity: Node, theory: Theory) -> list[Prerequisite]:
    nodes = (theory.index.get(i) for i in activity.ids("prerequisite"))
    return [node for node in nodes if isinstance(node, Prerequisite)]


def _unfunded(kind: str | None, theory: Theory) -> Message:
    if kind in (None, "ToBeFound"):
        return Message("pengene er ikke fundet", "the money has not been found")
    words = theory.vocabulary_labels.get(kind, Message("penge", "money"))
    return Message(f"{words.da} er ikke bevilget", f"{words.en} is not granted")


def risks(node: Node, theory: Theory) -> tuple[Risk, ...]:
    """Return what stands in the way of an activity, an effect or a goal itself.

    Unfunded: all money that is named is applied for, expected, or of a kind that must first be granted.
    Refused: a funding or prerequisite has been refused. Blocked: a prerequisite is said to be unmet. What the
    plan does not say is no risk: ``no-funding`` and the other gaps speak of that.
    """
    found = []
    for prerequisite in _prerequisites(node, theory):
        label = Message(prerequisite.label("da"), prerequisite.label("en"))
        if prerequisite.state == "Refused":
            found.append(Risk("refused", label))
        elif prerequisite.state == "Unmet":
            found.append(Risk("blocked", label))
    if isinstance(node, Activity):
        found.extend(_money_risks(node, theory))
    return tuple(found)


def _money_risks(activity: Activity, theory: Theory) -> Iterable[Risk]:
    """Say what money is lacking, where none that is named is there."""
    if not activity.funding or not all(map(_is_missing, activity.funding)):
        return
    refused = [funding for funding in activity.funding if funding.state == "Refused"]
    for funding in refused:
        yield Risk("refused", _unfunded(funding.kind, theory))
    if not refused:
        yield Risk("unfunded", _unfunded(activity.funding[0].kind, theory))


def _is_missing(funding: Funding) -> bool:
    """Money that is refused, applied for or expected is not there; a grant of which no more is said may be."""
    if funding.state == "Refused" or funding.state in _HOPED_FOR:
        return True
    return funding.kind in _STILL_TO_COME and funding.state != "Granted"
