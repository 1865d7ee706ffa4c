"""``completion``: the script by which a shell completes commands and options."""

from __future__ import annotations

import click

from forandring.cli import terminal
from forandring.cli.speech import Argument, Command
from forandring.texts import Message

__all__ = ["completion"]

_VARIABLE = "_FORANDRING_COMPLETE"


@click.command(
    cls=Command,
    message=Message(
        "Skriv det script, hvormed skallen fuldender kommandoer og valg.",
        "Print the script by which the shell completes commands and options.",
    ),
    examples=(
        "forandring completion bash >> ~/.bashrc",
        "forandring completion zsh >> ~/.zshrc",
        "forandring completion fish > ~/.config/fish/completions/forandring.fish",
    ),
)
@click.argument("shell", cls=Argument, type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print click's script for the shell."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None  # click has all three
    script = kind(context.find_root().command, {}, "forandring", _VARIABLE)
    # Only the text is wanted; click's own way to it would start the shell to ask for its version.
    terminal.write(script.source_template % script.source_vars() + "\n")
