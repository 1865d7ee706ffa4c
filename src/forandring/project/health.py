"""What the program needs of the machine it runs on, and whether it is there."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module, metadata
from pathlib import Path
from typing import NamedTuple

from forandring import __version__, diagrams, rdf
from forandring.config import Configuration
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
    "pypdf": "pypdf",
    "pypdfium2": "pypdfium2",
    "docx": "python-docx",
    "pptx": "python-pptx",
    "xlsxwriter": "XlsxWriter",
    "highspy": "highspy",
    "fontTools": "fonttools",
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


def examined(configured: Callable[[], Configuration]) -> Iterator[Examined]:
    """Yield what was looked at, one thing after the other; a picture is really drawn.

    Args:
        configured: reads what the project has chosen, and raises :class:`ForandringError` where it is wrong.
    """
    version = f"{platform.python_implementation()} {platform.python_version()}, {platform.system()}"
    yield Examined(
        Message("forandring", "forandring"),
        Message(f"{__version__}, {version}", f"{__version__}, {version}"),
        True,
    )
    yield _configuration(configured)
    for module, package in _LIBRARIES.items():
        yield _library(module, package)
    yield _engine()
    yield _font()
    yield _other_scripts()
    yield _emoji()
    yield _dot()
    yield _cache()
    yield _terminal_encoding()


def _configuration(configured: Callable[[], Configuration]) -> Examined:
    what = Message("konfiguration", "configuration")
    try:
        origin = configured().origin
    except ForandringError as problem:
        return Examined(what, problem.message, False)
    name = Path(origin).name
    state = (
        Message(name, name) if origin else Message("ingen; alt er som udgangspunktet", "none; all defaults")
    )
    return Examined(what, state, True)


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
    return _fonts(what, "font-source-sans-pro", "pip install font-source-sans-pro", needed=True)


def _other_scripts() -> Examined:
    what = Message(
        "skrift til arabisk, hebraisk og andre skrifter", "fonts of Arabic, Hebrew and other scripts"
    )
    return _fonts(what, "pymupdf-fonts", "pip install pymupdf-fonts", needed=True)


def _emoji() -> Examined:
    what = Message("emoji med ansigter (valgfri)", "emoji with faces (optional)")
    return _fonts(what, "deckr-fonts", 'pip install "forandring[emoji]"', needed=False)


def _fonts(what: Message, package: str, remedy: str, *, needed: bool) -> Examined:
    try:
        version = metadata.version(package)
    except metadata.PackageNotFoundError:
        return Examined(what, Message("mangler", "missing"), False, needed, Message(remedy, remedy))
    return Examined(what, Message(f"{package} {version}", f"{package} {version}"), True, needed)


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
