"""The program: its options, its commands in the order of use, and what errors become."""

from __future__ import annotations

import atexit
import gc
import signal
import sys
from collections.abc import Sequence

import click

from forandring import __version__
from forandring.cli import misuse, speech, terminal
from forandring.errors import ForandringError, reason
from forandring.texts import Message

__all__ = ["main", "program"]


@click.group(
    cls=speech.Group,
    members={
        "init": "forandring.cli.init:init",
        "check": "forandring.cli.check:check",
        "explain": "forandring.cli.explain:explain",
        "fmt": "forandring.cli.fmt:fmt",
        "build": "forandring.cli.build:build",
        "diagram": "forandring.cli.diagram:diagram",
        "report": "forandring.cli.report:report",
        "gaps": "forandring.cli.answers:gaps",
        "trace": "forandring.cli.answers:trace",
        "matrix": "forandring.cli.answers:matrix",
        "coverage": "forandring.cli.answers:coverage",
        "robustness": "forandring.cli.losses:robustness",
        "what-if": "forandring.cli.losses:what_if",
        "prioritise": "forandring.cli.priorities:prioritise",
        "loops": "forandring.cli.losses:loops",
        "diff": "forandring.cli.changes:diff",
        "compare": "forandring.cli.changes:compare",
        "cite": "forandring.cli.cite:cite",
        "query": "forandring.cli.query:query",
        "export": "forandring.cli.export:export",
        "doctor": "forandring.cli.doctor:doctor",
        "completion": "forandring.cli.completion:completion",
    },
    message=Message(
        "Forandringsteorier, der kan efterprøves, tegnes, sammenlignes og diskuteres.\n\n"
        "PATH er en Turtle-fil, en plans mappe eller en mappe med planer; ellers bruges mappen theory.",
        "Change theories that can be checked, drawn, compared and argued with.\n\n"
        "PATH is a Turtle file, a plan's folder or a folder of plans; by default the folder theory.",
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--lang",
    cls=speech.Option,
    type=click.Choice(["da", "en"]),
    message=Message("sproget i navne og meddelelser", "the language of labels and messages"),
)
@click.option(
    "--color",
    cls=speech.Option,
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    message=Message(
        "farverne; auto giver dem kun på en terminal", "the colours; auto gives them only on a terminal"
    ),
)
@click.version_option(__version__, prog_name="forandring", message="%(prog)s %(version)s", cls=speech.Version)
def program(lang: str | None, color: str) -> None:
    """Set what holds for every command."""
    del lang  # read before the program starts, so that even its errors are in the language asked for
    terminal.colours(color)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and exit: 0 clean, 1 findings, 2 could not be done."""
    # A command lives for seconds and its values form no cycles: looking for them would cost a tenth of its time, and at
    # its end once more as much.
    gc.disable()
    atexit.register(gc.freeze)
    terminal.open_closed()
    signal.signal(signal.SIGTERM, _terminated)
    given = list(sys.argv[1:] if arguments is None else arguments)
    speech.speak(speech.spoken_language(given))
    terminal.take_every_name()
    sys.exit(_run(given))


def _terminated(number: int, frame: object) -> None:
    """End as Ctrl-C does, so that nothing half-written stays behind."""
    del frame
    raise SystemExit(128 + number)


def _run(arguments: list[str]) -> int:
    """Run the program and return its exit code; every error a user can cause becomes one sentence."""
    try:
        result = _obeyed(arguments)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as shown:
        terminal.write(f"{shown.format_message()}\n")
        return 2
    except click.UsageError as error:
        _complain(misuse.sentence(error))
        terminal.talk(speech.say(_remedy(error, arguments)))
        return 2
    except click.ClickException as error:
        _complain(misuse.sentence(error))
        return 2
    except ForandringError as error:
        _complain(speech.say(error.message))
        return 2
    except (KeyboardInterrupt, click.Abort):
        terminal.talk(speech.say(Message("afbrudt", "interrupted")))
        return 130
    except OSError as problem:
        terminal.drop_output()
        _complain(speech.say(_refused(problem)))
        return 2
    return result if isinstance(result, int) else 0


def _obeyed(arguments: list[str]) -> object:
    """Let click do what was typed, and return what the command gives; a reader that leaves help is no failure."""
    try:
        return program.main(arguments, prog_name="forandring", standalone_mode=False)
    except SystemExit as left:
        # Nothing else ends with 1 in this way: click does where its own writing finds a pipe that nobody reads.
        if left.code != 1:
            raise
        terminal.drop_output()
        return 0


def _refused(problem: OSError) -> Message:
    """Return what the system refused, where no room has said it in its own words."""
    why, place = reason(problem), problem.filename
    return Message(
        f"{place or 'resultatet'}: kan ikke læses eller skrives ({why.da}); skaf adgang eller plads",
        f"{place or 'the result'}: cannot be read or written ({why.en}); make room or give access",
    )


def _remedy(error: click.UsageError, arguments: Sequence[str]) -> Message:
    """Return what to type instead of ``arguments``; the program's own options stand before the command."""
    where = error.ctx.command_path if error.ctx else "forandring"
    if isinstance(error, click.NoSuchOption) and error.option_name in ("--lang", "--color"):
        option, command = error.option_name, where.removeprefix("forandring").strip()
        value = _typed(option, arguments) or ("en" if option == "--lang" else "never")
        return Message(
            f"hjælp: skriv {option} før kommandoen: forandring {option} {value} {command}",
            f"help: write {option} before the command: forandring {option} {value} {command}",
        )
    return Message(f"hjælp: {where} --help", f"help: {where} --help")


def _typed(option: str, arguments: Sequence[str]) -> str:
    """Return the value that was typed for an option, as the next argument or after ``=``; empty for none."""
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == option:
            return value or next(iter(arguments[place + 1 : place + 2]), "")
    return ""


def _complain(sentence: str) -> None:
    terminal.talk(f"forandring: {sentence}")
