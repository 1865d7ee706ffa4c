"""Queries: what runs, what is refused before it runs, and what is stopped."""

from __future__ import annotations

import json
import socket
import threading
from pathlib import Path

import pytest
from conftest import PREFIXES, Said, typed
from hypothesis import given
from hypothesis import strategies as st

from forandring.errors import ForandringError
from forandring.exchange.query_answers import answer_to_csv, answer_to_json, answer_to_text
from forandring.rdf.queries import Answer, Limits, answer
from forandring.rdf.query_guard import plain_text, refusal
from forandring.source import SourceText
from forandring.terms import XSD, Literal

FO = "PREFIX fo: <https://w3id.org/forandring#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
COURSE = SourceText(
    "plan.ttl",
    PREFIXES
    + ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:citizens 40 ;\n'
    + "    fo:leadsTo [ fo:effect :job ; fo:evidence fo:Research ] .\n"
    + ':job a fo:Goal ; skos:prefLabel "=I job"@da .\n',
)
# Every triple of the course crossed with itself often enough to take far longer than any limit here.
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(14)) + " }"


def bad_inputs() -> list[tuple[str, int]]:
    index = Path(__file__).parents[1].parent / "shared" / "bad-inputs" / "index.json"
    if not index.is_file():
        return []
    return [(e["file"], e["exit"]) for e in json.loads(index.read_text("utf-8")) if e["area"] == "sparql"]


@pytest.fixture
def plan(tmp_path: Path) -> str:
    file = tmp_path / "plan.ttl"
    # Big enough for a product of its triples with themselves to pass every limit.
    many = "".join(f':a{i} a fo:Activity ; skos:prefLabel "A{i}"@da .\n' for i in range(300))
    file.write_text(COURSE.text + many, "utf-8")
    return str(file)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Said:
    return typed(capsys, "--lang", "en", "query", *arguments)


@pytest.mark.skipif(not bad_inputs(), reason="the shared test data is not beside this checkout")
@pytest.mark.parametrize(("name", "code"), bad_inputs())
def test_hostile_queries_end_as_they_should(
    name: str, code: int, shared: Path, plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    # Only what never ends is given little time: the others are to end by themselves, on a busy machine, too.
    seconds = "2" if "cartesian" in name else "60"
    ended, out, said = run(capsys, str(shared / "bad-inputs" / name), plan, "--seconds", seconds)
    assert ended == code
    assert "Traceback" not in out + said
    assert "hostname" not in out
    if code == 2:
        assert (
            "refused" in said
            or "only read" in said
            or "stopped" in said
            or "cut" in said
            or "repeats" in said
        )


def test_select_keeps_the_theorys_names_of_blank_nodes() -> None:
    found = answer(FO + "SELECT ?link ?effect { ?link fo:effect ?effect }", [COURSE])
    assert found.rows == (("_:plan.ttl/0", "https://example.org/plan#job"),)


def test_ask_and_construct() -> None:
    assert answer(FO + "ASK { ?goal a fo:Goal }", [COURSE]).truth
    assert not answer(FO + "ASK { ?goal a fo:Beacon }", [COURSE]).truth
    built = answer(FO + "CONSTRUCT { ?goal skos:note 1 } WHERE { ?goal a fo:Goal }", [COURSE])
    assert built.rows[0][0] == "https://example.org/plan#job"
    assert "https://example.org/plan#job" in built.turtle
    assert answer("DESCRIBE <https://example.org/plan#job>", [COURSE]).kind == "graph"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { FILTER NOT EXISTS { service silent ?x { ?s ?p ?o } } }",
        "SELECT (EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } AS ?x) { }",
        "SELECT * { { SELECT * { OPTIONAL { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } } }",
        "SELECT * # a comment ends here\rFROM <file:///etc/hostname> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/hostname> { GRAPH ?g { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } FROM <file:///etc/hostname> WHERE { ?s ?p ?o }",
        "DESCRIBE ?x FROM <file:///etc/hostname> { ?x ?p ?o }",
        "ASK FROM <file:///etc/hostname> { ?s ?p ?o }",
        "LOAD <file:///etc/hostname>",
        "LOAD SILENT <file:///etc/hostname> INTO GRAPH <http://e/>",
        "DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "CLEAR DEFAULT",
        "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
        "PREFIX e: <http://e/> INSERT DATA { e:a e:b e:c } ; DELETE DATA { e:a e:b e:c }",
        "SELECT ?x { BIND('a' AS ?x) FILTER regex(?x, '((a*)b)+') }",
        "not a query",
        "",
    ],
)
def test_refused_before_anything_runs(query: str) -> None:
    assert refusal(plain_text(query)) is not None


