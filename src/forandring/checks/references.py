"""Rules about what is described: used and described nowhere, or described twice."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from forandring.checks.case import Case, Check
from forandring.checks.complaints import Aside, Complaint, quoted
from forandring.checks.shapes import takes_nodes
from forandring.findings import Rule, Severity
from forandring.model import Fact, Node, Plan, local_name, namespace
from forandring.terms import FO, RDF_NIL, is_blank
from forandring.texts import Message

__all__ = ["CHECKS"]

UNDEFINED_REFERENCE = Rule(
    "FO006",
    "undefined-reference",
    Severity.error,
    Message("Noget bruges, men er ingen steder beskrevet.", "Something is used and nowhere described."),
    Message(
        "En pil til et mål, der ikke findes, er oftest en slåfejl, og aktiviteten når da intet.",
        "An arrow to a goal that does not exist is mostly a slip, and the activity then reaches nothing.",
    ),
    Message("Ret navnet, eller beskriv noden.", "Correct the name, or describe the node."),
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :jobb , :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
)
DUPLICATE_DEFINITION = Rule(
    "FO007",
    "duplicate-definition",
    Severity.error,
    Message(
        "Den samme node er beskrevet i to planer eller to gange med forskellige værdier.",
        "The same node is described in two plans, or twice with contradicting values.",
    ),
    Message(
        "To beskrivelser af samme navn blandes sammen, så beløb og pile tæller med begge steder.",
        "Two descriptions under one name are mixed, so that amounts and arrows count in both places.",
    ),
    Message(
        "Giv den ene et andet navn, eller saml beskrivelsen ét sted.",
        "Give one of them another name, or keep the description in one place.",
    ),
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:citizens 40 ; fo:leadsTo :job .\n'
    ":kursus a fo:Activity ; fo:citizens 50 .\n"
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:citizens 40 ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
)


def undefined_references(case: Case) -> Iterator[Complaint]:
    """Report nodes that a property of ours points to and nobody describes."""
    described, shapes, names = case.described, case.vocabulary.shapes, _Names(case)
    for name, values in case.survey.values.items():
        if takes_nodes(shapes[name]) if name in shapes else name in _POINTING:
            unknown = {v for v in values if type(v) is str and v not in described and not v.startswith(FO)}
            undefined = {value for value in unknown if _is_undefined(case, value, name)}
            for node, fact in case.saying(name, undefined) if undefined else ():
                yield _undefined(names, node, name, fact, str(fact.value))


_MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
_POINTING = frozenset({"broader", "related", "narrower", *_MATCHES})


def _is_undefined(case: Case, value: str, name: str) -> bool:
    if value in case.damaged:
        return False
    # A mapping may point at a concept on the web; a plan's own namespaces are where slips happen.
    return name not in (*_MATCHES, "of", "relation") or namespace(value) in case.namespaces


class _Names:
    """Tells which name that is described is near to one that is not."""

    def __init__(self, case: Case) -> None:
        self._names = case.names_by_namespace
        self._left = dict.fromkeys(self._names, _MOST_COMPARED)
        self._near: dict[str, str] = {}

    def near(self, iri: str) -> str:
        """Return the nearest name of the namespace; "" where none is near, or too many have been compared."""
        known = self._near.get(iri)
        if known is None:
            space = namespace(iri)
            candidates = self._names.get(space, [])
            self._left[space] = self._left.get(space, 0) - len(candidates)
            tried = self._left[space] >= 0
            found = get_close_matches(local_name(iri), candidates, n=1, cutoff=0.7) if tried else []
            known = self._near[iri] = "".join(found)
        return known


_MOST_COMPARED = 100_000
"""Names of one namespace compared with those that are not described: some two seconds, and all slips of most plans."""


def _undefined(names: _Names, node: Node, name: str, fact: Fact, value: str) -> Complaint:
    if is_blank(value) or value == RDF_NIL:
        return _empty(node, name, fact, value)
    own, near = local_name(value), names.near(value)
    message = Message(
        f"»{own}« bruges af {quoted(node).da}, men er ingen steder beskrevet",
        f"“{own}” is used by {quoted(node).en} and nowhere described",
    )
    remedy = Message(f"mente du »{near}«?", f"did you mean “{near}”?") if near else None
    return Complaint(message, fact.place, "object", node.id, node.plan, remedy, key=f"{name} {value}")


def _empty(node: Node, name: str, fact: Fact, value: str) -> Complaint:
    """Say that a node points at brackets with nothing in them, or at what has no name and no description."""
    what = Message("en tom liste, ( )", "an empty list, ( )")
    if value != RDF_NIL:
        what = Message(
            "noget uden navn, som intet er sagt om", "something without a name of which nothing is said"
        )
    message = Message(f"{quoted(node).da} peger på {what.da}", f"{quoted(node).en} points at {what.en}")
    remedy = Message("skriv, hvad der menes, eller slet det", "write what is meant, or take it away")
    return Complaint(message, fact.place, "object", node.id, node.plan, remedy, key=f"{name} {value}")


def duplicate_definitions(case: Case) -> Iterator[Complaint]:
    """Report nodes that two plans describe, and nodes described twice with contradicting values."""
    first_plan: dict[str, Node] = {}
    for plan in case.theory.plans:
        for node in plan.nodes:
            known = first_plan.setdefault(node.id, node)
            if known is not node:
                yield _in_two_plans(case, known, node)
            elif len(node.facts.get("a", ())) > 1:
                yield from _contradictions(case, node)
        yield from _second_plans(case, plan)


def _in_two_plans(case: Case, known: Node, node: Node) -> Complaint:
    other = Message(case.theory.label(known.plan, "da"), case.theory.label(known.plan, "en"))
    return Complaint(
        Message(
            f"{quoted(node).da} er også beskrevet i »{other.da}«",
            f"{quoted(node).en} is also described in “{other.en}”",
        ),
        node.place,
        "subject",
        node.id,
        node.plan,
        asides=(Aside(Message("her", "here"), known.place),),
        key="plan",
    )


def _second_plans(case: Case, plan: Plan) -> Iterator[Complaint]:
    """Report plans that stand in another plan's folder; one that something points at is only mentioned there."""
    for node in plan.nodes:
        if plan.node is None or node.type != "Plan" or node.id == plan.id:
            continue
        if not any(node.id in values for values in case.survey.values.values()):
            own, other = quoted(plan.node), quoted(node)
            yield Complaint(
                Message(
                    f"{other.da} er en anden plan i samme mappe: alt i mappen tælles til {own.da}",
                    f"{other.en} is another plan in the same folder: everything here counts as part of {own.en}",
                ),
                node.place,
                "subject",
                node.id,
                node.plan,
                Message("giv hver plan sin mappe", "give each plan a folder of its own"),
                asides=(Aside(Message("den første", "the first one"), plan.node.place),),
                key="second plan",
            )


def _contradictions(case: Case, node: Node) -> Iterator[Complaint]:
    for name, facts in node.facts.items():
        shape = case.vocabulary.shapes.get(name)
        if shape and shape.most and len({fact.value for fact in facts}) > shape.most:
            label = case.vocabulary.terms[name].label
            yield Complaint(
                Message(
                    f"{quoted(node).da} er beskrevet to gange med forskellig »{label.da}«",
                    f"{quoted(node).en} is described twice with different “{label.en}”",
                ),
                facts[1].place,
                "object",
                node.id,
                node.plan,
                asides=(Aside(Message("den anden værdi", "the other value"), facts[0].place, "object"),),
                key=name,
            )


CHECKS = (
    Check(UNDEFINED_REFERENCE, undefined_references),
    Check(DUPLICATE_DEFINITION, duplicate_definitions),
)
