"""Turtle for tests: the W3C suite, hostile files, generated and mutated text, and Oxigraph's judgement."""

import json
import random
import re
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import strategies as st

from forandring.syntax import Document, tokenise
from forandring.terms import Literal

SHARED = Path(__file__).parents[1].parent / "shared"
W3C_BASE = "https://w3c.github.io/rdf-tests/rdf/rdf11/rdf-turtle/"
BASE = "http://base.example/x/y"

PLAN = """@prefix : <https://example.org/plan/> .
@prefix fo: <https://w3id.org/forandring#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

# activities
:kursus a fo:Activity ;
    skos:prefLabel "Kursus i jobsøgning"@da , "Job-search course"@en ;
    fo:annualCost 1.2 ; fo:setupCost 0 ;          # in the plan's unit
    fo:start "2027"^^xsd:gYear ;
    fo:responsible :jobcenter ; fo:partner _:b1 ;
    fo:leadsTo :flere ;              # one line is enough …
    fo:leadsTo [ fo:effect :mere-selvtillid ;     # … and more where more is known
                 fo:evidence fo:Research ; fo:cites "L42" ] ;
    fo:steps ( :a [ :b "x" ] ( 1 2.5e3 ) () "y" ) ;
    fo:note '''several
lines''' ; fo:open true .
[] a fo:Source .
[ fo:at "L1" ] fo:of <#here> .
"""


def shared(*parts: str) -> Path:
    """Return a folder or file of the shared test data; skip the test where it is not laid out."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the shared test data is not here: {'/'.join(parts)}")
    return path


def read_text(path: Path) -> str:
    """Return a file's text without translated line ends; bytes that are not UTF-8 become U+FFFD."""
    return path.read_bytes().decode("utf-8", "replace")


@cache
def w3c_cases() -> tuple[tuple[str, bool], ...]:
    """Return name and verdict (is it Turtle?) of every test of the W3C suite; () if it is not here."""
    manifest = SHARED / "w3c-turtle" / "manifest.ttl"
    if not manifest.exists():
        return ()
    entries = re.findall(
        r"rdf:type\s+rdft:Test(Turtle\w+)\s*;.*?mf:action\s+<([^>]+)>", manifest.read_text("utf-8"), re.DOTALL
    )
    return tuple((action, "Negative" not in kind) for kind, action in entries)


@cache
def samples() -> tuple[str, ...]:
    """Return the texts that mutations start from."""
    folders = [SHARED / "w3c-turtle", SHARED / "bad-inputs"]
    paths = sorted(path for folder in folders if folder.exists() for path in folder.glob("*.ttl"))
    texts = [read_text(path) for path in paths if path.name != "manifest.ttl" and path.stat().st_size < 4000]
    return (*texts, *[PLAN] * 40)


def hostile_files() -> list[dict[str, object]]:
    """Return what is expected of the hostile Turtle files; [] if they are not here."""
    index = SHARED / "bad-inputs" / "index.json"
    if not index.exists():
        return []
    return [entry for entry in json.loads(index.read_text("utf-8")) if entry["file"].endswith(".ttl")]


def oxigraph(text: str, base: str | None) -> list[pyoxigraph.Triple] | None:
    """Return the triples Oxigraph reads, None if it refuses the text.

    It takes a byte order mark for a name, so that is taken off as the program does.
    """
    try:
        parsed = pyoxigraph.parse(
            text.removeprefix("\ufeff").encode(), format=pyoxigraph.RdfFormat.TURTLE, base_iri=base
        )
        return [pyoxigraph.Triple(each.subject, each.predicate, each.object) for each in parsed]
    except (SyntaxError, ValueError):
        return None


