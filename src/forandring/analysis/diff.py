"""What changed between two versions of a theory, and what that did to findings and to each goal's routes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forandring.analysis.changes import Changes, FieldChange, LinkChange, NodeChange
from forandring.analysis.goal_changes import GoalChange, goal_changes
from forandring.analysis.matching import matches
from forandring.findings import Finding
from forandring.model import Link, Theory

__all__ = ["Diff", "diff"]


@dataclass(frozen=True, slots=True)
class Diff:
    """The answer of ``diff``; everything in text order, what is gone in the old version's.

    Attributes:
        old, new: the two theories.
        same: old id → new id.
        added, gone: ids of nodes.
        changed: nodes that say something else, renamed ones included.
        links_added, links_gone, links_changed: arrows.
        findings_added, findings_gone: open and accepted ones alike.
        findings_kept: how many are in both.
        goals: goals whose routes changed.
    """

    old: Theory
    new: Theory
    same: Mapping[str, str]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[NodeChange, ...]
    links_added: tuple[Link, ...]
    links_gone: tuple[Link, ...]
    links_changed: tuple[LinkChange, ...]
    findings_added: tuple[Finding, ...]
    findings_gone: tuple[Finding, ...]
    findings_kept: int
    goals: tuple[GoalChange, ...]

    @property
    def renamed(self) -> tuple[NodeChange, ...]:
        """The nodes that have another id or label."""
        return tuple(change for change in self.changed if change.renamed)

    @property
    def figures(self) -> tuple[tuple[str, FieldChange], ...]:
        """New id of the node, and the change, of every number that changed."""
        return tuple((node.new, field) for node in self.changed for field in node.fields if field.figure)

    @property
    def empty(self) -> bool:
        """Whether the versions say the same."""
        parts = (self.added, self.gone, self.changed, self.links_added, self.links_gone, self.links_changed)
        return not any(parts)


def diff(
    old: Theory,
    new: Theory,
    old_findings: Iterable[Finding] = (),
    new_findings: Iterable[Finding] = (),
) -> Diff:
    """Return what changed from ``old`` to ``new``.

    The order of statements, files they stand in, comments and prefixes are no change. Nodes are the same by
    IRI, else by label and neighbourhood; blank nodes by what they say.

    Cost: O(n + m) besides matching what has another IRI and O(part) for each goal whose routes changed.
    """
    same = matches(old, new)
    kept = set(same.values())
    compared = Changes(old, new, same)
    gone, added, changed_links = compared.links()
    changed = tuple(compared.nodes())
    findings_gone, findings_added, findings_kept = _findings(old_findings, new_findings, same)
    arrows = (*gone, *added, *(link for change in changed_links for link in (change.old, change.new)))
    touched = {end for link in arrows for end in (link.cause, link.effect)}
    touched |= {i for change in changed if change.fields for i in (change.old, change.new)}
    touched |= {i for i in new.index if i not in kept} | {i for i in old.index if i not in same}
    return Diff(
        old,
        new,
        same,
        tuple(i for i in new.index if i not in kept),
        tuple(i for i in old.index if i not in same),
        changed,
        added,
        gone,
        changed_links,
        findings_added,
        findings_gone,
        findings_kept,
        tuple(goal_changes(old, new, same, touched)),
    )


def _findings(
    old: Iterable[Finding], new: Iterable[Finding], same: Mapping[str, str]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], int]:
    """Return the findings gone and added, and how many are in both; a renamed node's are the same."""
    waiting: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in old:
        key = (finding.code, same.get(finding.node or "", finding.node or ""), _key(finding, same))
        waiting.setdefault(key, []).append(finding)
    added, kept = [], 0
    for finding in new:
        known = waiting.get((finding.code, finding.node or "", finding.key))
        if known:
            known.pop(0)
            kept += 1
        else:
            added.append(finding)
    left = {id(finding) for found in waiting.values() for finding in found}
    return tuple(f for found in waiting.values() for f in found if id(f) in left), tuple(added), kept


def _key(finding: Finding, same: Mapping[str, str]) -> str:
    """Return what sets a finding apart, with the ids in it as they are in the new version."""
    return " ".join(same.get(word, word) for word in finding.key.split(" "))
