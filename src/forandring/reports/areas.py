"""Focus areas with their pictures, and the numbered arrows of every picture as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from forandring.model import FocusArea, Link
from forandring.reports.glance import MoneyRow, ShareRow, coverage_of, money_table, shares_of
from forandring.reports.inline import Inline, inline
from forandring.reports.material import Arrow, Picture
from forandring.reports.rows import ArrowRow, Entry, Name, Phrase
from forandring.reports.writer import Writer

__all__ = ["AreaRow", "Drawn", "areas", "drawn", "overviews", "remaining_arrows"]

_WIDE = 1.15
_MOST_ARROWS = 500
_WIDER_THAN_A_PAGE = 1000
"""CSS pixels; what is narrower can be read on an upright page."""
_SHARES = ("plan-goals-reached", "activities-linked", "links-with-evidence")


class Drawn(NamedTuple):
    """A picture on the page, with its arrows as rows.

    Attributes:
        shown: returns the picture with ids of its own; it is waited for where it is still being drawn.
        sentences: what the arrows say where they stand for no claims, only for counts of routes; there
            are then no rows.
    """

    name: str
    title: str
    kind: str
    shown: Callable[[], Inline]
    svg_href: str
    png_href: str
    note: str
    arrows: tuple[ArrowRow, ...]
    sentences: tuple[str, ...]

    @property
    def image(self) -> Inline:
        """The picture as it stands in the page."""
        return self.shown()

    @property
    def wide(self) -> bool:
        """Whether it is to have a landscape page in print."""
        return self.image.width > max(_WIDE * self.image.height, _WIDER_THAN_A_PAGE)


class AreaRow(NamedTuple):
    """A focus area: what is said of it, its activities, its money and its pictures."""

    entry: Entry
    activities: tuple[Name, ...]
    money: MoneyRow | None
    shares: tuple[ShareRow, ...]
    pictures: tuple[Drawn, ...]


def drawn(writer: Writer, picture: Picture) -> Drawn:
    """Return a picture with its arrows in words."""

    @cache
    def shown() -> Inline:
        svg = picture.svg()
        return inline(svg, f"p-{picture.name}-", picture.title) if svg else Inline("", (), 0, 0)

    folded = not any(arrow.links for arrow in picture.arrows)
    return Drawn(
        picture.name,
        picture.title,
        picture.kind,
        shown,
        picture.svg_href,
        picture.png_href,
        picture.note,
        () if folded else tuple(_row(writer, arrow) for arrow in picture.arrows),
        tuple(arrow.text.in_language(writer.language) for arrow in picture.arrows) if folded else (),
    )


def _row(writer: Writer, arrow: Arrow) -> ArrowRow:
    """Return a drawn arrow as a row; one that stands for no claim says so in its own words."""
    row = writer.arrows_together(arrow.cause, arrow.effect, tuple(arrow.links), arrow.number)
    if not row.folded:
        return row
    said = Phrase(arrow.text.in_language(writer.language))
    spoken = any(writer.node(end) is None for end in (arrow.cause, arrow.effect))
    return row._replace(notes=(said,), spoken=spoken)


def areas(writer: Writer) -> tuple[AreaRow, ...]:
    """Return every focus area in text order."""
    money = money_table(writer)
    by_name = {row.name.href: row for row in money.rows} if money else {}
    return tuple(
        _area(writer, area, by_name.get(writer.href(area)))
        for area in writer.plan.of("FocusArea")
        if isinstance(area, FocusArea)
    )


def _area(writer: Writer, area: FocusArea, money: MoneyRow | None) -> AreaRow:
    figures = coverage_of(writer, "FocusArea", area.id)
    own = [p for p in writer.material.pictures if p.subject == area.id or _named(p, area)]
    return AreaRow(
        writer.entry(area, but=("declaredTotal", "partOf")),
        writer.names(a.id for a in writer.plan.of("Activity") if a.focus_area == area.id),
        money,
        tuple(shares_of(writer, figures, _SHARES)) if figures else (),
        tuple(drawn(writer, picture) for picture in own),
    )


def _named(picture: Picture, area: FocusArea) -> bool:
    return picture.subject is None and picture.kind == "focus-area" and picture.name == area.name


def overviews(writer: Writer, kinds: Iterable[str]) -> tuple[Drawn, ...]:
    """Return the pictures of these kinds."""
    return tuple(drawn(writer, picture) for picture in writer.material.pictures if picture.kind in kinds)


def remaining_arrows(writer: Writer) -> tuple[tuple[ArrowRow, ...], str]:
    """Return the plan's claims that no focus area's picture shows, so that none is missing from the page.

    Of very many the first are returned, and how many there are in words; else that is "".
    """
    shown = {id(link) for link in _links_in_pictures(writer)}
    links = [link for link in writer.plan.links if id(link) not in shown]
    rows = tuple(writer.arrow(link) for link in links[:_MOST_ARROWS])
    return rows, writer.number(len(links)) if len(rows) < len(links) else ""


def _links_in_pictures(writer: Writer) -> Iterator[Link]:
    listed = {"focus-area", "overview"}
    for picture in writer.material.pictures:
        if picture.kind in listed:
            for arrow in picture.arrows:
                yield from arrow.links
