"""Turtle as text: no character lost, the W3C suite's verdicts, Oxigraph's triples in Oxigraph's order."""

import random
import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from turtle_samples import (
    BASE,
    PLAN,
    W3C_BASE,
    difference,
    mutated,
    oxigraph,
    read_text,
    samples,
    shared,
    turtle_documents,
    w3c_cases,
)

from forandring.source import SourceText
from forandring.syntax import Document, Kind, parse, tokenise
from forandring.syntax.iris import is_iri_reference, resolved
from forandring.syntax.kinds import _whole
from forandring.syntax.problems import WELL_KNOWN_PREFIXES, problem
from forandring.syntax.wording import KEYS, TEXTS
from forandring.terms import RDF_FIRST, RDF_LANG_STRING, RDF_REST, RDF_TYPE, Literal

SEVERAL = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def document_of(text: str, base: str | None = BASE) -> Document:
    return parse(SourceText("plan.ttl", text), base)


# Tokens


@given(
    st.text(alphabet=st.sampled_from("ab:.;,[](){}<>\"'\\@^#_ \n\r\t1e+-%æ\ufeff\u200b\u00a0“=|~!\x00\ud800"))
)
@SEVERAL
def test_no_character_is_lost(text):
    tokens = tokenise(text)
    assert "".join(tokens.texts) == text
    assert tokens.starts == [sum(map(len, tokens.texts[:index])) for index in range(len(tokens.texts))]
    assert all(tokens.texts)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (":a", Kind.NAME),
        ("fo:a.b", Kind.NAME),
        (":målgruppe", Kind.NAME),
        (":a\\,b%41", Kind.NAME),
        ("_:a-1", Kind.LABEL),
        ("<http://e/\\u00e6>", Kind.IRI),
        ("<http://e/a b>", Kind.BAD_IRI),
        ("'it\\'s'", Kind.STRING),
        ('"""a"b""c\n"""', Kind.STRING),
        ('"\\q"', Kind.BAD_STRING),
        ('"\\ud800"', Kind.BAD_STRING),
        ('"\\U00110000"', Kind.BAD_STRING),
        ('"open', Kind.OPEN_STRING),
        ("+01", Kind.INTEGER),
        ("-.5", Kind.DECIMAL),
        ("1.e5", Kind.DOUBLE),
        ("@da-DK", Kind.LANGUAGE),
        ("@da_DK", Kind.BAD_LANGUAGE),
        ("@dansksproget", Kind.BAD_LANGUAGE),
        (":-a", Kind.BAD_NAME),
        (":a/b", Kind.BAD_NAME),
        ("40%", Kind.BAD_NAME),
        ("“x”", Kind.SMART_STRING),
        ("\u00a0", Kind.WRONG_SPACE),
        ("<<<<<<< HEAD", Kind.CONFLICT),
    ],
)
def test_kinds_of_tokens(text, kind):
    tokens = tokenise(text)
    assert tokens.texts == [text]
    assert tokens.kinds == [kind]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (":a:b.:c.", [":a:b.:c", "."]),
        ("_:a.:b", ["_:a", ".", ":b"]),
        ("1.:a", ["1", ".", ":a"]),
        ("(1.5.5)", ["(", "1.5", ".5", ")"]),
        ("+1-2", ["+1", "-2"]),
        (":-5", [":", "-5"]),
        ('"x"a:b', ['"x"', "a:b"]),
        (":o#c\n.", [":o", "#c", "\n", "."]),
    ],
)
def test_tokens_that_touch(text, pieces):
    assert tokenise(text).texts == pieces


def test_byte_order_mark_is_space_only_at_the_beginning():
    assert document_of("\ufeff<a> <b> <c> .").problems == ()
    assert [found.key for found in document_of("<a> <b> <c>\ufeff .").problems] == ["wrong-space"]


# The W3C suite


def test_the_suite_is_complete():
    shared("w3c-turtle")
    assert len(w3c_cases()) == 313


