"""``prioritise`` as people and programs read it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from forandring.analysis.prioritise import CRITERIA, Choice, LeftOut, Priorities, Score
from forandring.model import Theory
from forandring.reports.answers.layout import Cell, Sheet, Table, amount_words, joined, node_value
from forandring.reports.answers.money import citizens_as_dict, citizens_words, in_unit
from forandring.texts import Message

__all__ = ["as_dict", "choice_as_dict", "left_out_as_dicts", "left_out_table", "sheet"]

_MINUS = "\N{MINUS SIGN}"
_CRITERIA = {
    "goals": Message("mål, der nås", "goals reached"),
    "challenges": Message("udfordringer, nogen tager sig af", "challenges addressed"),
    "citizens": Message("borgere i alt", "citizens in all"),
    "evidence": Message(
        "mål ad en vej, der hele vejen siger, hvad den bygger på",
        "goals by a route that says all the way what it rests on",
    ),
}
_WHY = {
    "annual-unknown": Message("årlig udgift ikke oplyst", "annual cost not stated"),
    "setup-unknown": Message("etableringsudgift ikke oplyst", "set-up cost not stated"),
    "cost-unknown": Message("udgift ikke oplyst", "cost not stated"),
    "requires-left-out": Message(
        "kræver en aktivitet, der ikke kan vælges", "requires one that cannot be chosen"
    ),
}


def sheet(answer: Priorities, theory: Theory, language: str) -> Sheet:
    """Return the best choice, why, its ties, what one million more buys, and what was left out."""
    say = _Speaker(answer, theory, language)
    tables = [say.reached(), say.chosen()]
    tables += [
        table for table in (say.ties(), left_out_table(answer.left_out, theory, language)) if table.rows
    ]
    title = Message("Hvad budgettet rækker længst til", "What the budget does most with")
    return Sheet(title.in_language(language), tuple(say.notes()), tuple(tables))


class _Speaker:
    """Holds what every table of the answer needs."""

    def __init__(self, answer: Priorities, theory: Theory, language: str) -> None:
        self.answer, self.theory, self.language = answer, theory, language

    def _in(self, da: str, en: str) -> str:
        return Message(da, en).in_language(self.language)

    def _amount(self, amount: Decimal) -> str:
        return in_unit(amount, self.answer.unit, self.language)

    def _cost(self, choice: Choice) -> str:
        annual, setup = self._amount(choice.annual), self._amount(choice.setup)
        return self._in(
            f"{annual} om året og {setup} til etablering", f"{annual} a year and {setup} to set up"
        )

    def notes(self) -> Iterable[str]:
        """Yield what must be known to read the answer."""
        answer = self.answer
        budget = self._amount(answer.terms.budget)
        number = len(answer.best.activities)
        cost = self._cost(answer.best)
        yield self._in(
            f"Budget: {budget}; valgte aktiviteter: {number}, for {cost}. Bevist bedst (forskel 0).",
            f"Budget: {budget}; activities chosen: {number}, for {cost}. Proven best (gap 0).",
        )
        yield self._weights()
        yield citizens_words(answer.citizens, self.theory, self.language)
        yield self._ties_note()
        yield self._more()
        if answer.left_out:
            left = len(answer.left_out)
            yield self._in(
                f"Holdt udenfor, fordi udgiften ikke er kendt: {left}. De er ikke gratis.",
                f"Left out because their cost is not known: {left}. They are not free.",
            )

    def _weights(self) -> str:
        weights = self.answer.terms.weights
        if weights is None:
            order = " > ".join(_CRITERIA[name].in_language(self.language) for name in self.answer.terms.order)
            return self._in(f"Rækkefølge: {order}.", f"Order: {order}.")
        listed = "; ".join(
            f"{_CRITERIA[name].in_language(self.language)}: {amount_words(weight, self.language)}"
            for name, weight in weights.items()
        )
        return self._in(f"Vægte: {listed}.", f"Weights: {listed}.")

    def _ties_note(self) -> str:
        number = len(self.answer.ties)
        if not number:
            return self._in("Intet andet valg når det samme.", "No other choice reaches the same.")
        least = "" if self.answer.all_ties else self._in("mindst ", "at least ")
        return self._in(
            f"Andre valg, der når det samme: {least}{number}.",
            f"Other choices that reach the same: {least}{number}.",
        )

    def _more(self) -> str:
        """Say what one million more buys."""
        best, more = self.answer.best, self.answer.with_more
        gains = [
            f"{_CRITERIA[name].in_language(self.language)}: {'+' if new > old else _MINUS}{abs(new - old)}"
            for name, old, new in zip(CRITERIA, best.score, more.score, strict=True)
            if new != old
        ]
        one = self._amount(self.answer.step)
        if not gains:
            return self._in(f"{one} mere giver intet yderligere.", f"{one} more buys nothing further.")
        added = joined(self.theory, (i for i in more.activities if i not in best.activities), self.language)
        dropped = joined(self.theory, (i for i in best.activities if i not in more.activities), self.language)
        text = self._in(
            f"{one} mere – {'; '.join(gains)} – giver plads til {added}",
            f"{one} more – {'; '.join(gains)} – makes room for {added}",
        )
        if dropped:
            text += self._in(f" (i stedet for {dropped})", f" (instead of {dropped})")
        return text + "."

    def reached(self) -> Table:
        """Return what the choice reaches, counted in both ways."""
        mine, other = self.answer.best.score, self.answer.other_score
        stated, inferred = (other, mine) if self.answer.terms.inferred else (mine, other)
        rows = tuple(
            (_CRITERIA[name].in_language(self.language), getattr(stated, name), getattr(inferred, name))
            for name in CRITERIA
        )
        header = self._in(
            "hvad|som planen siger|med det, der er læst ind", "what|as stated|with inferred links"
        )
        return Table(self._in("Hvad valget når", "What the choice reaches"), tuple(header.split("|")), rows)

    def chosen(self) -> Table:
        """Return the chosen activities and what would be lost without each."""
        theory, language = self.theory, self.language
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (
                theory.label(reason.activity, language),
                reason.annual,
                reason.setup,
                reason.citizens,
                joined(theory, reason.goals, language) or None,
                joined(theory, reason.challenges, language) or None,
            )
            for reason in self.answer.reasons
        )
        header = self._in(
            "aktivitet|om året|etablering|borgere|mål, som kun den når|udfordringer, som kun den tager sig af",
            "activity|a year|set-up|citizens|goals it alone reaches|challenges it alone addresses",
        )
        return Table(self._in("Valgt", "Chosen"), tuple(header.split("|")), rows)

    def ties(self) -> Table:
        """Return the choices that reach the same, by what they change."""
        best = set(self.answer.best.activities)
        rows = tuple(
            (
                self._cost(choice),
                joined(self.theory, (i for i in choice.activities if i not in best), self.language, most=9) or None,
                joined(self.theory, (i for i in self.answer.best.activities if i not in choice.activities),
                       self.language, most=9) or None,
            )
            for choice in self.answer.ties
        )  # fmt: skip
        header = self._in("udgift|med|i stedet for", "cost|with|instead of").split("|")
        return Table(self._in("Lige så gode valg", "Equally good choices"), tuple(header), rows)


def left_out_table(left_out: Iterable[LeftOut], theory: Theory, language: str) -> Table:
    """Return what could not be chosen, by name, and why."""
    rows = tuple(
        (theory.label(left.activity, language), _WHY[left.reason].in_language(language)) for left in left_out
    )
    header = Message("aktivitet|hvorfor", "activity|why").in_language(language).split("|")
    return Table(Message("Holdt udenfor", "Left out").in_language(language), tuple(header), rows)


def left_out_as_dicts(left_out: Iterable[LeftOut], theory: Theory) -> list[dict[str, Any]]:
    """Return what could not be chosen as plain values."""
    return [{**node_value(theory, left.activity), "reason": left.reason} for left in left_out]


def as_dict(answer: Priorities, theory: Theory) -> dict[str, Any]:
    """Return the answer as plain values, in a fixed order of keys."""
    terms = answer.terms
    bound: dict[str, Any] = {"budget": terms.budget}
    if terms.setup_budget is not None:
        bound["setupBudget"] = terms.setup_budget
    bound |= {"must": list(terms.must), "never": list(terms.never), "inferred": terms.inferred}
    bound |= {"weights": dict(terms.weights)} if terms.weights is not None else {"order": list(terms.order)}
    value: dict[str, Any] = {"version": 1, "terms": bound}
    if answer.unit:
        value["amountUnit"] = {"da": answer.unit[0], "en": answer.unit[1]}
    return value | {
        "gap": answer.gap,
        "best": choice_as_dict(answer.best),
        "otherWayOfCounting": _score(answer.other_score),
        "ties": [choice_as_dict(choice) for choice in answer.ties],
        "allTies": answer.all_ties,
        "always": list(answer.always),
        "sometimes": list(answer.sometimes),
        "reasons": [
            {
                **node_value(theory, reason.activity),
                "annualCost": reason.annual,
                "setupCost": reason.setup,
                "goalsOnlyHere": list(reason.goals),
                "challengesOnlyHere": list(reason.challenges),
                **({"citizens": reason.citizens} if reason.citizens is not None else {}),
                "requiredBy": list(reason.required_by),
            }
            for reason in answer.reasons
        ],
        "leftOut": left_out_as_dicts(answer.left_out, theory),
        "citizens": citizens_as_dict(answer.citizens, theory),
        "million": answer.step,
        "withOneMillionMore": choice_as_dict(answer.with_more),
    }


def choice_as_dict(choice: Choice) -> dict[str, Any]:
    """Return a choice as plain values: ids, costs and what it reaches."""
    return {
        "activities": list(choice.activities),
        "annualCost": choice.annual,
        "setupCost": choice.setup,
        "score": _score(choice.score),
    }


def _score(score: Score) -> dict[str, int]:
    return dict(score._asdict())
