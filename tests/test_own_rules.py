"""A project's own rules: found at their node, waived, selected and refused like the program's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import PREFIXES, typed

QUERY = """
PREFIX fo: <https://w3id.org/forandring#>
SELECT ?node ?citizens ?kind { ?node fo:citizens ?citizens ; a ?kind . FILTER(?citizens > 30) }
"""
RULE = f'''
[[rules]]
code = "KBH1"
name = "large-activity"
severity = "error"
query = """{QUERY}"""
message = {{ da = "»{{node}}« ({{kind}}) er for {{citizens}}", en = "“{{node}}” ({{kind}}) is for {{citizens}}" }}
'''
TURTLE = (
    PREFIXES
    + ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da , "Course"@en ; fo:citizens 40 ;\n'
    + "    fo:leadsTo [ fo:effect :job ; fo:evidence fo:Research ] .\n"
    + ':lejr a fo:Activity ; skos:prefLabel "Lejr"@da ; fo:citizens 4 .\n'
    + ':job a fo:Goal ; skos:prefLabel "Job"@da .\n'
)


class Project:
    """A folder with a plan and a configuration, and what ``check`` says of it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys
        self.plan(TURTLE)
        self.configure(RULE)

    def plan(self, turtle: str) -> None:
        (self.folder / "plan.ttl").write_text(turtle, "utf-8")

    def configure(self, toml: str) -> None:
        (self.folder / "forandring.toml").write_text(toml, "utf-8")

    def check(self, *options: str) -> tuple[int, list[dict[str, Any]], str]:
        said = typed(self._capsys, "--lang", "en", "check", str(self.folder), "--format", "json", *options)
        found = json.loads(said.out)["findings"] if said.out else []
        return said.code, [f for f in found if f["code"] == "KBH1"], said.err


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Project:
    return Project(tmp_path, capsys)


def test_it_is_found_at_its_node_with_labels(project: Project) -> None:
    code, (found,), _ = project.check()
    assert code == 1
    assert found["message"] == {
        "da": "»Kursus« (aktivitet) er for 40",
        "en": "“Course” (activity) is for 40",
    }
    assert (found["severity"], found["name"]) == ("error", "large-activity")
    assert (found["line"], found["column"], found["endColumn"]) == (2, 1, 8)
    assert found["node"] == "https://example.org/plan#kursus"
    assert found["file"].endswith("plan.ttl")


def test_an_arrow_is_found_at_its_bracket_and_counts_for_its_activity(project: Project) -> None:
    query = "PREFIX fo: <https://w3id.org/forandring#> SELECT ?node { ?node fo:evidence fo:Research }"
    project.configure(RULE.replace(QUERY, query).replace("{citizens}", "x").replace("{kind}", "y"))
    _, (found,), _ = project.check()
    assert (found["line"], found["column"]) == (3, 16)
    assert found["node"] == "https://example.org/plan#kursus"
    assert "“Course”" in found["message"]["en"]


def test_select_ignore_severity_and_waivers_hold(project: Project) -> None:
    assert project.check("--ignore", "KBH")[1] == []
    assert len(project.check("--select", "KBH1")[1]) == 1
    project.configure('[severity]\nKBH1 = "info"\n' + RULE)
    assert project.check()[1][0]["severity"] == "info"
    project.plan(
        TURTLE.replace("fo:citizens 40", 'fo:waives [ fo:code "KBH1" ; fo:reason "Ja"@da ] ; fo:citizens 40')
    )
    assert project.check()[1][0]["waived"]


def test_a_waiver_that_answers_to_nothing_is_found(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    waiver = 'fo:waives [ fo:code "KBH1" ; fo:reason "Ja"@da ] ; fo:citizens '
    project.plan(TURTLE.replace("fo:citizens 4 ", f"{waiver}4 ").replace("fo:citizens 40", f"{waiver}40"))
    said = typed(capsys, "check", str(project.folder), "--format", "json", "--select", "KBH1,FO502")
    found = json.loads(said.out)["findings"]
    assert [(f["code"], f["node"].split("#")[1], f["waived"]) for f in found] == [
        ("KBH1", "kursus", True),
        ("FO502", "lejr", False),
    ]


def test_its_fingerprint_survives_edits_elsewhere(project: Project) -> None:
    before = project.check()[1][0]["fingerprint"]
    project.plan(TURTLE.replace(":kursus a", "# comment\n\n:kursus a"))
    assert project.check()[1][0]["fingerprint"] == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_the_query_may_stand_in_a_file(project: Project, encoding: str) -> None:
    (project.folder / "rules").mkdir()
    (project.folder / "rules" / "large.rq").write_text(QUERY, encoding)
    project.configure(RULE.replace(QUERY, "rules/large.rq"))
    assert len(project.check()[1]) == 1


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"KBH1"', '"FO101"', "the code must be"),
        ('"KBH1"', '"FO999"', "the code must be"),
        ('"KBH1"', '"kbh 1"', "the code must be"),
        (RULE, RULE + RULE, "the code must be"),
        (QUERY, "ASK { ?s ?p ?o }", "must be a SELECT"),
        (QUERY, "SELECT ?x { ?x ?p ?o }", "return ?node"),
        ("{citizens}", "{people}", "{people}"),
        (QUERY, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?node ?p ?o } }", "SERVICE is refused"),
        (QUERY, "DROP ALL", "may only read"),
        (QUERY, "nonsense", "not SPARQL"),
        (QUERY, "missing.rq", "missing.rq: cannot be read"),
    ],
)
def test_a_rule_that_cannot_run_is_said(project: Project, before: str, after: str, said: str) -> None:
    assert before in RULE
    project.configure(RULE.replace(before, after))
    code, found, err = project.check()
    assert (code, found) == (2, [])
    assert "KBH1" in err or "FO" in err or "kbh 1" in err
    assert said in err
    assert "Traceback" not in err


def test_what_is_no_node_is_found_in_the_configuration(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.folder)
    project.configure(
        RULE.replace(QUERY, "SELECT ?node ?citizens ?kind { BIND(<https://example.org/x> AS ?node) }")
    )
    _, (found,), _ = project.check()
    assert found["file"] == "forandring.toml"
    assert "line" not in found
    assert "“x”" in found["message"]["en"]


def test_values_cannot_reach_into_the_message(project: Project) -> None:
    project.configure(RULE.replace("is for {citizens}", "is for {citizens.__class__}"))
    code, _, said = project.check()
    assert code == 2
    assert "__class__" in said
