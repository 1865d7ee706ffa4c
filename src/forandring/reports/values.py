"""Properties as a page says them: amounts, dates, names, and parts without a name of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from forandring.dates import moment
from forandring.model import Citation, Fact, Label, Node, Place, decimal, local_name
from forandring.reports.citations import Citations, cited_by
from forandring.reports.material import Material
from forandring.reports.naming import Namer
from forandring.reports.rows import Cite, Detail, Name, PassageRow, Phrase, Value
from forandring.reports.words import Words
from forandring.sources import as_citation, names_place
from forandring.terms import FO, Literal

__all__ = ["Sayer"]

# Said elsewhere in an entry, or of the encoding rather than of the world.
_SAID_APART = frozenset(
    "a prefLabel altLabel definition note notation cites waives leadsTo basis layer cause effect "
    "exactMatch closeMatch broadMatch narrowMatch relatedMatch".split()
)
_TEXTS_THAT_ARE_DATES = frozenset("start end date deadline year expires".split())
_AMOUNTS = frozenset({"annualCost", "setupCost", "amount"})
_PLACE = re.compile(r"\bL([0-9]{1,5})(?:[-–]([0-9]{1,5}))?\b")


class Sayer(Namer):
    """Says what a node's properties are, and where it is said.

    Args:
        material: what the page is made of.
        words: the page's own texts.
        citations: how the page writes them; those of the plan's own page where it is ``None``.
    """

    def __init__(self, material: Material, words: Words, citations: Citations | None = None) -> None:
        super().__init__(material, words)
        self.default_source = self.plan.node.one("source") if self.plan.node else None
        self._citations = citations or Citations(
            cited_by(self.plan, material.theory),
            material.passages,
            words,
            lambda source: self.name(source).text,
            self.default_source,
        )

    # Values

    def details(self, node: Node, *, but: Iterable[str] = ()) -> tuple[Detail, ...]:
        """Return what is said of a node beside its names, texts, arrows and citations, in text order."""
        left_out = _SAID_APART.union(but)
        found = []
        quantity = self.quantity(node)
        if quantity:
            left_out |= {"value", "minimum", "maximum", "unit", "precision"}
            if "value" not in but:
                found.append(Detail(self.words["quantity"], (Value(Name(quantity)),)))
        for term in node.facts:
            if term not in left_out and (values := self.values(node, term)):
                found.append(Detail(self.term(_shown(term)), values))
        return tuple(found)

    def detail(self, node: Node, term: str) -> Detail:
        """Return one property; without values where the source does not say."""
        return Detail(self.term(term), self.values(node, term))

    def values(self, node: Node, term: str) -> tuple[Value, ...]:
        """Return the values of a property in text order; of texts in several languages the page's own."""
        facts = node.facts.get(term, ())
        texts = [f.value for f in facts if isinstance(f.value, Literal) and f.value.language]
        spoken = self.phrases(Label(text.lexical, text.language) for text in texts)
        found = [Value(Name(self.noted(phrase).text, phrase.language)) for phrase in spoken]
        found.extend(self._value(term, fact) for fact in facts if not _is_spoken(fact))
        return tuple(found)

    def _value(self, term: str, fact: Fact) -> Value:
        if isinstance(fact.value, Literal):
            return Value(Name(self._literal(term, fact.value.lexical)))
        if fact.value.startswith(FO):
            return Value(Name(self.term(fact.value[len(FO) :])))
        node = self.node(fact.value)
        if node is None:
            return Value(Name(self._foreign(fact.value)))
        if names_place(node):
            return Value(Name(""), cites=self.cites([as_citation(node, self.plan)]))
        if node.id.startswith("_:"):
            return self._nested(node)
        return Value(self.name(fact.value, self._aside(node)))

    def _literal(self, term: str, lexical: str) -> str:
        if term in _TEXTS_THAT_ARE_DATES:
            return moment(lexical, self.language)
        value = decimal(lexical)
        if value is None:
            return lexical
        return self.amount(value) if term in _AMOUNTS else self.number(value)

    def _foreign(self, iri: str) -> str:
        return self.material.theory.label(iri, self.language) if not iri.startswith("_:") else ""

    def _nested(self, node: Node) -> Value:
        """Say a node without a name of its own in place, with what is said of it."""
        phrase = self.phrase(node.labels)
        quantity = self.quantity(node)
        if node.type == "Funding":
            return Value(Name(self._funding(node)), cites=self.cites(node.cites))
        definition = self.phrase(node.texts("definition"))
        parts = [part for part in (phrase.text, quantity) if part]
        text = ": ".join(parts) if parts else definition.text
        if parts and definition.text:
            text = f"{text}. {definition.text}"
        rest = self.details(node, but=("value",) if quantity else ())
        return Value(Name(text, phrase.language or definition.language), rest, self.cites(node.cites))

    def _funding(self, node: Node) -> str:
        parts = [self.term(local_name(kind)) for kind in node.ids("kind")]
        amount = node.number("amount")
        if amount is not None:
            parts.append(self.amount(amount))
        parts.extend(self.name(i).text for i in node.ids("financier") or node.ids("source"))
        state = node.one("state")
        parts.append(self.term(local_name(state)) if state else self.words["state-not-stated"])
        return ", ".join(parts)

    def _aside(self, node: Node) -> str:
        """What a reader needs to know of a node that is only named: a prerequisite's kind and state."""
        if node.kind != "Prerequisite":
            return ""
        kind, state = node.one("kind"), node.one("state")
        said = [self.term(local_name(kind))] if kind else []
        said.append(self.term(local_name(state)) if state else self.words["state-not-stated"])
        return ", ".join(said)

    # Citations

    def cites(self, citations: Iterable[Citation], default: str | None = None) -> tuple[Cite, ...]:
        """Return cited places in text order, each once, with links to their passages."""
        return self._citations.cites(citations, default)

    def noted(self, phrase: Phrase) -> Phrase:
        """Return a text in which places of the plan's own source ("L4-7") are written as citations are."""
        parts: list[str | Cite] = []
        at = 0
        for match in _PLACE.finditer(phrase.text):
            lines = (int(match[1]), int(match[2] or match[1]))
            named = "L" + "-".join(match.groups(default="")).rstrip("-")
            place = Place("", 0)
            (cite,) = self.cites([Citation(self.default_source, None, named, lines, None, place)])
            parts += [phrase.text[at : match.start()], cite if cite.href else cite.text]
            at = match.end()
        if not parts:
            return phrase
        parts.append(phrase.text[at:])
        text = "".join(part if isinstance(part, str) else part.text for part in parts)
        return Phrase(text, phrase.language, tuple(part for part in parts if part))

    def cites_of_part(self, node: Node, term: str, place: Place) -> tuple[Cite, ...]:
        """Return where a part of a node is said: its own citations, else the node's.

        Args:
            node: the whole.
            term: property that leads to the part.
            place: where the property stands with this value.
        """
        for fact in node.facts.get(term, ()):
            part = self.node(fact.value) if fact.place == place and isinstance(fact.value, str) else None
            if part is not None and part.cites and part.id.startswith("_:"):
                return self.cites(part.cites)
        return self.cites(node.cites)

    def passages(self) -> tuple[PassageRow, ...]:
        """Return every cited passage at hand, by source and place."""
        return self._citations.passages()

    def absent_sources(self) -> tuple[str, ...]:
        """Return the names of the sources that are cited and of which nothing is at hand."""
        return self._citations.absent()


def _is_spoken(fact: Fact) -> bool:
    return isinstance(fact.value, Literal) and bool(fact.value.language)


def _shown(term: str) -> str:
    return local_name(term) if ":" in term else term
