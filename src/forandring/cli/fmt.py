"""``fmt``: Turtle laid out regularly, in place."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from forandring.cli import terminal
from forandring.cli.options import DEFAULT_PATH, option
from forandring.cli.speech import Argument, Command, say
from forandring.errors import ForandringError
from forandring.project.formatting import (
    Formatted,
    difference,
    formatted_bytes,
    formatted_file,
    write_formatted,
)
from forandring.project.groups import groups
from forandring.texts import Message

__all__ = ["fmt"]

_STDIN = "-"


@click.command(
    cls=Command,
    message=Message(
        "Stil Turtle-filer regelmæssigt op uden at ændre, hvad de siger.\n\n"
        "Rækkefølge, kommentarer, navne og tekster står, som de stod; kun mellemrum og linjeskift ændres. En fil "
        "skrives hel eller slet ikke. - læser stdin og skriver stdout.",
        "Lay Turtle files out regularly without changing what they say.\n\n"
        "Order, comments, names and texts stay as they stood; only spaces and line breaks change. A file is "
        "written whole or not at all. - reads stdin and writes stdout.",
    ),
    examples=(
        "forandring fmt",
        "forandring fmt --check theory/plan",
        "forandring fmt --diff theory/plan/unge.ttl",
        "forandring fmt - < unge.ttl",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]…|-", cls=Argument)
@option(
    "--check",
    "only_check",
    is_flag=True,
    da="skriv intet; exitkode 1, hvis noget ville ændres",
    en="write nothing; exit code 1 if something would change",
)
@option(
    "--diff",
    "show",
    is_flag=True,
    da="skriv intet; vis, hvad der ville ændres",
    en="write nothing; show what would change",
)
def fmt(paths: tuple[str, ...], only_check: bool, show: bool) -> int:
    """Lay out the files, or tell what would change; a file that is refused does not stop the others."""
    if paths == (_STDIN,):
        return _from_stdin(only_check, show)
    refused = changed = 0
    for path in list(_files(paths or (DEFAULT_PATH,))):
        try:
            formatted = formatted_file(path)
            if formatted.changed and not (only_check or show):
                write_formatted(formatted)
        except ForandringError as problem:
            refused += 1
            terminal.talk(say(problem.message))
            continue
        changed += formatted.changed
        if formatted.changed:
            if show:
                terminal.write(difference(formatted))
            else:
                terminal.write_line(path)
    terminal.talk(_told(changed, refused, only_check or show))
    if refused:
        return 2
    return int(only_check and changed > 0)


def _files(paths: tuple[str, ...]) -> Iterator[str]:
    for group in groups(paths):
        yield from group.files


def _from_stdin(only_check: bool, show: bool) -> int:
    content = sys.stdin.buffer.read()
    formatted = Formatted(_STDIN, content, formatted_bytes(_STDIN, content))
    if show:
        terminal.write(difference(formatted))
    elif not only_check:
        terminal.write_bytes(formatted.after)
    return int(only_check and formatted.changed)


def _told(changed: int, refused: int, only_told: bool) -> str:
    kept = say(Message(f"; {refused} er ikke rørt", f"; {refused} untouched")) if refused else ""
    if only_told:
        many = Message(f"{changed} filer ville blive stillet op", f"{changed} files would be laid out")
        one = Message("1 fil ville blive stillet op", "1 file would be laid out")
    else:
        many = Message(f"{changed} filer er stillet op", f"{changed} files laid out")
        one = Message("1 fil er stillet op", "1 file laid out")
    return say(one if changed == 1 else many) + kept
