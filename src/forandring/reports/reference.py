"""What a plan says besides its argument: effects, schemes, organisations, figures, definitions, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from forandring.model import Node, Plan
from forandring.reports.writer import Cite, Detail, Entry, Name, Value, Writer

__all__ = ["Chapter", "Match", "Part", "Record", "chapters", "discrepancies", "matches", "sources"]

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
    """The records of one kind; its title is the kind's plural."""

    kind: str
    title: str
    records: tuple[Record, ...]


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
    if kind == "Event":
        nodes.sort(key=_when)
    return Part(kind, writer.words.plural(kind), tuple(record(writer, node) for node in nodes))


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
    return tuple(Value(writer.name(identity)) for identity in identities)


@lru_cache(maxsize=16)
def _pointing(plan: Plan) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return id → property → ids of the nodes that name it by that property, in text order."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for node in plan.nodes:
        if node.kind == "Voice" or node.id.startswith("_:"):
            continue
        for term in _BACKWARDS:
            for identity in node.ids(term) if term in node.facts else ():
                by_term = found.setdefault(identity, {})
                by_term[term] = (*by_term.get(term, ()), node.id)
    return found


@lru_cache(maxsize=16)
def _causes(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for link in plan.links:
        if link.cause not in found.get(link.effect, ()):
            found[link.effect] = (*found.get(link.effect, ()), link.cause)
    return found


def discrepancies(writer: Writer) -> tuple[Record, ...]:
    """Return where the source disagrees with itself."""
    return _part(writer, "Discrepancy").records


def sources(writer: Writer) -> tuple[Record, ...]:
    """Return the documents that are cited or named."""
    return _part(writer, "Source").records


class Match(NamedTuple):
    """A node of this plan and its counterpart in another."""

    origin: Name
    relation: str
    target: Name
    plan: Name
    notes: str
    inferred: bool
    cites: tuple[Cite, ...]


def matches(writer: Writer) -> tuple[Match, ...]:
    """Return every statement that a node of this plan corresponds to a node of another."""
    theory = writer.material.theory
    found = []
    for mapping in theory.mappings:
        plans = [
            theory.index[i].plan if i in theory.index else None for i in (mapping.origin, mapping.target)
        ]
        if writer.plan.id not in plans:
            continue
        other = plans[1] if plans[0] == writer.plan.id else plans[0]
        plan = next((plan for plan in theory.plans if plan.id == other), None)
        note = mapping.note.get(writer.language) or mapping.note.get("da") or ""
        found.append(
            Match(
                writer.name(mapping.origin),
                writer.words[f"relation-{mapping.relation}"],
                writer.name(mapping.target),
                Name(plan.label(writer.language)) if plan else Name(""),
                note,
                mapping.basis == "Inferred",
                writer.cites_in_full(mapping.cites),
            )
        )
    return tuple(found)
