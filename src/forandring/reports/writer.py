"""Nodes as a page names them: labels with links, citations, values and whole entries in its language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from forandring.model import Citation, Fact, Label, Link, Node, Place, Plan, decimal, local_name
from forandring.reports.material import Material
from forandring.reports.notation import moment, number
from forandring.reports.words import TEXTS, Words
from forandring.terms import FO, Literal

__all__ = ["ArrowRow", "Cite", "Detail", "Entry", "Name", "Phrase", "Value", "Writer", "anchors"]

# Said elsewhere in an entry, or of the encoding rather than of the world.
_SAID_APART = frozenset(
    "a prefLabel altLabel definition note notation cites waives leadsTo basis layer cause effect "
    "exactMatch closeMatch broadMatch narrowMatch relatedMatch".split()
)
_TEXTS_THAT_ARE_DATES = frozenset("start end date deadline year expires".split())
_AMOUNTS = frozenset({"annualCost", "setupCost", "amount"})


class Phrase(NamedTuple):
    """A text; ``language`` is its tag where it is not the page's own, else ""."""

    text: str
    language: str = ""


class Name(NamedTuple):
    """A node as it is named in a sentence or a cell.

    Attributes:
        text, language: as of a :class:`Phrase`.
        href: where it is described, ``None`` where nothing describes it.
        inferred: it was read into the source.
        aside: what is added in brackets, "" for nothing.
    """

    text: str
    language: str = ""
    href: str | None = None
    inferred: bool = False
    aside: str = ""


class Cite(NamedTuple):
    """A cited place: as it is written, where its passage stands, and the passage itself where at hand.

    ``text`` goes on from the cited place before it ("linje 4, 7"); ``full`` can stand alone ("linje 7").
    """

    text: str
    href: str | None
    passage: str
    full: str = ""


class Value(NamedTuple):
    """One value of a property: a name or a text, and what is said of it in turn."""

    name: Name
    details: tuple[Detail, ...] = ()


class Detail(NamedTuple):
    """A property with its values; none of them means that the source does not say."""

    term: str
    values: tuple[Value, ...]


class ArrowRow(NamedTuple):
    """One arrow as a row of a table.

    Attributes:
        number: in the picture, ``None`` where it is in none.
        negative: it works against what it points at.
        evidence, confidence: in words; "" where nothing is said.
        weight: local name of the kind of evidence, "" where none is given.
        times: how many claims stand behind it.
        serves: it is no claim: a goal serves a higher one.
        folded: it is no claim of the plan's: it stands for ways that go through what is not drawn.
    """

    number: int | None
    cause: Name
    effect: Name
    negative: bool
    evidence: str
    weight: str
    confidence: str
    assumptions: tuple[Name, ...]
    notes: tuple[Phrase, ...]
    inferred: bool
    cites: tuple[Cite, ...]
    times: int = 1
    serves: bool = False
    folded: bool = False


class Accepted(NamedTuple):
    """A gap that somebody has accepted: code, reason, who, and until when ("" for ever)."""

    code: str
    reason: Phrase
    owner: str
    expires: str


class Entry(NamedTuple):
    """A node with all that is said of it."""

    anchor: str
    id: str
    name: Phrase
    kind: str
    number: str
    also: tuple[Phrase, ...]
    definition: Phrase
    notes: tuple[Phrase, ...]
    details: tuple[Detail, ...]
    arrows: tuple[ArrowRow, ...]
    cites: tuple[Cite, ...]
    accepted: tuple[Accepted, ...]
    inferred: bool
    place: str


