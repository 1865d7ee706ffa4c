"""How every activity is going, in the plan's own colours, and what gave each its colour."""

from __future__ import annotations

from typing import NamedTuple

from forandring.analysis.status import Status, status
from forandring.dates import moment
from forandring.model import Activity, local_name
from forandring.reports.rows import Cite, Name, Phrase
from forandring.reports.writer import Writer

__all__ = ["Badge", "StatusRow", "StatusTable", "badge", "known_status", "status_table"]

_ORDER = ("green", "yellow", "red", "grey")
_SYMBOLS = {"green": "●", "yellow": "▲", "red": "■", "grey": "◇"}
_HOLLOW = {"green": "○", "yellow": "△", "red": "□", "grey": "◇"}


class Badge(NamedTuple):
    """A status as a symbol, a word and a colour; derived ones have hollow symbols."""

    colour: str
    symbol: str
    word: str
    value: str
    derived: bool


class StatusRow(NamedTuple):
    """One activity's status; ``badge`` is ``None`` where nothing is said that it could be told from."""

    activity: Name
    area: Name | None
    badge: Badge | None
    reasons: tuple[str, ...]
    date: str
    cites: tuple[Cite, ...]


class Meaning(NamedTuple):
    """What the plan itself means by a colour, and how many activities have it."""

    anchor: str
    badge: Badge
    label: Phrase
    definition: Phrase
    notes: tuple[Phrase, ...]
    cites: tuple[Cite, ...]
    number: int


class StatusTable(NamedTuple):
    """Every activity's status, the worst first, and what the colours mean."""

    meanings: tuple[Meaning, ...]
    counts: tuple[tuple[Badge, int], ...]
    rows: tuple[StatusRow, ...]
    derived: bool
    unknown: int


def badge(writer: Writer, found: Status) -> Badge:
    """Return a status as it is shown."""
    derived = found.basis == "Derived"
    symbols = _HOLLOW if derived else _SYMBOLS
    word = writer.term(found.colour.capitalize())
    return Badge(found.colour, symbols[found.colour], word, writer.term(found.value), derived)


def known_status(writer: Writer, activity: Activity) -> Status | None:
    """Return an activity's status; ``None`` also where a rule gave a colour for want of anything to look at.

    A definition that is met by everything else would colour an activity green of which the source names
    neither prerequisites nor funding: that would be shown as if the source had said so.
    """
    found = status(activity, writer.plan, writer.material.theory)
    if found is None or found.basis == "Stated" or found.reasons:
        return found
    return found if activity.prerequisites or activity.funding else None


def status_table(writer: Writer) -> StatusTable:
    """Return the status of every activity: by colour from red to grey, then in text order, the unknown last."""
    rows = [_row(writer, node) for node in writer.plan.of("Activity") if isinstance(node, Activity)]
    worst_first = ("red", "yellow", "green", "grey")
    known = [row for colour in worst_first for row in rows if row.badge and row.badge.colour == colour]
    unknown = [row for row in rows if row.badge is None]
    meanings = _meanings(writer, rows)
    counts = []
    for colour in _ORDER:
        of_colour = [row.badge for row in known if row.badge and row.badge.colour == colour]
        if of_colour:
            counts.append((of_colour[0], len(of_colour)))
    return StatusTable(
        meanings,
        tuple(counts),
        (*known, *unknown) if known or meanings else (),
        any(row.badge and row.badge.derived for row in rows),
        len(unknown),
    )


def _row(writer: Writer, activity: Activity) -> StatusRow:
    found = known_status(writer, activity)
    area = writer.name(activity.focus_area) if activity.focus_area else None
    if found is None:
        return StatusRow(writer.name(activity.id), area, None, (), "", ())
    reasons = tuple(dict.fromkeys(reason.in_language(writer.language) for reason in found.reasons))
    date = moment(found.date, writer.language) if found.date else ""
    cites = _cites(writer, activity, found)
    return StatusRow(writer.name(activity.id), area, badge(writer, found), reasons, date, cites)


def _cites(writer: Writer, activity: Activity, found: Status) -> tuple[Cite, ...]:
    """Return where a status is said: of a report its own citations, else where the activity is described."""
    reports = [writer.node(identity) for identity in activity.ids("statusReport")]
    of_date = [r for r in reports if r and r.cites and r.lexical("date") == found.date]
    return writer.cites(of_date[-1].cites if found.basis == "Stated" and of_date else activity.cites)


def _meanings(writer: Writer, rows: list[StatusRow]) -> tuple[Meaning, ...]:
    found = []
    for node in writer.plan.of("StatusRule"):
        colour = local_name(node.one("colour") or "Grey").lower()
        if colour in _ORDER and not node.id.startswith("_:"):
            mark = Badge(colour, _SYMBOLS[colour], writer.term(colour.capitalize()), "", False)
            found.append(
                Meaning(
                    writer.anchor(node.id),
                    mark,
                    writer.phrase(node.labels),
                    writer.phrase(node.texts("definition")),
                    writer.phrases(node.texts("note")),
                    writer.cites(node.cites),
                    sum(1 for row in rows if row.badge and row.badge.colour == colour),
                )
            )
    return tuple(found)
