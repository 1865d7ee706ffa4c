"""Every error of a broken file at its place, each once, and what can be read of it still read."""

import re
import time

import pytest
from turtle_samples import PLAN, hostile_files, read_text, shared

from forandring.source import SourceText
from forandring.syntax import Document, Kind, parse, suspicions, tokenise
from forandring.terms import FO, XSD, Literal

HEAD = "@prefix : <http://e/> .\n@prefix fo: <https://w3id.org/forandring#> .\n"
_MARK = re.compile(r" +¤ (.+)$", re.MULTILINE)

# After ¤ stands what is found on the line, and in which column.
CASES = '''
:a a fo:X ;
    fo:p :b
    fo:q :c ;   ¤ missing-semicolon 5
    fo:r 1 .
:d a fo:Y .
===
:a a fo:X
    ; fo:p :b
:d a fo:Y ;     ¤ missing-dot 1
    fo:p 1 .
===
:a a fo:X ;
    fo:p "en" "to" ;   ¤ missing-comma 15
    fo:q 1 .
===
:a a fo:X ;
    fo:p :b :c ;   ¤ missing-comma 13
    fo:q 1 .
===
:a a fo:X ;
    fo:p :unge uden job ;   ¤ spaced-name 10
    fo:q 1 .
===
:a a fo:X ;
    fo:p [ fo:q :unge uden job ; fo:r 1 ] , :b c .   ¤ spaced-name 17, spaced-name 45
:d a fo:Y .
===
:unge uden job a fo:X ;   ¤ spaced-name 1
    fo:q 1 .
===
:a a fo:Target Group ;             ¤ spaced-name 6
    fo:leads to [ fo:effect :b ; fo:ci tes "L1" ] ;   ¤ spaced-name 5, spaced-name 34
    fo: annualCost 2 ;             ¤ spaced-name 5
    fo :funding fo:New Budget ;    ¤ spaced-name 5, spaced-name 17
    fo:leads to job ;              ¤ spaced-name 5, bare-word 17
    fo:status report .             ¤ bare-word 15
:b a fo :Goal .                    ¤ spaced-name 6
===
:a fo:p "Kursus"da , "Course"en-GB ;  ¤ missing-at 17, missing-at 30
    fo:q [ fo:p "x"en ] .          ¤ missing-at 20
:b fo:p "så "da , ja" .            ¤ quote-inside-text 14
===
:a fo:p :b .; fo:q :c .            ¤ dot-for-semicolon 13
===
:a fo:p :b . ;                     ¤ dot-for-semicolon 14
:c fo:p :d . ,                     ¤ dot-for-semicolon 14
===
:a fo:leeds to [ fo:effect :b ] ;  ¤ bare-word 13
    fo:p Kursus (for unge) i job@da .   ¤ bare-word 10
===
:a a fo:X .
    fo:p :b ;   ¤ dot-for-semicolon 5
    fo:q :c .
:d a fo:Y .
===
:a a fo:X ;
    fo:p [ fo:effect :m ;       ¤ unclosed-bracket 10
           fo:evidence fo:R ;
    fo:cites "L4" .
:d a fo:Y .
===
:a a fo:X ;
    fo:p [ fo:effect :m
           fo:evidence fo:R ] ;   ¤ missing-semicolon 12
    fo:cites "L4" .
===
:a a fo:X ;
    fo:p fo:effect :m ; fo:x :y ] ;   ¤ missing-opening-bracket 10
    fo:cites "L4" .
===
:a a fo:X ;
    fo:p ( :b :c ;    ¤ unclosed-bracket 10
    fo:cites "L4" .
:d a fo:Y .
===
:a a fo:X ;
    fo:p ( :b , :c , :d ) ;   ¤ unexpected 15
    fo:cites "L4" .
===
:a a fo:X ;
    fo:label "Kursus i "job"søgning"@da ;   ¤ quote-inside-text 25
    fo:cites "L4" .
===
:a a fo:X ;
    fo:label "Kursus ;   ¤ unclosed-string 14
    fo:cites "L4" .
:b fo:label 'Kursus .    ¤ unclosed-string 13
:c a fo:Y .
===
:a a fo:X ;
    fo:label Kursus i jobsøgning ;   ¤ bare-word 14
    fo:cites "L4" .
===
:a a fo:X ;
    fo:cost 1,6 ;
    fo:start 2027-01-01 ;   ¤ bad-number 14
    fo:sum 1.200.000 ;      ¤ bad-number 12
    fo:sum 1 200 000 ;      ¤ bad-number 12
    fo:sum 12 mio ;         ¤ bad-number 12
    fo:pct 40% ;            ¤ bad-number 12
    fo:cites "L4" .
===
:a a fo:X ;
    fo:ok ja ;     ¤ bare-boolean 11
    fo:ok True ;   ¤ bare-boolean 11
    fo:ok yes .    ¤ bare-boolean 11
===
@prefix skos <http://x/> .                   ¤ prefix-without-colon 9
@prefix dct: http://purl.org/dc/terms/ .     ¤ bare-address 14
@prefix sh: <http://sh#>
@Prefix xx: <http://sh#> .                   ¤ directive-case 1, missing-dot 1
@perfix yy: <http://sh#> .                   ¤ directive-typo 1
:a a skos:X , dct:Y , sh:Z , xx:Q , yy:R .
===
PREFIX skos: <http://x/> .   ¤ dot-after-prefix 26
:a a skos:X .
===
:a a fo:X ;
    fo:p​ :b ;   ¤ bad-name 5
    fo:q :c .
===
:a fo:p :b/c ;                  ¤ bad-name 9
    fo:q :kort–intervention ;   ¤ bad-name 10
    fo:r "x"@dansk .
===
:a fo:p
:b fo:q :c .   ¤ missing-object 1
:d fo:q :e .
===
:a
:b fo:q :c .   ¤ missing-predicate 1
:d fo:q :e .
===
:a fo:p :b , .    ¤ missing-object 14
:b fo:q :c ;; .
:d fo:q , :e .    ¤ missing-object 9
===
:a fo:p :b ..   ¤ extra-dot 13
:d fo:q :e .
===
:a fo:p :b ; fo:q .   ¤ missing-object 19
:d fo:q :e .
===
:a fp:p :b ; fp:q :c .   ¤ undeclared-prefix 4
:d skos:q foo:e .        ¤ undeclared-prefix 4, undeclared-prefix 11
===
<<<<<<< HEAD    ¤ merge-conflict 1
:a fo:p :b .
=======
:a fo:p :c .
>>>>>>> other
:d a fo:Y .
===
:g { :a fo:p :b . :c fo:q :d }   ¤ named-graph 4
:d a fo:Y .
===
:a fo:p <http://x/a b> , <http://x/y> ;   ¤ space-in-iri 9
   fo:q <http://unclosed ;                ¤ unclosed-iri 9
   fo:r <http://x:y/> .                   ¤ bad-iri 9
===
:a fo:p "x"^^ ;          ¤ missing-datatype 12
   fo:q "x"^xsd:date ;   ¤ single-caret 12, undeclared-prefix 13
   fo:r "x"@en^^fo:x .   ¤ datatype-out-of-place 15
===
:a fo:p """long      ¤ unclosed-long-string 9
text ;
    fo:q 1 .
:b fo:q """ok""" .
===
:a fo:p :b
@prefix x: <http://x/> .   ¤ missing-dot 1
x:a fo:p :b .
===
:a fo:p :b ;
    fo:q :c ;
:d fo:p :e ;    ¤ separator-for-dot 1
    fo:q :f .
===
:a fo:p [ fo:x :y . ] ;   ¤ dot-in-bracket 19
    fo:q :c .
===
:a is fo:p of :b .   ¤ n3-syntax 4
:a = :b .            ¤ n3-syntax 4
:a fo:p :b!fo:c .    ¤ n3-path 11
:d => :e .           ¤ n3-syntax 4
===
a fo:X ;        ¤ unexpected 1
    fo:q :c .
===
:a a fo:X ,
    fo:q :c ;   ¤ comma-for-semicolon 5
    fo:r :d .
===
:a :p “quoted”@da ;   ¤ smart-quotes 7
    :q „x” ;          ¤ smart-quotes 8
    :r ‘y’ .          ¤ smart-quotes 8
===
:a fo:p 1. ;   ¤ dot-for-semicolon 12
   fo:q 2.
===
"x" fo:p :b .           ¤ literal-as-subject 1
5 fo:p :b ; fo:q :c .   ¤ literal-as-subject 1
:a "p" :b ; 5 :c .      ¤ literal-as-predicate 4, literal-as-predicate 13
:a _:p :b .             ¤ node-as-predicate 4
[] [] [] .              ¤ node-as-predicate 4
===
:a fo:p :b   ¤ missing-final-dot 11
===
:a fo:p :b ;   ¤ missing-final-dot 13
===
:a fo:p   ¤ unfinished-statement 8
===
:a   ¤ unfinished-statement 3
===
:a fo:p [ fo:q   ¤ unclosed-bracket 9
===
@prefix x:   ¤ unfinished-statement 11
===
:a fo:p "x"^^   ¤ missing-final-dot 14
===
:a rdfs:label "x" .                                       ¤ undeclared-prefix 4
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
===
:kursus a fo:Activity
    skos:prefLabel "x"@da   ¤ undeclared-prefix 5, missing-semicolon 5
    fo:p :c .               ¤ missing-semicolon 5
:b a fo:Y .
===
:kursus fo:Activity ;   ¤ missing-object 21
    fo:p :c .
:b a fo:Y .
===
:kursus a fo:Activity ;
    fo:p :c ;
    :b a fo:Y .           ¤ separator-for-dot 5
===
:kursus a fo:Activity ;
    fo:label "a ; b"@da
    fo:p :c , :d :e ;     ¤ missing-semicolon 5, missing-comma 18
    fo:cites "L4"
.
===
:a a fo:X ;
   fo:p :b .
   fo:q :c .   ¤ dot-for-semicolon 4
   fo:r :d .   ¤ dot-for-semicolon 4
:e a fo:Y .
===
:a fo:label "x" @da ; fo:q @da :b .   ¤ language-out-of-place 28
===
:a fo:label "første   ¤ text-over-lines 13
anden linje" ;
  fo:q :b .
:b a fo:X .
===
:a fo:p fo:A fo:q :b .   ¤ missing-semicolon 14
===
:a fo:p [ fo:q :b ] [ fo:r :c ] ; fo:x ( 1 ) .   ¤ missing-comma 21
===
GRAPH :g { :a fo:p :b }   ¤ named-graph 1
===
:a fo:p :b ! .   ¤ n3-path 12
===
// comment     ¤ foreign-comment 1
:a fo:p :b .
===
/* comment */   ¤ foreign-comment 1
:a fo:p :b .
===
:a fo:p :b ; # ok
   // hej med dig   ¤ foreign-comment 4
   fo:q :c .
===
:a rdf:type fo:X ; rdfs:label "x" .   ¤ undeclared-prefix 4, undeclared-prefix 20
===
:a fo:p “halv ;   ¤ smart-quotes 9
    fo:q :c .
===
:a fo:p "halv” ;   ¤ unclosed-string 9
    fo:q :c .
===
:a fo:p :b ,
:c fo:q :d .   ¤ separator-for-dot 1
===
:a fo:p [ fo:q :b ,
          fo:r :c ] .   ¤ comma-for-semicolon 11
===
:a fo:p ( :b :c ) )  ;   ¤ unopened-bracket 19
    fo:q :d .
:e a fo:Y .
===
:a fo:p [ fo:q :b ] ] ] ] ;   ¤ unopened-bracket 21
    ]) fo:r :c .              ¤ unopened-bracket 5
]]] :d ] fo:p ] :e .          ¤ unopened-bracket 1, unopened-bracket 8, unopened-bracket 15
===
:a fo:p [ fo:q :b ; ) ) ] ;   ¤ unopened-bracket 21
    fo:r ( :b ]] ) .          ¤ unopened-bracket 15
:e fo:p [ fo:q :b ) .         ¤ wrong-bracket 19
===
:a fo:p [ [ fo:q :c ] ] .   ¤ node-as-predicate 11
:e a fo:Y .
===
:a fo:p << :b fo:q :c >> ;   ¤ not-portable 9
    fo:r :d .
:e a fo:Y .
===
:a fo:p :b {| fo:q :c |} .   ¤ not-portable 12
:e a fo:Y .
===
:a fo:p "x"@da--ltr .   ¤ not-portable 12
@version "1.2" .        ¤ not-portable 1
VERSION "1.2"           ¤ not-portable 1
:e a fo:Y .
===
:a fo:p :b ; ; , :c .   ¤ unexpected 16
===
:a fo:p a ; fo:q :c .   ¤ a-out-of-place 9
===
:a fo:p _: , :b , _:-x .   ¤ bad-label 9, bad-name 19
===
:a fo:p true.:b fo:q :c .   ¤ dot-before-name 9, missing-semicolon 17
===
@base http://e/ .   ¤ bare-address 7
@base <http://e/>
:a fo:p :b .        ¤ missing-dot 1
===
@prefix <http://x/> .       ¤ prefix-name 9
@prefix a:b <http://x/> .   ¤ prefix-name 9
@prefix : .                 ¤ directive-address 11
fo:a fo:p fo:b .
===
prefiks x: <http://x/>   ¤ directive-typo 1
x:a fo:p fo:b .
===
:a fo:p "fire""" ; fo:q :c .   ¤ quote-inside-text 15
===
:a fo:p "a"b" , "c" .   ¤ quote-inside-text 12
:e a fo:Y .
===
:a fo:p https://example.org/x ;   ¤ bare-address 9
   fo:q <x> .                     ¤ relative-iri 9
===
:a a fo:X .
    fo:p "x"@da , "y"@en ;   ¤ dot-for-semicolon 5
    fo:q :c .
:d a fo:Y .
===
:a fo:p "Inddeles "ofte i tre; hovedgrupper: cannabis."@da ,   ¤ quote-inside-text 20
        "Often"@en ; fo:q :c .
===
:a fo:p The alternative, changed; is ruled out."@en ;   ¤ unopened-text 9
   fo:q :c .
===
:a fo:p "Hvor mange.@da , "How many; which"@en ;   ¤ unclosed-string 9
   fo:q :c .
===
:a fo:p a fo:X ; fo:q :b ] ;   ¤ missing-opening-bracket 9
   fo:q :c .
===
:a fo:p [ a fo:X . fo:q "b"@da , "c" ] ;   ¤ dot-in-bracket 18
   fo:q :c .
===
:a fo:p Ord , "tekst"@da ; fo:q :c .   ¤ bare-word 9
===
:a fo:p Åben , Økonomi .   ¤ bare-word 9, bare-word 16
===
:a fo:p “med »[...]« inde; i.”@da ;   ¤ smart-quotes 9
   fo:q :c .
'''


