"""Rules about words and values: unknown terms, wrong values, missing labels, references to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from forandring.checks.case import Aside, Case, Check, Complaint, quoted
from forandring.checks.meant import SKOS_TERMS, meant, shortened
from forandring.findings import Rule, Severity
from forandring.model import MOST_DIGITS, Fact, Node, decimal, local_name
from forandring.rdf import Alternative, Shape, Vocabulary
from forandring.rdf.xsd import suggestion, well_formed
from forandring.terms import FO, RDF, RDF_LANG_STRING, XSD, XSD_STRING, Literal, Term
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
WRONG_VALUE = Rule(
    "FO004",
    "wrong-value",
    Severity.error,
    Message("En værdi har forkert type, område eller antal.", "A value has the wrong type, range or number."),
    Message(
        "Et beløb skrevet som tekst kan ikke lægges sammen, og en pil til en målgruppe fører ingen steder hen.",
        "An amount written as text cannot be added up, and an arrow to a target group leads nowhere.",
    ),
    Message("Skriv værdien, som meddelelsen viser.", "Write the value as the message shows."),
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:annualCost "1,6" ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:annualCost 1.6 ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
)
MISSING_LABEL = Rule(
    "FO005",
    "missing-label",
    Severity.error,
    Message("En node mangler et dansk navn.", "A node lacks a Danish label."),
    Message(
        "Uden navn står der et teknisk id i diagrammer og på sider.",
        "Without a label, diagrams and pages show a technical id.",
    ),
    Message('Tilføj skos:prefLabel "…"@da.', 'Add skos:prefLabel "…"@da.'),
    ':kursus a fo:Activity ; fo:leadsTo :job .\n:job a fo:Goal ; skos:prefLabel "I job"@da .',
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
)
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
LOOKALIKE_TERM = Rule(
    "FO009",
    "lookalike-term",
    Severity.warning,
    Message(
        "En egenskab hedder som et fo:-ord, men har et andet præfiks.",
        "A property is named like a fo: term but has another prefix.",
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
        if name not in case.vocabulary.terms and _is_ours(name):
            for node in users:
                yield _unknown(case, node, name, node.facts[name][0])
    for name, values in case.survey.values.items():
        ours = {value for value in values if type(value) is str and value.startswith(FO)}
        unknown = ours - case.vocabulary.iris
        if unknown:
            for node, fact in case.saying(name, unknown):
                yield _unknown(case, node, str(fact.value)[len(FO) :], fact, name)


def _is_ours(name: str) -> bool:
    """Whether a short property name comes from our namespace; SKOS' own names are short too."""
    return ":" not in name and name != "a" and name not in SKOS_TERMS


def _unknown(case: Case, node: Node, name: str, fact: Fact, user: str = "") -> Complaint:
    """Say that a property, or the value of the property ``user``, does not exist."""
    near = meant(case.vocabulary, name, user)
    is_other = bool(near) and not near[0].startswith(FO)  # short names do not tell fo: from skos:
    written = shortened(near[0]).split(":")[0] + f":{name}" if is_other else f"fo:{name}"
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
    """Report properties of the writer's own namespace that are named like one of ours, once a plan."""
    for plan in case.theory.plans:
        used: dict[str, list[Node]] = {}
        for node in plan.described.values():
            for name in node.facts:
                if ":" in name and _is_lookalike(case, name, node):
                    used.setdefault(name, []).append(node)
        for name, nodes in used.items():
            yield _lookalike(name, nodes)


def _is_lookalike(case: Case, name: str, node: Node) -> bool:
    return local_name(name) in case.vocabulary.shapes and _is_own(name, node) and name not in case.described


