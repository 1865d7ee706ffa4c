"""Small random theories, and the theory that a piece of Turtle makes, for tests of the answers."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from conftest import PREFIXES
from hypothesis import strategies as st

from forandring import rdf
from forandring.model import Theory

BASE = "https://example.org/plan#"


def theory_of(*plans: str) -> Theory:
    """Return the theory of plans written in Turtle without prefixes; they share the namespace ``:``."""
    lifted = [
        rdf.lift_plan(
            f"plan-{number}", [rdf.parse_turtle(f"plan-{number}.ttl", PREFIXES + turtle)], rdf.vocabulary()
        )
        for number, turtle in enumerate(plans)
    ]
    labels = {name: term.label for name, term in rdf.vocabulary().terms.items()}
    return Theory.of_plans(lifted, labels)


@dataclass(frozen=True)
class World:
    """A theory as a brute-force answer sees it: activities, effects, goals, and arrows as plain tuples."""

    activities: tuple[str, ...]
    effects: tuple[str, ...]
    goals: tuple[str, ...]
    arrows: tuple[tuple[str, str, tuple[str, ...], str, str], ...]
    serves: tuple[tuple[str, str], ...]
    costs: dict[str, tuple[int, int]]
    citizens: dict[str, int]
    requires: tuple[tuple[str, str], ...]
    addresses: tuple[tuple[str, str], ...]

    @property
    def turtle(self) -> str:
        lines = [f':{name} a fo:{kind} ; skos:prefLabel "{name}"@da .' for kind, name in self._named()]
        for number, (cause, effect, evidence, basis, polarity) in enumerate(self.arrows):
            known = "".join(f" ; fo:evidence fo:{kind}" for kind in evidence)
            lines.append(
                f":arrow{number} a fo:CausalLink ; fo:cause :{cause} ; fo:effect :{effect} ; "
                f"fo:basis fo:{basis} ; fo:polarity fo:{polarity}{known} ."
            )
        lines += [f":{lower} fo:serves :{higher} ." for lower, higher in self.serves]
        lines += [f":{one} fo:annualCost {a} ; fo:setupCost {s} ." for one, (a, s) in self.costs.items()]
        lines += [f":{one} fo:citizens {number} ." for one, number in self.citizens.items()]
        lines += [f":{later} fo:requires :{first} ." for later, first in self.requires]
        lines += [f":{one} fo:addresses :{challenge} ." for one, challenge in self.addresses]
        return "\n".join(lines)

    def _named(self) -> list[tuple[str, str]]:
        challenges = sorted({challenge for _, challenge in self.addresses})
        return [
            *(("Activity", name) for name in self.activities),
            *(("Effect", name) for name in self.effects),
            *(("Goal", name) for name in self.goals),
            *(("Challenge", name) for name in challenges),
        ]

    @property
    def theory(self) -> Theory:
        return theory_of(self.turtle)

    def steps(self, *, inferred: bool = True) -> set[tuple[str, str]]:
        """Return the ends of everything that can be a step of a route."""
        said = {
            (cause, effect)
            for cause, effect, _, basis, polarity in self.arrows
            if polarity == "Positive" and (inferred or basis == "Stated")
        }
        return said | set(self.serves)

    def routes(self, start: str, end: str, *, inferred: bool = True) -> list[tuple[str, ...]]:
        """Return every way from start to end that visits no node twice, found by trying everything."""
        steps = self.steps(inferred=inferred)
        found, waiting = [], [(start,)]
        while waiting:
            path = waiting.pop()
            if path[-1] == end:
                found.append(path)
                continue
            waiting += [(*path, b) for a, b in steps if a == path[-1] and b not in path]
        return found


@st.composite
def worlds(draw: st.DrawFn, *, activities: int = 4, effects: int = 4, goals: int = 3) -> World:
    acts = tuple(f"a{i}" for i in range(draw(st.integers(1, activities))))
    effs = tuple(f"e{i}" for i in range(draw(st.integers(0, effects))))
    gls = tuple(f"g{i}" for i in range(draw(st.integers(1, goals))))
    ends = st.tuples(st.sampled_from(acts + effs + gls), st.sampled_from(effs + gls))
    pairs = draw(st.lists(ends, max_size=14))
    kinds = st.lists(st.sampled_from(["Research", "Practice", "Hypothesis", "Mixed", "Against"]), max_size=2)
    arrows = tuple(
        (
            cause,
            effect,
            tuple(dict.fromkeys(draw(kinds))),
            draw(st.sampled_from(["Stated", "Stated", "Inferred"])),
            draw(st.sampled_from(["Positive"] * 7 + ["Negative"])),
        )
        for cause, effect in pairs
        if cause != effect
    )
    serves = draw(st.lists(st.tuples(st.sampled_from(gls), st.sampled_from(gls)), max_size=2))
    costs = {a: (draw(st.integers(0, 6)), draw(st.integers(0, 3))) for a in acts if draw(st.integers(0, 4))}
    citizens = {a: draw(st.integers(1, 9)) for a in acts if draw(st.booleans())}
    requires = draw(st.lists(st.tuples(st.sampled_from(acts), st.sampled_from(acts)), max_size=2))
    named = st.tuples(st.sampled_from(acts + effs), st.sampled_from(["c0", "c1", "c2"]))
    addresses = draw(st.lists(named, max_size=3))
    return World(
        acts,
        effs,
        gls,
        arrows,
        tuple((a, b) for a, b in dict.fromkeys(serves) if a != b),
        costs,
        citizens,
        tuple((a, b) for a, b in dict.fromkeys(requires) if a != b),
        tuple(dict.fromkeys(addresses)),
    )


def brute_grade(kinds: tuple[str, ...]) -> int:
    """Return the place of an arrow's evidence on the scale, worked out case by case."""
    scale = ["Against", "", "Hypothesis", "Mixed", "Practice", "Research"]
    if not kinds:
        return 1
    if "Mixed" in kinds or ("Against" in kinds and set(kinds) != {"Against"}):
        return 3
    return max(scale.index(kind) for kind in kinds)


def brute_route_grade(world: World, route: tuple[str, ...]) -> int:
    """Return the weakest step's grade; a step has that of its best stated arrow, else of its best arrow."""
    return min((brute_step(world, *step)[0] for step in itertools.pairwise(route)), default=6)


def brute_step(world: World, cause: str, effect: str) -> tuple[int, bool]:
    """Return a step's grade, and whether it is stated."""
    claimed = [
        (brute_grade(kinds), basis)
        for a, b, kinds, basis, polarity in world.arrows
        if (a, b) == (cause, effect) and polarity == "Positive"
    ]
    if (cause, effect) in world.serves:
        return 6, True
    stated = [grade for grade, basis in claimed if basis == "Stated"]
    return max(stated or [grade for grade, _ in claimed], default=6), bool(stated)
