"""What is wrong or missing: rules, findings with their place, order, fingerprints and counts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple

from forandring.source import Span
from forandring.texts import Message

__all__ = ["Finding", "Related", "Rule", "Severity", "in_order", "numbered"]


class Severity(IntEnum):
    """How bad a finding is; a higher number is worse."""

    info = 1
    warning = 2
    error = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """What a finding's code stands for, and what ``explain`` and the manual say of it.

    Attributes:
        code: ``FO101``.
        name: named for what it finds, in kebab case.
        severity: unless the project's configuration says otherwise.
        summary: what it finds, one sentence.
        why: why it matters to a planner.
        fix: what to do.
        example, mended: Turtle that triggers the rule, and the same Turtle mended, without prefixes.
    """

    code: str
    name: str
    severity: Severity
    summary: Message
    why: Message
    fix: Message
    example: str
    mended: str


class Related(NamedTuple):
    """Another place that a finding speaks of."""

    message: Message
    file: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or missing.

    Attributes:
        code, name, severity: its rule's.
        message: one sentence.
        help: what to do about it.
        plan, node: ids; ``None`` where it concerns a file as a whole.
        file: path as given.
        span: what is wrong, lines and columns from 1; ``None`` where it concerns a file as a whole.
        related: other places it speaks of.
        key: what sets it apart from other findings of its rule on the same node.
        number: tells findings apart that are alike in all that, in order of place from 1.
        waived: somebody has accepted it in the theory.
        baseline: it was known before.
        about: ids of other nodes on which it may be waived.
    """

    code: str
    name: str
    severity: Severity
    message: Message
    help: Message
    plan: str | None
    node: str | None
    file: str
    span: Span | None
    related: tuple[Related, ...] = ()
    key: str = ""
    number: int = 1
    waived: bool = False
    baseline: bool = False
    about: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The same for the same finding after reordering, renamed files and edits elsewhere: 16 hex digits."""
        said = "\n".join((self.code, self.node or "", self.key, str(self.number)))
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def open(self) -> bool:
        """Whether it still counts: neither waived nor known before."""
        return not (self.waived or self.baseline)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings sorted by file, place and code."""

    def key(finding: Finding) -> tuple[object, ...]:
        return (finding.file, finding.span or ((0, 0), (0, 0)), finding.code, finding.message.da)

    return sorted(findings, key=key)


def numbered(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings with those numbered that would have the same fingerprint, in the order given."""
    seen: dict[tuple[str, str | None, str], int] = {}
    marked = []
    for finding in findings:
        alike = (finding.code, finding.node, finding.key)
        number = seen[alike] = seen.get(alike, 0) + 1
        marked.append(finding if number == finding.number else replace(finding, number=number))
    return marked
