"""A project's own rules: each a query in the configuration, run over what was read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from forandring.checks import RULES, Case, finding_of
from forandring.checks.waivers import UNUSED_WAIVER, unused_waivers, with_waivers
from forandring.config import Configuration, OwnRule
from forandring.errors import ForandringError
from forandring.findings import Finding, Rule, in_order, numbered
from forandring.model import local_name
from forandring.project.checking import Checked, Question
from forandring.project.querying import query_from
from forandring.project.reading import Reading
from forandring.rdf.queries import Limits, Row, answer
from forandring.terms import FO, XSD, Literal, Term
from forandring.texts import Message

__all__ = ["LIMITS", "checked_with_own_rules", "described_rules"]

LIMITS = Limits(rows=1000)
"""What the query of a rule may use."""

_NODE = "node"
_CODE = re.compile(r"[A-Z]{2,8}[0-9]{1,5}")
_VARIABLE = re.compile(r"\{([^{}]*)\}")
_WHY = Message("Det er projektets egen regel.", "It is the project's own rule.")
_FIX = Message(
    "Reglen står i projektets konfiguration; ret det, den peger på, eller undtag det med fo:waives.",
    "The rule stands in the project's configuration; mend what it points at, or waive it with fo:waives.",
)


def described_rules(chosen: Configuration) -> tuple[Rule, ...]:
    """Return the project's own rules as the program's are described.

    Raises:
        ForandringError: a code is malformed, taken, or used twice.
    """
    taken = {rule.code for rule in RULES}
    described = []
    for own in chosen.rules:
        if own.code in taken or own.code.startswith("FO") or not _CODE.fullmatch(own.code):
            raise _refused(
                chosen,
                own,
                "koden skal være store bogstaver og tal, ikke begynde med FO og kun bruges én gang, fx KBH1",
                "the code must be capitals and digits, not begin with FO and be used once, e.g. CPH1",
            )
        taken.add(own.code)
        summary = Message(*(_VARIABLE.sub("…", text) for text in own.message))
        described.append(Rule(own.code, own.name, own.severity, summary, _WHY, _FIX, "", ""))
    return tuple(described)


def checked_with_own_rules(reading: Reading, chosen: Configuration, question: Question) -> Checked:
    """Return what the program's rules and the project's own find, in order; waived findings are marked.

    Args:
        reading: what to look at; own rules leave out files that are not Turtle.
        chosen: the configuration that holds the rules.
        question: which rules, how severe, and on which day waivers are judged.

    Raises:
        ForandringError: a rule's query is refused, fails, is stopped, or finds more than the limit.

    Cost: a child process for each own rule.
    """
    found = reading.findings(codes=question.codes, severities=question.severities, today=question.today)
    own = _own_findings(reading, chosen, question)
    return Checked(tuple(in_order([*found, *own])), reading.looked_at)


def _own_findings(reading: Reading, chosen: Configuration, question: Question) -> list[Finding]:
    rules = [
        (own, replace(rule, severity=question.severities.get(rule.code, rule.severity)))
        for own, rule in zip(chosen.rules, described_rules(chosen), strict=True)
        if question.codes is None or rule.code in question.codes
    ]
    if not rules:
        return []
    case = reading.case(question.today)
    seen = _Seen(reading, case)
    found = [finding for own, rule in rules for finding in _found_by(own, rule, chosen, seen)]
    if question.codes is None or UNUSED_WAIVER.code in question.codes:
        found += list(_unused_waivers(found, [rule.code for _, rule in rules], seen, question))
    return numbered(in_order(with_waivers(case, found)))


def _unused_waivers(
    found: list[Finding], codes: list[str], seen: _Seen, question: Question
) -> Iterator[Finding]:
    """Yield the waivers of own rules that answer to nothing; the program's rules look after their own."""
    for complaint in unused_waivers(seen.case, found, codes):
        yield finding_of(UNUSED_WAIVER, complaint, seen.reading.places, question.severities)