def document_of(text: str) -> Document:
    return parse(SourceText("plan.ttl", text))


def found_in(text: str) -> list[tuple[int, str]]:
    """Return line and ``key column`` of every error, in order."""
    source = SourceText("plan.ttl", text)
    places = [(source.position(found.start), found.key) for found in parse(source).problems]
    return [(place.line, f"{key} {place.column}") for place, key in places]


@pytest.mark.parametrize("case", CASES.strip("\n").split("\n===\n"), ids=lambda case: case[:24])
def test_errors_stand_where_they_are_and_only_once(case):
    marks = [_MARK.search(line) for line in (HEAD + case).splitlines()]
    expected = [
        (number, what) for number, mark in enumerate(marks, 1) if mark for what in mark[1].split(", ")
    ]
    assert found_in(HEAD + _MARK.sub("", case) + "\n") == expected


@pytest.mark.parametrize("entry", hostile_files(), ids=lambda entry: entry["file"])
def test_hostile_files(entry):
    document = document_of(read_text(shared("bad-inputs", entry["file"])))
    lines = [document.source.position(found.start).line for found in document.problems]
    if entry["kind"] == "FO001 or FO002" and entry["area"] == "turtle-syntax":
        assert lines == [entry["line"]]
        return
    doubts = suspicions(document)
    refused = (
        "rdf12-triple-term.ttl",
        "nested-5000-brackets.ttl",
        "relative-iri-no-base.ttl",
        "owl-imports-outside.ttl",
    )
    if entry["file"] in refused:
        assert lines == [entry["line"]]
    elif entry["file"] in SUSPICIOUS:
        key, line = SUSPICIOUS[entry["file"]]
        assert (document.problems, doubts[0].key) == ((), key)
        assert document.source.position(doubts[0].start).line == line
    elif entry["exit"] == 0:
        assert document.problems == ()
        assert all(doubt.severity == "warning" for doubt in doubts)


