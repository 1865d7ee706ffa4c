"""Rules that hold a plan against its source documents: citations, figures and fingerprints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forandring.checks.agreement import amount
from forandring.checks.case import Case, Check
from forandring.checks.complaints import Aside, Complaint
from forandring.findings import Rule, Severity
from forandring.model import local_name
from forandring.texts import Message

if TYPE_CHECKING:
    from forandring.sources import Document
    from forandring.sources.comparison import Changed, CheckedCitation, CheckedFigure
    from forandring.sources.figures import Figure

__all__ = ["CHECKS", "CITATION_NOT_FOUND", "FIGURE_NOT_IN_CITED_TEXT", "SOURCE_CHANGED"]

_SOURCE = (
    "# plan.txt har 60 linjer; linje 12: Kurset koster 1,6 mio. kr. om året\n"
    ':plan a fo:Plan ; skos:prefLabel "Plan"@da ; fo:source :kilde ; fo:amountUnit "mio. kr."@da .\n'
    ':kilde a fo:Source ; skos:prefLabel "Kilde"@da ; fo:document "plan.txt" .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .'
)
_COURSE = ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job'
_STAMP = '[] a fo:Citation ; fo:source :kilde ; fo:at "L12" ; fo:fingerprint'
_MOST_SHOWN = 8

CITATION_NOT_FOUND = Rule(
    "FO402",
    "citation-not-found",
    Severity.error,
    Message(
        "En henvisning peger på en kilde, en linje eller en side, der ikke er der.",
        "A citation points to a source, a line or a page that is not there.",
    ),
    Message(
        "Så kan ingen slå efter, og det, der står i planen, hænger i luften.",
        "Then nobody can look it up, and what the plan says hangs in the air.",
    ),
    Message("Ret linjen eller siden efter kilden.", "Correct the line or the page by the source."),
    f'{_SOURCE}\n{_COURSE} ; fo:cites "L612" .',
    f'{_SOURCE}\n{_COURSE} ; fo:cites "L12" .',
)
FIGURE_NOT_IN_CITED_TEXT = Rule(
    "FO403",
    "figure-not-in-cited-text",
    Severity.error,
    Message(
        "Et tal eller en dato står ikke i de linjer, der henvises til.",
        "A number or a date does not stand in the lines that are cited.",
    ),
    Message(
        "Enten er tallet skrevet forkert af, eller også mangler den linje, det er hentet fra.",
        "Either the number was copied wrongly or the line it came from is missing.",
    ),
    Message(
        "Ret tallet, eller henvis også til den linje, hvor det står; er det læst ind, så skriv fo:basis fo:Inferred.",
        "Correct the number, or cite the line where it stands too; if it was read into it, write fo:basis fo:Inferred.",
    ),
    f'{_SOURCE}\n{_COURSE} ; fo:annualCost 1.9 ; fo:cites "L12" .',
    f'{_SOURCE}\n{_COURSE} ; fo:annualCost 1.6 ; fo:cites "L12" .',
)
SOURCE_CHANGED = Rule(
    "FO404",
    "source-changed",
    Severity.warning,
    Message(
        "De linjer, der henvises til, er ændret, siden der blev taget fingeraftryk af dem.",
        "The lines that are cited have changed since they were stamped.",
    ),
    Message(
        "Kilden er kommet i en ny udgave, og måske siger den ikke længere det, planen siger.",
        "The source has come in a new version and may no longer say what the plan says.",
    ),
    Message(
        "Læs linjerne igen, ret henvisningen, og tag nyt fingeraftryk med »forandring cite --stamp«.",
        "Read the lines again, correct the citation, and stamp anew with “forandring cite --stamp”.",
    ),
    f'{_SOURCE}\n{_COURSE} ; fo:cites "L12" .\n{_STAMP} "0123456789abcdef" .',
    f'{_SOURCE}\n{_COURSE} ; fo:cites "L12" .\n{_STAMP} "6d486deaa03f5413" .',
)


def citations_not_found(case: Case) -> Iterator[Complaint]:
    """Report citations without a source, beyond the document's end, back to front, or of empty lines."""
    for checked in case.comparison.citations:
        said = _not_found(case, checked)
        if said is not None:
            yield Complaint(
                said,
                checked.citation.place,
                "object",
                checked.owner,
                checked.plan,
                key=f"{local_name(checked.citation.source or '')} {checked.citation.at}",
            )


