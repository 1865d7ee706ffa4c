"""The numbers and dates that a plan's nodes state, each with the citations that should show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from forandring.model import Citation, Fact, Node, Place, Plan, Theory, decimal
from forandring.sources.dates import PrintedDate, date_stands_in, dates_in, dates_stating
from forandring.sources.numbers import number_stands_in, numbers_in, numbers_stating
from forandring.sources.printed import PrintedNumber
from forandring.sources.words import scale_of
from forandring.terms import XSD, Literal

__all__ = ["Figure", "Printed", "figure_spans", "figure_stands_in", "figures", "owners", "printed_in"]

_NUMBERS = frozenset(
    XSD + name
    for name in (
        "decimal integer double float int long short byte nonNegativeInteger positiveInteger unsignedInt".split()
    )
)
_DATES = frozenset(XSD + name for name in ("gYear", "gYearMonth", "date", "dateTime"))
_MONEY = frozenset({"annualCost", "setupCost", "amount"})
_OWN = frozenset({"layer", "expires"})
"""Properties whose values are the modeller's and stand in no source: order, and life of a waiver."""
_NUMBERED_TEXTS = frozenset({"section"})
_COUNTED_TOTALS = frozenset({"citizens"})


class Figure(NamedTuple):
    """A number or a date that a node states.

    Attributes:
        owner: id of the node that states it; a part without a name belongs to the node it is part of.
        plan: id of its plan.
        term: local name of the property.
        lexical: the value as written.
        number: the value; ``None`` for a date.
        scale: by what its unit multiplies it; 1,000,000 for "mio. kr.".
        basis: ``Stated``, ``Inferred`` or ``Derived``.
        cites: its part's citations, else its node's.
        place: where it stands.
    """

    owner: str
    plan: str
    term: str
    lexical: str
    number: Decimal | None
    scale: Decimal
    basis: str
    cites: tuple[Citation, ...]
    place: Place


class Printed(NamedTuple):
    """The numbers and dates that stand in a text."""

    numbers: tuple[PrintedNumber, ...]
    dates: tuple[PrintedDate, ...]


def printed_in(lines: Sequence[str], language: str = "") -> Printed:
    """Return the numbers and dates that stand in lines, read as one text."""
    text = "\n".join(lines)
    dates = dates_in(text)
    return Printed(numbers_in(text, language, dates), dates)


def figure_stands_in(figure: Figure, printed: Printed) -> bool:
    """Return whether a stated figure is among what is printed, in any notation."""
    if figure.number is None:
        return date_stands_in(figure.lexical, printed.dates)
    return number_stands_in(figure.number, figure.scale, printed.numbers)


def figure_spans(figure: Figure, printed: Printed) -> tuple[tuple[int, int], ...]:
    """Return from and to before which offset a stated figure stands in what is printed, in text order."""
    found: Iterable[PrintedDate | PrintedNumber]
    if figure.number is None:
        found = dates_stating(figure.lexical, printed.dates)
    else:
        found = numbers_stating(figure.number, figure.scale, printed.numbers)
    return tuple(sorted({(each.start, each.end) for each in found}))


def owners(plan: Plan) -> dict[str, str]:
    """Return part → named node that it is part of, for everything in a plan that has no name of its own."""
    whole: dict[str, str] = {}
    for subject, node in plan.described.items():
        for facts in node.facts.values():
            for fact in facts:
                if isinstance(fact.value, str) and fact.value.startswith("_:"):
                    whole.setdefault(fact.value, subject)
    return {part: _named(part, whole) for part in plan.described if part.startswith("_:")}


def _named(part: str, whole: Mapping[str, str]) -> str:
    seen = {part}
    at = part
    while at.startswith("_:") and whole.get(at, at) not in seen:
        at = whole[at]
        seen.add(at)
    return at


def figures(plan: Plan, theory: Theory, named: Mapping[str, str]) -> Iterator[Figure]:
    """Yield every number and date that a plan's nodes and their parts state, in order of description.

    Args:
        plan: whose figures.
        theory: where the unit of an indicator may be described.
        named: of :func:`owners`.
    """
    for subject, node in plan.described.items():
        if node.type == "Waiver":
            continue
        owner = plan.described.get(named.get(subject, subject), node)
        # A part without a basis or a citation has those of the node that it is part of.
        basis = node.basis if "basis" in node.facts else owner.basis
        cites = node.cites or owner.cites
        for term, fact, lexical, number in _stated(node):
            scale = _scale(plan, theory, node, term)
            yield Figure(owner.id, plan.id, term, lexical, number, scale, basis, cites, fact.place)


def _stated(node: Node) -> Iterator[tuple[str, Fact, str, Decimal | None]]:
    """Yield each number and date that a node states: property, fact, as written, and as a number."""
    for term, facts in node.facts.items():
        for fact in facts if term not in _OWN else ():
            if isinstance(fact.value, Literal):
                for lexical, number in _values(term, fact.value):
                    yield term, fact, lexical, number


def _values(term: str, value: Literal) -> Iterator[tuple[str, Decimal | None]]:
    if value.datatype in _DATES:
        yield value.lexical, None
    elif value.datatype in _NUMBERS:
        number = decimal(value.lexical)
        if number is not None:
            yield value.lexical, number
    elif term in _NUMBERED_TEXTS:
        for digits in re.findall(r"[0-9]+", value.lexical):
            yield digits, Decimal(digits)


def _scale(plan: Plan, theory: Theory, node: Node, term: str) -> Decimal:
    """Return by what the unit of a property multiplies its values."""
    if term in _MONEY:
        counted = _COUNTED_TOTALS.intersection(name.rsplit("#", 1)[-1] for name in node.ids("of"))
        return Decimal(1) if counted or plan.node is None else _unit_scale(plan.node, "amountUnit")
    if term in ("value", "minimum", "maximum", "baseline"):
        indicator = theory.index.get(node.one("indicator") or "")
        return _unit_scale(node if "unit" in node.facts or indicator is None else indicator, "unit")
    return Decimal(1)


def _unit_scale(node: Node, term: str) -> Decimal:
    for label in node.texts(term):
        language = label.language.split("-")[0]
        scale = scale_of(label.text, language)
        if scale != 1:
            return scale
    return Decimal(1)
