"""Themes: what a picture says in black and white, in few colours, in other shapes and in another font."""

from __future__ import annotations

import base64
import io
import os
import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from conftest import ROOT

from forandring import diagrams
from forandring.diagrams import children, faces, fallback, legibility
from forandring.diagrams.building.legend import area_entries
from forandring.diagrams.colours import contrast
from forandring.diagrams.fonts import BOLD, REGULAR, font_file, text_width
from forandring.diagrams.ladder import as_list
from forandring.diagrams.layout.boxes import mark_items
from forandring.diagrams.layout.composing import placed
from forandring.diagrams.layout.framing import title
from forandring.diagrams.layout.outlines import badge_items
from forandring.diagrams.paint import images_of
from forandring.diagrams.picture import Badge, Picture
from forandring.diagrams.scene import Group, Placed, Scene, Shape, Text
from forandring.diagrams.sfnt import letter_widths
from forandring.diagrams.theme import Theme
from forandring.diagrams.wrapping import wrapped
from forandring.errors import ForandringError
from forandring.project import Reading

Reader = Callable[[str], Reading]

TEN_AREAS = (
    "".join(
        f':f{n} a fo:FocusArea ; skos:prefLabel "Område {n}"@da .\n'
        f':a{n} a fo:Activity ; skos:prefLabel "Aktivitet {n}"@da ; fo:focusArea :f{n} ; fo:leadsTo :maal .\n'
        for n in range(1, 11)
    )
    + ':maal a fo:Goal ; skos:prefLabel "Flere trives"@da .\n'
)


def overview(reading: Reading, theme: Theme) -> diagrams.Drawing:
    return diagrams.drawing(reading.theory, reading.theory.plans[0], "overview", theme=theme)


@pytest.mark.parametrize("name", diagrams.THEMES)
@pytest.mark.parametrize("colour", ["green", "yellow", "red", "grey"])
def test_the_sign_of_a_status_is_seen_and_is_empty_only_where_it_was_derived(name: str, colour: str) -> None:
    theme = diagrams.theme_named(name)
    for derived in (False, True):
        form, *sign = badge_items(Badge(colour, derived, ""), 0, 0, theme)
        assert isinstance(form, Shape)
        assert (form.fill == theme.paper) == derived
        for line in sign:
            assert isinstance(line, Shape)
            assert contrast(line.stroke, form.fill) >= 3


def areas_up_to(number: int) -> str:
    lines = TEN_AREAS.splitlines()
    return "\n".join(line for line in lines if not any(f"{n} a fo" in line for n in range(number + 1, 11)))


def letters_in_the_legend(picture: Picture) -> dict[str, str]:
    return {entry.mark: entry.words for entry in picture.legend if entry.shape == "swatch"}


@pytest.mark.parametrize("name", ["standard", "print"])
@pytest.mark.parametrize(("areas", "letters"), [(1, ""), (2, "AB"), (8, "ABCDEFGH"), (10, "ABCDEFGHIJ")])
def test_where_boxes_of_several_focus_areas_stand_together_each_has_its_letter(
    read_turtle: Reader, name: str, areas: int, letters: str
) -> None:
    picture = overview(read_turtle(areas_up_to(areas)), diagrams.theme_named(name)).picture
    assert [box.mark for box in picture.boxes if box.mark] == list(letters)
    assert letters_in_the_legend(picture) == {letter: f"Område {n}" for n, letter in enumerate(letters, 1)}


def test_the_letters_of_focus_areas_stay_in_formats_without_a_legend(read_turtle: Reader) -> None:
    drawing = overview(read_turtle(areas_up_to(2)), diagrams.theme_named("print"))
    found = {
        made.format: made.content.decode()
        for made in diagrams.rendered([drawing], ["dot", "mermaid"], jobs=1)
    }
    assert '{{"(B) Aktivitet 2"}}' in found["mermaid"]
    assert 'key["Fokusområder<br/>· (A) Område 1<br/>· (B) Område 2"]' in found["mermaid"]
    assert 'n2 [label="(B) Aktivitet 2" ' in found["dot"]
    assert 'key [label="Fokusområder\\n(A) Område 1\\n(B) Område 2" ' in found["dot"]


