"""Findings as text for people, and as JSON for programs."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from forandring.findings import Finding, Related, Severity
from forandring.texts import Message, one_line

__all__ = ["BRIEFLY", "Counts", "as_dict", "counted", "counted_by_rule", "to_json", "to_text"]

BRIEFLY = 5
"""Findings of one rule that are shown of one folder where the text is to be brief."""

Counts = Mapping[str, int]
"""What a check looked at, by name: plans, activities, links …"""

Paint = Callable[[str, str], str]
"""Gives a text the colour of a role: ``error``, ``warning``, ``info``, ``place``, ``help``, ``mark``."""

_HELP = Message("hjælp", "help")


def _plain(text: str, role: str) -> str:  # noqa: ARG001 - a painter takes a role
    return text


def to_text(
    findings: Sequence[Finding],
    language: str,
    line_of: Callable[[str, int], str],
    paint: Paint = _plain,
    most: int | None = None,
) -> str:
    """Return the open findings as blocks: place, message, the line with a mark, related places, help.

    Args:
        findings: in the order in which they are to stand.
        language: ``da`` or ``en``.
        line_of: file, number → that line, "" where it is not at hand.
        paint: gives a text a colour.
        most: how many findings of a rule are shown of a folder before the rest are only counted; None: all.
            Errors are always shown.
    """
    lines: list[str] = []
    for folder, inside in groupby((each for each in findings if each.open), _folder):
        seen: Counter[tuple[str, str]] = Counter()
        left: Counter[tuple[str, str]] = Counter()
        for finding in inside:
            rule = (finding.code, finding.name)
            seen[rule] += 1
            if most is None or seen[rule] <= most or finding.severity == Severity.error:
                lines.append(_block(finding, language, line_of, paint))
            else:
                left[rule] += 1
        lines += [_left_out(folder, rule, left[rule], language) for rule in sorted(left)]
    return "".join(f"{line}\n" for line in lines)


def _folder(finding: Finding) -> str:
    return os.path.dirname(finding.file) or "."


def _left_out(folder: str, rule: tuple[str, str], count: int, language: str) -> str:
    code, name = rule
    said = Message(
        f"… og {count} mere af {code} {name}; vis alle med --all"
        if count == 1
        else f"… og {count} flere af {code} {name}; vis alle med --all",
        f"… and {count} more of {code} {name}; --all shows them",
    )
    return f"{one_line(folder)}: {said.in_language(language)}"


def _block(finding: Finding, language: str, line_of: Callable[[str, int], str], paint: Paint) -> str:
    return "\n".join(_lines(finding, language, line_of, paint))


def _lines(
    finding: Finding, language: str, line_of: Callable[[str, int], str], paint: Paint
) -> Iterator[str]:
    # The severity's English word is part of the form that programs read.
    head = paint(finding.severity.name, finding.severity.name)
    message = one_line(finding.message.in_language(language))
    yield f"{paint(_place(finding), 'place')} {head} {finding.code} {finding.name}: {message}"
    yield from _source_line(finding, line_of, paint)
    for related in finding.related:
        text = one_line(related.message.in_language(language))
        yield f"    {text} ({_related_place(related)})"
    remedy = one_line(finding.help.in_language(language))
    yield f"    {paint(_HELP.in_language(language), 'help')}: {remedy}"


def _place(finding: Finding) -> str:
    file = one_line(finding.file)
    if finding.span is None:
        return f"{file}:"
    return f"{file}:{finding.span.start.line}:{finding.span.start.column}:"


def _related_place(related: Related) -> str:
    file = one_line(related.file)
    return f"{file}:{related.span.start.line}" if related.span else file


def _source_line(finding: Finding, line_of: Callable[[str, int], str], paint: Paint) -> Iterator[str]:
    """Show the line with a mark under what is wrong; very long lines are shown around the mark."""
    if finding.span is None:
        return
    start, end = finding.span
    line = line_of(finding.file, start.line)
    if not line.strip():
        return
    last = end.column - 1 if end.line == start.line else len(line)
    first = start.column - 1
    cut = max(0, first - 60) if len(line) > 120 else 0
    shown = line[cut : cut + 120]
    if not shown.isprintable():
        shown = "".join(_visible(character) for character in shown)
    width = max(1, min(last, cut + 120) - first)
    number = str(start.line)
    yield f"    {number} | {shown}"
    mark = " " * (first - cut) + "^" * width
    yield f"    {' ' * len(number)} | {paint(mark, 'mark')}"


def _visible(character: str) -> str:
    return " " if character == "\t" or not character.isprintable() else character


def counted(findings: Sequence[Finding]) -> dict[str, int]:
    """Return how many open findings there are of each severity, and how many are waived or known before."""
    counts = {severity.name: 0 for severity in reversed(Severity)}
    counts.update(waived=0, baseline=0)
    for finding in findings:
        if finding.waived:
            counts["waived"] += 1
        elif finding.baseline:
            counts["baseline"] += 1
        else:
            counts[finding.severity.name] += 1
    return counts


def counted_by_rule(findings: Sequence[Finding]) -> dict[str, int]:
    """Return code → how many open findings there are of it, the worst rules first, then the most frequent."""
    found = Counter((finding.severity, finding.code) for finding in findings if finding.open)
    ordered = sorted(found, key=lambda rule: (-rule[0], -found[rule], rule[1]))
    counts: dict[str, int] = {}
    for severity, code in ordered:
        counts[code] = counts.get(code, 0) + found[severity, code]
    return counts


def to_json(findings: Sequence[Finding], looked_at: Counts) -> str:
    """Return all findings as JSON, version 1 of the contract, with what was looked at in the summary."""
    whole = {
        "version": 1,
        "findings": [as_dict(finding) for finding in findings],
        "summary": {**counted(findings), **looked_at},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def as_dict(finding: Finding) -> dict[str, Any]:
    """Return a finding as the contract's JSON object; a key that has no value is absent."""
    whole: dict[str, Any] = {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.name,
        "message": finding.message._asdict(),
        "help": finding.help._asdict(),
    }
    if finding.plan:
        whole["plan"] = finding.plan
    if finding.node:
        whole["node"] = finding.node
    whole["file"] = finding.file
    if finding.span is not None:
        start, end = finding.span
        whole |= {
            "line": start.line,
            "column": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        }
    whole["related"] = [_related_dict(related) for related in finding.related]
    whole |= {"fingerprint": finding.fingerprint, "waived": finding.waived, "baseline": finding.baseline}
    return whole


def _related_dict(related: Related) -> dict[str, Any]:
    whole: dict[str, Any] = {"message": related.message._asdict(), "file": related.file}
    if related.span is not None:
        whole |= {"line": related.span.start.line, "column": related.span.start.column}
    return whole
