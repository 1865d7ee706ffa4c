"""Diagrams of routes: from activities by effects to goals, for a plan or a part of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from forandring.diagrams.building import Builder, Pair, layers_of, pairs, shape_of
from forandring.diagrams.building.facts import sign_of
from forandring.diagrams.kinds.summaries import evidence_summary, status_summary
from forandring.diagrams.kinds.view import READABLE, View, finished
from forandring.diagrams.picture import Caption
from forandring.diagrams.record import Drawing
from forandring.diagrams.words import count, word
from forandring.model import Node, local_name

__all__ = [
    "STARTS",
    "activity",
    "columns",
    "evidence",
    "focus_area",
    "goal",
    "headings",
    "routes_drawing",
    "status",
    "target_group",
    "whole",
    "width_for",
]

STARTS = frozenset({"Activity", "Service", "Scheme", "Organisation", "Event", "Approach"})
_WIDTHS = (150.0, 128.0, 112.0, 96.0, 176.0, 205.0)
"""Widths of labels to choose from, in points, the best liked first."""

_BESIDE = (150.0, 128.0, 112.0, 96.0, 84.0)
"""Those to choose from where the boxes of a step stand side by side."""


def columns(
    ids: Sequence[str], between: Sequence[Pair], kind_of: Callable[[str], str]
) -> tuple[dict[str, int], set[tuple[str, str]]]:
    """Return the column of each node, and the arrows that run backwards.

    Activities stand first, goals last, a goal that serves another before it; effects stand right after what leads
    to them.
    """
    goals = [i for i in ids if kind_of(i) == "Goal"]
    others = [i for i in ids if kind_of(i) != "Goal"]
    starts = [i for i in others if kind_of(i) in STARTS]
    least = {i: int(bool(starts) and kind_of(i) not in STARTS) for i in others}
    steps, back = layers_of(others, [(p.cause, p.effect) for p in between], least)
    caused = {p.effect for p in between if (p.cause, p.effect) not in back}
    if starts:
        for node in others:
            if node not in caused and kind_of(node) not in STARTS:
                heads = [steps[p.effect] for p in between if p.cause == node and p.effect in steps]
                steps[node] = max(1, min(heads, default=2) - 1)
    last = max(steps.values(), default=-1)
    ranks, loops = layers_of(goals, [(p.cause, p.effect) for p in between])
    back |= loops
    back |= {
        (p.cause, p.effect) for p in between if kind_of(p.cause) == "Goal" and kind_of(p.effect) != "Goal"
    }
    return {**steps, **{i: last + 1 + rank for i, rank in ranks.items()}}, back


def routes_drawing(
    view: View,
    ids: Collection[str],
    *,
    name: str,
    kind: str,
    title: str,
    subtitle: str,
    subject: str | None = None,
    by_evidence: bool = False,
    coloured: bool = True,
    badges: bool = True,
    facts: bool = True,
    statuses: bool = False,
) -> Drawing:
    """Return the drawing of some nodes and all arrows between them.

    Args:
        facts: whether a box says cost, citizens and start.
        statuses: whether it is about them: a box says when its status was reported, a note that some have none.
    """
    index = view.theory.index
    between = [pair for pair in pairs(view.plan, view.theory) if pair.cause in ids and pair.effect in ids]
    order = _text_order(view, ids, between)
    layer, back = columns(order, between, lambda i: index[i].kind if i in index else "")

    builder = view.builder()
    small = {i: builder.facts(index.get(i)) if facts else () for i in order}
    if statuses:
        small = {i: _reported(builder, index.get(i)) for i in order}
    builder.width = width_for(builder, small, layer, portrait=view.portrait)
    for node_id in order:
        builder.box(
            node_id,
            layer=None if view.free else layer[node_id],
            small=small[node_id],
            badge=badges,
            coloured=coloured,
        )
    place = {node_id: rank for rank, node_id in enumerate(order)}
    for pair in sorted(between, key=lambda pair: (layer[pair.cause], place[pair.cause])):
        builder.arrow(pair, back=(pair.cause, pair.effect) in back, by_evidence=by_evidence)
    notes = _unjoined(view, builder, kind)
    if statuses and any(box.shape == "activity" and box.badge is None for box in builder.boxes):
        notes = (view.word("no-status"),)
    return finished(
        view,
        builder,
        name=name,
        kind=kind,
        title=title,
        subtitle=subtitle,
        subject=subject,
        headings=() if view.free else headings(view, order, layer),
        legend=builder.legend(areas=coloured, by_evidence=by_evidence),
        notes=notes,
    )


def _unjoined(view: View, builder: Builder, kind: str) -> tuple[str, ...]:
    """Return what is said of a picture without arrows, or without anything."""
    if builder.strokes or kind == "status":
        return () if builder.boxes else (view.word("nothing"),)
    if not builder.boxes:
        return (view.word("nothing-target-group" if kind == "target-group" else "nothing"),)
    return (view.word(f"alone-{kind}" if kind in ("goal", "activity") else "no-arrows"),)


def _reported(builder: Builder, node: Node | None) -> tuple[str, ...]:
    """Return when the status of an activity was reported, as far as the plan says."""
    sign = builder.badge(node)
    return (f"{word('reported', builder.language)} {sign.date}",) if sign and sign.date else ()


def _too_many(view: View, number: int, look: dict[str, str]) -> Drawing:
    """Return a sheet that says how many boxes there would be, where nobody could read them."""
    said = view.word("too-many").format(count=count(number, view.language))
    caption = Caption(0, 20, said, view.theme.label_size)
    return finished(view, view.builder(), captions=[caption], size=(760.0, 40.0), **look)  # type: ignore[arg-type]


def width_for(
    builder: Builder, small: dict[str, tuple[str, ...]], layer: dict[str, int], *, portrait: bool
) -> float:
    """Return the width of labels that makes the picture largest on a sheet of paper.

    Args:
        small: id → the small lines under its label.
        layer: id → column, or row where it runs from top to bottom.
        portrait: whether it does.
    """

    def scale(width: float) -> float:
        spaces = _spaces(builder, width, small, layer)
        return _scale_down(spaces) if portrait else _scale(spaces)

    return max(_BESIDE if portrait else _WIDTHS, key=scale)


def _spaces(
    builder: Builder, width: float, small: dict[str, tuple[str, ...]], layer: dict[str, int]
) -> dict[int, list[tuple[float, float]]]:
    """Return the widths and heights of the boxes of each column, with labels of a width."""
    columns: dict[int, list[tuple[float, float]]] = {}
    for node_id, lines in small.items():
        shape = shape_of(builder.theory.index.get(node_id))
        label = builder.theory.label(node_id, builder.language)
        size = builder.measured(label, shape, lines, width)
        columns.setdefault(layer[node_id], []).append((size.width, size.height))
    return columns


def _scale(columns: dict[int, list[tuple[float, float]]]) -> float:
    """Return about how large the picture can be on a sheet of A4 across, from its boxes alone."""
    wide = sum(max(width for width, _ in boxes) + 62 for boxes in columns.values()) - 10
    tall = (
        max((sum(height + 12 for _, height in boxes) for boxes in columns.values()), default=0.0) * 1.15 + 215
    )
    return min(826 / (wide + 52), 579 / tall, 1.0) if columns else 1.0


def _scale_down(rows: dict[int, list[tuple[float, float]]]) -> float:
    """Return the same of a picture that runs from top to bottom, on a sheet that lies or stands as fits it best."""
    wide = max((sum(width + 10 for width, _ in boxes) for boxes in rows.values()), default=0.0) + 164
    tall = sum(max(height for _, height in boxes) + 48 for boxes in rows.values()) + 165
    return min(max(min(826 / wide, 579 / tall), min(579 / wide, 826 / tall)), 1.0)


def _text_order(view: View, ids: Collection[str], between: Iterable[Pair]) -> list[str]:
    """Return the nodes in the order of the text, those that only an arrow names last."""
    described = [node.id for node in view.plan.nodes if node.id in ids]
    named = [end for pair in between for end in (pair.cause, pair.effect)]
    return list(dict.fromkeys([*described, *named]))


def headings(view: View, order: Sequence[str], layer: dict[str, int]) -> list[tuple[int, int, str]]:
    """Return the columns that activities, effects and goals stand in, each with its heading."""
    kinds = {node_id: view.theory.index[node_id].kind for node_id in order if node_id in view.theory.index}
    goals = [layer[i] for i, kind in kinds.items() if kind == "Goal"]
    rest = [layer[i] for i in order if kinds.get(i) != "Goal"]
    found = []
    first = [kinds.get(i, "") for i in order if layer[i] == 0]
    last = max(rest, default=-1)
    effects_from = 0
    if any(kind in STARTS for kind in first):
        existing = any(kind in STARTS - {"Activity"} for kind in first)
        only = "Activity" not in first
        found.append(
            (0, 0, view.word("services" if only else ("activities-services" if existing else "activities")))
        )
        effects_from = 1
    if last >= effects_from:
        between = {kinds.get(i) for i in order if layer[i] >= effects_from} - {"Goal"}
        troubles = between == {"Challenge"}
        found.append((effects_from, last, view.word("challenges-heading" if troubles else "effects")))
    if goals:
        found.append((min(goals), max(goals), view.word("goals")))
    return found


def _reached(
    view: View, starts: Iterable[str], *, forward: bool = True, through_goals: bool = False
) -> set[str]:
    """Return what arrows lead to from ``starts``, or from where they come; past a goal only to goals it serves."""
    after: dict[str, list[tuple[str, bool]]] = {}
    index = view.theory.index
    for pair in pairs(view.plan, view.theory):
        tail, head = (pair.cause, pair.effect) if forward else (pair.effect, pair.cause)
        after.setdefault(tail, []).append((head, bool(pair.links)))
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        node = waiting.pop()
        is_goal = node in index and index[node].kind == "Goal"
        for head, said in after.get(node, ()):
            if is_goal and forward and said and not through_goals and index[head].kind != "Goal":
                continue
            if head not in seen:
                seen.add(head)
                waiting.append(head)
    return seen


def whole(view: View) -> set[str]:
    """Return every node that takes part in the plan's routes: activities, effects, goals and what arrows touch."""
    ids = {node.id for node in view.plan.nodes if node.kind in ("Activity", "Effect", "Goal")}
    for pair in pairs(view.plan, view.theory):
        kinds = {view.theory.index[end].kind for end in pair[:2] if end in view.theory.index}
        if kinds & {"Activity", "Effect", "Goal"}:
            ids |= {pair.cause, pair.effect}
    return ids


