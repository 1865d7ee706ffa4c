"""Where boxes and arrows stand: few crossings, no arrow through a box, and little moved by a small edit."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from conftest import ROOT

from forandring import diagrams
from forandring.diagrams import engine
from forandring.diagrams.dot import dot_of
from forandring.diagrams.fonts import BOLD, text_width
from forandring.diagrams.jobs import Job
from forandring.diagrams.kinds.estimating import type_on_paper
from forandring.diagrams.kinds.view import View
from forandring.diagrams.layout.arranging import arranged, held
from forandring.diagrams.layout.bowing import bowed
from forandring.diagrams.layout.boxes import box_items
from forandring.diagrams.layout.composing import placed
from forandring.diagrams.layout.crossings import count_crossings
from forandring.diagrams.layout.curves import Layout, sampled
from forandring.diagrams.layout.framing import MARGIN
from forandring.diagrams.layout.numbers import Crowd
from forandring.diagrams.layout.reading import read_layout
from forandring.diagrams.pages import across_a4
from forandring.diagrams.picture import Caption, Picture
from forandring.diagrams.scene import Placed, Scene, Shape, Text
from forandring.diagrams.sizes import SLACK
from forandring.diagrams.theme import Theme
from forandring.project import Reading, read

COPENHAGEN = ROOT / "theory" / "koebenhavn-misbrugsplan-2011-2014"
AREAS = ("tidlig-indsats", "unge", "langvarigt-misbrug", "familier", "omgivelser")


def copenhagen() -> Reading:
    if not COPENHAGEN.is_dir():
        pytest.skip("the Copenhagen plan is not in this checkout")
    return read([str(COPENHAGEN)])


def of_area(name: str, *, free: bool = False) -> diagrams.Drawing:
    theory = copenhagen().theory
    area = next(area for area in theory.plans[0].of("FocusArea") if area.name == name)
    return diagrams.drawing(theory, theory.plans[0], "focus-area", area.id, free=free)


def scene_of(drawing: diagrams.Drawing) -> Scene:
    scene = engine._draw(Job(drawing.picture, ("scene",), "dot", "", 144, ""))["scene"]
    assert isinstance(scene, Scene)
    return scene


@pytest.mark.parametrize("name", AREAS)
def test_a_focus_area_crosses_no_more_than_plain_dot_and_runs_through_no_box(name: str) -> None:
    drawing, plain = of_area(name), of_area(name, free=True).picture
    scene = scene_of(drawing)
    found = json.loads(engine._graphviz(dot_of(plain, layout=True), "dot", "json", {}))
    ours = count_crossings({i: (route.curve, route.tip) for i, route in scene.routes.items()})
    assert ours <= count_crossings(read_layout(found, plain)[1])
    ends = {stroke.id: (stroke.tail, stroke.head) for stroke in drawing.picture.strokes}
    for i, route in scene.routes.items():
        for box, place in scene.boxes.items():
            inside = [
                (x, y)
                for x, y in sampled(route.curve, route.tip)
                if abs(x - place.x) < place.width / 2 - 1 and abs(y - place.y) < place.height / 2 - 1
            ]
            assert box in ends[i] or not inside


def test_the_engine_keeps_to_the_order() -> None:
    picture = of_area("tidlig-indsats").picture
    # Not an order that Graphviz would choose.
    turned = replace(arranged(picture), boxes=arranged(picture).boxes[::-1])
    found = json.loads(engine._graphviz(held(dot_of(turned, layout=True), turned), "dot", "json", {}))
    places = read_layout(found, turned)[0]
    for layer in {box.layer for box in turned.boxes}:
        heights = [places[box.id].y for box in turned.boxes if box.layer == layer and box.id in places]
        assert heights == sorted(heights)


def test_a_goal_gives_way_where_that_saves_a_crossing() -> None:
    drawing = of_area("familier")
    goals = [box for box in arranged(drawing.picture).boxes if box.shape in ("goal", "beacon")]
    assert max(box.layer or 0 for box in goals) > max(box.layer or 0 for box in drawing.picture.boxes)
    assert arranged(drawing.picture).headings[-1][1] == max(box.layer or 0 for box in goals)


TURNING = """
    :a a fo:Activity ; skos:prefLabel "A"@da ; fo:leadsTo :early , :apart .
    :b a fo:Activity ; skos:prefLabel "B"@da ; fo:leadsTo :early .
    :c a fo:Activity ; skos:prefLabel "C"@da ; fo:leadsTo :goal2 .
    :early a fo:Effect ; skos:prefLabel "Først"@da ; fo:leadsTo :late .
    :late a fo:Effect ; skos:prefLabel "Sidst"@da ; fo:leadsTo :goal1 .
    :apart a fo:Effect ; skos:prefLabel "For sig"@da ; fo:leadsTo :goal2 .
    :goal1 a fo:Goal ; skos:prefLabel "Et"@da ; fo:leadsTo :early .
    :goal2 a fo:Goal ; skos:prefLabel "To"@da ; fo:leadsTo :apart .
