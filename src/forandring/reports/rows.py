"""What pages are made of in the small: phrases, names, citations, values, arrows and whole entries."""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "Accepted",
    "ArrowRow",
    "Cite",
    "Detail",
    "Entry",
    "Name",
    "PassageRow",
    "Phrase",
    "Piece",
    "Value",
]


class Phrase(NamedTuple):
    """A text; ``language`` is its tag where it is not the page's own, else "".

    ``parts`` is the same text with the places that it names apart from the rest; ``()`` where it names none.
    """

    text: str
    language: str = ""
    parts: tuple[str | Cite, ...] = ()


class Name(NamedTuple):
    """A node as it is named in a sentence or a cell.

    Attributes:
        text, language: as of a :class:`Phrase`.
        href: where it is described, ``None`` where nothing describes it.
        inferred: it was read into the source.
        aside: what is added in brackets, "" for nothing.
    """

    text: str
    language: str = ""
    href: str | None = None
    inferred: bool = False
    aside: str = ""


class Cite(NamedTuple):
    """A cited place: as it is written, where its passage stands, and the passage itself where at hand.

    ``text`` goes on from the cited place before it ("linje 4, 7"); ``full`` can stand alone ("linje 7").
    """

    text: str
    href: str | None
    passage: str
    full: str = ""


class Piece(NamedTuple):
    """A piece of a passage; ``marked`` where a statement takes its figure or its name from it."""

    text: str
    marked: bool


class PassageRow(NamedTuple):
    """A cited passage as the page shows it.

    Attributes:
        anchor: its id on the page.
        source: the document's name.
        place: the lines or pages, as a citation writes them.
        language: of the text where it is not the page's own, else "".
        pieces: the whole text, in order.
    """

    anchor: str
    source: str
    place: str
    language: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The passage as it stands in the source, lines parted by line ends."""
        return "".join(piece.text for piece in self.pieces)


class Value(NamedTuple):
    """One value of a property: a name or a text, what is said of it in turn, and where."""

    name: Name
    details: tuple[Detail, ...] = ()
    cites: tuple[Cite, ...] = ()


class Detail(NamedTuple):
    """A property with its values; none of them means that the source does not say."""

    term: str
    values: tuple[Value, ...]


class ArrowRow(NamedTuple):
    """One arrow as a row of a table.

    Attributes:
        number: in the picture, ``None`` where it is in none.
        negative: it works against what it points at.
        evidence, confidence: in words; "" where nothing is said.
        weight: local name of the kind of evidence, "" where none is given.
        times: how many claims stand behind it.
        serves: it is no claim: a goal serves a higher one.
        folded: it is no claim of the plan's: it stands for ways that go through what is not drawn.
        spoken: an end of it is a list in the picture and no node: its note says it all.
    """

    number: int | None
    cause: Name
    effect: Name
    negative: bool
    evidence: str
    weight: str
    confidence: str
    assumptions: tuple[Name, ...]
    notes: tuple[Phrase, ...]
    inferred: bool
    cites: tuple[Cite, ...]
    times: int = 1
    serves: bool = False
    folded: bool = False
    spoken: bool = False


class Accepted(NamedTuple):
    """A gap that somebody has accepted: code, reason, who, and until when ("" for ever)."""

    code: str
    reason: Phrase
    owner: str
    expires: str


class Entry(NamedTuple):
    """A node with all that is said of it."""

    anchor: str
    id: str
    name: Phrase
    kind: str
    number: str
    also: tuple[Phrase, ...]
    definition: Phrase
    notes: tuple[Phrase, ...]
    details: tuple[Detail, ...]
    arrows: tuple[ArrowRow, ...]
    cites: tuple[Cite, ...]
    accepted: tuple[Accepted, ...]
    inferred: bool
    place: str
