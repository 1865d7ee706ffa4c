"""Diagrams: what is drawn, what its labels can do to it, and what happens when it is too large."""

from __future__ import annotations

import contextlib
import io
import json
import re
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pptx
import pypdf
import pyphen
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from forandring import diagrams
from forandring.analysis.diff import diff
from forandring.analysis.status import status as status_of
from forandring.diagrams import children, engine, ladder, rendering, words
from forandring.diagrams.advice import given_up, narrower
from forandring.diagrams.building import layers_of, page_name
from forandring.diagrams.colours import contrast
from forandring.diagrams.dot import dot_of
from forandring.diagrams.filling import column_starts
from forandring.diagrams.fonts import BOLD, REGULAR, text_width
from forandring.diagrams.jobs import Job
from forandring.diagrams.kinds import parts
from forandring.diagrams.kinds.view import View
from forandring.diagrams.layout.composing import placed
from forandring.diagrams.layout.curves import sampled
from forandring.diagrams.pages import TALLEST
from forandring.diagrams.scene import Scene
from forandring.diagrams.theme import Theme
from forandring.diagrams.wrapping import shown, wrapped
from forandring.errors import ForandringError
from forandring.model import Activity
from forandring.project import Reading, read
from forandring.project.answering import answer_drawings
from forandring.reports.texts import TEXTS

SVG = "{http://www.w3.org/2000/svg}"
COPENHAGEN = ROOT / "theory" / "koebenhavn-misbrugsplan-2011-2014"
Reader = Callable[[str], Reading]

COURSE = """
:unge a fo:FocusArea ; skos:prefLabel "Unge"@da , "Young people"@en .
:kursus a fo:Activity ; skos:prefLabel "Kursus"@da , "Course"@en ; fo:focusArea :unge ; fo:annualCost 1.2 ;
    fo:leadsTo [ fo:effect :mod ; fo:evidence fo:Research ; fo:confidence fo:Low ; fo:basis fo:Stated ;
                 fo:cites "L4" ] .
:samtale a fo:Activity ; skos:prefLabel "Samtale"@da , "Talk"@en ; fo:focusArea :unge .
:mod a fo:Effect ; skos:prefLabel "Mere mod"@da , "More courage"@en ;
    fo:leadsTo [ fo:effect :job ; fo:basis fo:Inferred ] .
:tvivl a fo:Effect ; skos:prefLabel "Mere tvivl"@da ;
    fo:leadsTo [ fo:effect :job ; fo:polarity fo:Negative ; fo:basis fo:Stated ] .
:job a fo:Beacon ; skos:prefLabel "I job"@da , "In work"@en .
"""


def drawn(reading: Reading, kind: str, subject: str | None = None, **how: object) -> diagrams.Drawing:
    plan = reading.theory.plans[0]
    node = next((n.id for n in plan.nodes if n.name == subject), None)
    return diagrams.drawing(reading.theory, plan, kind, node, **how)  # type: ignore[arg-type]


def svg_of(drawing: diagrams.Drawing) -> ET.Element:
    (rendering_,) = diagrams.rendered([drawing], ["svg"], jobs=1)
    return ET.fromstring(rendering_.content)


def scene_of(drawing: diagrams.Drawing) -> Scene:
    job = Job(drawing.picture, ("scene",), "dot", "", 144, "")
    scene = engine._draw(job)["scene"]
    assert isinstance(scene, Scene)
    return scene


def copenhagen() -> Reading:
    if not COPENHAGEN.is_dir():
        pytest.skip("the Copenhagen plan is not in this checkout")
    return read([str(COPENHAGEN)])


# What is drawn


def test_an_arrow_says_what_is_known_of_its_link(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    by_name = {stroke.name: stroke for stroke in drawing.picture.strokes}
    assert by_name["kursus--mod"].dash == "dotted"
    assert by_name["kursus--mod"].tone == "ink"
    assert by_name["mod--job"].tip == "open"
    assert by_name["mod--job"].tone == "grey"
    assert by_name["tvivl--job"].tip == "tee"
    assert by_name["tvivl--job"].number.endswith("−")


def test_the_table_has_a_row_for_each_number(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE), "overview", language="en")
    assert [str(arrow.number) for arrow in drawing.arrows] == [
        s.number.split()[0] for s in drawing.picture.strokes
    ]
    first = drawing.arrows[0]
    assert first.text.en == "Course leads to More courage. Research; low confidence; stated in the plan; L4."
    assert first.text.da == "Kursus fører til Mere mod. Forskning; lav tiltro; står i planen; L4."
    assert [link.cause for link in first.links] == [first.cause]


def test_what_the_plan_does_not_say_is_not_drawn(read_turtle: Reader) -> None:
    boxes = {box.name: box for box in drawn(read_turtle(COURSE), "focus-area", "unge").picture.boxes}
    assert boxes["kursus"].small == ("1,2 om året",)
    assert boxes["samtale"].small == ()
    assert boxes["samtale"].badge is None


def test_activities_stand_before_effects_and_goals_last(read_turtle: Reader) -> None:
    boxes = {box.name: box.layer for box in drawn(read_turtle(COURSE), "overview").picture.boxes}
    assert boxes["kursus"] == boxes["samtale"] == 0
    assert boxes["mod"] == boxes["tvivl"] == 1
    assert boxes["job"] == 2


def test_a_loop_is_drawn_backwards(read_turtle: Reader) -> None:
    reading = read_turtle(COURSE + ":job fo:leadsTo :mod .\n:mod fo:leadsTo :mod .")
    strokes = {stroke.name: stroke for stroke in drawn(reading, "overview").picture.strokes}
    assert strokes["job--mod"].back
    assert strokes["mod--mod"].back
    assert strokes["job--mod"].dash == "dashed"
    svg_of(drawn(reading, "overview"))


def test_a_ring_of_challenges_is_not_headed_as_effects(read_turtle: Reader) -> None:
    ring = """
    :gaeld a fo:Challenge ; skos:prefLabel "Gæld"@da ; fo:leadsTo :stress .
    :stress a fo:Challenge ; skos:prefLabel "Stress"@da ; fo:leadsTo :gaeld .
    """
    theory = read_turtle(ring).theory
    pictures = answer_drawings(theory, theory.plans[0], language="en", theme=None, date=None)
    (loops,) = [each.picture for each in pictures if each.kind == "loops"]
    assert [words for _, _, words in loops.headings] == ["Challenges"]


