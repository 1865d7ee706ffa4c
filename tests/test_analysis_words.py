"""The answers in words: both languages, every number, and labels that cannot break out of where they stand."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from worlds import BASE, theory_of

from forandring.analysis.between import gaps_between
from forandring.analysis.compare import compare
from forandring.analysis.coverage import coverage, trend
from forandring.analysis.diff import diff
from forandring.analysis.loops import signed_loops
from forandring.analysis.matrix import activities_by_goals
from forandring.analysis.prioritise import Terms, frontier, prioritise
from forandring.analysis.robustness import robustness
from forandring.analysis.routes import trace
from forandring.analysis.what_if import Supposition, what_if
from forandring.cells import csv_text
from forandring.reports.answers import between as between_words
from forandring.reports.answers import compare as compare_words
from forandring.reports.answers import coverage as coverage_words
from forandring.reports.answers import diff as diff_words
from forandring.reports.answers import frontier as frontier_words
from forandring.reports.answers import layout
from forandring.reports.answers import loops as loops_words
from forandring.reports.answers import matrix as matrix_words
from forandring.reports.answers import prioritise as prioritise_words
from forandring.reports.answers import robustness as robustness_words
from forandring.reports.answers import routes as routes_words
from forandring.reports.answers import what_if as what_if_words

ONE = """
:p a fo:Plan ; skos:prefLabel "Plan"@da , "Plan"@en ; fo:amountUnit "mio. kr."@da , "DKK million"@en .
:kursus a fo:Activity ; skos:prefLabel "Kursus"@da , "Course"@en ; fo:annualCost 1.5 ; fo:setupCost 0 ; fo:citizens 40 ;
    fo:funding fo:NewBudget ; fo:targetGroup :unge ; fo:prerequisite :lov ;
    fo:leadsTo [ fo:effect :mod ; fo:evidence fo:Practice ; fo:basis fo:Stated ] .
