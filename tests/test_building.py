"""The site is written when something has changed, and only then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import PREFIXES

from forandring.config import Configuration
from forandring.project.building import Order, build_site

PLAN = ':plan a fo:Plan ; skos:prefLabel "Plan"@da . :job a fo:Goal ; skos:prefLabel "I job"@da .\n'


@pytest.fixture
def order(tmp_path: Path) -> Order:
    (tmp_path / "theory").mkdir()
    (tmp_path / "theory/plan.ttl").write_text(PREFIXES + PLAN, "utf-8")
    return Order(
        (str(tmp_path / "theory"),),
        tmp_path / "output",
        "da",
        "",
        None,
        None,
        Configuration(),
        date(2026, 1, 1),
        None,
    )


def test_the_same_inputs_leave_the_site_as_it_stands(order: Order) -> None:
    first = build_site(order)
    again = build_site(order)
    assert (first.fresh, again.fresh) == (True, False)
    assert replace(again, fresh=True) == first
    assert first.errors == 1


CHANGES: dict[str, Callable[[Order], Order]] = {
    "the theory": lambda order: _touched(order, "theory/plan.ttl", PREFIXES + PLAN + "# mere\n"),
    "a new file": lambda order: _touched(order, "theory/more.ttl", PREFIXES),
    "a source beside the plan": lambda order: _touched(order, "theory/kilde.txt", "linje"),
    "a source in its folder": lambda order: _touched(order, "theory/kilder/kilde.txt", "linje"),
    "the language": lambda order: replace(order, language="en"),
    "the theme": lambda order: replace(order, theme="print"),
    "the date": lambda order: replace(order, printed="1. maj 2026"),
    "a page somebody changed": lambda order: _touched(order, "output/index.html", "mine"),
    "a picture somebody deleted": lambda order: _gone(order, "output/theory/diagrams/overview.svg"),
    "an unreadable mark": lambda order: _touched(order, "output/.forandring", "{"),
}


def _touched(order: Order, name: str, text: str) -> Order:
    file = order.folder.parent / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return order


def _gone(order: Order, name: str) -> Order:
    (order.folder.parent / name).unlink()
    return order


@pytest.mark.parametrize("what", CHANGES)
def test_what_has_changed_is_written_anew(order: Order, what: str) -> None:
    build_site(order)
    changed = CHANGES[what](order)
    assert build_site(changed).fresh
    assert not build_site(changed).fresh


def test_today_matters_only_where_a_waiver_ends(order: Order) -> None:
    build_site(order)
    assert not build_site(replace(order, today=date(2027, 1, 1))).fresh
    waiver = 'fo:waives [ fo:code "FO102" ; fo:reason "x"@da ; fo:expires "2026-06-01"^^xsd:date ] .\n'
    _touched(order, "theory/plan.ttl", PREFIXES + PLAN + ":job " + waiver)
    assert build_site(order).errors == 0
    assert build_site(replace(order, today=date(2027, 1, 1))).errors == 1
