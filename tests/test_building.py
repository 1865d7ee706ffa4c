"""The site is written when something has changed, and only then."""

from __future__ import annotations

import base64
import json
import struct
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import PREFIXES

from forandring import diagrams, rdf
from forandring.cli import main
from forandring.config import Configuration, configuration
from forandring.diagrams import children
from forandring.errors import ForandringError
from forandring.exchange.theory_json import theory_to_json
from forandring.project import building, read
from forandring.project.building import Order, build_site
from forandring.project.pictures import Pictures
from forandring.reports import pages
from forandring.reports.content import PlanContent
from forandring.reports.writer import Writer
from forandring.texts import Message

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
    "a report beside each page": lambda order: replace(order, report=True),
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


def test_what_tells_of_a_revision_is_always_written_anew(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "_before", lambda order: None)
    for _ in range(2):
        assert build_site(replace(order, since="HEAD")).fresh


def test_what_a_theme_s_file_names_is_an_input(order: Order, tmp_path: Path) -> None:
    (tmp_path / "by.toml").write_text('logo = "by.png"\n', "utf-8")
    themed = replace(order, theme=str(tmp_path / "by.toml"))
    for width in (2, 3):
        (tmp_path / "by.png").write_bytes(_png(width))
        assert build_site(themed).fresh
        assert not build_site(themed).fresh


def test_a_page_has_a_theme_s_logo_once_and_its_files_of_pictures_have_it_too(
    order: Order, tmp_path: Path
) -> None:
    (tmp_path / "by.toml").write_text('logo = "by.png"\n', "utf-8")
    (tmp_path / "by.png").write_bytes(_png(2))
    link = "data:image/png;base64," + base64.b64encode(_png(2)).decode()
    for theme, times in ((str(tmp_path / "by.toml"), 1), ("", 0)):
        build_site(replace(order, theme=theme))
        pages = [order.folder / "index.html", *order.folder.glob("*/index.html")]
        assert len(pages) > 1
        for page in pages:
            html = page.read_text("utf-8")
            assert html.count(link) == times
            assert html.count(f'<img class="logo" src="{link}" alt="">') == times
        (picture, *_) = order.folder.glob("*/diagrams/overview.svg")
        assert picture.read_text("utf-8").count(link) == times


