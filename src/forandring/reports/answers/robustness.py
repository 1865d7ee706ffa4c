"""``robustness`` as people and programs read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from forandring.analysis.robustness import Robustness, Strength
from forandring.model import Theory
from forandring.reports.answers.layout import Cell, Sheet, Table, joined, node_value
from forandring.reports.answers.money import amounts_as_dicts, amounts_words
from forandring.texts import Message

__all__ = ["as_dict", "sheet", "source_words"]

_RISK = {
    "unfunded": Message("uden bevilling", "unfunded"),
    "refused": Message("afslået", "refused"),
    "blocked": Message("spærret", "blocked"),
}
_STATES = {
    "Granted": Message("bevilget", "granted"),
    "AppliedFor": Message("søgt", "applied for"),
    "Expected": Message("forventet", "expected"),
    "Refused": Message("afslået", "refused"),
    "Unknown": Message("ikke oplyst, om pengene er der", "not said whether the money is there"),
}


def source_words(theory: Theory, source: str, language: str) -> str:
    """Return a source of money in words: a funding kind's label or a financier's."""
    words = theory.vocabulary_labels.get(source)
    return words.in_language(language) if words else theory.label(source, language)


def sheet(answer: Robustness, theory: Theory, language: str) -> Sheet:
    """Return how well a goal would stand losses."""
    name = theory.label(answer.goal, language)
    title = Message(f"Robusthed: {name}", f"Robustness: {name}").in_language(language)
    if not answer.activities:
        return Sheet(
            title,
            (Message("Ingen aktivitet fører hertil.", "No activity leads here.").in_language(language),),
            (),
        )
    notes = []
    if answer.inferred.at_risk:
        notes.append(Message("I fare: hver vej går gennem noget, der ikke er på plads.",
                             "At risk: every route runs through something not in place."))  # fmt: skip
    notes.append(Message(
        f"Aktiviteter, der fører hertil, når det, der er læst ind, tæller med: {len(answer.activities)}.",
        f"Activities that lead here, inferred links included: {len(answer.activities)}.",
    ))  # fmt: skip
    tables = [
        _losses(answer, theory, language),
        _money(answer, theory, language),
        _states(answer, theory, language),
    ]
    if answer.risks:
        tables.append(_risks(answer, theory, language))
    return Sheet(title, tuple(note.in_language(language) for note in notes), tuple(tables))


def _losses(answer: Robustness, theory: Theory, language: str) -> Table:
    said = (answer.stated, answer.inferred)

    def row(da: str, en: str, cells: Iterable[Cell]) -> tuple[Cell, ...]:
        return (Message(da, en).in_language(language), *cells)

    def steps(strength: Strength) -> str:
        arrows = (f"{theory.label(a, language)} → {theory.label(b, language)}" for a, b in strength.link_cut)
        return "; ".join(arrows) or "–"

    rows = (
        row("veje uden fælles aktivitet eller virkning", "routes that share no activity or effect",
            (str(s.node_disjoint) for s in said)),
        row("veje uden fælles pil", "routes that share no link", (str(s.link_disjoint) for s in said)),
        row("færrest tab, der afskærer målet (nærmest målet)", "fewest losses that cut it (nearest the goal)",
            (_named(s.cut, theory, language) for s in said)),
        row("færrest tab, der afskærer målet (nærmest aktiviteterne)",
            "fewest losses that cut it (nearest the activities)",
            (_named(s.first_cut, theory, language) for s in said)),
        row("færrest pile, der afskærer målet", "fewest links that cut it", map(steps, said)),
        row("det, ingen vej går uden om", "what no route avoids",
            (_named(s.unavoidable, theory, language) for s in said)),
        row("i fare: hver vej går gennem noget, der ikke er på plads",
            "at risk: every route runs through something not in place",
            (Message("ja", "yes").in_language(language) if s.at_risk else Message("nej", "no").in_language(language)
             for s in said)),
    )  # fmt: skip
    header = Message("hvad|som planen siger|med det, der er læst ind", "what|as stated|with inferred links")
    caption = Message("Hvad målet kan tåle at miste", "What the goal can stand to lose")
    return Table(caption.in_language(language), tuple(header.in_language(language).split("|")), rows)


def _named(ids: tuple[str, ...], theory: Theory, language: str) -> str:
    return joined(theory, ids, language, most=20) or "–"


def _money(answer: Robustness, theory: Theory, language: str) -> Table:
    lost = Message("ja", "yes").in_language(language)
    rows: list[tuple[Cell, ...]] = [
        (
            source_words(theory, r.source, language),
            str(len(r.activities)),
            str(len(r.partly)),
            amounts_words(r.amounts, language) or None,
            lost if r.lost else Message("nej", "no").in_language(language),
        )
        for r in answer.reliances
    ]
    if answer.without_source:
        none = Message("ingen kilde oplyst", "no source stated").in_language(language)
        rows.append((none, str(len(answer.without_source)), None, None, None))
    header = Message(
        "kilde|aktiviteter, der kun har den|der også har andre|udgift for de første|målet tabt uden den",
        "source|activities with no other|with others too|cost of the former|goal lost without it",
    )
    caption = Message("Hvilke penge målet hviler på", "Whose money it rests on").in_language(language)
    return Table(caption, tuple(header.in_language(language).split("|")), tuple(rows))


def _states(answer: Robustness, theory: Theory, language: str) -> Table:
    rows = tuple(
        (_STATES[state].in_language(language), str(len(ids)), _named(ids, theory, language))
        for state, ids in answer.states.items()
        if ids
    )
    caption = Message("Om pengene er der", "Whether the money is there").in_language(language)
    header = Message("pengene er|antal|aktiviteter", "the money is|number|activities").in_language(language)
    return Table(caption, tuple(header.split("|")), rows)


def _risks(answer: Robustness, theory: Theory, language: str) -> Table:
    rows = tuple(
        (
            theory.label(node, language),
            _RISK[risk.kind].in_language(language),
            risk.reason.in_language(language),
        )
        for node, found in answer.risks.items()
        for risk in found
    )
    caption = Message("Ikke på plads undervejs", "Not in place along the way").in_language(language)
    header = Message("hvad|hvordan|hvorfor", "what|how|why").in_language(language)
    return Table(caption, tuple(header.split("|")), rows)


def as_dict(answer: Robustness, theory: Theory) -> dict[str, Any]:
    """Return the answer as plain values, in a fixed order of keys."""
    return {
        "version": 1,
        "goal": node_value(theory, answer.goal),
        "activities": list(answer.activities),
        "stated": _strength(answer.stated),
        "withInferred": _strength(answer.inferred),
        "reliances": [
            {
                "source": r.source,
                "activities": list(r.activities),
                "partly": list(r.partly),
                "amounts": amounts_as_dicts(r.amounts),
                "goalLostWithout": r.lost,
            }
            for r in answer.reliances
        ],
        "withoutSource": list(answer.without_source),
        "fundingStates": {state: list(ids) for state, ids in answer.states.items()},
        "risks": [
            {"node": node, "kind": risk.kind, "reason": risk.reason._asdict()}
            for node, found in answer.risks.items()
            for risk in found
        ],
    }


def _strength(strength: Strength) -> dict[str, Any]:
    return {
        "nodeDisjoint": strength.node_disjoint,
        "linkDisjoint": strength.link_disjoint,
        "cut": list(strength.cut),
        "firstCut": list(strength.first_cut),
        "linkCut": [{"cause": cause, "effect": effect} for cause, effect in strength.link_cut],
        "unavoidable": list(strength.unavoidable),
        "atRisk": strength.at_risk,
    }
