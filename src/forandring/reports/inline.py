"""SVG documents → markup that can stand in a page: unique ids, nothing that acts, styles known by text."""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple
from xml.etree import ElementTree

__all__ = ["Inline", "inline"]

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
# Elements that run, embed or lead away; links are unwrapped, for a picture is one image to a screen reader.
_LEFT_OUT = frozenset(
    "script foreignObject iframe animate animateTransform animateMotion set handler image".split()
)
_UNWRAPPED = frozenset({"a"})
_ID_LISTS = frozenset({"aria-labelledby", "aria-describedby"})
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"\s]+)['\"]?\s*\)")
_SAFE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]*")
_PRESENTATION = frozenset(
    "fill fill-opacity fill-rule stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin "
    "stroke-opacity stroke-miterlimit opacity font-family font-size font-weight font-style text-anchor "
    "dominant-baseline letter-spacing paint-order visibility display clip-path marker-start marker-end".split()
)


class Inline(NamedTuple):
    """A picture as it stands in the page.

    Attributes:
        markup: begins with ``<svg``.
        styles: the exact text of every style element in it, for the page's policy.
        width, height: natural size in CSS pixels, 0 where the document does not say.
    """

    markup: str
    styles: tuple[str, ...]
    width: int
    height: int


def inline(svg: str, prefix: str, title: str) -> Inline:
    """Return an SVG document as markup for a page.

    Args:
        svg: a whole document.
        prefix: set before every id, so that several pictures can stand on one page.
        title: accessible name, taken where the document has no title of its own.

    What could run, fetch or lead away is left out; style attributes become presentation attributes, for the
    page's policy forbids the former.

    Raises:
        ElementTree.ParseError: ``svg`` is not well-formed; it is always made by ourselves.
    """
    root = ElementTree.fromstring(svg)
    if root.tag != f"{_SVG}svg":
        raise ValueError("not an SVG document")
    writer = _Writer(prefix)
    own_title = root.find(f"{_SVG}title")
    if own_title is None:
        own_title = ElementTree.Element(f"{_SVG}title")
        own_title.text = title
        root.insert(0, own_title)
    own_title.set("id", "title")
    root.set("role", "img")
    root.set("aria-labelledby", "title")
    root.attrib.pop("aria-label", None)
    root.attrib.pop("aria-describedby", None)
    width, height = (_pixels(root.get(side)) for side in ("width", "height"))
    for side, size in (("width", width), ("height", height)):
        if size:
            root.set(side, str(size))
    writer.element(root)
    return Inline("".join(writer.parts), tuple(writer.styles), width, height)


def _pixels(length: str | None) -> int:
    match = re.fullmatch(r"([0-9.]+)(pt|px|)", length or "")
    return round(float(match[1]) * (4 / 3 if match[2] == "pt" else 1)) if match else 0


class _Writer:
    """Gathers markup while a tree is walked."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.parts: list[str] = []
        self.styles: list[str] = []

    def element(self, element: ElementTree.Element) -> None:
        """Write an element of SVG with what is in it; leave out everything else."""
        if not isinstance(element.tag, str) or not element.tag.startswith(_SVG):
            return
        name = element.tag[len(_SVG) :]
        if name in _LEFT_OUT or not _SAFE_NAME.fullmatch(name):
            return
        if name in _UNWRAPPED:
            self._content(element)
            return
        self.parts.append(f"<{name}{self._attributes(element)}>")
        if name == "style":
            text = "".join(element.itertext())
            self.styles.append(text)
            self.parts.append(escape(text, quote=False))
        else:
            self._content(element)
        self.parts.append(f"</{name}>")

    def _content(self, element: ElementTree.Element) -> None:
        self._text(element.text)
        for child in element:
            self.element(child)
            self._text(child.tail)

    def _text(self, text: str | None) -> None:
        if text and (text.strip() or "\n" not in text):
            self.parts.append(escape(text, quote=False))

    def _attributes(self, element: ElementTree.Element) -> str:
        written: dict[str, str] = {}
        nameless = not element.get("aria-label", "-").strip()
        for name, value in element.attrib.items():
            if nameless and name in ("role", "aria-label"):
                continue  # an image of its own must have a name
            if name == "style":
                for declaration in value.split(";"):
                    key, _, said = declaration.partition(":")
                    if key.strip() in _PRESENTATION:
                        written[key.strip()] = self._referring(said.strip())
            elif name in ("href", _XLINK_HREF):
                if value.startswith("#"):
                    written["href"] = f"#{self.prefix}{value[1:]}"
            elif name == "id":
                written["id"] = self.prefix + value
            elif name in _ID_LISTS:
                written[name] = " ".join(self.prefix + item for item in value.split())
            elif _SAFE_NAME.fullmatch(name) and not name.lower().startswith("on") and ":" not in name:
                written[name] = self._referring(value)
            elif name == "{http://www.w3.org/XML/1998/namespace}lang":
                written["lang"] = value
        return "".join(f' {name}="{escape(value)}"' for name, value in written.items())

    def _referring(self, value: str) -> str:
        """Return a value whose references follow the ids; references to elsewhere are dropped."""
        if "url(" not in value:
            return value
        match = _REFERENCE.fullmatch(value.strip())
        return f"url(#{self.prefix}{match[1]})" if match else "none"
