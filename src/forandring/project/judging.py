"""Configuration → findings: which rules are run, how severe, and what is known; the same in every command."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from forandring.checks import RULES
from forandring.config import Configuration
from forandring.errors import ForandringError
from forandring.findings import Finding, Rule
from forandring.project.baseline import read_baseline, with_baseline
from forandring.project.checking import Checked, Question
from forandring.project.reading import Reading
from forandring.texts import Message

__all__ = ["all_rules", "chosen_codes", "judged", "judged_by", "unknown_code"]


def all_rules(chosen: Configuration) -> tuple[Rule, ...]:
    """Return the program's rules and the project's own.

    Raises:
        ForandringError: one of the project's own is not well described, or a severity is given to no rule.
    """
    rules = RULES
    if chosen.rules:
        # Imported only where a project has rules: queries cost more to get ready than most commands do.
        from forandring.project.own_rules import described_rules

        rules = (*RULES, *described_rules(chosen))
    for code in chosen.severity:
        if all(rule.code != code for rule in rules):
            raise unknown_code(code)
    return rules


def chosen_codes(
    rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]
) -> frozenset[str] | None:
    """Return the codes of the rules to run, ``None`` for all.

    Args:
        rules: all there are.
        select, ignore: codes or beginnings of codes; capital letters do not count. Nothing selected is all.

    Raises:
        ForandringError: a code is not the beginning of any rule's.
    """
    if not select and not ignore:
        return None
    known = [rule.code for rule in rules]
    for code in (*select, *ignore):
        if not any(name.startswith(code.upper()) for name in known):
            raise unknown_code(code)
    wanted = [code for code in known if not select or code.startswith(tuple(s.upper() for s in select))]
    return frozenset(
        code for code in wanted if not code.startswith(tuple(i.upper() for i in ignore) or ("-",))
    )


def judged(reading: Reading, chosen: Configuration, today: date) -> tuple[Finding, ...]:
    """Return what ``check`` finds without options, in order; waived and known findings are marked.

    Args:
        reading: what to look at.
        chosen: the project's choices: rules, severities, baseline.
        today: the day on which waivers are judged.

    Raises:
        ForandringError: the configuration names a rule, a query or a baseline that cannot be used.
    """
    codes = chosen_codes(all_rules(chosen), chosen.select, chosen.ignore)
    found = judged_by(reading, chosen, Question(codes, chosen.severity, today)).findings
    known = chosen.beside(chosen.baseline)
    return with_baseline(found, read_baseline(known)) if known is not None else found


def judged_by(reading: Reading, chosen: Configuration, question: Question) -> Checked:
    """Return what the program's rules and the project's own find in a Reading."""
    if not chosen.rules:
        found = reading.findings(codes=question.codes, severities=question.severities, today=question.today)
        return Checked(tuple(found), reading.looked_at)
    from forandring.project.own_rules import checked_with_own_rules

    return checked_with_own_rules(reading, chosen, question)


def unknown_code(code: str) -> ForandringError:
    """Return what to say to a code that no rule has."""
    return ForandringError(
        Message(
            f"{code} er ingen regel; se dem alle med: forandring explain",
            f"{code} is no rule; see them all with: forandring explain",
        )
    )
