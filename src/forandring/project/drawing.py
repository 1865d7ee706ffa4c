"""A theory and a wish → one diagram in some formats, as bytes or as files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from forandring import diagrams
from forandring.analysis.compare import Comparison
from forandring.analysis.diff import Diff
from forandring.analysis.loops import Loops
from forandring.analysis.prioritise import Frontier
from forandring.analysis.robustness import Robustness
from forandring.analysis.what_if import WhatIf
from forandring.diagrams.kinds.subjects import SUBJECTS, kinds_about
from forandring.errors import ForandringError
from forandring.model import Node, Plan, Theory
from forandring.project.lookup import node_called, plan_called
from forandring.project.names import file_names
from forandring.project.writing import make_folder, write_file
from forandring.texts import Message

__all__ = [
    "DiagramChoices",
    "Drawn",
    "draw_answer",
    "draw_changes",
    "draw_correspondences",
    "draw_diagrams",
    "draw_routes",
]


@dataclass(frozen=True, slots=True)
class DiagramChoices:
    """What is to be drawn and how.

    Attributes:
        plan: what the user calls the plan; ``None`` where there is only one, or the subject tells.
        kind: one or more of ``diagrams.KINDS`` with commas between; ``None`` for the subject's own, or the overview.
        subject: one of ``SUBJECTS`` and what the user calls it.
        formats: names of formats.
    """

    formats: tuple[str, ...]
    plan: str | None = None
    kind: str | None = None
    subject: tuple[str, str] | None = None
    language: str = "da"
    theme: str = ""
    portrait: bool = False
    free: bool = False
    dpi: int = 144
    page: str = ""
    date: str | None = None
    cache: Path | None = None
    template: Path | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """Diagrams by file name; ``notes`` says where a simpler way of drawing was taken."""

    name: str
    contents: Mapping[str, bytes]
    notes: tuple[Message, ...]
    title: str = ""

    def only(self) -> bytes:
        """Return the bytes of the one file there is.

        Raises:
            ForandringError: there are several.
        """
        if len(self.contents) > 1:
            raise _needs_a_folder()
        return next(iter(self.contents.values()))

    def write(self, place: Path) -> list[Path]:
        """Write every file and return where they are; a place with an ending is the only file itself.

        Raises:
            ForandringError: the place cannot be written to.
        """
        if place.suffix and not os.path.isdir(place):
            write_file(place, self.only())
            return [place]
        make_folder(place)
        files = []
        for name, content in self.contents.items():
            file = place / name
            write_file(file, content)
            files.append(file)
        return files


def _needs_a_folder() -> ForandringError:
    return ForandringError(
        Message("flere filer skal have en mappe: -o MAPPE", "several files need a folder: -o FOLDER")
    )


_IN_ONE = ("pdf", "pptx")
"""Formats that hold several diagrams in one file: a page or a slide each."""

_TOGETHER = "diagrams"


def draw_diagrams(theory: Theory, choices: DiagramChoices) -> Drawn:
    """Return the diagrams that were asked for; of several, a PDF and a deck hold them all.

    Raises:
        ForandringError: the plan, the subject, a kind or a format does not exist, or several are meant.
    """
    if choices.template is not None and "pptx" not in choices.formats:
        raise ForandringError(
            Message(
                "--template er til PowerPoint; vælg --format pptx, eller lad filen efter -o ende på .pptx",
                "--template is for PowerPoint; choose --format pptx, or let the file after -o end in .pptx",
            )
        )
    if choices.template is not None:
        diagrams.check_template(choices.template)
    drawings, left_out = _drawings(theory, choices)
    together = [form for form in choices.formats if form in _IN_ONE and len(drawings) > 1]
    renderings = diagrams.rendered(
        drawings,
        [form for form in choices.formats if form not in together or form == "pdf"],
        cache=choices.cache,
        dpi=choices.dpi,
        page=choices.page,
        template=choices.template,
    )
    notes = (
        *left_out,
        *diagrams.doubts(drawings),
        *dict.fromkeys(r.note for r in renderings if r.note is not None),
    )
    names = file_names([drawing.name for drawing in drawings])
    by_drawing = {id(drawing): name for drawing, name in zip(drawings, names, strict=True)}
    contents = {
        f"{by_drawing[id(r.drawing)]}.{r.format}": r.content for r in renderings if r.format not in together
    }
    if "pdf" in together:
        pages = [r.content for r in renderings if r.format == "pdf"]
        contents[f"{_TOGETHER}.pdf"] = diagrams.joined_pdf(pages, drawings[0].title, choices.language)
    if "pptx" in together:
        contents[f"{_TOGETHER}.pptx"] = diagrams.presented(
            drawings, template=choices.template, cache=choices.cache
        )
    return Drawn(names[0], contents, notes)


_NO_AREAS = Message("Planen har ingen fokusområder at tegne.", "The plan has no focus areas to draw.")


def _drawings(theory: Theory, choices: DiagramChoices) -> tuple[list[diagrams.Drawing], tuple[Message, ...]]:
    """Return a drawing of each kind asked for, and what is said of those that there are none of."""
    subject = None
    asked = choices.kind or "overview"
    if choices.subject is not None:
        sort, name = choices.subject
        among = plan_called(theory, choices.plan) if choices.plan is not None else None
        subject = node_called(theory, name, (SUBJECTS[sort].kind,), among)
        asked = choices.kind or kinds_about(sort)[0]
    plan = _plan(theory, choices.plan, subject.plan if subject else None)
    theme = diagrams.theme_named(choices.theme) if choices.theme else None
    wanted, left_out = _wanted(plan, asked.replace(",", " ").split() or ["overview"], subject)
    found = [
        diagrams.drawing(
            theory,
            plan,
            kind,
            node,
            language=choices.language,
            theme=theme,
            free=choices.free,
            portrait=choices.portrait,
            date=choices.date,
        )
        for kind, node in wanted
    ]
    return found, left_out


def _wanted(
    plan: Plan, kinds: Sequence[str], subject: Node | None
) -> tuple[list[tuple[str, str | None]], tuple[Message, ...]]:
    """Return (kind, what it is about) for each kind; of ``focus-area`` without a subject, one for each area.

    Raises:
        ForandringError: focus areas alone are asked for, and there are none.
    """
    wanted: list[tuple[str, str | None]] = []
    areas = [area.id for area in plan.of("FocusArea")]
    lacking = (_NO_AREAS,) if "focus-area" in kinds and subject is None and not areas else ()
    for kind in dict.fromkeys(kinds):
        if kind == "focus-area" and subject is None:
            wanted += [(kind, area) for area in areas]
        else:
            wanted.append((kind, subject.id if subject else None))
    if not wanted:
        raise ForandringError(
            Message("planen har ingen fokusområder at tegne", "the plan has no focus areas to draw")
        )
    return wanted, lacking


def draw_changes(found: Diff, form: str, *, language: str = "da", cache: Path | None = None) -> Drawn:
    """Return the diagram of what changed between two versions, in one format.

    Raises:
        ForandringError: the format does not exist, or the new version holds no plan.
    """
    plans = [plan for plan in found.new.plans if plan.node is not None] or list(found.new.plans)
    if not plans:
        raise ForandringError(
            Message("den nye udgave har ingen plan at tegne", "the new version has no plan to draw")
        )
    touched = [*found.added, *(c.new for c in found.changed), *(link.cause for link in found.links_added)]
    drawing = diagrams.difference(found, _most_touched(found.new, touched), language=language)
    renderings = diagrams.rendered([drawing], (form,), cache=cache)
    notes = tuple(dict.fromkeys(r.note for r in renderings if r.note is not None))
    title = f"{drawing.title} {drawing.picture.subtitle}"
    return Drawn(drawing.name, {f"{drawing.name}.{r.format}": r.content for r in renderings}, notes, title)


def draw_answer(
    theory: Theory,
    found: WhatIf | Robustness | Loops | Frontier,
    *,
    said: str = "",
    language: str = "da",
    cache: Path | None = None,
) -> tuple[tuple[str, str], ...]:
    """Return title and SVG of the picture of an answer; nothing where it has nothing to show.

    Args:
        said: what is supposed to fall away, in words.
    """
    touched = _touched(found)
    if not touched and not (isinstance(found, Frontier) and found.points):
        return ()
    plan = _most_touched(theory, touched)
    return _titled([diagrams.answered(theory, plan, found, said=said, language=language)], cache)


def _touched(found: WhatIf | Robustness | Loops | Frontier) -> list[str]:
    """Return the nodes that an answer is about."""
    if isinstance(found, WhatIf):
        return [*found.inferred.goals, *found.inferred.one_leg] or list(found.removed)
    if isinstance(found, Robustness):
        return [found.goal] if found.activities else []
    if isinstance(found, Frontier):
        return [activity for point in found.points for activity in point.choice.activities]
    return [node for loop in found.loops for node in loop.nodes]


def draw_routes(
    theory: Theory, node: Node, *, language: str = "da", cache: Path | None = None
) -> tuple[tuple[str, str], ...]:
    """Return title and SVG of all routes through a node."""
    plan = _most_touched(theory, [node.id])
    return _titled([diagrams.answered(theory, plan, node.id, language=language)], cache)


def _titled(drawings: Sequence[diagrams.Drawing], cache: Path | None) -> tuple[tuple[str, str], ...]:
    renderings = diagrams.rendered(drawings, ("svg",), cache=cache)
    return tuple((f"{r.drawing.title} {r.drawing.picture.subtitle}", r.content.decode()) for r in renderings)


def _most_touched(theory: Theory, ids: Iterable[str]) -> Plan:
    """Return the plan that most of some nodes belong to."""
    plans = [plan for plan in theory.plans if plan.node is not None] or list(theory.plans)
    touched = Counter(node.plan for i in ids if (node := theory.index.get(i)))
    return max(plans, key=lambda plan: touched[plan.id])


def draw_correspondences(
    theory: Theory, found: Comparison, *, language: str = "da", cache: Path | None = None
) -> tuple[tuple[str, str], ...]:
    """Return title and SVG of one picture for each plan as each other sees it, in the order compared."""
    drawings = [diagrams.correspondence(theory, seen, language=language) for seen in found.seen]
    return _titled(drawings, cache)


def _plan(theory: Theory, called: str | None, of_subject: str | None) -> Plan:
    """Return the plan meant: named, the subject's, or the only one there is."""
    if called is not None:
        return plan_called(theory, called)
    for plan in theory.plans:
        if plan.id == of_subject:
            return plan
    plans = [plan for plan in theory.plans if plan.node is not None] or list(theory.plans)
    if len(plans) == 1:
        return plans[0]
    named = ", ".join(plan.folder.rsplit("/", 1)[-1] for plan in plans)
    raise ForandringError(
        Message(
            f"der er flere planer; vælg en med --plan: {named}",
            f"there are several plans; choose one with --plan: {named}",
        )
    )
