"""Rules about the parts of a description: an arrow, a citation, a total or a waiver that lacks what makes it count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from forandring.checks.case import Case
from forandring.checks.complaints import Complaint
from forandring.checks.shapes import Judge
from forandring.model import Node
from forandring.terms import RDF
from forandring.texts import Message

__all__ = ["unfinished_parts"]


class _Kind(NamedTuple):
    """A kind of part: the property that has it, and the one without which it counts for nothing."""

    class_name: str
    user: str
    core: str
    lacking: Message


_KINDS = (
    _Kind(
        "CausalLink",
        "leadsTo",
        "effect",
        Message(
            "en årsagssammenhæng siger ikke, hvad den fører til",
            "a causal link does not say what it leads to",
        ),
    ),
    _Kind(
        "Citation",
        "cites",
        "at",
        Message(
            "en henvisning siger ikke, hvor i kilden det står",
            "a citation does not say where in the source it stands",
        ),
    ),
    _Kind(
        "Total",
        "declaredTotal",
        "amount",
        Message("en trykt sum siger ikke, hvor meget den er", "a declared total does not say how much it is"),
    ),
    _Kind(
        "Waiver",
        "waives",
        "code",
        Message(
            "en undtagelse siger ikke, hvilken kode den gælder",
            "a waiver does not say which code it is for",
        ),
    ),
)
_NO_CAUSE = Message(
    "en årsagssammenhæng siger ikke, hvad der fører til virkningen",
    "a causal link does not say what leads to its effect",
)


def unfinished_parts(case: Case) -> Iterator[Complaint]:
    """Report arrows, citations, totals and waivers that lack what makes them count, named or in ``[ … ]``."""
    led_to = case.survey.values.get("leadsTo", set())
    for node, kind in _parts(case):
        if kind.class_name == "CausalLink" and "cause" not in node.facts and node.id not in led_to:
            yield _unfinished(node, "cause", _NO_CAUSE)
        if kind.core not in node.facts:
            yield _unfinished(node, kind.core, kind.lacking)


def _parts(case: Case) -> Iterator[tuple[Node, _Kind]]:
    """Yield what is of a kind of part by its class or, where it has neither name nor class, by who uses it."""
    by_class = {kind.class_name: kind for kind in _KINDS}
    in_brackets = {
        value: kind
        for kind in _KINDS
        for value in case.survey.values.get(kind.user, ())
        if isinstance(value, str) and value.startswith("_:")
    }
    judge = Judge(case)
    for plan in case.theory.plans:
        for node in plan.described.values():
            kind = by_class.get(node.type)
            if not node.type and node.id in in_brackets:
                kind = None if judge.is_misplaced(node) else in_brackets[node.id]
            if kind is not None:
                yield node, kind


def _unfinished(node: Node, term: str, message: Message) -> Complaint:
    remedy = Message(f"tilføj fo:{term}", f"add fo:{term}")
    if RDF + "first" in node.facts:
        remedy = Message(
            "skriv flere med komma imellem: :den-ene , :den-anden",
            "write several with commas between them: :one , :another",
        )
    return Complaint(message, node.place, "subject", node.id, node.plan, remedy, key=term)
