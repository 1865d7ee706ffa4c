"""Seeded Turtle plans of any size, for measuring: ``python bench/plans.py COUNT FOLDER [SEED [GAPS]]``.

GAPS is the share of plans, from 0 to 1, whose arrows are drawn by lot, so that much hangs loose in them; in the others
everything hangs together and is told in full.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

ACTIVITIES, EFFECTS, GOALS, LINKS = 28, 40, 6, 68
"""Of one plan: about as many as the misuse plan of a large municipality has."""

_PREFIXES = """@prefix : <https://example.org/plan-{number}#> .
@prefix fo: <https://w3id.org/forandring#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_EVIDENCE = ["fo:Research", "fo:Practice", "fo:Hypothesis", "fo:Mixed", "fo:Against", "", "", ""]
_FUNDING = ["fo:NewBudget", "fo:Reallocation", "fo:SatspuljeGrant", "fo:OwnBudget"]


def plan(number: int, chance: random.Random, *, gaps: bool = True) -> str:
    """Return one plan; with ``gaps`` most activities reach some goal and some nodes hang loose, else none does."""
    lines = [_PREFIXES.format(number=number)]
    lines.append(
        f':plan a fo:Plan ; skos:prefLabel "Plan {number}"@da , "Plan {number}"@en ;\n'
        '    fo:amountUnit "mio. kr."@da , "DKK million"@en ; fo:start "2027"^^xsd:gYear .\n'
    )
    for area in range(5):
        lines.append(f':omraade-{area} a fo:FocusArea ; skos:prefLabel "Område {area}"@da .\n')
    lines.append(
        ':forvaltning a fo:Organisation ; skos:prefLabel "Forvaltningen"@da , "Administration"@en .\n'
    )
    for group in range(8):
        lines.append(f':gruppe-{group} a fo:TargetGroup ; skos:prefLabel "Gruppe {group}"@da .\n')
    for challenge in range(8):
        lines.append(
            f':udfordring-{challenge} a fo:Challenge ; skos:prefLabel "Udfordring {challenge}"@da .\n'
        )
    for goal in range(GOALS):
        lines.append(f':maal-{goal} a fo:Goal ; skos:prefLabel "Mål {goal} i plan {number}"@da .\n')
    arrows = _arrows(chance) if gaps else _whole_arrows()
    known = _EVIDENCE if gaps else _EVIDENCE[:2]
    polarity = 0.03 if gaps else 0.0
    for effect in range(EFFECTS):
        lines.append(
            f':virkning-{effect} a fo:Effect ; skos:prefLabel "Virkning {effect} i plan {number}"@da , '
            f'"Effect {effect} of plan {number}"@en'
            + _tail(arrows.get(f"virkning-{effect}", []), chance, known, polarity)
        )
    for activity in range(ACTIVITIES):
        tail = _tail(arrows.get(f"aktivitet-{activity}", []), chance, known, polarity)
        facts = _facts(chance) if gaps else _all_facts(activity, chance)
        lines.append(_activity(activity, number, facts, tail))
    return "\n".join(lines)


def _arrows(chance: random.Random) -> dict[str, list[str]]:
    """Return cause → effects: each activity to an effect or a goal, effects onwards to later ones or goals."""
    arrows: dict[str, list[str]] = {}
    for activity in range(ACTIVITIES):
        arrows[f"aktivitet-{activity}"] = [f"virkning-{chance.randrange(EFFECTS)}"]
    while sum(map(len, arrows.values())) < LINKS:
        effect = chance.randrange(EFFECTS)
        later = effect + 1 + chance.randrange(8)
        target = f"virkning-{later}" if later < EFFECTS else f"maal-{chance.randrange(GOALS)}"
        if chance.random() < 0.25:
            target = f"maal-{chance.randrange(GOALS)}"
        known = arrows.setdefault(f"virkning-{effect}", [])
        if target not in known:
            known.append(target)
    return arrows


