"""What rules look at: a theory with what several of them need to know of it, found out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from forandring.checks.complaints import Complaint
from forandring.findings import Rule
from forandring.model import Fact, Link, Node, Theory, local_name, namespace
from forandring.network import Adjacency, adjacency, reached_from, reaching, supports
from forandring.rdf import Vocabulary
from forandring.syntax import Problem
from forandring.terms import FO, Term
from forandring.texts import Message

if TYPE_CHECKING:
    from forandring.sources import Comparison, Library

__all__ = ["Case", "Check", "FileText", "Sort", "sort_of"]


class FileText(NamedTuple):
    """What is known of a file before its content is: why it could not be read, what is wrong with its text."""

    path: str
    unreadable: tuple[Message, Message] | None
    problems: tuple[Problem, ...]
    line: int | None = None


class Survey(NamedTuple):
    """What a theory is made of, for rules about words and values: most of them need not look at every fact.

    Attributes:
        users: property name → the nodes that use it, in text order.
        values: property name → its values, each once.
        examples: property name → sort of user → the id of one such user.
    """

    users: Mapping[str, list[Node]]
    values: Mapping[str, set[Term]]
    examples: Mapping[str, Mapping[Sort, str]]


Sort = tuple[tuple[str, ...], bool]
"""What decides where a thing may be used: its classes of ours, and whether it is blank."""


def sort_of(node: Node) -> Sort:
    """Return the local names of a node's classes of ours, mostly one, and whether it is blank."""
    typed = node.facts.get("a", ())
    if len(typed) < 2:
        return (node.type,), node.id[:2] == "_:"
    iris = (fact.value for fact in typed)
    names = (iri[len(FO) :] for iri in iris if isinstance(iri, str) and iri.startswith(FO))
    return tuple(names), node.id[:2] == "_:"


@dataclass(frozen=True)
class Case:
    """A theory with what several rules need to know of it.

    Attributes:
        theory: as lifted.
        vocabulary: the terms there are.
        files: every file that was to be read.
        today: the day on which waivers are judged.
        library: where its source documents are found; ``None`` where nobody is to look.
    """

    theory: Theory
    vocabulary: Vocabulary
    files: tuple[FileText, ...] = ()
    today: date = field(default=date.min)
    library: Library | None = None

    @cached_property
    def comparison(self) -> Comparison:
        """The theory held against its sources; empty where there is no library."""
        from forandring.sources import Comparison, compared

        return Comparison() if self.library is None else compared(self.theory, self.library)

    @cached_property
    def ways(self) -> Adjacency:
        """The ways by which activities reach goals, inferred ones included."""
        return adjacency(self.theory)

    @cached_property
    def has_negative_links(self) -> bool:
        """Whether some arrow works against what it points at."""
        return not all(map(supports, self.theory.links()))

    @cached_property
    def goals(self) -> frozenset[str]:
        """Ids of all goals."""
        return frozenset(self._of("Goal"))

    @cached_property
    def activities(self) -> frozenset[str]:
        """Ids of all activities."""
        return frozenset(self._of("Activity"))

    @cached_property
    def leading_to_goals(self) -> frozenset[str]:
        """Ids from which some goal is reached."""
        return frozenset(reaching(self.ways, self.goals))

    @cached_property
    def led_to_by_activities(self) -> frozenset[str]:
        """Ids that some activity reaches."""
        return frozenset(reached_from(self.ways, self.activities))

    @cached_property
    def damaged(self) -> frozenset[str]:
        """Ids of nodes whose statement could not be read whole: nothing is said to be missing of them."""
        return frozenset().union(*(plan.damaged for plan in self.theory.plans))

    @cached_property
    def links_by_effect(self) -> dict[str, list[Link]]:
        """Effect → links that point at it, in text order."""
        links: dict[str, list[Link]] = {}
        for link in self.theory.links():
            links.setdefault(link.effect, []).append(link)
        return links

    @cached_property
    def links_by_cause(self) -> dict[str, list[Link]]:
        """Cause → links that start from it, in text order."""
        links: dict[str, list[Link]] = {}
        for link in self.theory.links():
            links.setdefault(link.cause, []).append(link)
        return links

    @cached_property
    def survey(self) -> Survey:
        """Who uses which property, and which values there are."""
        users: defaultdict[str, list[Node]] = defaultdict(list)
        examples: defaultdict[str, dict[Sort, str]] = defaultdict(dict)
        for plan in self.theory.plans:
            for node in plan.described.values():
                sort = sort_of(node)
                for name in node.facts:
                    users[name].append(node)
                    examples[name][sort] = node.id
        values = {
            name: {fact.value for node in nodes for fact in node.facts[name]} for name, nodes in users.items()
        }
        return Survey(users, values, examples)

    def saying(self, name: str, values: Container[Term]) -> Iterator[tuple[Node, Fact]]:
        """Yield who says of property ``name`` that it is one of ``values``, in text order."""
        for node in self.survey.users[name]:
            for fact in node.facts[name]:
                if fact.value in values:
                    yield node, fact

    @cached_property
    def described(self) -> dict[str, Node]:
        """Every subject of every plan; where two plans describe one, the first counts."""
        described: dict[str, Node] = {}
        for plan in reversed(self.theory.plans):
            described.update(plan.described)
        return described

    @cached_property
    def names_by_namespace(self) -> dict[str, list[str]]:
        """Namespace → local names described in it."""
        names: dict[str, list[str]] = {}
        for subject in self.described:
            if not subject.startswith("_:"):
                names.setdefault(namespace(subject), []).append(local_name(subject))
        return names

    @cached_property
    def namespaces(self) -> frozenset[str]:
        """The namespaces in which something is described."""
        return frozenset(self.names_by_namespace)

    def each(self, kind: str) -> Sequence[Node]:
        """Return the whole nodes of one kind, in text order."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[str, list[Node]]:
        by_kind: dict[str, list[Node]] = {}
        for node in self.theory.nodes():
            if node.id not in self.damaged:
                by_kind.setdefault(node.kind, []).append(node)
        return by_kind

    def _of(self, kind: str) -> Iterator[str]:
        return (node.id for node in self.theory.nodes() if node.kind == kind)


class Check(NamedTuple):
    """A rule and the function that finds what breaks it."""

    rule: Rule
    find: Callable[[Case], Iterable[Complaint]]
