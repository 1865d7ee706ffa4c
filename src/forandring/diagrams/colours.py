"""How far two colours stand apart, and which of several can be read on another."""

from __future__ import annotations

from functools import cache

__all__ = ["contrast", "readable_on"]

_ENOUGH = 3.0
"""Contrast at which a sign or a heavy letter is seen. Source: WCAG 2.2, 1.4.11."""


@cache
def contrast(one: str, two: str) -> float:
    """Return the contrast of two colours ``#rrggbb``, 1 to 21. Source: WCAG 2.2, relative luminance.

    >>> contrast("#000000", "#FFFFFF")
    21.0
    """
    darker, lighter = sorted((_light(one), _light(two)))
    return (lighter + 0.05) / (darker + 0.05)


def _light(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def readable_on(fill: str, first: str, *others: str) -> str:
    """Return the colour that a sign has on ``fill``: the first where it is seen there, else the one seen best.

    >>> readable_on("#FFFFFF", "#FFFFFF", "#000000")
    '#000000'
    """
    if contrast(fill, first) >= _ENOUGH:
        return first
    return max((first, *others), key=lambda colour: contrast(fill, colour))
