"""The theory as Turtle, N-Triples and JSON-LD: exactly the triples that were read, in bytes that never differ."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from turtle_samples import SHARED, hostile_files, read_text, turtle_documents, w3c_cases

from forandring import rdf
from forandring.project import Reading, read
from forandring.project.exporting import exported
from forandring.rdf.document import merged
from forandring.rdf.jsonld import to_jsonld
from forandring.rdf.ntriples import to_ntriples
from forandring.rdf.parse import Triple
from forandring.rdf.turtle import to_turtle
from forandring.source import SourceText
from forandring.terms import Literal

HEAD = "@prefix : <https://example.org/plan#> . @prefix fo: <https://w3id.org/forandring#> .\n"
FORMATS = {
    "nt": (pyoxigraph.RdfFormat.N_TRIPLES, lambda triples: to_ntriples(triples)),
    "ttl": (pyoxigraph.RdfFormat.TURTLE, lambda triples: to_turtle(triples, {})),
    "jsonld": (pyoxigraph.RdfFormat.JSON_LD, lambda triples: to_jsonld(triples, rdf.vocabulary())),
}
# Files in which so many blank nodes look alike that to compare two graphs takes for ever.
ALIKE = ("clique", "identical", "chain", "nested")


def merged_texts(*texts: str) -> tuple[Triple, ...]:
    return merged(SourceText(f"{number}.ttl", text) for number, text in enumerate(texts))


def oxigraph_terms(triples: Iterable[Triple]) -> list[pyoxigraph.Triple]:
    def node(term: object) -> object:
        if isinstance(term, Literal):
            if term.language:
                return pyoxigraph.Literal(term.lexical, language=term.language)
            return pyoxigraph.Literal(term.lexical, datatype=pyoxigraph.NamedNode(term.datatype))
        return (
            pyoxigraph.BlankNode(str(term)[2:]) if str(term)[:2] == "_:" else pyoxigraph.NamedNode(str(term))
        )

    return [pyoxigraph.Triple(node(s), node(p), node(o)) for s, p, o in triples]  # type: ignore[arg-type]


def canonical(triples: Iterable[pyoxigraph.Triple]) -> set[str]:
    graph = pyoxigraph.Dataset(pyoxigraph.Quad(t.subject, t.predicate, t.object) for t in triples)
    graph.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in graph}


def assert_comes_back(triples: tuple[Triple, ...], form: str) -> None:
    parser, writer = FORMATS[form]
    again = pyoxigraph.parse(writer(triples).encode(), format=parser)
    assert canonical(again) == canonical(oxigraph_terms(triples))


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents=st.lists(turtle_documents(), min_size=1, max_size=2))
def test_what_is_written_is_the_graph_that_was_read(form: str, documents: list[str]) -> None:
    assert_comes_back(merged_texts(*documents), form)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=100, deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"])),
    tag=st.sampled_from(["", "da", "en-gb"]),
    datatype=st.sampled_from(
        ["http://www.w3.org/2001/XMLSchema#decimal", "fo:strange", "https://e.org/å#x y"[:-2]]
    ),
    subject=st.sampled_from(
        ["https://e.org/a", "fo:a", "definition:x", "https://e.org/a,b", "urn:x", "https://e.org#"]
    ),
    predicate=st.sampled_from(
        [
            "https://w3id.org/forandring#annualCost",
            "https://w3id.org/forandring#prefLabel",
            "https://w3id.org/forandring#leadsTo",
            "https://w3id.org/forandring#funding",
            "http://www.w3.org/2004/02/skos/core#prefLabel",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
            "fo:leadsTo",
        ]
    ),
)
def test_any_text_any_tag_and_any_datatype_survives(
    form: str, text: str, tag: str, datatype: str, subject: str, predicate: str
) -> None:
    language = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
    literal = Literal(text, language, tag) if tag else Literal(text, datatype)
    triples = (
        (subject, predicate, literal),
        (subject, predicate, Literal(text)),
        (subject, predicate, "https://w3id.org/forandring#NewBudget"),
        (subject, predicate, "https://w3id.org/forandring#definition"),
        ("_:b0", predicate, subject),
        (subject, predicate, "_:b0"),
        ("_:b0", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "https://w3id.org/forandring#Activity"),
        ("_:b0", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "https://w3id.org/forandring#prefLabel"),
    )
    assert_comes_back(triples, form)


@pytest.mark.parametrize("form", FORMATS)
def test_every_turtle_of_the_w3c_comes_back(form: str) -> None:
    cases = [name for name, good in w3c_cases() if good]
    if not cases:
        pytest.skip("the W3C suite is not beside this checkout")
    for name in cases:
        text = f"@base <https://e.org/{name}> .\n" + read_text(SHARED / "w3c-turtle" / name)
        assert_comes_back(merged_texts(text), form)


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_files_come_back_as_far_as_they_can_be_read(form: str) -> None:
    names = [str(entry["file"]) for entry in hostile_files()]
    if not names:
        pytest.skip("the shared test data is not beside this checkout")
    for name in names:
        if not any(word in name for word in ALIKE):
            assert_comes_back(merged_texts(read_text(SHARED / "bad-inputs" / name)), form)


@pytest.mark.parametrize("form", FORMATS)
def test_the_plans_of_the_project_come_back(form: str) -> None:
    reading = read([str(ROOT / "theory")])
    written = exported(reading, form, "da")
    assert written == exported(reading, form, "en")
    triples = merged(reading.texts.values())
    again = pyoxigraph.parse(written, format=FORMATS[form][0])
    assert canonical(again) == canonical(oxigraph_terms(triples))
    assert len(triples) > 20_000


def test_n_triples_are_canonical_and_sorted() -> None:
    text = HEAD + ':b :p "å\\t\\"\\u0007", 1, "x"@da, "y" . :a :p _:x . _:x :p :a .'
    lines = to_ntriples(merged_texts(text)).splitlines()
    assert lines == sorted(lines)
    assert lines == [
        "<https://example.org/plan#a> <https://example.org/plan#p> _:b0 .",
        '<https://example.org/plan#b> <https://example.org/plan#p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .',
        '<https://example.org/plan#b> <https://example.org/plan#p> "x"@da .',
        '<https://example.org/plan#b> <https://example.org/plan#p> "y" .',
        '<https://example.org/plan#b> <https://example.org/plan#p> "å\\t\\"\\u0007" .',
        "_:b0 <https://example.org/plan#p> <https://example.org/plan#a> .",
    ]


def test_turtle_is_laid_out_as_people_write_it() -> None:
    text = (
        "@prefix : <https://example.org/plan#> . @prefix fo: <https://w3id.org/forandring#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        ':kursus skos:prefLabel "Kursus"@da, "Course"@en ; a fo:Activity ; fo:annualCost 1.20 ; fo:start '
        '"2027"^^xsd:gYear ; fo:leadsTo [ fo:effect :mod ; fo:cites "L4" ], :job ; skos:note "to\\nlinjer"@da .\n'
        ":mod fo:leadsTo _:x . :job fo:leadsTo _:x . _:x fo:effect :job . [] a fo:Source ."
    )
    assert (
        to_turtle(merged_texts(text), {})
        == """\
