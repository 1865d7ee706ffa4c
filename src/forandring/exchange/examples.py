"""A rule's examples as people read them: laid out as ``fmt`` would, with English names for those who read English."""

from __future__ import annotations

import re

from forandring import syntax

__all__ = ["laid_out"]

_PREFIXES = (
    "@prefix : <https://example.org/plan#> .\n"
    "@prefix fo: <https://w3id.org/forandring#> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
)
_NAMES = {
    "analyse": "analysis",
    "jobcenter": "job-centre",
    "kilde": "source",
    "kursus": "course",
    "ledighed": "unemployment",
    "modet": "courage",
    "unge": "young",
}
_TEXTS = {
    "Analyse": "Analysis",
    "Besluttes i 2027": "To be decided in 2027",
    "I job": "In a job",
    "Jobcenter": "Job centre",
    "Kilde": "Source",
    "Kursus": "Course",
    "Ledighed": "Unemployment",
    "Mentor": "Mentor",
    "Mere mod": "More courage",
    "Plan": "Plan",
    "Unge": "Young people",
    "mio. kr.": "DKK million",
}
_COMMENTS = {
    "har 60 linjer; linje 12: Kurset koster 1,6 mio. kr. om året": "has 60 lines; line 12: the course costs DKK "
    "1.6 million a year"
}
_NAME = re.compile(r"(?<!\w):([\w-]+)")
_TEXT = re.compile(r'"([^"]*)"@da')


def laid_out(example: str, language: str) -> str:
    """Return a rule's example as ``fmt`` lays it out, or as it is where it is wrong on purpose.

    Args:
        example: Turtle without prefixes, with Danish names and labels.
        language: ``en`` gives English names, and English labels beside the Danish ones, which no node may lack.

    >>> print(laid_out(':kursus a fo:Activity ; skos:prefLabel "Kursus"@da .', "en"))
    :course a fo:Activity ;
        skos:prefLabel "Kursus"@da , "Course"@en .
    """
    text = _in_english(example) if language == "en" else example
    try:
        whole = syntax.formatted(f"{_PREFIXES}\n{text}\n")
    except syntax.NotFormattable:
        return text
    return whole.split("\n\n", 1)[1].rstrip("\n")


def _in_english(example: str) -> str:
    for danish, english in _COMMENTS.items():
        example = example.replace(danish, english)
    named = _NAME.sub(lambda name: ":" + _NAMES.get(name[1], name[1]), example)
    return _TEXT.sub(
        lambda text: f'{text[0]} , "{_TEXTS[text[1]]}"@en' if text[1] in _TEXTS else text[0], named
    )
