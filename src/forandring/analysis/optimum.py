"""Whole-number programs solved to a proven optimum with HiGHS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from forandring.errors import ForandringError
from forandring.texts import Message

__all__ = ["Program", "Solution"]

_TOLERANCE = 1e-9
"""The tightest that HiGHS allows; every solution is checked in whole numbers besides."""

Row = Mapping[int, int]
"""Variable's number → its whole coefficient."""


class Solution(NamedTuple):
    """A proven optimum: its objective's value, and the numbers of the yes-or-no variables that are yes."""

    value: int
    chosen: frozenset[int]


class Program:
    """Variables between 0 and 1, whole-number constraints, and objectives solved one after another.

    The first ``whole`` variables are yes or no; the others follow from them and only ever count as far as
    constraints allow. All coefficients are whole numbers, so a gap below 1 proves an optimum.

    Source: branch and cut, Land & Doig (1960), as in HiGHS, Huangfu & Hall (2018).
    """

    def __init__(self, whole: int, others: int, *, seconds: float = 60.0) -> None:
        self._highspy: Any = _solver()
        self._model: Any = self._highspy.Highs()
        self._model.setOptionValue("output_flag", False)
        for option in ("mip_rel_gap", "mip_abs_gap"):
            self._model.setOptionValue(option, 0.0)
        for option in ("mip_feasibility_tolerance", "primal_feasibility_tolerance"):
            self._model.setOptionValue(option, _TOLERANCE)
        self._model.setOptionValue("threads", 1)
        self._model.setOptionValue("random_seed", 1)
        self._model.setOptionValue("time_limit", seconds)
        self.whole = whole
        self.size = whole + others
        self._limits: list[tuple[Row, int]] = []
        for number in range(self.size):
            self._model.addVar(0.0, 1.0)
            if number < whole:
                self._model.changeColIntegrality(number, self._highspy.HighsVarType.kInteger)

    def at_most(self, row: Row, limit: int) -> None:
        """Keep a sum at or below a limit."""
        self._add(row, -self._highspy.kHighsInf, float(limit))
        if all(number < self.whole for number in row):
            self._limits.append((dict(row), limit))

    def at_least(self, row: Row, limit: int) -> None:
        """Keep a sum at or above a limit."""
        self._add(row, float(limit), self._highspy.kHighsInf)
        if all(number < self.whole for number in row):
            self._limits.append(({number: -value for number, value in row.items()}, -limit))

    def not_all(self, chosen: Iterable[int]) -> None:
        """Rule out every solution that has all of these."""
        row = dict.fromkeys(chosen, 1)
        self.at_most(row, len(row) - 1)

    def _add(self, row: Row, lower: float, upper: float) -> None:
        numbers = sorted(row)
        self._model.addRow(lower, upper, len(numbers), numbers, [float(row[number]) for number in numbers])

    def best(self, objective: Row, *, largest: bool = True) -> Solution | None:
        """Return a proven optimum, ``None`` where nothing is allowed.

        Raises:
            ForandringError: the proof took longer than the time limit.
        """
        if not self.size:
            return Solution(0, frozenset())
        sense = self._highspy.ObjSense
        self._model.changeObjectiveSense(sense.kMaximize if largest else sense.kMinimize)
        for number in range(self.size):
            self._model.changeColCost(number, float(objective.get(number, 0)))
        while True:
            self._model.run()
            status = self._model.getModelStatus()
            if status == self._highspy.HighsModelStatus.kInfeasible:
                return None
            if status != self._highspy.HighsModelStatus.kOptimal:
                raise _unproven()
            values = self._model.getSolution().col_value
            chosen = frozenset(number for number in range(self.whole) if values[number] > 0.5)
            if self._allowed(chosen):
                return Solution(round(self._model.getInfo().objective_function_value), chosen)
            # Rounding took it over a limit by less than the tolerance: it is no solution in whole numbers.
            self._rule_out(chosen)

    def _allowed(self, chosen: frozenset[int]) -> bool:
        return all(
            sum(value for number, value in row.items() if number in chosen) <= limit
            for row, limit in self._limits
        )

    def _rule_out(self, chosen: frozenset[int]) -> None:
        """Rule out exactly this choice."""
        row = {number: 1 if number in chosen else -1 for number in range(self.whole)}
        self.at_most(row, len(chosen) - 1)


def _solver() -> Any:
    """Return HiGHS.

    Raises:
        ForandringError: it is not installed, or not for this machine.
    """
    try:
        import highspy
    except ImportError as problem:
        raise ForandringError(
            Message(
                "det bedste valg kræver HiGHS; skriv: python -m pip install highspy",
                "the best choice needs HiGHS; write: python -m pip install highspy",
            )
        ) from problem
    return highspy


def _unproven() -> ForandringError:
    return ForandringError(
        Message(
            "det bedste valg kunne ikke bevises inden for tiden; vælg færre aktiviteter, eller lås nogle fast",
            "the best choice could not be proven in time; choose among fewer activities, or fix some of them",
        )
    )
