"""The problem tree: which challenge is part of or follows from which, and who addresses them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from forandring.analysis.wholes import addressed_by
from forandring.diagrams.building import Builder, layers_of, pairs, shape_of
from forandring.diagrams.kinds.packing import Section, more_rows, packed
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.pages import readable
from forandring.diagrams.picture import Row
from forandring.diagrams.record import Drawing
from forandring.model import Node, local_name

__all__ = ["challenges"]

_LIMITS = ((10_000, 10_000), (12, 6), (8, 4), (5, 2))
"""Parts of a challenge, and those who address it, that are listed: the most that can be read on A4."""

_MOST = 26
"""Boxes that stand one below the other in three columns and can still be read on a sheet of paper."""

_ALONE = 8
"""Challenges by themselves that stand one below the other and leave the rest of the sheet white."""


def challenges(view: View, subject: str | None) -> Drawing:
    """Return the challenges of a plan, or one challenge with what it is made of and what leads to it.

    A plan with more than about 26 boxes, or in which many challenges stand by themselves, is folded: each challenge
    that is part of no other stands with its parts and those who address it, as many as can be read on a sheet of A4;
    several sheets have them all.
    """
    nodes = view.plan.of("Challenge")
    ids = _below(view, subject) if subject else {node.id for node in nodes}
    helpers = [node for node in view.plan.nodes if ids & set(node.ids("addresses")) and node.kind in _ACTORS]
    if subject is None and (len(ids) + len(helpers) > _MOST or _alone(view, ids) > _ALONE):
        return _folded(view, nodes)
    return _tree(view, [node for node in nodes if node.id in ids], helpers, subject)


def _alone(view: View, ids: set[str]) -> int:
    """Return how many challenges nothing takes up or is part of, and are no part; 0 where one leads to another."""
    if any({pair.cause, pair.effect} <= ids for pair in pairs(view.plan, view.theory)):
        return 0
    joined = {i for node in view.plan.nodes for i in node.ids("addresses")}
    joined |= {i for node, wholes in _wholes(view).items() if wholes for i in (node, *wholes)}
    return len(ids - joined)


_ACTORS = ("Activity", "Effect", "Goal", "Service", "Scheme")


def _wholes(view: View) -> dict[str, list[str]]:
    """Return for each challenge the challenges that it is part of."""
    ours = {node.id for node in view.plan.of("Challenge")}
    return {node.id: [i for i in node.ids("partOf") if i in ours] for node in view.plan.of("Challenge")}


def _below(view: View, subject: str) -> set[str]:
    wholes = _wholes(view)
    causes = [
        (p.cause, p.effect) for p in pairs(view.plan, view.theory) if p.cause in wholes and p.effect in wholes
    ]
    found = {subject}
    while (
        more := (
            {node for node, ups in wholes.items() if found & set(ups)}
            | {cause for cause, effect in causes if effect in found}
        )
        - found
    ):
        found |= more
    return found


def _tree(view: View, nodes: Sequence[Node], helpers: Sequence[Node], subject: str | None) -> Drawing:
    builder = view.builder(150.0)
    ours = {node.id for node in nodes}
    wholes = _wholes(view)
    parts = [(node.id, whole) for node in nodes for whole in wholes[node.id] if whole in ours]
    said = [pair for pair in pairs(view.plan, view.theory) if pair.cause in ours and pair.effect in ours]
    order = [node.id for node in nodes]
    layer, back = layers_of(order, [*parts, *((p.cause, p.effect) for p in said)])
    for node in helpers:
        builder.box(node.id, layer=None if view.free else 0, coloured=True)
    shift = 1 if helpers else 0
    for node in nodes:
        builder.box(node.id, layer=None if view.free else layer[node.id] + shift)
    for helper in helpers:
        for challenge in helper.ids("addresses"):
            if challenge in ours:
                builder.stroke(
                    builder.box(helper.id), builder.box(challenge), tone="ink", classes=("link", "addresses")
                )
    for part, whole in parts:
        builder.stroke(
            builder.box(part),
            builder.box(whole),
            tone="grey",
            tip="none",
            dash="dotted",
            back=(part, whole) in back,
            classes=("link", "part-of"),
        )
    for pair in said:
        builder.arrow(pair, back=(pair.cause, pair.effect) in back)
    headings = [(0, 0, view.word("who"))] if helpers else []
    if nodes:
        headings.append((shift, shift + max(layer.values()), view.word("challenges-heading")))
    return finished(
        view,
        builder,
        name=f"challenges-{local_name(subject)}" if subject else "challenges",
        kind="challenges",
        title=view.theory.label(subject, view.language) if subject else view.word("challenges"),
        subtitle=view.plan.label(view.language),
        subject=subject,
        headings=headings,
        notes=() if nodes else (view.word("nothing"),),
    )


def _folded(view: View, nodes: Sequence[Node]) -> Drawing:
    """Return the challenges that are part of no other, in even columns, each with as many parts as can be read."""
    wholes = _wholes(view)
    addressed: dict[str, list[Node]] = {}
    for node in view.plan.nodes:
        if node.kind in _ACTORS:
            for challenge in node.ids("addresses"):
                addressed.setdefault(challenge, []).append(node)
    taken_up = addressed_by(view.theory, {node.id for nodes in addressed.values() for node in nodes})
    roots = _roots(nodes, wholes)
    for most in _LIMITS:
        drawing = _listed(view, roots, addressed, taken_up, most)
        if readable(drawing.picture.size, view.theme.small_size, "A4"):
            break
    return drawing


def _roots(nodes: Sequence[Node], wholes: dict[str, list[str]]) -> list[tuple[Node, list[str]]]:
    """Return the challenges that are part of no other, and one of those that are part of each other, with all parts."""
    by_id = {node.id: node for node in nodes}
    found = [(node, _parts(node.id, wholes)) for node in nodes if not wholes[node.id]]
    inside = {part for _, parts in found for part in parts}
    for node in nodes:
        if node.id not in inside:
            seen, top = set[str](), node.id
            while top not in seen:
                seen.add(top)
                top = wholes[top][0]
            found.append((by_id[top], _parts(top, wholes)))
            inside.update(found[-1][1])
    return found


def _listed(
    view: View,
    roots: Sequence[tuple[Node, Sequence[str]]],
    addressed: Mapping[str, Sequence[Node]],
    taken_up: Collection[str],
    most: tuple[int, int],
) -> Drawing:
    builder = view.builder()
    boxes = [_Listed(view, builder, root, inside, addressed, taken_up) for root, inside in roots]
    some = any(len(rows) > at + 1 for box in boxes for rows, at in zip(box.rows, most, strict=True))

    def finish(filled: Builder, size: tuple[float, float]) -> Drawing:
        return finished(
            view,
            filled,
            name="challenges",
            kind="challenges",
            title=view.word("challenges"),
            subtitle=view.plan.label(view.language),
            notes=(view.word("challenges-note"),),
            size=size,
            legend=filled.legend(areas=False),
        )

    sections = [box.section(most) for box in boxes]
    whole = [box.section(_LIMITS[0]) for box in boxes] if some else None
    return packed(view, builder, sections, finish, ordered=False, whole=whole)


class _Listed:
    """A challenge with its parts and those who address it or them.

    Attributes:
        rows: of its parts, and of those who address it.
    """

    def __init__(
        self,
        view: View,
        builder: Builder,
        root: Node,
        inside: Sequence[str],
        addressed: Mapping[str, Sequence[Node]],
        taken_up: Collection[str],
    ) -> None:
        self.view, self.root = view, root
        theory = view.theory
        self.dark = root.id not in taken_up
        # Of a dark box all parts are nobody's, and its colour says so.
        nobody = "" if self.dark else view.word("nobody")
        parts = [
            builder.row(theory.index[i], "" if i in taken_up else nobody, mark="dot")
            for i in inside
            if i != root.id
        ]
        helpers = dict.fromkeys(node for i in (root.id, *inside) for node in addressed.get(i, ()))
        self.rows = (parts, [builder.row(node, mark=shape_of(node)) for node in helpers])

    def section(self, most: tuple[int, int]) -> Section:
        """Return the box with at most so many of either sort of rows."""
        rows = [row for rows, at in zip(self.rows, most, strict=True) for row in _first(rows, at, self.view)]
        return Section(
            self.root.id, self.root.label(self.view.language), tuple(rows), None if self.dark else 0
        )


def _first(rows: Sequence[Row], most: int, view: View) -> list[Row]:
    """Return the first rows and how many more there are; a single one more is shown itself."""
    return (
        list(rows) if len(rows) <= most + 1 else [*rows[:most], *more_rows(len(rows) - most, view.language)]
    )


def _parts(root: str, wholes: dict[str, list[str]]) -> list[str]:
    """Return the challenge and everything that is part of it, in text order."""
    found = {root}
    while more := {node for node, ups in wholes.items() if found & set(ups)} - found:
        found |= more
    return [node for node in wholes if node in found]
