"""The child process that draws: takes jobs on standard input, answers on standard output, and may be killed.

Run as ``python -m forandring.diagrams.engine``. Graphviz runs in here only, under a limit of memory, so that a
crash or a hang in C ends one picture and not the program.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import sys
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from forandring.diagrams.jobs import Done, Job
from forandring.diagrams.picture import Picture
from forandring.diagrams.scene import Scene

if TYPE_CHECKING:
    from forandring.diagrams.layout.reading import Layout

__all__ = ["main"]

MEMORY = 3 * 1024**3
"""Bytes of address space that a drawing process may use."""

LARGEST = 12_000
"""Pixels of the longer side of a PNG; beyond it the resolution is lowered."""

_FEW = 80
"""Arrows of a picture that is laid out more than once, to find the layout with the fewest crossings."""

_TANGLED = 12

_LIMITED = {"splines": "line", "nslimit": "2", "nslimit1": "2", "mclimit": "0.2"}


def main() -> None:
    """Answer jobs until standard input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    _limit_memory()
    jobs = sys.stdin.buffer
    while True:
        try:
            job = pickle.load(jobs)
        except EOFError:
            return
        try:
            done = Done(_draw(job))
        except (MemoryError, OSError, ValueError, RuntimeError, KeyError) as error:
            done = Done({}, f"{type(error).__name__}: {error}")
        pickle.dump(done, answers)
        answers.flush()


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _draw(job: Job) -> dict[str, Any]:
    from forandring.diagrams.layout.composing import placed

    layout = None if job.picture.placed else _best_layout(job)
    scene = placed(job.picture, layout, job.note)
    return {name: _written(scene, name, job) for name in job.formats}


def _best_layout(job: Job) -> Layout:
    """Return the layout with the fewest crossings of those worth trying; of equal ones the first."""
    from forandring.diagrams.layout.crossings import count_crossings, orders
    from forandring.diagrams.layout.reading import read_layout

    best = read_layout(_laid_out(job, job.picture), job.picture)
    if job.step != "dot" or len(job.picture.strokes) > _FEW:
        return best
    fewest = count_crossings(best[1])
    # Where lines cross everywhere, another order does not make the picture readable.
    tries = 11 if fewest <= _TANGLED else 1
    for picture in islice(orders(job.picture), 1, 1 + tries):
        if not fewest:
            break
        layout = read_layout(_laid_out(job, picture), job.picture)
        number = count_crossings(layout[1])
        if number < fewest:
            best, fewest = layout, number
    return best


def _laid_out(job: Job, picture: Picture) -> dict[str, Any]:
    from forandring.diagrams.dot import dot_of

    attributes = _LIMITED if job.step == "dot-limited" else {}
    if job.step == "sfdp":
        attributes = {"overlap": "scalexy", "splines": "line", "K": "1.2"}
    program = "sfdp" if job.step == "sfdp" else "dot"
    dot = dot_of(picture, layout=True)
    return dict(json.loads(_graphviz(dot, program, "json", attributes)))


def _written(scene: Scene, name: str, job: Job) -> Any:
    if name == "scene":
        return scene
    if name == "svg":
        from forandring.diagrams.svg import svg_of

        return svg_of(scene)
    return _painted(scene, name, job)


def _painted(scene: Scene, name: str, job: Job) -> bytes:
    if name == "pdf":
        from forandring.diagrams.pages import on_page
        from forandring.diagrams.paper import finished

        scene = on_page(scene, job.page)
        return finished(_pdf(scene), (scene.width, scene.height), scene.title, scene.language)
    from forandring.diagrams.raster import png_of

    longer = max(scene.width, scene.height)
    return png_of(_pdf(scene), max(min(job.dpi, int(LARGEST * 72 / longer)), 10))


def _pdf(scene: Scene) -> bytes:
    from forandring.diagrams.paint import xdot_of

    dot = (
        f'digraph {{ bb="0,0,{scene.width:.2f},{scene.height:.2f}"; pad=0; margin=0; dpi=72; '
        f'node [shape=point, style=invis, width=0, height=0, fixedsize=true, label=""]; '
        f'a [pos="0,0"]; b [pos="{scene.width:.2f},{scene.height:.2f}"]; }}'
    )
    return _graphviz(dot, "nop2", "pdf", {"_background": xdot_of(scene)})


def _graphviz(dot: str, program: str, kind: str, attributes: dict[str, str]) -> bytes:
    """Return what Graphviz makes of ``dot``: by the engine of pygraphviz, or by ``dot`` on PATH if so chosen."""
    import warnings

    import pygraphviz

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        graph = pygraphviz.AGraph(string=dot)
        for key, value in attributes.items():
            graph.graph_attr[key] = value
        if os.environ.get("FORANDRING_ENGINE", "") == "dot":
            return _on_path(graph.to_string(), program, kind)
        return bytes(graph.draw(format=kind, prog=program))


def _on_path(dot: str, program: str, kind: str) -> bytes:
    import subprocess

    ways = {"nop2": ["-Kneato", "-n2"], "sfdp": ["-Ksfdp"], "dot": ["-Kdot"]}
    command: Sequence[str] = ["dot", *ways[program], f"-T{kind}"]
    return subprocess.run(command, input=dot.encode("utf-8"), capture_output=True, check=True).stdout


if __name__ == "__main__":
    main()
