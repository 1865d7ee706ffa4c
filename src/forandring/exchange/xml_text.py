"""Text that XML 1.0 can hold."""

from __future__ import annotations

import re

__all__ = ["valid_xml"]

_NOT_ALLOWED = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def valid_xml(text: str) -> str:
    r"""Return a text with the characters that XML 1.0 cannot hold, and carriage returns, written as escapes.

    A carriage return would come back as a line feed, so it is told apart too.

    >>> valid_xml("a\x00b")
    'a\\x00b'
    """
    return _NOT_ALLOWED.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