def _lookalike(name: str, nodes: list[Node]) -> Complaint:
    own, first = local_name(name), nodes[0]
    times = len(nodes)
    message = Message(
        f"{own} står med et andet præfiks end fo: og tæller ikke med (bruges af {times})",
        f"{own} stands with another prefix than fo: and does not count (used by {times})",
    )
    remedy = Message(
        f"skriv fo:{own}; er det jeres egen egenskab, så giv den et navn med skos:prefLabel",
        f"write fo:{own}; if it is a property of your own, give it a name with skos:prefLabel",
    )
    return Complaint(message, first.facts[name][0].place, "predicate", first.id, first.plan, remedy, key=name)


def _is_own(property_iri: str, node: Node) -> bool:
    """Whether a property lives in the namespace of the nodes themselves."""
    namespace = property_iri[: len(property_iri) - len(local_name(property_iri))]
    return node.id.startswith("_:") or node.id.startswith(namespace)


def wrong_values(case: Case) -> Iterator[Complaint]:
    """Report values that do not fit their property's shape, and literals their datatype does not allow."""
    judge = _Judge(case)
    for name, shape in case.vocabulary.shapes.items():
        if name in case.survey.users:
            yield from judge.complaints(shape)
    for name, values in case.survey.values.items():
        typed = [value for value in values if type(value) is Literal and value.datatype not in _PLAIN]
        ill_formed = {value for value in typed if not well_formed(value)}
        if ill_formed:
            for node, fact in case.saying(name, ill_formed):
                yield _ill_formed(node, name, fact)
    yield from _repeated_labels(case)
    yield from _links_without_an_end(case)
    yield from _endless_lists(case)


def _repeated_labels(case: Case) -> Iterator[Complaint]:
    """Report nodes with two preferred labels in one language."""
    for node in case.theory.nodes():
        facts = node.facts.get("prefLabel", ())
        languages = [_language(fact.value) for fact in facts]
        if len(set(languages)) == len(facts):
            continue
        for place, language in enumerate(languages):
            if language and language in languages[:place]:
                yield _repeated_label(node, facts[place], language)


def _language(value: Term) -> str:
    return value.language.lower() if isinstance(value, Literal) else ""


def _repeated_label(node: Node, fact: Fact, language: str) -> Complaint:
    message = Message(
        f"{quoted(node).da} har to navne på samme sprog (@{language})",
        f"{quoted(node).en} has two labels in one language (@{language})",
    )
    remedy = Message("gør det ene til skos:altLabel", "make one of them skos:altLabel")
    return Complaint(message, fact.place, "object", node.id, node.plan, remedy, key=f"label {language}")


def _links_without_an_end(case: Case) -> Iterator[Complaint]:
    """Report causal links written as nodes that say no effect, or no cause though nothing leads to them."""
    led_to = case.survey.values.get("leadsTo", set())
    for node in _described(case):
        if node.type != "CausalLink" or node.id in case.damaged:
            continue
        if "cause" not in node.facts and node.id not in led_to:
            message = Message(
                "en årsagssammenhæng siger ikke, hvad der fører til virkningen",
                "a causal link does not say what leads to its effect",
            )
            remedy = Message("tilføj fo:cause", "add fo:cause")
            yield Complaint(message, node.place, "subject", node.id, node.plan, remedy, key="cause")
        if "effect" not in node.facts:
            message = Message(
                "en årsagssammenhæng siger ikke, hvad den fører til",
                "a causal link does not say what it leads to",
            )
            remedy = Message("tilføj fo:effect", "add fo:effect")
            yield Complaint(message, node.place, "subject", node.id, node.plan, remedy, key="effect")


def _ill_formed(node: Node, name: str, fact: Fact) -> Complaint:
    value = fact.value
    assert isinstance(value, Literal)
    datatype = local_name(value.datatype)
    meant = suggestion(value)
    message = Message(
        f'"{value.lexical}" er ikke en gyldig {datatype}', f'"{value.lexical}" is not a valid {datatype}'
    )
    remedy = Message(f"skriv {meant}", f"write {meant}") if meant else None
    return Complaint(message, fact.place, "object", node.id, node.plan, remedy, key=f"{name} {value.lexical}")


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


