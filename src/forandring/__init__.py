"""Change theories that can be checked, drawn, compared and argued with.

>>> import forandring  # doctest: +SKIP
>>> reading = forandring.load("theory")  # doctest: +SKIP
>>> [finding.code for finding in reading.findings() if finding.open]  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from forandring.version import VERSION

if TYPE_CHECKING:
    from forandring.project import Reading

__all__ = ["__version__", "load"]

__version__ = VERSION


def load(*paths: str) -> Reading:
    """Return what is read from Turtle files, plans' folders or folders of plans.

    Raises:
        ForandringError: a path does not exist, or nothing under the paths is Turtle.
    """
    from forandring.project import read

    return read(paths or ("theory",))