def focus_area(view: View, subject: str, most: int | None = None) -> Drawing:
    """Return what the activities of a focus area lead to, and what leads to its own goals.

    Args:
        most: of more boxes than this only their number is said.
    """
    members = [
        node
        for node in view.plan.nodes
        if node.focus_area == subject and node.kind in (*STARTS, "Effect", "Goal")
    ]
    ids = _reached(view, [node.id for node in members if node.kind != "Goal"])
    ids |= _reached(view, [node.id for node in members if node.kind == "Goal"], forward=False)
    look = {
        "name": local_name(subject),
        "kind": "focus-area",
        "title": view.theory.label(subject, view.language),
        "subtitle": f"{view.word('focus-area')} · {view.plan.label(view.language)}",
        "subject": subject,
    }
    if most is not None and len(ids) > most:
        return _too_many(view, len(ids), look)
    return routes_drawing(view, ids, **look)  # type: ignore[arg-type]


def goal(view: View, subject: str) -> Drawing:
    """Return everything that leads to a goal."""
    return _about(view, subject, "goal", _reached(view, [subject], forward=False))


def activity(view: View, subject: str) -> Drawing:
    """Return everything that an activity leads to."""
    return _about(view, subject, "activity", _reached(view, [subject]))


def target_group(view: View, subject: str) -> Drawing:
    """Return what the activities for a target group, or for a group within it, lead to."""
    return _about(view, subject, "target-group", _serving(view, subject))


