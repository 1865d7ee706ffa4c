"""Target groups and challenges as trees: who is served, what is addressed, and who pointed it out."""

from __future__ import annotations

from forandring.reports.content import PlanContent
from forandring.reports.document.manuscript import Manuscript
from forandring.reports.document.pieces import Column, Run, Runs, Table, cell, joined, text
from forandring.reports.document.wording import Wording
from forandring.reports.people import Branch

__all__ = ["write_people"]


def write_people(manuscript: Manuscript, wording: Wording, content: PlanContent) -> None:
    """Write the target groups and the challenges; nothing of those that the plan lacks."""
    words = wording.words
    if content.target_groups:
        manuscript.heading(1, text(words["groups"]))
        if content.layers:
            manuscript.part(text(words["layers"]))
            for layer in content.layers:
                number = Run(f"{words('layer', number=layer.number)}: ", "quiet")
                manuscript.bullet((number, *wording.names(layer.names)))
            manuscript.part(text(words.plural("TargetGroup")))
        for branch in content.target_groups:
            _write_branch(manuscript, wording, branch, 1, "served", "unserved", True)
    if content.challenges:
        manuscript.heading(1, text(words["challenges"]))
        _write_voices(manuscript, wording, content)
        complain = bool(content.activity_groups)
        for branch in content.challenges:
            _write_branch(manuscript, wording, branch, 1, "addressed-by", "unaddressed", complain)


def _write_voices(manuscript: Manuscript, wording: Wording, content: PlanContent) -> None:
    words = wording.words
    if not content.voices:
        return
    manuscript.paragraph(text(words["voices-intro"]))
    columns = (Column(words["group"], 35), Column(words["voices"], 12, True), Column(words["cited"], 53))
    rows = tuple(
        (cell(wording.name(v.group)), cell(text(str(v.number))), cell(wording.cites(v.cites)[1:]))
        for v in content.voices
    )
    manuscript.table(Table(columns, rows, words["voices-caption"]))


def _write_branch(
    manuscript: Manuscript,
    wording: Wording,
    branch: Branch,
    depth: int,
    by: str,
    lacking: str,
    complain: bool,
) -> None:
    """Write a group or a challenge as an item of a list, and below it what it consists of.

    Args:
        by: key of the words for what serves or addresses it.
        lacking: key of the words for nothing doing so.
        complain: whether that is worth a word.
    """
    manuscript.bullet(_item(wording, branch, by, lacking if complain else ""), depth)
    for part in branch.parts:
        _write_branch(manuscript, wording, part, depth + 1, by, lacking, complain)


def _item(wording: Wording, branch: Branch, by: str, lacking: str) -> Runs:
    words = wording.words
    number = f"{branch.number} " if branch.number else ""
    title = Run(
        number + " ".join(branch.name.text.split("\n")), "strong", branch.name.language, anchor=branch.anchor
    )
    also = joined((Run(f" ({p.text})", "quiet", p.language),) for p in branch.also)
    found = [title, *(wording.mark() if branch.inferred else ()), *also, *wording.cites(branch.cites)]
    if branch.definition.text:
        found += [Run("\n"), *wording.phrase(branch.definition)]
    for detail in branch.details:
        found += [Run("\n"), *wording.detail(detail)]
    for note in branch.notes:
        found += [Run("\n"), *wording.phrase(note, "quiet")]
    if branch.voices:
        said = (
            (*wording.name(v.group), Run(f" ({v.number})"), *wording.cites(v.cites)) for v in branch.voices
        )
        found += [Run(f"\n{words['voices']}: ", "quiet"), *joined(said, "; ")]
    doing = (*branch.by, *branch.others)
    if doing:
        found += [Run(f"\n{words[by]}: ", "quiet"), *wording.names(doing)]
    elif branch.gap and lacking:
        accepted = f" ({words['accepted-short']})" if branch.accepted else ""
        found += [Run(f"\n{words[lacking]}{accepted}", "quiet" if branch.accepted else "warning")]
    return tuple(found)
