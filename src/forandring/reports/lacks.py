"""What a plan lacks, by name, as a page and a table of it show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from forandring.analysis.gaps import Gap, gaps
from forandring.findings import Severity
from forandring.reports.rows import Accepted, Name
from forandring.reports.writer import Writer

__all__ = ["LackGroup", "LackRow", "lacks", "other_findings"]


class LackRow(NamedTuple):
    """One gap: what it concerns, what is said of it, where it stands, and whether it is accepted."""

    name: Name
    message: str
    place: str
    accepted: Accepted | None


class LackGroup(NamedTuple):
    """The gaps that answer one question.

    Attributes:
        compact: naming them says it all, so they are listed without their sentences.
    """

    code: str
    question: str
    severity: str
    open: tuple[LackRow, ...]
    accepted: tuple[LackRow, ...]
    compact: bool


# What these find is said by the question and the name alone.
_COMPACT = frozenset("FO102 FO101 FO105 FO106 FO107 FO112 FO103 FO104 FO201 FO301 FO302 FO303 FO304".split())


def lacks(writer: Writer) -> tuple[LackGroup, ...]:
    """Return the gaps of a plan in the order a reviewer asks; accepted ones apart."""
    found = gaps(writer.material.findings, writer.material.theory)
    return tuple(
        LackGroup(
            group.code,
            group.question.in_language(writer.language),
            group.severity.name,
            tuple(_row(writer, gap) for gap in group.gaps if not gap.accepted),
            tuple(_row(writer, gap) for gap in group.gaps if gap.accepted),
            group.code in _COMPACT,
        )
        for group in found
    )


def _row(writer: Writer, gap: Gap) -> LackRow:
    accepted = writer.accepted(gap.code, gap.reason, gap.owner, gap.expires) if gap.accepted else None
    file = gap.file.rsplit("/", 1)[-1]
    place = file if gap.line is None else f"{file}:{gap.line}"
    name = _link_name(writer, gap) or (writer.name(gap.node) if gap.node else Name(file))
    return LackRow(name, gap.message.in_language(writer.language), place, accepted)


def _link_name(writer: Writer, gap: Gap) -> Name | None:
    """Name a gap of an arrow by its two ends."""
    if gap.code != "FO201":
        return None
    return Name(gap.message.in_language(writer.language))


def other_findings(writer: Writer) -> Iterator[LackRow]:
    """Yield what was found that is no gap of the plan but wrong in its theory, errors and warnings alone."""
    known = {group.code for group in gaps(writer.material.findings, writer.material.theory)}
    for finding in writer.material.findings:
        if finding.code not in known and finding.severity > Severity.info and finding.open:
            file = finding.file.rsplit("/", 1)[-1]
            place = f"{file}:{finding.span.start.line}" if finding.span else file
            name = writer.name(finding.node) if finding.node else Name(file)
            yield LackRow(name, f"{finding.code} {finding.message.in_language(writer.language)}", place, None)