def test_the_legend_shows_how_arrows_are_drawn_that_were_read_in(read_turtle: Reader) -> None:
    def samples(*bases: str) -> dict[str, tuple[float, str]]:
        arrow = "[ fo:effect :g{} ; fo:evidence fo:Research ; fo:confidence fo:{} ; fo:basis fo:{} ]"
        plan = "".join(
            f':a{n} a fo:Activity ; skos:prefLabel "A{n}"@da ; fo:leadsTo {arrow.format(n, level, basis)} .\n'
            f':g{n} a fo:Goal ; skos:prefLabel "G{n}"@da .\n'
            for n, (level, basis) in enumerate(zip(("High", "Medium", "Low"), bases, strict=True))
        )
        legend = drawn(read_turtle(plan), "overview").picture.legend
        return {each.words: (each.stroke.width, each.stroke.tip) for each in legend if each.stroke}

    stated, read_in = (samples(basis, basis, basis) for basis in ("Stated", "Inferred"))
    assert stated["Høj tiltro"][0] > stated["Nogen tiltro"][0] > 1
    assert "Høj tiltro" not in read_in
    assert {read_in[name] for name in ("Nogen tiltro", "Lav tiltro", "Planen nævner viden bag")} == {
        (0.9, "open")
    }
    both = samples("Inferred", "Stated", "Inferred")
    assert both["Planen nævner viden bag"] == stated["Planen nævner viden bag"] == (1.9, "normal")
    assert both["Nogen tiltro"] == stated["Nogen tiltro"]
    assert "Høj tiltro" not in both


def test_the_gaps_are_those_that_the_rules_find(read_turtle: Reader) -> None:
    reading = read_turtle(COURSE)
    found = {
        f.node for f in reading.findings() if f.code in ("FO101", "FO102", "FO103", "FO104", "FO105", "FO106")
    }
    drawing = drawn(reading, "gaps")
    assert {box.node for box in drawing.picture.boxes if box.node} == found
    assert sum(box.shape == "ghost" for box in drawing.picture.boxes) == len(found) == 2


def test_gaps_stand_in_the_order_of_their_rules(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(mixed(60)), "gaps")
    headings = [caption.text for caption in drawing.picture.captions if caption.bold]
    sorts = ("activities", "goals", "ends", "causes", "areas", "groups", "challenges")
    assert headings == [said for sort in sorts if (said := words.word(f"gap-{sort}", "da")) in headings]
    assert len(headings) > 3


def test_an_accepted_gap_is_drawn_as_accepted(read_turtle: Reader) -> None:
    waiver = ':samtale fo:waives [ fo:code "FO101" ; fo:reason "Aftalt"@da ; fo:owner :unge ] .'
    reading = read_turtle(COURSE + waiver)
    shapes = [box.shape for box in drawn(reading, "gaps").picture.boxes]
    assert "accepted" in shapes


def test_the_legend_explains_only_what_is_there(read_turtle: Reader) -> None:
    words = {entry.words for entry in drawn(read_turtle(COURSE), "overview").picture.legend}
    assert "Pejlemærke (politisk besluttet)" in words
    assert "Modvirker" in words
    assert "Udfordring" not in words
    assert "Høj tiltro" not in words


def test_every_kind_is_drawn_of_a_small_and_of_an_empty_plan(read_turtle: Reader) -> None:
    subjects = {"focus-area": "unge", "goal": "job", "activity": "kursus", "target-group": "folk"}
    small = read_turtle(COURSE + ':folk a fo:TargetGroup ; skos:prefLabel "Folk"@da .')
    found = [drawn(small, kind, subjects.get(kind), language="en") for kind in diagrams.KINDS]
    empty = read_turtle(':p a fo:Plan ; skos:prefLabel "Tom"@da .')
    found += [drawn(empty, kind) for kind in diagrams.KINDS if kind not in subjects]
    for rendering_ in diagrams.rendered(found, ["svg"], jobs=2):
        assert ET.fromstring(rendering_.content).tag == f"{SVG}svg"
        assert rendering_.step in ("dot", "placed")


def test_a_large_plan_is_folded(read_turtle: Reader) -> None:
    drawing = drawn(copenhagen(), "overview")
    shapes = {box.shape for box in drawing.picture.boxes}
    assert "group" in shapes
    assert "effect" not in shapes
    activities = sum(len(box.rows) for box in drawing.picture.boxes)
    assert activities == len(copenhagen().theory.plans[0].of("Activity"))


def test_an_overview_names_activities_and_goals_only_where_there_are_any(read_turtle: Reader) -> None:
    with_both = drawn(read_turtle(COURSE), "overview").picture.subtitle
    alone = ':mod a fo:Effect ; skos:prefLabel "Mere mod"@da .'
    assert with_both == "Oversigt: fra aktiviteter til mål"
    assert drawn(read_turtle(alone), "overview").picture.subtitle == "Oversigt: hvad der fører til hvad"


def test_a_kind_without_its_subject_is_refused(read_turtle: Reader) -> None:
    with pytest.raises(ForandringError, match="focus-area"):
        drawn(read_turtle(COURSE), "focus-area", "job")
    with pytest.raises(ForandringError, match="pie"):
        drawn(read_turtle(COURSE), "pie")


def test_a_change_is_drawn_with_what_is_right_around_it(read_turtle: Reader) -> None:
    old = read_turtle(COURSE).theory
    changed = COURSE.replace("fo:annualCost 1.2", "fo:annualCost 2").replace(":samtale", ":cafe")
    new = read_turtle(changed + ":cafe fo:leadsTo :mod .").theory
    drawing = diagrams.difference(diff(old, new), new.plans[0], language="en")
    fates = {
        box.name: set(box.classes) & {"added", "gone", "changed", "same"} for box in drawing.picture.boxes
    }
    assert fates["kursus"] == {"changed"}
    assert fates["mod"] == {"same"}
    assert "tvivl" not in fates
    assert [(s.name, s.classes) for s in drawing.picture.strokes if "added" in s.classes] == [
        ("cafe--mod", ("link", "added"))
    ]
    assert [str(arrow.number) for arrow in drawing.arrows] == [
        s.number for s in drawing.picture.strokes if s.number
    ]
    svg_of(drawing)


def test_a_large_plan_has_its_status_and_evidence_counted() -> None:
    reading = copenhagen()
    plan = reading.theory.plans[0]
    status = drawn(reading, "status")
    assert sum(len(box.rows) for box in status.picture.boxes) == len(plan.of("Activity"))
    signs = [row.badge.colour for box in status.picture.boxes for row in box.rows if row.badge]
    known = [
        status_of(node, plan, reading.theory) for node in plan.of("Activity") if isinstance(node, Activity)
    ]
    assert sorted(signs) == sorted(found.colour for found in known if found)
    assert signs
    evidence = drawn(reading, "evidence")
    pairs = {(link.cause, link.effect) for link in plan.links}
    assert str(len(pairs)) in {caption.text for caption in evidence.picture.captions}


