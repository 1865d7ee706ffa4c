"""``explain``: what a rule's code means."""

from __future__ import annotations

import click

from forandring.cli import terminal
from forandring.cli.options import configured
from forandring.cli.speech import Command, language, say
from forandring.exchange.examples import laid_out
from forandring.findings import Rule
from forandring.project.judging import all_rules, unknown_code
from forandring.texts import Message

__all__ = ["explain"]


@click.command(
    cls=Command,
    message=Message(
        "Forklar en regel: hvad den finder, hvorfor det betyder noget, og hvordan det rettes.",
        "Explain a rule: what it finds, why it matters, and how to mend it.",
    ),
    examples=("forandring explain", "forandring explain FO101"),
)
@click.argument("code", required=False, metavar="[CODE]")
def explain(code: str | None) -> None:
    """Print one rule, or a table of all."""
    rules = all_rules(configured(()))
    if code is None:
        terminal.write("".join(_row(rule) for rule in rules))
        return
    for rule in rules:
        if code.upper() == rule.code or code.lower() == rule.name:
            terminal.write(_page(rule))
            return
    raise unknown_code(code)


def _row(rule: Rule) -> str:
    name = terminal.paint(f"{rule.name:<34}", "heading")
    severity = terminal.paint(f"{rule.severity.name:<8}", rule.severity.name)
    return f"{rule.code}  {name} {severity} {say(rule.summary)}\n"


def _page(rule: Rule) -> str:
    lines = [
        terminal.paint(f"{rule.code} {rule.name}", "heading") + f" ({rule.severity.name})",
        "",
        say(rule.summary),
        say(rule.why),
        "",
        say(Message("Sådan rettes det: ", "How to mend it: ")) + say(rule.fix),
    ]
    if rule.example:
        lines += [
            "",
            say(Message("Giver fundet:", "Gives the finding:")),
            _indented(laid_out(rule.example, language())),
        ]
        lines += ["", say(Message("Rettet:", "Mended:")), _indented(laid_out(rule.mended, language()))]
    return "\n".join(lines) + "\n"


def _indented(turtle: str) -> str:
    return "\n".join(f"    {line}" for line in turtle.splitlines())