def _is_at_least(lexical: str, least: int) -> bool:
    """Whether a number is large enough; what is no number is another rule's matter."""
    if least == 0 and not lexical.startswith("-"):
        return True
    number = decimal(lexical)
    return number is None or number >= least


def _is_too_long(value: Literal) -> bool:
    """Whether a number is well formed and yet longer than the program counts with."""
    return (
        len(value.lexical) > MOST_DIGITS
        and value.datatype in _NUMBERS
        and decimal(value.lexical) is None
        and well_formed(value)
    )


_PLAIN = frozenset({XSD_STRING, RDF_LANG_STRING})
_NUMBERS = frozenset({XSD + "decimal", XSD + "integer"})
_SHORTER = Message(
    f"skriv tallet med højst {MOST_DIGITS} cifre på hver side af kommaet, eller vælg en anden enhed",
    f"write the number with at most {MOST_DIGITS} digits on each side of the point, or choose another unit",
)


class _Judge:
    """Judges the uses of a property by its shape: kinds of users and of values first, since most are alike."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._lineages: dict[str, frozenset[str]] = {}

    def complaints(self, shape: Shape) -> Iterator[Complaint]:
        """Yield what is wrong with the uses of one property, which somebody uses."""
        name = shape.property
        users = self._case.survey.users[name]
        if shape.domain:
            yield from self._misplaced_uses(shape, users)
        if shape.most:
            for node in users:
                facts = node.facts[name]
                if len(facts) > shape.most and self._contradict(node, facts, shape):
                    yield self._too_many(node, shape, facts)
        unfit = self._unfit_values(shape)
        if unfit:
            for node, fact in self._case.saying(name, unfit):
                yield self._unfit(node, shape, fact)

    def _misplaced_uses(self, shape: Shape, users: list[Node]) -> Iterator[Complaint]:
        examples = {(node.type, node.id[:2] == "_:"): node.id for node in users}
        strangers = {kind for kind, example in examples.items() if not self._belongs(example, shape)}
        if strangers:
            for node in users:
                if (node.type, node.id[:2] == "_:") in strangers:
                    yield self._misplaced(node, shape, node.facts[shape.property][0])

    def _belongs(self, node_id: str, shape: Shape) -> bool:
        return any(self._is(node_id, alternative) for alternative in shape.domain)

    def _contradict(self, node: Node, facts: tuple[Fact, ...], shape: Shape) -> bool:
        """Whether there are too many different values; described twice is another rule's finding."""
        return len({fact.value for fact in facts}) > shape.most and len(node.facts.get("a", ())) < 2

    def _unfit_values(self, shape: Shape) -> set[Term]:
        """Return the values that no alternative of a property takes.

        A reference to nothing, an unknown term and a node that could not be read are findings of their own.
        """
        values = self._case.survey.values[shape.property]
        if shape.least_value in ("", "0") and not any(one.pattern or one.values for one in shape.range):
            examples = {self._kind(value): value for value in values}
            unfit = {kind for kind, example in examples.items() if not self._fits(example, shape)}
            values = {value for value in values if self._kind(value) in unfit} if unfit else set()
        else:
            values = {value for value in values if not self._fits(value, shape)}
        return {value for value in values if not self._is_undefined(value)}

    def _kind(self, value: Term) -> Term | tuple[str, bool]:
        """Return what values have in common that fit alike; negative and very long numbers are kinds apart."""
        if isinstance(value, Literal):
            if value.datatype not in _NUMBERS:
                return value.datatype
            return value if value.lexical[:1] == "-" or len(value.lexical) > MOST_DIGITS else value.datatype
        known = self._case.types.get(value)
        return value if known is None else (known, value[:2] == "_:")

    def _is_undefined(self, value: Term) -> bool:
        if isinstance(value, Literal):
            return False
        if value.startswith(FO):
            return value not in self._case.vocabulary.iris
        return value not in self._case.described or value in self._case.damaged

    def _fits(self, value: Term, shape: Shape) -> bool:
        if shape.range and not any(self._fits_one(value, alternative) for alternative in shape.range):
            return False
        if type(value) is not Literal:
            return True
        return not _is_too_long(value) and (
            not shape.least_value or _is_at_least(value.lexical, int(shape.least_value))
        )

    def _fits_one(self, value: Term, alternative: Alternative) -> bool:
        if isinstance(value, Literal):
            return value.datatype == alternative.datatype and (
                not alternative.pattern or re.search(alternative.pattern, value.lexical) is not None
            )
        return not alternative.datatype and self._is(value, alternative)

    def _is(self, node_id: str, alternative: Alternative) -> bool:
        if alternative.class_name:
            return alternative.class_name in self._lineage(node_id)
        if alternative.values:
            return node_id in alternative.values
        blank = node_id.startswith("_:")
        return {"BlankNode": blank, "IRI": not blank, "BlankNodeOrIRI": True}.get(
            alternative.node_kind, False
        )

    def _lineage(self, node_id: str) -> frozenset[str]:
        node = self._case.described.get(node_id)
        if node is None or not node.type:
            return frozenset()
        known = self._lineages.get(node.type)
        if known is None:
            known = self._lineages[node.type] = frozenset(self._case.vocabulary.lineage(node.type))
        return known

    def _misplaced(self, node: Node, shape: Shape, fact: Fact) -> Complaint:
        label = self._property(shape)
        who = self._classes(shape.domain)
        if node.type:
            is_a = Message(
                self._case.vocabulary.label(node.type, "da"), self._case.vocabulary.label(node.type, "en")
            )
            message = Message(
                f"{quoted(node).da} ({is_a.da}) kan ikke have »{label.da}«",
                f"{quoted(node).en} ({is_a.en}) cannot have “{label.en}”",
            )
        else:
            message = Message(
                f"{quoted(node).da} har »{label.da}«, men siger ikke, hvad den er",
                f"{quoted(node).en} has “{label.en}” but does not say what it is",
            )
        remedy = Message(f"»{label.da}« hører til: {who.da}", f"“{label.en}” belongs to: {who.en}")
        return Complaint(
            message, fact.place, "predicate", node.id, node.plan, remedy, key=f"domain {shape.property}"
        )

    def _too_many(self, node: Node, shape: Shape, facts: tuple[Fact, ...]) -> Complaint:
        label = self._property(shape)
        message = Message(
            f"{quoted(node).da} har {len(facts)} værdier af »{label.da}«; der kan kun være {shape.most}",
            f"{quoted(node).en} has {len(facts)} values of “{label.en}”; there can be only {shape.most}",
        )
        first = Aside(Message("den første", "the first one"), facts[0].place, "object")
        remedy = _comma_decimal(facts) or Message("behold den rigtige", "keep the right one")
        return Complaint(
            message,
            facts[1].place,
            "object",
            node.id,
            node.plan,
            remedy,
            (first,),
            key=f"most {shape.property}",
        )

    def _unfit(self, node: Node, shape: Shape, fact: Fact) -> Complaint:
        label = self._property(shape)
        shown = self._shown(fact.value)
        wanted = self._wanted(shape)
        message = Message(
            f"{shown.da} kan ikke være »{label.da}« for {quoted(node).da}",
            f"{shown.en} cannot be “{label.en}” of {quoted(node).en}",
        )
        remedy = Message(f"skriv {wanted.da}", f"write {wanted.en}")
        if isinstance(fact.value, Literal):
            meant = self._meant(fact.value, shape)
            if _is_too_long(fact.value):
                remedy = _SHORTER
            elif meant:
                remedy = Message(f"skriv {meant}", f"write {meant}")
        key = f"{shape.property} {fact.value[0] if isinstance(fact.value, Literal) else fact.value}"
        return Complaint(message, fact.place, "object", node.id, node.plan, remedy, key=key)

    def _meant(self, value: Literal, shape: Shape) -> str:
        """Return the Turtle that a misspelt number or date was probably meant as."""
        for alternative in shape.range:
            datatype = alternative.datatype
            guess = suggestion(Literal(value.lexical, datatype)) if datatype.startswith(XSD) else ""
            if not guess or datatype == XSD_STRING:
                continue
            number = decimal(guess)
            if number is not None and shape.least_value and number < int(shape.least_value):
                continue
            plain = datatype in (XSD + "decimal", XSD + "integer")
            return guess if plain else f'"{guess}"^^xsd:{local_name(datatype)}'
        return ""

    def _shown(self, value: str | Literal) -> Message:
        if isinstance(value, Literal):
            return Message(f'"{value.lexical}"', f'"{value.lexical}"')
        node = self._case.described.get(value)
        if node is None or not node.type:
            name = local_name(value)
            return Message(f"»{name}«", f"“{name}”")
        vocabulary = self._case.vocabulary
        if node.id.startswith("_:") and not node.labels:
            return Message(vocabulary.label(node.type, "da"), vocabulary.label(node.type, "en"))
        return Message(
            f"{quoted(node).da} ({vocabulary.label(node.type, 'da')})",
            f"{quoted(node).en} ({vocabulary.label(node.type, 'en')})",
        )

    def _property(self, shape: Shape) -> Message:
        return self._case.vocabulary.terms[shape.property].label

    def _classes(self, alternatives: tuple[Alternative, ...]) -> Message:
        names = [a.class_name for a in alternatives if a.class_name]
        return Message(
            *(", ".join(self._case.vocabulary.label(n, tag) for n in names) for tag in ("da", "en"))
        )

    def _wanted(self, shape: Shape) -> Message:
        danish: list[str] = []
        english: list[str] = []
        for alternative in shape.range:
            words = _words(alternative, self._case.vocabulary)
            danish.append(words.da)
            english.append(words.en)
        least = Message("", "")
        if shape.least_value:
            least = Message(f", mindst {shape.least_value}", f", at least {shape.least_value}")
        return Message(
            " eller ".join(dict.fromkeys(filter(None, danish))) + least.da,
            " or ".join(dict.fromkeys(filter(None, english))) + least.en,
        )