@pytest.mark.parametrize("flat", [False, True])
def test_no_mark_is_narrower_than_it_is_tall(flat: bool) -> None:
    for mark in ("I", "W", "AA", "+"):
        ground, text = mark_items(mark, 0, 0, "#005A8C", diagrams.theme_named("standard"), flat=flat)
        assert isinstance(ground, Shape)
        assert isinstance(text, Text)
        (left, top), (right, bottom) = ground.points
        assert right - left >= bottom - top
        assert text_width(text.text, text.size, BOLD) <= right - left


def test_a_year_s_activities_have_the_letters_of_their_focus_areas(read_turtle: Reader) -> None:
    starts = "".join(f':a{n} fo:start "202{n}"^^xsd:gYear .\n' for n in (1, 2))
    reading = read_turtle(areas_up_to(2) + "\n" + starts)
    plan = reading.theory.plans[0]
    picture = diagrams.drawing(reading.theory, plan, "timeline").picture
    assert [(box.title, row.letter) for box in picture.boxes for row in box.rows] == [
        ("2021", "A"),
        ("2022", "B"),
    ]
    assert letters_in_the_legend(picture) == {"A": "Område 1", "B": "Område 2"}
    # The letters stand where hexagons would: no legend speaks of those.
    assert "activity" not in {entry.shape for entry in picture.legend}
    written = [i for g in placed(picture, None).groups for i in g.items if isinstance(i, Text)]
    assert [text.text for text in written].count("A") == 2


