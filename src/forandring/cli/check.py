"""``check`` and ``explain``: what is wrong or missing, and what the codes mean."""

from __future__ import annotations

from datetime import date

import click

from forandring.checks import RULES
from forandring.cli import terminal
from forandring.cli.options import configured, paths_argument, reading_of, which_format
from forandring.cli.speech import Command, Option, language, say
from forandring.errors import ForandringError
from forandring.exchange.findings import counted, to_json, to_text
from forandring.findings import Finding, Rule, Severity
from forandring.project import Reading
from forandring.texts import Message

__all__ = ["check", "explain"]

_CODES = Message("koder eller begyndelser af koder, fx FO1", "codes or beginnings of codes, e.g. FO1")


@click.command(
    cls=Command,
    message=Message(
        "Find, hvad der er forkert eller mangler, med fil, linje og kolonne.",
        "Find what is wrong or missing, with file, line and column.",
    ),
    examples=(
        "forandring check",
        "forandring check theory/plan --fail-on warning",
        "forandring check --select FO1,FO305 --format json",
    ),
)
@paths_argument
@which_format("text", "json")
@click.option("--select", cls=Option, metavar="CODES", message=_CODES)
@click.option("--ignore", cls=Option, metavar="CODES", message=_CODES)
@click.option(
    "--fail-on",
    cls=Option,
    type=click.Choice([severity.name for severity in reversed(Severity)]),
    message=Message(
        "den mildeste alvorlighed, der giver exitkode 1 (ellers error)",
        "the mildest severity that gives exit code 1 (else error)",
    ),
)
def check(
    paths: tuple[str, ...], form: str, select: str | None, ignore: str | None, fail_on: str | None
) -> int:
    """Print what the rules find."""
    chosen = configured(paths)
    codes = _codes(_split(select) or chosen.select, _split(ignore) or chosen.ignore)
    reading = reading_of(paths)
    findings = reading.findings(codes=codes, severities=chosen.severity, today=date.today())
    looked_at = reading.looked_at
    if form == "json":
        terminal.write(to_json(findings, looked_at))
    else:
        terminal.write(to_text(findings, language(), reading.places.text_line, terminal.paint))
        terminal.talk(_summary(reading, findings, len(codes) if codes is not None else len(RULES)))
    limit = Severity[fail_on or chosen.fail_on]
    return int(any(finding.open and finding.severity >= limit for finding in findings))


def _split(codes: str | None) -> tuple[str, ...]:
    return tuple((codes or "").replace(",", " ").split())


def _codes(select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str] | None:
    """Return the codes to run, ``None`` for all.

    Raises:
        ForandringError: a code is not the beginning of any rule's.
    """
    if not select and not ignore:
        return None
    known = [rule.code for rule in RULES]
    for code in (*select, *ignore):
        if not any(name.startswith(code.upper()) for name in known):
            raise _unknown_code(code)
    wanted = [code for code in known if not select or code.startswith(tuple(s.upper() for s in select))]
    return frozenset(
        code for code in wanted if not code.startswith(tuple(i.upper() for i in ignore) or ("-",))
    )


_COUNTED = {
    "error": (Message("fejl", "error"), Message("fejl", "errors")),
    "warning": (Message("advarsel", "warning"), Message("advarsler", "warnings")),
    "info": (Message("oplysning", "note"), Message("oplysninger", "notes")),
    "waived": (Message("accepteret", "waived"), Message("accepterede", "waived")),
    "baseline": (Message("kendt", "known"), Message("kendte", "known")),
    "plans": (Message("plan", "plan"), Message("planer", "plans")),
    "activities": (Message("aktivitet", "activity"), Message("aktiviteter", "activities")),
    "links": (Message("pil", "link"), Message("pile", "links")),
    "files": (Message("fil", "file"), Message("filer", "files")),
    "rules": (Message("regel", "rule"), Message("regler", "rules")),
}


def _summary(reading: Reading, findings: list[Finding], rules: int) -> str:
    """Say what was found, and in how much."""
    numbers = {**counted(findings), **reading.looked_at, "rules": rules}

    def words(*names: str) -> str:
        return ", ".join(f"{numbers[n]} {say(_COUNTED[n][numbers[n] != 1])}" for n in names)

    marked = [name for name in ("waived", "baseline") if numbers[name]]
    aside = f" ({words(*marked)})" if marked else ""
    looked = say(Message("set efter i", "looked at"))
    seen = words("plans", "activities", "links", "files", "rules")
    return f"{words('error', 'warning', 'info')}{aside}; {looked} {seen}"


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
    if code is None:
        terminal.write("".join(_row(rule) for rule in RULES))
        return
    for rule in RULES:
        if code.upper() == rule.code or code.lower() == rule.name:
            terminal.write(_page(rule))
            return
    raise _unknown_code(code)


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
        lines += ["", say(Message("Giver fundet:", "Gives the finding:")), _indented(rule.example)]
        lines += ["", say(Message("Rettet:", "Mended:")), _indented(rule.mended)]
    return "\n".join(lines) + "\n"


def _indented(turtle: str) -> str:
    return "\n".join(f"    {line}" for line in turtle.splitlines())


def _unknown_code(code: str) -> ForandringError:
    return ForandringError(
        Message(
            f"{code} er ingen regel; se dem alle med: forandring explain",
            f"{code} is no rule; see them all with: forandring explain",
        )
    )
