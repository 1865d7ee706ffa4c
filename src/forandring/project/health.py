"""What the program needs of the machine it runs on, and whether it is there."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module, metadata
from pathlib import Path
from typing import NamedTuple

from forandring import __version__, diagrams, rdf
from forandring.errors import ForandringError, reason
from forandring.model import Theory
from forandring.project.cache import cache_folder
from forandring.project.scaffold import sample_plan
from forandring.texts import Message

__all__ = ["Examined", "examined"]

_LIBRARIES = {
    "pyoxigraph": "pyoxigraph",
    "rdflib": "rdflib",
    "oxrdflib": "oxrdflib",
    "networkx": "networkx",
    "graphviz": "graphviz",
    "pygraphviz": "pygraphviz",
    "jinja2": "Jinja2",
    "click": "click",
    "pyphen": "pyphen",
    "rich": "rich",
}


class Examined(NamedTuple):
    """One thing that was looked at; ``needed`` is whether the program cannot do without it."""

    what: Message
    state: Message
    well: bool
    needed: bool = True
    remedy: Message | None = None


def examined() -> Iterator[Examined]:
    """Yield what was looked at, one thing after the other; a picture is really drawn."""
    version = f"{platform.python_implementation()} {platform.python_version()}, {platform.system()}"
    yield Examined(
        Message("forandring", "forandring"),
        Message(f"{__version__}, {version}", f"{__version__}, {version}"),
        True,
    )
    for module, package in _LIBRARIES.items():
        yield _library(module, package)
    yield _engine()
    yield _font()
    yield _dot()
    yield _cache()
    yield _terminal_encoding()


def _library(module: str, package: str) -> Examined:
    what = Message(package, package)
    try:
        import_module(module)
        found = metadata.version(package)
    except (ImportError, OSError, metadata.PackageNotFoundError) as problem:
        remedy = f"pip install --upgrade {package}"
        return Examined(
            what,
            Message(f"mangler ({problem})", f"missing ({problem})"),
            False,
            True,
            Message(remedy, remedy),
        )
    return Examined(what, Message(found, found), True)


def _engine() -> Examined:
    """Draw a small picture the way ``build`` does."""
    what = Message("tegner diagrammer", "draws diagrams")
    name = os.environ.get("FORANDRING_ENGINE") or f"pygraphviz {metadata.version('pygraphviz')}"
    try:
        size = len(_sample_picture())
    except ForandringError as problem:
        remedy = "pip install --upgrade --force-reinstall pygraphviz"
        return Examined(what, problem.message, False, True, Message(remedy, remedy))
    return Examined(
        what, Message(f"{name}; prøvebillede på {size} byte", f"{name}; sample picture of {size} bytes"), True
    )


def _sample_picture() -> bytes:
    """Return the overview of the plan that ``init`` writes, as SVG, drawn anew."""
    vocabulary = rdf.vocabulary()
    parsed = rdf.parse_turtle("plan.ttl", sample_plan("doctor"))
    theory = Theory.of_plans(
        [rdf.lift_plan("doctor", [parsed], vocabulary)],
        {name: t.label for name, t in vocabulary.terms.items()},
    )
    drawing = diagrams.drawing(theory, theory.plans[0], "overview")
    (rendering,) = diagrams.rendered([drawing], ["svg"])
    return rendering.content


def _font() -> Examined:
    what = Message("skrift i diagrammer", "font of diagrams")
    try:
        version = metadata.version("font-source-sans-pro")
    except metadata.PackageNotFoundError:
        remedy = "pip install font-source-sans-pro"
        return Examined(what, Message("mangler", "missing"), False, True, Message(remedy, remedy))
    return Examined(what, Message(f"Source Sans Pro {version}", f"Source Sans Pro {version}"), True)


def _dot() -> Examined:
    found = shutil.which("dot")
    state = Message(found, found) if found else Message("findes ikke; behøves ikke", "not found; not needed")
    remedy = Message(
        "kun hvis du vil tegne med den: FORANDRING_ENGINE=dot", "only to draw with it: FORANDRING_ENGINE=dot"
    )
    what = Message("dot på stien (valgfri)", "dot on the path (optional)")
    return Examined(what, state, found is not None, needed=False, remedy=remedy)


def _cache() -> Examined:
    what = Message("gemmer billeder til næste gang i", "keeps pictures for next time in")
    folder = cache_folder()
    if folder is None:
        return Examined(what, Message("ingen mappe", "no folder"), False, needed=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        remedy = Message(
            "sæt FORANDRING_CACHE til en mappe, der kan skrives i",
            "set FORANDRING_CACHE to a folder that can be written to",
        )
        return Examined(
            what,
            Message(f"{folder}: {reason(problem).da}", f"{folder}: {reason(problem).en}"),
            False,
            False,
            remedy,
        )
    shown = str(folder).replace(str(Path.home()), "~", 1)
    return Examined(what, Message(shown, shown), True)


def _terminal_encoding() -> Examined:
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    well = encoding == "utf8"
    remedy = Message("sæt PYTHONUTF8=1", "set PYTHONUTF8=1")
    shown = sys.stdout.encoding or os.device_encoding(1) or "?"
    return Examined(
        Message("terminalens tegnsæt", "the terminal's encoding"), Message(shown, shown), well, False, remedy
    )
