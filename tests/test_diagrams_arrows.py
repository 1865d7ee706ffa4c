"""Arrows that meet: each head free of the others, on the outline of its box, and each line by itself."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from conftest import ROOT

from forandring import diagrams
from forandring.diagrams import engine
from forandring.diagrams.jobs import Job
from forandring.diagrams.layout.crossings import count_crossings
from forandring.diagrams.layout.curves import comes_upon, parted_at, sampled, straight
from forandring.diagrams.layout.landing import landed
from forandring.diagrams.scene import Placed, Scene
from forandring.diagrams.sizes import GOALS
from forandring.project import Reading, read

COPENHAGEN = ROOT / "theory" / "koebenhavn-misbrugsplan-2011-2014"


def of_copenhagen(name: str) -> diagrams.Drawing:
    if not COPENHAGEN.is_dir():
        pytest.skip("the Copenhagen plan is not in this checkout")
    theory = read([str(COPENHAGEN)]).theory
    plan = theory.plans[0]
    if name == "overview":
        return diagrams.drawing(theory, plan, "overview")
    area = next(area for area in plan.of("FocusArea") if area.name == name)
    return diagrams.drawing(theory, plan, "focus-area", area.id)


def scene_of(drawing: diagrams.Drawing) -> Scene:
    scene = engine._draw(Job(drawing.picture, ("scene",), "dot", "", 144, ""))["scene"]
    assert isinstance(scene, Scene)
    return scene


@pytest.mark.parametrize("name", ["overview", "tidlig-indsats", "unge", "omgivelser"])
def test_no_arrowhead_lies_on_another(name: str) -> None:
    drawing = of_copenhagen(name)
    scene = scene_of(drawing)
    heads: dict[str, list[tuple[float, float]]] = {}
    for stroke in drawing.picture.strokes:
        heads.setdefault(stroke.head, []).append(scene.routes[stroke.id].tip)
    assert not [pair for tips in heads.values() for pair in combinations(tips, 2) if math.dist(*pair) < 5]


def test_a_head_that_is_moved_stays_on_the_outline_of_its_box() -> None:
    drawing = of_copenhagen("unge")
    scene = scene_of(drawing)
    forms = {box.id: drawing.picture.theme.form(box.shape) for box in drawing.picture.boxes}
    for stroke in drawing.picture.strokes:
        box, (x, y) = scene.boxes[stroke.head], scene.routes[stroke.id].tip
        across, down = abs(x - box.x) / (box.width / 2), abs(y - box.y) / (box.height / 2)
        far = math.hypot(across, down) if forms[stroke.head] in GOALS else max(across, down)
        assert far == pytest.approx(1, abs=0.1)


def hub(arrows: int, *, leaving: bool = False) -> str:
    """Return a plan in which so many activities lead to one effect, or one activity to so many, and one beside them."""
    kind, other = ("Effect", "Activity") if leaving else ("Activity", "Effect")
    lines = [
        f':hub a fo:{other} ; skos:prefLabel "Flere møder"@da .',
        ':g a fo:Goal ; skos:prefLabel "Et fællesskab"@da .',
        ':a a fo:Activity ; skos:prefLabel "Danskundervisning på arbejdspladsen"@da ; fo:leadsTo :e .',
        ':e a fo:Effect ; skos:prefLabel "Flere taler dansk"@da ; fo:leadsTo :g .',
    ]
    for place in range(arrows):
        lines.append(f':n{place} a fo:{kind} ; skos:prefLabel "Et tilbud, nummer {place}"@da .')
        lines.append(f":hub fo:leadsTo :n{place} ." if leaving else f":n{place} fo:leadsTo :hub .")
    lines.append(":n0 fo:leadsTo :g ." if leaving else ":hub fo:leadsTo :g .")
    return "\n".join(lines)


@pytest.mark.parametrize("leaving", [False, True])
@pytest.mark.parametrize("arrows", [5, 9, 20])
def test_arrows_of_a_hub_are_told_apart(
    read_turtle: Callable[[str], Reading], arrows: int, leaving: bool
) -> None:
    theory = read_turtle(hub(arrows, leaving=leaving)).theory
    drawing = diagrams.drawing(theory, theory.plans[0], "overview")
    scene = scene_of(drawing)
    joined = next(box.id for box in drawing.picture.boxes if box.name == "hub")
    ours = [s.id for s in drawing.picture.strokes if joined == (s.tail if leaving else s.head)]
    heads = [scene.routes[name].tip for name in ours]
    assert len(ours) == arrows
    assert all(math.dist(*pair) > 4 for pair in combinations(heads, 2))
    assert not count_crossings({name: (route.curve, route.tip) for name, route in scene.routes.items()})
    lines = {name: sampled(route.curve, route.tip) for name, route in scene.routes.items()}
    for name, route in scene.routes.items():
        assert route.number is not None
        (x, y), half = route.number, route.number_width / 2
        for other, points in lines.items():
            assert other == name or not any(abs(px - x) < half - 0.5 and abs(py - y) < 6 for px, py in points)


def test_no_arrow_of_the_overview_runs_over_a_box() -> None:
    drawing = of_copenhagen("overview")
    scene = scene_of(drawing)
    ends = {stroke.id: (stroke.tail, stroke.head) for stroke in drawing.picture.strokes}
    for name, route in scene.routes.items():
        others = [place for box, place in scene.boxes.items() if box not in ends[name]]
        assert not comes_upon((route.curve, route.tip), others, -1.0)


@pytest.mark.parametrize("x", [10.0, 55.0, 90.0])
def test_a_bend_parted_in_two_is_the_same_line(x: float) -> None:
    curve = ((0.0, 0.0), (60.0, 0.0), (40.0, 80.0), (100.0, 80.0))
    parted, tip = parted_at((curve, (107.0, 80.0)), x)
    assert len(parted) == 7
    assert tip == (107.0, 80.0)
    assert parted[3][0] == pytest.approx(x, abs=0.001)
    line = sampled(curve, tip)
    assert all(min(math.dist(point, other) for other in line) < 2 for point in sampled(parted, tip))


@pytest.mark.parametrize("x", [-5.0, 0.0, 100.0, 140.0])
def test_a_bend_is_not_parted_where_it_does_not_pass(x: float) -> None:
    route = ((0.0, 0.0), (60.0, 0.0), (40.0, 80.0), (100.0, 80.0)), (107.0, 80.0)
    assert parted_at(route, x) == route


@pytest.mark.parametrize(("height", "close", "over"), [(0.0, 1, 1), (12.0, 1, 0), (20.0, 0, 0)])
def test_an_arrow_that_passes_a_box_is_not_one_that_runs_over_it(
    height: float, close: int, over: int
) -> None:
    curve = straight(Placed(0, height, 10, 10), Placed(200, height, 10, 10))
    box = Placed(100, 0, 40, 20)
    assert comes_upon(curve, [box]) == close
    assert comes_upon(curve, [box], -1.0) == over


def test_arrows_of_a_hub_keep_clear_of_the_boxes_beside_it() -> None:
    folder = ROOT / "theory" / "social-behandling-2003"
    if not folder.is_dir():
        pytest.skip("the national policy of 2003 is not in this checkout")
    theory = read([str(folder)]).theory
    drawing = diagrams.drawing(theory, theory.plans[0], "pyramid")
    scene = scene_of(drawing)
    ends = {stroke.id: (stroke.tail, stroke.head) for stroke in drawing.picture.strokes}
    for name, route in scene.routes.items():
        others = [place for box, place in scene.boxes.items() if box not in ends[name]]
        assert not comes_upon((route.curve, route.tip), others)


@pytest.mark.parametrize(("arrows", "moved"), [(3, True), (151, False)])
def test_heads_are_left_as_they_are_where_nobody_could_tell_the_arrows_apart(
    read_turtle: Callable[[str], Reading], arrows: int, moved: bool
) -> None:
    theory = read_turtle(hub(9)).theory
    drawing = diagrams.drawing(theory, theory.plans[0], "overview")
    places = {box.id: Placed(0, 60 * n, box.width, box.height) for n, box in enumerate(drawing.picture.boxes)}
    one = drawing.picture.strokes[0]
    few = [replace(one, id=f"x{n}") for n in range(3)]
    many = [replace(one, id=f"y{n}", head=f"elsewhere{n}") for n in range(arrows - 3)]
    head = places[one.head]
    curve = straight(Placed(head.x - 300, head.y, 20, 20), head)
    curves = {stroke.id: curve for stroke in (*few, *many)}
    picture = replace(drawing.picture, strokes=(*few, *many))
    assert (landed(picture, places, curves) != curves) == moved
