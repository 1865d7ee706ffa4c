"""``prioritise``: what a budget does most with, and what more money would do."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from forandring.cli import terminal
from forandring.cli.amounts import AMOUNT
from forandring.cli.criteria import NAMES, order_of, weights_of
from forandring.cli.options import option, paths_argument, several, theory_of, which_format
from forandring.cli.printing import print_answer
from forandring.cli.speech import Command, language
from forandring.errors import ForandringError
from forandring.model import Activity, Theory
from forandring.project.cache import cache_folder
from forandring.project.lookup import node_called, plan_called
from forandring.texts import Message

if TYPE_CHECKING:
    from forandring.analysis.prioritise import Frontier, Terms

__all__ = ["prioritise"]

_FEW_POINTS = 10
"""Budgets of the plot that stands beside one choice; each costs a search of its own."""


@click.command(
    cls=Command,
    message=Message(
        "Find de aktiviteter, der når længst inden for et budget.\n\n"
        "Mål tæller først, så udfordringer, borgere og viden. Svaret er bevist bedst; lige så gode valg nævnes. "
        "En aktivitet, hvis udgift ikke er kendt, er ikke gratis: den holdes udenfor og nævnes.",
        "Find the activities that reach most within a budget.\n\n"
        "Goals count first, then challenges, citizens and evidence. The answer is proven best; equally good "
        "choices are named. An activity whose cost is not known is not free: it is left out and named.",
    ),
    examples=(
        "forandring prioritise --budget 30 theory/plan",
        'forandring prioritise --budget 20 --must "Kort intervention" --cost "Telefonlinje=0,4+0,1" theory/plan',
        "forandring prioritise --budget 20 --weights goals=10 --weights citizens=0.01 theory/plan",
        "forandring prioritise --frontier --format svg theory/plan > budget.svg",
    ),
)
@paths_argument
@option(
    "--budget",
    type=AMOUNT,
    da="budgettet i planens enhed, til drift og etablering under ét",
    en="the budget in the plan's unit, for running and setting up together",
)
@option(
    "--setup-budget",
    type=AMOUNT,
    da="budgettet til etablering alene; --budget er så til drift alene",
    en="the budget for setting up alone; --budget is then for running alone",
)
@option(
    "--plan",
    metavar="NAME",
    da="planen, når der er flere",
    en="the plan, where there are several",
)
@several("--must", "must", "NODE", "en aktivitet, der skal vælges", "an activity that must be chosen")
@several(
    "--must-not",
    "must_not",
    "NODE",
    "en aktivitet, der ikke må vælges",
    "an activity that must not be chosen",
)
@several(
    "--cost",
    "costs",
    "NODE=N[+M]",
    "prisen, hvor planen ikke siger den: N om året og M til etablering",
    "the cost where the plan does not say it: N a year and M to set up",
)
@option(
    "--order",
    metavar="NAME,…",
    da=f"hvad der tæller først: {NAMES.da}; resten følger",
    en=f"what counts first: {NAMES.en}; the rest follow",
)
@several(
    "--weights",
    "weights",
    "NAME=N",
    "vægten, som noget tæller med, i stedet for en rækkefølge",
    "the weight by which something counts, instead of an order",
)
@option(
    "--stated",
    is_flag=True,
    da="tæl kun de pile med, der står i planen",
    en="count only links that are stated in the plan",
)
@option(
    "--frontier",
    is_flag=True,
    da="vis det bedste valg ved budgetter fra 0 og op",
    en="show the best choice at budgets from 0 up",
)
@which_format("text", "markdown", "json", "csv", "svg", "html")
def prioritise(
    paths: tuple[str, ...],
    budget: Decimal | None,
    setup_budget: Decimal | None,
    plan: str | None,
    must: tuple[str, ...],
    must_not: tuple[str, ...],
    costs: tuple[str, ...],
    order: str | None,
    weights: tuple[str, ...],
    stated: bool,
    frontier: bool,
    form: str,
) -> None:
    """Print the choice, or the frontier."""
    from forandring.analysis.prioritise import Terms

    _refuse_what_does_not_fit(budget, order, weights, frontier, form)
    theory = theory_of(paths)
    terms = Terms(
        budget or Decimal(0),
        setup_budget,
        plan_called(theory, plan).id if plan else None,
        _activities(theory, must),
        _activities(theory, must_not),
        weights_of(weights) or None,
        order_of(order),
        dict(_cost(theory, text) for text in costs),
        not stated,
    )
    _refuse_without_costs(theory, terms)
    (_print_frontier if frontier else _print_choice)(theory, terms, form)


def _print_choice(theory: Theory, terms: Terms, form: str) -> None:
    from forandring.analysis.prioritise import prioritise as chosen
    from forandring.reports.answers import prioritise as shown

    answer = chosen(theory, terms)
    print_answer(
        form,
        lambda: shown.sheet(answer, theory, language()),
        lambda: shown.as_dict(answer, theory),
        drawings=lambda: _drawn(_frontier(theory, terms, points=_FEW_POINTS), theory),
    )


def _print_frontier(theory: Theory, terms: Terms, form: str) -> None:
    from forandring.reports.answers import frontier as shown

    answer = _frontier(theory, terms)
    if not answer.points:
        raise ForandringError(
            Message(
                "det, der skal vælges, kan ikke rummes i noget budget",
                "what must be chosen does not fit any budget",
            )
        )
    if form == "svg":
        terminal.write(_drawn(answer, theory)[0][1])
        return
    print_answer(
        form,
        lambda: shown.sheet(answer, theory, language(), inferred=terms.inferred),
        lambda: shown.as_dict(answer, theory),
        lambda: shown.csv_rows(answer),
        lambda: _drawn(answer, theory),
    )


def _frontier(theory: Theory, terms: Terms, *, points: int = 20) -> Frontier:
    from forandring.analysis.prioritise import frontier as of_budgets

    return of_budgets(theory, terms, points=points)


def _drawn(answer: Frontier, theory: Theory) -> tuple[tuple[str, str], ...]:
    """Return the frontier as a drawing with its title; nothing where it has no point."""
    from forandring.project.drawing import draw_answer

    return draw_answer(theory, answer, language=language(), cache=cache_folder())


def _refuse_what_does_not_fit(
    budget: Decimal | None, order: str | None, weights: tuple[str, ...], frontier: bool, form: str
) -> None:
    """Refuse options that contradict each other, or lack what they need."""
    if budget is None and not frontier:
        raise ForandringError(
            Message(
                "giv et budget, fx --budget 30, eller se dem alle med --frontier",
                "give a budget, e.g. --budget 30, or see them all with --frontier",
            )
        )
    if order and weights:
        raise ForandringError(
            Message("--order og --weights udelukker hinanden", "--order and --weights exclude each other")
        )
    if form in ("csv", "svg") and not frontier:
        raise ForandringError(
            Message(f"--format {form} kræver --frontier", f"--format {form} needs --frontier")
        )


def _refuse_without_costs(theory: Theory, terms: Terms) -> None:
    """Refuse a theory in which there is nothing to choose, or nothing to choose by."""
    activities = [
        node
        for node in theory.nodes()
        if isinstance(node, Activity) and (terms.plan is None or node.plan == terms.plan)
    ]
    if not activities:
        raise ForandringError(
            Message(
                "her er ingen aktiviteter at vælge blandt", "there are no activities to choose among here"
            )
        )
    known = any(node.annual_cost is not None or node.setup_cost is not None for node in activities)
    if not known and not terms.assumed:
        name = Message(activities[0].label("da"), activities[0].label("en"))
        raise ForandringError(
            Message(
                "ingen af aktiviteterne har en oplyst udgift, så intet kan vælges inden for et budget; "
                f'giv udgifter med --cost, fx --cost "{name.da}=1,5"',
                "no activity states a cost, so nothing can be chosen within a budget; "
                f'give costs with --cost, e.g. --cost "{name.en}=1.5"',
            )
        )


def _activities(theory: Theory, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(node_called(theory, name, ("Activity",)).id for name in names)


def _cost(theory: Theory, text: str) -> tuple[str, tuple[Decimal, Decimal]]:
    """Return an activity with the annual and the set-up cost that the user gives it."""
    name, equals, amounts = text.rpartition("=")
    if not equals:
        raise ForandringError(
            Message(
                f'--cost {text}: prisen mangler; skriv fx --cost "{text}=1,5"',
                f'--cost {text}: the cost is missing; write, for example, --cost "{text}=1.5"',
            )
        )
    annual, _, setup = amounts.partition("+")
    costs = AMOUNT.convert(annual, None, None), AMOUNT.convert(setup or "0", None, None)
    return node_called(theory, name, ("Activity",)).id, costs
