"""``query``: SPARQL over the theory."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from forandring.cli import terminal
from forandring.cli.options import DEFAULT_PATH, Decorator, as_typed, option, which_format
from forandring.cli.speech import Argument, Command, language, say
from forandring.exchange.query_answers import FORMATS, answer_to_csv, answer_to_json, answer_to_text
from forandring.project.querying import queried, query_from
from forandring.rdf.queries import Answer, Limits
from forandring.texts import Message

__all__ = ["query"]


def _limit(name: str, kind: click.ParamType[Any], da: str, en: str) -> Decorator:
    """Give the command a limit, with what is usual as its default."""
    return option(f"--{name}", type=kind, default=getattr(Limits(), name), show_default=True, da=da, en=en)


@click.command(
    cls=Command,
    message=Message(
        "Stil en SPARQL-forespørgsel til teorien.\n\n"
        "FILE er en fil med forespørgslen, eller - for stdin. Der kan kun læses: SERVICE, LOAD, FROM og enhver "
        "ændring afvises. Bliver svaret afkortet, er exitkoden 2.",
        "Ask the theory a SPARQL query.\n\n"
        "FILE is a file with the query, or - for stdin. Queries only read: SERVICE, LOAD, FROM and every "
        "change are refused. If the answer is cut, the exit code is 2.",
    ),
    examples=(
        "forandring query goals.rq",
        "forandring query goals.rq theory/plan --format csv > goals.csv",
        'echo "SELECT DISTINCT ?t { ?x a ?t }" | forandring query -',
    ),
)
@click.argument("file", cls=Argument, metavar="FILE.rq")
@click.argument("paths", nargs=-1, metavar="[PATH]…", cls=Argument)
@which_format(*FORMATS)
@_limit("seconds", click.FloatRange(min=0.1), "grænsen for tid, i sekunder", "the limit of time, in seconds")
@_limit("memory", click.IntRange(min=128), "grænsen for hukommelse, i MiB", "the limit of memory, in MiB")
@_limit("rows", click.IntRange(min=1), "grænsen for rækker", "the limit of rows")
def query(file: str, paths: tuple[str, ...], form: str, seconds: float, memory: int, rows: int) -> int:
    """Print what the query finds."""
    text = query_from(file, sys.stdin.buffer.read if file == "-" else Path(file).read_bytes)
    found, namespaces = queried(text, paths or (DEFAULT_PATH,), Limits(seconds, memory, rows))
    if form == "csv":
        terminal.write(answer_to_csv(found))
    elif form == "json":
        terminal.write(answer_to_json(found))
    else:
        terminal.write(answer_to_text(found, language(), namespaces))
    _tell(found)
    return 2 if found.cut else 0


def _tell(found: Answer) -> None:
    for path in found.unread:
        command = as_typed("forandring", "check", path)
        terminal.talk(
            say(
                Message(
                    f"{path}: har fejl og er ikke med; se dem med: {command}",
                    f"{path}: has errors and is left out; see them with: {command}",
                )
            )
        )
    rows = len(found.rows)
    if found.cut:
        terminal.talk(
            say(
                Message(
                    f"svaret er afkortet efter {rows} rækker; spørg om mindre, eller giv plads med --rows",
                    f"the answer is cut after {rows} rows; ask for less, or give it room with --rows",
                )
            )
        )
    elif found.kind != "truth":
        terminal.talk(say(Message(f"{rows} rækker", f"{rows} rows") if rows != 1 else _ONE_ROW))


_ONE_ROW = Message("1 række", "1 row")
