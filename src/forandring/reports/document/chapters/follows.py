"""What follows from the plan: who reaches what, how much hangs together, what falls with what, what money buys."""

from __future__ import annotations

from forandring.reports.content import PlanContent
from forandring.reports.document.chapters.areas import Pictures, write_pictures
from forandring.reports.document.manuscript import Manuscript
from forandring.reports.document.pieces import Column, Paragraph, Run, Runs, Table, cell, joined, text
from forandring.reports.document.wording import Wording
from forandring.reports.follows.budgets import BudgetRow, BudgetTable
from forandring.reports.follows.losses import LossRow, Some
from forandring.reports.follows.reach import ReachRow, ReachTable, Unreached
from forandring.reports.follows.shares import PartRow, PartTable
from forandring.reports.glance import ShareRow

__all__ = ["write_budgets", "write_losses", "write_parts", "write_reach"]

_ACROSS = 14
"""Goals that one table of signs has room for beside each other."""

Cells = tuple[tuple[Paragraph, ...], ...]


def write_reach(manuscript: Manuscript, wording: Wording, content: PlanContent) -> None:
    """Write activities against goals as signs, in as many tables as paper needs."""
    words, reach = wording.words, content.reach
    if reach is None:
        return
    manuscript.heading(1, text(words["reach"]))
    manuscript.paragraph(text(words["reach-intro"]))
    letters = ", ".join(f"{letter} {evidence}" for letter, evidence in reach.letters)
    for sign, said in (
        ("●", words["reach-direct"]),
        ("2", words["reach-steps"]),
        ("*", words["reach-inferred"]),
        ("…", f"{words['reach-letters']}: {letters}"),
    ):
        manuscript.bullet((Run(f"{sign}  ", "strong"), *text(said)))
    if reach.rows_of:
        manuscript.paragraph(text(words("reach-shown", shown=reach.shown_rows, all=reach.rows_of)))
    if reach.columns_of:
        shown = words("reach-columns-shown", shown=reach.shown_columns, all=reach.columns_of)
        manuscript.paragraph(text(shown))
    filled = _shown(reach)
    for first in range(0, len(filled), _ACROSS):
        columns = filled[first : first + _ACROSS]
        manuscript.paragraph(
            (Run(f"{words['reach-columns']}: ", "strong"), *_columns(wording, reach, columns))
        )
        manuscript.table(_signs(wording, reach, columns, whole=len(filled) <= _ACROSS))
    _write_without(manuscript, wording, "reach-empty-rows", reach.rows_without)
    _write_without(manuscript, wording, "reach-empty-columns", reach.columns_without)


def _shown(reach: ReachTable) -> list[int]:
    """Return the columns that hold a sign; goals without are named below the table, and would fill pages."""
    rows = [row for group in reach.groups for row in group.rows]
    return [place for place in range(len(reach.columns)) if any(row.cells[place].sign for row in rows)]


def _columns(wording: Wording, reach: ReachTable, columns: list[int]) -> Runs:
    named = ((place + 1, reach.columns[place]) for place in columns)
    return joined(((Run(f"{number} ", "strong"), *wording.name(goal)) for number, goal in named), "; ")


def _signs(wording: Wording, reach: ReachTable, columns: list[int], *, whole: bool) -> Table:
    words = wording.words
    titles = (Column(words["activity"], 40), *(Column(str(place + 1), 6) for place in columns))
    rows: list[Cells] = []
    for group in reach.groups:
        found = [_sign_row(wording, row, columns) for row in group.rows if any(c.sign for c in row.cells)]
        if found and len(reach.groups) > 1:
            area = group.area.text if group.area else words["without-focus-area"]
            rows.append((cell(text(area, "strong")), *(cell() for _ in columns)))
        rows.extend(found)
    part = "" if whole else f" ({columns[0] + 1}–{columns[-1] + 1})"
    return Table(titles, tuple(rows), words["reach-caption"] + part)


def _sign_row(wording: Wording, row: ReachRow, columns: list[int]) -> Cells:
    return (cell(wording.name(row.activity)), *(cell(text(row.cells[place].sign)) for place in columns))


def _write_without(manuscript: Manuscript, wording: Wording, key: str, without: Unreached) -> None:
    if without.names:
        more = f" {wording.words('and-names-more', count=without.hidden)}" if without.hidden else ""
        title = Run(f"{wording.words(key, count=without.number)}: ", "strong")
        manuscript.paragraph((title, *wording.names(without.names)), text(more))


def write_parts(manuscript: Manuscript, wording: Wording, content: PlanContent) -> None:
    """Write how much hangs together by focus area and by goal."""
    words = wording.words
    if not content.parts:
        return
    manuscript.heading(1, text(words["parts"]))
    manuscript.paragraph(text(words["parts-intro"]))
    for table in content.parts:
        manuscript.table(_part(wording, table))
        if table.all:
            manuscript.paragraph(text(words("parts-shown", shown=table.shown, all=table.all)))


