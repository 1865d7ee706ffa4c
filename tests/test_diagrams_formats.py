"""Formats that other programs open: PowerPoint, GraphML, draw.io, Mermaid, PDF, PNG, and the fonts in them."""

from __future__ import annotations

import base64
import io
import os
import re
import struct
import time
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
from conftest import ROOT

from forandring import diagrams
from forandring.cli import main
from forandring.diagrams import children, fonts, rendering
from forandring.diagrams.jobs import Job
from forandring.diagrams.kinds import parts
from forandring.diagrams.raster import png_of
from forandring.diagrams.scene import Placed
from forandring.diagrams.slides.connectors import OVER, RIM, Line, Way, cost, ends_of, skims, way_between
from forandring.diagrams.slides.knees import knee_between, knee_cost, knee_to_itself
from forandring.diagrams.slides.numbers import covers, free_place, places_on
from forandring.errors import ForandringError
from forandring.keeping import keep, kept
from forandring.project import Reading, read
from forandring.project.drawing import DiagramChoices, draw_diagrams

Reader = Callable[[str], Reading]

COURSE = """
:unge a fo:FocusArea ; skos:prefLabel "Unge"@da , "Young people"@en .
:kursus a fo:Activity ; skos:prefLabel "Kursus"@da , "Course"@en ; fo:focusArea :unge ; fo:annualCost 1.2 ;
    fo:leadsTo [ fo:effect :mod ; fo:evidence fo:Research ; fo:confidence fo:Low ; fo:basis fo:Stated ] .
:mod a fo:Effect ; skos:prefLabel "Mere <mod> & \\"tro\\" 🎓"@da , "More courage"@en ;
    fo:leadsTo [ fo:effect :job ; fo:basis fo:Inferred ] .
:tvivl a fo:Effect ; skos:prefLabel "Mere tvivl"@da ;
    fo:leadsTo [ fo:effect :job ; fo:polarity fo:Negative ; fo:basis fo:Stated ] .
:job a fo:Beacon ; skos:prefLabel "I job"@da , "In work"@en .
"""


def drawn(reading: Reading, kind: str, subject: str | None = None, **how: Any) -> diagrams.Drawing:
    plan = reading.theory.plans[0]
    node = next((n.id for n in plan.nodes if n.name == subject), None)
    return diagrams.drawing(reading.theory, plan, kind, node, **how)


# PowerPoint

SITES = {
    "hexagon": 6,
    "ellipse": 8,
    "roundRect": 4,
    "rect": 4,
    "foldedCorner": 4,
}


def deck_of(*drawings: diagrams.Drawing, template: Path | None = None) -> Any:
    pptx = pytest.importorskip("pptx", reason="python-pptx is not installed")
    return pptx.Presentation(io.BytesIO(diagrams.presented(drawings, template=template, jobs=1)))


def parts_of(shapes: Any) -> list[Any]:
    """Return every shape of a slide, those within groups too."""
    return [
        part for shape in shapes for part in (parts_of(shape.shapes) if shape.shape_type == 6 else [shape])
    ]


def words_of(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in parts_of(slide.shapes) if shape.has_text_frame)


def glue(slide: Any) -> list[tuple[int, int, int, int]]:
    found = []
    for shape in slide.shapes:
        if shape._element.tag.endswith("}cxnSp"):
            ends = shape._element.nvCxnSpPr.cNvCxnSpPr
            found.append((ends.stCxn.id, ends.stCxn.idx, ends.endCxn.id, ends.endCxn.idx))
    return found


