"""The pages in a browser: axe-core finds nothing, nothing is fetched or refused, and the Nu checker is silent."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from forandring.project import read
from forandring.project.site import SiteChoices, write_site
from forandring.sources import Library

ROOT = Path(__file__).parents[1]
TOOLS = Path(__file__).parent / "accessibility"
NODE_MODULES = TOOLS / "node_modules"
CHECKER = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SOURCES = ROOT.parent / "shared" / "seeds"
# The checker does not know CSS anchor positioning yet, and does not compute the hashes of a policy: the browser
# does, and complains of what they forbid.
NOT_KNOWN = ".*(Property .position-(area|try).|Content Security Policy).*"
INSTALL = "install them with: npm install --prefix tests/accessibility"


def browser() -> str:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium here (apt-get install chromium)")
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every page of the plans under theory/, in both languages, with pictures and what is at hand of cited text."""
    if not (ROOT / "theory").is_dir():
        pytest.skip("the plans under theory/ are not here")
    folder = tmp_path_factory.mktemp("site")
    reading = read([str(ROOT / "theory")])
    library = Library(reading.theory, (SOURCES,))
    for language in ("da", "en"):
        choices = SiteChoices(language=language, library=library)
        write_site(reading, reading.findings, folder / language, choices)
    return sorted(folder.glob("**/index.html"))


@pytest.fixture(scope="module")
def looked_at(site: list[Path]) -> dict[str, Any]:
    """What the browser says of the index in both languages and of each plan's page in one of them, by turns."""
    plans = sorted({page.parent.name for page in site if page.parent.name not in ("da", "en")})
    turns = {name: ("da", "en")[turn % 2] for turn, name in enumerate(plans)}
    return opened([page for page in site if turns.get(page.parent.name) in (None, page.parents[1].name)])


def opened(pages: list[Path]) -> dict[str, Any]:
    """Return what the browser says of each page."""
    if shutil.which("node") is None:
        pytest.skip("no Node.js here")
    if not (NODE_MODULES / "axe-core").is_dir() or not (NODE_MODULES / "puppeteer-core").is_dir():
        pytest.skip(f"axe-core and puppeteer-core are not here; {INSTALL}")
    command = ["node", str(TOOLS / "check.mjs"), browser(), *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def validity(pages: list[Path]) -> str:
    """Return what the Nu Html Checker complains of, "" for nothing."""
    if shutil.which("java") is None:
        pytest.skip("no Java here")
    if not CHECKER.is_file():
        pytest.skip(f"the Nu Html Checker is not here; {INSTALL}")
    command = [
        "java",
        "-jar",
        str(CHECKER),
        "--format",
        "gnu",
        "--filterpattern",
        NOT_KNOWN,
        *map(str, pages),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    return done.stderr.strip()


def test_axe_finds_nothing(looked_at: dict[str, Any]) -> None:
    assert looked_at
    for path, said in looked_at.items():
        assert said["violations"] == [], path
        assert said["passes"] > 20, path
        assert said["complaints"] == [], f"{path}: the page's own policy refuses something"
        assert said["requests"] == [], path
        assert said["sideways"] <= 0, f"{path}: the page as a whole scrolls sideways"
        assert said["sidewaysNarrow"] <= 0, f"{path}: the page as a whole scrolls sideways on a telephone"


def test_searching_hides_the_activities_that_do_not_fit(looked_at: dict[str, Any]) -> None:
    searched = {path: said["search"] for path, said in looked_at.items() if said["search"]}
    assert searched
    for path, (before, after) in searched.items():
        assert before > 1, path
        assert after == 0, path


def test_a_citation_opens_its_passage_beside_it(looked_at: dict[str, Any]) -> None:
    if not SOURCES.is_dir():
        pytest.skip("the source documents are not here (../shared/seeds)")
    for path, said in looked_at.items():
        passage = said["passage"]
        assert passage, path
        assert passage["opened"], path
        assert passage["text"] > 10, path
        assert passage["inView"], path
        assert 0 <= passage["apart"] <= 12, f"{path}: the passage covers its citation, or stands far from it"
        assert passage["violations"] == [], path
        assert passage["closed"], f"{path}: the Escape key does not close it"
        assert passage["focusBack"], path


def test_axe_would_find_something(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!DOCTYPE html><html><head><title>x</title></head><body><img src=x></body></html>", "utf-8"
    )
    (said,) = opened([page]).values()
    assert {"html-has-lang", "image-alt"} <= {violation["id"] for violation in said["violations"]}


def test_pages_are_valid_html(site: list[Path]) -> None:
    assert validity(site) == ""


def test_the_checker_would_find_something(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!DOCTYPE html><html lang="da"><title>x</title><body><p id=a><p id=a></html>', "utf-8")
    assert "Duplicate ID" in validity([page])