@pytest.mark.parametrize(
    "query",
    [
        "# SERVICE <http://x/> {}\nSELECT ('SERVICE' AS ?x) { }",
        "SELECT ('LOAD <x> FROM y' AS ?FROM) { }",
        "PREFIX service: <http://example.org/SERVICE#from> SELECT ?load { ?load a service:FROM }",
        "SELECT ?x { ?x <http://example.org/DROP/ALL> ?y } # ; DROP ALL",
        "SELECT ?x { BIND('aab' AS ?x) FILTER regex(?x, '(ab)+c*[(+)]{2,}?') }",
    ],
)
def test_the_words_alone_are_no_reason_to_refuse(query: str) -> None:
    assert refusal(plain_text(query)) is None


def test_a_prefix_that_is_not_declared_is_named_with_its_declaration() -> None:
    for query, english in [
        (
            "SELECT ?x { ?x fo:leadsTo ?y }",
            "the prefix “fo:” is not declared; write at the top of the query: "
            "PREFIX fo: <https://w3id.org/forandring#>",
        ),
        (
            FO + "SELECT ?x { ?x fo:leadsTo :job }",
            "the prefix “:” is not declared; write at the top of the query: PREFIX : <…>",
        ),
        (
            f"SELECT ?x {{ ?x {' ?p ; '.join(f'{prefix}:x' for prefix in 'hgfedcba')} ?y }}",
            "the prefix “a:” is not declared; write at the top of the query: PREFIX a: <…>",
        ),
    ]:
        found = refusal(query)
        assert found is not None
        assert found.en == english
    assert refusal(FO + "SELECT ?x { ?x fo:leadsTo ?y }") is None


def test_what_is_no_query_is_told_in_both_languages() -> None:
    found = refusal("SELECT * WHERE { ?s ?p }")
    assert found is not None
    assert found.da.startswith("forespørgslen er ikke SPARQL: linje 1, kolonne ")
    assert "Expected" not in found.da


@pytest.mark.parametrize("query", ["", " \n", "# who?\n", FO, "BASE <http://e/>"])
def test_a_query_that_asks_nothing_is_called_empty(query: str) -> None:
    found = refusal(plain_text(query))
    assert found is not None
    assert found.da.startswith("forespørgslen er tom; skriv")
    assert found.en.startswith("the query is empty; write")


def test_nothing_is_sent_even_where_parsers_differ() -> None:
    """One parser may take for a text what the other takes for a SERVICE; nobody may be asked all the same."""
    asked = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(2)
        port = server.getsockname()[1]

        def listen() -> None:
            try:
                server.accept()[0].close()
                asked.set()
            except TimeoutError:
                pass

        listener = threading.Thread(target=listen)
        listener.start()
        service = f"SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }}"
        for query in (
            f'SELECT * {{ BIND("\\u0022" AS ?x) {service} BIND("\\u0022" AS ?y) }}',
            f"SELECT * {{ # comment\r {service} }}",
            f"SELECT * {{ {service} }}",
        ):
            try:
                answer(query, [COURSE])
            except ForandringError:
                continue
        listener.join()
    assert not asked.is_set()


def test_the_child_process_can_open_nothing() -> None:
    """Without the search of the parse tree, the process still cannot reach the network."""
    pytest.importorskip("resource")
    import subprocess
    import sys

    program = (
        "import forandring.rdf.query_process as process\n"
        "process.refusal = lambda query: None\n"
        "process.main()\n"
    )
    order = {"query": "SELECT * { SERVICE <http://127.0.0.1:8765/> { ?s ?p ?o } }", "memory": 512, "rows": 9}
    child = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(order | {"seconds": 10}).encode() + b"\n",
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert b"Connection refused" not in child.stdout  # it never came so far as to be refused
    assert b"Too many open files" in child.stdout or b"os error 24" in child.stdout


def test_time_is_limited() -> None:
    with pytest.raises(ForandringError, match=r"more than 1\.5 seconds"):
        answer(ENDLESS, [COURSE], Limits(seconds=1.5))


def test_memory_is_limited() -> None:
    pytest.importorskip("resource")
    doubled = " ".join(f"BIND(CONCAT(?x{i},?x{i}) AS ?x{i + 1})" for i in range(32))
    with pytest.raises(ForandringError, match="more than 300 MiB"):
        answer(
            f'SELECT (STRLEN(?x32) AS ?n) {{ BIND("xx" AS ?x0) {doubled} }}', [COURSE], Limits(60, memory=300)
        )


