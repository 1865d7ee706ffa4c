"""What works against goals, where the effects in between are left out: which activities do, and the arrows of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from forandring.diagrams.building import Arrow, Builder, Pair, pairs
from forandring.diagrams.kinds.view import View
from forandring.diagrams.picture import Box
from forandring.diagrams.words import word
from forandring.diagrams.wrapping import shown
from forandring.model import Node
from forandring.texts import Message

__all__ = ["Harms", "add_counted_harms", "add_harms", "first_harms", "harmed"]

Harms = Mapping[str, Mapping[str, bool]]
"""Activity → goal that it works against → whether a stated route does."""


def first_harms(view: View) -> Harms:
    """Return for each activity the goals it works against before any other goal, and whether a stated route does.

    A route works against the goal at its end where the number of its arrows that work against something is odd.
    """
    said = [pair for pair in pairs(view.plan, view.theory) if pair.links]
    if not any(pair.negative for pair in said):
        return {}
    goals = {node.id for node in view.plan.of("Goal")}
    starts = [node.id for node in view.plan.of("Activity")]
    stated = _nearest([pair for pair in said if not pair.inferred], starts, goals)
    any_way = _nearest(said, starts, goals)
    return {
        node: {goal: goal in stated.get(node, ()) for goal in against} for node, against in any_way.items()
    }


def _nearest(said: Iterable[Pair], starts: Sequence[str], goals: set[str]) -> dict[str, dict[str, None]]:
    after: dict[str, list[tuple[str, bool]]] = {}
    for pair in said:
        after.setdefault(pair.cause, []).append((pair.effect, pair.negative))
    found: dict[str, dict[str, None]] = {}
    for start in starts:
        waiting = [(start, False)]
        seen, against = set(waiting), dict[str, None]()
        for node, turned in waiting:
            for head, negative in after.get(node, ()):
                step = (head, turned != negative)
                if head in goals:
                    against.update({head: None} if step[1] else {})
                elif step not in seen:
                    seen.add(step)
                    waiting.append(step)
        if against:
            found[start] = against
    return found


def harmed(harms: Harms, members: Iterable[Node]) -> list[str]:
    """Return the goals that some activities work against, each once."""
    return list(dict.fromkeys(goal for node in members for goal in harms.get(node.id, ())))


def add_harms(view: View, builder: Builder, members: Sequence[Node], harms: Harms) -> None:
    """Add an arrow from each activity to each goal it works against, the effects in between left out."""
    direct = {(pair.cause, pair.effect): pair for pair in pairs(view.plan, view.theory) if pair.negative}
    for node in members:
        for goal, stated in harms.get(node.id, {}).items():
            if (node.id, goal) in direct:
                builder.arrow(direct[node.id, goal])
                continue
            text = Message(*(_by_effects(view, node, goal, language) for language in ("da", "en")))
            _add(view, builder, (builder.box(node.id), builder.box(goal)), text, stated=stated)


def add_counted_harms(
    view: View, builder: Builder, group: Box, members: Sequence[Node], harms: Harms
) -> None:
    """Add an arrow from a focus area to each goal that some of its activities work against, with how many do."""
    for goal in harmed(harms, members):
        against = [node for node in members if goal in harms.get(node.id, ())]
        stated = any(harms[node.id][goal] for node in against)

        def said(language: str, goal: str = goal, number: int = len(against)) -> str:
            counted = word("folded-against", language).format(count=number, all=len(members))
            area = view.theory.index.get(group.node or "")
            cause = area.label(language) if area else word("no-focus-area", language)
            return shown(f"{cause} → {view.theory.label(goal, language)}: {counted}.")

        text = Message(said("da"), said("en"))
        _add(view, builder, (group, builder.box(goal)), text, stated=stated, counted=len(against))


def _add(
    view: View, builder: Builder, ends: tuple[Box, Box], text: Message, *, stated: bool, counted: int = 0
) -> None:
    tail, head = ends
    builder.arrows.append(Arrow(len(builder.arrows) + 1, tail.node or "", head.node or "", (), text))
    builder.stroke(
        tail,
        head,
        number=f"{counted or len(builder.arrows)} −",
        tone="negative",
        width=1.9 if stated else 0.9,
        tip="tee",
        description=text.in_language(view.language),
        classes=("link", "negative", "counted" if counted else "folded", *(() if stated else ("inferred",))),
    )


def _by_effects(view: View, node: Node, goal: str, language: str) -> str:
    said = word("against-by-effects", language)
    return shown(f"{node.label(language)} {said} {view.theory.label(goal, language)}.")
