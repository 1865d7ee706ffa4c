"""Source documents: their lines and pages, and the figures that stand in them."""

from __future__ import annotations

import tempfile
import time
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forandring.model import Citation, Place, Theory
from forandring.project import read
from forandring.sources import Absence, Document, Library, Refusal, read_document
from forandring.sources.dates import date_stands_in, dates_in
from forandring.sources.fingerprints import CitedPlace, fingerprint, stamps_turtle
from forandring.sources.numbers import number_stands_in, numbers_in
from forandring.sources.words import lexicon, scale_of
from forandring.syntax.layout import formatted

MILLION = Decimal(1_000_000)
ONE = Decimal(1)


def stands(number: str, text: str, language: str = "da", scale: Decimal = ONE) -> bool:
    return number_stands_in(Decimal(number), scale, numbers_in(text, language))


# Numbers


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1.6", "1,6"),
        ("1.6", "1.6"),
        ("2800", "ca. 2.800 borgere"),
        ("2800", "about 2,800 citizens"),
        ("2000", "godt 2.000"),
        ("1234567.89", "1.234.567,89 kr."),
        ("1234567.89", "1,234,567.89"),
        ("12000", "12 000 borgere"),
        ("12000", "er ca. 12-14.000."),
        ("14000", "er ca. 12-14.000."),
        ("12", "12-14 år"),
        ("15", "10-15"),
        ("50", "50 %"),
        ("0.5", "50 %"),
        ("1886", "foreløbig 1886 stofmisbrugere"),
        ("10", "10 og 40"),
        ("40", "10 og 40"),
        ("10", "ti borgere"),
        ("50", "Under halvdelen"),
        ("0.5", "halvdelen"),
        ("33", "en tredjedel"),
        ("67", "to tredjedele"),
        ("25", "en fjerdedel"),
        ("4", "over en fireårig periode"),
        ("3", "et treårigt forsøg"),
        ("2", "et toårigt forsøg"),
        ("2", "to hæfter"),
        ("2", "begge parter"),
        ("14", "en 14-dages frist"),
        ("1", "minimum en psykiater"),
        ("1", "inden for et år"),
        ("10", "kun godt 1 ud af 10"),
        ("10", "én ud af ti"),
        ("10", "hver tiende"),
        ("1000", "tusindvis af frivillige"),
        ("205", "to hundrede og fem"),
        ("25", "femogtyve"),
        ("99", "nioghalvfems"),
        ("300", "trehundrede"),
        ("5000000", "fem millioner kroner"),
        ("1.5", "1½ time"),
        ("1.5", "halvandet år"),
        ("101", "lovens §101, dels"),
        ("6", "efter det 6. år"),
        ("6", "det sjette år"),
        ("20", "i starten af 20-erne"),
        ("-5", "et fald på minus 5"),
        ("2.125", "2,125 %"),
        ("0.125", "0,125"),
    ],
)
def test_a_number_that_stands_in_danish_text(number: str, text: str) -> None:
    assert stands(number, text)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("10", "ten citizens"),
        ("50", "half of them"),
        ("25", "twenty-five people"),
        ("250", "two hundred and fifty"),
        ("33.3", "a third"),
        ("10", "one in ten"),
        ("2", "both parties"),
        ("3000", "three thousand"),
    ],
)
def test_a_number_that_stands_in_english_text(number: str, text: str) -> None:
    assert stands(number, text, "en")


@pytest.mark.parametrize(
    ("number", "text", "language"),
    [
        ("2.8", "2.800 borgere", "da"),
        ("1", "en borger og et barn", "da"),
        ("2", "anden etnisk baggrund", "da"),
        ("2", "they want to go to town", "en"),
        ("4", "the fire brigade", "en"),
        ("16", "1,6", "da"),
        ("1", "1. januar 2015", "da"),
        ("30", "en tredjedel", "da"),
        ("23", "3 og 20", "da"),
        ("8", "otteren", "da"),
        ("3", "træffer tresset", "da"),
        ("200", "ca. 2.000", "da"),
        ("280", "2.800", "da"),
    ],
)
def test_a_number_that_does_not_stand_there(number: str, text: str, language: str) -> None:
    assert not stands(number, text, language)


def test_a_multiple_counts_and_units_are_kept_apart() -> None:
    assert stands("103", "i alt 103 mio. kr.", scale=MILLION)
    assert stands("103000000", "i alt 103 mio. kr.")
    assert stands("0.103", "103 mio. kr.", scale=1000 * MILLION)
    assert not stands("103", "i alt 103 mio. kr.")
    assert not stands("103", "103 mia. kr.", scale=MILLION)
    assert stands("5", "5-10 mio. kr.", scale=MILLION)


