"""``coverage`` as people and programs read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from forandring.analysis.coverage import Change, Coverage
from forandring.analysis.shares import Figure, Share
from forandring.model import Theory
from forandring.reports.answers.layout import Cell, Sheet, Table, amount_words, node_value
from forandring.texts import Message

__all__ = [
    "FIGURES",
    "as_dict",
    "csv_rows",
    "figure_words",
    "share_words",
    "sheet",
    "trend_as_dict",
    "trend_csv_rows",
    "trend_sheet",
]

FIGURES = {
    "activities-linked": Message("aktiviteter, der fører til et mål", "activities that lead to a goal"),
    "activities-leading-here": Message(
        "planens aktiviteter, der fører hertil", "the plan's activities leading here"
    ),
    "goals-reached": Message("mål, som en aktivitet fører til", "goals that an activity leads to"),
    "plan-goals-reached": Message(
        "planens mål, som områdets aktiviteter fører til",
        "the plan's goals that the area's activities lead to",
    ),
    "target-groups-served": Message(
        "målgrupper, som en aktivitet er for", "target groups that an activity is for"
    ),
    "challenges-addressed": Message(
        "udfordringer, som noget tager sig af", "challenges that something addresses"
    ),
    "challenges-addressed-by-activities": Message(
        "heraf nogen, som en aktivitet når", "of these, that an activity reaches"
    ),
    "links-with-evidence": Message("pile, der siger, hvad de bygger på", "links that say what they rest on"),
    "links-research": Message("… på forskning", "… on research"),
    "links-practice": Message("… på praksis", "… on practice"),
    "links-mixed": Message("… på viden, der peger i flere retninger", "… on mixed evidence"),
    "links-hypothesis": Message("… på en hypotese", "… on a hypothesis"),
    "links-not-given": Message("… ikke oplyst", "… not given"),
    "links-against": Message("… viden taler imod", "… evidence speaks against"),
    "statements-cited": Message("udsagn med henvisning", "statements with a citation"),
    "activities-with-cost": Message("aktiviteter med oplyst udgift", "activities with a stated cost"),
    "annual-cost-linked": Message("årlig udgift bag veje til et mål", "annual cost behind routes to a goal"),
    "annual-cost-on-evidenced-routes": Message(
        "årlig udgift bag veje, der hele vejen siger, hvad de bygger på",
        "annual cost behind routes that say all the way what they rest on",
    ),
    "annual-cost-on-tested-routes": Message(
        "årlig udgift bag veje, der hele vejen bygger på forskning eller praksis",
        "annual cost behind routes on research or practice all the way",
    ),
    "setup-cost-linked": Message(
        "etableringsudgift bag veje til et mål", "set-up cost behind routes to a goal"
    ),
    "setup-cost-on-evidenced-routes": Message(
        "etableringsudgift bag veje, der hele vejen siger, hvad de bygger på",
        "set-up cost behind routes that say all the way what they rest on",
    ),
    "setup-cost-on-tested-routes": Message(
        "etableringsudgift bag veje, der hele vejen bygger på forskning eller praksis",
        "set-up cost behind routes on research or practice all the way",
    ),
}
"""Name of a figure → what it counts, in words."""

_HEADER = Message("hvad|som planen siger|med det, der er læst ind", "what|as stated|with inferred links")
_KIND = {
    "Theory": Message("Alle planer", "All plans"),
    "Plan": Message("Plan", "Plan"),
    "FocusArea": Message("Fokusområde", "Focus area"),
    "Goal": Message("Mål", "Goal"),
}


def figure_words(name: str, language: str) -> str:
    """Return what a figure counts."""
    return FIGURES[name].in_language(language)


def share_words(share: Share, language: str) -> str:
    """Return a share with its numerator, its denominator and the per cent they make; never per cent of nothing.

    >>> share_words(Share(3, 4), "da"), share_words(Share(0, 0), "en")
    ('3 af 4 (75 %)', '0 of 0')
    """
    part, whole = (amount_words(value, language) for value in share)
    words = Message(f"{part} af {whole}", f"{part} of {whole}").in_language(language)
    if share.ratio is None:
        return words
    rounded = round(100 * share.ratio)
    rounded = 99 if rounded == 100 and share.ratio < 1 else 1 if rounded == 0 and share.ratio > 0 else rounded
    return f"{words} ({rounded} %)" if language == "da" else f"{words} ({rounded}%)"


def name_of(part: Coverage, theory: Theory, language: str) -> str:
    """Return what the shares are of, e.g. "Goal: In work"."""
    kind = _KIND[part.kind].in_language(language)
    if part.kind == "Theory":
        return kind
    if part.kind == "Plan":
        plan = next(plan for plan in theory.plans if plan.id == part.id)
        return f"{kind}: {plan.label(language)}"
    return f"{kind}: {theory.label(part.id, language)}"


def sheet(parts: Sequence[Coverage], theory: Theory, language: str) -> Sheet:
    """Return the shares, one table for all plans, where there are several, and for each plan, focus area and goal."""
    notes = (
        Message(
            "En andel siger, hvor stor en del der hænger sammen, ikke om det virker.",
            "A share says how much hangs together, not whether it works.",
        ).in_language(language),
    )
    several = sum(part.kind == "Plan" for part in parts) != 1
    tables = tuple(_of_part(part, theory, language) for part in parts if several or part.kind != "Theory")
    return Sheet(Message("Dækning", "Coverage").in_language(language), notes, tables)


def _of_part(part: Coverage, theory: Theory, language: str) -> Table:
    caption = name_of(part, theory, language)
    if part.unit:
        caption += (
            f" ({Message('beløb i ' + part.unit[0], 'amounts in ' + part.unit[1]).in_language(language)})"
        )
    if part.unknown_costs:
        many = part.unknown_costs
        one = many == 1
        caption += Message(
            f"; {many} {'aktivitet' if one else 'aktiviteter'} uden oplyst udgift er ikke med i beløbene",
            f"; {many} {'activity' if one else 'activities'} without a stated cost {'is' if one else 'are'} "
            "not in the amounts",
        ).in_language(language)
    rows = tuple(
        (
            figure_words(figure.name, language),
            share_words(figure.stated, language),
            share_words(figure.inferred, language),
        )
        for figure in part.figures
    )
    return Table(caption, tuple(_HEADER.in_language(language).split("|")), rows)


def as_dict(parts: Iterable[Coverage], theory: Theory) -> dict[str, Any]:
    """Return the shares as plain values, in a fixed order of keys."""
    return {"version": 1, "coverage": [_part(part, theory) for part in parts]}


def _part(part: Coverage, theory: Theory) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": part.kind}
    if part.kind != "Theory":
        value |= {**node_value(theory, part.id), "plan": part.plan}
    if part.unit:
        value["amountUnit"] = {"da": part.unit[0], "en": part.unit[1]}
    value["activitiesWithoutCost"] = part.unknown_costs
    value["figures"] = [_figure(figure) for figure in part.figures]
    return value


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "stated": figure.stated._asdict(),
        "withInferred": figure.inferred._asdict(),
    }


def csv_rows(
    parts: Iterable[Coverage], theory: Theory, language: str
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return header and rows: one row a figure."""
    header = (
        "kind", "id", "label", "figure", "stated", "stated of", "with inferred", "with inferred of",
    )  # fmt: skip
    named = ((part, name_of(part, theory, language)) for part in parts)
    rows: list[tuple[Cell, ...]] = [
        (part.kind, part.id, name, figure.name, *figure.stated, *figure.inferred)
        for part, name in named
        for figure in part.figures
    ]
    return header, rows


