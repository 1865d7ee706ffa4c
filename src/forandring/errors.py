"""What makes the program unable to go on; everything wrong with a *theory* is a finding instead."""

import errno

from forandring.texts import Message

__all__ = ["ForandringError", "reason"]


class ForandringError(Exception):
    """The program cannot do what was asked; the command line shows the sentence and exits with 2.

    Args:
        message: place, what is wrong and what to do, in both languages.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


# What systems say in English only.
_REASONS = {
    errno.EACCES: "ingen adgang",
    errno.EBUSY: "er optaget af et andet program",
    errno.EEXIST: "findes allerede",
    errno.EFBIG: "filen er for stor",
    errno.EINVAL: "kan ikke lade sig gøre",
    errno.EIO: "disken fejler",
    errno.EISDIR: "er en mappe",
    errno.ELOOP: "henvisninger, der går i ring",
    errno.EMFILE: "for mange åbne filer",
    errno.EMLINK: "for mange navne til samme fil",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.ENFILE: "for mange åbne filer",
    errno.ENODEV: "enheden findes ikke",
    errno.ENOENT: "findes ikke",
    errno.ENOMEM: "ikke mere hukommelse",
    errno.ENOSPC: "ikke mere plads på disken",
    errno.ENOTDIR: "en del af stien er ikke en mappe",
    errno.ENOTEMPTY: "mappen er ikke tom",
    errno.ENXIO: "enheden findes ikke",
    errno.EPERM: "ikke tilladt",
    errno.EROFS: "disken er skrivebeskyttet",
    errno.ETIMEDOUT: "svarede ikke i tide",
    errno.ETXTBSY: "er i brug",
    errno.EXDEV: "ligger på en anden disk",
    getattr(errno, "EDQUOT", -1): "kvoten er brugt op",
    getattr(errno, "ESTALE", -1): "er flyttet af en anden",
}


def reason(problem: OSError) -> Message:
    """Return why the system refused; in Danish as far as there are words for it, else as the system says it.

    >>> reason(PermissionError(errno.EACCES, "Permission denied"))
    Message(da='ingen adgang', en='Permission denied')
    """
    said = problem.strerror or str(problem)
    return Message(_REASONS.get(problem.errno or 0, said), said)