SUSPICIOUS = {
    "crlf-in-long-string.ttl": ("line-ends-in-text", 4),
    "empty.ttl": ("empty-file", 1),
    "escape-sequence.ttl": ("control-character", 4),
    "homoglyph-iri.ttl": ("same-looking-names", 5),
    "literal-lang-case.ttl": ("language-case", 4),
    "nfd-danish.ttl": ("same-looking-names", 4),
    "nul-byte.ttl": ("control-character-refused", 4),
    "only-comments.ttl": ("empty-file", 1),
    "prefix-redefined.ttl": ("prefix-redefined", 3),
}


def _slips() -> list[tuple[str, str, int]]:
    """Return a plan with one slip of the hand each, its description, and the line it shows on."""
    source = SourceText("plan.ttl", PLAN)
    tokens = tokenise(PLAN)
    found = []

    def add(start: int, end: int, instead: str, seen_at: int) -> None:
        line = source.position(seen_at).line
        found.append((PLAN[:start] + instead + PLAN[end:], f"{PLAN[start:end]}→{instead}@{start}", line))

    for place, index in enumerate(tokens.significant[:-1]):
        start, end, kind = tokens.starts[index], tokens.end(index), tokens.kinds[index]
        follower = tokens.starts[tokens.significant[place + 1]]
        if kind in (Kind.SEMICOLON, Kind.COMMA, Kind.DOT):
            add(start, end, "", follower)
        elif kind == Kind.NAME and len(tokens.texts[index]) > 1:
            add(start + tokens.texts[index].index(":"), start + tokens.texts[index].index(":") + 1, "", start)
        elif kind == Kind.IRI:
            add(end - 1, end, "", start)
        elif kind == Kind.STRING and "\n" not in tokens.texts[index]:
            add(end - 1, end, "", start)
            add(start, end, f"“{tokens.texts[index][1:-1]}”", start)
        elif kind == Kind.LANGUAGE:
            add(start, start + 1, "", start)
    return found


