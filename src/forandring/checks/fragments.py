"""Pieces of Turtle from which the rules' examples are put together."""

from __future__ import annotations

__all__ = ["COURSE", "EFFECT", "GOAL"]

COURSE = ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da'
"""The beginning of an activity."""

EFFECT = ':modet a fo:Effect ; skos:prefLabel "Mere mod"@da'
"""The beginning of an effect."""

GOAL = ':job a fo:Goal ; skos:prefLabel "I job"@da .'
"""A whole goal."""