def _not_found(case: Case, checked: CheckedCitation) -> Message | None:
    name = _named(case, checked.owner)
    at, passage = checked.citation.at, checked.passage
    if passage.state == "no-source":
        return Message(
            f"{name.da} henviser til {at}, men der er ingen kilde at slå op i",
            f"{name.en} cites {at}, but there is no source to look it up in",
        )
    document = passage.document
    from forandring.sources import Document

    if not isinstance(document, Document):
        return None
    if passage.state == "beyond":
        size = _size(document, pages=checked.citation.lines is None)
        return Message(
            f"{name.da} henviser til {at}, men {document.name} har kun {size.da}",
            f"{name.en} cites {at}, but {document.name} has only {size.en}",
        )
    said = {
        "reversed": ("men sidste linje ligger før den første", "but the last line lies before the first"),
        "no-pages": (f"men {document.name} har ingen sider", f"but {document.name} has no pages"),
        "empty": (
            f"men der står ingenting i {document.name}",
            f"but nothing stands there in {document.name}",
        ),
    }.get(passage.state)
    return said and Message(f"{name.da} henviser til {at}, {said[0]}", f"{name.en} cites {at}, {said[1]}")


def _size(document: Document, *, pages: bool) -> Message:
    number = len(document.pages if pages else document.lines)
    return Message(f"{number} {'sider' if pages else 'linjer'}", f"{number} {'pages' if pages else 'lines'}")


def figures_not_in_cited_text(case: Case) -> Iterator[Complaint]:
    """Report numbers and dates that stand in none of the lines cited for them; inferred ones are left alone."""
    for checked in case.comparison.figures:
        if checked.state == "missing":
            figure = checked.figure
            yield Complaint(
                _missing(case, figure),
                figure.place,
                "object",
                figure.owner,
                figure.plan,
                _where_it_stands(checked),
                key=f"{figure.term} {figure.lexical}",
            )


def _missing(case: Case, figure: Figure) -> Message:
    name = _named(case, figure.owner)
    terms = [case.vocabulary.label(figure.term, language) for language in ("da", "en")]
    at = ", ".join(dict.fromkeys(citation.at for citation in figure.cites))
    danish = figure.lexical if figure.number is None else figure.lexical.replace(".", ",")
    return Message(
        f"»{terms[0]}« {danish} for {name.da} står ikke i {at}",
        f"“{terms[1]}” {figure.lexical} of {name.en} does not stand in {at}",
    )


def _where_it_stands(checked: CheckedFigure) -> Message | None:
    """Say in which lines the figure stands instead, or what the cited lines do print."""
    if checked.elsewhere:
        lines = ", ".join(f"L{number}" for number in checked.elsewhere)
        return Message(
            f"det står i {lines}; henvis også dertil, hvis det er det, der menes",
            f"it stands in {lines}; cite that too if that is what is meant",
        )
    scale = checked.figure.scale
    values = [n.value if n.factor == 1 else n.value * n.factor / scale for n in checked.printed.numbers]
    if not values or checked.figure.number is None:
        return None
    shown = list(dict.fromkeys(values))[:_MOST_SHOWN]
    danish, english = ("; ".join(amount(value, language) for value in shown) for language in ("da", "en"))
    return Message(f"de citerede linjer har: {danish}", f"the cited lines have: {english}")


def changed_sources(case: Case) -> Iterator[Complaint]:
    """Report cited places whose words are no longer those that were stamped, each once."""
    for changed in case.comparison.changed:
        yield Complaint(
            _has_changed(case, changed),
            changed.citation.place,
            "object",
            changed.owner,
            changed.plan,
            _where_it_went(changed),
            (Aside(Message("fingeraftrykket", "the fingerprint"), changed.stamp.place, "object"),),
            key=f"{local_name(changed.citation.source or '')} {changed.citation.at}",
        )


def _has_changed(case: Case, changed: Changed) -> Message:
    source = changed.citation.source or ""
    at = changed.citation.at
    more = (
        Message(f" ({changed.citations} henvisninger)", f" ({changed.citations} citations)")
        if changed.citations > 1
        else Message("", "")
    )
    return Message(
        f"{at} i »{case.theory.label(source, 'da')}« er ændret, siden der blev taget fingeraftryk{more.da}",
        f"{at} in “{case.theory.label(source, 'en')}” has changed since it was stamped{more.en}",
    )


def _where_it_went(changed: Changed) -> Message | None:
    if changed.moved_to is None:
        return None
    first, last = changed.moved_to
    at = f"L{first}" if first == last else f"L{first}-{last}"
    return Message(f"de samme ord står nu i {at}", f"the same words now stand in {at}")


def _named(case: Case, node_id: str) -> Message:
    node = case.described.get(node_id)
    if node is None or (node_id.startswith("_:") and not node.labels):
        kind = node.type if node is not None and node.type else ""
        if not kind:
            return (
                Message("en pil", "an arrow")
                if node and "effect" in node.facts
                else Message("en del", "a part")
            )
        return Message(case.vocabulary.label(kind, "da"), case.vocabulary.label(kind, "en"))
    return Message(f"»{node.label('da')}«", f"“{node.label('en')}”")


CHECKS = (
    Check(CITATION_NOT_FOUND, citations_not_found),
    Check(FIGURE_NOT_IN_CITED_TEXT, figures_not_in_cited_text),
    Check(SOURCE_CHANGED, changed_sources),
)
