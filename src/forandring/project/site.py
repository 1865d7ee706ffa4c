"""A Reading → the output folder: pages, diagrams, tables and data of every plan, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from forandring.findings import Finding
from forandring.project.drafts import SiteChoices, begun, completed
from forandring.project.pictures import Pictures
from forandring.project.reading import Progress, Reading
from forandring.project.writing import replace_folder
from forandring.texts import Message

__all__ = ["SiteChoices", "SiteWritten", "write_site"]

_FORMATS = ("svg", "png")
_DIAGRAMS = {"da": "diagrammer", "en": "diagrams"}


@dataclass(frozen=True, slots=True)
class SiteWritten:
    """What was written, and what a reader must be told of how.

    Attributes:
        findings: of all plans, as they are told on the pages.
        notes: which pictures were drawn in a simpler way than asked for, and why.
    """

    folder: Path
    plans: int
    pictures: int
    findings: tuple[Finding, ...] = field(default=())
    notes: tuple[Message, ...] = field(default=())


def write_site(
    reading: Reading,
    judge: Callable[[], Sequence[Finding]],
    folder: Path,
    choices: SiteChoices,
    progress: Progress | None = None,
    mark: Callable[[SiteWritten, Mapping[str, bytes]], bytes] | None = None,
) -> SiteWritten:
    """Write the site of every plan, in the place of an older one.

    Args:
        judge: returns the findings of the reading; asked while pictures are being drawn.
        mark: what is written into the folder's mark, of what is written and of path → content.

    Raises:
        ForandringError: the folder cannot be written to or is not ours, or no picture can be drawn.
    """
    tell = progress or _silent
    begin = begun(reading.theory, choices)
    tell(_DIAGRAMS[choices.language], 0, len(begin))
    with Pictures(_FORMATS, choices.cache) as pictures:
        # While the plans' own pictures are drawn, here is time to load what pages are made with, to find out what other
        # pictures there are to be, and then for all that takes no picture.
        pictures.draw(drawing for draft in begin for drawing in draft.drawings)
        from forandring.project.pages import files_of

        findings = judge()
        drafts = completed(begin, reading.theory, findings, choices)
        both = zip(begin, drafts, strict=True)
        pictures.draw(each for before, draft in both for each in draft.drawings[len(before.drawings) :])
        files = files_of(reading, drafts, findings, pictures, choices, tell)
        written = SiteWritten(folder, len(drafts), len(pictures), tuple(findings), pictures.notes())
    replace_folder(folder, files, mark(written, files) if mark else b"")
    return written


def _silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""
