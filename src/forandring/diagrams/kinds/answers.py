"""What follows from a plan, as pictures: what falls away, what a goal rests on, what feeds back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from forandring.analysis.grading import grade_of_step, rank
from forandring.analysis.loops import Loops
from forandring.analysis.robustness import Robustness
from forandring.analysis.what_if import WhatIf
from forandring.diagrams.building import Builder, Pair, pairs
from forandring.diagrams.kinds.routes import columns, headings, width_for
from forandring.diagrams.kinds.view import READABLE, View, finished
from forandring.diagrams.picture import Entry, Stroke
from forandring.diagrams.record import Drawing
from forandring.model import local_name

__all__ = ["bottlenecks", "loops", "robustness", "through", "what_if"]


class _Fate(NamedTuple):
    """How a box that an answer is about stands out: its mark, its class and the key of its words."""

    mark: str
    look: str
    words: str


_FALLS = _Fate("−", "gone", "falls-away")
_LOST = _Fate("×", "gone", "goal-lost")
_ONE_LEG = _Fate("1", "changed", "one-leg")
_STRANDED = _Fate("0", "changed", "stranded")
_UNAVOIDABLE = _Fate("!", "changed", "unavoidable")
_CUT = _Fate("×", "changed", "cuts")
_RISKY = _Fate("?", "gone", "not-in-place")
_SAMPLES: Mapping[str, Mapping[str, object]] = {
    "gone": {"tone": "gone", "width": 1.6, "dash": "dashed"},
    "changed": {"tone": "changed", "width": 2.2},
}


def what_if(view: View, found: WhatIf, said: str = "") -> Drawing:
    """Return what falls away and the goals that this concerns, with the routes between them.

    Where these are too many to read, the routes are folded into one arrow for each activity and goal; where
    they are too many even so, as many as can be read are drawn, and a note says of how many.

    Args:
        said: what is supposed, in words.
    """
    lost = found.inferred
    fates = dict.fromkeys(found.removed, _FALLS) | dict.fromkeys(lost.stranded, _STRANDED)
    fates |= dict.fromkeys(lost.goals, _LOST) | dict.fromkeys(lost.one_leg, _ONE_LEG)
    ways = _all(view)
    concerned = [*lost.goals, *lost.one_leg]
    ids = _before(ways, concerned) if concerned else _after(ways, found.removed) | set(found.removed)
    least = rank(found.supposition.evidence) if found.supposition.evidence else 0

    def falls(pair: Pair) -> bool:
        if not {fates.get(pair.cause), fates.get(pair.effect)}.isdisjoint({_FALLS}):
            return True
        return grade_of_step(pair.links) < least

    sketch = _Sketch(view, "what-if", view.word("what-if"), fates, said=said)
    if len(ids) <= READABLE:
        return sketch.drawn(ids, [pair for pair in ways if pair.cause in ids and pair.effect in ids], falls)
    falling = [i for i, fate in fates.items() if fate in (_FALLS, _STRANDED)]
    return sketch.strokes(_routes(ways, falling, concerned))


def robustness(view: View, found: Robustness) -> Drawing:
    """Return everything that leads to a goal, with what no route avoids, or the fewest losses that cut it.

    Where that is too much to read, the routes are folded into one arrow from each activity to each of those
    losses, and from there to the goal.
    """
    unavoidable, cut = found.inferred.unavoidable, found.inferred.cut
    fates = dict.fromkeys(found.risks, _RISKY)
    fates |= dict.fromkeys(unavoidable or cut, _UNAVOIDABLE if unavoidable else _CUT)
    ways = _all(view)
    ids = _before(ways, [found.goal])
    title = view.theory.label(found.goal, view.language)
    name = f"robustness-{local_name(found.goal)}"
    sketch = _Sketch(view, "robustness", title, fates, name=name, subject=found.goal)
    if len(ids) > READABLE:
        ends = [Pair(node, found.goal, ()) for node in cut]
        return sketch.strokes([*ends, *_routes(ways, [i for i in found.activities if i not in cut], cut)])
    between = [pair for pair in ways if pair.cause in ids and pair.effect in ids]
    return sketch.drawn(ids, between, lambda pair: False)


def bottlenecks(view: View, found: Sequence[Robustness]) -> Drawing:
    """Return the activities and effects that no route to some goal avoids, each with the goals that hang on it."""
    hanging = [
        Pair(node, answer.goal, ())
        for answer in found
        for node in answer.inferred.unavoidable[:1]
        if node != answer.goal
    ]
    return _Sketch(view, "bottlenecks", view.word("bottlenecks"), {}).strokes(hanging)


def loops(view: View, found: Loops) -> Drawing:
    """Return the feedback loops, the shortest first, as far as they can be read in one picture."""
    steps: set[tuple[str, str]] = set()
    ids: set[str] = set()
    for loop in found.loops:
        if len(ids.union(loop.nodes)) <= READABLE:
            ids.update(loop.nodes)
            steps.update(zip(loop.nodes, (*loop.nodes[1:], loop.nodes[0]), strict=True))
    between = [pair for pair in _all(view) if (pair.cause, pair.effect) in steps]
    return _Sketch(view, "loops", view.word("loops"), {}).drawn(ids, between, None)


def through(view: View, subject: str) -> Drawing:
    """Return everything that leads to a node and everything that it leads to."""
    ways = _all(view)
    ids = _before(ways, [subject]) | _after(ways, [subject])
    between = [pair for pair in ways if pair.cause in ids and pair.effect in ids]
    title = view.theory.label(subject, view.language)
    sketch = _Sketch(view, "trace", title, {}, name=f"trace-{local_name(subject)}", subject=subject)
    return sketch.drawn(ids, between, None)


class _Sketch:
    """Holds what an answer's picture is called, and which boxes stand out in it."""

    def __init__(
        self,
        view: View,
        kind: str,
        title: str,
        fates: Mapping[str, _Fate],
        *,
        name: str = "",
        subject: str | None = None,
        said: str = "",
    ) -> None:
        self.view, self.kind, self.title, self.fates = view, kind, title, fates
        self.name = name or kind
        self.subject = subject
        self.said = said or view.word(f"{kind}-subtitle")

    def drawn(
        self, ids: Collection[str], between: Sequence[Pair], falls: Callable[[Pair], bool] | None
    ) -> Drawing:
        """Draw nodes and the arrows between them.

        Args:
            falls: whether an arrow falls away; ``None`` draws arrows by what they rest on.
        """
        builder, layer, back = self._boxes(ids, between)
        for pair in between:
            what = "" if falls is None else "gone" if falls(pair) else "same"
            builder.arrow(pair, back=(pair.cause, pair.effect) in back, fate=what, number=False)
        return self._framed(builder, layer)

    def strokes(self, found: Sequence[Pair]) -> Drawing:
        """Draw pairs as strokes that no single arrow says, as many as can be read."""
        boxes: set[str] = set()
        kept = []
        for pair in found:
            if len(boxes | {*pair[:2]}) <= READABLE:
                boxes |= {*pair[:2]}
                kept.append(pair)
        builder, layer, _ = self._boxes(boxes, kept)
        for pair in kept:
            tail, head = builder.box(pair.cause), builder.box(pair.effect)
            builder.stroke(tail, head, tone="grey", width=1.2, classes=("link", "folded"))
        said = self.view.word("drawn-of").format(count=len(kept), all=len(found))
        return self._framed(builder, layer, [said] if len(kept) < len(found) else [])

    def _boxes(
        self, ids: Collection[str], between: Sequence[Pair]
    ) -> tuple[Builder, dict[str, int], set[tuple[str, str]]]:
        view, index = self.view, self.view.theory.index
        order = [i for i in index if i in ids]
        layer, back = columns(order, between, lambda i: index[i].kind)
        builder = view.builder()
        builder.width = width_for(builder, dict.fromkeys(order, ()), layer, portrait=view.portrait)
        for node_id in order:
            fate = self.fates.get(node_id)
            builder.box(
                node_id,
                layer=None if view.free else layer[node_id],
                coloured=False,
                mark=fate.mark if fate else "",
                classes=(fate.look,) if fate else (),
            )
        return builder, layer, back

    def _framed(self, builder: Builder, layer: dict[str, int], notes: Sequence[str] = ()) -> Drawing:
        view = self.view
        return finished(
            view,
            builder,
            name=self.name,
            kind=self.kind,
            title=self.title,
            subtitle=f"{self.said} · {view.plan.label(view.language)}",
            subject=self.subject,
            headings=() if view.free else headings(view, list(layer), layer),
            legend=(*builder.legend(areas=False), *self._legend(builder)),
            notes=notes if builder.boxes else [view.word("nothing")],
        )

    def _legend(self, builder: Builder) -> Iterable[Entry]:
        """Yield what the marks of the picture mean, each once."""
        shown = {box.node for box in builder.boxes}
        for fate in dict.fromkeys(fate for node, fate in self.fates.items() if node in shown):
            sample = Stroke("", "", "", "", **_SAMPLES[fate.look])  # type: ignore[arg-type]
            yield Entry(f"{fate.mark} {self.view.word(fate.words)}", stroke=sample)


