"""Writes the pages of this folder that are made from the program itself: the rules and the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from forandring.checks import RULES
from forandring.exchange.examples import laid_out
from forandring.findings import Rule
from forandring.rdf import Alternative, Shape, Vocabulary, VocabularyTerm, vocabulary
from forandring.terms import XSD

__all__ = ["pages", "write"]

_HERE = Path(__file__).parent
_NAMESPACES = {
    "http://www.w3.org/ns/prov#": "prov",
    "http://www.w3.org/ns/org#": "org",
    "http://www.w3.org/ns/adms#": "adms",
    "http://purl.org/dc/terms/": "dct",
    "http://www.w3.org/2004/02/skos/core#": "skos",
    "https://ontology.commonapproach.org/cids#": "cids",
    "https://ontology.commonapproach.org/toc#": "toc",
    "https://w3id.org/forandring#": "fo",
    XSD: "xsd",
}
_NODE_KINDS = {"BlankNode": "a node in brackets `[ … ]`", "IRI": "an IRI", "BlankNodeOrIRI": "a node"}


def pages() -> dict[str, str]:
    """Return file name → Markdown of every generated page; the same program gives the same bytes."""
    return {"rules.md": _rules_page(), "vocabulary.md": _vocabulary_page(vocabulary())}


def write(folder: Path = _HERE) -> None:
    """Write the pages."""
    for name, text in pages().items():
        (folder / name).write_text(text, "utf-8", newline="\n")


def _rules_page() -> str:
    intro = (
        "# Rules\n\n"
        "What `forandring check` finds, why it matters, and how it is mended; `forandring explain CODE` says the "
        "same. A finding can be accepted with `fo:waives`, a rule's severity changed in the configuration. Made by "
        "`docs/generate.py`.\n\n"
        "| code | name | severity | finds | på dansk |\n|---|---|---|---|---|\n"
    )
    rows = "".join(
        f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.name} | {rule.severity.name} "
        f"| {_cell(rule.summary.en)} | {_cell(rule.summary.da)} |\n"
        for rule in RULES
    )
    return intro + rows + "".join(_rule(rule) for rule in RULES)


def _rule(rule: Rule) -> str:
    lines = [
        f"\n## {rule.code} {rule.name}",
        f"*{rule.severity.name}*",
        f"{rule.summary.en} {rule.why.en}",
        f"**Mend it:** {rule.fix.en}",
        f"> {rule.summary.da} {rule.why.da}\n>\n> **Sådan rettes det:** {rule.fix.da}",
    ]
    if rule.example:
        lines += ["Gives the finding:", _turtle(rule.example), "Mended:", _turtle(rule.mended)]
    return "\n\n".join(lines) + "\n"


def _turtle(text: str) -> str:
    return f"```turtle\n{laid_out(text, 'en')}\n```"


def _vocabulary_page(words: Vocabulary) -> str:
    intro = (
        "# Vocabulary\n\n"
        "Every term of `https://w3id.org/forandring#`, prefix `fo:`, with its Danish and English label. The terms "
        "are declared in `src/forandring/vocabulary/forandring.ttl` and nowhere else. Made by `docs/generate.py`.\n"
    )
    kinds = dict.fromkeys(["class", "property", *sorted(term.kind for term in words.terms.values())])
    return intro + "".join(_section(kind, words) for kind in kinds)


def _section(kind: str, words: Vocabulary) -> str:
    terms = [term for term in words.terms.values() if term.kind == kind]
    if kind == "class":
        head = "| term | dansk | English | kind of | aligned with |\n|---|---|---|---|---|\n"
        return f"\n## Classes\n\n{head}" + "".join(_class_row(term, words) for term in terms)
    if kind == "property":
        head = "| term | dansk | English | of | value | at most | aligned with |\n|---|---|---|---|---|---|---|\n"
        return f"\n## Properties\n\n{head}" + "".join(_property_row(term, words) for term in terms)
    title = f"Values of `fo:{kind}`: {words.label(kind, 'en')} ({words.label(kind, 'da')})"
    head = "| term | dansk | English | aligned with |\n|---|---|---|---|\n"
    return f"\n## {title}\n\n{head}" + "".join(_row(term, _aligned(term)) for term in terms)


def _row(term: VocabularyTerm, *more: str) -> str:
    cells = [
        f'<a id="{term.name}"></a>`fo:{term.name}`',
        f"**{_cell(term.label.da)}** – {_cell(term.definition.da)}",
        f"**{_cell(term.label.en)}** – {_cell(term.definition.en)}",
        *more,
    ]
    return "| " + " | ".join(cells) + " |\n"


def _class_row(term: VocabularyTerm, words: Vocabulary) -> str:
    parent = words.parents.get(term.name)
    return _row(term, _link(parent) if parent else "", _aligned(term))


def _property_row(term: VocabularyTerm, words: Vocabulary) -> str:
    shape = words.shapes.get(term.name)
    if shape is None:
        return _row(term, "", "", "", _aligned(term))
    return _row(
        term,
        ", ".join(_alternatives(shape.domain, words)) or "anything",
        _values(shape, words),
        str(shape.most or ""),
        _aligned(term),
    )


def _values(shape: Shape, words: Vocabulary) -> str:
    said = ", ".join(_alternatives(shape.range, words)) or "anything"
    return f"{said}; at least {shape.least_value}" if shape.least_value else said


def _alternatives(alternatives: tuple[Alternative, ...], words: Vocabulary) -> Iterator[str]:
    for each in alternatives:
        if each.values:
            yield ", ".join(_link(_short(value).removeprefix("fo:")) for value in each.values)
        elif each.class_name:
            yield _link(each.class_name) if each.class_name in words.terms else each.class_name
        elif each.datatype:
            yield f"`{_short(each.datatype)}`"
        elif each.node_kind:
            yield _NODE_KINDS[each.node_kind] + (f" with {_link(each.needs)}" if each.needs else "")


def _link(name: str) -> str:
    return f"[`fo:{name}`](#{name})"


def _aligned(term: VocabularyTerm) -> str:
    return ", ".join(f"{relation} `{_short(target)}`" for relation, target in term.alignments)


def _short(iri: str) -> str:
    for namespace, prefix in _NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())


if __name__ == "__main__":
    write()