@pytest.mark.parametrize(
    ("text", "slip", "line"), _slips(), ids=lambda value: value if "→" in str(value) else ""
)
def test_one_slip_is_one_error(text, slip, line):
    source = SourceText("plan.ttl", text)
    problems = parse(source, "http://e/").problems
    assert [source.position(found.start).line for found in problems] == [line], [
        found.key for found in problems
    ]


def test_whole_statements_of_a_broken_file_are_read():
    document = document_of(HEAD + ":a a fo:X ;\n    fo:p “x” ;\n    fo:q :b .\n:c a fo:Y .\n:d fo:p .\n")
    assert [(each.subject, each.object) for each in document.triples] == [
        ("http://e/a", "https://w3id.org/forandring#X"),
        ("http://e/a", "http://e/b"),
        ("http://e/c", "https://w3id.org/forandring#Y"),
    ]
    assert document.damaged_subjects == {"http://e/a", "http://e/d"}
    assert [statement.damaged for statement in document.statements[2:]] == [True, False, True]


def test_nodes_inside_a_damaged_statement_are_damaged_too():
    document = document_of(HEAD + ":a fo:p [ fo:q :b ; fo:r ] .")
    assert document.damaged_subjects == {"http://e/a", "_:anonymous1"}


def test_names_of_a_forgotten_well_known_prefix_are_understood():
    document = document_of('@prefix : <http://e/> .\n:a skos:prefLabel "x" .\n')
    assert document.triples[0].predicate == "http://www.w3.org/2004/02/skos/core#prefLabel"
    assert document.damaged_subjects == {"http://e/a"}
    assert document.problems[0].help is not None
    assert "@prefix skos: <http://www.w3.org/2004/02/skos/core#> ." in document.problems[0].help.da


