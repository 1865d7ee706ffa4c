"""``robustness``, ``what-if`` and ``loops``: what a goal rests on, and what happens when it falls away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from forandring.cli.options import how_many, option, paths_argument, several, theory_of, which_format
from forandring.cli.printing import print_answer
from forandring.cli.speech import Command, language
from forandring.errors import ForandringError
from forandring.model import Theory
from forandring.project.cache import cache_folder
from forandring.project.lookup import node_called, value_called
from forandring.texts import Message

if TYPE_CHECKING:
    from forandring.analysis.loops import Loops
    from forandring.analysis.robustness import Robustness
    from forandring.analysis.what_if import WhatIf

__all__ = ["loops", "robustness", "what_if"]


@click.command(
    cls=Command,
    message=Message(
        "Vis, hvad et mål kan tåle at miste: veje uden noget til fælles, og det, ingen vej går uden om.",
        "Show what a goal can stand to lose: routes that share nothing, and what no route avoids.",
    ),
    examples=(
        'forandring robustness "I arbejde"',
        "forandring robustness pejlemaerke-tidlig theory/plan --format markdown",
    ),
)
@click.argument("goal")
@paths_argument
@which_format("text", "markdown", "json", "html")
def robustness(goal: str, paths: tuple[str, ...], form: str) -> None:
    """Print how well a goal would stand losses."""
    from forandring.analysis.robustness import robustness as found
    from forandring.reports.answers import robustness as shown

    theory = theory_of(paths)
    answer = found(theory, node_called(theory, goal, ("Goal",)).id)
    _print(
        theory,
        form,
        answer,
        lambda: shown.sheet(answer, theory, language()),
        lambda: shown.as_dict(answer, theory),
    )


@click.command(
    "what-if",
    cls=Command,
    message=Message(
        "Vis, hvilke mål der mister deres vej, når noget falder bort.\n\n"
        "Alt, der nævnes, falder bort på én gang; hver valgmulighed kan gives flere gange.",
        "Show which goals lose their route when something falls away.\n\n"
        "Everything named falls away at once; each option can be given several times.",
    ),
    examples=(
        'forandring what-if --without "Kort intervention"',
        "forandring what-if --without-funding satspuljemidler --blocked-by lovgivning theory/plan",
        "forandring --lang en what-if --below-evidence practice",
    ),
)
@paths_argument
@several(
    "--without",
    "nodes",
    "NODE",
    "en aktivitet, en virkning eller et mål, der falder bort",
    "an activity, an effect or a goal that is cut",
)
@several(
    "--without-funding",
    "funding",
    "KIND",
    "arten af penge, der ikke kommer, fx »puljemidler« eller PoolGrant",
    "the kind of money that does not come, e.g. “pool grant” or PoolGrant",
)
@several(
    "--blocked-by",
    "blocked_by",
    "KIND",
    "arten af forudsætninger, der ikke bliver opfyldt, fx »lovgivning« eller NeedsLaw",
    "the kind of prerequisites that are not met, e.g. “law” or NeedsLaw",
)
@several(
    "--without-organisation",
    "organisations",
    "NODE",
    "en ansvarlig eller en partner, der ikke er med",
    "an organisation that is not there, responsible or partner",
)
@option(
    "--below-evidence",
    "evidence",
    metavar="LEVEL",
    da="den ringeste viden, der tæller; pile, der bygger på svagere, falder bort, fx »praksis« eller Practice",
    en="the weakest evidence that counts; links that rest on weaker fall away, e.g. “practice” or Practice",
)
@which_format("text", "markdown", "json", "html")
def what_if(
    paths: tuple[str, ...],
    nodes: tuple[str, ...],
    funding: tuple[str, ...],
    blocked_by: tuple[str, ...],
    organisations: tuple[str, ...],
    evidence: str | None,
    form: str,
) -> None:
    """Print what stops being reached."""
    from forandring.analysis.what_if import Supposition
    from forandring.analysis.what_if import what_if as found
    from forandring.reports.answers import what_if as shown

    if not (nodes or funding or blocked_by or organisations or evidence):
        raise ForandringError(
            Message(
                "sig, hvad der falder bort, fx --without AKTIVITET eller --without-funding ART",
                "say what falls away, e.g. --without ACTIVITY or --without-funding KIND",
            )
        )
    kinds = tuple(value_called("FundingKind", name) for name in funding)
    blocks = tuple(value_called("PrerequisiteKind", name) for name in blocked_by)
    least = value_called("EvidenceKind", evidence) if evidence else None
    theory = theory_of(paths)
    gone = tuple(node_called(theory, name, ("Activity", "Effect", "Goal")).id for name in nodes)
    without = tuple(
        node_called(theory, name, ("Organisation", "StakeholderGroup")).id for name in organisations
    )
    answer = found(theory, Supposition(gone, kinds, blocks, without, least))
    _print(
        theory,
        form,
        answer,
        lambda: shown.sheet(answer, theory, language()),
        lambda: shown.as_dict(answer, theory),
    )


@click.command(
    cls=Command,
    message=Message(
        "Vis ringe, hvor en virkning fører tilbage til sin egen årsag: forstærkende eller balancerende.",
        "Show loops in which an effect leads back to its own cause: reinforcing or balancing.",
    ),
    examples=("forandring loops", "forandring loops theory/plan --most 20 --format json"),
)
@paths_argument
@which_format("text", "markdown", "json", "html")
@how_many(
    100, 10_000, "så mange ringe vises, de korteste først", "so many loops are shown, the shortest first"
)
def loops(paths: tuple[str, ...], form: str, most: int) -> None:
    """Print the loops."""
    from forandring.analysis.loops import signed_loops
    from forandring.reports.answers import loops as shown

    theory = theory_of(paths)
    answer = signed_loops(theory, most=most)
    _print(
        theory, form, answer, lambda: shown.sheet(answer, theory, language()), lambda: shown.as_dict(answer)
    )


def _print(
    theory: Theory,
    form: str,
    answer: Robustness | WhatIf | Loops,
    sheet: Callable[[], Any],
    as_dict: Callable[[], dict[str, Any]],
) -> None:
    """Print an answer; a page shows it as a picture too."""

    def drawings() -> tuple[tuple[str, str], ...]:
        from forandring.analysis.what_if import WhatIf
        from forandring.project.drawing import draw_answer
        from forandring.reports.answers.what_if import supposed

        said = supposed(answer.supposition, theory, language()) if isinstance(answer, WhatIf) else ""
        return draw_answer(theory, answer, said=said, language=language(), cache=cache_folder())

    print_answer(form, sheet, as_dict, drawings=drawings)