def test_letters_of_focus_areas_go_on_after_the_last() -> None:
    places = {0: "A", 25: "Z", 26: "AA", 27: "AB", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"}
    entries = area_entries(dict.fromkeys(places, "Område"))
    assert [entry.mark for entry in entries] == list(places.values())


def test_in_black_and_white_no_two_bars_of_evidence_look_alike() -> None:
    theme = diagrams.theme_named("print")
    fills = [fill for _, _, fill in theme.evidence] + [theme.plain_fill]
    assert len(set(fills)) == 6
    assert {theme.tone(kind) for kind, _, _ in theme.evidence} == {"#000000"}, "arrows have letters instead"
    for fill in fills:
        assert max(contrast(fill, theme.paper), contrast(fill, theme.ink)) >= 4.5


def test_an_arrow_that_runs_back_points_back_in_the_legend(read_turtle: Reader) -> None:
    reading = read_turtle(
        ':a a fo:Activity ; skos:prefLabel "A"@da ; fo:leadsTo :b .\n'
        ':b a fo:Effect ; skos:prefLabel "B"@da ; fo:leadsTo :c , :m .\n'
        ':c a fo:Effect ; skos:prefLabel "C"@da ; fo:leadsTo :b .\n'
        ':m a fo:Goal ; skos:prefLabel "M"@da .\n'
    )
    theme = diagrams.theme_named("standard")
    picture = overview(reading, theme).picture
    places = {box.id: Placed(100 + 200 * n, 100, 90, 30) for n, box in enumerate(picture.boxes)}
    drawn = [item for group in placed(picture, (places, {}, 900.0, 200.0)).groups for item in group.items]
    curves = [item for item in drawn if isinstance(item, Shape) and item.kind == "curve"]
    (loop,) = [curve for curve in curves if curve.stroke == theme.tone("loop")]
    assert loop.points[0][0] > loop.points[-1][0]
    assert [curve for curve in curves if curve.points[0][0] < curve.points[-1][0]]


def test_bars_are_written_on_in_a_colour_that_is_seen(read_turtle: Reader) -> None:
    plan = ROOT / "theory" / "koebenhavn-misbrugsplan-2011-2014"
    from forandring.project import read

    reading = read([plan])
    drawing = diagrams.drawing(
        reading.theory, reading.theory.plans[0], "evidence", theme=diagrams.theme_named("print")
    )
    bars = [group for group in placed(drawing.picture, None).groups if "bar" in group.classes]
    written = [group.items for group in bars if any(isinstance(item, Text) for item in group.items)]
    assert written
    for form, text in written:
        assert isinstance(form, Shape)
        assert isinstance(text, Text)
        assert contrast(form.fill, text.colour) >= 4.5


OTHER_FORMS = """
[shapes]
activity = "note"
effect = "ellipse"
goal = "box"
beacon = "hexagon"
"""

CHAIN = """
:a a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :b .
:b a fo:Effect ; skos:prefLabel "Mere mod"@da ; fo:leadsTo :m , :p .
:m a fo:Goal ; skos:prefLabel "I job"@da .
:p a fo:Beacon ; skos:prefLabel "Færre på offentlig ydelse"@da .
"""

FORMS_IN = {
    "dot": ("note", "ellipse", "box", "hexagon"),
    "mermaid": ('n1["Kursus"]', 'n2(["Mere mod"])', 'n3["I job"]', "n4{{"),
    "drawio": ("shape=note", "ellipsePerimeter", "", "hexagonPerimeter2"),
    "graphml": ('type="rectangle"', 'type="ellipse"', 'type="rectangle"', 'type="hexagon"'),
}


def theme_of(folder: Path, text: str) -> Theme:
    file = folder / "by.toml"
    file.write_text(text, "utf-8")
    return diagrams.read_theme(file)


@pytest.mark.parametrize("name", FORMS_IN)
def test_a_theme_chooses_the_forms_of_boxes_in_what_others_lay_out(
    tmp_path: Path, read_turtle: Reader, name: str
) -> None:
    drawing = overview(read_turtle(CHAIN), theme_of(tmp_path, OTHER_FORMS))
    (written,) = diagrams.rendered([drawing], [name], jobs=1)
    text = written.content.decode("utf-8")
    assert [form for form in FORMS_IN[name] if form not in text] == []
    assert "doubleEllipse" not in text
    assert "peripheries" not in text


def test_a_theme_chooses_the_forms_of_boxes_and_of_what_the_legend_shows(
    tmp_path: Path, read_turtle: Reader
) -> None:
    drawing = overview(read_turtle(CHAIN), theme_of(tmp_path, OTHER_FORMS))
    layout = (
        {
            box.id: Placed(100 + 200 * n, 100, box.width, box.height)
            for n, box in enumerate(drawing.picture.boxes)
        },
        {},
        900.0,
        200.0,
    )
    groups = placed(drawing.picture, layout).groups
    outlines = [group.items[0] for group in groups if "node" in group.classes]
    wanted = [("polygon", 5), ("ellipse", 2), ("round", 2), ("polygon", 6)]
    assert [(form.kind, len(form.points)) for form in outlines if isinstance(form, Shape)] == wanted
    samples = [item for item in groups[-2].items if isinstance(item, Shape) and item.kind != "line"][:4]
    assert [(form.kind, len(form.points)) for form in samples] == wanted


def test_a_theme_chooses_the_forms_of_boxes_on_slides(tmp_path: Path, read_turtle: Reader) -> None:
    pptx = pytest.importorskip("pptx", reason="python-pptx is not installed")
    drawing = overview(read_turtle(CHAIN), theme_of(tmp_path, OTHER_FORMS))
    slide = pptx.Presentation(io.BytesIO(diagrams.presented([drawing], jobs=1))).slides[0]
    shapes = [inner for shape in slide.shapes for inner in getattr(shape, "shapes", [shape])]
    forms = {shape.name: shape.auto_shape_type.name for shape in shapes if shape.shape_type == 1}
    wanted = {"a": "FOLDED_CORNER", "b": "OVAL", "m": "RECTANGLE", "p": "HEXAGON"}
    assert {name: forms[name] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("line", "da", "en"),
    [
        ('shapes = "round"', "skal være en tabel", "must be a table"),
        (
            'shapes.Activity = "box"',
            "shapes.Activity er ingen slags kasse",
            "shapes.Activity is no kind of box",
        ),
        ('shapes.goal = "star"', "shapes.goal skal være en af hexagon", "shapes.goal must be one of hexagon"),
        ("shapes.goal = [1]", "shapes.goal skal være en af", "shapes.goal must be one of"),
        ('shape = "x"', "shape er ingen nøgle i et tema", "shape is no key of a theme"),
    ],
)
def test_what_is_no_form_is_told_in_both_languages(tmp_path: Path, line: str, da: str, en: str) -> None:
    with pytest.raises(ForandringError) as caught:
        theme_of(tmp_path, line + "\n")
    assert da in caught.value.message.da
    assert en in caught.value.message.en


@pytest.mark.parametrize(
    ("line", "da"),
    [
        ("palette = 5", "palette skal være par af farver"),
        ('[palette]\nfirst = ["#000000", "#FFFFFF"]', "palette skal være par af farver"),
        ('palette = [["#000000"]]', "palette skal være par af farver"),
        ('palette = [["#000000", 5]]', "palette skal være en farve"),
        ("evidence = 5", "evidence skal være par af farver"),
        ('evidence = ["#000000"]', "evidence skal være par af farver"),
        ('[evidence]\nResearch = "black"', "evidence skal være en farve"),
        ('[evidence]\nReserach = "#000000"', "evidence.Reserach findes ikke; vælg blandt Research, Practice"),
        ('[states]\nblue = ["#000000", "#000000"]', "states.blue findes ikke; vælg blandt green"),
        ('[states]\ngreen = "#000000"', "states skal være par af farver"),
    ],
)
def test_what_are_no_colours_is_refused(tmp_path: Path, line: str, da: str) -> None:
    with pytest.raises(ForandringError) as caught:
        theme_of(tmp_path, line + "\n")
    assert da in caught.value.message.da


def test_a_kind_of_evidence_or_a_status_that_a_theme_leaves_out_is_as_in_its_base(
    tmp_path: Path, read_turtle: Reader
) -> None:
    text = '[evidence]\nPractice = "#000000"\n[states]\nred = ["#111111", "#222222"]\n'
    theme = theme_of(tmp_path, 'based_on = "print"\n' + text)
    base = diagrams.theme_named("print")
    assert {name: pair for name, *pair in theme.evidence} == {
        **{name: pair for name, *pair in base.evidence},
        "Practice": ["#000000", "#000000"],
    }
    assert theme.state("red") == ("#111111", "#222222")
    assert theme.state("green") == base.state("green")
    reading = read_turtle(CHAIN + ":a fo:leadsTo [ fo:effect :m ; fo:evidence fo:Mixed ] .")
    drawing = diagrams.drawing(reading.theory, reading.theory.plans[0], "evidence", theme=theme)
    (found,) = diagrams.rendered([drawing], ["svg"], jobs=1)
    assert found.step == "dot"


# A font of a theme's own: FiraGO, which runs wider than ours


def own_font(folder: Path, kind: int = 0, more: str = "") -> Theme:
    """Return a theme with two font files beside it, whose makers allow embedding by a kind (``fsType``)."""
    import pymupdf_fonts

    for name, buffer in (("own.ttf", "figo"), ("own-bold.ttf", "figbo")):
        content = bytearray(pymupdf_fonts.fontbuffers[buffer]())
        place = content.index(b"OS/2")
        (offset,) = struct.unpack_from(">L", content, place + 8)
        struct.pack_into(">H", content, offset + 8, kind)
        (folder / name).write_bytes(content)
    return theme_of(folder, f'font_files = ["own.ttf", "own-bold.ttf"]\n{more}')


def test_text_is_measured_in_a_theme_s_own_font(tmp_path: Path, read_turtle: Reader) -> None:
    reading = read_turtle(CHAIN)
    theme = own_font(tmp_path)
    assert theme.face is not None
    drawing, usual = overview(reading, theme), overview(reading, diagrams.theme_named("standard"))
    widths = letter_widths(theme.face.content(True))
    for box, before in zip(drawing.picture.boxes, usual.picture.boxes, strict=True):
        if box.shape in ("activity", "goal", "beacon"):
            lines = [sum(widths[ord(letter)] for letter in line) * theme.label_size for line in box.lines]
            assert max(lines) < box.width
        if box.lines == before.lines:
            assert box.width >= before.width
    assert any(
        box.width > before.width
        for box, before in zip(drawing.picture.boxes, usual.picture.boxes, strict=True)
    )
    assert overview(reading, diagrams.theme_named("standard")) == usual


def test_a_list_of_what_is_too_large_is_measured_in_a_theme_s_own_font(
    tmp_path: Path, read_turtle: Reader
) -> None:
    long = CHAIN.replace(
        "Mere mod", "Mere mod til at møde op hos jobcenteret og sige sin mening om sit eget forløb"
    )
    reading = read_turtle(long)
    wide, usual = (
        [
            line
            for box in as_list(overview(reading, theme).picture).boxes
            for row in box.rows
            for line in row.lines
        ]
        for theme in (own_font(tmp_path), diagrams.theme_named("standard"))
    )
    assert " ".join(wide) == " ".join(usual)
    assert len(wide) > len(usual)


def test_sheets_are_measured_in_a_theme_s_own_font_when_they_are_asked_for(
    tmp_path: Path, read_turtle: Reader
) -> None:
    many = "".join(f':a{n} a fo:Activity ; skos:prefLabel "Indsats {n}"@da .\n' for n in range(400))
    theme = own_font(tmp_path)
    reading = read_turtle(many)
    drawing = diagrams.drawing(reading.theory, reading.theory.plans[0], "gaps", theme=theme)
    assert theme.face is not None
    widths = letter_widths(theme.face.content(True))
    assert drawing.sheets
    for sheet in drawing.sheets:
        heading, number = sheet.picture.captions[:2]
        wide = sum(widths[ord(letter)] for letter in heading.text) * heading.size
        assert number.x == pytest.approx(heading.x + wide + 8)


def test_what_is_set_in_one_font_is_not_broken_as_in_another(tmp_path: Path) -> None:
    text = "Flere borgere er i behandling"
    width = text_width(text, 12) + 1
    face = own_font(tmp_path).face
    assert wrapped(text, width, 12) == (text,)
    with faces.measured_in(face):
        assert len(wrapped(text, width, 12)) == 2
        with faces.measured_in(None):
            assert wrapped(text, width, 12) == (text,)
        assert len(wrapped(text, width, 12)) == 2
    assert wrapped(text, width, 12) == (text,)


def test_svg_and_pdf_carry_a_theme_s_own_font(tmp_path: Path, read_turtle: Reader) -> None:
    drawing = overview(read_turtle(CHAIN), own_font(tmp_path))
    svg, pdf = diagrams.rendered([drawing], ["svg", "pdf"], jobs=1)
    rules = re.findall(r"@font-face\{font-family:'([^']+)';font-weight:(\d+)", svg.content.decode("utf-8"))
    assert rules == [("forandring-FiraGO", "400"), ("forandring-FiraGO", "600")]
    fonts = pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    names = {font.get_object()["/BaseFont"].partition("+")[2] for font in fonts.values()}
    assert names == {"FiraGO-Regular", "FiraGO-Bold"}


def test_a_child_that_drew_in_our_font_is_not_kept_for_one_it_has_not_looked_for(
    tmp_path: Path, read_turtle: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "most", lambda: 1)
    reading = read_turtle(CHAIN)
    usual, own = overview(reading, Theme()), overview(reading, own_font(tmp_path))
    alone = diagrams.rendered([own], ["pdf"], jobs=1)[0].content
    with children.started_ahead():
        diagrams.rendered([usual], ["pdf"], jobs=1)
        assert diagrams.rendered([own], ["pdf"], jobs=1)[0].content == alone


@pytest.mark.parametrize(("kind", "carried"), [(0, True), (2, False), (4, False), (8, True), (0x0108, False)])
def test_an_svg_carries_no_font_whose_makers_do_not_allow_it(
    tmp_path: Path, read_turtle: Reader, kind: int, carried: bool
) -> None:
    drawing = overview(read_turtle(CHAIN), own_font(tmp_path, kind))
    (svg,) = diagrams.rendered([drawing], ["svg"], jobs=1)
    assert (b"@font-face" in svg.content) == carried
    assert b"'FiraGO'" in svg.content


def test_a_letter_that_a_theme_s_font_lacks_is_set_in_ours(tmp_path: Path, read_turtle: Reader) -> None:
    import pymupdf_fonts

    (tmp_path / "signs.otf").write_bytes(pymupdf_fonts.fontbuffers["symbol2"]())
    theme = theme_of(tmp_path, 'font_files = "signs.otf"\n')
    (svg,) = diagrams.rendered([overview(read_turtle(CHAIN), theme)], ["svg"], jobs=1)
    assert "font-family:'forandring-Source Sans Pro'" in svg.content.decode("utf-8")


@pytest.mark.parametrize(
    ("line", "da"),
    [
        ('font_files = "none.ttf"', "none.ttf findes ikke"),
        ('font_files = "by.toml"', "skal være en eller to"),
        ('font_files = ["../own.ttf"]', "skal være en eller to"),
        ("font_files = []", "skal være en eller to"),
        ("font_files = [1]", "skal være en eller to"),
        ('font_files = "text.ttf"', "skal være skrifttyper af én vægt, der kan læses"),
        ('font_files = "many.ttf"', "skal være skrifttyper af én vægt"),
        ('font_files = "empty.ttf"', "skal være skrifttyper af én vægt, der kan læses"),
    ],
)
def test_what_is_no_font_is_refused(tmp_path: Path, line: str, da: str) -> None:
    (tmp_path / "text.ttf").write_text("this is a text and no font at all", "utf-8")
    (tmp_path / "empty.ttf").write_bytes(b"")
    (tmp_path / "many.ttf").write_bytes(font_file(REGULAR).read_bytes().replace(b"GPOS", b"fvar", 1))
    with pytest.raises(ForandringError) as caught:
        theme_of(tmp_path, line + "\n")
    assert da in caught.value.message.da


def test_a_font_that_is_nowhere_is_told_of_and_ours_is_used(tmp_path: Path, read_turtle: Reader) -> None:
    reading = read_turtle(CHAIN)
    drawing = overview(reading, theme_of(tmp_path, 'font = "No Such Font"\n'))
    (told,) = diagrams.doubts([drawing])
    assert "»No Such Font« findes ikke her" in told.da
    assert "“No Such Font” is not found here" in told.en
    usual = overview(reading, diagrams.theme_named("standard"))
    found, before = diagrams.rendered([drawing, usual], ["svg"], jobs=1)
    assert found.content == before.content


def test_a_font_is_found_among_those_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_font(tmp_path)
    content = bytearray((tmp_path / "own.ttf").read_bytes())
    (tmp_path / "own-too.ttf").write_bytes(content)
    (offset,) = struct.unpack_from(">L", content, content.index(b"OS/2") + 8)
    struct.pack_into(">H", content, offset + 62, 1)  # slanted
    (tmp_path / "a.ttf").write_bytes(content)
    (tmp_path / "b.ttf").write_bytes(content[:100])
    monkeypatch.setattr(faces, "SYSTEM_FONTS", (str(tmp_path),))
    faces.face_found.cache_clear()
    theme = theme_of(tmp_path, 'font = "firago"\n')
    faces.face_found.cache_clear()
    assert theme.face is not None
    assert [Path(path).name for path in theme.files()] == ["own-too.ttf", "own-bold.ttf"], "of two the first"


def test_a_bold_file_may_have_a_family_of_its_own(tmp_path: Path, read_turtle: Reader) -> None:
    for name, weight in (("one.ttf", REGULAR), ("two.ttf", BOLD)):
        (tmp_path / name).write_bytes(font_file(weight).read_bytes())
    theme = theme_of(tmp_path, 'font_files = ["one.ttf", "two.ttf"]\n')
    assert theme.face is not None
    assert (theme.face.family, theme.face.bold_family) == ("Source Sans Pro", "Source Sans Pro Semibold")
    (pdf,) = diagrams.rendered([overview(read_turtle(CHAIN), theme)], ["pdf"], jobs=1)
    fonts = pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    names = {font.get_object()["/BaseFont"].partition("+")[2] for font in fonts.values()}
    assert names == {"SourceSansPro-Regular", "SourceSansPro-Semibold"}


def renamed(folder: Path, family: str) -> Theme:
    """Return a theme whose font is called something else."""
    from fontTools.ttLib import TTFont

    font = TTFont(font_file(REGULAR))
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = family
    font.save(folder / "named.ttf")
    return theme_of(folder, 'font_files = "named.ttf"\n')


def test_a_font_s_name_may_have_danish_letters(tmp_path: Path, read_turtle: Reader) -> None:
    drawing = overview(read_turtle(CHAIN), renamed(tmp_path, "Ærø Sans"))
    (pdf,) = diagrams.rendered([drawing], ["pdf"], jobs=1)
    page = pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0]
    assert "Kursus" in page.extract_text()


