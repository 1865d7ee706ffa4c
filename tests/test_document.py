"""The plan's page as a Word document: what it says, how it is built, and the templates it takes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import PREFIXES, ROOT
from docx.oxml.ns import qn
from lxml import etree

from forandring.errors import ForandringError
from forandring.project import Reading, read
from forandring.project.cache import cache_folder
from forandring.project.citing import library
from forandring.project.drafts import drawn_up
from forandring.project.material import material_of
from forandring.project.pictures import Pictures
from forandring.project.reporting import SiteChoices, read_template, write_reports
from forandring.reports import plan_page
from forandring.reports.document.markup import clean
from forandring.reports.document.package import Template, blank, opened
from forandring.reports.document.styles import OWN, Styles

WORLD = """
:plan a fo:Plan ; skos:prefLabel "Plan for unge"@da , "Plan for the young"@en ; fo:source :kilde ;
    skos:definition "Flere i job."@da ; fo:cites "L2" .
:kilde a fo:Source ; skos:prefLabel "Kilden"@da ; fo:document "kilde.txt" .
:unge a fo:FocusArea ; skos:prefLabel "Unge"@da , "The young"@en ; skos:notation "1" .
:kursus a fo:Activity ; skos:prefLabel "Kursus i jobsøgning"@da , "Job-search course"@en ; fo:focusArea :unge ;
    fo:annualCost 1.2 ; fo:leadsTo [ fo:effect :ansoegninger ; fo:evidence fo:Research ] ; fo:cites "L1" .
