"""``diff`` as people and programs read it: in a planner's words, for a pull request, and as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from forandring.analysis.changes import FieldChange, Nested, Value
from forandring.analysis.diff import Diff
from forandring.analysis.goal_changes import GoalChange
from forandring.analysis.reach import Reach
from forandring.analysis.route_counts import Count
from forandring.findings import Finding
from forandring.model import Link, Node, Theory, local_name
from forandring.reports.answers.layout import Cell, Sheet, Table, evidence_words, node_value
from forandring.reports.answers.routes import count_words
from forandring.reports.texts import TEXTS
from forandring.terms import Literal
from forandring.texts import Message

__all__ = ["as_dict", "sheet", "value_words"]

_OF_KIND = {
    "Activity": Message("aktivitet", "activity"),
    "Effect": Message("virkning", "effect"),
    "Goal": Message("mål", "goal"),
    "TargetGroup": Message("målgruppe", "target group"),
    "Challenge": Message("udfordring", "challenge"),
    "FocusArea": Message("fokusområde", "focus area"),
    "Prerequisite": Message("forudsætning", "prerequisite"),
    "Organisation": Message("organisation", "organisation"),
}
_SKOS = {
    "prefLabel": Message("navn", "label"),
    "altLabel": Message("andet navn", "other name"),
    "definition": Message("beskrivelse", "description"),
    "note": Message("bemærkning", "note"),
    "notation": Message("nummer", "number"),
}
"""Properties of SKOS that the page shows without naming them."""
_VERDICT = {
    "added": Message("nyt mål", "new goal"),
    "gone": Message("målet er væk", "the goal is gone"),
    "lost": Message("har mistet sin sidste aktivitet", "has lost its last activity"),
    "gained": Message("har fået sin første aktivitet", "has got its first activity"),
    "fewer": Message("færre veje", "fewer routes"),
    "more": Message("flere veje", "more routes"),
    "other": Message("andre veje", "other routes"),
}
_NOTHING = "–"


def sheet(answer: Diff, language: str) -> Sheet:
    """Return what changed: goals first, then activities, what else, arrows, figures and findings."""
    say = _Speaker(answer, language)
    title = say.words("Hvad der er ændret", "What has changed")
    if answer.empty and not answer.findings_added and not answer.findings_gone:
        return Sheet(title, (say.words("Intet er ændret.", "Nothing has changed."),), ())
    tables = (
        say.goals(),
        say.nodes("Kommet til", "Added", ((answer.new, i) for i in answer.added)),
        say.nodes("Væk", "Gone", ((answer.old, i) for i in answer.gone)),
        say.renamed(),
        say.changed(),
        say.links("Nye pile", "New links", answer.new, answer.links_added),
        say.links("Pile, der er væk", "Links gone", answer.old, answer.links_gone),
        say.links_changed(),
        say.findings("Nye fund", "New findings", answer.findings_added),
        say.findings("Fund, der er væk", "Findings gone", answer.findings_gone),
    )
    return Sheet(title, (say.summary(),), tuple(table for table in tables if table.rows))


class _Speaker:
    """Holds what every table of the answer needs."""

    def __init__(self, answer: Diff, language: str) -> None:
        self.answer, self.language = answer, language

    def words(self, da: str, en: str) -> str:
        return Message(da, en).in_language(self.language)

    def _header(self, da: str, en: str) -> tuple[str, ...]:
        return tuple(self.words(da, en).split("|"))

    def summary(self) -> str:
        """Return how much changed, in one sentence."""
        a = self.answer
        nodes = len(a.added), len(a.gone), len(a.changed), len(a.renamed)
        links = len(a.links_added), len(a.links_gone), len(a.links_changed)
        found = len(a.findings_added), len(a.findings_gone), a.findings_kept
        return self.words(
            "Kommet til: {}; væk: {}; ændret: {}, heraf omdøbt: {}. ".format(*nodes)
            + "Pile, nye: {}; væk: {}; ændret: {}. ".format(*links)
            + "Fund, nye: {}; væk: {}; som før: {}.".format(*found),
            "Added: {}; gone: {}; changed: {}, of these renamed: {}. ".format(*nodes)
            + "Links: {} new, {} gone, {} changed. ".format(*links)
            + "Findings: {} new, {} gone, {} as before.".format(*found),
        )

    def goals(self) -> Table:
        """Return what became of each goal whose routes changed."""
        rows = tuple(self._goal(change) for change in self.answer.goals)
        header = self._header(
            "mål|hvad er sket|aktiviteter|veje|svageste viden|i fare",
            "goal|what happened|activities|routes|weakest evidence|at risk",
        )
        return Table(self.words("Hvad det betyder for målene", "What it means for the goals"), header, rows)

    def _goal(self, change: GoalChange) -> tuple[Cell, ...]:
        theory = self.answer.old if change.after is None else self.answer.new

        def both(of: Any) -> str:
            sides = [of(side) if side is not None else _NOTHING for side in (change.before, change.after)]
            return sides[0] if sides[0] == sides[1] else " → ".join(sides)

        return (
            theory.label(change.goal, self.language),
            _VERDICT[change.verdict].in_language(self.language),
            both(lambda reach: str(len(reach.activities))),
            both(lambda reach: count_words(reach.inferred, self.language)),
            both(lambda reach: evidence_words(theory, reach.evidence, self.language)),
            both(lambda reach: self.words("ja", "yes") if reach.at_risk else self.words("nej", "no")),
        )

    def nodes(self, da: str, en: str, nodes: Iterable[tuple[Theory, str]]) -> Table:
        """Return nodes by kind and name."""
        rows = tuple(
            (self._kind(theory, theory.index[i]), theory.label(i, self.language), theory.index[i].place.file)
            for theory, i in nodes
        )
        return Table(self.words(da, en), self._header("hvad|navn|fil", "what|name|file"), rows)

    def _kind(self, theory: Theory, node: Node) -> str:
        words = _OF_KIND.get(node.kind) or theory.vocabulary_labels.get(node.type)
        return words.in_language(self.language) if words else node.type

    def renamed(self) -> Table:
        """Return what has another name or id and is the same."""
        old, new = self.answer.old, self.answer.new
        rows = tuple(
            (
                self._kind(new, new.index[change.new]),
                *_names(old.index[change.old], new.index[change.new], self.language),
            )
            for change in self.answer.renamed
        )
        header = self._header("hvad|før|nu", "what|before|now")
        return Table(self.words("Omdøbt", "Renamed"), header, rows)

    def changed(self) -> Table:
        """Return what else is said of the same nodes, one row a property."""
        new = self.answer.new
        rows = tuple(
            (new.label(change.new, self.language), *self._field(field))
            for change in self.answer.changed
            for field in change.fields
            if field.term != "prefLabel" or not change.renamed
        )
        header = self._header("hvad|egenskab|før|nu", "what|property|before|now")
        return Table(self.words("Ændret", "Changed"), header, rows)

    def _field(self, field: FieldChange) -> tuple[Cell, ...]:
        words = self.answer.new.vocabulary_labels.get(field.term) or _SKOS.get(field.term)
        words = words or TEXTS.get(f"skos-{field.term}")
        name = words.in_language(self.language) if words else field.term
        old, new = (self._values(values) for values in (field.old, field.new))
        return name, old, new

    def _values(self, values: tuple[Value, ...]) -> str:
        shown = (value_words(value, (self.answer.new, self.answer.old), self.language) for value in values)
        return ", ".join(shown) or self.words("ikke oplyst", "not stated")

    def links(self, da: str, en: str, theory: Theory, links: Iterable[Link]) -> Table:
        """Return arrows by what they join."""
        rows = tuple(
            (
                f"{theory.label(link.cause, self.language)} → {theory.label(link.effect, self.language)}",
                ", ".join(evidence_words(theory, kind, self.language) for kind in link.evidence) or None,
                self.words("læst ind", "inferred")
                if link.basis == "Inferred"
                else self.words("står i planen", "stated"),
            )
            for link in links
        )
        return Table(self.words(da, en), self._header("pil|viden|grundlag", "link|evidence|basis"), rows)

    def links_changed(self) -> Table:
        """Return arrows that say something else, one row a property."""
        new = self.answer.new
        rows = tuple(
            (
                f"{new.label(change.new.cause, self.language)} → {new.label(change.new.effect, self.language)}",
                *self._field(field),
            )
            for change in self.answer.links_changed
            for field in change.fields
        )
        header = self._header("pil|egenskab|før|nu", "link|property|before|now")
        return Table(self.words("Ændrede pile", "Links changed"), header, rows)

    def findings(self, da: str, en: str, findings: Iterable[Finding]) -> Table:
        """Return findings by code."""
        rows = tuple(
            (
                finding.code,
                finding.message.in_language(self.language),
                self.words("accepteret", "accepted") if finding.waived else "",
            )
            for finding in findings
        )
        return Table(self.words(da, en), self._header("kode|fund|", "code|finding|"), rows)


def _names(old: Node, new: Node, language: str) -> tuple[str, str]:
    """Return both names: with ids where those differ, in the other language where only that one's does."""
    before, after = old.label(language), new.label(language)
    if old.id != new.id:
        return f"{before} ({old.name})", f"{after} ({new.name})"
    if before == after:
        other = "da" if language == "en" else "en"
        return f"{old.label(other)} [{other}]", f"{new.label(other)} [{other}]"
    return before, after


