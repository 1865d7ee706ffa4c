"""What a rule says of what it has found, before places are looked up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from forandring.model import Node, Place, Theory
from forandring.rdf.places import Part
from forandring.texts import Message

__all__ = ["Aside", "Complaint", "about", "both", "brief", "quoted"]


class Aside(NamedTuple):
    """Another place that a complaint speaks of."""

    message: Message
    place: Place
    part: Part = "subject"


class Complaint(NamedTuple):
    """What a rule has found.

    Attributes:
        message, help: one sentence each; ``help`` may be empty, the rule's own is then used.
        place: the triple it is about; ``None`` where it is about a stretch of text or a whole file.
        part: the part of that triple that is wrong.
        node: the node it is about.
        plan: its plan's id.
        key: what sets it apart from other complaints on the node.
        region: file and offsets where ``place`` is ``None``; offsets are ``None`` for a whole file.
        asides, text_asides: other places that it speaks of; the latter as message, file and offsets.
        line: the line, from 1, where only that is known.
        about: ids of other nodes on which it may be waived: the arrow itself, the rest of a loop.
    """

    message: Message
    place: Place | None = None
    part: Part = "subject"
    node: str | None = None
    plan: str | None = None
    help: Message | None = None
    asides: tuple[Aside, ...] = ()
    key: str = ""
    region: tuple[str, int | None, int | None] | None = None
    text_asides: tuple[tuple[Message, str, int, int], ...] = ()
    line: int | None = None
    about: tuple[str, ...] = ()


def about(
    node: Node, da: str, en: str, *, help: Message | None = None, asides: tuple[Aside, ...] = ()
) -> Complaint:
    """Return a complaint about a node as a whole.

    Args:
        node: what is complained of.
        da, en: what is wrong; the first ``{}`` stands for the node's label.
        help: what to do; the rule's own remedy where there is none.
        asides: other places that matter.
    """
    name = quoted(node)
    message = Message(da.replace("{}", name.da, 1), en.replace("{}", name.en, 1))
    return Complaint(message, node.place, "subject", node.id, node.plan, help, asides)


def quoted(node: Node) -> Message:
    """Return a node's label in quotation marks, in both languages; what has no name stands in ``[ … ]``."""
    if node.id.startswith("_:") and not node.labels:
        return Message("det, der står i [ … ]", "what stands in [ … ]")
    return Message(f"»{brief(node.label('da'))}«", f"“{brief(node.label('en'))}”")


def brief(text: str, most: int = 300) -> str:
    """Return a text as a sentence can hold it: what is longer than ``most`` characters is cut.

    >>> brief("et navn", 4)
    'et …'
    """
    return text if len(text) <= most else text[: most - 1] + "…"


def both(theory: Theory, ids: Iterable[str], *, most: int = 5) -> Message:
    """Return the labels of nodes as a list in words, at most ``most`` of them by name."""
    ids = list(ids)
    more = len(ids) - most
    danish = ", ".join(f"»{theory.label(i, 'da')}«" for i in ids[:most])
    english = ", ".join(f"“{theory.label(i, 'en')}”" for i in ids[:most])
    return Message(
        danish + (f" og {more} til" if more > 0 else ""), english + (f" and {more} more" if more > 0 else "")
    )
