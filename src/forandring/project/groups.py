"""Paths → groups of Turtle files: which there are, those of one plan together."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from forandring.errors import ForandringError, reason
from forandring.texts import Message

__all__ = ["Group", "each_once", "groups"]

_TURTLE = ".ttl"


class Group(NamedTuple):
    """The Turtle files that make one plan: a folder's own, or one file named alone."""

    folder: str
    files: tuple[str, ...]


def groups(paths: Sequence[str]) -> tuple[Group, ...]:
    """Return the groups of Turtle files under ``paths``, in order of path.

    A folder gives one group for each folder at or below it that holds Turtle files; hidden folders are left
    out. A file gives a group of its own, and so does a folder below that cannot be looked into: it stands for
    the files that may be in it, and reading it tells why it cannot be. What several paths lead to comes once.

    Raises:
        ForandringError: a path does not exist, or no path holds a Turtle file.
    """
    found = [group for path in paths for group in _groups_under(path)]
    if not found:
        shown = ", ".join(paths)
        raise ForandringError(
            Message(
                f"{shown}: her er ingen Turtle-filer (.ttl); start en plan med »forandring init NAVN«",
                f"{shown}: no Turtle files (.ttl) here; start a plan with “forandring init NAME”",
            )
        )
    return each_once(found) if len(paths) > 1 else tuple(found)


def each_once(found: Iterable[Group]) -> tuple[Group, ...]:
    """Return groups without those that stand among them already, under this name or another.

    A file named alone is left out where its folder is there too: it would be described twice.

    >>> plan = Group("plan", ("plan/a.ttl", "plan/b.ttl"))
    >>> each_once([Group("plan/a.ttl", ("plan/a.ttl",)), plan, Group("./plan", plan.files)]) == (plan,)
    True
    """
    found = tuple(found)
    in_folders = {os.path.realpath(file) for group in found for file in group.files if file != group.folder}
    kept: dict[str, Group] = {}
    for group in found:
        place = os.path.realpath(group.folder)
        if place not in in_folders:
            kept.setdefault(place, group)
    return tuple(kept.values())


def _groups_under(path: str) -> list[Group]:
    place = Path(path)
    try:
        if place.is_dir():
            return _folders(path, place)
        if place.exists():
            return [Group(path, (path,))]
    except OSError as problem:
        why = reason(problem)
        raise ForandringError(
            Message(
                f"{path}: kan ikke læses ({why.da}); giv læseadgang, eller angiv en anden mappe",
                f"{path}: cannot be read ({why.en}); give permission to read, or name another folder",
            )
        ) from problem
    raise ForandringError(
        Message(
            f"{path}: findes ikke; se efter stavefejl, eller start en plan med »forandring init NAVN«",
            f"{path}: does not exist; look for a misspelling, or start a plan with “forandring init NAME”",
        )
    )


def _folders(path: str, place: Path) -> list[Group]:
    by_folder: dict[str, list[str]] = {}
    closed: list[Path] = []
    for file in _without_twins(sorted(_turtle_below(place, closed))):
        within = file.relative_to(place)
        by_folder.setdefault(_joined(path, within.parent), []).append(_joined(path, within))
    for folder in closed:
        name = _joined(path, folder.relative_to(place))
        by_folder[name] = [name]
    return [Group(folder, tuple(files)) for folder, files in sorted(by_folder.items())]


def _turtle_below(place: Path, closed: list[Path]) -> Iterator[Path]:
    """Yield the Turtle files at or below a folder, and links to nowhere, which somebody is to hear of.

    Folders below it that cannot be looked into are added to ``closed``.
    """

    def cannot_be_listed(problem: OSError) -> None:
        if Path(problem.filename) == place:
            raise problem
        closed.append(Path(problem.filename))

    for folder, folders, files in os.walk(place, onerror=cannot_be_listed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            file = Path(folder, name)
            if name.lower().endswith(_TURTLE) and not name.startswith(".") and _is_to_be_read(file):
                yield file


def _is_to_be_read(file: Path) -> bool:
    """Whether it is a file, or nobody can tell: a link to nowhere, a name in a folder that may not be entered."""
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return True


def _without_twins(files: Sequence[Path]) -> Iterator[Path]:
    """Yield files without the links to others of them: what two names lead to would be described twice."""
    own = {os.path.realpath(file) for file in files if not os.path.islink(file)}
    for file in files:
        if not os.path.islink(file) or os.path.realpath(file) not in own:
            yield file


def _joined(path: str, within: Path) -> str:
    """Return a path below ``path`` as the user would write it, with forward slashes."""
    return (Path(path) / within).as_posix()
