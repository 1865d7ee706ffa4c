"""Paths → the output folder; what was written from the very same inputs is left as it stands."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from forandring import diagrams
from forandring.config import Configuration
from forandring.findings import Severity
from forandring.project.citing import library
from forandring.project.files import read_file, read_in_part
from forandring.project.groups import groups
from forandring.project.reading import Progress, read
from forandring.project.writing import MARK, can_be_replaced, encoded
from forandring.sources.library import BESIDE
from forandring.texts import Message
from forandring.version import VERSION

if TYPE_CHECKING:
    from forandring.project.since import Before
    from forandring.project.site import SiteWritten

__all__ = ["Built", "Order", "build_site"]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, and how.

    Attributes:
        paths: Turtle files, plans' folders or folders of plans.
        folder: where the site is to stand.
        language: ``da`` or ``en``.
        theme: name or file of the diagrams' theme; "" for the standard one.
        printed: date on pages and diagrams, as given.
        sources: folder with the source documents, beside what the configuration says.
        configuration: of the project.
        today: the day on which waivers are judged.
        cache: folder that keeps pictures that need not be drawn again.
        report: a Word document of each plan lies beside its page too.
        since: a git revision; each page tells what changed since. "" for none.
    """

    paths: tuple[str, ...]
    folder: Path
    language: str
    theme: str
    printed: str | None
    sources: Path | None
    configuration: Configuration
    today: date
    cache: Path | None
    report: bool = False
    since: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """What stands in the output folder.

    Attributes:
        plans, pictures: how many.
        errors: how many open errors the plans have.
        notes: which pictures were drawn in a simpler way than asked for.
        fresh: whether it was written now; else it stood there, made of the same inputs.
    """

    plans: int
    pictures: int
    errors: int
    notes: tuple[Message, ...]
    fresh: bool


def build_site(order: Order, progress: Progress | None = None) -> Built:
    """Write the site, unless the one that stands there was made of the same inputs and nobody has touched it.

    Raises:
        ForandringError: a path does not exist, the folder cannot be written to or is not ours, or a choice is
            not one of those there are.
    """
    inputs = ""
    # What a revision holds is not looked into here, so a page that tells of one is always written anew.
    if not order.since and os.path.exists(order.folder / MARK):
        inputs = _digest_of_inputs(order)
        standing = _standing(order.folder, inputs)
        if standing is not None:
            return standing
    can_be_replaced(order.folder)
    return _written(order, inputs, progress)


def _written(order: Order, inputs: str, progress: Progress | None) -> Built:
    # The children that draw are started first of all, and load what they need while this process does.
    with diagrams.started_ahead(order.cache):
        return _drawn_and_written(order, inputs or _digest_of_inputs(order), progress)


def _drawn_and_written(order: Order, inputs: str, progress: Progress | None) -> Built:
    from forandring.project.judging import judged
    from forandring.project.site import SiteChoices, write_site

    chosen = order.configuration
    reading = read(order.paths, progress)
    before = _before(order)
    choices = SiteChoices(
        order.language,
        order.theme,
        chosen.beside(chosen.templates),
        order.cache,
        order.printed,
        library(reading.theory, chosen, order.sources),
        order.report,
        before,
    )
    written = write_site(
        reading,
        lambda: judged(reading, chosen, order.today),
        order.folder,
        choices,
        progress,
        lambda *made: _mark(inputs, *made),
    )
    lacking = (read_in_part(f"{order.since}:{path}") for path in (before.incomplete if before else ()))
    return Built(written.plans, written.pictures, _errors(written), (*lacking, *written.notes), fresh=True)


def _errors(written: SiteWritten) -> int:
    """Return how many errors of the plans are open."""
    return sum(finding.open and finding.severity is Severity.error for finding in written.findings)


def _before(order: Order) -> Before | None:
    """Return the plans as they were at the revision that is asked about, ``None`` where none is."""
    from forandring.project.judging import judged
    from forandring.project.revisions import read_since
    from forandring.project.since import Before

    if not order.since:
        return None
    older = read_since(order.since, order.paths)
    found = tuple(judged(older, order.configuration, order.today))
    return Before(order.since, older.theory, found, older.incomplete)


