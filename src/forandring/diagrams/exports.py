"""A drawing → text formats and editable formats of other programs."""

from __future__ import annotations

from pathlib import Path

from forandring.diagrams.record import Drawing
from forandring.diagrams.scene import Scene

__all__ = ["written"]


def written(drawing: Drawing, name: str, scene: Scene | None, template: Path | None = None) -> bytes:
    """Return a drawing as ``dot``, ``mermaid``, ``drawio``, ``graphml`` or ``pptx``; the last three need its scene.

    Raises:
        ValueError: the format is none of these, or its scene is missing.
    """
    from forandring.diagrams.faces import measured_in

    with measured_in(drawing.picture.theme.face):
        return _written(drawing, name, scene, template)


def _written(drawing: Drawing, name: str, scene: Scene | None, template: Path | None) -> bytes:
    if name == "dot":
        return drawing.dot.encode("utf-8")
    if name == "mermaid":
        from forandring.diagrams.mermaid import mermaid_of

        return mermaid_of(drawing.picture).encode("utf-8")
    if scene is None:
        raise ValueError(name)
    if name == "drawio":
        from forandring.diagrams.drawio import drawio_of

        return drawio_of(drawing.picture, scene).encode("utf-8")
    if name == "graphml":
        from forandring.diagrams.graphml import graphml_of

        return graphml_of(drawing, scene).encode("utf-8")
    if name == "pptx":
        from forandring.diagrams.slides import deck

        return deck([(drawing, scene)], template)
    raise ValueError(name)
