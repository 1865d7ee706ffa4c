"""Which nodes of different plans correspond, by the mappings between them, and which plan could know which."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from forandring.model import Mapping, Plan, Theory

__all__ = ["CLOSE", "INVERSE", "Counterpart", "Counterparts", "year_of"]

CLOSE = frozenset({"exactMatch", "closeMatch", "broadMatch", "narrowMatch"})
"""Relations by which one node stands for another; a related one only concerns the same."""

INVERSE = {"broadMatch": "narrowMatch", "narrowMatch": "broadMatch"}
"""SKOS: what is broader seen from one side is narrower seen from the other; the others look the same."""


class Counterpart(NamedTuple):
    """A node of another plan, and how it corresponds.

    Attributes:
        id: of the other node.
        relation: seen from the node that was asked about, e.g. ``broadMatch`` where the other is broader.
        basis: whose reading it is: ``Stated`` or ``Inferred``.
        mapping: the statement that says so.
        could_know: whether the other's plan can have known the one asked about: ``False`` where it is
            dated earlier, ``None`` where one of them is not dated.
    """

    id: str
    relation: str
    basis: str
    mapping: Mapping
    could_know: bool | None

    @property
    def close(self) -> bool:
        """Whether it stands for the node, rather than concerning the same."""
        return self.relation in CLOSE

    @property
    def answers(self) -> bool:
        """Whether it may be read as an answer: not of an earlier plan, unless the texts say so themselves."""
        return self.could_know is not False or (self.close and self.basis == "Stated")


class Counterparts:
    """The mappings of a theory, looked up from either side; nothing is concluded from two mappings in a row.

    Source: SKOS reference, sections 10.3 and 10.6 (W3C 2009): all but exact matches are not transitive.
    """

    def __init__(self, theory: Theory) -> None:
        self._years = {plan.id: year_of(plan) for plan in theory.plans}
        self._index = theory.index
        self._found: dict[str, list[Counterpart]] = {}
        for mapping in theory.mappings:
            inverse = INVERSE.get(mapping.relation, mapping.relation)
            self._add(mapping.origin, mapping.target, mapping.relation, mapping)
            self._add(mapping.target, mapping.origin, inverse, mapping)

    def _add(self, one: str, other: str, relation: str, mapping: Mapping) -> None:
        if one in self._index and other in self._index:
            known = self._could_know(self._index[other].plan, self._index[one].plan)
            self._found.setdefault(one, []).append(
                Counterpart(other, relation, mapping.basis, mapping, known)
            )

    def _could_know(self, reader: str, read: str) -> bool | None:
        mine, theirs = self._years.get(reader), self._years.get(read)
        return None if mine is None or theirs is None else mine >= theirs

    def of(
        self, node: str, *, kinds: Collection[str] | None = None, plan: str | None = None
    ) -> tuple[Counterpart, ...]:
        """Return the counterparts of a node, in order of the mappings.

        Args:
            node: id.
            kinds: of the other nodes; ``None`` for any.
            plan: id of the other nodes' plan; ``None`` for any.
        """
        return tuple(
            found
            for found in self._found.get(node, ())
            if (kinds is None or self._index[found.id].kind in kinds)
            and (plan is None or self._index[found.id].plan == plan)
        )


def year_of(plan: Plan) -> int | None:
    """Return the year in which a plan was written or begins; ``None`` where it does not say."""
    if plan.node is None:
        return None
    for term in ("date", "start"):
        written = plan.node.lexical(term)
        if written and written[:4].isdigit():
            return int(written[:4])
    return None
