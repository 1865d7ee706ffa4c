"""The child process that queries: an order and texts on standard input, rows on standard output, and no more.

Run as ``python -P -m forandring.rdf.query_process``. It may be killed, and it may abort where memory ends; it
can open neither files nor connections once the query runs.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from forandring.rdf.parse import parse_turtle
from forandring.rdf.query_guard import plain_text, refusal
from forandring.terms import Literal, Term

__all__ = ["main"]

_LARGEST_ANSWER = 64 * 1024 * 1024
"""Characters; the parent has to hold them."""

_OUT_OF_MEMORY = 3


def main() -> None:
    """Answer one query."""
    lines = iter(sys.stdin.buffer.readline, b"")
    order = json.loads(next(lines))
    _limit("RLIMIT_AS", order["memory"] * 1024 * 1024)
    _limit("RLIMIT_CPU", int(order["seconds"]) + 1)
    _limit("RLIMIT_CORE", 0)
    try:
        _answer(order, lines)
    except MemoryError:
        sys.exit(_OUT_OF_MEMORY)


def _limit(name: str, value: int) -> None:
    with contextlib.suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        resource.setrlimit(getattr(resource, name), (value, value))


def _answer(order: dict[str, Any], lines: Iterator[bytes]) -> None:
    query = plain_text(order["query"])
    refused = refusal(query)
    if refused is not None:
        _say({"refused": list(refused)})
        return
    asked = _Store(lines)
    # The parse tree has been searched; should both parsers ever differ, nothing can be opened all the same.
    _limit("RLIMIT_NOFILE", 3)
    try:
        result = asked.store.query(query)
        asked.tell(result, order["rows"])
    except (SyntaxError, RuntimeError, ValueError, OSError) as problem:
        said = str(problem).split("\n")[0]
        _say({"refused": [f"forespørgslen kan ikke køres: {said}", f"the query cannot be run: {said}"]})


def _say(what: Any) -> int:
    text = json.dumps(what)
    sys.stdout.write(text + "\n")
    return len(text)


class _Store:
    """The triples of all texts, with blank nodes that keep the theory's names."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        import pyoxigraph

        self.library = pyoxigraph
        self.store = pyoxigraph.Store()
        self.unread: list[str] = []
        self.names: dict[str, str] = {}  # a blank node's label in the store → its name in the theory
        self._known: dict[Term, Any] = {}
        for line in lines:
            self._load(*json.loads(line))

    def _load(self, path: str, text: str) -> None:
        parsed = parse_turtle(path, text)
        if parsed.problems:
            self.unread.append(path)  # a graph of half a file would mislead
            return
        quad, predicate = self.library.Quad, self.library.NamedNode
        self.store.extend(
            [
                quad(self._node(s), self._known.get(p) or predicate(p), self._node(o))
                for s, p, o in parsed.triples
            ]
        )

    def _node(self, term: Term) -> Any:
        node = self._known.get(term)
        if node is None:
            node = self._known[term] = self._made(term)
        return node

    def _made(self, term: Term) -> Any:
        if isinstance(term, Literal):
            if term.language:
                return self.library.Literal(term.lexical, language=term.language)
            return self.library.Literal(term.lexical, datatype=self.library.NamedNode(term.datatype))
        if term.startswith("_:"):
            label = f"b{len(self.names)}"
            self.names[label] = term
            return self.library.BlankNode(label)
        return self.library.NamedNode(term)

    def tell(self, result: Any, most: int) -> None:
        """Write a result as lines: what it is, its rows, and how it ended."""
        if isinstance(result, self.library.QueryBoolean):
            _say({"kind": "truth", "variables": [], "truth": bool(result)})
            self._end(False)
        elif isinstance(result, self.library.QuerySolutions):
            names = [variable.value for variable in result.variables]
            _say({"kind": "table", "variables": names})
            self._end(self._rows(([row[name] for name in names] for row in result), most))
        else:
            _say({"kind": "graph", "variables": ["subject", "predicate", "object"]})
            kept: list[Any] = []
            cut = self._rows(_keeping(result, kept), most)
            turtle = self.library.serialize(kept[:most], format=self.library.RdfFormat.TURTLE) or b""
            self._end(cut, turtle=turtle.decode())

    def _rows(self, rows: Iterable[list[Any]], most: int) -> bool:
        """Write rows and return whether there were more than may be written."""
        size = 0
        for number, row in enumerate(rows):
            if number >= most or size > _LARGEST_ANSWER:
                return True
            size += _say([self._cell(value) for value in row])
        return False

    def _cell(self, value: Any) -> Any:
        if value is None:
            return None
        if isinstance(value, self.library.Literal):
            return [value.value, value.datatype.value, value.language or ""]
        if isinstance(value, self.library.BlankNode):
            return self.names.get(value.value, f"_:{value.value}")
        return value.value if isinstance(value, self.library.NamedNode) else str(value)

    def _end(self, cut: bool, **more: str) -> None:
        _say({"end": True, "cut": cut, "unread": self.unread, **more})


def _keeping(triples: Iterable[Any], kept: list[Any]) -> Iterator[list[Any]]:
    for triple in triples:
        kept.append(triple)
        yield [triple.subject, triple.predicate, triple.object]


if __name__ == "__main__":
    main()
