"""The theory for other programs: GraphML and the Common Impact Data Standard, and what every format of export keeps."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph
import pytest
from conftest import PREFIXES, ROOT, Run, typed
from hypothesis import given, settings
from hypothesis import strategies as st
from test_exchange_tables import sheets_of

from forandring.errors import ForandringError
from forandring.exchange.xml_text import valid_xml
from forandring.project import Reading, read
from forandring.project.exporting import FORMATS, exported, format_of_file
from forandring.project.files import file_of
from forandring.project.groups import Group
from forandring.project.reading import reading_of_files
from forandring.rdf.ntriples import escaped

PLAN = """
:plan a fo:Plan ; skos:prefLabel "Plan"@da , "The plan"@en ; fo:responsible :by ; fo:amountUnit "mio. kr."@da .
:by a fo:Organisation ; skos:prefLabel "Byen"@da .
:o a fo:FocusArea ; skos:prefLabel "Område"@da .
:unge a fo:TargetGroup ; skos:prefLabel "Unge"@da .
:kursus a fo:Activity ; skos:prefLabel "Kursus"@da , "Course"@en ; fo:annualCost 1.60 ; fo:citizens 40 ;
    fo:focusArea :o ; fo:targetGroup :unge ; fo:responsible :by ; fo:partOf :forloeb ;
    fo:leadsTo [ fo:effect :mod ; fo:evidence fo:Research , fo:Practice ; fo:confidence fo:High ; fo:cites "L4" ] ;
    fo:leadsTo [ fo:effect :fravaer ; fo:polarity fo:Negative ; fo:basis fo:Stated ] .
:forloeb a fo:Activity ; skos:prefLabel "Forløb"@da .
:mod a fo:Effect ; skos:prefLabel "Mere mod"@da , "More courage"@en ; fo:targetGroup :unge ; fo:leadsTo :job .
:fravaer a fo:Effect ; skos:prefLabel "Fravær"@da .
:job a fo:Beacon ; skos:prefLabel "I job"@da ; fo:indicator :andel .
:andel a fo:Indicator ; skos:prefLabel "Andel i job"@da ; fo:unit "procent"@da ; fo:baseline 40.0 .
:maaling a fo:Measurement ; skos:prefLabel "I 2026"@da ; fo:indicator :andel ;
    fo:value 44.5 ; fo:year "2026"^^xsd:gYear .
