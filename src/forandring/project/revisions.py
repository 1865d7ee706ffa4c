"""Paths and git revisions → Readings: a theory as it is on disk, or as it was, without checking anything out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from forandring.errors import ForandringError
from forandring.project.files import LARGEST_FILE, FileRead, file_of, too_large
from forandring.project.groups import Group, each_once
from forandring.project.reading import Progress, Reading, read, reading_of_files
from forandring.texts import Message

__all__ = ["Revision", "read_since", "read_version", "revision_of"]

_SECONDS = 60
"""Git answers at once; a repository that takes longer waits for something that will not come."""
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    # A partial clone would fetch what it lacks; nothing is fetched.
    "GIT_NO_LAZY_FETCH": "1",
}
_PLAIN_FILES = ("100644", "100755")


class Revision(NamedTuple):
    """What stood under a path at a git revision, e.g. ``main`` and ``theory/plan``."""

    revision: str
    path: str


class _Entry(NamedTuple):
    path: str
    blob: str
    size: int


def revision_of(text: str) -> Revision | None:
    """Return the revision and path that ``REV:PATH`` names; ``None`` where ``text`` is a path on disk.

    >>> revision_of("HEAD~1:theory"), revision_of("theory")
    (Revision(revision='HEAD~1', path='theory'), None)
    """
    revision, colon, path = text.partition(":")
    if not colon or not revision or os.path.exists(text):
        return None
    return Revision(revision, path or ".")


def read_version(text: str, progress: Progress | None = None) -> Reading:
    """Return the theory under a path, or under ``REV:PATH`` as git has it.

    Files of a revision bear the paths that they would have on disk, so that versions can be compared.

    Raises:
        ForandringError: there is no such path or revision, no Turtle there, or git cannot be asked.
    """
    version = revision_of(text)
    if version is None:
        return read([text], progress)
    return reading_of_files(_files_at(version), (text,))


def read_since(revision: str, paths: Sequence[str]) -> Reading:
    """Return the theory under several paths as git has it at one revision.

    Raises:
        ForandringError: see :func:`read_version`.
    """
    found = {
        group.folder: (group, files) for path in paths for group, files in _files_at(Revision(revision, path))
    }
    kept = each_once(group for group, _ in found.values())
    return reading_of_files([found[group.folder] for group in kept], tuple(paths))


def _files_at(version: Revision) -> list[tuple[Group, list[FileRead]]]:
    """Return the Turtle files under a path at a revision, by folder.

    Raises:
        ForandringError: there is no such revision, or no Turtle there.
    """
    folder = _nearest_folder(version.path)
    commit = _commit(version, folder)
    entries = [entry for entry in _entries(version, commit, folder) if _is_ours(entry.path, version.path)]
    if not entries:
        text = f"{version.revision}:{version.path}"
        raise ForandringError(
            Message(
                f"{text}: dér var ingen Turtle-filer (.ttl)",
                f"{text}: there were no Turtle files (.ttl) there",
            )
        )
    return _grouped(entries, _texts(entries, folder), version.path)


def _nearest_folder(path: str) -> Path:
    """Return the folder in which git is asked: the path itself, or the nearest above it that still exists."""
    folder = Path(path)
    while not os.path.isdir(folder) and folder != folder.parent:
        folder = folder.parent
    return folder


def _git(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git and return what it said.

    Raises:
        ForandringError: git is not installed, or does not answer.
    """
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments],
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, **_ENVIRONMENT},
            check=False,
        )
    except FileNotFoundError as missing:
        raise ForandringError(
            Message(
                "git er ikke installeret; installér det, eller angiv mapper i stedet for REV:PATH",
                "git is not installed; install it, or name folders instead of REV:PATH",
            )
        ) from missing
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise ForandringError(
            Message(f"git svarer ikke ({problem})", f"git does not answer ({problem})")
        ) from problem


