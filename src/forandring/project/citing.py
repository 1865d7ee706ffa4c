"""A project's source documents: which folders they are looked for in, and fingerprints of what is cited."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from forandring.config import Configuration
from forandring.errors import ForandringError
from forandring.model import Plan, Theory
from forandring.project.reading import read
from forandring.project.writing import write_file
from forandring.sources import Comparison, Library
from forandring.sources.fingerprints import (
    STAMPS_FILE,
    STAMPS_MARK,
    CitedPlace,
    Stamp,
    fingerprint,
    stamps,
    stamps_turtle,
)
from forandring.texts import Message

__all__ = ["Stamped", "library", "stamp"]


class Stamped(NamedTuple):
    """What stamping did in one plan: the file, and how many fingerprints are new, renewed and kept."""

    file: str
    new: int
    renewed: int
    kept: int


def library(theory: Theory, chosen: Configuration, folder: Path | None = None) -> Library:
    """Return where a theory's sources are found: ``folder``, else the configuration's; then beside the plans.

    Raises:
        ForandringError: the folder that was asked for does not exist.
    """
    if folder is None:
        folder = chosen.beside(chosen.sources)
    if folder is not None and not os.path.isdir(folder):
        raise ForandringError(
            Message(
                f"{folder}: er ingen mappe; angiv mappen med kilderne med --sources",
                f"{folder}: is not a folder; give the folder with the sources with --sources",
            )
        )
    return Library(theory, () if folder is None else (folder,))


def stamp(theory: Theory, comparison: Comparison) -> tuple[Stamped, ...]:
    """Write the fingerprints of what each plan cites beside it, and return what was done, by plan.

    What is cited and not at hand keeps the fingerprint it had; what is no longer cited loses it. No other file
    is touched.

    Raises:
        ForandringError: a file named ``stamps.ttl`` is there that the program did not write, or the folder
            cannot be written to; then nothing is written in that folder.
    """
    done = []
    for plan in theory.plans:
        file = Path(plan.files[0]).parent / STAMPS_FILE if plan.files else Path(STAMPS_FILE)
        kept = {place: stamp.fingerprint for place, stamp in _kept(plan, file).items()}
        found = _fingerprints(plan, comparison, kept)
        if file.as_posix() not in plan.files:
            # Only some of the folder's files were read; what the others cite is not for us to drop.
            found = kept | found
        if found or kept:
            done.append(_write(file, kept, found))
    return tuple(done)


def _kept(plan: Plan, file: Path) -> dict[CitedPlace, Stamp]:
    if file.as_posix() in plan.files or not file.exists():
        return stamps(plan)
    _refuse_foreign(file)
    return stamps(read([str(file)]).theory.plans[0])


def _fingerprints(
    plan: Plan, comparison: Comparison, kept: Mapping[CitedPlace, str]
) -> dict[CitedPlace, str]:
    found: dict[CitedPlace, str] = {}
    for checked in comparison.citations:
        source, at, passage = checked.citation.source, checked.citation.at, checked.passage
        # A source without a name of its own cannot be named in another file.
        if checked.plan != plan.id or source is None or source.startswith("_:"):
            continue
        place = CitedPlace(source, at)
        if passage.state == "found":
            found[place] = fingerprint(passage.lines)
        elif passage.state == "absent" and place in kept:
            found[place] = kept[place]
    return found


def _write(file: Path, before: Mapping[CitedPlace, str], found: Mapping[CitedPlace, str]) -> Stamped:
    _refuse_foreign(file)
    content = stamps_turtle(found).encode()
    if not file.exists() or file.read_bytes() != content:
        write_file(file, content)
    return Stamped(
        file.as_posix(),
        new=sum(place not in before for place in found),
        renewed=sum(before.get(place, mark) != mark for place, mark in found.items()),
        kept=sum(before.get(place) == mark for place, mark in found.items()),
    )


def _refuse_foreign(file: Path) -> None:
    try:
        foreign = file.exists() and not file.read_text("utf-8", "replace").startswith(STAMPS_MARK)
    except OSError:
        foreign = True
    if foreign:
        raise ForandringError(
            Message(
                f"{file}: er ikke skrevet af »cite --stamp« og bliver derfor ikke rørt; flyt eller omdøb den",
                f"{file}: was not written by “cite --stamp” and is therefore left alone; move or rename it",
            )
        )
