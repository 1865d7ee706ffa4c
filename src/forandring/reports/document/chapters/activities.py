"""Every activity with what the source says of it, and its ways to the goals."""

from __future__ import annotations

from forandring.reports.activities import ActivityCard
from forandring.reports.content import PlanContent
from forandring.reports.document.manuscript import Manuscript
from forandring.reports.document.pieces import Column, Paragraph, Run, Runs, Table, cell, joined, text
from forandring.reports.document.wording import Wording
from forandring.reports.goals import Reach, StepRow

__all__ = ["write_activities"]


def write_activities(manuscript: Manuscript, wording: Wording, content: PlanContent) -> None:
    """Write the activities by focus area."""
    words, groups = wording.words, content.activity_groups
    manuscript.heading(1, text(words["activities"]))
    if not groups:
        manuscript.paragraph(text(words["no-activities"], "absent"))
    for group in groups:
        if group.area:
            manuscript.heading(2, text(group.area.text))
        elif len(groups) > 1:
            manuscript.heading(2, text(words["without-focus-area"]))
        for card in group.cards:
            _write_card(manuscript, wording, card)


def _write_card(manuscript: Manuscript, wording: Wording, card: ActivityCard) -> None:
    words, entry = wording.words, card.entry
    manuscript.heading(3, wording.title(entry))
    manuscript.paragraph(wording.also(entry), style="kind")
    manuscript.paragraph(wording.phrase(entry.definition), wording.cites(entry.cites))
    for gap in card.gaps:
        manuscript.paragraph(text(gap, "warning"))
    for accepted in entry.accepted:
        manuscript.paragraph(wording.accepted(accepted), style="note")
    manuscript.table(wording.facts((*card.facts, *card.more), *_status(wording, card)))
    for note in entry.notes:
        manuscript.paragraph(wording.phrase(note), style="note")
    if entry.arrows:
        manuscript.paragraph(_leads(wording, card))
    if card.reaches:
        manuscript.table(_routes(wording, card))
    else:
        manuscript.paragraph(text(words["no-routes"], "warning"))


def _status(wording: Wording, card: ActivityCard) -> list[tuple[str, tuple[Paragraph, ...]]]:
    if card.status is None:
        return []
    reasons = wording.words("lacks", reasons="; ".join(card.reasons)) if card.reasons else ""
    return [(wording.words["status"], cell(wording.badge(card.status), text(reasons)))]


def _leads(wording: Wording, card: ActivityCard) -> Runs:
    words = wording.words
    leads = words["leads-to"]
    found = []
    for arrow in card.entry.arrows:
        against = text(f"({words['works-against']}) " if arrow.negative else "", "warning")
        said = arrow.evidence or words["not-stated"]
        said += f", {words['inferred']}" if arrow.inferred else ""
        name = wording.name(arrow.effect._replace(inferred=False))
        found.append((*against, *name, Run(f" ({said})", "quiet"), *wording.cites(arrow.cites)))
    return (Run(f"{leads[0].upper()}{leads[1:]} ", "strong"), *joined(found, "; "))


def _routes(wording: Wording, card: ActivityCard) -> Table:
    words = wording.words
    columns = (Column(words["goal"], 28), Column(words["routes"], 20, True), Column(words["best-route"], 52))
    rows = tuple(_route_row(wording, reach) for reach in card.reaches)
    return Table(columns, rows, words("routes-of-caption", activity=card.entry.name.text))


def _route_row(wording: Wording, reach: Reach) -> tuple[tuple[Paragraph, ...], ...]:
    # A goal that was itself read in would else be marked twice.
    goal = wording.name(reach.goal._replace(inferred=reach.inferred or reach.goal.inferred))
    steps = joined((_step(wording, step) for step in reach.best[1:]), " ")
    return cell(goal), cell(wording.routes(reach)), cell(steps)


def _step(wording: Wording, step: StepRow) -> Runs:
    """Return a step of a route: on what it rests, and where it leads."""
    words = wording.words
    said = [step.evidence] if step.evidence else []
    said += [words["inferred"]] if step.inferred else []
    rests = Run(f"({', '.join(said)}) " if said else "", "quiet")
    weakest = text(f" [{words['weakest-mark']}]" if step.weakest else "", "mark")
    name = wording.name(step.name._replace(inferred=False))
    return (Run("→ "), *((rests,) if rests.text else ()), *name, *weakest)