def _all(view: View) -> list[Pair]:
    """Return the arrows of every plan between nodes that are described."""
    return [
        pair
        for plan in view.theory.plans
        for pair in pairs(plan, view.theory)
        if pair.cause in view.theory.index and pair.effect in view.theory.index
    ]


def _routes(ways: Sequence[Pair], starts: Sequence[str], ends: Sequence[str]) -> list[Pair]:
    """Return a pair for each of some nodes and ends between which there is a route."""
    before = {end: _before(ways, [end]) for end in ends}
    return [Pair(start, end, ()) for start in starts for end in ends if start in before[end] - {end}]


def _onward(ways: Iterable[Pair]) -> dict[str, list[str]]:
    """Return node → what it leads to, by arrows of which some is not negative."""
    onward: dict[str, list[str]] = {}
    for pair in ways:
        if not pair.links or any(link.polarity != "Negative" for link in pair.links):
            onward.setdefault(pair.cause, []).append(pair.effect)
    return onward


def _after(ways: Iterable[Pair], starts: Iterable[str]) -> set[str]:
    """Return what is reached from some nodes, themselves included."""
    return _searched(_onward(ways), starts)


def _before(ways: Iterable[Pair], ends: Iterable[str]) -> set[str]:
    """Return what leads to some nodes, themselves included."""
    return _after([Pair(pair.effect, pair.cause, pair.links) for pair in ways], ends)


def _searched(onward: Mapping[str, Sequence[str]], starts: Iterable[str]) -> set[str]:
    waiting = list(starts)
    found = set(waiting)
    while waiting:
        for node in onward.get(waiting.pop(), ()):
            if node not in found:
                found.add(node)
                waiting.append(node)
    return found