def _commit(version: Revision, folder: Path) -> str:
    """Return the name of the tree's commit.

    Raises:
        ForandringError: this is no repository, or it has no such revision.
    """
    if _git(folder, "rev-parse", "--git-dir").returncode:
        raise ForandringError(
            Message(
                f"{folder} er ikke i et git-lager, så »{version.revision}« kan ikke findes; angiv mapper i et",
                f"{folder} is in no git repository, so “{version.revision}” cannot be found; name folders in one",
            )
        )
    # Anything that begins with a dash would be read as an option.
    asked = _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{version.revision}^{{commit}}"
    )
    if asked.returncode or version.revision.startswith("-"):
        raise ForandringError(
            Message(
                f"git kender ingen revision »{version.revision}«, og ingen fil hedder "
                f"»{version.revision}:{version.path}«",
                f"git knows no revision “{version.revision}”, and no file is called "
                f"“{version.revision}:{version.path}”",
            )
        )
    return asked.stdout.decode().strip()


def _entries(version: Revision, commit: str, folder: Path) -> Iterable[_Entry]:
    """Yield the plain files under the path, with the paths that they have seen from here."""
    within = os.path.relpath(version.path, folder)
    listed = _git(folder, "ls-tree", "-r", "-z", "-l", commit, "--", within)
    if listed.returncode:
        said = listed.stderr.decode("utf-8", "replace").strip()
        raise ForandringError(
            Message(f"{version.revision}:{version.path}: git siger: {said}",
                    f"{version.revision}:{version.path}: git says: {said}")
        )  # fmt: skip
    for line in listed.stdout.split(b"\0"):
        about, _, name = line.partition(b"\t")
        fields = about.decode().split()
        if fields and fields[0] in _PLAIN_FILES:
            path = (folder / os.fsdecode(name)).as_posix()
            yield _Entry(path, fields[2], int(fields[3]))


def _is_ours(path: str, below: str) -> bool:
    """Whether a file is Turtle and in no hidden folder."""
    inner = PurePosixPath(os.path.relpath(path, below)).parts
    return path.endswith(".ttl") and not any(part.startswith(".") and part != "." for part in inner)


def _texts(entries: Sequence[_Entry], folder: Path) -> dict[str, FileRead]:
    """Return path → file, all read by one child process."""
    wanted = [entry for entry in entries if entry.size <= LARGEST_FILE]
    asked = _git(folder, "cat-file", "--batch", given="".join(f"{e.blob}\n" for e in wanted).encode())
    found = {e.path: FileRead(e.path, None, too_large()) for e in entries if e.size > LARGEST_FILE}
    said, at = asked.stdout, 0
    for entry in wanted:
        # "<name> blob <size>\n<content>\n"; anything else means that the object is missing.
        end = said.find(b"\n", at)
        if not said[at:end].endswith(b"blob %d" % entry.size):
            raise ForandringError(
                Message(
                    f"{entry.path}: git har ikke filens indhold (et ufuldstændigt lager?)",
                    f"{entry.path}: git lacks the file's content (an incomplete repository?)",
                )
            )
        found[entry.path] = file_of(entry.path, said[end + 1 : end + 1 + entry.size])
        at = end + 2 + entry.size
    return found


def _grouped(
    entries: Iterable[_Entry], texts: dict[str, FileRead], path: str
) -> list[tuple[Group, list[FileRead]]]:
    """Return the files by folder, as they are grouped on disk."""
    by_folder: dict[str, list[str]] = {}
    for entry in sorted(entries):
        alone = PurePosixPath(entry.path) == PurePosixPath(Path(path).as_posix())
        folder = entry.path if alone else PurePosixPath(entry.path).parent.as_posix()
        by_folder.setdefault(folder, []).append(entry.path)
    return [
        (Group(folder, tuple(paths)), [texts[each] for each in paths])
        for folder, paths in sorted(by_folder.items())
    ]
