"""Text → text and attributes of XML.

The standard library's ``xml.sax.saxutils`` does the same, but loads all that it takes to fetch a document over the
network, which costs a process that draws a third of its start.
"""

from __future__ import annotations

__all__ = ["escape", "quoted"]


def escape(text: str) -> str:
    """Return text as it stands between tags.

    >>> escape("a < b & c")
    'a &lt; b &amp; c'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(value: str) -> str:
    """Return the value of an attribute with its quotes, which are such as it does not hold.

    The end of a line and a tab stand as references: a reader of XML would take them for spaces.

    >>> print(quoted("a" + chr(10)), quoted('"a"'))
    "a&#10;" '"a"'
    """
    written = escape(value).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    if '"' not in written:
        return f'"{written}"'
    return f"'{written}'" if "'" not in written else '"' + written.replace('"', "&quot;") + '"'
