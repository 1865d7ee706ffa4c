"""Turtle cut into tokens: every character of every text, valid or not, lies in exactly one of them."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from forandring.syntax.grammar import (
    CONFLICT,
    LABEL,
    NAME,
    NAME_START,
    NUMBER,
    SMART,
    SMART_PAIRS,
    SPACES,
    WORD,
    long_string,
    short_string,
)
from forandring.syntax.kinds import SIGNIFICANT, Kind, kind_of

__all__ = ["Tokens", "tokenise"]

# What ends a run of characters that is no token; zero-width characters do not, they hide inside names.
_STOP = (
    " \\t\\r\\n;,()\\[\\]{}<>\"'#"
    + SPACES.replace("\u2000-\u200b", "\u2000-\u200a").replace("\u2060", "")
    + SMART
)
# Characters that, straight after a name or a number, make the whole run a broken name (``a/b``, ``40%``).
_JUNK = "\u200b\u2060\u00ad%\\\\/&$*?`|=\u2010-\u2015\u2022\u2026\u20ac\u00d7\u00a7\u00b0\u00bd\u00b4"

_ALTERNATIVES = (
    "[ \\t\\r\\n]++",
    f"{NAME}(?![{_JUNK}]|\\+(?![0-9.])|-[{NAME_START}])",
    "[;,\\[\\]()]",
    "\\.(?![0-9])",
    short_string('"'),
    '<[^<>"{}|^`\\\\\x00-\x20]*+>',
    f"{WORD}(?!\\.*+:)(?![{_JUNK}]|\\+(?![0-9.]))",
    "@[A-Za-z]++(?:-[A-Za-z0-9]++)*+(?![A-Za-z0-9_-])",
    f"{NUMBER}(?![{_JUNK}]|\\+(?![0-9.]))",
    "\\^\\^",
    "#[^\\r\\n]*+",
    f"{LABEL}(?![{_JUNK}]|\\+(?![0-9.]))",
    short_string("'"),
    long_string('"'),
    long_string("'"),
    # From here on nothing is Turtle as planners write it.
    f"^{CONFLICT}",
    "<<\\(|<<|\\)>>|>>|\\{\\||\\|\\}",
    "<[^<>\\r\\n]*+>",
    "\"{3}[\\s\\S]*+|'{3}[\\s\\S]*+",
    "\"[^\\r\\n]*+|'[^\\r\\n]*+",
    "<[^\\s<>\"';,]*+",
    f"[{SPACES}]++",
    *(f'[{quotes}][^{quotes}"\\r\\n]*+[{quotes}"]' for quotes in SMART_PAIRS),
    f"[{SMART}]",
    f"(?:[^{_STOP}.\\\\^@]++|\\\\[^\\s]?+|\\.++(?=[^{_STOP}.])|@[^{_STOP}.\\\\^@]*+)"
    f"(?:[^{_STOP}.\\\\^]++|\\\\[^\\s]?+|\\.++(?=[^{_STOP}.]))*+",
    "[\\s\\S]",
)
_TOKEN = re.compile("|".join(_ALTERNATIVES), re.MULTILINE)


class Tokens(NamedTuple):
    """A text as parallel lists: token ``i`` has a text, a kind and the offset of its first character.

    ``"".join(tokens.texts)`` is the text. ``significant`` holds the indexes of the tokens that are not
    white space, comments or a byte order mark.
    """

    texts: list[str]
    kinds: list[int]
    starts: list[int]
    significant: list[int]

    def end(self, index: int) -> int:
        """Return the offset after the last character of token ``index``."""
        return self.starts[index] + len(self.texts[index])


def tokenise(text: str) -> Tokens:
    """Return ``text`` cut into tokens; never fails.

    Cost: linear in the length of the text.

    >>> tokenise(':a :b 1 .').texts
    [':a', ' ', ':b', ' ', '1', ' ', '.']
    """
    if text.startswith("\ufeff"):
        texts = ["\ufeff", *_TOKEN.findall(text, 1)]
    else:
        texts = _TOKEN.findall(text)
    known = _KindOf()
    kinds = [known[token] for token in texts]
    if Kind.OPEN_STRING in kinds:
        from forandring.syntax.open_strings import cut_short  # seldom needed, and it needs what stands here

        texts = cut_short(texts, known, _TOKEN.findall)
        kinds = [known[token] for token in texts]
    if text.startswith("\ufeff"):
        kinds[0] = Kind.MARK
    starts = list(accumulate(map(len, texts), initial=0))
    starts.pop()
    significant = [index for index, kind in enumerate(kinds) if kind >= SIGNIFICANT]
    return Tokens(texts, kinds, starts, significant)


class _KindOf(dict[str, int]):
    """Kinds by token text: texts repeat so often that most tokens cost one look-up."""

    def __missing__(self, token: str) -> int:
        kind = self[token] = kind_of(token)
        return kind
