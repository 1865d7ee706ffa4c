"""Rows → whole HTML documents: one page for each plan, and the index that leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from forandring.analysis.gaps import gaps
from forandring.findings import Finding
from forandring.model import Plan, Theory
from forandring.rdf import Vocabulary
from forandring.reports.answers.layout import Sheet, shown_rows
from forandring.reports.areas import Drawn, drawn
from forandring.reports.content import PlanContent, plan_content
from forandring.reports.environment import rendered, within
from forandring.reports.glance import Tile, coverage_of, glance
from forandring.reports.inline import Inline, inline
from forandring.reports.material import Material, Picture
from forandring.reports.notation import period
from forandring.reports.policy import content_security_policy
from forandring.reports.reference import Match
from forandring.reports.words import Words
from forandring.reports.writer import Name, Phrase, Writer

__all__ = ["index_page", "plan_page"]

# Control characters and noncharacters, which HTML forbids even where they are escaped.
_NO_CHARACTERS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class ContentsLine(NamedTuple):
    """A line of the table of contents, with the lines below it."""

    anchor: str
    title: str
    language: str = ""
    parts: tuple[ContentsLine, ...] = ()


class Download(NamedTuple):
    """A file of data beside the page."""

    name: str
    title: str


def plan_page(material: Material) -> str:
    """Return a plan's page as a complete HTML document.

    It loads nothing, works without its one small script, and is the same for the same material.

    Raises:
        ForandringError: a template of the user's own is wrong.
    """
    words = Words(material.language)
    writer = Writer(material, words)
    content = plan_content(writer)
    shown: dict[str, object] = {
        **content._asdict(),
        "reached": content.reached,
        "unreached": content.unreached,
        "downloads": _downloads(material, words),
        "has_pictures": bool(material.pictures),
        "has_activities": bool(content.activity_groups),
        "contents": _contents(writer, content),
    }
    pictures = [
        *content.overviews,
        *content.gap_pictures,
        *(picture for area in content.areas for picture in area.pictures),
    ]
    script = (
        within("script", "filter.js", material.templates) if len(material.plan.of("Activity")) > 1 else ""
    )
    return _document(
        "plan.html", material.language, content.head.name.text, shown, pictures, script, material
    )


def sheet_page(
    sheet: Sheet,
    language: str,
    *,
    version: str,
    templates: Path | None = None,
    drawings: Sequence[tuple[str, str]] = (),
) -> str:
    """Return a page that shows one answer: its title, what must be known to read it, pictures and tables.

    Args:
        sheet: the answer, already in ``language``.
        drawings: title and SVG of each picture.
        language: ``da`` or ``en``.
        version: of the program.
        templates: a folder whose templates go before the program's own.
    """
    shown = sheet._replace(tables=tuple(t._replace(rows=shown_rows(t, language)) for t in sheet.tables))
    figures = [
        _Figure(title, inline(svg, f"p-{place}-", title)) for place, (title, svg) in enumerate(drawings, 1)
    ]
    frame = _Frame(version, None, templates)
    parts: dict[str, object] = {"sheet": shown, "figures": figures}
    return _document("sheet.html", language, sheet.title, parts, figures, "", frame)


class _Figure(NamedTuple):
    """A picture on an answer's page."""

    title: str
    image: Inline


def _document(
    template: str,
    language: str,
    title: str,
    shown: dict[str, object],
    pictures: Iterable[Drawn | _Figure],
    script: str,
    material: Material | _Frame,
) -> str:
    """Return a document whose policy knows the styles and the script that stand in it."""
    from markupsafe import Markup

    style = within("style", "style.css", material.templates)
    styles = [style, *(text for picture in pictures for text in picture.image.styles)]
    frame = {
        "t": Words(language),
        "language": language,
        "title": title,
        "version": material.version,
        "date": material.date,
        # Both are files of our own or of the user's, never a text of a theory.
        "style": Markup(style),
        "script": Markup(script),
        "policy": content_security_policy(styles, [script] if script else []),
    }
    return _NO_CHARACTERS.sub("\ufffd", rendered(template, {**shown, **frame}, material.templates))


def _downloads(material: Material, words: Words) -> tuple[Download, ...]:
    return tuple(Download(name, words[f"download-{name}"]) for name in material.downloads)


def _contents(writer: Writer, content: PlanContent) -> tuple[ContentsLine, ...]:
    words = writer.words
    lines = [ContentsLine("glance", words["glance"]), ContentsLine("goals", words["goals"])]
    if content.rests or content.loops.rows:
        lines.append(ContentsLine("rests", words["rests" if content.rests else "loops"]))
    lines.append(ContentsLine("gaps", words["gaps"]))
    if content.status.rows or content.status.meanings:
        lines.append(ContentsLine("status", words["status"]))
    if content.areas:
        names = [(area.entry.anchor, area.entry.name) for area in content.areas]
        parts = tuple(ContentsLine(anchor, name.text, name.language) for anchor, name in names)
        lines.append(ContentsLine("areas", words["areas"], parts=parts))
    if content.remaining_arrows:
        lines.append(ContentsLine("arrows", words["other-arrows"]))
    lines.append(ContentsLine("activities", words["activities"]))
    people = (("groups", content.target_groups), ("challenges", content.challenges))
    lines.extend(ContentsLine(anchor, words[anchor]) for anchor, branches in people if branches)
    lines.extend(ContentsLine(chapter.name, words[chapter.name]) for chapter in content.chapters)
    ends = (("matches", content.matches), ("discrepancies", content.discrepancies))
    lines.extend(ContentsLine(anchor, words[anchor]) for anchor, rows in ends if rows)
    lines.append(ContentsLine("sources", words["sources"]))
    return tuple(lines)


