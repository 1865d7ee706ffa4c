"""How large a picture is to lay out, and the last step of the ladder: one that is too large, as a list."""

from __future__ import annotations

from dataclasses import replace

from forandring.diagrams.picture import Caption, Picture
from forandring.diagrams.sizes import LINE
from forandring.diagrams.wrapping import wrapped

__all__ = ["as_list", "passed"]

_WIDTH = 760.0


def as_list(picture: Picture) -> Picture:
    """Return the same title and legend over a list of what the arrows say; boxes that no arrow touches come last."""
    size = picture.theme.small_size
    step = size * LINE
    captions: list[Caption] = []
    y = size
    joined = {end for stroke in picture.strokes for end in (stroke.tail, stroke.head)}
    sentences = [f"{stroke.number}  {stroke.title}".strip() for stroke in picture.strokes]
    sentences += [box.title for box in picture.boxes if box.id not in joined]
    for sentence in sentences:
        for line in wrapped(sentence, _WIDTH, size, language=picture.language):
            captions.append(Caption(0, y, line, size))
            y += step
        y += 3
    return replace(
        picture,
        boxes=(),
        strokes=(),
        headings=(),
        legend=(),
        captions=tuple(captions),
        placed=True,
        size=(_WIDTH, y),
    )


def passed(picture: Picture) -> int:
    """Return how many columns the arrows run through, all in all; one an arrow where causality decides."""
    layers = {box.id: box.layer or 0 for box in picture.boxes}
    return sum(max(abs(layers[s.head] - layers[s.tail]), 1) for s in picture.strokes)