def test_arrows_are_glued_to_sites_that_their_shapes_have(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    slide = deck_of(drawing).slides[0]
    forms = {
        part.shape_id: part._element.spPr.prstGeom.get("prst")
        for part in parts_of(slide.shapes)
        if getattr(part._element, "spPr", None) is not None and part._element.spPr.prstGeom is not None
    }
    glued = glue(slide)
    assert len(glued) == len(drawing.picture.strokes)
    for start, start_site, end, end_site in glued:
        assert start_site < SITES[forms[start]]
        assert end_site < SITES[forms[end]]


def test_a_moved_shape_keeps_its_arrows(read_turtle: Reader) -> None:
    presentation = deck_of(drawn(read_turtle(COURSE), "overview"))
    before = glue(presentation.slides[0])
    goal = next(part for part in parts_of(presentation.slides[0].shapes) if part.name == "job")
    goal.left += 500_000
    written = io.BytesIO()
    presentation.save(written)
    import pptx

    again = pptx.Presentation(written)
    assert glue(again.slides[0]) == before
    assert goal.shape_id in {end for _, _, end, _ in before}


def test_a_slide_says_all_that_the_picture_says(read_turtle: Reader) -> None:
    reading = read_turtle(COURSE)
    said = words_of(deck_of(drawn(reading, "overview")).slides[0])
    assert 'Mere <mod> & "tro" 🎓' in said.replace("\v", " ")
    assert "Pejlemærke (politisk besluttet)" in said
    money = words_of(deck_of(drawn(reading, "money")).slides[0])
    assert "Unge" in money
    assert "1,2" in money
    status = deck_of(drawn(reading, "status")).slides[0]
    (said,) = [shape for shape in status.shapes if "nok om nogen aktivitet" in shape.text_frame.text]
    assert said.text_frame.paragraphs[0].runs[0].font.size.pt >= 14


def test_text_is_in_the_theme_s_font_and_a_theme_s_own_font_is_kept(
    read_turtle: Reader, tmp_path: Path
) -> None:
    reading = read_turtle(COURSE)
    assert "Source Sans" not in xml_of(drawn(reading, "overview"))
    (tmp_path / "by.toml").write_text('font = "Roboto"\n', "utf-8")
    assert 'typeface="Roboto"' in xml_of(
        drawn(reading, "overview", theme=diagrams.read_theme(tmp_path / "by.toml"))
    )


def xml_of(drawing: diagrams.Drawing, name: str = "ppt/slides/slide1.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(diagrams.presented([drawing], jobs=1))) as archive:
        return archive.read(name).decode("utf-8")


def test_a_long_table_of_arrows_takes_several_slides(read_turtle: Reader) -> None:
    many = "".join(
        f':e{n} a fo:Effect ; skos:prefLabel "{"Borgere får hjælp " * 12}{n}"@da ; fo:leadsTo :job .\n'
        for n in range(30)
    )
    drawing = drawn(read_turtle(COURSE + many), "overview")
    first, *rest = deck_of(drawing).slides
    assert not any(shape.has_table for shape in first.shapes)
    tables = [shape.table for slide in rest for shape in slide.shapes if shape.has_table]
    assert len(tables) == len(rest) > 1
    numbers = [row.cells[0].text_frame.text for table in tables for row in list(table.rows)[1:]]
    assert numbers == [str(arrow.number) for arrow in drawing.arrows]


def test_the_same_deck_is_the_same_bytes(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    assert diagrams.presented([drawing], jobs=1) == diagrams.presented([drawing], jobs=1)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    pptx = pytest.importorskip("pptx", reason="python-pptx is not installed")
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    slide.shapes.title.text = "a slide of the template's own"
    for part in presentation.slide_masters[0].part.rels.values():
        if part.reltype.endswith("/theme"):
            part.target_part._blob = part.target_part.blob.replace(b"Calibri", b"Verdana")
    file = tmp_path / "skabelon.pptx"
    presentation.save(str(file))
    return file


def test_a_template_gives_size_title_and_font_and_loses_its_slides(
    read_turtle: Reader, template: Path
) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    presentation = deck_of(drawing, template=template)
    assert (presentation.slide_width, presentation.slide_height) == (9144000, 6858000)
    first = presentation.slides[0]
    assert "a slide of the template's own" not in words_of(first)
    assert first.shapes.title.text_frame.text == drawing.title
    assert first.shapes.title.top == first.slide_layout.placeholders[0].top
    shapes = [part for part in parts_of(first.shapes) if part.name != first.shapes.title.name]
    assert all(part.top >= 0 and part.top + part.height <= 6858000 + 20_000 for part in shapes)

    def smallest(deck: Any) -> float:
        goal = next(part for part in parts_of(deck.slides[0].shapes) if part.name == "job")
        return float(goal.text_frame.paragraphs[0].runs[0].font.size.pt)

    # Verdana runs wide: its letters are set smaller to fit the same shape.
    assert smallest(presentation) < smallest(deck_of(drawing)) * 0.85


def test_a_template_of_powerpoint_s_own_kind_is_read(
    read_turtle: Reader, template: Path, tmp_path: Path
) -> None:
    potx = retyped(template, tmp_path / "skabelon.potx", b"presentation.main+xml", b"template.main+xml")
    presentation = deck_of(drawn(read_turtle(COURSE), "overview"), template=potx)
    assert presentation.slide_width == 9144000


def retyped(old: Path, new: Path, one: bytes, other: bytes) -> Path:
    with zipfile.ZipFile(old) as source, zipfile.ZipFile(new, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(one, other) if name == "[Content_Types].xml" else content)
    return new


def test_a_template_that_cannot_be_used_is_refused_with_the_way_out(
    read_turtle: Reader, template: Path, tmp_path: Path
) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    macros = retyped(
        template,
        tmp_path / "m.pptm",
        b"vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        b"vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    )
    with pytest.raises(ForandringError, match=r"m\.pptm contains macros"):
        diagrams.presented([drawing], template=macros, jobs=1)
    half = tmp_path / "half.pptx"
    half.write_bytes(template.read_bytes()[:20_000])
    with pytest.raises(ForandringError, match=r"half\.pptx cannot be read as a PowerPoint file"):
        diagrams.presented([drawing], template=half, jobs=1)
    old = tmp_path / "old.ppt"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(ForandringError, match="old format"):
        diagrams.presented([drawing], template=old, jobs=1)
    with pytest.raises(ForandringError, match=r"nowhere\.pptx"):
        diagrams.presented([drawing], template=tmp_path / "nowhere.pptx", jobs=1)


def test_a_connector_goes_round_a_box_where_it_can() -> None:
    tail, head = Placed(0, 0, 100, 40), Placed(400, 60, 100, 40)
    shapes = ("ROUNDED_RECTANGLE", "OVAL")
    free = way_between(tail, head, shapes, [])
    assert free.form == "line"
    blocked = way_between(tail, head, shapes, [Placed(200, 30, 120, 30)])
    assert blocked != free


def test_an_arrow_that_would_run_over_a_box_is_held_by_its_number() -> None:
    tail, head = Placed(0, 0, 100, 40), Placed(400, 0, 100, 40)
    shapes, wall = ("ROUNDED_RECTANGLE", "OVAL"), [Placed(200, 60, 80, 300)]
    assert cost(way_between(tail, head, shapes, wall), wall) >= OVER
    knee = knee_between(tail, head, shapes, wall, places_on([(50, 0), (200, -120), (350, 0)], 16, 12))
    assert knee_cost(knee, tail, head, wall) < OVER
    assert knee.ways[0].points[-1] != knee.ways[-1].points[0]
    assert abs(knee.ways[0].points[-1][0] - knee.number.x) <= 8


def test_an_arrow_keeps_off_the_rim_of_a_box_and_off_another_arrow_if_the_way_is_not_much_longer() -> None:
    tail, head = Placed(0, 0, 100, 40), Placed(400, 0, 100, 40)
    shapes = ("ROUNDED_RECTANGLE", "ROUNDED_RECTANGLE")
    straight = way_between(tail, head, shapes, [])
    assert straight.points == ((50, 0), (350, 0))
    along = Placed(200, 21, 100, 40)
    assert RIM <= cost(straight, [along]) - cost(straight, []) < OVER
    assert cost(straight, [along._replace(y=26)]) == cost(straight, [])
    below = Placed(300, 160, 100, 40)
    first = way_between(tail, below, shapes, [])
    for ends in ((tail, below), (below, tail)):
        other = way_between(*ends, shapes, [], used={ends_of(first)})
        assert ends_of(other) != ends_of(first)
        assert other.form == "line"


@pytest.mark.parametrize(("tall", "y"), [(100, -100), (200, -150), (300, -200)])
def test_a_curve_ends_where_all_programs_agree_where_it_comes_from(tall: float, y: float) -> None:
    tail, head = Placed(0, 0, 100, 40), Placed(300, -300, 120, 60)
    way = way_between(tail, head, ("ROUNDED_RECTANGLE", "OVAL"), [Placed(100, y, 20, tall)])
    assert way.form == "line" or way.end in (0, 2, 4, 6)


def test_an_arrow_leaves_a_broad_box_at_its_side_and_not_along_its_rim() -> None:
    broad, head = Placed(0, 0, 400, 50), Placed(600, -60, 100, 40)
    from_above = Way("line", 0, 2, ((0, -25), (550, -60)))
    from_beside = Way("line", 3, 2, ((200, 0), (550, -60)))
    assert skims(from_above, broad, head) == 1
    assert skims(from_beside, broad, head) == 0
    assert skims(from_above, broad._replace(width=200), head) == 0
    assert skims(from_above._replace(points=((0, -25), (150, -160))), broad, head) == 0


def test_an_arrow_along_the_rim_of_its_own_box_is_held_by_its_number_instead() -> None:
    folder = ROOT / "theory" / "koebenhavn-misbrugsplan-2011-2014"
    if not folder.is_dir():
        pytest.skip("the Copenhagen plan is not in this checkout")
    theory = read([str(folder)]).theory
    slide = deck_of(diagrams.drawing(theory, theory.plans[0], "overview")).slides[0]
    # Its second part leads on from the number; without it would run from the middle of the box along its upper rim.
    assert "familier--mindre-gener-paaroerende-2" in {shape.name for shape in slide.shapes}


def test_an_arrow_that_one_bend_cannot_bring_round_gets_a_second() -> None:
    tail, head = Placed(0, 0, 100, 40), Placed(600, 0, 100, 40)
    shapes = ("ROUNDED_RECTANGLE", "ROUNDED_RECTANGLE")
    walls = [
        Placed(150, 100, 40, 400),
        Placed(450, -100, 40, 400),
        Placed(300, 330, 400, 20),
        Placed(300, -330, 400, 20),
    ]
    way = [(50.0, 0.0), (150.0, -130.0), (190.0, -130.0), (410.0, 130.0), (450.0, 130.0), (550.0, 0.0)]
    knee = knee_between(tail, head, shapes, walls, places_on(way, 16, 12))
    assert knee.bend is not None
    assert knee_cost(knee, tail, head, walls) < OVER
    assert len(knee.ways) == 3


def test_what_a_number_would_hide_speaks_against_it_and_what_it_would_cross_against_its_corner() -> None:
    tail, head = Placed(0, 0, 100, 40), Placed(400, 0, 100, 40)
    shapes = ("ROUNDED_RECTANGLE", "ROUNDED_RECTANGLE")
    knee = knee_between(tail, head, shapes, [], [Placed(200, 60, 30, 20)])
    assert knee_cost(knee, tail, head, []) < OVER
    assert knee_cost(knee, tail, head, [Placed(200, 60, 4, 4)]) >= OVER
    near = Placed(60, -30, 16, 12)
    free = knee_to_itself(tail, shapes[0], near, [], [])
    assert free.number.x > 50
    assert free.number.y < -20
    lines = [Line(((x, -100.0), (x, 0.0))) for x in (free.number.x, free.number.x + 2)]
    moved = knee_to_itself(tail, shapes[0], near, [], lines).number
    assert not any(line.touches(moved) for line in lines)
    hidden = knee_to_itself(tail, shapes[0], near, [free.number._replace(width=4, height=4)], [])
    assert hidden.number != free.number


def test_a_number_on_a_slide_keeps_off_its_arrow_s_head_and_covers_as_little_as_it_can() -> None:
    way = Way("line", 3, 1, ((0.0, 0.0), (100.0, 0.0)))
    assert free_place(way, 16, 12, [], []) == (50, 0)
    crossing = [Line(((x, -50.0), (x, 50.0))) for x in range(0, 79, 4)]
    assert free_place(way, 16, 12, [], crossing) == (82, 0)
    assert free_place(way, 16, 12, [Placed(40, 0, 90, 30)], []) == (88, 0)


def placed(shape: Any) -> Placed:
    return Placed(
        (shape.left + shape.width / 2) / 12700,
        (shape.top + shape.height / 2) / 12700,
        shape.width / 12700,
        shape.height / 12700,
    )


def test_arrows_to_and_fro_and_to_themselves_have_numbers_of_their_own_room(read_turtle: Reader) -> None:
    names = "abcd"
    chain = "".join(
        f':{one} a fo:Effect ; skos:prefLabel "Virkning {one} som er længere"@da ; fo:leadsTo :{one} , :{two} .\n'
        f":{two} fo:leadsTo :{one} .\n"
        for one, two in pairwise(names)
    )
    last = ':d a fo:Effect ; skos:prefLabel "Virkning d"@da ; fo:leadsTo :job .\n:job fo:leadsTo :d .\n'
    drawing = drawn(read_turtle(COURSE + chain + last + ":kursus fo:leadsTo :a .\n"), "overview")
    slide = deck_of(drawing).slides[0]
    numbers = [placed(shape) for shape in slide.shapes if shape.name.endswith("-number")]
    assert len(numbers) == sum(bool(stroke.number) for stroke in drawing.picture.strokes)
    called = {box.name for box in drawing.picture.boxes}
    boxes = [placed(part) for part in parts_of(slide.shapes) if part.name in called and part.has_text_frame]
    for place, number in enumerate(numbers):
        near = [other for other in numbers[place + 1 :] if covers(number, other)]
        assert not near
        assert not any(covers(number._replace(width=1, height=1), box) for box in boxes)
    wires = [shape for shape in slide.shapes if shape._element.tag.endswith("}cxnSp")]
    lines = [
        frozenset(((wire.begin_x, wire.begin_y), (wire.end_x, wire.end_y)))
        for wire in wires
        if wire._element.spPr.prstGeom.get("prst") == "line"
    ]
    assert len(lines) == len(set(lines))


def test_the_legend_of_a_slide_shows_what_works_against_as_its_arrows_do(read_turtle: Reader) -> None:
    from pptx.oxml.ns import qn

    drawing = drawn(read_turtle(COURSE), "overview")
    slide = deck_of(drawing).slides[0]
    assert "diamond" in xml_of(drawing)
    (legend,) = [shape for shape in slide.shapes if shape.name == "legend"]
    tone = drawing.picture.theme.tone("negative").lstrip("#").upper()
    filled = [
        part
        for part in parts_of(legend.shapes)
        if part._element.spPr.find(qn("a:solidFill")) is not None and str(part.fill.fore_color.rgb) == tone
    ]
    (diamond,) = filled
    assert abs(diamond.width - diamond.height) < 2
    assert len(list(diamond._element.iter(qn("a:lnTo")))) == 3


def test_every_arrow_can_be_followed_on_a_slide_by_what_it_is_glued_to(read_turtle: Reader) -> None:
    steps = "".join(
        f':s{n} a fo:Effect ; skos:prefLabel "{"Et skridt mere på vejen " * 3}"@da ; fo:leadsTo :s{n + 1} .\n'
        for n in range(4)
    )
    skips = ':kursus fo:leadsTo :s0 , :s1 , :s2 , :s3 , :s4 .\n:s4 a fo:Goal ; skos:prefLabel "Sidst"@da .\n'
    drawing = drawn(read_turtle(COURSE + steps + skips), "goal", "s4")
    slide = deck_of(drawing).slides[0]
    names = {part.shape_id: part.name for part in parts_of(slide.shapes)}
    after = {names[start]: names[end] for start, _, end, _ in glue(slide) if names[start].endswith("-number")}
    assert after, "no arrow is held by its number: the plan above must have one that passes a box"
    found = {
        (names[start], after.get(names[end], names[end]))
        for start, _, end, _ in glue(slide)
        if not names[start].endswith("-number")
    }
    called = {box.id: box.name for box in drawing.picture.boxes}
    assert found == {(called[stroke.tail], called[stroke.head]) for stroke in drawing.picture.strokes}


def test_a_beacon_has_two_lines_that_move_together(read_turtle: Reader) -> None:
    slide = deck_of(drawn(read_turtle(COURSE), "overview")).slides[0]
    (beacon,) = [shape for shape in slide.shapes if shape.name == "job"]
    outer, inner = beacon.shapes
    assert [part._element.spPr.prstGeom.get("prst") for part in (outer, inner)] == ["ellipse", "ellipse"]
    assert outer.left < inner.left < inner.left + inner.width < outer.left + outer.width
    assert outer.text_frame.text == "I job"
    assert outer.shape_id in {end for _, _, end, _ in glue(slide)}


def test_the_doubled_sides_of_a_service_cross_no_words(read_turtle: Reader) -> None:
    service = """
:tilbud a fo:Service ; skos:prefLabel "Behandling uden lang ventetid"@da ; fo:focusArea :unge ; fo:leadsTo :mod .
"""
    drawing = drawn(read_turtle(COURSE + service), "focus-area", "unge")
    (tilbud,) = [shape for shape in deck_of(drawing).slides[0].shapes if shape.name == "tilbud"]
    body, left, right = tilbud.shapes
    assert body.text_frame.text
    assert 0 < left.left - body.left < body.width / 8
    assert right.left - body.left > body.width * 7 / 8
    cells = {c.get("id"): c for c in ET.fromstring(picture(drawing, "drawio")).iter("mxCell")}
    (share,) = re.findall(r"shape=process;size=([0-9.]+);", cells["tilbud"].get("style") or "")
    assert float(share) < 0.08


# PNG and PDF


def picture(drawing: diagrams.Drawing, form: str, **how: Any) -> bytes:
    (rendering,) = diagrams.rendered([drawing], [form], jobs=1, **how)
    return rendering.content


def test_a_png_has_the_dots_asked_for_and_tells_its_resolution(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    sizes = []
    for dpi in (72, 144):
        content = picture(drawing, "png", dpi=dpi)
        sizes.append(struct.unpack(">LL", content[16:24]))
        (dots,) = struct.unpack(">L", content[content.index(b"pHYs") + 4 :][:4])
        assert abs(dots / 39.3701 - dpi) < 0.1
    assert abs(sizes[1][0] - 2 * sizes[0][0]) <= 2
    assert abs(sizes[1][1] - 2 * sizes[0][1]) <= 2
    assert len(set(zlib.decompress(idat(content)))) > 50


def test_a_png_has_the_dots_that_the_pdf_has(read_turtle: Reader) -> None:
    pytest.importorskip("PIL", reason="Pillow is not installed")
    import pypdfium2
    from PIL import Image

    pdf = picture(drawn(read_turtle(COURSE), "overview"), "pdf")
    found = Image.open(io.BytesIO(png_of(pdf, 144)))
    wanted = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().convert("RGB")
    assert found.mode == "RGB"
    assert found.size == wanted.size
    assert found.tobytes() == wanted.tobytes()


def test_a_small_png_after_a_large_one_is_as_it_is_by_itself(read_turtle: Reader) -> None:
    many = "".join(f':e{n} a fo:Effect ; skos:prefLabel "Virkning {n}"@da .\n' for n in range(30))
    small, large = (drawn(read_turtle(text), "gaps") for text in (COURSE, COURSE + many))
    found = [each.content for each in diagrams.rendered([small, large, small], ["png"], jobs=1)]
    assert found[0] == found[2] == picture(small, "png") != found[1]
    assert found[0][16:24] < found[1][16:24], "the one between is larger"


def idat(png: bytes) -> bytes:
    start = png.index(b"IDAT")
    return png[start + 4 :][: struct.unpack(">L", png[start - 4 : start])[0]]


def test_a_pdf_is_vector_with_its_fonts_in_it_and_without_a_clock(read_turtle: Reader) -> None:
    from pypdf import PdfReader

    content = picture(drawn(read_turtle(COURSE), "overview"), "pdf", page="A4")
    reader = PdfReader(io.BytesIO(content))
    (page,) = reader.pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((841.89, 595.28))
    assert "Kursus" in page.extract_text()
    assert not page.images
    for font in page["/Resources"]["/Font"].values():
        font = font.get_object()
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())
    assert b"CreationDate" not in content


def test_a_pdf_is_the_same_bytes_each_time_and_says_what_it_is(read_turtle: Reader) -> None:
    from pypdf import PdfReader

    drawing = drawn(read_turtle(COURSE), "overview")
    content = picture(drawing, "pdf")
    time.sleep(1.1)
    assert picture(drawing, "pdf") == content
    reader = PdfReader(io.BytesIO(content))
    assert reader.metadata is not None
    assert drawing.title in str(reader.metadata.title)
    assert reader.root_object["/Lang"] == "da"


# GraphML


def test_graphml_says_what_is_stated_of_boxes_and_arrows(read_turtle: Reader, tmp_path: Path) -> None:
    nx = pytest.importorskip("networkx")
    drawing = drawn(read_turtle(COURSE), "overview")
    file = tmp_path / "overview.graphml"
    file.write_bytes(picture(drawing, "graphml"))
    graph = nx.read_graphml(file)
    assert set(graph) == {box.name for box in drawing.picture.boxes}
    assert graph.nodes["mod"]["label"] == 'Mere <mod> & "tro" 🎓'
    assert graph.nodes["kursus"]["type"] == "Activity"
    assert graph.nodes["kursus"]["area"] == "unge"
    assert "status" not in graph.nodes["kursus"]
    assert graph.nodes["kursus"]["x"] < graph.nodes["mod"]["x"] < graph.nodes["job"]["x"]
    assert graph.nodes["job"]["width"] > 20
    first = graph.edges["kursus", "mod"]
    assert (first["evidence"], first["confidence"], first["basis"]) == ("Research", "Low", "Stated")
    assert first["number"] == "1"
    assert "evidence" not in graph.edges["mod", "job"]
    assert graph.edges["tvivl", "job"]["polarity"] == "Negative"


def test_graphml_opens_laid_out_in_yed(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    root = ET.fromstring(picture(drawing, "graphml"))
    y = "{http://www.yworks.com/xml/graphml}"
    places = [(float(g.get("x", "")), float(g.get("y", ""))) for g in root.iter(f"{y}Geometry")]
    assert len(set(places)) == len(places) == len(drawing.picture.boxes)
    assert {shape.get("type") for shape in root.iter(f"{y}Shape")} == {
        "hexagon",
        "roundrectangle",
        "ellipse",
    }
    assert [arrow.get("target") for arrow in root.iter(f"{y}Arrows")].count("t_shape") == 1


# Fonts

FOREIGN = """
:plan a fo:Plan ; skos:prefLabel "Prøve"@da .
:a a fo:Activity ; skos:prefLabel "الشباب في التعليم"@da ; fo:leadsTo :b .
:b a fo:Effect ; skos:prefLabel "עוד אנשים מקבלים טיפול!"@da ; fo:leadsTo :c .
:c a fo:Goal ; skos:prefLabel "Kurser 🎓 og 🏠 til alle"@da .
"""


def test_letters_of_other_scripts_are_the_same_where_no_font_is_installed(
    read_turtle: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pypdf import PdfReader

    drawing = drawn(read_turtle(FOREIGN), "overview")
    rich = picture(drawing, "pdf", cache=tmp_path / "rich")
    monkeypatch.setattr(fonts, "SYSTEM_FONTS", ())
    bare = picture(drawing, "pdf", cache=tmp_path / "bare")
    assert bare == rich
    (page,) = PdfReader(io.BytesIO(bare)).pages
    families = {str(font.get_object()["/BaseFont"]).split("+")[1] for font in fonts_of(page).values()}
    assert {"FiraGO-Regular", "NotoSansSymbols2-Regular"} <= families
    assert picture(drawing, "png", cache=tmp_path / "bare") == picture(
        drawing, "png", cache=tmp_path / "rich"
    )


def fonts_of(page: Any) -> Any:
    return page["/Resources"]["/Font"]


def test_an_svg_carries_the_letters_it_needs_of_other_scripts(read_turtle: Reader) -> None:
    fonttools = pytest.importorskip("fontTools.ttLib")
    svg = picture(drawn(read_turtle(FOREIGN), "overview"), "svg").decode()
    carried = dict(re.findall(r"font-family:'forandring-([^']*)';[^}]*?base64,([^)]*)\)", svg))
    assert set(carried) == {"Source Sans Pro", "FiraGO", "Noto Sans Symbols2"}
    font = fonttools.TTFont(io.BytesIO(base64.b64decode(carried["FiraGO"])))
    assert {ord(letter) for letter in "الشبابعודט"} <= set(font.getBestCmap())
    assert "GSUB" in font
    texts = {text.text: text for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}
    hebrew = [
        text.get("direction") for line, text in texts.items() if line and "\u05d0" <= line[0] <= "\u05ea"
    ]
    assert set(hebrew) == {"rtl"}
    assert texts["Aktiviteter"].get("direction") is None


def test_what_is_danish_needs_no_other_font(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE.replace("🎓", "")), "overview")
    assert not fonts.foreign(repr(drawing.picture))
    assert picture(drawing, "svg").decode().count("@font-face") == 2


def test_the_widths_of_other_scripts_are_those_of_their_fonts() -> None:
    assert fonts.text_width("ש", 10) == pytest.approx(6.8, abs=1.5)
    assert fonts.text_width("🎓", 10) > 8
    assert fonts.text_width("ש\u05b8", 10) == fonts.text_width("ש", 10)


# The command


def test_several_kinds_are_pages_of_one_pdf_and_slides_of_one_deck(
    read_turtle: Reader, tmp_path: Path
) -> None:
    pptx = pytest.importorskip("pptx", reason="python-pptx is not installed")
    from pypdf import PdfReader

    theory = read_turtle(COURSE).theory
    choices = DiagramChoices(formats=("pdf", "pptx", "svg"), kind="overview,focus-area,gaps", page="A4")
    files = {file.name: file for file in draw_diagrams(theory, choices).write(tmp_path / "out")}
    assert set(files) == {"overview.svg", "unge.svg", "gaps.svg", "diagrams.pdf", "diagrams.pptx"}
    assert len(PdfReader(files["diagrams.pdf"]).pages) == 3
    titles = [
        slide.shapes.title.text_frame.text for slide in pptx.Presentation(files["diagrams.pptx"]).slides
    ]
    assert titles[0] == "Unge" or "Unge" in titles
    with pytest.raises(ForandringError, match="several files need a folder"):
        draw_diagrams(theory, choices).only()


def test_a_deck_of_a_municipality_s_template_by_the_command(
    read_turtle: Reader, template: Path, tmp_path: Path
) -> None:
    pptx = pytest.importorskip("pptx", reason="python-pptx is not installed")
    read_turtle(COURSE)
    file = tmp_path / "unge.pptx"
    order = ["diagram", "--focus-area", "unge", "-o", str(file), "--template", str(template)]
    assert exit_code(*order, str(tmp_path / "plan.ttl")) == 0
    assert pptx.Presentation(file).slide_width == 9144000


@pytest.mark.parametrize(("ending", "begins"), [("mmd", "---"), ("gv", "digraph")])
def test_a_file_may_end_as_other_programs_have_it(
    read_turtle: Reader, tmp_path: Path, ending: str, begins: str
) -> None:
    read_turtle(COURSE)
    file = tmp_path / f"unge.{ending}"
    assert exit_code("diagram", "--focus-area", "unge", "-o", str(file), str(tmp_path / "plan.ttl")) == 0
    assert file.read_text("utf-8").startswith(begins)


def test_the_help_names_every_kind_and_format(capfd: pytest.CaptureFixture[str]) -> None:
    assert exit_code("--lang", "en", "diagram", "--help") == 0
    said = capfd.readouterr().out
    words = set(re.findall(r"[a-z-]+", said.replace("-\n", "-")))
    assert {*diagrams.KINDS, *diagrams.FORMATS} <= words


def test_a_plan_without_focus_areas_is_drawn_without_them(read_turtle: Reader) -> None:
    plan = ':plan a fo:Plan ; skos:prefLabel "Prøve"@da .\n:a a fo:Goal ; skos:prefLabel "A"@da .\n'
    theory = read_turtle(plan).theory
    found = draw_diagrams(theory, DiagramChoices(formats=("svg",), kind="focus-area,overview"))
    assert list(found.contents) == ["overview.svg"]
    assert [note.en for note in found.notes] == ["The plan has no focus areas to draw."]
    with pytest.raises(ForandringError, match="no focus areas"):
        draw_diagrams(theory, DiagramChoices(formats=("svg",), kind="focus-area"))


def test_a_wrong_template_is_told_of_before_anything_is_drawn(
    read_turtle: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theory = read_turtle(COURSE).theory
    file = tmp_path / "skabelon.pptx"
    file.write_text("no presentation")
    monkeypatch.setattr(diagrams, "drawing", lambda *_, **__: pytest.fail("it was drawn"), raising=False)
    choices = DiagramChoices(formats=("pptx",), template=file)
    with pytest.raises(ForandringError, match=re.escape(f"the template {file} cannot be read")):
        draw_diagrams(theory, choices)


def exit_code(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    return int(stopped.value.code or 0)


def test_the_configuration_chooses_the_engine(
    read_turtle: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    read_turtle(COURSE)
    plan = str(tmp_path / "plan.ttl")
    monkeypatch.setenv("FORANDRING_ENGINE", "")
    del os.environ["FORANDRING_ENGINE"]
    monkeypatch.setenv("FORANDRING_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "dot").write_text(f"#!/bin/sh\ntouch '{tmp_path}/asked'\nexit 1\n")
    (folder / "dot").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    (tmp_path / "forandring.toml").write_text('engine = "dot"\n', "utf-8")
    assert exit_code("--lang", "en", "diagram", "-o", str(tmp_path / "x.svg"), plan) == 2
    assert (tmp_path / "asked").exists()
    assert "dot on the path" in capfd.readouterr().err
    (tmp_path / "forandring.toml").write_text('engine = "neato"\n', "utf-8")
    assert exit_code("--lang", "en", "diagram", plan) == 2
    assert "engine is “neato”; write pygraphviz or dot" in capfd.readouterr().err


# draw.io and Mermaid


def test_a_drawio_file_has_legend_and_headings_and_signs_that_move_with_their_boxes(
    read_turtle: Reader,
) -> None:
    report = """
:kursus fo:statusReport :rapport .
:rapport a fo:StatusReport ; skos:prefLabel "Status"@da ; fo:status fo:OnTrack ;
    fo:date "2026-01-01"^^xsd:date .
"""
    drawing = drawn(read_turtle(COURSE + report), "focus-area", "unge")
    cells = {c.get("id"): c for c in ET.fromstring(picture(drawing, "drawio")).iter("mxCell")}
    said = [cell.get("value") for cell in cells.values()]
    assert {"Aktiviteter", "Pejlemærke (politisk besluttet)", "Unge"} <= set(said)
    parents = {cell.get("parent") for cell in cells.values()}
    assert parents <= {None, *cells}
    kursus = next(box for box in drawing.picture.boxes if box.name == "kursus")
    assert kursus.badge is not None
    assert "kursus" in parents
    assert not any("html=1" in (cell.get("style") or "") for cell in cells.values())


def test_a_drawio_arrow_begins_and_ends_where_it_does_in_the_picture(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    cells = {c.get("id"): c for c in ET.fromstring(picture(drawing, "drawio")).iter("mxCell")}
    style = cells["kursus--mod"].get("style") or ""
    found = dict(part.split("=") for part in style.split(";") if "=" in part)
    assert (cells["kursus--mod"].get("source"), cells["kursus--mod"].get("target")) == ("kursus", "mod")
    assert float(found["exitX"]) > 0.9
    assert float(found["entryX"]) < 0.1
    order = list(cells)
    assert order.index("kursus--mod") < order.index("kursus"), "an arrow lies under its boxes"


def test_mermaid_gives_every_box_its_colours(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    text = picture(drawing, "mermaid").decode()
    named = {
        name
        for line in re.findall(r"^  class (\S+) look\d+$", text, re.MULTILINE)
        for name in line.split(",")
    }
    assert named == {box.id for box in drawing.picture.boxes}
    assert "classDef look0 stroke:#" in text


def test_a_png_that_is_coarser_than_asked_for_says_so(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    said = [diagrams.rendered([drawing], ["png"], dpi=dpi, jobs=1)[0].note for dpi in (150, 3000)]
    assert said[0] is None
    assert said[1] is not None
    assert "dots per inch, not 3000" in said[1].en


def test_what_is_too_large_to_lay_out_is_whole_in_graphml_and_listed_on_slides_and_pages(
    read_turtle: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = "".join(
        f':e{n} a fo:Effect ; skos:prefLabel "Virkning {n}"@da ; fo:leadsTo :job .\n' for n in range(900)
    )
    monkeypatch.setattr(parts, "READABLE", 10_000)  # else it would be folded
    drawing = drawn(read_turtle(COURSE + many), "goal", "job")
    monkeypatch.setattr(rendering, "_HOPELESS", dict.fromkeys(rendering._HOPELESS, 100))
    root = ET.fromstring(picture(drawing, "graphml"))
    assert len(list(root.iter("{http://graphml.graphdrawing.org/xmlns}node"))) == len(drawing.picture.boxes)
    slides = deck_of(drawing).slides
    assert len(slides) > 2
    (pdf,) = diagrams.rendered([drawing], ["pdf"], jobs=1, page="A4")
    pages = pypdf.PdfReader(io.BytesIO(pdf.content)).pages
    assert len(pages) == len(slides)
    said = " ".join(words_of(slide) for slide in slides), " ".join(page.extract_text() for page in pages)
    for words in said:
        assert all(f"Virkning {n} " in words.replace("\n", " ") for n in range(900))
    assert "Tegn en aktivitet for sig." in (pdf.note.da if pdf.note else "")
    assert "fokusområde" not in (pdf.note.da if pdf.note else "")


# Limits


def test_a_picture_is_limited_by_its_own_time_and_not_by_the_machine_s(
    read_turtle: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    work = rendering._Engine(fonts.write_fontconfig(tmp_path))
    job = Job(drawing.picture, ("svg",), "dot", "", 144, "")
    try:
        # Three thousandths of a second of its own are not enough, though the clock would give it a minute.
        assert work.asked(job._replace(seconds=0.003), 20.0) is None
        done = work.asked(job._replace(seconds=20.0), 20.0)
        assert done is not None
        assert not done.error
    finally:
        work.stop()


def test_a_line_of_hebrew_is_read_from_the_right_on_a_slide(read_turtle: Reader) -> None:
    mixed = ':a fo:leadsTo :d . :d a fo:Effect ; skos:prefLabel "Blandet: עוד אנשים מקבלים טיפול"@da .'
    drawing = drawn(read_turtle(FOREIGN + mixed), "overview")
    directions = {
        paragraph.text.strip()[:1]: paragraph._p.pPr.get("rtl")
        for part in parts_of(deck_of(drawing).slides[0].shapes)
        if part.has_text_frame
        for paragraph in part.text_frame.paragraphs
        if paragraph.text.strip() and paragraph._p.pPr is not None
    }
    assert directions["ע"] == directions["ا"] == "1"
    assert directions["K"] is None
    assert directions["B"] is None


def test_children_started_ahead_draw_and_the_dead_are_replaced(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(COURSE), "overview")
    before = diagrams.rendered([drawing], ["svg"], jobs=1)[0].content
    with children.started_ahead():
        assert len(children._ahead) == children.most()
        children._ahead[0][0].kill()
        children._ahead[0][0].wait()
        assert diagrams.rendered([drawing], ["svg"], jobs=1)[0].content == before
        waiting = [child for child, _ in children._ahead]
    assert not children._ahead
    assert all(child.poll() is not None for child in waiting), "they end with the block"


def test_a_child_that_waits_makes_what_every_picture_carries(read_turtle: Reader, tmp_path: Path) -> None:
    with children.started_ahead(tmp_path):
        deadline = time.monotonic() + 30
        while len(list(tmp_path.glob("subset-*.base64"))) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
    made = {(kept(file) or b"").decode("ascii") for file in tmp_path.glob("subset-*.base64")}
    svg = picture(drawn(read_turtle(COURSE.replace("🎓", "")), "overview"), "svg").decode()
    assert made == set(re.findall(r"font/woff;base64,([^)]*)\)", svg))


def test_what_lies_where_fonts_are_kept_and_is_none_is_no_part_of_a_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    made = fonts.embedded("", fonts.REGULAR)
    (file,) = tmp_path.glob("subset-*.base64")
    for strange in (b"')}</style><script>", b"AAAA\n", "æ".encode()):
        keep(file, strange)
        assert fonts.embedded("", fonts.REGULAR) == made
        assert kept(file) == made.encode("ascii")


def test_a_child_is_kept_for_more_unless_other_fonts_are_needed(
    read_turtle: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "most", lambda: 1)
    latin = drawn(read_turtle(COURSE), "overview")
    arabic = drawn(read_turtle(COURSE.replace("Kursus", "دورة")), "overview")
    assert "دورة" in arabic.description + arabic.dot
    waiting = []
    with children.started_ahead():
        for drawing in (latin, latin, arabic, latin):
            diagrams.rendered([drawing], ["svg"])
            waiting.append(children._ahead[0][0].pid)
    assert waiting[0] == waiting[1] != waiting[2] == waiting[3]
    diagrams.rendered([latin], ["svg"])
    assert not children._ahead, "nobody asked for children to be kept"


def test_the_machine_s_own_fonts_are_looked_at_only_where_one_is_needed(
    read_turtle: Reader, tmp_path: Path
) -> None:
    (tmp_path / "by.toml").write_text('font = "Roboto"\n', "utf-8")
    latin = read_turtle(COURSE.replace("🎓", ""))
    for name, drawing in {
        "own": drawn(latin, "overview"),
        "emoji": drawn(read_turtle(COURSE), "overview"),
        "chinese": drawn(read_turtle(COURSE.replace("🎓", "学")), "overview"),
        "theme": drawn(latin, "overview", theme=diagrams.read_theme(tmp_path / "by.toml")),
    }.items():
        diagrams.rendered([drawing], ["svg"], jobs=1, cache=tmp_path / name)
        (configuration,) = (tmp_path / name).glob("*.conf")
        looked_at = "/usr/share/fonts" in configuration.read_text("utf-8")
        assert looked_at == (name in ("emoji", "chinese")), name


def test_who_hears_a_picture_of_bars_or_lists_hears_what_they_say(read_turtle: Reader) -> None:
    reading = read_turtle(COURSE)
    assert "Unge: Årlig udgift 1,2" in drawn(reading, "money").description
    assert drawn(reading, "timeline").description == "Planen siger ikke, hvornår nogen aktivitet begynder."
    started = read_turtle(COURSE + ':kursus fo:start "2027"^^xsd:gYear .')
    assert "2027: Kursus" in drawn(started, "timeline").description


def test_mermaid_says_title_status_and_bars_and_sets_boxes_without_arrows_in_rows(
    read_turtle: Reader,
) -> None:
    goals = "".join(
        f':g{n} a fo:Goal ; skos:prefLabel "Mål {n}"@da ; fo:focusArea :unge .\n' for n in range(6)
    )
    status = ":kursus fo:statusReport [ a fo:StatusReport ; fo:status fo:OnTrack ; fo:date '2026-01-01'^^xsd:date ] .\n"
    plan = ':plan a fo:Plan ; skos:prefLabel "Børn & unge"@da .\n'
    reading = read_turtle(plan + COURSE + goals + status)
    text = picture(drawn(reading, "overview"), "mermaid").decode()
    assert text.startswith('---\ntitle: "Børn ＆ unge"\n')
    money = picture(drawn(reading, "money"), "mermaid").decode()
    assert 'n1["Unge<br/>· Årlig udgift 1,2"]' in money
    said = drawn(reading, "focus-area", "unge")
    badge = next(box.badge for box in said.picture.boxes if box.name == "kursus")
    assert badge is not None
    assert badge.words in picture(said, "mermaid").decode()
    alone = read_turtle(plan + ':unge a fo:FocusArea ; skos:prefLabel "Unge"@da .\n' + goals)
    assert (
        "  n1 ~~~ n2 ~~~ n3 ~~~ n4\n  n5 ~~~ n6\n"
        in picture(drawn(alone, "focus-area", "unge"), "mermaid").decode()
    )


def test_mermaid_lists_what_bars_say_and_nothing_that_stands_on_one_alone(read_turtle: Reader) -> None:
    steps = "".join(
        f":a{n} a fo:Activity ; skos:prefLabel 'Aktivitet {n}'@da ; fo:focusArea :unge ;\n"
        f"    fo:leadsTo [ fo:effect :job ; fo:evidence fo:Research ] .\n"
        for n in range(60)
    )
    drawing = drawn(read_turtle(COURSE + steps), "evidence")
    assert any("bar" in box.classes for box in drawing.picture.boxes)
    text = picture(drawing, "mermaid").decode()
    assert '["Alle pile i planen<br/>· Forskning 61<br/>' in text
    # Where the bars are drawn, their letters are: the legend speaks of them.
    assert "F" in words_of(deck_of(drawing).slides[0]).splitlines()
    cells = ET.fromstring(picture(drawing, "drawio")).iter("mxCell")
    assert "F" in {cell.get("value") for cell in cells}


def test_mermaid_has_no_empty_chart(read_turtle: Reader) -> None:
    text = picture(drawn(read_turtle(COURSE), "status"), "mermaid").decode()
    assert 'n1["Planen siger ikke nok om nogen aktivitet til, at den kan få en status."]' in text


def test_a_table_of_counted_arrows_has_no_numbers_that_stand_on_none(read_turtle: Reader) -> None:
    many = ":plan a fo:Plan ; skos:prefLabel 'Stor plan'@da .\n" + "".join(
        f":f{n % 3} a fo:FocusArea ; skos:prefLabel 'Område {n % 3}'@da .\n"
        f":a{n} a fo:Activity ; skos:prefLabel 'Aktivitet {n}'@da ; fo:focusArea :f{n % 3} ; fo:leadsTo :e{n} .\n"
        f":e{n} a fo:Effect ; skos:prefLabel 'Virkning {n}'@da ; fo:leadsTo :g{n % 4} .\n"
        f":g{n % 4} a fo:Goal ; skos:prefLabel 'Mål {n % 4}'@da .\n"
        for n in range(24)
    )
    drawing = drawn(read_turtle(many), "overview")
    assert drawing.counted
    tables = [shape.table for slide in deck_of(drawing).slides for shape in slide.shapes if shape.has_table]
    assert {len(table.columns) for table in tables} == {1}
    assert tables[0].cell(1, 0).text_frame.text == drawing.arrows[0].text.in_language("da")
