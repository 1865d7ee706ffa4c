"""Files → one frozen Reading: the theory, what is wrong with it, and where everything stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from forandring import rdf, syntax
from forandring.checks import Case, FileText, findings
from forandring.checks.knock_on import ways_to_read, without_knock_on
from forandring.findings import Finding, Severity
from forandring.model import Plan, Theory
from forandring.project.files import FileRead, read_file
from forandring.project.groups import Group, groups
from forandring.rdf.parse import Triple
from forandring.rdf.places import Places
from forandring.source import SourceText
from forandring.syntax.problems import vocabulary_meant, warning
from forandring.terms import FO

__all__ = ["Progress", "Reading", "read", "reading_of_files"]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done and how many there are."""

# A text without any of these cannot be suspicious, so its tree need not be built. They are: characters
# outside what Danish is written with, upper-case tags, escapes, and carriage returns in long strings.
_UNUSUAL = re.compile(r"[^\x09\x0a\x0d\x20-\x7e\u00a0-\u024f\u2010-\u2027\u20ac\u2190-\u2199\u2260-\u2265]")
_UPPER_CASE_TAG = re.compile(r"@[a-z-]*[A-Z]")
_ESCAPE = re.compile(r"\\[uUbfr]")
_LONG_STRING_WITH_RETURN = re.compile(r"\"\"\"[^\"]*\r|'''[^']*\r")
_AFTER_COMMA = re.compile(r",([0-9]+)[ \t\r\n]*[;.\]]")
_DEEP = 100
_ROUND_AS_SQUARE = bytes.maketrans(b"()", b"[]")
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]()"))
# Letter by letter and after one certain character, since all else makes the search many times as slow.
_PREFIX = re.compile(r"\n\s*@?[Pp][Rr][Ee][Ff][Ii][Xx]\s+([^\s:]*):\s*<([^<>\s]*)>")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from disk at one moment; nothing in it reads again.

    Attributes:
        paths: as given.
        theory: all plans.
        files: every file, with what is wrong with its text.
        texts: path as given → text of every file that could be read.
        places: where things stand in the texts.
    """

    paths: tuple[str, ...]
    theory: Theory
    files: tuple[FileText, ...]
    texts: Mapping[str, SourceText]
    places: Places

    @property
    def incomplete(self) -> tuple[str, ...]:
        """The files of which not everything could be read, in order of path."""
        return tuple(
            file.path
            for file in self.files
            if file.unreadable or any(problem.severity == "error" for problem in file.problems)
        )

    @property
    def graph(self) -> Any:
        """The theory as an rdflib graph over an Oxigraph store, made anew each time."""
        return rdf.lower_to_rdflib(self.texts.values())

    def case(self, today: date = date.min) -> Case:
        """Return what the rules look at; waivers are judged as of ``today``."""
        return Case(self.theory, rdf.vocabulary(), self.files, today)

    def findings(
        self,
        *,
        codes: Collection[str] | None = None,
        severities: Mapping[str, Severity] | None = None,
        today: date = date.min,
    ) -> list[Finding]:
        """Return what the rules find, in order, without what only follows from a misspelt term.

        See :func:`forandring.checks.findings`. Where the text has terms that do not exist, the rules are run
        again for each way to read them, over a theory that nobody else sees.
        """
        chosen = dict(severities or {})
        case = self.case(today)
        found = findings(case, self.places, codes=codes, severities=chosen)
        ways = ways_to_read(case, found)
        read_so = (replace(case, theory=self._read_as(way)) for way in ways)
        mended = [findings(each, self.places, codes=codes, severities=chosen) for each in read_so]
        return without_knock_on(found, mended) if mended else found

    def _read_as(self, way: Mapping[str, str]) -> Theory:
        """Return the theory with other terms in the place of some: IRI as written → IRI meant."""
        plans = []
        for plan in self.theory.plans:
            parsed = [
                rdf.parse_turtle(path, self.texts[path].text) for path in plan.files if path in self.texts
            ]
            mended = [file._replace(triples=_renamed(file.triples, way)) for file in parsed]
            plans.append(rdf.lift_plan(plan.folder, mended, rdf.vocabulary()))
        return Theory.of_plans(plans, self.theory.vocabulary_labels)

    @property
    def looked_at(self) -> dict[str, int]:
        """How much there is: plans, activities, links and files."""
        return self.counted(self.theory.plans)

    def counted(self, plans: Sequence[Plan]) -> dict[str, int]:
        """Return how much there is in some of the plans."""
        described = sum(plan.node is not None for plan in plans)
        files = {path for plan in plans for path in plan.files}
        unread = {file.path for file in self.files if file.unreadable}
        return {
            "plans": described or len(plans),
            "activities": sum(len(plan.of("Activity")) for plan in plans),
            "links": sum(len(plan.links) for plan in plans),
            "files": len(files | unread) if plans == self.theory.plans else len(files),
        }


def _renamed(triples: Sequence[Triple], way: Mapping[str, str]) -> list[Triple]:
    return [
        (subject, way.get(predicate, predicate), way.get(value, value) if isinstance(value, str) else value)
        for subject, predicate, value in triples
    ]


def read(paths: Sequence[str], progress: Progress | None = None) -> Reading:
    """Read every Turtle file under ``paths`` and return what is there.

    Args:
        paths: Turtle files, plans' folders, or folders of plans.
        progress: told of each plan that is read.

    Raises:
        ForandringError: a path does not exist, or nothing under the paths is Turtle.

    A file that cannot be read, or not wholly, is in ``files``; the rest is still read.
    """
    found = groups(paths)
    read_groups: list[tuple[Group, list[FileRead]]] = []
    for done, group in enumerate(found):
        if progress is not None:
            progress(group.folder, done, len(found))
        read_groups.append((group, [read_file(path) for path in group.files]))
    return reading_of_files(read_groups, tuple(paths))


def reading_of_files(
    read_groups: Sequence[tuple[Group, Sequence[FileRead]]], paths: tuple[str, ...] = ()
) -> Reading:
    """Return the Reading of files whose texts have been read already."""
    files: list[FileText] = []
    plans: list[Plan] = []
    for group, group_files in read_groups:
        plans.append(_lift_group(group, group_files, files))
    texts = {file.path: file.text for _, group_files in read_groups for file in group_files if file.text}
    labels = {name: term.label for name, term in rdf.vocabulary().terms.items()}
    return Reading(paths, Theory.of_plans(plans, labels), tuple(files), texts, Places(texts))


def _lift_group(group: Group, group_files: Sequence[FileRead], files: list[FileText]) -> Plan:
    """Return the plan of a group, and add what is wrong with its texts to ``files``.

    A copy of another file of the group is told of and not read: what stands in brackets would count twice.
    """
    parsed = []
    lost = frozenset[str]().union(*(file.lost for file in group_files))
    first: dict[str, str] = {}
    for file in group_files:
        if file.text is None:
            files.append(FileText(file.path, file.refusal, (), file.line))
            continue
        original = first.setdefault(file.text.text, file.path)
        if original != file.path and file.text.text.strip():
            files.append(FileText(file.path, None, (warning("copied-file", 0, 0, other=original),)))
            continue
        turtle = rdf.parse_turtle(file.path, file.text.text)
        parsed.append(turtle)
        files.append(FileText(file.path, None, turtle.problems or _suspicions(file, len(turtle.triples))))
    return rdf.lift_plan(group.folder, parsed, rdf.vocabulary(), lost)


def _suspicions(file: FileRead, triple_count: int) -> tuple[syntax.Problem, ...]:
    """Return what looks wrong in valid Turtle; most texts are cleared without building their tree."""
    text = file.text
    assert text is not None
    if triple_count and _is_plain(text.text):
        return ()
    document = syntax.parse(text)
    return document.problems or syntax.suspicions(document)


def _says_a_number_twice(text: str) -> bool:
    """Whether ``5,5`` stands in a text: one number to Turtle, and so to every rule, but not the one that was meant."""
    found = _AFTER_COMMA.finditer(text)
    return any(text.endswith((f" {match[1]}", f"\t{match[1]}"), 0, match.start()) for match in found)


def _is_plain(text: str) -> bool:
    """Whether nothing in a valid text can be suspicious."""
    prefixes = _PREFIX.findall("\n" + text.replace("\r", "\n"))
    return (
        FO in text
        and len({prefix for prefix, _ in prefixes}) == len(prefixes)
        and not any(vocabulary_meant(*declared) for declared in prefixes)
        and not _UNUSUAL.search(text)
        and not _UPPER_CASE_TAG.search(text)
        and not _says_a_number_twice(text)
        and not ("\\" in text and _ESCAPE.search(text))
        and not ("\r" in text and _LONG_STRING_WITH_RETURN.search(text))
        and _depth(text) <= _DEEP
    )


def _depth(text: str) -> int:
    """Return how deep brackets are nested at the most, those in texts and comments counted too.

    Pairs with nothing in them are taken away round by round, up to what is deep; what is left counts as nested.

    >>> _depth(":a :b [ :c ( [ ] ) ] , [ ] .")
    3
    """
    rest = text.encode().translate(_ROUND_AS_SQUARE, _NO_BRACKETS)
    rounds = 0
    while rounds <= _DEEP and b"[]" in rest:
        rest = rest.replace(b"[]", b"")
        rounds += 1
    return rounds + rest.count(b"[")
