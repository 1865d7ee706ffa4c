"""Which uses and values of a property its shape does not allow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forandring.checks.case import Case, Sort, sort_of
from forandring.model import MOST_DIGITS, Fact, Node, decimal
from forandring.rdf import Alternative, Shape
from forandring.rdf.xsd import well_formed
from forandring.terms import FO, XSD, Literal, Term

__all__ = ["Judge", "is_too_long", "takes_nodes"]

_NUMBERS = frozenset({XSD + "decimal", XSD + "integer"})
_NODE_KINDS = {"BlankNode": (True,), "IRI": (False,), "BlankNodeOrIRI": (True, False)}
"""A node kind of SHACL → whether nodes of it are blank."""


class Judge:
    """Judges the uses of a property by its shape: kinds of users and of values first, since most are alike."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._lineages: dict[tuple[str, ...], frozenset[str]] = {}

    def strangers(self, shape: Shape) -> Iterator[Node]:
        """Yield the users of a property that its shape has no room for, in text order."""
        if not shape.domain:
            return
        examples = self._case.survey.examples[shape.property]
        sorts = {sort for sort, example in examples.items() if not self._belongs(example, shape)}
        if sorts:
            for node in self._case.survey.users[shape.property]:
                if sort_of(node) in sorts:
                    yield node

    def is_misplaced(self, node: Node) -> bool:
        """Return whether a node has some property whose shape has no room for it."""
        shapes = self._case.vocabulary.shapes
        used = [shapes[name] for name in node.facts if name in shapes]
        return any(shape.domain and not self._belongs(node.id, shape) for shape in used)

    def _belongs(self, node_id: str, shape: Shape) -> bool:
        return any(self._is(node_id, alternative) for alternative in shape.domain)

    def overfull(self, shape: Shape) -> Iterator[tuple[Node, tuple[Fact, ...]]]:
        """Yield who says more different values of a property than can be, with all that it says."""
        if shape.most:
            for node in self._case.survey.users[shape.property]:
                facts = node.facts[shape.property]
                if len(facts) > shape.most and _contradict(node, facts, shape.most):
                    yield node, facts

    def unfit(self, shape: Shape) -> Iterator[tuple[Node, Fact]]:
        """Yield who says of a property what it cannot be, in text order."""
        values = self._unfit_values(shape)
        if values:
            yield from self._case.saying(shape.property, values)

    def _unfit_values(self, shape: Shape) -> set[Term]:
        """Return the values that no alternative of a property takes.

        A reference to nothing, an unknown term and a node that could not be read are findings of their own.
        """
        values = self._case.survey.values[shape.property]
        if shape.least_value in ("", "0") and not any(one.pattern or one.values for one in shape.range):
            examples = {self._kind(value): value for value in values}
            unfit = {kind for kind, example in examples.items() if not self._fits(example, shape)}
            values = {value for value in values if self._kind(value) in unfit} if unfit else set()
        else:
            values = {value for value in values if not self._fits(value, shape)}
        takes = takes_nodes(shape)
        return {v for v in values if not (self._is_undefined(v, takes) or self._has_what_is_needed(v, shape))}

    def _has_what_is_needed(self, value: Term, shape: Shape) -> bool:
        """Return whether a value is written in brackets and, whatever it says it is, has what makes it count."""
        node = self._case.described.get(value) if isinstance(value, str) and value.startswith("_:") else None
        return node is not None and any(one.needs in node.facts for one in shape.range if one.needs)

    def _kind(self, value: Term) -> Term | Sort:
        """Return what values have in common that fit alike; negative and very long numbers are kinds apart."""
        if isinstance(value, Literal):
            if value.datatype not in _NUMBERS:
                return value.datatype
            return value if value.lexical[:1] == "-" or len(value.lexical) > MOST_DIGITS else value.datatype
        known = self._case.described.get(value)
        return value if known is None else sort_of(known)

    def _is_undefined(self, value: Term, can_be_node: bool) -> bool:
        if isinstance(value, Literal):
            return False
        if value.startswith(FO):
            return value not in self._case.vocabulary.iris
        return can_be_node and self._is_unknown(value)

    def _is_unknown(self, value: str) -> bool:
        return value not in self._case.described or value in self._case.damaged

    def _fits(self, value: Term, shape: Shape) -> bool:
        if shape.range and not any(self._fits_one(value, alternative) for alternative in shape.range):
            return False
        if type(value) is not Literal:
            return True
        return not is_too_long(value) and (
            not shape.least_value or _is_at_least(value.lexical, int(shape.least_value))
        )

    def _fits_one(self, value: Term, alternative: Alternative) -> bool:
        if isinstance(value, Literal):
            return value.datatype == alternative.datatype and (
                not alternative.pattern or re.search(alternative.pattern, value.lexical) is not None
            )
        return not alternative.datatype and self._is(value, alternative)

    def _is(self, node_id: str, alternative: Alternative) -> bool:
        if alternative.class_name:
            return alternative.class_name in self._lineage(node_id)
        if alternative.values:
            return node_id in alternative.values
        if node_id.startswith("_:") not in _NODE_KINDS.get(alternative.node_kind, ()):
            return False
        # What is of no kind and lacks something is the matter of another rule.
        return not (alternative.needs and self._lineage(node_id))

    def _lineage(self, node_id: str) -> frozenset[str]:
        """Return every class that a node is of: those it is said to be, and the ones above them."""
        node = self._case.described.get(node_id)
        if node is None or not node.type:
            return frozenset()
        types, _ = sort_of(node)
        known = self._lineages.get(types)
        if known is None:
            lineage = self._case.vocabulary.lineage
            known = self._lineages[types] = frozenset(name for each in types for name in lineage(each))
        return known


def _contradict(node: Node, facts: tuple[Fact, ...], most: int) -> bool:
    """Whether there are too many different values; described twice is another rule's finding."""
    return len({fact.value for fact in facts}) > most and len(node.facts.get("a", ())) < 2


def _is_at_least(lexical: str, least: int) -> bool:
    """Whether a number is large enough; what is no number is another rule's matter."""
    if least == 0 and not lexical.startswith("-"):
        return True
    number = decimal(lexical)
    return number is None or number >= least


def takes_nodes(shape: Shape) -> bool:
    """Return whether the values of a property may be nodes, and not only texts and numbers."""
    return any(not alternative.datatype for alternative in shape.range)


def is_too_long(value: Literal) -> bool:
    """Return whether a number is well formed and yet longer than the program counts with."""
    return (
        len(value.lexical) > MOST_DIGITS
        and value.datatype in _NUMBERS
        and decimal(value.lexical) is None
        and well_formed(value)
    )
