"""How an arrow looks for what is known of its links, and the sentence that says the same."""

from __future__ import annotations

from forandring.diagrams.building.pairs import Pair
from forandring.diagrams.words import word
from forandring.model import Theory
from forandring.texts import Message

__all__ = ["FATES", "LETTERS", "WIDTHS", "fated", "letters_of", "look", "sentence"]

WIDTHS = {"High": 3.0}
"""Width in points of a line of this confidence; the others are 1.9 wide."""

LETTERS = {
    "Research": Message("F", "R"),
    "Practice": Message("P", "P"),
    "Hypothesis": Message("H", "H"),
    "Mixed": Message("B", "M"),
    "Against": Message("!", "!"),
}
"""The letter that tells a kind of evidence beside an arrow's number."""

FATES: dict[str, dict[str, object]] = {
    "added": {"tone": "added", "width": 2.2},
    "gone": {"tone": "gone", "width": 1.6, "dash": "dashed"},
    "changed": {"tone": "changed", "width": 2.2},
    "same": {"tone": "grey", "width": 0.9},
}
"""How an arrow is drawn that is new, gone, changed or as before."""

_DASHES = {"High": "solid", "Medium": "dashed", "Low": "dotted"}
_GRAVEST = ("Against", "Mixed", "Research", "Practice", "Hypothesis")


def look(pair: Pair, *, back: bool, by_evidence: bool) -> dict[str, object]:
    """Return dash, width, tip, tone and classes of an arrow.

    Args:
        back: it runs against the direction of reading.
        by_evidence: its colour tells the kind of evidence.
    """
    return {
        "dash": "dashed" if back else _DASHES.get(pair.confidence or "", "solid"),
        "width": _width(pair),
        "tip": "tee" if pair.negative else ("open" if pair.inferred or not pair.links else "normal"),
        "tone": _tone(pair, back, by_evidence),
        "classes": _classes(pair, back),
    }


def fated(pair: Pair, fate: str) -> dict[str, object]:
    """Return what is drawn otherwise for what became of an arrow; nothing where that is not the matter."""
    if not fate:
        return {}
    return {**FATES[fate], "classes": ("link", fate), "tip": "tee" if pair.negative else "normal"}


def _width(pair: Pair) -> float:
    if pair.inferred:
        return 0.9
    return WIDTHS.get(pair.confidence or "", 1.9 if pair.evidence else 1.4)


def _tone(pair: Pair, back: bool, by_evidence: bool) -> str:
    if pair.negative:
        return "negative"
    if back:
        return "loop"
    if by_evidence and pair.evidence:
        return next(kind for kind in _GRAVEST if kind in pair.evidence)
    return "ink" if pair.evidence else ("grey" if pair.links else "plain_stroke")


def _classes(pair: Pair, back: bool) -> tuple[str, ...]:
    found = ["link"]
    found += ["inferred"] if pair.inferred else []
    found += ["negative"] if pair.negative else []
    found += ["loop"] if back else []
    if not pair.links:
        return (*found, "serves")
    return (*found, *([f"evidence-{kind.lower()}" for kind in pair.evidence] or ["evidence-none"]))


def letters_of(pair: Pair, language: str) -> str:
    """Return the letters of all kinds of evidence of an arrow."""
    return "".join(LETTERS[kind].in_language(language) for kind in pair.evidence)


def sentence(pair: Pair, theory: Theory, fate: str = "") -> Message:
    """Return what an arrow says: the two ends, evidence, confidence, what is assumed, on whose word, and where."""
    said = {language: _said(pair, theory, language) for language in ("da", "en")}
    if fate:
        said = {language: f"{word(fate, language)}: {text}" for language, text in said.items()}
    return Message(said["da"], said["en"])


def _said(pair: Pair, theory: Theory, language: str) -> str:
    cause, effect = (theory.label(end, language) for end in (pair.cause, pair.effect))
    if not pair.links:
        return f"{cause} → {effect}: {word('serves', language)}."
    verb = word("negative" if pair.negative else "leads-to", language).lower()
    return f"{cause} {verb} {effect}. {'; '.join(_grounds(pair, theory, language))}."


def _grounds(pair: Pair, theory: Theory, language: str) -> list[str]:
    """Return what an arrow rests on, part by part."""
    names = [word(kind, language) for kind in pair.evidence if kind in LETTERS]
    parts = [", ".join(names) if names else word("evidence-none", language)]
    if pair.confidence:
        parts.append(_small(word(pair.confidence.lower(), language)))
    if pair.assumptions:
        assumed = ", ".join(theory.label(i, language) for i in pair.assumptions)
        parts.append(f"{word('assumption-word', language)} {assumed}")
    parts.append(_small(word("inferred" if pair.inferred else "stated-word", language)))
    places = list(dict.fromkeys(cite.at for link in pair.links for cite in link.cites))
    return [*parts, *([", ".join(places)] if places else [])]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
