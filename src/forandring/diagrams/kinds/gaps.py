"""What is missing: every broken link with an outlined ghost where something ought to stand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from forandring.checks import CHECKS, Case
from forandring.diagrams.building import Builder, shape_of
from forandring.diagrams.fonts import BOLD, text_width
from forandring.diagrams.kinds.packing import on_sheets
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.pages import FRAME, LEAST, across_a4
from forandring.diagrams.picture import Box, Caption, Row
from forandring.diagrams.record import Drawing
from forandring.diagrams.sizes import ROW_WIDTH, row_grid
from forandring.diagrams.words import count
from forandring.diagrams.wrapping import wrapped
from forandring.model import Theory
from forandring.rdf import vocabulary

__all__ = ["gaps", "missing"]

_WIDTHS = (800.0, 960.0, 1120.0, 1280.0, 1340.0, 1440.0, 1700.0, 1960.0, 2220.0, 2480.0)
"""Widths of a sheet to choose from, in points."""

_FORMS = tuple(
    (many, rows, width)
    for width in (ROW_WIDTH, 236.0)
    for many, rows in ((6, 2), (3, 2), (3, 4), (3, 7), (3, 12))
)
"""Gaps of one sort beyond which they are listed, with one ghost for them all; rows for which a list takes one more
column; and how wide its columns are. The first is taken whose type is large enough on A4."""

_ON_SHEETS = (3, 7, ROW_WIDTH)
"""The form of several sheets."""

_MOST, _MOST_ACCEPTED = 40, 12
"""Gaps of one sort that one picture lists, open and accepted; the rest are counted. Several sheets list them all."""

_ON_ONE = 160
"""Gaps of one sort of which no more have room on a sheet of A4."""

_TOGETHER = 4
"""Gaps of a sort that must stand together where it goes on on the next sheet."""

_GAP = 34.0
"""Points between a box and the ghost beside it."""

_BESIDE, _BELOW = 36.0, 23.0
"""Points between two sorts of gaps that stand side by side, and one below the other."""

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
        checks = {check.rule.code: check for check in CHECKS}
        found = {
            code: tuple(c.node for c in checks[code].find(case) if c.node is not None) for code in _SORTS
        }
        _latest[:] = [(theory, found)]
    return _latest[0][1]


def gaps(view: View) -> Drawing:
    """Return the gaps of a plan, sort by sort, on a sheet as wide as makes it largest on paper."""
    found = {sort: ids for sort, ids in missing(view).items() if ids}
    if not found:
        none = Caption(0, 20, view.word("gap-none"), view.theme.label_size + 1)
        return _finished(view, view.builder(150.0), [none], (760.0, 40.0))
    best: _Sheet | None = None
    for form in _FORMS:
        sheet = _widest_worth(view, found, form)
        if best is None or sheet.scale > best.scale:
            best = sheet
        if best.readable:
            break
    assert best is not None
    drawing = _finished(view, best.builder, best.captions, best.size)
    if best.readable and not best.shortened:
        return drawing
    return on_sheets(drawing, partial(_sheets, view, found), view, shortened=best.shortened)


Found = Mapping[str, Sequence[tuple[str, bool]]]
"""Sort of gap → (id, whether somebody accepted it)."""


def _sheets(view: View, found: Found) -> Iterable[Drawing]:
    """Yield all gaps on several sheets of A4: on each as many as can be read there."""
    some: dict[str, Sequence[tuple[str, bool]]] = {}
    for sort, ids in found.items():
        rest = list(ids)
        while rest:
            number = _fitting(view, some, sort, rest, found)
            if number:
                some, rest = {**some, sort: rest[:number]}, rest[number:]
            if rest:
                yield _sheet(view, some, found)
                some = {}
    yield _sheet(view, some, found)


def _sheet(view: View, some: Found, found: Found) -> Drawing:
    sheet = _widest_worth(view, some, _ON_SHEETS, found)
    return _finished(view, sheet.builder, sheet.captions, sheet.size)


def _fitting(view: View, some: Found, sort: str, rest: Sequence[tuple[str, bool]], found: Found) -> int:
    """Return how many of the rest of a sort can be read on a sheet that has some already; of too few, none."""

    def fits(number: int) -> bool:
        return _widest_worth(view, {**some, sort: rest[:number]}, _ON_SHEETS, found).readable

    least, most = 0, min(len(rest), _ON_ONE)
    if most == len(rest) and fits(most):
        return most
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (middle, most) if fits(middle) else (least, middle)
    # Neither a few alone at a sheet's end nor a few alone on the next; and an empty sheet takes at least one.
    least = min(least, max(len(rest) - _TOGETHER, 1))
    return max(least, 1) if not some else (least if least >= _TOGETHER else 0)


def _widest_worth(
    view: View, some: Found, form: tuple[int, int, float], every: Found | None = None
) -> _Sheet:
    """Return the sheet that becomes wider as long as its type becomes larger on A4 for it.

    Args:
        every: all there is, where what a sheet has is a part of it and nothing may be left out.
    """
    best = _Sheet(view, some, _WIDTHS[0], *form, every)
    for width in _WIDTHS[1:]:
        sheet = _Sheet(view, some, width, *form, every)
        if sheet.scale < best.scale:
            break
        best = sheet
    return best


def _finished(
    view: View, builder: Builder, captions: Sequence[Caption], size: tuple[float, float]
) -> Drawing:
    return finished(
        view,
        builder,
        name="gaps",
        kind="gaps",
        title=view.word("gaps"),
        subtitle=f"{view.word('gaps-subtitle')} · {view.plan.label(view.language)}",
        captions=captions,
        legend=builder.legend(areas=False),
        size=size,
    )


class _Sheet:
    """The sorts of gaps side by side and below each other on a sheet of a width.

    Args:
        many: gaps of one sort beyond which they are listed.
        rows: for which a list takes one more column.
        row_width: of the columns of a list, in points.
        every: all there is, where what the sheet has is a part of it; ``None`` where it has all, or counts the rest.

    Attributes:
        shortened: whether some gaps are merely counted.
    """

    def __init__(
        self,
        view: View,
        found: Found,
        width: float,
        many: int,
        rows: int,
        row_width: float,
        every: Found | None = None,
    ) -> None:
        self.view, self.width = view, width
        self.many, self.rows, self.row_width = many, rows, row_width
        self.every, self.shortened = every, False
        self.builder = view.builder(150.0)
        self.captions: list[Caption] = []
        self.size = self._shelves(found)

    @property
    def scale(self) -> float:
        """How much it can be enlarged to fill a sheet of A4 across."""
        return across_a4(self.size[0] + FRAME[0], self.size[1] + FRAME[1])

    @property
    def readable(self) -> bool:
        """Whether its type can be read on a sheet of A4 across."""
        return self.scale * self.view.theme.small_size >= LEAST

    def _shelves(self, found: Found) -> tuple[float, float]:
        """Set each sort beside the one before it, or below where there is no room; return width and height."""
        x, y, tall, right = 0.0, 4.0, 0.0, 0.0
        for sort, ids in found.items():
            boxes, captions = len(self.builder.boxes), len(self.captions)
            width, height = self._section(sort, ids)
            if x and x + width > self.width:
                x, y, tall = 0.0, y + tall + _BELOW, 0.0
            self._shift(boxes, captions, x, y)
            right, tall = max(right, x + width), max(tall, height)
            x += width + _BESIDE
        return right, y + tall

    def _shift(self, boxes: int, captions: int, x: float, y: float) -> None:
        for box in self.builder.boxes[boxes:]:
            across, down = box.at or (0.0, 0.0)
            self.builder.move(box, (across + x, down + y))
        self.captions[captions:] = [c._replace(x=c.x + x, y=c.y + y) for c in self.captions[captions:]]

    def _section(self, sort: str, ids: Sequence[tuple[str, bool]]) -> tuple[float, float]:
        """Add the gaps of one sort under their heading, and return the width and height of it all."""
        view, builder = self.view, self.builder
        size = view.theme.label_size + 1.5
        title, number = self._heading(sort, ids)
        wide = text_width(title, size, BOLD)
        self.captions += [Caption(0, size, title, size, True), Caption(wide + 8, size, number, size)]
        first = len(builder.boxes)
        if len(ids) > self.many:
            bottom = self._listed(sort, ids, size + 11)
        else:
            bottom = self._rows(sort, ids, size + 11)
        right = max((box.at or (0.0, 0.0))[0] + box.width / 2 for box in builder.boxes[first:])
        return max(right, wide + 8 + text_width(number, size)), bottom

    def _heading(self, sort: str, ids: Sequence[tuple[str, bool]]) -> tuple[str, str]:
        """Return what stands over the gaps of a sort, and how many there are on all sheets."""
        every = ids if self.every is None else self.every[sort]
        accepted = sum(done for _, done in every)
        of_them = self.view.word("of-them-accepted").format(count=accepted) if accepted else ""
        going_on = ids[0] != every[0]
        title = f"{self.view.word(sort)} {self.view.word('continued')}" if going_on else self.view.word(sort)
        return title, f"({len(every)}{of_them})"

    def _listed(self, sort: str, ids: Sequence[tuple[str, bool]], y: float) -> float:
        """Add many gaps of one sort as a list with one ghost before or after it, and return where they end."""
        view, builder = self.view, self.builder
        words, after = _GHOSTS[sort]
        for done in (False, True):
            nodes = [view.theory.index[node] for node, accepted in ids if accepted == done]
            if not nodes:
                continue
            most = _MOST_ACCEPTED if done else _MOST
            shown = nodes if self.every is not None or len(nodes) == most + 1 else nodes[:most]
            ghost = builder.ghost(view.word("accepted" if done else words), accepted=done)
            rows = [builder.row(node, mark=shape_of(node), width=self.row_width) for node in shown]
            if len(nodes) > len(shown):
                self.shortened = True
                rows.append(self._more(len(nodes) - len(shown)))
            room = int((self.width - ghost.width - _GAP) // self.row_width)
            columns = max(1, min(room, math.ceil(len(rows) / self.rows)))
            # A row of many lines may leave the last column empty.
            columns = 1 + row_grid(rows, columns, view.theme.small_size)[0][-1][0]
            box = builder.group(f"{sort}-{done}", "", rows, columns=columns, row_width=self.row_width)
            _set(builder, box, ghost, 0.0, y + box.height / 2, ghost_after=after)
            y += box.height + 12
        return y - 12

    def _more(self, number: int) -> Row:
        """Return a row that says how many more there are, and where they stand."""
        view = self.view
        said = view.word("and-more").format(count=count(number, view.language))
        lines = wrapped(said, self.row_width - 44, view.theme.small_size, language=view.language)
        return Row("", lines, said, mark="")

    def _rows(self, sort: str, ids: Sequence[tuple[str, bool]], top: float) -> float:
        """Add a few gaps of one sort, each with its ghost, in even columns row by row; return where they end."""
        view, builder, between = self.view, self.builder, 26.0
        words, after = _GHOSTS[sort]
        pieces = []
        for node_id, done in ids:
            box = builder.box(node_id, at=(0, 0), coloured=False, again=True)
            pieces.append((box, builder.ghost(view.word("accepted" if done else words), accepted=done)))
        widest = max(box.width + _GAP + ghost.width for box, ghost in pieces)
        across = max(1, int((self.width + between) // (widest + between)))
        y = top
        for start in range(0, len(pieces), across):
            row = pieces[start : start + across]
            tall = max(max(box.height, ghost.height) for box, ghost in row)
            for column, (box, ghost) in enumerate(row):
                left = column * (widest + between)
                _set(builder, box, ghost, left, y + tall / 2, ghost_after=after)
            y += tall + 12
        return y - 12


_GHOSTS = {
    "gap-activities": ("missing-goal", True),
    "gap-goals": ("missing-activity", False),
    "gap-ends": ("missing-next", True),
    "gap-causes": ("missing-cause", False),
    "gap-groups": ("missing-activity", False),
    "gap-challenges": ("missing-activity", False),
    "gap-areas": ("missing-activity", False),
}


def _set(builder: Builder, box: Box, ghost: Box, left: float, middle: float, *, ghost_after: bool) -> None:
    first, second = (box, ghost) if ghost_after else (ghost, box)
    builder.move(first, (left + first.width / 2, middle))
    builder.move(second, (left + first.width + _GAP + second.width / 2, middle))
    tone = "grey" if ghost.shape == "accepted" else "ghost"
    builder.stroke(first, second, tone=tone, dash="dashed", width=1.4, tip="normal", classes=("missing",))
