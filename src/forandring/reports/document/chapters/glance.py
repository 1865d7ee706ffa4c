"""The plan at a glance: what it holds, how much of it hangs together, and what it costs."""

from __future__ import annotations

from forandring.reports.content import PlanContent
from forandring.reports.document.manuscript import Manuscript
from forandring.reports.document.pieces import Column, Paragraph, Run, Runs, Table, cell, text
from forandring.reports.document.wording import Wording
from forandring.reports.glance import Declared, MoneyRow, MoneyTable, ShareRow, Sum, Tile

__all__ = ["amount", "write_glance"]

_SHARES = (56.0, 22.0, 22.0)
_MONEY = (36.0, 14.0, 17.0, 17.0, 16.0)


def write_glance(manuscript: Manuscript, wording: Wording, content: PlanContent) -> None:
    """Write what a council needs to know before it reads on."""
    words = wording.words
    manuscript.heading(1, text(words["glance"]))
    _reading(manuscript, wording, content)
    manuscript.table(wording.facts(content.head.more))
    for note in content.head.notes:
        manuscript.paragraph(wording.phrase(note), style="note")
    manuscript.heading(2, text(words["contains"]))
    manuscript.table(tiles(content.glance.tiles))
    manuscript.paragraph(text(content.glance.links))
    if content.glance.shares:
        manuscript.heading(2, text(words["coverage"]))
        manuscript.table(_shares(wording, content.glance.shares))
    manuscript.heading(2, text(words["money"]))
    _write_money(manuscript, wording, content)


def _reading(manuscript: Manuscript, wording: Wording, content: PlanContent) -> None:
    words = wording.words
    said = [words["how-to-read-text" if content.sources else "how-to-read-unsourced"]]
    if content.passages:
        said.append(words["how-to-cite"])
    if content.absent_sources:
        named = "; ".join(content.absent_sources)
        said.append(words("sources-missing", sources=named) if content.passages else words["sources-absent"])
    heading: Runs = (Run(f"{words['how-to-read']}. ", "strong"),)
    manuscript.paragraph(heading, text(" ".join(said)))


def tiles(found: tuple[Tile, ...]) -> Table:
    """Return counts with what is counted, side by side."""
    columns = tuple(Column("", 1) for _ in found)
    cells = tuple(
        (Paragraph((Run(tile.number),), "number"), Paragraph((Run(tile.label),), "number-label"))
        for tile in found
    )
    return Table(columns, (cells,) if cells else (), headed=False)


def _shares(wording: Wording, shares: tuple[ShareRow, ...]) -> Table:
    words = wording.words
    titles = (words["share"], words["as-stated"], words["with-inferred"])
    columns = tuple(
        Column(title, share, place > 0)
        for place, (title, share) in enumerate(zip(titles, _SHARES, strict=True))
    )
    rows = tuple(
        (
            cell(text(row.label)),
            cell(_share(row.stated, row.stated_percent)),
            cell(_share(row.inferred, row.inferred_percent)),
        )
        for row in shares
    )
    return Table(columns, rows, words["coverage-caption"])


def _share(shown: str, percent: str) -> Runs:
    return (*text(shown), *text(f" ({percent})" if percent else "", "quiet"))


def _write_money(manuscript: Manuscript, wording: Wording, content: PlanContent) -> None:
    words, money = wording.words, content.glance.money
    for funding in content.glance.plan_money:
        manuscript.paragraph(text(f"{words['plan-funding']}: "), wording.value(funding))
    if money is None:
        manuscript.paragraph(text(words["no-money"], "absent"))
        return
    manuscript.table(_money(wording, money))
    for total in money.declared:
        manuscript.bullet((*_declared(wording, total), *wording.cites(total.cites)))
    if money.total.citizens.text:
        _write_warnings(manuscript, wording, money)


def _money(wording: Wording, money: MoneyTable) -> Table:
    words = wording.words
    titles = [words[key] for key in ("focus-area", "activities", "annual", "setup", "citizens")]
    columns = tuple(
        Column(title, share, place > 0)
        for place, (title, share) in enumerate(zip(titles, _MONEY, strict=True))
    )
    caption = words("money-caption", unit=money.unit) if money.unit else words["money-caption-plain"]
    rows = tuple(_money_row(wording, row) for row in (*money.rows, money.total))
    return Table(columns, rows, caption, total=True)


def _money_row(wording: Wording, row: MoneyRow) -> tuple[tuple[Paragraph, ...], ...]:
    sums = (row.annual, row.setup, row.citizens)
    return (
        cell(wording.name(row.name)),
        cell(text(str(row.activities))),
        *(amount(wording, each) for each in sums),
    )


def amount(wording: Wording, found: Sum, *, with_unit: bool = False) -> tuple[Paragraph, ...]:
    """Return a sum as a cell, with how many it is known for where that is not all."""
    if not found.text:
        return cell(wording.absent())
    known = wording.words("known-of", known=found.known, all=found.all) if found.known < found.all else ""
    return cell(text(found.amount if with_unit else found.text), text(known, "quiet"))


def _declared(wording: Wording, total: Declared) -> Runs:
    named = {"whole": total.whole.text, "of": total.of, "printed": total.printed}
    if total.difference:
        differs = wording.words("declared-differs", **named, added=total.added, difference=total.difference)
        return (Run("≠ ", "red"), *text(differs))
    return (Run("✓ ", "green"), *text(wording.words("declared-agrees", **named)))


def _write_warnings(manuscript: Manuscript, wording: Wording, money: MoneyTable) -> None:
    words = wording.words
    said: list[Run] = [Run(f"{words['citizens-warning']}. ", "strong")]
    for phrase, cites in money.warnings:
        said += [*wording.phrase(phrase), *wording.cites(cites), Run(" ")]
    manuscript.paragraph(tuple(said), text(words["citizens-twice"]))
