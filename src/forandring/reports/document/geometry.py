"""Paper: how much room a page has upright and turned, and the sections that turn it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from forandring.reports.document.markup import markup

__all__ = ["Room", "Sections"]

_A4 = (11906, 16838)
_MARGIN = 1247
_TURN_GAIN = 1.1
_READABLE = 0.65


class Room(NamedTuple):
    """What a page has room for between its margins, in twentieths of a point."""

    width: int
    height: int

    def scale(self, width: float, height: float) -> float:
        """Return how much a picture must shrink to fit, at most 1.

        >>> Room(1000, 500).scale(2000, 500)
        0.5
        """
        return min(1.0, self.width / width, self.height / height)


class Sections:
    """The sections of a report, of which some have their pages turned.

    Args:
        properties: of the section that the report is written into; ``None`` where the document has none.
    """

    def __init__(self, properties: Any) -> None:
        self.base = properties if properties is not None else markup("sectPr")
        self.turned = False
        self._begun = False
        self.upright = _room(self.base, turned=False)
        self.lying = _room(self.base, turned=True)

    @property
    def room(self) -> Room:
        """What the page that is being written has room for."""
        return self.lying if self.turned else self.upright

    def better_turned(self, width: float, height: float, beside: int) -> bool:
        """Return whether a picture is so much larger on a turned page that it is worth one.

        Args:
            width, height: of the picture, in twentieths of a point.
            beside: height that its caption takes.
        """
        upright = self.upright._replace(height=self.upright.height - beside).scale(width, height)
        lying = self.lying._replace(height=self.lying.height - beside).scale(width, height)
        return upright < _READABLE and lying > _TURN_GAIN * upright

    def closing(self, *, turn: bool) -> Any:
        """Return the properties that end the section being written; the next one is turned or not."""
        properties = deepcopy(self.base)
        if self._begun:
            _drop(properties, "w:titlePg", "w:type")
            _drop_start(properties)
        if self.turned:
            _turn(properties)
        if not self._begun:
            # A title page or a first number belongs to the first section alone.
            _drop(self.base, "w:titlePg")
            _drop_start(self.base)
        self._begun, self.turned = True, turn
        return properties


def _drop(properties: Any, *tags: str) -> None:
    for tag in tags:
        for element in properties.findall(qn(tag)):
            properties.remove(element)


def _drop_start(properties: Any) -> None:
    numbers = properties.find(qn("w:pgNumType"))
    if numbers is not None:
        numbers.attrib.pop(qn("w:start"), None)


def _size(properties: Any) -> tuple[int, int]:
    size = properties.find(qn("w:pgSz"))
    if size is None:
        return _A4
    return _number(size, "w:w", _A4[0]), _number(size, "w:h", _A4[1])


def _number(element: Any, name: str, otherwise: int) -> int:
    try:
        return int(float(element.get(qn(name), otherwise)))
    except ValueError:
        return otherwise


def _room(properties: Any, *, turned: bool) -> Room:
    width, height = _size(properties)
    margins = properties.find(qn("w:pgMar"))
    sides = dict.fromkeys(("left", "right", "top", "bottom"), _MARGIN)
    gutter = 0
    if margins is not None:
        sides = {side: abs(_number(margins, f"w:{side}", _MARGIN)) for side in sides}
        gutter = _number(margins, "w:gutter", 0)
    if turned and width < height:
        width, height = height, width
    room = Room(
        width - sides["left"] - sides["right"] - gutter, height - sides["top"] - sides["bottom"] - gutter
    )
    columns = properties.find(qn("w:cols"))
    parts = max(1, _number(columns, "w:num", 1)) if columns is not None else 1
    return Room(max(1440, room.width // parts - (360 if parts > 1 else 0)), max(1440, room.height))


def _turn(properties: Any) -> None:
    width, height = _size(properties)
    if width >= height:
        return
    size = properties.find(qn("w:pgSz"))
    if size is None:
        size = markup("pgSz")
        properties.insert(len(properties.findall(qn("w:headerReference"))), size)
    size.set(qn("w:w"), str(height))
    size.set(qn("w:h"), str(width))
    size.set(qn("w:orient"), "landscape")
