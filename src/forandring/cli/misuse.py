"""What was wrong with how a command was typed, in the language that is spoken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import click

from forandring.cli.speech import say
from forandring.texts import Message

__all__ = ["sentence"]

_NUMBER = Message("et tal", "a number")
_WHOLE_NUMBER = Message("et helt tal", "a whole number")

# What click says in words of its own, and how it is said here.
_CLICK = (
    (
        r"Got unexpected extra arguments? \((.*)\)$",
        Message(r"der er skrevet for meget: \1", r"too much is typed: \1"),
    ),
    (
        r"Option '(.*)' requires (?:an argument|\d+ arguments)\.?$",
        Message(r"\1 skal have en værdi", r"\1 needs a value"),
    ),
    (
        r"Option '(.*)' does not take a value\.?$",
        Message(r"\1 tager ingen værdi", r"\1 takes no value"),
    ),
    (r"Missing command\.$", Message("der mangler en kommando", "a command is missing")),
)


def sentence(error: click.ClickException) -> str:
    """Return what was wrong; what click itself says is kept where there are no words for it here."""
    if isinstance(error, click.NoSuchOption):
        return say(_no_such(error.option_name, error.possibilities or ()))
    if isinstance(error, click.MissingParameter):
        return say(Message(f"{_parameter(error)} mangler", f"{_parameter(error)} is missing"))
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    for said, ours in _CLICK:
        if re.match(said, error.message):
            return re.sub(said, say(ours), error.message)
    return error.format_message()


def _no_such(option: str, possible: Sequence[str]) -> Message:
    near = ", ".join(possible)
    hint = Message(f"; mente du {near}?", f"; did you mean {near}?") if near else Message("", "")
    return Message(f"valget {option} findes ikke{hint.da}", f"there is no option {option}{hint.en}")


def _bad_value(error: click.BadParameter) -> str:
    """Return what a value must be; what it says of itself where a type of ours refused it."""
    kind = error.param.type if error.param else None
    wanted = _number_wanted(kind)
    if isinstance(kind, click.Choice):
        choices = ", ".join(map(str, kind.choices))
        wanted = Message(f"vælg blandt {choices}", f"choose from {choices}")
    said = say(wanted) if wanted else error.message
    return f"{_parameter(error)}: {said}" if error.param else said


def _number_wanted(kind: click.ParamType[Any] | None) -> Message | None:
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
