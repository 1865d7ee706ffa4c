"""Checking plans apart gives the same as checking them together, at any scale."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import PREFIXES, ROOT

from forandring.project import checking, read
from forandring.project.checking import Question, check


def write(folder: Path, name: str, turtle: str, namespace: str) -> None:
    (folder / name).mkdir(parents=True)
    text = PREFIXES.replace("https://example.org/plan#", namespace) + turtle
    (folder / name / "plan.ttl").write_text(text, "utf-8")


ALONE = ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :nowhere .'


@pytest.fixture
def many(tmp_path: Path) -> Path:
    for number in range(12):
        write(tmp_path, f"plan-{number}", ALONE, f"https://example.org/plan-{number}#")
    reaching = ':a a fo:Activity ; skos:prefLabel "A"@da ; fo:leadsTo <https://example.org/far/away#goal> .'
    write(tmp_path, "reaching", reaching, "https://example.org/near#")
    write(tmp_path, "reached", ':goal a fo:Goal ; skos:prefLabel "G"@da .', "https://example.org/far/away#")
    write(tmp_path, "twice", ':kursus a fo:Effect ; skos:prefLabel "K"@da .', "https://example.org/plan-3#")
    return tmp_path


@pytest.mark.parametrize("worth", [0, 10**9], ids=["side by side", "one by one"])
def test_apart_is_the_same_as_together(many: Path, worth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_WORTH_SHARING", worth)
    monkeypatch.setattr(checking.os, "cpu_count", lambda: 2)
    together = read([str(many)])
    apart = check([str(many)], Question())
    assert list(apart.findings) == together.findings()
    assert apart.looked_at == together.looked_at
    codes = {finding.code for finding in apart.findings}
    assert {"FO006", "FO007"} <= codes
    assert not [f for f in apart.findings if f.code == "FO101" and "near#" in (f.node or "")]


def test_plans_that_share_no_name_are_apart(many: Path) -> None:
    found = [
        (group, [checking.read_file(path) for path in group.files]) for group in checking.groups([str(many)])
    ]
    sizes = sorted(len(theory) for theory in checking._theories(found))
    assert sizes == [1] * 11 + [2, 2]


def test_this_project_s_own_plans() -> None:
    theory = str(ROOT / "theory")
    assert list(check([theory], Question()).findings) == read([theory]).findings()


def test_lines_can_be_shown(many: Path) -> None:
    found = check([str(many)], Question())
    finding = next(f for f in found.findings if f.code == "FO006")
    assert finding.span is not None
    assert found.line_of(finding.file, finding.span.start.line) == ALONE


def test_two_versions_side_by_side_are_as_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.ttl").write_text(PREFIXES + ':a a fo:Activity ; skos:prefLabel "A"@da .', "utf-8")
    (tmp_path / "b.ttl").write_text(PREFIXES + ":b a fo:Goal .", "utf-8")
    asked = [(read([str(tmp_path / name)]), Question()) for name in ("a.ttl", "b.ttl")]
    alone = checking.findings_of(asked)
    monkeypatch.setattr(checking, "_WORTH_SHARING", 0)
    assert checking.findings_of(asked) == alone
    assert [{finding.code for finding in found} & {"FO005", "FO101"} for found in alone] == [
        {"FO101"},
        {"FO005"},
    ]
