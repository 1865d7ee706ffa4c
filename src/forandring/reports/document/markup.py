"""Elements of a Word document; a theory's text only ever becomes text in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from forandring.reports.document.pieces import Run

__all__ = ["clean", "field", "language_tag", "markup", "paragraph_of", "run_of"]

# What XML forbids, and what it allows and Word refuses or shows as a box.
_NO_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85")
_TAGS = {"da": "da-DK", "en": "en-GB"}


def markup(tag: str, *children: Any, **attributes: object) -> Any:
    """Return an element of the main namespace with attributes of it, and what is in it.

    >>> markup("jc", val="right").get(qn("w:val"))
    'right'
    """
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    for child in children:
        element.append(child)
    return element


def clean(words: str) -> str:
    """Return a text with the replacement sign for each character that a document cannot hold.

    >>> clean("a\\x00b\\ud800") == "a\\ufffdb\\ufffd", clean("a\\r\\nb")
    (True, 'a\\nb')
    """
    return _NO_CHARACTERS.sub("\ufffd", _LINE_ENDS.sub("\n", words)).replace("\t", " ")


def language_tag(language: str) -> str:
    """Return a language as Word names it: with a country where we know which is meant.

    >>> language_tag("da"), language_tag("en"), language_tag("kl")
    ('da-DK', 'en-GB', 'kl')
    """
    return _TAGS.get(language, re.sub("[^A-Za-z0-9-]", "", language))


def run_of(words: str, style: str = "", language: str = "") -> Any:
    """Return a text as a run; line ends become breaks.

    Args:
        style: id of a character style, "" for the paragraph's own look.
        language: tag of its language, "" for the document's own.
    """
    shown = clean(words)
    properties = []
    if style:
        properties.append(markup("rStyle", val=style))
    if _runs_leftwards(shown):
        properties.append(markup("rtl"))
    if language:
        properties.append(markup("lang", val=language_tag(language)))
    run = markup("r", markup("rPr", *properties)) if properties else markup("r")
    for number, line in enumerate(shown.split("\n")):
        if number:
            run.append(markup("br"))
        if line:
            run.append(_text(line))
    return run


def _text(line: str) -> Any:
    element = markup("t")
    element.text = line
    if line != line.strip() or "  " in line:
        element.set(qn("xml:space"), "preserve")
    return element


def _runs_leftwards(words: str) -> bool:
    """Return whether every letter is of a script that is written from right to left."""
    if words.isascii():
        return False
    kinds = {unicodedata.bidirectional(character) for character in words}
    return bool(kinds & {"R", "AL"}) and "L" not in kinds


def field(instruction: str, shown: str) -> list[Any]:
    """Return a field that Word works out, with what it shows until then."""
    code = markup("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    return [
        markup("r", markup("fldChar", fldCharType="begin")),
        markup("r", code),
        markup("r", markup("fldChar", fldCharType="separate")),
        *([run_of(shown)] if shown else []),
        markup("r", markup("fldChar", fldCharType="end")),
    ]


def paragraph_of(
    runs: Iterable[Run],
    style: str,
    *,
    character_style: Callable[[str], str],
    bookmark: Callable[[str], tuple[int, str]],
    right: bool = False,
) -> Any:
    """Return a paragraph.

    Args:
        style: id of its style; "" for the document's own.
        character_style: look of a run → id of a character style.
        bookmark: anchor → number and name of its bookmark.
        right: it is set to the right.
    """
    properties = [markup("pStyle", val=style)] if style else []
    if right:
        properties.append(markup("jc", val="right"))
    paragraph = markup("p", markup("pPr", *properties)) if properties else markup("p")
    for run in runs:
        element = run_of(run.text, character_style(run.look) if run.look else "", run.language)
        if run.href:
            element = markup("hyperlink", element, anchor=bookmark(run.href)[1], history="1")
        if run.anchor:
            number, name = bookmark(run.anchor)
            paragraph.append(markup("bookmarkStart", id=number, name=name))
            paragraph.append(element)
            paragraph.append(markup("bookmarkEnd", id=number))
        else:
            paragraph.append(element)
    return paragraph
