"""What is said of a picture that is too large: what was given up, and what can be drawn instead."""

from __future__ import annotations

from forandring.diagrams.picture import Picture
from forandring.diagrams.words import WORDS, count
from forandring.texts import Message

__all__ = ["MOST", "given_up", "narrower"]

MOST = 2000
"""Rows of a list that stands for a picture; of more, how many more there are is said."""

_NARROWER = {
    "overview": "narrower-area",
    "evidence": "narrower-area",
    "status": "narrower-area",
    "focus-area": "narrower-goal",
    "target-group": "narrower-activity",
    "goal": "narrower-activity",
}
"""Kind of diagram → what part of it can be drawn by itself."""


def given_up(picture: Picture, step: str) -> Message | None:
    """Return what is given up of a picture at a step of the ladder, and what to draw instead; ``None`` for nothing."""
    said = WORDS.get(f"step-{step}")
    if said is None:
        return None
    parts = [said]
    if step == "table" and len(picture.strokes) > MOST:
        counts = [(count(MOST, way), count(len(picture.strokes), way)) for way in ("da", "en")]
        both = zip(WORDS["list-first"], counts, strict=True)
        parts.append(Message(*(words.format(count=some, all=most) for words, (some, most) in both)))
    instead = narrower(picture) if step != "dot-limited" else None
    parts += [instead] if instead else []
    return Message(" ".join(part.da for part in parts), " ".join(part.en for part in parts))


def narrower(picture: Picture) -> Message | None:
    """Return which part of what was asked for can be drawn instead; ``None`` where there is none."""
    name = _NARROWER.get(picture.kind)
    # A box has the colour of its focus area.
    if name == "narrower-area" and all(box.colour is None for box in picture.boxes):
        name = "narrower-goal"
    return WORDS[name] if name else None
