"""What is said of a use or a value that a property's shape does not allow, and of what it may be instead."""

from __future__ import annotations

from itertools import pairwise

from forandring.checks.case import Case
from forandring.checks.complaints import Aside, Complaint, brief, quoted
from forandring.checks.shapes import is_too_long
from forandring.model import MOST_DIGITS, Fact, Node, decimal, local_name
from forandring.rdf import Alternative, Shape, Vocabulary
from forandring.rdf.xsd import suggestion
from forandring.syntax.bare_numbers import two_readings
from forandring.terms import RDF_LANG_STRING, XSD, XSD_STRING, Literal, Term, is_blank
from forandring.texts import Message

__all__ = ["ill_formed", "misplaced", "too_many", "unfit"]

_SHORTER = Message(
    f"skriv tallet med højst {MOST_DIGITS} cifre på hver side af kommaet, eller vælg en anden enhed",
    f"write the number with at most {MOST_DIGITS} digits on each side of the point, or choose another unit",
)
_DATATYPE_WORDS = {
    XSD + "decimal": Message("et tal med punktum (1.6)", "a number with a point (1.6)"),
    XSD + "integer": Message("et helt tal (40)", "a whole number (40)"),
    XSD + "gYear": Message('et år ("2027"^^xsd:gYear)', 'a year ("2027"^^xsd:gYear)'),
    XSD + "gYearMonth": Message(
        'en måned ("2027-05"^^xsd:gYearMonth)', 'a month ("2027-05"^^xsd:gYearMonth)'
    ),
    XSD + "date": Message('en dato ("2027-05-31"^^xsd:date)', 'a date ("2027-05-31"^^xsd:date)'),
    XSD + "dateTime": Message(
        'et tidspunkt ("2027-05-31T12:00:00"^^xsd:dateTime)', 'a time ("2027-05-31T12:00:00"^^xsd:dateTime)'
    ),
    XSD + "double": Message("et tal (1.6e0)", "a number (1.6e0)"),
    XSD + "boolean": Message("true eller false", "true or false"),
    XSD_STRING: Message('en tekst ("…")', 'a text ("…")'),
    RDF_LANG_STRING: Message('en tekst med sprog ("…"@da)', 'a text with a language ("…"@da)'),
}
_PATTERN_WORDS = {
    "L": Message('en henvisning ("L42", "L42-47" eller "p. 5")', 'a citation ("L42", "L42-47" or "p. 5")'),
    "F": Message('en kode ("FO101")', 'a code ("FO101")'),
}


def misplaced(case: Case, node: Node, shape: Shape) -> Complaint:
    """Say that a node cannot have a property, and what can."""
    label = case.vocabulary.terms[shape.property].label
    if node.type:
        is_a = _class(case.vocabulary, node.type)
        message = Message(
            f"{quoted(node).da} ({is_a.da}) kan ikke have »{label.da}«",
            f"{quoted(node).en} ({is_a.en}) cannot have “{label.en}”",
        )
    else:
        message = Message(
            f"{quoted(node).da} har »{label.da}«, men siger ikke, hvad den er",
            f"{quoted(node).en} has “{label.en}” but does not say what it is",
        )
    who = _classes(case.vocabulary, shape.domain)
    remedy = Message(f"»{label.da}« hører til: {who.da}", f"“{label.en}” belongs to: {who.en}")
    place = node.facts[shape.property][0].place
    return Complaint(message, place, "predicate", node.id, node.plan, remedy, key=f"domain {shape.property}")


def _class(vocabulary: Vocabulary, name: str) -> Message:
    return Message(vocabulary.label(name, "da"), vocabulary.label(name, "en"))


def _classes(vocabulary: Vocabulary, alternatives: tuple[Alternative, ...]) -> Message:
    names = [_class(vocabulary, each.class_name) for each in alternatives if each.class_name]
    return Message(", ".join(name.da for name in names), ", ".join(name.en for name in names))


def too_many(case: Case, node: Node, shape: Shape, facts: tuple[Fact, ...]) -> Complaint:
    """Say that a node has more values of a property than it can have."""
    label = case.vocabulary.terms[shape.property].label
    message = Message(
        f"{quoted(node).da} har {len(facts)} værdier af »{label.da}«; der kan kun være {shape.most}",
        f"{quoted(node).en} has {len(facts)} values of “{label.en}”; there can be only {shape.most}",
    )
    first = Aside(Message("den første", "the first one"), facts[0].place, "object")
    remedy = _comma_decimal(facts, shape) or Message("behold den rigtige", "keep the right one")
    key = f"most {shape.property}"
    return Complaint(message, facts[1].place, "object", node.id, node.plan, remedy, (first,), key=key)


def _comma_decimal(facts: tuple[Fact, ...], shape: Shape) -> Message | None:
    """Numbers side by side are what Turtle reads where somebody wrote 1,6 or 1.500,50."""
    parts = [fact.value.lexical for fact in facts if isinstance(fact.value, Literal)]
    beside = all(
        later.place == earlier.place._replace(ordinal=earlier.place.ordinal + 1)
        for earlier, later in pairwise(facts)
    )
    written = ",".join(parts)
    meant = _meant(Literal(written, XSD_STRING), shape) if beside and len(parts) == len(facts) else None
    if meant is None:
        return None
    if two_readings(written):
        return Message(f"skriv {meant.da}", f"write {meant.en}")
    da, en = (" med punktum", " with a point") if "." in meant.da else ("", "")
    return Message(f"skriv {meant.da}{da}, hvis det er ét tal", f"write {meant.en}{en} if it is one number")


