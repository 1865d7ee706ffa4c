"""What tests share: a theory written in a docstring, commands as they are typed, and the shared test data."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from forandring.cli import main
from forandring.findings import Finding
from forandring.project import Reading, read

# A busy machine is slow, and that is no fault of what is tested.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

PREFIXES = (
    "@prefix : <https://example.org/plan#> . @prefix fo: <https://w3id.org/forandring#> . "
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . "
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
)
_EXPECT = re.compile(r"#\s*expect:\s*([A-Z0-9, ]+)")
_RULES = re.compile(r"#\s*rules:\s*([A-Z0-9, ]+)")


@dataclass(frozen=True)
class TheoryDoc:
    """A theory from a docstring: what was read, what is expected on which line, and what was found.

    Only codes that the docstring names count: on a line, ``# expect: FO101``; for all lines, ``# rules: FO101``.
    Lines are those of the docstring's Turtle, counted from 1.
    """

    reading: Reading
    expected: set[tuple[int, str]]
    findings: list[Finding]

    @property
    def found(self) -> set[tuple[int, str]]:
        return {(f.span.start.line - 1, f.code) for f in self.findings if f.span is not None}


def theory_from(turtle: str, folder: Path, codes: set[str] | None = None) -> TheoryDoc:
    file = folder / "plan.ttl"
    file.write_text(PREFIXES + turtle, "utf-8")
    reading = read([str(file)])
    expected = {
        (number, code.strip())
        for number, line in enumerate(turtle.splitlines(), 1)
        for match in _EXPECT.findall(line)
        for code in match.split(",")
    }
    named = {c.strip() for match in _RULES.findall(turtle) for c in match.split(",")}
    wanted = codes or named | {code for _, code in expected}
    return TheoryDoc(reading, expected, [f for f in reading.findings() if f.code in wanted])


@pytest.fixture
def theory_doc(request: pytest.FixtureRequest, tmp_path: Path) -> TheoryDoc:
    """The theory that stands in the test's docstring."""
    return theory_from(inspect.getdoc(request.function) or "", tmp_path)


@pytest.fixture
def read_turtle(tmp_path: Path) -> Callable[[str], Reading]:
    """Write Turtle to a file and read it as a theory."""

    def reader(turtle: str, name: str = "plan.ttl") -> Reading:
        file = tmp_path / name
        file.write_text(PREFIXES + turtle, "utf-8")
        return read([str(file)])

    return reader


class Said(NamedTuple):
    """What a command answered: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str


def typed(capture: pytest.CaptureFixture[str], *arguments: str) -> Said:
    """Type a command, and return what it answered."""
    capture.readouterr()
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    return Said(int(stopped.value.code or 0), *capture.readouterr())


Run = Callable[..., Said]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Type commands in an empty folder, with no cache and no language of the machine's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FORANDRING_CACHE", "")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments: typed(capfd, *arguments)


@pytest.fixture
def shared() -> Path:
    """The folder with shared test data; tests that need it are skipped where it is not at hand."""
    if not SHARED.is_dir():
        pytest.skip("the shared test data is not beside this checkout")
    return SHARED