def _whole_arrows() -> dict[str, list[str]]:
    """Return cause → effects such that every effect has a cause and a consequence, and every goal two routes."""
    arrows = {f"aktivitet-{a}": [f"virkning-{a}"] for a in range(ACTIVITIES)}
    later = EFFECTS - ACTIVITIES
    arrows |= {f"virkning-{e}": [f"virkning-{ACTIVITIES + e % later}"] for e in range(ACTIVITIES)}
    arrows |= {f"virkning-{e}": [f"maal-{e % GOALS}"] for e in range(ACTIVITIES, EFFECTS)}
    return arrows


def _tail(targets: list[str], chance: random.Random, kinds: list[str], negative: float) -> str:
    said = []
    for target in targets:
        evidence = chance.choice(kinds)
        basis = chance.choice(["fo:Stated", "fo:Stated", "fo:Inferred"])
        polarity = " ; fo:polarity fo:Negative" if chance.random() < negative else ""
        known = f" ; fo:evidence {evidence}" if evidence else ""
        said.append(f"    fo:leadsTo [ fo:effect :{target}{known} ; fo:basis {basis}{polarity} ]")
    return (" ;\n" + " ;\n".join(said) if said else "") + " .\n"


def _activity(number: int, plan_number: int, facts: list[str], tail: str) -> str:
    first = (
        f':aktivitet-{number} a fo:Activity ; skos:prefLabel "Aktivitet {number} i plan {plan_number}"@da , '
        f'"Activity {number}"@en'
    )
    return " ;\n    ".join((first, *facts)) + tail


def _facts(chance: random.Random) -> list[str]:
    """Return what is told of an activity, by lot."""
    facts = [
        f"fo:focusArea :omraade-{chance.randrange(5)}",
        f"fo:targetGroup :gruppe-{chance.randrange(8)}",
        f"fo:funding {chance.choice(_FUNDING)}",
        f'fo:responsible :forvaltning ; fo:start "{chance.randrange(2027, 2031)}"^^xsd:gYear',
    ]
    if chance.random() < 0.8:
        facts.append(_cost(chance))
    if chance.random() < 0.7:
        facts.append(f"fo:citizens {chance.randrange(5, 900)}")
    if chance.random() < 0.4:
        facts.append(f"fo:addresses :udfordring-{chance.randrange(8)}")
    return facts


def _all_facts(number: int, chance: random.Random) -> list[str]:
    """Return everything that can be told of an activity, so that no area, group or challenge is left out."""
    return [
        f"fo:focusArea :omraade-{number % 5} ; fo:targetGroup :gruppe-{number % 8}",
        "fo:funding fo:OwnBudget ; fo:responsible :forvaltning",
        f'fo:start "{chance.randrange(2027, 2031)}"^^xsd:gYear ; {_cost(chance)}',
        f"fo:citizens {chance.randrange(5, 900)} ; fo:addresses :udfordring-{number % 8}",
    ]


def _cost(chance: random.Random) -> str:
    return f"fo:annualCost {chance.randrange(1, 120) / 10} ; fo:setupCost {chance.randrange(0, 30) / 10}"


def write_plans(count: int, folder: Path, seed: int = 1, gaps: float = 1.0) -> None:
    """Write ``count`` plans, each in a folder of its own; the same arguments give the same bytes.

    Args:
        gaps: share of plans, 0–1, in which much hangs loose.
    """
    chance = random.Random(seed)
    for number in range(count):
        place = folder / f"plan-{number:04}"
        place.mkdir(parents=True, exist_ok=True)
        text = plan(number, chance, gaps=int((number + 1) * gaps) > int(number * gaps))
        (place / "plan.ttl").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    seed, gaps = (*sys.argv[3:], *("1", "1")[len(sys.argv[3:]) :])
    write_plans(int(sys.argv[1]), Path(sys.argv[2]), int(seed), float(gaps))
