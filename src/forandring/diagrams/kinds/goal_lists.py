"""Goals that only one activity or focus area leads to, listed in one box beside it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from forandring.diagrams.building import Arrow, Builder, shape_of
from forandring.diagrams.kinds.view import View
from forandring.diagrams.picture import Box
from forandring.diagrams.sizes import ROW_WIDTH
from forandring.diagrams.words import word
from forandring.diagrams.wrapping import shown
from forandring.model import Node
from forandring.texts import Message

__all__ = ["add_goal_list", "goal_list", "goal_lists"]

_MANY = 16
"""Goals that can stand one below the other as ellipses and be read on a sheet of paper."""

Leads = Mapping[str, Mapping[str, bool]]


def goal_lists(
    owners: Mapping[str, Sequence[Node]], leads: Leads, goals: Sequence[str], never: Collection[str]
) -> dict[str, list[str]]:
    """Return for each owner the goals that are listed beside it; nothing where goals are few.

    Args:
        owners: id of a box → the activities it stands for.
        leads: activity → goal → whether a stated route leads there.
        never: goals that have other arrows too, and are never listed.
    """
    if len(goals) <= _MANY:
        return {}
    of: dict[str, list[str]] = {}
    for goal in goals:
        leading = [
            owner for owner, nodes in owners.items() if any(goal in leads.get(n.id, ()) for n in nodes)
        ]
        if goal not in never and len(leading) == 1:
            of.setdefault(leading[0], []).append(goal)
    return {owner: listed for owner, listed in of.items() if len(listed) > 1}


def goal_list(
    view: View,
    builder: Builder,
    owner: Box,
    listed: Sequence[str],
    *,
    layer: int,
    width: float = ROW_WIDTH,
) -> Box:
    """Add the box that lists an owner's goals, so many points wide, and return it."""
    nodes = [view.theory.index[goal] for goal in listed]
    rows = [builder.row(node, mark=shape_of(node), width=width) for node in nodes]
    box = builder.group(f"goals-{owner.name}", "", rows, layer=layer, row_width=width, classes=("goals",))
    builder.called[box.node or ""] = Message(*(_names(nodes, language) for language in ("da", "en")))
    return box


def add_goal_list(
    view: View,
    builder: Builder,
    owner: Box,
    members: Sequence[Node],
    listed: Sequence[str],
    leads: Leads,
    *,
    layer: int,
    counted: bool,
    width: float = ROW_WIDTH,
) -> None:
    """Add the box that lists an owner's goals, and the arrow to it.

    Args:
        counted: whether the number on the arrow says how many of ``members`` lead there; else it is its row's.
        width: of the box, in points.
    """
    box = goal_list(view, builder, owner, listed, layer=layer, width=width)
    nodes = [view.theory.index[goal] for goal in listed]
    leading = [node for node in members if set(listed) & set(leads.get(node.id, ()))]
    stated = any(leads[node.id].get(goal) for node in leading for goal in listed)
    text = Message(*(_said(owner, nodes, language, view) for language in ("da", "en")))
    builder.arrows.append(Arrow(len(builder.arrows) + 1, owner.node or "", box.node or "", (), text))
    builder.stroke(
        owner,
        box,
        number=str(len(leading) if counted else len(builder.arrows)),
        tone=owner.colour if counted and owner.colour is not None else "plain_stroke",
        width=1.6 if stated else 0.9,
        tip="normal" if stated else "open",
        description=text.in_language(view.language),
        classes=("link", "counted" if counted else "folded", *(() if stated else ("inferred",))),
    )


def _said(owner: Box, goals: Sequence[Node], language: str, view: View) -> str:
    cause = view.theory.label(owner.node or "", language) if owner.node in view.theory.index else owner.title
    return shown(f"{cause} {word('by-effects', language)} {_names(goals, language)}.")


def _names(goals: Sequence[Node], language: str) -> str:
    return "; ".join(goal.label(language) for goal in goals)
