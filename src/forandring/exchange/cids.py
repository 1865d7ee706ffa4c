"""The theory as JSON-LD in the terms of the Common Impact Data Standard 3.2.0, as far as they mean the same."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from forandring.exchange.cids_terms import CLASSES, CONTEXT
from forandring.model import Activity, Link, Node, Plan, Theory
from forandring.rdf import Vocabulary
from forandring.rdf.xsd import well_formed
from forandring.terms import XSD, Literal
from forandring.texts import Message

__all__ = ["theory_to_cids"]

_ACTIVITIES = frozenset({"Activity", "Service"})
_OUTCOMES = frozenset({"Effect", "Goal"})
_PEOPLE = frozenset({"TargetGroup", "StakeholderGroup"})
_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_Record = dict[str, Any]


def theory_to_cids(theory: Theory, vocabulary: Vocabulary, language: str) -> str:
    """Return the theory as one JSON-LD document with its context inside; the same theory gives the same text.

    Args:
        language: ``da`` or ``en``; the standard's texts have no language, so each name is there once.

    What the standard has no words for is left out. An arrow that was read into the source says so in its cause's
    ``hasComment``; one that works against what it points at is a comment and no ``canProduce``.

    Source: Common Approach to Impact Measurement, Common Impact Data Standard 3.2.0.
    """
    writer = _Writer(theory, vocabulary, language)
    graph = [record for plan in theory.plans if plan.nodes for record in writer.plan(plan)]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


class _Writer:
    """Holds the theory, and counts what has no IRI of its own."""

    def __init__(self, theory: Theory, vocabulary: Vocabulary, language: str) -> None:
        self._theory = theory
        self._vocabulary = vocabulary
        self._language = language
        self._made = 0
        self._arrows: dict[str, list[Link]] = {}
        for link in theory.links():
            self._arrows.setdefault(link.cause, []).append(link)
        self._ids: dict[str, str] = {}
        self._benefits = self._users(_OUTCOMES, "targetGroup")
        self._performed = self._users(_ACTIVITIES, "responsible")
        self._measured = self._users({"Indicator"}, "measurement")

    def _users(self, kinds: Collection[str], term: str) -> Mapping[str, list[str]]:
        """Return node → those of some kinds whose property points to it, in text order."""
        users: dict[str, list[str]] = {}
        for node in self._theory.nodes():
            if node.kind in kinds:
                for used in node.ids(term):
                    users.setdefault(used, []).append(self._id(node.id))
        return users

    def plan(self, plan: Plan) -> Iterator[_Record]:
        """Yield the plan's impact pathway, then everything in it in text order."""
        model = self._id(plan.node.id) if plan.node else self._new_id()
        organisation = self._organisation(plan)
        records = [
            record
            for node in plan.nodes
            if node.kind in CLASSES
            for record in self._records(plan, node, model, organisation)
        ]
        yield _stated(
            {
                "@id": model,
                "@type": "cids:ImpactPathway",
                "hasName": plan.label(self._language),
                "hasDescription": plan.node.definition(self._language) if plan.node else "",
                "forOrganization": organisation,
                "hasActivity": _ids(records, "cids:Activity", "cids:Service"),
                "hasOutcome": _ids(records, "cids:Outcome"),
                "hasIndicator": _ids(records, "cids:Indicator"),
                "hasInput": _ids(records, "cids:FinancialInput"),
                "hasStakeholder": _ids(records, "cids:BeneficialStakeholder", "cids:Stakeholder"),
                "hasStakeholderOutcome": _ids(records, "cids:StakeholderOutcome"),
            }
        )
        yield from records

    def _organisation(self, plan: Plan) -> str | None:
        """Return who the plan is for: the standard has room for one, so nobody where several answer for it."""
        responsible = self._of_kind(plan.node.ids("responsible") if plan.node else (), {"Organisation"})
        return responsible[0] if len(responsible) == 1 else None

    def _records(self, plan: Plan, node: Node, model: str, organisation: str | None) -> Iterator[_Record]:
        record: _Record = {"@id": self._id(node.id), "@type": CLASSES[node.kind]}
        name = "hasLegalName" if node.kind == "Organisation" else "hasName"
        record[name] = node.label(self._language)
        record["hasDescription"] = node.definition(self._language)
        if node.kind in _ACTIVITIES | _OUTCOMES | _PEOPLE:
            record["partOf"] = model
        if node.kind not in _ACTIVITIES | {"FocusArea", "Organisation"}:
            record["forOrganization"] = organisation
        yield _stated(record | self._said(node))
        if node.kind in _OUTCOMES:
            yield from self._stakeholder_outcomes(node)
        if isinstance(node, Activity):
            yield from self._inputs(plan, node, model)

    def _said(self, node: Node) -> _Record:
        if node.kind in _ACTIVITIES:
            return self._activity(node)
        if node.kind in _OUTCOMES:
            return self._outcome(node)
        if node.kind == "TargetGroup":
            return {"benefitsFrom": self._benefits.get(node.id, [])}
        if node.kind == "Organisation":
            return {"performs": self._performed.get(node.id, [])}
        if node.kind == "Indicator":
            return {
                "unitDescription": self._unit(node),
                "hasBaseline": self._measure(node.lexical("baseline"), ""),
            }
        return self._report(node) if node.kind == "Measurement" else {}

    def _activity(self, node: Node) -> _Record:
        notation = node.texts("notation")
        return {
            "hasIdentifier": notation[0].text if len(notation) == 1 else "",
            "subActivityOf": self._of_kind(node.ids("partOf"), _ACTIVITIES),
            "forTheme": self._of_kind(node.ids("focusArea"), {"FocusArea"}),
            "hasBeneficialStakeholder": self._of_kind(node.ids("targetGroup"), {"TargetGroup"}),
            **self._produced(node),
        }

    def _outcome(self, node: Node) -> _Record:
        return {
            "forTheme": self._of_kind(node.ids("focusArea"), {"FocusArea"}),
            "hasIndicator": self._of_kind(node.ids("indicator"), {"Indicator"}),
            **self._produced(node),
        }

    def _produced(self, node: Node) -> _Record:
        """Return what a node leads to, and in words what the standard's arrow cannot say."""
        arrows = [link for link in self._arrows.get(node.id, ()) if self._kind(link.effect) in _OUTCOMES]
        produced = [self._id(link.effect) for link in arrows if link.polarity != "Negative"]
        comments = [self._comment(link) for link in arrows]
        inferred = _READ_IN.in_language(self._language) if node.basis == "Inferred" else ""
        return {
            "canProduce": list(dict.fromkeys(produced)),
            "hasComment": "\n".join(filter(None, [inferred, *comments])),
        }

    def _comment(self, link: Link) -> str:
        """Return what must be said of an arrow lest it be taken for more than it is, "" for a plain one."""
        against, inferred = link.polarity == "Negative", link.basis == "Inferred"
        if not against and not inferred:
            return ""
        effect = self._theory.label(link.effect, self._language)
        danish = f"{'modvirker' if against else 'fører til'} »{effect}«"
        english = f"{'works against' if against else 'leads to'} “{effect}”"
        if inferred:
            danish, english = f"{_READ_IN.da[:-1]}: {danish}", f"{_READ_IN.en[:-1]}: {english}"
        text = Message(danish, english).in_language(self._language)
        return f"{text[:1].upper()}{text[1:]}."

    def _stakeholder_outcomes(self, node: Node) -> Iterator[_Record]:
        """Yield who is to experience an outcome, where the plan itself says so."""
        for group in node.ids("targetGroup"):
            if self._kind(group) == "TargetGroup":
                names = f"{node.label(self._language)} – {self._theory.label(group, self._language)}"
                yield {
                    "@id": self._new_id(),
                    "@type": "cids:StakeholderOutcome",
                    "hasName": names,
                    "forOutcome": self._id(node.id),
                    "forStakeholder": self._id(group),
                }

    def _inputs(self, plan: Plan, activity: Activity, model: str) -> Iterator[_Record]:
        """Yield what an activity is to cost, a year and once."""
        unit = plan.node.text("amountUnit", self._language) if plan.node else ""
        for term, amount in (("annualCost", activity.annual_cost), ("setupCost", activity.setup_cost)):
            if amount is not None:
                label = self._vocabulary.label(term, self._language)
                yield {
                    "@id": self._new_id(),
                    "@type": "cids:FinancialInput",
                    "hasName": f"{activity.label(self._language)}: {label}",
                    "inputFor": self._id(activity.id),
                    "partOf": model,
                    "hasPlannedAmount": self._measure(activity.lexical(term), unit),
                }

    def _report(self, node: Node) -> _Record:
        period = _period(node.lexical("year") or node.lexical("date") or "")
        indicators = self._of_kind(node.ids("indicator"), {"Indicator"}) or self._measured.get(node.id, [])
        return {
            "forIndicator": indicators[0] if len(indicators) == 1 else None,
            "value": self._measure(node.lexical("value"), self._unit(node)),
            **period,
        }

    def _measure(self, value: str | None, unit: str) -> _Record | None:
        if value is None:
            return None
        measure: _Record = {"@type": "i72:Measure", "hasNumericalValue": value}
        if unit:
            measure["unit_of_measure"] = {"@type": "i72:Unit_of_measure", "hasName": unit}
        return measure

    def _unit(self, node: Node) -> str:
        facts = node.facts.get("unit", ())
        if facts and not isinstance(facts[0].value, Literal):
            return self._theory.label(facts[0].value, self._language)
        return node.text("unit", self._language)

    def _kind(self, identity: str) -> str:
        node = self._theory.index.get(identity)
        return node.kind if node else ""

    def _of_kind(self, identities: Sequence[str], kinds: Iterable[str]) -> list[str]:
        wanted = frozenset(kinds)
        return [self._id(i) for i in identities if self._kind(i) in wanted]

    def _id(self, identity: str) -> str:
        """Return an IRI as it is, and a blank node's place as a label that JSON-LD can hold."""
        if not identity.startswith("_:"):
            return identity
        if identity not in self._ids:
            self._ids[identity] = self._new_id()
        return self._ids[identity]

    def _new_id(self) -> str:
        self._made += 1
        return f"_:n{self._made}"


_READ_IN = Message("Læst ind i kilden.", "Read into the source.")


def _ids(records: Iterable[_Record], *classes: str) -> list[str]:
    return [record["@id"] for record in records if record["@type"] in classes]


def _period(when: str) -> _Record:
    """Return the first and last second of a year or a day; nothing for what is neither."""
    if _YEAR.fullmatch(when):
        first, last = f"{when}-01-01", f"{when}-12-31"
    elif _DAY.fullmatch(when):
        first = last = when
    else:
        return {}
    moments = {"startedAtTime": f"{first}T00:00:00", "endedAtTime": f"{last}T23:59:59"}
    return moments if all(well_formed(Literal(each, XSD + "dateTime")) for each in moments.values()) else {}


def _stated(record: _Record) -> _Record:
    """Return a record without what is not stated; a single value stands for itself."""
    return {
        key: value[0] if isinstance(value, list) and len(value) == 1 else value
        for key, value in record.items()
        if value not in (None, "", [])
    }
