"""Properties of SKOS that nodes have beside ours: which are exported, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping

from forandring.texts import Message

__all__ = ["SKOS_HEADS", "SKOS_LISTS", "SKOS_TEXTS"]

SKOS_TEXTS = frozenset({"definition", "scopeNote", "editorialNote", "historyNote", "changeNote"})
"""What is mostly said once in a language."""

SKOS_LISTS = frozenset({"broader", "narrower", "related", "note", "notation", "example", "hiddenLabel"})
"""What can be said several times; labels and mappings are told apart."""

SKOS_HEADS: Mapping[str, Message] = {
    "definition": Message("Beskrivelse", "Description"),
    "scopeNote": Message("Afgrænsning", "Scope"),
    "editorialNote": Message("Redaktionel note", "Editorial note"),
    "historyNote": Message("Forhistorie", "History"),
    "changeNote": Message("Ændring", "Change"),
    "note": Message("Bemærkning", "Note"),
    "notation": Message("Nummer", "Number"),
    "example": Message("Eksempel", "Example"),
    "hiddenLabel": Message("Søgeord", "Search word"),
    "broader": Message("Hører under", "Falls under"),
    "narrower": Message("Omfatter", "Includes"),
    "related": Message("Hænger sammen med", "Related to"),
}
"""Local name → heading; the vocabulary labels only its own."""
