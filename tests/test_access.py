"""What may not be read or written costs only itself, and the sentence says what helps."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import PREFIXES

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions are given otherwise elsewhere")

PLAN = """
:plan a fo:Plan ; skos:prefLabel "P"@da .
:a a fo:Activity ; skos:prefLabel "A"@da ; fo:leadsTo :g .
:g a fo:Goal ; skos:prefLabel "G"@da .
"""


class House:
    """A folder of plans in which some may not be entered, and the program without an administrator's powers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._closed: list[Path] = []

    def plan(self, name: str, turtle: str = PLAN) -> Path:
        """Write a plan that shares no name with the others."""
        file = self.folder / name / "plan.ttl"
        file.parent.mkdir(parents=True)
        file.write_text(PREFIXES.replace("example.org/", f"example.org/{name}/") + turtle, "utf-8")
        return file

    def close(self, place: Path, mode: int = 0) -> None:
        """Take permissions away."""
        place.chmod(mode)
        self._closed.append(place)

    def open(self) -> None:
        """Give them back, so that everything can be taken away."""
        for place in reversed(self._closed):
            place.chmod(0o700)

    def run(self, *typed: str) -> tuple[int, str, str]:
        """Run the program as somebody who may not read and write everything."""
        command = [sys.executable, "-m", "forandring", "--lang", "da", *typed]
        if os.geteuid() == 0:
            if shutil.which("setpriv") is None:
                pytest.skip("this user may read and write everything")
            powers = ["--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all"]
            command = ["setpriv", *powers, *command]
        ended = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        return ended.returncode, ended.stdout, ended.stderr


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.open()


@pytest.mark.parametrize("mode", [0o000, 0o111])
def test_a_folder_that_may_not_be_read_costs_only_itself(house: House, mode: int) -> None:
    house.plan("theory/open")
    house.close(house.plan("theory/closed").parent, mode)
    code, out, err = house.run("check", "--select", "FO0")
    assert (code, out.splitlines()) == (
        1,
        [
            "theory/closed: error FO002 unreadable-file: mappen kan ikke læses: ingen adgang",
            "    hjælp: giv læseadgang til den, eller flyt den et andet sted hen",
        ],
    )
    assert "1 aktivitet, 1 pil, 2 filer" in err
    code, out, err = house.run("export", "--format", "csv")
    assert (code, "\nA,aktivitet," in out, err.count("theory/closed")) == (0, True, 2)
    code, _, err = house.run("fmt")
    assert (code, err.splitlines()[0]) == (
        2,
        "theory/closed: mappen kan ikke læses: ingen adgang; giv læseadgang til den, eller flyt den et andet sted hen",
    )
    assert "\n    skos:prefLabel" in (house.folder / "theory/open/plan.ttl").read_text("utf-8")


def test_a_site_is_built_of_what_can_be_read(house: House) -> None:
    house.plan("theory/open")
    house.close(house.plan("theory/closed").parent)
    for said in ("1 plan og", "intet er ændret siden sidst (1 plan)"):
        code, _, err = house.run("build", "-o", "site")
        assert code == 0
        assert said in err
        assert "planerne har fejl (1)" in err


def test_a_folder_whose_files_may_be_listed_and_not_read(house: House) -> None:
    house.plan("theory/open")
    house.close(house.plan("theory/listed").parent, 0o444)
    code, out, _ = house.run("check", "--select", "FO0")
    assert (code, out.splitlines()[0]) == (
        1,
        "theory/listed/plan.ttl: error FO002 unreadable-file: filen kan ikke læses: ingen adgang",
    )


def test_a_folder_that_was_asked_for_and_may_not_be_read(house: House) -> None:
    house.close(house.plan("theory/closed").parent)
    code, _, err = house.run("check", "theory/closed")
    assert (code, err) == (
        2,
        "forandring: theory/closed: kan ikke læses (ingen adgang); giv læseadgang, eller angiv en anden mappe\n",
    )


def test_a_file_that_may_not_be_read_is_not_laid_out_and_the_sentence_says_what_helps(house: House) -> None:
    house.close(house.plan("plan"))
    code, _, err = house.run("fmt", "plan/plan.ttl")
    assert (code, err.splitlines()[0]) == (
        2,
        "plan/plan.ttl: filen kan ikke læses: ingen adgang; giv læseadgang, eller flyt filen ud af mappen",
    )


def test_a_site_whose_folder_above_may_not_be_written_is_kept_and_the_sentence_names_that_one(
    house: House,
) -> None:
    plan = house.plan("theory/plan")
    assert house.run("build", "-o", "locked/site")[0] == 0
    before = (house.folder / "locked/site/index.html").read_bytes()
    plan.write_text(plan.read_text("utf-8") + "# mere\n", "utf-8")
    house.close(house.folder / "locked", 0o555)
    code, _, err = house.run("build", "-o", "locked/site")
    assert (code, err) == (
        2,
        "forandring: locked/site: kan ikke skrives (ingen adgang); "
        "giv skriveadgang til mappen over den (locked), eller vælg et andet sted\n",
    )
    assert (house.folder / "locked/site/index.html").read_bytes() == before
    code, _, err = house.run("init", "plan", "--in", "locked")
    assert (code, err) == (
        2,
        "forandring: locked/plan: kan ikke oprettes (ingen adgang); "
        "giv skriveadgang, eller vælg en anden mappe med --in\n",
    )
