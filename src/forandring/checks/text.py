"""Rules about files as text: what cannot be read, what is not Turtle, what is surely not meant."""

from __future__ import annotations

from collections.abc import Iterator

from forandring.checks.case import Case, Check
from forandring.checks.complaints import Complaint
from forandring.findings import Rule, Severity
from forandring.texts import Message

__all__ = ["CHECKS"]

SYNTAX_ERROR = Rule(
    "FO001",
    "syntax-error",
    Severity.error,
    Message("Teksten er ikke gyldig Turtle.", "The text is not valid Turtle."),
    Message(
        "En sætning, der ikke kan læses, findes ikke for programmet: dens aktivitet er hverken med i "
        "diagrammer, sider eller tal.",
        "A statement that cannot be read does not exist for the program: its activity is in no diagram, "
        "page or figure.",
    ),
    Message(
        "Ret stedet; meddelelsen siger, hvad der var ventet.",
        "Mend the place; the message says what was expected.",
    ),
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
)
UNREADABLE_FILE = Rule(
    "FO002",
    "unreadable-file",
    Severity.error,
    Message("En fil kan ikke læses.", "A file cannot be read."),
    Message(
        "Det, der står i filen eller mappen, mangler i alt, hvad programmet viser.",
        "What the file or folder holds is missing from everything the program shows.",
    ),
    Message(
        "Giv læseadgang, eller gem filen som UTF-8; meddelelsen siger hvilken af delene.",
        "Give permission to read, or save the file as UTF-8; the message says which.",
    ),
    "",
    "",
)
SUSPICIOUS_TEXT = Rule(
    "FO008",
    "suspicious-text",
    Severity.error,
    Message(
        "Gyldig Turtle, der næsten sikkert ikke er ment sådan.",
        "Valid Turtle that is almost surely not meant.",
    ),
    Message(
        "En tom fil, et præfiks med to betydninger eller to navne, der ligner hinanden på en prik, giver "
        "en teori, som ingen kan se er forkert.",
        "An empty file, a prefix with two meanings or two names that look the same give a theory that "
        "nobody can see is wrong.",
    ),
    Message("Ret stedet, så det siger det mente.", "Mend the place so that it says what is meant."),
    ':job a fo:Goal ; skos:prefLabel "I job"@da .\n@prefix : <https://example.org/andet#> .\n'
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da .',
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
)


def syntax_errors(case: Case) -> Iterator[Complaint]:
    """Report every place that is not valid Turtle."""
    return _problems(case, "error")


def suspicious_text(case: Case) -> Iterator[Complaint]:
    """Report every place that is valid but surely not meant."""
    return _problems(case, "warning")


def _problems(case: Case, severity: str) -> Iterator[Complaint]:
    for file in case.files:
        for problem in file.problems:
            if problem.severity == severity:
                yield Complaint(
                    problem.message,
                    region=(file.path, problem.start, problem.end),
                    help=problem.help,
                    key=problem.key,
                    text_asides=tuple((r[0], file.path, r[1], r[2]) for r in problem.related),
                )


def unreadable_files(case: Case) -> Iterator[Complaint]:
    """Report every file that could not be read at all."""
    for file in case.files:
        if file.unreadable is not None:
            message, remedy = file.unreadable
            yield Complaint(
                message, region=(file.path, None, None), help=remedy, key=file.path, line=file.line
            )


CHECKS = (
    Check(SYNTAX_ERROR, syntax_errors),
    Check(UNREADABLE_FILE, unreadable_files),
    Check(SUSPICIOUS_TEXT, suspicious_text),
)
