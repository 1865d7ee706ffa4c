"""The plan at a glance: what it holds, what it costs, and how much of it hangs together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from forandring.analysis.coverage import Coverage, coverage
from forandring.model import Activity, FocusArea, PlanNode, Theory
from forandring.reports.naming import with_unit
from forandring.reports.notation import decimals, percent
from forandring.reports.rows import Cite, Name, Phrase, Value
from forandring.reports.writer import Writer

__all__ = ["Glance", "MoneyTable", "coverage_of", "glance", "money_table", "shares_of"]

_TILES = (
    ("FocusArea", "areas"),
    ("Activity", "activities"),
    ("Effect", ""),
    ("Goal", "goals"),
    ("TargetGroup", "groups"),
    ("Challenge", "challenges"),
    ("Organisation", ""),
)
_SHARES = (
    "activities-linked",
    "goals-reached",
    "target-groups-served",
    "challenges-addressed",
    "links-with-evidence",
    "statements-cited",
    "activities-with-cost",
)


class Tile(NamedTuple):
    """A count with what is counted; ``href`` leads to where they are listed, "" where they are not."""

    number: str
    label: str
    href: str


class ShareRow(NamedTuple):
    """A share: numerator, denominator and per cent, as stated and with inferred arrows."""

    label: str
    stated: str
    stated_percent: str
    inferred: str
    inferred_percent: str
    width: int
    extra: int


class Sum(NamedTuple):
    """A sum of one column; ``known`` of ``all`` activities state an amount. "" where none does.

    ``amount`` is the sum with the plan's unit, ``text`` the bare number.
    """

    text: str
    amount: str
    known: int
    all: int


class MoneyRow(NamedTuple):
    """The money of one focus area, or of the plan."""

    name: Name
    activities: int
    annual: Sum
    setup: Sum
    citizens: Sum


class Declared(NamedTuple):
    """A printed total beside the sum of the parts; ``difference`` is "" where they agree."""

    whole: Name
    of: str
    printed: str
    added: str
    difference: str
    cites: tuple[Cite, ...]


class MoneyTable(NamedTuple):
    """Amounts by focus area, with the totals that the source prints.

    Attributes:
        rows: one for each focus area with activities, then one for activities without.
        total: of all of them.
        declared: printed totals.
        unit: of all amounts.
        warnings: what the source itself says of its numbers of citizens, with where it says so.
    """

    rows: tuple[MoneyRow, ...]
    total: MoneyRow
    declared: tuple[Declared, ...]
    unit: str
    warnings: tuple[tuple[Phrase, tuple[Cite, ...]], ...]


class Glance(NamedTuple):
    """What a reader sees first."""

    tiles: tuple[Tile, ...]
    links: str
    shares: tuple[ShareRow, ...]
    money: MoneyTable | None
    plan_money: tuple[Value, ...]


def glance(writer: Writer) -> Glance:
    """Return the counts, shares and sums of a plan."""
    figures = coverage_of(writer, "Plan", writer.plan.id)
    return Glance(
        tuple(_tiles(writer)),
        _links(writer),
        tuple(shares_of(writer, figures, _SHARES)) if figures else (),
        money_table(writer),
        tuple(_plan_money(writer)),
    )


def coverage_of(writer: Writer, kind: str, identity: str) -> Coverage | None:
    """Return the shares of the plan, a focus area or a goal."""
    return _coverages(writer.material.theory).get((kind, identity))


@lru_cache(maxsize=1)
def _coverages(theory: Theory) -> dict[tuple[str, str], Coverage]:
    """All plans' pages are made of one theory; its shares are counted once."""
    return {(part.kind, part.id): part for part in coverage(theory)}


def _tiles(writer: Writer) -> Iterator[Tile]:
    for kind, section in _TILES:
        count = len(writer.plan.of(kind))
        if count or kind in ("Activity", "Goal"):
            href = f"#{section}" if section and (count or kind == "Goal") else ""
            yield Tile(writer.number(count), writer.words.noun(kind, count), href)


def _links(writer: Writer) -> str:
    links = writer.plan.links
    if not links:
        return ""
    inferred = sum(link.basis == "Inferred" for link in links)
    counted = f"{writer.number(len(links))} {writer.words.noun('CausalLink', len(links))}"
    return writer.words("links-of-which", links=counted, stated=len(links) - inferred, inferred=inferred)


