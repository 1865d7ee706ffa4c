"""What the program and the process that draws say to each other."""

from __future__ import annotations

from typing import Any, NamedTuple

from forandring.diagrams.picture import Picture

__all__ = ["Done", "Job"]


class Job(NamedTuple):
    """One picture to draw by one step of the ladder; ``formats`` of ``svg``, ``png``, ``pdf``, ``scene``.

    Attributes:
        seconds: of processor time that it may take, 0 for no limit.
        fonts: the fontconfig file by which fonts are found, "" for the machine's.
    """

    picture: Picture
    formats: tuple[str, ...]
    step: str
    note: str
    dpi: int
    page: str
    seconds: float = 0.0
    fonts: str = ""


class Done(NamedTuple):
    """What came of a job: bytes by format (a ``Scene`` for ``scene``), or what went wrong.

    Attributes:
        broken: whether the engine itself does not work, so that no simpler step would either.
    """

    files: dict[str, Any]
    error: str = ""
    broken: bool = False