def _serving(view: View, subject: str) -> set[str]:
    """Return what serves a target group, or a group within it, and what that leads to."""
    within = _narrower(view, subject)
    serving = [
        node.id for node in view.plan.nodes if node.kind in STARTS and within & set(node.ids("targetGroup"))
    ]
    return _reached(view, serving)


def _narrower(view: View, subject: str) -> set[str]:
    within = {subject}
    groups = view.plan.of("TargetGroup")
    while more := {g.id for g in groups if within & set(g.ids("broader"))} - within:
        within |= more
    return within


def _about(view: View, subject: str, kind: str, ids: set[str]) -> Drawing:
    return routes_drawing(
        view,
        ids,
        name=f"{kind}-{local_name(subject)}",
        kind=kind,
        title=view.theory.label(subject, view.language),
        subtitle=f"{view.word(kind)} · {view.plan.label(view.language)}",
        subject=subject,
    )


def _within(view: View, subject: str | None) -> set[str]:
    """Return the nodes of one part's routes, or of the whole plan."""
    node = view.theory.index.get(subject or "")
    if node is None:
        return whole(view)
    if node.kind == "Goal":
        return _reached(view, [node.id], forward=False)
    if node.kind == "TargetGroup":
        return _serving(view, node.id)
    if node.kind == "Activity":
        return _reached(view, [node.id])
    starts = [other.id for other in view.plan.nodes if other.focus_area == subject and other.kind != "Goal"]
    return _reached(view, starts)


def evidence(view: View, subject: str | None) -> Drawing:
    """Return the routes with each arrow coloured and lettered by the evidence given for it."""
    if subject is None and len(whole(view)) > READABLE:
        return evidence_summary(view)
    return _partial(view, subject, "evidence", by_evidence=True, badges=False, facts=False, coloured=False)


def status(view: View, subject: str | None) -> Drawing:
    """Return the routes with the status of every activity."""
    shown_nodes = _within(view, subject)
    known = any(sign_of(view.theory.index.get(i), view.plan, view.theory, view.language) for i in shown_nodes)
    if subject is None and (len(shown_nodes) > READABLE or not known):
        return status_summary(view)
    return _partial(view, subject, "status", coloured=False, facts=False, statuses=True)


def _partial(view: View, subject: str | None, kind: str, **look: bool) -> Drawing:
    part: Node | None = view.theory.index.get(subject or "")
    return routes_drawing(
        view,
        _within(view, subject),
        name=f"{kind}-{part.name}" if part else kind,
        kind=kind,
        title=view.word(kind),
        subtitle=" · ".join(
            [
                *([part.label(view.language)] if part else []),
                view.word(f"{kind}-subtitle"),
                view.plan.label(view.language),
            ]
        ),
        subject=subject,
        **look,
    )
