"""Times of the answers on many plans: ``python bench/analysis.py [PLANS]`` (360 unless told)."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from plans import write_plans

from forandring.analysis.coverage import coverage
from forandring.analysis.matrix import activities_by_goals
from forandring.analysis.routes import trace
from forandring.project import read


def timed(name: str, limit: float, work: Callable[[], object]) -> None:
    began = time.perf_counter()
    work()
    took = time.perf_counter() - began
    print(f"{name:<28} {took:6.2f} s   limit {limit:4.1f} s   {'ok' if took <= limit else 'TOO SLOW'}")


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_plans(count, Path(folder))
        began = time.perf_counter()
        theory = read([folder]).theory
        print(f"{'load':<28} {time.perf_counter() - began:6.2f} s")
    goals = [node.id for node in theory.nodes() if node.kind == "Goal"]
    timed("matrix", 3, lambda: activities_by_goals(theory))
    timed("coverage", 3, lambda: coverage(theory))
    timed("trace of one goal", 1, lambda: trace(theory, goals[0]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 360)
