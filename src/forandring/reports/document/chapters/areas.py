"""Focus areas with their diagrams, and the arrows of every diagram as a numbered table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from forandring.reports.areas import AreaRow, Drawn
from forandring.reports.content import PlanContent
from forandring.reports.document.chapters.glance import amount
from forandring.reports.document.manuscript import Manuscript
from forandring.reports.document.pieces import Column, Paragraph, Run, Runs, Table, cell, text
from forandring.reports.document.wording import Wording
from forandring.reports.material import Picture
from forandring.reports.rows import ArrowRow

__all__ = ["write_areas", "write_pictures"]

Pictures = Mapping[str, Picture]


def write_pictures(
    manuscript: Manuscript,
    wording: Wording,
    drawings: Sequence[Drawn],
    pictures: Pictures,
    heading: str,
    *,
    turning: bool = True,
) -> None:
    """Write pictures of the whole plan, each with what its arrows say; the first one under a heading.

    Args:
        pictures: name → picture with its points; one without is left out.
        turning: whether a picture may have a turned page of its own.
    """
    for drawn in drawings:
        picture = pictures[drawn.name]
        if not picture.png():
            continue
        turned = manuscript.turned
        manuscript.turn(turned or (turning and manuscript.better_turned(picture.png())))
        if heading:
            manuscript.heading(2, text(heading))
        heading = ""
        _write_picture(manuscript, wording, drawn, picture, turned=turned)


def _write_picture(
    manuscript: Manuscript, wording: Wording, drawn: Drawn, picture: Picture, *, turned: bool = False
) -> None:
    """Write a picture and, on pages turned as those before it, what its arrows say."""
    manuscript.picture(picture.png(), drawn.title, picture.description, drawn.note)
    manuscript.turn(turned)
    if drawn.arrows:
        _write_arrows(manuscript, wording, drawn.arrows, wording.words("arrows-caption", title=drawn.title))
    if drawn.sentences:
        manuscript.paragraph(text(f"{wording.words['folded-arrows']}:"), style="table-caption")
        manuscript.table(_sentences(drawn.sentences))


def _sentences(sentences: Sequence[str]) -> Table:
    """Return sentences in two columns, to be read down the first and then down the second."""
    half = (len(sentences) + 1) // 2
    second = [*sentences[half:], *([""] * (2 * half - len(sentences)))]
    rows = tuple(
        (cell(text(one)), cell(text(other))) for one, other in zip(sentences[:half], second, strict=True)
    )
    return Table((Column("", 1), Column("", 1)), rows, headed=False)


def write_areas(manuscript: Manuscript, wording: Wording, content: PlanContent, pictures: Pictures) -> None:
    """Write every focus area, then the claims that no diagram shows."""
    words = wording.words
    if content.areas:
        manuscript.heading(1, text(words["areas"]))
        for area in content.areas:
            _write_area(manuscript, wording, area, pictures)
    if content.remaining_arrows:
        drawn = any(picture.png() for picture in pictures.values())
        manuscript.heading(1, text(words["other-arrows"]))
        caption = words["other-arrows-caption" if drawn else "all-arrows-caption"]
        _write_arrows(manuscript, wording, content.remaining_arrows, caption, numbered=False)


def _write_area(manuscript: Manuscript, wording: Wording, area: AreaRow, pictures: Pictures) -> None:
    entry = area.entry
    manuscript.heading(2, wording.title(entry, kind=True))
    manuscript.paragraph(wording.phrase(entry.definition), wording.cites(entry.cites))
    for note in entry.notes:
        manuscript.paragraph(wording.phrase(note), style="note")
    manuscript.table(wording.facts(entry.details, *_facts(wording, area)))
    for drawn in area.pictures:
        picture = pictures[drawn.name]
        if picture.png():
            manuscript.turn(manuscript.better_turned(picture.png()))
            _write_picture(manuscript, wording, drawn, picture)


def _facts(wording: Wording, area: AreaRow) -> list[tuple[str, tuple[Paragraph, ...]]]:
    words = wording.words
    named = tuple(Paragraph(wording.name(name), "cell-bullet") for name in area.activities)
    found = [(words["area-activities"], named or cell(text(words["no-area-activities"], "warning")))]
    if area.money:
        money = area.money
        found += [
            (words["annual"], amount(wording, money.annual, with_unit=True)),
            (words["setup"], amount(wording, money.setup, with_unit=True)),
            (words["citizens"], amount(wording, money.citizens)),
        ]
    for share in area.shares:
        stated = words("stated-routes", stated=share.stated) if share.stated != share.inferred else ""
        found.append((share.label, cell((*text(share.inferred), *text(stated and f" ({stated})", "quiet")))))
    return found


def _write_arrows(
    manuscript: Manuscript,
    wording: Wording,
    rows: Sequence[ArrowRow],
    caption: str,
    *,
    numbered: bool = True,
) -> None:
    """Write arrows as a table; a column that no arrow fills is left out, and the caption says so."""
    words = wording.words
    sure = any(row.confidence for row in rows)
    assuming = any(row.assumptions for row in rows)
    columns = [Column(words["number-short"], 5, True)] if numbered else []
    columns += [Column(words["from-to"], 50), Column(words["rests-on"], 14)]
    columns += [Column(words["confidence"], 12)] if sure else []
    columns += [Column(words["assumes"], 20)] if assuming else []
    columns += [Column(words["cited"], 15)]
    lacking = "" if sure else f" {words['none-states-confidence']}"
    lacking += "" if assuming else f" {words['none-states-assumption']}"
    found = tuple(_arrow(wording, row, numbered=numbered, sure=sure, assuming=assuming) for row in rows)
    manuscript.table(Table(tuple(columns), found, f"{caption}.{lacking}" if lacking else caption))


def _arrow(
    wording: Wording, row: ArrowRow, *, numbered: bool, sure: bool, assuming: bool
) -> tuple[tuple[Paragraph, ...], ...]:
    silent = row.serves or row.folded
    absent = text("–") if silent else wording.absent()
    cells = [cell(text("" if row.number is None else str(row.number)))] if numbered else []
    notes = tuple(wording.phrase(note, "" if row.spoken else "quiet") for note in row.notes)
    cells += [cell(*notes) if row.spoken else cell(_claim(wording, row), *notes)]
    cells += [cell(text("–") if silent else text(row.evidence) or absent)]
    cells += [cell(text(row.confidence) or absent)] if sure else []
    cells += [cell(wording.names(row.assumptions) or text("–"))] if assuming else []
    cells += [cell(wording.cites(row.cites)[1:])]
    return tuple(cells)


def _claim(wording: Wording, row: ArrowRow) -> Runs:
    words = wording.words
    if row.negative:
        between = Run(f" {words['works-against']} ", "warning")
    else:
        between = Run(f" {words['serves']} " if row.serves else " → ", "quiet")
    count = text(f" ({words('claims', count=row.times)})" if row.times > 1 else "", "quiet")
    mark = wording.mark() if row.inferred else ()
    ends = (wording.name(end._replace(inferred=False)) for end in (row.cause, row.effect))
    return (*next(ends), between, *next(ends), *count, *mark)