def _comma_decimal(facts: tuple[Fact, ...]) -> Message | None:
    """Two whole numbers side by side are what Turtle reads where somebody wrote 1,6."""
    whole, part = facts[0].value, facts[1].value
    if not (isinstance(whole, Literal) and isinstance(part, Literal)):
        return None
    beside = facts[1].place == facts[0].place._replace(ordinal=facts[0].place.ordinal + 1)
    if not beside or {whole.datatype, part.datatype} != {XSD + "integer"}:
        return None
    number = f"{whole.lexical}.{part.lexical}"
    return Message(
        f"skriv {number} med punktum, hvis det er ét tal", f"write {number} with a point if it is one number"
    )


_DATATYPE_WORDS = {
    XSD + "decimal": Message("et tal med punktum (1.6)", "a number with a point (1.6)"),
    XSD + "integer": Message("et helt tal (40)", "a whole number (40)"),
    XSD + "gYear": Message('et år ("2027"^^xsd:gYear)', 'a year ("2027"^^xsd:gYear)'),
    XSD + "gYearMonth": Message(
        'en måned ("2027-05"^^xsd:gYearMonth)', 'a month ("2027-05"^^xsd:gYearMonth)'
    ),
    XSD + "date": Message('en dato ("2027-05-31"^^xsd:date)', 'a date ("2027-05-31"^^xsd:date)'),
    XSD_STRING: Message('en tekst ("…")', 'a text ("…")'),
    RDF_LANG_STRING: Message('en tekst med sprog ("…"@da)', 'a text with a language ("…"@da)'),
}
_PATTERN_WORDS = {
    "L": Message('en henvisning ("L42", "L42-47" eller "p. 5")', 'a citation ("L42", "L42-47" or "p. 5")'),
    "F": Message('en kode ("FO101")', 'a code ("FO101")'),
}