:kursus skos:closeMatch <https://e.org/other#x> .
"""


def graph_of(reading: Reading, language: str = "da") -> Any:
    return nx.read_graphml(io.BytesIO(exported(reading, "graphml", language)), force_multigraph=True)


def test_graphml_has_nodes_arrows_and_mappings_with_typed_values(
    read_turtle: Callable[[str], Reading],
) -> None:
    graph = graph_of(read_turtle(PLAN))
    nodes = {values["iri"].split("#")[1]: values for _, values in graph.nodes(data=True)}
    course = nodes["kursus"]
    assert (course["label"], course["label_da"], course["label_en"]) == ("Kursus", "Kursus", "Course")
    assert (course["type"], course["plan"], course["focus_area"], course["target_group"]) == (
        "Activity",
        "Plan",
        "Område",
        "Unge",
    )
    assert (course["annual_cost"], course["citizens"], course["amount_unit"]) == (1.6, 40, "mio. kr.")
    assert isinstance(course["annual_cost"], float)
    assert isinstance(course["citizens"], int)
    assert "setup_cost" not in course
    assert (nodes["job"]["type"], nodes["job"]["kind"]) == ("Beacon", "Goal")
    assert (nodes["x"]["described"], nodes["kursus"]["described"]) == (False, True)
    edges = [values for _, _, values in graph.edges(data=True)]
    assert [edge["relation"] for edge in edges].count("leadsTo") == 3
    assert [edge["relation"] for edge in edges].count("closeMatch") == 1
    stated = next(edge for edge in edges if edge.get("cites") == "L4")
    assert (stated["evidence"], stated["confidence"], stated["basis"], stated["polarity"]) == (
        "Research;Practice",
        "High",
        "Stated",
        "Positive",
    )
    inferred = next(edge for edge in edges if edge["basis"] == "Inferred")
    assert "evidence" not in inferred


def test_graphml_of_the_project_has_as_many_nodes_and_arrows() -> None:
    reading = read([str(ROOT / "theory")])
    graph = graph_of(reading, "en")
    described = [values for _, values in graph.nodes(data=True) if values["described"]]
    assert len(described) == len(reading.theory.index)
    arrows = [values for _, _, values in graph.edges(data=True) if values["relation"] == "leadsTo"]
    assert len(arrows) == len(list(reading.theory.links()))
    assert graph.number_of_edges() == len(arrows) + len(reading.theory.mappings)


def cids_of(reading: Reading, language: str = "da") -> dict[str, dict[str, Any]]:
    """Return local name, or label of what has no IRI, → record."""
    graph = json.loads(exported(reading, "cids", language))["@graph"]
    return {
        record["@id"].split("#")[-1] if "#" in record["@id"] else record["hasName"]: record
        for record in graph
    }


def test_cids_says_what_the_standard_has_words_for(read_turtle: Callable[[str], Reading]) -> None:
    found = cids_of(read_turtle(PLAN))
    iri = "https://example.org/plan#"
    assert found["plan"]["@type"] == "cids:ImpactPathway"
    assert found["plan"]["forOrganization"] == iri + "by"
    assert found["plan"]["hasOutcome"] == [iri + "mod", iri + "fravaer", iri + "job"]
    course = found["kursus"]
    assert (course["@type"], course["hasName"], course["partOf"]) == ("cids:Activity", "Kursus", iri + "plan")
    assert (course["canProduce"], course["subActivityOf"], course["forTheme"]) == (
        iri + "mod",
        iri + "forloeb",
        iri + "o",
    )
    assert found["by"] == {
        "@id": iri + "by",
        "@type": "cids:Organization",
        "hasLegalName": "Byen",
        "performs": iri + "kursus",
    }
    assert found["job"]["hasIndicator"] == iri + "andel"
    assert found["unge"]["benefitsFrom"] == iri + "mod"
    assert found["Mere mod – Unge"]["forStakeholder"] == iri + "unge"
    assert found["Kursus: årlig udgift"]["hasPlannedAmount"]["hasNumericalValue"] == "1.60"
    assert found["andel"]["unitDescription"] == "procent"
    assert found["andel"]["hasBaseline"]["hasNumericalValue"] == "40.0"
    report = found["maaling"]
    assert (report["forIndicator"], report["startedAtTime"]) == (iri + "andel", "2026-01-01T00:00:00")


def test_cids_never_shows_a_reading_or_a_harm_as_the_plan_s_own_promise(
    read_turtle: Callable[[str], Reading],
) -> None:
    reading = read_turtle(PLAN)
    assert cids_of(reading)["kursus"]["hasComment"] == "Modvirker »Fravær«."
    assert cids_of(reading)["mod"]["hasComment"] == "Læst ind i kilden: fører til »I job«."
    assert cids_of(reading, "en")["mod"]["hasComment"] == "Read into the source: leads to “I job”."
    assert "fravaer" not in json.dumps(cids_of(reading)["kursus"]["canProduce"])


# What cids.ttl 3.2.0 declares, and of the ontologies it builds on what it uses.
STANDARD = {
    "https://ontology.commonapproach.org/cids#": (
        "Activity BeneficialStakeholder FinancialInput ImpactPathway Indicator IndicatorReport Organization Outcome "
        "Service Stakeholder StakeholderOutcome Theme benefitsFrom canProduce forIndicator forOrganization forOutcome "
        "forStakeholder forTheme hasActivity hasBaseline hasBeneficialStakeholder hasComment hasDescription "
        "hasIndicator hasInput hasOutcome hasPlannedAmount hasStakeholder hasStakeholderOutcome inputFor performs "
        "unitDescription"
    ),
    "http://ontology.eil.utoronto.ca/tove/organization#": "hasName hasLegalName hasIdentifier",
    "http://ontology.eil.utoronto.ca/tove/activity#": "subActivityOf",
    "http://ontology.eil.utoronto.ca/ISO21972/iso21972#": (
        "Measure Unit_of_measure hasNumericalValue unit_of_measure value"
    ),
    "http://www.w3.org/2001/sw/BestPractices/OEP/SimplePartWhole/part.owl#": "partOf",
    "http://www.w3.org/ns/prov#": "startedAtTime endedAtTime",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "type",
}


@pytest.mark.parametrize("source", ["theory", "test"])
def test_cids_is_json_ld_that_uses_nothing_but_the_standard(
    source: str, read_turtle: Callable[[str], Reading]
) -> None:
    reading = read([str(ROOT / "theory")]) if source == "theory" else read_turtle(PLAN)
    known = {space + name for space, names in STANDARD.items() for name in names.split()}
    triples = list(pyoxigraph.parse(exported(reading, "cids", "da"), format=pyoxigraph.RdfFormat.JSON_LD))
    used = {t.predicate.value for t in triples}
    used |= {t.object.value for t in triples if t.predicate.value.endswith("#type")}
    assert used <= known
    described = {str(t.subject) for t in triples}
    pointers = [
        t
        for t in triples
        if isinstance(t.object, pyoxigraph.NamedNode) and "ns#type" not in t.predicate.value
    ]
    assert all(str(t.object) in described for t in pointers)


def plan_called(label: str) -> Reading:
    text = PREFIXES + f':kursus a fo:Activity ; skos:prefLabel "{escaped(label)}"@da ; fo:leadsTo :job .\n'
    text += ':job a fo:Goal ; skos:prefLabel "Job"@da .\n'
    return reading_of_files([(Group("plan", ("plan.ttl",)), [file_of("plan.ttl", text.encode())])])


LABELS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
    st.sampled_from(
        ["</data><node/>", "]]>", "&amp;", "=1+1", '"', "a\\n", "\u202eبه", "😀", " ", "x" * 3000]
    ),
)


@settings(max_examples=60, deadline=None)
@given(label=LABELS)
def test_any_label_comes_out_of_every_format_as_the_same_text(label: str) -> None:
    reading = plan_called(label)
    graph = graph_of(reading)
    assert valid_xml(label) in [values["label"] for _, values in graph.nodes(data=True)]
    assert graph.number_of_nodes() == 2
    assert label in [
        record.get("hasName") for record in json.loads(exported(reading, "cids", "da"))["@graph"]
    ]
    assert label in [
        node["label"]["da"] for node in json.loads(exported(reading, "json", "da"))["plans"][0]["nodes"]
    ]
    assert sheets_of(exported(reading, "xlsx", "da"))["Aktiviteter"][1]["A"] == label
    for form, kind in (("ttl", "TURTLE"), ("nt", "N_TRIPLES"), ("jsonld", "JSON_LD")):
        triples = pyoxigraph.parse(exported(reading, form, "da"), format=getattr(pyoxigraph.RdfFormat, kind))
        assert label in [triple.object.value for triple in triples]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_the_same_bytes_each_time_and_takes_an_empty_theory(
    form: str, read_turtle: Callable[[str], Reading]
) -> None:
    reading = read_turtle(PLAN)
    assert exported(reading, form, "da") == exported(reading, form, "da")
    empty = exported(read_turtle("", "empty.ttl"), form, "en")
    assert (empty == b"") == (form in ("ttl", "nt"))


@pytest.fixture
def export(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    (tmp_path / "theory").mkdir()
    (tmp_path / "theory" / "plan.ttl").write_text(PREFIXES + PLAN, "utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: typed(capfd, "--lang", "en", "export", *arguments)


@pytest.mark.parametrize("form", FORMATS)
def test_the_ending_of_the_file_chooses_the_format(form: str, export: Run, tmp_path: Path) -> None:
    ending = "cids.jsonld" if form == "cids" else form
    assert export("-o", f"out.{ending}")[0] == 0
    assert (tmp_path / f"out.{ending}").read_bytes() == exported(read(["theory"]), form, "en")


def test_an_ending_that_names_no_format_is_refused_with_the_choices(export: Run) -> None:
    code, out, err = export("-o", "theory.docx")
    assert (code, out) == (2, "")
    assert "theory.docx: the ending does not say" in err
    assert "xlsx" in err
    with pytest.raises(ForandringError):
        format_of_file("theory")


def test_csv_goes_into_a_folder(export: Run) -> None:
    code, out, _ = export("--format", "csv", "-o", "tables")
    assert (code, out.split()) == (0, ["tables/nodes.csv", "tables/links.csv", "tables/mappings.csv"])


def test_what_cannot_be_written_is_told(export: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for arguments in (
        ("-o", "file/out.ttl"),
        ("--format", "csv", "-o", "file/tables"),
        ("-o", "nowhere/out.nt"),
    ):
        code, out, err = export(*arguments)
        assert (code, out) == (2, "")
        assert "cannot be written" in err


def test_a_file_with_errors_is_named_and_the_rest_is_written(export: Run, tmp_path: Path) -> None:
    (tmp_path / "theory" / "broken.ttl").write_text(
        PREFIXES + ":a a fo:Goal ; skos:prefLabel <x y> .", "utf-8"
    )
    code, out, err = export("--format", "nt")
    assert code == 0
    assert "#kursus>" in out
    assert "theory/broken.ttl: has errors; only what can be read is here" in err


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_workbook_is_not_thrown_at_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_text(PREFIXES + PLAN, "utf-8")
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "forandring", "--lang", "en", "export", "plan.ttl", "--format", "xlsx"]
    found = subprocess.run(command, cwd=tmp_path, stdout=follower, stderr=subprocess.PIPE, check=False)
    os.close(follower)
    os.close(leader)
    assert found.returncode == 2
    assert b"xlsx is not text and cannot be shown here; write to a file: -o theory.xlsx" in found.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
@pytest.mark.parametrize("form", FORMATS)
def test_a_file_s_name_that_is_no_utf8_stops_no_format(form: str, tmp_path: Path) -> None:
    folder = tmp_path / "plan\udce6"
    folder.mkdir()
    (folder / "bl\udce5.ttl").write_text(
        PREFIXES + ':a a fo:Goal ; skos:prefLabel "A"@da ; fo:leadsTo :a .', "utf-8"
    )
    assert exported(read([str(folder)]), form, "da")
