"""``compare`` as people and programs read it: goals, target groups and evidence of plans side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from forandring.analysis.compare import Comparison, GoalSeen, GroupSeen, Seen
from forandring.analysis.counterparts import Counterpart
from forandring.model import Citation, Theory
from forandring.reports.answers.layout import (
    MOST_JOINED,
    Cell,
    Sheet,
    Table,
    evidence_words,
    joined,
    node_value,
)
from forandring.texts import Message

__all__ = ["as_dict", "csv_rows", "relation_words", "sheet"]

_VERDICT = {
    "activity": Message("en aktivitet", "an activity"),
    "earlier": Message(
        "en aktivitet i en ældre plan, altså intet svar", "an activity in an older plan, so no answer"
    ),
    "counterpart": Message("et modstykke, men ingen aktivitet", "a counterpart, but no activity"),
    "related": Message("noget om det samme, men intet svar", "something about the same, but no answer"),
    "nothing": Message("intet", "nothing"),
}
_RELATION = {
    "exactMatch": Message("det samme", "the same"),
    "closeMatch": Message("næsten det samme", "nearly the same"),
    "broadMatch": Message("bredere", "broader"),
    "narrowMatch": Message("snævrere", "narrower"),
    "relatedMatch": Message("angår det samme", "concerns the same"),
}
_NOTES = (
    Message(
        "Sammenligningen bygger på de modstykker, der er skrevet ned; ens ord tæller ikke.",
        "The comparison rests on the counterparts written down; like words do not count.",
    ),
    Message(
        "En plan regnes ikke for at svare på en tekst, den ikke kunne kende.",
        "A plan is not taken to answer a text that it could not know.",
    ),
)


def relation_words(counterpart: Counterpart, language: str) -> str:
    """Return how a counterpart corresponds, and whether that is somebody's reading."""
    words = _RELATION.get(counterpart.relation)
    said = words.in_language(language) if words else counterpart.relation
    if counterpart.basis == "Inferred":
        said += Message(", læst ind", ", inferred").in_language(language)
    if counterpart.could_know is False:
        said += Message(", ældre", ", older").in_language(language)
    return said


def sheet(answer: Comparison, theory: Theory, language: str) -> Sheet:
    """Return each plan as each other sees it, then evidence side by side."""
    say = _Speaker(answer, theory, language)
    tables: list[Table] = [say.plans()]
    for seen in answer.seen:
        tables += [say.goals(seen), say.groups(seen)]
    tables += [say.evidence(), say.links()]
    title = Message("Planerne side om side", "The plans side by side").in_language(language)
    notes = tuple(note.in_language(language) for note in _NOTES)
    return Sheet(title, notes, tuple(table for table in tables if table.rows))