:alene a fo:Activity ; skos:prefLabel "Uden mål"@da .
:ansoegninger a fo:Effect ; skos:prefLabel "Flere ansøgninger"@da , "More applications"@en ; fo:leadsTo :job .
:job a fo:Goal ; skos:prefLabel "I job"@da , "In a job"@en .
:fjern a fo:Goal ; skos:prefLabel "Fjernt mål"@da .
"""


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A picture that several tests look at is drawn once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FORANDRING_CACHE", str(tmp_path_factory.mktemp("pictures")))
        yield


def report(
    reading: Reading,
    folder: Path,
    template: Path | None = None,
    *,
    language: str = "da",
    short: bool = False,
    **choices: Any,
) -> Any:
    """The report of a reading, opened again by python-docx."""
    written = write_reports(
        reading,
        reading.findings(),
        folder / "report.docx",
        SiteChoices(language=language, cache=cache_folder(), **choices),
        read_template(template),
        short=short,
    )
    document = docx.Document(str(written.files[0]))
    document.notes = written.notes
    return document


def styles_of(document: Any) -> list[tuple[str, str]]:
    """Every paragraph of the body as (style, text)."""
    return [(p.style.name, p.text) for p in document.paragraphs]


def text_of(document: Any) -> str:
    return "\n".join(element.text or "" for element in document.element.body.iter(qn("w:t")))


def headings(document: Any, level: int) -> list[str]:
    return [text for style, text in styles_of(document) if style == f"Heading {level}"]


@pytest.fixture
def world(read_turtle: Callable[[str], Reading]) -> Reading:
    return read_turtle(WORLD)


# What it says


def test_it_is_word_s_own_structure(world: Reading, tmp_path: Path) -> None:
    document = report(world, tmp_path, date="1. maj 2026")
    assert ("Title", "Plan for unge") in styles_of(document)
    assert headings(document, 1)[:2] == ["Planen kort fortalt", "Mangler"]
    assert "Fokusområde 1: Unge" in headings(document, 2)
    assert {"I job", "Kursus i jobsøgning", "Uden mål"} <= set(headings(document, 3))
    assert document.core_properties.title == "Plan for unge"
    assert document.core_properties.language == "da-DK"
    assert document.core_properties.created is None
    footer = "".join(t.text for t in document.sections[0].footer._element.iter(qn("w:t"), qn("w:instrText")))
    assert footer == "Plan for unge · 1. maj 2026 · Side  PAGE 1 af  NUMPAGES 1"


def test_what_a_budget_gives_is_drawn_under_its_heading_and_not_on_a_page_of_its_own(
    read_turtle: Callable[[str], Reading], tmp_path: Path
) -> None:
    priced = ":kursus fo:setupCost 2 .\n:alene fo:annualCost 3 ; fo:leadsTo :fjern .\n"
    found = list(report(read_turtle(WORLD + priced), tmp_path).element.body)
    begins = next(
        place
        for place, block in enumerate(found)
        if "".join(t.text or "" for t in block.iter(qn("w:t"))) == "Hvad rækker et budget til?"
        and block.find(f".//{qn('w:pStyle')}").get(qn("w:val")) == "Heading1"
    )
    after = found[begins:]
    drawn = next(place for place, block in enumerate(after) if any(True for _ in block.iter(qn("w:drawing"))))
    turned = next(place for place, block in enumerate(after) if any(True for _ in block.iter(qn("w:sectPr"))))
    table = next(place for place, block in enumerate(after) if block.tag == qn("w:tbl"))
    assert drawn < turned < table


def test_it_has_the_chapters_of_the_page(world: Reading, tmp_path: Path) -> None:
    document = report(world, tmp_path)
    choices = SiteChoices()
    (draft,) = drawn_up(world.theory, world.findings(), choices)
    with Pictures(("svg", "png"), None) as pictures:
        pictures.draw(draft.drawings)
        page = plan_page(material_of(world, draft, pictures, choices, {}))
    contents = page.split('<nav class="contents"')[1].split("</nav>")[0]
    chapters = re.findall(r'<li><a href="#[\w-]+"(?: lang="\w+")?>([^<]+)</a>', contents)
    titles = [*headings(document, 1), *(title.split(": ")[-1] for title in headings(document, 2))]
    assert len(chapters) > 8
    assert [title for title in chapters if title not in titles] == []


def test_it_speaks_the_language_asked_for(world: Reading, tmp_path: Path) -> None:
    document = report(world, tmp_path, language="en")
    assert headings(document, 1)[0] == "The plan at a glance"
    assert "Job-search course" in headings(document, 3)
    assert document.core_properties.language == "en-GB"
    (default,) = document.styles.element.iterfind(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == "en-GB"
    foreign = [r for r in document.element.body.iter(qn("w:r")) if r.find(f".//{qn('w:lang')}") is not None]
    assert {"Uden mål"} <= {"".join(t.text for t in run.iter(qn("w:t"))) for run in foreign}


def test_tables_repeat_their_head_and_keep_rows_whole(world: Reading, tmp_path: Path) -> None:
    document = report(world, tmp_path)
    tables = document.element.body.findall(qn("w:tbl"))
    rows = [row for table in tables for row in table.iter(qn("w:tr"))]
    assert len(rows) > 20
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    captioned = [t for t in tables if t.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}") is not None]
    assert len(captioned) > 4
    for table in captioned:
        first = table.find(qn("w:tr"))
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert "Table Caption" in docx.text.paragraph.Paragraph(table.getprevious(), document).style.name


def test_the_names_of_lost_goals_have_half_of_their_table(world: Reading, tmp_path: Path) -> None:
    tables = [t for t in report(world, tmp_path).tables if len(t.columns) == 7]
    (table,) = [t for t in tables if "Mål tabt" in t.rows[0].cells[2].text]
    widths = [column.width for column in table.columns]
    assert sum(widths[2:5]) > sum(widths) / 2
    assert max(widths) == widths[3]


def test_a_tall_row_may_be_parted_so_that_a_heading_is_not_left_a_page_alone(
    read_turtle: Callable[[str], Reading], tmp_path: Path
) -> None:
    goal = "Flere unge er i job eller uddannelse et år efter kurset " * 8
    document = report(read_turtle(WORLD.replace('"I job"', f'"{goal}"')), tmp_path)
    rows = [row for table in document.element.body.findall(qn("w:tbl")) for row in table.iter(qn("w:tr"))]
    parted = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None]
    assert parted
    assert all(goal.strip() in "".join(t.text or "" for t in row.iter(qn("w:t"))) for row in parted)
    assert not any(True for row in parted for _ in row.iter(qn("w:keepNext")))


@pytest.mark.parametrize(
    "name", ["Heading 1", "Forandring Picture", "Forandring Table Caption", "Forandring End"]
)
def test_what_leads_to_the_next_paragraph_stays_on_its_page(name: str) -> None:
    # The empty paragraph after a table too: without it LibreOffice parts pictures from captions further on.
    assert blank().styles[name].paragraph_format.keep_with_next


def test_progress_ends_when_everything_is_written(world: Reading, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    choices = SiteChoices(language="da", cache=cache_folder())
    write_reports(
        world,
        world.findings(),
        tmp_path / "report.docx",
        choices,
        progress=lambda name, done, total: told.append((name, done, total)),
    )
    assert [(done, total) for _, done, total in told] == [(0, 1), (1, 1)]


def test_captions_are_numbered_by_fields_that_agree_with_what_they_show(
    world: Reading, tmp_path: Path
) -> None:
    document = report(world, tmp_path)
    captions = [text for style, text in styles_of(document) if "aption" in style]
    numbered = [match for text in captions if (match := re.match(r"(Figur|Tabel) (\d+): ", text))]
    for label in ("Figur", "Tabel"):
        numbers = [int(match[2]) for match in numbered if match[1] == label]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) >= 3
    codes = "".join(code.text for code in document.element.body.iter(qn("w:instrText")))
    assert "SEQ Figur" in codes


def test_every_link_leads_to_a_bookmark(world: Reading, tmp_path: Path) -> None:
    body = report(world, tmp_path).element.body
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert len(marks) == len(set(marks))
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", mark, re.ASCII) for mark in marks)
    assert links <= set(marks)
    assert len(links) > 5
    numbers = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(numbers) == len(set(numbers))


def test_the_table_of_contents_is_filled_and_leads_to_the_headings(world: Reading, tmp_path: Path) -> None:
    document = report(world, tmp_path)
    listed = [(style, text.split("\t")) for style, text in styles_of(document) if style.startswith("toc")]
    assert [number for _, (number, _) in listed][:3] == ["1", "1.1", "1.2"]
    assert [text for style, (_, text) in listed if style == "toc 1"] == headings(document, 1)
    assert [text for style, (_, text) in listed if style == "toc 2"] == headings(document, 2)
    assert "updateFields" not in etree.tostring(document.settings.element).decode()
    assert not [f for f in document.element.body.iter(qn("w:fldChar")) if f.get(qn("w:dirty"))]


def test_pictures_have_words_and_fit_the_page(world: Reading, tmp_path: Path) -> None:
    document = report(world, tmp_path)
    drawings = list(document.element.body.iter(qn("wp:inline")))
    figures = [text for _, text in styles_of(document) if text.startswith("Figur ")]
    assert len(drawings) == len(figures) >= 3
    for drawing in drawings:
        described = drawing.find(qn("wp:docPr"))
        assert len(described.get("descr")) > 20
        following = drawing.iterancestors(qn("w:p")).__next__().itersiblings()
        size = next(found for e in following if (found := next(e.iter(qn("w:pgSz")), None)) is not None)
        room = (int(size.get(qn("w:w"))) - 2 * 1247) * 635
        assert int(drawing.find(qn("wp:extent")).get("cx")) <= room
    assert len({d.find(qn("wp:docPr")).get("id") for d in drawings}) == len(drawings)


def test_what_the_source_does_not_say_is_said_so(world: Reading, tmp_path: Path) -> None:
    document = report(world, tmp_path)
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    (course, _) = [row[1] for row in rows if row[0] == "Ikke oplyst"]
    assert "etableringsudgift" in course
    assert "årlig udgift" not in course
    assert ["Årlig udgift", "1,2"] in rows


def test_the_short_report_leaves_out_what_is_looked_up(world: Reading, tmp_path: Path) -> None:
    whole, short = report(world, tmp_path), report(world, tmp_path, short=True)
    assert "Aktiviteter" in headings(whole, 1)
    assert "Aktiviteter" not in headings(short, 1)
    assert headings(short, 1)[-2:] == ["Fokusområder", "Kilder"]
    body = short.element.body
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} <= marks


def test_cited_passages_stand_at_the_end_where_sources_are_at_hand(world: Reading, tmp_path: Path) -> None:
    (tmp_path / "kilde.txt").write_text("Et kursus i <jobsøgning>.\nFlere skal i job.\n", "utf-8")
    shelf = library(world.theory, _configuration(), tmp_path)
    document = report(world, tmp_path, library=shelf)
    assert "De citerede steder" in headings(document, 1)
    assert "Et kursus i <jobsøgning>." in text_of(document)
    (mark,) = [
        m
        for m in document.element.body.iter(qn("w:bookmarkStart"))
        if m.get(qn("w:name")).startswith("f_passage_1_")
    ]
    links = [link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))]
    assert mark.get(qn("w:name")) in links


def _configuration() -> Any:
    from forandring.config import Configuration

    return Configuration()


# The file


def test_the_same_theory_gives_the_same_bytes(world: Reading, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        report(world, tmp_path / name)
    one, two = ((tmp_path / name / "report.docx").read_bytes() for name in ("one", "two"))
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr tabs suppressAutoHyphens spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs shd rtl lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "sectPr": "footerReference type pgSz pgMar pgNumType cols titlePg",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr tblStylePr",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr rPr",
}
"""Element → what it may hold here, in the order that the standard asks for."""


def test_every_part_is_well_formed_and_in_the_standard_s_order(world: Reading, tmp_path: Path) -> None:
    report(world, tmp_path)
    with zipfile.ZipFile(tmp_path / "report.docx") as archive:
        names = archive.namelist()
        parts = {n: etree.fromstring(archive.read(n)) for n in names if n.endswith((".xml", ".rels"))}
    assert len(names) == len(set(names))
    seen = 0
    for name, root in parts.items():
        for tag, allowed in ORDER.items():
            rank = {qn(f"w:{child}"): place for place, child in enumerate(allowed.split())}
            for element in root.iter(qn(f"w:{tag}")):
                places = [rank.get(child.tag, -1) for child in element]
                assert -1 not in places, (name, tag, [child.tag for child in element])
                assert places == sorted(places), (name, tag)
                seen += 1
    assert seen > 500
    document = parts["word/document.xml"]
    known = {style.get(qn("w:styleId")) for style in parts["word/styles.xml"].iter(qn("w:style"))}
    used = {
        e.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle", "w:tblStyle") for e in document.iter(qn(tag))
    }
    assert used <= known
    for cell in document.iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p"), "Word wants a paragraph at the end of every cell"
    for before, after in zip(document[0], document[0][1:], strict=False):
        assert (before.tag, after.tag) != (qn("w:tbl"), qn("w:tbl")), "Word would join two tables"


HOSTILE = {
    "markup": "<w:p/>&amp; ]]> {{ forandring }}",
    "quotes": "\\\"' » «",
    "a formula": "=1+1",
    "emoji and Hebrew": "🙂 שלום",
    "a control character": "a\\u0001b\\u000bc\\uFFFEd",
    "lines": "en\\nto\\r\\ntre",
    "long": "ord " * 75,
    "one long word": "x" * 300,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_theory_s_text_only_ever_becomes_text(
    read_turtle: Callable[[str], Reading], tmp_path: Path, what: str
) -> None:
    label = HOSTILE[what]
    reading = read_turtle(WORLD.replace('"Kursus i jobsøgning"@da', f'"{label}"@da'))
    said = next(node for node in reading.theory.plans[0].nodes if node.name == "kursus").labels[0].text
    document = report(reading, tmp_path)
    wanted = clean(said).replace("\n", " ").strip()
    texts = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p"))]
    assert wanted in [text.strip() for text in texts]


def test_what_runs_leftwards_is_marked_so(read_turtle: Callable[[str], Reading], tmp_path: Path) -> None:
    reading = read_turtle(WORLD.replace('"Uden mål"@da', '"שלום"@da'))
    document = report(reading, tmp_path)
    runs = [
        r for r in document.element.body.iter(qn("w:r")) if [t.text for t in r.iter(qn("w:t"))] == ["שלום"]
    ]
    assert len(runs) > 1
    assert all(run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for run in runs)


# Templates


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A municipality's document: its own styles under Danish ids, a head, A5 paper and two paragraphs."""
    document = docx.Document()
    for style in document.styles.element.iter(qn("w:style")):
        if style.get(qn("w:styleId")) == "Heading1":
            style.set(qn("w:styleId"), "Overskrift1")
    for name in ("Heading 3", "List Bullet 2", "Caption"):
        document.styles[name].delete()
    document.sections[0].header.paragraphs[0].text = "Eksempel Kommune"
    document.sections[0].page_width, document.sections[0].page_height = 5328000, 7560000
    document.add_paragraph("Forside")
    document.add_paragraph("{{ forandring }}")
    document.add_paragraph("Bagside")
    file = tmp_path / "skabelon.docx"
    document.save(str(file))
    return file


