"""The page's own words in one language: its texts filled in, its nouns counted."""

from __future__ import annotations

from forandring.reports.nouns import NOUNS
from forandring.reports.texts import TEXTS

__all__ = ["NOUNS", "TEXTS", "Words"]


class Words:
    """The page's own texts in one language.

    >>> Words("da")["not-stated"], Words("en")("at-least", number=3), Words("en").noun("Activity", 1)
    ('ikke oplyst', 'at least 3', 'activity')
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def __getitem__(self, key: str) -> str:
        return TEXTS[key].in_language(self.language)

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with ``{name}`` filled in; braces in the values stay as they are."""
        return self[key].format(**values)

    def noun(self, kind: str, count: int) -> str:
        """Return the noun of a class for so many."""
        one, several = NOUNS[kind]
        return (one if count == 1 else several).in_language(self.language)

    def plural(self, kind: str) -> str:
        """Return the noun of a class for several, as a heading; a class without one keeps its local name."""
        if kind not in NOUNS:
            return kind
        text = NOUNS[kind][1].in_language(self.language)
        return text[0].upper() + text[1:]

    def counted(self, kind: str, count: int) -> str:
        """Return a count with its noun.

        >>> Words("da").counted("Goal", 2)
        '2 mål'
        """
        return f"{count} {self.noun(kind, count)}"

    def evidence(self, level: str | None) -> str:
        """Return a grade of evidence in words."""
        return self[level or "NotGiven"]
