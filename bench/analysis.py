"""Times of the answers on many plans: ``python bench/analysis.py [PLANS]`` (360 unless told).

First the answers by themselves on a theory that is loaded, then the commands as a user types them: the whole process,
and what is left when a process that only loads the same plans is taken away.
"""

from __future__ import annotations

import gc
import subprocess
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


def seconds(*command: str) -> float:
    """Return how long a process takes, its output thrown away."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - began


def commands(place: Path, goal: str) -> None:
    """Time the commands; ``diff`` loads two versions."""
    old, new, few = (str(place / name) for name in ("old", "new", "few"))
    loading = {
        path: seconds("-c", f"import gc; gc.disable(); from forandring.project import read; read([{path!r}])")
        for path in (old, few)
    }
    print(f"{'command':<28}   whole   after loading")
    for limit, base, command in (
        (3, loading[old], ("matrix", old, "--format", "json")),
        (3, loading[old], ("coverage", old, "--format", "json")),
        (3, loading[old], ("what-if", "--without-funding", "NewBudget", old, "--format", "json")),
        (2, loading[old], ("robustness", goal, old, "--format", "json")),
        (10, loading[few], ("prioritise", "--budget", "500", few, "--format", "json")),
        (4, 2 * loading[old], ("diff", old, new, "--format", "json")),
    ):
        took = seconds("-m", "forandring", *command)
        rest = max(took - base, 0.0)
        verdict = "ok" if rest <= limit else "TOO SLOW"
        print(f"{command[0]:<28} {took:6.2f} s   {rest:6.2f} s   limit {limit:4.1f} s   {verdict}")


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

        commands(place, goals[0])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 360)