def test_a_missing_dot_names_the_statement_and_where_the_next_begins():
    text = ":a fo:p :b\n:c fo:p :d .\n"
    found = document_of(HEAD + text).problems[0]
    assert (HEAD + text)[found.start : found.end] == ":c"
    assert "linje 3" in found.message.da
    assert "line 3" in found.message.en
    (related,) = found.related
    assert (HEAD + text)[related.start : related.end] == ":a fo:p :b"


@pytest.mark.parametrize(
    ("values", "marked", "before"),
    [
        ('"Kursus i job@da , "Course"@en', '"Kursus i job', "@da"),
        ('"Kursus i job@da , "Course"@en , "Kurs"@sv', '"Kursus i job', "@da"),
        ("'Kursus@da , 'Course'@en", "'Kursus", "@da"),
        ('"Kursus , "Course"', '"Kursus', ","),
        ('"Kursus ; fo:cites "L1"', '"Kursus', "; fo:cites"),
        ('"2027^^xsd:gYear ; fo:cites "L1"', '"2027', "^^xsd:gYear"),
        ('"Kursus"@da , "Course@en', '"Course@en', "@en"),
        ('"mail a@kk.dk , b@da , "Course"@en', '"mail a@kk.dk , b', "@da"),
    ],
)
def test_a_missing_closing_quote_is_found_where_the_text_opens(values, marked, before):
    document = document_of(HEAD + f":a fo:p {values} ;\n    fo:q :b .\n:b fo:q :c .\n")
    (found,) = document.problems
    assert (found.key, document.source.text[found.start : found.end]) == ("unclosed-string", marked)
    assert found.help == (f"Sæt {marked[0]} før »{before}«.", f"Put {marked[0]} before “{before}”.")
    assert document.triples[-1].object == "http://e/c"


