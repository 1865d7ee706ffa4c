"""What each kind of diagram can be about: the one table that the command, the manual and the drawing go by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from forandring.errors import ForandringError
from forandring.model import Node, Theory
from forandring.texts import Message

__all__ = ["ABOUT", "KINDS", "SUBJECTS", "WHOLE", "Subject", "check_subject", "described", "kinds_about"]

WHOLE = "plan"
"""What a diagram is about that names no subject."""


class Subject(NamedTuple):
    """A part of a plan that a diagram can be about.

    Attributes:
        kind: of its node.
        one: it in words, with its article.
    """

    kind: str
    one: Message


SUBJECTS: Mapping[str, Subject] = {
    "focus-area": Subject("FocusArea", Message("et fokusområde", "a focus area")),
    "goal": Subject("Goal", Message("et mål", "a goal")),
    "target-group": Subject("TargetGroup", Message("en målgruppe", "a target group")),
    "activity": Subject("Activity", Message("en aktivitet", "an activity")),
    "challenge": Subject("Challenge", Message("en udfordring", "a challenge")),
}
"""Name of a subject, which is its option's too → what it is."""

_ROUTES = (WHOLE, "focus-area", "goal", "target-group", "activity")

ABOUT: Mapping[str, tuple[str, ...]] = {
    "overview": (WHOLE,),
    "focus-area": ("focus-area",),
    "goal": ("goal",),
    "target-group": ("target-group",),
    "activity": ("activity",),
    "gaps": (WHOLE,),
    "evidence": _ROUTES,
    "status": _ROUTES,
    "pyramid": (WHOLE,),
    "challenges": (WHOLE, "challenge"),
    "timeline": (WHOLE,),
    "money": (WHOLE,),
}
"""Kind of diagram → names of what it can be about."""

KINDS: tuple[str, ...] = tuple(ABOUT)
"""Names of the kinds of diagram."""


def kinds_about(name: str) -> tuple[str, ...]:
    """Return the kinds of diagram that can be about a subject, the usual one first.

    >>> kinds_about("goal")
    ('goal', 'evidence', 'status')
    """
    return tuple(kind for kind, names in ABOUT.items() if name in names)


def check_subject(kind: str, node: Node | None) -> None:
    """Do nothing where a kind of diagram can be about a node, or, for ``None``, about the whole plan.

    Raises:
        ForandringError: there is no such kind, it must know what it is about, or it cannot be about that.
    """
    if kind not in ABOUT:
        raise ForandringError(
            Message(
                f"diagrammet »{kind}« findes ikke; vælg blandt {', '.join(KINDS)}",
                f"there is no diagram “{kind}”; choose from {', '.join(KINDS)}",
            )
        )
    name = WHOLE if node is None else _name_of(node)
    if name in ABOUT[kind]:
        return
    if node is None:
        option = f"--{ABOUT[kind][0]}"
        raise ForandringError(
            Message(
                f"diagrammet »{kind}« skal vide, hvad det handler om: angiv det med {option}",
                f"the diagram “{kind}” must know what it is about: name it with {option}",
            )
        )
    raise _about_something_else(kind, node, name)


def described(theory: Theory, subject: str) -> Node:
    """Return the node that a diagram is to be about.

    Raises:
        ForandringError: the theory says nothing of it.
    """
    node = theory.index.get(subject)
    if node is None:
        raise ForandringError(
            Message(f"teorien siger intet om »{subject}«", f"the theory says nothing of “{subject}”")
        )
    return node


def _name_of(node: Node) -> str:
    return next((name for name, subject in SUBJECTS.items() if subject.kind == node.kind), "")


def _about_something_else(kind: str, node: Node, name: str) -> ForandringError:
    """Say what a kind of diagram is about, and what can be drawn of the subject instead."""

    def said(language: str, sentence: str, instead: str, another: str, last: str) -> str:
        subject = SUBJECTS[name].one.in_language(language) if name else node.label(language)
        text = sentence.format(kind=kind, subject=subject, about=_listed(_abouts(kind, language), last))
        if not name:
            return text
        ways = [instead.format(option=name)] if WHOLE in ABOUT[kind] else []
        ways += [another.format(kinds=_listed(kinds_about(name), last))]
        return f"{text}: {f', {last} '.join(ways)}"

    return ForandringError(
        Message(
            said(
                "da",
                "diagrammet »{kind}« kan ikke handle om {subject}, kun om {about}",
                "udelad --{option}",
                "vælg --kind {kinds}",
                "eller",
            ),
            said(
                "en",
                "the diagram “{kind}” cannot be about {subject}, only about {about}",
                "leave --{option} out",
                "choose --kind {kinds}",
                "or",
            ),
        )
    )


def _abouts(kind: str, language: str) -> list[str]:
    whole = Message("hele planen", "the whole plan")
    return [(whole if name == WHOLE else SUBJECTS[name].one).in_language(language) for name in ABOUT[kind]]


def _listed(words: Sequence[str], last: str) -> str:
    """Return words with commas between, and ``last`` before the last of them."""
    *others, end = words
    return f"{', '.join(others)} {last} {end}" if others else end
