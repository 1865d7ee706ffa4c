"""What counts in a choice, as people type it in either language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from forandring.cli.amounts import AMOUNT
from forandring.errors import ForandringError
from forandring.texts import Message

__all__ = ["NAMES", "order_of", "weights_of"]

_CRITERIA = {
    "goals": Message("mål", "goals"),
    "challenges": Message("udfordringer", "challenges"),
    "citizens": Message("borgere", "citizens"),
    "evidence": Message("viden", "evidence"),
}
NAMES = Message(
    ", ".join(words.da for words in _CRITERIA.values()), ", ".join(words.en for words in _CRITERIA.values())
)
"""The criteria as a list in words, in their usual order."""


def _criterion(name: str) -> str:
    """Return the criterion that a name in either language means."""
    wanted = name.strip().casefold()
    for criterion, words in _CRITERIA.items():
        if wanted in (criterion, *words):
            return criterion
    raise ForandringError(
        Message(
            f"»{name}« tæller ikke her; der er {NAMES.da}",
            f"“{name}” does not count here; there are {NAMES.en}",
        )
    )


def order_of(text: str | None) -> tuple[str, ...]:
    """Return all criteria: those named, then the rest in their usual order."""
    named = [_criterion(name) for name in text.split(",")] if text else []
    return tuple(dict.fromkeys([*named, *_CRITERIA]))


def weights_of(texts: Iterable[str]) -> dict[str, Decimal]:
    """Return criterion → weight; several weights may stand in one text, ``goals=5,citizens=0.1``."""
    found = {}
    for part in (part for text in texts for part in re.split(r",(?=[^,=]*=)", text)):
        name, equals, weight = part.partition("=")
        if not equals:
            raise ForandringError(
                Message(
                    f"--weights {part}: vægten mangler; skriv fx --weights {part}=10",
                    f"--weights {part}: the weight is missing; write, for example, --weights {part}=10",
                )
            )
        found[_criterion(name)] = AMOUNT.convert(weight, None, None)
    return found