def unfit(case: Case, node: Node, shape: Shape, fact: Fact) -> Complaint:
    """Say that a property cannot be what a node says it is, and what it can be."""
    label = case.vocabulary.terms[shape.property].label
    shown = _shown(case, fact.value)
    message = Message(
        f"{shown.da} kan ikke være »{label.da}« for {quoted(node).da}",
        f"{shown.en} cannot be “{label.en}” of {quoted(node).en}",
    )
    key = f"{shape.property} {fact.value[0] if isinstance(fact.value, Literal) else fact.value}"
    remedy = _remedy(fact.value, shape, case.vocabulary)
    return Complaint(message, fact.place, "object", node.id, node.plan, remedy, key=key)


def ill_formed(node: Node, name: str, fact: Fact) -> Complaint:
    """Say that a literal is not written as its datatype demands, and how it is to be written."""
    value = fact.value
    assert isinstance(value, Literal)
    shown, datatype = brief(value.lexical, 80), f"xsd:{local_name(value.datatype)}"
    message = Message(f'"{shown}" kan ikke læses som {datatype}', f'"{shown}" cannot be read as {datatype}')
    meant, words = suggestion(value), _DATATYPE_WORDS.get(value.datatype)
    remedy = words and Message(f"skriv {words.da}", f"write {words.en}")
    if meant:
        number = _number(meant, value.lexical)
        remedy = Message(f"skriv {number.da}", f"write {number.en}")
    return Complaint(message, fact.place, "object", node.id, node.plan, remedy, key=f"{name} {value.lexical}")


def _shown(case: Case, value: Term) -> Message:
    """Return a value as a sentence names it: a literal as written, a node by label and class."""
    if isinstance(value, Literal):
        shown = brief(value.lexical, 80)
        return Message(f'"{shown}"', f'"{shown}"')
    node = case.described.get(value)
    if node is None:
        da, en = ("[ ]", "[ ]") if is_blank(value) else (f"»{local_name(value)}«", f"“{local_name(value)}”")
        return Message(da, en)
    if not node.type:
        return quoted(node)
    is_a = _class(case.vocabulary, node.type)
    if node.id.startswith("_:") and not node.labels:
        return is_a
    return Message(f"{quoted(node).da} ({is_a.da})", f"{quoted(node).en} ({is_a.en})")


def _remedy(value: Term, shape: Shape, vocabulary: Vocabulary) -> Message:
    if isinstance(value, Literal):
        if is_too_long(value):
            return _SHORTER
        meant = _meant(value, shape)
        if meant is not None:
            return Message(f"skriv {meant.da}", f"write {meant.en}")
    wanted = _wanted(shape, vocabulary)
    return Message(f"skriv {wanted.da}", f"write {wanted.en}")


def _meant(value: Literal, shape: Shape) -> Message | None:
    """Return the Turtle that a misspelt number or date was probably meant as, ``None`` where nobody can tell."""
    for alternative in shape.range:
        datatype = alternative.datatype
        guess = suggestion(Literal(value.lexical, datatype)) if datatype.startswith(XSD) else ""
        if not guess or datatype == XSD_STRING:
            continue
        number = decimal(guess)
        if number is not None and shape.least_value and number < int(shape.least_value):
            continue
        if datatype in (XSD + "decimal", XSD + "integer"):
            return _number(guess, value.lexical)
        typed = f'"{guess}"^^xsd:{local_name(datatype)}'
        return Message(typed, typed)
    return None


def _number(guess: str, written: str) -> Message:
    """Return how a number is written; in two ways where a point before three figures may mean two numbers."""
    readings = two_readings(written)
    if readings is None or guess == readings[0]:
        return Message(guess, guess)
    thousands, decimals = readings
    return Message(
        f"{thousands}, hvis der menes tusinder, ellers {decimals}",
        f"{thousands} if thousands are meant, else {decimals}",
    )


def _wanted(shape: Shape, vocabulary: Vocabulary) -> Message:
    """Return what the values of a property may be, in words."""
    kinds = [alternative.class_name for alternative in shape.range if alternative.class_name]
    choices = [_of_a_kind(kinds, vocabulary)] if kinds else []
    choices += [_words(alternative) for alternative in shape.range if not alternative.class_name]
    least = Message("", "")
    if shape.least_value:
        least = Message(f", mindst {shape.least_value}", f", at least {shape.least_value}")
    return Message(
        " eller ".join(dict.fromkeys(filter(None, (choice.da for choice in choices)))) + least.da,
        " or ".join(dict.fromkeys(filter(None, (choice.en for choice in choices)))) + least.en,
    )


def _of_a_kind(kinds: list[str], vocabulary: Vocabulary) -> Message:
    """Say in words of which kinds a value may be; the last stands after "or"."""
    labels = [(vocabulary.terms[kind].label, f"fo:{kind}") for kind in dict.fromkeys(kinds)]
    da = [f"»{label.da}« ({term})" for label, term in labels]
    en = [f"“{label.en}” ({term})" for label, term in labels]
    return Message(
        "noget af slagsen " + " eller ".join(filter(None, (", ".join(da[:-1]), da[-1]))),
        "something of the kind " + " or ".join(filter(None, (", ".join(en[:-1]), en[-1]))),
    )


def _words(alternative: Alternative) -> Message:
    """Say in words what a value may be that is of no kind of thing."""
    if alternative.pattern:
        return _PATTERN_WORDS["F" if "FO" in alternative.pattern else "L"]
    if alternative.datatype:
        return _DATATYPE_WORDS[alternative.datatype]
    if alternative.values:
        names = ", ".join("fo:" + local_name(value) for value in alternative.values)
        return Message(f"en af {names}", f"one of {names}")
    return Message("navnet på noget i planen (:navn)", "the name of something in the plan (:name)")
