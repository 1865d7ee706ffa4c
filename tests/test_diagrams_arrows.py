"""Where arrows end: each head free of the others, on the outline of its box."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from conftest import ROOT

from forandring import diagrams
from forandring.diagrams import engine
from forandring.diagrams.jobs import Job
from forandring.diagrams.scene import Scene
from forandring.diagrams.sizes import GOALS
from forandring.project import read

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
