"""Who reaches what at a glance: activities × goals, activities × target groups, challenges × activities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from forandring.analysis.grading import LEVELS, SERVES
from forandring.analysis.ways import Neighbours, ways_of
from forandring.model import Node, Plan, Theory

__all__ = ["Cell", "Matrix", "activities_by_goals", "activities_by_target_groups", "challenges_by_activities"]


class Cell(NamedTuple):
    """How a row concerns a column.

    Attributes:
        kind: ``direct`` or ``route``; where there is neither there is no cell.
        steps: arrows on the shortest route; 1 where it is direct.
        evidence: grade of the weakest arrow on the best evidenced route (see ``grading.LEVELS``); ``None``
            where no arrow is claimed on it.
        basis: ``Stated`` where stated arrows alone make a route, else ``Inferred``.
    """

    kind: str
    steps: int
    evidence: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of which most cells are usually empty.

    Attributes:
        plan: id of the plan whose rows and columns these are.
        rows, columns: ids in text order; also those with no cell. After a plan's own columns come those of
            other plans that its rows reach.
        cells: (row, column) → cell; a pair without a route is absent.
    """

    plan: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]

    @property
    def empty_rows(self) -> tuple[str, ...]:
        """Ids of rows without any cell."""
        filled = {row for row, _ in self.cells}
        return tuple(row for row in self.rows if row not in filled)

    @property
    def empty_columns(self) -> tuple[str, ...]:
        """Ids of columns without any cell."""
        filled = {column for _, column in self.cells}
        return tuple(column for column in self.columns if column not in filled)


class Causes(NamedTuple):
    """Node → its causes, each with the grade of the step; with inferred arrows, and over stated ones alone."""

    full: dict[str, list[tuple[str, int, bool]]]
    stated: dict[str, list[tuple[str, int, bool]]]

    def add(self, node: str, *causes: str) -> None:
        """Let ``causes`` lead to a node by what the text says of them, which needs no evidence."""
        for side in self:
            side.setdefault(node, []).extend((cause, SERVES, True) for cause in causes)


def activities_by_goals(theory: Theory) -> tuple[Matrix, ...]:
    """Return, for each plan, how its activities reach goals.

    Direct is one arrow; a route has more. Negative arrows make no cell.

    Cost: for each goal O(m) a grade over the m arrows that lead to it.
    Source: breadth-first search, Moore (1959); the best weakest arrow is the maximum capacity route of
    Pollack (1960), found by one search for each grade.
    """
    return _matrices(theory, _causes(theory), "Goal", "")


def activities_by_target_groups(theory: Theory) -> tuple[Matrix, ...]:
    """Return, for each plan, whom its activities are aimed at.

    Direct where the activity names the group, by route where it names a narrower one; evidence is ``None``.
    """
    causes = Causes({}, {})
    _add(causes, theory, "Activity", "targetGroup")
    _add_wholes(causes, theory, "TargetGroup", "broader")
    return _matrices(theory, causes, "TargetGroup", _SAID)


def challenges_by_activities(theory: Theory) -> tuple[Matrix, ...]:
    """Return, for each plan, which activities address its challenges: rows are challenges.

    Direct where the activity says so; by route where an effect or a goal that it reaches addresses the
    challenge, or where a part of the challenge is addressed. Columns of other plans are those that do.
    """
    causes = _causes(theory)
    for kind in ("Activity", "Effect", "Goal"):
        _add(causes, theory, kind, "addresses")
    _add_wholes(causes, theory, "Challenge", "partOf")
    return tuple(_turned(theory, plan, causes) for plan in theory.plans)


def _causes(theory: Theory) -> Causes:
    sides = (ways_of(theory), ways_of(theory, inferred=False))
    return Causes(*({node: list(causes) for node, causes in ways.back.items()} for ways in sides))


_SAID = "said of "
"""Keeps what is said of a node apart from arrows that lead to it: curing a cause is not curing its effect."""


def _add(causes: Causes, theory: Theory, kind: str, term: str) -> None:
    """Let nodes of ``kind`` lead to what they name by ``term``; naming needs no evidence."""
    for node in theory.nodes():
        if node.kind == kind:
            causes.add(node.id)
            for named in node.ids(term):
                causes.add(_SAID + named, node.id)


