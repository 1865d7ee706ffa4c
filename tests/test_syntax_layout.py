"""Formatting: regular space, the same tokens and triples, every comment where it stood, and done at once."""

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from turtle_samples import PLAN, mutated, oxigraph, read_text, samples, shared, turtle_documents, w3c_cases

from forandring.source import SourceText
from forandring.syntax import Kind, NotFormattable, formatted, parse, tokenise

SEVERAL = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
HEAD = "@prefix : <http://e/> .\n"


def comments_with_neighbour(text: str) -> list[tuple[str, str, bool]]:
    """Return each comment, the token it stands at, and whether it stands on that token's line.

    A comment at the end of a line stands at the token before it, one on its own line at the token after.
    """
    tokens = tokenise(text)
    found = []
    for index, kind in enumerate(tokens.kinds):
        if kind != Kind.COMMENT:
            continue
        before = [other for other in tokens.significant if other < index]
        after = [other for other in tokens.significant if other > index]
        between = "".join(tokens.texts[before[-1] + 1 : index]) if before else "\n"
        is_own_line = "\n" in between or "\r" in between
        neighbour = (after[:1] if is_own_line else before[-1:]) or [-1]
        found.append(
            (tokens.texts[index], tokens.texts[neighbour[0]] if neighbour[0] >= 0 else "", is_own_line)
        )
    return found


def assert_well_formatted(text: str) -> None:
    result = formatted(text)
    assert formatted(result) == result
    assert comments_with_neighbour(result) == comments_with_neighbour(text)
    before, after = tokenise(text), tokenise(result)
    assert [before.texts[index] for index in before.significant] == [
        after.texts[index] for index in after.significant
    ]
    assert (text[-1:] in ("\n", "\r")) == (result[-1:] in ("\n", "\r")) or not after.significant
    assert all(
        line == line.rstrip(" ") or "#" in line or '"""' in text or "'''" in text
        for line in result.split("\n")
    )


def test_a_plan_as_planners_write_it():
    assert (
        formatted(PLAN)
        == """@prefix :     <https://example.org/plan/> .
@prefix fo:   <https://w3id.org/forandring#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd:  <http://www.w3.org/2001/XMLSchema#> .

# activities
:kursus a fo:Activity ;
    skos:prefLabel "Kursus i jobsøgning"@da , "Job-search course"@en ;
    fo:annualCost 1.2 ;
    fo:setupCost 0 ;  # in the plan's unit
    fo:start "2027"^^xsd:gYear ;
    fo:responsible :jobcenter ;
    fo:partner _:b1 ;
    fo:leadsTo :flere ;  # one line is enough …
    fo:leadsTo [
        fo:effect :mere-selvtillid ;  # … and more where more is known
        fo:evidence fo:Research ;
        fo:cites "L42"
    ] ;
    fo:steps ( :a [ :b "x" ] ( 1 2.5e3 ) () "y" ) ;
    fo:note '''several
lines''' ;
    fo:open true .
[] a fo:Source .
[ fo:at "L1" ] fo:of <#here> .
"""
    )


@pytest.mark.parametrize(
    ("written", "laid_out"),
    [
        (":a :b 1,2;:c [],().", ":a :b 1 , 2 ;\n    :c [] , () ."),
        (":a :b 1 .:c :d 2 .", ":a :b 1 .\n:c :d 2 ."),
        (":a :b 1 .\n\n\n:c :d 2 .", ":a :b 1 .\n\n\n:c :d 2 ."),
        (":a :b 1 ;\n\n\n\n  :c 2 .", ":a :b 1 ;\n\n    :c 2 ."),
        (":a :b [ :c 1 ; :d 2 ] .", ":a :b [ :c 1 ; :d 2 ] ."),
        (":a :b [ :c 1 ;\n:d 2 ] .", ":a :b [\n    :c 1 ;\n    :d 2\n] ."),
        (":a :b (1\n2) .", ":a :b (\n    1\n    2\n) ."),
        (":a :b 1 # one\n ; :c 2 .", ":a :b 1  # one\n    ;\n    :c 2 ."),
        (":a :b # why\n 1 .", ":a :b  # why\n        1 ."),
        (":a\n# who\n:b 1 .", ":a\n    # who\n    :b 1 ."),
        (":a :b 1 , # one\n# two\n 2 .", ":a :b 1 ,  # one\n        # two\n        2 ."),
        ("#c", "#c"),
        ("\ufeff:a  :b :c .", "\ufeff:a :b :c ."),
        (":a :b '''x\r\ny''' .\n", ":a :b '''x\r\ny''' .\n"),
        (":a\r\n :b 1 ;\r\n :c 2 .\r\n", ":a :b 1 ;\r\n    :c 2 .\r\n"),
        (":a :b 'x' @da , '1' ^^ :t .", ":a :b 'x'@da , '1'^^:t ."),
        (":a :b 1 ;; .", ":a :b 1 ; ; ."),
    ],
)
def test_small_layouts(written, laid_out):
    mark = "\ufeff" if written.startswith("\ufeff") else ""
    newline = "\r\n" if laid_out.startswith(":a :b 1 ;\r\n") else "\n"
    head = mark + "@prefix : <http://e/> ." + newline
    assert formatted(head + written.removeprefix("\ufeff")) == head + laid_out.removeprefix("\ufeff")