def _mark(inputs: str, written: SiteWritten, files: Mapping[str, bytes]) -> bytes:
    """Return what the folder's mark says: what the folder is made of, and what it holds."""
    said = {
        "inputs": inputs,
        "outputs": _digest(sorted(files.items())),
        "plans": written.plans,
        "pictures": written.pictures,
        "errors": _errors(written),
        "notes": [list(note) for note in written.notes],
    }
    return encoded(json.dumps(said, ensure_ascii=False, indent=1) + "\n")


def _standing(folder: Path, inputs: str) -> Built | None:
    """Return what stands in the folder, if it is made of these inputs and is as it was written."""
    try:
        said = json.loads((folder / MARK).read_text("utf-8"))
        if said["inputs"] != inputs or said["outputs"] != _digest(_files_below(folder)):
            return None
        notes = tuple(Message(da, en) for da, en in said["notes"])
        return Built(said["plans"], said["pictures"], said["errors"], notes, fresh=False)
    except (OSError, ValueError, KeyError, TypeError):
        return None  # no mark, or one of an older version: the site is written anew


def _digest_of_inputs(order: Order) -> str:
    """Return a digest of everything the site is made of; a theme's file and what it names are read anew each time."""
    found = groups(order.paths)
    texts = {path: read_file(path) for group in found for path in group.files}
    # Only a waiver with a last day makes today matter.
    dated = any("expires" in file.text.text for file in texts.values() if file.text)
    chosen = order.configuration
    said = (
        VERSION,
        order.language,
        order.theme,
        order.printed,
        order.report,
        order.since,
        order.paths,
        str(order.sources),
        repr(replace(chosen, origin=Path(chosen.origin).name)),
        order.today.isoformat() if dated else "",
    )
    folders = {
        Path(group.folder) if Path(group.folder).is_dir() else Path(group.folder).parent for group in found
    }
    shelves = [f / name for f in (*folders, *(f.parent for f in folders)) for name in BESIDE]
    shelves += [place for place in (order.sources, chosen.beside(chosen.sources)) if place is not None]
    templates = chosen.beside(chosen.templates)
    more = [templates] if templates else []
    named = (chosen.baseline, *(own.file for own in chosen.rules))
    with resources.as_file(resources.files("forandring")) as program:
        files = (
            *_files_below(program, "*.py", "*.ttl", "*.toml"),
            *_files_below(Path(str(resources.files("forandring.templates")))),
            *((path, Path(path)) for path in sorted(texts)),
            *(pair for folder in sorted(folders) for pair in _beside(folder)),
            *(pair for shelf in sorted(set(shelves)) for pair in _files_below(shelf)),
            *(pair for folder in more for pair in _files_below(folder)),
            *((name, Path(name)) for name in _files_of_theme(order.theme)),
            *((name, place) for name in named if (place := chosen.beside(name)) is not None),
        )
        return hashlib.sha256((repr(said) + _digest(files)).encode()).hexdigest()


def _files_of_theme(name: str) -> tuple[str, ...]:
    """Return the paths of a theme's file and of what it names; nothing for one that ships."""
    return (name, *diagrams.theme_named(name).files()) if name.endswith(".toml") else ()


def _beside(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files in a plan's folder that are no Turtle: sources may lie there."""
    if not os.access(folder, os.R_OK | os.X_OK):
        return
    for file in sorted(folder.iterdir()):
        if file.is_file() and file.suffix != ".ttl" and not file.name.startswith("."):
            yield str(file), file


def _files_below(folder: Path, *patterns: str) -> list[tuple[str, Path]]:
    """Return name within the folder → file, sorted; the mark and hidden files are left out."""
    if not os.path.isdir(folder):  # pathlib raises for a name that is too long
        return []
    found = {file for pattern in patterns or ("*",) for file in folder.rglob(pattern) if file.is_file()}
    named = [(file.relative_to(folder).as_posix(), file) for file in found]
    return sorted((name, file) for name, file in named if not any(p.startswith(".") for p in name.split("/")))


def _digest(files: Iterable[tuple[str, Path | bytes]]) -> str:
    digest = hashlib.sha256()
    for name, file in files:
        try:
            content = file if isinstance(file, bytes) else file.read_bytes()
        except OSError:
            content = b""
        digest.update(f"{name}\0{len(content)}\0".encode(errors="surrogateescape"))
        digest.update(content)
    return digest.hexdigest()
