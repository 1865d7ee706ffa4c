"""A plan's rows → its page as a whole HTML document."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from forandring.reports.content import PlanContent, plan_content
from forandring.reports.environment import within
from forandring.reports.frame import Frame, document
from forandring.reports.material import Material
from forandring.reports.words import Words
from forandring.reports.writer import Writer

__all__ = ["plan_page", "plan_page_begun"]

_MOST_ROWS, _MOST_NAMES = 500, 60
"""Rows of a list that is said to have more, and names in a sentence; a page that is longer is read by nobody."""


class ContentsLine(NamedTuple):
    """A line of the table of contents, with the lines below it."""

    anchor: str
    title: str
    language: str = ""
    parts: tuple[ContentsLine, ...] = ()


class Download(NamedTuple):
    """A file of data beside the page."""

    name: str
    title: str


def plan_page(material: Material) -> str:
    """Return a plan's page as a complete HTML document.

    It loads nothing, works without its one small script, and is the same for the same material.

    Raises:
        ForandringError: a template of the user's own is wrong.
    """
    return plan_page_begun(material)()


def plan_page_begun(material: Material) -> Callable[[], str]:
    """Return what writes the page as :func:`plan_page` does; all that takes no picture is made at once."""
    words = Words(material.language)
    writer = Writer(material, words)
    content = plan_content(writer)
    shown: dict[str, object] = {
        **content._asdict(),
        "reached": content.reached,
        "unreached": content.unreached,
        "downloads": _downloads(material, words),
        "has_pictures": bool(material.pictures),
        "has_activities": bool(content.activity_groups),
        "most_rows": _MOST_ROWS,
        "most_names": _MOST_NAMES,
        "contents": _contents(writer, content),
    }
    pictures = [
        *content.overviews,
        *content.gap_pictures,
        *content.change_pictures,
        *(*content.rest_pictures, *content.loop_pictures),
        *(*content.loss_pictures, *content.budget_pictures),
        *(picture for area in content.areas for picture in area.pictures),
    ]
    script = (
        within("script", "filter.js", material.templates) if len(material.plan.of("Activity")) > 1 else ""
    )
    frame = Frame(material.version, material.date, material.templates, material.logo)
    title = content.head.name.text
    return partial(document, "plan.html", material.language, title, shown, pictures, script, frame)


def _downloads(material: Material, words: Words) -> tuple[Download, ...]:
    return tuple(Download(name, words[f"download-{name}"]) for name in material.downloads)


def _contents(writer: Writer, content: PlanContent) -> tuple[ContentsLine, ...]:
    words = writer.words
    lines = [ContentsLine("glance", words["glance"])]
    if content.changes:
        lines.append(ContentsLine("changes", words("changes", revision=content.changes.revision)))
    lines.append(ContentsLine("gaps", words["gaps"]))
    if content.status.rows or content.status.meanings:
        lines.append(ContentsLine("status", words["status"]))
    lines.append(ContentsLine("goals", words["goals"]))
    if content.reach:
        lines.append(ContentsLine("reach", words["reach"]))
    if content.parts:
        lines.append(ContentsLine("parts", words["parts"]))
    if content.rests or content.loops.rows:
        lines.append(ContentsLine("rests", words["rests" if content.rests else "loops"]))
    asked = (("losses", content.losses), ("budgets", content.budgets))
    lines.extend(ContentsLine(anchor, words[anchor]) for anchor, found in asked if found)
    if content.areas:
        names = [(area.entry.anchor, area.entry.name) for area in content.areas]
        parts = tuple(ContentsLine(anchor, name.text, name.language) for anchor, name in names)
        lines.append(ContentsLine("areas", words["areas"], parts=parts))
    if content.remaining_arrows:
        lines.append(ContentsLine("arrows", words["other-arrows"]))
    lines.append(ContentsLine("activities", words["activities"]))
    people = (("groups", content.target_groups), ("challenges", content.challenges))
    lines.extend(ContentsLine(anchor, words[anchor]) for anchor, branches in people if branches)
    lines.extend(ContentsLine(chapter.name, words[chapter.name]) for chapter in content.chapters)
    ends = (("matches", content.matches), ("discrepancies", content.discrepancies))
    lines.extend(ContentsLine(anchor, words[anchor]) for anchor, rows in ends if rows)
    lines.append(ContentsLine("sources", words["sources"]))
    if content.passages:
        lines.append(ContentsLine("passages", words["passages"]))
    return tuple(lines)