def test_a_table_cell_counts_in_the_unit_of_its_head() -> None:
    assert stands("1.6", "Kort intervention\t1,6\t0", scale=MILLION)
    assert stands("0", "Kort intervention\t1,6\t0", scale=MILLION)


@given(st.integers(0, 10**12), st.integers(0, 3), st.sampled_from(["da", "en"]))
def test_numbers_formatted_in_either_notation_are_found_again(whole: int, places: int, language: str) -> None:
    number = Decimal(whole) / 10**places
    english = f"{number:,.{places}f}"
    text = english if language == "en" else english.translate(str.maketrans(",.", ".,"))
    # The unit tells that three decimals may be decimals: 1,234 % is not 1234.
    assert stands(str(number), f"der er {text} % i alt", language)


@given(st.integers(0, 9), st.sampled_from([20, 30, 40, 50, 60, 70, 80, 90]))
def test_danish_number_words_are_found_again(unit: int, ten: int) -> None:
    units = "_ en to tre fire fem seks syv otte ni".split()
    tens = dict(
        zip(
            range(20, 100, 10),
            "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems".split(),
            strict=True,
        )
    )
    word = f"{units[unit]}og{tens[ten]}" if unit else tens[ten]
    assert stands(str(ten + unit), f"der kom {word} borgere")
    assert [n.value for n in numbers_in(word, "da")] == [Decimal(ten + unit)]


@given(st.text(max_size=200), st.sampled_from(["da", "en", ""]))
@settings(max_examples=300)
def test_any_text_can_be_read_and_spans_lie_in_it(text: str, language: str) -> None:
    for printed in (*numbers_in(text, language), *dates_in(text)):
        assert 0 <= printed.start < printed.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["1", "1.", "111.", "1 ", "1. januar 2015 ", "en og ", "10 til ", "millioner ", "1" + " " * 2000]
)
def test_hostile_text_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    numbers_in(text)
    # Half a second is usual; work that grew with the square would take minutes.
    assert time.process_time() - began < 10


def test_units_multiply() -> None:
    assert scale_of("mio. kr.", "da") == scale_of("DKK million", "en") == MILLION
    assert scale_of("mia. kr. om året", "da") == scale_of("DKK billion per year", "en") == 1000 * MILLION
    assert scale_of("1.000 kr.", "da") == 1000
    assert scale_of("pr. tusind indbyggere", "da") == scale_of("år", "da") == 1
    assert lexicon("da").scales["billion"] == 1000 * lexicon("en").scales["billion"]


# Dates


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        ("2015-01-01", "1. januar 2015"),
        ("2014-09-08", "d. 8. september 2014"),
        ("2015-01-19", "FOU d. 19. januar, BFU d. 21. januar og SOS d. 28. januar 2015"),
        ("2015-11", "november – december 2015"),
        ("2003-02", "i februar 2003"),
        ("2011", "primo 2011"),
        ("2003-12", "ultimo 2003"),
        ("2009-07-10", "Sidst opdateret 10-07-2009"),
        ("2009-07-10", "10.7.2009"),
        ("2009-07-10", "2009-07-10"),
        ("2009-07-10", "July 10, 2009"),
        ("2009-07-10", "10th of July 2009"),
        ("2014", "i perioden 2011-2014"),
        ("2014", "2011-14"),
        ("2011", "startet primo 2011\t2011"),
    ],
)
def test_a_date_that_stands_there(stated: str, text: str) -> None:
    assert date_stands_in(stated, dates_in(text))


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        ("2015-01-02", "1. januar 2015"),
        ("2015-02-01", "1. januar 2015"),
        ("2014-01-01", "1. januar 2015"),
        ("2015-01", "i løbet af 2015"),
        ("2011", "ca. 2.011 borgere"),
        ("2011", "12011"),
        ("2015-01-19", "d. 19. januar"),
    ],
)
def test_a_date_that_does_not_stand_there(stated: str, text: str) -> None:
    assert not date_stands_in(stated, dates_in(text))


MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2099, 12, 31)))
def test_dates_in_every_form_are_found_again(day: date) -> None:
    for form in (
        f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
    ):
        printed = dates_in(f"Det skete {form}, og så var det slut.")
        assert date_stands_in(day.isoformat(), printed)
        assert date_stands_in(day.isoformat()[:7], printed)
        assert date_stands_in(day.isoformat()[:4], printed)


# Documents


def document(path: Path) -> Document:
    found = read_document(path)
    assert isinstance(found, Document), found
    return found


