"""What nodes and arrows that are in two versions of a theory say differently in the newer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from forandring.model import Fact, Link, Node, Plan, Theory, decimal
from forandring.terms import XSD_DECIMAL, XSD_DOUBLE, XSD_INTEGER, Literal

__all__ = ["Changes", "FieldChange", "LinkChange", "Nested", "NodeChange", "Value"]

_FIGURES = frozenset({XSD_DECIMAL, XSD_INTEGER, XSD_DOUBLE})
_DEEPEST = 4
"""Blank nodes within blank nodes that are looked into; no term of the vocabulary nests deeper."""
_NOT_COMPARED = frozenset({"a", "leadsTo"})
_TOLD_OF_LINKS = frozenset(
    {"a", "cause", "effect", "polarity", "evidence", "confidence", "basis", "assumes", "cites"}
)
"""What an arrow says by its own fields."""

Facts = Mapping[str, tuple[Fact, ...]]


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


class Changes:
    """Holds how values of either version are written so that they can be compared.

    Args:
        old, new: the versions.
        same: id in ``old`` → id in ``new``.
    """

    def __init__(self, old: Theory, new: Theory, same: Mapping[str, str]) -> None:
        self._theories = (old, new)
        self._same = same
        self._plans = (_plans_by_file(old), _plans_by_file(new))

    def nodes(self) -> Iterator[NodeChange]:
        """Yield the nodes in both versions that say something else, in the new one's text order."""
        old, new = self._theories
        back = {new_id: old_id for old_id, new_id in self._same.items()}
        for identity, node in new.index.items():
            if identity in back:
                before = old.index[back[identity]]
                fields = self._node_fields(before, node)
                labels = any(field.term == "prefLabel" and field.old for field in fields)
                if fields or before.id != identity:
                    yield NodeChange(before.id, identity, labels or before.id != identity, fields)

    def _node_fields(self, old: Node, new: Node) -> tuple[FieldChange, ...]:
        kind = (_field("a", (old.type,), (new.type,)),) if old.type != new.type else ()
        return (*kind, *self._facts(old.facts, new.facts, _NOT_COMPARED))

    def _facts(self, old: Facts, new: Facts, but: frozenset[str]) -> Iterator[FieldChange]:
        """Yield the properties that say something else, all but some."""
        for term in dict.fromkeys((*new, *old)):
            if term not in but:
                before, after = self._said(old.get(term, ()), 0), self._said(new.get(term, ()), 1)
                if before != after and _meant(before) != _meant(after):
                    yield _field(term, before, after)

    def _said(self, facts: Iterable[Fact], side: int) -> tuple[Value, ...]:
        values = [self._value(fact, side, 0) for fact in facts]
        return tuple(values if len(values) < 2 else sorted(values, key=repr))

    def _value(self, fact: Fact, side: int, depth: int) -> Value:
        value = fact.value
        if isinstance(value, Literal):
            return value
        if not value.startswith("_:"):
            return self._id(value, side)
        plan = self._plans[side].get(fact.file)
        described = plan.described.get(value) if plan else None
        if described is None or depth == _DEEPEST:
            return "_:"
        said = (
            (term, tuple(sorted((self._value(each, side, depth + 1) for each in facts), key=repr)))
            for term, facts in described.facts.items()
            if term != "a"
        )
        return Nested(tuple(sorted(said)))

    def _id(self, identity: str, side: int) -> str:
        """Return an id as it is in the new version."""
        return self._same.get(identity, identity) if side == 0 else identity

    def links(self) -> tuple[tuple[Link, ...], tuple[Link, ...], tuple[LinkChange, ...]]:
        """Return the arrows gone and added, and those between the same nodes that say something else."""
        old, new = self._theories
        before: dict[tuple[str, str], list[Link]] = {}
        for link in old.links():
            before.setdefault((self._id(link.cause, 0), self._id(link.effect, 0)), []).append(link)
        waiting = [link for link in new.links() if not self._equal_taken(link, before)]
        added, changed = [], []
        for link in waiting:
            candidates = before.get((link.cause, link.effect), [])
            if candidates:
                known = candidates.pop(0)
                changed.append(LinkChange(known, link, self._link_fields(known, link)))
            else:
                added.append(link)
        left = {id(link) for links in before.values() for link in links}
        return tuple(link for link in old.links() if id(link) in left), tuple(added), tuple(changed)

    def _equal_taken(self, link: Link, before: Mapping[tuple[str, str], list[Link]]) -> bool:
        """Take an old arrow that says the same out of ``before``; return whether there was one."""
        candidates = before.get((link.cause, link.effect), [])
        for old in candidates:
            if not self._link_fields(old, link):
                candidates.remove(old)
                return True
        return False

    def _link_fields(self, old: Link, new: Link) -> tuple[FieldChange, ...]:
        assumed = tuple(sorted(self._id(i, 0) for i in old.assumptions))
        fields = (
            _field("polarity", (old.polarity,), (new.polarity,)),
            _field("evidence", tuple(sorted(old.evidence)), tuple(sorted(new.evidence))),
            _field("confidence", _some(old.confidence), _some(new.confidence)),
            _field("basis", (old.basis,), (new.basis,)),
            _field("assumes", assumed, tuple(sorted(new.assumptions))),
            _field("cites", *self._cited(old, new)),
        )
        differing = tuple(field for field in fields if field.old != field.new)
        return (*differing, *self._facts(old.facts, new.facts, _TOLD_OF_LINKS))

    def _cited(self, old: Link, new: Link) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
        """Return what both versions of an arrow cite; the source is named where there are several."""
        cited = [
            sorted({(cite.at, self._id(cite.source or "", side)) for cite in link.cites})
            for side, link in enumerate((old, new))
        ]
        several = len({source for each in cited for _, source in each}) > 1
        before, after = (tuple(_citation(at, source * several) for at, source in each) for each in cited)
        return before, after


def _plans_by_file(theory: Theory) -> dict[str, Plan]:
    return {file: plan for plan in theory.plans for file in plan.files}


def _citation(at: str, source: str) -> Value:
    return Nested((("at", (Literal(at),)), ("source", (source,)))) if source else Literal(at)


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
