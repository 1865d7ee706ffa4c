"""Target groups: layer by layer where the plan orders them, else by which group contains which."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from forandring.diagrams.building import Builder, layers_of
from forandring.diagrams.kinds.estimating import type_on_paper
from forandring.diagrams.kinds.packing import Section, Size, packed
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.pages import FRAME, LEAST, across_a4
from forandring.diagrams.picture import Caption
from forandring.diagrams.record import Drawing
from forandring.diagrams.sizes import stretched
from forandring.model import Node

__all__ = ["pyramid"]

_WIDTHS = (820.0, 1000.0, 1160.0, 1340.0, 1600.0, 2000.0)
"""Widths of a sheet to choose from, in points."""

_LEAST_BOX, _LINE = 170.0, 420.0
"""Points of width that a box in a layer has at least, and that a line in it has at most."""

_FEW_ALONE = 6
"""Target groups that no other contains and that contain none, beyond which they are listed."""


def pyramid(view: View) -> Drawing:
    """Return the target groups layer by layer as the plan orders them, else by which group contains which."""
    levels = [
        node
        for node in view.plan.nodes
        if node.kind in ("TargetGroup", "Level") and node.number("layer") is not None
    ]
    if not levels:
        return _containment(view)
    best = _Layers(view, levels, _WIDTHS[0])
    for width in _WIDTHS[1:]:
        sheet = _Layers(view, levels, width)
        best = sheet if sheet.scale > best.scale else best
    return finished(
        view,
        best.builder,
        name="pyramid",
        kind="pyramid",
        title=view.word("pyramid"),
        subtitle=f"{view.word('pyramid-subtitle')} · {view.plan.label(view.language)}",
        captions=best.captions,
        legend=best.builder.legend(areas=False),
        size=best.size,
    )


class _Layers:
    """Target groups layer below layer, each broader than the one above, on a sheet of a width."""

    def __init__(self, view: View, levels: Sequence[Node], width: float) -> None:
        self.view, self.width = view, width
        self.builder = view.builder(170.0)
        self.captions: list[Caption] = []
        layers = sorted({node.number("layer") or Decimal(0) for node in levels})
        y = 0.0
        for rank, layer in enumerate(layers):
            members = [node for node in levels if node.number("layer") == layer]
            share = 0.36 + 0.64 * rank / max(len(layers) - 1, 1)
            y = self._band(members, y, width * share, rank) + 8
        drawn = {node.id for node in levels} | {i for node in levels for i in node.ids("targetGroup")}
        rest = [n for n in view.plan.of("TargetGroup") if n.id not in drawn and not n.ids("broader")]
        if rest:
            size = view.theme.label_size + 1
            self.captions.append(Caption(0, y + 22, view.word("without-layer"), size, True))
            y = self._flow(rest, y + 38)
        self.size = (width, y)

    @property
    def scale(self) -> float:
        """How much it can be enlarged to fill a sheet of A4 across."""
        return across_a4(self.size[0] + FRAME[0], self.size[1] + FRAME[1])

    def _band(self, members: Sequence[Node], y: float, width: float, rank: int) -> float:
        """Add one layer across the middle, in rows of boxes that can hold words; return where it ends."""
        rows = math.ceil(len(members) / max(int(width // _LEAST_BOX), 1))
        for place in range(rows):
            start, end = (len(members) * (place + step) // rows for step in (0, 1))
            y = self._row(members[start:end], y, width, rank) + 3
        return y - 3

    def _row(self, members: Sequence[Node], y: float, width: float, rank: int) -> float:
        each = width / len(members)
        boxes = []
        for node in members:
            people = [self.view.theory.label(i, self.view.language) for i in node.ids("targetGroup")]
            wide = min((each - 40) / stretched(node.label(self.view.language)), _LINE)
            boxes.append(self.builder.box(node.id, small=people, at=(0, 0), coloured=False, width=wide))
        tall = max(box.height for box in boxes) + 12
        left = (self.width - width) / 2
        for place, box in enumerate(boxes):
            self.builder.resize(box, each - 8, tall, "layer", rank)
            self.builder.move(box, (left + each * (place + 0.5), y + tall / 2))
        return y + tall

    def _flow(self, nodes: Sequence[Node], y: float) -> float:
        """Set boxes one after the other in rows and return where they end."""
        x, tall = 0.0, 0.0
        for node in nodes:
            box = self.builder.box(node.id, at=(0, 0), coloured=False)
            if x and x + box.width > self.width:
                x, y, tall = 0.0, y + tall + 12, 0.0
            self.builder.move(box, (x + box.width / 2, y + box.height / 2))
            x += box.width + 14
            tall = max(tall, box.height)
        return y + tall


def _containment(view: View) -> Drawing:
    """Return the target groups with the wider ones to the left of those they contain; those alone in a list."""
    groups = view.plan.of("TargetGroup")
    ids = {node.id for node in groups}
    within = [(wide, node.id) for node in groups for wide in node.ids("broader") if wide in ids]
    joined = {end for ends in within for end in ends}
    alone = [node for node in groups if node.id not in joined]
    if not joined and len(alone) > _FEW_ALONE:
        builder = view.builder()
        return packed(view, builder, [_alone(view, builder, alone)], partial(_contained, view))
    listed = alone if joined and len(alone) > _FEW_ALONE else []
    best = _tree(view, within, listed, 1)
    for columns in range(2, 5 if listed else 2):
        if type_on_paper(best.picture) >= LEAST:
            break
        best = max(
            best, _tree(view, within, listed, columns), key=lambda drawing: type_on_paper(drawing.picture)
        )
    return best


def _alone(view: View, builder: Builder, groups: Sequence[Node]) -> Section:
    rows = tuple(builder.row(node, mark="target-group") for node in groups)
    return Section("alone", view.word("alone"), rows)


def _tree(view: View, within: Sequence[tuple[str, str]], listed: Sequence[Node], columns: int) -> Drawing:
    """Return the groups joined by lines, and some in a list of so many columns."""
    builder = view.builder(160.0)
    drawn = [node.id for node in view.plan.of("TargetGroup") if node not in listed]
    layer, back = layers_of(drawn, within)
    for node_id in drawn:
        builder.box(node_id, layer=None if view.free else layer[node_id], coloured=False)
    for wide, narrow in within:
        builder.stroke(
            builder.box(wide),
            builder.box(narrow),
            tone="grey",
            tip="none",
            back=(wide, narrow) in back,
            classes=("link", "contains"),
        )
    if listed:
        section = _alone(view, builder, listed)
        builder.group(
            section.name, section.title, section.rows, layer=max(layer.values()) + 1, columns=columns
        )
    return _contained(view, builder)


def _contained(view: View, builder: Builder, size: Size | None = None) -> Drawing:
    return finished(
        view,
        builder,
        name="pyramid",
        kind="pyramid",
        title=view.word("pyramid"),
        subtitle=view.plan.label(view.language),
        notes=(view.word("no-layers" if view.plan.of("TargetGroup") else "nothing"),),
        legend=builder.legend(),
        size=size,
    )