def value_words(value: Value, theories: Iterable[Theory], language: str) -> str:
    """Return a value in words: a label, a text, a number as written, or what a nameless node says."""
    if isinstance(value, Nested):
        theories = tuple(theories)
        said = (value_words(inner, theories, language) for _, values in value.said for inner in values)
        return f"({'; '.join(said)})"
    if isinstance(value, Literal):
        return value.lexical.replace(".", ",") if language == "da" and _is_decimal(value) else value.lexical
    for theory in theories:
        if value in theory.index:
            return theory.label(value, language)
        words = theory.vocabulary_labels.get(local_name(value))
        if words:
            return words.in_language(language)
    return local_name(value)


def _is_decimal(value: Literal) -> bool:
    return value.datatype.endswith("#decimal")


def as_dict(answer: Diff) -> dict[str, Any]:
    """Return what changed as plain values, in a fixed order of keys."""
    old, new = answer.old, answer.new
    return {
        "version": 1,
        "added": [_node(new, i) for i in answer.added],
        "gone": [_node(old, i) for i in answer.gone],
        "changed": [
            {
                "old": node_value(old, change.old),
                "new": node_value(new, change.new),
                "renamed": change.renamed,
                "fields": [_field(field) for field in change.fields],
            }
            for change in answer.changed
        ],
        "linksAdded": [_link(link) for link in answer.links_added],
        "linksGone": [_link(link) for link in answer.links_gone],
        "linksChanged": [
            {"old": _link(change.old), "new": _link(change.new), "fields": [_field(f) for f in change.fields]}
            for change in answer.links_changed
        ],
        "findingsAdded": [_finding(finding) for finding in answer.findings_added],
        "findingsGone": [_finding(finding) for finding in answer.findings_gone],
        "findingsKept": answer.findings_kept,
        "goals": [_goal(change, old, new) for change in answer.goals],
    }


