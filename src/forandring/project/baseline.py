"""Findings that were known before: written to a file, and told apart from new ones."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from forandring.errors import ForandringError, reason
from forandring.findings import Finding
from forandring.project.writing import encoded, write_file
from forandring.texts import Message

__all__ = ["Known", "fixed", "read_baseline", "with_baseline", "write_baseline"]

_VERSION = 1


class Known(NamedTuple):
    """One finding of a baseline.

    Attributes:
        fingerprint: by which it is recognised.
        code: its rule's.
        file: path as given when it was written.
        said: one line for people.
    """

    fingerprint: str
    code: str
    file: str
    said: str


def read_baseline(file: Path) -> tuple[Known, ...]:
    """Return the findings of a baseline.

    Raises:
        ForandringError: the file cannot be read, or is no baseline.
    """
    try:
        whole = json.loads(file.read_text("utf-8"))
    except OSError as problem:
        why = reason(problem)
        raise ForandringError(
            Message(
                f"{file}: grundlinjen kan ikke læses ({why.da}); skriv den med --write-baseline",
                f"{file}: the baseline cannot be read ({why.en}); write it with --write-baseline",
            )
        ) from problem
    except (ValueError, RecursionError) as problem:
        raise _no_baseline(file) from problem
    return _known(file, whole)


def _known(file: Path, whole: Any) -> tuple[Known, ...]:
    if not isinstance(whole, dict) or not isinstance(whole.get("findings"), list):
        raise _no_baseline(file)
    if whole.get("version") != _VERSION:
        raise ForandringError(
            Message(
                f"{file}: grundlinjen er af en anden version; skriv den igen med --write-baseline",
                f"{file}: the baseline is of another version; write it again with --write-baseline",
            )
        )
    try:
        return tuple(Known(*(str(each[name]) for name in Known._fields)) for each in whole["findings"])
    except (TypeError, KeyError) as problem:
        raise _no_baseline(file) from problem


def _no_baseline(file: Path) -> ForandringError:
    return ForandringError(
        Message(
            f"{file}: er ikke en grundlinje; skriv en med --write-baseline",
            f"{file}: is not a baseline; write one with --write-baseline",
        )
    )


def write_baseline(file: Path, findings: Sequence[Finding], language: str) -> int:
    """Write every finding that is not waived, one a line, whole or not at all; return how many.

    Raises:
        ForandringError: the file cannot be written, or holds something else than a baseline.
    """
    _keep_another(file)
    known = [_entry(finding, language) for finding in findings if not finding.waived]
    lines = ",\n".join("  " + json.dumps(each._asdict(), ensure_ascii=False) for each in known)
    inside = f"\n{lines}\n " if known else ""
    write_file(file, encoded(f'{{"version": {_VERSION},\n "findings": [{inside}]}}\n'))
    return len(known)


def _keep_another(file: Path) -> None:
    """Refuse to write over a file that is no baseline."""
    if not (file.is_file() and file.stat().st_size):
        return
    try:
        read_baseline(file)
    except ForandringError as problem:
        raise ForandringError(
            Message(
                f"{file}: er ikke en grundlinje og bliver ikke overskrevet; vælg et andet navn",
                f"{file}: is not a baseline and is not replaced; choose another name",
            )
        ) from problem


def _entry(finding: Finding, language: str) -> Known:
    said = " ".join(finding.message.in_language(language).split())
    return Known(finding.fingerprint, finding.code, finding.file, f"{finding.code}: {said}")


def with_baseline(findings: Sequence[Finding], known: Sequence[Known]) -> tuple[Finding, ...]:
    """Return the findings, those marked that were known before."""
    fingerprints = {each.fingerprint for each in known}
    return tuple(replace(f, baseline=True) if f.fingerprint in fingerprints else f for f in findings)


def fixed(
    findings: Sequence[Finding],
    known: Sequence[Known],
    *,
    codes: Collection[str] | None,
    paths: Sequence[str],
) -> tuple[Known, ...]:
    """Return what was known before and is not found any more.

    Args:
        findings: all that were found, waived ones included.
        known: the baseline.
        codes: the rules that were run, ``None`` for all; what others found may still be there.
        paths: files and folders that were looked at; what was found elsewhere may still be there.
    """
    found = {finding.fingerprint for finding in findings}
    places = [os.path.abspath(path) for path in paths]
    return tuple(
        each
        for each in known
        if each.fingerprint not in found
        and (codes is None or each.code in codes)
        and any(_is_under(os.path.abspath(each.file), place) for place in places)
    )


def _is_under(file: str, place: str) -> bool:
    return file == place or file.startswith(place.rstrip(os.sep) + os.sep)
