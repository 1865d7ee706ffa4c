"""The theory as GraphML, for Gephi, yEd, Cytoscape and networkx: nodes, arrows, and what is said of them, typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple
from xml.etree import ElementTree as Xml

from forandring.exchange.wording import Wording
from forandring.exchange.xml_text import valid_xml
from forandring.model import Link, Node, Plan, Theory
from forandring.model import Mapping as PlanMapping
from forandring.rdf import Vocabulary

__all__ = ["theory_to_graphml"]

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_SCHEMA = "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"

_Value = str | int | float | bool | None

# Gephi and networkx take "label" and "weight" for what they say; the other names are read as attributes.
_NODE_KEYS: Mapping[str, str] = {
    "label": "string",
    "label_da": "string",
    "label_en": "string",
    "iri": "string",
    "type": "string",
    "kind": "string",
    "plan": "string",
    "plan_iri": "string",
    "focus_area": "string",
    "target_group": "string",
    "responsible": "string",
    "annual_cost": "double",
    "setup_cost": "double",
    "amount_unit": "string",
    "citizens": "long",
    "start": "string",
    "definition": "string",
    "basis": "string",
    "cites": "string",
    "described": "boolean",
}
_EDGE_KEYS: Mapping[str, str] = {
    "relation": "string",
    "iri": "string",
    "polarity": "string",
    "evidence": "string",
    "confidence": "string",
    "assumptions": "string",
    "basis": "string",
    "cites": "string",
    "plan": "string",
}
_MOST_CITIZENS = 2**63 - 1


class _Edge(NamedTuple):
    cause: str
    effect: str
    values: Mapping[str, _Value]


def theory_to_graphml(theory: Theory, vocabulary: Vocabulary, language: str) -> str:
    """Return the theory as GraphML 1.0; the same theory gives the same text.

    Args:
        theory: every node of every plan is a node, every causal link an edge whose relation is ``leadsTo``, and
            every mapping an edge with the mapping's relation.
        language: ``da`` or ``en``: of ``label`` and of everything that is there in one language only.

    A node that several plans describe is there once. What nobody describes but an arrow points at is there with
    ``described`` false. Local names stand for kinds (``Beacon``, ``Research``); what is not stated is left out.
    Characters that XML cannot hold are written as escapes.
    """
    return _Writer(theory, vocabulary, language).document()


class _Writer:
    """Holds the theory and the numbers of its nodes."""

    def __init__(self, theory: Theory, vocabulary: Vocabulary, language: str) -> None:
        self._theory = theory
        self._language = language
        self._words = Wording(theory, vocabulary, language)
        self._plans = {plan.id: plan for plan in theory.plans}
        self._edges = [*self._links(), *map(self._mapping, theory.mappings)]
        ends = (end for edge in self._edges for end in (edge.cause, edge.effect))
        ids = dict.fromkeys([*theory.index, *ends])
        self._numbers = {identity: f"n{number}" for number, identity in enumerate(ids)}

    def document(self) -> str:
        root = Xml.Element("graphml", {"xmlns": _NAMESPACE, "xmlns:xsi": _INSTANCE})
        root.set("xsi:schemaLocation", f"{_NAMESPACE} {_SCHEMA}")
        for domain, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
            for name, kind in keys.items():
                about = {"id": f"{domain}_{name}", "for": domain, "attr.name": name, "attr.type": kind}
                Xml.SubElement(root, "key", about)
        graph = Xml.SubElement(root, "graph", {"id": "theory", "edgedefault": "directed"})
        for identity, number in self._numbers.items():
            _write(Xml.SubElement(graph, "node", {"id": number}), "node", self._node(identity))
        for index, edge in enumerate(self._edges):
            ends = {"source": self._numbers[edge.cause], "target": self._numbers[edge.effect]}
            _write(Xml.SubElement(graph, "edge", {"id": f"e{index}", **ends}), "edge", edge.values)
        Xml.indent(root, " ")
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, "unicode") + "\n"

    def _node(self, identity: str) -> Mapping[str, _Value]:
        node = self._theory.index.get(identity)
        if node is None:
            return {"label": self._words.name(identity), "iri": identity, "described": False}
        plan = self._plans[node.plan]
        return {
            "label": node.label(self._language),
            "label_da": _label(node, "da"),
            "label_en": _label(node, "en"),
            "iri": node.id,
            "type": node.type,
            "kind": node.kind,
            "plan": plan.label(self._language),
            "plan_iri": plan.id,
            "definition": node.definition(self._language) or None,
            "basis": node.basis,
            "cites": self._words.citations(node.cites, plan),
            "described": True,
            **self._work(node, plan),
        }

    def _work(self, node: Node, plan: Plan) -> Mapping[str, _Value]:
        """Return what is said of activities above all, but may be said of others."""
        annual, setup, citizens = (node.number(term) for term in ("annualCost", "setupCost", "citizens"))
        priced = annual is not None or setup is not None
        return {
            "focus_area": self._words.names(node.ids("focusArea")),
            "target_group": self._words.names(node.ids("targetGroup")),
            "responsible": self._words.names(node.ids("responsible")),
            "annual_cost": _double(annual),
            "setup_cost": _double(setup),
            "amount_unit": (plan.node.text("amountUnit", self._language) or None)
            if priced and plan.node
            else None,
            "citizens": int(citizens) if citizens is not None and abs(citizens) <= _MOST_CITIZENS else None,
            "start": node.lexical("start"),
        }

    def _links(self) -> Iterator[_Edge]:
        for plan in self._theory.plans:
            for link in plan.links:
                yield _Edge(link.cause, link.effect, self._link(plan, link))

    def _link(self, plan: Plan, link: Link) -> Mapping[str, _Value]:
        return {
            "relation": "leadsTo",
            "iri": None if link.id.startswith("_:") else link.id,
            "polarity": link.polarity,
            "evidence": ";".join(link.evidence) or None,
            "confidence": link.confidence,
            "assumptions": self._words.names(link.assumptions),
            "basis": link.basis,
            "cites": self._words.citations(link.cites, plan),
            "plan": plan.label(self._language),
        }

    def _mapping(self, mapping: PlanMapping) -> _Edge:
        values: dict[str, _Value] = {
            "relation": mapping.relation,
            "basis": mapping.basis,
            "cites": self._words.citations(mapping.cites, None),
        }
        return _Edge(mapping.origin, mapping.target, values)


def _label(node: Node, language: str) -> str | None:
    return next((label.text for label in node.labels if label.language.split("-")[0] == language), None)


def _double(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _write(element: Xml.Element, domain: str, values: Mapping[str, _Value]) -> None:
    """Write what is stated, in the order of the keys."""
    for name in _keys(domain):
        value = values.get(name)
        if value is not None:
            Xml.SubElement(element, "data", {"key": f"{domain}_{name}"}).text = _text(value)


def _keys(domain: str) -> Iterable[str]:
    return _NODE_KEYS if domain == "node" else _EDGE_KEYS


def _text(value: str | int | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return valid_xml(value) if isinstance(value, str) else repr(value)
