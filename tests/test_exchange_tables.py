"""The theory as spreadsheets: numbers are numbers, texts stay the texts they were, the same bytes every time."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from forandring.cells import csv_text, text_cell
from forandring.errors import ForandringError
from forandring.exchange.skos import SKOS_HEADS
from forandring.exchange.spreadsheet import LONGEST_CELL, to_xlsx
from forandring.exchange.tables import Table
from forandring.project import Reading, read
from forandring.project.exporting import exported, write_tables

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PLAN = (
    ':plan a fo:Plan ; skos:prefLabel "Plan"@da ; fo:amountUnit "mio. kr."@da , "DKK million"@en ; fo:source :k ;\n'
    "    fo:declaredTotal 3.5 .\n"
    ':k a fo:Source ; skos:prefLabel "Kilden"@da ; fo:document "plan.txt" .\n'
    ':o a fo:FocusArea ; skos:prefLabel "Område"@da , "Area"@en .\n'
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da , "Course"@en ; skos:definition "Om kurset."@da ;\n'
    "    fo:annualCost 1.60 ; fo:citizens 40 ; fo:focusArea :o ; fo:funding fo:NewBudget ;\n"
    '    fo:legalBasis "§ 3" ; fo:cites "L2" ;\n'
    '    fo:leadsTo [ fo:effect :mod ; fo:evidence fo:Research ; fo:cites "L4" ] .\n'
    ':mod a fo:Effect ; skos:prefLabel "Mere mod"@da ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .\n'
    ":kursus skos:closeMatch <https://e.org/other#x> .\n"
)


def unescaped(text: str) -> str:
    """Return a cell's text as Excel shows it."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def sheets_of(workbook: bytes) -> dict[str, list[dict[str, str | float]]]:
    """Return sheet → rows, each column's letters → text or number."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        strings = [
            unescaped("".join(text.text or "" for text in item.iter(MAIN + "t")))
            for item in Xml.fromstring(parts.read("xl/sharedStrings.xml"))
        ]
        names = [
            sheet.get("name", "")
            for sheet in Xml.fromstring(parts.read("xl/workbook.xml")).iter(MAIN + "sheet")
        ]
        return {
            name: [
                {
                    (cell.get("r") or "").rstrip("0123456789"): strings[int(value)]
                    if cell.get("t") == "s"
                    else float(value)
                    for cell in row
                    if (value := cell.findtext(MAIN + "v")) is not None
                }
                for row in Xml.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml")).iter(MAIN + "row")
            ]
            for number, name in enumerate(names, 1)
        }


def records(rows: list[dict[str, str | float]]) -> list[dict[str, str | float]]:
    """Return rows by heading."""
    head = rows[0]
    return [{str(head[column]): value for column, value in row.items()} for row in rows[1:]]


def test_a_workbook_has_a_sheet_for_each_kind_in_the_language(read_turtle: Callable[[str], Reading]) -> None:
    reading = read_turtle(PLAN)
    danish = sheets_of(exported(reading, "xlsx", "da"))
    english = sheets_of(exported(reading, "xlsx", "en"))
    assert list(danish) == [
        "Planer",
        "Aktiviteter",
        "Virkninger",
        "Mål",
        "Andet",
        "Sammenhænge",
        "Svarer til",
        "Pile i diagrammerne",
    ]
    assert list(english) == [
        "Plans",
        "Activities",
        "Effects",
        "Goals",
        "Other",
        "Links",
        "Mappings",
        "Arrows of the diagrams",
    ]
    (activity,) = records(danish["Aktiviteter"])
    assert activity["Navn"] == "Kursus"
    assert activity["Årlig udgift"] == 1.6
    assert activity["Antal borgere"] == 40
    assert activity["Beløb i"] == "mio. kr."
    assert activity["Fører til"] == "Mere mod"
    assert activity["Mål, der nås"] == "I job"
    assert activity["Beskrivelse"] == "Om kurset."
    assert "Etableringsudgift" not in activity  # what is not stated is empty, not 0
    (activity,) = records(english["Activities"])
    assert (activity["Name"], activity["Focus area"], activity["Funding"]) == ("Course", "Area", "new budget")
    assert activity["More"] == "Legal basis: § 3"
    (plan,) = records(english["Plans"])
    assert plan["Declared total a year"] == 3.5
    link = records(danish["Sammenhænge"])[0]
    assert (link["Fra"], link["Til"], link["Viden"], link["Henvisninger"]) == (
        "Kursus",
        "Mere mod",
        "forskning",
        "L4",
    )
    (mapping,) = records(danish["Svarer til"])
    assert (mapping["Fra"], mapping["Svarer"], mapping["Til"]) == ("Kursus", "svarer nogenlunde til", "x")
    assert {row["Slags"] for row in records(danish["Andet"])} == {"kilde", "fokusområde"}


def test_arrows_that_count_routes_give_no_link_a_number(read_turtle: Callable[[str], Reading]) -> None:
    many = "".join(
        f':a{n} a fo:Activity ; skos:prefLabel "A{n}"@da ; fo:focusArea :o ; fo:leadsTo :e{n} .\n'
        f':e{n} a fo:Effect ; skos:prefLabel "E{n}"@da ; fo:leadsTo :job .\n'
        for n in range(25)
    )
    sheets = sheets_of(exported(read_turtle(PLAN + many), "xlsx", "da"))
    numbers = [str(link["Nummer i diagrammerne"]) for link in records(sheets["Sammenhænge"])]
    assert [number.split(":")[0] for number in numbers] == ["Område"] * 52
    assert {arrow["Diagram"] for arrow in records(sheets["Pile i diagrammerne"])} == {"Plan", "Område"}


def test_a_workbook_has_the_numbers_that_the_arrows_of_the_diagrams_bear(
    read_turtle: Callable[[str], Reading], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from forandring.cli import main

    sheets = sheets_of(exported(read_turtle(PLAN), "xlsx", "da"))
    arrows = records(sheets["Pile i diagrammerne"])
    assert [link.get("Nummer i diagrammerne") for link in records(sheets["Sammenhænge"])] == [
        "Plan: 1; Område: 1",
        "Plan: 2; Område: 2",
    ]
    assert [
        (arrow["Diagram"], arrow["Nr."], arrow["Fra"], arrow["Til"], arrow["Plan"]) for arrow in arrows
    ] == [
        ("Plan", 1, "Kursus", "Mere mod", "Plan"),
        ("Plan", 2, "Mere mod", "I job", "Plan"),
        ("Område", 1, "Kursus", "Mere mod", "Plan"),
        ("Område", 2, "Mere mod", "I job", "Plan"),
    ]
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(["--lang", "da", "build", "plan.ttl"])
    (drawn,) = tmp_path.glob("output/*/data/arrows.csv")
    table = csv.DictReader(io.StringIO(drawn.read_text("utf-8-sig")))
    assert [(row["diagram"], float(row["Nr."])) for row in table] == [
        (arrow["Diagram"], arrow["Nr."]) for arrow in arrows
    ]


def test_a_workbook_is_the_same_bytes_each_time_and_keeps_its_headings_in_sight(
    read_turtle: Callable[[str], Reading],
) -> None:
    reading = read_turtle(PLAN)
    workbook = exported(reading, "xlsx", "da")
    assert workbook == exported(reading, "xlsx", "da")
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        sheet = parts.read("xl/worksheets/sheet2.xml").decode()
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert 'state="frozen"' in sheet
    assert "<autoFilter" in sheet
    assert "<f>" not in sheet


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(
        st.one_of(TEXTS, st.sampled_from(["=1+1", "_x0041_", "http://e.org/", "1", "a\r\nb"])), min_size=1
    )
)
def test_any_text_survives_a_workbook(texts: list[str]) -> None:
    (rows,) = sheets_of(to_xlsx([Table("T", ("A",), tuple((text,) for text in texts))], "")).values()
    assert [row["A"] for row in rows[1:]] == texts


@settings(max_examples=150, deadline=None)
@given(
    texts=st.lists(
        st.one_of(TEXTS, st.sampled_from(["=1+1", "'", 'a"b', "a;b", "a,b", "a\r\nb"])), min_size=1
    )
)
def test_any_text_survives_csv_but_for_the_guard_against_formulas(texts: list[str]) -> None:
    written = csv_text(["a", "b"], [(text, None) for text in texts])
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert rows == [["a", "b"], *[[text_cell(text), ""] for text in texts]]
    assert all(text_cell(text) in (text, f"'{text}") for text in texts)


def test_numbers_that_a_spreadsheet_would_round_stay_text() -> None:
    long = Decimal("123456789012345678.5")
    (rows,) = sheets_of(to_xlsx([Table("T", ("A",), ((long,), (Decimal("1.60"),), (7,)))], "")).values()
    assert [row["A"] for row in rows[1:]] == ["123456789012345678.5", 1.6, 7.0]
    assert csv_text(["A"], [(long,), (Decimal("-1.60"),)]).split("\r\n")[1:3] == [str(long), "-1.60"]


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    text = "😀" * LONGEST_CELL
    (rows,) = sheets_of(to_xlsx([Table("T", ("A",), ((text,),))], "")).values()
    shown = str(rows[1]["A"])
    assert shown.endswith("😀…")
    assert len(shown.encode("utf-16-le")) // 2 <= LONGEST_CELL


def test_more_rows_than_a_sheet_has_are_refused_with_a_way_out() -> None:
    with pytest.raises(ForandringError, match="--format csv"):
        to_xlsx([Table("Alt", ("A",), ((None,),) * 1_048_576)], "")


def test_csv_is_every_node_and_a_folder_holds_the_rest(
    read_turtle: Callable[[str], Reading], tmp_path: Path
) -> None:
    reading = read_turtle(PLAN)
    content = exported(reading, "csv", "da")
    assert content.startswith("\ufeffNavn,Slags,".encode())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["Navn"] for row in rows] == ["Plan", "Kilden", "Område", "Kursus", "Mere mod", "I job"]
    assert rows[3]["Årlig udgift"] == "1.60"
    assert [row["Mål, der nås"] for row in rows[3:]] == ["I job", "I job", ""]
    files = write_tables(reading, tmp_path / "nye" / "tabeller", "da")
    assert [file.name for file in files] == ["nodes.csv", "links.csv", "mappings.csv"]
    assert files[0].read_bytes() == content
    links = list(csv.DictReader(io.StringIO(files[1].read_text("utf-8-sig"), newline="")))
    assert [(row["Fra"], row["Til"]) for row in links] == [("Kursus", "Mere mod"), ("Mere mod", "I job")]


@pytest.mark.parametrize("name", sorted(SKOS_HEADS))
def test_what_skos_says_of_a_node_is_in_data_and_tables(
    name: str, read_turtle: Callable[[str], Reading]
) -> None:
    value = ":andet" if name in ("broader", "narrower", "related") else '"sagt"@da'
    reading = read_turtle(
        f':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; skos:{name} {value} .\n'
        ':andet a fo:Activity ; skos:prefLabel "sagt"@da .'
    )
    (plan,) = json.loads(exported(reading, "json", "da"))["plans"]
    assert {name, f"{name}s"} & set(plan["nodes"][0])
    english = sheets_of(exported(reading, "xlsx", "en"))
    (activity, _) = records(english["Activities"])
    heading = SKOS_HEADS[name].en
    assert activity.get(heading, activity.get("More")) in ("sagt", f"{heading}: sagt")


def test_a_table_holds_as_many_rows_as_the_theory_has_of_each() -> None:
    reading = read([str(ROOT / "theory")])
    theory = reading.theory
    sheets = sheets_of(exported(reading, "xlsx", "en"))
    counted = {name: len(rows) - 1 for name, rows in sheets.items()}
    assert sum(counted[name] for name in ("Plans", "Activities", "Effects", "Goals", "Other")) == len(
        list(theory.nodes())
    )
    assert counted["Links"] == len(list(theory.links()))
    assert counted["Mappings"] == len(theory.mappings)
