"""Plans held against their sources: the rules, the command, and fingerprints."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import PREFIXES, ROOT, Run, typed

from forandring.checks import findings, sources
from forandring.config import Configuration
from forandring.errors import ForandringError
from forandring.findings import Finding, Rule, Severity
from forandring.project import Reading, read
from forandring.project.citing import library, stamp
from forandring.sources import Excerpt, Library, compared, passages
from forandring.sources.fingerprints import STAMPS_FILE

SOURCE = "\n".join(
    [
        "Plan for unge",
        "Kurset koster 1,6 mio. kr. om året og når 40 unge fra primo 2027.",
        "",
        "Mentor\t0,4\t12\t2028",
        "I alt 2,0 mio. kr., heraf halvdelen fra staten. Fristen er to måneder.",
    ]
)
HEAD = """
:plan a fo:Plan ; skos:prefLabel "Plan"@da ; fo:source :kilde ; fo:amountUnit "mio. kr."@da .
:kilde a fo:Source ; skos:prefLabel "Kilde"@da ; fo:document "plan.txt" .
:job a fo:Goal ; skos:prefLabel "I job"@da .
"""


def written(folder: Path, turtle: str, text: str | None = SOURCE) -> Reading:
    (folder / "plan.ttl").write_text(PREFIXES + HEAD + turtle, "utf-8")
    if text is not None:
        (folder / "plan.txt").write_text(text, "utf-8")
    return read([str(folder)])


def found(reading: Reading) -> list[Finding]:
    case = replace(reading.case(), library=Library(reading.theory))
    return [f for f in findings(case, reading.places) if f.code in ("FO402", "FO403", "FO404", "FO502")]


def complaints(folder: Path, turtle: str, text: str | None = SOURCE) -> list[str]:
    return [f"{f.code} {f.message.en}" for f in found(written(folder, turtle, text))]


@pytest.mark.parametrize("rule", [check.rule for check in sources.CHECKS], ids=lambda rule: rule.code)
def test_example_gives_the_finding_and_mended_does_not(rule: Rule, tmp_path: Path) -> None:
    lines = ["Et eller andet"] * 60
    lines[11] = "Kurset koster 1,6 mio. kr. om året"
    for name, turtle in (("example", rule.example), ("mended", rule.mended)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "plan.txt").write_text("\n".join(lines), "utf-8")
        (folder / "plan.ttl").write_text(PREFIXES + turtle, "utf-8")
        reading = read([str(folder)])
        everything = findings(replace(reading.case(), library=Library(reading.theory)), reading.places)
        assert (rule.code in {f.code for f in everything}) == (name == "example")
        if name == "mended":
            assert not [f for f in everything if f.open and f.severity == Severity.error]


def test_a_plan_that_its_source_bears_out_is_clean(tmp_path: Path) -> None:
    turtle = """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job ; fo:annualCost 1.6 ; fo:citizens 40 ;
        fo:start "2027"^^xsd:gYear ; fo:cites "L2" .
    :mentor a fo:Activity ; skos:prefLabel "Mentor"@da ; fo:leadsTo :job ; fo:annualCost 0.4 ; fo:citizens 12 ;
        fo:start "2028"^^xsd:gYear ; fo:funding [ a fo:Funding ; fo:amount 2 ; fo:cites "L5" ] ; fo:cites "L4" .
    :andel a fo:Figure ; skos:prefLabel "Statens andel"@da ; fo:value 50 ; fo:cites "L5" .
    """
    reading = written(tmp_path, turtle)
    assert found(reading) == []
    comparison = compared(reading.theory, Library(reading.theory))
    assert comparison.count("found") == len(comparison.citations) == 4
    assert comparison.figure_count("found") == len(comparison.figures) == 8


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("L6", "“Kursus” cites L6, but plan.txt has only 5 lines"),
        ("L5-6", "“Kursus” cites L5-6, but plan.txt has only 5 lines"),
        ("L3", "“Kursus” cites L3, but nothing stands there in plan.txt"),
        ("L5-4", "“Kursus” cites L5-4, but the last line lies before the first"),
        ("p. 2", "“Kursus” cites p. 2, but plan.txt has no pages"),
    ],
)
def test_citations_that_lead_nowhere(at: str, said: str, tmp_path: Path) -> None:
    turtle = f':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job ; fo:cites "{at}" .'
    (finding,) = found(written(tmp_path, turtle))
    assert (finding.code, finding.message.en) == ("FO402", said)
    assert finding.message.da.startswith(f"»Kursus« henviser til {at}, men ")
    assert not re.search(r" (but|the|has|stands) ", finding.message.da)
    assert finding.span is not None
    line = (tmp_path / "plan.ttl").read_text("utf-8").splitlines()[finding.span.start.line - 1]
    assert line[finding.span.start.column - 1 : finding.span.end.column - 1] == f'"{at}"'


def test_a_citation_without_any_source(tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_text(
        PREFIXES + ':job a fo:Goal ; skos:prefLabel "I job"@da ; fo:cites "L1" .', "utf-8"
    )
    (finding,) = found(read([str(tmp_path)]))
    assert finding.code == "FO402"
    assert "no source" in finding.message.en


def test_figures_that_the_cited_lines_do_not_show(tmp_path: Path) -> None:
    turtle = """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job ; fo:annualCost 1.7 ; fo:citizens 12 ;
        fo:start "2028"^^xsd:gYear ; fo:cites "L2" .
    """
    assert complaints(tmp_path, turtle) == [
        "FO403 “annual cost” 1.7 of “Kursus” does not stand in L2",
        "FO403 “citizens” 12 of “Kursus” does not stand in L2",
        "FO403 “start” 2028 of “Kursus” does not stand in L2",
    ]
    helps = [finding.help.en for finding in found(read([str(tmp_path)]))]
    assert helps[0] == "the cited lines have: 1.6; 40; 2027"
    assert helps[1].startswith("it stands in L4;")


def test_a_part_s_own_citation_counts_and_else_its_node_s(tmp_path: Path) -> None:
    def with_limit(cites: str) -> list[str]:
        limit = f'[ a fo:TimeLimit ; fo:value 2 ; fo:unit "måneder"@da {cites} ]'
        return complaints(
            tmp_path,
            f':ret a fo:Obligation ; skos:prefLabel "Ret"@da ; fo:timeLimit {limit} ; fo:cites "L5" .',
        )

    assert with_limit("") == []
    assert with_limit('; fo:cites "L5"') == []
    assert with_limit('; fo:cites "L4"') == ["FO403 “value” 2 of “Ret” does not stand in L4"]


def test_what_is_inferred_need_not_stand_there(tmp_path: Path) -> None:
    turtle = (
        ':tal a fo:Figure ; skos:prefLabel "Tal"@da ; fo:value 99 ; fo:basis fo:Inferred ; fo:cites "L5" .'
    )
    assert complaints(tmp_path, turtle) == []


@pytest.mark.parametrize(("own", "judged"), [("", False), ("; fo:basis fo:Stated", True)])
def test_a_part_is_inferred_as_its_node_is_unless_it_says_otherwise(
    own: str, judged: bool, tmp_path: Path
) -> None:
    limit = f'[ a fo:TimeLimit ; fo:value 99 ; fo:unit "måneder"@da {own} ]'
    inferred = ':ret a fo:Obligation ; skos:prefLabel "Ret"@da ; fo:basis fo:Inferred ; fo:cites "L5"'
    assert bool(complaints(tmp_path, f"{inferred} ; fo:timeLimit {limit} .")) == judged


def test_without_its_source_a_plan_is_unchecked_and_its_waivers_unjudged(tmp_path: Path) -> None:
    turtle = """
    :tal a fo:Figure ; skos:prefLabel "Tal"@da ; fo:value 99 ; fo:cites "L99" ; fo:waives [ a fo:Waiver ;
        fo:code "FO403" ; fo:reason "Trykfejl i kilden"@da ] .
    """
    reading = written(tmp_path, turtle, text=None)
    assert reading.findings(codes={"FO402", "FO403", "FO502"}) == []
    comparison = compared(reading.theory, Library(reading.theory))
    assert [(u.citations, u.document) for u in comparison.unchecked] == [(1, ("plan.txt",))]


def test_citations_between_plans_find_the_other_plan_s_source(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    written(tmp_path / "plan", "")
    mapping = (
        "[] a fo:Mapping ; fo:from :job ; fo:to :job ; fo:relation skos:closeMatch ;"
        ' fo:cites [ a fo:Citation ; fo:source :kilde ; fo:at "%s" ] .'
    )
    for at, codes in (("L2", []), ("L9", ["FO402"])):
        (tmp_path / "mappings.ttl").write_text(PREFIXES + mapping % at, "utf-8")
        assert [finding.code for finding in found(read([str(tmp_path)]))] == codes


def test_the_cited_text_is_at_hand_for_the_pages(tmp_path: Path) -> None:
    turtle = ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job ; fo:cites "L1" , "L9" , "L4-5" .'
    theory = written(tmp_path, turtle).theory
    lines = SOURCE.splitlines()
    shown = {citation.at: excerpt.text for citation, excerpt in passages(theory, Library(theory)).items()}
    assert shown == {"L1": lines[0], "L4-5": f"{lines[3]}\n{lines[4]}"}
    (tmp_path / "plan.txt").unlink()
    assert passages(theory, Library(theory)) == {}


def marked(excerpt: Excerpt) -> list[str]:
    return [excerpt.text[start:end] for start, end in excerpt.marks]


def test_what_a_statement_takes_from_the_passage_is_marked(tmp_path: Path) -> None:
    turtle = (
        ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; skos:altLabel "Jobskolen"@da ; fo:citizens 1200 ;'
        ' fo:setupCost 3 ; fo:leadsTo :job ; fo:cites "L1" .'
    )
    theory = written(tmp_path, turtle).theory
    (tmp_path / "plan.txt").write_text(
        "Jobskolen er for 1.200 unge, 3 hold, 3 lærere og 7 dage. Jobskolens.\n", "utf-8"
    )
    (excerpt,) = [e for c, e in passages(theory, Library(theory)).items() if c.at == "L1"]
    assert marked(excerpt) == ["Jobskolen", "1.200"]


# Fingerprints

COURSE = ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job ; fo:cites "L2" , "L4-5" .'


def stamped(folder: Path) -> None:
    reading = read([str(folder)])
    stamp(reading.theory, compared(reading.theory, Library(reading.theory)))


def test_a_stamped_plan_tells_when_its_source_changes(tmp_path: Path) -> None:
    written(tmp_path, COURSE)
    before = (tmp_path / "plan.ttl").read_bytes()
    stamped(tmp_path)
    first = (tmp_path / STAMPS_FILE).read_bytes()
    stamped(tmp_path)
    assert (tmp_path / STAMPS_FILE).read_bytes() == first
    assert (tmp_path / "plan.ttl").read_bytes() == before
    assert found(read([str(tmp_path)])) == []
    (tmp_path / "plan.txt").write_text(SOURCE.replace("1,6 mio.", "1,9  mio.").replace("\t", "  "), "utf-8")
    assert [(f.code, f.message.en) for f in found(read([str(tmp_path)]))] == [
        ("FO404", "L2 in “Kilde” has changed since it was stamped")
    ]


def test_words_that_have_moved_are_found_again(tmp_path: Path) -> None:
    written(tmp_path, COURSE)
    stamped(tmp_path)
    (tmp_path / "plan.txt").write_text("Forord\n" + SOURCE, "utf-8")
    helps = {f.help.en for f in found(read([str(tmp_path)])) if f.code == "FO404"}
    assert helps == {"the same words now stand in L3", "the same words now stand in L5-6"}


def test_stamps_are_no_part_of_what_a_plan_says(tmp_path: Path) -> None:
    written(tmp_path, COURSE)
    plain = read([str(tmp_path)])
    stamped(tmp_path)
    with_stamps = read([str(tmp_path)])
    for one, other in zip(plain.theory.plans, with_stamps.theory.plans, strict=True):
        assert [n.id for n in one.nodes] == [n.id for n in other.nodes]
        assert (one.id, len(one.links), one.waivers, one.mappings) == (
            other.id,
            len(other.links),
            other.waivers,
            other.mappings,
        )
    assert [f.code for f in plain.findings()] == [f.code for f in with_stamps.findings()]


def test_stamping_keeps_what_is_not_at_hand_and_drops_what_is_not_cited(tmp_path: Path) -> None:
    written(tmp_path, COURSE)
    stamped(tmp_path)
    both = (tmp_path / STAMPS_FILE).read_text("utf-8")
    (tmp_path / "plan.txt").unlink()
    stamped(tmp_path)
    assert (tmp_path / STAMPS_FILE).read_text("utf-8") == both
    written(tmp_path, COURSE.replace(' , "L4-5"', ""))
    stamped(tmp_path)
    assert '"L4-5"' not in (tmp_path / STAMPS_FILE).read_text("utf-8")


def test_stamping_one_file_keeps_what_the_others_cite(tmp_path: Path) -> None:
    written(tmp_path, COURSE)
    (tmp_path / "unge.ttl").write_text(
        PREFIXES + ':ro a fo:Goal ; skos:prefLabel "Ro"@da ; fo:cites "L1" .', "utf-8"
    )
    stamped(tmp_path)
    both = (tmp_path / STAMPS_FILE).read_text("utf-8")
    stamped(tmp_path / "plan.ttl")
    assert (tmp_path / STAMPS_FILE).read_text("utf-8") == both
    assert both.count("fo:at") == 3


def test_somebody_s_own_file_of_that_name_is_left_alone(tmp_path: Path) -> None:
    written(tmp_path, COURSE)
    (tmp_path / STAMPS_FILE).write_text("# mine egne\n", "utf-8")
    with pytest.raises(ForandringError, match="left alone"):
        stamped(tmp_path)
    assert (tmp_path / STAMPS_FILE).read_text("utf-8") == "# mine egne\n"


# The command


@pytest.fixture
def cite(capsys: pytest.CaptureFixture[str]) -> Run:
    return lambda *arguments: typed(capsys, "--lang", "en", "cite", *arguments)


def test_cite_says_what_it_looked_up(cite: Run, tmp_path: Path) -> None:
    written(tmp_path, COURSE)
    assert cite(str(tmp_path)) == (
        0,
        "",
        "citations: 2 looked up, 2 found; figures and dates: 0 looked up, 0 found\n",
    )
    written(tmp_path, COURSE.replace('"L2"', '"L20"'))
    code, out, err = cite(str(tmp_path))
    assert code == 1
    assert "FO402" in out
    assert "citations: 2 looked up, 1 found" in err


def test_cite_says_that_nothing_was_checked(cite: Run, tmp_path: Path) -> None:
    written(tmp_path, COURSE, text=None)
    code, out, err = cite(str(tmp_path))
    assert (code, out) == (0, "")
    assert "nothing was checked" in err
    assert "unchecked: 2 citations in “Plan”, because the source “Kilde” (plan.txt) is not at hand" in err


def test_cite_says_why_a_source_cannot_be_read(cite: Run, tmp_path: Path) -> None:
    written(tmp_path, COURSE, text="\0binary")
    code, _, err = cite(str(tmp_path))
    assert code == 0
    assert "(plan.txt) is not text but binary data" in err


def test_cite_gives_json(cite: Run, tmp_path: Path) -> None:
    written(tmp_path, COURSE.replace('"L2"', '"L20"'))
    code, out, _ = cite(str(tmp_path), "--format", "json")
    whole = json.loads(out)
    assert code == 1
    assert [finding["code"] for finding in whole["findings"]] == ["FO402"]
    assert (whole["summary"]["citations"], whole["summary"]["citationsFound"]) == (2, 1)
    assert whole["unchecked"] == []


def test_cite_stamps(cite: Run, tmp_path: Path) -> None:
    written(tmp_path, COURSE)
    _, _, err = cite(str(tmp_path), "--stamp")
    assert "2 new fingerprints, 0 renewed, 0 unchanged" in err
    (tmp_path / "plan.txt").write_text(SOURCE.replace("1,6", "1,9"), "utf-8")
    code, out, _ = cite(str(tmp_path))
    assert code == 0
    assert "FO404" in out
    code, out, err = cite(str(tmp_path), "--stamp")
    assert (code, out) == (0, "")
    assert "0 new fingerprints, 1 renewed, 1 unchanged" in err


def test_the_sources_folder_is_asked_for_by_option_or_configuration(cite: Run, tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "arkiv").mkdir()
    written(tmp_path / "plan", COURSE, text=None)
    (tmp_path / "arkiv" / "plan.txt").write_text(SOURCE, "utf-8")
    _, _, err = cite(str(tmp_path / "plan"), "--sources", str(tmp_path / "arkiv"))
    assert "citations: 2 looked up, 2 found" in err
    (tmp_path / "forandring.toml").write_text('sources = "arkiv"\n', "utf-8")
    _, _, err = cite(str(tmp_path / "plan"))
    assert "citations: 2 looked up, 2 found" in err
    code, out, err = cite(str(tmp_path / "plan"), "--sources", str(tmp_path / "nowhere"))
    assert (code, out) == (2, "")
    assert "is not a folder" in err


# The theories of this repository


def test_every_citation_and_figure_of_our_own_theories_is_found(shared: Path) -> None:
    reading = read([str(ROOT / "theory")])
    comparison = compared(reading.theory, library(reading.theory, Configuration(), shared / "seeds"))
    assert comparison.unchecked == ()
    assert comparison.count("found") == len(comparison.citations) > 3000
    assert [f.figure for f in comparison.figures if f.state not in ("found", "inferred")] == []
    assert len(comparison.figures) > 250
