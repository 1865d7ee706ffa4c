"""Nodes and links of a theory → boxes and strokes: names, numbers, columns and the legend."""

from __future__ import annotations

from forandring.diagrams.building.builder import Builder
from forandring.diagrams.building.columns import layers_of
from forandring.diagrams.building.facts import shape_of
from forandring.diagrams.building.naming import page_name
from forandring.diagrams.building.pairs import Arrow, Pair, pairs

__all__ = ["Arrow", "Builder", "Pair", "layers_of", "page_name", "pairs", "shape_of"]