@pytest.mark.parametrize("family", ["x'}</style><script>", "a;image=x", "A, B", 'A"', "\\", "a" * 61])
def test_a_font_s_name_cannot_become_markup(tmp_path: Path, family: str) -> None:
    with pytest.raises(ForandringError, match="with a name of letters and digits"):
        renamed(tmp_path, family)


def test_a_damaged_font_is_named_as_the_reason_why_nothing_is_drawn(
    tmp_path: Path, read_turtle: Reader
) -> None:
    content = bytearray(font_file(REGULAR).read_bytes())
    (offset,) = struct.unpack_from(">L", content, content.index(b"loca") + 8)
    content[offset : offset + 400] = bytes(range(200, 0, -1)) * 2
    (tmp_path / "damaged.ttf").write_bytes(content)
    drawing = overview(read_turtle(CHAIN), theme_of(tmp_path, 'font_files = "damaged.ttf"\n'))
    with pytest.raises(ForandringError, match="font: "):
        diagrams.rendered([drawing], ["svg"], jobs=1)


def test_a_damaged_table_of_letters_names_each_once(tmp_path: Path) -> None:
    import pymupdf_fonts

    content = bytearray(pymupdf_fonts.fontbuffers["symbol2"]())
    (cmap,) = struct.unpack_from(">L", content, content.index(b"cmap") + 8)
    (number,) = struct.unpack_from(">H", content, cmap + 2)
    tables = [cmap + struct.unpack_from(">L", content, cmap + 8 + 8 * n)[0] for n in range(number)]
    (table,) = {one for one in tables if struct.unpack_from(">H", content, one)[0] == 12}
    struct.pack_into(">LLL", content, table + 16, 0x41, 0x41, 1)
    struct.pack_into(">LLL", content, table + 28, 0x41, 0x41, 2)
    struct.pack_into(">LLL", content, table + 40, 0x42, 0x11FFFF, 3)
    after = letter_widths(content)
    struct.pack_into(">LLL", content, table + 28, 0x41, 0x41, 1)
    assert letter_widths(content) == after
    assert max(after) == 0x10FFFF


