"""What falls away with what: one row for each kind of money, condition, organisation and grade of evidence."""

from __future__ import annotations

from typing import NamedTuple

from forandring.analysis.what_if import Supposition, WhatIf
from forandring.reports.answers.layout import evidence_words
from forandring.reports.answers.money import amounts_words
from forandring.reports.follows.standing import Standing
from forandring.reports.rows import Name, Phrase
from forandring.reports.writer import Writer

__all__ = ["LossRow", "LossTable", "loss_table"]

_MOST_NAMED = 4


class Some(NamedTuple):
    """Several things: how many, and the first of them by name."""

    number: int
    names: tuple[Name, ...]
    hidden: int


class LossRow(NamedTuple):
    """What falls when one thing falls away.

    ``stranded`` activities stand but lead to no goal any more, ``weakened`` ones stay with less; ``citizens``
    and ``cost`` are of those that fall or are stranded, "" where none is.
    """

    without: str
    removed: int
    stranded: int
    weakened: int
    stated: Some
    inferred: Some
    one_leg: Some
    citizens: str
    cost: str


class LossTable(NamedTuple):
    """The rows, how many there are in all ("" where all are shown), and what the plan says of its own numbers."""

    rows: tuple[LossRow, ...]
    shown: str
    all: str
    warnings: tuple[Phrase, ...]


def loss_table(writer: Writer, found: Standing) -> LossTable | None:
    """Return the table; ``None`` where no goal is reached, so that none can be lost."""
    if not found.losses:
        return None
    warnings = dict.fromkeys(i for loss in found.losses for i in loss.citizens.warnings)
    cut = len(found.losses) < found.supposed
    return LossTable(
        tuple(_row(writer, loss, found) for loss in found.losses),
        writer.number(len(found.losses)),
        writer.number(found.supposed) if cut else "",
        tuple(writer.phrase(found.theory.index[i].texts("definition")) for i in warnings),
    )


def _row(writer: Writer, loss: WhatIf, found: Standing) -> LossRow:
    falls = bool(loss.removed or loss.inferred.stranded)
    people = loss.citizens
    return LossRow(
        _without(writer, loss.supposition, found),
        sum(found.theory.index[i].kind == "Activity" for i in loss.removed),
        len(loss.inferred.stranded),
        len(loss.weakened),
        _some(writer, loss.stated.goals),
        _some(writer, loss.inferred.goals),
        _some(writer, loss.inferred.one_leg),
        (writer.number(people.total) if people.stated else writer.words["not-stated"]) if falls else "",
        amounts_words(loss.amounts, writer.language) if falls else "",
    )


def _some(writer: Writer, ids: tuple[str, ...]) -> Some:
    shown = ids[:_MOST_NAMED]
    return Some(len(ids), writer.names(shown), len(ids) - len(shown))


def _without(writer: Writer, supposed: Supposition, found: Standing) -> str:
    words = writer.words
    if supposed.funding:
        return words("losses-money", kind=writer.term(supposed.funding[0]))
    if supposed.blocked_by:
        return words("losses-blocked", kind=writer.term(supposed.blocked_by[0]))
    if supposed.organisations:
        return words("losses-organisation", name=writer.name(supposed.organisations[0]).text)
    return words("losses-links", level=evidence_words(found.theory, supposed.evidence, writer.language))
