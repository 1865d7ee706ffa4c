"""The two languages of the command line: which one is spoken, and help that speaks it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from importlib import import_module
from typing import Any

import click

from forandring.texts import Message

__all__ = [
    "Argument",
    "Command",
    "Group",
    "Option",
    "Version",
    "language",
    "say",
    "speak",
    "spoken_language",
]

_LANGUAGE: ContextVar[str] = ContextVar("language", default="da")


def language() -> str:
    """Return the language that is spoken: ``da`` or ``en``."""
    return _LANGUAGE.get()


def speak(chosen: str) -> None:
    """Speak ``chosen`` from now on."""
    _LANGUAGE.set(chosen)


def say(message: Message) -> str:
    """Return a sentence in the language that is spoken."""
    return message.in_language(language())


def spoken_language(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Return the language asked for by ``--lang``, else the locale's if it is ours, else ``da``.

    >>> spoken_language(["check", "--lang", "en"]), spoken_language([], {"LANG": "en_GB.UTF-8"})
    ('en', 'en')
    """
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            return "en" if arguments[index + 1] == "en" else "da"
        if argument.startswith("--lang="):
            return "en" if argument == "--lang=en" else "da"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "en" if environment[name].startswith("en") else "da"
    return "da"


_HEADINGS = {
    "Options": Message("Valg", "Options"),
    "Commands": Message("Kommandoer", "Commands"),
    "Arguments": Message("Argumenter", "Arguments"),
}
_PLACES = {
    "[OPTIONS]": Message("[VALG]", "[OPTIONS]"),
    "COMMAND [ARGS]...": Message("KOMMANDO …", "COMMAND …"),
}
_SHOW_HELP = Message("vis denne hjælp", "show this help")
_SHOW_VERSION = Message("vis, hvilken udgave det er", "show which version this is")


class Formatter(click.HelpFormatter):
    """Writes help with headings in the language that is spoken."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is typed."""
        for theirs, ours in _PLACES.items():
            args = args.replace(theirs, say(ours))
        super().write_usage(prog, args, prefix or say(Message("Brug: ", "Usage: ")))

    def section(self, name: str) -> Any:
        """Begin a section with a heading."""
        return super().section(say(_HEADINGS.get(name, Message(name, name))))


click.Context.formatter_class = Formatter


class Option(click.Option):
    """An option whose help is a :class:`Message`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.message: Message | None = kwargs.pop("message", None)
        super().__init__(*args, **kwargs)
        if self.metavar is None and isinstance(
            self.type, click.types.IntParamType | click.types.FloatParamType
        ):
            self.metavar = "N"

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option's names and its help in the language that is spoken."""
        if self.message is not None:
            self.help = say(self.message)
        record = super().get_help_record(ctx)
        return record and (record[0], _in_words(record[1]))


class Version(Option):
    """``--version`` in the language that is spoken; click uses the name ``message`` for something else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, message=_SHOW_VERSION, **kwargs)


def _in_words(shown: str) -> str:
    """Return an option's help with the default and the range that click adds put in our words."""
    otherwise, least = say(Message("ellers", "default:")), say(Message("mindst", "at least"))
    shown = re.sub(r"  \[default: ", f"  [{otherwise} ", shown)
    shown = re.sub(r"(\S+)<=x<=(\S+)\]$", r"\1–\2]", shown)
    return re.sub(r"x>=(\S+)\]$", rf"{least} \1]", shown)


def _spoken(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = say(_SHOW_HELP)
    return option


class Argument(click.Argument):
    """An argument with the program's own way of naming itself."""


class Command(click.Command):
    """A command whose help and example are :class:`Message` and text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._message: Message = kwargs.pop("message", Message("", ""))
        self._examples: tuple[str, ...] = kwargs.pop("examples", ())
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with its own help in the language that is spoken."""
        return _spoken(super().get_help_option(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was typed; what is wrong with an option is said as the command's own."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help."""
        return say(self._message).split("\n")[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help, then the examples as they are typed."""
        self.help = say(self._message)
        super().format_help_text(ctx, formatter)
        if self._examples:
            with formatter.section(say(Message("Eksempler", "Examples"))):
                for example in self._examples:
                    formatter.write(" " * formatter.current_indent + example + "\n")


class Group(click.Group):
    """The program itself: its help is a :class:`Message`; a misspelt command is met with the nearest.

    ``members`` is command → ``module:attribute``, in the order of use; a command is imported when it is asked for.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._message: Message = kwargs.pop("message", Message("", ""))
        self.members: Mapping[str, str] = kwargs.pop("members", {})
        super().__init__(*args, **kwargs)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language that is spoken."""
        self.help = say(self._message)
        super().format_help_text(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with its own help in the language that is spoken."""
        return _spoken(super().get_help_option(ctx))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which they are used."""
        return list(self.members)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now if it was not yet."""
        if cmd_name not in self.members:
            return None
        module, _, attribute = self.members[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one is nearest."""
        from difflib import get_close_matches

        if args and args[0] not in self.members and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.members, n=1)
            hint = (
                Message(f"; mente du »{near[0]}«?", f"; did you mean “{near[0]}”?")
                if near
                else Message(".", ".")
            )
            raise click.UsageError(
                say(
                    Message(
                        f"kommandoen »{args[0]}« findes ikke{hint.da} Se dem alle med: forandring --help",
                        f"no command “{args[0]}”{hint.en} See them all with: forandring --help",
                    )
                ),
                ctx,
            )
        return super().resolve_command(ctx, args)
