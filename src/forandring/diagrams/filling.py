"""Things of known height one after the other in columns, so that the tallest column is as low as can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

__all__ = ["column_starts", "filled", "lowest"]

_CLOSE = 0.05
"""Points within which a height is found."""


def lowest(fits: Callable[[float], bool], least: float, most: float) -> float:
    """Return the lowest height that fits, between one that may be too low and one that is known to fit.

    Args:
        fits: whether everything has room in columns of a height; whatever is higher than what fits, fits.
    """
    if fits(least):
        return least
    while most - least > _CLOSE:
        middle = (least + most) / 2
        least, most = (least, middle) if fits(middle) else (middle, most)
    return most


def column_starts(heights: Sequence[float], columns: int, between: float = 0.0) -> list[int]:
    """Return the place of the first thing of each column; of fewer columns where the last would stay empty.

    Args:
        between: room between two things that stand one below the other.

    >>> column_starts([3, 1, 1, 1, 3], 3)
    [0, 1, 4]
    """
    if columns == 1:
        return [0]
    most = sum(heights) + between * len(heights)
    limit = lowest(
        lambda height: len(filled(heights, height, between)) <= columns, max(heights, default=0.0), most
    )
    return filled(heights, limit, between)


def filled(heights: Sequence[float], limit: float, between: float = 0.0) -> list[int]:
    """Return the place of the first thing of each column, each as full as it gets; what is too tall stands alone.

    >>> filled([9, 1, 1, 2], 3)
    [0, 1, 3]
    """
    starts, y = [0], 0.0
    for place, height in enumerate(heights):
        if y and y + between + height > limit:
            starts.append(place)
            y = 0.0
        y += height + (between if y else 0.0)
    return starts