def test_the_manual_s_theme_is_one(tmp_path: Path) -> None:
    manual = (ROOT / "docs" / "diagrams.md").read_text("utf-8")
    (text,) = re.findall(r"```toml\n(based_on.*?)```", manual, re.DOTALL)
    assert theme_of(tmp_path, text).name == "kommune"


# What a reader may fail to see


@pytest.mark.parametrize("name", diagrams.THEMES)
def test_nothing_is_hard_to_see_in_what_ships(read_turtle: Reader, name: str) -> None:
    assert diagrams.doubts([overview(read_turtle(CHAIN), diagrams.theme_named(name))]) == ()


@pytest.mark.parametrize(
    ("text", "da"),
    [
        ('goal_fill = "#111111"\nink = "#222222"\n', "ink #222222 / goal_fill #111111 (1,2 : 1)"),
        ('palette = [["#FFDD00", "#FFFFFF"]]\n', "palette 1 #FFDD00 / paper #FFFFFF (1,3 : 1)"),
        ('[shapes]\nactivity = "rounded"\n', "giver activity og effect samme form"),
    ],
)
def test_a_theme_that_is_hard_to_read_is_told_of(
    tmp_path: Path, read_turtle: Reader, text: str, da: str
) -> None:
    (told,) = diagrams.doubts([overview(read_turtle(CHAIN), theme_of(tmp_path, text))])
    assert da in told.da


