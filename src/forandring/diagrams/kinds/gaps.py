"""What is missing: every broken link with an outlined ghost where something ought to stand."""

from __future__ import annotations

from collections.abc import Sequence

from forandring.checks import CHECKS, Case
from forandring.diagrams.building import Builder, shape_of
from forandring.diagrams.fonts import BOLD, text_width
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.picture import Box, Caption
from forandring.diagrams.record import Drawing
from forandring.model import Theory
from forandring.rdf import vocabulary

__all__ = ["gaps", "missing"]

_ACROSS = 1120.0
_MANY = 6
"""More gaps of one sort than this are listed, with one ghost for them all."""

_MOST, _MOST_ACCEPTED = 40, 12
"""Gaps of one sort that are listed, open and accepted; the rest are counted."""

_ACROSS_LIST = 3

_SORTS = {
    "FO101": "gap-activities",
    "FO102": "gap-goals",
    "FO103": "gap-ends",
    "FO104": "gap-causes",
    "FO105": "gap-areas",
    "FO106": "gap-groups",
    "FO107": "gap-challenges",
}


def missing(view: View) -> dict[str, tuple[tuple[str, bool], ...]]:
    """Return the gaps of a plan as the rules find them: sort → (id, whether somebody accepted it), open ones first."""
    waived = {(waiver.code, waiver.node) for waiver in view.plan.waivers}
    ours = {node.id for node in view.plan.nodes}
    found: dict[str, tuple[tuple[str, bool], ...]] = {}
    for code, nodes in _of_all_plans(view.theory).items():
        marked = [(node, (code, node) in waived) for node in nodes if node in ours]
        found[_SORTS[code]] = tuple(sorted(marked, key=lambda gap: gap[1]))
    return found


_latest: list[tuple[Theory, dict[str, tuple[str, ...]]]] = []


def _of_all_plans(theory: Theory) -> dict[str, tuple[str, ...]]:
    """Return rule → what it finds; kept for the theory asked about last, whose plans are drawn one after the other."""
    if not _latest or _latest[0][0] is not theory:
        case = Case(theory, vocabulary(), ())
        checks = [check for check in CHECKS if check.rule.code in _SORTS]
        found = {
            check.rule.code: tuple(c.node for c in check.find(case) if c.node is not None) for check in checks
        }
        _latest[:] = [(theory, found)]
    return _latest[0][1]


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
        legend=builder.legend(areas=False),
        size=(_ACROSS, y),
    )


def _section(
    view: View,
    builder: Builder,
    captions: list[Caption],
    sort: str,
    ids: Sequence[tuple[str, bool]],
    y: float,
) -> float:
    size = view.theme.label_size + 1.5
    captions.append(Caption(0, y + size, view.word(sort), size, True))
    wide = text_width(view.word(sort), size, BOLD)
    accepted = sum(done for _, done in ids)
    of_them = view.word("of-them-accepted").format(count=accepted) if accepted else ""
    captions.append(Caption(wide + 8, y + size, f"({len(ids)}{of_them})", size))
    y += size + 16
    ghost = _GHOSTS[sort]
    if len(ids) > _MANY:
        return _listed(view, builder, captions, sort, ids, y) + 18
    pieces = []
    for node_id, done in ids:
        box = builder.box(node_id, at=(0, 0), coloured=False, again=True)
        words = view.word("accepted" if done else ghost[0])
        pieces.append((box, builder.ghost(words, at=(0, 0), accepted=done)))
    return _rows(builder, pieces, y, ghost[1]) + 18


def _listed(
    view: View,
    builder: Builder,
    captions: list[Caption],
    sort: str,
    ids: Sequence[tuple[str, bool]],
    y: float,
) -> float:
    """Add many gaps of one sort as a list with one ghost before or after it, and return where they end."""
    words, after = _GHOSTS[sort]
    for done in (False, True):
        nodes = [view.theory.index[node] for node, accepted in ids if accepted == done]
        if not nodes:
            continue
        most = _MOST_ACCEPTED if done else _MOST
        rows = [builder.row(node, mark=shape_of(node)) for node in nodes[:most]]
        box = builder.group(f"{sort}-{done}", "", rows, columns=min(_ACROSS_LIST, len(rows)))
        ghost = builder.ghost(view.word("accepted" if done else words), accepted=done)
        _set(builder, box, ghost, 0.0, y + box.height / 2, 34.0, after)
        y += box.height + 12
        if len(nodes) > most:
            more = view.word("and-more").format(count=len(nodes) - most)
            captions.append(Caption(0, y + view.theme.label_size, more, view.theme.label_size))
            y += view.theme.label_size * 1.6
    return y


_GHOSTS = {
    "gap-activities": ("missing-goal", True),
    "gap-goals": ("missing-activity", False),
    "gap-ends": ("missing-next", True),
    "gap-causes": ("missing-cause", False),
    "gap-groups": ("missing-activity", False),
    "gap-challenges": ("missing-activity", False),
    "gap-areas": ("missing-activity", False),
}


def _rows(builder: Builder, pieces: Sequence[tuple[Box, Box]], top: float, ghost_after: bool) -> float:
    """Set the pieces in even columns, row by row, and return where they end."""
    gap, between = 34.0, 26.0
    widest = max(box.width + gap + ghost.width for box, ghost in pieces)
    across = max(1, int((_ACROSS + between) // (widest + between)))
    y = top
    for start in range(0, len(pieces), across):
        row = pieces[start : start + across]
        tall = max(max(box.height, ghost.height) for box, ghost in row)
        for column, (box, ghost) in enumerate(row):
            left = column * (widest + between)
            _set(builder, box, ghost, left, y + tall / 2, gap, ghost_after)
        y += tall + 12
    return y


def _set(
    builder: Builder, box: Box, ghost: Box, left: float, middle: float, gap: float, ghost_after: bool
) -> None:
    first, second = (box, ghost) if ghost_after else (ghost, box)
    builder.move(first, (left + first.width / 2, middle))
    builder.move(second, (left + first.width + gap + second.width / 2, middle))
    tone = "grey" if ghost.shape == "accepted" else "ghost"
    builder.stroke(first, second, tone=tone, dash="dashed", width=1.4, tip="normal", classes=("missing",))
