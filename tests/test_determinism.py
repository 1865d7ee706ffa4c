"""The same input gives the same bytes, in whatever order Python happens to keep its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from conftest import PREFIXES

SEEDS = ("1", "2", "3")
"""Of Python's hashes of strings; each orders sets in another way."""

COMMANDS = (
    "check theory --format json",
    "gaps theory --format json",
    "trace maal-1 theory --format json",
    "matrix theory --format csv",
    "coverage theory --format json",
    "robustness maal-1 theory --format json",
    "what-if theory --below-evidence practice --format json",
    "loops theory --format json",
    "prioritise theory --budget 4 --format json",
    "prioritise theory --frontier --format json",
    "diff before theory --format json",
    "export theory --format json",
    "export theory --format ttl",
    "export theory --format nt",
    "export theory --format jsonld",
    "export theory --format graphml",
    "export theory --format cids",
    "export theory --format csv",
    "diagram theory --kind overview --format svg",
    "diagram theory --kind gaps --format drawio",
)

RUN = """
import contextlib, sys
from forandring.cli import main
for command in sys.argv[1:]:
    print("##", command, flush=True)
    with contextlib.suppress(SystemExit):
        main(["--lang", "en", *command.split()])
"""


def tangled(chance: Random, prefix: str) -> str:
    """A plan in which much is equally good, much leads to much, and much is missing or wrong."""
    lines = [':p a fo:Plan ; skos:prefLabel "Plan"@da ; fo:amountUnit "mio. kr."@da .']
    for n in range(14):
        goals = [f":maal-{chance.randrange(20)}" for _ in range(3)]
        ends = " , ".join(goals if n % 3 else [*goals, f":virkning-{chance.randrange(10)}"])
        group = f":gruppe-{chance.randrange(5)}"
        lines.append(
            f':{prefix}-{n} a fo:Activity ; skos:prefLabel "Aktivitet {n}"@da , "Activity {n}"@en ; '
            f"fo:annualCost {chance.choice((1, 1, 2))} ; fo:targetGroup {group} ; fo:leadsTo {ends} ."
        )
    for n in range(10):
        ends = (
            ", ".join(f":maal-{chance.randrange(6)}" for _ in range(2))
            + f", :virkning-{chance.randrange(10)}"
        )
        lines.append(
            f':virkning-{n} a fo:Effect ; skos:prefLabel "Virkning {n}"@da ; fo:adresses :noget ; '
            f"fo:addresses :udfordring-{chance.randrange(5)} ; fo:leadsTo {ends} ."
        )
    lines += [f':maal-{n} a fo:Goal ; skos:prefLabel "Mål {n}"@da .' for n in range(20)]
    lines += [f':gruppe-{n} a fo:TargetGroup ; skos:prefLabel "Gruppe {n}"@da .' for n in range(5)]
    lines += [f':udfordring-{n} a fo:Challenge ; skos:prefLabel "Udfordring {n}"@da .' for n in range(5)]
    return PREFIXES + "\n".join(lines) + "\n"


def answers(folder: Path, seed: str) -> list[str]:
    """What each command answers where Python's hashes begin from ``seed``."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "FORANDRING_CACHE": ""}
    found = subprocess.run(
        [sys.executable, "-c", RUN, *COMMANDS], capture_output=True, cwd=folder, env=environment, check=True
    )
    return found.stdout.decode().split("## ")[1:]


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    folder = tmp_path_factory.mktemp("twice")
    for name, prefix in (("before", "tiltag"), ("theory", "aktivitet")):
        (folder / name).mkdir()
        (folder / name / "plan.ttl").write_text(tangled(Random(7), prefix), "utf-8")
    return [answers(folder, seed) for seed in SEEDS]


@pytest.mark.parametrize(
    "number", range(len(COMMANDS)), ids=[command.split(" --")[0] for command in COMMANDS]
)
def test_every_answer_is_the_same_on_every_run(number: int, answered: list[list[str]]) -> None:
    first, *others = (run[number] for run in answered)
    assert first.startswith(COMMANDS[number])
    assert len(first) > len(COMMANDS[number]) + 100
    assert all(other == first for other in others)
