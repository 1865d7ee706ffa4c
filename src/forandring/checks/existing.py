"""What exists already: schemes and services, which are named where nothing new is planned."""

from __future__ import annotations

from collections.abc import Collection

from forandring.checks.case import Case
from forandring.checks.complaints import Aside, quoted
from forandring.texts import Message

__all__ = ["EXISTING", "already_there"]

EXISTING = ("Scheme", "Service")
"""Kinds of what is there already, and is no new promise."""


def already_there(case: Case, ids: Collection[str]) -> tuple[Aside, ...]:
    """Name the first three of ``ids`` that are schemes or services, in text order."""
    nodes = [node for kind in EXISTING for node in case.each(kind) if node.id in ids]
    nodes.sort(key=lambda node: node.place)
    return tuple(
        Aside(Message(f"findes allerede: {quoted(n).da}", f"exists already: {quoted(n).en}"), n.place)
        for n in nodes[:3]
    )
