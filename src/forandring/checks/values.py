"""Rules about values: wrong type, range or number, and what no reader can make sense of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forandring.checks.case import Case, Check
from forandring.checks.circles import circles
from forandring.checks.complaints import Complaint, brief, quoted
from forandring.checks.kinds import no_kinds, no_properties, several_kinds
from forandring.checks.misfits import ill_formed, misplaced, too_many, unfit
from forandring.checks.parts import unfinished_parts
from forandring.checks.shapes import Judge
from forandring.findings import Rule, Severity
from forandring.model import Fact, Node, local_name
from forandring.rdf.xsd import well_formed
from forandring.terms import RDF, RDF_LANG_STRING, XSD_STRING, Literal, Term
from forandring.texts import Message

__all__ = ["CHECKS"]

_PLAIN = frozenset({XSD_STRING, RDF_LANG_STRING})
"""Datatypes that take any text."""

WRONG_VALUE = Rule(
    "FO004",
    "wrong-value",
    Severity.error,
    Message("En værdi har forkert type, område eller antal.", "A value has the wrong type, range or number."),
    Message(
        "Et beløb skrevet som tekst kan ikke lægges sammen, og en pil til en målgruppe, eller til [ … ] uden "
        "fo:effect, fører ingen steder hen.",
        "An amount written as text cannot be added up, and an arrow to a target group, or to [ … ] without "
        "fo:effect, leads nowhere.",
    ),
    Message(
        "Skriv værdien, som dens slags skrives; se »forandring explain FO004«.",
        "Write the value as its kind is written; see “forandring explain FO004”.",
    ),
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:annualCost "1,6" ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:annualCost 1.6 ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
)


def wrong_values(case: Case) -> Iterator[Complaint]:
    """Report values that do not fit their property's shape, and literals their datatype does not allow."""
    yield from _misfits(case)
    yield from _ill_formed_literals(case)
    yield from no_kinds(case)
    yield from no_properties(case)
    yield from several_kinds(case)
    yield from _backward_citations(case)
    yield from _labels_that_are_no_texts(case)
    yield from _repeated_labels(case)
    yield from unfinished_parts(case)
    yield from _endless_lists(case)
    yield from circles(case)


def _misfits(case: Case) -> Iterator[Complaint]:
    """Report the uses of each property that its shape does not allow."""
    judge = Judge(case)
    for name, shape in case.vocabulary.shapes.items():
        if name in case.survey.users:
            yield from (misplaced(case, node, shape) for node in judge.strangers(shape))
            yield from (too_many(case, node, shape, facts) for node, facts in judge.overfull(shape))
            yield from (unfit(case, node, shape, fact) for node, fact in judge.unfit(shape))


def _ill_formed_literals(case: Case) -> Iterator[Complaint]:
    """Report literals that their datatype does not allow."""
    for name, values in case.survey.values.items():
        typed = [value for value in values if type(value) is Literal and value.datatype not in _PLAIN]
        wrong = {value for value in typed if not well_formed(value)}
        if wrong:
            for node, fact in case.saying(name, wrong):
                yield ill_formed(node, name, fact)


_RANGE = re.compile(r"(L|p[.] ?)([1-9][0-9]{0,8})-([1-9][0-9]{0,8})")


def _backward_citations(case: Case) -> Iterator[Complaint]:
    """Report citations whose last line or page comes before the first."""
    for name in ("cites", "at"):
        for value in case.survey.values.get(name, ()):
            match = _RANGE.fullmatch(value.lexical) if isinstance(value, Literal) else None
            if match and int(match[3]) < int(match[2]):
                for node, fact in case.saying(name, {value}):
                    yield _backward(node, name, fact, f"{match[1]}{match[3]}-{match[2]}")


def _backward(node: Node, name: str, fact: Fact, meant: str) -> Complaint:
    written = fact.value.lexical if isinstance(fact.value, Literal) else ""
    message = Message(f'"{written}" går baglæns', f'"{written}" runs backwards')
    remedy = Message(f'skriv "{meant}"', f'write "{meant}"')
    return Complaint(message, fact.place, "object", node.id, node.plan, remedy, key=f"{name} {written}")


_LABELS = ("prefLabel", "altLabel")


def _labels_that_are_no_texts(case: Case) -> Iterator[Complaint]:
    """Report names that are numbers, dates or other nodes."""
    for name in _LABELS:
        values = case.survey.values.get(name, set())
        wrong = {value for value in values if not isinstance(value, Literal) or value.datatype not in _PLAIN}
        for node, fact in case.saying(name, wrong) if wrong else ():
            yield _no_text(node, name, fact)


def _no_text(node: Node, name: str, fact: Fact) -> Complaint:
    shown = fact.value.lexical if isinstance(fact.value, Literal) else local_name(fact.value)
    shown = brief(shown, 80)
    message = Message(f"»{shown}« kan ikke være et navn", f"“{shown}” cannot be a name")
    remedy = Message('skriv navnet som tekst: "…"@da', 'write the name as a text: "…"@da')
    return Complaint(message, fact.place, "object", node.id, node.plan, remedy, key=f"{name} {shown}")


def _repeated_labels(case: Case) -> Iterator[Complaint]:
    """Report nodes with two preferred labels in one language."""
    for node in case.survey.users.get("prefLabel", ()):
        said = node.facts["prefLabel"]
        if len({_language(fact.value) for fact in said}) == len(said):
            continue
        first: dict[Term, Fact] = {}
        for fact in said:
            first.setdefault(fact.value, fact)  # a name said twice is one name
        name, seen = quoted(node), set[str]()
        for fact in first.values():
            language = _language(fact.value)
            if language and language in seen:
                yield _repeated_label(node, name, fact, language)
            seen.add(language)


def _language(value: Term) -> str:
    return value.language.lower() if isinstance(value, Literal) else ""


def _repeated_label(node: Node, name: Message, fact: Fact, language: str) -> Complaint:
    message = Message(
        f"{name.da} har to navne på samme sprog (@{language})",
        f"{name.en} has two labels in one language (@{language})",
    )
    remedy = Message("gør det ene til skos:altLabel", "make one of them skos:altLabel")
    return Complaint(message, fact.place, "object", node.id, node.plan, remedy, key=f"label {language}")


def _endless_lists(case: Case) -> Iterator[Complaint]:
    """Report lists that come back to themselves."""
    rest = RDF + "rest"
    for node in case.survey.users.get(rest, ()):
        seen = {node.id}
        at: str | None = node.one(rest)
        while at is not None and at not in seen:
            seen.add(at)
            following = case.described.get(at)
            at = following.one(rest) if following else None
        if at == node.id:
            yield Complaint(
                Message(
                    "listen slutter aldrig: den peger på sig selv", "the list never ends: it points at itself"
                ),
                node.place_of(rest),
                "object",
                node.id,
                node.plan,
                Message(
                    "slut listen med rdf:nil, eller skriv den som ( … )",
                    "end it with rdf:nil, or write ( … )",
                ),
            )


CHECKS = (Check(WRONG_VALUE, wrong_values),)