class _Speaker:
    """Holds what every table of the answer needs."""

    def __init__(self, answer: Comparison, theory: Theory, language: str) -> None:
        self.answer, self.theory, self.language = answer, theory, language

    def words(self, da: str, en: str) -> str:
        return Message(da, en).in_language(self.language)

    def _header(self, da: str, en: str) -> tuple[str, ...]:
        return tuple(self.words(da, en).split("|"))

    def _plan(self, identity: str) -> str:
        return next(plan.label(self.language) for plan in self.theory.plans if plan.id == identity)

    def plans(self) -> Table:
        """Return the plans in order of time, undated ones last."""
        dated = sorted(
            zip(self.answer.plans, self.answer.years, strict=True),
            key=lambda pair: (pair[1] is None, pair[1] or 0),
        )
        undated = self.words("ikke oplyst", "not stated")
        rows = tuple((self._plan(plan), str(year) if year else undated) for plan, year in dated)
        return Table(self.words("Planerne", "The plans"), self._header("plan|år", "plan|year"), rows)

    def _between(self, seen: Seen) -> str:
        arrow = self.words("set fra", "seen from")
        return f"{self._plan(seen.plan)}, {arrow} {self._plan(seen.other)}"

    def goals(self, seen: Seen) -> Table:
        """Return the goals of a plan and what the other has for them."""
        counts = "; ".join(
            f"{words.in_language(self.language)}: {len(seen.with_verdict(verdict))}"
            for verdict, words in _VERDICT.items()
            if seen.with_verdict(verdict)
        )
        caption = self.words("Mål: ", "Goals: ") + f"{self._between(seen)} ({counts})"
        rows = tuple(self._goal(goal) for goal in seen.goals if goal.verdict != "nothing")
        cited = tuple(self._goal_cited(goal) for goal in seen.goals if goal.verdict != "nothing")
        header = self._header("mål|den anden plan har|hvad", "goal|the other plan has|what")
        return Table(caption, header, rows, cited)

    def _goal_cited(self, goal: GoalSeen) -> tuple[tuple[Citation, ...], ...]:
        related = goal.related if goal.verdict in ("related", "counterpart") else ()
        here, there = self._sides(goal.goal, (*goal.counterparts, *related))
        return here, (), (*there, *(c for i in goal.activities[:MOST_JOINED] for c in self._cites(i)))

    def _cites(self, identity: str) -> tuple[Citation, ...]:
        node = self.theory.index.get(identity)
        return node.cites if node else ()

    def _sides(
        self, identity: str, counterparts: Iterable[Counterpart]
    ) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
        """Return where a node's own source says it, and where the others' sources say what corresponds."""
        cited = [citation for counterpart in counterparts for citation in counterpart.mapping.cites]
        home = self._plan_of(identity)
        here = [c for c in cited if self._plan_of(c.source or "") == home]
        there = [c for c in cited if self._plan_of(c.source or "") != home]
        return (*self._cites(identity), *here), tuple(there)

    def _plan_of(self, identity: str) -> str | None:
        node = self.theory.index.get(identity)
        return node.plan if node else None

    def _goal(self, goal: GoalSeen) -> tuple[str, ...]:
        theory, language = self.theory, self.language
        parts = [self._counterparts(goal.counterparts), joined(theory, goal.activities, language)]
        if goal.verdict in ("related", "counterpart"):
            parts.append(self._counterparts(goal.related))
        said = "; ".join(part for part in parts if part)
        return (theory.label(goal.goal, language), _VERDICT[goal.verdict].in_language(language), said)

    def _counterparts(self, counterparts: Iterable[Counterpart]) -> str:
        return ", ".join(
            f"{self.theory.label(c.id, self.language)} ({relation_words(c, self.language)})"
            for c in counterparts
        )

    def groups(self, seen: Seen) -> Table:
        """Return the target groups that both plans have, and those that the other lacks."""
        rows = tuple(self._group(group) for group in seen.groups)
        shared = sum(bool(group.shared) for group in seen.groups)
        caption = self.words("Målgrupper: ", "Target groups: ") + self._between(seen)
        caption += self.words(
            f" ({shared} af {len(rows)} går igen)", f" ({shared} of {len(rows)} are shared)"
        )
        header = self._header(
            "målgruppe|i den anden plan|tilbud her|tilbud dér",
            "group|in the other plan|served here|served there",
        )
        cited = tuple(
            (*self._sides(group.group, group.shared or group.wider), (), ()) for group in seen.groups
        )
        return Table(caption, header, rows, cited)

    def _group(self, group: GroupSeen) -> tuple[str, ...]:
        there = self._counterparts(group.shared)
        if not there and group.wider:
            wider = self._counterparts(group.wider)
            there = self.words(f"kun som del af {wider}", f"only as part of {wider}")
        yes, no = self.words("ja", "yes"), self.words("nej", "no")
        return (
            self.theory.label(group.group, self.language),
            there or self.words("mangler", "missing"),
            yes if group.served_here else no,
            (yes if group.served_there else no) if group.shared else "–",
        )

    def evidence(self) -> Table:
        """Return how many arrows of each plan are of each grade."""
        counts = [dict(count.inferred) for count in self.answer.evidence]
        levels = [level for level, _ in self.answer.evidence[0].inferred] if counts else []
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (evidence_words(self.theory, level, self.language), *(count[level] for count in counts))
            for level in levels
        )
        header = (self.words("viden", "evidence"), *(self._plan(plan) for plan in self.answer.plans))
        return Table(self.words("Hvad pilene bygger på", "What the links rest on"), header, rows)

    def links(self) -> Table:
        """Return the arrows that two plans both claim, with the evidence of each."""
        rows = tuple(
            (
                self._link(pair.one.cause, pair.one.effect),
                self._kinds(pair.one.evidence),
                self._link(pair.other.cause, pair.other.effect),
                self._kinds(pair.other.evidence),
            )
            for pair in self.answer.links
        )
        header = self._header(
            "pil|viden|samme pil i den anden|viden", "link|evidence|same link in the other|evidence"
        )
        cited = tuple((pair.one.cites, (), pair.other.cites, ()) for pair in self.answer.links)
        caption = self.words("Pile, som to planer begge har", "Links that two plans share")
        return Table(caption, header, rows, cited)

    def _link(self, cause: str, effect: str) -> str:
        return f"{self.theory.label(cause, self.language)} → {self.theory.label(effect, self.language)}"

    def _kinds(self, evidence: Iterable[str]) -> str:
        named = [evidence_words(self.theory, kind, self.language) for kind in evidence]
        return ", ".join(named) or evidence_words(self.theory, "NotGiven", self.language)