def test_a_face_that_no_font_has_is_told_of(read_turtle: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = overview(read_turtle(CHAIN.replace("Mere mod", "Mere mod 薬 \U0001f600")), Theme())
    without = [*fallback.FALLBACKS[:-1], replace(fallback.FALLBACKS[-1], package="no_such_package")]
    monkeypatch.setattr(fallback, "FALLBACKS", without)
    monkeypatch.setattr(legibility, "FALLBACKS", without)
    fallback.fallback_for.cache_clear()
    try:
        (told,) = diagrams.doubts([drawing])
    finally:
        fallback.fallback_for.cache_clear()
    assert "\U0001f600" in told.da
    assert "薬" not in told.da
    assert "forandring[emoji]" in told.en


# A logo


def logo_theme(folder: Path, wide: int, tall: int) -> Theme:
    """Return a theme with a grey logo of a size in dots."""
    lines = b"".join(b"\0" + b"\x80" * wide for _ in range(tall))
    parts = [
        (b"IHDR", struct.pack(">LLBBBBB", wide, tall, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(lines)),
        (b"IEND", b""),
    ]
    (folder / "by.png").write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))
            for name, data in parts
        )
    )
    return theme_of(folder, 'logo = "by.png"\n')


def test_a_logo_stands_in_the_corner_of_svg_pdf_and_draw_io(tmp_path: Path, read_turtle: Reader) -> None:
    drawing = overview(read_turtle(CHAIN), logo_theme(tmp_path, 300, 100))
    svg, pdf, drawio = diagrams.rendered([drawing], ["svg", "pdf", "drawio"], jobs=1)
    link = base64.b64encode((tmp_path / "by.png").read_bytes()).decode()
    assert f'href="data:image/png;base64,{link}"' in svg.content.decode()
    assert f"image=data:image/png,{link};" in drawio.content.decode()
    page = pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0]
    assert [(image.image.width, image.image.height) for image in page.images if image.image] == [(300, 100)]


