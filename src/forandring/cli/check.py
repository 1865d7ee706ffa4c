"""``check``: what is wrong or missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from forandring import __version__
from forandring.cli import terminal
from forandring.cli.options import DEFAULT_PATH, configured, option, paths_argument, reading_of, which_format
from forandring.cli.speech import Command, language, say
from forandring.config import Configuration
from forandring.exchange.findings import BRIEFLY, counted, counted_by_rule, to_json, to_text
from forandring.findings import Rule, Severity
from forandring.project.baseline import fixed, read_baseline, with_baseline, write_baseline
from forandring.project.checking import Checked, Question
from forandring.project.checking import check as check_paths
from forandring.project.groups import groups
from forandring.project.judging import all_rules, chosen_codes, judged_by
from forandring.texts import Message

__all__ = ["check"]


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
        "forandring check --write-baseline known.json",
        "forandring check --baseline known.json --fail-on info",
        "forandring check --all | less",
    ),
)
@paths_argument
@which_format("text", "json", "sarif", "junit", "github")
@option(
    "--select",
    metavar="CODES",
    da="reglerne, der skal med: koder eller begyndelser af koder, fx FO1",
    en="the rules to run: codes or beginnings of codes, e.g. FO1",
)
@option(
    "--ignore",
    metavar="CODES",
    da="reglerne, der ikke skal med, skrevet på samme måde",
    en="the rules not to run, written the same way",
)
@option(
    "--fail-on",
    type=click.Choice([severity.name for severity in reversed(Severity)]),
    da="den mildeste alvorlighed, der giver exitkode 1 (ellers error)",
    en="the mildest severity that gives exit code 1 (else error)",
)
@option(
    "--baseline",
    metavar="FILE",
    da="filen med de fund, der er kendt og ikke tæller med",
    en="the file of findings that are known and do not count",
)
@option(
    "--write-baseline",
    "written",
    metavar="FILE",
    da="filen, som alle fund skrives i som kendte",
    en="the file to which all findings are written as known",
)
@option(
    "--all/--brief",
    "whole",
    default=None,
    da=(
        f"vis hvert fund, eller af en mappe kun de første {BRIEFLY} af hver regel (ellers kort på en terminal); "
        "fejl vises altid"
    ),
    en=(
        f"show every finding, or of a folder only the first {BRIEFLY} of each rule (else brief on a terminal); "
        "errors are always shown"
    ),
)
def check(
    paths: tuple[str, ...],
    form: str,
    select: str | None,
    ignore: str | None,
    fail_on: str | None,
    baseline: str | None,
    written: str | None,
    whole: bool | None,
) -> int:
    """Print what the rules find."""
    chosen = configured(paths)
    rules = all_rules(chosen)
    codes = chosen_codes(rules, _split(select) or chosen.select, _split(ignore) or chosen.ignore)
    checked = _checked(paths or (DEFAULT_PATH,), chosen, codes)
    known = _baseline(chosen, baseline, written)
    if known is not None:
        checked = _compared(checked, known, paths or (DEFAULT_PATH,), codes)
    if written is not None:
        checked = _accepted(checked, Path(written))
    limit = Severity[fail_on or chosen.fail_on]
    if form == "text":
        most = None if whole or (whole is None and not terminal.on_terminal()) else BRIEFLY
        terminal.write(to_text(checked.findings, language(), checked.line_of, terminal.paint, most))
    else:
        _print(checked, paths or (DEFAULT_PATH,), rules, form, limit, compared=known is not None)
    if form in ("text", "github"):
        for line in _summary(checked, len(codes) if codes is not None else len(rules)):
            terminal.talk(line)
    return int(any(finding.open and finding.severity >= limit for finding in checked.findings))


def _checked(paths: tuple[str, ...], chosen: Configuration, codes: frozenset[str] | None) -> Checked:
    """Run the rules; the project's own ones ask the whole theory, so it is then read as one."""
    question = Question(codes, chosen.severity, date.today())
    if chosen.rules:
        return judged_by(reading_of(paths), chosen, question)
    with terminal.Progress() as progress:
        return check_paths(paths, question, progress)


def _baseline(chosen: Configuration, given: str | None, written: str | None) -> Path | None:
    """Return the file of known findings; one that is only in the configuration need not be there to be written."""
    file = Path(given) if given else chosen.beside(chosen.baseline)
    return None if written is not None and file is not None and not given and not file.exists() else file


def _compared(checked: Checked, file: Path, paths: tuple[str, ...], codes: frozenset[str] | None) -> Checked:
    """Mark what was known before, and name what is mended since."""
    known = read_baseline(file)
    for each in fixed(checked.findings, known, codes=codes, paths=paths):
        terminal.talk(
            say(Message(f"rettet siden grundlinjen: {each.said}", f"mended since the baseline: {each.said}"))
        )
    return replace(checked, findings=with_baseline(checked.findings, known))


def _accepted(checked: Checked, file: Path) -> Checked:
    """Write all findings as known, and return them so."""
    count = write_baseline(file, checked.findings, language())
    terminal.talk(
        say(
            Message(
                f"{file}: {count} fund er skrevet som kendte; kun nye tæller fra nu af",
                f"{file}: {count} findings written as known; only new ones count from now on",
            )
        )
    )
    return replace(checked, findings=with_baseline(checked.findings, read_baseline(file)))


def _print(
    checked: Checked,
    paths: tuple[str, ...],
    rules: Sequence[Rule],
    form: str,
    limit: Severity,
    *,
    compared: bool,
) -> None:
    findings = checked.findings
    if form == "json":
        text = to_json(findings, checked.looked_at)
    elif form == "sarif":
        root = Path.cwd().as_posix()
        from forandring.exchange.sarif import to_sarif

        text = to_sarif(findings, rules, language(), __version__, root=root, compared=compared)
    elif form == "junit":
        from forandring.exchange.junit import to_junit

        text = to_junit(
            findings, [file for group in groups(paths) for file in group.files], language(), limit
        )
    else:
        from forandring.exchange.github import to_github

        text = to_github(findings, language())
    terminal.write(text)


def _split(codes: str | None) -> tuple[str, ...]:
    return tuple((codes or "").replace(",", " ").split())


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


def _summary(checked: Checked, rules: int) -> Iterator[str]:
    """Say how much was found of each rule, how much in all, and in how much."""
    numbers = {**counted(checked.findings), **checked.looked_at, "rules": rules}

    def words(*names: str) -> str:
        return ", ".join(f"{numbers[n]} {say(_COUNTED[n][numbers[n] != 1])}" for n in names)

    marked = [name for name in ("waived", "baseline") if numbers[name]]
    aside = f" ({words(*marked)})" if marked else ""
    looked = say(Message("set efter i", "looked at"))
    seen = words("plans", "activities", "links", "files", "rules")
    by_rule = ", ".join(f"{code} {count}" for code, count in counted_by_rule(checked.findings).items())
    if by_rule:
        yield by_rule
    yield f"{words('error', 'warning', 'info')}{aside}; {looked} {seen}"