def _add_wholes(causes: Causes, theory: Theory, kind: str, upwards: str) -> None:
    """Let what is said of a part be said of its wholes."""
    for node in theory.nodes():
        if node.kind == kind:
            causes.add(_SAID + node.id)
            for whole in node.ids(upwards):
                causes.add(_SAID + whole, _SAID + node.id)


def _matrices(theory: Theory, causes: Causes, kind: str, prefix: str) -> tuple[Matrix, ...]:
    """Return the table of activities and nodes of ``kind`` for each plan."""
    cells: dict[str, dict[tuple[str, str], Cell]] = {plan.id: {} for plan in theory.plans}
    for column in theory.nodes():
        if column.kind == kind and prefix + column.id in causes.full:
            for activity, cell in _activities(theory, _column(causes, prefix + column.id)):
                cells[activity.plan].setdefault((activity.id, column.id), cell)
    return tuple(_of_plan(plan, kind, cells[plan.id]) for plan in theory.plans)


def _activities(theory: Theory, found: Mapping[str, Cell]) -> Iterable[tuple[Node, Cell]]:
    for identity, cell in found.items():
        node = theory.index.get(identity)
        if node is not None and node.kind == "Activity":
            yield node, cell


def _of_plan(plan: Plan, kind: str, cells: Mapping[tuple[str, str], Cell]) -> Matrix:
    own = [node.id for node in plan.of(kind)]
    foreign = dict.fromkeys(column for _, column in cells)
    columns = tuple(dict.fromkeys((*own, *foreign)))
    return Matrix(plan.id, tuple(node.id for node in plan.of("Activity")), columns, cells)


def _turned(theory: Theory, plan: Plan, causes: Causes) -> Matrix:
    """Return the table of a plan's challenges and the activities that address them."""
    cells: dict[tuple[str, str], Cell] = {}
    rows = tuple(node.id for node in plan.of("Challenge"))
    for row in rows:
        for activity, cell in _activities(theory, _column(causes, _SAID + row)):
            cells[row, activity.id] = cell
    own = [node.id for node in plan.of("Activity")]
    order = {node.id: rank for rank, node in enumerate(theory.nodes())}
    foreign = sorted({column for _, column in cells}.difference(own), key=order.__getitem__)
    return Matrix(plan.id, rows, (*own, *foreign), cells)


def _column(causes: Causes, goal: str) -> dict[str, Cell]:
    """Return a cell for every node from which some route reaches the goal, the goal itself left out.

    A cell that says "stated" speaks of stated routes alone, in everything it says.
    """
    stated = _cells(causes.stated, goal, "Stated")
    return {**_cells(causes.full, goal, "Inferred"), **stated}


def _cells(back: Neighbours, goal: str, basis: str) -> dict[str, Cell]:
    steps = _steps(back, goal)
    best = _best(back, goal, len(steps))
    return {
        node: Cell(
            "direct" if length == 1 else "route",
            length,
            None if best[node] == SERVES else LEVELS[best[node]],
            basis,
        )
        for node, length in steps.items()
        if node != goal
    }


def _best(back: Neighbours, goal: str, reached: int) -> dict[str, int]:
    """Return the grade of the best route to the goal from every one of ``reached`` nodes that have one."""
    best: dict[str, int] = {}
    for level in range(SERVES, -1, -1):
        if len(best) < reached:
            for node in _over(back, goal, level):
                best.setdefault(node, level)
    return best


def _steps(back: Neighbours, goal: str) -> dict[str, int]:
    steps, layer = {goal: 0}, [goal]
    while layer:
        following = []
        for node in layer:
            for cause, _, _ in back[node]:
                if cause not in steps:
                    steps[cause] = steps[node] + 1
                    following.append(cause)
        layer = following
    return steps


def _over(back: Neighbours, goal: str, least: int) -> dict[str, None]:
    """Return the nodes from which the goal is reached over steps of at least a grade."""
    found, waiting = {goal: None}, [goal]
    while waiting:
        for cause, grade, _ in back[waiting.pop()]:
            if cause not in found and grade >= least:
                found[cause] = None
                waiting.append(cause)
    return found
