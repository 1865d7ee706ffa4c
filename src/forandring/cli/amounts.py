"""Amounts as people type them, in Danish or English notation."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import click

from forandring.cli.speech import say
from forandring.texts import Message

__all__ = ["AMOUNT", "Amount"]

_PLAIN = re.compile(r"\d{1,15}(?:[.,]\d{1,6})?")
_THOUSANDS = re.compile(r"\d{1,3}[.,]\d{3}")


class Amount(click.ParamType[Decimal]):
    """A number that is not negative; a comma or a point before the decimals.

    A text like ``1.000`` is a thousand to some and one to others, so it is refused.
    """

    name = "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """Return the amount.

        Raises:
            click.BadParameter: it is negative, ambiguous or no number.
        """
        if isinstance(value, Decimal):
            return value
        text = str(value).strip()
        if _THOUSANDS.fullmatch(text):
            plain = re.sub("[.,]", "", text)
            said = Message(
                f"»{text}« kan læses på to måder; skriv {plain}, eller skriv tallet uden nuller til sidst",
                f"“{text}” can be read in two ways; write {plain} or the number without its zeros",
            )
            self.fail(say(said), param, ctx)
        if not _PLAIN.fullmatch(text):
            said = Message(
                f"»{text}« er intet beløb; skriv et tal fra 0 og op, fx 12,5",
                f"“{text}” is no amount; write a number from 0 up, e.g. 12.5",
            )
            self.fail(say(said), param, ctx)
        return Decimal(text.replace(",", "."))


AMOUNT = Amount()
"""The type of an option that takes an amount."""
