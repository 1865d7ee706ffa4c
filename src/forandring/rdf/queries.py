"""SPARQL over texts: run in a child process that may only read, and only so long, so large and so many rows."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from typing import Literal as Choice

from forandring.errors import ForandringError
from forandring.source import SourceText
from forandring.terms import Literal, Term
from forandring.texts import Message

__all__ = ["Answer", "Limits", "Row", "answer"]

Row = tuple[Term | None, ...]
"""One value a variable, ``None`` where a variable is unbound."""

_CRASHED = Message("forespørgslen gik ned", "the query crashed")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a query may use.

    Attributes:
        seconds: of the clock, reading the texts included.
        memory: MiB of address space; not kept to on Windows.
        rows: more are cut off.
    """

    seconds: float = 10.0
    memory: int = 512
    rows: int = 10_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found.

    Attributes:
        kind: ``table`` (SELECT), ``truth`` (ASK) or ``graph`` (CONSTRUCT, DESCRIBE).
        variables: the table's columns; a graph has ``subject``, ``predicate`` and ``object``.
        rows: as many as ``variables`` wide; blank nodes are named as in the theory.
        truth: what an ASK found.
        turtle: a graph as Turtle.
        cut: there was more than the limits let through.
        unread: paths of the texts that are not Turtle and were left out.
    """

    kind: Choice["table", "truth", "graph"]
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    truth: bool = False
    turtle: str = ""
    cut: bool = False
    unread: tuple[str, ...] = ()


_USUAL = Limits()


def answer(query: str, texts: Iterable[SourceText], limits: Limits = _USUAL) -> Answer:
    """Return what a SPARQL query finds in the triples of all ``texts``.

    Raises:
        ForandringError: the query cannot be read, would change something or ask elsewhere (``SERVICE``,
            ``LOAD``, ``FROM`` and every update), or went past a limit of time or memory.

    Cost: about 0.6 s for the child process, then what the query takes.
    """
    order = {"query": query, "memory": limits.memory, "rows": limits.rows, "seconds": limits.seconds}
    lines = [json.dumps(order), *(json.dumps([text.path, text.text]) for text in texts)]
    try:
        # -P: a folder that the user happens to stand in must not be able to replace a library's module.
        child = subprocess.run(
            [sys.executable, "-P", "-m", "forandring.rdf.query_process"],
            input="\n".join(lines).encode(),
            capture_output=True,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_long(limits) from None
    return _read(child.stdout.splitlines(), child.returncode, limits)


def _read(lines: Sequence[bytes], code: int, limits: Limits) -> Answer:
    if not lines or not lines[-1].startswith(_LAST):
        raise _died(code, limits)
    said = [json.loads(line) for line in lines]
    end: dict[str, Any] = said[-1]
    if "refused" in end:
        raise ForandringError(Message(*end["refused"]))
    head: dict[str, Any] = said[0]
    return Answer(
        kind=head["kind"],
        variables=tuple(head["variables"]),
        rows=tuple(_rows(said[1:-1])),
        truth=bool(head.get("truth")),
        turtle=str(end.get("turtle", "")),
        cut=bool(end["cut"]),
        unread=tuple(end["unread"]),
    )


def _rows(said: Iterable[list[Any]]) -> Iterator[Row]:
    for row in said:
        yield tuple(Literal(*cell) if isinstance(cell, list) else cell for cell in row)


def _died(code: int, limits: Limits) -> ForandringError:
    if code in (-signal.SIGABRT, _OUT_OF_MEMORY):
        return ForandringError(
            Message(
                f"forespørgslen skulle bruge mere end {limits.memory} MiB hukommelse og blev stoppet; "
                "spørg om mindre, eller giv plads med --memory",
                f"the query needed more than {limits.memory} MiB of memory and was stopped; "
                "ask for less, or give it room with --memory",
            )
        )
    if code in (-getattr(signal, "SIGXCPU", 24), -getattr(signal, "SIGKILL", 9)):
        return _too_long(limits)
    return ForandringError(_CRASHED)


_LAST = (b'{"end"', b'{"refused"')
"""Beginnings of the last line of a child process that finished."""

_OUT_OF_MEMORY = 3
"""Exit code with which the child process says that it ran out of memory."""


def _too_long(limits: Limits) -> ForandringError:
    seconds = f"{limits.seconds:g}"
    return ForandringError(
        Message(
            f"forespørgslen tog mere end {seconds.replace('.', ',')} sekunder og blev stoppet; bind mønstrene "
            "sammen med fælles variable, eller giv tid med --seconds",
            f"the query took more than {seconds} seconds and was stopped; tie the patterns together "
            "with shared variables, or give it time with --seconds",
        )
    )
