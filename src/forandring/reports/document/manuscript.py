"""The body of a report as it is written: headings, paragraphs, tables and pictures, one after the other."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from forandring.reports.document.geometry import Sections
from forandring.reports.document.markup import field, markup, paragraph_of, run_of
from forandring.reports.document.pictures import drawing_of, size_of
from forandring.reports.document.pieces import Paragraph, Run, Runs, Table, plain
from forandring.reports.document.styles import Styles
from forandring.reports.document.tables import table_of
from forandring.reports.words import Words

__all__ = ["Heading", "Manuscript"]

_CAPTION_ROOM = 1100
"""Height that a picture leaves for its caption, in twentieths of a point."""

_IMAGE_ROOM = 20


class Heading(NamedTuple):
    """A heading as the table of contents lists it: its level, text, language and bookmark."""

    level: int
    text: str
    language: str
    bookmark: str


class Manuscript:
    """Holds what has been written of a report, and numbers its captions, bookmarks and drawings.

    Args:
        document: python-docx's, into which pictures are put.
        styles: of the document.
        sections: of the document.
        words: the report's own texts.
    """

    def __init__(self, document: Any, styles: Styles, sections: Sections, words: Words) -> None:
        self.blocks: list[Any] = []
        self.headings: list[Heading] = []
        self.contents_at = 0
        self.words = words
        self.sections = sections
        self._document = document
        self._styles = styles
        self._counts = {"figure": 0, "table": 0}
        self._marks: dict[str, tuple[int, str]] = {}
        self._set: set[str] = set()
        self._first_mark, self._first_drawing = _highest(document)

    # Text

    def part(self, runs: Runs) -> None:
        """Write a heading below a chapter's own that the table of contents does without."""
        self._write(Paragraph(runs, "part"))

    def heading(self, level: int, runs: Runs) -> None:
        """Write a heading; what leads to it leads to its first run's anchor, or to one of its own."""
        anchor = next((run.anchor for run in runs if run.anchor), f"heading-{len(self.headings)}")
        if not any(run.anchor for run in runs):
            runs = (runs[0]._replace(anchor=anchor), *runs[1:])
        named = plain(run for run in runs if run.look != "mark").strip()
        self.headings.append(Heading(level, named, runs[0].language, self._bookmark(anchor)[1]))
        self._write(Paragraph(runs, f"heading-{level}"))

    def paragraph(self, *parts: Runs, style: str = "body") -> None:
        """Write a paragraph of all the parts; none at all of nothing."""
        runs = tuple(run for part in parts for run in part)
        if runs:
            self._write(Paragraph(runs, style))

    def bullet(self, runs: Runs, depth: int = 1) -> None:
        """Write a paragraph of a list, at a depth from 1."""
        shown = min(depth, 3)
        self._write(Paragraph(runs, "bullet" if shown == 1 else f"bullet-{shown}"))

    def mark_contents(self) -> None:
        """Let the table of contents stand here; what follows begins a page."""
        self.contents_at = len(self.blocks)

    def _write(self, paragraph: Paragraph) -> None:
        self.blocks.append(self.element(paragraph))

    def element(self, paragraph: Paragraph, right: bool = False) -> Any:
        """Return a paragraph as an element."""
        self._set.update(run.anchor for run in paragraph.runs if run.anchor)
        return paragraph_of(
            paragraph.runs,
            self._styles[paragraph.style],
            character_style=self._styles.__getitem__,
            bookmark=self._bookmark,
            right=right,
        )

    # Tables and pictures

    def table(self, table: Table) -> None:
        """Write a table with its caption above it; none at all without rows."""
        if not table.rows:
            return
        style = "table" if table.headed else "facts"
        if table.caption:
            self._caption("table", "table-caption", table.caption)
        elif self.blocks and self.blocks[-1].tag == qn("w:tbl"):
            # Word would join two tables that nothing parts.
            self._write(Paragraph((), "end"))
        self.blocks.append(
            table_of(table, self.sections.room.width, self._styles[style], self.element, table.caption)
        )
        self._write(Paragraph((), "end"))

    def picture(self, png: bytes, title: str, description: str, note: str = "") -> None:
        """Write a picture with its caption below it, as large as the page allows."""
        room = self.sections.room
        room = room._replace(height=room.height - _CAPTION_ROOM - _IMAGE_ROOM * len(note) // 4)
        relation, _ = self._document.part.get_or_add_image(io.BytesIO(png))
        number = self._first_drawing + self._counts["figure"]
        drawing = drawing_of(relation, number, size_of(png), room, title, description)
        paragraph = self.element(Paragraph((), "picture"))
        paragraph.append(drawing)
        self.blocks.append(paragraph)
        self._caption("figure", "caption", f"{title.rstrip('.')}. {note}" if note else title)

    def better_turned(self, png: bytes) -> bool:
        """Return whether a picture is worth a turned page."""
        return self.sections.better_turned(*size_of(png), _CAPTION_ROOM)

    def _caption(self, kind: str, style: str, title: str) -> None:
        self._counts[kind] += 1
        label = self.words[f"caption-{kind}"]
        paragraph = self.element(Paragraph((Run(f"{label} "),), style))
        for element in field(f"SEQ {label} \\* ARABIC", str(self._counts[kind])):
            paragraph.append(element)
        paragraph.append(run_of(": " + " ".join(title.split("\n"))))
        self.blocks.append(paragraph)

    # Pages

    @property
    def turned(self) -> bool:
        """Whether the pages being written lie down."""
        return self.sections.turned

    def turn(self, lying: bool) -> None:
        """Let the pages that follow lie down or stand up; those before end here."""
        if lying == self.sections.turned:
            return
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.tag != qn("w:p"):
            self._write(Paragraph((), "end"))
            last = self.blocks[-1]
        properties = last.find(qn("w:pPr"))
        if properties is None:
            properties = markup("pPr")
            last.insert(0, properties)
        properties.append(self.sections.closing(turn=lying))

    # Links

    def _bookmark(self, anchor: str) -> tuple[int, str]:
        """Return the number and the name of an anchor's bookmark; Word takes letters, digits and 40 of them."""
        known = self._marks.get(anchor)
        if known is None:
            number = self._first_mark + len(self._marks)
            name = re.sub(r"[^A-Za-z0-9]+", "_", anchor)[:24].strip("_")
            known = self._marks[anchor] = (number, f"f_{name}_{number}")
        return known

    def finish(self) -> None:
        """Stand the pages up again, and take away links that lead nowhere in this report."""
        self.turn(lying=False)
        there = {name for anchor, (_, name) in self._marks.items() if anchor in self._set}
        link = self._styles["link"]
        for block in self.blocks:
            for element in list(block.iter(qn("w:hyperlink"))):
                if element.get(qn("w:anchor")) not in there:
                    _unwrap(element, link)


def _unwrap(link: Any, style: str) -> None:
    """Put what is in a link in its place, without the look of one."""
    parent = link.getparent()
    place = parent.index(link)
    for run in list(link):
        for look in run.iter(qn("w:rStyle")):
            if look.get(qn("w:val")) == style:
                look.getparent().remove(look)
                break
        parent.insert(place, run)
        place += 1
    parent.remove(link)


def _highest(document: Any) -> tuple[int, int]:
    """Return numbers that no bookmark and no drawing of a document has."""
    body = document.element.body
    marks = _numbers(mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart")))
    drawings = _numbers(drawing.get("id") for drawing in body.iter(qn("wp:docPr")))
    return max(marks, default=0) + 1, max(drawings, default=0) + 1


def _numbers(texts: Iterable[str | None]) -> list[int]:
    return [int(text) for text in texts if text and text.isdigit()]