@pytest.mark.skipif(os.sep == "\\", reason="no folder is called so there")
@pytest.mark.parametrize("name", ['a"b', "a\\b", "a\\", "<æ>", "a\nb"])
def test_a_logo_may_lie_in_a_folder_of_any_name(tmp_path: Path, read_turtle: Reader, name: str) -> None:
    (tmp_path / name).mkdir()
    drawing = overview(read_turtle(CHAIN), logo_theme(tmp_path / name, 30, 10))
    (pdf,) = diagrams.rendered([drawing], ["pdf"], jobs=1)
    assert len(pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0].images) == 1


def test_a_logo_s_folder_cannot_end_its_name_early() -> None:
    scene = Scene(100.0, 100.0, "", "", "", "", "en", ())
    image = Shape("image", ((0, 0), (1, 1)), 'a\\", label="b.png')
    with pytest.raises(ValueError, match="no way to name it"):
        images_of(replace(scene, groups=(Group((image,)),)))


def test_a_picture_with_another_logo_of_the_same_name_is_another(tmp_path: Path, read_turtle: Reader) -> None:
    reading = read_turtle(CHAIN)
    found = []
    for tall in (100, 101):
        drawing = overview(reading, logo_theme(tmp_path, 300, tall))
        found += diagrams.rendered([drawing], ["svg"], jobs=1, cache=tmp_path / "cache")
        assert base64.b64encode((tmp_path / "by.png").read_bytes()) in found[-1].content
    assert found[0].content != found[1].content


