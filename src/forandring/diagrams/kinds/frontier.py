"""What each budget does most with, as steps over the budget: one panel for each thing that is reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from forandring.analysis.prioritise import CRITERIA, Frontier, Point
from forandring.diagrams.kinds.view import View, drawing_of
from forandring.diagrams.picture import Picture
from forandring.diagrams.record import Drawing
from forandring.diagrams.scene import Group, Shape, Text
from forandring.diagrams.words import amount, count
from forandring.diagrams.wrapping import shown
from forandring.texts import Message

__all__ = ["frontier"]

_TITLE = Message("Hvad mere budget giver", "What more budget buys")
_BUDGET = Message("Budget", "Budget")
_NOTE = Message(
    "Hvert punkt er det bevist bedste valg ved sit budget. Aktiviteter uden kendt udgift er ikke med.",
    "Every point is the proven best choice at its budget. Activities of unknown cost are not in it.",
)
_PANELS = {
    "goals": Message("Mål, der nås", "Goals reached"),
    "challenges": Message("Udfordringer, som nogen tager sig af", "Challenges addressed"),
    "citizens": Message(
        "Borgere i alt (de samme kan være talt flere gange)",
        "Citizens in all (the same may be counted more than once)",
    ),
    "evidence": Message(
        "Mål ad en vej, der hele vejen siger, hvad den bygger på",
        "Goals by a route that says all the way what it rests on",
    ),
}
_PANEL, _GAP, _LEFT, _WIDTH, _FOOT = 92.0, 38.0, 48.0, 596.0, 44.0


def frontier(view: View, found: Frontier) -> Drawing:
    """Return the frontier: a panel of steps for each criterion, above one axis of budgets.

    Args:
        found: with one point or more, by rising budget.
    """
    plot = _Plot(found.points, view)
    bottom = len(CRITERIA) * (_PANEL + _GAP)
    named = f" ({Message(*found.unit).in_language(view.language)})" if found.unit else ""
    picture = Picture(
        name="frontier",
        kind="frontier",
        language=view.language,
        title=_TITLE.in_language(view.language),
        subtitle="",
        description=plot.description(),
        boxes=(),
        strokes=(),
        theme=view.theme,
        plots=(
            *(plot.panel(place, criterion) for place, criterion in enumerate(CRITERIA)),
            plot.foot(bottom, _BUDGET.in_language(view.language) + named),
        ),
        source=shown(view.source),
        notes=(_NOTE.in_language(view.language),),
        placed=True,
        size=(_WIDTH, bottom + _FOOT),
    )
    return drawing_of(picture)


class _Plot:
    """Holds the scale of the budgets."""

    def __init__(self, points: Sequence[Point], view: View) -> None:
        self.points, self.language, self.theme = points, view.language, view.theme
        self.least = points[0].budget
        self.span = points[-1].budget - self.least or Decimal(1)

    def across(self, budget: Decimal) -> float:
        """Return how far to the right a budget stands."""
        return _LEFT + float((budget - self.least) / self.span) * (_WIDTH - _LEFT)

    def panel(self, place: int, criterion: str) -> Group:
        """Return one criterion over all budgets, from 0 to the most that is reached."""
        reached = [int(getattr(point.choice.score, criterion)) for point in self.points]
        most = max(*reached, 1)
        top = place * (_PANEL + _GAP)
        bottom = top + _PANEL
        places = [
            (self.across(point.budget), bottom - value / most * (_PANEL - 22))
            for point, value in zip(self.points, reached, strict=True)
        ]
        stroke, _ = self.theme.area(place)
        caption = _PANELS[criterion].in_language(self.language)
        items: list[Shape | Text] = [
            Text(_LEFT, top + 8, caption, self.theme.label_size, self.theme.ink, True),
            *self._scale(bottom, most),
            Shape("line", tuple(_steps(places, _WIDTH)), stroke=stroke, width=2.0),
            *(Shape("ellipse", (where, (2.6, 2.6)), fill=stroke) for where in places),
        ]
        said = "; ".join(
            f"{amount(point.budget, '', self.language)}: {count(value, self.language)}"
            for point, value in zip(self.points, reached, strict=True)
        )
        return Group(tuple(items), f"panel-{criterion}", caption, said, ("panel",))

    def _scale(self, bottom: float, most: int) -> Iterable[Shape | Text]:
        """Yield the lines at nothing and at the most, with their numbers."""
        for value, y in ((0, bottom), (most, bottom - (_PANEL - 22))):
            yield Shape("line", ((_LEFT, y), (_WIDTH, y)), stroke=self.theme.band, width=1.0)
            number = count(value, self.language)
            yield Text(_LEFT - 8, y + 4, number, self.theme.small_size, self.theme.quiet, False, "end")

    def foot(self, y: float, name: str) -> Group:
        """Return the axis of budgets with five numbers, at ``y`` points from the top."""
        items: list[Shape | Text] = [
            Shape("line", ((_LEFT, y), (_WIDTH, y)), stroke=self.theme.grey, width=1.0)
        ]
        for step in range(5):
            budget = self.least + self.span * step / 4
            x = self.across(budget)
            items.append(Shape("line", ((x, y), (x, y + 5)), stroke=self.theme.grey, width=1.0))
            words = amount(round(budget, 1), "", self.language)
            items.append(Text(x, y + 18, words, self.theme.small_size, self.theme.quiet, False, "middle"))
        middle = (_LEFT + _WIDTH) / 2
        items.append(Text(middle, y + 38, name, self.theme.label_size, self.theme.ink, False, "middle"))
        return Group(tuple(items))

    def description(self) -> str:
        """Say in one sentence what the budgets run from and to, and what that does to goals."""
        first, last = self.points[0], self.points[-1]
        low, high = (amount(point.budget, "", self.language) for point in (first, last))
        few, many = first.choice.score.goals, last.choice.score.goals
        return Message(
            f"Budgetter fra {low} til {high}: mål, der nås, går fra {few} til {many}.",
            f"Budgets from {low} to {high}: goals reached go from {few} to {many}.",
        ).in_language(self.language)


def _steps(places: Sequence[tuple[float, float]], end: float) -> Iterable[tuple[float, float]]:
    """Yield the corners of a line that stays level until the next point."""
    for number, (x, y) in enumerate(places):
        yield x, y
        yield (places[number + 1][0] if number + 1 < len(places) else end), y
