"""Names of sheets and headings of columns, in Danish and English; other headings are the vocabulary's own."""

from __future__ import annotations

from collections.abc import Mapping

from forandring.exchange.skos import SKOS_HEADS
from forandring.texts import Message

__all__ = ["HEADS", "RELATIONS", "SHEETS"]

SHEETS: Mapping[str, Message] = {
    "plans": Message("Planer", "Plans"),
    "activities": Message("Aktiviteter", "Activities"),
    "effects": Message("Virkninger", "Effects"),
    "goals": Message("Mål", "Goals"),
    "others": Message("Andet", "Other"),
    "nodes": Message("Alt", "Everything"),
    "links": Message("Sammenhænge", "Links"),
    "arrows": Message("Pile i diagrammerne", "Arrows of the diagrams"),
    "mappings": Message("Svarer til", "Mappings"),
}
HEADS: Mapping[str, Message] = {
    "plan": Message("Plan", "Plan"),
    "type": Message("Slags", "Type"),
    "name": Message("Navn", "Name"),
    "da": Message("Navn på dansk", "Name in Danish"),
    "en": Message("Navn på engelsk", "Name in English"),
    "other-names": Message("Andre navne", "Other names"),
    "definition": SKOS_HEADS["definition"],
    "amounts": Message("Beløb i", "Amounts in"),
    "effects": Message("Fører til", "Leads to"),
    "goals": Message("Mål, der nås", "Goals reached"),
    "more": Message("Mere", "More"),
    "basis": Message("Bygger på", "Basis"),
    "cites": Message("Henvisninger", "Citations"),
    "file": Message("Fil", "File"),
    "line": Message("Linje", "Line"),
    "annual": Message("Oplyst i alt pr. år", "Declared total a year"),
    "setup": Message("Oplyst i alt, engangs", "Declared total, one-off"),
    "folder": Message("Mappe", "Folder"),
    "cause": Message("Fra", "From"),
    "effect": Message("Til", "To"),
    "cause-type": Message("Fra, slags", "From, type"),
    "effect-type": Message("Til, slags", "To, type"),
    "polarity": Message("Retning", "Direction"),
    "evidence": Message("Viden", "Evidence"),
    "confidence": Message("Sikkerhed", "Confidence"),
    "assumptions": Message("Antagelser", "Assumptions"),
    "note": SKOS_HEADS["note"],
    "numbers": Message("Nummer i diagrammerne", "Number in the diagrams"),
    "relation": Message("Svarer", "Relation"),
    "from-plan": Message("Fra, plan", "From, plan"),
    "to-plan": Message("Til, plan", "To, plan"),
    "id": Message("Id", "Id"),
    "from-id": Message("Fra, id", "From, id"),
    "to-id": Message("Til, id", "To, id"),
}
RELATIONS: Mapping[str, Message] = {
    "exactMatch": Message("er det samme som", "is the same as"),
    "closeMatch": Message("svarer nogenlunde til", "is close to"),
    "broadMatch": Message("er en del af noget bredere", "is part of something broader"),
    "narrowMatch": Message("er bredere end", "is broader than"),
    "relatedMatch": Message("hænger sammen med", "is related to"),
}