def _png(width: int) -> bytes:
    """Return a grey picture, one dot high."""
    parts = (
        (b"IHDR", struct.pack(">LLBBBBB", width, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0" + b"\x80" * width)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(held)) + name + held + struct.pack(">L", zlib.crc32(name + held))
        for name, held in parts
    )


CONFIGURED = """
ignore = ["FO106"]
baseline = "known.json"
[severity]
FO112 = "error"
[[rules]]
code = "KBH1"
name = "goal"
query = "goals.rq"
message = { da = "»{node}« er et mål", en = "“{node}” is a goal" }
"""
GOALS = "PREFIX fo: <https://w3id.org/forandring#> SELECT ?node { ?node a fo:Goal }"
MORE = (
    ':unge a fo:TargetGroup ; skos:prefLabel "Unge"@da .\n'
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job .\n'
)


@pytest.fixture
def configured(order: Order, capsys: pytest.CaptureFixture[str]) -> Order:
    folder = order.folder.parent
    (folder / "theory/plan.ttl").write_text(PREFIXES + PLAN + MORE, "utf-8")
    (folder / "goals.rq").write_text(GOALS, "utf-8")
    (folder / "forandring.toml").write_text("", "utf-8")
    known = str(folder / "known.json")
    with pytest.raises(SystemExit):
        main(["check", "--select", "FO111", "--write-baseline", known, str(folder / "theory")])
    capsys.readouterr()
    (folder / "forandring.toml").write_text(CONFIGURED, "utf-8")
    return replace(order, configuration=configuration(folder))


def test_the_site_holds_what_check_finds(configured: Order, capsys: pytest.CaptureFixture[str]) -> None:
    built = build_site(configured)
    with pytest.raises(SystemExit):
        main(["check", "--format", "json", *configured.paths])
    checked = json.loads(capsys.readouterr().out)["findings"]
    written = json.loads((configured.folder / "theory/data/findings.json").read_text("utf-8"))["findings"]
    assert written == checked
    found = {finding["code"]: finding for finding in written}
    assert {"KBH1", "FO111", "FO112"} <= set(found)
    assert "FO106" not in found
    assert (found["FO111"]["baseline"], found["FO112"]["severity"]) == (True, "error")
    assert built.errors == 1
    assert "»I job« er et mål" in (configured.folder / "theory/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new"), [("goals.rq", "fo:Goal", "fo:Activity"), ("known.json", "FO", "F0")]
)
def test_what_the_configuration_names_is_an_input(configured: Order, name: str, old: str, new: str) -> None:
    build_site(configured)
    assert not build_site(configured).fresh
    file = configured.folder.parent / name
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    assert build_site(configured).fresh


def test_today_matters_only_where_a_waiver_ends(order: Order) -> None:
    build_site(order)
    assert not build_site(replace(order, today=date(2027, 1, 1))).fresh
    waiver = 'fo:waives [ fo:code "FO102" ; fo:reason "x"@da ; fo:expires "2026-06-01"^^xsd:date ] .\n'
    _touched(order, "theory/plan.ttl", PREFIXES + PLAN + ":job " + waiver)
    assert build_site(order).errors == 0
    assert build_site(replace(order, today=date(2027, 1, 1))).errors == 1


def test_all_that_takes_no_picture_is_made_while_pictures_are_drawn(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = threading.Event()
    draw, content = diagrams.rendered, pages.plan_content

    def slowly(drawings: Sequence[diagrams.Drawing], *how: Any, **more: Any) -> list[diagrams.Rendering]:
        assert made.wait(10), "the page was not begun before the pictures were there"
        return draw(drawings, *how, **more)

    def begun(writer: Writer) -> PlanContent:
        found = content(writer)
        made.set()
        return found

    monkeypatch.setattr(diagrams, "rendered", slowly, raising=False)
    monkeypatch.setattr(pages, "plan_content", begun)
    assert build_site(order).pictures == 2
    assert "<svg" in (order.folder / "theory/index.html").read_text("utf-8")


def test_nothing_is_written_where_a_picture_cannot_be_drawn(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*how: Any, **more: Any) -> list[diagrams.Rendering]:
        raise ForandringError(Message("ingen maskine", "no engine"))

    monkeypatch.setattr(diagrams, "rendered", broken, raising=False)
    with pytest.raises(ForandringError, match="no engine"):
        build_site(order)
    assert not order.folder.exists()
    assert not children._ahead


def test_nobody_who_breaks_off_waits_for_what_is_being_drawn() -> None:
    broken_off = (
        "import threading\nfrom forandring import diagrams\nfrom forandring.project.pictures import Pictures\n"
        "begun = threading.Event()\n"
        "diagrams.rendered = lambda *how, **more: begun.set() or threading.Event().wait()\n"
        "with Pictures(('svg',), None) as pictures:\n"
        "    pictures.draw([])\n    begun.wait()\n    raise KeyboardInterrupt\n"
    )
    ended = subprocess.run([sys.executable, "-c", broken_off], capture_output=True, timeout=20, check=False)
    assert ended.stderr.endswith(b"KeyboardInterrupt\n")


def test_what_waits_its_turn_is_not_drawn_once_the_block_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on, drawn = threading.Event(), threading.Event(), list[int]()

    def slow(drawings: Sequence[Any], *how: Any, **more: Any) -> list[diagrams.Rendering]:
        drawn.append(len(drawings))
        begun.set()
        go_on.wait(20)
        return []

    monkeypatch.setattr(diagrams, "rendered", slow, raising=False)
    later: Any = object()
    pictures = Pictures(("svg",), None)
    pictures.draw([])
    begun.wait(20)
    pictures.draw([later])
    pictures.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    go_on.set()
    with pytest.raises(CancelledError):
        pictures.of(later)
    assert drawn == [0]


def test_each_plan_s_data_hold_what_its_nodes_correspond_to(order: Order, tmp_path: Path) -> None:
    folder = tmp_path / "theory"
    (folder / "plan.ttl").unlink()
    for name in ("one", "two", "three"):
        (folder / name).mkdir()
        said = PREFIXES.replace("/plan#", f"/{name}#") + PLAN
        (folder / name / "plan.ttl").write_text(said, "utf-8")
    one, two = (f"<https://example.org/{name}#job>" for name in ("one", "two"))
    (folder / "mappings.ttl").write_text(f"{PREFIXES}{one} skos:closeMatch {two} .\n", "utf-8")
    with (folder / "two/plan.ttl").open("a", encoding="utf-8") as file:
        file.write(":nobody skos:closeMatch :nothing .\n")
    build_site(order)
    for name, count in (("one", 1), ("two", 2), ("three", 0)):
        told = json.loads((order.folder / name / "data/theory.json").read_text("utf-8"))
        assert [mapping["relation"] for mapping in told["mappings"]] == ["closeMatch"] * count


def test_each_plan_s_data_say_the_same_as_those_of_all(order: Order, tmp_path: Path) -> None:
    folder = tmp_path / "theory"
    (folder / "plan.ttl").unlink()
    for name in ("one", "two"):
        (folder / name).mkdir()
        said = PREFIXES.replace("/plan#", f"/{name}#") + PLAN
        said += f':k a fo:Source ; skos:prefLabel "Kilde"@da ; fo:document "{name}.txt" .\n'
        (folder / name / "plan.ttl").write_text(said, "utf-8")
    ends = "fo:from <https://example.org/one#job> ; fo:to <https://example.org/two#job>"
    cites = " , ".join(
        f'[ fo:source <https://example.org/{name}#k> ; fo:at "L2" ]' for name in ("one", "two")
    )
    mapping = f"[] a fo:Mapping ; {ends} ; fo:relation skos:closeMatch ; fo:cites {cites} .\n"
    (folder / "mappings.ttl").write_text(PREFIXES + mapping, "utf-8")
    build_site(order)
    reading = read([str(folder)])
    whole = json.loads(theory_to_json(reading.theory, rdf.vocabulary(), reading.places.line))
    assert [cite["document"] for cite in whole["mappings"][0]["cites"]] == ["one.txt", "two.txt"]
    for name in ("one", "two"):
        told = json.loads((order.folder / name / "data/theory.json").read_text("utf-8"))
        assert told["mappings"] == whole["mappings"]
        assert all(plan in whole["plans"] for plan in told["plans"])
