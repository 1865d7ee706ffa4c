"""What a user calls a node, a plan or a named value → what is meant: an IRI, a local name or a label."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from forandring.errors import ForandringError
from forandring.model import Node, Plan, Theory
from forandring.rdf import vocabulary
from forandring.texts import Message

__all__ = ["node_called", "plan_called", "value_called"]

_NEUTER = frozenset(
    {
        "Appendix",
        "Beacon",
        "Commitment",
        "Figure",
        "FocusArea",
        "Goal",
        "LegalBasis",
        "Level",
        "Service",
        "Target",
        "Total",
        "Voice",
    }
)
"""Classes whose Danish name takes »et«; the others take »en«."""


def node_called(theory: Theory, name: str, kinds: Collection[str] = (), plan: Plan | None = None) -> Node:
    """Return the node that ``name`` means.

    Args:
        name: an IRI, a prefixed name (``:kursus``, ``kbh:kursus``), a local name, or a label in any language;
            capital letters of labels do not count.
        kinds: kinds to choose among; all if empty.
        plan: the plan that the node must stand in; any if ``None``.

    Raises:
        ForandringError: no node is called so, or several are, or it stands in another plan; the sentence names them.
    """
    nodes = [node for node in theory.nodes() if not kinds or node.kind in kinds]
    found = _called([node for node in nodes if plan is None or node.plan == plan.id], name)
    if plan is not None and not found and (elsewhere := _called(nodes, name)):
        raise _of_another_plan(theory, name, elsewhere, plan)
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(theory, name, found)
    others = _called(list(theory.nodes()), name)
    raise _of_another_kind(others[0], name, kinds) if others else _nobody(nodes, name)


def _called(nodes: list[Node], name: str) -> list[Node]:
    """Return the nodes called so: by IRI, else by local name, else by label."""
    exact = [node for node in nodes if node.id == name.strip("<>")]
    local = [node for node in nodes if node.name == name.rsplit(":", 1)[-1]]
    wanted = name.casefold().strip()
    return exact or local or [node for node in nodes if wanted in _names(node)]


def _of_another_kind(node: Node, name: str, kinds: Collection[str]) -> ForandringError:
    """Say what the node is, and what was asked for."""

    def wanted(language: str, last: str) -> str:
        *others, end = (_one(kind, language) for kind in kinds)
        return f"{', '.join(others)} {last} {end}" if others else end

    return ForandringError(
        Message(
            f"»{name}« er {_one(node.type, 'da')}; her skal stå {wanted('da', 'eller')}",
            f"“{name}” is {_one(node.type, 'en')}; what is asked for here is {wanted('en', 'or')}",
        )
    )


def _one(kind: str, language: str) -> str:
    """Return what a class is called, with its article.

    >>> _one("Goal", "da"), _one("Activity", "en")
    ('et mål', 'an activity')
    """
    label = vocabulary().label(kind, language)
    if language == "da":
        return f"{'et' if kind in _NEUTER else 'en'} {label}"
    return f"{'an' if label[0] in 'aeiou' else 'a'} {label}"


def _of_another_plan(theory: Theory, name: str, found: list[Node], plan: Plan) -> ForandringError:
    """Say in which plan the node stands, and what to type."""
    owners = dict.fromkeys(node.plan for node in found)
    folders = [_folder(other) for other in theory.plans if other.id in owners]
    shown, example = ", ".join(folders), ("fx ", "for example ") if len(folders) > 1 else ("", "")
    return ForandringError(
        Message(
            f"»{name}« står ikke i {_folder(plan)}, men i {shown}; skriv {example[0]}--plan {folders[0]}",
            f"“{name}” is not in {_folder(plan)} but in {shown}; write {example[1]}--plan {folders[0]}",
        )
    )


def _folder(plan: Plan) -> str:
    return plan.folder.rsplit("/", 1)[-1]


def plan_called(theory: Theory, name: str) -> Plan:
    """Return the plan that ``name`` means: its folder, IRI or label.

    Raises:
        ForandringError: no plan is called so, or several are.
    """
    folder = name.rstrip("/").rsplit("/", 1)[-1].casefold()
    found = [
        plan
        for plan in theory.plans
        if plan.node is not None
        and (folder == _folder(plan).casefold() or name == plan.id or folder in _names(plan.node))
    ]
    if len(found) == 1:
        return found[0]
    known = ", ".join(_folder(plan) for plan in theory.plans if plan.node is not None)
    raise ForandringError(
        Message(f"planen »{name}« findes ikke; vælg blandt {known}", f"no plan “{name}”; choose from {known}")
    )


def _names(node: Node) -> set[str]:
    return {label.text.casefold() for label in (*node.labels, *node.alt_labels)}


def _several(theory: Theory, name: str, found: list[Node]) -> ForandringError:
    shown = "; ".join(f"{node.id} ({theory.label(node.plan, 'da')})" for node in found[:6])
    return ForandringError(
        Message(
            f"»{name}« kan være flere; vælg en IRI: {shown}",
            f"“{name}” may mean several; choose an IRI: {shown}",
        )
    )


def _nobody(nodes: list[Node], name: str) -> ForandringError:
    known = {label.text.casefold(): label.text for node in nodes for label in node.labels}
    known.update((node.name.casefold(), node.name) for node in nodes)
    wanted = name.casefold()
    within = [known[label] for label in sorted(known, key=len) if len(wanted) > 2 and wanted in label]
    near = within[:3] or [known[match] for match in get_close_matches(wanted, known, n=3, cutoff=0.5)]
    shown = ", ".join(near)
    return ForandringError(
        Message(
            f"intet hedder »{name}«"
            + (f"; mente du {shown}?" if near else "; se dem alle med: forandring export"),
            f"nothing is called “{name}”"
            + (f"; did you mean {shown}?" if near else "; see them all with: forandring export"),
        )
    )


def value_called(class_name: str, name: str) -> str:
    """Return the local name of the named value that ``name`` means, e.g. ``NeedsLaw``.

    Args:
        class_name: local name of the values' class, e.g. ``PrerequisiteKind``.
        name: a local name (with or without prefix), a notation (``law``), or a label in either language;
            capital letters do not count.

    Raises:
        ForandringError: no value of the class is called so; the sentence lists them.
    """
    values = [term for term in vocabulary().terms.values() if term.kind == class_name]
    wanted = name.rsplit(":", 1)[-1].casefold().strip()
    for term in values:
        if wanted in {called.casefold() for called in (term.name, term.notation, *term.label) if called}:
            return term.name
    shown = (f"{', '.join(f'{getattr(t.label, tag)} ({t.name})' for t in values)}" for tag in ("da", "en"))
    raise ForandringError(
        Message(
            f"»{name}« kendes ikke; vælg blandt {next(shown)}",
            f"“{name}” is not known; choose from {next(shown)}",
        )
    )