"""


def test_an_arrow_that_runs_back_goes_from_box_to_box_and_crosses_nothing(
    read_turtle: Callable[[str], Reading],
) -> None:
    theory = read_turtle(TURNING).theory
    drawing = diagrams.drawing(theory, theory.plans[0], "overview")
    scene = scene_of(drawing)
    back = [stroke for stroke in drawing.picture.strokes if stroke.back]
    assert [stroke.name for stroke in back] == ["goal1--early", "goal2--apart"]
    for stroke in back:
        tail, head = scene.boxes[stroke.tail], scene.boxes[stroke.head]
        curve, tip = scene.routes[stroke.id].curve, scene.routes[stroke.id].tip
        assert curve[0][0] == pytest.approx(tail.x - tail.width / 2, abs=tail.width / 4)
        assert tip[0] == pytest.approx(head.x + head.width / 2, abs=2)
        assert abs(tip[1] - head.y) <= head.height / 2 + 1
    assert not count_crossings({i: (route.curve, route.tip) for i, route in scene.routes.items()})


def test_in_dot_that_is_given_away_an_arrow_runs_as_it_does_in_the_plan(
    read_turtle: Callable[[str], Reading],
) -> None:
    theory = read_turtle(TURNING).theory
    picture = diagrams.drawing(theory, theory.plans[0], "overview").picture
    ends = {box.name: box.id for box in picture.boxes}
    assert f"{ends['goal1']} -> {ends['early']} [" in dot_of(picture)
    assert "dir=back" not in dot_of(picture)
    (back,) = [
        line for line in dot_of(picture).splitlines() if f"{ends['goal1']} -> {ends['early']} [" in line
    ]
    assert "constraint=false" in back, "it does not turn the columns round"
    assert "dir=back" in dot_of(picture, layout=True)


def test_arrows_of_one_box_do_not_cross_each_other() -> None:
    theory = copenhagen().theory
    plan = theory.plans[0]
    scene = scene_of(diagrams.drawing(theory, plan, "goal", plan.of("Goal")[1].id))
    for i, one in scene.routes.items():
        for j, two in scene.routes.items():
            if i < j and one.tip == two.tip:
                assert not count_crossings({i: (one.curve, one.tip), j: (two.curve, two.tip)})


# Sheets


def test_a_year_says_what_begins_and_what_must_come_first() -> None:
    theory = copenhagen().theory
    picture = diagrams.drawing(theory, theory.plans[0], "timeline").picture
    assert [box.title for box in picture.boxes] == ["2011", "2012", "2013", "2014", "Start ikke angivet"]
    assert sum(len(box.rows) for box in picture.boxes) == len(theory.plans[0].of("Activity"))
    waiting = [row.title for box in picture.boxes for row in box.rows if "(efter »" in row.title]
    assert waiting == ["Stofindtagelsesrum (efter »Behovsanalyse«)"]


@pytest.mark.parametrize("kind", ["status", "timeline"])
def test_a_kind_with_nothing_to_show_says_so(kind: str) -> None:
    folder = ROOT / "theory" / "tretten-udfordringer"
    if not folder.is_dir():
        pytest.skip("the plan of thirteen challenges is not in this checkout")
    theory = read([str(folder)]).theory
    picture = diagrams.drawing(theory, theory.plans[0], kind, language="en").picture
    assert not picture.boxes
    assert "does not say" in picture.notes[0]


def test_goals_that_one_activity_alone_leads_to_are_listed_beside_it() -> None:
    folder = ROOT / "theory" / "stofmisbrugspakken"
    if not folder.is_dir():
        pytest.skip("the drug package is not in this checkout")
    theory = read([str(folder)]).theory
    picture = diagrams.drawing(theory, theory.plans[0], "overview").picture
    lists = [box for box in picture.boxes if "goals" in box.classes]
    drawn = [box.title for box in picture.boxes if box.shape in ("goal", "beacon", "target")]
    drawn += [row.title for box in lists for row in box.rows]
    goals = [goal.label("da") for goal in theory.plans[0].of("Goal")]
    assert sorted(drawn) == sorted(goals)
    assert all(len(box.rows) > 1 for box in lists)
    assert {stroke.head for stroke in picture.strokes} >= {box.id for box in lists}


def test_lists_of_goals_become_wider_where_that_lets_them_be_read(
    read_turtle: Callable[[str], Reading],
) -> None:
    lines = [f':e{n} a fo:Effect ; skos:prefLabel "Virkning {n}"@da .' for n in range(10)]
    for place in range(8):
        goals = [f":g{place}-{n}" for n in range(3)]
        heads = " , ".join(goals)
        lines.append(f':a{place} a fo:Activity ; skos:prefLabel "Indsats {place}"@da ; fo:leadsTo {heads} .')
        label = "Flere unge i kommunen kommer i gang med en uddannelse"
        lines += [f'{goal} a fo:Goal ; skos:prefLabel "{label} {goal[2:]}"@da .' for goal in goals]
    theory = read_turtle("\n".join(lines)).theory
    drawing = diagrams.drawing(theory, theory.plans[0], "overview")
    lists = [box for box in drawing.picture.boxes if "goals" in box.classes]
    assert len(lists) == 8
    assert {len(row.lines) for box in lists for row in box.rows} == {1}
    scene = scene_of(drawing)
    assert 11.8 * min(826 / scene.width, 579 / scene.height) >= 7


def chain(length: int) -> str:
    """Return a plan whose only focus area has one route of so many effects."""
    lines = [
        ':f a fo:FocusArea ; skos:prefLabel "Område"@da .',
        ':a a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:focusArea :f ; fo:leadsTo :e0 .',
        ':g a fo:Goal ; skos:prefLabel "I job"@da .',
    ]
    for place in range(length):
        head = f":e{place + 1}" if place + 1 < length else ":g"
        label = f"Virkning {place} af en ret almindelig længde"
        lines.append(f':e{place} a fo:Effect ; skos:prefLabel "{label}"@da ; fo:leadsTo {head} .')
    return "\n".join(lines)


@pytest.mark.parametrize(("length", "effects", "noted"), [(3, 3, False), (9, 9, True), (24, 0, True)])
def test_an_area_too_large_for_paper_says_so_and_then_leaves_effects_out(
    read_turtle: Callable[[str], Reading], length: int, effects: int, noted: bool
) -> None:
    theory = read_turtle(chain(length)).theory
    plan = theory.plans[0]
    picture = diagrams.drawing(theory, plan, "focus-area", plan.of("FocusArea")[0].id).picture
    assert sum(box.shape == "effect" for box in picture.boxes) == effects
    assert bool(picture.notes) == noted
    assert {"activity", "goal"} <= {box.shape for box in picture.boxes}


def crowd(areas: int) -> str:
    """Return a plan of forty activities in so many focus areas, each of which leads to all of ten goals."""
    lines = [f':g{goal} a fo:Goal ; skos:prefLabel "Mål {goal}"@da .' for goal in range(10)]
    lines += [f':f{area} a fo:FocusArea ; skos:prefLabel "Område {area}"@da .' for area in range(areas)]
    for place in range(40):
        area = f" ; fo:focusArea :f{place % areas}" if areas else ""
        heads = ", ".join(f":g{goal}" for goal in range(10))
        lines.append(
            f':a{place} a fo:Activity ; skos:prefLabel "Indsats {place}"@da{area} ; fo:leadsTo {heads} .'
        )
    return "\n".join(lines)


@pytest.mark.parametrize("areas", [0, 8])
def test_a_plan_of_too_many_arrows_is_listed(read_turtle: Callable[[str], Reading], areas: int) -> None:
    theory = read_turtle(crowd(areas)).theory
    picture = diagrams.drawing(theory, theory.plans[0], "overview").picture
    assert not picture.strokes
    assert len({box.node for box in picture.boxes}) == (areas or 10)
    rows: Counter[str | None] = Counter()
    for box in picture.boxes:
        rows[box.node] += len(box.rows)
    assert set(rows.values()) == {10 if areas else 40}
    assert picture.notes


@pytest.mark.parametrize(("rows", "said"), [(4, ""), (100, "Udskrives på A"), (4000, "For stor til papir")])
def test_a_picture_says_which_paper_it_must_be_printed_on(rows: int, said: str) -> None:
    captions = tuple(Caption(0, 20.0 * row, "Et mål", 12) for row in range(rows))
    whole = of_area("unge").picture
    sheet = replace(
        whole, boxes=(), strokes=(), legend=(), captions=captions, placed=True, size=(760.0, 20.0 * rows)
    )
    foot = " ".join(text.text for text in placed(sheet, None).texts()[rows:])
    assert said in foot
    assert bool(said) == ("Udskrives" in foot or "For stor" in foot)


def wide_beside(length: int) -> str:
    """Return a plan of small boxes in a chain, and an activity with a long name that leads nowhere."""
    lines = [':g a fo:Goal ; skos:prefLabel "Flere trives i hverdagen"@da .']
    lines += [f':a{n} a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :e .' for n in range(3)]
    lines += [':e a fo:Effect ; skos:prefLabel "Flere får hjælp"@da ; fo:leadsTo :g .']
    name = " ".join(["Sammenhængende rådgivning for unge og familier"] * length)
    return "\n".join([*lines, f':i a fo:Activity ; skos:prefLabel "{name}"@da .'])


@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("length", [1, 2, 7])
def test_a_wide_box_without_arrows_stays_within_the_frame_and_beside_the_headings(
    read_turtle: Callable[[str], Reading], length: int, portrait: bool
) -> None:
    theory = read_turtle(wide_beside(length)).theory
    scene = scene_of(diagrams.drawing(theory, theory.plans[0], "overview", portrait=portrait))
    places = list(scene.boxes.values())
    for one in places:
        assert one.x - one.width / 2 >= MARGIN - 0.1
        assert one.x + one.width / 2 <= scene.width - MARGIN + 0.1
    for one, two in combinations(places, 2):
        beside = abs(one.x - two.x) >= (one.width + two.width) / 2
        assert beside or abs(one.y - two.y) >= (one.height + two.height) / 2
    lines = [
        item for group in scene.groups for item in group.items if isinstance(item, Shape) and not item.fill
    ]
    rules = [
        item.points for item in lines if (item.kind, item.width, item.stroke) == ("line", 1.2, Theme().quiet)
    ]
    along = sorted((min(p[portrait] for p in points), max(p[portrait] for p in points)) for points in rules)
    assert len(along) == 3
    assert all(one[1] < two[0] for one, two in pairwise(along))
    top = min(one.y - one.height / 2 for one in places)
    assert top > max(text.y for text in scene.groups[0].items if isinstance(text, Text))


def test_a_heading_wider_than_its_column_stays_off_the_margin(read_turtle: Callable[[str], Reading]) -> None:
    reading = read_turtle(
        ':r a fo:Service ; skos:prefLabel "Råd"@da ; fo:leadsTo :e .\n'
        ':e a fo:Effect ; skos:prefLabel "Hjælp"@da ; fo:leadsTo :g .\n'
        ':g a fo:Goal ; skos:prefLabel "Flere trives"@da .\n'
    )
    scene = scene_of(diagrams.drawing(reading.theory, reading.theory.plans[0], "overview"))
    headings = {
        text.text: (text, item)
        for group in scene.groups
        for text, item in pairwise(group.items)
        if isinstance(text, Text) and isinstance(item, Shape) and item.kind == "line"
    }
    text, rule = headings["Tilbud og ordninger"]
    half = text_width(text.text, text.size, BOLD) / 2
    assert text.x - half >= MARGIN
    assert rule.points[0][0] <= text.x - half
    assert rule.points[1][0] >= text.x + half


def test_a_number_with_one_free_place_chooses_before_one_with_several() -> None:
    crowd = Crowd()
    for left in (0, 140):
        crowd.add_box(Placed(left + 30, -10, 60, 4))
    for name, y, start, end in (("long", 0.0, 0.0, 200.0), ("short", 12.0, 88.0, 112.0)):
        third = (end - start) / 3
        crowd.add_curve(name, ((start, y), (start + third, y), (end - third, y), (end, y)), (end, y))
    found = crowd.places({"long": 15.0, "short": 15.0}, 14.0)
    assert abs(found["long"][0] - found["short"][0]) >= 15


@pytest.mark.parametrize("colour", ["green", "yellow", "red", "grey"])
def test_the_words_at_the_end_of_a_row_keep_off_the_sign_of_its_status(
    read_turtle: Callable[[str], Reading], colour: str
) -> None:
    report = "fo:statusReport [ a fo:StatusReport ; fo:status fo:OnTrack ]"
    label = "Rådgivning af unge " * 6
    theory = read_turtle(f':a a fo:Activity ; skos:prefLabel "{label}"@da ; {report} .').theory
    builder = View(theory, theory.plans[0], "da", diagrams.theme_named("standard")).builder()
    row = builder.row(theory.plans[0].nodes[0], "12,5 mio. kr.", badge=True)
    assert row.badge is not None
    row = row._replace(badge=row.badge._replace(colour=colour))
    box = builder.group("liste", "", [row])
    items = box_items(box, Placed(box.width / 2, box.height / 2, box.width, box.height), builder.theme)
    *lines, right = [item for item in items if isinstance(item, Text)]
    start = right.x - text_width(right.text, right.size) * SLACK
    assert all(line.x + text_width(line.text, line.size) * SLACK < start for line in lines)
    shapes = [item for item in items if isinstance(item, Shape)]
    edges = [item.points[0][0] - item.points[1][0] for item in shapes if item.kind == "ellipse"]
    edges += [min(x for x, _ in item.points) for item in shapes if item.kind != "ellipse"]
    sign = min(edge for edge in edges if edge > box.width / 2)
    assert right.text == "12,5 mio. kr."
    assert right.x < sign - 1


def to_and_fro() -> str:
    lines = [
        ':g a fo:Goal ; skos:prefLabel "Mål"@da .',
        ':a a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :e0 .',
    ]
    for n in range(5):
        heads = [f":e{(n + 1) % 5}", f":e{(n + 4) % 5}"]
        heads += {0: [":e0"], 4: [":g"]}.get(n, [])
        lines.append(
            f':e{n} a fo:Effect ; skos:prefLabel "Virkning {n}"@da ; fo:leadsTo {" , ".join(heads)} .'
        )
    return "\n".join(lines)


@pytest.mark.parametrize("parts", [1, 2, 3])
def test_arrows_to_and_fro_are_bent_without_a_kink_as_far_as_numbers_are_tall(
    read_turtle: Callable[[str], Reading], parts: int
) -> None:
    theory = read_turtle(to_and_fro()).theory
    picture = diagrams.drawing(theory, theory.plans[0], "overview").picture
    by_name = {stroke.name: stroke.id for stroke in picture.strokes}
    forth = tuple((200.0 * place, 0.0) for place in range(3 * parts + 1))
    one, two = by_name["e1--e2"], by_name["e2--e1"]
    curves = {one: (forth, forth[-1]), two: (forth[::-1], forth[0])}
    bent = bowed(picture, {}, curves)
    apart = [abs(sampled(*bent[name])[len(sampled(*bent[name])) // 2][1]) for name in (one, two)]
    assert sum(apart) == pytest.approx(8.0, abs=0.2)
    for points, tip in bent.values():
        assert {points[0], points[-1], tip} <= {forth[0], forth[-1]}
        for place in range(3, len(points) - 1, 3):
            (x, y), (before, above), (after, below) = points[place], points[place - 1], points[place + 1]
            assert (x - before) * (below - y) == pytest.approx((after - x) * (y - above))


def test_numbers_of_arrows_to_and_fro_cover_neither_other_lines_nor_their_own_heads(
    read_turtle: Callable[[str], Reading],
) -> None:
    theory = read_turtle(to_and_fro()).theory
    routes = scene_of(diagrams.drawing(theory, theory.plans[0], "overview", portrait=True)).routes
    lines = {name: sampled(route.curve, route.tip) for name, route in routes.items()}
    assert len(routes) == 13
    for name, route in routes.items():
        assert route.number is not None
        x, y = route.number
        for other, points in lines.items():
            near = points[-1:] if other == name else points
            assert not [
                p for p in near if abs(p[0] - x) < route.number_width / 2 - 0.5 and abs(p[1] - y) < 6.5
            ]


def test_an_arrow_to_or_fro_is_not_bent_onto_a_box(read_turtle: Callable[[str], Reading]) -> None:
    theory = read_turtle(to_and_fro()).theory
    picture = diagrams.drawing(theory, theory.plans[0], "overview").picture
    by_name = {stroke.name: stroke for stroke in picture.strokes}
    one, two = by_name["e1--e2"], by_name["e2--e1"]
    forth = tuple((100.0 * place, 0.0) for place in range(4))
    curves = {one.id: (forth, forth[-1]), two.id: (forth[::-1], forth[0])}
    free = bowed(picture, {}, curves)
    side = free[one.id][0][1][1]
    close = {"near": Placed(150, 14 if side > 0 else -14, 40, 20), one.tail: Placed(0, 0, 100, 40)}
    near = bowed(picture, close, curves)
    assert near[one.id] == curves[one.id]
    assert near[two.id] == free[two.id]


def test_a_number_stands_beside_arrowheads_rather_than_on_them() -> None:
    crowd = Crowd()
    crowd.add_curve("ours", tuple((100.0 * place, 0.0) for place in range(4)), (300.0, 0.0))
    # Alongside, as near all the way, with a head by the middle of ours.
    crowd.add_curve("before", tuple((50.0 * place, 8.5) for place in range(4)), (150.0, 8.5))
    crowd.add_curve("behind", tuple((150 + 50.0 * place, 8.5) for place in range(4)), (300.0, 8.5))
    x, y = crowd.places({"ours": 16.0}, 12.0)["ours"]
    assert y == 0
    assert x - 8 >= 150 or x + 8 <= 142
    assert abs(x - 150) < 50


def laid_out(picture: Picture, places: dict[str, tuple[float, float]], curve: str) -> Layout:
    """Return what is read where Graphviz put boxes (lower left corner at 0,0) and led the only arrow."""
    sizes = {box.id: box for box in picture.boxes}
    objects = [
        {
            "_gvid": number,
            "name": name,
            "pos": f"{x},{y}",
            "width": sizes[name].width / 72,
            "height": sizes[name].height / 72,
        }
        for number, (name, (x, y)) in enumerate(places.items())
    ]
    edge = {"tail": 0, "head": 1, "pos": curve}
    return read_layout({"bb": "0,0,600,200", "objects": objects, "edges": [edge]}, picture)


def beside_an_arrow(read_turtle: Callable[[str], Reading], wide: float) -> Picture:
    """Return a picture of an arrow from a box to a tall one, and of a box without arrows under the first."""
    theory = read_turtle(
        ':a a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :g .\n'
        ':i a fo:Activity ; skos:prefLabel "Uden pile"@da .\n:g a fo:Goal ; skos:prefLabel "Mål"@da .\n'
    ).theory
    picture = diagrams.drawing(theory, theory.plans[0], "overview").picture
    shapes = {"a": (100.0, 40.0), "i": (wide, 40.0), "g": (100.0, 200.0)}
    boxes = tuple(
        replace(box, width=shapes[box.name][0], height=shapes[box.name][1]) for box in picture.boxes
    )
    return replace(picture, boxes=boxes)


def test_a_box_without_arrows_stands_under_its_column_and_not_under_another(
    read_turtle: Callable[[str], Reading],
) -> None:
    picture = beside_an_arrow(read_turtle, 100.0)
    first, lonely, goal = (box.id for box in picture.boxes)
    straight = "e,500,180 100,180 200,180 300,180 480,180"
    places, curves, width, height = laid_out(picture, {first: (50, 180), goal: (550, 100)}, straight)
    assert places[lonely] == Placed(50, 40 + 18 + 20, 100, 40)
    assert (width, height) == (600, 200)
    assert [tip for _, tip in curves.values()] == [(500, 20)]


def test_a_box_without_arrows_that_comes_first_stands_over_its_column(
    read_turtle: Callable[[str], Reading],
) -> None:
    picture = beside_an_arrow(read_turtle, 100.0)
    first, lonely, goal = (box.id for box in picture.boxes)
    boxes = {box.id: box for box in picture.boxes}
    picture = arranged(replace(picture, boxes=(boxes[lonely], boxes[first], boxes[goal])))
    straight = "e,500,180 100,180 200,180 300,180 480,180"
    places, curves, width, height = laid_out(picture, {first: (50, 180), goal: (550, 100)}, straight)
    assert places[lonely] == Placed(50, 20, 100, 40)
    assert places[first] == Placed(50, 40 + 18 + 20, 100, 40)
    assert (width, height) == (600, 200 + 40 + 18)
    assert [tip for _, tip in curves.values()] == [(500, 20 + 40 + 18)]


@pytest.mark.parametrize("portrait", [False, True])
def test_boxes_without_arrows_stand_in_the_order_of_the_text(
    read_turtle: Callable[[str], Reading], portrait: bool
) -> None:
    names = ["a", "b", "c", "d", "e"]
    lines = [f':{name} a fo:Activity ; skos:prefLabel "{name}"@da .' for name in names]
    theory = read_turtle(
        "\n".join([*lines, ':c fo:leadsTo :g .\n:g a fo:Goal ; skos:prefLabel "Mål"@da .'])
    ).theory
    drawing = diagrams.drawing(theory, theory.plans[0], "overview", portrait=portrait)
    scene = scene_of(drawing)
    ours = {box.name: scene.boxes[box.id] for box in drawing.picture.boxes if box.name in names}
    along = sorted(names, key=lambda name: ours[name].x if portrait else ours[name].y)
    assert along == names


def test_a_box_without_arrows_stands_below_the_arrows_that_pass_there(
    read_turtle: Callable[[str], Reading],
) -> None:
    picture = beside_an_arrow(read_turtle, 100.0)
    first, lonely, goal = (box.id for box in picture.boxes)
    low = "e,500,120 50,160 50,80 50,80 300,80 400,80 480,120 490,120"
    places, *_ = laid_out(picture, {first: (50, 180), goal: (550, 100)}, low)
    assert places[lonely].y - 20 > 120


def test_all_is_moved_for_a_box_without_arrows_that_is_wider_than_its_column(
    read_turtle: Callable[[str], Reading],
) -> None:
    picture = beside_an_arrow(read_turtle, 140.0)
    first, lonely, goal = (box.id for box in picture.boxes)
    straight = "e,500,180 100,180 200,180 300,180 480,180"
    places, curves, width, _ = laid_out(picture, {first: (50, 180), goal: (550, 100)}, straight)
    assert places[lonely].x - 70 == 0
    assert places[first].x == places[lonely].x == 70
    assert [tip for _, tip in curves.values()] == [(520, 20)]
    assert width == 620


def side_by_side(activities: int) -> str:
    """Return a plan of so many activities that lead to one goal by an effect each."""
    lines = [':g a fo:Goal ; skos:prefLabel "Flere i job"@da .']
    for place in range(activities):
        lines += [
            f':a{place} a fo:Activity ; skos:prefLabel "Forløb for ledige, nummer {place}"@da ; fo:leadsTo :e{place} .',
            f':e{place} a fo:Effect ; skos:prefLabel "Færre står udenfor, tal {place}"@da ; fo:leadsTo :g .',
        ]
    return "\n".join(lines)


def test_boxes_side_by_side_are_narrower(read_turtle: Callable[[str], Reading]) -> None:
    theory = read_turtle(side_by_side(9)).theory
    across, down = (
        diagrams.drawing(theory, theory.plans[0], "overview", portrait=portrait).picture
        for portrait in (False, True)
    )
    assert max(box.width for box in down.boxes) < max(box.width for box in across.boxes)
    scene = scene_of(diagrams.drawing(theory, theory.plans[0], "overview", portrait=True))
    assert type_on_paper(down) == pytest.approx(
        across_a4(scene.width, scene.height) * down.theme.small_size, rel=0.15
    )


@pytest.mark.parametrize("portrait", [False, True])
def test_an_overview_too_large_for_a3_is_listed_whichever_way_it_runs(
    read_turtle: Callable[[str], Reading], portrait: bool
) -> None:
    lines = [f':g{n} a fo:Goal ; skos:prefLabel "Mål {n}"@da .' for n in range(12)]
    for n in range(12):
        lines.append(f':f{n} a fo:FocusArea ; skos:prefLabel "Område {n}"@da .')
        lines += [
            f':a{n}x{k} a fo:Activity ; skos:prefLabel "En indsats med et ret langt navn, {n} {k}"@da ;'
            f" fo:focusArea :f{n} ; fo:leadsTo :g{n} ."
            for k in range(18)
        ]
    theory = read_turtle("\n".join(lines)).theory
    picture = diagrams.drawing(theory, theory.plans[0], "overview", portrait=portrait).picture
    assert picture.placed
    assert not picture.strokes