def _node(theory: Theory, identity: str) -> dict[str, Any]:
    return {**node_value(theory, identity), "type": theory.index[identity].type}


def _link(link: Link) -> dict[str, Any]:
    value: dict[str, Any] = {"cause": link.cause, "effect": link.effect, "polarity": link.polarity}
    value |= {"evidence": list(link.evidence), "basis": link.basis}
    if link.confidence:
        value["confidence"] = link.confidence
    return value


def _field(field: FieldChange) -> dict[str, Any]:
    return {
        "property": field.term,
        "figure": field.figure,
        "old": [_value(value) for value in field.old],
        "new": [_value(value) for value in field.new],
    }


def _value(value: Value) -> Any:
    if isinstance(value, Nested):
        return {term: [_value(inner) for inner in values] for term, values in value.said}
    if isinstance(value, Literal):
        found = {"value": value.lexical}
        return found | ({"language": value.language} if value.language else {"datatype": value.datatype})
    return value


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "node": finding.node,
        "message": finding.message._asdict(),
        "waived": finding.waived,
        "fingerprint": finding.fingerprint,
    }


def _goal(change: GoalChange, old: Theory, new: Theory) -> dict[str, Any]:
    theory = old if change.after is None else new
    value: dict[str, Any] = {"goal": node_value(theory, change.goal), "verdict": change.verdict}
    for name, reach in (("before", change.before), ("after", change.after)):
        if reach is not None:
            value[name] = _reach(reach)
    return value


def _reach(reach: Reach) -> dict[str, Any]:
    def count(found: Count) -> dict[str, Any]:
        return {"number": found.number, "exact": found.exact}

    value: dict[str, Any] = {
        "activities": list(reach.activities),
        "stated": count(reach.stated),
        "withInferred": count(reach.inferred),
    }
    if reach.evidence is not None:
        value["evidence"] = reach.evidence
    return {**value, "atRisk": reach.at_risk}
