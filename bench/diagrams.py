"""Measures of the diagrams of every plan: crossings, arrows through boxes, overlaps, type size, words, time.

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
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

from forandring import diagrams
from forandring.diagrams import engine
from forandring.diagrams.dot import dot_of
from forandring.diagrams.fonts import BOLD, REGULAR, text_width, write_fontconfig
from forandring.diagrams.jobs import Job
from forandring.diagrams.layout.crossings import count_crossings
from forandring.diagrams.layout.curves import sampled
from forandring.diagrams.layout.framing import MARGIN
from forandring.diagrams.layout.reading import read_layout
from forandring.diagrams.scene import Placed, Point, Route, Scene, Shape, Text
from forandring.model import Plan, Theory
from forandring.project import read

A4 = (841.89 - 2 * 8, 595.28 - 2 * 8)
"""Room for a picture on A4 across, in points."""


COLUMN = 20.0
"""Points between the middles of two boxes beyond which they stand in different columns."""


class Measures(NamedTuple):
    """What is counted of one picture; ``smallest`` is the smallest type on A4 across, in points.

    ``outside`` is how many things reach into the margin or beyond it.
    """

    boxes: int
    arrows: int
    crossings: int
    through: int
    overlaps: int
    outside: int
    smallest: float
    wide: int
    lost: int


def measured(drawing: diagrams.Drawing) -> Measures:
    """Return the measures of a drawing, laid out in this process."""
    scene = scene_of(drawing)
    lines = {name: sampled(route.curve, route.tip) for name, route in scene.routes.items()}
    ends = {stroke.id: (stroke.tail, stroke.head) for stroke in drawing.picture.strokes}
    scale = min(A4[0] / scene.width, A4[1] / scene.height, 1.4)
    return Measures(
        len(scene.boxes),
        len(lines),
        count_crossings({name: (route.curve, route.tip) for name, route in scene.routes.items()}),
        sum(through(points, ends[name], scene.boxes) for name, points in lines.items()),
        overlaps(scene, lines),
        outside(scene),
        min((text.size for text in scene.texts()), default=12.0) * scale,
        too_wide(drawing),
        lost(drawing, scene),
    )


def scene_of(drawing: diagrams.Drawing) -> Scene:
    scene = engine._draw(Job(drawing.picture, ("scene",), "dot", "", 144, ""))["scene"]
    assert isinstance(scene, Scene)
    return scene


def through(points: list[Point], ends: tuple[str, str], boxes: dict[str, Placed]) -> int:
    """Return how many boxes an arrow runs through that are not its ends."""
    return sum(
        any(abs(x - box.x) < box.width / 2 - 1 and abs(y - box.y) < box.height / 2 - 1 for x, y in points)
        for name, box in boxes.items()
        if name not in ends
    )


def overlaps(scene: Scene, lines: dict[str, list[Point]]) -> int:
    """Return how many pairs overlap of boxes with boxes, numbers with boxes, with numbers, and with other arrows."""
    numbers = {
        name: Placed(*route.number, route.number_width, 14.0)
        for name, route in scene.routes.items()
        if isinstance(route, Route) and route.number is not None
    }
    rectangles = [*scene.boxes.values(), *numbers.values()]
    found = sum(_overlap(one, two) for one, two in combinations(rectangles, 2))
    for name, number in numbers.items():
        found += sum(
            any(abs(x - number.x) < number.width / 2 - 0.5 and abs(y - number.y) < 6.5 for x, y in points)
            for other, points in lines.items()
            if other != name
        )
    return found


def outside(scene: Scene) -> int:
    """Return how many shapes and lines of type reach into the margin or beyond it; half an arrowhead may."""
    found = 0
    for item in (item for group in scene.groups for item in group.items):
        left, top, right, bottom = _bounds(item)
        inside = left >= MARGIN - 4 and right <= scene.width - MARGIN + 4
        found += not (inside and top >= MARGIN / 2 and bottom <= scene.height - MARGIN / 2)
    return found


def _bounds(item: Shape | Text) -> tuple[float, float, float, float]:
    """Return the left, upper, right and lower edge of a shape or a line of type."""
    if isinstance(item, Text):
        wide = text_width(item.text, item.size, BOLD if item.bold else REGULAR)
        left = item.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[item.anchor]
        return left, item.y - item.size, left + wide, item.y
    if item.kind == "ellipse":
        (x, y), (across, down) = item.points
        return x - across, y - down, x + across, y + down
    xs, ys = [x for x, _ in item.points], [y for _, y in item.points]
    return min(xs), min(ys), max(xs), max(ys)


def _overlap(one: Placed, two: Placed) -> bool:
    return (
        abs(one.x - two.x) < (one.width + two.width) / 2 - 0.5
        and abs(one.y - two.y) < (one.height + two.height) / 2 - 0.5
    )


def too_wide(drawing: diagrams.Drawing) -> int:
    """Return how many lines of type are wider than their box."""
    size = drawing.picture.theme.label_size
    return sum(text_width(line, size) > box.width for box in drawing.picture.boxes for line in box.lines)


def lost(drawing: diagrams.Drawing, scene: Scene) -> int:
    """Return how many boxes lack a letter of their label on the picture."""
    drawn = "".join(text.text for text in scene.texts()).replace(" ", "").replace("-", "")
    return sum(
        "".join(box.lines).replace(" ", "").replace("-", "") not in drawn
        or "".join(box.title.split()).replace("-", "") != "".join(box.lines).replace(" ", "").replace("-", "")
        for box in drawing.picture.boxes
        if box.lines
    )


def kinds_of(plan: Plan) -> list[tuple[str, str | None]]:
    """Return what is measured of a plan: the main kinds, and each focus area."""
    areas: list[tuple[str, str | None]] = [("focus-area", area.id) for area in plan.of("FocusArea")]
    whole: list[tuple[str, str | None]] = [(kind, None) for kind in WHOLE]
    return [*areas, *whole]


WHOLE = ("overview", "gaps", "evidence", "status", "pyramid", "challenges", "timeline", "money")


def table(theory: Theory) -> list[str]:
    rows = [
        "| plan | picture | boxes | arrows | crossings | plain dot | through boxes | overlaps | outside | type on A4 "
        "| too wide | lost |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for plan in theory.plans:
        for kind, subject in kinds_of(plan):
            drawing = diagrams.drawing(theory, plan, kind, subject)
            if not drawing.picture.boxes:
                continue
            found = measured(drawing)
            plain = ""
            if not drawing.picture.placed:
                plain = str(plain_crossings(diagrams.drawing(theory, plan, kind, subject, free=True)))
            rows.append(
                f"| {Path(plan.folder).name[:22]} | {drawing.name} | {found.boxes} | {found.arrows} "
                f"| {found.crossings} | {plain} | {found.through} | {found.overlaps} "
                f"| {found.outside} | {found.smallest:.1f} | {found.wide} | {found.lost} |"
            )
    return rows


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
