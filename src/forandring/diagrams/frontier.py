"""What each budget does most with, as steps over the budget: one panel for each thing that is reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from forandring.analysis.prioritise import CRITERIA, Point
from forandring.diagrams.scene import Group, Scene, Shape, Text
from forandring.diagrams.svg import svg_of
from forandring.diagrams.theme import Theme, theme_named
from forandring.diagrams.words import amount, count
from forandring.texts import Message

__all__ = ["frontier_svg"]

_TITLE = Message("Hvad mere budget giver", "What more budget buys")
_BUDGET = Message("Budget", "Budget")
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
_NOTE = Message(
    "Hvert punkt er det bevist bedste valg ved sit budget. Aktiviteter uden kendt udgift er ikke med.",
    "Every point is the proven best choice at its budget. Activities of unknown cost are not in it.",
)
_LEFT, _RIGHT, _TOP, _PANEL, _GAP, _WIDTH = 64.0, 24.0, 76.0, 92.0, 38.0, 620.0


def frontier_svg(
    points: Sequence[Point], unit: tuple[str, str] | None, language: str, theme: Theme | None = None
) -> str:
    """Return the frontier as SVG: a panel of steps for each criterion, above one axis of budgets.

    Args:
        points: at least one, by rising budget.
        unit: of amounts, in Danish and English.
    """
    plot = _Plot(points, language, theme or theme_named("standard"))
    panels = [plot.panel(place, criterion) for place, criterion in enumerate(CRITERIA)]
    height = _TOP + len(CRITERIA) * (_PANEL + _GAP) + 54
    title = _TITLE.in_language(language)
    named = f" ({Message(*unit).in_language(language)})" if unit else ""
    scene = Scene(
        _WIDTH,
        height,
        plot.theme.paper,
        plot.theme.font,
        title,
        plot.description(),
        language,
        (plot.head(title), *panels, plot.foot(height, _BUDGET.in_language(language) + named)),
    )
    return svg_of(scene).decode("utf-8")


class _Plot:
    """Holds the scale of the budgets."""

    def __init__(self, points: Sequence[Point], language: str, theme: Theme) -> None:
        self.points, self.language, self.theme = points, language, theme
        self.least = points[0].budget
        self.span = points[-1].budget - self.least or Decimal(1)

    def across(self, budget: Decimal) -> float:
        """Return how far to the right a budget stands."""
        return _LEFT + float((budget - self.least) / self.span) * (_WIDTH - _LEFT - _RIGHT)

    def head(self, title: str) -> Group:
        """Return the title, and what the points are."""
        quiet = self.theme.quiet
        return Group(
            (
                Text(16, 30, title, self.theme.title_size, self.theme.ink, True),
                Text(16, 50, _NOTE.in_language(self.language), self.theme.small_size, quiet),
            )
        )

    def panel(self, place: int, criterion: str) -> Group:
        """Return one criterion over all budgets, from 0 to the most that is reached."""
        reached = [int(getattr(point.choice.score, criterion)) for point in self.points]
        most = max(*reached, 1)
        top = _TOP + place * (_PANEL + _GAP)
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
            Shape("line", tuple(_steps(places, _WIDTH - _RIGHT)), stroke=stroke, width=2.0),
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
            yield Shape("line", ((_LEFT, y), (_WIDTH - _RIGHT, y)), stroke=self.theme.band, width=1.0)
            number = count(value, self.language)
            yield Text(_LEFT - 8, y + 4, number, self.theme.small_size, self.theme.quiet, False, "end")

    def foot(self, height: float, name: str) -> Group:
        """Return the axis of budgets with five numbers."""
        y = height - 54
        items: list[Shape | Text] = [
            Shape("line", ((_LEFT, y), (_WIDTH - _RIGHT, y)), stroke=self.theme.grey, width=1.0)
        ]
        for step in range(5):
            budget = self.least + self.span * step / 4
            x = self.across(budget)
            items.append(Shape("line", ((x, y), (x, y + 5)), stroke=self.theme.grey, width=1.0))
            words = amount(round(budget, 1), "", self.language)
            items.append(Text(x, y + 18, words, self.theme.small_size, self.theme.quiet, False, "middle"))
        middle = (_LEFT + _WIDTH - _RIGHT) / 2
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
