"""Findings in the forms of other programs: SARIF, JUnit XML and GitHub's workflow commands."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forandring.checks import RULES
from forandring.exchange.findings import counted_by_rule, to_text
from forandring.exchange.github import MOST, to_github
from forandring.exchange.junit import to_junit
from forandring.exchange.sarif import to_sarif
from forandring.findings import Finding, Related, Severity
from forandring.source import Position, Span
from forandring.texts import Message

SEVERITIES = list(Severity)


def finding(number: int = 1, severity: Severity = Severity.error, **changed: Any) -> Finding:
    whole: dict[str, Any] = {
        "code": "FO101",
        "name": "activity-without-goal",
        "severity": severity,
        "message": Message(
            f"»Kursus {number}« fører ikke til noget mål", f"“Course {number}” leads to no goal"
        ),
        "help": Message("Tilføj fo:leadsTo.", "Add fo:leadsTo."),
        "plan": "https://example.org/plan",
        "node": f"https://example.org/plan#k{number}",
        "file": "theory/plan/unge.ttl",
        "span": Span(Position(number, 1), Position(number, 8)),
    }
    return Finding(**(whole | changed))


texts = st.text(max_size=30)
spans = st.builds(
    lambda line, column, more, width: Span(Position(line, column), Position(line + more, column + width)),
    st.integers(1, 99),
    st.integers(1, 99),
    st.integers(0, 3),
    st.integers(0, 9),
)
findings = st.lists(
    st.builds(
        finding,
        st.integers(1, 99),
        st.sampled_from(SEVERITIES),
        message=st.builds(Message, texts, texts),
        help=st.builds(Message, texts, texts),
        file=st.one_of(st.just(""), texts),
        span=st.one_of(st.none(), spans),
        related=st.lists(
            st.builds(Related, st.builds(Message, texts, texts), texts, st.one_of(st.none(), spans)),
            max_size=2,
        ).map(tuple),
        waived=st.booleans(),
        baseline=st.booleans(),
    ),
    max_size=4,
)


def run_of(sarif: str) -> dict[str, Any]:
    whole = json.loads(sarif)
    assert whole["version"] == "2.1.0"
    (run,) = whole["runs"]
    return dict(run)


class TestSarif:
    def test_a_result_says_where_what_and_which(self) -> None:
        aside = Related(
            Message("ender her", "ends here"), "theory/plan/mål å.ttl", Span(Position(3, 2), Position(4, 1))
        )
        run = run_of(to_sarif([finding(14, related=(aside,))], RULES, "en", "1.2.3"))
        (result,) = run["results"]
        assert result["ruleId"] == "FO101"
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "FO101"
        assert result["level"] == "error"
        assert result["message"]["text"] == "“Course 14” leads to no goal\nAdd fo:leadsTo."
        (place,) = (each["physicalLocation"] for each in result["locations"])
        assert place["artifactLocation"] == {"uri": "theory/plan/unge.ttl", "uriBaseId": "%SRCROOT%"}
        assert place["region"] == {"startLine": 14, "startColumn": 1, "endLine": 14, "endColumn": 8}
        assert run["columnKind"] == "unicodeCodePoints"
        related = result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert related == "theory/plan/m%C3%A5l%20%C3%A5.ttl"
        assert result["fingerprints"] == {"forandring/v1": finding(14).fingerprint}

    def test_rules_are_described_in_both_languages(self) -> None:
        run = run_of(to_sarif([], RULES, "da", "1.2.3"))
        driver, (other,) = run["tool"]["driver"], run["translations"]
        assert (driver["language"], other["language"]) == ("da", "en")
        for rule, danish, english in zip(RULES, driver["rules"], other["rules"], strict=True):
            assert danish["id"] == english["id"] == rule.code
            assert danish["shortDescription"]["text"] == rule.summary.da
            assert english["shortDescription"]["text"] == rule.summary.en
            assert rule.why.en in english["help"]["text"]
            assert rule.fix.da in danish["help"]["text"]

    def test_what_is_accepted_is_suppressed(self) -> None:
        given = [finding(1), finding(2, waived=True), finding(3, baseline=True)]
        plain, waived, known = run_of(to_sarif(given, RULES, "en", "1", compared=True))["results"]
        assert plain["suppressions"] == []
        assert [each["kind"] for each in waived["suppressions"]] == ["inSource"]
        assert [each["kind"] for each in known["suppressions"]] == ["external"]
        assert [each["baselineState"] for each in (plain, waived, known)] == ["new", "new", "unchanged"]

    def test_paths_become_relative_to_the_root(self) -> None:
        given = [finding(1, file="/home/me/project/theory/a.ttl"), finding(2, file="/elsewhere/b.ttl")]
        results = run_of(to_sarif(given, RULES, "en", "1", root="/home/me/project"))["results"]
        uris = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results]
        assert uris == ["theory/a.ttl", "file:///elsewhere/b.ttl"]

    def test_a_label_makes_neither_link_nor_placeholder(self) -> None:
        hostile = finding(1, message=Message("", "[x](https://evil.example) {0}"), help=Message("", ""))
        (result,) = run_of(to_sarif([hostile], RULES, "en", "1"))["results"]
        assert result["message"]["text"] == "[x] (https://evil.example) {{0}}"

    @given(findings)
    def test_any_finding_gives_valid_sarif(self, given: list[Finding]) -> None:
        run = run_of(to_sarif(given, RULES, "da", "1", root="/somewhere", compared=True))
        assert len(run["results"]) == len(given)
        for result, told in zip(run["results"], given, strict=True):
            for each in result.get("locations", []):
                uri = each["physicalLocation"]["artifactLocation"]["uri"]
                assert uri.isascii()
                assert " " not in uri
                assert unquote(urlsplit(uri).path).split("/")[-1] == Path(told.file).name
            assert all(isinstance(each["id"], int) for each in result.get("relatedLocations", []))

    def test_it_follows_the_schema(self) -> None:
        jsonschema = pytest.importorskip("jsonschema")
        aside = Related(Message("her", "here"), "b.ttl", None)
        given = [finding(1, related=(aside,)), finding(2, waived=True), finding(3, baseline=True, span=None)]
        schema = json.loads((Path(__file__).parent / "data/sarif-2.1.0.json").read_text("utf-8"))
        for compared in (True, False):
            jsonschema.validate(json.loads(to_sarif(given, RULES, "da", "1.0.0", compared=compared)), schema)


class TestJunit:
    def test_severity_decides_what_fails(self) -> None:
        given = [finding(n, severity) for n, severity in enumerate(SEVERITIES, 1)]
        for limit in SEVERITIES:
            root = Xml.fromstring(to_junit(given, [], "en", limit))
            failed = [each.get("type") for each in root.iter("failure")]
            assert failed == [severity.name for severity in SEVERITIES if severity >= limit]
            assert root.get("failures") == str(len(failed))
            assert root.get("tests") == "3"

    def test_files_without_findings_pass_and_accepted_findings_are_skipped(self) -> None:
        given = [finding(1, waived=True), finding(2, baseline=True)]
        root = Xml.fromstring(to_junit(given, ["clean.ttl", "theory/plan/unge.ttl"], "en", Severity.error))
        suites = {each.get("name"): each for each in root}
        assert [each.get("name") for each in suites["clean.ttl"]] == ["no findings"]
        assert suites["theory/plan/unge.ttl"].get("skipped") == root.get("skipped") == "2"
        assert root.get("failures") == "0"

    def test_the_text_says_where(self) -> None:
        root = Xml.fromstring(to_junit([finding(14)], [], "da", Severity.error))
        text = next(root.iter("failure")).text or ""
        assert "theory/plan/unge.ttl:14:1: error FO101" in text
        assert "»Kursus 14«" in text
        assert "Tilføj fo:leadsTo." in text

    @given(findings)
    def test_any_finding_gives_xml(self, given: list[Finding]) -> None:
        root = Xml.fromstring(to_junit(given, [each.file for each in given], "da", Severity.info).encode())
        assert len(list(root.iter("testcase"))) >= len(given)


class TestText:
    """The text form on a terminal, where one rule's many findings must not hide the others."""

    GIVEN = (
        *(finding(n, Severity.warning) for n in range(1, 9)),
        finding(9, code="FO106", name="target-group-unserved", severity=Severity.info),
        *(finding(n, Severity.warning, file="theory/other/a.ttl") for n in range(1, 3)),
        *(finding(n, file="theory/other/b.ttl", code="FO003", name="unknown-term") for n in range(1, 5)),
    )

    def said(self, most: int | None, language: str = "en") -> list[str]:
        text = to_text(self.GIVEN, language, lambda file, number: "", most=most)
        return [line for line in text.splitlines() if not line.startswith("    ")]

    def test_what_is_left_out_is_counted_after_the_folder_and_errors_are_never_left_out(self) -> None:
        said = self.said(2)
        assert [line.split(" ")[0] for line in said] == [
            "theory/plan/unge.ttl:1:1:",
            "theory/plan/unge.ttl:2:1:",
            "theory/plan/unge.ttl:9:1:",
            "theory/plan:",
            *(f"theory/other/a.ttl:{n}:1:" for n in range(1, 3)),
            *(f"theory/other/b.ttl:{n}:1:" for n in range(1, 5)),
        ]
        assert said[3] == "theory/plan: … and 6 more of FO101 activity-without-goal; --all shows them"
        assert self.said(7, "da")[8].endswith(
            "… og 1 mere af FO101 activity-without-goal; vis alle med --all"
        )

    def test_everything_shown_or_counted_is_everything(self) -> None:
        assert self.said(None) == self.said(8)
        assert len(self.said(None)) == len(self.GIVEN)

    def test_rules_are_counted_worst_first(self) -> None:
        assert counted_by_rule(self.GIVEN) == {"FO003": 4, "FO101": 10, "FO106": 1}
        assert list(counted_by_rule(self.GIVEN)) == ["FO003", "FO101", "FO106"]
        assert counted_by_rule([finding(1, waived=True), finding(2, baseline=True)]) == {}


