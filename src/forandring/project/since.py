"""An older version of the plans beside the one that is shown: what changed in each plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from forandring.analysis.diff import Diff, diff
from forandring.analysis.part import part_of
from forandring.findings import Finding
from forandring.model import Plan, Theory

__all__ = ["Before", "changes_of"]


class Before(NamedTuple):
    """The plans as they were at a revision, what today's rules find in them, and the files not read whole."""

    revision: str
    theory: Theory
    findings: tuple[Finding, ...]
    incomplete: tuple[str, ...] = ()


def changes_of(before: Before, theory: Theory, plan: Plan, findings: Sequence[Finding]) -> Diff:
    """Return what changed in a plan, and in what its answers depend on; of a new plan everything is new.

    Args:
        findings: in the plan as it is.
    """
    part = part_of(theory, plan)
    older = next((one for one in before.theory.plans if one.id == plan.id), None)
    old = part_of(before.theory, older) if older else Theory.of_plans((), theory.vocabulary_labels)
    found = tuple(finding for finding in before.findings if finding.plan == plan.id)
    return diff(old, part, found, tuple(findings))
