"""Labels → lines: broken between words, and long compounds at their joints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from forandring.diagrams.filling import filled
from forandring.diagrams.fonts import REGULAR, Measure, measure_in_use, text_width
from forandring.diagrams.joints import best_joint, kept_together

__all__ = ["from_the_right", "shown", "wrapped"]

_LONGEST = 90
"""Longer strings are no words: they are divided where the line is full."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Direction overrides would let a label rearrange the text beside it.
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def shown(text: str) -> str:
    """Return a label as every format may show it: control characters become U+FFFD.

    >>> shown("a" + chr(27) + "b")
    'a\\ufffdb'
    """
    return _OVERRIDES.sub("", _CONTROL.sub("\ufffd", text))


def from_the_right(text: str) -> bool:
    """Return whether a line is read from right to left: whether its first letter with a direction is.

    >>> from_the_right("12 \\u05e9"), from_the_right("a \\u05e9")
    (True, False)
    """
    if text.isascii():
        return False
    import unicodedata

    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind in ("R", "AL") for kind in directions if kind in ("L", "R", "AL")), False)


def wrapped(
    text: str, width: float, size: float, weight: str = REGULAR, language: str = "da"
) -> tuple[str, ...]:
    """Return the lines of ``text``, each at most ``width`` points wide in ``size`` points.

    Words stay whole; one wider than a line is divided where hyphenation allows, else where the line is full. Lines are
    balanced: no line is left much shorter than it need be. Nothing is cut away of what a sheet has room for.

    >>> wrapped("Flere borgere er i behandling", 90, 12)
    ('Flere borgere', 'er i behandling')
    """
    return _wrapped(measure_in_use(), text, width, size, weight, language)


@lru_cache(maxsize=4096)
def _wrapped(
    measure: Measure, text: str, width: float, size: float, weight: str, language: str
) -> tuple[str, ...]:
    """Return the lines of ``text``, kept under what it is measured with."""
    lines: list[str] = []
    for paragraph in _measured(measure, text, size, weight):
        words = paragraph
        if any(wide > width for _, wide in paragraph):
            parts = (
                part
                for words, wide in paragraph
                for word in (words.split(" ") if wide > width else [words])
                for part in _parts(word, width, size, weight, language)
            )
            words = tuple((part, text_width(part, size, weight)) for part in parts)
        lines.extend(_balanced(words, width, text_width(" ", size, weight)))
    return tuple(lines) or ("",)


@lru_cache(maxsize=4096)
def _measured(
    _measure: Measure, text: str, size: float, weight: str
) -> tuple[tuple[tuple[str, float], ...], ...]:
    """Return the words of each paragraph of a text, with their widths: it is broken into lines of many widths.

    An amount and what it is an amount of are one word.
    """
    if len(text) > _MOST:
        text = text[:_MOST] + "…"
    return tuple(
        tuple((word, text_width(word, size, weight)) for word in kept_together(paragraph.split()))
        for paragraph in re.split(r"[\n\r]+", shown(text))
    )


_MOST = 5000
"""Characters of a box: more than a sheet of A0 has room for, and than a slide is written of in a minute."""


def _parts(word: str, width: float, size: float, weight: str, language: str) -> list[str]:
    """Return the word, or the pieces of one too wide for a line, each but the last ending in a hyphen.

    Cost: O(n) letters.
    """
    pieces: list[str] = []
    if len(word) > _LONGEST:
        return _filled_up(word, width, size, weight)
    while text_width(word, size, weight) > width and len(word) > 1:
        head, hyphen = _head(word, width, size, weight, language)
        pieces.append(head + hyphen)
        word = word[len(head) :]
    return [*pieces, word]


def _filled_up(word: str, width: float, size: float, weight: str) -> list[str]:
    """Return a string that is no word in pieces as wide as a line holds."""
    pieces, start, used = [], 0, 0.0
    for place, letter in enumerate(word):
        wide = text_width(letter, size, weight)
        if used + wide > width and place > start:
            pieces.append(word[start:place])
            start, used = place, 0.0
        used += wide
    return [*pieces, word[start:]]


def _head(word: str, width: float, size: float, weight: str, language: str) -> tuple[str, str]:
    """Return what fits of the word, and the hyphen it takes."""
    for place in reversed([match.end() for match in _AFTER.finditer(word[:-1])]):
        if place > 1 and text_width(word[:place], size, weight) <= width:
            return word[:place], ""
    if _ADDRESS.search(word):
        return _filled_up(word, width, size, weight)[0], ""
    if joint := best_joint(word, width, lambda text: text_width(text, size, weight), language):
        return word[:joint], "-"
    head = _filled_up(word, width - text_width("-", size, weight), size, weight)[0]
    head = head[: max(len(word) - _LEFT, 1)]
    if _has_case(head[-1]) and _has_case(word[len(head)]):
        return head, "-"
    return _filled_up(word, width, size, weight)[0], ""


_AFTER = re.compile("[-/–]")
"""After these a word is divided without a hyphen more."""

_LEFT = 3
"""Letters, or signs after them, that the next line takes at least."""

_ADDRESS = re.compile(r"\w[.:@_]\w|//")
"""In what looks like an address a hyphen would be read as part of it."""


def _has_case(letter: str) -> bool:
    """Return whether a letter is of a script that divides words with a hyphen; most without capitals do not."""
    return letter.lower() != letter.upper()


_SLACK = 0.01
"""Points by which words may pass a line: no more than numbers are rounded by."""


def _balanced(measured: Sequence[tuple[str, float]], width: float, space: float) -> list[str]:
    """Return the fewest lines that hold the words, of as equal length as may be.

    Args:
        measured: words with their widths, none wider than a line.
        space: width of what stands between two words.
    """
    if not measured:
        return []
    words, widths = zip(*measured, strict=True)
    fewest = len(filled(widths, width + _SLACK, space))
    if fewest == 1:
        return [" ".join(words)]
    low, high = max(widths), width
    while high - low > 2:
        middle = (low + high) / 2
        if len(filled(widths, middle + _SLACK, space)) <= fewest:
            high = middle
        else:
            low = middle
    starts = filled(widths, max(high, low) + _SLACK, space)
    return [" ".join(words[one:two]) for one, two in pairwise([*starts, len(words)])]