def test_what_is_known_of_an_activity_stands_on_one_line_where_there_is_room(read_turtle: Reader) -> None:
    activity = (
        ':kursus a fo:Activity ; skos:prefLabel "Kursus i at søge arbejde for unge over 18 år"@da ; '
        'fo:annualCost 1.2 ; fo:citizens 40 ; fo:start "2027"^^xsd:gYear .'
    )
    theory = read_turtle(activity).theory
    builder = View(theory, theory.plans[0], "da", Theme()).builder()
    facts = builder.facts(theory.plans[0].of("Activity")[0])
    lines = {
        width: builder.measured("Kursus", "activity", facts, width).small for width in (220.0, 120.0, 60.0)
    }
    assert lines[220.0] == ("1,2 om året · 40 borgere · fra 2027",)
    assert lines[120.0] == ("1,2 om året", "40 borgere · fra 2027")
    assert lines[60.0] == ("1,2 om året", "40 borgere", "fra 2027")


# Sheets


@given(st.lists(st.floats(10, 300), max_size=30), st.integers(1, 8), st.sampled_from([0.0, 12.0]))
def test_things_fill_columns_as_evenly_as_can_be(heights: list[float], columns: int, between: float) -> None:
    starts = column_starts(heights, columns, between)
    ends = [*starts[1:], len(heights)]
    parts = [heights[start:end] for start, end in zip(starts, ends, strict=True)]
    assert [height for part in parts for height in part] == heights
    assert len(parts) <= columns
    tallest = max(sum(part) + between * (len(part) - 1) for part in parts) if heights else 0.0
    assert tallest <= max(sum(heights) / columns + max(heights, default=0.0) + between * len(heights), 0.0)
    assert not heights or tallest >= max(heights)


def listed(areas: int, each: int) -> str:
    """Return a plan of activities with a status, in so many focus areas, the first twice as large as the others."""
    lines = [f':f{area} a fo:FocusArea ; skos:prefLabel "Område {area}"@da .' for area in range(areas)]
    report = "fo:statusReport [ a fo:StatusReport ; fo:status fo:OnTrack ]"
    for number in range(each * (areas + 1)):
        area = f" ; fo:focusArea :f{max(number // each - 1, 0)}" if areas else ""
        words = " ".join(["Indsats", str(number), *(["med flere ord"] * (number % 7))])
        lines.append(f':a{number} a fo:Activity ; skos:prefLabel "{words}"@da{area} ; {report} .')
    return "\n".join(lines)


@pytest.mark.parametrize(("areas", "each"), [(0, 170), (3, 40), (17, 10), (40, 4)])
def test_a_sheet_of_lists_has_the_proportions_of_paper(read_turtle: Reader, areas: int, each: int) -> None:
    drawing = drawn(read_turtle(listed(areas, each)), "status")
    scene = scene_of(drawing)
    assert 0.8 < scene.width / scene.height < 2.4
    shown_rows = [row.title for box in drawing.picture.boxes for row in box.rows]
    assert len(shown_rows) == each * (areas + 1)
    assert len(set(shown_rows)) == len(shown_rows)
    assert_apart(scene)


def test_challenges_leave_their_order_only_for_type_that_can_be_read(read_turtle: Reader) -> None:
    def columns(boxes: int, large: int) -> list[list[int]]:
        lines = []
        for place in range(boxes):
            words = " ".join(
                ["Udfordring", str(place), *(["for borgerne i kommunen"] * (9 if place == large else 2))]
            )
            lines.append(f':c{place} a fo:Challenge ; skos:prefLabel "{words}"@da .')
        found: dict[float, list[int]] = {}
        for box in drawn(read_turtle("\n".join(lines)), "challenges").picture.boxes:
            assert box.at is not None
            found.setdefault(box.at[0], []).append(int(box.title.split()[1]))
        return list(found.values())

    few, many = columns(40, 39), columns(62, 61)
    assert [place for column in few for place in column] == list(range(40))
    assert sorted(place for column in many for place in column) == list(range(62))
    assert all(column == sorted(column) for column in many)


@pytest.mark.parametrize(("each", "said"), [(20, False), (90, True)])
def test_a_challenge_has_as_many_parts_as_can_be_read(read_turtle: Reader, each: int, said: bool) -> None:
    lines = [f':c{root} a fo:Challenge ; skos:prefLabel "Udfordring {root}"@da .' for root in range(5)]
    for part in range(5 * each):
        lines.append(f':p{part} a fo:Challenge ; skos:prefLabel "Del {part}"@da ; fo:partOf :c{part % 5} .')
    rows = [
        row for box in drawn(read_turtle("\n".join(lines)), "challenges").picture.boxes for row in box.rows
    ]
    assert any(row.title.startswith("…") for row in rows) == said
    assert len(rows) == (5 * each if not said else 5 * 13)


@pytest.mark.parametrize(("joined", "groups"), [(False, 30), (True, 30), (False, 4), (True, 4)])
def test_target_groups_that_stand_alone_are_listed_where_they_are_many(
    read_turtle: Reader, joined: bool, groups: int
) -> None:
    lines = [
        f':t{place} a fo:TargetGroup ; skos:prefLabel "{"Gruppe med et langt navn " * 4}{place}"@da'
        f"{' ; skos:broader :t0' if joined and place in (1, 2) else ''} ."
        for place in range(groups)
    ]
    drawing = drawn(read_turtle("\n".join(lines)), "pyramid")
    scene = scene_of(drawing)
    assert scene.width / scene.height > 0.9
    listed = [row for box in drawing.picture.boxes for row in box.rows]
    boxes = [box for box in drawing.picture.boxes if not box.rows]
    assert len(listed) == (groups - 3 * joined if groups > 4 else 0)
    assert len(listed) + len(boxes) == groups


def test_a_list_goes_on_in_the_next_column_under_its_title(read_turtle: Reader) -> None:
    picture = drawn(read_turtle(listed(0, 170)), "status").picture
    assert picture.boxes[0].title == "Alle aktiviteter"
    assert {box.title for box in picture.boxes[1:]} == {"Alle aktiviteter (fortsat)"}


