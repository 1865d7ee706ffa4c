"""Turtle as text: tokens, a lossless tree with places, errors in plain words, and the formatter."""

from forandring.syntax.layout import NotFormattable, formatted
from forandring.syntax.problems import Problem, Related
from forandring.syntax.suspicions import suspicions
from forandring.syntax.tokens import Kind, Tokens, tokenise
from forandring.syntax.tree import Document, Spans, Triple, parse
from forandring.syntax.triples import Statement

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
