"""Everything that a plan cites: for its statements, and where a statement is about a place in the source itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forandring.model import Citation, Node, Plan

__all__ = ["as_citation", "citations_in", "names_place"]

_LINES = re.compile(r"L(\d+)(?:-(\d+))?")
_PAGES = re.compile(r"p\. ?(\d+)(?:-(\d+))?")


def citations_in(plan: Plan) -> Iterator[tuple[str, Citation]]:
    """Yield every citation of a plan with the subject that makes it, in order of description.

    Beside what is cited for a subject (``fo:cites``) these are the places that it names in another way, as a
    discrepancy names those that it lies between (``fo:between [ fo:at "L4" ]``).
    """
    for subject, node in plan.described.items():
        for citation in node.cites:
            yield subject, citation
        for term, facts in node.facts.items():
            if term == "cites":
                continue
            for fact in facts:
                named = plan.described.get(fact.value) if isinstance(fact.value, str) else None
                if named is not None and names_place(named):
                    yield subject, as_citation(named, plan)


def names_place(node: Node) -> bool:
    """Return whether a node is a citation, or a part that only says where (``[ fo:at "L4" ]``)."""
    return node.type == "Citation" or (
        node.id.startswith("_:") and not node.type and "at" in node.facts and not node.labels
    )


def as_citation(node: Node, plan: Plan) -> Citation:
    """Return what a node that names a place points to; its source is the plan's own where it names none."""
    source = node.one("source") or (plan.node.one("source") if plan.node else None)
    known = plan.described.get(source or "")
    at = node.lexical("at") or ""
    document = known.lexical("document") if known else None
    return Citation(source, document, at, _range(_LINES, at), _range(_PAGES, at), node.place)


def _range(pattern: re.Pattern[str], at: str) -> tuple[int, int] | None:
    match = pattern.fullmatch(at)
    return (int(match[1]), int(match[2] or match[1])) if match else None