def refusal(path: Path, **limits: float) -> str:
    found = read_document(path, **limits)  # type: ignore[arg-type]
    assert isinstance(found, Refusal), found
    assert found.message.da
    return found.message.en


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (b"en\nto\n", ("en", "to")),
        (b"en\nto", ("en", "to")),
        (b"\n\nen\r\n\x0cto\xe2\x80\xa8tre\n", ("", "", "en", "\x0cto\u2028tre")),
        (b"", ()),
        (b"\xef\xbb\xbfm\xc3\xa5l\n", ("mål",)),
        (b"m\xe5l\n", ("mål",)),
        ("mål\nto".encode("utf-16"), ("mål", "to")),
    ],
)
def test_text_gives_its_physical_lines(raw: bytes, lines: tuple[str, ...], tmp_path: Path) -> None:
    for name in ("plan.txt", "plan.md"):
        (tmp_path / name).write_bytes(raw)
        assert document(tmp_path / name).lines == lines


def test_the_language_is_the_text_s_own(tmp_path: Path) -> None:
    (tmp_path / "da.txt").write_text(
        "Der er en plan, og den er for de unge i byen, som ikke er i gang.", "utf-8"
    )
    (tmp_path / "en.txt").write_text(
        "There is a plan for the young in the city, and it is on the table.", "utf-8"
    )
    (tmp_path / "tal.txt").write_text("1 2 3", "utf-8")
    assert [document(tmp_path / f"{n}.txt").language for n in ("da", "en", "tal")] == ["da", "en", ""]


def test_html_gives_the_text_it_shows(tmp_path: Path) -> None:
    page = (
        "<html><head><meta charset='iso-8859-1'><title>Plan</title><style>p { color: red }</style></head><body>"
        "<p>Mål:  <b>40</b>\n borgere</p><script>var x = 99;</script><ul><li>en<li>to &amp; tre</ul>"
        "<table><tr><td>Kursus</td><td>1,6</td></tr></table></body></html>"
    )
    (tmp_path / "plan.html").write_bytes(page.encode("iso-8859-1"))
    assert document(tmp_path / "plan.html").lines == (
        "Plan",
        "Mål: 40 borgere",
        "en",
        "to & tre",
        "Kursus\t1,6",
    )


@pytest.mark.parametrize(
    ("named", "content"),
    [
        ("iso-8859-5", "Mal: план".encode("iso-8859-5")),
        ("iso-8859-1", b"\xef\xbb\xbf" + "Mal: план".encode()),
        ("no-such-charset", "Mal: план".encode()),
    ],
)
def test_html_is_read_in_the_encoding_that_it_names_unless_a_mark_says_otherwise(
    named: str, content: bytes, tmp_path: Path
) -> None:
    mark, text = (content[:3], content[3:]) if content[:1] == b"\xef" else (b"", content)
    page = mark + f'<html><head><meta charset="{named}"></head><body>'.encode() + text + b"</body></html>"
    (tmp_path / "plan.html").write_bytes(page)
    assert document(tmp_path / "plan.html").lines == ("Mal: план",)