@pytest.mark.parametrize(("wide", "tall"), [(300, 100), (100, 300), (4000, 20)])
def test_a_title_stops_before_the_logo(tmp_path: Path, read_turtle: Reader, wide: int, tall: int) -> None:
    drawing = overview(read_turtle(CHAIN), logo_theme(tmp_path, wide, tall))
    long = replace(drawing.picture, title="En meget lang titel om mange ting " * 4, boxes=(), strokes=())
    head = placed(long, ({}, {}, 300.0, 10.0)).groups[0]
    (logo,) = [item for item in head.items if isinstance(item, Shape)]
    (left, top), (right, bottom) = logo.points
    assert (right - left) / (bottom - top) == pytest.approx(wide / tall)
    lines = [item for item in head.items if isinstance(item, Text) and item.bold]
    assert len(lines) > 1
    assert all(line.x + text_width(line.text, line.size, BOLD) < left for line in lines)


def test_what_comes_after_a_small_title_stands_below_the_logo(tmp_path: Path, read_turtle: Reader) -> None:
    theme = replace(logo_theme(tmp_path, 300, 100), title_size=4.0, label_size=4.0)
    picture = replace(overview(read_turtle(CHAIN), theme).picture, subtitle="")
    head, top = title(picture, (), 500.0)
    (logo,) = [item for item in head.items if isinstance(item, Shape)]
    assert top > logo.points[1][1]


def test_a_logo_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "by.png").write_text("no picture", "utf-8")
    with pytest.raises(ForandringError, match=r"by\.png is no PNG"):
        theme_of(tmp_path, 'logo = "by.png"\n')