def shares_of(writer: Writer, figures: Coverage, names: Iterable[str]) -> Iterator[ShareRow]:
    """Yield the shares of these names, without those that are shares of nothing."""
    for figure in figures.figures:
        if figure.name in names and figure.inferred.denominator:
            stated, full = figure.stated, figure.inferred
            percents = [
                percent(int(s.numerator), int(s.denominator), writer.language) for s in (stated, full)
            ]
            ratios = [round(100 * (share.ratio or 0)) for share in (stated, full)]
            of = writer.words["of"]
            yield ShareRow(
                writer.words[f"share-{figure.name}"],
                f"{writer.number(stated.numerator)} {of} {writer.number(stated.denominator)}",
                percents[0],
                f"{writer.number(full.numerator)} {of} {writer.number(full.denominator)}",
                percents[1],
                min(ratios),
                max(ratios) - min(ratios),
            )


def _plan_money(writer: Writer) -> Iterator[Value]:
    """Say what funding the plan states for itself as a whole, and where."""
    node = writer.plan.node
    for funding in node.funding if node else ():
        parts = [writer.term(funding.kind)] if funding.kind else []
        if funding.amount is not None:
            parts.append(writer.amount(funding.amount))
        if funding.source:
            parts.append(writer.name(funding.source).text)
        state = "" if funding.state == "Unknown" else writer.term(funding.state)
        cites = writer.cites_of_part(node, "funding", funding.place) if node else ()
        yield Value(Name(", ".join((*parts, state) if state else parts)), cites=cites)


def money_table(writer: Writer) -> MoneyTable | None:
    """Return the money by focus area; ``None`` where no activity states an amount or number of citizens."""
    activities = [node for node in writer.plan.of("Activity") if isinstance(node, Activity)]
    if not any(_amounts(activity) for activity in activities):
        return None
    places = decimals([n for a in activities for n in (a.annual_cost, a.setup_cost) if n is not None])
    rows = [
        _row(writer, writer.name(area.id), [a for a in activities if a.focus_area == area.id], places)
        for area in writer.plan.of("FocusArea")
    ]
    outside = [a for a in activities if a.focus_area not in {area.id for area in writer.plan.of("FocusArea")}]
    if rows and outside:
        rows.append(_row(writer, Name(writer.words["without-focus-area"]), outside, places))
    return MoneyTable(
        tuple(row for row in rows if row.activities),
        _row(writer, Name(writer.words["whole-plan"]), activities, places),
        tuple(_declared(writer, activities, places)),
        writer.unit,
        tuple(_warnings(writer)),
    )


def _amounts(activity: Activity) -> bool:
    return any(activity.lexical(term) is not None for term in ("annualCost", "setupCost", "citizens"))


def _row(writer: Writer, name: Name, activities: list[Activity], places: int) -> MoneyRow:
    return MoneyRow(
        name,
        len(activities),
        _sum(writer, [a.annual_cost for a in activities], places),
        _sum(writer, [a.setup_cost for a in activities], places),
        _sum(writer, [None if a.citizens is None else Decimal(a.citizens) for a in activities], 0),
    )


def _sum(writer: Writer, amounts: list[Decimal | None], places: int) -> Sum:
    known = [amount for amount in amounts if amount is not None]
    text = writer.number(sum(known, Decimal(0)), places) if known else ""
    return Sum(text, with_unit(text, writer.unit) if text else "", len(known), len(amounts))


def _declared(writer: Writer, activities: list[Activity], places: int) -> Iterator[Declared]:
    wholes: list[FocusArea | PlanNode] = [a for a in writer.plan.of("FocusArea") if isinstance(a, FocusArea)]
    if writer.plan.node is not None:
        wholes.append(writer.plan.node)
    for whole in wholes:
        parts = [a for a in activities if a.focus_area == whole.id or whole is writer.plan.node]
        for total in whole.totals:
            added = sum((n for a in parts if (n := a.number(total.of)) is not None), Decimal(0))
            difference = total.amount - added
            name = Name(writer.words["whole-plan"]) if whole is writer.plan.node else writer.name(whole.id)
            yield Declared(
                name,
                writer.term(total.of),
                writer.amount(total.amount, max(places, decimals([total.amount]))),
                writer.amount(added, places),
                writer.amount(abs(difference)) if difference else "",
                writer.cites_of_part(whole, "declaredTotal", total.place),
            )


def _warnings(writer: Writer) -> Iterator[tuple[Phrase, tuple[Cite, ...]]]:
    """Yield what the source says of its own numbers of citizens."""
    for node in writer.plan.nodes:
        if any(identity.endswith("#citizens") for identity in node.ids("defines")):
            for phrase in (writer.phrase(node.texts("definition")), *writer.phrases(node.texts("note"))):
                if phrase.text:
                    yield phrase, writer.cites(node.cites)