def as_dict(answer: Comparison, theory: Theory) -> dict[str, Any]:
    """Return the comparison as plain values, in a fixed order of keys; a year not stated is absent."""
    return {
        "version": 1,
        "plans": [
            {"id": plan, **({"year": year} if year is not None else {})}
            for plan, year in zip(answer.plans, answer.years, strict=True)
        ],
        "seen": [_seen(seen, theory) for seen in answer.seen],
        "evidence": [
            {"plan": count.plan, "stated": dict(count.stated), "withInferred": dict(count.inferred)}
            for count in answer.evidence
        ],
        "links": [
            {name: {"cause": link.cause, "effect": link.effect, "evidence": list(link.evidence), "basis": link.basis}
             for name, link in (("one", pair.one), ("other", pair.other))}
            for pair in answer.links
        ],
    }  # fmt: skip


def _seen(seen: Seen, theory: Theory) -> dict[str, Any]:
    value: dict[str, Any] = {"plan": seen.plan, "other": seen.other}
    if seen.earlier is not None:
        value["otherIsEarlier"] = seen.earlier
    return value | {
        "goals": [
            {
                **node_value(theory, goal.goal),
                "verdict": goal.verdict,
                "counterparts": [_counterpart(c) for c in goal.counterparts],
                "activities": list(goal.activities),
                "related": [_counterpart(c) for c in goal.related],
            }
            for goal in seen.goals
        ],
        "targetGroups": [
            {
                **node_value(theory, group.group),
                "shared": [_counterpart(c) for c in group.shared],
                "wider": [_counterpart(c) for c in group.wider],
                "servedHere": group.served_here,
                "servedThere": group.served_there,
            }
            for group in seen.groups
        ],
    }


def _counterpart(counterpart: Counterpart) -> dict[str, Any]:
    value: dict[str, Any] = {
        "id": counterpart.id,
        "relation": counterpart.relation,
        "basis": counterpart.basis,
    }
    if counterpart.could_know is not None:
        value["couldKnow"] = counterpart.could_know
    return value | ({"note": dict(counterpart.mapping.note)} if counterpart.mapping.note else {})


def csv_rows(
    answer: Comparison, theory: Theory, language: str
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return header and rows: one row for each goal of each plan as each other sees it."""
    header = ("plan", "other", "goal", "label", "verdict", "counterparts", "activities", "related")
    rows: list[tuple[Cell, ...]] = [
        (
            seen.plan,
            seen.other,
            goal.goal,
            theory.label(goal.goal, language),
            goal.verdict,
            " ".join(c.id for c in goal.counterparts),
            " ".join(goal.activities),
            " ".join(c.id for c in goal.related),
        )
        for seen in answer.seen
        for goal in seen.goals
    ]
    return header, rows
