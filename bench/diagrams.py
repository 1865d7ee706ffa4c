"""Measures of the diagrams of every plan, how much small edits move, and how long they take.

Run from the root as ``python bench/diagrams.py [FOLDER …]``; prints the tables of docs/diagrams.md.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from compileall import compile_dir
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from measures import Measures, measured, scene_of, together

from forandring import diagrams
from forandring.diagrams import engine
from forandring.diagrams.dot import dot_of
from forandring.diagrams.fonts import write_fontconfig
from forandring.diagrams.kinds.subjects import SUBJECTS
from forandring.diagrams.layout.crossings import count_crossings
from forandring.diagrams.layout.reading import read_layout
from forandring.diagrams.scene import Point
from forandring.model import Plan, Theory
from forandring.project import read

COLUMN = 20.0
"""Points between the middles of two boxes beyond which they stand in different columns."""


WHOLE = ("overview", "gaps", "evidence", "status", "pyramid", "challenges", "timeline", "money")
"""Kinds of which there is one picture of a plan."""

EACH = ("goal", "target-group", "activity")
"""Kinds of which there are so many pictures that only all together are told."""


def pictures_of(plan: Plan) -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    """Yield the rows of the table: a name, and the kind and subject of each picture that is measured for it."""
    for area in plan.of("FocusArea"):
        yield area.name, [("focus-area", area.id)]
    for kind in WHOLE:
        yield kind, [(kind, None)]
    for kind in EACH:
        found = plan.of(SUBJECTS[kind].kind)
        yield f"each {kind} ({len(found)})", [(kind, node.id) for node in found]


def table(theory: Theory) -> list[str]:
    rows = [
        "| plan | picture | boxes | arrows | crossings | plain dot | through boxes | overlaps | outside | type on A4 "
        "| contrast | too wide | lost |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for plan in theory.plans:
        for name, pictures in pictures_of(plan):
            row = _row(theory, plan, pictures)
            if row:
                rows.append(f"| {Path(plan.folder).name[:22]} | {name} {row}")
    return rows


def _row(theory: Theory, plan: Plan, pictures: Sequence[tuple[str, str | None]]) -> str:
    """Return the measures of some pictures together; nothing where nothing is drawn."""
    found: list[Measures] = []
    plain: list[int] = []
    for kind, subject in pictures:
        drawing = diagrams.drawing(theory, plan, kind, subject)
        if drawing.picture.boxes:
            found.append(measured(drawing))
            if not drawing.picture.placed:
                plain.append(plain_crossings(diagrams.drawing(theory, plan, kind, subject, free=True)))
    if not found:
        return ""
    all_ = together(found)
    return (
        f"| {all_.boxes} | {all_.arrows} | {all_.crossings} | {sum(plain) if plain else ''} | {all_.through} "
        f"| {all_.overlaps} | {all_.outside} | {all_.smallest:.1f} | {all_.faintest:.1f} | {all_.wide} | {all_.lost} |"
    )


def moved(theory: Theory, plan: Plan) -> list[str]:
    """Return the share of boxes whose order changes when one activity is added, over every focus area and activity.

    Two kinds of edit: each activity of the plan is put back after it was taken away with all its arrows; and a new
    activity that leads to each effect and goal of the focus area in turn is written last. An activity that is put back
    may bring along what hangs on it alone: those edits are told by themselves.
    """
    shares: dict[bool, list[float]] = {True: [], False: []}
    for area in plan.of("FocusArea"):
        for before, after in _edits(theory, plan, area.id):
            alone = len(after.picture.boxes) - len(before.picture.boxes) == 1
            shares[alone].append(_moved(before, after))
    names = {True: "one activity more", False: "one activity more with what hangs on it alone"}
    return [
        f"{names[alone]}: {len(found)} edits, {sum(found) / len(found):.1%} moved on average, "
        f"{max(found):.0%} at most, {sum(share > 0.2 for share in found)} over a fifth"
        for alone, found in shares.items()
        if found
    ]


def _edits(theory: Theory, plan: Plan, area: str) -> Iterator[tuple[diagrams.Drawing, diagrams.Drawing]]:
    """Yield the picture of a focus area before and after each edit."""
    whole = diagrams.drawing(theory, plan, "focus-area", area)
    members = [node for node in plan.of("Activity") if node.focus_area == area]
    if not whole.picture.boxes or not members:
        return
    for node in members:
        yield _drawn(theory, _without(plan, node.id), area), whole
    for box in whole.picture.boxes:
        if box.layer:
            yield whole, _drawn(theory, _with(plan, area, str(box.node)), area)


def _drawn(theory: Theory, plan: Plan, area: str) -> diagrams.Drawing:
    others = [other for other in theory.plans if other.id != plan.id]
    edited = Theory.of_plans([plan, *others], theory.vocabulary_labels)
    return diagrams.drawing(edited, plan, "focus-area", area)


def _without(plan: Plan, gone: str) -> Plan:
    links = tuple(link for link in plan.links if gone not in (link.cause, link.effect))
    return replace(plan, nodes=tuple(node for node in plan.nodes if node.id != gone), links=links)


def _with(plan: Plan, area: str, head: str) -> Plan:
    like = next(node for node in plan.of("Activity") if node.focus_area == area)
    new = replace(like, id="https://example.org/new-activity")
    link = replace(plan.links[0], id="new", cause=new.id, effect=head)
    return replace(plan, nodes=(*plan.nodes, new), links=(*plan.links, link))


def _moved(before: diagrams.Drawing, after: diagrams.Drawing) -> float:
    """Return the least share of boxes that must be taken away for the rest to stand in the same columns and order."""
    old, new = _standing(before), _standing(after)
    both = [node for node in old if node in new]
    kept = 0
    for column in {old[node][0] for node in both}:
        together = sorted((node for node in both if old[node][0] == column), key=lambda node: old[node][1])
        kept += max(
            _longest_rising([new[node][1] for node in together if new[node][0] == place])
            for place in {new[node][0] for node in together}
        )
    return 1 - kept / len(both) if both else 0.0


def _standing(drawing: diagrams.Drawing) -> dict[str | None, Point]:
    """Return node → the number of its column and the middle of its box, as drawn."""
    boxes = scene_of(drawing).boxes
    across = sorted({boxes[box.id].x for box in drawing.picture.boxes})
    column = {
        x: sum(two - one > COLUMN for one, two in pairwise(across[: place + 1]))
        for place, x in enumerate(across)
    }
    return {box.node: (column[boxes[box.id].x], boxes[box.id].y) for box in drawing.picture.boxes}


def _longest_rising(values: Sequence[float]) -> int:
    ends: list[float] = []
    for value in values:
        place = bisect_left(ends, value)
        ends[place : place + 1] = [value]
    return len(ends)


def plain_crossings(drawing: diagrams.Drawing) -> int:
    """Return the crossings of what ``dot`` makes of the same boxes and arrows, given no columns and one try."""
    picture = drawing.picture
    found = json.loads(engine._graphviz(dot_of(picture, layout=True), "dot", "json", {}))
    return count_crossings(read_layout(found, picture)[1])


def timed(folders: Sequence[str]) -> list[str]:
    """Return the wall time of building the pictures of ``folders`` in fresh processes, cold and unchanged.

    Garbage is left to lie, as in the command line.
    """
    code = (
        "import atexit, gc, sys; gc.disable(); atexit.register(gc.freeze)\n"
        "from pathlib import Path; from forandring.project import read; from forandring import diagrams\n"
        "reading = read(sys.argv[2:]); theory = reading.theory\n"
        "found = [d for plan in theory.plans for d in diagrams.drawings(theory, plan)]\n"
        "done = diagrams.rendered(found, ['svg', 'png'], cache=Path(sys.argv[1]))\n"
        "print(len(found), len(done))"
    )
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("cold", "unchanged"):
            began = time.perf_counter()
            done = subprocess.run(
                [sys.executable, "-c", code, scratch, *folders], capture_output=True, text=True, check=True
            )
            rows.append(
                f"{name}: {time.perf_counter() - began:.2f} s for {done.stdout.split()[0]} pictures as SVG and PNG"
            )
    return rows


def main() -> None:
    folders = sys.argv[1:] or ["theory"]
    compile_dir(Path(__file__).parents[1] / "src", quiet=1)  # as pip does when it installs
    os.environ["FONTCONFIG_FILE"] = str(write_fontconfig(Path(tempfile.gettempdir()) / "forandring-bench"))
    theory = read(folders).theory
    for row in table(theory):
        print(row)
    for plan in theory.plans:
        for row in moved(theory, plan):
            print(f"{Path(plan.folder).name}, {row}")
    for plan in theory.plans:
        print(Path(plan.folder).name, "; ".join(timed([plan.folder])))
    print("all", "; ".join(timed(folders)))


if __name__ == "__main__":
    main()
