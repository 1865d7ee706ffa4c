"""The child process that draws: takes jobs on standard input, answers on standard output, and may be killed.

Run as ``python -m forandring.diagrams.engine``. Graphviz runs in here only, under a limit of memory, so that a
crash or a hang in C ends one picture and not the program.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import pickle
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forandring.diagrams.jobs import Done, Job
from forandring.diagrams.picture import Picture
from forandring.diagrams.scene import Scene

if TYPE_CHECKING:
    from forandring.diagrams.layout.curves import Layout

__all__ = ["main"]

MEMORY = 3 * 1024**3
"""Bytes of address space that a drawing process may use."""

LARGEST = 12_000
"""Pixels of the longer side of a PNG; beyond it the resolution is lowered."""

_LIMITS = {"nslimit": "2", "nslimit1": "2", "mclimit": "0.2"}
"""How long Graphviz looks for a better layout: by rounds, so that what it finds does not depend on the machine."""

_STEPS: dict[str, tuple[str, dict[str, str]]] = {
    "dot": ("dot", {}),
    "dot-limited": ("dot", {"splines": "line", **_LIMITS}),
    "sfdp": ("sfdp", {"overlap": "scalexy", "splines": "line", "K": "1.2"}),
}
"""Step of the ladder → the program that lays out, and its limits."""


def main() -> None:
    """Answer jobs until standard input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    _limit_memory()
    # Much is made for a picture and gone with it: looking for what is left is for when the picture is done.
    gc.disable()
    if "ahead" in sys.argv[1:]:
        _load(sys.argv[2:])
    gc.freeze()
    jobs = sys.stdin.buffer
    while True:
        try:
            job = pickle.load(jobs)
        except EOFError:
            return
        if job.fonts:  # read by fontconfig when it is first used
            os.environ["FONTCONFIG_FILE"] = job.fonts
        _limit_time(job.seconds)
        try:
            done = Done(_draw(job))
        except _BrokenError as error:
            done = Done({}, str(error), broken=True)
        except (
            Exception
        ) as error:  # told to who asked: a child that died of it would seem to have taken too long
            done = Done({}, f"{type(error).__name__}: {error}")
        _limit_time(0.0)
        pickle.dump(done, answers)
        answers.flush()
        del job, done
        gc.collect(0)


def _load(folders: Sequence[str] = ()) -> None:
    """Load what most pictures take, while nobody waits for it; what is missing is told when it is asked for.

    Args:
        folders: where the fonts that most pictures carry are to be made.
    """
    for name in ("pygraphviz", "pypdfium2.raw", *(f"forandring.diagrams.{room}" for room in _LOADED)):
        with contextlib.suppress(ImportError, OSError):
            import_module(name)
    for folder in folders:
        from forandring.diagrams.fonts import make_common

        make_common(Path(folder))


_LOADED = ("dot", "layout.arranging", "layout.reading", "layout.composing", "paint", "svg", "raster")


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _limit_time(seconds: float) -> None:
    """Let the system end this process after so many seconds of processor time, in C as well; 0 takes the limit away.

    Not the time of day: what is drawn must not depend on what else the machine is doing.
    """
    import signal

    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _draw(job: Job) -> dict[str, Any]:
    from forandring.diagrams.faces import measured_in
    from forandring.diagrams.layout.composing import placed

    with measured_in(job.picture.theme.face):
        picture, layout = (job.picture, None) if job.picture.placed else _laid_out(job)
        scene = placed(picture, layout, job.note)
        return {name: _written(scene, name, job) for name in job.formats}


def _laid_out(job: Job) -> tuple[Picture, Layout]:
    """Return the picture in the order in which its boxes stand, and where Graphviz, held to that, puts everything."""
    from forandring.diagrams.dot import dot_of
    from forandring.diagrams.layout.arranging import MANY, arranged, held
    from forandring.diagrams.layout.reading import read_layout

    program, attributes = _STEPS[job.step]
    if job.step == "dot" and len(job.picture.strokes) > MANY:
        attributes = _LIMITS
    picture = arranged(job.picture) if job.step == "dot" else job.picture
    dot = dot_of(picture, layout=True)
    if picture is not job.picture:
        dot = held(dot, picture)
    return picture, read_layout(json.loads(_graphviz(dot, program, "json", attributes)), picture)


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
    from forandring.diagrams.paint import images_of, xdot_of

    dot = (
        f'digraph {{ bb="0,0,{scene.width:.2f},{scene.height:.2f}"; pad=0; margin=0; dpi=72; '
        f'node [shape=point, style=invis, width=0, height=0, fixedsize=true, label=""]; '
        f'a [pos="0,0"]; b [pos="{scene.width:.2f},{scene.height:.2f}"]; {images_of(scene)}}}'
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
    try:
        done = subprocess.run(command, input=dot.encode("utf-8"), capture_output=True)
    except OSError as error:
        raise _BrokenError(f"dot on the path: {error.strerror}") from error
    if done.returncode > 0:
        raise _BrokenError(f"dot on the path: exit code {done.returncode}")
    if done.returncode < 0:
        raise RuntimeError(f"dot was ended by signal {-done.returncode}")
    return done.stdout


class _BrokenError(RuntimeError):
    """The engine does not work at all; a simpler way of drawing would not help."""


if __name__ == "__main__":
    main()
