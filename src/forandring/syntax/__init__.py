"""Turtle as text: tokens, a lossless tree with places, errors in plain words, and the formatter.

What is named here is imported when it is first used: most texts are read without any of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from forandring.syntax.kinds import Kind
    from forandring.syntax.layout import NotFormattable, formatted
    from forandring.syntax.problems import Problem, Related
    from forandring.syntax.records import Statement
    from forandring.syntax.suspicious import suspicions
    from forandring.syntax.tokens import Tokens, tokenise
    from forandring.syntax.tree import Document, Spans, Triple, parse

__all__ = [
    "Document",
    "Kind",
    "NotFormattable",
    "Problem",
    "Related",
    "Spans",
    "Statement",
    "Tokens",
    "Triple",
    "formatted",
    "parse",
    "suspicions",
    "tokenise",
]

_MODULES = {
    "Document": "tree",
    "Kind": "kinds",
    "NotFormattable": "layout",
    "Problem": "problems",
    "Related": "problems",
    "Spans": "tree",
    "Statement": "records",
    "Tokens": "tokens",
    "Triple": "tree",
    "formatted": "layout",
    "parse": "tree",
    "suspicions": "suspicious",
    "tokenise": "tokens",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
