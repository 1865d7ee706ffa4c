"""What a box says of its node beside the label: its shape, facts, status, classes, and words for those who hear it."""

from __future__ import annotations

from forandring.analysis.status import status
from forandring.dates import moment
from forandring.diagrams.building.naming import page_name
from forandring.diagrams.picture import Badge
from forandring.diagrams.words import amount, count, word
from forandring.diagrams.wrapping import shown
from forandring.model import Activity, Node, Plan, Theory, local_name

__all__ = ["classes_of", "described", "facts_of", "shape_of", "sign_of"]

_SHAPES = {
    "Activity": "activity",
    "Effect": "effect",
    "Challenge": "challenge",
    "TargetGroup": "target-group",
    "Organisation": "organisation",
    "StakeholderGroup": "organisation",
    "Service": "service",
    "Scheme": "service",
}


def shape_of(node: Node | None) -> str:
    """Return the shape that tells what kind of thing a node is."""
    if node is None:
        return "other"
    if node.kind == "Goal":
        return {"Beacon": "beacon", "Target": "target"}.get(node.type, "goal")
    return _SHAPES.get(node.kind, "other")


def facts_of(node: Node | None, unit: str, language: str) -> tuple[str, ...]:
    """Return what a box of an activity says under its name: cost, citizens, start.

    Args:
        unit: of amounts, in ``language``.
    """
    if not isinstance(node, Activity):
        return ()
    facts = list(_cost(node, unit, language))
    if node.citizens is not None:
        many = "citizen" if node.citizens == 1 else "citizens"
        facts.append(f"{count(node.citizens, language)} {word(many, language)}")
    if node.start:
        facts.append(f"{word('from', language)} {node.start}")
    return (" · ".join(facts),) if facts else ()


def _cost(node: Activity, unit: str, language: str) -> tuple[str, ...]:
    if node.annual_cost is not None:
        return (f"{amount(node.annual_cost, unit, language)} {word('per-year', language)}",)
    if node.setup_cost:
        return (f"{amount(node.setup_cost, unit, language)} {word('once', language)}",)
    return ()


def sign_of(node: Node | None, plan: Plan, theory: Theory, language: str) -> Badge | None:
    """Return the sign of an activity's status; ``None`` where the plan says too little for one."""
    found = status(node, plan, theory) if isinstance(node, Activity) else None
    if found is None:
        return None
    derived = found.basis == "Derived"
    how = word("derived" if derived else "reported", language)
    date = moment(found.date, language) if found.date else ""
    return Badge(found.colour, derived, f"{word(found.colour, language)}, {how} {date}".strip(), date)


def described(
    node: Node | None, shape: str, small: tuple[str, ...], sign: Badge | None, theory: Theory, language: str
) -> str:
    """Return what somebody who hears the picture is told of a box: kind, facts, definition, focus area, status."""
    parts = [word(f"{shape}-shape", language), *small]
    if node is not None and node.definition(language):
        parts.append(node.definition(language))
    if node is not None and node.focus_area in theory.index:
        parts.append(theory.label(node.focus_area or "", language))
    if sign is not None:
        parts.append(sign.words)
    return shown(". ".join(part.rstrip(".") for part in parts if part))


def classes_of(node: Node | None, shape: str, sign: Badge | None) -> tuple[str, ...]:
    """Return what a page can style a box by: shape, type, focus area, whether it is read in, status."""
    found = [shape]
    if node is not None:
        found.append(f"type-{page_name(node.type, set())}")
        if node.focus_area:
            found.append(f"area-{page_name(local_name(node.focus_area), set())}")
        if node.basis == "Inferred":
            found.append("inferred")
    if sign is not None:
        found.append(f"status-{sign.colour}")
    return tuple(found)
