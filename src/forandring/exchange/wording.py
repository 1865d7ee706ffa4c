"""Nodes, values and citations in the words of one language, for tables that have room for one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from forandring.exchange.skos import SKOS_HEADS
from forandring.exchange.table_words import RELATIONS
from forandring.model import Citation, Fact, Funding, Label, Plan, Theory, local_name, texts_of
from forandring.model import Node as ModelNode
from forandring.rdf import Vocabulary
from forandring.terms import Literal

__all__ = ["Wording"]

_APART = "; "
_SAID_APART = frozenset(
    "a prefLabel altLabel cites basis leadsTo waives declaredTotal cause effect exactMatch closeMatch broadMatch "
    "narrowMatch relatedMatch".split()
)


class Wording:
    """Says what a theory holds; "" or ``None`` where nothing is stated."""

    def __init__(self, theory: Theory, vocabulary: Vocabulary, language: str) -> None:
        self._theory = theory
        self._vocabulary = vocabulary
        self._language = language

    def term(self, name: str) -> str:
        """Return the vocabulary's label of a class, property or named value."""
        return self._vocabulary.label(name, self._language)

    def heading(self, name: str) -> str:
        """Return a property's label as a heading."""
        if name in SKOS_HEADS:
            return SKOS_HEADS[name].in_language(self._language)
        text = self.term(name)
        return text[:1].upper() + text[1:]

    def name(self, identity: str) -> str:
        """Return a node's label, else its local name."""
        return self._theory.label(identity, self._language)

    def names(self, identities: Iterable[str]) -> str | None:
        """Return the labels of nodes, ``None`` for no nodes."""
        return _APART.join(map(self.name, identities)) or None

    def kind(self, identity: str) -> str | None:
        """Return the label of a node's class, ``None`` where nobody describes the node."""
        node = self._theory.index.get(identity)
        return self.term(node.type) if node else None

    def relation(self, name: str) -> str:
        """Return how two nodes of different plans correspond."""
        known = RELATIONS.get(name)
        return known.in_language(self._language) if known else name

    def funding(self, funding: Funding) -> str:
        """Return where money comes from: kind, amount, who, and how far it has come where that is known."""
        parts = [self.term(funding.kind)] if funding.kind else []
        parts += [f"{funding.amount:f}"] if funding.amount is not None else []
        parts += [self.name(funding.source)] if funding.source else []
        parts += [self.term(funding.state)] if funding.state != "Unknown" else []
        return ", ".join(parts) or self.term("Unknown")

    def citations(self, cites: Sequence[Citation], plan: Plan | None) -> str | None:
        """Return cited places; the source is named unless it is the plan's own."""
        own = plan.node.one("source") if plan and plan.node else None
        said = [
            c.at if c.source is None or c.source == own else f"{self.name(c.source)}: {c.at}" for c in cites
        ]
        return _APART.join(said) or None

    def values(self, plan: Plan, facts: Sequence[Fact]) -> str:
        """Return the values of a property; of texts in several languages only those in the one spoken."""
        texts = texts_of(facts)
        if texts and len(texts) == len(facts) and any(text.language for text in texts):
            return _APART.join(self._spoken(texts))
        return _APART.join(self._value(plan, fact) for fact in facts)

    def _spoken(self, texts: Sequence[Label]) -> list[str]:
        for language in (self._language, "da"):
            found = [text.text for text in texts if text.language.split("-")[0] == language]
            if found:
                return found
        return [text.text for text in texts]

    def _value(self, plan: Plan, fact: Fact) -> str:
        value = fact.value
        if isinstance(value, Literal):
            return value.lexical
        if value in self._vocabulary.named_values or value in self._vocabulary.iris:
            return self.term(local_name(value))
        part = plan.described.get(value)
        if part is not None and value.startswith("_:") and not part.labels:
            return ", ".join(self._lines(plan, part, ()))
        return self.name(value)

    def more(self, plan: Plan, node: ModelNode, but: Collection[str]) -> str | None:
        """Return all that is said of a node and stands in no column of its own, one property a line."""
        return "\n".join(self._lines(plan, node, but)) or None

    def _lines(self, plan: Plan, node: ModelNode, but: Collection[str]) -> list[str]:
        return [
            f"{self.heading(term)}: {self.values(plan, facts)}"
            for term, facts in node.facts.items()
            if term not in _SAID_APART and term not in but and self._is_known(term)
        ]

    def _is_known(self, term: str) -> bool:
        return term in self._vocabulary.shapes or term in SKOS_HEADS
