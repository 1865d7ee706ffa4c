"""The texts that a report on paper says in other words than the page, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping

from forandring.reports.words import Words
from forandring.texts import Message

__all__ = ["ReportWords"]

_TEXTS: Mapping[str, Message] = {
    "caption-figure": Message("Figur", "Figure"),
    "caption-table": Message("Tabel", "Table"),
    "page-word": Message("Side", "Page"),
    "page-of": Message("af", "of"),
    "subject": Message("Forandringsteori", "Theory of change"),
    "how-to-read": Message("Sådan læses rapporten", "How to read this report"),
    "how-to-read-text": Message(
        "Alt i rapporten står i kilden, medmindre det er mærket »læst ind«: så er det en fortolkning, som kilden "
        "ikke selv skriver. »Ikke oplyst« betyder, at kilden ikke siger det; det er ikke det samme som nul.",
        "Everything in this report is stated in the source unless it is marked “inferred”: then it is a reading "
        "that the source does not itself put in writing. “Not stated” means that the source does not say; it is "
        "not the same as zero.",
    ),
    "how-to-cite": Message(
        "En henvisning som »linje 12« fører til stedet i kilden, som er gengivet bagest i rapporten.",
        "A citation such as “line 12” leads to the passage in the source, which stands at the end of the report.",
    ),
    "sources-absent": Message(
        "Kilderne var ikke ved hånden, da rapporten blev lavet, så de citerede steder er ikke gengivet.",
        "The sources were not at hand when the report was made, so the cited passages are not shown.",
    ),
    "sources-missing": Message(
        "Ikke alle kilder var ved hånden, da rapporten blev lavet. Steder fra disse er ikke gengivet: {sources}.",
        "Not all sources were at hand when the report was made. Passages from these are not shown: {sources}.",
    ),
    "coverage-caption": Message(
        "Hvor stor en del af planen der hænger sammen", "How much of the plan hangs together"
    ),
    "gap": Message("Mangel", "Gap"),
    "gaps-in-tables": Message(
        "De står som »ikke oplyst« i tabellerne over pile.",
        "They stand as “not stated” in the tables of arrows.",
    ),
    "routes-and-stated": Message("{routes} (heraf {stated} i kilden)", "{routes} (of which {stated} stated)"),
    "said": Message("Hvad kilden siger", "What the source says"),
}


class ReportWords(Words):
    """The page's texts, but for those that speak of a screen."""

    def __getitem__(self, key: str) -> str:
        message = _TEXTS.get(key)
        return super().__getitem__(key) if message is None else message.in_language(self.language)
