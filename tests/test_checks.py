"""Every rule on small theories: the expectation stands on the line it concerns."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import PREFIXES, TheoryDoc, theory_from
from hypothesis import given, settings
from hypothesis import strategies as st

from forandring.checks import RULES, sources
from forandring.exchange.examples import laid_out
from forandring.findings import Rule, Severity
from forandring.project import Reading, read
from forandring.rdf.xsd import well_formed
from forandring.terms import XSD, Literal

# The rules about source documents need a document beside the plan; their own tests give them one.
SOURCE_RULES = [check.rule for check in sources.CHECKS]
WITH_EXAMPLE = [rule for rule in RULES if rule.example and rule not in SOURCE_RULES]


@pytest.mark.parametrize("rule", WITH_EXAMPLE, ids=lambda rule: rule.code)
def test_example_gives_the_finding_and_mended_does_not(rule: Rule, tmp_path: Path) -> None:
    (tmp_path / "example.ttl").write_text(PREFIXES + rule.example, "utf-8")
    (tmp_path / "mended.ttl").write_text(PREFIXES + rule.mended, "utf-8")
    today = date(2026, 1, 1)
    wrong = read([str(tmp_path / "example.ttl")]).findings(today=today)
    right = read([str(tmp_path / "mended.ttl")]).findings(today=today)
    assert rule.code in {finding.code for finding in wrong}
    assert rule.code not in {finding.code for finding in right}
    assert not [f for f in right if f.open and f.severity == Severity.error]


@pytest.mark.parametrize("rule", WITH_EXAMPLE, ids=lambda rule: rule.code)
def test_an_example_in_english_says_the_same(rule: Rule, tmp_path: Path) -> None:
    for danish in (rule.example, rule.mended):
        english = laid_out(danish, "en")
        assert set(re.findall(r'"([^"]*)"@da', danish)) <= set(
            re.findall(r'"([^"]*)"@da , "[^"]+"@en', english)
        )
        assert not re.search(r"(?<!\w):(kursus|unge|modet|ledighed)\b", english)
        counted = [sorted(codes_of(text, tmp_path, today=date(2026, 1, 1))) for text in (danish, english)]
        assert counted[0] == counted[1]


def test_the_contract_s_codes_exist_with_their_names_and_severities() -> None:
    contract = {
        "FO001": ("syntax-error", "error"),
        "FO002": ("unreadable-file", "error"),
        "FO003": ("unknown-term", "error"),
        "FO004": ("wrong-value", "error"),
        "FO005": ("missing-label", "error"),
        "FO006": ("undefined-reference", "error"),
        "FO007": ("duplicate-definition", "error"),
        "FO101": ("activity-without-goal", "error"),
        "FO102": ("goal-without-activity", "error"),
        "FO103": ("effect-dead-end", "warning"),
        "FO104": ("effect-without-cause", "warning"),
        "FO105": ("focus-area-without-activity", "warning"),
        "FO106": ("target-group-unserved", "warning"),
        "FO107": ("challenge-unaddressed", "warning"),
        "FO108": ("feedback-loop", "info"),
        "FO109": ("goal-on-one-activity", "warning"),
        "FO110": ("goal-at-risk", "warning"),
        "FO111": ("activity-straight-to-goal", "info"),
        "FO112": ("activity-without-target-group", "warning"),
        "FO201": ("link-without-evidence", "info"),
        "FO202": ("goal-on-hypothesis-only", "warning"),
        "FO203": ("contested-evidence", "info"),
        "FO301": ("no-cost", "info"),
        "FO302": ("no-funding", "info"),
        "FO303": ("no-responsible", "info"),
        "FO304": ("no-start", "info"),
        "FO305": ("total-mismatch", "error"),
        "FO306": ("start-outside-plan", "warning"),
        "FO307": ("starts-before-what-it-requires", "warning"),
        "FO401": ("statement-without-citation", "info"),
        "FO501": ("waiver-expired", "warning"),
        "FO502": ("waiver-unused", "warning"),
        "FO503": ("waiver-without-reason", "warning"),
    }
    ours = {rule.code: (rule.name, rule.severity.name) for rule in RULES}
    assert contract.items() <= ours.items()


def test_activity_without_goal(theory_doc: TheoryDoc) -> None:
    """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da .      # expect: FO101
    :mentor a fo:Activity ; skos:prefLabel "Mentor"@da ; fo:leadsTo :mod .
    :mod a fo:Effect ; skos:prefLabel "Mere mod"@da ; fo:leadsTo :job .
    :job a fo:Goal ; skos:prefLabel "I job"@da .
    """
    assert theory_doc.found == theory_doc.expected


def test_a_negative_arrow_is_no_way_to_a_goal(theory_doc: TheoryDoc) -> None:
    """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ;      # expect: FO101
        fo:leadsTo [ fo:effect :job ; fo:polarity fo:Negative ] .
    :job a fo:Goal ; skos:prefLabel "I job"@da .              # expect: FO102
    """
    assert theory_doc.found == theory_doc.expected


def test_a_goal_that_serves_a_higher_one_carries_its_activities(theory_doc: TheoryDoc) -> None:
    """
    # rules: FO101, FO102
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job .
    :job a fo:Goal ; skos:prefLabel "I job"@da ; fo:serves :liv .
    :liv a fo:Beacon ; skos:prefLabel "Et godt liv"@da .
    """
    assert theory_doc.found == theory_doc.expected


def test_where_a_route_ends_is_told(theory_doc: TheoryDoc) -> None:
    """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :mod .      # expect: FO101
    :mod a fo:Effect ; skos:prefLabel "Mere mod"@da .                           # expect: FO103
    """
    assert theory_doc.found == theory_doc.expected
    (finding,) = [f for f in theory_doc.findings if f.code == "FO101"]
    assert [related.span.start.line for related in finding.related if related.span] == [3]


def test_effects_that_hang_in_the_air(theory_doc: TheoryDoc) -> None:
    """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :mod .
    :mod a fo:Effect ; skos:prefLabel "Mere mod"@da .                              # expect: FO103
    :ro a fo:Effect ; skos:prefLabel "Ro"@da ; fo:leadsTo :job .                   # expect: FO104
    :job a fo:Goal ; skos:prefLabel "I job"@da .
    """
    assert theory_doc.found == theory_doc.expected


def test_a_narrower_group_that_is_served_serves_the_wider(theory_doc: TheoryDoc) -> None:
    """
    :unge a fo:TargetGroup ; skos:prefLabel "Unge"@da .
    :piger a fo:TargetGroup ; skos:prefLabel "Piger"@da ; skos:broader :unge .
    :aeldre a fo:TargetGroup ; skos:prefLabel "Ældre"@da .         # expect: FO106
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:targetGroup :piger .
    """
    assert theory_doc.found == theory_doc.expected


def test_what_exists_already_is_named_where_no_activity_is(theory_doc: TheoryDoc) -> None:
    """
    :unge a fo:TargetGroup ; skos:prefLabel "Unge"@da .                                       # expect: FO106
    :piger a fo:TargetGroup ; skos:prefLabel "Piger"@da ; skos:broader :unge .                # expect: FO106
    :aeldre a fo:TargetGroup ; skos:prefLabel "Ældre"@da .                                    # expect: FO106
    :raad a fo:Scheme ; skos:prefLabel "Råd"@da ; fo:targetGroup :piger ; fo:leadsTo :job , :ro .
    :job a fo:Goal ; skos:prefLabel "I job"@da .                                              # expect: FO109
    :ro a fo:Goal ; skos:prefLabel "Ro"@da .                                                  # expect: FO102
    :tid a fo:Goal ; skos:prefLabel "Tid"@da .                                                # expect: FO102
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job .
    """
    assert theory_doc.found == theory_doc.expected
    assert [(f.message.en, len(f.related)) for f in theory_doc.findings] == [
        ("no activity is aimed at “Unge”, only something that already exists", 1),
        ("no activity is aimed at “Piger”, only something that already exists", 1),
        ("no activity is aimed at “Ældre”", 0),
        ("“I job” rests on “Kursus” alone, beside what already exists", 2),
        ("no activity leads to “Ro”, only something that already exists", 1),
        ("no activity leads to “Tid”", 0),
    ]
    assert {f.related[-1].message.da for f in theory_doc.findings if f.related} == {"findes allerede: »Råd«"}


def test_a_part_that_is_addressed_addresses_the_whole(theory_doc: TheoryDoc) -> None:
    """
    :hele a fo:Challenge ; skos:prefLabel "Hele"@da .
    :del a fo:Challenge ; skos:prefLabel "Del"@da ; fo:partOf :hele .
    :anden a fo:Challenge ; skos:prefLabel "Anden del"@da ; fo:partOf :hele .      # expect: FO107
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:addresses :del .
    """
    assert theory_doc.found == theory_doc.expected


def test_loops_are_named_node_by_node(theory_doc: TheoryDoc) -> None:
    """
    :a a fo:Effect ; skos:prefLabel "A"@da ; fo:leadsTo :b .       # expect: FO108
    :b a fo:Effect ; skos:prefLabel "B"@da ; fo:leadsTo :c .
    :c a fo:Effect ; skos:prefLabel "C"@da ; fo:leadsTo :a .
    :d a fo:Activity ; skos:prefLabel "D"@da ; fo:leadsTo :d .     # expect: FO108, FO004
    """
    assert theory_doc.found == theory_doc.expected
    loop = next(f for f in theory_doc.findings if f.code == "FO108")
    assert "»A«, »B«, »C«, »A«" in loop.message.da


def test_money_that_must_be_granted_puts_a_goal_at_risk(theory_doc: TheoryDoc) -> None:
    """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:funding fo:NewBudget ; fo:leadsTo :job .
    :job a fo:Goal ; skos:prefLabel "I job"@da .                                    # expect: FO110
    :mentor a fo:Activity ; skos:prefLabel "Mentor"@da ; fo:funding fo:OwnBudget ; fo:leadsTo :ro .
    :ro a fo:Goal ; skos:prefLabel "Ro"@da .
    """
    assert theory_doc.found == theory_doc.expected


def test_a_remark_about_money_does_not_say_who_pays(theory_doc: TheoryDoc) -> None:
    """
    # rules: FO302
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:funding [ skos:note "Uklart"@da ] .   # expect: FO302
    :mentor a fo:Activity ; skos:prefLabel "Mentor"@da ; fo:funding [ fo:amount 2 ] .
    """
    assert theory_doc.found == theory_doc.expected
    assert "fo:kind" in theory_doc.findings[0].help.da


def test_many_names_in_one_language_cost_little(read_turtle: Callable[[str], Reading]) -> None:
    names = " , ".join(f'"Navn {number}"@da' for number in range(2000))
    start = time.process_time()
    found = read_turtle(f":a a fo:Goal ; skos:prefLabel {names} .").findings(codes={"FO004"})
    assert len(found) == 1999
    assert time.process_time() - start < 5


def test_many_names_that_nobody_describes_cost_little(read_turtle: Callable[[str], Reading]) -> None:
    slips = "".join(
        f':kursus-{n} a fo:Activity ; skos:prefLabel "K{n}"@da ; fo:leadsTo :virkning-{n}x .\n'
        f':virkning-{n} a fo:Effect ; skos:prefLabel "V{n}"@da .\n'
        for n in range(1000)
    )
    start = time.process_time()
    found = read_turtle(slips).findings(codes={"FO006"})
    assert time.process_time() - start < 8
    assert len(found) == 1000
    assert found[0].help.en == "did you mean “virkning-0”?"
    assert found[-1].help.en == "Correct the name, or describe the node."


def test_one_safe_route_is_enough(theory_doc: TheoryDoc) -> None:
    """
    # rules: FO110
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:prerequisite :lov ; fo:leadsTo :job .
    :lov a fo:Prerequisite ; skos:prefLabel "Lov"@da ; fo:kind fo:NeedsLaw ; fo:state fo:Unmet .
    :mentor a fo:Activity ; skos:prefLabel "Mentor"@da ; fo:leadsTo :job .
    :job a fo:Goal ; skos:prefLabel "I job"@da .
    """
    assert theory_doc.found == theory_doc.expected


def test_values_that_do_not_fit(theory_doc: TheoryDoc) -> None:
    """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ;
        fo:annualCost "1,6" ;                              # expect: FO004
        fo:setupCost -1 ;                                  # expect: FO004
        fo:citizens 40.5 ;                                 # expect: FO004
        fo:start 2027 ;                                    # expect: FO004
        fo:funding fo:Research ;                           # expect: FO004
        fo:targetGroup :job ;                              # expect: FO004
        fo:cites "linje 4" ;                               # expect: FO004
        fo:leadsTo :job .
    :job a fo:Goal ; skos:prefLabel "I job"@da ;
        fo:annualCost 2 .                                  # expect: FO004
    """
    assert theory_doc.found == theory_doc.expected


def test_what_cannot_have_a_property_is_named_with_its_kind(theory_doc: TheoryDoc) -> None:
    """
    :mod a fo:Effect ; skos:prefLabel "Mod"@da ; fo:annualCost 1.2 .      # expect: FO004
    """
    assert theory_doc.found == theory_doc.expected
    (finding,) = theory_doc.findings
    assert finding.message == (
        "»Mod« (virkning) kan ikke have »årlig udgift«",
        "“Mod” (effect) cannot have “annual cost”",
    )


def test_the_remedy_of_a_danish_number_is_the_number(theory_doc: TheoryDoc) -> None:
    """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:annualCost "1.234,5" .    # expect: FO004
    """
    (finding,) = theory_doc.findings
    assert finding.help.en == "write 1234.5"


def test_numbers_too_long_to_count_with_are_wrong_values(theory_doc: TheoryDoc) -> None:
    """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ;
        fo:annualCost 999999999999999999.5 ;
        fo:setupCost 1000000000000000000.5 ;               # expect: FO004
        fo:citizens 1000000000000000000 ;                  # expect: FO004
        fo:funding [ fo:kind fo:OwnBudget ; fo:state fo:Granted ;
            fo:amount 0.0000000000000000001 ] ;            # expect: FO004
        fo:cites "L123456789" , "p. 2-123456789" ;
        fo:cites "L1234567890" ;                           # expect: FO004
        fo:leadsTo :job .
    :job a fo:Goal ; skos:prefLabel "I job"@da .
    """
    assert theory_doc.found == theory_doc.expected
    assert {finding.help.en for finding in theory_doc.findings if "000" in finding.message.en} == {
        "write the number with at most 18 digits on each side of the point, or choose another unit"
    }


@pytest.mark.parametrize("year", ["2024", "112024", "1" * 5000 + "2024", "-2024"])
def test_days_are_counted_in_years_of_any_length(year: str) -> None:
    assert well_formed(Literal(f"{year}-02-29", XSD + "date"))
    assert not well_formed(Literal(f"{year}-02-30", XSD + "date"))


LONG = "1" * 5000


@pytest.mark.parametrize(
    "stated",
    [
        f"fo:citizens {LONG}",
        f"fo:annualCost {LONG}.5",
        f"fo:annualCost 0.{LONG}",
        f'fo:cites "L{LONG}", "p. {LONG}-{LONG}"',
        f'fo:start "{LONG}"^^xsd:gYear',
        f'fo:waives [ fo:code "FO101" ; fo:expires "{LONG}-01-01"^^xsd:date ]',
    ],
)
def test_numbers_of_thousands_of_digits_are_read(stated: str, tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_text(
        f'{PREFIXES}:a a fo:Activity ; skos:prefLabel "A"@da ; {stated} .', "utf-8"
    )
    assert "FO101" in {finding.code for finding in read([str(tmp_path)]).findings()}


def test_two_values_where_one_is_allowed(theory_doc: TheoryDoc) -> None:
    """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:citizens 40 ,
        50 .                                               # expect: FO004
    """
    assert theory_doc.found == theory_doc.expected


def test_a_comma_decimal_is_met_with_the_number_that_was_meant(theory_doc: TheoryDoc) -> None:
    """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:annualCost 1,6 .      # expect: FO004
    """
    assert theory_doc.found == theory_doc.expected
    assert "1.6" in theory_doc.findings[0].help.da


def test_a_comma_decimal_of_equal_halves_is_not_taken_for_its_first_half(theory_doc: TheoryDoc) -> None:
    """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:annualCost 5,5 .      # expect: FO008
    """
    assert theory_doc.found == theory_doc.expected
    assert "5.5" in theory_doc.findings[0].help.da


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ('fo:setupCost "1.500"', "skriv 1500, hvis der menes tusinder, ellers 1.5"),
        ('fo:setupCost "1,500"', "skriv 1500, hvis der menes tusinder, ellers 1.5"),
        ('fo:setupCost "1,500"^^xsd:decimal', "skriv 1500, hvis der menes tusinder, ellers 1.5"),
        ('fo:setupCost "0.500"', "skriv 0.500"),
        ('fo:setupCost "1.500,50"', "skriv 1500.50"),
        ('fo:setupCost "1,500.50"', "skriv 1500.50"),
        ('fo:setupCost "1.6,5"', "skriv et tal med punktum (1.6) eller et helt tal (40), mindst 0"),
        ('fo:citizens "1.500"', "skriv 1500"),
        ("fo:setupCost 1.500,50", "skriv 1500.50 med punktum, hvis det er ét tal"),
        ("fo:setupCost 1,500.50", "skriv 1500.50 med punktum, hvis det er ét tal"),
        ("fo:setupCost 1,500,000", "skriv 1500000, hvis det er ét tal"),
        ("fo:setupCost 1,500", "skriv 1500, hvis der menes tusinder, ellers 1.5"),
        ("fo:setupCost 1.6,5", "behold den rigtige"),
        ("fo:setupCost .5 , 1.0", "behold den rigtige"),
    ],
)
def test_a_number_in_danish_or_english_notation_is_met_with_what_it_may_mean(
    value: str, remedy: str, read_turtle: Callable[[str], Reading]
) -> None:
    turtle = f':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; {value} .'
    (found,) = read_turtle(turtle).findings(codes={"FO004"})
    assert found.help.da == remedy


def test_unknown_terms_are_met_with_the_nearest(theory_doc: TheoryDoc) -> None:
    """
    :kursus a fo:Aktivity ; skos:prefLabel "Kursus"@da .    # expect: FO003
    :mentor a fo:Activity ; skos:prefLabel "Mentor"@da ;
        fo:leadTo :job ;                                    # expect: FO003
        fo:funding fo:NewBugdet .                           # expect: FO003
    :job a fo:Goal ; skos:prefLabel "I job"@da .
    """
    assert theory_doc.found == theory_doc.expected
    assert {f.help.en for f in theory_doc.findings} == {
        "did you mean fo:Activity?",
        "did you mean fo:leadsTo?",
        "did you mean fo:NewBudget?",
    }


def test_other_vocabularies_pass_untouched(theory_doc: TheoryDoc) -> None:
    """
    # rules: FO003, FO004, FO006, FO009
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; <http://purl.org/dc/terms/creator> "Ane" ;
        <http://schema.org/about> <http://example.com/nowhere> ; skos:exactMatch <http://example.com/x> .
    """
    assert theory_doc.found == theory_doc.expected


def test_a_class_of_ours_on_what_has_no_name_is_no_lookalike(theory_doc: TheoryDoc) -> None:
    """
    # rules: FO009
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:funding [ a fo:Funding ; fo:kind fo:NewBudget ] .
    [] a :Funding .      # expect: FO009
    """
    assert theory_doc.found == theory_doc.expected


def test_references_to_nothing(theory_doc: TheoryDoc) -> None:
    """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ;
        fo:leadsTo :jobb ,      # expect: FO006
            :job .
    :job a fo:Goal ; skos:prefLabel "I job"@da .
    """
    assert theory_doc.found == theory_doc.expected
    assert theory_doc.findings[0].help.en == "did you mean “job”?"


def test_labels_must_be_danish(theory_doc: TheoryDoc) -> None:
    """
    :a a fo:Activity ; skos:prefLabel "Course"@en .     # expect: FO005
    :b a fo:Beacon .                                    # expect: FO005
    :c a fo:Goal ; skos:prefLabel "Mål"@da-DK .
    """
    assert theory_doc.found == theory_doc.expected


def test_what_is_no_text_is_no_name(theory_doc: TheoryDoc) -> None:
    """
    # rules: FO004
    :a a fo:Activity ; skos:prefLabel 7 .                                       # expect: FO004
    :b a fo:Activity ; skos:prefLabel "B"@da ; skos:altLabel "2027"^^xsd:gYear .     # expect: FO004
    :c a fo:Activity ; skos:prefLabel :a .                                      # expect: FO004
    :d a fo:Activity ; skos:prefLabel "D"@da , "D" ; skos:altLabel "d" .
    """
    assert theory_doc.found == theory_doc.expected
    assert {f.message.en for f in theory_doc.findings} == {
        f"“{name}” cannot be a name" for name in ("7", "2027", "a")
    }


def test_two_of_a_kind_with_one_name(theory_doc: TheoryDoc) -> None:
    """
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da , "Course"@en .
    :kursus-2 a fo:Activity ; skos:prefLabel "kursus"@da , "Course"@en .     # expect: FO010
    :kursus-3 a fo:Activity ; skos:prefLabel "Kurs"@da , "Kursus"@en ; skos:altLabel "Kursus"@da .
    :kursus-4 a fo:Effect ; skos:prefLabel "Kursus"@da .
    :kursus-5 a fo:Organisation ; skos:prefLabel "Kursus"@da .
    :kursus-6 a fo:Organisation ; skos:prefLabel "Kursus"@da .
    """
    assert theory_doc.found == theory_doc.expected
    (finding,) = theory_doc.findings
    assert finding.message.en == "“kursus” is also the name of :kursus"
    assert [related.span.start.line for related in finding.related if related.span] == [2]


def test_a_node_in_two_plans(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        turtle = f':plan-{name} a fo:Plan ; skos:prefLabel "{name}"@da .\n'
        turtle += ':job a fo:Goal ; skos:prefLabel "I job"@da .'
        (tmp_path / name / "plan.ttl").write_text(PREFIXES + turtle, "utf-8")
    findings = [f for f in read([str(tmp_path)]).findings() if f.code == "FO007"]
    assert [(Path(f.file).parent.name, f.node) for f in findings] == [("two", "https://example.org/plan#job")]


def test_totals(theory_doc: TheoryDoc) -> None:
    """
    :plan a fo:Plan ; skos:prefLabel "Plan"@da ;
        fo:declaredTotal [ fo:of fo:annualCost ; fo:amount 3 ] ;        # expect: FO305
        fo:declaredTotal [ fo:of fo:setupCost ; fo:amount 0.5 ] .
    :a a fo:Activity ; skos:prefLabel "A"@da ; fo:annualCost 1.1 ; fo:setupCost 0.5 .
    :b a fo:Activity ; skos:prefLabel "B"@da ; fo:annualCost 1.2 .
    """
    assert theory_doc.found == theory_doc.expected
    assert "0.7" in theory_doc.findings[0].message.en
    assert "0,7" in theory_doc.findings[0].message.da


def test_dates_are_compared_as_finely_as_both_are_written(theory_doc: TheoryDoc) -> None:
    """
    # rules: FO306, FO307
    :plan a fo:Plan ; skos:prefLabel "Plan"@da ; fo:start "2027"^^xsd:gYear ; fo:end "2030"^^xsd:gYear .
    :a a fo:Activity ; skos:prefLabel "A"@da ; fo:start "2030-12"^^xsd:gYearMonth ; fo:requires :b .
    :b a fo:Activity ; skos:prefLabel "B"@da ; fo:start "2030"^^xsd:gYear .
    :c a fo:Activity ; skos:prefLabel "C"@da ;
        fo:start "2031-01-01"^^xsd:date .        # expect: FO306
    """
    assert theory_doc.found == theory_doc.expected


def test_waived_findings_stay_visible_and_do_not_count(theory_doc: TheoryDoc) -> None:
    """
    :job a fo:Goal ; skos:prefLabel "I job"@da ;      # expect: FO102
        fo:waives [ a fo:Waiver ; fo:code "FO102" ; fo:reason "Besluttes i 2027"@da ] .
    """
    assert theory_doc.found == theory_doc.expected
    assert [finding.waived for finding in theory_doc.findings] == [True]


def test_a_waiver_holds_on_its_last_day_and_not_after(tmp_path: Path) -> None:
    turtle = (
        ':job a fo:Goal ; skos:prefLabel "I job"@da ; fo:waives [ fo:code "FO102" ; fo:reason "x"@da ; '
        'fo:expires "2027-03-01"^^xsd:date ] .'
    )
    reading = theory_from(turtle, tmp_path, {"FO102"}).reading
    codes = {"FO102", "FO501"}

    def open_codes(today: date) -> list[str]:
        return [f.code for f in reading.findings(codes=codes, today=today) if f.open]

    assert open_codes(date(2027, 3, 1)) == []
    assert open_codes(date(2027, 3, 2)) == ["FO102", "FO501"]


CLEAN = """
:unge a fo:TargetGroup ; skos:prefLabel "Unge"@da .
:omraade a fo:FocusArea ; skos:prefLabel "Område"@da .
:ledighed a fo:Challenge ; skos:prefLabel "Ledighed"@da .
:jobcenter a fo:Organisation ; skos:prefLabel "Jobcenter"@da .
:kursus a fo:Activity ; skos:prefLabel "Kursus"@da ;
    fo:leadsTo [ fo:effect :mod ; fo:evidence fo:Research ] ;
    fo:targetGroup :unge ; fo:focusArea :omraade ; fo:addresses :ledighed ; fo:annualCost 1.2 ;
    fo:funding fo:OwnBudget ; fo:responsible :jobcenter ; fo:start "2027"^^xsd:gYear .
