"""What the arrows of a plan say: all links from one node to another as one pair, and its row in the table."""

from __future__ import annotations

from typing import NamedTuple

from forandring.model import Goal, Link, Plan, Theory
from forandring.texts import Message

__all__ = ["Arrow", "Pair", "pairs"]


class Arrow(NamedTuple):
    """One row of the table under a diagram.

    Attributes:
        number: what stands on the arrow.
        cause, effect: ids.
        links: the links it draws, in text order; ``()`` for a goal that serves a higher one and for counted arrows.
        text: what it says in one sentence.
        cause_words, effect_words: what an end is called that is a list and no node, ``None`` for a node.
    """

    number: int
    cause: str
    effect: str
    links: tuple[Link, ...]
    text: Message
    cause_words: Message | None = None
    effect_words: Message | None = None


class Pair(NamedTuple):
    """All links from one node to another; none for a goal that serves a higher one."""

    cause: str
    effect: str
    links: tuple[Link, ...]

    @property
    def inferred(self) -> bool:
        """Whether nobody but the modeller says so."""
        return bool(self.links) and all(link.basis == "Inferred" for link in self.links)

    @property
    def negative(self) -> bool:
        """Whether any of the links works against the effect."""
        return any(link.polarity == "Negative" for link in self.links)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Kinds of evidence, each once."""
        return tuple(dict.fromkeys(kind for link in self.links for kind in link.evidence))

    @property
    def confidence(self) -> str | None:
        """The lowest confidence that is stated."""
        stated = [link.confidence for link in self.links if link.confidence]
        return next((level for level in ("Low", "Medium", "High") if level in stated), None)

    @property
    def assumptions(self) -> tuple[str, ...]:
        """Ids of what is assumed, each once."""
        return tuple(dict.fromkeys(i for link in self.links for i in link.assumptions))


def pairs(plan: Plan, theory: Theory) -> tuple[Pair, ...]:
    """Return everything that an arrow of ``plan`` says, in text order, goals serving goals last."""
    said: dict[tuple[str, str], tuple[Link, ...]] = {}
    for link in plan.links:
        ends = (link.cause, link.effect)
        said[ends] = (*said.get(ends, ()), link)
    for node in plan.nodes:
        if isinstance(node, Goal):
            for higher in node.serves:
                if higher in theory.index:
                    said.setdefault((node.id, higher), ())
    return tuple(Pair(cause, effect, links) for (cause, effect), links in said.items())
