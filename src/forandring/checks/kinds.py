"""What is wrong with how terms are put to use: as what a thing is, or as a property, though they are neither."""

from __future__ import annotations

from collections.abc import Iterator

from forandring.checks.case import Case
from forandring.checks.complaints import Complaint, quoted
from forandring.checks.meant import meant, shortened
from forandring.model import Fact, Node
from forandring.rdf import Vocabulary, VocabularyTerm
from forandring.terms import FO, Literal
from forandring.texts import Message

__all__ = ["no_kinds", "no_properties", "several_kinds"]


def no_kinds(case: Case) -> Iterator[Complaint]:
    """Report what stands after ``a`` and cannot be what anything is: texts, properties and named values."""
    wrong = {
        value
        for value in case.survey.values.get("a", ())
        if isinstance(value, Literal) or value in case.vocabulary.no_classes
    }
    for node, fact in case.saying("a", wrong) if wrong else ():
        yield _no_kind(case.vocabulary, node, fact)


def _no_kind(vocabulary: Vocabulary, node: Node, fact: Fact) -> Complaint:
    if isinstance(fact.value, Literal):
        name = fact.value.lexical
        message = Message(
            f'"{name}" er en tekst og siger ikke, hvad noget er',
            f'"{name}" is a text and does not say what anything is',
        )
    else:
        name = fact.value[len(FO) :]
        term = vocabulary.terms[name]
        message = Message(
            f"fo:{name} er {_nature(vocabulary, term).da} og siger ikke, hvad noget er",
            f"fo:{name} is {_nature(vocabulary, term).en} and does not say what anything is",
        )
    near = meant(vocabulary, name.removeprefix("fo:"), "a")
    written = f"a {shortened(near[0])}" if near else "a fo:Activity"
    remedy = Message(
        f"skriv {written}" if near else f"skriv, hvad det er, fx {written}",
        f"write {written}" if near else f"write what it is, such as {written}",
    )
    return Complaint(message, fact.place, "object", node.id, node.plan, remedy, key=f"a {name}")


def _nature(vocabulary: Vocabulary, term: VocabularyTerm) -> Message:
    """Say what a term is, with its article."""
    if term.kind in ("class", "property"):
        return {
            "class": Message("en slags ting", "a kind of thing"),
            "property": Message("en egenskab", "a property"),
        }[term.kind]
    kind = Message(vocabulary.label(term.kind, "da"), vocabulary.label(term.kind, "en"))
    return Message(f"en værdi ({kind.da})", f"a value ({kind.en})")


def no_properties(case: Case) -> Iterator[Complaint]:
    """Report classes and named values of ours that stand where a property should."""
    for name, users in case.survey.users.items():
        term = case.vocabulary.terms.get(name)
        if term is not None and term.kind != "property":
            for node in users:
                yield _no_property(case.vocabulary, node, term)


def _no_property(vocabulary: Vocabulary, node: Node, term: VocabularyTerm) -> Complaint:
    nature = _nature(vocabulary, term)
    message = Message(
        f"fo:{term.name} er {nature.da} og ingen egenskab", f"fo:{term.name} is {nature.en} and no property"
    )
    place = node.facts[term.name][0].place
    remedy = _as_written(vocabulary, term)
    return Complaint(message, place, "predicate", node.id, node.plan, remedy, key=f"property {term.name}")


def _as_written(vocabulary: Vocabulary, term: VocabularyTerm) -> Message:
    """Return how a class or a named value is written where it belongs."""
    if term.kind == "class":
        written = f"a fo:{term.name}"
        return Message(
            f"skriv {written}, hvis det er, hvad noget er", f"write {written} if that is what it is"
        )
    users = [name for name, values in vocabulary.choices.items() if FO + term.name in values]
    written = f"fo:{users[0] if users else 'kind'} fo:{term.name}"
    return Message(f"skriv fx {written}", f"write, for example, {written}")


def several_kinds(case: Case) -> Iterator[Complaint]:
    """Report nodes that are said to be things of several kinds: they count as one of them only."""
    for node in case.survey.users.get("a", ()):
        facts = node.facts["a"]
        if len(facts) > 1:
            first: dict[str, Fact] = {}
            for fact in facts:
                for kind in _kinds(case.vocabulary, fact):
                    first.setdefault(kind, fact)
            if len(first) > 1:
                yield _several(case.vocabulary, node, list(first), list(first.values())[1])


def _kinds(vocabulary: Vocabulary, fact: Fact) -> Iterator[str]:
    """Yield the class at the root of the one that a fact names, if it is one of ours."""
    if isinstance(fact.value, str) and fact.value.startswith(FO):
        term = vocabulary.terms.get(fact.value[len(FO) :])
        if term is not None and term.kind == "class":
            yield vocabulary.lineage(term.name)[-1]


def _several(vocabulary: Vocabulary, node: Node, kinds: list[str], second: Fact) -> Complaint:
    danish = " og ".join(vocabulary.label(kind, "da") for kind in kinds)
    english = " and ".join(vocabulary.label(kind, "en") for kind in kinds)
    counted = Message(vocabulary.label(node.type, "da"), vocabulary.label(node.type, "en"))
    message = Message(
        f"{quoted(node).da} siges at være både {danish}", f"{quoted(node).en} is said to be both {english}"
    )
    remedy = Message(
        f"den tælles kun som {counted.da}; behold én slags, eller giv hver sin node",
        f"it counts as {counted.en} only; keep one kind, or give each a node of its own",
    )
    return Complaint(message, second.place, "object", node.id, node.plan, remedy, key="kinds")
