"""The whole theory as JSON, version 1 of the contract."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from collections.abc import Mapping as FactsOf
from typing import Any

from forandring.analysis.status import status
from forandring.exchange.skos import SKOS_LISTS, SKOS_TEXTS
from forandring.model import (
    Activity,
    Citation,
    Fact,
    FocusArea,
    Funding,
    Label,
    Link,
    Mapping,
    Node,
    Place,
    Plan,
    PlanNode,
    Scheme,
    Source,
    Theory,
    Total,
    Waiver,
    local_name,
    texts_of,
)
from forandring.rdf import Vocabulary
from forandring.rdf.places import Part
from forandring.terms import RDF_LANG_STRING, XSD, Literal

__all__ = ["LineOf", "theory_as_dict", "theory_to_json"]

LineOf = Callable[[Place, Part], int | None]
"""Gives the line, from 1, on which a part of a triple stands."""

_KEYS = {
    "targetGroup": "targetGroups",
    "prerequisite": "prerequisites",
    "partner": "partners",
    "statusReport": "statusReports",
    "note": "notes",
    "example": "examples",
}
_TOLD_APART = frozenset(
    [
        "a",
        "prefLabel",
        "altLabel",
        "cites",
        "basis",
        "funding",
        "leadsTo",
        "declaredTotal",
        "waives",
        "amountUnit",
    ]
)
_LINK_TERMS = frozenset({"cause", "effect", "polarity", "evidence", "confidence", "assumes"})
_TEXT_LISTS = frozenset({"note", "example", "criterion", "location"})
"""Properties of which several may be said in one language."""
# Python refuses to write longer whole numbers; nobody counts that far, so such a number stays text.
_LONGEST_NUMBER = 300


def theory_to_json(theory: Theory, vocabulary: Vocabulary, line_of: LineOf) -> str:
    """Return the theory as JSON text; the same theory gives the same bytes."""
    whole = theory_as_dict(theory, vocabulary, line_of)
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def theory_as_dict(theory: Theory, vocabulary: Vocabulary, line_of: LineOf) -> dict[str, Any]:
    """Return the theory as the contract's JSON object, in order of file and place.

    A key whose value is not stated is absent.
    """
    writer = _Writer(theory, vocabulary, line_of)
    return {
        "version": 1,
        "plans": [writer.plan(plan) for plan in theory.plans if plan.nodes or plan.links],
        "mappings": [writer.mapping(mapping) for mapping in theory.mappings],
    }


class _Writer:
    """Holds what every part of the output needs."""

    def __init__(self, theory: Theory, vocabulary: Vocabulary, line_of: LineOf) -> None:
        self._theory = theory
        self._vocabulary = vocabulary
        self._line_of = line_of

    def plan(self, plan: Plan) -> dict[str, Any]:
        whole: dict[str, Any] = {"id": plan.id}
        node = plan.node
        if node is not None:
            whole |= _stated(label=_by_language(node.labels))
        whole["folder"] = plan.folder
        if node is not None:
            whole |= _stated(
                amountUnit=_by_language(node.texts("amountUnit")),
                period=_period(node),
                declaredTotals=_totals(node.totals),
            )
        whole["nodes"] = [self.node(plan, node) for node in _exported_nodes(plan)]
        whole["links"] = [self.link(plan, link) for link in plan.links]
        return whole

    def node(self, plan: Plan, node: Node) -> dict[str, Any]:
        whole: dict[str, Any] = {"id": node.id, "type": node.type}
        whole |= _stated(
            label=_by_language(node.labels),
            altLabels=_all_texts(node.alt_labels),
        )
        whole |= self._where(node.place)
        whole |= self._facts(plan, node.facts, _TOLD_APART)
        if isinstance(node, Activity | PlanNode | Scheme):
            whole |= _stated(funding=[_funding(funding) for funding in node.funding])
        if isinstance(node, FocusArea):
            whole |= _stated(declaredTotals=_totals(node.totals))
        if isinstance(node, Activity):
            whole |= _stated(status=self._status(plan, node))
        whole |= _stated(waivers=[_waiver(waiver) for waiver in plan.waivers if waiver.node == node.id])
        whole["basis"] = node.basis
        return whole | _stated(cites=self._cites(node.cites))

    def _facts(
        self, plan: Plan, known: FactsOf[str, tuple[Fact, ...]], told_apart: Collection[str]
    ) -> dict[str, Any]:
        return _stated(
            **{
                _KEYS.get(term, term): self._values(plan, term, facts)
                for term, facts in known.items()
                if term not in told_apart and self._is_exported(term)
            }
        )

    def link(self, plan: Plan, link: Link) -> dict[str, Any]:
        return {
            "id": link.id,
            "cause": link.cause,
            "effect": link.effect,
            "polarity": link.polarity,
            **_stated(
                evidence=list(link.evidence),
                confidence=link.confidence,
                assumptions=list(link.assumptions),
            ),
            **_stated(label=_by_language(texts_of(link.facts.get("prefLabel", ())))),
            **self._facts(plan, link.facts, _TOLD_APART | _LINK_TERMS),
            "basis": link.basis,
            **_stated(cites=self._cites(link.cites)),
            **self._where(link.place, "object"),
        }

    def mapping(self, mapping: Mapping) -> dict[str, Any]:
        return {
            "from": mapping.origin,
            "to": mapping.target,
            "relation": mapping.relation,
            "basis": mapping.basis,
            **_stated(cites=self._cites(mapping.cites), note=dict(mapping.note)),
            **self._where(mapping.place),
        }

    def _cites(self, cites: Iterable[Citation]) -> list[dict[str, Any]]:
        told = (
            _stated(
                source=citation.source,
                document=citation.document or self._document(citation.source),
                lines=list(citation.lines or ()),
                pages=list(citation.pages or ()),
            )
            for citation in cites
        )
        return [each for each in told if each]

    def _document(self, source_id: str | None) -> str | None:
        """The document of a source that another plan describes."""
        source = self._theory.index.get(source_id or "")
        return source.document if isinstance(source, Source) else None

    def _where(self, place: Place, part: Part = "subject") -> dict[str, Any]:
        return {"file": place.file, **_stated(line=self._line_of(place, part))}

    def _is_exported(self, term: str) -> bool:
        return term in self._vocabulary.shapes or term in SKOS_TEXTS or term in SKOS_LISTS

    def _values(self, plan: Plan, term: str, facts: tuple[Fact, ...]) -> Any:
        if all(isinstance(f.value, Literal) and f.value.datatype == RDF_LANG_STRING for f in facts):
            texts = texts_of(facts)
            alone = len({text.language for text in texts}) == len(texts)
            return _by_language(texts) if alone and term not in _TEXT_LISTS else _all_texts(texts)
        values = [value for fact in facts if (value := self._value(plan, fact)) not in ({}, "")]
        shape = self._vocabulary.shapes.get(term)
        return values[0] if values and shape is not None and shape.most == 1 else values

    def _value(self, plan: Plan, fact: Fact) -> Any:
        value = fact.value
        if isinstance(value, Literal):
            return _number(value.lexical) if value.datatype in _NUMBERS else value.lexical
        part = plan.described.get(value)
        if part is not None and value.startswith("_:") and not part.labels:
            return self._facts(plan, part.facts, ("cites",)) | _stated(cites=self._cites(part.cites))
        return local_name(value) if value in self._vocabulary.named_values else value

    def _status(self, plan: Plan, activity: Activity) -> dict[str, Any] | None:
        found = status(activity, plan, self._theory)
        if found is None:
            return None
        return {
            "value": found.value,
            "colour": found.colour,
            "basis": found.basis,
            **_stated(rule=found.rule, date=found.date),
        }


_NUMBERS = frozenset({XSD + "decimal", XSD + "integer"})


def _number(lexical: str) -> int | float | str:
    """Return a number as JSON has it: whole where it is written whole."""
    if len(lexical) > _LONGEST_NUMBER:
        return lexical
    try:
        return float(lexical) if "." in lexical else int(lexical)
    except ValueError:
        return lexical


def _stated(**values: Any) -> dict[str, Any]:
    """Return the entries that have a value; 0 is one, an empty list, text or table is none."""
    return {key: value for key, value in values.items() if value is not None and value not in ([], {}, "")}


def _by_language(labels: Iterable[Label]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for label in labels:
        if label.text:
            texts.setdefault(label.language, label.text)
    return texts


def _all_texts(labels: Iterable[Label]) -> list[dict[str, str]]:
    return [{"lang": label.language, "text": label.text} for label in labels if label.text]


def _exported_nodes(plan: Plan) -> list[Node]:
    """Return a plan's nodes, with money that has a name of its own; arrows and parts stand where they belong."""
    money = [n for n in plan.described.values() if n.type == "Funding" and not n.id.startswith("_:")]
    return sorted((*plan.nodes, *money), key=lambda node: node.place)


def _totals(totals: Iterable[Total]) -> dict[str, int | float | str]:
    return {total.of: _number(str(total.amount)) for total in totals}


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "code": waiver.code,
        **_stated(
            reason=dict(waiver.reason),
            owner=waiver.owner,
            expires=waiver.expires.isoformat() if waiver.expires else None,
        ),
    }


def _period(node: Node) -> list[str]:
    start, end = node.lexical("start"), node.lexical("end")
    return [start, end] if start and end else []


def _funding(funding: Funding) -> dict[str, Any]:
    amount = None if funding.amount is None else _number(str(funding.amount))
    return {
        **_stated(kind=funding.kind, source=funding.source),
        "state": funding.state,
        **_stated(amount=amount),
    }
