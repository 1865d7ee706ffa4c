"""What the goals of a plan rest on: routes that share nothing, what no route avoids, and what feeds back."""

from __future__ import annotations

from typing import NamedTuple

from forandring.analysis.loops import Loops
from forandring.analysis.robustness import Robustness, Strength
from forandring.reports.rows import Name
from forandring.reports.writer import Writer

__all__ = ["LoopRow", "LoopRows", "RestRow", "loop_rows", "rest_rows"]

_MOST_UNAVOIDABLE = 4


class RestRow(NamedTuple):
    """What one goal can stand to lose.

    Attributes:
        goal: as named.
        activities: how many lead there, those with inferred arrows included, in words.
        stated, inferred: how many routes share no activity and no effect, over stated arrows and with
            inferred ones.
        unavoidable: what every route crosses with inferred arrows, the nearest to the activities first.
        hidden: how many more there are of these.
        at_risk: ``all`` where every route runs through something not in place; ``stated`` where every route
            of stated arrows does; "" for neither.
    """

    goal: Name
    activities: str
    stated: str
    inferred: str
    unavoidable: tuple[Name, ...]
    hidden: int
    at_risk: str


class LoopRow(NamedTuple):
    """One feedback loop: its nodes with the first repeated at the end, what it does, and whether it is read in."""

    nodes: tuple[Name, ...]
    sign: str
    inferred: bool


class LoopRows(NamedTuple):
    """The loops that are shown, and whether there are more."""

    rows: tuple[LoopRow, ...]
    more: bool


def rest_rows(writer: Writer, answers: tuple[Robustness, ...]) -> tuple[RestRow, ...]:
    """Return a row for each goal of which it is known what it can stand to lose."""
    return tuple(_row(writer, answer) for answer in answers)


def _row(writer: Writer, answer: Robustness) -> RestRow:
    shown = answer.inferred.unavoidable[:_MOST_UNAVOIDABLE]
    return RestRow(
        writer.name(answer.goal),
        writer.number(len(answer.activities)),
        writer.number(answer.stated.node_disjoint),
        writer.number(answer.inferred.node_disjoint),
        writer.names(shown),
        len(answer.inferred.unavoidable) - len(shown),
        _risk(answer.stated, answer.inferred),
    )


def _risk(stated: Strength, inferred: Strength) -> str:
    if inferred.at_risk:
        return "all"
    return "stated" if stated.at_risk else ""


def loop_rows(writer: Writer, found: Loops) -> LoopRows:
    """Return the feedback loops within the plan, the shortest first."""
    return LoopRows(
        tuple(
            LoopRow(
                writer.names((*loop.nodes, loop.nodes[0])),
                writer.words["reinforcing" if loop.sign == "reinforcing" else "balancing"],
                loop.basis == "Inferred",
            )
            for loop in found.loops
        ),
        not found.complete,
    )