def test_a_template_keeps_its_styles_paper_head_and_text(
    world: Reading, tmp_path: Path, template: Path
) -> None:
    document = report(world, tmp_path, template)
    paragraphs = [text for _, text in styles_of(document)]
    assert paragraphs[0] == "Forside"
    assert paragraphs[-1] == "Bagside"
    assert "{{ forandring }}" not in text_of(document)
    assert {s.header.paragraphs[0].text for s in document.sections} == {"Eksempel Kommune"}
    assert {min(s.page_width, s.page_height) for s in document.sections} == {5328285}
    chapters = {p.style.style_id for p in document.paragraphs if p.style.name == "Heading 1"}
    assert chapters == {"Overskrift1"}
    (note,) = document.notes
    lacking = {"heading 3", "caption", "toc 1", "toc 2"}
    assert set(note.da.rsplit(": ")[-1].split(", ")) == lacking


def test_a_template_without_a_placeholder_gets_the_report_at_its_end(
    world: Reading, tmp_path: Path, template: Path
) -> None:
    document = docx.Document(str(template))
    for paragraph in document.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    document.save(str(template))
    found = [text for _, text in styles_of(report(world, tmp_path, template))]
    assert found[0] == "Forside"
    assert found.index("Plan for unge") < 5


def test_a_template_s_own_table_of_contents_is_used(world: Reading, tmp_path: Path, template: Path) -> None:
    document = docx.Document(str(template))
    code = document.paragraphs[0].add_run()._r
    code.append(code.makeelement(qn("w:instrText")))
    code[-1].text = ' TOC \\o "1-3" '
    document.save(str(template))
    found = report(world, tmp_path, template)
    assert not [style for style, _ in styles_of(found) if style.startswith("toc")]


