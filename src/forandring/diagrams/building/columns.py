"""Columns of a picture: how many steps from the left each node stands, and which arrows run back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

__all__ = ["layers_of"]


def layers_of(
    ids: Sequence[str], edges: Iterable[tuple[str, str]], first: Mapping[str, int] | None = None
) -> tuple[dict[str, int], set[tuple[str, str]]]:
    """Return the column of each id by longest route from the left, and the edges that go backwards.

    Args:
        ids: in text order.
        edges: (cause, effect) among ``ids``, in text order.
        first: the leftmost column an id may have, 0 if not given.

    Cost: O(n + m). Source: depth-first feedback edges and longest-path layering, Sugiyama, Tagawa & Toda (1981).

    >>> layers_of(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a")])
    ({'a': 0, 'b': 1, 'c': 2}, {('c', 'a')})
    """
    after: dict[str, list[str]] = {node: [] for node in ids}
    for cause, effect in edges:
        if cause in after and effect in after:
            after[cause].append(effect)
    back = _feedback(ids, after)
    forward = {node: [n for n in after[node] if (node, n) not in back] for node in ids}
    waiting = dict.fromkeys(ids, 0)
    for heads in forward.values():
        for head in heads:
            waiting[head] += 1
    layer = {node: (first or {}).get(node, 0) for node in ids}
    ready = [node for node in ids if not waiting[node]]
    for node in ready:
        for head in forward[node]:
            layer[head] = max(layer[head], layer[node] + 1)
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)
    return layer, back


def _feedback(ids: Sequence[str], after: dict[str, list[str]]) -> set[tuple[str, str]]:
    """Return the edges that close a loop when the graph is walked depth first from causes nobody causes."""
    caused = {head for heads in after.values() for head in heads}
    open_, done, back = set[str](), set[str](), set[tuple[str, str]]()
    for start in [*(i for i in ids if i not in caused), *ids]:
        if start in done:
            continue
        open_.add(start)
        stack = [(start, iter(after[start]))]
        while stack:
            node, heads = stack[-1]
            head = next(heads, None)
            if head is None:
                stack.pop()
                open_.discard(node)
                done.add(node)
            elif head in open_:
                back.add((node, head))
            elif head not in done:
                open_.add(head)
                stack.append((head, iter(after[head])))
    return back