def small_pdf(pages: list[list[str]]) -> bytes:
    """A PDF with one line of text under another on each page, written by hand."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        rows = b"".join(b"(" + line.encode("latin-1") + b") Tj 0 -20 Td " for line in lines)
        stream = b"BT /F1 12 Tf 72 720 Td " + rows + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [" + b" ".join(kids) + b"] /Count %d >>" % len(kids)
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    return body + head + table + tail


def test_a_pdf_has_pages_and_lines(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    (tmp_path / "plan.pdf").write_bytes(small_pdf([["Plan", "Kurset koster 1,6 mio. kr."], ["Slut"]]))
    found = document(tmp_path / "plan.pdf")
    assert [line.strip() for line in found.lines] == ["Plan", "Kurset koster 1,6 mio. kr.", "Slut"]
    assert found.pages == ((1, 2), (3, 3))


def test_a_pdf_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    pdf = tmp_path / "plan.pdf"
    pdf.write_bytes(b"%PDF-1.4 rubbish")
    assert "damaged" in refusal(pdf)
    pdf.write_bytes(small_pdf([[]]))
    assert "no text" in refusal(pdf)
    pdf.write_bytes(small_pdf([["Plan"]]))
    assert "more than 0.001 seconds" in refusal(pdf, seconds=0.001)
    assert "over 0 MiB" in refusal(pdf, largest=10)
    writer = pypdf.PdfWriter(clone_from=pdf)
    writer.encrypt("hemmelig", algorithm="RC4-128")
    writer.write(tmp_path / "laast.pdf")
    assert "password" in refusal(tmp_path / "laast.pdf")


def test_a_word_document_gives_paragraphs_and_rows(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_paragraph("Plan for unge")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Kursus", "1,6"
    made.add_paragraph("Slut")
    made.save(tmp_path / "plan.docx")
    assert document(tmp_path / "plan.docx").lines == ("Plan for unge", "Kursus\t1,6", "Slut")


def test_a_word_document_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    bomb = tmp_path / "plan.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (40 * 1024 * 1024))
    assert "too much text" in refusal(bomb)
    bomb.write_bytes(b"PK\x03\x04 not a zip")
    assert "damaged" in refusal(bomb)


@given(st.binary(max_size=300), st.sampled_from([".html", ".pdf", ".docx", ".txt"]))
@settings(max_examples=12, deadline=None)
def test_any_bytes_give_a_document_or_a_reason(raw: bytes, ending: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{ending}"
        path.write_bytes(raw)
        assert isinstance(read_document(path), Document | Refusal)


def test_what_is_no_document_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.exe").write_bytes(b"MZ")
    assert "kind of file" in refusal(tmp_path / "plan.exe")
    (tmp_path / "plan.txt").write_bytes(b"\x00\x01\x02")
    assert "binary" in refusal(tmp_path / "plan.txt")
    assert "cannot be read" in refusal(tmp_path / "gone.txt")


# The library

PLAN = """
@prefix : <https://example.org/plan#> . @prefix fo: <https://w3id.org/forandring#> .
:plan a fo:Plan ; fo:source :kilde .
:kilde a fo:Source ; fo:document "%s" .
"""


def theory(folder: Path, name: str = "kilde.txt") -> Theory:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.ttl").write_text(PLAN % name, "utf-8")
    return read([str(folder)]).theory


def citation(at: str, lines: tuple[int, int] | None, pages: tuple[int, int] | None = None) -> Citation:
    return Citation("https://example.org/plan#kilde", "kilde.txt", at, lines, pages, Place("plan.ttl", 0))


@pytest.mark.parametrize(
    "where",
    ["plan/plan", "plan/plan/sources", "plan/plan/kilder", "plan/sources", "plan/kilder", "elsewhere"],
)
def test_a_source_is_found_beside_its_plan_or_where_one_says(where: str, tmp_path: Path) -> None:
    found = theory(tmp_path / "plan" / "plan")
    assert Library(found).document("https://example.org/plan#kilde") == Absence("kilde.txt")
    (tmp_path / where).mkdir(parents=True, exist_ok=True)
    (tmp_path / where / "kilde.txt").write_text("en\nto\n", "utf-8")
    library = Library(found, [tmp_path / "elsewhere"])
    assert library.passage(citation("L2", (2, 2))) == ("to",)


def test_a_name_cannot_lead_out_of_the_folders(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hemmeligt", "utf-8")
    for name in ("../secret.txt", str(tmp_path / "secret.txt"), ".."):
        found = theory(tmp_path / "plan", name)
        assert isinstance(Library(found).document("https://example.org/plan#kilde"), Absence)


def test_what_became_of_a_citation(tmp_path: Path) -> None:
    found = theory(tmp_path)
    (tmp_path / "kilde.txt").write_text("en\n\n \nfire", "utf-8")
    library = Library(found)

    def state(at: str, lines: tuple[int, int] | None, pages: tuple[int, int] | None = None) -> str:
        return library.resolve(citation(at, lines, pages)).state

    assert state("L1-4", (1, 4)) == "found"
    assert state("L4", (4, 4)) == "found"
    assert state("L5", (5, 5)) == "beyond"
    assert state("L4-5", (4, 5)) == "beyond"
    assert state("L2-3", (2, 3)) == "empty"
    assert state("L4-1", (4, 1)) == "reversed"
    assert state("p. 1", None, (1, 1)) == "no-pages"
    assert state("side 1", None) == "malformed"
    unknown = citation("L1", (1, 1))._replace(source=None, document=None)
    assert library.resolve(unknown).state == "no-source"


# Fingerprints


@given(st.lists(st.text(st.characters(categories=["L", "N", "Zs"]), max_size=20), max_size=5))
def test_a_fingerprint_sees_words_and_no_white_space(lines: list[str]) -> None:
    assert fingerprint([f" {line} " for line in lines]) == fingerprint(lines)
    assert fingerprint([*lines, "x"]) != fingerprint(lines)


def test_stamps_are_in_reading_order_and_the_same_each_time() -> None:
    places = {CitedPlace("https://example.org/k", at): "0" * 16 for at in ("L10", "L2", "L2-3", "p. 1")}
    written = stamps_turtle(places)
    assert written == stamps_turtle(dict(reversed(places.items())))
    order = [line.split('"')[1] for line in written.splitlines() if "fo:at" in line]
    assert order == ["p. 1", "L2", "L2-3", "L10"]
    assert formatted(written) == written
