"""Target groups and challenges as trees: who is served, what is addressed, who pointed it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from forandring.model import Node, Plan, TargetGroup
from forandring.reports.rows import Cite, Detail, Name, Phrase
from forandring.reports.writer import Writer

__all__ = ["Branch", "Layer", "Voices", "challenges", "layers", "target_groups", "voices"]


class Branch(NamedTuple):
    """A target group or a challenge with its parts.

    Attributes:
        anchor, name, number, definition, notes, cites, inferred: as of an entry.
        by: activities aimed at it, or that address it.
        others: schemes, effects and goals that do.
        voices: how many quoted voices speak to it, by the group they come from, and where.
        accepted: its gap has been accepted.
        parts: narrower groups, or the challenges it consists of, in text order.
    """

    anchor: str
    name: Phrase
    number: str
    also: tuple[Phrase, ...]
    definition: Phrase
    notes: tuple[Phrase, ...]
    details: tuple[Detail, ...]
    by: tuple[Name, ...]
    others: tuple[Name, ...]
    voices: tuple[Voices, ...]
    gap: bool
    accepted: bool
    cites: tuple[Cite, ...]
    inferred: bool
    parts: tuple[Branch, ...]


class Layer(NamedTuple):
    """The groups, or levels of effort, that the source puts in one layer; counted from the top."""

    number: int
    names: tuple[Name, ...]


class Voices(NamedTuple):
    """How many quoted voices come from one group, and where they stand."""

    group: Name
    number: int
    cites: tuple[Cite, ...]


def target_groups(writer: Writer) -> tuple[Branch, ...]:
    """Return the target groups as trees, by what is wider than what."""
    return _trees(writer, "TargetGroup", "broader", "targetGroup", "FO106")


def challenges(writer: Writer) -> tuple[Branch, ...]:
    """Return the challenges as trees, by what is part of what."""
    return _trees(writer, "Challenge", "partOf", "addresses", "FO107")


def layers(writer: Writer, kind: str = "TargetGroup") -> tuple[Layer, ...]:
    """Return the layers in which the source orders its groups or levels, from the top."""
    found: dict[int, list[Name]] = {}
    for node in writer.plan.of(kind):
        number = node.layer if isinstance(node, TargetGroup) else node.number("layer")
        if number is not None:
            found.setdefault(int(number), []).append(writer.name(node.id))
    return tuple(Layer(number, tuple(names)) for number, names in sorted(found.items()))


def _trees(writer: Writer, kind: str, upwards: str, towards: str, code: str) -> tuple[Branch, ...]:
    nodes = {node.id: node for node in writer.plan.of(kind)}
    parts: dict[str | None, list[Node]] = {}
    for node in nodes.values():
        above = [whole for whole in node.ids(upwards) if whole in nodes and whole != node.id]
        parts.setdefault(above[0] if above else None, []).append(node)
    builder = _Trees(writer, kind, upwards, parts, _pointing(writer.plan, towards), code)
    found = [builder.branch(node) for node in parts.get(None, ())]
    # What hangs only in a ring of its own kind would otherwise be on no tree.
    found.extend(builder.branch(node) for node in nodes.values() if node.id not in builder.done)
    return tuple(found)


class _Trees:
    """Holds what branches need while trees are made; every node stands in one place."""

    def __init__(
        self,
        writer: Writer,
        kind: str,
        upwards: str,
        parts: Mapping[str | None, list[Node]],
        pointing: Mapping[str, list[Node]],
        code: str,
    ) -> None:
        self.writer = writer
        self.kind = kind
        self.upwards = upwards
        self.parts = parts
        self.pointing = pointing
        self.done: set[str] = set()
        findings = [f for f in writer.material.findings if f.code == code]
        self.gaps = {finding.node for finding in findings}
        self.accepted = {finding.node for finding in findings if finding.waived}
        self.voices = _voices_by_challenge(writer.plan)

    def branch(self, node: Node) -> Branch:
        """Return a node with everything below it."""
        self.done.add(node.id)
        writer = self.writer
        pointing = self.pointing.get(node.id, ())
        entry = writer.entry(node, but=(self.upwards,))
        wholes = [
            whole for whole in node.ids(self.upwards) if (n := writer.node(whole)) and n.kind == self.kind
        ]
        details = entry.details
        if len(wholes) > 1:
            others = writer.detail(node, self.upwards)
            details = (Detail(others.term, others.values[1:]), *details)
        return Branch(
            entry.anchor,
            entry.name,
            entry.number,
            entry.also,
            entry.definition,
            entry.notes,
            details,
            writer.names(n.id for n in pointing if n.kind == "Activity"),
            writer.names(
                n.id for n in pointing if n.kind not in ("Activity", "Challenge", "TargetGroup", "Plan")
            ),
            tuple(
                Voices(writer.name(group), len(said), _cites(writer, said))
                for group, said in self.voices.get(node.id, {}).items()
            ),
            node.id in self.gaps,
            node.id in self.accepted,
            entry.cites,
            entry.inferred,
            tuple(self.branch(part) for part in self.parts.get(node.id, ()) if part.id not in self.done),
        )


@lru_cache(maxsize=16)
def _pointing(plan: Plan, term: str) -> Mapping[str, list[Node]]:
    """Return id → nodes of the plan that name it by ``term``, in text order."""
    found: dict[str, list[Node]] = {}
    for node in plan.nodes:
        for identity in node.ids(term):
            found.setdefault(identity, []).append(node)
    return found


def _voices_by_challenge(plan: Plan) -> dict[str, dict[str, list[Node]]]:
    """Return challenge → group → the voices of the group that speak to it."""
    found: dict[str, dict[str, list[Node]]] = {}
    for voice in plan.of("Voice"):
        for challenge in voice.ids("speaksTo"):
            of_group = found.setdefault(challenge, {})
            for group in voice.ids("group"):
                of_group.setdefault(group, []).append(voice)
    return found


def voices(writer: Writer) -> tuple[Voices, ...]:
    """Return how many quoted voices each group has, the most heard first."""
    by_group: dict[str, list[Node]] = {}
    for voice in writer.plan.of("Voice"):
        for group in voice.ids("group"):
            by_group.setdefault(group, []).append(voice)
    rows = [Voices(writer.name(group), len(said), _cites(writer, said)) for group, said in by_group.items()]
    return tuple(sorted(rows, key=lambda row: -row.number))


def _cites(writer: Writer, nodes: Iterable[Node]) -> tuple[Cite, ...]:
    return writer.cites(citation for node in nodes for citation in node.cites)