def _words(alternative: Alternative, vocabulary: Vocabulary) -> Message:
    """Say in words what a value may be."""
    if alternative.pattern:
        return _PATTERN_WORDS["F" if "FO" in alternative.pattern else "L"]
    if alternative.datatype:
        return _DATATYPE_WORDS[alternative.datatype]
    if alternative.values:
        names = ", ".join("fo:" + local_name(value) for value in alternative.values)
        return Message(f"en af {names}", f"one of {names}")
    if alternative.class_name:
        label, term = vocabulary.terms[alternative.class_name].label, "fo:" + alternative.class_name
        return Message(
            f"noget af slagsen »{label.da}« ({term})", f"something of the kind “{label.en}” ({term})"
        )
    return Message("", "")


def missing_labels(case: Case) -> Iterator[Complaint]:
    """Report nodes without a Danish label, and causal links written as nodes without an effect."""
    for node in case.theory.nodes():
        if node.type not in case.vocabulary.labelled or node.id in case.damaged:
            continue
        if not any(_is_danish(fact.value) for fact in node.facts.get("prefLabel", ())):
            kind = case.vocabulary.terms[node.type].label
            message = Message(
                f"{kind.da} »{node.name}« har intet dansk navn",
                f"{kind.en} “{node.name}” has no Danish label",
            )
            yield Complaint(message, node.place, "subject", node.id, node.plan)