@pytest.mark.parametrize(("name", "is_turtle"), w3c_cases())
def test_w3c_verdict_triples_and_order(name, is_turtle):
    text = read_text(shared("w3c-turtle", name))
    document = document_of(text, W3C_BASE + name)
    assert "".join(document.tokens.texts) == text
    assert (not document.problems) == is_turtle
    judged = oxigraph(text, W3C_BASE + name)
    assert (judged is not None) == is_turtle
    if judged is not None:
        assert difference(judged, document) == ""


# Oxigraph as judge


@given(turtle_documents())
@SEVERAL
def test_generated_turtle_gives_oxigraphs_triples_in_order(text):
    judged = oxigraph(text + "\n", BASE)
    document = document_of(text + "\n")
    assert judged is not None
    assert document.problems == ()
    assert difference(judged, document) == ""


@pytest.mark.parametrize(
    "text",
    [
        "<s> <p> ('x' 'y' 'z'@da) .",
        "<s> <p> [ <q> 'x' ] .",
        "<s> <p> [ <q> 'x' ] , ( 'y' ( 'z' ) [ <r> 'w' ] ) , 'v' .",
        "( 'x' ( ) ( 1 ) ) <p> ( ) .",
        "[ <p> ( 'x' ) ; <q> [ ] ] .",
    ],
)
def test_order_of_plain_texts_in_brackets(text):
    judged = oxigraph(text, BASE)
    assert judged is not None
    assert difference(judged, document_of(text)) == ""


def test_mutated_files_never_crash_and_are_judged_as_oxigraph_judges():
    chance = random.Random(20270101)
    texts = samples()
    stop = time.monotonic() + 8
    for _ in range(6000):
        text = mutated(chance.choice(texts), chance)
        text = text.encode("utf-8", "replace").decode()
        document = document_of(text)
        assert "".join(document.tokens.texts) == text
        assert all(0 <= found.start <= found.end <= len(text) for found in document.problems)
        judged = oxigraph(text, BASE)
        new = any(
            found.key == "not-portable" for found in document.problems
        )  # RDF 1.2 is refused by us alone
        assert (judged is not None) == (not document.problems) or new, text
        if judged is not None and not document.problems:
            assert difference(judged, document) == "", text
        if time.monotonic() > stop:
            break


# Places


def test_spans_cover_what_a_reader_would_mark():
    text = '@prefix : <http://e/> .\n:a :p [ :q "x"@da ] , "1"^^:t ;\n  a ( 5 ) .\n'
    document = document_of(text)
    marked = [
        tuple(text[start:end] for start, end in document.spans_of(ordinal))
        for ordinal in range(len(document.triples))
    ]
    assert marked == [
        ('[ :q "x"@da ]', ":q", '"x"@da'),
        (":a", ":p", '[ :q "x"@da ]'),
        (":a", ":p", '"1"^^:t'),
        ("( 5 )", "5", "5"),
        (":a", "a", "( 5 )"),
        ("( 5 )", ")", ")"),
    ]
    terms = [(each.subject, each.predicate, each.object) for each in document.triples]
    assert terms[0] == (terms[1][2], "http://e/q", Literal("x", RDF_LANG_STRING, "da"))
    assert [each[1] for each in terms[3:]] == [RDF_FIRST, RDF_TYPE, RDF_REST]


def test_every_triple_lies_in_its_statement():
    document = document_of(PLAN)
    assert document.problems == ()
    ends = [statement.end_triple for statement in document.statements]
    assert ends[-1] == len(document.triples)
    for statement in document.statements:
        start = document.tokens.starts[statement.first_token]
        end = document.tokens.end(statement.end_token - 1)
        for ordinal in range(statement.first_triple, statement.end_triple):
            triple = document.triples[ordinal]
            assert start <= triple.subject_span[0] < triple.object_span[1] <= end
            assert document.spans_of(ordinal) == triple[3:]


def test_anonymous_nodes_never_meet_labels_of_the_file():
    document = document_of("_:anonymous1 <p> [] . _:anonymousx1 <p> [] .")
    nodes = {each.subject for each in document.triples} | {str(each.object) for each in document.triples}
    assert len(nodes) == 4


def test_prefixes_and_base_are_those_of_the_end_of_the_file():
    document = document_of(
        "@prefix a: <http://1/> . PREFIX b: <../z> @prefix a: <http://2/> . base <http://3/>"
    )
    assert document.prefixes == {"a": "http://2/", "b": "http://base.example/z"}
    assert document.base == "http://3/"