def difference(judged: list[pyoxigraph.Triple], document: Document) -> str:
    """Return how the document's triples differ from Oxigraph's, in order, up to blank labels; "" if not."""
    ours: dict[str, str] = {}
    theirs: dict[str, str] = {}

    def same(judge: object, own: object) -> bool:
        if isinstance(judge, pyoxigraph.BlankNode):
            known = isinstance(own, str) and own.startswith("_:")
            return (
                known
                and ours.setdefault(judge.value, own) == own
                and theirs.setdefault(own, judge.value) == judge.value
            )
        if isinstance(judge, pyoxigraph.NamedNode):
            return judge.value == own
        if not isinstance(own, Literal) or not isinstance(judge, pyoxigraph.Literal):
            return False
        expected = (judge.value, judge.datatype.value, judge.language or "")
        return expected == (own.lexical, own.datatype, own.language.lower())

    if len(judged) != len(document.triples):
        return f"{len(judged)} triples against {len(document.triples)}"
    for ordinal, (judge, own) in enumerate(zip(judged, document.triples, strict=True)):
        if not (
            same(judge.subject, own.subject)
            and same(judge.predicate, own.predicate)
            and same(judge.object, own.object)
        ):
            return f"triple {ordinal}: {judge} against {own[:3]}"
    return ""


FRAGMENTS = (
    *".;,[]()\"'<>a:@\\#é-+%{}_~|=!/?^",
    *(
        '"""',
        "'''",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\x00",
        "\u200b",
        "\u00a0",
        "\ufeff",
        "“",
        "^^",
        "[]",
        "()",
        "<<",
    ),
    *("@prefix ", "@base ", "PREFIX ", "1", "1.5", ".5", "e5", "true", "_:b", "\\u0041", "%41"),
    *("<http://x/>", ":a", '"x"', "@en"),
)


def mutated(text: str, chance: random.Random) -> str:
    """Return ``text`` with one to six edits such as a slip of the hand makes."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.choice((1, 1, 2, 5, 20)))
        other = tokenise(chance.choice(samples())).texts
        piece = chance.choice((chance.choice(FRAGMENTS), chance.choice(other)[:60] if other else ""))
        edits = (
            text[:start] + text[end:],
            text[:start] + piece + text[start:],
            text[:start] + piece + text[end:],
        )
        text = chance.choice((*edits, *edits, text[:end] + text[start:], text[:start]))
    return text if text.endswith("\n") else text + "\n"


def _nodes() -> st.SearchStrategy[str]:
    return st.sampled_from(
        [":a", "fo:Activity", "<http://e/x>", "<rel>", "_:b1", ":æble", ":a.b", ":a\\,b", ":%41", ":"]
    )


def _literals() -> st.SearchStrategy[str]:
    plain = [
        '"x"',
        "'y'",
        '"""a\nb"""',
        "'''c'd'''",
        '"å\\u00e6\\n"',
        '""',
        "1",
        "-2.5",
        ".5",
        "1e-3",
        "true",
        "+01",
    ]
    return st.sampled_from(
        [*plain, '"x"@da', '"x"@en-GB', '"1"^^fo:t', "'z'^^<http://e/t>", '"x" @da', '"1"^^ fo:t']
    )


def _brackets(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    listed = st.lists(values, max_size=4).map(lambda inner: f"( {' '.join(inner)} )")
    return st.one_of(_properties(values).map(lambda inner: f"[ {inner} ]"), listed, st.just("[]"))


def _properties(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    predicates = st.sampled_from(["a", "fo:leadsTo", ":p", "<http://e/p>"])
    one = st.tuples(predicates, st.lists(values, min_size=1, max_size=3).map(" , ".join)).map(" ".join)
    return st.tuples(
        st.lists(one, min_size=1, max_size=3).map(" ; ".join), st.sampled_from(["", " ;", " ; ;"])
    ).map("".join)


def turtle_documents() -> st.SearchStrategy[str]:
    """Return a strategy of valid Turtle with one space between tokens."""
    values = st.recursive(st.one_of(_nodes(), _literals()), _brackets, max_leaves=8)
    subjects = st.one_of(_nodes(), _brackets(values))
    triples = st.tuples(subjects, _properties(values)).map(lambda parts: f"{parts[0]} {parts[1]} .")
    alone = _properties(values).map(lambda inner: f"[ {inner} ] .")
    directives = st.sampled_from(
        ["@prefix e: <http://e/> .", "PREFIX : <http://f/>", "@base <http://g/h> .", "base <i/j>"]
    )
    statements = st.lists(st.one_of(triples, triples, alone, directives), max_size=5).map(" ".join)
    return statements.map(
        lambda body: f"@prefix : <http://e/> . @prefix fo: <https://w3id.org/forandring#> . {body}"
    )
