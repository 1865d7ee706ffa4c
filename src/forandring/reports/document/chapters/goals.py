"""Goals with what reaches them, what they rest on, and the loops that feed back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forandring.reports.content import PlanContent
from forandring.reports.document.chapters.areas import Pictures, write_pictures
from forandring.reports.document.manuscript import Manuscript
from forandring.reports.document.pieces import Column, Run, Runs, Table, cell, joined, text
from forandring.reports.document.wording import Wording, capital
from forandring.reports.goals import GoalRow, Reach
from forandring.reports.rests import RestRow

__all__ = ["write_goals", "write_rests"]


def write_goals(manuscript: Manuscript, wording: Wording, content: PlanContent) -> None:
    """Write every goal: first those that activities lead to, then the others."""
    words = wording.words
    manuscript.heading(1, text(words["goals"]))
    if not content.goals:
        manuscript.paragraph(text(words["no-goals"], "absent"))
        return
    manuscript.paragraph(text(words["goals-intro"]))
    if content.reached:
        manuscript.heading(2, text(words["goals-reached-heading"]))
        for goal in content.reached:
            _write_reached(manuscript, wording, goal)
    if content.unreached:
        manuscript.heading(2, text(words["goals-unreached-heading"]))
        manuscript.table(_unreached(wording, content.unreached))


def _write_reached(manuscript: Manuscript, wording: Wording, goal: GoalRow) -> None:
    manuscript.heading(3, wording.title(goal.entry))
    manuscript.paragraph(text(capital(goal.entry.kind)), wording.cites(goal.entry.cites), style="kind")
    _write_said(manuscript, wording, goal)
    manuscript.table(_routes(wording, goal))


def _write_said(manuscript: Manuscript, wording: Wording, goal: GoalRow) -> None:
    """Write what is said of a goal beside the ways to it."""
    words, entry = wording.words, goal.entry
    manuscript.paragraph(wording.also(entry), style="note")
    manuscript.paragraph(wording.phrase(entry.definition))
    manuscript.table(wording.facts(entry.details))
    for note in entry.notes:
        manuscript.paragraph(wording.phrase(note), style="note")
    for key, names in (("served-by", goal.served_by), ("others-lead-here", goal.others)):
        if names:
            manuscript.paragraph(text(f"{words[key]}: "), wording.names(names))


def _unreached(wording: Wording, goals: Sequence[GoalRow]) -> Table:
    """Return goals as a table: each one's name, and what is said of it."""
    columns = (Column(wording.words["goal"], 38), Column(wording.words["said"], 62))
    rows = tuple((cell(*_named(wording, goal)), cell(*_said(wording, goal))) for goal in goals)
    return Table(columns, rows, facts=True)


def _named(wording: Wording, goal: GoalRow) -> tuple[Runs, Runs]:
    area = (Run(" – ", "plain"), *wording.name(goal.area)) if goal.area else ()
    aside = (*text(capital(goal.entry.kind)), *area, *wording.cites(goal.entry.cites))
    return wording.title(goal.entry), tuple(run._replace(look="plain") for run in aside)


def _said(wording: Wording, goal: GoalRow) -> Iterator[Runs]:
    words, entry = wording.words, goal.entry
    yield wording.also(entry)
    yield wording.phrase(entry.definition)
    for detail in entry.details:
        yield wording.detail(detail)
    for note in entry.notes:
        yield wording.phrase(note, "quiet")
    for key, names in (("served-by", goal.served_by), ("others-lead-here", goal.others)):
        if names:
            yield (Run(f"{words[key]}: ", "quiet"), *wording.names(names))
    for gap in goal.accepted:
        yield wording.accepted(gap)


def _routes(wording: Wording, goal: GoalRow) -> Table:
    words = wording.words
    columns = (
        Column(words["activity"], 42),
        Column(words["routes"], 22, True),
        Column(words["shortest"], 14, True),
        Column(words["evidence-of-weakest"], 24),
    )
    rows = tuple(
        (
            cell(wording.name(reach.activity)),
            cell(wording.routes(reach)),
            cell(text(str(reach.steps))),
            cell(_weight(wording, reach)),
        )
        for reach in goal.reaches
    )
    return Table(columns, rows, words("routes-caption", goal=goal.entry.name.text))


def _weight(wording: Wording, reach: Reach) -> Runs:
    shown = text(reach.evidence) or wording.absent()
    return (*shown, *(wording.mark() if reach.inferred else ()))


def write_rests(manuscript: Manuscript, wording: Wording, content: PlanContent, pictures: Pictures) -> None:
    """Write what each goal can stand to lose, and which loops feed back; nothing where there is neither."""
    words, loops = wording.words, content.loops
    if not content.rests and not loops.rows:
        return
    manuscript.heading(1, text(words["rests" if content.rests else "loops"]))
    if content.rests:
        manuscript.paragraph(text(words["rests-intro"]))
        manuscript.table(_rests(wording, content.rests))
        write_pictures(manuscript, wording, content.rest_pictures, pictures, "")
    if loops.rows:
        if content.rests:
            manuscript.heading(2, text(words["loops"]))
        manuscript.paragraph(
            text(words["loops-intro"]), text(f" {words['loops-more']}" if loops.more else "")
        )
        for loop in loops.rows:
            ring = joined((wording.name(node) for node in loop.nodes), " → ")
            mark = wording.mark() if loop.inferred else ()
            manuscript.bullet((*ring, Run(f" ({loop.sign})", "quiet"), *mark))
        write_pictures(manuscript, wording, content.loop_pictures, pictures, "")


def _rests(wording: Wording, rows: tuple[RestRow, ...]) -> Table:
    words = wording.words
    columns = (
        Column(words["goal"], 30),
        Column(words["activities"], 13, True),
        Column(words["apart-stated"], 12, True),
        Column(words["apart-inferred"], 12, True),
        Column(words["unavoidable"], 22),
        Column(words["at-risk"], 11),
    )
    found = tuple(
        (
            cell(wording.name(row.goal)),
            cell(text(row.activities)),
            cell(text(row.stated)),
            cell(text(row.inferred)),
            cell(_unavoidable(wording, row)),
            cell(_risk(wording, row)),
        )
        for row in rows
    )
    return Table(columns, found, words["rests-caption"])


def _unavoidable(wording: Wording, row: RestRow) -> Runs:
    more = f" {wording.words('and-more', count=row.hidden)}" if row.hidden else ""
    return (*(wording.names(row.unavoidable) or text("–")), *text(more, "quiet"))


def _risk(wording: Wording, row: RestRow) -> Runs:
    words = wording.words
    if row.at_risk == "all":
        return text(words["yes"], "strong")
    return text(words["at-risk-stated"] if row.at_risk == "stated" else words["no"])
