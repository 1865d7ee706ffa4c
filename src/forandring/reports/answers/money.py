"""Sums of money and citizens in words, with what is not in them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from forandring.analysis.sums import Amounts, Citizens
from forandring.model import Theory
from forandring.reports.answers.layout import amount_words
from forandring.texts import Message

__all__ = ["amounts_as_dicts", "amounts_words", "citizens_as_dict", "citizens_words", "in_unit"]

_A_YEAR, _NO_ANNUAL = (
    Message("om året", "a year"),
    Message("årlig udgift ikke oplyst", "annual cost not stated"),
)
_TO_SET_UP, _NO_SETUP = (
    Message("til etablering", "to set up"),
    Message("etablering ikke oplyst", "set-up not stated"),
)
_NOT_STATED = Message("ikke oplyst", "not stated")


def in_unit(amount: int | Decimal, unit: tuple[str, str] | None, language: str) -> str:
    """Return an amount with its unit where the language puts it; a currency's code stands before the number.

    >>> unit = ("mio. kr.", "DKK million")
    >>> in_unit(Decimal("51.6"), unit, "da"), in_unit(Decimal("51.6"), unit, "en"), in_unit(3, None, "en")
    ('51,6 mio. kr.', 'DKK 51.6 million', '3')
    """
    words = amount_words(amount, language)
    if unit is None:
        return words
    first, _, rest = Message(*unit).in_language(language).partition(" ")
    if first.isupper() and first.isalpha():
        return f"{first} {words} {rest}".strip()
    return f"{words} {first} {rest}".strip()


def amounts_words(sums: Iterable[Amounts], language: str) -> str:
    """Return what activities cost, e.g. "2 mio. kr. a year, set-up not stated"; "" of no activity."""
    return "; ".join(_one(amounts, language) for amounts in sums)


def _one(amounts: Amounts, language: str) -> str:
    def words(amount: Any, unknown: int, said: Message, unsaid: Message) -> str:
        if amount is None:
            return unsaid.in_language(language)
        lacking = Message(f" ({unknown} uden oplyst beløb)", f" ({unknown} without a stated amount)")
        stated = f"{in_unit(amount, amounts.unit, language)} {said.in_language(language)}"
        return stated + (lacking.in_language(language) if unknown else "")

    if amounts.annual is None and amounts.setup is None:
        return _NOT_STATED.in_language(language)
    annual = words(amounts.annual, amounts.unknown_annual, _A_YEAR, _NO_ANNUAL)
    return f"{annual}, {words(amounts.setup, amounts.unknown_setup, _TO_SET_UP, _NO_SETUP)}"


def citizens_words(citizens: Citizens, theory: Theory, language: str) -> str:
    """Return how many citizens are concerned, with what keeps the sum from being a number of people."""
    total = amount_words(citizens.total, language)
    if not citizens.stated:
        return Message("Antal borgere: ikke oplyst.", "Citizens: not stated.").in_language(language)
    parts = [
        Message(
            f"Antal borgere: {total}; de samme borgere kan være talt med flere gange.",
            f"Citizens: {total}; the same citizens may be counted more than once.",
        ).in_language(language)
    ]
    if citizens.unknown:
        parts.append(
            Message(
                f"Aktiviteter, der intet antal oplyser: {citizens.unknown}.",
                f"Activities that state no number: {citizens.unknown}.",
            ).in_language(language)
        )
    for warning in citizens.warnings:
        node = theory.index.get(warning)
        if node is not None:
            said = node.definition(language) or node.label(language)
            parts.append(Message(f"Planen selv: {said}", f"The plan itself: {said}").in_language(language))
    return " ".join(parts)


def amounts_as_dicts(sums: Iterable[Amounts]) -> list[dict[str, Any]]:
    """Return sums as plain values; an amount that nobody states is absent."""
    listed = []
    for amounts in sums:
        value: dict[str, Any] = {}
        if amounts.unit:
            value["amountUnit"] = {"da": amounts.unit[0], "en": amounts.unit[1]}
        if amounts.annual is not None:
            value["annualCost"] = amounts.annual
        if amounts.setup is not None:
            value["setupCost"] = amounts.setup
        value |= {"annualCostNotStated": amounts.unknown_annual, "setupCostNotStated": amounts.unknown_setup}
        listed.append(value)
    return listed


def citizens_as_dict(citizens: Citizens, theory: Theory) -> dict[str, Any]:
    """Return citizens as plain values, with the plans' own warnings in words."""
    value: dict[str, Any] = {"activitiesStating": citizens.stated, "activitiesNotStating": citizens.unknown}
    if citizens.stated:
        value = {"total": citizens.total, "maybeCountedTwice": True, **value}
    value["warnings"] = [
        {"node": warning, "text": {tag: theory.index[warning].definition(tag) for tag in ("da", "en")}}
        for warning in citizens.warnings
        if warning in theory.index
    ]
    return value
