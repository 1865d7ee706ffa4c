"""Every activity with all that is said of it, its status, and its routes to goals."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from forandring.findings import Finding
from forandring.model import Activity, Funding
from forandring.reports.goals import Reach, reaches
from forandring.reports.rows import Cite, Detail, Entry, Name, Value
from forandring.reports.statuses import Badge, badge, known_status
from forandring.reports.writer import Writer

__all__ = ["ActivityCard", "ActivityGroup", "activity_groups", "funding_text"]

_ALWAYS = (
    "annualCost",
    "setupCost",
    "funding",
    "citizens",
    "start",
    "responsible",
    "partner",
    "targetGroup",
    "prerequisite",
    "addresses",
)


class ActivityCard(NamedTuple):
    """An activity as a card: what is said, how it is going, which goals it reaches, which gaps it has."""

    entry: Entry
    facts: tuple[Detail, ...]
    more: tuple[Detail, ...]
    status: Badge | None
    reasons: tuple[str, ...]
    reaches: tuple[Reach, ...]
    gaps: tuple[str, ...]


class ActivityGroup(NamedTuple):
    """The activities of one focus area; ``area`` is ``None`` for those of none."""

    area: Name | None
    cards: tuple[ActivityCard, ...]


def activity_groups(writer: Writer) -> tuple[ActivityGroup, ...]:
    """Return every activity of the plan, by focus area in text order, then those of none."""
    by_area: dict[str | None, list[ActivityCard]] = {area.id: [] for area in writer.plan.of("FocusArea")}
    by_area[None] = []
    for node in writer.described(writer.plan.of("Activity")):
        if isinstance(node, Activity):
            area = node.focus_area if node.focus_area in by_area else None
            by_area[area].append(_card(writer, node))
    return tuple(
        ActivityGroup(writer.name(area) if area else None, tuple(cards))
        for area, cards in by_area.items()
        if cards
    )


def _card(writer: Writer, activity: Activity) -> ActivityCard:
    entry = writer.entry(activity, but=("focusArea",), first=_ALWAYS)
    found = known_status(writer, activity)
    facts = tuple(
        _funding(writer, activity) if term == "funding" else detail
        for term, detail in zip(_ALWAYS, entry.details, strict=False)
    )
    return ActivityCard(
        entry,
        facts,
        entry.details[len(_ALWAYS) :],
        badge(writer, found) if found else None,
        tuple(dict.fromkeys(r.in_language(writer.language) for r in found.reasons)) if found else (),
        reaches(writer, activity.id),
        tuple(
            finding.message.in_language(writer.language)
            for finding in _said_on_cards(writer.material.findings).get(activity.id, ())
        ),
    )


@lru_cache(maxsize=1)
def _said_on_cards(findings: tuple[Finding, ...]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.node and finding.open and finding.code in ("FO101", "FO112", "FO305"):
            found.setdefault(finding.node, []).append(finding)
    return found


def _funding(writer: Writer, activity: Activity) -> Detail:
    values = tuple(
        Value(Name(text), cites=_own_cites(writer, activity, funding))
        for text, funding in zip(funding_text(writer, activity), activity.funding, strict=True)
    )
    return Detail(writer.term("funding"), values)


def _own_cites(writer: Writer, activity: Activity, funding: Funding) -> tuple[Cite, ...]:
    """Return where a funding is said, where that is not where the whole activity is."""
    cites = writer.cites_of_part(activity, "funding", funding.place)
    return () if cites == writer.cites(activity.cites) else cites


def funding_text(writer: Writer, activity: Activity) -> tuple[str, ...]:
    """Return each funding in words: kind, amount, who, and how far it has come."""
    found = []
    for funding in activity.funding:
        parts = [writer.term(funding.kind)] if funding.kind else []
        if funding.amount is not None:
            parts.append(writer.amount(funding.amount))
        if funding.source:
            parts.append(writer.name(funding.source).text)
        known = funding.state != "Unknown"
        parts.append(writer.term(funding.state) if known else writer.words["state-not-stated"])
        found.append(", ".join(parts))
    return tuple(found)