COMMAND = re.compile(r"::(error|warning|notice) (?P<properties>[^\r\n]*?)::(?P<message>[^\r\n]*)")


class TestGithub:
    def test_the_worst_come_first_and_what_is_left_out_is_counted(self) -> None:
        given = [finding(n, Severity.info) for n in range(1, 15)] + [finding(n) for n in range(15, 18)]
        lines = to_github(given, "en").splitlines()
        assert [line.split()[0] for line in lines[:4]] == ["::error", "::error", "::error", "::notice"]
        assert len(lines) == 3 + MOST + 1
        assert "4 notes" in lines[-1]
        assert "errors" not in lines[-1]
        assert not lines[-1].startswith("::")

    def test_as_many_as_are_shown_leave_nothing_out(self) -> None:
        assert len(to_github([finding(n) for n in range(MOST)], "en").splitlines()) == MOST

    def test_accepted_findings_are_not_annotated(self) -> None:
        assert to_github([finding(1, waived=True), finding(2, baseline=True)], "da") == ""

    def test_place_and_title(self) -> None:
        (line,) = to_github([finding(14)], "en").splitlines()
        assert line == (
            "::error file=theory/plan/unge.ttl,line=14,endLine=14,col=1,endColumn=8,"
            "title=FO101 activity-without-goal::“Course 14” leads to no goal%0AAdd fo:leadsTo."
        )

    def test_what_has_meaning_in_a_command_is_escaped(self) -> None:
        hostile = finding(1, file="a,b:c%d.ttl", message=Message("", "100 %\r\n::error::x"), span=None)
        (line,) = to_github([hostile], "en").splitlines()
        assert line.startswith("::error file=a%2Cb%3Ac%25d.ttl,title=")
        assert "::100 %25%0D%0A::error::x%0AAdd" in line

    @given(findings)
    def test_one_line_an_annotation(self, given: list[Finding]) -> None:
        written = to_github(given, "da").replace("\x85", "").split("\n")[:-1]
        assert len(written) == sum(each.open for each in given)
        for line in written:
            found = COMMAND.fullmatch(line)
            assert found
            names = [part.split("=")[0] for part in found["properties"].split(",")]
            assert set(names) <= {"file", "line", "endLine", "col", "endColumn", "title"}
