"""Status and evidence of a plan too large for one picture of its routes: activities listed, arrows counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from forandring.diagrams.building import Builder, Pair, pairs
from forandring.diagrams.building.looks import LETTERS
from forandring.diagrams.kinds.bars import Bar, Part, charted
from forandring.diagrams.kinds.packing import Section, Size, packed
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.picture import Caption, Entry, Row
from forandring.diagrams.record import Drawing
from forandring.diagrams.words import count
from forandring.model import Node

__all__ = ["evidence_summary", "status_summary"]

_KINDS = ("Research", "Practice", "Hypothesis", "Mixed", "Against")


def _areas(view: View) -> list[tuple[Node | None, list[Node]]]:
    """Return the focus areas that have activities, and what stands outside them."""
    areas = view.plan.of("FocusArea")
    known = {area.id for area in areas}
    activities = view.plan.of("Activity")
    found: list[tuple[Node | None, list[Node]]] = [
        (area, [node for node in activities if node.focus_area == area.id]) for area in areas
    ]
    found.append((None, [node for node in activities if node.focus_area not in known]))
    return [(area, members) for area, members in found if members]


def status_summary(view: View) -> Drawing:
    """Return every activity with its status, by focus area."""
    builder = view.builder()
    known = any(builder.badge(node) for node in view.plan.of("Activity"))
    sections = [
        Section(
            area.id if area else "rest",
            area.label(view.language) if area else view.rest,
            tuple(_row(view, builder, node) for node in members),
            builder.colour_of(area),
        )
        for area, members in (_areas(view) if known else ())
    ]
    notes = [] if known else [view.word("no-statuses")]
    if any(row.badge is None for section in sections for row in section.rows):
        notes.append(view.word("no-status"))

    def finish(filled: Builder, size: Size) -> Drawing:
        return finished(
            view,
            filled,
            name="status",
            kind="status",
            title=view.word("status"),
            subtitle=f"{view.word('status-subtitle')} · {view.plan.label(view.language)}",
            legend=filled.legend(areas=False),
            notes=notes,
            size=size,
        )

    return packed(view, builder, sections, finish) if sections else finish(builder, (560.0, 10.0))


def _row(view: View, builder: Builder, node: Node) -> Row:
    """Return an activity with its status, and when that was reported."""
    sign, label = builder.badge(node), node.label(view.language)
    dated = f"{label} ({view.word('reported')} {sign.date})" if sign and sign.date else label
    return builder.row(node, badge=True, text=dated)


def evidence_summary(view: View) -> Drawing:
    """Return how many arrows of each focus area have which evidence, those with none last.

    An arrow belongs to the focus area of its cause, or to the areas whose activities lead to its cause; an arrow that
    belongs to several counts at each. An arrow with several kinds of evidence counts by the first of Against, Mixed,
    Research, Practice and Hypothesis.
    """
    said = [pair for pair in pairs(view.plan, view.theory) if pair.links]
    bars = [_bar(view, view.word("all-arrows"), said)]
    divided = bool(view.plan.of("FocusArea"))
    notes = ("evidence-note", "evidence-twice") if divided else ("evidence-note",)
    for area, members in _areas(view) if divided else ():
        label = area.label(view.language) if area else view.rest
        bars.append(_bar(view, label, _arrows_from(members, said)))

    def finish(filled: Builder, captions: Sequence[Caption], size: Size) -> Drawing:
        shown_kinds = {box.mark for box in filled.boxes}
        kinds = [kind for kind in (*_KINDS, "none") if kind in shown_kinds]
        return finished(
            view,
            filled,
            name="evidence",
            kind="evidence",
            title=view.word("evidence"),
            subtitle=f"{view.word('evidence-subtitle')} · {view.plan.label(view.language)}",
            captions=captions,
            legend=tuple(Entry(_lettered(kind, view), "bar-of-evidence", mark=kind) for kind in kinds),
            notes=(" ".join(view.word(note) for note in notes),),
            size=size,
        )

    return charted(view, view.builder(), bars, finish)


def _arrows_from(members: Sequence[Node], said: Sequence[Pair]) -> list[Pair]:
    """Return the arrows on the routes from some activities."""
    reached = {node.id for node in members}
    found: list[Pair] = []
    waiting = list(reached)
    after: dict[str, list[Pair]] = {}
    for pair in said:
        after.setdefault(pair.cause, []).append(pair)
    for node in waiting:
        for pair in after.get(node, ()):
            found.append(pair)
            if pair.effect not in reached:
                reached.add(pair.effect)
                waiting.append(pair.effect)
    return found


def _bar(view: View, label: str, arrows: Sequence[Pair]) -> Bar:
    """Return a bar that is divided by the kinds of evidence, and how many arrows have each."""
    numbers = Counter(_main(pair) for pair in arrows)
    kinds = [kind for kind in (*_KINDS, "none") if numbers[kind]]
    parts = tuple(
        Part(
            numbers[kind] / len(arrows),
            f"{label}: {view.word(kind)} {numbers[kind]}",
            faint=kind == "none",
            mark=kind,
            letter=_letter(kind, view),
        )
        for kind in kinds
    )
    said = " · ".join(f"{view.word(kind)} {count(numbers[kind], view.language)}" for kind in kinds)
    return Bar(label, parts, said, count(len(arrows), view.language))


def _letter(kind: str, view: View) -> str:
    """Return the letter that tells a kind of evidence in black and white too; "" for none."""
    return LETTERS[kind].in_language(view.language) if kind in LETTERS else ""


def _lettered(kind: str, view: View) -> str:
    letter = _letter(kind, view)
    return f"{letter}: {view.word(kind)}" if letter else view.word(kind)


def _main(pair: Pair) -> str:
    order = ("Against", "Mixed", "Research", "Practice", "Hypothesis")
    return next((kind for kind in order if kind in pair.evidence), "none")
