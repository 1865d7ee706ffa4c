"""Rules about words: terms that the vocabulary does not have, and words that only look like its own."""

from __future__ import annotations

from collections.abc import Iterator

from forandring.checks.case import Case, Check
from forandring.checks.complaints import Complaint
from forandring.checks.meant import meant, shortened
from forandring.findings import Rule, Severity
from forandring.model import Fact, Node, local_name, namespace
from forandring.terms import FO, SKOS, SKOS_TERMS
from forandring.texts import Message

__all__ = ["CHECKS"]

UNKNOWN_TERM = Rule(
    "FO003",
    "unknown-term",
    Severity.error,
    Message("Et fo:-ord findes ikke i ordforrådet.", "A fo: term does not exist in the vocabulary."),
    Message(
        "Et ord, som programmet ikke kender, tæller ikke med: pilen eller tallet er tabt uden at nogen ser det. "
        "Det, der kun følger af ordet, meldes ikke, før det er rettet.",
        "A term the program does not know does not count: the arrow or the figure is lost unseen. "
        "What only follows from the term is not reported until it is mended.",
    ),
    Message(
        "Brug det ord, der foreslås, eller et andet fra ordforrådet.", "Use the term suggested, or another."
    ),
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
)
LOOKALIKE_TERM = Rule(
    "FO009",
    "lookalike-term",
    Severity.warning,
    Message(
        "En egenskab eller en slags hedder som et fo:-ord, men har et andet præfiks.",
        "A property or a class is named like a fo: term but has another prefix.",
    ),
    Message(
        "»:leadsTo« er ikke »fo:leadsTo«: pilen findes ikke for programmet.",
        "“:leadsTo” is not “fo:leadsTo”: the arrow does not exist for the program.",
    ),
    Message(
        "Skriv præfikset fo: foran; er det en egenskab af jeres egen, så giv den et navn med skos:prefLabel.",
        "Write the prefix fo: before it; if it is a property of your own, give it a name with skos:prefLabel.",
    ),
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; :citizens 40 ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:citizens 40 ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
)


def unknown_terms(case: Case) -> Iterator[Complaint]:
    """Report classes, properties and values in our namespace that the vocabulary does not declare."""
    for name, users in case.survey.users.items():
        written = _written(case, name)
        for node in users if written else ():
            yield _unknown(case, node, written, node.facts[name][0])
    for name, values in case.survey.values.items():
        ours = {value for value in values if type(value) is str and value.startswith(FO)}
        unknown = ours - case.vocabulary.iris
        if unknown:
            for node, fact in case.saying(name, unknown):
                yield _unknown(case, node, "fo:" + str(fact.value)[len(FO) :], fact, name)


def _written(case: Case, name: str) -> str:
    """Return how a property is written that neither our vocabulary nor SKOS has, "" for any other.

    The theory knows terms of either by their short names; what only one of the two has, it does not
    take from the other.
    """
    if name.startswith((FO, SKOS)):
        return shortened(name)
    is_known = ":" in name or name == "a" or name in SKOS_TERMS or name in case.vocabulary.terms
    return "" if is_known else f"fo:{name}"


def _unknown(case: Case, node: Node, written: str, fact: Fact, user: str = "") -> Complaint:
    """Say that a property, or the value of the property ``user``, does not exist."""
    name = written.partition(":")[2]
    near = meant(case.vocabulary, name, user)
    message = Message(f"{written} findes ikke", f"{written} does not exist")
    remedy = None
    if near:
        remedy = Message(f"mente du {shortened(near[0])}?", f"did you mean {shortened(near[0])}?")
    return Complaint(
        message,
        fact.place,
        "object" if user else "predicate",
        node.id,
        node.plan,
        remedy,
        key=name,
    )


def lookalike_terms(case: Case) -> Iterator[Complaint]:
    """Report properties and classes of the writer's own namespace that are named like one of ours, once a plan."""
    for plan in case.theory.plans:
        used: dict[str, list[tuple[Node, Fact]]] = {}
        for node in plan.described.values():
            for name in node.facts:
                if ":" in name and _is_lookalike(case, name, node):
                    used.setdefault(name, []).append((node, node.facts[name][0]))
            for fact in node.facts.get("a", ()):
                if isinstance(fact.value, str) and _is_lookalike(case, fact.value, node, "class"):
                    used.setdefault(fact.value, []).append((node, fact))
        for name, uses in used.items():
            yield _lookalike(name, uses)


def _is_lookalike(case: Case, iri: str, node: Node, kind: str = "property") -> bool:
    term = case.vocabulary.terms.get(local_name(iri))
    if term is None or term.kind != kind or iri.startswith(FO):
        return False
    return _is_own(iri, node) and iri not in case.described


def _lookalike(iri: str, uses: list[tuple[Node, Fact]]) -> Complaint:
    own, times = local_name(iri), len(uses)
    node, fact = uses[0]
    is_class = fact.value == iri
    message = Message(
        f"{own} står med et andet præfiks end fo: og tæller ikke med (bruges af {times})",
        f"{own} stands with another prefix than fo: and does not count (used by {times})",
    )
    what = Message("slags", "kind of thing") if is_class else Message("egenskab", "property")
    remedy = Message(
        f"skriv fo:{own}; er det jeres egen {what.da}, så giv den et navn med skos:prefLabel",
        f"write fo:{own}; if it is a {what.en} of your own, give it a name with skos:prefLabel",
    )
    part = "object" if is_class else "predicate"
    return Complaint(message, fact.place, part, node.id, node.plan, remedy, key=iri)  # type: ignore[arg-type]


def _is_own(iri: str, node: Node) -> bool:
    """Whether a word lives in the namespace of the nodes themselves."""
    return node.id.startswith("_:") or node.id.startswith(namespace(iri))


CHECKS = (
    Check(UNKNOWN_TERM, unknown_terms),
    Check(LOOKALIKE_TERM, lookalike_terms),
)
