"""Where pictures are kept that need not be drawn again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

__all__ = ["cache_folder"]


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder for pictures, or ``None`` where the user has none or wants none.

    ``FORANDRING_CACHE`` names another folder; empty means no cache.
    """
    if "FORANDRING_CACHE" in environment:
        chosen = environment["FORANDRING_CACHE"]
        return Path(chosen) if chosen else None
    if environment.get("XDG_CACHE_HOME"):
        return Path(environment["XDG_CACHE_HOME"]) / "forandring"
    home = environment.get("HOME") or environment.get("LOCALAPPDATA")
    return Path(home) / ".cache" / "forandring" if home else None
