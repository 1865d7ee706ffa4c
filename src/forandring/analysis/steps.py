"""Steps and routes: what claims each step, on what evidence, and where a route is weakest."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from forandring.analysis.grading import LEVELS, SERVES, grade_of_step
from forandring.model import Link
from forandring.network import Network

__all__ = ["Route", "Step", "route_along", "step_between"]

_CONFIDENCE = {"Low": 0, None: 1, "Medium": 2, "High": 3}


class Step(NamedTuple):
    """One step of a route.

    Attributes:
        cause, effect: ids.
        links: the arrows that claim it, in text order; ``()`` where a goal serves a higher one.
        evidence: the grade of the best of them (see ``grading.LEVELS``), ``None`` where there are none.
        confidence: the highest that they state, or ``None``.
        basis: ``Stated`` if any of them is, or if a goal serves another; else ``Inferred``.
    """

    cause: str
    effect: str
    links: tuple[Link, ...]
    evidence: str | None
    confidence: str | None
    basis: str


class Route(NamedTuple):
    """One way from a node to another that visits no node twice.

    Attributes:
        nodes: ids from first to last.
        steps: the arrows between them; one fewer than the nodes.
        weakest: the step with the weakest evidence; among equals one that was read in, then the least confidence,
            then the first; ``None`` where every step is a goal that serves another.
        basis: ``Stated`` if every step is.
    """

    nodes: tuple[str, ...]
    steps: tuple[Step, ...]
    weakest: Step | None
    basis: str

    @property
    def evidence(self) -> str | None:
        """The weakest step's grade."""
        return self.weakest.evidence if self.weakest else None


def route_along(graph: Network, nodes: tuple[str, ...]) -> Route:
    """Return the route that visits these nodes of the network one after the other."""
    steps = tuple(step_between(graph, cause, effect) for cause, effect in pairwise(nodes))
    claimed = [step for step in steps if step.evidence is not None]
    weakest = min(claimed, key=_strength, default=None)
    stated = all(step.basis == "Stated" for step in steps)
    return Route(nodes, steps, weakest, "Stated" if stated else "Inferred")


def step_between(graph: Network, cause: str, effect: str) -> Step:
    """Return the step that an edge of the network makes."""
    links: tuple[Link, ...] = graph.edges[cause, effect]["links"]
    level = grade_of_step(links)
    claiming = [link for link in links if link.stated] or links
    return Step(
        cause,
        effect,
        links,
        None if level == SERVES else LEVELS[level],
        max((link.confidence for link in claiming), key=_CONFIDENCE.__getitem__, default=None),
        "Stated" if not links or any(link.stated for link in links) else "Inferred",
    )


def _strength(step: Step) -> tuple[int, bool, int]:
    return LEVELS.index(step.evidence or "NotGiven"), step.basis == "Stated", _CONFIDENCE[step.confidence]
