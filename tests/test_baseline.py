"""Known findings do not count, new ones do, mended ones are named; whatever is moved meanwhile."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import PREFIXES, typed

COURSE = ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da .\n'
CAMP = ':lejr a fo:Activity ; skos:prefLabel "Lejr"@da .\n'
PLAN = ':plan a fo:Plan ; skos:prefLabel "Plan"@da .\n'


class Project:
    """A folder with one plan, and what ``check`` says of it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder / "plan"
        self.folder.mkdir()
        self.known = folder / "known.json"
        self._capsys = capsys

    def write(self, turtle: str, name: str = "plan.ttl") -> None:
        (self.folder / name).write_text(PREFIXES + PLAN + turtle, "utf-8")

    def check(self, *options: str) -> tuple[int, list[dict[str, Any]], str]:
        said = typed(self._capsys, "--lang", "en", "check", str(self.folder), "--format", "json", *options)
        found = json.loads(said.out)["findings"] if said.out else []
        return said.code, found, said.err

    def compare(self, *options: str) -> tuple[int, list[dict[str, Any]], str]:
        return self.check("--baseline", str(self.known), *options)


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Project:
    made = Project(tmp_path, capsys)
    made.write(COURSE)
    assert made.check()[0] == 1
    code, _, said = made.check("--write-baseline", str(made.known))
    assert code == 0
    assert re.search(r"known\.json: \d+ findings written", said)
    return made


def test_known_findings_do_not_count(project: Project) -> None:
    code, found, said = project.compare("--fail-on", "info")
    assert code == 0
    assert found
    assert all(each["baseline"] for each in found)
    assert said == ""


def test_a_new_one_fails(project: Project) -> None:
    project.write(CAMP + COURSE)
    code, found, _ = project.compare()
    assert code == 1
    assert {each["node"] for each in found if not each["baseline"]} == {"https://example.org/plan#lejr"}


def test_edits_elsewhere_reordering_and_renaming_change_nothing(project: Project) -> None:
    (project.folder / "plan.ttl").unlink()
    project.write(
        '# a comment\n\n\n:maal a fo:Source ; skos:prefLabel "Kilde"@da .\n' + COURSE, "renamed.ttl"
    )
    code, found, said = project.compare()
    assert code == 0
    assert "mended" not in said
    assert {each["baseline"] for each in found if each["node"].endswith("#kursus")} == {True}


def test_mended_ones_are_named(project: Project) -> None:
    project.write(
        ':job a fo:Goal ; skos:prefLabel "Job"@da .\n' + COURSE.replace(" .", " ; fo:leadsTo :job .")
    )
    _, _, said = project.compare()
    assert "mended since the baseline: FO101: “Kursus” leads to no goal" in said


def test_what_was_not_looked_at_is_not_called_mended(project: Project, tmp_path: Path) -> None:
    assert "mended" not in project.compare("--select", "FO2")[2]
    project.folder = tmp_path / "other"
    project.folder.mkdir()
    (project.folder / "plan.ttl").write_text(
        (PREFIXES + PLAN + CAMP).replace("example.org/plan", "example.org/other"), "utf-8"
    )
    code, _, said = project.compare()
    assert code == 1
    assert "mended" not in said


def test_the_same_findings_give_the_same_bytes_and_a_line_each(project: Project) -> None:
    before = project.known.read_bytes()
    project.check("--write-baseline", str(project.known))
    assert project.known.read_bytes() == before
    assert sum(b"FO101" in line for line in before.splitlines()) == 1
    assert [each.name for each in project.known.parent.iterdir() if each.name.startswith(".")] == []


def test_waived_findings_are_not_written(project: Project) -> None:
    waiver = ' ; fo:waives [ fo:code "FO101" ; fo:reason "Besluttes"@da ] .'
    project.write(COURSE.replace(" .", waiver))
    project.check("--write-baseline", str(project.known))
    assert b'"FO101"' not in project.known.read_bytes()


def test_the_configuration_can_name_it(project: Project, tmp_path: Path) -> None:
    (tmp_path / "forandring.toml").write_text('baseline = "known.json"\n', "utf-8")
    assert project.check()[0] == 0
    project.known.unlink()
    code, _, said = project.check()
    assert code == 2
    assert "--write-baseline" in said
    assert project.check("--write-baseline", str(project.known))[0] == 0
    assert project.check()[0] == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"version": 2, "findings": []}',
        b'{"version": 1, "findings": [1]}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_baseline_is_said(project: Project, content: bytes) -> None:
    project.known.write_bytes(content)
    code, found, said = project.compare()
    assert (code, found) == (2, [])
    assert "known.json" in said
    assert "Traceback" not in said


def test_a_baseline_that_cannot_be_written_is_said(project: Project) -> None:
    code, _, said = project.check("--write-baseline", str(project.folder / "missing" / "known.json"))
    assert code == 2
    assert "cannot be written" in said
