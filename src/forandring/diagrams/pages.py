"""A scene on a sheet of paper: scaled and centred for A4 or A3, upright or across as fits best."""

from __future__ import annotations

from dataclasses import replace

from forandring.diagrams.scene import Group, Scene, Shape, Text

__all__ = ["FRAME", "LEAST", "ON_A4", "PAGES", "TALLEST", "across_a4", "on_page", "readable", "sheet_for"]

PAGES = {"A4": (595.28, 841.89), "A3": (841.89, 1190.55)}
"""Width and height in points, upright."""

# The picture has a margin of its own.
_MARGIN = 8.0

FRAME = (52.0, 180.0)
"""Points beside and above and below what a sheet shows, for margins, title, legend and source; about."""

LEAST = 7.0
"""Points of the smallest type that can be read on paper."""

ON_A4, TALLEST = 5, 745.0
"""Columns of lists on one sheet of A4 across, and their height in points, with type that can be read."""

_SHEETS = ("A4", "A3", "A2", "A1", "A0")


def on_page(scene: Scene, page: str) -> Scene:
    """Return the scene scaled to fill a page of paper; ``page`` is a key of ``PAGES``, or "" for its own size."""
    if page not in PAGES:
        return scene
    short, long = PAGES[page]
    width, height = (long, short) if scene.width > scene.height else (short, long)
    scale = _scale(scene.width, scene.height, width, height)
    left, top = (width - scene.width * scale) / 2, (height - scene.height * scale) / 2
    groups = tuple(_moved(group, scale, left, top) for group in scene.groups)
    return replace(scene, width=width, height=height, groups=groups, boxes={}, routes={})


def sheet_for(width: float, height: float, smallest: float) -> str:
    """Return the smallest sheet on which a picture's type is 7 points or more; "" where not even A0 will do.

    Args:
        width, height: of the picture, in points.
        smallest: size of its smallest type, in points.

    >>> sheet_for(800, 500, 9), sheet_for(1150, 900, 9), sheet_for(1000, 40_000, 9)
    ('A4', 'A3', '')
    """
    short, long = PAGES["A4"]
    for step, sheet in enumerate(_SHEETS):
        page = (long, short) if width > height else (short, long)
        larger = 2 ** (step / 2)
        if smallest * _scale(width, height, page[0] * larger, page[1] * larger) >= LEAST:
            return sheet
    return ""


def readable(size: tuple[float, float], smallest: float, page: str) -> bool:
    """Return whether what is that large without its frame can be read on a page across, with type of ``smallest``."""
    short, long = PAGES[page]
    return smallest * _scale(size[0] + FRAME[0], size[1] + FRAME[1], long, short) >= LEAST


def across_a4(width: float, height: float) -> float:
    """Return how much a picture can be enlarged to fill a sheet of A4 across; more than enough is not counted."""
    short, long = PAGES["A4"]
    return _scale(width, height, long, short)


def _scale(width: float, height: float, across: float, down: float) -> float:
    """Return how much a picture is enlarged to fill a sheet."""
    return min((across - 2 * _MARGIN) / width, (down - 2 * _MARGIN) / height, 1.4)


def _moved(group: Group, scale: float, left: float, top: float) -> Group:
    items: list[Shape | Text] = []
    for item in group.items:
        if isinstance(item, Text):
            items.append(
                item._replace(x=item.x * scale + left, y=item.y * scale + top, size=item.size * scale)
            )
            continue
        points = [(x * scale + left, y * scale + top) for x, y in item.points]
        if item.kind == "ellipse":
            points[1] = (item.points[1][0] * scale, item.points[1][1] * scale)
        items.append(
            item._replace(points=tuple(points), width=item.width * scale, radius=item.radius * scale)
        )
    return group._replace(items=tuple(items))
