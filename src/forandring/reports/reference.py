"""What a plan says besides its argument: effects, schemes, organisations, figures, definitions, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from functools import lru_cache
from typing import NamedTuple

from forandring.model import Citation, Mapping, Node, Plan
from forandring.reports.rows import Cite, Detail, Entry, Name, Value
from forandring.reports.writer import Writer

__all__ = ["Chapter", "Match", "Part", "Record", "chapters", "discrepancies", "match", "matches", "sources"]

_CHAPTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("effects", ("Effect", "Assumption", "Prerequisite")),
    ("services", ("Level", "Scheme", "Service", "Approach")),
    ("organisations", ("Organisation", "StakeholderGroup")),
    ("figures", ("Figure", "Indicator", "Measurement")),
    ("concepts", ("Definition", "Persona")),
    ("duties", ("Obligation", "TimeLimit", "LegalBasis")),
    ("events", ("Event",)),
)
"""Chapter → the kinds it holds, in the order of the page."""

_MOST_NAMED = 60
_ELSEWHERE = frozenset(
    "Plan FocusArea Activity Goal TargetGroup Challenge Voice StatusRule StatusReport Discrepancy Source "
    "Funding Total Citation Waiver Mapping CausalLink".split()
)
# Property → the key of the words that say it backwards, of the node it points at.
_BACKWARDS = (
    "responsible",
    "partner",
    "obliges",
    "offers",
    "prerequisite",
    "usesMethod",
    "legalBasis",
    "timeLimit",
    "identifiedBy",
    "level",
    "indicator",
    "partOf",
    "broader",
    "builtOn",
)


class Record(NamedTuple):
    """An entry, and what other nodes say of it."""

    entry: Entry
    backwards: tuple[Detail, ...]


class Part(NamedTuple):
    """The records of one kind; its title is the kind's plural.

    ``all`` is how many there are, in words, where not all are among the records; else "".
    """

    kind: str
    title: str
    records: tuple[Record, ...]
    all: str


class Chapter(NamedTuple):
    """Several kinds that are read together."""

    name: str
    parts: tuple[Part, ...]


def chapters(writer: Writer) -> tuple[Chapter, ...]:
    """Return what the plan says besides its argument; kinds that it lacks are left out."""
    known = _ELSEWHERE.union(*(kinds for _, kinds in _CHAPTERS))
    others = tuple(dict.fromkeys(node.kind for node in writer.plan.nodes if node.kind not in known))
    found = []
    for name, kinds in (*_CHAPTERS, ("other", others)):
        parts = tuple(part for kind in kinds if (part := _part(writer, kind)).records)
        if parts:
            found.append(Chapter(name, parts))
    return tuple(found)


def _part(writer: Writer, kind: str) -> Part:
    nodes = [node for node in writer.plan.of(kind) if not node.id.startswith("_:")]
    shown = list(writer.described(nodes))
    if kind == "Event":
        shown.sort(key=_when)
    records = tuple(record(writer, node) for node in shown)
    cut = writer.number(len(nodes)) if len(shown) < len(nodes) else ""
    return Part(kind, writer.words.plural(kind), records, cut)


def _when(node: Node) -> tuple[bool, str]:
    said = node.lexical("date") or node.lexical("start") or ""
    return (not said, said)


def record(writer: Writer, node: Node) -> Record:
    """Return a node with all that is said of it, by itself and by others."""
    return Record(writer.entry(node), tuple(_backwards(writer, node)))


def _backwards(writer: Writer, node: Node) -> Iterator[Detail]:
    pointing = _pointing(writer.plan).get(node.id, {})
    for term in _BACKWARDS:
        if pointing.get(term):
            yield Detail(writer.words[f"backwards-{term}"], _names(writer, pointing[term]))
    if node.kind in ("Effect", "Assumption"):
        causes = _causes(writer.plan).get(node.id, ())
        if causes:
            yield Detail(writer.words["comes-of"], _names(writer, causes))


def _names(writer: Writer, identities: Iterable[str]) -> tuple[Value, ...]:
    identities = tuple(identities)
    named = tuple(Value(writer.name(identity)) for identity in identities[:_MOST_NAMED])
    more = len(identities) - len(named)
    return (*named, Value(Name(writer.words("and-names-more", count=writer.number(more))))) if more else named


@lru_cache(maxsize=16)
def _pointing(plan: Plan) -> MappingOf[str, MappingOf[str, tuple[str, ...]]]:
    """Return id → property → ids of the nodes that name it by that property, in text order."""
    found: dict[str, dict[str, list[str]]] = {}
    for node in plan.nodes:
        if node.kind == "Voice" or node.id.startswith("_:"):
            continue
        for term in _BACKWARDS:
            for identity in node.ids(term) if term in node.facts else ():
                found.setdefault(identity, {}).setdefault(term, []).append(node.id)
    return {node: {term: tuple(ids) for term, ids in by_term.items()} for node, by_term in found.items()}


@lru_cache(maxsize=16)
def _causes(plan: Plan) -> MappingOf[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for link in plan.links:
        found.setdefault(link.effect, {})[link.cause] = None
    return {effect: tuple(causes) for effect, causes in found.items()}


def discrepancies(writer: Writer) -> tuple[Record, ...]:
    """Return where the source disagrees with itself."""
    return _part(writer, "Discrepancy").records


def sources(writer: Writer) -> tuple[Record, ...]:
    """Return the documents that are cited or named."""
    return _part(writer, "Source").records


class Match(NamedTuple):
    """A node of this plan and its counterpart in another.

    Attributes:
        origin_cites, target_cites: where each side's own source says what is compared.
        cites: what else is cited for it.
    """

    origin: Name
    relation: str
    target: Name
    plan: Name
    notes: str
    inferred: bool
    origin_cites: tuple[Cite, ...]
    target_cites: tuple[Cite, ...]
    cites: tuple[Cite, ...]


def matches(writer: Writer) -> tuple[Match, ...]:
    """Return every statement that a node of this plan corresponds to a node of another."""
    theory = writer.material.theory
    found = []
    for mapping in theory.mappings_of(writer.plan):
        origin, target = (theory.plan_of(identity) for identity in (mapping.origin, mapping.target))
        found.append(match(writer, mapping, target if origin is writer.plan else origin))
    return tuple(found)


def match(writer: Writer, mapping: Mapping, other: Plan | None) -> Match:
    """Return a statement of correspondence as a row; ``other`` is the plan that is not the writer's."""
    theory = writer.material.theory
    sides = [theory.plan_of(identity) for identity in (mapping.origin, mapping.target)]
    of_side: list[list[Citation]] = [[], []]
    others: list[Citation] = []
    for citation in mapping.cites:
        plan = theory.plan_of(citation.source or "")
        (of_side[sides.index(plan)] if plan is not None and plan in sides else others).append(citation)
    origin_cites, target_cites = (
        writer.cites(cited, side.node.one("source") if side is not None and side.node else None)
        for cited, side in zip(of_side, sides, strict=True)
    )
    return Match(
        writer.name(mapping.origin),
        writer.words[f"relation-{mapping.relation}"],
        writer.name(mapping.target),
        Name(other.label(writer.language)) if other else Name(""),
        mapping.note.get(writer.language) or mapping.note.get("da") or "",
        mapping.basis == "Inferred",
        origin_cites,
        target_cites,
        writer.cites(others),
    )
