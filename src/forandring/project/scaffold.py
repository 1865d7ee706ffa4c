"""A small plan to begin from, with one gap put there on purpose."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from forandring import syntax
from forandring.errors import ForandringError, reason
from forandring.project.names import file_names
from forandring.project.writing import write_file
from forandring.rdf.ntriples import escaped
from forandring.texts import Message

__all__ = ["sample_plan", "write_plan"]

_PLAN = """\
# {title}
# En aktivitet fører til en virkning, og en virkning fører til et mål.
# An activity leads to an effect, and an effect leads to a goal.

@prefix :     <https://example.org/{name}#> .
@prefix fo:   <https://w3id.org/forandring#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd:  <http://www.w3.org/2001/XMLSchema#> .

:plan a fo:Plan ;
    skos:prefLabel "{label}"@da , "{label}"@en ;
    fo:amountUnit "mio. kr."@da , "DKK million"@en ;
    fo:start "2027"^^xsd:gYear ;
    fo:end "2030"^^xsd:gYear .

:beskaeftigelse a fo:FocusArea ;
    skos:prefLabel "Beskæftigelse"@da , "Employment"@en .

:unge-uden-job a fo:TargetGroup ;
    skos:prefLabel "Unge uden job"@da , "Young people without a job"@en .

:jobcenter a fo:Organisation ;
    skos:prefLabel "Jobcentret"@da , "The job centre"@en .

:kursus a fo:Activity ;
    skos:prefLabel "Kursus i jobsøgning"@da , "Job-search course"@en ;
    fo:focusArea :beskaeftigelse ;
    fo:targetGroup :unge-uden-job ;
    fo:annualCost 1.2 ;
    fo:setupCost 0 ;
    fo:funding fo:OwnBudget ;
    fo:citizens 40 ;
    fo:start "2027"^^xsd:gYear ;
    fo:responsible :jobcenter ;
    fo:leadsTo [ fo:effect :flere-ansoegninger ; fo:evidence fo:Practice ] .

:mentor a fo:Activity ;
    skos:prefLabel "Mentor på arbejdspladsen"@da , "Mentor at the workplace"@en ;
    fo:focusArea :beskaeftigelse ;
    fo:targetGroup :unge-uden-job ;
    fo:annualCost 0.8 ;
    fo:funding fo:OwnBudget ;
    fo:citizens 15 ;
    fo:start "2028"^^xsd:gYear ;
    fo:responsible :jobcenter ;
    fo:leadsTo [ fo:effect :flere-ansoegninger ; fo:evidence fo:Research ] .

# Denne aktivitet fører endnu ikke til noget: det er det hul, du skal finde.
# This activity leads nowhere yet: it is the gap you are to find.
:praktik a fo:Activity ;
    skos:prefLabel "Virksomhedspraktik"@da , "Work placement"@en ;
    fo:focusArea :beskaeftigelse ;
    fo:targetGroup :unge-uden-job ;
    fo:annualCost 0.5 ;
    fo:funding fo:OwnBudget ;
    fo:citizens 20 ;
    fo:start "2028"^^xsd:gYear ;
    fo:responsible :jobcenter .

:flere-ansoegninger a fo:Effect ;
    skos:prefLabel "Flere unge søger job"@da , "More young people apply for jobs"@en ;
    fo:leadsTo [ fo:effect :flere-i-job ; fo:evidence fo:Research ] .

:flere-i-job a fo:Beacon ;
    skos:prefLabel "Flere unge er i job"@da , "More young people have a job"@en .
"""


def write_plan(parent: Path, name: str) -> Path:
    """Write ``parent/name/plan.ttl`` and return the plan's folder.

    Raises:
        ForandringError: the name says nothing, or the folder is already there or cannot be written.
    """
    if not any(character.isalnum() for character in name):
        raise ForandringError(
            Message(
                (f"»{name}« er ikke et navn til en plan" if name else "planen mangler et navn")
                + "; skriv fx: forandring init unge-i-job",
                (f"“{name}” is no name for a plan" if name else "the plan lacks a name")
                + "; write for example: forandring init youth-to-work",
            )
        )
    (stem,) = file_names([name])
    folder = parent / stem
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        raise ForandringError(
            Message(
                f"{folder}: findes allerede; vælg et andet navn",
                f"{folder}: already exists; choose another name",
            )
        ) from None
    except OSError as problem:
        why = reason(problem)
        raise ForandringError(
            Message(
                f"{folder}: kan ikke oprettes ({why.da}); giv skriveadgang, eller vælg en anden mappe med --in",
                f"{folder}: cannot be made ({why.en}); give permission to write, or choose another folder with --in",
            )
        ) from problem
    try:
        write_file(folder / "plan.ttl", sample_plan(name).encode())
    except ForandringError:
        folder.rmdir()  # an empty folder would be taken for a plan the next time
        raise
    return folder


def sample_plan(name: str) -> str:
    """Return the small plan as Turtle, with ``name`` as its title and, reduced, in its namespace."""
    (stem,) = file_names([name])
    title = _title(name)
    return syntax.formatted(_PLAN.format(name=stem, title=title, label=escaped(title)))


def _title(name: str) -> str:
    """Return a plan's title: what was typed, and one that is a folder's name in words.

    What no text can hold, such as a byte that is no character, is left out, and line breaks are spaces.

    >>> _title("unge-i-job"), _title("Børn & Unge, 0-6 år")
    ('Unge i job', 'Børn & Unge, 0-6 år')
    """
    line = "".join(c for c in re.sub(r"\s", " ", name) if unicodedata.category(c) not in ("Cc", "Cs")).strip()
    if not re.fullmatch(r"[\w-]+", line):
        return line
    words = re.sub("[-_]+", " ", line).strip()
    return words[:1].upper() + words[1:]