def test_a_plan_without_focus_areas_is_not_said_to_stand_outside_them(read_turtle: Reader) -> None:
    reading = read_turtle(re.sub(r"fo:focusArea :f\d+ ; |:f\d+ a fo:FocusArea[^\n]*", "", mixed(200)))
    for kind in SHEETS:
        words_of = {text.text for text in scene_of(drawn(reading, kind)).texts()}
        assert not any("fokusområde" in said.lower() for said in words_of), kind


WORDS = "unge borgere behandling rådgivning misbrugsbehandlingstilbud og ældre til ungdomsuddannelser فرص 🎓".split()
LENGTHS = (2, 14, 22, 30, 36, 45, 60, 90, 150, 300)


def mixed(nodes: int) -> str:
    """Return a plan of about so many nodes of every kind, with labels of 2 to 300 letters."""
    lines: list[str] = [':plan a fo:Plan ; skos:prefLabel "Plan"@da ; fo:amountUnit "mio. kr."@da .']

    def add(name: str, kind: str, more: str = "") -> None:
        length = LENGTHS[len(lines) * 7 % len(LENGTHS)]
        words = " ".join(WORDS[(len(lines) + place) % len(WORDS)] for place in range(length // 3 + 1))
        lines.append(
            f':{name} a fo:{kind} ; skos:prefLabel "{words[:length].strip()} {len(lines)}"@da {more} .'
        )

    goals, groups, challenges, areas = (max(nodes * share // 100, 1) for share in (10, 8, 12, 4))
    effects = max(nodes * 25 // 100, 1)
    for place in range(areas):
        add(f"f{place}", "FocusArea")
    for place in range(groups):
        add(f"t{place}", "TargetGroup", f"; fo:layer {place % 4}")
    for place in range(challenges):
        add(f"c{place}", "Challenge", f"; fo:partOf :c{place // 3}" if place % 4 == 1 else "")
    for place in range(goals):
        add(f"g{place}", "Goal")
    for place in range(effects):
        ahead = f"; fo:leadsTo :g{place * 3 % goals}" if place % 5 else ""
        add(f"e{place}", "Effect", ahead)
    for place in range(max(nodes - goals - groups - challenges - areas - effects, 1)):
        more = f"; fo:focusArea :f{place % areas} ; fo:annualCost {place % 7}.5 ; fo:setupCost {place % 3}"
        more += f' ; fo:start "{2026 + place % 4}"^^xsd:gYear ; fo:targetGroup :t{place % groups}'
        more += f" ; fo:addresses :c{place * 5 % challenges}" if place % 3 == 0 else ""
        more += f" ; fo:leadsTo :e{place * 2 % effects}" if place % 6 else ""
        more += " ; fo:statusReport [ a fo:StatusReport ; fo:status fo:OnTrack ]" if place % 2 else ""
        add(f"a{place}", "Activity", more)
    return "\n".join(lines)


SHEETS = ("overview", "gaps", "evidence", "status", "pyramid", "challenges", "timeline", "money")


@pytest.mark.parametrize("nodes", [5, 60, 400])
def test_sheets_of_small_and_of_large_plans_can_be_printed(read_turtle: Reader, nodes: int) -> None:
    reading = read_turtle(mixed(nodes))
    for kind in SHEETS:
        drawing = drawn(reading, kind)
        scene = scene_of(drawing)
        assert scene.width / scene.height > 0.6, kind
        for text in scene.texts():
            wide = text_width(text.text, text.size, BOLD if text.bold else REGULAR)
            left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
            assert left > 0, (kind, text.text)
            assert left + wide < scene.width, (kind, text.text)
        if drawing.picture.placed:
            assert_apart(scene)
            assert_within(drawing)
            assert 11.8 * min(1190.55 / scene.width, 841.89 / scene.height) > 5.5, kind


@pytest.mark.parametrize("kind", ["gaps", "money", "overview", "status", "timeline"])
def test_what_cannot_be_read_on_one_sheet_stands_whole_on_several(read_turtle: Reader, kind: str) -> None:
    drawing = drawn(read_turtle(mixed(700)), kind)
    assert len(drawing.sheets) > 1
    one, several = (everything(pictures) for pictures in ([drawing], drawing.sheets))
    counted = {title for title in one if title.startswith("… og ")}
    assert bool(counted) == drawing.shortened
    assert several == one if not counted else several.keys() > one.keys() - counted
    for sheet in drawing.sheets:
        scene = scene_of(sheet)
        assert 11.8 * min(826 / scene.width, 579 / scene.height) > 6.6
    last = len(drawing.sheets)
    assert drawing.sheets[-1].title == f"{drawing.title} ({last} af {last})"
    (pdf,) = diagrams.rendered([drawing], ["pdf"], page="A4", jobs=1)
    assert len(pypdf.PdfReader(io.BytesIO(pdf.content)).pages) == last
    (own,) = diagrams.rendered([drawing], ["pdf"], jobs=1)
    assert len(pypdf.PdfReader(io.BytesIO(own.content)).pages) == 1


def test_each_sheet_is_a_slide(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(mixed(700)), "money")
    (one,) = diagrams.rendered([drawing], ["pptx"], jobs=1)
    for content in (one.content, diagrams.presented([drawing], jobs=1)):
        assert len(pptx.Presentation(io.BytesIO(content)).slides) == len(drawing.sheets) > 1


def everything(drawings: Sequence[diagrams.Drawing]) -> Counter[str]:
    """Return how often each row, box and bar stands on some sheets, the titles of lists left out."""
    found: Counter[str] = Counter()
    for drawing in drawings:
        for box in drawing.picture.boxes:
            found.update(row.title for row in box.rows)
            if not box.rows and "ghost" not in box.classes:
                found[box.title] += 1
    return found


def test_a_small_plan_stands_on_one_sheet(read_turtle: Reader) -> None:
    reading = read_turtle(mixed(30))
    assert not any(drawn(reading, kind).sheets for kind in SHEETS)


def test_an_overview_too_tall_for_paper_becomes_lists(read_turtle: Reader) -> None:
    lines = [f':g{goal} a fo:Goal ; skos:prefLabel "Mål {goal}"@da .' for goal in range(5)]
    for place in range(45):
        way = f"[ fo:effect :g{place % 4} ; fo:basis fo:{'Stated' if place % 2 else 'Inferred'} ]"
        lines.append(f':a{place} a fo:Activity ; skos:prefLabel "Indsats {place}"@da ; fo:leadsTo {way} .')
    picture = drawn(read_turtle("\n".join(lines)), "overview").picture
    assert not picture.strokes
    read_in = {row.title for box in picture.boxes for row in box.rows if row.right == "læst ind"}
    assert read_in == {f"Indsats {place}" for place in range(0, 45, 2)}
    assert "Ét mål, som ingen aktivitet fører til, er ikke tegnet; se »Mangler«." in picture.notes


def test_an_overview_from_top_to_bottom_has_narrow_boxes(read_turtle: Reader) -> None:
    reading = read_turtle(mixed(60))
    across, down = (drawn(reading, "overview", portrait=portrait).picture.boxes for portrait in (False, True))
    assert max(box.width for box in down if box.rows) < max(box.width for box in across if box.rows)


def test_a_note_names_the_section_of_the_page_as_the_page_does() -> None:
    for language in ("da", "en"):
        assert TEXTS["gaps"].in_language(language) in words.word("left-out", language)
        assert TEXTS["gaps"].in_language(language) in words.word("one-left-out", language)


def assert_apart(scene: Scene) -> None:
    boxes = list(scene.boxes.values())
    for place, one in enumerate(boxes):
        for two in boxes[place + 1 :]:
            across = abs(one.x - two.x) - (one.width + two.width) / 2
            assert across > -0.5 or abs(one.y - two.y) - (one.height + two.height) / 2 > -0.5


def assert_within(drawing: diagrams.Drawing) -> None:
    size = drawing.picture.theme.label_size
    for box in drawing.picture.boxes:
        assert all(text_width(line, size) <= box.width for line in box.lines), box.title
        assert sum(len(line) == 1 for line in box.lines) < 2, box.title


def test_a_bar_of_evidence_is_told_by_letters_too(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(mixed(200).replace("fo:leadsTo :e2 ", PROVEN)), "evidence")
    bars = [box for box in drawing.picture.boxes if box.mark == "Practice"]
    assert {box.small for box in bars} >= {("P",)}
    assert "P: Praksis" in {entry.words for entry in drawing.picture.legend}
    assert "P" in {text.text for text in scene_of(drawing).texts()}


PROVEN = "fo:leadsTo [ fo:effect :e2 ; fo:evidence fo:Practice ] "


# Labels


def hostile_labels(shared: Path) -> list[str]:
    return [
        str(label) for label in json.loads((shared / "bad-inputs" / "labels-hostile.json").read_text("utf-8"))
    ]


def labelled(labels: list[str]) -> str:
    parts = [
        f":a{place} a fo:Activity ; skos:prefLabel {json.dumps(label, ensure_ascii=False)}@da ; fo:leadsTo :job ."
        for place, label in enumerate(labels)
    ]
    return ':job a fo:Goal ; skos:prefLabel "I job"@da .\n' + "\n".join(parts)


def test_a_hostile_label_is_text_in_every_format(read_turtle: Reader, shared: Path) -> None:
    labels = hostile_labels(shared)
    reading = read_turtle(labelled(labels))
    drawing = drawn(reading, "goal", "job")
    known = {box.title for box in drawing.picture.boxes}
    assert {shown(label) for label in labels} - {""} <= known

    svg = svg_of(drawing)
    assert {element.tag for element in svg.iter()} <= {
        SVG + name for name in "svg title desc style rect g text path polygon polyline ellipse".split()
    }
    titles = {"".join(title.itertext()) for title in svg.iter(f"{SVG}title")}
    assert {re.sub(r"\s", " ", label) for label in known} <= {re.sub(r"\s", " ", title) for title in titles}
    written = " ".join("".join(text.itertext()) for text in svg.iter(f"{SVG}text"))
    for label in labels:
        assert re.sub(r"\s|-", "", shown(label)[:5000]) in re.sub(r"\s|-", "", written)


def test_dot_takes_nothing_from_a_label(read_turtle: Reader, shared: Path) -> None:
    import pygraphviz

    drawing = drawn(read_turtle(labelled(hostile_labels(shared))), "goal", "job")
    graph = pygraphviz.AGraph(string=drawing.dot)
    ours = {box.id for box in drawing.picture.boxes}
    assert {str(node) for node in graph.nodes() if not node.startswith("column")} == ours
    assert not any(node.attr["URL"] or node.attr["href"] for node in graph.nodes())
    assert all(set(edge) <= ours for edge in graph.edges() if not edge[0].startswith("column"))


def test_an_iri_with_a_colon_is_no_port(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    for line in dot_of(drawing.picture).splitlines():
        if "->" in line:
            assert re.match(r"\s+(n\d+|column\d+) -> (n\d+|column\d+)\b", line)


def test_mermaid_and_drawio_hold_the_same_labels(read_turtle: Reader, shared: Path) -> None:
    drawing = drawn(read_turtle(labelled(hostile_labels(shared))), "goal", "job")
    found = {
        r.format: r.content.decode() for r in diagrams.rendered([drawing], ["mermaid", "drawio"], jobs=1)
    }
    nodes = [line for line in found["mermaid"].splitlines() if re.match(r"  n\d+[\[({]", line)]
    assert len(nodes) == len(drawing.picture.boxes)
    for line, box in zip(nodes, drawing.picture.boxes, strict=True):
        inside = re.fullmatch(r'  n\d+\W+"([^"<>]*)"\W+', line)
        assert inside is not None
        decoded = re.sub(r"#(\d+);", lambda code: chr(int(code[1])), inside[1])
        assert decoded.replace("\\\u2060n", "\\n") == box.title
    cells = ET.fromstring(found["drawio"]).iter("mxCell")
    boxes = [cell for cell in cells if cell.get("vertex") and "html=0" in (cell.get("style") or "")]
    assert {box.name for box in drawing.picture.boxes} <= {cell.get("id") for cell in boxes}


@given(st.text(max_size=80), st.floats(20, 200))
def test_wrapping_loses_no_letter(text: str, width: float) -> None:
    lines = wrapped(text, width, 12.0)
    assert "".join("".join(line.split()) for line in lines).replace("-", "") == "".join(
        shown(text).split()
    ).replace("-", "")
    for line in lines:
        assert text_width(line, 12) <= width + 0.1 or len(line) <= 2 or text_width(line[:1], 12) > width / 3


def test_long_compounds_break_at_their_joints() -> None:
    assert (
        wrapped("Misbrugsbehandlingskapaciteten", 110, 12) == ("Misbrugsbehandlings-", "kapaciteten")
        or len(wrapped("Misbrugsbehandlingskapaciteten", 110, 12)) == 2
    )
    assert wrapped("Misbrugsbehandlingskapaciteten", 110, 12)[0].endswith("-")
    assert wrapped("Kort ord", 200, 12) == ("Kort ord",)


@pytest.mark.parametrize("around", ["{},", "({})", "»{}«.", "2/{}", "{}-ordning", "“{}”;", "{}(ne)"])
def test_words_are_divided_with_a_hyphen_whatever_stands_around_them(around: str) -> None:
    word = "Rusmiddelbehandlingskvalitetsudviklingsindsats"
    joints = pyphen.Pyphen(lang="da_DK", left=4, right=4).positions(word)
    first = next(line for line in wrapped(around.format(word), 150, 12) if "Rus" in line)
    assert first.endswith("-")
    assert len(first[first.index("Rus") : -1]) in joints


def test_a_word_without_a_joint_takes_a_hyphen_and_an_address_none() -> None:
    assert wrapped("Strengths,", 30, 12)[0].endswith("-")
    address = "www.rusmiddelbehandlingskvalitet.dk"
    assert "".join(wrapped(address, 90, 12)) == address
    assert "".join(wrapped("薬" * 20, 90, 12)) == "薬" * 20


@pytest.mark.parametrize(
    ("lines", "width"),
    [
        ("Regnvands- bassiner", 88),
        ("Landbrugs- styrelsen", 88),
        ("Kompetence- afklaring", 110),
        ("Klima- tilpasning", 70),
        ("uddannelses- institutioner", 110),
        ("Misbrugs- behandlings- institutioner", 88),
        ("Ungdoms- klasserne", 70),
        ("Skole- klasser", 60),
    ],
)
def test_a_compound_is_divided_between_its_words(lines: str, width: float) -> None:
    assert wrapped(lines.replace("- ", ""), width, 12.2) == tuple(lines.split())


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("15,4 mio. kr. om året", 80, ("15,4 mio. kr.", "om året")),
        ("DKK 7.7 million a year", 90, ("DKK 7.7 million", "a year")),
        ("Hver tredje over 80 år føler sig ensom", 95, ("Hver tredje", "over 80 år føler", "sig ensom")),
        ("15,4 mio. kr. om året", 50, ("15,4", "mio. kr.", "om året")),
    ],
)
def test_a_number_and_its_unit_share_a_line_wide_enough(
    text: str, width: float, lines: tuple[str, ...]
) -> None:
    assert wrapped(text, width, 12) == lines


@pytest.mark.parametrize("width", [text_width("Strengt", 12) + 1 + step for step in range(0, 12, 2)])
def test_no_one_or_two_letters_of_a_word_are_left_to_a_line(width: float) -> None:
    lines = wrapped("Strengths", width, 12)
    assert "".join(lines).replace("-", "") == "Strengths"
    assert len(lines[-1]) >= 3


def test_no_hyphen_stands_where_letters_end_and_digits_begin() -> None:
    lines = wrapped("Strength23456789", text_width("Strength-", 12) + 0.5, 12)
    assert len(lines) > 1
    assert "".join(lines) == "Strength23456789"


def test_names_are_unique_and_plain() -> None:
    taken: set[str] = set()
    names = [page_name(text, taken) for text in ("Børn", "boern", "BOERN", "../x", "", "<b>", "1")]
    assert len({name.lower() for name in names}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z][\w-]*", name) for name in names)


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=25))
def test_every_arrow_but_those_that_go_back_runs_to_the_right(edges: list[tuple[int, int]]) -> None:
    ids = [str(number) for number in range(8)]
    arrows = [(str(tail), str(head)) for tail, head in edges]
    layer, back = layers_of(ids, arrows)
    assert set(layer) == set(ids)
    for tail, head in arrows:
        assert (tail, head) in back or layer[tail] < layer[head]


# Pictures


def test_the_same_theory_gives_the_same_bytes(read_turtle: Reader) -> None:
    reading = read_turtle(COURSE)
    formats = ["svg", "png", "dot", "drawio", "pptx"]
    once = diagrams.rendered([drawn(reading, "overview")], formats, jobs=1)
    again = diagrams.rendered([drawn(reading, "overview")], formats, jobs=1)
    assert [r.content for r in once] == [r.content for r in again]


def test_svg_carries_its_font_and_names_its_parts(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    svg = svg_of(drawing)
    assert "@font-face" in ET.tostring(svg, "unicode")
    ids = [element.get("id") for element in svg.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    groups = {group.get("id"): group for group in svg.iter(f"{SVG}g")}
    course = groups["kursus"]
    assert set((course.get("class") or "").split()) >= {"node", "activity", "type-Activity", "area-unge"}
    assert course.findtext(f"{SVG}title") == "Kursus"
    assert "Unge" in (course.findtext(f"{SVG}desc") or "")
    assert groups["kursus--mod"].findtext(f"{SVG}title") == "Kursus → Mere mod"
    assert svg.findtext(f"{SVG}title")


def test_nothing_of_the_machine_is_in_a_picture(read_turtle: Reader, tmp_path: Path) -> None:
    (rendering_,) = diagrams.rendered([drawn(read_turtle(COURSE), "overview")], ["svg"], jobs=1)
    text = re.sub(r"base64,[^)]*", "", rendering_.content.decode())
    assert str(tmp_path) not in text
    assert "graphviz" not in text.lower()
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_png_has_the_resolution_asked_for(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    width = float(svg_of(drawing).get("width", "0pt")[:-2])
    for dpi in (72, 200):
        (picture,) = diagrams.rendered([drawing], ["png"], dpi=dpi, jobs=1)
        assert picture.content[:8] == b"\x89PNG\r\n\x1a\n"
        assert abs(int.from_bytes(picture.content[16:20], "big") - width * dpi / 72) < 4


def test_pdf_is_one_page_of_the_size_asked_for(read_turtle: Reader) -> None:
    (picture,) = diagrams.rendered([drawn(read_turtle(COURSE), "overview")], ["pdf"], page="A4", jobs=1)
    assert picture.content.startswith(b"%PDF")
    box = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+) ([\d.]+)", picture.content)
    if box is not None:
        assert sorted(round(float(side) / 10) for side in box.groups()) == [60, 84]


def test_numbers_stand_on_their_own_arrow_and_on_nothing_else() -> None:
    reading = copenhagen()
    for area in reading.theory.plans[0].of("FocusArea"):
        scene = scene_of(drawn(reading, "focus-area", area.name))
        for name, route in scene.routes.items():
            assert route.number is not None
            x, y = route.number
            wide, tall = route.number_width / 2 - 0.5, 6.5
            for box in scene.boxes.values():
                assert abs(x - box.x) >= box.width / 2 + wide or abs(y - box.y) >= box.height / 2 + tall
            for other, theirs in scene.routes.items():
                if other != name:
                    near = sampled(theirs.curve, theirs.tip)
                    assert not any(abs(x - px) < wide and abs(y - py) < tall for px, py in near), (
                        area.name,
                        name,
                        other,
                    )


def test_words_stay_within_their_boxes() -> None:
    reading = copenhagen()
    drawing = drawn(reading, "focus-area", reading.theory.plans[0].of("FocusArea")[0].name)
    for box in drawing.picture.boxes:
        assert max(text_width(line, drawing.picture.theme.label_size) for line in box.lines) < box.width


def test_what_is_unchanged_is_not_drawn_again(
    read_turtle: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    first = diagrams.rendered([drawn(read_turtle(COURSE), "overview")], ["svg", "png"], cache=cache, jobs=1)

    def refuse(*_: object) -> None:
        raise AssertionError("the engine was asked")

    monkeypatch.setattr(rendering, "_draw_all", refuse)
    again = diagrams.rendered([drawn(read_turtle(COURSE), "overview")], ["svg", "png"], cache=cache, jobs=1)
    assert [r.content for r in first] == [r.content for r in again]
    with pytest.raises(AssertionError, match="the engine was asked"):
        diagrams.rendered(
            [drawn(read_turtle(COURSE), "overview", language="en")], ["svg"], cache=cache, jobs=1
        )


def test_what_other_code_drew_is_drawn_again(
    read_turtle: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    diagrams.rendered([drawing], ["svg"], cache=tmp_path / "cache", jobs=1)
    elsewhere = tmp_path / "diagrams"
    elsewhere.mkdir()
    (elsewhere / "rendering.py").write_text("later", encoding="utf-8")
    asked: list[object] = []
    monkeypatch.setattr(rendering, "_draw_all", lambda tasks, *_: asked.extend(tasks))
    for where in (rendering.__file__, str(elsewhere / "rendering.py")):
        monkeypatch.setattr(rendering, "__file__", where)
        rendering._drawn_by.cache_clear()
        with contextlib.suppress(KeyError):
            diagrams.rendered([drawing], ["svg"], cache=tmp_path / "cache", jobs=1)
        assert len(asked) == (where != rendering.__spec__.origin)
    rendering._drawn_by.cache_clear()


@pytest.mark.parametrize("left", [0, 500])
def test_what_was_kept_and_damaged_is_drawn_again_and_replaced(
    read_turtle: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: int
) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    formats = ["svg", "png", "pdf", "drawio"]
    first = diagrams.rendered([drawing], formats, cache=tmp_path, jobs=1)
    kept = [path for path in tmp_path.iterdir() if path.is_file()]
    assert len(kept) > 5
    for path in kept:
        path.write_bytes(path.read_bytes()[:left])
    for number in range(2):
        again = diagrams.rendered([drawing], formats, cache=tmp_path, jobs=1)
        assert [r.content for r in first] == [r.content for r in again], number
        monkeypatch.setattr(rendering, "_draw_all", lambda *_: pytest.fail("drawn a third time"))


def test_a_cache_that_cannot_be_written_to_costs_no_picture(read_turtle: Reader, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    drawing = drawn(read_turtle(COURSE), "overview")
    with children.started_ahead(tmp_path / "file" / "cache"):
        (found,) = diagrams.rendered([drawing], ["svg"], cache=tmp_path / "file" / "cache")
    assert found.content == diagrams.rendered([drawing], ["svg"])[0].content


def crowded(nodes: int, each: int) -> str:
    lines = [':job a fo:Goal ; skos:prefLabel "I job"@da .']
    for place in range(nodes):
        heads = " , ".join(f":e{(place * 7 + step * 13 + 1) % nodes}" for step in range(each))
        lines.append(
            f':e{place} a fo:Effect ; skos:prefLabel "Virkning {place}"@da ; fo:leadsTo :job , {heads} .'
        )
    return "\n".join(lines)


def test_two_thousand_boxes_end_in_time_and_say_how(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(crowded(2000, 2)), "goal", "job")
    assert len(drawing.picture.boxes) == 2001
    began = time.monotonic()
    (picture,) = diagrams.rendered([drawing], ["svg"], time_limit=6.0, jobs=1)
    assert time.monotonic() - began < 25
    assert picture.step in ("sfdp", "table")
    assert picture.note is not None
    assert picture.note.da in " ".join(
        "".join(t.itertext()) for t in ET.fromstring(picture.content).iter(f"{SVG}text")
    )


def star(nodes: int) -> str:
    starts = [
        f':a{n} a fo:Activity ; skos:prefLabel "Aktivitet {n}"@da ; fo:leadsTo :job .' for n in range(nodes)
    ]
    return "\n".join([':job a fo:Goal ; skos:prefLabel "I job"@da .', *starts])


@pytest.mark.parametrize(
    ("text", "step"),
    [(crowded(100, 2), "dot"), (crowded(300, 2), "sfdp"), (star(400), "dot")],
    ids=["entangled", "more entangled", "star"],
)
def test_a_crowded_picture_is_drawn_at_its_first_step(
    text: str, step: str, read_turtle: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "READABLE", 10_000)  # else the star would be folded
    drawing = drawn(read_turtle(text), "goal", "job")
    (picture,) = diagrams.rendered([drawing], ["svg"], time_limit=20.0, jobs=1)
    assert picture.step == step
    assert picture.content.count(b'class="node') >= len(drawing.picture.boxes)


def test_a_list_of_very_many_arrows_says_how_many_more_there_are_and_stays_within_a_sheet(
    read_turtle: Reader,
) -> None:
    drawing = drawn(read_turtle(crowded(800, 3)), "goal", "job")
    (picture,) = diagrams.rendered([drawing], ["svg"], jobs=1)
    assert picture.step == "table"
    assert picture.note is not None
    assert picture.note.en.endswith(f"2,000 of {len(drawing.arrows):,} arrows. Draw one activity by itself.")
    text = picture.content.decode()
    assert f"… og {words.count(len(drawing.arrows) - 2000, 'da')} til" in text
    width, height = (float(found) for found in re.findall(r'viewBox="0 0 (\S+) (\S+)"', text)[0])
    assert height < width < 6000


def test_a_row_taller_than_a_sheet_has_a_column_alone_and_is_not_cut(read_turtle: Reader) -> None:
    long = "meget lang ordlyd " * 250
    drawing = drawn(read_turtle(COURSE.replace("I job", long).replace("Kursus", long)), "overview")
    (sheet,) = ladder.listed(drawing)
    boxes = sheet.picture.boxes
    assert all(box.rows for box in boxes)
    assert max(box.height for box in boxes) == sheet.picture.size[1] > TALLEST
    assert sheet.title == sheet.picture.title == drawing.title, "one of one has no number"
    assert sheet.notes == sheet.picture.notes
    assert "for stort til at tegne" in sheet.notes[-1]


def test_what_is_advised_fits_what_was_asked_and_what_the_plan_has(read_turtle: Reader) -> None:
    reading = read_turtle(COURSE)
    overview = drawn(reading, "overview").picture
    plain = replace(overview, boxes=tuple(replace(box, colour=None) for box in overview.boxes))
    coloured = replace(overview, boxes=tuple(replace(box, colour=1) for box in overview.boxes))
    found = [
        narrower(one)
        for one in (coloured, plain, replace(plain, kind="goal"), replace(plain, kind="activity"))
    ]
    assert [one.en if one else "" for one in found] == [
        "Draw one focus area or one goal by itself.",
        "Draw one goal or one activity by itself.",
        "Draw one activity by itself.",
        "",
    ]
    steps = ("placed", "dot", "dot-limited", "sfdp", "table")
    said = {step: given_up(plain, step) for step in steps}
    assert [step for step in steps if (note := said[step]) and "by itself" in note.en] == ["sfdp", "table"]
    assert [step for step in steps if said[step] is None] == ["placed", "dot"]


def test_a_mistake_of_ours_is_named_and_not_taken_for_a_hang(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE), "money")
    wrong = replace(drawing, picture=replace(drawing.picture, title=None))  # type: ignore[arg-type]
    with pytest.raises(ForandringError, match=r"could not be drawn \((Type|Attribute)Error: "):
        diagrams.rendered([wrong], ["svg"], jobs=1)


def test_a_hang_in_the_engine_ends_one_step_only(
    read_turtle: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    steps = [("dot", 0.0), ("sfdp", 10.0)]
    monkeypatch.setattr(rendering._Task, "steps", lambda _: steps)
    (picture,) = diagrams.rendered([drawing], ["svg"], jobs=1)
    assert picture.step == "sfdp"


def test_a_format_that_does_not_exist_is_refused(read_turtle: Reader) -> None:
    with pytest.raises(ForandringError, match="gif"):
        diagrams.rendered([drawn(read_turtle(COURSE), "overview")], ["gif"])


# PowerPoint


def test_a_slide_has_native_shapes_and_glued_arrows(read_turtle: Reader) -> None:
    pptx = pytest.importorskip("pptx", reason="python-pptx is not installed")
    drawing = drawn(read_turtle(COURSE), "overview")
    presentation = pptx.Presentation(io.BytesIO(diagrams.presented([drawing], jobs=1)))
    first, second = presentation.slides
    shapes = {shape.name: shape for shape in first.shapes}
    within = [part for shape in first.shapes if shape.shape_type == 6 for part in shape.shapes]
    by_number = {shape.shape_id: shape.name for shape in (*first.shapes, *within)}
    for stroke in drawing.picture.strokes:
        ends = shapes[stroke.name]._element.nvCxnSpPr.cNvCxnSpPr
        names = {box.id: box.name for box in drawing.picture.boxes}
        assert by_number[ends.stCxn.id] == names[stroke.tail]
        assert by_number[ends.endCxn.id] == names[stroke.head]
    assert shapes["kursus"].text_frame.text.startswith("Kursus")
    table = next(shape.table for shape in second.shapes if shape.has_table)
    assert len(table.rows) == len(drawing.arrows) + 1


# Themes


def test_a_theme_is_ten_lines_of_data(tmp_path: Path, read_turtle: Reader) -> None:
    file = tmp_path / "by.toml"
    file.write_text('ink = "#102030"\ntitle_size = 24\npalette = [["#102030", "#ddeeff"]]\n', "utf-8")
    theme = diagrams.read_theme(file)
    assert theme.area(3) == ("#102030", "#ddeeff")
    svg = ET.tostring(svg_of(drawn(read_turtle(COURSE), "focus-area", "unge", theme=theme)), "unicode")
    assert "#ddeeff" in svg


@pytest.mark.parametrize(
    "line",
    [
        'ink = "red\\" onclick=\\"alert(1)"',
        'ink = "url(http://example.org)"',
        'font = "x\\" onclick=\\"alert(1)"',
        "shape = 1",
        "title_size = 900",
        'logo = "/etc/hostname"',
        'palette = [["#000000"]]',
        "ink = ",
    ],
)
def test_a_theme_takes_nothing_but_colours_sizes_and_names(tmp_path: Path, line: str) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(line + "\n", "utf-8")
    with pytest.raises(ForandringError, match=r"bad\.toml"):
        diagrams.read_theme(file)


def test_a_theme_s_logo_stands_on_every_slide(tmp_path: Path, read_turtle: Reader) -> None:
    pptx = pytest.importorskip("pptx", reason="python-pptx is not installed")
    file = tmp_path / "by.toml"
    file.write_text('logo = "by.png"\n', "utf-8")
    with pytest.raises(ForandringError, match=r"by\.png"):
        diagrams.read_theme(file)
    (picture,) = diagrams.rendered([drawn(read_turtle(COURSE), "overview")], ["png"], dpi=36, jobs=1)
    (tmp_path / "by.png").write_bytes(picture.content)
    drawing = drawn(read_turtle(COURSE), "overview", theme=diagrams.read_theme(file))
    slides = pptx.Presentation(io.BytesIO(diagrams.presented([drawing], jobs=1))).slides
    assert sum(shape.shape_type == 13 for shape in slides[0].shapes) == 1


@pytest.mark.parametrize("name", diagrams.THEMES)
def test_every_text_stands_out_from_what_is_behind_it(name: str) -> None:
    theme = diagrams.theme_named(name)
    fills = [fill for _, fill in theme.palette] + [theme.plain_fill, theme.goal_fill, theme.paper]
    for fill in fills:
        assert contrast(theme.ink, fill) >= 4.5
        assert contrast(theme.quiet, fill) >= 4.5
    assert contrast(theme.ghost, theme.ghost_fill) >= 4.5
    for stroke, _ in theme.palette:
        assert contrast(stroke, theme.paper) >= 4.5
    for tone in ("grey", "negative", "loop", "plain_stroke", "quiet"):
        assert contrast(theme.tone(tone), theme.paper) >= 4.5
    for _, colour, _ in theme.evidence:
        assert contrast(colour, theme.paper) >= 4.5


def test_placing_is_not_given_a_layout_it_does_not_need(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE), "gaps")
    scene = placed(drawing.picture, None)
    assert set(scene.boxes) == {box.id for box in drawing.picture.boxes}
