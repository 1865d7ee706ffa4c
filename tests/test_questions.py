"""The worked questions of the manual, asked again, and the map between the texts that they rest on."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from forandring.cli import main
from forandring.project import read

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "questions.md"
ASKED = re.findall(
    r"^```console\n\$ forandring (.+)\n((?:.*\n)*?)```$", PAGE.read_text("utf-8"), re.MULTILINE
)
PICTURES = re.findall(r"^forandring (diagram .+)$", PAGE.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("command", "answer"), ASKED)
def test_the_answer_is_what_the_manual_prints(
    command: str, answer: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("FORANDRING_CACHE", "")
    with pytest.raises(SystemExit) as stopped:
        main(shlex.split(command))
    assert not stopped.value.code
    assert capfd.readouterr().out.replace("-", "").split() == answer.replace("-", "").split()


def test_every_picture_of_the_manual_has_its_command() -> None:
    shown = re.findall(r"\]\(pictures/(.+?)\)", PAGE.read_text("utf-8"))
    assert shown == [Path(shlex.split(command)[-1]).name for command in PICTURES]
    assert all((PAGE.parent / "pictures" / name).is_file() for name in shown)
    assert len(ASKED) >= 3


def test_every_counterpart_is_argued_and_cited_on_both_sides() -> None:
    theory = read([str(ROOT / "theory")]).theory
    sources = {plan.id: plan.node.ids("source")[0] for plan in theory.plans if plan.node}
    pairs = [(mapping.origin, mapping.target) for mapping in theory.mappings]
    assert len(set(pairs)) == len(pairs) > 0
    for mapping in theory.mappings:
        ends = [theory.index[end].plan for end in (mapping.origin, mapping.target)]
        assert {sources[end] for end in ends} == {cited.source for cited in mapping.cites}
        assert mapping.note.keys() == {"da", "en"}
