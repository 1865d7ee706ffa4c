"""The plans → the page that leads to them, and shows what in one corresponds to something in another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from forandring.analysis.gaps import gaps
from forandring.findings import Finding
from forandring.model import Citation, Plan, Theory
from forandring.rdf import Vocabulary
from forandring.reports.areas import drawn
from forandring.reports.citations import Citations, cited_between
from forandring.reports.frame import Frame, document
from forandring.reports.glance import Tile, coverage_of, glance
from forandring.reports.material import Material, Picture
from forandring.reports.notation import period
from forandring.reports.reference import Match, match
from forandring.reports.rows import Cite, Name, Phrase
from forandring.reports.words import Words
from forandring.reports.writer import Writer
from forandring.sources import Excerpt

__all__ = ["index_page"]


# How the codes begin of rules whose findings weigh alike: a goal nobody works for is no missing price.
_OF_ONE_KIND = ("FO1", "FO2", "FO3")


class PlanRow(NamedTuple):
    """A plan on the index: where its page is, and its key figures.

    ``open`` counts breaks in coherence, links without firm evidence, and missing facts, in this order.
    """

    name: Phrase
    href: str
    period: str
    definition: Phrase
    tiles: tuple[Tile, ...]
    shares: tuple[str, ...]
    open: tuple[int, ...]
    accepted: int
    cites: tuple[Cite, ...]


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
    passages: Mapping[Citation, Excerpt] | None = None,
    logo: str = "",
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
        passages: cited text for every citation of the theory whose source is at hand.
        logo: that stands at the top, as a link that holds it.

    Plans that nothing describes, as files of mappings make, are not listed unless there are no others.

    Raises:
        ForandringError: a template of the user's own is wrong.
    """
    words = Words(language)
    plans = [plan for plan in theory.plans if plan.node is not None] or list(theory.plans)
    own = [citation for plan in plans if plan.node for citation in plan.node.cites]
    cited = Citations(
        (*own, *cited_between(theory)), passages, words, lambda i: theory.label(i, language), None
    )
    writers = {}
    for plan in plans:
        found = tuple(finding for finding in findings if finding.plan == plan.id)
        material = Material(
            theory, plan, vocabulary, found, pictures, language, version, passages, folders=folders or {}
        )
        writers[plan.id] = _IndexWriter(material, words, cited)
    between = tuple(drawn(next(iter(writers.values())), picture) for picture in pictures) if writers else ()
    shown: dict[str, object] = {
        "plans": [_plan_row(writer) for writer in writers.values()],
        "pairs": _pairs(theory, writers),
        "pictures": between,
        "passages": cited.passages(),
        "absent_sources": cited.absent(),
    }
    frame = Frame(version, date, templates, logo)
    return document("index.html", language, words["index-title"], shown, between, "", frame)


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
        tuple(sum(g.open for g in found if g.code.startswith(rules)) for rules in _OF_ONE_KIND),
        sum(group.accepted for group in found),
        writer.cites(node.cites, node.one("source")) if node else (),
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
            found.setdefault((one, other), []).append(match(writers[one], mapping, plans[other]))
    return tuple(
        PairRow(_plan_name(writers[one]), _plan_name(writers[other]), tuple(rows))
        for (one, other), rows in sorted(found.items(), key=lambda item: (rank[item[0][0]], rank[item[0][1]]))
    )


def _plan_name(writer: Writer) -> Phrase:
    node = writer.plan.node
    return writer.phrase(node.labels) if node else Phrase(writer.plan.label(writer.language))
