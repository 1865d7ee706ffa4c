"""Templates that were compiled once are kept for the next run, as Python keeps its modules."""

from __future__ import annotations

from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from forandring.keeping import keep, kept
from forandring.version import VERSION

__all__ = ["Compiled"]


class Compiled(jinja2.BytecodeCache):
    """Compiled templates in a folder; what is missing there, is of another version or is broken, is compiled anew.

    Args:
        cache: the user's own; whoever can write there can also change what the program does.
    """

    def __init__(self, cache: Path) -> None:
        self._folder = cache / f"templates-{VERSION}-{jinja2.__version__}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if what it wants is kept and whole."""
        content = kept(self._folder / bucket.key)
        if content is not None:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds, whole or not at all."""
        keep(self._folder / bucket.key, bucket.bytecode_to_string())