@pytest.mark.parametrize(
    ("written", "meant", "value"),
    [
        ("fo:leads to :b", "fo:leadsTo", "http://e/b"),
        ("fo :leadsTo :b", "fo:leadsTo", "http://e/b"),
        ("fo:Leads   To :b", "", ""),
        ("a fo:target group", "fo:targetGroup", FO + "targetGroup"),
        ("a fo:Target group", "fo:TargetGroup", FO + "TargetGroup"),
        ("fo:funding fo:new budget", "", ""),
        ("fo:p :unge uden job", "", ""),
    ],
)
def test_a_term_with_a_space_in_it_is_read_as_the_term(written, meant, value):
    document = document_of(HEAD + f":a {written} .")
    (found,) = document.problems
    wanted = f"ordet skrives {meant}."
    assert wanted in found.message.da if meant else "ordet skrives" not in found.message.da
    assert [triple.object for triple in document.triples] == ([value] if meant else [])


def test_a_unit_belongs_to_the_number_before_it_and_to_no_other():
    document = document_of(HEAD + ":a fo:p 3 , 5 kr ; fo:q 1,5 kr .")
    assert [found.message.en.split("”")[0] for found in document.problems] == ["“5 kr", "“1,5 kr"]
    assert [triple.object.lexical for triple in document.triples] == ["3"]