class _Frame(NamedTuple):
    """What every document says of how it was made."""

    version: str
    date: str | None
    templates: Path | None


class PlanRow(NamedTuple):
    """A plan on the index: where its page is, and its key figures."""

    name: Phrase
    href: str
    period: str
    definition: Phrase
    tiles: tuple[Tile, ...]
    shares: tuple[str, ...]
    open: int
    accepted: int


class PairRow(NamedTuple):
    """The counterparts between two plans."""

    origin: Phrase
    target: Phrase
    rows: tuple[Match, ...]


def index_page(
    theory: Theory,
    findings: Sequence[Finding],
    language: str,
    *,
    vocabulary: Vocabulary,
    version: str,
    date: str | None = None,
    templates: Path | None = None,
    pictures: tuple[Picture, ...] = (),
    folders: Mapping[str, str] | None = None,
) -> str:
    """Return the page that lists the plans and shows what in one corresponds to something in another.

    Args:
        theory: all plans.
        findings: of all plans.
        language: ``da`` or ``en``.
        vocabulary: labels of kinds.
        version: of the program.
        date: when the page was made, as it is to be shown.
        templates: a folder whose templates go before the program's own.
        pictures: of what stands between the plans.
        folders: plan's id → name of its folder in the output, where that is not its own folder's name.

    Plans that nothing describes, as files of mappings make, are not listed unless there are no others.

    Raises:
        ForandringError: a template of the user's own is wrong.
    """
    words = Words(language)
    writers = {
        plan.id: _IndexWriter(
            Material(
                theory,
                plan,
                vocabulary,
                tuple(finding for finding in findings if finding.plan == plan.id),
                pictures,
                language,
                version,
                folders=folders or {},
            ),
            words,
        )
        for plan in [plan for plan in theory.plans if plan.node is not None] or theory.plans
    }
    between = tuple(drawn(next(iter(writers.values())), picture) for picture in pictures) if writers else ()
    shown: dict[str, object] = {
        "plans": [_plan_row(writer) for writer in writers.values()],
        "pairs": _pairs(theory, writers),
        "pictures": between,
    }
    frame = _Frame(version, date, templates)
    return _document("index.html", language, words["index-title"], shown, between, "", frame)


class _IndexWriter(Writer):
    """Names nodes as seen from the index: every plan's page lies in a folder below it."""

    def name(self, identity: str, aside: str = "") -> Name:
        """Return how a node is named, with a link to its plan's page."""
        name = super().name(identity, aside)
        if name.href is None:
            return name
        if name.href.startswith("#"):
            return name._replace(href=self.page_of(self.plan) + name.href)
        return name._replace(href=name.href.removeprefix("../"))


def _plan_row(writer: Writer) -> PlanRow:
    plan, node = writer.plan, writer.plan.node
    figures = coverage_of(writer, "Plan", plan.id)
    found = gaps(writer.material.findings, writer.material.theory)
    of = writer.words["of"]
    shares = []
    for name in ("activities-linked", "goals-reached", "links-with-evidence"):
        share = figures.figure(name).inferred if figures else None
        known = share is not None and share.denominator
        shares.append(f"{share.numerator} {of} {share.denominator}" if share is not None and known else "")
    return PlanRow(
        writer.phrase(node.labels) if node else Phrase(plan.label(writer.language)),
        writer.page_of(plan),
        period(node.lexical("start"), node.lexical("end"), writer.language) if node else "",
        writer.phrase(node.texts("definition")) if node else Phrase(""),
        tuple(tile for tile in glance(writer).tiles if tile.number != "0"),
        tuple(shares),
        sum(group.open for group in found),
        sum(group.accepted for group in found),
    )


def _pairs(theory: Theory, writers: dict[str, _IndexWriter]) -> tuple[PairRow, ...]:
    """Return the counterparts by pair of plans, in the plans' order."""
    rank = {plan.id: number for number, plan in enumerate(theory.plans)}
    plans: dict[str, Plan] = {plan.id: plan for plan in theory.plans}
    found: dict[tuple[str, str], list[Match]] = {}
    for mapping in theory.mappings:
        ends = [theory.index[i].plan if i in theory.index else None for i in (mapping.origin, mapping.target)]
        if ends[0] in writers and ends[1] in writers and ends[0] != ends[1]:
            one, other = str(ends[0]), str(ends[1])
            writer = writers[one]
            note = mapping.note.get(writer.language) or mapping.note.get("da") or ""
            found.setdefault((one, other), []).append(
                Match(
                    writer.name(mapping.origin),
                    writer.words[f"relation-{mapping.relation}"],
                    writer.name(mapping.target),
                    Name(plans[other].label(writer.language)),
                    note,
                    mapping.basis == "Inferred",
                    writer.cites_in_full(mapping.cites),
                )
            )
    return tuple(
        PairRow(_plan_name(writers[one]), _plan_name(writers[other]), tuple(rows))
        for (one, other), rows in sorted(found.items(), key=lambda item: (rank[item[0][0]], rank[item[0][1]]))
    )


def _plan_name(writer: Writer) -> Phrase:
    node = writer.plan.node
    return writer.phrase(node.labels) if node else Phrase(writer.plan.label(writer.language))
