"""What makes the program unable to go on; everything wrong with a *theory* is a finding instead."""

from forandring.texts import Message

__all__ = ["ForandringError"]


class ForandringError(Exception):
    """The program cannot do what was asked; the command line shows the sentence and exits with 2.

    Args:
        message: place, what is wrong and what to do, in both languages.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message