def test_a_language_without_its_sign_is_told_of_at_the_end_of_a_file_too():
    found = [found.key for found in document_of(HEAD + ':a fo:p "Kursus"da').problems]
    assert found == ["missing-at", "missing-final-dot"]


def test_words_without_quotation_marks_are_told_how_to_write_them():
    (found,) = document_of(HEAD + ":a fo:p Kursus i job@da .").problems
    assert found.message.en == "The text “Kursus i job@da” lacks quotation marks."
    assert found.help.en == 'Write "Kursus i job"@da; a name in the plan is one word with a colon before it.'
    (found,) = document_of(HEAD + ":a fo:p Kursus i job @da .").problems
    assert found.help.en.startswith('Write "Kursus i job"@da;')


@pytest.mark.parametrize(
    ("written", "message", "remedy"),
    [
        ('"x"en', "Der mangler et @ før sprogkoden »en«.", "Skriv @en."),
        ('"x" da', "Der mangler et @ før sprogkoden »da«.", "Skriv @da."),
        (
            '"x" nu',
            "»nu« står lige efter et sluttegn: teksten blev lukket for tidligt.",
            'Skriv \\" for et anførselstegn inde i teksten.',
        ),
        ('"x"@e', "»@e« er ikke en gyldig sprogkode.", "Skriv @en."),
        ('"x"@d', "»@d« er ikke en gyldig sprogkode.", "Skriv @da."),
        (":b >", "»>« kan ikke stå her.", "Forventet her: et semikolon, et komma eller et punktum."),
        (
            ":b . ;",
            "»;« står efter det punktum, der slutter udsagnet om »:a« i linje 3.",
            "Fjern punktummet i linje 3, hvis udsagnet går videre; fjern ellers »;«.",
        ),
    ],
)
def test_what_follows_a_value_wrongly_is_told_how_to_be(written, message, remedy):
    (found,) = document_of(HEAD + f":a fo:p {written} .").problems
    assert (found.message.da, found.help.da) == (message, remedy)


def test_a_curly_quotation_mark_that_stands_alone_is_told_what_to_be():
    (found,) = document_of(HEAD + ":a fo:p “halv ; fo:q 1 .").problems
    assert found.help.da == 'Skriv lige anførselstegn i begge ender af teksten: "tekst".'


def test_brackets_in_a_row_that_close_nothing_are_counted_once():
    (found,) = document_of(HEAD + ":a fo:p :b ] ]] .").problems
    assert found.message == (
        "»]]]« lukker 3 parenteser, der ikke er åbnet.",
        "“]]]” closes 3 brackets that were not opened.",
    )
    (found,) = document_of(HEAD + ":a fo:p :b )\n)\n) .").problems
    assert found.message.da == "»)))«, her og til og med linje 5, lukker 3 parenteser, der ikke er åbnet."


@pytest.mark.parametrize("value", ['"Kursus i "job" her"@da', '"Kurset"s navn"@da', '""Kursus , "her"'])
def test_quotes_inside_a_text_are_no_missing_quote(value):
    assert [found.key for found in document_of(HEAD + f":a fo:p {value} .").problems] == ["quote-inside-text"]


def test_an_undeclared_prefix_is_reported_once_with_the_nearest_one():
    document = document_of(HEAD + ":a fp:p 1 , 2 ; fp:q fp:r .")
    (found,) = document.problems
    assert document.source.text[found.start : found.end] == "fp:"
    assert "»fo:«" in found.message.da


