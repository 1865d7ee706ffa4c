"""What a page is made of: a plan, what was found in it, and pictures that others have drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from forandring.analysis.diff import Diff
from forandring.findings import Finding
from forandring.model import Citation, Link, Place, Plan, Theory
from forandring.rdf import Vocabulary
from forandring.sources import Excerpt
from forandring.texts import Message

__all__ = ["Arrow", "Material", "Picture"]


class Arrow(Protocol):
    """A numbered arrow of a picture, with the links it stands for; ``()`` where it stands for none."""

    @property
    def number(self) -> int:
        """Its number in the picture."""

    @property
    def cause(self) -> str:
        """Id of the node it leaves."""

    @property
    def effect(self) -> str:
        """Id of the node it points at."""

    @property
    def links(self) -> tuple[Link, ...]:
        """The claims it draws."""

    @property
    def text(self) -> Message:
        """What it says in one sentence."""

    @property
    def cause_words(self) -> Message | None:
        """What the end it leaves is called where that is a list and no node."""

    @property
    def effect_words(self) -> Message | None:
        """What the end it points at is called where that is a list and no node."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be put into a page; what it looks like is asked for last, since it may still be being drawn.

    Attributes:
        name: file stem: ``overview``, ``gaps`` or a focus area's local name.
        title: in the page's language.
        svg: returns the whole SVG document, "" where it is not wanted.
        arrows: its numbered arrows, in order of number.
        png_href, svg_href: where its files are, seen from the page.
        kind: ``overview``, ``focus-area``, ``gaps`` …
        note: how it was drawn, where that needs saying.
        subject: id of the node it is about, ``None`` for the plan as a whole.
        png: returns the picture in points, b"" where it is not wanted.
        description: what a reader who cannot see it is told.
    """

    name: str
    title: str
    svg: Callable[[], str]
    arrows: tuple[Arrow, ...]
    png_href: str
    svg_href: str
    kind: str
    note: str = ""
    subject: str | None = None
    png: Callable[[], bytes] = bytes
    description: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """What one plan's page is made of.

    Attributes:
        theory: every plan, for routes and names across plans.
        plan: the plan of the page.
        vocabulary: labels of kinds and properties.
        findings: those of this plan, waived ones too.
        pictures: in the order they are to stand in.
        language: ``da`` or ``en``.
        version: of the program.
        passages: cited text for every citation of the theory whose source is at hand; ``None`` where none is.
        lines: place → line in the plan's Turtle file, from 1; ``None`` where the text is not at hand.
        date: when the page was made, as it is to be shown; ``None`` leaves it out.
        templates: a folder whose templates go before the program's own.
        downloads: names of files that lie under ``data/`` beside the page.
        folders: plan's id → name of its folder in the output, where that is not its own folder's name.
        since: the revision that the plan is compared with, "" for none.
        changes: what changed since; ``None`` where it is compared with none.
        logo: that stands at the top of the page, as a link that holds it; "" for none.
    """

    theory: Theory
    plan: Plan
    vocabulary: Vocabulary
    findings: tuple[Finding, ...]
    pictures: tuple[Picture, ...]
    language: str
    version: str
    passages: Mapping[Citation, Excerpt] | None = None
    lines: Callable[[Place], int | None] = lambda place: None
    date: str | None = None
    templates: Path | None = None
    downloads: tuple[str, ...] = ()
    folders: Mapping[str, str] = field(default_factory=dict)
    since: str = ""
    changes: Diff | None = None
    logo: str = ""
