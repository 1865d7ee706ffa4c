"""Triples → Turtle to read: subjects in order of place, blank nodes where they are used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from forandring.rdf.document import Grouped, grouped
from forandring.rdf.ntriples import escaped, written_iri
from forandring.rdf.parse import Triple
from forandring.terms import (
    DCT,
    FO,
    OWL,
    PROV,
    RDF,
    RDF_TYPE,
    RDFS,
    SKOS,
    XSD,
    XSD_BOOLEAN,
    XSD_DECIMAL,
    XSD_DOUBLE,
    XSD_INTEGER,
    XSD_STRING,
    Literal,
    Term,
    is_blank,
)

__all__ = ["to_turtle"]

_KNOWN = {"dct": DCT, "fo": FO, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "skos": SKOS, "xsd": XSD}
_PREFIX = re.compile(r"(?:[A-Za-z][A-Za-z0-9_-]*)?")
_LETTERS = r"A-Za-z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff"
_LOCAL = re.compile(f"[{_LETTERS}][{_LETTERS}-]*")
_BARE = {
    XSD_INTEGER: re.compile(r"[+-]?[0-9]+"),
    XSD_DECIMAL: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD_DOUBLE: re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+"),
    XSD_BOOLEAN: re.compile(r"true|false"),
}
_INDENT = "    "
_WIDEST = 100


def to_turtle(triples: Sequence[Triple], declared: Mapping[str, str]) -> str:
    """Return triples as one Turtle document that says exactly them.

    Args:
        triples: in the order in which they are to stand, blank nodes named ``_:`` and a label.
        declared: prefix → namespace, as the writers of the files are used to; others are made where needed.
    """
    prefixes = _prefixes(triples, declared)
    return "\n".join(_Writer(grouped(triples), prefixes).blocks())


class _Writer:
    """Holds the graph and the names that are left to give."""

    def __init__(self, graph: Grouped, prefixes: Mapping[str, str]) -> None:
        self._graph = graph
        self._prefix_of = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._names: dict[str, str] = {}
        self._used: set[str] = set()

    def blocks(self) -> Iterator[str]:
        """Yield the prefixes that are used, and each subject with all that is said of it."""
        subjects = [self._subject(subject) for subject in self._graph.roots]
        lines = sorted((self._prefix_of[namespace], namespace) for namespace in self._used)
        if lines:
            yield "".join(f"@prefix {prefix}: {written_iri(namespace)} .\n" for prefix, namespace in lines)
        yield from subjects

    def _subject(self, subject: str) -> str:
        lonely = is_blank(subject) and subject not in self._graph.used
        name = "[]" if lonely else self._name(subject)
        return f"{name} " + f" ;\n{_INDENT}".join(self._facts(subject, _INDENT)) + " .\n"

    def _facts(self, subject: str, indent: str) -> list[str]:
        facts = self._graph.facts.get(subject, {})
        order = sorted(facts, key=lambda predicate: predicate != RDF_TYPE)
        return [self._fact(predicate, facts[predicate], indent) for predicate in order]

    def _fact(self, predicate: str, values: Sequence[Term], indent: str) -> str:
        verb = "a" if predicate == RDF_TYPE else self._name(predicate)
        deeper = indent + _INDENT
        if len(values) == 1:
            return f"{verb} {self._value(values[0], indent)}"
        written = [self._value(value, deeper) for value in values]
        line = f"{verb} {' , '.join(written)}"
        if len(line) <= _WIDEST and "\n" not in line:
            return line
        return f"{verb}\n{deeper}" + f" ,\n{deeper}".join(written)

    def _value(self, value: Term, indent: str) -> str:
        if isinstance(value, Literal):
            return self._literal(value)
        if value not in self._graph.inside:
            return self._name(value)
        deeper = indent + _INDENT
        facts = self._facts(value, deeper)
        line = " ; ".join(facts)
        if len(line) <= _WIDEST and "\n" not in line:
            return f"[ {line} ]" if line else "[]"
        return f"[\n{deeper}" + f" ;\n{deeper}".join(facts) + f"\n{indent}]"

    def _literal(self, literal: Literal) -> str:
        bare = _BARE.get(literal.datatype)
        if bare and bare.fullmatch(literal.lexical):
            return literal.lexical
        text = _quoted(literal.lexical)
        if literal.language:
            return f"{text}@{literal.language}"
        return text if literal.datatype == XSD_STRING else f"{text}^^{self._name(literal.datatype)}"

    def _name(self, term: str) -> str:
        name = self._names.get(term)
        if name is None:
            name = self._names[term] = term if is_blank(term) else self._iri(term)
        return name

    def _iri(self, iri: str) -> str:
        namespace, local = _parts(iri)
        prefix = self._prefix_of.get(namespace)
        if prefix is None or not _LOCAL.fullmatch(local):
            return written_iri(iri)
        self._used.add(namespace)
        return f"{prefix}:{local}"


def _quoted(text: str) -> str:
    """Return a text in quotation marks; one with line ends is written on several lines."""
    if "\n" not in text:
        return f'"{escaped(text)}"'
    return '"""' + "\n".join(map(escaped, text.split("\n"))) + '"""'


def _parts(iri: str) -> tuple[str, str]:
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    return iri[:cut], iri[cut:]


def _prefixes(triples: Sequence[Triple], declared: Mapping[str, str]) -> dict[str, str]:
    """Return prefix → namespace: the usual ones, the declared ones, and one for each namespace of subjects."""
    found = dict(_KNOWN)
    taken = set(found.values())
    for prefix, namespace in sorted(declared.items()):
        if prefix not in found and namespace not in taken and _PREFIX.fullmatch(prefix):
            found[prefix] = namespace
            taken.add(namespace)
    own = list(dict.fromkeys(_parts(subject)[0] for subject, _, _ in triples if not is_blank(subject)))
    unnamed = [namespace for namespace in own if namespace and namespace not in taken]
    if len(own) == 1 and unnamed and "" not in found:
        return found | {"": own[0]}
    for namespace in unnamed:
        found[_free_prefix(namespace, unnamed, found)] = namespace
    return found


def _free_prefix(namespace: str, all_of_them: Sequence[str], found: Mapping[str, str]) -> str:
    """Return a readable prefix: the first word of the namespace's name, all of it, or one with a number."""
    whole = _prefix_name(namespace)
    first = whole.split("-")[0]
    alone = sum(_prefix_name(other).split("-")[0] == first for other in all_of_them) == 1
    if alone and first not in found:
        return first
    name, number = whole, 2
    while name in found:
        name, number = f"{whole}-{number}", number + 1
    return name


def _prefix_name(namespace: str) -> str:
    last = namespace.rstrip("#/").rsplit("/", 1)[-1].lower()
    name = re.sub(r"[^a-z0-9]+", "-", last).strip("-")
    return name if name[:1].isalpha() else f"ns-{name}".rstrip("-")