@pytest.mark.parametrize(
    ("start", "key"),
    [("<html>", "html-page"), ("<?xml version='1.0'?>", "xml-file"), ('{"a": 1}', "json-file")],
)
def test_files_of_other_kinds_are_named_and_nothing_else_said(start, key):
    document = document_of(f"\n{start}\n<body>404: not here.</body>\n")
    assert [found.key for found in document.problems] == [key]
    assert not document.triples


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ("01-02-2012", 'Skriv "2012-02-01"^^xsd:date.'),
        ("1.2.2012", 'Skriv "2012-02-01"^^xsd:date.'),
        ("1/2/2012", 'Skriv "2012-02-01"^^xsd:date.'),
        ("2012-02-01", 'Skriv "2012-02-01"^^xsd:date.'),
        ("2012-2", 'Skriv "2012-02"^^xsd:gYearMonth.'),
        ("2012-2014", 'Skriv et år ("2027"^^xsd:gYear), en måned'),
        ("31-02-2012", 'Skriv et år ("2027"^^xsd:gYear), en måned'),
        ("12-13", "Skriv tal uden tusindtalsskilletegn"),
        ("1,6 mio", '"1,6 mio"'),
    ],
)
def test_a_bare_date_is_met_with_the_date(value, remedy):
    document = document_of(HEAD + f":a fo:p {value} ; fo:q 1 .")
    (found,) = document.problems
    assert document.source.text[found.start : found.end] == value
    assert remedy in found.help.da
    assert [triple.object for triple in document.triples] == [Literal("1", XSD + "integer")]


def test_warnings_about_what_a_dane_may_mean():
    source = SourceText("plan.ttl", HEAD + ':a fo:p 1,6 , 2 ; fo:q "\\u001b[31m" , "x"@da , "y"@DA .')
    doubts = suspicions(parse(source))
    assert [(doubt.key, source.text[doubt.start : doubt.end]) for doubt in doubts] == [
        ("comma-decimal", "1,6"),
        ("control-character", "\\u001b"),
        ("language-case", "@DA"),
    ]
    assert all(doubt.severity == "warning" for doubt in doubts)


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ("1,6", "Write 1.6 if it is one number;"),
        ("1.500,50", "Write 1500.50 if it is one number;"),
        ("1,500", "Write 1500 or 1.5 if it is one number;"),
    ],
)
def test_a_doubtful_comma_is_met_with_the_number_that_may_be_meant(value, remedy):
    (doubt,) = suspicions(document_of(HEAD + f":a fo:p {value} ."))
    assert remedy in doubt.help.en


def test_a_plain_plan_raises_no_doubt():
    assert suspicions(document_of(HEAD + ':æble a fo:X ; fo:p "å\\n" , "C:\\\\udvalg" .')) == ()


@pytest.mark.parametrize(
    ("text", "least"),
    [
        (":a fo:p “x” ; fo:q 1 2 ; [ .\n" * 2000, 6000),
        (":a fo:leads w w w :b ; fo:p fo:New w w .\n" * 2000, 4000),
        (":a fo:leads " + "w " * 20_000 + ":b .", 1),
        (":a fo:p fo:New " + "w " * 20_000 + ".", 1),
        (":a fo:p " + "[ fo:q " * 150 + ") " * 20_000 + ".", 1),
        (":a fo:p :b . ; " * 8000, 7999),
        (
            "".join(
                f"@prefix forstavelse-{n}: <urn:{n}#> . :a fo:p forstavelse-{n}x:b .\n" for n in range(1500)
            ),
            1500,
        ),
    ],
    ids="in-statements in-names words-for-a-property words-for-a-value brackets early-dots prefixes".split(),
)
def test_many_errors_in_one_file_cost_little(text, least):
    start = time.process_time()
    document = document_of(HEAD + text)
    assert len(document.problems) >= least
    assert time.process_time() - start < 5
