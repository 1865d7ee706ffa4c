"""What was wrong with how a command was typed, in the language that is spoken."""

from __future__ import annotations

import re
from typing import Any

import click

from forandring.cli.speech import language, say
from forandring.texts import Message

__all__ = ["sentence"]

_NUMBER = Message("et tal", "a number")
_WHOLE_NUMBER = Message("et helt tal", "a whole number")

# What click says in English only, and how it is said here.
_CLICK = (
    (r"Got unexpected extra arguments? \((.*)\)$", r"der er skrevet for meget: \1"),
    (r"Option '(.*)' requires (?:an argument|\d+ arguments)\.?$", r"\1 skal have en værdi"),
    (r"Option '(.*)' does not take a value\.?$", r"\1 tager ingen værdi"),
)


def sentence(error: click.ClickException) -> str:
    """Return what was wrong; what click itself says in English is kept where there are no words for it here."""
    if isinstance(error, click.BadParameter) and error.param is not None:
        wanted = _number_wanted(error.param.type)
        if wanted is not None and not isinstance(error, click.MissingParameter):
            return f"{_parameter(error)}: {say(wanted)}"
    return error.format_message() if language() == "en" else _danish(error)


def _danish(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f"; mente du {', '.join(error.possibilities)}?" if error.possibilities else ""
        return f"valget {error.option_name} findes ikke{near}"
    if isinstance(error, click.MissingParameter):
        return f"{_parameter(error)} mangler"
    if isinstance(error, click.BadParameter):
        kind = error.param.type if error.param else None
        if isinstance(kind, click.Choice):
            return f"{_parameter(error)}: vælg blandt {', '.join(map(str, kind.choices))}"
        return f"{_parameter(error)}: værdien kan ikke bruges ({error.message})"
    for said, ours in _CLICK:
        if re.match(said, error.message):
            return re.sub(said, ours, error.message)
    return error.format_message()


def _number_wanted(kind: click.ParamType[Any]) -> Message | None:
    """Return what to write for an option that takes a number; ``None`` for any other."""
    if not isinstance(kind, click.types.IntParamType | click.types.FloatParamType):
        return None
    number = _WHOLE_NUMBER if isinstance(kind, click.types.IntParamType) else _NUMBER
    within = Message("", "")
    if isinstance(kind, click.IntRange | click.FloatRange):
        within = Message(f" fra {kind.min} og op", f" from {kind.min} up")
        if kind.max is not None:
            within = Message(f" fra {kind.min} til {kind.max}", f" from {kind.min} to {kind.max}")
    return Message(f"skriv {number.da}{within.da}", f"write {number.en}{within.en}")


def _parameter(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return " / ".join(error.param.opts)
    if error.param is None:
        return say(Message("en værdi", "a value"))
    return (error.param.metavar or (error.param.name or "").upper()).strip("[]…")
