"""Two versions of a theory in one picture: what is new, what is gone, what says something else."""

from __future__ import annotations

from collections.abc import Iterable

from forandring.analysis.diff import Diff
from forandring.diagrams.building import Pair, pairs
from forandring.diagrams.kinds.routes import columns, headings, width_for
from forandring.diagrams.kinds.view import View, finished
from forandring.diagrams.record import Drawing
from forandring.model import Theory

__all__ = ["difference"]

_DRAWN = frozenset({"Activity", "Effect", "Goal", "Challenge", "Service", "Scheme"})
_MARKS = {"added": "+", "gone": "−", "changed": "≠"}


def difference(view: View, found: Diff) -> Drawing:
    """Return what changed, with the arrows and boxes right around it.

    Args:
        view: its theory and plan are those of the new version.
        found: what :func:`forandring.analysis.diff.diff` says of the old version and ``view.theory``.
    """
    theory = Theory.of_plans([*found.new.plans, *found.old.plans], found.new.vocabulary_labels)
    around = View(theory, view.plan, view.language, view.theme, view.free, view.portrait, view.date)
    fate = _fates(found, theory)
    arrows = _arrows(around, found)
    # A changed box is drawn with what it leads to and what leads to it; the rest of the plan is left out.
    shown_pairs = [
        (pair, what)
        for pair, what in arrows
        if what != "same" or fate.get(pair.cause) or fate.get(pair.effect)
    ]
    ids = dict.fromkeys([end for pair, _ in shown_pairs for end in (pair.cause, pair.effect)] + list(fate))
    order = [i for i in theory.index if i in ids]
    order += [i for i in ids if i not in theory.index]
    between = [pair for pair, _ in shown_pairs]
    layer, back = columns(order, between, lambda i: theory.index[i].kind if i in theory.index else "")
    builder = around.builder()
    builder.width = width_for(builder, dict.fromkeys(order, ()), layer, portrait=view.portrait)
    for node_id in order:
        what = fate.get(node_id, "same")
        builder.box(
            node_id,
            layer=None if view.free else layer[node_id],
            coloured=False,
            mark=_MARKS.get(what, ""),
            classes=(what,),
        )
    for pair, what in shown_pairs:
        builder.arrow(pair, back=(pair.cause, pair.effect) in back, fate=what, number=what != "same")
    notes = [] if builder.boxes else [view.word("diff-none")]
    others = sum(1 for change in found.changed if change.new not in ids and change.fields)
    if others:
        notes.append(view.word("diff-others").format(count=others))
    return finished(
        around,
        builder,
        name="diff",
        kind="diff",
        title=view.word("diff"),
        subtitle=_plans(found, view, order),
        headings=() if view.free else headings(around, order, layer),
        legend=builder.legend(areas=False, fates=True),
        notes=notes,
    )


def _plans(found: Diff, view: View, ids: Iterable[str]) -> str:
    """Return the names of the plans that something drawn belongs to, of many the first three."""
    owners = {found.new.index[i].plan if i in found.new.index else found.old.index[i].plan for i in ids}
    names = [
        plan.label(view.language)
        for plan in dict.fromkeys((*found.new.plans, *found.old.plans))
        if plan.id in owners
    ]
    names = list(dict.fromkeys(names)) or [view.plan.label(view.language)]
    more = view.word("and-more-short").format(count=len(names) - 3) if len(names) > 3 else ""
    return " · ".join([*names[:3], *([more] if more else [])])


def _fates(found: Diff, theory: Theory) -> dict[str, str]:
    """Return what became of the nodes that can be drawn: ``added``, ``gone`` or ``changed``."""
    said = [(i, "added") for i in found.added]
    said += [(i, "gone") for i in found.gone]
    said += [(change.new, "changed") for change in found.changed if change.fields]
    return {i: what for i, what in said if i in theory.index and theory.index[i].kind in _DRAWN}


def _arrows(view: View, found: Diff) -> list[tuple[Pair, str]]:
    """Return every arrow of either version with what became of it, ends named as the new version does."""
    changed = {(change.new.cause, change.new.effect) for change in found.links_changed}
    added = {(link.cause, link.effect) for link in found.links_added}
    old_ends = {
        (found.same.get(p.cause, p.cause), found.same.get(p.effect, p.effect)) for p in _all(found.old)
    }
    drawn: list[tuple[Pair, str]] = []
    for plan in found.new.plans:
        for pair in pairs(plan, view.theory):
            ends = (pair.cause, pair.effect)
            new = ends in added or ends not in old_ends
            drawn.append((pair, "added" if new else "changed" if ends in changed else "same"))
    kept = {(pair.cause, pair.effect) for pair, _ in drawn}
    for pair in _all(found.old):
        ends = (found.same.get(pair.cause, pair.cause), found.same.get(pair.effect, pair.effect))
        if ends not in kept:
            drawn.append((Pair(*ends, pair.links), "gone"))
    return drawn


def _all(theory: Theory) -> Iterable[Pair]:
    for plan in theory.plans:
        yield from pairs(plan, theory)
