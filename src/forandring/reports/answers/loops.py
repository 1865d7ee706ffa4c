"""``loops`` as people and programs read it."""

from __future__ import annotations

from typing import Any

from forandring.analysis.loops import Loops
from forandring.model import Theory
from forandring.reports.answers.layout import Sheet, Table
from forandring.texts import Message

__all__ = ["as_dict", "sheet"]

_SIGN = {
    "reinforcing": Message("forstærkende", "reinforcing"),
    "balancing": Message("balancerende", "balancing"),
}
_BASIS = {"Stated": Message("står i planen", "stated"), "Inferred": Message("læst ind", "inferred")}


def sheet(answer: Loops, theory: Theory, language: str) -> Sheet:
    """Return the loops, the shortest first; where they are too many, their number is "at least"."""
    number = len(answer.loops)
    count = Message(f"Antal ringe: {number}", f"Loops: {number}")
    if not answer.complete:
        count = Message(
            f"Antal ringe: mindst {number}; de korteste vises",
            f"Loops: at least {number}; the shortest are shown",
        )
    rows = tuple(
        (
            place,
            " → ".join(theory.label(node, language) for node in (*loop.nodes, loop.nodes[0])),
            _SIGN[loop.sign].in_language(language),
            _BASIS[loop.basis].in_language(language),
        )
        for place, loop in enumerate(answer.loops, 1)
    )
    header = Message("nr.|ring|virkning|grundlag", "no.|loop|effect|basis").in_language(language).split("|")
    title = Message("Ringe af årsager og virkninger", "Feedback loops").in_language(language)
    return Sheet(title, (count.in_language(language),), (Table("", tuple(header), rows),) if rows else ())


def as_dict(answer: Loops) -> dict[str, Any]:
    """Return the loops as plain values, in a fixed order of keys."""
    return {
        "version": 1,
        "complete": answer.complete,
        "loops": [
            {"nodes": list(loop.nodes), "sign": loop.sign, "basis": loop.basis} for loop in answer.loops
        ],
    }
