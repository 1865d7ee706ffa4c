"""Times of the answers on many plans: ``python bench/analysis.py [PLANS]`` (360 unless told)."""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import networkx as nx
from plans import write_plans

from forandring.analysis.coverage import coverage
from forandring.analysis.diff import diff
from forandring.analysis.matrix import activities_by_goals
from forandring.analysis.prioritise import Terms, prioritise
from forandring.analysis.robustness import robustness
from forandring.analysis.routes import routes, trace
from forandring.analysis.what_if import Supposition, what_if
from forandring.project import read


def timed(name: str, limit: float, work: Callable[[], object]) -> None:
    began = time.perf_counter()
    work()
    took = time.perf_counter() - began
    print(f"{name:<28} {took:6.2f} s   limit {limit:4.1f} s   {'ok' if took <= limit else 'TOO SLOW'}")


def layered(layers: int, width: int) -> nx.DiGraph:
    """Return layers of fully linked effects between one first and one last node."""
    graph = nx.DiGraph()
    rows = [
        [(0, 0)],
        *([(layer, i) for i in range(width)] for layer in range(1, layers + 1)),
        [(layers + 1, 0)],
    ]
    for upper, lower in pairwise(rows):
        graph.add_edges_from((a, b, {"links": ()}) for a in upper for b in lower)
    return graph


def changed(folder: Path, every: int) -> None:
    """Rename an effect and raise costs in every so manyth plan."""
    for file in sorted(folder.rglob("*.ttl"))[::every]:
        text = file.read_text("utf-8").replace(":virkning-7 ", ":virkning-syv ")
        file.write_text(text.replace("fo:annualCost 1", "fo:annualCost 2"), "utf-8")


def main(count: int) -> None:
    gc.disable()  # as the command line does
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_plans(count, place / "old")
        write_plans(count, place / "new")
        changed(place / "new", 10)
        write_plans(18, place / "few")
        began = time.perf_counter()
        theory = read([str(place / "old")]).theory
        print(f"{'load':<28} {time.perf_counter() - began:6.2f} s")
        newer = read([str(place / "new")]).theory
        few = read([str(place / "few")]).theory
    goals = [node.id for node in theory.nodes() if node.kind == "Goal"]
    graph = layered(40, 10)
    timed("matrix", 3, lambda: activities_by_goals(theory))
    timed("coverage", 3, lambda: coverage(theory))
    timed("what-if", 3, lambda: what_if(theory, Supposition(funding=("NewBudget",))))
    timed("robustness of one goal", 2, lambda: robustness(theory, goals[0]))
    timed("prioritise 500 activities", 10, lambda: prioritise(few, Terms(Decimal(500))))
    timed("diff", 4, lambda: diff(theory, newer))
    timed("trace of one goal", 1, lambda: trace(theory, goals[0]))
    timed("10^40 routes", 1, lambda: routes(graph, (0, 0), (41, 0)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 360)
