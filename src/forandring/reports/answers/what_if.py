"""``what-if`` as people and programs read it."""

from __future__ import annotations

from typing import Any

from forandring.analysis.what_if import Lost, Supposition, WhatIf
from forandring.model import Theory
from forandring.reports.answers.layout import Cell, Sheet, Table, evidence_words, node_value
from forandring.reports.answers.money import (
    amounts_as_dicts,
    amounts_words,
    citizens_as_dict,
    citizens_words,
)
from forandring.reports.answers.robustness import source_words
from forandring.texts import Message

__all__ = ["as_dict", "sheet", "supposed"]

_LISTS = {
    "goals": Message("Mål, der ikke længere nås", "Goals no longer reached"),
    "one_leg": Message("Mål, der står tilbage på ét ben", "Goals left on one leg"),
    "stranded": Message(
        "Aktiviteter, der ikke længere fører til noget mål", "Activities that lead to no goal any more"
    ),
    "challenges": Message(
        "Udfordringer, som ingen aktivitet når mere", "Challenges that no activity reaches any more"
    ),
}
"""Field of what is lost → its caption."""
_UNSERVED = Message("Målgrupper uden aktivitet", "Target groups without activity")
_REMOVED = Message("Falder bort", "Falls away")
_WEAKENED = Message("Svækkes, men bliver", "Weakened, but stays")
_BOTH = Message("som planen siger og med det, der er læst ind", "as stated and with inferred links")
_ONLY_STATED = Message("kun som planen siger", "as stated only")
_ONLY_INFERRED = Message("kun med det, der er læst ind", "with inferred links only")


def sheet(answer: WhatIf, theory: Theory, language: str) -> Sheet:
    """Return what is lost, one table for each kind of thing."""
    notes = [supposed(answer.supposition, theory, language)]
    if not (answer.inferred.goals or answer.stated.goals):
        notes.append(
            Message("Intet mål mister sin sidste vej.", "No goal loses its last route.").in_language(language)
        )
    if answer.steps:
        whose = Message("dets", "its") if answer.steps == 1 else Message("deres", "their")
        counts = "step counts" if answer.steps == 1 else "steps count"
        notes.append(Message(
            f"{answer.steps} trin tæller ikke mere, fordi {whose.da} viden er for svag.",
            f"{answer.steps} {counts} no more because {whose.en} evidence is too weak.",
        ).in_language(language))  # fmt: skip
    if answer.removed or answer.inferred.stranded:
        notes.append(citizens_words(answer.citizens, theory, language))
        cost = amounts_words(answer.amounts, language)
        if cost:
            notes.append(Message(f"Udgift til det, der falder bort: {cost}.", f"Cost of what falls away: {cost}.")
                         .in_language(language))  # fmt: skip
    tables = [_lost(name, title, answer, theory, language) for name, title in _LISTS.items()]
    plain = ((answer.unserved, _UNSERVED), (answer.removed, _REMOVED), (answer.weakened, _WEAKENED))
    tables += [_plain(ids, title, theory, language) for ids, title in plain]
    title = Message("Hvad nu hvis", "What if").in_language(language)
    return Sheet(title, tuple(notes), tuple(table for table in tables if table.rows))


def supposed(supposition: Supposition, theory: Theory, language: str) -> str:
    """Return what is supposed to fall away, e.g. "Without: new budget"."""
    parts = [theory.label(node, language) for node in supposition.nodes]
    parts += [source_words(theory, kind, language) for kind in supposition.funding]
    parts += [
        Message(f"{words} ikke opfyldt", f"{words} not met").in_language(language)
        for words in (source_words(theory, kind, language) for kind in supposition.blocked_by)
    ]
    parts += [theory.label(organisation, language) for organisation in supposition.organisations]
    if supposition.evidence:
        least = evidence_words(theory, supposition.evidence, language)
        parts.append(Message(f"pile under »{least}«", f"links below “{least}”").in_language(language))
    listed = "; ".join(parts)
    return Message(f"Uden: {listed}", f"Without: {listed}").in_language(language)


def _lost(name: str, title: Message, answer: WhatIf, theory: Theory, language: str) -> Table:
    """List what is lost in either view, and say in which."""
    stated, inferred = getattr(answer.stated, name), getattr(answer.inferred, name)
    order = {node.id: rank for rank, node in enumerate(theory.nodes())}
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            theory.label(i, language),
            (
                _BOTH if i in stated and i in inferred else _ONLY_STATED if i in stated else _ONLY_INFERRED
            ).in_language(language),
        )
        for i in sorted({*stated, *inferred}, key=lambda i: order.get(i, 0))
    )
    header = Message("hvad|regnet", "what|counted")
    return Table(title.in_language(language), tuple(header.in_language(language).split("|")), rows)


def _plain(ids: tuple[str, ...], title: Message, theory: Theory, language: str) -> Table:
    return Table(title.in_language(language), ("",), tuple((theory.label(i, language),) for i in ids))


def as_dict(answer: WhatIf, theory: Theory) -> dict[str, Any]:
    """Return the answer as plain values, in a fixed order of keys."""
    supposition = answer.supposition
    without: dict[str, Any] = {
        "nodes": list(supposition.nodes),
        "funding": list(supposition.funding),
        "blockedBy": list(supposition.blocked_by),
        "organisations": list(supposition.organisations),
    }
    if supposition.evidence:
        without["evidenceBelow"] = supposition.evidence
    return {
        "version": 1,
        "without": without,
        "removed": [node_value(theory, i) for i in answer.removed],
        "weakened": [node_value(theory, i) for i in answer.weakened],
        "stepsBelowEvidence": answer.steps,
        "stated": _loss(answer.stated, theory),
        "withInferred": _loss(answer.inferred, theory),
        "targetGroupsUnserved": [node_value(theory, i) for i in answer.unserved],
        "citizens": citizens_as_dict(answer.citizens, theory),
        "amounts": amounts_as_dicts(answer.amounts),
    }


def _loss(lost: Lost, theory: Theory) -> dict[str, Any]:
    return {
        "goalsLost": [node_value(theory, i) for i in lost.goals],
        "goalsOnOneLeg": [node_value(theory, i) for i in lost.one_leg],
        "activitiesStranded": [node_value(theory, i) for i in lost.stranded],
        "challengesLost": [node_value(theory, i) for i in lost.challenges],
    }