class Writer:
    """Says things of one plan in one language.

    Args:
        material: what the page is made of.
        words: the page's own texts.
    """

    def __init__(self, material: Material, words: Words) -> None:
        self.material = material
        self.words = words
        self.language = material.language
        self.plan = material.plan
        self._anchors = anchors(material.plan)
        self._plans = {plan.id: plan for plan in material.theory.plans}
        self._passages = _numbered(material.passages)
        self._links: dict[str, list[Link]] = {}
        for link in material.plan.links:
            self._links.setdefault(link.cause, []).append(link)

    # Words

    def term(self, name: str) -> str:
        """Return the vocabulary's label of a term, or ours of one of SKOS; any other stays its local name."""
        if name not in self.material.vocabulary.terms and f"skos-{name}" in TEXTS:
            return self.words[f"skos-{name}"]
        return self.material.vocabulary.label(name, self.language)

    def phrase(self, texts: Iterable[Label]) -> Phrase:
        """Return the text in the page's language, else in Danish, else any; "" of none."""
        by_language = {label.language.split("-")[0]: label.text for label in reversed(tuple(texts))}
        for language in (self.language, "da", *by_language):
            if by_language.get(language):
                return Phrase(by_language[language], "" if language == self.language else language)
        return Phrase("")

    def phrases(self, texts: Iterable[Label]) -> tuple[Phrase, ...]:
        """Return every text in the page's language; where there is none, every one in another language."""
        texts = tuple(texts)
        own = [text for text in texts if text.language.split("-")[0] == self.language]
        if own:
            return tuple(Phrase(text.text) for text in own)
        return tuple(Phrase(text.text, text.language) for text in texts)

    def number(self, value: Decimal | int, places: int | None = None) -> str:
        """Return a number as the page writes it."""
        return number(value, self.language, places=places)

    def amount(self, value: Decimal, places: int | None = None) -> str:
        """Return an amount with the plan's unit, as "106,4 mio. kr." and "DKK 106.4 million"."""
        return with_unit(self.number(value, places), self.unit)

    @property
    def unit(self) -> str:
        """The plan's unit of amount, "" where it has none."""
        return self.plan.node.text("amountUnit", self.language) if self.plan.node else ""

    # Names

    def name(self, identity: str, aside: str = "") -> Name:
        """Return how a node is named, with a link to where it is described."""
        node = self.node(identity)
        if node is None:
            return Name(local_name(identity), aside=aside)
        phrase = self.phrase(node.labels)
        text = phrase.text or self._unlabelled(node)
        return Name(text, phrase.language, self.href(node), node.basis == "Inferred", aside)

    def names(self, identities: Iterable[str]) -> tuple[Name, ...]:
        """Return how several nodes are named."""
        return tuple(self.name(identity) for identity in identities)

    def node(self, identity: str) -> Node | None:
        """Return a node of this plan, else of any other, else ``None``."""
        return self.plan.described.get(identity) or self.material.theory.index.get(identity)

    def href(self, node: Node) -> str | None:
        """Return where a node is described: on this page, or on its own plan's."""
        if node.plan == self.plan.id:
            anchor = self._anchors.get(node.id)
            return f"#{anchor}" if anchor else None
        plan = self._plans.get(node.plan)
        if plan is None or node.id not in anchors(plan):
            return None
        return f"../{self.page_of(plan)}#{anchors(plan)[node.id]}"

    def anchor(self, identity: str) -> str:
        """Return a node's id on the page."""
        return self._anchors[identity]

    def page_of(self, plan: Plan) -> str:
        """Return the address of a plan's page, seen from the output folder."""
        return f"{quote(self.material.folders.get(plan.id) or _folder_name(plan))}/index.html"

    def _unlabelled(self, node: Node) -> str:
        """Name what has no label by what it says: a figure by its value, else by its kind and place."""
        quantity = self.quantity(node)
        return quantity or (self.term(node.type) if node.id.startswith("_:") else node.name)

    # Values

    def quantity(self, node: Node) -> str:
        """Return value or range with precision and unit, "" where there is neither."""
        unit = node.text("unit", self.language)
        precision = node.one("precision")
        before = (
            "" if precision is None or local_name(precision) == "Exact" else self.term(local_name(precision))
        )
        value, least, most = (node.lexical(term) for term in ("value", "minimum", "maximum"))
        if value is not None:
            shown = self._number_or_text(value)
        elif least is not None and most is not None:
            shown = f"{self._number_or_text(least)}–{self._number_or_text(most)}"
        elif least is not None:
            shown = f"{self.words['from']} {self._number_or_text(least)}"
        elif most is not None:
            shown = f"{self.words['to']} {self._number_or_text(most)}"
        else:
            return ""
        return " ".join(part for part in (before, shown, unit) if part)

    def _number_or_text(self, lexical: str) -> str:
        value = decimal(lexical)
        return lexical if value is None else self.number(value)

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
        found = [Value(Name(phrase.text, phrase.language)) for phrase in spoken]
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
        if node.type == "Citation":
            return Value(Name(self._cited_by(node)))
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
            return Value(Name(self._funding(node)))
        definition = self.phrase(node.texts("definition"))
        parts = [part for part in (phrase.text, quantity) if part]
        text = ": ".join(parts) if parts else definition.text
        if parts and definition.text:
            text = f"{text}. {definition.text}"
        rest = self.details(node, but=("value",) if quantity else ())
        cited = self._places(node.cites)
        return Value(Name(text, phrase.language or definition.language, aside=cited), rest)

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

    def _cited_by(self, node: Node) -> str:
        at = node.lexical("at") or ""
        source = node.one("source")
        default = self.plan.node.one("source") if self.plan.node else None
        where = self._place(Citation(source, None, at, *_ranges(at), node.place))
        return where if source in (None, default) or source is None else f"{self.name(source).text}, {where}"

    # Citations

    def cites(self, citations: Iterable[Citation]) -> tuple[Cite, ...]:
        """Return cited places in text order, each once, with links to their passages."""
        found: dict[tuple[str | None, str], Cite] = {}
        kind_before: tuple[object, ...] = ()
        for citation in citations:
            key = (citation.source, citation.at)
            if key in found:
                continue
            number_of = self._passages.get(key)
            passage = self.material.passages.get(citation, "") if self.material.passages else ""
            href = None if number_of is None else f"#passage-{number_of}"
            kind = (citation.source, citation.lines is None, citation.pages is None)
            bare = kind == kind_before and (citation.lines or citation.pages)
            text = _ends(citation.lines or citation.pages or (0, 0)) if bare else self._place(citation)
            found[key] = Cite(text, href, passage, self._place(citation))
            kind_before = kind
        return tuple(found.values())

    def passages(self) -> tuple[tuple[str, str, Cite], ...]:
        """Return every cited passage at hand: its id on the page, its source's name, and the passage."""
        found: dict[int, tuple[str, str, Cite]] = {}
        for citation, text in (self.material.passages or {}).items():
            number_of = self._passages[citation.source, citation.at]
            source = self.name(citation.source).text if citation.source else (citation.document or "")
            found.setdefault(
                number_of, (f"passage-{number_of}", source, Cite(self._place(citation), None, text))
            )
        return tuple(found[key] for key in sorted(found))

    def cites_in_full(self, citations: Iterable[Citation]) -> tuple[Cite, ...]:
        """Return cited places by document, each document named, whatever the page's own is."""
        by_source: dict[str | None, list[Citation]] = {}
        for citation in citations:
            by_source.setdefault(citation.source, []).append(citation)
        found = []
        for source, cited in by_source.items():
            name = f"{self.name(source).text}, " if source else ""
            places = ", ".join(cite.text for cite in self.cites(cited))
            found.append(places if places.startswith(name) else name + places)
        return (Cite("; ".join(found), None, ""),) if found else ()

    def _places(self, citations: Iterable[Citation]) -> str:
        return ", ".join(self._place(citation) for citation in citations)

    def _place(self, citation: Citation) -> str:
        """Return a cited place as the page writes it; one of another document says which."""
        if citation.lines:
            shown = _span(self.words["line"], self.words["lines"], citation.lines)
        elif citation.pages:
            shown = _span(self.words["page"], self.words["pages"], citation.pages)
        else:
            shown = citation.at
        default = self.plan.node.one("source") if self.plan.node else None
        if citation.source and default and citation.source != default:
            return f"{self.name(citation.source).text}, {shown}"
        return shown

    # Arrows

    def arrow(self, link: Link, number_of: int | None = None) -> ArrowRow:
        """Return one claim as a row."""
        return self.arrows_together(link.cause, link.effect, (link,), number_of)

    def arrows_together(
        self, cause: str, effect: str, links: tuple[Link, ...], number_of: int | None = None
    ) -> ArrowRow:
        """Return the claims that one drawn arrow stands for as a row."""
        evidence = tuple(dict.fromkeys(kind for link in links for kind in link.evidence))
        confidence = tuple(dict.fromkeys(link.confidence for link in links if link.confidence))
        serving = None if links else self._serving(cause, effect)
        notes = [
            phrase
            for link in links
            for term in ("prefLabel", "note")
            for phrase in self.phrases(_labels(link.facts.get(term, ())))
        ]
        return ArrowRow(
            number_of,
            self.name(cause),
            self.name(effect),
            any(link.polarity == "Negative" for link in links),
            ", ".join(self.term(kind) for kind in evidence),
            evidence[0] if evidence else "",
            ", ".join(self.term(level) for level in confidence),
            self.names(dict.fromkeys(i for link in links for i in link.assumptions)),
            tuple(dict.fromkeys(notes)),
            bool(links) and all(link.basis == "Inferred" for link in links),
            self.cites(citation for said in (serving, *links) if said for citation in said.cites),
            max(1, len(links)),
            serving is not None,
            not links and serving is None,
        )

    def _serving(self, cause: str, effect: str) -> Node | None:
        """Return the goal that an arrow leaves because it serves the other end."""
        node = self.node(cause)
        return node if node is not None and effect in node.ids("serves") else None

    # Entries

    def entry(self, node: Node, *, but: Iterable[str] = (), first: Iterable[str] = ()) -> Entry:
        """Return a node with all that is said of it.

        Args:
            node: of this plan.
            but: properties that are said elsewhere.
            first: properties that come first and are shown even where the source does not say.
        """
        first = tuple(first)
        details = tuple(self.detail(node, term) for term in first)
        phrase = self.phrase(node.labels)
        return Entry(
            anchor=self._anchors[node.id],
            id=node.id,
            name=Phrase(phrase.text or self._unlabelled(node), phrase.language),
            kind=self.term(node.type),
            number=node.lexical("notation") or "",
            also=tuple(p for p in self.phrases(node.alt_labels) if p.text != phrase.text),
            definition=self.phrase(node.texts("definition")),
            notes=self.phrases(node.texts("note")),
            details=details + self.details(node, but=(*but, *first)),
            arrows=tuple(self.arrow(link) for link in self._links.get(node.id, ())),
            cites=self.cites(node.cites),
            accepted=tuple(self._accepted(node)),
            inferred=node.basis == "Inferred",
            place=self.place(node.place),
        )

    def _accepted(self, node: Node) -> Iterator[Accepted]:
        for waiver in self.plan.waivers:
            if waiver.node == node.id:
                yield self.accepted(waiver.code, waiver.reason, waiver.owner, waiver.expires)

    def accepted(self, code: str, reason: Mapping[str, str], owner: str | None, expires: object) -> Accepted:
        """Return an accepted gap in words."""
        spoken = self.phrase(Label(text, language) for language, text in reason.items())
        who = self.name(owner).text if owner and owner in self.material.theory.index else (owner or "")
        return Accepted(code, spoken, who, moment(str(expires), self.language) if expires else "")

    def place(self, place: Place) -> str:
        """Return file and line in the theory, the file alone where its text is not at hand."""
        file = place.file.rsplit("/", 1)[-1]
        line = self.material.lines(place)
        return file if line is None else f"{file}:{line}"


