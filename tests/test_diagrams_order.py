"""In which order boxes stand: few crossings, as the text has them, and little moved by a small edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from forandring import diagrams
from forandring.diagrams.layout.arranging import arranged
from forandring.diagrams.layout.ordering import ordered
from forandring.diagrams.layout.placing import Columns
from forandring.model import Plan, Theory
from forandring.project import read

COPENHAGEN = ROOT / "theory" / "koebenhavn-misbrugsplan-2011-2014"
Layered = tuple[dict[str, int], list[tuple[str, str]]]


@st.composite
def layered(draw: st.DrawFn) -> Layered:
    numbers = draw(st.lists(st.integers(0, 3), min_size=2, max_size=14))
    layers = {f"n{place}": layer for place, layer in enumerate(numbers)}
    ends = draw(
        st.lists(st.tuples(st.sampled_from(list(layers)), st.sampled_from(list(layers))), max_size=18)
    )
    return layers, [(tail, head) for tail, head in ends if layers[tail] != layers[head]]


@given(layered())
def test_every_box_stays_in_its_column_and_none_is_lost(graph: Layered) -> None:
    layers, arrows = graph
    found = ordered(layers, arrows, moves=20)
    assert sorted(name for column in found.columns for name in column) == sorted(layers)
    assert all(layers[name] == place for place, column in enumerate(found.columns) for name in column)
    assert found.crossings <= ordered(layers, arrows, starts=0, moves=0).crossings


def test_what_can_stand_without_a_crossing_does() -> None:
    layers = {**{f"a{n}": 0 for n in range(6)}, **{f"b{n}": 2 for n in range(6)}}
    arrows = [(f"a{n}", f"b{(n * 5 + 2) % 6}") for n in range(6)]
    found = ordered(layers, arrows)
    assert found.crossings == 0
    assert found.columns[2] == tuple(f"b{n}" for n in range(6))


def test_two_that_share_both_ends_must_cross_once() -> None:
    layers = {"a": 0, "b": 0, "c": 1, "d": 1}
    assert ordered(layers, [(one, two) for one in "ab" for two in "cd"]).crossings == 1


def test_of_orders_that_cross_as_often_the_right_column_is_as_the_text_has_it() -> None:
    layers = {"a": 0, "b": 0, "c": 0, "x": 1, "y": 1, "z": 1}
    arrows = [("c", "x"), ("b", "y"), ("a", "z"), ("c", "y")]
    assert ordered(layers, arrows).columns == (("c", "b", "a"), ("x", "y", "z"))
    assert ordered(layers, arrows, from_left=True).columns == (("a", "b", "c"), ("z", "y", "x"))


FANS = ({f"a{n}": 0 for n in range(3)} | {f"b{n}": 1 for n in range(6)} | {f"c{n}": 2 for n in range(6)}) | {
    "alone": 1
}
FAN_ARROWS = [(f"a{n // 2}", f"b{n}") for n in range(6)] + [(f"b{n}", f"c{n}") for n in range(6)]


def test_what_hangs_on_a_row_that_is_turned_over_alone_is_turned_over_with_it() -> None:
    columns = Columns(FANS, FAN_ARROWS)
    start = columns.copied()
    turned = next(
        change for change in columns.rearranged(start[0]) if change[1] and change[0] == start[0][::-1]
    )
    columns.follow(0, *turned)
    assert columns.crossings() == 0
    assert columns.ids()[0] == ("a2", "a1", "a0")
    assert columns.ids()[2] == tuple(f"c{n}" for n in range(5, -1, -1))


def test_every_change_of_a_column_keeps_its_boxes_and_turns_over_whole_rows() -> None:
    columns = Columns(FANS, [*FAN_ARROWS, ("a0", "c3")])
    column = columns.copied()[1]
    changes = list(columns.rearranged(column))
    assert all(sorted(changed) == sorted(column) for changed, _ in changes)
    rows = [[place for place, item in enumerate(column) if item in turned] for _, turned in changes if turned]
    assert rows
    assert all(row == list(range(row[0], row[-1] + 1)) for row in rows)


@pytest.mark.parametrize(
    ("area", "head"), [("unge", "optimeret-behandling"), ("langvarigt-misbrug", "konkrete-krav")]
)
def test_an_activity_more_moves_few_of_the_others(area: str, head: str) -> None:
    if not COPENHAGEN.is_dir():
        pytest.skip("the Copenhagen plan is not in this checkout")
    plan = read([str(COPENHAGEN)]).theory.plans[0]
    before = order_of(plan, area)
    after = order_of(with_one_more(plan, area, head), area)
    assert sum(map(len, after)) == sum(map(len, before)) + 1
    kept = sum(longest_common(one, two) for one, two in zip(before, after, strict=True))
    assert kept >= sum(map(len, before)) * 0.8


def order_of(plan: Plan, area: str) -> list[list[str]]:
    """Return the local names of a focus area's boxes, column by column from the top."""
    node = next(node for node in plan.of("FocusArea") if node.name == area)
    picture = arranged(diagrams.drawing(Theory.of_plans([plan], {}), plan, "focus-area", node.id).picture)
    layers = sorted({box.layer or 0 for box in picture.boxes})
    return [[box.name for box in picture.boxes if box.layer == layer] for layer in layers]


def with_one_more(plan: Plan, area: str, head: str) -> Plan:
    """Return the plan with an activity, written last, that leads to one of the effects or goals of a focus area."""
    end = next(node for node in plan.nodes if node.name == head)
    like = next(node for node in plan.of("Activity") if node.focus_area and node.focus_area.endswith(area))
    new = replace(like, id="https://example.org/new-activity")
    link = replace(plan.links[0], id="new", cause=new.id, effect=end.id)
    return replace(plan, nodes=(*plan.nodes, new), links=(*plan.links, link))


def longest_common(one: list[str], two: list[str]) -> int:
    """Return how many of the first stand in the second in the same order, at the most."""
    best = [0] * (len(two) + 1)
    for item in one:
        best = list(row(best, item, two))
    return best[-1]


def row(above: list[int], item: str, two: list[str]) -> Iterator[int]:
    """Yield the next row of the table of longest common orders."""
    last = 0
    yield last
    for place, other in enumerate(two):
        last = max(last, above[place + 1], above[place] + (item == other))
        yield last
