"""How well an arrow is evidenced, on one scale from speaking against it to research."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from forandring.model import Link

__all__ = ["EVIDENCED", "LEVELS", "SERVES", "TESTED", "grade", "grade_of_links", "grade_of_step", "rank"]

LEVELS = ("Against", "NotGiven", "Hypothesis", "Mixed", "Practice", "Research")
"""Grades of evidence, weakest first."""

SERVES = len(LEVELS)
"""Rank of a step from a goal to the goal it serves: it is said, not claimed, so it is never the weakest."""

EVIDENCED = LEVELS.index("Hypothesis")
"""The lowest rank at which an arrow says what it rests on."""

TESTED = LEVELS.index("Practice")
"""The lowest rank at which an arrow rests on practice or research, and on nothing that speaks against it."""


def rank(level: str) -> int:
    """Return a grade's place on the scale, from 0.

    >>> rank("Practice") > rank("Hypothesis") > rank("NotGiven") > rank("Against")
    True
    """
    return LEVELS.index(level)


def grade(kinds: Iterable[str]) -> str:
    """Return the grade of an arrow that gives these kinds of evidence.

    Several kinds that all speak for it count as the strongest of them; kinds that disagree count as mixed;
    no kind at all is ``NotGiven``.

    >>> grade(["Practice", "Research"]), grade(["Research", "Against"]), grade(["Against"]), grade([])
    ('Research', 'Mixed', 'Against', 'NotGiven')
    """
    return _graded(tuple(kinds))


@lru_cache(maxsize=1024)
def _graded(kinds: tuple[str, ...]) -> str:
    given = {kind for kind in kinds if kind in LEVELS and kind != "NotGiven"}
    if not given:
        return "NotGiven"
    if "Mixed" in given or ("Against" in given and len(given) > 1):
        return "Mixed"
    return max(given, key=rank)


def grade_of_links(links: Iterable[Link]) -> int:
    """Return the rank of the best of several arrows; ``SERVES`` for none."""
    return max((rank(grade(link.evidence)) for link in links), default=SERVES)


def grade_of_step(links: Collection[Link]) -> int:
    """Return the rank that a step is shown with, of the arrows that claim it; ``SERVES`` for none.

    It is that of the best arrow the source states, so that nothing read into the source makes a stated step look
    better; where none is stated, that of the best.
    """
    return grade_of_links([link for link in links if link.stated] or links)
