"""The wheel works outside the checkout: templates and vocabulary travel in it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import PREFIXES, ROOT


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, unpacked in a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    built = subprocess.run(
        [*command, "--wheel-dir", str(folder), str(ROOT)], capture_output=True, text=True, check=False
    )
    if "No module named 'setuptools'" in built.stderr or "Cannot import 'setuptools" in built.stderr:
        pytest.skip("setuptools is not installed here")
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_every_room_and_every_data_file_travels(unpacked: Path) -> None:
    rooms = {
        path.parent.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src/forandring").rglob("*.py")
    }
    travelled = {path.parent.relative_to(unpacked).as_posix() for path in unpacked.rglob("*.py")}
    assert rooms <= travelled
    assert (unpacked / "forandring/vocabulary/forandring.ttl").is_file()
    templates = {path.name for path in (ROOT / "templates").iterdir() if path.is_file()}
    assert templates <= {path.name for path in (unpacked / "forandring/templates").iterdir()}
    themes = {path.name for path in (ROOT / "src/forandring/diagrams/themes").iterdir() if path.is_file()}
    assert themes <= {path.name for path in (unpacked / "forandring/diagrams/themes").iterdir()}


def test_it_builds_pages_from_another_folder(unpacked: Path, tmp_path: Path) -> None:
    plan = (
        PREFIXES + ':plan a fo:Plan ; skos:prefLabel "Plan"@da . :job a fo:Goal ; skos:prefLabel "I job"@da .'
    )
    (tmp_path / "theory").mkdir()
    (tmp_path / "theory/plan.ttl").write_text(plan, "utf-8")
    # Only what stands in the wheel may be found, not this checkout's own source.
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "FORANDRING_CACHE": "", "PYTHONSAFEPATH": "1"}
    program = (
        "import sys, forandring, forandring.cli; print(forandring.__file__); forandring.cli.main(['build'])"
    )
    built = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    assert built.stdout.splitlines()[0].startswith(str(unpacked))
    assert (tmp_path / "output/theory/index.html").is_file()
