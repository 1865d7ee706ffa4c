"""Which of the layouts that Graphviz offers is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from forandring.diagrams.dot import dot_of
from forandring.diagrams.layout.arranging import arranged, held
from forandring.diagrams.layout.crossings import count_crossings
from forandring.diagrams.layout.fanning import untangled
from forandring.diagrams.layout.reading import Layout, read_layout
from forandring.diagrams.picture import Picture

__all__ = ["laid_out"]

Ask = Callable[[str], Mapping[str, Any]]
"""DOT → Graphviz's JSON."""


def laid_out(picture: Picture, ask: Ask) -> tuple[Picture, Layout]:
    """Return the picture in the order it stands in, and its layout.

    The engine is held to our order; where arrows cross even so, it is also asked without being held, and the layout
    with fewer crossings is taken: an arrow that runs back is led by the engine alone, and may cross for being held.
    """
    ours = arranged(picture)
    dot = dot_of(ours, layout=True)
    if ours is picture:
        return picture, read_layout(ask(dot), picture)
    best = read_layout(ask(held(dot, ours)), ours)
    fewest = _crossings(ours, best)
    if fewest and any(stroke.back for stroke in ours.strokes):
        other = read_layout(ask(dot), ours)
        if _crossings(ours, other) < fewest:
            best = other
    return ours, best


def _crossings(picture: Picture, layout: Layout) -> int:
    return count_crossings(untangled(picture, layout[0], layout[1]))
