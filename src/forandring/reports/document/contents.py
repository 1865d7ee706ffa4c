"""The table of contents: filled with the headings and links to them, and ready for Word to add page numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.oxml.ns import qn

from forandring.reports.document.manuscript import Heading
from forandring.reports.document.markup import field, markup, run_of

__all__ = ["contents_of", "has_contents"]

_LEVELS = 2


def contents_of(headings: Sequence[Heading], style: Callable[[int], str], *, numbered: bool) -> list[Any]:
    """Return the paragraphs of a table of contents.

    They stand in a field that Word fills anew when asked. A number of a page is left out until then, for
    only the program that lays the pages out can know it.

    Args:
        style: level → id of a paragraph style.
        numbered: the headings carry numbers as our blank document has them.
    """
    listed = [heading for heading in headings if heading.level <= _LEVELS]
    begin, code, separate, end = field(f'TOC \\o "1-{_LEVELS}" \\h \\z', "")
    numbers = _numbers(listed) if numbered else [""] * len(listed)
    found = [_line(h, number, style(h.level)) for h, number in zip(listed, numbers, strict=True)]
    if not found:
        return []
    for place, element in enumerate((begin, code, separate)):
        found[0].insert(place + 1, element)
    found[-1].append(end)
    return found


def _line(heading: Heading, number: str, style: str) -> Any:
    link = markup("hyperlink", anchor=heading.bookmark, history="1")
    if number:
        link.append(run_of(number))
        link.append(markup("r", markup("tab")))
    link.append(run_of(heading.text, language=heading.language))
    return markup("p", markup("pPr", markup("pStyle", val=style)), link)


def _numbers(headings: Sequence[Heading]) -> list[str]:
    """Return the numbers that Word gives the headings."""
    found, first, second = [], 0, 0
    for heading in headings:
        if heading.level == 1:
            first, second = first + 1, 0
            found.append(str(first))
        else:
            second += 1
            found.append(f"{first}.{second}")
    return found


def has_contents(body: Any) -> bool:
    """Return whether a document has a table of contents of its own."""
    codes = (code.text or "" for code in body.iter(qn("w:instrText")))
    simple = (element.get(qn("w:instr")) or "" for element in body.iter(qn("w:fldSimple")))
    return any(text.strip().startswith("TOC ") for text in (*codes, *simple))
