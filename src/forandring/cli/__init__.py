"""The command line: options → project → print → exit code. Decides nothing itself."""

from forandring.cli.program import main

__all__ = ["main"]