def _folder_name(plan: Plan) -> str:
    """Return the name of a plan's own folder."""
    return plan.folder.rstrip("/").rsplit("/", 1)[-1].removesuffix(".ttl")


def with_unit(number_text: str, unit: str) -> str:
    """Return a number with its unit; a currency's code goes first, as English has it.

    >>> with_unit("106,4", "mio. kr."), with_unit("106.4", "DKK million"), with_unit("3", "")
    ('106,4 mio. kr.', 'DKK 106.4 million', '3')
    """
    code = re.fullmatch(r"([A-Z]{3}) (.+)", unit)
    return f"{code[1]} {number_text} {code[2]}" if code else f"{number_text} {unit}".strip()


@lru_cache(maxsize=64)
def anchors(plan: Plan) -> Mapping[str, str]:
    """Return the id on the page of every node of a plan that is described on it.

    Ids are made of local names, so that a link to one survives edits elsewhere; names that would be the
    same are numbered in text order.
    """
    taken: dict[str, int] = {}
    found: dict[str, str] = {}
    for node in plan.nodes:
        if node.kind in ("Plan", "Voice") or node.id.startswith("_:") or node.id in found:
            continue
        slug = "n-" + (re.sub(r"[^A-Za-z0-9_-]+", "-", node.name).strip("-") or "x")
        taken[slug] = taken.get(slug, 0) + 1
        found[node.id] = slug if taken[slug] == 1 else f"{slug}--{taken[slug]}"
    return found


