"""Rules about names: what has none, and what is called the same and cannot be told apart."""

from __future__ import annotations

from collections.abc import Iterator

from forandring.checks.case import Case, Check
from forandring.checks.complaints import Aside, Complaint
from forandring.findings import Rule, Severity
from forandring.model import Fact, Node
from forandring.terms import Literal, Term, is_blank
from forandring.texts import Message

__all__ = ["CHECKS"]

_KINDS = ("Activity", "Effect", "Goal", "FocusArea", "TargetGroup", "Challenge")
"""What is drawn by its name and asked for by it."""

MISSING_LABEL = Rule(
    "FO005",
    "missing-label",
    Severity.error,
    Message("En node mangler et dansk navn.", "A node lacks a Danish label."),
    Message(
        "Uden navn står der et teknisk id i diagrammer og på sider.",
        "Without a label, diagrams and pages show a technical id.",
    ),
    Message('Tilføj skos:prefLabel "…"@da.', 'Add skos:prefLabel "…"@da.'),
    ':kursus a fo:Activity ; fo:leadsTo :job .\n:job a fo:Goal ; skos:prefLabel "I job"@da .',
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
)
SAME_LABEL = Rule(
    "FO010",
    "same-label",
    Severity.warning,
    Message(
        "To ting af samme slags har samme navn i en plan.",
        "Two things of the same kind have the same name in one plan.",
    ),
    Message(
        "Ingen kan se forskel på dem i et diagram eller spørge til den ene ved navn; ofte er den ene skrevet af efter "
        "den anden og skulle have haft sit eget navn.",
        "Nobody can tell them apart in a diagram or ask for one of them by name; often one was copied from the other "
        "and should have had a name of its own.",
    ),
    Message(
        "Giv den ene et andet navn, eller skriv dem sammen til én.",
        "Give one of them another name, or make them one.",
    ),
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job .\n'
    ':mentor a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job .\n'
    ':mentor a fo:Activity ; skos:prefLabel "Mentor"@da ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da .',
)


def missing_labels(case: Case) -> Iterator[Complaint]:
    """Report nodes of a kind that needs a label and that have no Danish one."""
    for node in case.theory.nodes():
        if node.type not in case.vocabulary.labelled or node.id in case.damaged:
            continue
        if not any(_is_danish(fact.value) for fact in node.facts.get("prefLabel", ())):
            kind = case.vocabulary.terms[node.type].label
            name = Message(f"»{node.name}«", f"“{node.name}”")
            if is_blank(node.id):
                name = Message("i [ … ]", "in [ … ]")
            message = Message(
                f"{kind.da} {name.da} har intet dansk navn", f"{kind.en} {name.en} has no Danish label"
            )
            yield Complaint(message, node.place, "subject", node.id, node.plan, _in_danish(node))


_NOT_QUITE_DANISH = ("", "dk", "dan", "dansk", "danish")


def _in_danish(node: Node) -> Message | None:
    """Return how the name that a node has in no language is written in Danish, ``None`` where it has none."""
    for label in node.labels:
        if (
            label.language in _NOT_QUITE_DANISH
            and label.text.strip()
            and len(label.text) <= 80
            and label.text.isprintable()
        ):
            written = '"' + label.text.replace("\\", "\\\\").replace('"', '\\"') + '"@da'
            return Message(f"skriv {written}", f"write {written}")
    return None


def _is_danish(value: Term) -> bool:
    """Whether a label is in Danish and says something."""
    if not isinstance(value, Literal) or not value.lexical.strip():
        return False
    return value.language == "da" or value.language.startswith("da-")


def same_labels(case: Case) -> Iterator[Complaint]:
    """Report each node with a name that an earlier one of its kind and plan has; capital letters do not count."""
    if not _any_same(case):
        return
    for kind in _KINDS:
        first: dict[tuple[str, str, str], tuple[Node, Fact]] = {}
        for node in case.each(kind):
            taken = [_taken(node, fact, first) for fact in node.facts.get("prefLabel", ())]
            yield from [complaint for complaint in taken if complaint is not None][:1]


def _any_same(case: Case) -> bool:
    """Whether anything at all has the name of another; mostly nothing has, and that is soon seen."""
    names = [
        fact.value for node in case.survey.users.get("prefLabel", ()) for fact in node.facts["prefLabel"]
    ]
    texts = [(name.language, name.lexical.casefold()) for name in names if isinstance(name, Literal)]
    return len(set(texts)) < len(texts)


def _taken(node: Node, fact: Fact, first: dict[tuple[str, str, str], tuple[Node, Fact]]) -> Complaint | None:
    """Return what to say of a name that another node has; a name that is new is noted in ``first``."""
    if not isinstance(fact.value, Literal) or node.id.startswith("_:"):
        return None
    text = fact.value.lexical
    other, there = first.setdefault((node.plan, fact.value.language, text.casefold()), (node, fact))
    if other.id == node.id:
        return None
    message = Message(
        f"»{text}« er også navnet på :{other.name}", f"“{text}” is also the name of :{other.name}"
    )
    aside = Aside(Message("det andet sted", "the other place"), there.place, "object")
    return Complaint(message, fact.place, "object", node.id, node.plan, asides=(aside,), key=text)


CHECKS = (Check(MISSING_LABEL, missing_labels), Check(SAME_LABEL, same_labels))
