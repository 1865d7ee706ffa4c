"""Sums over activities that say what is not in them: citizens that may be the same, amounts that nobody states."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from forandring.model import Activity, Theory

__all__ = ["Amounts", "Citizens", "amounts", "citizens", "unit_of"]


class Citizens(NamedTuple):
    """Citizens of several activities; the same people may be counted more than once.

    Attributes:
        total: the sum of what is stated.
        stated: how many activities state a number.
        unknown: how many do not.
        warnings: ids of the definitions by which the plans themselves qualify these numbers.
    """

    total: int
    stated: int
    unknown: int
    warnings: tuple[str, ...]


class Amounts(NamedTuple):
    """What activities cost, in one unit.

    Attributes:
        unit: in Danish and English; ``None`` where the plan names none.
        annual, setup: sums of what is stated, per year and once; ``None`` where nothing is stated.
        unknown_annual, unknown_setup: how many activities do not state the one or the other.
    """

    unit: tuple[str, str] | None
    annual: Decimal | None
    setup: Decimal | None
    unknown_annual: int
    unknown_setup: int


def citizens(theory: Theory, activities: Iterable[str]) -> Citizens:
    """Return how many citizens activities cover, by their own plans' numbers."""
    nodes = _activities(theory, activities)
    stated = [node.citizens for node in nodes if node.citizens is not None]
    plans = {node.plan for node in nodes if node.citizens is not None}
    warnings = tuple(
        node.id
        for plan in theory.plans
        if plan.id in plans
        for node in plan.nodes
        if any(term.endswith("#citizens") for term in node.ids("defines"))
    )
    return Citizens(sum(stated), len(stated), len(nodes) - len(stated), warnings)


def amounts(theory: Theory, activities: Iterable[str]) -> tuple[Amounts, ...]:
    """Return what activities cost, one sum for each unit of amount, in order of plan."""
    by_unit: dict[tuple[str, str] | None, list[Activity]] = {}
    units = {plan.id: unit_of(theory, plan.id) for plan in theory.plans}
    for node in _activities(theory, activities):
        by_unit.setdefault(units.get(node.plan), []).append(node)
    return tuple(_sum(unit, nodes) for unit, nodes in by_unit.items())


def _sum(unit: tuple[str, str] | None, nodes: list[Activity]) -> Amounts:
    annual = [node.annual_cost for node in nodes]
    setup = [node.setup_cost for node in nodes]
    return Amounts(unit, _added(annual), _added(setup), annual.count(None), setup.count(None))


def _added(stated: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in stated if amount is not None]
    return sum(known, Decimal(0)) if known else None


def unit_of(theory: Theory, plan_id: str) -> tuple[str, str] | None:
    """Return a plan's unit of amount in Danish and English, ``None`` where it names none."""
    for plan in theory.plans:
        if plan.id == plan_id and plan.node is not None and plan.node.texts("amountUnit"):
            return plan.node.text("amountUnit", "da"), plan.node.text("amountUnit", "en")
    return None


def _activities(theory: Theory, ids: Iterable[str]) -> list[Activity]:
    nodes = (theory.index.get(i) for i in dict.fromkeys(ids))
    return [node for node in nodes if isinstance(node, Activity)]
