"""A theory: plans with their nodes and causal links, and the mappings between plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from datetime import date

from forandring.model.facts import Citation, Fact, Place
from forandring.model.lexical import local_name
from forandring.model.nodes import Node, PlanNode
from forandring.texts import Message

__all__ = ["Link", "Mapping", "Plan", "Theory", "Waiver"]


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """One claim that a cause leads to an effect.

    Attributes:
        id: IRI if it has one, else made of the two ends' local names.
        cause, effect: ids of its ends.
        polarity: ``Positive`` or ``Negative``.
        evidence: local names of kinds of evidence, in text order; ``()`` where none is given.
        confidence: ``High``, ``Medium``, ``Low`` or ``None``.
        assumptions: ids.
        basis: ``Stated`` or ``Inferred``.
        cites: places in source documents.
        place: where the arrow stands (the triple whose object is the effect or the link).
        facts: what else is said of it, by property name.
        node: id of the node that says it; ``None`` where nothing is said of the arrow.
    """

    id: str
    cause: str
    effect: str
    polarity: str
    evidence: tuple[str, ...]
    confidence: str | None
    assumptions: tuple[str, ...]
    basis: str
    cites: tuple[Citation, ...]
    place: Place
    facts: MappingOf[str, tuple[Fact, ...]] = field(default_factory=dict)
    node: str | None = None

    @property
    def stated(self) -> bool:
        """Whether the source says it: neither read into it nor worked out from it."""
        return self.basis == "Stated"


@dataclass(frozen=True, slots=True, eq=False)
class Waiver:
    """A finding that somebody has accepted on a node."""

    code: str
    node: str
    reason: MappingOf[str, str]
    owner: str | None
    expires: date | None
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
    """One statement that nodes of two plans correspond; ``relation`` is e.g. ``closeMatch``."""

    origin: str
    target: str
    relation: str
    basis: str
    cites: tuple[Citation, ...]
    note: MappingOf[str, str]
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """One plan: what it describes and claims, in text order.

    Attributes:
        id: IRI of its ``fo:Plan``, or its folder's name where none is described.
        folder: the folder or file it was read from, as given.
        node: its own description, ``None`` where there is none.
        nodes: everything described, in order of file and place, without links.
        links: all causal links, in order of file and place.
        waivers: all accepted findings.
        mappings: all statements that its nodes correspond to nodes of other plans.
        files: the files it was read from, sorted.
        described: every subject of the files, blank nodes and links included.
        damaged: ids of nodes whose statement could not be read whole.
        lost: words of what could not be read, among them the names that it speaks of; ``*`` for a file of
            which nothing could be read, ``?`` for a statement that has lost what it is about.
    """

    id: str
    folder: str
    node: PlanNode | None
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    waivers: tuple[Waiver, ...]
    mappings: tuple[Mapping, ...]
    files: tuple[str, ...]
    described: MappingOf[str, Node]
    damaged: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()

    def of(self, kind: str) -> tuple[Node, ...]:
        """Return the nodes the model knows as ``kind`` (a class's local name), in text order."""
        return tuple(node for node in self.nodes if node.kind == kind)

    def label(self, language: str) -> str:
        """Return the plan's label in ``language``, else the folder's name."""
        return self.node.label(language) if self.node else self.folder.rstrip("/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True, eq=False)
class Theory:
    """All plans that were read, and the mappings between them.

    Attributes:
        plans: in order of folder.
        index: id → node over all plans; where two plans describe the same node, the first one counts.
        vocabulary_labels: local name of a term → its label, for what is said of kinds and states.
    """

    plans: tuple[Plan, ...]
    index: MappingOf[str, Node]
    vocabulary_labels: MappingOf[str, Message]

    @classmethod
    def of_plans(cls, plans: Sequence[Plan], vocabulary_labels: MappingOf[str, Message]) -> Theory:
        """Return the theory that ``plans`` make together."""
        index: dict[str, Node] = {}
        for plan in plans:
            for node in plan.nodes:
                index.setdefault(node.id, node)
        return cls(tuple(plans), index, vocabulary_labels)

    @property
    def mappings(self) -> tuple[Mapping, ...]:
        """All statements that nodes of different plans correspond, in text order."""
        return tuple(mapping for plan in self.plans for mapping in plan.mappings)

    def mappings_of(self, plan: Plan) -> tuple[Mapping, ...]:
        """Return the statements that a node of ``plan`` corresponds to another plan's, wherever they stand.

        One with an end that nobody describes is also of the plan that states it.

        Cost: O(m) for m mappings of all plans.
        """
        own = set(plan.mappings)

        def is_of_plan(mapping: Mapping) -> bool:
            ends = [self.index.get(end) for end in (mapping.origin, mapping.target)]
            homes = [end.plan if end is not None else None for end in ends]
            return plan.id in homes or (None in homes and mapping in own)

        return tuple(filter(is_of_plan, self.mappings))

    def plan_of(self, node_id: str) -> Plan | None:
        """Return the plan that describes a node, ``None`` where nobody does."""
        node = self.index.get(node_id)
        return next((plan for plan in self.plans if plan.id == node.plan), None) if node else None

    def nodes(self) -> Iterator[Node]:
        """Yield every node of every plan, in text order."""
        for plan in self.plans:
            yield from plan.nodes

    def ids_of(self, kind: str) -> list[str]:
        """Return the ids of the nodes the model knows as ``kind`` (a class's local name), in text order."""
        return [node.id for node in self.nodes() if node.kind == kind]

    def links(self) -> Iterator[Link]:
        """Yield every link of every plan, in text order."""
        for plan in self.plans:
            yield from plan.links

    def label(self, node_id: str, language: str) -> str:
        """Return the label of a node, or the local name of an id that nobody describes."""
        node = self.index.get(node_id)
        return node.label(language) if node else local_name(node_id)