def test_a_word_template_and_our_own_report_are_templates_too(
    world: Reading, tmp_path: Path, template: Path
) -> None:
    files = _parts(template)
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(
        b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml"
    )
    dotx = tmp_path / "skabelon.dotx"
    dotx.write_bytes(_archive(files))
    assert "Plan for unge" in text_of(report(world, tmp_path, dotx))
    report(world, tmp_path)
    (tmp_path / "again").mkdir()
    again = report(world, tmp_path / "again", tmp_path / "report.docx")
    assert again.notes == ()
    assert headings(again, 2).count("Hvad planen indeholder") == 2
    marks = [mark.get(qn("w:name")) for mark in again.element.body.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks))


def _parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _archive(files: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def _with(name: str, content: bytes) -> Callable[[bytes], bytes]:
    def changed(original: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(original)) as archive:
            files = {each: archive.read(each) for each in archive.namelist()}
        return _archive({**files, name: content})

    return changed


WRONG: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a text": (lambda content: b"Kaere borgmester", "cannot be read as a Word file"),
    "nothing": (lambda content: b"", "cannot be read as a Word file"),
    "half a file": (lambda content: content[: len(content) // 2], "cannot be read as a Word file"),
    "another archive": (lambda content: _archive({"a.txt": b"a"}), "cannot be read as a Word file"),
    "broken XML": (_with("word/document.xml", b"<w:document"), "cannot be read as a Word file"),
    "no body": (_with("word/document.xml", b"<a/>"), "cannot be read as a Word file"),
    "macros": (_with("word/vbaProject.bin", b"Sub AutoOpen()"), "contains macros"),
    "the old format": (lambda content: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old format or with a password"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_template_is_refused_with_what_to_do(template: Path, what: str) -> None:
    spoil, sentence = WRONG[what]
    with pytest.raises(ForandringError, match=sentence) as refusal:
        opened(Template("skabelon.docx", spoil(template.read_bytes())))
    assert ".docx" in refusal.value.message.da


def test_a_wrong_template_is_told_of_before_anything_is_drawn(tmp_path: Path) -> None:
    file = tmp_path / "skabelon.docx"
    file.write_text("no document")
    with pytest.raises(ForandringError, match="cannot be read as a Word file"):
        read_template(file)


def test_an_entity_in_a_template_is_not_unfolded(template: Path) -> None:
    secret = template.parent / "secret.txt"
    secret.write_text("hemmeligt")
    files = _parts(template)
    files["word/document.xml"] = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode() + files[
        "word/document.xml"
    ].split(b"?>", 1)[1].replace(b"Forside", b"&e;")
    try:
        document = opened(Template("skabelon.docx", _archive(files)))
    except ForandringError:
        return
    assert "hemmeligt" not in text_of(document)


def test_every_style_of_ours_is_in_the_blank_document() -> None:
    document = blank()
    known = {style.name for style in document.styles}
    assert set(OWN.values()) <= known
    styles = Styles(document, blank())
    assert styles["body"] == ""
    assert styles["heading-1"] == "Heading1"
    assert styles.missing == []


# The command


def test_the_command_writes_one_file_or_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from forandring.cli import main

    monkeypatch.chdir(tmp_path)
    for name in ("en", "to"):
        (tmp_path / "theory" / name).mkdir(parents=True)
        turtle = WORLD.replace("Plan for unge", f"Plan {name}")
        prefixes = PREFIXES.replace("example.org/plan", f"example.org/{name}")
        (tmp_path / "theory" / name / "plan.ttl").write_text(prefixes + turtle, "utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([*arguments])
        said = capsys.readouterr()
        return int(str(ended.value.code)), said.out, said.err

    assert run("report", "theory/en")[:2] == (0, "report.docx\n")
    assert run("report")[:2] == (0, "report/en.docx\nreport/to.docx\n")
    assert run("report", "theory/en", "-o", "ud/mappe")[:2] == (0, "ud/mappe/report.docx\n")
    code, _, told = run("report", "-o", "begge.docx")
    assert (code, "-o" in told) == (2, True)
    assert run("report", "theory/en", "-o", "rapport.pdf")[0] == 2
    assert run("report", "theory/en", "--template", "findes-ikke.docx")[0] == 2
    assert not (tmp_path / "begge.docx").exists()


def test_build_puts_the_report_beside_the_page_when_asked(
    world: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from forandring.cli import main

    monkeypatch.chdir(tmp_path)
    for arguments, there in ((["build"], False), (["build", "--report"], True)):
        with pytest.raises(SystemExit):
            main(["--lang", "da", arguments[0], "plan.ttl", *arguments[1:]])
        (page,) = tmp_path.glob("output/*/index.html")
        assert ("data/report.docx" in page.read_text("utf-8")) == there
        assert (page.parent / "data/report.docx").exists() == there
    assert report(world, tmp_path) is not None
    assert (tmp_path / "report.docx").read_bytes() == (page.parent / "data/report.docx").read_bytes()


@pytest.mark.parametrize("plan", ["koebenhavn-misbrugsplan-2011-2014", "tretten-udfordringer"])
def test_a_real_plan_s_report_names_all_that_its_page_names(plan: str, tmp_path: Path) -> None:
    reading = read([str(ROOT / "theory" / plan)])
    document = report(reading, tmp_path)
    text = text_of(document).replace("\n", " ")
    assert ("Status" in headings(document, 1)) == plan.startswith("koebenhavn")
    nodes = [
        n
        for kind in ("Activity", "Goal", "Challenge", "TargetGroup", "Effect")
        for n in reading.theory.plans[0].of(kind)
    ]
    named = [label.text for node in nodes for label in node.labels if label.language == "da"]
    assert len(named) > 60
    assert [name for name in named if name not in text] == []
