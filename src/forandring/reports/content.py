"""All that a plan's page says, as rows: what its HTML and its Word document both show."""

from __future__ import annotations

from typing import NamedTuple

from forandring.reports.activities import ActivityGroup, activity_groups
from forandring.reports.areas import AreaRow, Drawn, areas, overviews, remaining_arrows
from forandring.reports.follows.budgets import BudgetTable, budget_table
from forandring.reports.follows.changes import ChangeTables, change_tables
from forandring.reports.follows.losses import LossTable, loss_table
from forandring.reports.follows.reach import ReachTable, reach_table
from forandring.reports.follows.shares import PartTable, part_tables
from forandring.reports.follows.standing import standing
from forandring.reports.glance import Glance, glance
from forandring.reports.goals import GoalRow, goal_rows
from forandring.reports.lacks import LackGroup, LackRow, lacks, other_findings
from forandring.reports.naming import MOST_DESCRIBED
from forandring.reports.notation import period
from forandring.reports.people import Branch, Layer, Voices, challenges, layers, target_groups, voices
from forandring.reports.reference import Chapter, Match, Record, chapters, discrepancies, matches, sources
from forandring.reports.rests import LoopRows, RestRow, loop_rows, rest_rows
from forandring.reports.rows import ArrowRow, Cite, Detail, Name, PassageRow, Phrase, Value
from forandring.reports.statuses import StatusTable, status_table
from forandring.reports.writer import Writer

__all__ = ["Head", "PlanContent", "plan_content"]

_PICTURES_OF_THE_WHOLE = ("overview", "pyramid", "challenges", "timeline", "money", "status", "evidence")


class Head(NamedTuple):
    """What stands at the top of a plan's page."""

    name: Phrase
    definition: Phrase
    details: tuple[Detail, ...]
    more: tuple[Detail, ...]
    notes: tuple[Phrase, ...]
    cites: tuple[Cite, ...] = ()


class PlanContent(NamedTuple):
    """A plan as its page shows it, in the order of the page; a part the plan lacks is empty.

    ``arrows_in_all`` and ``activities_in_all`` say how many there are where not all are among them; else "".
    """

    head: Head
    glance: Glance
    overviews: tuple[Drawn, ...]
    goals: tuple[GoalRow, ...]
    changes: ChangeTables | None
    change_pictures: tuple[Drawn, ...]
    reach: ReachTable | None
    parts: tuple[PartTable, ...]
    rests: tuple[RestRow, ...]
    rest_pictures: tuple[Drawn, ...]
    loops: LoopRows
    loop_pictures: tuple[Drawn, ...]
    losses: LossTable | None
    loss_pictures: tuple[Drawn, ...]
    budgets: BudgetTable | None
    budget_pictures: tuple[Drawn, ...]
    gaps: tuple[LackGroup, ...]
    gap_pictures: tuple[Drawn, ...]
    other_findings: tuple[LackRow, ...]
    status: StatusTable
    areas: tuple[AreaRow, ...]
    remaining_arrows: tuple[ArrowRow, ...]
    arrows_in_all: str
    activity_groups: tuple[ActivityGroup, ...]
    activities_in_all: str
    target_groups: tuple[Branch, ...]
    layers: tuple[Layer, ...]
    challenges: tuple[Branch, ...]
    voices: tuple[Voices, ...]
    chapters: tuple[Chapter, ...]
    matches: tuple[Match, ...]
    discrepancies: tuple[Record, ...]
    sources: tuple[Record, ...]
    passages: tuple[PassageRow, ...]
    absent_sources: tuple[str, ...]

    @property
    def reached(self) -> tuple[GoalRow, ...]:
        """The goals that some activity leads to."""
        return tuple(goal for goal in self.goals if goal.reaches)

    @property
    def unreached(self) -> tuple[GoalRow, ...]:
        """The goals that no activity leads to."""
        return tuple(goal for goal in self.goals if not goal.reaches)


def plan_content(writer: Writer) -> PlanContent:
    """Return everything that is said of the writer's plan."""
    goals = goal_rows(writer)
    found = standing(writer.material.theory, writer.plan)
    arrows, in_all = remaining_arrows(writer)
    activities = len(writer.plan.of("Activity"))
    return PlanContent(
        head=_head(writer),
        glance=glance(writer),
        overviews=overviews(writer, _PICTURES_OF_THE_WHOLE),
        goals=goals,
        changes=change_tables(writer),
        change_pictures=overviews(writer, ("diff",)),
        reach=reach_table(writer, found),
        parts=part_tables(writer),
        rests=rest_rows(writer, found.rests),
        rest_pictures=overviews(writer, ("bottlenecks",)),
        loops=loop_rows(writer, found.loops),
        loop_pictures=overviews(writer, ("loops",)),
        losses=loss_table(writer, found),
        loss_pictures=overviews(writer, ("what-if",)),
        budgets=budget_table(writer, found),
        budget_pictures=overviews(writer, ("frontier",)),
        gaps=lacks(writer),
        gap_pictures=overviews(writer, ("gaps",)),
        other_findings=tuple(other_findings(writer)),
        status=status_table(writer),
        areas=areas(writer),
        remaining_arrows=arrows,
        arrows_in_all=in_all,
        activity_groups=activity_groups(writer),
        activities_in_all=writer.number(activities) if activities > MOST_DESCRIBED else "",
        target_groups=target_groups(writer),
        layers=layers(writer),
        challenges=challenges(writer),
        voices=voices(writer),
        chapters=chapters(writer),
        matches=matches(writer),
        discrepancies=discrepancies(writer),
        sources=sources(writer),
        passages=writer.passages(),
        absent_sources=writer.absent_sources(),
    )


def _head(writer: Writer) -> Head:
    node, words = writer.plan.node, writer.words
    if node is None:
        return Head(Phrase(writer.plan.label(writer.language)), Phrase(""), (), (), ())
    details = []
    also = writer.phrases(node.alt_labels)
    if also:
        details.append(Detail(words["also-known-as"], tuple(Value(Name(p.text, p.language)) for p in also)))
    years = period(node.lexical("start"), node.lexical("end"), writer.language)
    if years:
        details.append(Detail(words["period"], (Value(Name(years)),)))
    source = node.one("source")
    if source:
        details.append(Detail(words["source"], (Value(writer.name(source)),)))
    first = ("responsible", "date")
    details.extend(writer.detail(node, term) for term in first if term in node.facts)
    said = ("start", "end", "source", "declaredTotal", "statusRule", "amountUnit", "funding", *first)
    return Head(
        writer.phrase(node.labels),
        writer.noted(writer.phrase(node.texts("definition"))),
        tuple(details),
        writer.details(node, but=said),
        tuple(writer.noted(note) for note in writer.phrases(node.texts("note"))),
        writer.cites(node.cites),
    )