:mentor a fo:Activity ; skos:prefLabel "Mentor"@da ;
    fo:leadsTo [ fo:effect :mod ; fo:evidence fo:Research ] ;
    fo:targetGroup :unge ; fo:focusArea :omraade ; fo:annualCost 1.2 ;
    fo:funding fo:OwnBudget ; fo:responsible :jobcenter ; fo:start "2027"^^xsd:gYear .
:mod a fo:Effect ; skos:prefLabel "Mod"@da ; fo:leadsTo [ fo:effect :job ; fo:evidence fo:Research ] .
:job a fo:Beacon ; skos:prefLabel "Job"@da .
"""


def codes_of(turtle: str, folder: Path, **options: Any) -> list[str]:
    (folder / "plan.ttl").write_text(PREFIXES + turtle, "utf-8")
    return [finding.code for finding in read([str(folder)]).findings(**options)]


def test_a_property_that_nothing_is_near_to_is_all_that_is_found(tmp_path: Path) -> None:
    for term in ("leadsTo", "targetGroup"):
        assert set(codes_of(re.sub(rf"fo:{term}\b", "fo:xyzzy", CLEAN), tmp_path)) == {"FO003"}, term


@pytest.mark.parametrize("term", sorted(set(re.findall(r"(?:fo|skos):\w+", CLEAN))))
def test_a_misspelt_term_is_all_that_is_found(term: str, tmp_path: Path) -> None:
    assert codes_of(CLEAN, tmp_path) == []
    place = term.index(":") + 1
    for number in range(place, len(term)):
        for misspelt in (term[:number] + term[number + 1 :], term[:number] + "x" + term[number:]):
            found = codes_of(re.sub(rf"{term}\b", misspelt, CLEAN), tmp_path)
            assert set(found) == {"FO003"}, misspelt


@pytest.mark.parametrize("written", ["fo:Pejlemaerke", "fo:Maal", "fo:Xyzzy"])
def test_a_class_that_nobody_knows_may_be_any(written: str, tmp_path: Path) -> None:
    assert codes_of(CLEAN.replace("fo:Beacon", written), tmp_path) == ["FO003"]


def test_what_is_wrong_beside_a_misspelling_is_found(tmp_path: Path) -> None:
    turtle = CLEAN.replace("fo:Beacon", "fo:Beacn") + ':lejr a fo:Activity ; skos:prefLabel "Lejr"@da .\n'
    assert {"FO003", "FO101", "FO112"} <= set(codes_of(turtle, tmp_path))
    turtle = CLEAN.replace("fo:Beacon", "fo:Beacn").replace(
        "fo:leadsTo [ fo:effect :job", "fo:note [ fo:effect :job"
    )
    assert set(codes_of(turtle, tmp_path)) >= {"FO003", "FO101", "FO103"}


def test_what_follows_is_told_where_the_cause_is_not(tmp_path: Path) -> None:
    turtle = CLEAN.replace("fo:Beacon", "fo:Beacn")
    others = frozenset(rule.code for rule in RULES) - {"FO003"}
    assert "FO101" in codes_of(turtle, tmp_path, codes=others)
    waived = turtle.replace(
        ":job a fo:Beacn", ':job fo:waives [ fo:code "FO003" ; fo:reason "ja"@da ] ; a fo:Beacn'
    )
    assert "FO101" in codes_of(waived, tmp_path)


def test_a_typo_does_not_raise_findings_about_what_it_hides(theory_doc: TheoryDoc) -> None:
    """
    # rules: FO001, FO003, FO004, FO005, FO006, FO101, FO102
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:annualCost 1.6 fo:leadsTo :mod .  # expect: FO001
    :mod a fo:Effect ; skos:prefLabel "Mere mod"@da ; fo:leadsTo :job .
    :mentor a fo:Activity ; skos:prefLabel "Mentor"@da ; fo:requires :kursus ; fo:leadsTo :mod .
    :job a fo:Goal ; skos:prefLabel "I job"@da .
    """
    assert theory_doc.found == theory_doc.expected


NAMES = st.sampled_from(["a", "b", "c", "d", "e"])


@given(
    links=st.lists(st.tuples(NAMES, NAMES), max_size=12),
    more=st.lists(st.tuples(NAMES, NAMES), max_size=4),
)
@settings(max_examples=30, deadline=None)
def test_adding_an_arrow_never_takes_a_route_away(
    links: list[tuple[str, str]],
    more: list[tuple[str, str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    def without_goal(arrows: list[tuple[str, str]]) -> set[str | None]:
        turtle = ':a a fo:Activity ; skos:prefLabel "a"@da . :e a fo:Goal ; skos:prefLabel "e"@da .\n'
        turtle += "".join(f':{n} a fo:Effect ; skos:prefLabel "{n}"@da .\n' for n in "bcd")
        turtle += "".join(f":{cause} fo:leadsTo :{effect} .\n" for cause, effect in arrows)
        doc = theory_from(turtle, tmp_path_factory.mktemp("theory"), {"FO101", "FO102"})
        return {finding.node for finding in doc.findings}

    assert without_goal(links + more) <= without_goal(links)


def test_every_span_lies_in_its_file(theory_doc: TheoryDoc) -> None:
    """
    :kursus a fo:Activity ; skos:prefLabel "Kursus med 🎉 og æøå"@da ; fo:leadsTo :jobb ; fo:citizens "x" .
    :job a fo:Goal .
    """
    findings = theory_doc.reading.findings()
    assert len(findings) > 5
    for finding in findings:
        assert finding.span is not None
        start, end = finding.span
        line = theory_doc.reading.places.text_line(finding.file, start.line)
        assert 1 <= start.column <= len(line) + 1
        assert start <= end


def test_fingerprints_survive_reordering_renaming_and_edits_elsewhere(tmp_path: Path) -> None:
    lines = [
        ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:citizens "x" .',
        ':job a fo:Goal ; skos:prefLabel "I job"@da .',
    ]
    (tmp_path / "a.ttl").write_text(PREFIXES + "\n".join(lines), "utf-8")
    (tmp_path / "b.ttl").write_text(PREFIXES + "# ny\n\n" + "\n\n".join(reversed(lines)), "utf-8")
    one, two = (
        {f.fingerprint for f in read([str(tmp_path / name)]).findings()} for name in ("a.ttl", "b.ttl")
    )
    assert one == two
    assert len(one) > 5


def test_a_goal_is_not_at_risk_where_some_money_is_granted(theory_doc: TheoryDoc) -> None:
    """
    :a fo:leadsTo :job ; a fo:Activity ; skos:prefLabel "A"@da ;
        fo:funding [ fo:kind fo:PoolGrant ; fo:state fo:Granted ] , [ fo:kind fo:PoolGrant ; fo:state fo:Refused ] .
    :b fo:leadsTo :ro ; a fo:Activity ; skos:prefLabel "B"@da ;
        fo:funding [ fo:kind fo:PoolGrant ; fo:state fo:AppliedFor ] , [ fo:kind fo:PoolGrant ; fo:state fo:Refused ] .
    :job a fo:Goal ; skos:prefLabel "I job"@da .
    :ro a fo:Goal ; skos:prefLabel "Ro"@da .    # expect: FO110
    """
    assert theory_doc.found == theory_doc.expected


def test_a_hypothesis_counts_where_an_activity_leads_past_it(theory_doc: TheoryDoc) -> None:
    """
    :a a fo:Activity ; skos:prefLabel "A"@da ; fo:leadsTo [ fo:effect :job ; fo:evidence fo:Hypothesis ] .
    :e a fo:Effect ; skos:prefLabel "E"@da ; fo:leadsTo [ fo:effect :job ; fo:evidence fo:Research ] .
    :job a fo:Goal ; skos:prefLabel "I job"@da .    # expect: FO202
    :b a fo:Activity ; skos:prefLabel "B"@da ; fo:leadsTo :ro .
    :f a fo:Effect ; skos:prefLabel "F"@da ; fo:leadsTo [ fo:effect :ro ; fo:evidence fo:Hypothesis ] .
    :ro a fo:Goal ; skos:prefLabel "Ro"@da .
    """
    assert theory_doc.found == theory_doc.expected


def test_a_loop_that_keeps_itself_in_balance_is_a_loop(theory_doc: TheoryDoc) -> None:
    """
    :a a fo:Activity ; skos:prefLabel "A"@da ; fo:leadsTo :e .
    :e a fo:Effect ; skos:prefLabel "E"@da ; fo:leadsTo :f , :job .    # expect: FO108
    :f a fo:Effect ; skos:prefLabel "F"@da ; fo:leadsTo [ fo:effect :e ; fo:polarity fo:Negative ] .
    :job a fo:Goal ; skos:prefLabel "I job"@da .
    """
    assert theory_doc.found == theory_doc.expected


def test_a_waiver_on_an_arrow_accepts_that_arrow_alone(theory_doc: TheoryDoc) -> None:
    """
    # rules: FO201, FO502
    :a a fo:Activity ; skos:prefLabel "A"@da ;
        fo:leadsTo [ fo:effect :g ; fo:waives [ fo:code "FO201" ; fo:reason "aftalt"@da ] ] ,
            :h .
    :g a fo:Goal ; skos:prefLabel "G"@da .
    :h a fo:Goal ; skos:prefLabel "H"@da .
    """
    assert [(f.code, f.span and f.span.start.line - 1, f.waived) for f in theory_doc.findings] == [
        ("FO201", 3, True),
        ("FO201", 4, False),
    ]


def test_a_loop_may_be_accepted_on_any_node_of_it(theory_doc: TheoryDoc) -> None:
    """
    # rules: FO108, FO502
    :e a fo:Effect ; skos:prefLabel "E"@da ; fo:leadsTo :f .
    :f a fo:Effect ; skos:prefLabel "F"@da ; fo:leadsTo :e ; fo:waives [ fo:code "FO108" ; fo:reason "ja"@da ] .
    """
    assert [(f.code, f.waived) for f in theory_doc.findings] == [("FO108", True)]


def test_a_waiver_of_no_rule(theory_doc: TheoryDoc) -> None:
    """
    :g a fo:Goal ; skos:prefLabel "G"@da ;
        fo:waives [ fo:code "FO999" ; fo:reason "ja"@da ] .    # expect: FO502
    """
    assert theory_doc.found == theory_doc.expected
    assert "FO999" in theory_doc.findings[0].message.da


def test_a_link_that_says_no_cause_or_no_effect(theory_doc: TheoryDoc) -> None:
    """
    :g a fo:Goal ; skos:prefLabel "G"@da .
    :l a fo:CausalLink ; fo:effect :g .    # expect: FO004
    :m a fo:CausalLink ; fo:cause :g .    # expect: FO004
    :n a fo:CausalLink ; fo:effect :g .
    :a a fo:Activity ; skos:prefLabel "A"@da ; fo:leadsTo :n .
    """
    assert theory_doc.found == theory_doc.expected


def test_an_arrow_in_brackets_without_an_effect_is_told_once_and_as_one_with_its_class(
    theory_doc: TheoryDoc,
) -> None:
    """
    # rules: FO003 FO004 FO006
    :g a fo:Goal ; skos:prefLabel "G"@da .
    :a a fo:Activity ; skos:prefLabel "A"@da ;
        fo:leadsTo :g ;
        fo:leadsTo [ fo:evidence fo:Research ] ;    # expect: FO004
        fo:leadsTo [ a fo:CausalLink ; fo:evidence fo:Research ] ;    # expect: FO004
        fo:leadsTo [ a skos:Concept ] ;    # expect: FO004
        fo:leadsTo [ skos:note "?"@da ] ;    # expect: FO004
        fo:leadsTo ( :g ) ;    # expect: FO004
        fo:leadsTo [ ] ;    # expect: FO006
        fo:leadsTo [ fo:leadsTo :g ] ;    # expect: FO004
        fo:leadsTo [ fo:efect :g ] ;    # expect: FO003
        fo:leadsTo [ a fo:Assumption ; skos:prefLabel "B"@da ; fo:effect :g ] ;
        fo:leadsTo [ fo:effect :g ] .
    """
    assert theory_doc.found == theory_doc.expected
    told = [f.message.da for f in theory_doc.findings]
    assert told.count("en årsagssammenhæng siger ikke, hvad den fører til") == 5


def test_what_lacks_its_core_is_told(theory_doc: TheoryDoc) -> None:
    """
    # rules: FO004
    :plan a fo:Plan ; skos:prefLabel "P"@da ; fo:declaredTotal [ fo:of fo:setupCost ] .    # expect: FO004
    :g a fo:Goal ; skos:prefLabel "G"@da ;
        fo:cites [ fo:source :s ] , [ fo:source :s ; fo:at "L4" ] ;    # expect: FO004
        fo:waives [ fo:reason "?"@da ] .    # expect: FO004
    :s a fo:Source ; skos:prefLabel "S"@da .
    :c a fo:Citation ; fo:source :s .    # expect: FO004
    """
    assert theory_doc.found == theory_doc.expected


def test_empty_brackets_are_shown_as_they_are_written(theory_doc: TheoryDoc) -> None:
    """
    :a a fo:Activity ; skos:prefLabel "A"@da ; fo:annualCost [ ] .    # expect: FO004
    """
    assert theory_doc.found >= theory_doc.expected
    assert "[ ] kan ikke være »årlig udgift« for »A«" in [f.message.da for f in theory_doc.findings]


def test_years_are_numbers_when_starts_are_compared(theory_doc: TheoryDoc) -> None:
    """
    # rules: FO307
    :a a fo:Activity ; skos:prefLabel "A"@da ; fo:start "12027"^^xsd:gYear ; fo:requires :b .
    :b a fo:Activity ; skos:prefLabel "B"@da ; fo:start "2027"^^xsd:gYear .
    """
    assert theory_doc.found == set()


def test_an_arrow_told_from_both_its_ends_is_one(theory_doc: TheoryDoc) -> None:
    """
    # rules: FO111
    :a a fo:Activity ; skos:prefLabel "A"@da ; fo:leadsTo :l .    # expect: FO111
    :l a fo:CausalLink ; fo:cause :a ; fo:effect :g .
    :g a fo:Goal ; skos:prefLabel "G"@da .
    """
    assert theory_doc.found == theory_doc.expected
    assert theory_doc.reading.looked_at["links"] == 1


def test_arrows_told_together_have_ids_of_their_own(theory_doc: TheoryDoc) -> None:
    """
    :l a fo:CausalLink ; fo:cause :a , :b ; fo:effect :g , :h .
    """
    ids = [link.id for link in theory_doc.reading.theory.links()]
    assert len(set(ids)) == len(ids) == 4