def _numbered(passages: Mapping[Citation, str] | None) -> dict[tuple[str | None, str], int]:
    """Return the number of each cited place on the page, in order of source and place."""
    keys = {
        (c.source, c.at): (c.source or "", c.pages or (0, 0), c.lines or (0, 0), c.at) for c in passages or ()
    }
    return {key: rank for rank, key in enumerate(sorted(keys, key=keys.__getitem__), 1)}


def _span(one: str, many: str, ends: tuple[int, int]) -> str:
    return f"{one if ends[0] == ends[1] else many} {_ends(ends)}"


def _ends(ends: tuple[int, int]) -> str:
    return str(ends[0]) if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"


def _ranges(at: str) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    lines = re.fullmatch(r"L(\d+)(?:-(\d+))?", at)
    pages = re.fullmatch(r"p\. ?(\d+)(?:-(\d+))?", at)
    spans = [(int(m[1]), int(m[2] or m[1])) if m else None for m in (lines, pages)]
    return spans[0], spans[1]


def _is_spoken(fact: Fact) -> bool:
    return isinstance(fact.value, Literal) and bool(fact.value.language)


def _labels(facts: Iterable[Fact]) -> tuple[Label, ...]:
    return tuple(Label(f.value.lexical, f.value.language) for f in facts if isinstance(f.value, Literal))


def _shown(term: str) -> str:
    return local_name(term) if ":" in term else term
