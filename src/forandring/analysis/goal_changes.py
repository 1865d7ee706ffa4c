"""What became of each goal's routes between two versions of a theory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from forandring.analysis.reach import Reach, Reaches
from forandring.model import Theory

__all__ = ["GoalChange", "goal_changes"]


class GoalChange(NamedTuple):
    """What became of a goal's routes; ``before`` is ``None`` for a new goal, ``after`` for one that is gone."""

    goal: str
    before: Reach | None
    after: Reach | None

    @property
    def verdict(self) -> str:
        """``added``, ``gone``, ``lost`` (its last activity), ``gained`` (its first), ``fewer``, ``more``, ``other``."""
        if self.before is None or self.after is None:
            return "added" if self.before is None else "gone"
        old, new = len(self.before.activities), len(self.after.activities)
        if bool(old) != bool(new):
            return "lost" if old else "gained"
        routes = (self.before.inferred.number, self.after.inferred.number)
        if routes[0] == routes[1]:
            return "other"
        return "fewer" if routes[1] < routes[0] else "more"


def goal_changes(
    old: Theory, new: Theory, same: Mapping[str, str], touched: set[str]
) -> Iterator[GoalChange]:
    """Yield the goals whose activities, routes, evidence or risk changed, in text order; gone ones last.

    Args:
        same: id in ``old`` → id in ``new``.
        touched: ids, of either version, of what was added, is gone or says something else; only goals that
            it leads to are looked at.
    """
    if not touched:
        return
    before, after = Reaches(old), Reaches(new)
    below_old, below_new = _below(before, touched), _below(after, touched)
    back = {new_id: old_id for old_id, new_id in same.items()}
    for node in new.nodes():
        if node.kind != "Goal" or not (node.id in below_new or back.get(node.id) in below_old):
            continue
        was_goal = node.id in back and old.index[back[node.id]].kind == "Goal"
        earlier = before.of(back[node.id]) if was_goal else None
        later = after.of(node.id)
        if earlier is None or _differs(earlier, later, same):
            yield GoalChange(node.id, earlier, later)
    for node in old.nodes():
        if node.kind == "Goal" and (node.id not in same or new.index[same[node.id]].kind != "Goal"):
            yield GoalChange(node.id, before.of(node.id), None)


def _below(reaches: Reaches, touched: set[str]) -> set[str]:
    """Return what anything touched leads to; what requires a touched condition is touched itself."""
    conditioned = {
        node.id for node in reaches.theory.nodes() if not touched.isdisjoint(node.ids("prerequisite"))
    }
    return reaches.ways.after(touched | conditioned)


def _differs(before: Reach, after: Reach, same: Mapping[str, str]) -> bool:
    activities = {same.get(i, i) for i in before.activities}
    return activities != set(after.activities) or before[1:] != after[1:]
