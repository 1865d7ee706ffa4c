"""What surrounds the text: where in a document it goes, its head and foot, language, title and properties."""

from __future__ import annotations

from typing import Any, NamedTuple

from docx.oxml.ns import qn

from forandring.reports.document.markup import clean, field, language_tag, markup, run_of
from forandring.reports.document.words import ReportWords
from forandring.reports.material import Material

__all__ = ["PLACEHOLDER", "Place", "place_for", "set_frame"]

PLACEHOLDER = "{{ forandring }}"
"""What a template's paragraph says where the report is to stand."""


class Place(NamedTuple):
    """Where a report goes: before which element, in which section, and in whose stead.

    Attributes:
        before: an element of the body.
        section: properties of the section it is in, ``None`` where the document has none.
        placeholder: the paragraph that it takes the place of, ``None`` for none.
    """

    before: Any
    section: Any
    placeholder: Any


def place_for(document: Any) -> Place:
    """Return where a report goes: at the placeholder, else at the end, on a new page if there is something."""
    body = document.element.body
    if body.find(qn("w:sectPr")) is None:
        body.append(markup("sectPr"))
    last = body.find(qn("w:sectPr"))
    wanted = PLACEHOLDER.replace(" ", "")
    for paragraph in body.iterchildren(qn("w:p")):
        if _text(paragraph).replace(" ", "").replace("\u00a0", "") == wanted:
            section = next((s for s in paragraph.itersiblings() if _section(s) is not None), None)
            own = _section(paragraph)
            found = own if own is not None else (_section(section) if section is not None else last)
            if own is not None:
                # The placeholder also ends a section: it stays, emptied, to go on doing so.
                for run in paragraph.findall(qn("w:r")):
                    paragraph.remove(run)
                return Place(paragraph, found, None)
            return Place(paragraph, found, paragraph)
    if any(_is_content(element) for element in body):
        last.addprevious(markup("p", markup("r", markup("br", type="page"))))
    else:
        for element in [e for e in body if e is not last and e.tag == qn("w:p")]:
            body.remove(element)
    return Place(last, last, None)


def _text(paragraph: Any) -> str:
    return "".join(element.text or "" for element in paragraph.iter(qn("w:t"))).strip()


def _section(element: Any) -> Any:
    if element.tag == qn("w:sectPr"):
        return element
    return element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")


def _is_content(element: Any) -> bool:
    """Return whether an element of a body shows something."""
    if element.tag == qn("w:sectPr"):
        return False
    shows = ("w:drawing", "w:pict", "w:object", "w:sectPr", "w:fldChar", "w:br")
    return (
        element.tag not in (qn("w:p"), qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:proofErr"))
        or bool(_text(element))
        or any(next(element.iter(qn(tag)), None) is not None for tag in shows)
    )


def set_frame(document: Any, words: ReportWords, title: str, material: Material, *, own: bool) -> None:
    """Set title, language and properties, and the foot of our own blank document."""
    properties = document.core_properties
    properties.title = _short(title)
    properties.language = language_tag(words.language)
    if own:
        properties.subject = words["subject"]
        properties.keywords = ""
        _set_foot(document, words, title, material.date)
    _set_language(document, words.language)


def _short(words: str) -> str:
    """Return a text as a property holds it: at most 255 characters."""
    return " ".join(clean(words).split())[:255]


def _set_foot(document: Any, words: ReportWords, title: str, date: str | None) -> None:
    """Write plan, date and page number into the foot of every page."""
    paragraph = document.sections[0].footer.paragraphs[0]._p
    said = " · ".join(part for part in (_short(title), date) if part)
    for element in (
        run_of(f"{said} · {words['page-word']} "),
        *field("PAGE", "1"),
        run_of(f" {words['page-of']} "),
        *field("NUMPAGES", "1"),
    ):
        paragraph.append(element)


def _set_language(document: Any, language: str) -> None:
    """Set the language in which Word checks the spelling."""
    element = document.styles.element
    tag = language_tag(language)
    for known in element.iterfind(f"{qn('w:docDefaults')}//{qn('w:lang')}"):
        known.set(qn("w:val"), tag)
    for style in element.iterchildren(qn("w:style")):
        if style.get(qn("w:default")) in ("1", "true") and style.get(qn("w:type")) == "paragraph":
            for known in style.iter(qn("w:lang")):
                known.set(qn("w:val"), tag)
    for known in document.settings.element.iterchildren(qn("w:themeFontLang")):
        known.set(qn("w:val"), tag)