# IRIs


@pytest.mark.parametrize(
    ("reference", "meant"),
    [
        ("g", "http://a/b/c/g"),
        ("./g", "http://a/b/c/g"),
        ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"),
        ("//g", "http://g"),
        ("?y", "http://a/b/c/d;p?y"),
        ("g?y#s", "http://a/b/c/g?y#s"),
        ("", "http://a/b/c/d;p?q"),
        (".", "http://a/b/c/"),
        ("..", "http://a/b/"),
        ("../../../g", "http://a/g"),
        ("g:h", "g:h"),
    ],
)
def test_relative_iris_of_rfc_3986(reference, meant):
    assert resolved("http://a/b/c/d;p?q#f", reference) == meant


@pytest.mark.parametrize(
    "wrong", ["http://e/a b", "http://e:x/", "http://e/%zz", "http://[::1", "1:a", "a^b"]
)
def test_strings_that_are_no_iri(wrong):
    assert not is_iri_reference(wrong)


# Messages and cost


def test_every_message_can_be_said_in_both_languages():
    fields = dict.fromkeys(
        "line last last_line found subject bracket closing limit quote long character inside meant prefix namespace "
        "near number because_da because_en expected_da expected_en other difference_da difference_en first "
        "second meant_da meant_en".split(),
        "¤",
    )
    assert set(KEYS) <= set(TEXTS)
    for key in TEXTS:
        said = problem(key, 0, 1, **fields)
        assert said.help is not None
        for message in (said.message, said.help):
            assert message.da
            assert message.en
            assert message.da != message.en
            assert "{" not in (message.da + message.en).replace("{ | }", "").replace("{ og }", "").replace(
                "{ and }", ""
            )


@pytest.mark.parametrize("text", ['"Kursus"', "'Kursus'", '"""Kursus"""', "“Kursus”", f'"{"x" * 100}"'])
def test_a_text_in_quotation_marks_gets_no_others(text):
    fields = dict.fromkeys("found last subject first second other".split(), text)
    for key in ("missing-comma", "missing-dot", "missing-object", "missing-semicolon", "quote-inside-text"):
        said = problem(key, 0, 1, **fields, line=1, last_line=1)
        for message in (*said.message, *(said.help or ())):
            assert not re.search("[»“][\"'“]|[\"'”][«”]", message)
    short = text if len(text) < 80 else f'"{"x" * 78}…"'
    assert problem("missing-comma", 0, 1, **fields).message.da == f"Der mangler et komma før {short}."
    assert problem("missing-comma", 0, 1, last="1", found=":b").message.da == "Der mangler et komma før »:b«."


@given(st.text(st.sampled_from("aZ09_-.:%+~!#\\\\/ '"), max_size=8))
@settings(max_examples=500, deadline=None)
def test_what_is_made_ready_for_ascii_says_the_same(text):
    for whole, plain in zip(_whole(False), _whole(True), strict=True):
        assert bool(whole.fullmatch(text)) == bool(plain.fullmatch(text))


def test_well_known_prefixes_end_where_a_name_can_follow():
    assert all(namespace[-1] in "/#" for namespace in WELL_KNOWN_PREFIXES.values())


@pytest.mark.parametrize(
    "hostile", ["[", ":a :b [", "( ", ":a :b (", '"""', "“ ", "] ", ". ", '"x"y ', "<", ":a\n"]
)
def test_cost_is_linear_in_hostile_text(hostile):
    def seconds(times: int) -> float:
        text = hostile * times
        start = time.process_time()
        assert "".join(document_of(text).tokens.texts) == text
        return time.process_time() - start

    seconds(500)
    assert seconds(8000) < 40 * max(min(seconds(1000), seconds(1000)), 0.02)


def test_ten_thousand_brackets_are_refused_without_recursion():
    document = document_of("<a> <p> " + "[ <p> " * 10_000 + "]" * 10_000 + " . <b> <p> <c> .")
    assert [found.key for found in document.problems] == ["nested-too-deep"]
    assert document.triples[-1].object == "http://base.example/x/c"
