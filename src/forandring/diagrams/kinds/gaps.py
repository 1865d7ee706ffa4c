"""What is missing: every broken link with an outlined ghost where something ought to stand."""

from __future__ import annotations

from collections.abc import Sequence

from forandring.diagrams.building import Builder
from forandring.diagrams.fonts import BOLD, text_width
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.picture import Box, Caption
from forandring.diagrams.record import Drawing
from forandring.model import Activity, Node
from forandring.network import network, reached_from, reaching

__all__ = ["Missing", "gaps", "missing"]

_ACROSS = 1120.0
_MANY = 9
"""More gaps of one sort than this are drawn without their ghosts, closer together."""

Missing = dict[str, tuple[str, ...]]
"""Name of a sort of gap → ids in text order."""


def missing(view: View) -> Missing:
    """Return the gaps of a plan by sort.

    Goals reached, groups served and challenges addressed by activities of any plan of the theory count.
    """
    plan, theory = view.plan, view.theory
    graph = network(theory)
    activities = [node.id for node in theory.nodes() if isinstance(node, Activity)]
    goals = [node.id for node in theory.nodes() if node.kind == "Goal"]
    to_goal, from_activity = reaching(graph, goals), reached_from(graph, activities)
    starts = {node.id for node in theory.nodes() if node.kind in ("Activity", "Service", "Scheme")}
    addressed = {i for node in theory.nodes() for i in node.ids("addresses")}
    served = {i for node in theory.nodes() if node.kind in ("Activity", "Service", "Scheme") for i in node.ids("targetGroup")}
    effects = plan.of("Effect")
    areas = {node.focus_area for node in plan.of("Activity")}
    causes = {link.cause for link in theory.links()}
    caused = {link.effect for link in theory.links()}
    del starts
    return {
        "gap-activities": tuple(n.id for n in plan.of("Activity") if n.id not in to_goal),
        "gap-goals": tuple(n.id for n in plan.of("Goal") if n.id not in from_activity),
        "gap-ends": tuple(n.id for n in effects if n.id not in causes),
        "gap-causes": tuple(n.id for n in effects if n.id not in caused),
        "gap-groups": _unserved(plan.of("TargetGroup"), served),
        "gap-challenges": _unaddressed(plan.of("Challenge"), addressed),
        "gap-areas": tuple(n.id for n in plan.of("FocusArea") if n.id not in areas),
    }


def _unserved(groups: Sequence[Node], served: set[str]) -> tuple[str, ...]:
    """A group is served when an activity names it, a group that contains it, or a group within it."""
    broader = {group.id: group.ids("broader") for group in groups}
    return _untouched(groups, served, broader)


def _unaddressed(challenges: Sequence[Node], addressed: set[str]) -> tuple[str, ...]:
    return _untouched(challenges, addressed, {node.id: node.ids("partOf") for node in challenges})


def _untouched(nodes: Sequence[Node], touched: set[str], wider: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    def upwards(node: str) -> set[str]:
        seen, waiting = {node}, [node]
        for here in waiting:
            for above in wider.get(here, ()):
                if above not in seen:
                    seen.add(above)
                    waiting.append(above)
        return seen

    above = {node.id: upwards(node.id) for node in nodes}
    covered = {node for node, ups in above.items() if ups & touched}
    covered |= {up for node in covered for up in above[node]}
    return tuple(node.id for node in nodes if node.id not in covered)


def gaps(view: View) -> Drawing:
    """Return the gaps of a plan, sort by sort."""
    builder = view.builder(150.0)
    captions: list[Caption] = []
    y = 4.0
    for sort, ids in missing(view).items():
        if ids:
            y = _section(view, builder, captions, sort, ids, y)
    if not builder.boxes:
        captions.append(Caption(0, 20, view.word("gap-none"), view.theme.label_size + 1))
        y = 40
    return finished(
        view,
        builder,
        name="gaps",
        kind="gaps",
        title=view.word("gaps"),
        subtitle=f"{view.word('gaps-subtitle')} · {view.plan.label(view.language)}",
        captions=captions,
        legend=builder.legend(areas=True),
        size=(_ACROSS, y),
    )


def _section(view: View, builder: Builder, captions: list[Caption], sort: str, ids: Sequence[str], y: float) -> float:
    size = view.theme.label_size + 1.5
    captions.append(Caption(0, y + size, view.word(sort), size, True))
    wide = text_width(view.word(sort), size, BOLD)
    captions.append(Caption(wide + 8, y + size, f"({len(ids)})", size))
    y += size + 16
    ghost = _GHOSTS.get(sort)
    with_ghost = ghost is not None and len(ids) <= _MANY
    pieces = []
    for node_id in ids:
        box = builder.box(node_id, at=(0, 0))
        pieces.append((box, builder.ghost(view.word(ghost[0]), at=(0, 0)) if ghost and with_ghost else None))
    bottom = _rows(builder, pieces, y, ghost[1] if ghost else True)
    return bottom + 18


_GHOSTS = {
    "gap-activities": ("missing-goal", True),
    "gap-goals": ("missing-activity", False),
    "gap-ends": ("missing-next", True),
    "gap-causes": ("missing-cause", False),
    "gap-groups": ("missing-activity", False),
    "gap-challenges": ("missing-activity", False),
    "gap-areas": ("missing-activity", False),
}


def _rows(builder: Builder, pieces: Sequence[tuple[Box, Box | None]], top: float, ghost_after: bool) -> float:
    """Set the pieces in even columns, row by row, and return where they end."""
    gap, between = 34.0, 26.0
    widest = max(box.width + (gap + ghost.width if ghost else 0) for box, ghost in pieces)
    across = max(1, int((_ACROSS + between) // (widest + between)))
    y = top
    for start in range(0, len(pieces), across):
        row = pieces[start : start + across]
        tall = max(max(box.height, ghost.height if ghost else 0) for box, ghost in row)
        for column, (box, ghost) in enumerate(row):
            left = column * (widest + between)
            _set(builder, box, ghost, left, y + tall / 2, gap, ghost_after)
        y += tall + 12
    return y


def _set(builder: Builder, box: Box, ghost: Box | None, left: float, middle: float, gap: float, ghost_after: bool) -> None:
    first, second = (box, ghost) if ghost_after or ghost is None else (ghost, box)
    builder.move(first, (left + first.width / 2, middle))
    if second is not None and ghost is not None:
        builder.move(second, (left + first.width + gap + second.width / 2, middle))
        builder.stroke(first, second, tone="ghost", dash="dashed", width=1.4, tip="normal", classes=("missing",))
