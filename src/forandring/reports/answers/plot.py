"""What more money buys, as a drawing: goals and challenges reached at each budget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from html import escape

from forandring.analysis.prioritise import Point
from forandring.reports.answers.layout import amount_words
from forandring.texts import Message

__all__ = ["frontier_svg"]

_WIDTH, _HEIGHT = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 150, 40, 56
_INK, _QUIET, _GOALS, _CHALLENGES = "#1a1a1a", "#6b6b6b", "#0b5394", "#a64d00"
# Blue and brown are told apart in every common kind of colour blindness; the dashes tell them apart in print.

Place = Callable[[Decimal | int], float]


def frontier_svg(points: Sequence[Point], unit: tuple[str, str] | None, language: str) -> str:
    """Return a drawing of what the best choice reaches at each budget, as a standing SVG document.

    Each line is a staircase: between two budgets what is reached is that of the lower one.

    Args:
        points: by rising budget; with fewer than two there is nothing to draw and "" is returned.
        unit: of the budget, in Danish and English.
        language: of the words.
    """
    if len(points) < 2:
        return ""
    most = points[-1].budget or Decimal(1)
    highest = max(max(point.choice.score[:2]) for point in points) or 1

    def across(budget: Decimal | int) -> float:
        return _LEFT + float(Decimal(budget) / most) * (_WIDTH - _LEFT - _RIGHT)

    def up(number: Decimal | int) -> float:
        return _HEIGHT - _BOTTOM - float(Decimal(number) / highest) * (_HEIGHT - _TOP - _BOTTOM)

    title = Message("Hvad budgettet kan nå", "What the budget can reach").in_language(language)
    lines = [
        _line(points, "goals", _GOALS, "", across, up, Message("mål", "goals").in_language(language)),
        _line(
            points,
            "challenges",
            _CHALLENGES,
            ' stroke-dasharray="6 4"',
            across,
            up,
            Message("udfordringer", "challenges").in_language(language),
        ),
    ]
    money = Message(*unit).in_language(language) if unit else ""
    axis = escape(f"budget ({money})" if money else "budget")
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
            f'height="{_HEIGHT}" role="img" aria-labelledby="frontier-title frontier-desc" font-size="13" '
            f'font-family="system-ui, sans-serif" fill="{_INK}">',
            f'<title id="frontier-title">{escape(title)}</title>',
            f'<desc id="frontier-desc">{escape(_described(points, language))}</desc>',
            f'<text x="{_LEFT}" y="22" font-size="16" font-weight="600">{escape(title)}</text>',
            *_axes(most, highest, across, up, language),
            *lines,
            f'<text x="{middle:.1f}" y="{_HEIGHT - 12}" text-anchor="middle">{axis}</text>',
            "</svg>\n",
        ]
    )


def _described(points: Sequence[Point], language: str) -> str:
    """Return what the drawing shows, for those who cannot see it."""
    last = points[-1]
    budget = amount_words(last.budget, language)
    score = last.choice.score
    return Message(
        f"Fra {points[0].choice.score.goals} mål uden penge til {score.goals} mål og {score.challenges} "
        f"udfordringer for {budget}.",
        f"From {points[0].choice.score.goals} goals without money to {score.goals} goals and {score.challenges} "
        f"challenges for {budget}.",
    ).in_language(language)


def _axes(most: Decimal, highest: int, across: Place, up: Place, language: str) -> list[str]:
    """Return the axes with five marks each at most."""
    bottom, right = up(0), across(most)
    drawn = [
        f'<path d="M {_LEFT} {_TOP} V {bottom:.1f} H {right:.1f}" fill="none" stroke="{_QUIET}"/>',
    ]
    for step in range(5):
        budget = (most * step / 4).quantize(Decimal("0.1"))
        drawn.append(
            f'<text x="{across(most * step / 4):.1f}" y="{bottom + 18:.1f}" text-anchor="middle" '
            f'fill="{_QUIET}">{escape(amount_words(budget, language))}</text>'
        )
    for number in sorted({round(highest * step / 4) for step in range(5)}):
        drawn.append(
            f'<text x="{_LEFT - 8}" y="{up(number) + 4:.1f}" text-anchor="end" fill="{_QUIET}">{number}</text>'
        )
    return drawn


def _line(
    points: Sequence[Point], criterion: str, colour: str, dashes: str, across: Place, up: Place, name: str
) -> str:
    """Return one staircase with its name at its end."""
    heights = [getattr(point.choice.score, criterion) for point in points]
    path = [f"M {across(points[0].budget):.1f} {up(heights[0]):.1f}"]
    path += [
        f"H {across(point.budget):.1f} V {up(height):.1f}"
        for point, height in zip(points[1:], heights[1:], strict=True)
    ]
    x, y = across(points[-1].budget) + 8, up(heights[-1]) + 4
    return (
        f'<path d="{" ".join(path)}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}">{escape(f"{heights[-1]} {name}")}</text>'
    )