def _is_danish(value: Term) -> bool:
    return isinstance(value, Literal) and (value.language == "da" or value.language.startswith("da-"))


def undefined_references(case: Case) -> Iterator[Complaint]:
    """Report nodes that a property of ours points to and nobody describes."""
    described, shapes = case.described, case.vocabulary.shapes
    for name, values in case.survey.values.items():
        if name in shapes or name in _POINTING:
            unknown = {v for v in values if type(v) is str and v not in described and not v.startswith(FO)}
            undefined = {value for value in unknown if _is_undefined(case, value, name)}
            for node, fact in case.saying(name, undefined) if undefined else ():
                yield _undefined(case, node, name, fact, str(fact.value))


_MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
_POINTING = frozenset({"broader", "related", "narrower", *_MATCHES})


def _is_undefined(case: Case, value: str, name: str) -> bool:
    if value in case.damaged:
        return False
    # A mapping may point at a concept on the web; a plan's own namespaces are where slips happen.
    return name not in (*_MATCHES, "of", "relation") or _namespace(value) in case.namespaces


def _undefined(case: Case, node: Node, name: str, fact: Fact, value: str) -> Complaint:
    own = local_name(value)
    candidates = case.names_by_namespace.get(_namespace(value), [])
    near = get_close_matches(own, candidates, n=1, cutoff=0.7)
    message = Message(
        f"»{own}« bruges af {quoted(node).da}, men er ingen steder beskrevet",
        f"“{own}” is used by {quoted(node).en} and nowhere described",
    )
    remedy = Message(f"mente du »{near[0]}«?", f"did you mean “{near[0]}”?") if near else None
    return Complaint(message, fact.place, "object", node.id, node.plan, remedy, key=f"{name} {value}")


def _namespace(iri: str) -> str:
    return iri[: len(iri) - len(local_name(iri))]


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


def _described(case: Case) -> Iterator[Node]:
    for plan in case.theory.plans:
        yield from plan.described.values()


CHECKS = (
    Check(UNKNOWN_TERM, unknown_terms),
    Check(WRONG_VALUE, wrong_values),
    Check(MISSING_LABEL, missing_labels),
    Check(UNDEFINED_REFERENCE, undefined_references),
    Check(DUPLICATE_DEFINITION, duplicate_definitions),
    Check(LOOKALIKE_TERM, lookalike_terms),
)
