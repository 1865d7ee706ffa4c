"""Queries over files: the texts there are, and what a query finds in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from forandring.errors import ForandringError, reason
from forandring.project.files import read_file
from forandring.project.groups import groups
from forandring.rdf.queries import Answer, Limits, answer
from forandring.source import SourceText
from forandring.texts import Message

__all__ = ["declared_namespaces", "queried", "query_from", "texts_under"]

_PREFIX = re.compile(r"^[ \t]*@?prefix[ \t]+([^\s:]*):[ \t]*<([^>\s]+)>", re.IGNORECASE | re.MULTILINE)


def texts_under(paths: Sequence[str]) -> tuple[tuple[SourceText, ...], tuple[str, ...]]:
    """Return the texts of all Turtle files under ``paths``, and the paths of those that cannot be read.

    Raises:
        ForandringError: a path does not exist, or nothing under the paths is Turtle.
    """
    texts: list[SourceText] = []
    unread: list[str] = []
    for group in groups(paths):
        for path in group.files:
            text = read_file(path).text
            if text is None:
                unread.append(path)
            else:
                texts.append(text)
    return tuple(texts), tuple(unread)


def queried(query: str, paths: Sequence[str], limits: Limits) -> tuple[Answer, dict[str, str]]:
    """Return what a query finds in the files under ``paths``, and the namespaces that they declare.

    Raises:
        ForandringError: see :func:`texts_under` and :func:`forandring.rdf.queries.answer`.
    """
    texts, unread = texts_under(paths)
    found = answer(query, texts, limits)
    return replace(found, unread=(*unread, *found.unread)), declared_namespaces(texts)


def query_from(name: str, read: Callable[[], bytes]) -> str:
    """Return the text of a query; a byte-order mark is no part of it.

    Args:
        name: of the file, for the complaint.
        read: gives its content.

    Raises:
        ForandringError: it cannot be read, or is not UTF-8.
    """
    try:
        return read().decode("utf-8-sig")
    except OSError as problem:
        why = reason(problem)
        raise ForandringError(
            Message(f"{name}: kan ikke læses ({why.da})", f"{name}: cannot be read ({why.en})")
        ) from problem
    except UnicodeDecodeError as problem:
        raise ForandringError(
            Message(f"{name}: er ikke UTF-8; gem den som UTF-8", f"{name}: is not UTF-8; save it as UTF-8")
        ) from problem


def declared_namespaces(texts: Sequence[SourceText]) -> dict[str, str]:
    """Return prefix → namespace, without the prefixes that files use for different namespaces."""
    found: dict[str, set[str]] = {}
    for text in texts:
        for prefix, namespace in _PREFIX.findall(text.text):
            found.setdefault(prefix, set()).add(namespace)
    return {prefix: next(iter(each)) for prefix, each in sorted(found.items()) if len(each) == 1}
