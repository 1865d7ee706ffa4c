"""Templates that were compiled once are kept for the next run, as Python keeps its modules."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from forandring.version import VERSION

__all__ = ["Compiled"]

_DIGEST = hashlib.sha256


class Compiled(jinja2.BytecodeCache):
    """Compiled templates in a folder; what is missing there, is of another version or is broken, is compiled anew.

    Args:
        cache: the user's own; whoever can write there can also change what the program does.
    """

    def __init__(self, cache: Path) -> None:
        self._folder = cache / f"templates-{VERSION}-{jinja2.__version__}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if what it wants is kept and whole."""
        with contextlib.suppress(OSError):
            content = (self._folder / bucket.key).read_bytes()
            size = _DIGEST().digest_size
            if _DIGEST(content[size:]).digest() == content[:size]:
                bucket.bytecode_from_string(content[size:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds, whole or not at all."""
        code = bucket.bytecode_to_string()
        scratch = self._folder / f"{bucket.key}.{os.getpid()}"
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            scratch.write_bytes(_DIGEST(code).digest() + code)
            scratch.replace(self._folder / bucket.key)
