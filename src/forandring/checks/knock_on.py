"""What follows from a misspelt term only: it would be gone once the term is mended, so it is not reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from forandring.checks.case import Case
from forandring.checks.meant import meant
from forandring.findings import Finding
from forandring.terms import FO, SKOS

__all__ = ["ways_to_read", "without_knock_on"]

_KINDS = tuple(
    FO + name
    for name in ("Activity", "Effect", "Goal", "TargetGroup", "FocusArea", "Challenge", "Organisation")
)
"""What a class may have meant that nothing is near to."""
_PROPERTIES = tuple(
    FO + name
    for name in ("leadsTo", "targetGroup", "focusArea", "annualCost", "funding", "responsible", "start")
)
"""What a property may have meant that nothing is near to: those that are missed where they are not."""


def ways_to_read(case: Case, found: Iterable[Finding]) -> tuple[Mapping[str, str], ...]:
    """Return the ways in which the unknown terms may have been meant.

    Args:
        case: what was looked at.
        found: its findings; those of FO003 that still count name the terms.

    Returns:
        for each way, IRI as written → IRI that is a term; ``()`` where nothing can be guessed.
    """
    unknown = dict.fromkeys(f.key for f in found if f.code == "FO003" and f.open)
    # A property's short name does not tell in which of the two namespaces it was looked for.
    guesses = {space + name: _guesses(case, name) for name in unknown for space in (FO, SKOS)}
    guesses = {iri: terms for iri, terms in guesses.items() if terms}
    most = max(map(len, guesses.values()), default=0)
    return tuple(
        {iri: terms[min(way, len(terms) - 1)] for iri, terms in guesses.items()} for way in range(most)
    )


def _guesses(case: Case, name: str) -> tuple[str, ...]:
    """Return the terms that an unknown one may have meant, by how it is used."""
    if not case.survey.users.keys().isdisjoint((name, FO + name, SKOS + name)):
        return meant(case.vocabulary, name) or _PROPERTIES
    users = [user for user, values in case.survey.values.items() if FO + name in values]
    near = meant(case.vocabulary, name, users[0]) if users else ()
    return near or (_KINDS if "a" in users else ())


def without_knock_on(found: Sequence[Finding], mended: Iterable[Sequence[Finding]]) -> list[Finding]:
    """Return the findings that would be there whatever was meant, and the unknown terms themselves.

    Args:
        found: what the rules find in the text as it is.
        mended: what they find in it for each way to read the unknown terms.
    """
    lasting = [{_identity(finding) for finding in each} for each in mended]
    return [f for f in found if f.code == "FO003" or all(_identity(f) in each for each in lasting)]


def _identity(finding: Finding) -> tuple[str, str | None, str]:
    return finding.code, finding.node, finding.key
