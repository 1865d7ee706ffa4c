"""What each activity costs to choose: known, given by the user, or not known and therefore not free."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from forandring.analysis.choices import LeftOut, Terms
from forandring.analysis.sums import unit_of
from forandring.errors import ForandringError
from forandring.model import Activity, Theory
from forandring.texts import Message

__all__ = ["Costs", "among", "known_costs", "one_million", "one_unit"]

Costs = dict[str, tuple[Decimal, Decimal]]
"""Activity's id → annual and set-up cost."""


def among(theory: Theory, terms: Terms) -> list[Activity]:
    """Return the activities to choose among, in text order."""
    return [
        node
        for node in theory.nodes()
        if isinstance(node, Activity) and (terms.plan is None or node.plan == terms.plan)
    ]


def known_costs(nodes: Sequence[Activity], terms: Terms) -> tuple[Costs, list[LeftOut]]:
    """Return what activities cost, and those of which it is not known.

    Known is what states all that its plan states of any activity: in a plan that states set-up costs, an
    activity without one is not known to be free of them. What requires an activity that is left out is left
    out too.
    """
    uses: dict[str, tuple[bool, bool]] = {}
    for node in nodes:
        annual, setup = uses.get(node.plan, (False, False))
        uses[node.plan] = (annual or node.annual_cost is not None, setup or node.setup_cost is not None)
    costs: Costs = {}
    left_out = []
    for node in nodes:
        given = (terms.assumed or {}).get(node.id)
        lacking = None if given is not None else _lacking(node, uses[node.plan])
        if lacking is not None:
            left_out.append(LeftOut(node.id, lacking))
        else:
            costs[node.id] = given or (node.annual_cost or Decimal(0), node.setup_cost or Decimal(0))
    return costs, [*left_out, *_left_with_what_they_require(nodes, costs)]


def _lacking(node: Activity, used: tuple[bool, bool]) -> str | None:
    """Return why an activity's cost is not known, ``None`` where it is."""
    amounts = (node.annual_cost, node.setup_cost)
    lacking = [
        name
        for name, amount, stated in zip(("annual", "setup"), amounts, used, strict=True)
        if stated and amount is None
    ]
    if len(lacking) == 1:
        return f"{lacking[0]}-unknown"
    return "cost-unknown" if lacking or not any(used) else None


def _left_with_what_they_require(nodes: Sequence[Activity], costs: Costs) -> list[LeftOut]:
    """Take out activities that require one that cannot be chosen, and those that require them."""
    left_out: list[LeftOut] = []
    changed = True
    while changed:
        changed = False
        for node in nodes:
            if node.id in costs and any(i not in costs for i in node.requires):
                del costs[node.id]
                left_out.append(LeftOut(node.id, "requires-left-out"))
                changed = True
    return left_out


def one_million(unit: tuple[str, str] | None) -> Decimal:
    """Return how many of a unit of amount make a million; 1 where the unit does not say what it counts in.

    >>> [str(one_million((unit, ""))) for unit in ("mill. kr.", "1.000 kr.", "t. kr.", "mia. kr.", "kr.")]
    ['1', '1000', '1000', '0.001', '1000000']
    """
    words = re.sub(r"[\s.,]", "", "|".join(unit or ()).casefold())
    for names, number in _UNITS:
        if any(name in words for name in names):
            return Decimal(number)
    return Decimal(1)


_UNITS = (
    (("mia", "mrd", "milliard", "billion"), "0.001"),
    (("mio", "mill"), "1"),
    (("1000", "tkr", "tusind", "thousand"), "1000"),
    (("kr", "dkk", "€", "eur"), "1000000"),
)
"""Words of a unit of amount → how many of it make a million; the first that fits counts."""


def one_unit(theory: Theory, nodes: Iterable[Activity]) -> tuple[str, str] | None:
    """Return the unit of amounts of activities, in Danish and English; ``None`` where no plan names one.

    Raises:
        ForandringError: plans count in different units.
    """
    plans = dict.fromkeys(
        node.plan for node in nodes if node.annual_cost is not None or node.setup_cost is not None
    )
    units = {unit_of(theory, plan) for plan in plans}
    if len(units) > 1:
        raise ForandringError(
            Message(
                "planerne regner i forskellige enheder; vælg én plan",
                "the plans count in different units; choose one plan",
            )
        )
    return units.pop() if units else None
