"""Nodes as a page names them: labels in its language, numbers in its notation, links to where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from urllib.parse import quote

from forandring.model import Label, Node, Plan, decimal, local_name
from forandring.reports.material import Material
from forandring.reports.notation import number
from forandring.reports.rows import Name, Phrase
from forandring.reports.words import TEXTS, Words

__all__ = ["MOST_DESCRIBED", "Namer", "anchors", "with_unit"]

MOST_DESCRIBED = 500
"""Nodes of a kind that a page describes one by one; of more, it says how many there are and which file has all."""
_ALWAYS_DESCRIBED = frozenset({"FocusArea", "Goal", "TargetGroup", "Challenge", "StatusRule"})
_WITHOUT_NAME = _ALWAYS_DESCRIBED | {"Activity", "Effect"}
"""What is described even where it stands in brackets and nobody can point at it."""


class Namer:
    """Names things of one plan in one language.

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

    def described(self, nodes: Iterable[Node]) -> tuple[Node, ...]:
        """Return those of some nodes that the page describes one by one."""
        return tuple(node for node in nodes if node.id in self._anchors)

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

    # Quantities

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
    same are numbered in text order. Of a kind of which there are very many, the first are described.
    """
    taken: dict[str, int] = {}
    described: dict[str, int] = {}
    found: dict[str, str] = {}
    for node in plan.nodes:
        if node.kind in ("Plan", "Voice") or node.id in found:
            continue
        if node.id.startswith("_:") and node.kind not in _WITHOUT_NAME:
            continue
        described[node.kind] = described.get(node.kind, 0) + 1
        if described[node.kind] > MOST_DESCRIBED and node.kind not in _ALWAYS_DESCRIBED:
            continue
        slug = "n-" + (re.sub(r"[^A-Za-z0-9_-]+", "-", node.name).strip("-") or "x")
        taken[slug] = taken.get(slug, 0) + 1
        found[node.id] = slug if taken[slug] == 1 else f"{slug}--{taken[slug]}"
    return found
