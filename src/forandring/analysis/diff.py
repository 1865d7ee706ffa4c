"""What changed between two versions of a theory, and what that did to findings and to each goal's routes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from forandring.analysis.matching import matches
from forandring.analysis.reach import Reach, Reaches
from forandring.findings import Finding
from forandring.model import Link, Node, Plan, Theory, decimal
from forandring.terms import XSD_DECIMAL, XSD_DOUBLE, XSD_INTEGER, Literal

__all__ = ["Diff", "FieldChange", "GoalChange", "LinkChange", "NodeChange", "Value", "diff"]

_FIGURES = frozenset({XSD_DECIMAL, XSD_INTEGER, XSD_DOUBLE})
_DEEPEST = 4
"""Blank nodes within blank nodes that are looked into; no term of the vocabulary nests deeper."""
_NOT_COMPARED = frozenset({"a", "leadsTo"})


class Nested(NamedTuple):
    """A value that has no id of its own, by what it says: property's local name → values."""

    said: tuple[tuple[str, tuple[Value, ...]], ...]


Value = str | Literal | Nested
"""An id (that of the new version where the node exists there), a literal, or what a blank node says."""


class FieldChange(NamedTuple):
    """One property of a node or link before and after; ``()`` where it says nothing.

    ``figure`` tells whether a number stands on either side.
    """

    term: str
    old: tuple[Value, ...]
    new: tuple[Value, ...]
    figure: bool


class NodeChange(NamedTuple):
    """A node that is in both versions and says something else; ``old`` and ``new`` are its ids.

    ``renamed`` tells whether its id or one of its labels is another.
    """

    old: str
    new: str
    renamed: bool
    fields: tuple[FieldChange, ...]


class LinkChange(NamedTuple):
    """An arrow between the same two nodes that says something else."""

    old: Link
    new: Link
    fields: tuple[FieldChange, ...]


class GoalChange(NamedTuple):
    """What became of a goal's routes; ``before`` is ``None`` for a new goal, ``after`` for one that is gone."""

    goal: str
    before: Reach | None
    after: Reach | None

    @property
    def verdict(self) -> str:
        """``added``, ``gone``, ``lost`` (its last activity), ``gained`` (its first), ``fewer``, ``more``, ``other``."""
        if self.before is None or self.after is None:
            return "added" if self.before is None else "gone"
        old, new = len(self.before.activities), len(self.after.activities)
        if bool(old) != bool(new):
            return "lost" if old else "gained"
        routes = (self.before.inferred.number, self.after.inferred.number)
        if routes[0] == routes[1]:
            return "other"
        return "fewer" if routes[1] < routes[0] else "more"


@dataclass(frozen=True, slots=True)
class Diff:
    """The answer of ``diff``; everything in text order, what is gone in the old version's.

    Attributes:
        old, new: the two theories.
        same: old id → new id.
        added, gone: ids of nodes.
        changed: nodes that say something else, renamed ones included.
        links_added, links_gone, links_changed: arrows.
        findings_added, findings_gone: open and accepted ones alike.
        findings_kept: how many are in both.
        goals: goals whose routes changed.
    """

    old: Theory
    new: Theory
    same: Mapping[str, str]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[NodeChange, ...]
    links_added: tuple[Link, ...]
    links_gone: tuple[Link, ...]
    links_changed: tuple[LinkChange, ...]
    findings_added: tuple[Finding, ...]
    findings_gone: tuple[Finding, ...]
    findings_kept: int
    goals: tuple[GoalChange, ...]

    @property
    def renamed(self) -> tuple[NodeChange, ...]:
        """The nodes that have another id or label."""
        return tuple(change for change in self.changed if change.renamed)

    @property
    def figures(self) -> tuple[tuple[str, FieldChange], ...]:
        """New id of the node, and the change, of every number that changed."""
        return tuple((node.new, field) for node in self.changed for field in node.fields if field.figure)

    @property
    def empty(self) -> bool:
        """Whether the versions say the same."""
        parts = (self.added, self.gone, self.changed, self.links_added, self.links_gone, self.links_changed)
        return not any(parts)