@pytest.mark.parametrize("most", [1, 3])
def test_rows_are_limited_and_the_cut_is_told(most: int) -> None:
    found = answer("SELECT * { ?s ?p ?o }", [COURSE], Limits(60, rows=most))
    assert len(found.rows) == most
    assert found.cut
    whole = answer("SELECT * { ?s ?p ?o }", [COURSE])
    assert not whole.cut
    exactly = answer("SELECT * { ?s ?p ?o }", [COURSE], Limits(60, rows=len(whole.rows)))
    assert not exactly.cut


def test_a_cut_answer_is_printed_and_said(
    plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "all.rq"
    file.write_text("SELECT ?s { ?s ?p ?o }", "utf-8")
    code, out, said = run(capsys, str(file), plan, "--rows", "2", "--format", "csv")
    assert code == 2
    assert len(out.splitlines()) == 3
    assert "cut after 2 rows" in said


def test_a_broken_file_is_left_out_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.ttl").write_text(COURSE.text, "utf-8")
    (tmp_path / "bad.ttl").write_text(PREFIXES + ":a a fo:Goal", "utf-8")
    query = tmp_path / "goals.rq"
    query.write_text(FO + "SELECT ?goal { ?goal a fo:Goal }", "utf-8")
    code, out, said = run(capsys, str(query), str(tmp_path))
    assert code == 0
    assert ":job" in out
    assert "bad.ttl: has errors" in said


@pytest.mark.parametrize("arguments", [["missing.rq"], ["folder"], ["latin.rq"]])
def test_a_query_that_cannot_be_read(
    arguments: list[str], plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin.rq").write_bytes(b"# \xe6\nASK {}")
    code, out, said = run(capsys, str(tmp_path / arguments[0]), plan)
    assert (code, out) == (2, "")
    assert arguments[0] in said


def test_a_file_of_the_folder_one_stands_in_is_not_run(
    plan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert answer("ASK { ?s ?p ?o }", [COURSE]).truth


@given(st.text(alphabet="\\uU0123456789abcdef#\"'\r\n {}SERVICE<>", max_size=60))
def test_plain_text_is_plain(query: str) -> None:
    plain = plain_text(query)
    assert "\r" not in plain
    assert plain_text(plain) == plain


@pytest.mark.parametrize(
    ("lexical", "datatype", "shown"),
    [
        ("-4.50", "decimal", "-4.50"),
        ("+7", "integer", "7"),
        ("-1.5E3", "double", "-1500"),
        ("-INF", "double", "'-INF"),
        ("-1+1", "integer", "'-1+1"),
        ("-0044-03-15", "date", "'-0044-03-15"),
        ("=HYPERLINK(1)", "anyURI", "'=HYPERLINK(1)"),
        ("-1e999999999", "double", "'-1e999999999"),
    ],
)
def test_only_a_number_is_a_number_in_csv(lexical: str, datatype: str, shown: str) -> None:
    found = Answer("table", ("value",), ((Literal(lexical, XSD + datatype, ""),),))
    assert answer_to_csv(found) == f"value\r\n{shown}\r\n"


def test_forms_of_an_answer() -> None:
    found = Answer(
        "table",
        ("node", "amount", "label", "none"),
        (
            (
                "https://example.org/plan#job",
                Literal("-4", XSD + "integer", ""),
                Literal("=1+1", XSD + "string", ""),
                None,
            ),
            (
                "_:plan.ttl/0",
                Literal("1", XSD + "decimal", ""),
                Literal("a\x1b[31m", XSD + "string", ""),
                None,
            ),
        ),
    )
    assert answer_to_csv(found).splitlines() == [
        "node,amount,label,none",
        "https://example.org/plan#job,-4,'=1+1,",
        "_:plan.ttl/0,1,a\x1b[31m,",
    ]
    text = answer_to_text(found, "en", {"": "https://example.org/plan#"}).splitlines()
    assert text[2].split() == [":job", "-4", "=1+1"]
    assert "\x1b" not in text[3]
    bindings = json.loads(answer_to_json(found))["results"]["bindings"]
    assert bindings[0] == {
        "node": {"type": "uri", "value": "https://example.org/plan#job"},
        "amount": {"type": "literal", "value": "-4", "datatype": XSD + "integer"},
        "label": {"type": "literal", "value": "=1+1"},
    }
    assert bindings[1]["node"] == {"type": "bnode", "value": "plan.ttl/0"}
    assert answer_to_text(Answer("truth", truth=True), "da", {}) == "ja\n"
    assert json.loads(answer_to_json(Answer("truth", truth=False))) == {"head": {}, "boolean": False}
