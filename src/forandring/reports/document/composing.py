"""A plan's material → its report: every chapter in the order of the page, in a document of Word's."""

from __future__ import annotations

from typing import Any, NamedTuple

from docx.oxml.ns import qn

from forandring.reports.content import PlanContent, plan_content
from forandring.reports.document.chapters.activities import write_activities
from forandring.reports.document.chapters.areas import write_areas, write_pictures
from forandring.reports.document.chapters.changes import write_changes
from forandring.reports.document.chapters.follows import (
    write_budgets,
    write_losses,
    write_parts,
    write_reach,
)
from forandring.reports.document.chapters.front import write_front
from forandring.reports.document.chapters.glance import write_glance
from forandring.reports.document.chapters.goals import write_goals, write_rests
from forandring.reports.document.chapters.lacks import write_gaps, write_status
from forandring.reports.document.chapters.people import write_people
from forandring.reports.document.chapters.reference import write_reference
from forandring.reports.document.contents import contents_of, has_contents
from forandring.reports.document.framing import place_for, set_frame
from forandring.reports.document.geometry import Sections
from forandring.reports.document.manuscript import Manuscript
from forandring.reports.document.markup import markup
from forandring.reports.document.package import Template, blank, opened, saved
from forandring.reports.document.pieces import Paragraph, Run, text
from forandring.reports.document.styles import Styles
from forandring.reports.document.wording import Wording
from forandring.reports.document.words import ReportWords
from forandring.reports.material import Material
from forandring.reports.writer import Writer
from forandring.texts import Message

__all__ = ["Report", "plan_report"]


class Report(NamedTuple):
    """A plan's report as a Word document; ``notes`` says what a template lacked."""

    content: bytes
    notes: tuple[Message, ...]


def plan_report(material: Material, template: Template | None = None, *, short: bool = False) -> Report:
    """Return a plan's report as a Word document; the same material gives the same bytes.

    Args:
        material: what the plan's page is made of, with its pictures as PNG; a picture without is left out.
        template: a document whose styles, paper, head and foot are kept; the report is put where it says
            ``{{ forandring }}``, else at its end.
        short: leave out the activities one by one, what is counted from the plan, and what is only looked
            up: the arrows that no diagram shows, people, reference and passages.

    Raises:
        ForandringError: the template is no Word document, is damaged or locked, or contains macros.
    """
    words = ReportWords(material.language)
    own = blank()
    document = opened(template) if template else own
    styles = Styles(document, own)
    place = place_for(document)
    manuscript = Manuscript(document, styles, Sections(place.section), words)
    content = plan_content(Writer(material, words))
    _write(manuscript, Wording(words), _shortened(content) if short else content, material, short=short)
    manuscript.finish()
    _put(place, manuscript, _contents(document, manuscript, styles, template is None))
    set_frame(document, words, content.head.name.text, material, own=template is None)
    return Report(saved(document), _notes(template, styles))


def _shortened(content: PlanContent) -> PlanContent:
    """Return content without what a short report leaves out."""
    return content._replace(
        reach=None,
        parts=(),
        losses=None,
        budgets=None,
        remaining_arrows=(),
        chapters=(),
        matches=(),
        discrepancies=(),
        passages=(),
        absent_sources=(),
    )


def _write(
    manuscript: Manuscript, wording: Wording, content: PlanContent, material: Material, *, short: bool
) -> None:
    words = wording.words
    pictures = {picture.name: picture for picture in material.pictures}
    write_front(manuscript, wording, content.head, material.date)
    manuscript.mark_contents()
    write_glance(manuscript, wording, content)
    write_pictures(manuscript, wording, content.overviews, pictures, words["picture"])
    write_changes(manuscript, wording, content, pictures)
    write_gaps(manuscript, wording, content)
    write_pictures(manuscript, wording, content.gap_pictures, pictures, words["gaps-picture"])
    write_status(manuscript, wording, content)
    write_goals(manuscript, wording, content)
    write_reach(manuscript, wording, content)
    write_parts(manuscript, wording, content)
    write_rests(manuscript, wording, content, pictures)
    # Its table has too many columns for upright pages.
    manuscript.turn(content.losses is not None)
    write_losses(manuscript, wording, content, pictures)
    manuscript.turn(lying=False)
    write_budgets(manuscript, wording, content, pictures)
    write_areas(manuscript, wording, content, pictures)
    if not short:
        write_activities(manuscript, wording, content)
        write_people(manuscript, wording, content)
    write_reference(manuscript, wording, content)
    made = words("made-with", version=material.version)
    dated = f" {words('made-on', date=material.date)}" if material.date else ""
    manuscript.paragraph(text(made + dated), style="note")


def _contents(document: Any, manuscript: Manuscript, styles: Styles, own: bool) -> list[Any]:
    """Return the table of contents with its heading; none where a template has its own."""
    if not own and has_contents(document.element.body):
        return []
    lines = contents_of(manuscript.headings, lambda level: styles[f"contents-{level}"], numbered=own)
    heading = Paragraph((Run(manuscript.words["contents"]),), "contents-heading")
    return [manuscript.element(heading), *lines]


def _put(place: Any, manuscript: Manuscript, contents: list[Any]) -> None:
    """Put what was written into the document, the table of contents after the front."""
    at = manuscript.contents_at
    for block in (*manuscript.blocks[:at], *contents, *manuscript.blocks[at:]):
        place.before.addprevious(block)
    # The glance begins on a page of its own, after title and contents.
    first = manuscript.blocks[at]
    properties = first.find(qn("w:pPr"))
    style = properties.find(qn("w:pStyle"))
    properties.insert(0 if style is None else properties.index(style) + 1, markup("pageBreakBefore"))
    if place.placeholder is not None:
        place.placeholder.getparent().remove(place.placeholder)


def _notes(template: Template | None, styles: Styles) -> tuple[Message, ...]:
    if template is None or not styles.missing:
        return ()
    named = ", ".join(styles.missing)
    return (
        Message(
            f"skabelonen {template.name} har ikke alle typografier; disse er lavet i standardudseende: {named}",
            f"the template {template.name} lacks some styles; these are made in the standard look: {named}",
        ),
    )