:mentor a fo:Activity ; skos:prefLabel "=cmd|' /C calc'!A0"@da ; fo:leadsTo :job .
:lov a fo:Prerequisite ; skos:prefLabel "Lov"@da , "Law"@en ; fo:kind fo:NeedsLaw ; fo:state fo:Unmet .
:mod a fo:Effect ; skos:prefLabel "Mere *mod* | [x](y)"@da , "More courage"@en ; fo:leadsTo :job , :ro .
:ro a fo:Effect ; skos:prefLabel "Ro"@da , "Calm"@en ; fo:leadsTo [ fo:effect :mod ; fo:polarity fo:Negative ] .
:job a fo:Goal ; skos:prefLabel "I job"@da , "In work"@en .
:unge a fo:TargetGroup ; skos:prefLabel "Unge"@da , "The young"@en .
:skoen a fo:Definition ; skos:definition "Tallene er skøn."@da , "Numbers are estimates."@en ; fo:defines fo:citizens .
"""
OTHER = """
:q a fo:Plan ; skos:prefLabel "Anden"@da , "Another"@en . :arbejde a fo:Goal ; skos:prefLabel "Arbejde"@da , "Work"@en .
:gamle a fo:TargetGroup ; skos:prefLabel "Gamle"@da , "The old"@en .
:m a fo:Mapping ; fo:from :job ; fo:to :arbejde ; fo:relation skos:closeMatch ; fo:basis fo:Inferred .
"""
THEORY = theory_of(ONE, OTHER)
NEWER = theory_of(
    ONE.replace("1.5", "2.5").replace(" , :ro", "").replace("fo:Practice", "fo:Research"), OTHER
)


def every_sheet(language: str) -> dict[str, layout.Sheet]:
    changed = diff(THEORY, NEWER)
    return {
        "routes": routes_words.sheet(trace(THEORY, BASE + "kursus"), THEORY, language),
        "coverage": coverage_words.sheet(coverage(THEORY), THEORY, language),
        "trend": coverage_words.trend_sheet(trend(coverage(THEORY), coverage(NEWER)), NEWER, language),
        "matrix": matrix_words.sheet("goals", activities_by_goals(THEORY), THEORY, language),
        "robustness": robustness_words.sheet(robustness(THEORY, BASE + "job"), THEORY, language),
        "what-if": what_if_words.sheet(
            what_if(THEORY, Supposition(blocked_by=("NeedsLaw",))), THEORY, language
        ),
        "loops": loops_words.sheet(signed_loops(THEORY), THEORY, language),
        "diff": diff_words.sheet(changed, language),
        "compare": compare_words.sheet(compare(THEORY, [BASE + "p", BASE + "q"]), THEORY, language),
        "between": between_words.sheet(gaps_between(THEORY), THEORY, language),
    }


def every_dict() -> dict[str, dict]:
    return {
        "routes": routes_words.as_dict(trace(THEORY, BASE + "kursus"), THEORY),
        "coverage": coverage_words.as_dict(coverage(THEORY), THEORY),
        "trend": coverage_words.trend_as_dict(trend(coverage(THEORY), coverage(NEWER))),
        "matrix": matrix_words.as_dict("goals", activities_by_goals(THEORY), THEORY),
        "robustness": robustness_words.as_dict(robustness(THEORY, BASE + "job"), THEORY),
        "what-if": what_if_words.as_dict(what_if(THEORY, Supposition(nodes=(BASE + "kursus",))), THEORY),
        "loops": loops_words.as_dict(signed_loops(THEORY)),
        "diff": diff_words.as_dict(diff(THEORY, NEWER)),
        "compare": compare_words.as_dict(compare(THEORY, [BASE + "p", BASE + "q"]), THEORY),
        "between": between_words.as_dict(gaps_between(THEORY), THEORY),
    }


@pytest.mark.parametrize("name", every_sheet("da"))
def test_every_row_is_as_long_as_its_header_and_both_languages_say_as_much(name: str) -> None:
    danish, english = every_sheet("da")[name], every_sheet("en")[name]
    assert len(danish.notes) == len(english.notes)
    assert [len(t.rows) for t in danish.tables] == [len(t.rows) for t in english.tables]
    for sheet in (danish, english):
        assert sheet.tables
        for table in sheet.tables:
            assert {len(row) for row in table.rows} <= {len(table.header)}
    titles = [(d.title, *(t.header for t in d.tables)) for d in (danish, english)]
    assert titles[0] != titles[1]


@pytest.mark.parametrize("name", every_dict())
def test_json_has_a_version_says_nothing_twice_and_nothing_empty(name: str) -> None:
    written = layout.to_json(every_dict()[name])
    read = json.loads(written)
    assert read["version"] == 1
    assert "null" not in written
    assert layout.to_json(every_dict()[name]) == written


def test_markdown_keeps_labels_in_their_cells() -> None:
    written = layout.to_markdown(every_sheet("da")["matrix"], "da")
    rows = [line for line in written.splitlines() if line.startswith("|")]
    assert len({line.replace("\\|", "").count("|") for line in rows}) <= 2
    routes = layout.to_markdown(every_sheet("da")["routes"], "da")
    assert "Mere \\*mod\\* \\| \\[x\\](y)" in routes


def test_markdown_has_no_heading_without_words() -> None:
    sheet = layout.Sheet("Loops", (), (layout.Table("", ("what",), (("a",),)),))
    assert layout.to_markdown(sheet, "en") == "## Loops\n\n| what |\n| --- |\n| a |\n"


def test_csv_runs_no_formula() -> None:
    text = csv_text(*matrix_words.csv_rows(activities_by_goals(THEORY), THEORY, "da"))
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any("calc" in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_a_sum_of_citizens_says_what_it_is_not() -> None:
    sheet = every_sheet("da")["what-if"]
    said = " ".join(sheet.notes)
    assert "Antal borgere: 40; de samme borgere kan være talt med flere gange." in said
    assert "Planen selv: Tallene er skøn." in said


def test_numbers_are_written_as_the_language_writes_them() -> None:
    danish, english = (layout.to_text(every_sheet(tag)["diff"], tag) for tag in ("da", "en"))
    assert "1,5" in danish
    assert "1.5" in english
    assert "1,5" not in english


def test_a_goal_lost_as_stated_alone_is_not_called_no_loss() -> None:
    theory = theory_of(""":a a fo:Activity ; fo:leadsTo [ fo:effect :g ; fo:basis fo:Stated ] . :g a fo:Goal .
        :b a fo:Activity ; fo:leadsTo [ fo:effect :g ; fo:basis fo:Inferred ] .""")
    sheet = what_if_words.sheet(what_if(theory, Supposition(nodes=(BASE + "a",))), theory, "en")
    assert not any("No goal loses" in note for note in sheet.notes)
    harmless = what_if_words.sheet(what_if(theory, Supposition(nodes=(BASE + "b",))), theory, "en")
    assert any("No goal loses" in note for note in harmless.notes)


@pytest.mark.parametrize(
    ("steps", "da", "en"),
    [
        (
            1,
            "1 trin tæller ikke mere, fordi dets viden er for svag.",
            "1 step counts no more because its evidence",
        ),
        (
            2,
            "2 trin tæller ikke mere, fordi deres viden er for",
            "2 steps count no more because their evidence",
        ),
    ],
)
def test_one_step_that_counts_no_more_is_one(steps: int, da: str, en: str) -> None:
    answer = replace(what_if(THEORY, Supposition(nodes=(f"{BASE}kursus",))), steps=steps)
    for language, said in (("da", da), ("en", en)):
        assert any(note.startswith(said) for note in what_if_words.sheet(answer, THEORY, language).notes)


def test_names_with_commas_in_them_are_parted_by_semicolons() -> None:
    theory = theory_of(
        ':a a fo:Goal ; skos:prefLabel "Ro, og fred"@da . :b a fo:Goal ; skos:prefLabel "Job"@da .\n'
        ':c a fo:Goal ; skos:prefLabel "Bolig"@da .'
    )
    a, b, c = (BASE + name for name in "abc")
    assert layout.joined(theory, [a, b], "da") == "Ro, og fred; Job"
    assert layout.joined(theory, [b, a, c], "da", most=2) == "Job; Ro, og fred og 1 til"
    assert layout.joined(theory, [b, c], "da") == "Job, Bolig"


def test_a_wide_row_with_nothing_in_it_is_shown_as_nothing() -> None:
    wide = "x" * 60
    table = layout.Table(
        "", ("what", "one", "two"), (("nothing", None, None), ("one alone", wide, None), (wide, wide, wide))
    )
    text = layout.to_text(layout.Sheet("", (), (table,)), "en")
    assert text.startswith(f"  nothing\n      –\n  one alone\n      one: {wide}\n  {wide}\n")


def test_one_of_a_thing_is_spoken_of_as_one() -> None:
    theory = theory_of(':a a fo:Activity ; skos:prefLabel "A"@da .')
    for language, words in (
        ("da", "; 1 aktivitet uden oplyst udgift er ikke med i beløbene"),
        ("en", "; 1 activity without a stated cost is not in the amounts"),
    ):
        assert coverage_words.sheet(coverage(theory), theory, language).tables[0].caption.endswith(words)


def test_a_plan_without_change_says_so() -> None:
    assert diff_words.sheet(diff(THEORY, THEORY), "en").notes == ("Nothing has changed.",)


def test_a_name_that_changed_in_the_other_language_is_shown_in_that() -> None:
    newer = theory_of(ONE.replace('"In work"@en', '"Employed"@en'), OTHER)
    (table,) = diff_words.sheet(diff(THEORY, newer), "da").tables
    assert table.rows == (("mål", "In work [en]", "Employed [en]"),)


def test_a_goal_that_nothing_reaches_says_so() -> None:
    sheet = robustness_words.sheet(robustness(THEORY, BASE + "arbejde"), THEORY, "en")
    assert sheet.notes == ("No activity leads here.",)


def test_priorities_in_words_name_what_was_left_out() -> None:
    pytest.importorskip("highspy", reason="prioritise needs highspy")
    terms = Terms(Decimal(2), plan=BASE + "p")
    answer = prioritise(THEORY, terms)
    danish, english = (prioritise_words.sheet(answer, THEORY, tag) for tag in ("da", "en"))
    assert [len(table.rows) for table in danish.tables] == [len(table.rows) for table in english.tables]
    assert "calc" in str(danish.tables[-1].rows)
    assert "Proven best (gap 0)." in english.notes[0]
    assert json.loads(layout.to_json(prioritise_words.as_dict(answer, THEORY)))["gap"] == 0


def test_a_frontier_in_words_names_what_was_left_out_and_counts_both_ways() -> None:
    pytest.importorskip("highspy", reason="prioritise needs highspy")
    found = frontier(THEORY, Terms(Decimal(2), plan=BASE + "p"), points=3)
    assert len(frontier_words.csv_rows(found)[1]) == 4
    value = frontier_words.as_dict(found, THEORY)
    assert [left["id"] for left in value["leftOut"]] == [BASE + "mentor"]
    last = value["points"][-1]
    assert (last["score"]["goals"], last["otherWayOfCounting"]["goals"]) == (1, 0)
    sheet = frontier_words.sheet(found, THEORY, "en")
    assert sheet.tables[0].rows[-1][2] == "0 / 1"
    assert "calc" in str(sheet.tables[-1].rows)
    assert "Left out because their cost is not known: 1. They are not free." in sheet.notes


def test_a_number_of_any_length_is_written_out() -> None:
    assert layout.amount_words(10**40, "en").replace(",", "") == "1" + "0" * 40
    assert (
        layout.amount_words(Decimal("123456789012345678.123456789012345600"), "da")
        == "123.456.789.012.345.678,1234567890123456"
    )
