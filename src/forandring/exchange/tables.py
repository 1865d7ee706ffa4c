"""The theory as tables for spreadsheets: plans, activities, effects, goals, other nodes, links and mappings."""

from __future__ import annotations

from collections import abc
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import NamedTuple

from forandring.cells import Cell
from forandring.exchange.table_words import HEADS, SHEETS
from forandring.exchange.theory_json import LineOf
from forandring.exchange.wording import Wording
from forandring.model import Activity, Goal, Link, Mapping, Node, Place, Plan, PlanNode, Theory
from forandring.network import Adjacency, adjacency, reached_from
from forandring.rdf import Vocabulary

__all__ = ["Table", "all_nodes", "flat_tables", "tables"]

_ACTIVITY = (
    "focusArea targetGroup annualCost setupCost amounts funding citizens start end responsible partner prerequisite "
    "requires addresses"
).split()
_EFFECT = "focusArea targetGroup indicator addresses prerequisite responsible partner".split()
_GOAL = "focusArea targetGroup value unit year serves addresses responsible partner indicator".split()
_OTHER = (
    "kind state focusArea targetGroup partOf broader addresses identifiedBy responsible partner value unit year"
).split()
_PLAN = "start end amountUnit responsible source".split()
_LINK = (
    "cause effect polarity evidence confidence assumptions basis cites note cause-type effect-type plan "
    "file line id from-id to-id"
).split()
_NUMBERS = frozenset({"annualCost", "setupCost", "citizens", "value"})


Numbers = abc.Mapping[Link, str]


