"""What every kind of diagram is asked with, and the frame they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forandring.diagrams.building import Arrow, Builder
from forandring.diagrams.building.hubs import hold_heads_apart
from forandring.diagrams.building.legend import lettered
from forandring.diagrams.picture import Caption, Entry, Picture
from forandring.diagrams.record import Drawing
from forandring.diagrams.theme import Theme
from forandring.diagrams.words import count, word
from forandring.diagrams.wrapping import shown
from forandring.model import Plan, Theory

__all__ = ["READABLE", "View", "drawing_of", "finished"]

READABLE = 40
"""Boxes that one picture of routes may hold; beyond it a plan is folded or counted."""


@dataclass(frozen=True, slots=True)
class View:
    """How a diagram is asked for.

    Attributes:
        free: whether causality alone decides the columns.
        portrait: whether it runs from top to bottom.
        date: a date to print, as the user writes it; the clock is never read.
    """

    theory: Theory
    plan: Plan
    language: str
    theme: Theme
    free: bool = False
    portrait: bool = False
    date: str | None = None

    def word(self, name: str) -> str:
        """Return a word in the view's language."""
        return word(name, self.language)

    def quoted(self, text: str) -> str:
        """Return a text in the quotation marks of the view's language."""
        return f"“{text}”" if self.language == "en" else f"»{text}«"

    def builder(self, width: float = 140.0) -> Builder:
        """Return an empty builder whose labels are ``width`` points wide."""
        return Builder(self.theory, self.plan, self.language, self.theme, width)

    @property
    def rest(self) -> str:
        """What the activities outside the focus areas are called: all of them, where there are no focus areas."""
        return self.word("no-focus-area" if self.plan.of("FocusArea") else "all-activities")

    def left_out(self, number: int) -> list[str]:
        """Return the note that so many goals which no activity leads to are not drawn; nothing where there are none."""
        word = self.word("one-left-out" if number == 1 else "left-out")
        return [word.format(count=count(number, self.language))] if number else []

    @property
    def without_effects(self) -> str:
        """The line under the title of an overview that leaves effects out."""
        return " · ".join([self.word("overview"), *self.effects_left_out])

    @property
    def effects_left_out(self) -> list[str]:
        """What is said where effects are left out: how many, and where they are to be seen; nothing without effects."""
        number = len(self.plan.of("Effect"))
        said = self.word("one-effect-folded" if number == 1 else "effects-folded")
        part = self.word("one-area" if self.plan.of("FocusArea") else "one-goal-or-activity")
        return [said.format(count=count(number, self.language), part=part)] if number else []

    @property
    def source(self) -> str:
        """The line at the foot: the plan's sources, and the date if one was given."""
        ids = self.plan.node.ids("source") if self.plan.node else ()
        labels = [self.theory.label(i, self.language) for i in ids]
        line = f"{self.word('source')}: {'; '.join(labels)}" if labels else self.word("source-none")
        return " · ".join(part for part in (line, self.date or "", self.word("drawn")) if part)


def finished(
    view: View,
    builder: Builder,
    *,
    name: str,
    kind: str,
    title: str,
    subtitle: str = "",
    subject: str | None = None,
    headings: Sequence[tuple[int, int, str]] = (),
    legend: tuple[Entry, ...] | None = None,
    captions: Sequence[Caption] = (),
    notes: Sequence[str] = (),
    size: tuple[float, float] | None = None,
) -> Drawing:
    """Return the drawing that a builder's boxes and strokes make, in its frame."""
    if size is None and not view.portrait:
        hold_heads_apart(builder)
    explained = builder.legend() if legend is None else legend
    picture = Picture(
        name=name,
        kind=kind,
        language=view.language,
        title=shown(title),
        subtitle=shown(subtitle),
        description=_description(view, builder, (*notes, *(caption.text for caption in captions))),
        boxes=lettered(builder.boxes, explained),
        strokes=tuple(builder.strokes),
        theme=view.theme,
        headings=tuple(headings),
        captions=tuple(captions),
        legend=explained,
        source=shown(view.source),
        notes=tuple(notes),
        direction="TB" if view.portrait else "LR",
        placed=size is not None,
        size=size or (0.0, 0.0),
    )
    arrows = [
        arrow._replace(
            cause_words=builder.called.get(arrow.cause), effect_words=builder.called.get(arrow.effect)
        )
        for arrow in builder.arrows
    ]
    return drawing_of(picture, subject, arrows)


def drawing_of(picture: Picture, subject: str | None = None, arrows: Sequence[Arrow] = ()) -> Drawing:
    """Return a picture with what is said about it."""
    return Drawing(
        picture.name,
        picture.kind,
        subject,
        picture.title,
        picture.description,
        tuple(arrows),
        picture.language,
        picture.notes,
        picture,
    )


def _description(view: View, builder: Builder, said: Iterable[str]) -> str:
    """Say what is there, for those who hear the picture: how many of each, lists and bars, each arrow's sentence.

    Where nothing is there, what is said instead.
    """
    shapes = Counter(box.shape for box in builder.boxes if not {"bar", "group"} & set(box.classes))
    counted = ", ".join(
        f"{view.word(f'{shape}-shape')}: {count(number, view.language)}" for shape, number in shapes.items()
    )
    lists = (f"{box.title}: {box.description}".strip(": ") for box in builder.boxes if "group" in box.classes)
    bars = (box.title for box in builder.boxes if "bar" in box.classes)
    counted = ". ".join(part for part in (counted, *lists, *bars) if part)
    sentences = " ".join(
        f"{arrow.number}. {arrow.text.in_language(view.language)}" for arrow in builder.arrows
    )
    return shown(f"{counted}. {sentences}".strip(". ") or " ".join(said))
