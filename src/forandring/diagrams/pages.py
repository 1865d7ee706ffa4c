"""A scene on a sheet of paper: scaled and centred for A4 or A3, upright or across as fits best."""

from __future__ import annotations

from dataclasses import replace

from forandring.diagrams.scene import Group, Scene, Shape, Text

__all__ = ["PAGES", "on_page"]

PAGES = {"A4": (595.28, 841.89), "A3": (841.89, 1190.55)}
"""Width and height in points, upright."""

# The picture has a margin of its own.
_MARGIN = 8.0


def on_page(scene: Scene, page: str) -> Scene:
    """Return the scene scaled to fill a page of paper; ``page`` is a key of ``PAGES``, or "" for its own size."""
    if page not in PAGES:
        return scene
    short, long = PAGES[page]
    width, height = (long, short) if scene.width > scene.height else (short, long)
    scale = min((width - 2 * _MARGIN) / scene.width, (height - 2 * _MARGIN) / scene.height, 1.4)
    left, top = (width - scene.width * scale) / 2, (height - scene.height * scale) / 2
    groups = tuple(_moved(group, scale, left, top) for group in scene.groups)
    return replace(scene, width=width, height=height, groups=groups, boxes={}, routes={})


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
