"""What requires itself or is a part of itself, straight away or by way of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from forandring.checks.case import Case
from forandring.checks.complaints import Complaint, both
from forandring.texts import Message

__all__ = ["circles"]

_ORDERS = {
    "requires": Message("kræver sig selv", "requires itself"),
    "partOf": Message("er en del af sig selv", "is a part of itself"),
    "broader": Message("hører under sig selv", "is broader than itself"),
}
"""Properties along which nothing can come back to where it began, and what to say where it does."""


def circles(case: Case) -> Iterator[Complaint]:
    """Report each circle of a property that puts things in order, once, named node by node."""
    for name, words in _ORDERS.items():
        users = case.survey.users.get(name, ())
        ways = {node.id: node.ids(name) for node in users}
        for circle in _circles(ways):
            first = case.described[circle[0]]
            named = both(case.theory, (*circle, circle[0]), most=8)
            prefix = "skos" if name == "broader" else "fo"
            yield Complaint(
                Message(f"noget {words.da}: {named.da}", f"something {words.en}: {named.en}"),
                next(fact.place for fact in first.facts[name] if fact.value == (*circle, circle[0])[1]),
                "object",
                first.id,
                first.plan,
                Message(
                    f"slet den {prefix}:{name}, der ikke passer",
                    f"take away the {prefix}:{name} that is wrong",
                ),
                key=f"{name} {' '.join(sorted(circle))}",
            )


def _circles(ways: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield circles until none is left that shares no step with one before; each begins where it was entered.

    Cost: O(n + m).

    >>> list(_circles({"a": ("b",), "b": ("a", "c"), "d": ("d",)}))
    [('a', 'b'), ('d',)]
    """
    done: set[str] = set()
    for start in ways:
        path: dict[str, Iterator[str]] = {}
        at: str | None = None if start in done else start
        while at is not None:
            if at not in path:
                path[at] = iter(ways.get(at, ()))
            following = next((each for each in path[at] if each not in done), None)
            if following is None:
                done.add(at)
                path.popitem()
                at = next(reversed(path), None)
            elif following in path:
                yield tuple(path)[list(path).index(following) :]
            else:
                at = following