def diff(
    old: Theory,
    new: Theory,
    old_findings: Iterable[Finding] = (),
    new_findings: Iterable[Finding] = (),
) -> Diff:
    """Return what changed from ``old`` to ``new``.

    The order of statements, files they stand in, comments and prefixes are no change. Nodes are the same by
    IRI, else by label and neighbourhood; blank nodes by what they say.

    Cost: O(n + m) besides matching what has another IRI and O(part) for each goal whose routes changed.
    """
    same = matches(old, new)
    kept = set(same.values())
    compared = _Comparison(old, new, same)
    gone, added, changed_links = compared.links()
    changed = tuple(compared.nodes())
    findings_gone, findings_added, findings_kept = _findings(old_findings, new_findings, same)
    arrows = (*gone, *added, *(link for change in changed_links for link in (change.old, change.new)))
    touched = {end for link in arrows for end in (link.cause, link.effect)}
    touched |= {i for change in changed if change.fields for i in (change.old, change.new)}
    touched |= {i for i in new.index if i not in kept} | {i for i in old.index if i not in same}
    return Diff(
        old,
        new,
        same,
        tuple(i for i in new.index if i not in kept),
        tuple(i for i in old.index if i not in same),
        changed,
        added,
        gone,
        changed_links,
        findings_added,
        findings_gone,
        findings_kept,
        tuple(_goals(old, new, same, touched)),
    )


class _Comparison:
    """Holds how values of either version are written so that they can be compared."""

    def __init__(self, old: Theory, new: Theory, same: Mapping[str, str]) -> None:
        self.old, self.new, self.same = old, new, same
        self.plans = ({plan.id: plan for plan in old.plans}, {plan.id: plan for plan in new.plans})

    def nodes(self) -> Iterable[NodeChange]:
        """Yield the nodes in both versions that say something else, in the new one's text order."""
        back = {new: old for old, new in self.same.items()}
        for identity, node in self.new.index.items():
            if identity in back:
                before = self.old.index[back[identity]]
                fields = self._fields(before, node)
                labels = any(field.term == "prefLabel" and field.old for field in fields)
                if fields or before.id != identity:
                    yield NodeChange(before.id, identity, labels or before.id != identity, fields)

    def _fields(self, old: Node, new: Node) -> tuple[FieldChange, ...]:
        found = [_field("a", (old.type,), (new.type,))] if old.type != new.type else []
        for term in dict.fromkeys((*new.facts, *old.facts)):
            if term not in _NOT_COMPARED:
                before, after = self._said(old, term, 0), self._said(new, term, 1)
                if before != after and _meant(before) != _meant(after):
                    found.append(_field(term, before, after))
        return tuple(found)

    def _said(self, node: Node, term: str, side: int) -> tuple[Value, ...]:
        facts = node.facts.get(term, ())
        plan = self.plans[side].get(node.plan)
        values = [self._value(fact.value, plan, side, 0) for fact in facts]
        return tuple(values if len(values) < 2 else sorted(values, key=repr))

    def _value(self, value: str | Literal, plan: Plan | None, side: int, depth: int) -> Value:
        if isinstance(value, Literal):
            return value
        if not value.startswith("_:"):
            return self.same.get(value, value) if side == 0 else value
        described = plan.described.get(value) if plan else None
        if described is None or depth == _DEEPEST:
            return "_:"
        said = (
            (term, tuple(sorted((self._value(f.value, plan, side, depth + 1) for f in facts), key=repr)))
            for term, facts in described.facts.items()
            if term != "a"
        )
        return Nested(tuple(sorted(said)))

    def links(self) -> tuple[tuple[Link, ...], tuple[Link, ...], tuple[LinkChange, ...]]:
        """Return the arrows gone and added, and those between the same nodes that say something else."""
        before: dict[tuple[str, str], list[Link]] = {}
        for link in self.old.links():
            ends = (self.same.get(link.cause, link.cause), self.same.get(link.effect, link.effect))
            before.setdefault(ends, []).append(link)
        added, changed = [], []
        waiting: list[Link] = []
        for link in self.new.links():
            candidates = before.get((link.cause, link.effect), [])
            equal = next((old for old in candidates if not self._link_fields(old, link)), None)
            if equal is None:
                waiting.append(link)
            else:
                candidates.remove(equal)
        for link in waiting:
            candidates = before.get((link.cause, link.effect), [])
            if candidates:
                old = candidates.pop(0)
                changed.append(LinkChange(old, link, self._link_fields(old, link)))
            else:
                added.append(link)
        left = {id(link) for links in before.values() for link in links}
        gone = tuple(link for link in self.old.links() if id(link) in left)
        return gone, tuple(added), tuple(changed)

    def _link_fields(self, old: Link, new: Link) -> tuple[FieldChange, ...]:
        mine = tuple(sorted(self.same.get(i, i) for i in old.assumptions))
        fields = (
            _field("polarity", (old.polarity,), (new.polarity,)),
            _field("evidence", tuple(sorted(old.evidence)), tuple(sorted(new.evidence))),
            _field("confidence", _some(old.confidence), _some(new.confidence)),
            _field("basis", (old.basis,), (new.basis,)),
            _field("assumes", mine, tuple(sorted(new.assumptions))),
            _field("cites", self._cited(old, 0), self._cited(new, 1)),
        )
        return tuple(field for field in fields if field.old != field.new)

    def _cited(self, link: Link, side: int) -> tuple[Value, ...]:
        cited = {
            (cite.at, self.same.get(cite.source or "", cite.source or "") if side == 0 else cite.source or "")
            for cite in link.cites
        }
        return tuple(Literal(at) for at, _ in sorted(cited))


