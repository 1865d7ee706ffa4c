"""What a query may not do, seen in its parse tree before anything runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from forandring.syntax.problems import WELL_KNOWN_PREFIXES
from forandring.texts import Message

__all__ = ["plain_text", "refusal"]

_READ_ONLY = Message(
    "forespørgsler må kun læse: skriv SELECT, ASK, CONSTRUCT eller DESCRIBE; teorien ændres i sine filer",
    "queries may only read: write SELECT, ASK, CONSTRUCT or DESCRIBE; the theory is changed in its files",
)
_EMPTY = Message(
    "forespørgslen er tom; skriv, hvad der spørges om, fx SELECT * { ?s ?p ?o } LIMIT 10",
    "the query is empty; write what is asked, such as SELECT * { ?s ?p ?o } LIMIT 10",
)
_SERVICE = Message(
    "SERVICE er afvist: forespørgslen må ikke spørge andre steder på nettet",
    "SERVICE is refused: the query may not ask elsewhere on the network",
)
_FROM = Message(
    "FROM er afvist: der spørges altid i de planer, som kommandoen får; nævn dem efter forespørgslens fil",
    "FROM is refused: the plans given to the command are what is asked; name them after the query's file",
)
_TOO_DEEP = Message("forespørgslen er for dybt indlejret", "the query is nested too deeply")


def plain_text(query: str) -> str:
    r"""Return a query that every parser reads alike: no ``\u`` escapes, line ends ``\n`` only.

    Parsers differ in when they resolve escapes and in what ends a comment; what one takes for a text could
    be a ``SERVICE`` to the next.
    """
    from rdflib.plugins.sparql.parser import expandUnicodeEscapes

    query = re.sub(r"\r\n?", "\n", query.removeprefix("\ufeff"))
    while (expanded := expandUnicodeEscapes(query)) != query:
        query = re.sub(r"\r\n?", "\n", expanded)
    return query


def refusal(query: str) -> Message | None:
    """Return why a query from :func:`plain_text` is refused, ``None`` if it may run."""
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        tree = parseQuery(query)
    except ParseException as problem:
        return _not_asked(query) or _unreadable(problem)
    except RecursionError:
        return _TOO_DEEP
    except Exception as problem:  # rdflib's parse actions raise what they like
        return _unreadable(problem)
    return next(_refusals(tree), None) or _undeclared(tree)


def _not_asked(query: str) -> Message | None:
    """Return that a query would change something, or has nothing but prefixes and comments; ``None`` for neither."""
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        return _READ_ONLY if "request" in parseUpdate(query) else _EMPTY
    except Exception:  # then it is no SPARQL at all
        return None


def _unreadable(problem: Exception) -> Message:
    line, column = getattr(problem, "lineno", 0), getattr(problem, "column", 0)
    what = str(getattr(problem, "msg", problem)).split("\n")[0]
    danish = re.sub("^Expected ", "her ventedes ", what)
    where_da = f"linje {line}, kolonne {column}: " if line else ""
    where_en = f"line {line}, column {column}: " if line else ""
    return Message(
        f"forespørgslen er ikke SPARQL: {where_da}{danish}", f"the query is not SPARQL: {where_en}{what}"
    )


def _undeclared(tree: Any) -> Message | None:
    """Return which prefix is used and not declared, in the order of the alphabet."""
    used: dict[str, set[str]] = {"PrefixDecl": set(), "pname": set()}
    for part in _parts(tree):
        prefix = str(part["prefix"]) if "prefix" in part else ""
        used.get(getattr(part, "name", ""), set()).add(prefix)
    for prefix in sorted(used["pname"] - used["PrefixDecl"]):
        declaration = f"PREFIX {prefix}: <{WELL_KNOWN_PREFIXES.get(prefix, '…')}>"
        return Message(
            f"præfikset »{prefix}:« er ikke erklæret; skriv øverst i forespørgslen: {declaration}",
            f"the prefix “{prefix}:” is not declared; write at the top of the query: {declaration}",
        )
    return None


def _refusals(tree: Any) -> Iterator[Message]:
    for part in _parts(tree):
        name = getattr(part, "name", "")
        if name == "ServiceGraphPattern":
            yield _SERVICE
        elif name == "DatasetClause":
            yield _FROM
        elif name in ("Builtin_REGEX", "Builtin_REPLACE"):
            yield from _runaways(part)


def _parts(tree: Any) -> Iterator[Any]:
    """Yield every part of a parse tree, without recursion: a query may be nested deeper than Python's stack."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
            waiting.extend(part.values())
        elif isinstance(part, str):
            continue
        elif hasattr(part, "__iter__"):
            waiting.extend(part)


def _runaways(function: Any) -> Iterator[Message]:
    for part in _parts(function.get("pattern")):
        pattern = part.get("string") if getattr(part, "name", "") == "literal" else None
        if pattern is not None and _repeats_a_repetition(str(pattern)):
            yield Message(
                f"mønstret »{pattern}« gentager en gentagelse og kan tage uendelig tid i mange programmer; "
                "skriv det med kun én af dem",
                f"the pattern “{pattern}” repeats a repetition and can take for ever in many programs; "
                "write it with only one of them",
            )


_ATOM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?:|[()]|[*+]|\{\d+,\d*\}|.", re.DOTALL)


def _repeats_a_repetition(pattern: str) -> bool:
    """Return whether a group that holds an unbounded repetition is itself repeated without bound.

    >>> _repeats_a_repetition("^(a+)+$"), _repeats_a_repetition("(ab)+c+"), _repeats_a_repetition("[(+)]+")
    (True, False, False)
    """
    repeats = [False]
    closed = False  # the last thing was a group that holds a repetition
    for atom in _ATOM.findall(pattern):
        is_repetition = atom in ("*", "+") or (atom[0] == "{" and atom.endswith(",}"))
        if is_repetition and closed:
            return True
        closed = False
        if atom in ("(", "(?:"):
            repeats.append(False)
        elif atom == ")" and len(repeats) > 1:
            closed = repeats.pop()
            repeats[-1] = repeats[-1] or closed
        elif is_repetition:
            repeats[-1] = True
    return False