def test_values_go_one_a_line_when_they_do_not_fit():
    texts = [f'"{letter * 40}"' for letter in "abc"]
    result = formatted(HEAD + f":a :b {','.join(texts)} ; :c 1 .")
    assert result == HEAD + f":a :b {texts[0]} ,\n        {texts[1]} ,\n        {texts[2]} ;\n    :c 1 ."


@pytest.mark.parametrize("width", [101, 102, 103, 300])
def test_a_value_that_would_pass_the_widest_line_begins_its_own(width):
    """``:a :b `` is six columns and `` ;`` two: a value of 102 still fits."""
    long = f'"{"x" * (width - 5)}"@da'
    between = " " if width <= 102 else "\n        "
    assert formatted(HEAD + f":a :b {long} ; :c 1 .") == HEAD + f":a :b{between}{long} ;\n    :c 1 ."
    assert formatted(HEAD + f":a :b {long} , 2 .") == HEAD + f":a :b{between}{long} ,\n        2 ."


def test_a_value_of_many_lines_passes_only_with_its_first():
    for first, between in (("x" * 90, " "), ("x" * 110, "\n        ")):
        long = f"'''{first}\n{'y' * 200}'''"
        assert formatted(HEAD + f":a :b {long} .") == HEAD + f":a :b{between}{long} ."


def test_only_what_is_too_wide_for_a_line_of_its_own_makes_a_wide_line():
    chance = random.Random(5)
    for _ in range(200):
        values = [f'"{"x" * chance.randrange(1, 140)}"@da' for _ in range(chance.randrange(1, 5))]
        text = HEAD + f":node :property {','.join(values)} ; :p [ :q {' , '.join(values)} ; :r 1 ] ."
        for line in formatted(text).splitlines():
            assert len(line) <= 110 or line.strip().startswith('"')


def test_a_short_bracket_that_does_not_fit_is_broken():
    text = HEAD + f':a :b [ :c "{"x" * 60}" ; :d "{"y" * 60}" ] .'
    assert formatted(text).splitlines()[1:4] == [":a :b [", f'    :c "{"x" * 60}" ;', f'    :d "{"y" * 60}"']


def test_prefixes_align_in_blocks():
    text = "@prefix a: <x:a> .\n@prefix long: <x:b> .\n\n@prefix b: <x:c> .\n# mine\n@prefix more: <x:d> .\n"
    assert formatted(text) == text.replace("a: <x:a>", "a:    <x:a>")


def test_a_broken_file_is_not_formatted():
    with pytest.raises(NotFormattable) as caught:
        formatted(HEAD + ":a :b .")
    assert [found.key for found in caught.value.problems] == ["missing-object"]


@pytest.mark.parametrize(
    "changed", ["@prefix : <http://e/> .\n:a :b 2 .", "@prefix : <http://e/> .\n:a :b 1 ,1 ."]
)
def test_a_layout_that_would_say_something_else_is_refused(monkeypatch, changed):
    monkeypatch.setattr("forandring.syntax.layout._Layout.text", lambda layout: changed)
    with pytest.raises(NotFormattable) as caught:
        formatted(HEAD + ":a :b 1 .")
    assert caught.value.problems == ()


@pytest.mark.parametrize("name", [name for name, is_turtle in w3c_cases() if is_turtle])
def test_w3c_files(name):
    text = read_text(shared("w3c-turtle", name))
    assert_well_formatted(text)
    assert oxigraph(formatted(text), "http://e/") is not None


@given(turtle_documents(), st.randoms(use_true_random=False))
@SEVERAL
def test_comments_in_every_position_stay_where_they_stand(text, chance):
    spaces = ["\n", " ", "\r\n", "  # {}\n", "\n# {}\n", "\n\n\n# {}\n\n", "#{}\n", "\t"]
    pieces = []
    for number, token in enumerate(tokenise(text).texts):
        pieces.append(
            chance.choice(spaces).format(number) if token == " " and chance.random() < 0.5 else token
        )
    assert_well_formatted("".join(pieces))


def test_mutated_files_are_formatted_alike_or_not_at_all():
    chance = random.Random(20270102)
    texts = samples()
    done = 0
    stop = time.monotonic() + 4
    for _ in range(3000):
        text = mutated(chance.choice(texts), chance)
        if not parse(SourceText("", text), "http://e/").problems:
            assert_well_formatted(text)
            done += 1
        if time.monotonic() > stop:
            break
    assert done > 50


def test_cost_is_linear():
    def seconds(times: int) -> float:
        start = time.process_time()
        formatted(HEAD + text * times)
        return time.process_time() - start

    text = ':a :p [ :q ( [ :r "x"@da ] "y" ) ; :s 1 , 2 , [\n :t 3 ] ] , 4 ; :u 5 .  # here\n'
    seconds(50)
    assert seconds(2000) < 40 * max(min(seconds(200), seconds(200)), 0.01)
