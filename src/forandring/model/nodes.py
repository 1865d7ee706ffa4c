"""What a plan speaks of: one record for every kind of node, reading its properties from facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from forandring.model.facts import Citation, Fact, Funding, Label, Place, Total
from forandring.model.lexical import chosen, decimal, local_name, texts_of
from forandring.terms import Literal

__all__ = [
    "CLASSES",
    "Activity",
    "Challenge",
    "Effect",
    "FocusArea",
    "Goal",
    "Node",
    "Organisation",
    "PlanNode",
    "Prerequisite",
    "Scheme",
    "Source",
    "TargetGroup",
]


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """Anything a plan describes, with its facts by property name.

    Attributes:
        id: IRI, or "_:" and a place for a node without one.
        type: local name of its most specific class, e.g. ``Beacon``.
        kind: local name of the class the model knows it by, e.g. ``Goal``.
        plan: id of the plan it belongs to.
        place: where it is declared.
        facts: property's local name (``fo:`` and ``skos:`` alike) → facts in text order.
        cites: places in source documents.
    """

    id: str
    type: str
    kind: str
    plan: str
    place: Place
    facts: Mapping[str, tuple[Fact, ...]]
    cites: tuple[Citation, ...] = ()

    @property
    def name(self) -> str:
        """The local name: what stands after the last ``#``, ``/`` or ``:`` of the id."""
        return local_name(self.id)

    @property
    def labels(self) -> tuple[Label, ...]:
        """Preferred labels, in text order."""
        return self.texts("prefLabel")

    @property
    def alt_labels(self) -> tuple[Label, ...]:
        """Other names, in text order."""
        return self.texts("altLabel")

    def label(self, language: str) -> str:
        """Return the label in ``language``, else in Danish, else any, else the local name."""
        return chosen(self.labels, language) or self.name

    def definition(self, language: str) -> str:
        """Return the definition in ``language``, else in Danish, else any, else ""."""
        return chosen(self.texts("definition"), language)

    @property
    def basis(self) -> str:
        """``Stated``, ``Inferred`` or ``Derived``; ``Stated`` unless the node says otherwise."""
        return local_name(self.one("basis") or "Stated")

    @property
    def focus_area(self) -> str | None:
        """Id of the focus area it belongs to."""
        return self.one("focusArea")

    def texts(self, term: str) -> tuple[Label, ...]:
        """Return the texts of ``term`` in text order."""
        return texts_of(self.facts.get(term, ()))

    def text(self, term: str, language: str) -> str:
        """Return the text of ``term`` in ``language``, else in Danish, else any, else ""."""
        return chosen(self.texts(term), language)

    def ids(self, term: str) -> tuple[str, ...]:
        """Return the ids that ``term`` points to, in text order, each once."""
        return tuple(dict.fromkeys(f.value for f in self.facts.get(term, ()) if isinstance(f.value, str)))

    def one(self, term: str) -> str | None:
        """Return the first id that ``term`` points to, or ``None``."""
        return next((f.value for f in self.facts.get(term, ()) if isinstance(f.value, str)), None)

    def lexical(self, term: str) -> str | None:
        """Return the first literal of ``term`` as written, or ``None``."""
        return next((f.value.lexical for f in self.facts.get(term, ()) if isinstance(f.value, Literal)), None)

    def number(self, term: str) -> Decimal | None:
        """Return the first number of ``term``; ``None`` where it is not stated or is no number."""
        return decimal(self.lexical(term))

    def place_of(self, term: str) -> Place:
        """Return where ``term`` is first stated, else where the node is declared."""
        facts = self.facts.get(term)
        return facts[0].place if facts else self.place


@dataclass(frozen=True, slots=True, eq=False)
class Activity(Node):
    """What somebody will do; amounts in the plan's unit of amount, ``None`` where the plan does not say."""

    funding: tuple[Funding, ...] = field(default=())

    @property
    def annual_cost(self) -> Decimal | None:
        """Cost a year."""
        return self.number("annualCost")

    @property
    def setup_cost(self) -> Decimal | None:
        """One-off cost."""
        return self.number("setupCost")

    @property
    def citizens(self) -> int | None:
        """Number of citizens covered."""
        number = self.number("citizens")
        return None if number is None else int(number)

    @property
    def start(self) -> str | None:
        """When it begins, as written: year, year-month or date."""
        return self.lexical("start")

    @property
    def target_groups(self) -> tuple[str, ...]:
        """Ids of those it is aimed at."""
        return self.ids("targetGroup")

    @property
    def responsible(self) -> tuple[str, ...]:
        """Ids of those responsible."""
        return self.ids("responsible")

    @property
    def partners(self) -> tuple[str, ...]:
        """Ids of those taking part."""
        return self.ids("partner")

    @property
    def prerequisites(self) -> tuple[str, ...]:
        """Ids of what must be in place first."""
        return self.ids("prerequisite")

    @property
    def requires(self) -> tuple[str, ...]:
        """Ids of activities that must come first."""
        return self.ids("requires")


@dataclass(frozen=True, slots=True, eq=False)
class Effect(Node):
    """An expected state of affairs."""


@dataclass(frozen=True, slots=True, eq=False)
class Goal(Node):
    """What is wanted; a ``Beacon`` is decided politically, a ``Target`` has a value."""

    @property
    def serves(self) -> tuple[str, ...]:
        """Ids of higher goals."""
        return self.ids("serves")


@dataclass(frozen=True, slots=True, eq=False)
class TargetGroup(Node):
    """The people an effort is aimed at."""

    @property
    def layer(self) -> int | None:
        """Place in the source's ordering, from the top from 1."""
        number = self.number("layer")
        return None if number is None else int(number)


@dataclass(frozen=True, slots=True, eq=False)
class Challenge(Node):
    """A problem the plan sees."""


@dataclass(frozen=True, slots=True, eq=False)
class FocusArea(Node):
    """A theme by which a plan is divided."""

    totals: tuple[Total, ...] = field(default=())


@dataclass(frozen=True, slots=True, eq=False)
class PlanNode(Node):
    """The plan's description of itself."""

    totals: tuple[Total, ...] = field(default=())
    funding: tuple[Funding, ...] = field(default=())


@dataclass(frozen=True, slots=True, eq=False)
class Prerequisite(Node):
    """What must be in place before an activity can start."""

    @property
    def need(self) -> str | None:
        """Local name of its kind, e.g. ``NeedsLaw``."""
        kind = self.one("kind")
        return None if kind is None else local_name(kind)

    @property
    def state(self) -> str:
        """``Met``, ``Unmet``, ``Refused`` …; ``Unknown`` where the plan does not say."""
        return local_name(self.one("state") or "Unknown")


@dataclass(frozen=True, slots=True, eq=False)
class Scheme(Node):
    """What exists already and is no new promise."""

    funding: tuple[Funding, ...] = field(default=())


@dataclass(frozen=True, slots=True, eq=False)
class Organisation(Node):
    """Who does, takes part or decides."""


@dataclass(frozen=True, slots=True, eq=False)
class Source(Node):
    """A document that is cited."""

    @property
    def document(self) -> str | None:
        """The name of its file."""
        return self.lexical("document")


CLASSES: Mapping[str, type[Node]] = {
    "Plan": PlanNode,
    "FocusArea": FocusArea,
    "Activity": Activity,
    "Effect": Effect,
    "Goal": Goal,
    "TargetGroup": TargetGroup,
    "Challenge": Challenge,
    "Prerequisite": Prerequisite,
    "Organisation": Organisation,
    "Scheme": Scheme,
    "Source": Source,
}
