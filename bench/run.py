"""One table, all in one run: ``check`` against merely parsing, and against rdflib with pySHACL; and ``build``.

``python bench/run.py [--most PLANS] [--limit SECONDS] [--repeat N]``. Times are of whole processes; memory is the
sum over a command's processes of what is theirs alone and their share of what they have in common (PSS), sampled in
a run of its own, since looking at it slows a command down.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from compileall import compile_dir
from pathlib import Path
from typing import Any, NamedTuple

from plans import write_plans

HERE = Path(__file__).parent
ROOT = HERE.parent
VOCABULARY = ROOT / "src/forandring/vocabulary/forandring.ttl"
BIN = Path(sys.executable).parent

GAPS = 0.1
"""Share of the plans in which much hangs loose; the others have nothing to find."""

MERELY_PARSE = """
import sys, pathlib, pyoxigraph
count = 0
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.ttl")):
    for quad in pyoxigraph.parse(file.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE):
        count += 1
print(count)
"""
RDFLIB_AND_PYSHACL = """
import sys, pathlib, rdflib, pyshacl
data, shapes = rdflib.Graph(), rdflib.Graph()
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.ttl")):
    data.parse(file, format="turtle")
shapes.parse(sys.argv[2], format="turtle")
conforms, _, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=shapes, inference="none")
print(conforms)
"""


class Measured(NamedTuple):
    """One command's median wall time in seconds; ``finished`` unless it was stopped."""

    seconds: float
    finished: bool
    output: str


def measured(command: Sequence[str], *, limit: float, repeat: int, cwd: Path | None = None) -> Measured:
    """Run a command ``repeat`` times after one uncounted run, each for at most ``limit`` seconds."""
    runs = []
    for number in range(repeat + 1):
        run = _once(command, limit, cwd)
        if number or not run.finished or repeat == 0:
            runs.append(run)
        if not run.finished:
            break
    seconds = statistics.median(run.seconds for run in runs)
    return Measured(seconds, all(run.finished for run in runs), runs[-1].output)


def _once(command: Sequence[str], limit: float, cwd: Path | None) -> Measured:
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        process = _started(command, output, cwd)
        try:
            process.wait(limit)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        seconds = time.perf_counter() - began
        output.seek(0)
        said = output.read(200).decode("utf-8", "replace").strip()
        return Measured(seconds, seconds < limit, said)


def _started(command: Sequence[str], output: Any, cwd: Path | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, stdout=output, stderr=subprocess.DEVNULL, cwd=cwd, env={**os.environ, "FORANDRING_CACHE": ""}
    )


def peak(command: Sequence[str]) -> int:
    """Return the most memory that a command's processes have together, in bytes."""
    process = _started(command, subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_proportional, _family(process.pid))))
        time.sleep(0.02)
    return most


def _family(pid: int) -> list[int]:
    """Return a process and all below it (Linux; elsewhere none, and memory is 0)."""
    found = [pid]
    for member in found:
        try:
            children = Path(f"/proc/{member}/task/{member}/children").read_text()
        except OSError:
            continue
        found.extend(map(int, children.split()))
    return found


def _proportional(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def at_size(plans: int, limit: float, repeat: int) -> tuple[int, Measured, Measured, Measured, int]:
    """Return triples; what parsing, our check, and rdflib with pySHACL take; and the memory of our check."""
    with tempfile.TemporaryDirectory() as folder:
        write_plans(plans, Path(folder), gaps=GAPS)
        parse = measured([sys.executable, "-c", MERELY_PARSE, folder], limit=limit, repeat=repeat)
        check = [str(BIN / "forandring"), "check", folder]
        ours = measured(check, limit=limit, repeat=repeat)
        shacl = measured(
            [sys.executable, "-c", RDFLIB_AND_PYSHACL, folder, str(VOCABULARY)],
            limit=limit,
            repeat=repeat if plans < 10 else 0,
        )
        return int(parse.output), parse, ours, shacl, peak(check)


def one_plan(repeat: int) -> tuple[Measured, Measured]:
    """Return what our check and the ``pyshacl`` command take for the same file and shapes."""
    with tempfile.TemporaryDirectory() as folder:
        write_plans(1, Path(folder), gaps=GAPS)
        (file,) = Path(folder).rglob("*.ttl")
        ours = measured([str(BIN / "forandring"), "check", str(file)], limit=60, repeat=repeat)
        command = [
            str(BIN / "pyshacl"),
            "-s",
            str(VOCABULARY),
            "-e",
            str(VOCABULARY),
            "-i",
            "none",
            str(file),
        ]
        return ours, measured(command, limit=60, repeat=repeat)


def build_of(plan: str, repeat: int) -> Measured:
    """Return what building one plan of this project takes with nothing kept from before."""
    with tempfile.TemporaryDirectory() as folder:
        # A site that stands is left as it is, and fonts are kept even where pictures are not: each run begins without.
        build = (
            f"rm -rf {folder}/*; export FORANDRING_CACHE={folder}/cache; "
            f"exec {BIN}/forandring build {ROOT}/theory/{plan} -o {folder}/output"
        )
        command = ["sh", "-c", build]
        return measured(command, limit=120, repeat=repeat)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--most", type=int, default=360, help="the largest number of plans")
    options.add_argument("--limit", type=float, default=300, help="seconds after which a run is stopped")
    options.add_argument("--repeat", type=int, default=3, help="counted runs of each command")
    chosen = options.parse_args()
    compile_dir(ROOT / "src", quiet=1)  # as pip does when it installs
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} processors")
    print()
    print(
        "| plans | triples | (a) pyoxigraph parses | check | check ÷ (a) | (b) rdflib + pySHACL | (b) ÷ check "
        "| check MB | bytes a triple |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    times: dict[int, float] = {}
    for plans in (1, 36, 360):
        if plans > chosen.most:
            continue
        triples, parse, ours, shacl, memory = at_size(plans, chosen.limit, chosen.repeat)
        times[plans] = ours.seconds
        more = "" if shacl.finished else "> "
        print(
            f"| {plans} | {triples:,} | {parse.seconds:.2f} s | {ours.seconds:.2f} s "
            f"| {ours.seconds / parse.seconds:.1f} | {more}{shacl.seconds:.1f} s "
            f"| {more}{shacl.seconds / ours.seconds:.1f} | {memory / 1e6:.0f} | {memory / triples:,.0f} |",
            flush=True,
        )
    print()
    if 360 in times:
        print(f"growth of check from 36 to 360 plans: {times[360] / times[36]:.1f} times")
    ours, pyshacl = one_plan(chosen.repeat)
    print(
        f"one plan, cold: check {ours.seconds:.2f} s, pyshacl command {pyshacl.seconds:.2f} s, "
        f"ratio {ours.seconds / pyshacl.seconds:.2f}"
    )
    built = build_of("koebenhavn-misbrugsplan-2011-2014", chosen.repeat)
    print(f"build of the Copenhagen plan, nothing kept from before: {built.seconds:.2f} s")


if __name__ == "__main__":
    main()
