"""Where lines may end within words, and where not between them: compounds, and amounts with their units."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

__all__ = ["best_joint", "kept_together"]

_LETTERS = re.compile(r"[^\W\d_]+")

_NUMBER = re.compile(r"[-−+]?\d[\d.,]*")

_UNITS = frozenset(
    "% pct. procent percent år år, år. years kr. kr mio. mia. t. mill. mrd. million billion ton km ha "
    "timer hours dage days uger weeks måneder months".split()
)
"""What follows a number on its line."""

_MULTIPLES = frozenset(("mio.", "mia.", "t.", "mill.", "mrd."))
_CURRENCIES = frozenset(("DKK", "EUR", "kr."))

_VOWELS = frozenset("aeiouyæøå")

_FIRST = (
    "be",
    "ge",
    "for",
    "er",
    "an",
    "af",
    "til",
    "ud",
    "op",
    "ind",
    "mis",
    "over",
    "under",
    "sam",
    "med",
    "om",
)
"""Syllables that words begin with: before one there is likely to be a joint, and none right after it."""


def kept_together(words: Sequence[str]) -> list[str]:
    """Return words, those that one line should hold joined by a space: a number and its unit, a sum of money.

    >>> kept_together("15,4 mio. kr. om året".split())
    ['15,4 mio. kr.', 'om', 'året']
    """
    found: list[str] = []
    last = ""
    for word in words:
        if found and _belongs(last, word):
            found[-1] += f" {word}"
        else:
            found.append(word)
        last = word
    return found


def _belongs(before: str, word: str) -> bool:
    """Return whether a word belongs on the line of the one before it."""
    if _NUMBER.fullmatch(before):
        return word in _UNITS
    return (before in _MULTIPLES and word in _CURRENCIES) or (
        before in _CURRENCIES and _NUMBER.fullmatch(word) is not None
    )


def best_joint(word: str, width: float, measured: Callable[[str], float], language: str) -> int:
    """Return after how many letters a word too wide for a line is best divided; 0 where hyphenation has no place.

    Of the places that leave the fewest lines, those between two words of a compound come first, then the most even.

    Args:
        width: of a line.
        measured: how wide a text is.

    >>> best_joint("Regnvandsbassiner", 14, len, "da"), best_joint("Kompetenceafklaring", 17, len, "da")
    (9, 10)
    """
    joints = _joints(word, language)
    fitting = [place for place in joints if measured(word[:place] + "-") <= width]
    if not fitting:
        return 0
    lines = {
        place: _lines(word[place:], [j - place for j in joints if j > place], width, measured)
        for place in fitting
    }
    fewest = min(lines.values())
    even = measured(word) / (fewest + 1)

    def worth(place: int) -> tuple[int, float]:
        rank = 1 if language == "en" else _rank(word, place, joints)
        return rank, -abs(measured(word[:place]) - even)

    return max((place for place in fitting if lines[place] == fewest), key=worth)


def _lines(word: str, joints: Sequence[int], width: float, measured: Callable[[str], float]) -> int:
    """Return on how few lines a word, or the rest of one, stands; each letter that no joint makes fit counts as one."""
    if measured(word) <= width:
        return 1
    fitting = [place for place in joints if measured(word[:place] + "-") <= width]
    if not fitting:
        return len(word)
    last = fitting[-1]
    return 1 + _lines(word[last:], [place - last for place in joints if place > last], width, measured)


def _rank(word: str, place: int, joints: Sequence[int]) -> int:
    """Return how likely a place is between two words of a Danish compound: 2 likely, 1 who knows, 0 not."""
    head, tail = word[:place].lower(), word[place:].lower()
    syllable = head[max((joint for joint in joints if joint < place), default=0) :]
    if syllable in _FIRST:
        return 0
    following = tail[: next((joint - place for joint in joints if joint > place), len(tail))]
    if following in _FIRST:
        return 2
    # Most compounds are joined by an s after a consonant, or after -else.
    joined = head.endswith("elses") or (len(head) > 1 and head[-1] == "s" and head[-2] not in _VOWELS)
    return 2 if joined and not (tail[0] == "s" and tail[1:2] in _VOWELS) else 1


@cache
def _dictionary(language: str) -> object:
    import pyphen

    return pyphen.Pyphen(lang="en_GB" if language == "en" else "da_DK", left=4, right=4)


def _joints(word: str, language: str) -> list[int]:
    """Return where hyphenation allows to divide what is of letters in a word, whatever stands around it."""
    positions = _dictionary(language).positions  # type: ignore[attr-defined]
    return [
        letters.start() + int(place)
        for letters in _LETTERS.finditer(word)
        for place in positions(letters.group())
    ]