@prefix : <https://example.org/plan#> .
@prefix fo: <https://w3id.org/forandring#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

:kursus a fo:Activity ;
    skos:prefLabel "Kursus"@da , "Course"@en ;
    fo:annualCost 1.20 ;
    fo:start "2027"^^xsd:gYear ;
    fo:leadsTo [ fo:effect :mod ; fo:cites "L4" ] , :job ;
    skos:note \"\"\"to
linjer\"\"\"@da .

:mod fo:leadsTo _:b1 .

:job fo:leadsTo _:b1 .

_:b1 fo:effect :job .

[] a fo:Source .
"""
    )


def test_prefixes_are_the_writers_own_or_made_of_the_plans_names() -> None:
    texts = (
        "@prefix : <https://e.org/koebenhavn-plan-2011#> . :a :p :b .",
        "@prefix : <https://e.org/herning-plan#> . :a :p :b .",
        "@prefix : <https://e.org/herning-strategi#> . @prefix x: <https://x.org/> . :a x:p :b .",
    )
    lines = to_turtle(merged_texts(*texts), {"x": "https://x.org/"}).split("\n\n")[0].splitlines()
    assert lines == [
        "@prefix herning-plan: <https://e.org/herning-plan#> .",
        "@prefix herning-strategi: <https://e.org/herning-strategi#> .",
        "@prefix koebenhavn: <https://e.org/koebenhavn-plan-2011#> .",
        "@prefix x: <https://x.org/> .",
    ]


def test_blank_nodes_of_different_files_stay_apart() -> None:
    triples = merged_texts(HEAD + "_:x :p 1 .", HEAD + "_:x :p 2 . :a :p 1 .", HEAD + ":a :p 1 .")
    assert [subject for subject, _, _ in triples] == ["_:b0", "_:b1", "https://example.org/plan#a"]


def test_blank_nodes_in_a_circle_and_in_a_deep_nest_are_written() -> None:
    circle = HEAD + "_:x :p _:y . _:y :p _:x ."
    nest = HEAD + ":a :p " + "[ :p " * 40 + "1" + " ]" * 40 + " ."
    for form in FORMATS:
        assert_comes_back(merged_texts(circle, nest), form)


def test_json_ld_brings_its_context_and_reads_like_the_theory() -> None:
    text = (
        HEAD
        + "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        + ':k a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:annualCost 1.20 ; fo:funding fo:NewBudget ; '
        'fo:leadsTo [ fo:effect :mod ; fo:cites "L4" ] .'
    )
    whole = json.loads(to_jsonld(merged_texts(text), rdf.vocabulary()))
    assert whole["@context"]["prefLabel"] == {
        "@id": "http://www.w3.org/2004/02/skos/core#prefLabel",
        "@container": "@language",
    }
    assert whole["@graph"] == [
        {
            "@id": "https://example.org/plan#k",
            "@type": "Activity",
            "prefLabel": {"da": "Kursus"},
            "annualCost": "1.20",
            "funding": "https://w3id.org/forandring#NewBudget",
            "leadsTo": {"effect": "https://example.org/plan#mod", "cites": "L4"},
        }
    ]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_rdflib_reads_the_json_ld_without_fetching_anything() -> None:
    triples = merged_texts(HEAD + ':a a fo:Activity ; fo:citizens 40 ; fo:cites "L1" .')
    graph = rdflib.Graph().parse(data=to_jsonld(triples, rdf.vocabulary()), format="json-ld")
    assert len(graph) == 3
    assert (
        rdflib.URIRef("https://example.org/plan#a"),
        rdflib.URIRef("https://w3id.org/forandring#citizens"),
        rdflib.Literal("40", datatype=rdflib.XSD.integer),
    ) in graph


def test_a_broken_file_gives_what_can_be_read_of_it(
    read_turtle: Callable[[str], object], tmp_path: Path
) -> None:
    (tmp_path / "plan.ttl").write_text(HEAD + ":a :p 1 . :b :p <x y> . :c :p 3 .", "utf-8")
    written = exported(read([str(tmp_path)]), "nt", "da").decode()
    assert [line.split()[0] for line in written.splitlines()] == [
        "<https://example.org/plan#a>",
        "<https://example.org/plan#c>",
    ]


def test_many_values_of_one_thing_stand_in_text_order_and_cost_little(
    read_turtle: Callable[[str], Reading],
) -> None:
    notes = [f"Note {number}" for number in range(40_000)]
    start = time.process_time()
    reading = read_turtle(":a a fo:Goal ; skos:note " + " , ".join(f'"{note}"@da' for note in notes) + " .")
    assert time.process_time() - start < 2
    (goal,) = reading.theory.nodes()
    assert [fact.value.lexical for fact in goal.facts["note"]] == notes