class _Seen:
    """What is known of the theory's nodes, blank ones included."""

    def __init__(self, reading: Reading, case: Case) -> None:
        self.reading = reading
        self.case = case
        self._holder = {
            fact.value: subject
            for subject, node in case.described.items()
            for facts in node.facts.values()
            for fact in facts
            if isinstance(fact.value, str) and fact.value.startswith("_:")
        }

    def named(self, identity: str) -> str:
        """Return an id, or for a blank node the id of the node in whose description it stands."""
        passed = set()
        while identity.startswith("_:") and identity in self._holder and identity not in passed:
            passed.add(identity)
            identity = self._holder[identity]
        return identity

    def words(self, value: Term | None, language: str) -> str:
        """Return a value as people read it: a text as it is, a node or term by its label."""
        if value is None:
            return "–"
        if isinstance(value, Literal):
            is_decimal = language == "da" and value.datatype == XSD + "decimal"
            return value.lexical.replace(".", ",") if is_decimal else value.lexical
        theory = self.case.theory
        term = theory.vocabulary_labels.get(local_name(value)) if value.startswith(FO) else None
        return term.in_language(language) if term else theory.label(self.named(value), language)


def _found_by(own: OwnRule, rule: Rule, chosen: Configuration, seen: _Seen) -> Iterator[Finding]:
    try:
        found = answer(_query(own, chosen), seen.reading.texts.values(), LIMITS)
    except ForandringError as problem:
        raise _refused(chosen, own, problem.message.da, problem.message.en) from problem
    if found.kind != "table" or _NODE not in found.variables:
        raise _refused(
            chosen,
            own,
            "forespørgslen skal være SELECT og give ?node, det sted, der er noget galt",
            "the query must be a SELECT and return ?node, the place where something is wrong",
        )
    named = {name for text in own.message for name in _VARIABLE.findall(text)}
    for missing in sorted(named - set(found.variables)):
        raise _refused(
            chosen,
            own,
            f"meddelelsen nævner {{{missing}}}, som forespørgslen ikke giver",
            f"the message names {{{missing}}}, which the query does not return",
        )
    if found.cut:
        raise _refused(
            chosen,
            own,
            f"reglen finder mere end {LIMITS.rows}; spørg snævrere",
            f"the rule finds more than {LIMITS.rows}; ask more narrowly",
        )
    for row in found.rows:
        values = dict(zip(found.variables, row, strict=True))
        if values[_NODE] not in seen.case.damaged:
            yield _finding(own, rule, values, row, chosen, seen)


def _query(own: OwnRule, chosen: Configuration) -> str:
    """Return a rule's query, from its file where it has one."""
    file = chosen.beside(own.file)
    return own.query if file is None else query_from(own.query, file.read_bytes)


def _finding(
    own: OwnRule,
    rule: Rule,
    values: Mapping[str, Term | None],
    row: Row,
    chosen: Configuration,
    seen: _Seen,
) -> Finding:
    value = values[_NODE]
    node = seen.case.described.get(value) if isinstance(value, str) else None
    place = node.place if node else None
    holder = seen.named(value) if isinstance(value, str) else None
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=_message(own, values, seen),
        help=rule.fix,
        plan=node.plan if node else None,
        node=holder,
        file=place.file if place else Path(os.path.relpath(chosen.origin)).as_posix(),
        span=seen.reading.places.span(place) if place else None,
        key="\n".join(_key(cell, seen) for cell in row),
    )


def _message(own: OwnRule, values: Mapping[str, Term | None], seen: _Seen) -> Message:
    def filled(text: str, language: str) -> str:
        return _VARIABLE.sub(lambda match: seen.words(values[match[1]], language), text)

    return Message(filled(own.message.da, "da"), filled(own.message.en, "en"))


def _key(cell: Term | None, seen: _Seen) -> str:
    """Return a value as it counts in a fingerprint: blank nodes count as what they stand in."""
    if cell is None or isinstance(cell, Literal):
        return repr(cell)
    return seen.named(cell)


def _refused(chosen: Configuration, own: OwnRule, da: str, en: str) -> ForandringError:
    name = Path(chosen.origin).name
    return ForandringError(Message(f"{name}: reglen {own.code}: {da}", f"{name}: rule {own.code}: {en}"))
