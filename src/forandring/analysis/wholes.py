"""What a part counts for: the wider target groups that contain a group, the challenges that one is part of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from forandring.model import Theory

__all__ = ["addressed_by", "served_by", "with_wholes", "with_wider"]


def with_wholes(theory: Theory, challenges: Iterable[str]) -> set[str]:
    """Return ids of challenges with those that they are part of, however far up."""
    return _upwards(theory, challenges, "Challenge", "partOf")


def with_wider(theory: Theory, groups: Iterable[str]) -> set[str]:
    """Return ids of target groups with the wider ones that contain them, however far up."""
    return _upwards(theory, groups, "TargetGroup", "broader")


def addressed_by(theory: Theory, nodes: Iterable[str]) -> set[str]:
    """Return ids of the challenges that some of ``nodes`` address, wholly or in part."""
    return with_wholes(theory, _pointed_at(theory, nodes, "addresses"))


def served_by(theory: Theory, nodes: Iterable[str]) -> set[str]:
    """Return ids of the target groups that some of ``nodes`` are aimed at, themselves or at a narrower one."""
    return with_wider(theory, _pointed_at(theory, nodes, "targetGroup"))


def _pointed_at(theory: Theory, nodes: Iterable[str], term: str) -> Iterator[str]:
    for identity in nodes:
        node = theory.index.get(identity)
        if node is not None:
            yield from node.ids(term)


def _upwards(theory: Theory, ids: Iterable[str], kind: str, upwards: str) -> set[str]:
    """Return ``ids`` with everything of ``kind`` that contains them, by way of the property ``upwards``."""
    found = set(ids)
    waiting = list(found)
    while waiting:
        node = theory.index.get(waiting.pop())
        for whole in node.ids(upwards) if node else ():
            above = theory.index.get(whole)
            if above is not None and above.kind == kind and whole not in found:
                found.add(whole)
                waiting.append(whole)
    return found
