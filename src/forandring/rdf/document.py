"""The triples of several texts as one graph: each once, in order of file and place, blank nodes apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from forandring.rdf.parse import Triple, parse_turtle
from forandring.source import SourceText
from forandring.terms import Term, is_blank

__all__ = ["Grouped", "grouped", "merged"]

_DEEPEST = 12
"""Blank nodes written inside one another; what lies deeper gets a label, so that no reader runs out of stack."""


def merged(texts: Iterable[SourceText]) -> tuple[Triple, ...]:
    """Return the triples of all texts, in order of file and place.

    Blank nodes are called ``_:b0``, ``_:b1`` … in order of first use; those of different texts stay different.
    A broken text gives what could be read of it. Lexical forms stay as written.
    """
    found: dict[Triple, None] = {}
    count = 0
    for text in texts:
        names: dict[str, str] = {}
        for triple in parse_turtle(text.path, text.text).triples:
            for term in (triple[0], triple[2]):
                if isinstance(term, str) and is_blank(term) and term not in names:
                    names[term] = f"_:b{count}"
                    count += 1
            found[_renamed(triple, names)] = None
    return tuple(found)


def _renamed(triple: Triple, names: dict[str, str]) -> Triple:
    subject, predicate, value = triple
    if isinstance(value, str):
        value = names.get(value, value)
    return names.get(subject, subject), predicate, value


class Grouped:
    """A graph by subject, with what can be written inside what.

    Attributes:
        facts: subject → predicate → values, all in order of place.
        inside: blank nodes that are written where they are used: used once, by a subject that is written before.
        used: blank nodes that are some triple's object.
    """

    def __init__(self, triples: Sequence[Triple]) -> None:
        self.facts: dict[str, dict[str, list[Term]]] = {}
        parents: dict[str, list[str]] = {}
        for subject, predicate, value in triples:
            self.facts.setdefault(subject, {}).setdefault(predicate, []).append(value)
            if isinstance(value, str) and is_blank(value):
                parents.setdefault(value, []).append(subject)
        self.used = frozenset(parents)
        self.inside = _inside({blank: users[0] for blank, users in parents.items() if len(users) == 1})

    @property
    def roots(self) -> Iterable[str]:
        """The subjects that are written for themselves, in order of place."""
        return (subject for subject in self.facts if subject not in self.inside)


def grouped(triples: Sequence[Triple]) -> Grouped:
    """Return the triples by subject."""
    return Grouped(triples)


def _inside(parents: dict[str, str]) -> frozenset[str]:
    """Return the blank nodes whose users lead up to a subject with a name of its own, not too far above."""
    depth: dict[str, int] = {}
    for blank in parents:
        way: list[str] = []
        node = blank
        while node in parents and node not in depth:
            way.append(node)
            depth[node] = -1  # on the way: a circle is broken where it was entered last
            node = parents[node]
        level = depth.get(node, 0)
        for each in reversed(way):
            level = 0 if level >= _DEEPEST else level + 1
            depth[each] = level
    return frozenset(blank for blank, level in depth.items() if level > 0)
