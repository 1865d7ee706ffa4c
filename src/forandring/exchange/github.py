"""Findings as the commands by which a GitHub workflow marks lines of a change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forandring.findings import Finding, Severity
from forandring.texts import Message, one_line

__all__ = ["MOST", "to_github"]

MOST = 10
"""Annotations of one kind that GitHub shows for one step; it drops the rest without a word."""

_KINDS = {Severity.error: "error", Severity.warning: "warning", Severity.info: "notice"}
_NAMES = {
    Severity.error: (Message("fejl", "error"), Message("fejl", "errors")),
    Severity.warning: (Message("advarsel", "warning"), Message("advarsler", "warnings")),
    Severity.info: (Message("oplysning", "note"), Message("oplysninger", "notes")),
}


def to_github(findings: Sequence[Finding], language: str) -> str:
    """Return the open findings as annotations, the worst first, and a line that says what was left out.

    Args:
        findings: in order; findings of one severity keep it.
        language: ``da`` or ``en``.
    """
    opened = [finding for finding in findings if finding.open]
    lines: list[str] = []
    dropped: list[str] = []
    for severity in reversed(Severity):
        found = [finding for finding in opened if finding.severity == severity]
        lines += [_annotation(finding, language) for finding in found[:MOST]]
        if (more := len(found) - MOST) > 0:
            dropped.append(f"{more} {_NAMES[severity][more != 1].in_language(language)}")
    if dropped:
        counted = ", ".join(dropped)
        lines.append(
            Message(
                f"Ikke vist ved linjerne: {counted}. GitHub viser højst {MOST} af hver slags for et trin; "
                "se resten med: forandring check",
                f"Not shown beside the lines: {counted}. GitHub shows at most {MOST} of each kind for a step; "
                "see the rest with: forandring check",
            ).in_language(language)
        )
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding, language: str) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(finding))
    said = [finding.message.in_language(language)]
    for related in finding.related:
        file = one_line(related.file)
        place = f"{file}:{related.span.start.line}" if related.span else file
        said.append(f"{related.message.in_language(language)} ({place})")
    said.append(finding.help.in_language(language))
    return f"::{_KINDS[finding.severity]} {properties}::{_escaped(chr(10).join(filter(None, said)))}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.file:
        yield "file", finding.file
    if finding.span is not None:
        start, end = finding.span
        yield "line", str(start.line)
        yield "endLine", str(end.line)
        if start.line == end.line:  # GitHub refuses columns on what goes over several lines
            yield "col", str(start.column)
            yield "endColumn", str(end.column)
    yield "title", f"{finding.code} {finding.name}"


def _escaped(text: str) -> str:
    """Return a text as a command's message may hold it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return a text as a command's property may hold it."""
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
