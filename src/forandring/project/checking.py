"""Paths → findings at any scale: plans that share no name are checked apart, side by side on all cores."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from forandring.findings import Finding, Severity, in_order, numbered
from forandring.project.files import FileRead, read_file
from forandring.project.groups import Group, groups
from forandring.project.reading import Progress, Reading, reading_of_files
from forandring.source import SourceText
from forandring.syntax.problems import WELL_KNOWN_PREFIXES

__all__ = ["Checked", "Question", "check", "findings_of"]

_WORTH_SHARING = 2_000_000
"""Characters of Turtle from which a second process saves more than it costs."""

_METHOD = "fork" if os.name == "posix" and os.uname().sysname == "Linux" else "spawn"
"""How processes are made; a forked one need not be sent what it is to look at."""

_IRI = re.compile(r"<([A-Za-z][^<>\"{}|^`\s]*:[^<>\"{}|^`\s]*)>")
_ANYWHERE = ""
"""The namespace of a group whose names cannot be told from its text: it belongs with all others."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every plan: which rules, how severe, and on which day."""

    codes: frozenset[str] | None = None
    severities: Mapping[str, Severity] = field(default_factory=dict)
    today: date = date.min


@dataclass(frozen=True)
class Checked:
    """What the rules found, and how much they looked at."""

    findings: tuple[Finding, ...]
    looked_at: Mapping[str, int]

    def line_of(self, file: str, number: int) -> str:
        """Return a line of a file that was checked, "" where it cannot be read (again)."""
        text = self._texts.get(file)
        if text is None:
            text = self._texts[file] = read_file(file).text or SourceText(file, "")
        return text.line(number)

    @cached_property
    def _texts(self) -> dict[str, SourceText]:
        return {}


def check(paths: Sequence[str], question: Question, progress: Progress | None = None) -> Checked:
    """Return what the rules find in every plan under ``paths``; the same as of one theory read whole.

    Plans are one theory where they share a namespace of their own, or one's begins with another's: only then
    can one name what the other describes. The others are read, checked and let go one by one.

    Raises:
        ForandringError: a path does not exist, or nothing under the paths is Turtle.

    Cost: memory of the largest set of plans that share names, and of the findings; time divided by the
    number of processors where there is much to check.
    """
    read = [(group, [read_file(path) for path in group.files]) for group in groups(paths)]
    theories = _theories(read)
    workers = min(os.cpu_count() or 1, len(theories))
    size = sum(len(file.text.text) for _, files in read for file in files if file.text)
    if workers < 2 or size < _WORTH_SHARING:
        parts = list(_told((_checked(theory, question) for theory in theories), len(theories), progress))
    else:
        parts = _side_by_side(theories, question, workers, progress)
    found = numbered(in_order(finding for part in parts for finding in part.findings))
    counts = {name: sum(part.looked_at[name] for part in parts) for name in parts[0].looked_at}
    return Checked(tuple(found), counts)


def findings_of(asked: Sequence[tuple[Reading, Question]]) -> list[list[Finding]]:
    """Return what the rules find in each of several readings; in large ones side by side, where processes fork."""
    size = sum(len(text.text) for reading, _ in asked for text in reading.texts.values())
    if size < _WORTH_SHARING or _METHOD != "fork":
        return [_found(reading, question) for reading, question in asked]
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(len(asked), get_context(_METHOD), _share_readings, (asked,)) as pool:
        return list(pool.map(_found_number, range(len(asked))))


def _found(reading: Reading, question: Question) -> list[Finding]:
    return reading.findings(codes=question.codes, severities=question.severities, today=question.today)


_GroupRead = tuple[Group, list[FileRead]]


def _theories(read: Sequence[_GroupRead]) -> list[list[_GroupRead]]:
    """Return groups that share names together, in order of their first group."""
    owner: dict[str, int] = {}
    leader = list(range(len(read)))

    def find(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    def join(one: int, other: int) -> None:
        first, second = sorted((find(one), find(other)))
        leader[second] = first

    for index, (_, files) in enumerate(read):
        for namespace in _namespaces(files):
            join(owner.setdefault(namespace, index), index)
    above: list[str] = []
    for namespace in sorted(owner):
        while above and not namespace.startswith(above[-1]):
            above.pop()
        if above:
            join(owner[above[-1]], owner[namespace])
        above.append(namespace)
    theories: dict[int, list[_GroupRead]] = {}
    for index, group in enumerate(read):
        theories.setdefault(find(index), []).append(group)
    return list(theories.values())


_VOCABULARIES = frozenset(WELL_KNOWN_PREFIXES.values())


def _namespaces(files: Iterable[FileRead]) -> set[str]:
    """Return the namespaces of a group's own names, as far as its text tells."""
    found: set[str] = set()
    for file in files:
        if file.text is not None:
            text = file.text.text
            found.update(map(_namespace, _IRI.findall(text)))
            if "\\u" in text or "\\U" in text:
                found.add(_ANYWHERE)
    return found - _VOCABULARIES


def _namespace(iri: str) -> str:
    """Return an IRI up to its last ``#`` or ``/``, or whole where only its scheme would be left."""
    space = iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
    return iri if not space or space.endswith("://") else space


def _checked(theory: list[_GroupRead], question: Question) -> Checked:
    """Check one theory."""
    reading = reading_of_files(theory)
    return Checked(tuple(_found(reading, question)), reading.looked_at)


class _Shared:
    """What the processes of a pool have in common; a forked one has it without its being sent."""

    theories: Sequence[list[_GroupRead]]
    question: Question
    asked: Sequence[tuple[Reading, Question]]


def _share(theories: Sequence[list[_GroupRead]], question: Question) -> None:
    _Shared.theories, _Shared.question = theories, question


def _share_readings(asked: Sequence[tuple[Reading, Question]]) -> None:
    _Shared.asked = asked


def _found_number(number: int) -> list[Finding]:
    return _found(*_Shared.asked[number])


def _checked_number(number: int) -> Checked:
    return _checked(_Shared.theories[number], _Shared.question)


def _side_by_side(
    theories: list[list[_GroupRead]], question: Question, workers: int, progress: Progress | None
) -> list[Checked]:
    # Imported only where there is much to check: it takes longer than checking a plan.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    portion = max(1, len(theories) // (workers * 64))
    with ProcessPoolExecutor(workers, get_context(_METHOD), _share, (theories, question)) as pool:
        parts = pool.map(_checked_number, range(len(theories)), chunksize=portion)
        return list(_told(parts, len(theories), progress))


def _told(parts: Iterable[Checked], total: int, progress: Progress | None) -> Iterator[Checked]:
    for done, part in enumerate(parts, 1):
        if progress is not None:
            progress("check", done, total)
        yield part