def trend_sheet(changes: Sequence[Change], theory: Theory, language: str) -> Sheet:
    """Return the figures that changed between two versions of ``theory``, the newer one."""
    names = {"Theory": _KIND["Theory"].in_language(language)}
    rows = tuple(
        (
            names.get(change.kind) or theory.label(change.id, language),
            figure_words(change.name, language),
            *(
                share_words(share, language) if share is not None else None
                for share in (
                    change.old and change.old.stated,
                    change.new and change.new.stated,
                    change.old and change.old.inferred,
                    change.new and change.new.inferred,
                )
            ),
        )
        for change in changes
    )
    header = Message(
        "hvor|hvad|som planen siger, før|nu|med det, der er læst ind, før|nu",
        "where|what|as stated, before|now|with inferred links, before|now",
    )
    title = Message("Dækning før og nu", "Coverage before and now").in_language(language)
    note = Message(
        "Intet tal er ændret." if not rows else f"Tal, der er ændret: {len(rows)}.",
        "No figure has changed." if not rows else f"Figures that have changed: {len(rows)}.",
    ).in_language(language)
    columns = tuple(header.in_language(language).split("|"))
    return Sheet(title, (note,), (Table("", columns, rows),) if rows else ())


def trend_as_dict(changes: Iterable[Change]) -> dict[str, Any]:
    """Return the changes as plain values; a side that did not exist is absent."""
    listed = []
    for change in changes:
        value: dict[str, Any] = {"kind": change.kind, "id": change.id, "name": change.name}
        for side, figure in (("old", change.old), ("new", change.new)):
            if figure is not None:
                value[side] = {key: found for key, found in _figure(figure).items() if key != "name"}
        listed.append(value)
    return {"version": 1, "changes": listed}


def trend_csv_rows(
    changes: Iterable[Change], theory: Theory, language: str
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return header and rows: one row a figure that changed, inferred links included; nothing where it was not."""
    header = ("kind", "id", "label", "figure", "before", "before of", "now", "now of")
    rows: list[tuple[Cell, ...]] = [
        (
            change.kind,
            change.id,
            theory.label(change.id, language) if change.id else None,
            change.name,
            *(change.old.inferred if change.old else (None, None)),
            *(change.new.inferred if change.new else (None, None)),
        )
        for change in changes
    ]
    return header, rows