class Table(NamedTuple):
    """A table: its name and headings in the language asked for, and rows as wide as the headings."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(
    theory: Theory,
    vocabulary: Vocabulary,
    line_of: LineOf,
    language: str,
    numbers: Numbers = MappingProxyType({}),
) -> tuple[Table, ...]:
    """Return all tables in the order in which they are read; a table without rows is there all the same.

    Args:
        theory: what is to be shown.
        line_of: place → line.
        language: ``da`` or ``en``, of headings, kinds and everything that a cell has room for once.
        numbers: link → the numbers of the arrows that draw it.

    What is not stated is ``None``. Cells with several values have them apart by semicolons.
    """
    maker = _Maker(theory, vocabulary, line_of, language)
    return (
        maker.plans(),
        maker.nodes("activities", _ACTIVITY, maker.of("Activity"), reach=True),
        maker.nodes("effects", _EFFECT, maker.of("Effect"), reach=True),
        maker.nodes("goals", _GOAL, maker.of("Goal")),
        maker.nodes("others", _OTHER, maker.others()),
        _numbered(maker.links(), theory, numbers, language),
        maker.mappings(),
    )


def _numbered(links: Table, theory: Theory, numbers: Numbers, language: str) -> Table:
    """Return the table of links with one more column, the numbers of the arrows that draw them."""
    place = _LINK.index("note") + 1
    drawn = [numbers.get(link) for plan in theory.plans for link in plan.links]
    return Table(
        links.name,
        (*links.header[:place], HEADS["numbers"].in_language(language), *links.header[place:]),
        tuple((*row[:place], said, *row[place:]) for row, said in zip(links.rows, drawn, strict=True)),
    )


def all_nodes(theory: Theory, vocabulary: Vocabulary, line_of: LineOf, language: str) -> Table:
    """Return one table of every node; arguments as of :func:`tables`."""
    return _Maker(theory, vocabulary, line_of, language).every_node()


def flat_tables(
    theory: Theory, vocabulary: Vocabulary, line_of: LineOf, language: str
) -> tuple[Table, Table, Table]:
    """Return every node, every causal link, and every mapping, a table each; arguments as of :func:`tables`."""
    maker = _Maker(theory, vocabulary, line_of, language)
    return maker.every_node(), maker.links(), maker.mappings()


class _Maker:
    """Holds the theory and the words for it while tables are made."""

    def __init__(self, theory: Theory, vocabulary: Vocabulary, line_of: LineOf, language: str) -> None:
        self._theory = theory
        self._words = Wording(theory, vocabulary, language)
        self._language = language
        self._other_name = "da" if language == "en" else "en"
        self._lines = _lines(theory, line_of)
        self._network: Adjacency = adjacency(theory)
        self._order = {node.id: number for number, node in enumerate(theory.index.values())}
        self._plans = {plan.id: plan for plan in theory.plans}

    def of(self, kind: str) -> Iterator[tuple[Plan, Node]]:
        return ((plan, node) for plan in self._theory.plans for node in plan.of(kind))

    def others(self) -> Iterator[tuple[Plan, Node]]:
        told = ("Activity", "Effect", "Goal", "Plan")
        return ((plan, node) for plan in self._theory.plans for node in plan.nodes if node.kind not in told)

    def every_node(self) -> Table:
        terms = list(dict.fromkeys([*_ACTIVITY, *_GOAL, *_OTHER, *_EFFECT]))
        every = ((plan, node) for plan in self._theory.plans for node in plan.nodes)
        return self.nodes("nodes", terms, every, reach=True)

    def plans(self) -> Table:
        rows = [self._plan(plan) for plan in self._theory.plans if plan.nodes or plan.links]
        heads = [
            "name",
            self._other_name,
            *_PLAN,
            "annual",
            "setup",
            "definition",
            "more",
            "cites",
            "folder",
            "id",
        ]
        return self._table("plans", heads, rows)

    def _plan(self, plan: Plan) -> tuple[Cell, ...]:
        node = plan.node
        if node is None:
            return (plan.label(self._language), *[None] * 11, plan.folder, plan.id)
        totals = {total.of: total.amount for total in node.totals}
        return (
            node.label(self._language),
            self._in_other_language(node),
            *(self._cell(plan, node, term) for term in _PLAN),
            totals.get("annualCost"),
            totals.get("setupCost"),
            node.definition(self._language) or None,
            self._words.more(plan, node, but=(*_PLAN, "definition", "altLabel")),
            self._words.citations(node.cites, plan),
            plan.folder,
            plan.id,
        )

    def nodes(
        self,
        sheet: str,
        terms: Sequence[str],
        nodes: Iterable[tuple[Plan, Node]],
        *,
        reach: bool = False,
    ) -> Table:
        """Return one row for each node; with ``reach`` also what it leads to and which goals it reaches."""
        heads = ["name", "type", *terms]
        heads += [
            *(["effects", "goals"] if reach else []),
            "definition",
            "more",
            self._other_name,
            "other-names",
        ]
        heads += ["basis", "cites", "plan", "file", "line", "id"]
        rows = []
        for plan, node in nodes:
            cells: list[Cell] = [node.label(self._language), self._words.term(node.type)]
            cells += [self._cell(plan, node, term) for term in terms]
            cells += self._reach(node) if reach else []
            cells += self._said(plan, node, terms)
            rows.append(tuple(cells))
        return self._table(sheet, heads, rows)

    def _said(self, plan: Plan, node: Node, terms: Sequence[str]) -> list[Cell]:
        return [
            node.definition(self._language) or None,
            self._words.more(plan, node, but=(*terms, "definition", "altLabel")),
            self._in_other_language(node),
            "; ".join(label.text for label in node.alt_labels) or None,
            self._words.term(node.basis),
            self._words.citations(node.cites, plan),
            plan.label(self._language),
            node.place.file,
            self._lines[node.place],
            node.id,
        ]

    def _in_other_language(self, node: Node) -> str | None:
        """Return the label in the language that is not the table's, ``None`` where there is none."""
        return next((each.text for each in node.labels if each.language[:2] == self._other_name), None)

    def _unit(self, plan: Plan, node: Node) -> str | None:
        """Return what the amounts are counted in, where there are any."""
        priced = any(term in node.facts for term in ("annualCost", "setupCost"))
        return plan.node.text("amountUnit", self._language) or None if priced and plan.node else None

    def _reach(self, node: Node) -> list[Cell]:
        if node.kind not in ("Activity", "Effect", "Goal"):
            return [None, None]
        next_ones = [i for i in self._network.adj.get(node.id, ()) if i in self._theory.index]
        reached = reached_from(self._network, [node.id]) - {node.id}
        goals = [i for i in reached if isinstance(self._theory.index.get(i), Goal)]
        return [self._words.names(next_ones), self._words.names(sorted(goals, key=self._order.__getitem__))]

    def _cell(self, plan: Plan, node: Node, term: str) -> Cell:
        if term == "funding" and isinstance(node, Activity | PlanNode):
            return "; ".join(map(self._words.funding, node.funding)) or None
        if term == "amounts":
            return self._unit(plan, node)
        facts = node.facts.get(term, ())
        if term in _NUMBERS and len(facts) == 1 and (number := node.number(term)) is not None:
            return number
        return self._words.values(plan, facts) or None

    def links(self) -> Table:
        rows = [self._link(plan, link) for plan in self._theory.plans for link in plan.links]
        return self._table("links", _LINK, rows)

    def _link(self, plan: Plan, link: Link) -> tuple[Cell, ...]:
        words = self._words
        return (
            words.name(link.cause),
            words.name(link.effect),
            words.term(link.polarity),
            "; ".join(map(words.term, link.evidence)) or None,
            words.term(link.confidence) if link.confidence else None,
            words.names(link.assumptions),
            words.term(link.basis),
            words.citations(link.cites, plan),
            words.values(plan, link.facts.get("note", ())) or None,
            words.kind(link.cause),
            words.kind(link.effect),
            plan.label(self._language),
            link.place.file,
            self._lines[link.place],
            link.id,
            link.cause,
            link.effect,
        )

    def mappings(self) -> Table:
        heads = "cause from-plan relation effect to-plan basis cites note file line from-id to-id".split()
        return self._table("mappings", heads, [self._mapping(each) for each in self._theory.mappings])

    def _mapping(self, mapping: Mapping) -> tuple[Cell, ...]:
        words = self._words
        note = mapping.note.get(self._language) or next(iter(mapping.note.values()), None)
        return (
            words.name(mapping.origin),
            self._plan_of(mapping.origin),
            words.relation(mapping.relation),
            words.name(mapping.target),
            self._plan_of(mapping.target),
            words.term(mapping.basis),
            words.citations(mapping.cites, None),
            note,
            mapping.place.file,
            self._lines[mapping.place],
            mapping.origin,
            mapping.target,
        )

    def _plan_of(self, identity: str) -> str | None:
        node = self._theory.index.get(identity)
        return self._plans[node.plan].label(self._language) if node and node.plan in self._plans else None

    def _table(self, sheet: str, heads: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> Table:
        header = tuple(self._head(head) for head in heads)
        return Table(SHEETS[sheet].in_language(self._language), header, tuple(rows))

    def _head(self, head: str) -> str:
        if head in HEADS:
            return HEADS[head].in_language(self._language)
        return self._words.heading(head)


def _lines(theory: Theory, line_of: LineOf) -> dict[Place, int | None]:
    """Return the line of every node, link and mapping, asked for plan by plan: so each text is read once."""
    lines: dict[Place, int | None] = {}
    for plan in theory.plans:
        lines |= {link.place: line_of(link.place, "object") for link in plan.links}
        lines |= {node.place: line_of(node.place, "subject") for node in plan.nodes}
        lines |= {mapping.place: line_of(mapping.place, "subject") for mapping in plan.mappings}
    return lines