def _part(wording: Wording, table: PartTable) -> Table:
    share = 62 / len(table.columns)
    columns = (Column(table.head, 38), *(Column(title, share, True) for title in table.columns))
    return Table(columns, tuple(_part_row(wording, row) for row in table.rows), table.title)


def _part_row(wording: Wording, row: PartRow) -> Cells:
    return (cell(wording.name(row.name)), *(cell(_share(share)) for share in row.shares))


def _share(share: ShareRow | None) -> Runs:
    if share is None:
        return text("–")
    read = f" → {share.inferred}" if share.inferred != share.stated else ""
    return (*text(share.stated), *text(read, "quiet"))


def write_losses(manuscript: Manuscript, wording: Wording, content: PlanContent, pictures: Pictures) -> None:
    """Write what falls when one thing falls away."""
    words, losses = wording.words, content.losses
    if losses is None:
        return
    manuscript.heading(1, text(words["losses"]))
    manuscript.paragraph(text(words["losses-intro"]))
    columns = (
        Column(words["losses-without"], 17),
        Column(words["losses-activities"], 14, True),
        Column(words["losses-stated"], 18),
        Column(words["losses-inferred"], 20),
        Column(words["losses-leg"], 18),
        Column(words["losses-citizens"], 8, True),
        Column(words["losses-cost"], 15),
    )
    rows = tuple(_loss(wording, row) for row in losses.rows)
    manuscript.table(Table(columns, rows, words["losses-caption"]))
    if losses.all:
        manuscript.paragraph(text(words("losses-shown", shown=losses.shown, all=losses.all)))
    warnings = joined((wording.phrase(warning) for warning in losses.warnings), " ")
    manuscript.paragraph(warnings, text(f" {words['citizens-twice']}"), style="note")
    write_pictures(manuscript, wording, content.loss_pictures, pictures, "")


def _loss(wording: Wording, row: LossRow) -> Cells:
    words = wording.words
    stranded = f"{words['losses-stranded']}: {row.stranded}" if row.stranded else ""
    weakened = f"{words['losses-weakened']}: {row.weakened}" if row.weakened else ""
    return (
        cell(text(row.without)),
        cell(text(str(row.removed)), text(stranded, "quiet"), text(weakened, "quiet")),
        *(cell(_some(wording, some)) for some in (row.stated, row.inferred, row.one_leg)),
        cell(text(row.citizens or "–")),
        cell(text(row.cost or "–")),
    )


def _some(wording: Wording, some: Some) -> Runs:
    if not some.number:
        return text("–")
    more = f" {wording.words('and-names-more', count=some.hidden)}" if some.hidden else ""
    return (Run(f"{some.number}: ", "strong"), *wording.names(some.names), *text(more, "quiet"))


def write_budgets(manuscript: Manuscript, wording: Wording, content: PlanContent, pictures: Pictures) -> None:
    """Write what each budget does most with."""
    words, budgets = wording.words, content.budgets
    if budgets is None:
        return
    manuscript.heading(1, text(words["budgets"]))
    if budgets.note:
        manuscript.paragraph(text(budgets.note, "absent"))
        return
    manuscript.paragraph(text(words["budgets-intro"]))
    # On the page of the chapter's heading, which would stand there almost alone otherwise.
    write_pictures(manuscript, wording, content.budget_pictures, pictures, "", turning=False)
    # The table has too many columns for an upright page.
    manuscript.turn(lying=True)
    manuscript.table(_budgets(wording, budgets))
    manuscript.turn(lying=False)
    for note in budgets.notes:
        manuscript.bullet(text(note))
    if budgets.left_out:
        title = words("budgets-left-out", count=len(budgets.left_out))
        manuscript.paragraph((Run(f"{title}: ", "strong"), *wording.names(budgets.left_out)))


def _budgets(wording: Wording, budgets: BudgetTable) -> Table:
    words = wording.words
    keys = ("budgets-goals", "challenges", "citizens", "budgets-evidence", "activities")
    columns = (
        Column(words["budgets-budget"], 12, True),
        Column(words["budgets-spent"], 12, True),
        *(Column(words[key], 10, True) for key in keys),
        Column(words["budgets-joins"], 22),
        Column(words["budgets-leaves"], 18),
    )
    return Table(columns, tuple(_budget(wording, row) for row in budgets.rows), words["budgets-caption"])


def _budget(wording: Wording, row: BudgetRow) -> Cells:
    return (
        cell(text(row.budget)),
        cell(text(row.spent)),
        *(cell(text(number)) for number in (*row.reached, str(row.activities))),
        cell(wording.names(row.joins) or text("–")),
        cell(wording.names(row.leaves) or text("–")),
    )