def _some(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _meant(values: Iterable[Value]) -> list[object]:
    """Return values so that numbers written differently are equal: 1.0 is 1."""
    return sorted((_meaning(value) for value in values), key=repr)


def _meaning(value: Value) -> object:
    if isinstance(value, Nested):
        return [(term, _meant(inner)) for term, inner in value.said]
    number = decimal(value.lexical) if isinstance(value, Literal) and value.datatype in _FIGURES else None
    return value if number is None else number.normalize()


def _field(term: str, old: tuple[Value, ...], new: tuple[Value, ...]) -> FieldChange:
    figure = any(isinstance(value, Literal) and value.datatype in _FIGURES for value in (*old, *new))
    return FieldChange(term, old, new, figure)


def _findings(
    old: Iterable[Finding], new: Iterable[Finding], same: Mapping[str, str]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], int]:
    """Return the findings gone and added, and how many are in both; a renamed node's are the same."""
    waiting: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in old:
        key = (finding.code, same.get(finding.node or "", finding.node or ""), _key(finding, same))
        waiting.setdefault(key, []).append(finding)
    added, kept = [], 0
    for finding in new:
        known = waiting.get((finding.code, finding.node or "", finding.key))
        if known:
            known.pop(0)
            kept += 1
        else:
            added.append(finding)
    left = {id(finding) for found in waiting.values() for finding in found}
    return tuple(f for found in waiting.values() for f in found if id(f) in left), tuple(added), kept


def _key(finding: Finding, same: Mapping[str, str]) -> str:
    """Return what sets a finding apart, with the ids in it as they are in the new version."""
    return " ".join(same.get(word, word) for word in finding.key.split(" "))


def _goals(old: Theory, new: Theory, same: Mapping[str, str], touched: set[str]) -> Iterable[GoalChange]:
    """Yield the goals whose activities, routes, evidence or risk changed, in text order; gone ones last.

    Only goals that something touched leads to are looked at.
    """
    if not touched:
        return
    before, after = Reaches(old), Reaches(new)
    below_old, below_new = _below(before, touched), _below(after, touched)
    back = {new_id: old_id for old_id, new_id in same.items()}
    for node in new.nodes():
        if node.kind != "Goal" or not (node.id in below_new or back.get(node.id) in below_old):
            continue
        was_goal = node.id in back and old.index[back[node.id]].kind == "Goal"
        earlier = before.of(back[node.id]) if was_goal else None
        later = after.of(node.id)
        if earlier is None or _differs(earlier, later, same):
            yield GoalChange(node.id, earlier, later)
    for node in old.nodes():
        if node.kind == "Goal" and (node.id not in same or new.index[same[node.id]].kind != "Goal"):
            yield GoalChange(node.id, before.of(node.id), None)


def _below(reaches: Reaches, touched: set[str]) -> set[str]:
    """Return what anything touched leads to; what requires a touched condition is touched itself."""
    conditioned = {
        node.id for node in reaches.theory.nodes() if not touched.isdisjoint(node.ids("prerequisite"))
    }
    return reaches.ways.after(touched | conditioned)


def _differs(before: Reach, after: Reach, same: Mapping[str, str]) -> bool:
    activities = {same.get(i, i) for i in before.activities}
    return activities != set(after.activities) or before[1:] != after[1:]
