"""``trace`` as people and programs read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from forandring.analysis.route_counts import Count
from forandring.analysis.routes import Pair, Trace
from forandring.analysis.steps import Route
from forandring.model import Link, Theory
from forandring.reports.answers.layout import Cell, Sheet, Table, amount_words, evidence_words, node_value
from forandring.texts import Message

__all__ = ["as_dict", "csv_rows", "sheet"]

_HEADER = Message(
    "nr.|vej|trin|svageste led|viden om det|grundlag", "no.|route|steps|weakest link|evidence|basis"
)
_BASIS = {"Stated": Message("står i planen", "stated"), "Inferred": Message("læst ind", "inferred")}
_RISK = {
    "unfunded": Message("uden bevilling", "unfunded"),
    "refused": Message("afslået", "refused"),
    "blocked": Message("spærret", "blocked"),
}


def sheet(trace: Trace, theory: Theory, language: str) -> Sheet:
    """Return the routes of a node, one table for each goal that it reaches or activity that reaches it."""
    name = theory.label(trace.node, language)
    pairs = [*trace.to_goals, *trace.from_activities]
    notes = (
        [
            _say(
                language,
                f"Antal mål eller aktiviteter i den anden ende: {len(pairs)}",
                f"Goals or activities at the other end: {len(pairs)}",
            )
        ]
        if pairs
        else []
    )
    if not pairs:
        notes.append(_say(language, "Ingen vej går til et mål eller kommer fra en aktivitet.",
                          "No route goes to a goal or comes from an activity."))  # fmt: skip
    tables = [_of_pair(pair, theory, language) for pair in pairs]
    if trace.against:
        tables.append(_against(trace.against, theory, language))
    if trace.risks:
        tables.append(_risks(trace, theory, language))
    return Sheet(_say(language, f"Veje: {name}", f"Routes: {name}"), tuple(notes), tuple(tables))


def _say(language: str, da: str, en: str) -> str:
    return Message(da, en).in_language(language)


def count_words(count: Count, language: str) -> str:
    """Return how many routes there are, with "at least" where loops keep them from being counted."""
    number = amount_words(count.number, language)
    return number if count.exact else _say(language, f"mindst {number}", f"at least {number}")


def _of_pair(pair: Pair, theory: Theory, language: str) -> Table:
    start, end = theory.label(pair.start, language), theory.label(pair.end, language)
    stated, full = count_words(pair.stated, language), count_words(pair.inferred, language)
    caption = _say(
        language,
        f"{start} → {end}: antal veje, som de står i planen: {stated}; med det, der er læst ind: {full}",
        f"{start} → {end}: routes as stated: {stated}; with inferred links: {full}",
    )
    left = pair.inferred.number - len(pair.routes)
    if left > 0:
        shown = len(pair.routes)
        caption += _say(language, f" (de {shown} korteste vises)", f" (the {shown} shortest are shown)")
    listed: list[tuple[Cell, Route]] = list(enumerate(pair.routes, 1))
    if pair.best not in pair.routes:
        listed.append((_say(language, "bedst", "best"), pair.best))
    rows = tuple((number, *_of_route(route, theory, language)) for number, route in listed)
    return Table(caption, tuple(_HEADER.in_language(language).split("|")), rows)


def _of_route(route: Route, theory: Theory, language: str) -> tuple[Cell, ...]:
    weakest = route.weakest
    return (
        " → ".join(theory.label(node, language) for node in route.nodes),
        len(route.steps),
        _arrow(theory, weakest.cause, weakest.effect, language) if weakest else None,
        evidence_words(theory, route.evidence, language),
        _BASIS[route.basis].in_language(language),
    )


def _arrow(theory: Theory, cause: str, effect: str, language: str) -> str:
    return f"{theory.label(cause, language)} → {theory.label(effect, language)}"


def _against(links: Iterable[Link], theory: Theory, language: str) -> Table:
    rows = tuple(
        (
            theory.label(link.cause, language),
            theory.label(link.effect, language),
            ", ".join(evidence_words(theory, kind, language) for kind in link.evidence) or None,
        )
        for link in links
    )
    caption = _say(language, "Det, der trækker den anden vej (tæller aldrig som vej)",
                   "What works against it (never counts as a route)")  # fmt: skip
    return Table(caption, tuple(_say(language, "fra|mod|viden", "from|against|evidence").split("|")), rows)


def _risks(trace: Trace, theory: Theory, language: str) -> Table:
    rows = tuple(
        (
            theory.label(node, language),
            _RISK[risk.kind].in_language(language),
            risk.reason.in_language(language),
        )
        for node, found in trace.risks.items()
        for risk in found
    )
    caption = _say(language, "Ikke på plads undervejs", "Not in place along the way")
    return Table(caption, tuple(_say(language, "hvad|hvordan|hvorfor", "what|how|why").split("|")), rows)


def as_dict(trace: Trace, theory: Theory) -> dict[str, Any]:
    """Return the trace as plain values, in a fixed order of keys."""
    return {
        "version": 1,
        "node": node_value(theory, trace.node),
        "toGoals": [_pair(pair, theory) for pair in trace.to_goals],
        "fromActivities": [_pair(pair, theory) for pair in trace.from_activities],
        "against": [{"cause": link.cause, "effect": link.effect, "evidence": list(link.evidence)}
                    for link in trace.against],
        "risks": [
            {"node": node, "kind": risk.kind, "reason": risk.reason._asdict()}
            for node, found in trace.risks.items()
            for risk in found
        ],
    }  # fmt: skip


def _pair(pair: Pair, theory: Theory) -> dict[str, Any]:
    return {
        "from": node_value(theory, pair.start),
        "to": node_value(theory, pair.end),
        "stated": pair.stated._asdict(),
        "withInferred": pair.inferred._asdict(),
        "listed": len(pair.routes),
        "routes": [_route(route) for route in pair.routes],
        "best": _route(pair.best),
    }


def _route(route: Route) -> dict[str, Any]:
    value: dict[str, Any] = {"nodes": list(route.nodes), "length": len(route.steps), "basis": route.basis}
    if route.weakest is not None:
        weakest = route.weakest
        value["weakest"] = {"cause": weakest.cause, "effect": weakest.effect, "evidence": weakest.evidence}
    value["steps"] = [
        {key: found for key, found in (
            ("cause", step.cause), ("effect", step.effect), ("evidence", step.evidence),
            ("confidence", step.confidence), ("basis", step.basis)) if found is not None}
        for step in route.steps
    ]  # fmt: skip
    return value


def csv_rows(trace: Trace) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return header and rows: one row a step of every route listed."""
    header = ("from", "to", "route", "step", "cause", "effect", "evidence", "confidence", "basis")
    rows: list[tuple[Cell, ...]] = [
        (
            pair.start,
            pair.end,
            number,
            place,
            step.cause,
            step.effect,
            step.evidence,
            step.confidence,
            step.basis,
        )
        for pair in (*trace.to_goals, *trace.from_activities)
        for number, route in enumerate(pair.routes, 1)
        for place, step in enumerate(route.steps, 1)
    ]
    return header, rows
