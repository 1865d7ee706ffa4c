"""The styles that a report is written in: a document's own where it has them, else those of our blank one."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

from forandring.reports.document.markup import markup

__all__ = ["OWN", "Styles"]

_BUILT_IN: Mapping[str, str] = {
    "title": "Title",
    "lead": "Subtitle",
    "heading-1": "heading 1",
    "heading-2": "heading 2",
    "heading-3": "heading 3",
    "contents-heading": "TOC Heading",
    "contents-1": "toc 1",
    "contents-2": "toc 2",
    "caption": "caption",
    "bullet": "List Bullet",
    "bullet-2": "List Bullet 2",
    "bullet-3": "List Bullet 3",
    "footer": "footer",
}
"""Our name → Word's own; a template that lacks one of these is told of."""

OWN: Mapping[str, str] = {
    "part": "Forandring Part",
    "cell": "Forandring Cell",
    "cell-bullet": "Forandring Cell Bullet",
    "note": "Forandring Note",
    "kind": "Forandring Kind",
    "table-caption": "Forandring Table Caption",
    "picture": "Forandring Picture",
    "number": "Forandring Number",
    "number-label": "Forandring Number Label",
    "end": "Forandring End",
    "strong": "Forandring Strong",
    "link": "Forandring Link",
    "mark": "Forandring Mark",
    "plain": "Forandring Plain",
    "quiet": "Forandring Quiet",
    "absent": "Forandring Absent",
    "warning": "Forandring Warning",
    "marked": "Forandring Marked",
    "green": "Forandring Green",
    "yellow": "Forandring Yellow",
    "red": "Forandring Red",
    "grey": "Forandring Grey",
    "table": "Forandring Table",
    "facts": "Forandring Facts",
}
"""Our name → a style of our own, which a template may define to its liking."""


# Beside a template's own headings, numbers and a colour of ours would look out of place.
_IN_TEXT_INK = frozenset({"title", "heading 1", "heading 2", "heading 3", "toc heading"})


class Styles:
    """Finds the id of a style by our name for it; one that a document lacks is put into it.

    Args:
        document: whose styles are used; python-docx's document.
        blank: our own, which has every style.
    """

    def __init__(self, document: Any, blank: Any) -> None:
        self._element = document.styles.element
        self._spare = {_name(style): style for style in blank.styles.element.iterchildren(qn("w:style"))}
        self._spare_numbers = blank.part.numbering_part.element
        self._document = document
        self._ids = {
            _name(style): style.get(qn("w:styleId")) for style in self._element.iterchildren(qn("w:style"))
        }
        self._numbers: dict[str, str] = {}
        self.missing: list[str] = []

    def __getitem__(self, name: str) -> str:
        """Return the id of a style; "" is the document's own look."""
        if not name or name == "body":
            return ""
        word_name = (_BUILT_IN.get(name) or OWN[name]).lower()
        known = self._ids.get(word_name)
        return self._added(word_name) if known is None else known

    def _added(self, word_name: str) -> str:
        """Put a style of ours into the document, with those it is based on, and return its id."""
        style = deepcopy(self._spare[word_name])
        # A style of our own is new to every template; one of Word's is something that a template lacks.
        self.missing.extend(name for name in _BUILT_IN.values() if name.lower() == word_name)
        identity = _free(style.get(qn("w:styleId")), {i.lower() for i in self._ids.values()})
        style.set(qn("w:styleId"), identity)
        self._ids[word_name] = identity
        self._element.append(style)
        for tag in ("w:basedOn", "w:next"):
            self._follow(style, tag)
        self._adapt(style, word_name)
        return identity

    def _follow(self, style: Any, tag: str) -> None:
        """Let a reference of a style of ours lead to the document's own style of that name."""
        reference = style.find(qn(tag))
        if reference is None:
            return
        ours = {s.get(qn("w:styleId")): name for name, s in self._spare.items()}
        wanted = ours[reference.get(qn("w:val"))]
        known = self._ids.get(wanted)
        if known is None and wanted in ("normal", "default paragraph font", "normal table"):
            style.remove(reference)
        else:
            reference.set(qn("w:val"), known or self._added(wanted))

    def _adapt(self, style: Any, word_name: str) -> None:
        """Number a style of ours by a list of the document, and take the document's ink for its headings."""
        number = style.find(f".//{qn('w:numId')}")
        if word_name in _IN_TEXT_INK:
            for element in [*style.iter(qn("w:color")), *style.iter(qn("w:numPr"))]:
                element.getparent().remove(element)
        elif number is not None and number.get(qn("w:val")) != "0":
            number.set(qn("w:val"), self._list_number(number.get(qn("w:val"))))

    def _list_number(self, ours: str) -> str:
        """Return the number of a list in the document that looks as our list ``ours`` does."""
        if ours not in self._numbers:
            self._numbers[ours] = add_list(self._document, self._spare_numbers, ours)
        return self._numbers[ours]


def add_list(document: Any, spare: Any, ours: str) -> str:
    """Put a list of our blank document's into another and return its number there."""
    target = numbering_of(document)
    number = next(num for num in spare.iterchildren(qn("w:num")) if num.get(qn("w:numId")) == ours)
    abstract = number.find(qn("w:abstractNumId")).get(qn("w:val"))
    known = next(
        a for a in spare.iterchildren(qn("w:abstractNum")) if a.get(qn("w:abstractNumId")) == abstract
    )
    copy = deepcopy(known)
    # The styles of the document may have other ids; they name the list, not the list them.
    for reference in list(copy.iter(qn("w:pStyle"))):
        reference.getparent().remove(reference)
    abstracts = list(target.iterchildren(qn("w:abstractNum")))
    fresh = 1 + max((int(a.get(qn("w:abstractNumId"))) for a in abstracts), default=-1)
    copy.set(qn("w:abstractNumId"), str(fresh))
    target.insert(target.index(abstracts[-1]) + 1 if abstracts else 0, copy)
    numbers = list(target.iterchildren(qn("w:num")))
    identity = 1 + max((int(n.get(qn("w:numId"))) for n in numbers), default=0)
    place = target.index(numbers[-1]) + 1 if numbers else target.index(copy) + 1
    target.insert(place, markup("num", markup("abstractNumId", val=fresh), numId=identity))
    return str(identity)


def numbering_of(document: Any) -> Any:
    """Return the lists of a document; one that has none gets an empty part for them."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.numbering import NumberingPart

    part = document.part
    try:
        return part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        fresh = NumberingPart(
            PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, markup("numbering"), part.package
        )
        part.relate_to(fresh, RELATIONSHIP_TYPE.NUMBERING)
        return fresh.element


def _name(style: Any) -> str:
    name = style.find(qn("w:name"))
    return (name.get(qn("w:val")) if name is not None else "").lower()


def _free(identity: str, taken: set[str]) -> str:
    """Return an id that no style has.

    >>> _free("Title", {"title"})
    'Title1'
    """
    candidate, number = identity, 0
    while candidate.lower() in taken:
        number += 1
        candidate = f"{identity}{number}"
    return candidate
