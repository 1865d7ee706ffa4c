"""The pages: what they say, that they are whole and valid, and that a theory cannot make them do anything."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import jinja2
import pytest

from forandring import diagrams, rdf
from forandring.analysis.grading import LEVELS
from forandring.errors import ForandringError
from forandring.findings import Severity
from forandring.model import Citation, Plan
from forandring.project import Reading, read
from forandring.reports import (
    Material,
    Picture,
    activities_csv,
    arrows_csv,
    environment,
    gaps_csv,
    index_page,
    matrix_csv,
    plan_page,
)
from forandring.reports.inline import inline
from forandring.reports.policy import content_security_policy
from forandring.reports.words import NOUNS, TEXTS, Words
from forandring.sources import Excerpt, Library, passages
from forandring.texts import Message

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
PREFIXES = """
@prefix : <https://example.org/plan#> .
@prefix fo: <https://w3id.org/forandring#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
WORLD = """
:plan a fo:Plan ; skos:prefLabel "Jobplan"@da , "Job plan"@en ; fo:source :kilde ;
    fo:amountUnit "mio. kr."@da , "DKK million"@en ; fo:start "2027"^^xsd:gYear ; fo:end "2030"^^xsd:gYear ;
    fo:declaredTotal 1106.5 .
:kilde a fo:Source ; skos:prefLabel "Kilden"@da , "The source"@en ; fo:document "kilde.txt" .
:omraade a fo:FocusArea ; skos:prefLabel "Beskæftigelse"@da , "Employment"@en ; fo:cites "L1" .
:unge a fo:TargetGroup ; skos:prefLabel "Unge"@da , "Young people"@en ; fo:cites "L2" .
:kursus a fo:Activity ; skos:prefLabel "Kursus"@da , "Course"@en ; fo:focusArea :omraade ;
    fo:targetGroup :unge ; fo:annualCost 1106.4 ; fo:citizens 2800 ;
    fo:leadsTo [ fo:effect :modet ; fo:evidence fo:Practice ; fo:basis fo:Stated ; fo:cites "L4" ] ; fo:cites "L3" .
:mentor a fo:Activity ; skos:prefLabel "Mentor"@da , "Mentor"@en ; fo:setupCost 0 ;
    fo:leadsTo [ fo:effect :modet ; fo:basis fo:Inferred ; fo:cites "L5" ] ; fo:cites "L5" .
:modet a fo:Effect ; skos:prefLabel "Flere har mod"@da , "More have courage"@en ; fo:leadsTo :job ; fo:cites "L6" .
:job a fo:Goal ; skos:prefLabel "Flere i job"@da , "More in work"@en ; fo:cites "L7" .
:sund a fo:Goal ; skos:prefLabel "Flere er sunde"@da , "More are healthy"@en ; fo:cites "L8" ;
    fo:waives [ fo:code "FO102" ; fo:reason "Besluttes i 2028"@da , "Decided in 2028"@en ; fo:owner "Udvalget" ] .
:ensom a fo:Challenge ; skos:prefLabel "Mange er ensomme"@da , "Many are lonely"@en ; fo:cites "L9" .
"""


def material(reading: Reading, plan: Plan, language: str = "da", **more: object) -> Material:
    findings = tuple(finding for finding in reading.findings() if finding.plan == plan.id)
    values: dict[str, object] = {
        "theory": reading.theory,
        "plan": plan,
        "vocabulary": rdf.vocabulary(),
        "findings": findings,
        "pictures": (),
        "language": language,
        "version": "1.2.3",
        "lines": reading.places.line,
    }
    return Material(**{**values, **more})  # type: ignore[arg-type]


def reading_of(turtle: str, folder: Path) -> Reading:
    (folder / "plan.ttl").write_text(PREFIXES + turtle, "utf-8")
    return read([str(folder)])


def page_of(turtle: str, folder: Path, language: str = "da", **more: object) -> str:
    reading = reading_of(turtle, folder)
    return plan_page(material(reading, reading.theory.plans[0], language, **more))


class _Text(HTMLParser):
    """Gathers what a reader sees, and what stands in headings."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[str] = []
        self.headings: list[str] = []
        self.foreign: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        said = dict(attrs)
        self.attributes |= set(said)
        if said.get("id"):
            self.ids.append(str(said["id"]))
        if str(said.get("href", "")).startswith("#"):
            self.targets.append(str(said["href"])[1:])
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append("")
        if tag not in ("meta", "br", "input", "rect", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.seen.append(data)
        if {"h1", "h2", "h3", "h4"} & set(self.open):
            self.headings[-1] += data


def parsed(html: str) -> _Text:
    text = _Text()
    text.feed(html)
    return text


def seen(html: str) -> str:
    return re.sub(r"\s+", " ", " ".join(parsed(html).seen))


def theories() -> Iterator[str]:
    yield from sorted(str(file.parent) for file in ROOT.glob("theory/*/plan.ttl"))


@pytest.fixture(scope="module")
def whole() -> Reading:
    if not (ROOT / "theory").is_dir():
        pytest.skip("the plans under theory/ are not here")
    return read([str(ROOT / "theory")])


@pytest.fixture(scope="module")
def pages(whole: Reading) -> dict[tuple[str, str], str]:
    """Every plan's page and the index in both languages."""
    findings = whole.findings()
    made = {}
    for language in ("da", "en"):
        for plan in whole.theory.plans:
            if plan.node is not None:
                made[Path(plan.folder).name, language] = plan_page(material(whole, plan, language))
        made["index", language] = index_page(
            whole.theory, findings, language, vocabulary=rdf.vocabulary(), version="1"
        )
    return made


def test_numbers_follow_the_language(tmp_path: Path) -> None:
    danish, english = (seen(page_of(WORLD, tmp_path, language)) for language in ("da", "en"))
    assert "1.106,4 mio. kr." in danish
    assert "DKK 1,106.4 million" in english
    assert "2.800" in danish
    assert "2,800" in english


def test_absent_is_not_zero(tmp_path: Path) -> None:
    html = page_of(WORLD, tmp_path)
    mentor = html[html.index('id="n-mentor"') :]
    mentor = mentor[: mentor.index("</article>")]
    facts = re.findall(r"<dt>([^<]*)</dt><dd>(.*?)</dd>", mentor, re.DOTALL)
    said = {term: re.sub("<[^>]*>", "", value).strip() for term, value in facts}
    assert said["årlig udgift"] == "ikke oplyst"
    assert said["etableringsudgift"] == "0 mio. kr."


def test_a_plan_without_a_source_does_not_say_that_all_stands_in_one(tmp_path: Path) -> None:
    assert "Alt på siden står i kilden" in seen(page_of(WORLD, tmp_path))
    bare = """
    :plan a fo:Plan ; skos:prefLabel "Plan"@da .
    :kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :job .
    :job a fo:Goal ; skos:prefLabel "Job"@da .
    """
    told = seen(page_of(bare, tmp_path))
    assert "Planen nævner ingen kilde" in told
    assert "Alt på siden" not in told


def test_a_total_that_does_not_add_up_is_shown_with_both_numbers(tmp_path: Path) -> None:
    text = seen(page_of(WORLD, tmp_path))
    assert (
        "kilden skriver 1.106,5 mio. kr., men delene giver 1.106,4 mio. kr.; forskellen er 0,1 mio. kr."
        in text
    )


def test_a_total_that_adds_up_is_said_to(tmp_path: Path) -> None:
    text = seen(page_of(WORLD.replace("1106.5", "1106.4"), tmp_path))
    assert "kilden skriver 1.106,4 mio. kr.; det stemmer med delene" in text


def test_inferred_routes_are_marked(tmp_path: Path) -> None:
    html = page_of(WORLD, tmp_path)
    goal = html[html.index('id="n-job"') :]
    rows = re.findall(r'<tr( class="read-in")?><th scope="row"><a href="#n-(\w+)"', goal)
    assert {name: bool(mark) for mark, name in rows[:2]} == {"kursus": True, "mentor": True}
    cited = WORLD.replace("fo:leadsTo :job ;", 'fo:leadsTo [ fo:effect :job ; fo:cites "L6" ] ;')
    html = page_of(cited, tmp_path)
    goal = html[html.index('id="n-job"') :]
    rows = re.findall(r'<tr( class="read-in")?><th scope="row"><a href="#n-(\w+)"', goal)
    assert {name: bool(mark) for mark, name in rows[:2]} == {"kursus": False, "mentor": True}


def test_an_accepted_gap_stays_with_its_reason(tmp_path: Path) -> None:
    danish, english = (seen(page_of(WORLD, tmp_path, language)) for language in ("da", "en"))
    assert "Accepteret af Udvalget: Besluttes i 2028" in danish
    assert "Accepted by Udvalget: Decided in 2028" in english
    assert "Flere er sunde" in danish


def test_gaps_are_named(tmp_path: Path) -> None:
    html = page_of(WORLD, tmp_path)
    gaps = html[html.index('id="gaps"') : html.index('id="activities"')]
    assert "Hvilke udfordringer tager ingen sig af?" in gaps
    assert "Mange er ensomme" in gaps


@pytest.mark.parametrize(
    "turtle",
    [
        "",
        ":plan a fo:Plan ; skos:prefLabel 'Tom'@da .",
        ":a a fo:Activity .",
        ":x a fo:Challenge ; fo:partOf :x . :y a fo:TargetGroup ; skos:broader :z ."
        ":z a fo:TargetGroup ; skos:broader :y . :s a fo:StatusRule . :r a fo:StatusRule ; fo:colour fo:Pink .",
        ":g a fo:Goal ; fo:serves :g . :a a fo:Activity ; fo:leadsTo :a , :g .",
        ":plan a fo:Plan ; fo:declaredTotal 'many' ; fo:start 'soon' ."
        ":a a fo:Activity ; fo:annualCost '1,6' ; fo:citizens 'ti' ; fo:start '2027-13' .",
        ":a a fo:Activity ; fo:leadsTo [ ] ; fo:targetGroup :nobody ; fo:funding [ ] ; fo:cites 'L0' , 'side 3' .",
        ":n a fo:Nonsense ; skos:prefLabel 'N'@da . :f a fo:Figure ; fo:minimum 3 ; fo:maximum 5 .",
    ],
)
def test_a_page_is_made_of_whatever_is_there(turtle: str, tmp_path: Path) -> None:
    for language in ("da", "en"):
        assert page_of(turtle, tmp_path, language).rstrip().endswith("</html>")


def test_groups_that_contain_each_other_are_on_the_page(tmp_path: Path) -> None:
    ring = ":y a fo:TargetGroup ; skos:broader :z . :z a fo:TargetGroup ; skos:broader :y ."
    ids = parsed(page_of(ring, tmp_path)).ids
    assert [name for name in ids if name in ("n-y", "n-z")] == ["n-y", "n-z"]


def test_every_node_stands_once_on_its_page(pages: dict[tuple[str, str], str], whole: Reading) -> None:
    for plan in whole.theory.plans:
        if plan.node is None:
            continue
        ids = parsed(pages[Path(plan.folder).name, "da"]).ids
        assert len(ids) == len(set(ids))
        shown = set(ids)
        for node in plan.nodes:
            if node.kind not in ("Plan", "Voice", "StatusRule") and not node.id.startswith("_:"):
                assert f"n-{node.name}" in shown, node.id


def test_properties_are_named_in_the_page_s_language(pages: dict[tuple[str, str], str]) -> None:
    terms = rdf.vocabulary().terms.values()
    for (name, language), html in pages.items():
        known = {term.label.in_language(language) for term in terms}
        known |= {message.in_language(language) for message in TEXTS.values()}
        facts = re.findall(r'<dl class="facts.*?</dl>', html, re.DOTALL)
        said = {text for each in facts for text in re.findall(r"<dt>([^<]*)</dt>", each)}
        assert {unescape(text) for text in said} <= known, name


def test_links_within_a_page_lead_somewhere(pages: dict[tuple[str, str], str]) -> None:
    for html in pages.values():
        text = parsed(html)
        assert set(text.targets) <= set(text.ids)


def test_every_link_of_a_plan_stands_on_its_page(tmp_path: Path) -> None:
    html = page_of(WORLD, tmp_path)
    arrows = html[html.index('id="arrows"') : html.index('id="activities"')]
    assert arrows.count('<td class="claim">') == 3


def test_the_same_material_gives_the_same_bytes(whole: Reading, pages: dict[tuple[str, str], str]) -> None:
    again = read([str(ROOT / "theory")])
    plan = next(plan for plan in again.theory.plans if plan.node is not None)
    assert plan_page(material(again, plan)) == pages[Path(plan.folder).name, "da"]


def test_headings_are_in_the_page_s_language(tmp_path: Path) -> None:
    danish = {message.da for message in TEXTS.values() if message.da != message.en}
    english = {message.en for message in TEXTS.values() if message.da != message.en}
    for language, foreign, own in (("da", english - danish, danish), ("en", danish - english, english)):
        headings = [heading.strip() for heading in parsed(page_of(WORLD, tmp_path, language)).headings]
        assert headings
        assert not foreign.intersection(headings)
        assert own.intersection(headings)
        words = set(re.findall(r"\w+", " ".join(headings).lower()))
        assert not words & (
            {"og", "ikke", "der", "hvilke", "kilder"} if language == "en" else {"and", "the", "which"}
        )


def test_a_label_of_another_language_says_so(tmp_path: Path) -> None:
    html = page_of(
        ':plan a fo:Plan ; skos:prefLabel "Jobplan"@da . :m a fo:Goal ; skos:prefLabel "Mål"@da .',
        tmp_path,
        "en",
    )
    assert '<h1 lang="da">Jobplan</h1>' in html
    assert '<span lang="da">Mål</span>' in html


def test_words_are_in_both_languages_and_all_are_used() -> None:
    files = [*(ROOT / "templates").glob("*"), *(ROOT / "src/forandring/reports").rglob("*.py")]
    used = " ".join(
        file.read_text("utf-8")
        for file in files
        if file.is_file() and file.name not in ("words.py", "texts.py")
    )
    computed = re.compile(r"^(share|column|relation|backwards|download|skos)-")
    chapters = "effects services organisations figures concepts duties events other".split()
    named = {*LEVELS, *(severity.name for severity in Severity), *chapters}
    for key, message in TEXTS.items():
        assert message.da
        assert message.en
        assert set(re.findall(r"{(\w*)}", message.da)) == set(re.findall(r"{(\w*)}", message.en)), key
        assert computed.search(key) or key in named or re.search(rf"['\"]{re.escape(key)}['\"]", used), key
    known = rdf.vocabulary().terms
    assert set(NOUNS) <= set(known)


def test_templates_hold_no_words_of_their_own() -> None:
    for file in (ROOT / "templates").glob("*.html"):
        text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", file.read_text("utf-8"), flags=re.DOTALL)
        between = " ".join(re.findall(r">([^<]*)<", text))
        assert not re.search(r"[A-Za-zÆØÅæøå]{2,}", between), file.name


def test_an_activity_of_which_nothing_is_known_is_not_green(tmp_path: Path) -> None:
    rule = ":r a fo:StatusRule ; skos:prefLabel 'G'@da ; fo:colour fo:Green ; fo:cites 'L9' ."
    asked = ":kursus fo:prerequisite :lokaler . :lokaler a fo:Prerequisite ; skos:prefLabel 'Lokaler'@da ."
    html = page_of(WORLD + rule + asked, tmp_path)
    table = html[html.index('<table class="status">') :]
    table, below = table.split("</table>", 1)
    (course,) = (re.sub("<[^>]*>", " ", row) for row in table.split("<tr")[2:])
    assert "Kursus" in course
    assert "grøn" in course
    untold = below[: below.index("</section>")]
    assert "Kan ikke udledes (1):" in untold
    assert "Mentor" in untold
    card = html[html.index('id="n-mentor"') :]
    assert "grøn" not in card[: card.index("</article>")]


def test_danish_counts() -> None:
    words = Words("da")
    assert [words.noun("Activity", n) for n in (0, 1, 2)] == ["aktiviteter", "aktivitet", "aktiviteter"]


# What a theory must not be able to do


@pytest.fixture(scope="module")
def hostile() -> list[str]:
    file = SHARED / "bad-inputs" / "labels-hostile.json"
    if not file.is_file():
        pytest.skip("the shared hostile labels are not here")
    labels: list[str] = json.loads(file.read_text("utf-8"))
    return labels


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def test_hostile_labels_come_out_as_text(hostile: list[str], tmp_path: Path) -> None:
    lines = [f":plan a fo:Plan ; skos:prefLabel {quoted(hostile[0])}@da ."]
    for number, label in enumerate(hostile):
        said = quoted(label)
        lines.append(
            f":a{number} a fo:Activity ; skos:prefLabel {said}@da ; skos:definition {said}@da ; skos:note {said}@da ; "
            f"skos:altLabel {said}@da ; fo:location {said}@da ; fo:leadsTo :g{number} ; fo:cites {said} ; "
            f'fo:waives [ fo:code "FO111" ; fo:reason {said}@da ; fo:owner {said} ] .\n'
            f":g{number} a fo:Goal ; skos:prefLabel {said}@da ; skos:notation {said} ."
        )
    html = page_of("\n".join(lines), tmp_path)
    plain = page_of(
        re.sub(r"skos:prefLabel \"(?:[^\"\\]|\\.)*\"", 'skos:prefLabel "x"', "\n".join(lines)), tmp_path
    )
    assert parsed(html).tags == parsed(plain).tags
    assert html.count("<script") == 1
    assert not [name for name in parsed(html).attributes if name.startswith("on")]
    text = seen(html)
    for label in hostile:
        assert re.sub(r"\s+", " ", label).strip() in text, label


def test_characters_that_no_page_may_hold_are_replaced(tmp_path: Path) -> None:
    html5lib = pytest.importorskip("html5lib", reason="html5lib is not installed (pip install html5lib)")
    html = page_of(':g a fo:Goal ; skos:prefLabel "a\\u0000b\\u0001c\\u007Fd\\uFFFEe\\u0085f"@da .', tmp_path)
    html5lib.HTMLParser(strict=True).parse(html)
    assert "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf" in html


def test_hostile_names_make_ids_that_are_whole_and_apart(tmp_path: Path) -> None:
    turtle = "\n".join(
        f"<https://example.org/plan#{name}> a fo:Goal ; skos:prefLabel 'G'@da ."
        for name in ("a'b", "a&b", "a%20b", "A", "a", "æ", "ø", "--", "a/../b", "1")
    )
    ids = parsed(page_of(turtle, tmp_path)).ids
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z][\w-]*", name) for name in ids)


def test_templates_in_labels_are_not_run(tmp_path: Path) -> None:
    text = seen(page_of(':g a fo:Goal ; skos:prefLabel "{{ 7*7 }}{% raw %}"@da .', tmp_path))
    assert "{{ 7*7 }}{% raw %}" in text
    assert "49" not in text


def test_the_policy_allows_the_page_s_own_style_and_script_alone(tmp_path: Path) -> None:
    html = page_of(WORLD, tmp_path)
    policy = html[html.index("Content-Security-Policy") : html.index("viewport")]
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)
    assert style
    assert script
    hashes = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style[1], script[1])
    ]
    assert all(f"sha256-{value}" in policy for value in hashes)
    wanted = content_security_policy([style[1]], [script[1]])
    assert wanted.replace("'", "&#39;") in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in wanted
    assert not re.search(r'(src|href)="(https?:)?//', html)
    assert 'style="' not in html


SVG = """<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="72pt" height="36pt"
 viewBox="0 0 72 36" onload="alert(1)"><style>.a{fill:red}</style><script>alert(1)</script>
<defs><marker id="m"/></defs>
<g id="n1" style="fill:blue;position:fixed" marker-end="url(#m)"><title>A &lt; B</title>
<a xlink:href="javascript:alert(1)"><text onclick="x()">Hej</text></a><use xlink:href="#n1"/><use href="http://e.org/x#y"/>
<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">p</p></foreignObject><rect fill="url(http://e.org/#x)"/></g></svg>"""


def test_a_part_of_a_picture_without_a_name_is_no_image_of_its_own() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg"><g role="img" aria-label=""><path/></g>'
        '<g role="img" aria-label="Mål"/></svg>'
    )
    markup = inline(svg, "p-", "Plan").markup
    assert '<g><path></path></g><g role="img" aria-label="Mål"></g>' in markup


def test_a_picture_is_put_into_the_page_without_what_acts() -> None:
    made = inline(SVG, "p-x-", "Titel")
    assert made.styles == (".a{fill:red}",)
    assert (made.width, made.height) == (96, 48)
    for gone in (
        "script",
        "alert",
        "onload",
        "onclick",
        "javascript",
        "foreignObject",
        "e.org",
        "style=",
        "DOCTYPE",
    ):
        assert gone not in made.markup.replace("<style>", "")
    assert '<g id="p-x-n1" fill="blue" marker-end="url(#p-x-m)">' in made.markup
    assert '<use href="#p-x-n1">' in made.markup
    assert "<title>A &lt; B</title>" in made.markup
    assert "Hej" in made.markup
    assert 'role="img"' in made.markup
    assert 'aria-labelledby="p-x-title"' in made.markup


class FoldedArrow:
    """An arrow that stands for a count of routes and for no claim."""

    number, cause, effect, links = 1, "https://example.org/plan#omraade", "https://example.org/plan#job", ()
    text = Message("1 af 1 aktivitet fører til målet", "1 of 1 activity leads to the goal")


def test_arrows_without_claims_are_said_in_words_and_never_as_stated(tmp_path: Path) -> None:
    picture = Picture("overview", "Oversigt", lambda: SVG, (FoldedArrow(),), "a.png", "a.svg", "overview")  # type: ignore[arg-type]
    html = page_of(
        WORLD,
        tmp_path,
        pictures=(picture, Picture("gaps", "Huller", lambda: SVG, (), "g.png", "g.svg", "gaps")),
    )
    assert "1 af 1 aktivitet fører til målet" in seen(html)
    overview = html[html.index('id="picture-overview"') : html.index('id="goals"')]
    assert '<table class="arrows">' not in overview
    ids = parsed(html).ids
    assert len(ids) == len(set(ids))


def test_an_arrow_that_is_no_claim_is_neither_stated_nor_inferred(tmp_path: Path) -> None:
    reading = reading_of(WORLD + ":job fo:serves :sund .", tmp_path)
    plan = reading.theory.plans[0]
    job, healthy = (f"https://example.org/plan#{name}" for name in ("job", "sund"))

    class Claim:
        number, cause, effect = 1, plan.links[0].cause, plan.links[0].effect
        links, text = (plan.links[0],), Message("", "")

    class Serving:
        number, cause, effect, links, text = 2, job, healthy, (), Message("", "")

    class Folded:
        number, cause, effect, links, text = 3, plan.links[0].cause, job, (), Message("gennem virkninger", "")

    class ToAList:
        number, cause, effect, links = 4, plan.links[0].cause, "goals-kursus", ()
        text = Message("Kursus fører gennem virkninger til tre mål.", "")

    arrows = (Claim(), Serving(), Folded(), ToAList())
    picture = Picture("overview", "Oversigt", lambda: SVG, arrows, "a.png", "a.svg", "overview")  # type: ignore[arg-type]
    html = plan_page(material(reading, plan, pictures=(picture,)))
    table = html[
        html.index('<table class="arrows">') : html.index("</table>", html.index('<table class="arrows">'))
    ]
    claim, serving, folded, listed = (re.sub("<[^>]*>", " ", row) for row in table.split("<tr")[2:])
    assert "praksis" in claim
    assert "står i kilden" in claim
    assert "understøtter" in serving
    assert "linje 7" in serving
    assert "gennem virkninger" in folded
    assert not re.search("står i kilden|læst ind|ikke oplyst|linje", folded)
    assert "Kursus fører gennem virkninger til tre mål." in listed
    assert "goals-kursus" not in html, "what a box is called in a drawing is nobody's business"


def test_a_drawn_arrow_has_a_row_with_its_number_and_is_not_repeated(tmp_path: Path) -> None:
    reading = reading_of(WORLD, tmp_path)
    plan = reading.theory.plans[0]

    class Drawn:
        number, cause, effect, links, text = (
            7,
            plan.links[0].cause,
            plan.links[0].effect,
            (plan.links[0],),
            Message("", ""),
        )

    picture = Picture(
        "omraade",
        "B",
        lambda: SVG,
        (Drawn(),),
        "a.png",
        "a.svg",
        "focus-area",
        subject="https://example.org/plan#omraade",
    )  # type: ignore[arg-type]
    html = plan_page(material(reading, plan, pictures=(picture,)))
    area = html[html.index('id="n-omraade"') : html.index('id="arrows"')]
    assert re.search(
        r'<th scope="row" class="number">7</th>.*?Kursus.*?Flere har mod.*?praksis.*?linje 4',
        area,
        re.DOTALL,
    )
    rest = html[html.index('id="arrows"') : html.index('id="activities"')]
    assert rest.count('<td class="claim">') == 2


def cited_world(folder: Path) -> Reading:
    lines = [f"Linje {number} af kilden." for number in range(1, 10)]
    lines[2] = "Der holdes <b>Kursus</b> for 2.800 unge."
    (folder / "kilde.txt").write_text("\n".join(lines), "utf-8")
    return reading_of(WORLD, folder)


def passages_of(reading: Reading) -> dict[Citation, Excerpt]:
    return passages(reading.theory, Library(reading.theory))


def statements_without_passage(html: str) -> list[str]:
    """Return the citations on a page that open no passage that stands on it."""
    cited = re.findall(r'<span class="cites">(.*?)</span>', html, re.DOTALL)
    assert cited
    ids = set(re.findall(r'<figure class="passage" id="([^"]+)" popover>', html))
    wrong = []
    for one in cited:
        buttons = re.findall(r'<button type="button" popovertarget="([^"]+)"', one)
        links = re.findall(r'<a href="#([^"]+)"', one)
        if not buttons or buttons != links or not set(buttons) <= ids:
            wrong.append(one)
    return wrong


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_citation_opens_its_passage(language: str, tmp_path: Path) -> None:
    reading = cited_world(tmp_path)
    html = plan_page(material(reading, reading.theory.plans[0], language, passages=passages_of(reading)))
    assert statements_without_passage(html) == []
    assert html.count("Linje 7 af kilden.") == 1, (
        "a passage stands once on the page, however often it is cited"
    )
    assert "Der holdes &lt;b&gt;<mark>Kursus</mark>&lt;/b&gt; for <mark>2.800</mark> unge." in html
    assert Words(language)["how-to-cite"] in html
    assert Words(language)["sources-absent"] not in html
    html5lib = pytest.importorskip("html5lib", reason="html5lib is not installed (pip install html5lib)")
    html5lib.HTMLParser(strict=True).parse(html)


def test_every_citation_of_the_plans_opens_its_passage(whole: Reading) -> None:
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the source documents are not here (../shared/seeds)")
    at_hand = passages(whole.theory, Library(whole.theory, (SHARED / "seeds",)))
    for plan in whole.theory.plans:
        if plan.node is not None:
            assert statements_without_passage(plan_page(material(whole, plan, passages=at_hand))) == []
    index = index_page(whole.theory, (), "da", vocabulary=rdf.vocabulary(), version="1", passages=at_hand)
    assert statements_without_passage(index) == []


def test_without_sources_the_page_says_so_once_and_citations_are_text(tmp_path: Path) -> None:
    html = page_of(WORLD, tmp_path).split("</style>")[1]
    assert html.count(Words("da")["sources-absent"]) == 1
    assert "passage" not in html
    assert '<span class="cites">linje 3</span>' in html


def test_a_source_that_is_not_at_hand_is_named(tmp_path: Path) -> None:
    reading = cited_world(tmp_path)
    more = ':bilag a fo:Source ; skos:prefLabel "Bilaget"@da .\n' + WORLD.replace(
        'fo:cites "L8"', 'fo:cites [ fo:source :bilag ; fo:at "L8" ]'
    )
    reading = reading_of(more, tmp_path)
    html = plan_page(material(reading, reading.theory.plans[0], passages=passages_of(reading)))
    assert Words("da")("sources-missing", sources="Bilaget") in html
    assert '<span class="cites">Bilaget, linje 8</span>' in html


def test_parts_and_totals_and_arrows_are_cited_where_they_are_said(tmp_path: Path) -> None:
    turtle = WORLD.replace(
        "fo:declaredTotal 1106.5", 'fo:declaredTotal [ fo:amount 1106.5 ; fo:cites "L9" ]'
    ).replace("fo:setupCost 0 ;", 'fo:setupCost 0 ; fo:funding [ fo:kind fo:NewBudget ; fo:cites "L1" ] ;')
    (tmp_path / "kilde.txt").write_text("\n".join(f"Linje {n} af kilden." for n in range(1, 10)), "utf-8")
    reading = reading_of(turtle, tmp_path)
    html = plan_page(material(reading, reading.theory.plans[0], passages=passages_of(reading)))
    total = html[html.index('<ul class="declared">') :].split("</li>")[0]
    assert "linje 9</button>" in total
    card = html[html.index('id="n-mentor"') :].split("</article>")[0]
    assert re.search(r"status ikke oplyst <span class=\"cites\"><a [^>]*>linje 1</a>", card)
    leads = html[html.index('id="n-kursus"') :].split('class="leads"')[1].split("</p>")[0]
    assert "linje 4</button>" in leads


def test_several_lines_are_lines(tmp_path: Path) -> None:
    several = WORLD.replace('fo:cites "L8" ;', 'fo:cites "L8" , "L9-10" , "L12" ;')
    html = page_of(several, tmp_path, "en")
    goal = html[html.index('id="n-sund"') :].split("</p>")[0]
    assert '<span class="cites">lines 8, 9–10, 12</span>' in goal


def test_many_routes_to_a_goal_are_folded_and_printed(tmp_path: Path) -> None:
    few, many = (
        WORLD
        + "".join(f':m{i} a fo:Activity ; skos:prefLabel "M{i}"@da ; fo:leadsTo :job .' for i in range(n))
        for n in (8, 9)
    )
    assert "Vis vejene fra" not in page_of(few, tmp_path)
    html = page_of(many, tmp_path)
    folded = html[html.index('<details class="fold">') :].split("</details>")[0]
    assert "Vis vejene fra 11 aktiviteter" in folded
    assert folded.count("<tr") == 12
    assert ".fold::details-content" in html[html.index("@media print") :]


def test_the_index_tells_a_goal_nobody_works_for_from_a_missing_price(tmp_path: Path) -> None:
    reading = reading_of(WORLD, tmp_path)
    html = index_page(reading.theory, reading.findings(), "da", vocabulary=rdf.vocabulary(), version="1")
    head = re.findall(r"<th scope=\"col\"[^>]*>(.*?)</th>", html)
    row = re.findall(r'<td class="figure">(.*?)</td>', html)
    shown = dict(zip(head[1:], row, strict=False))
    found = [f.code for f in reading.findings() if f.open and f.plan]
    assert shown["Huller i sammenhængen"] == str(sum(code.startswith("FO1") for code in found)) != "0"
    assert shown["Manglende oplysninger"] == str(sum("FO301" <= code <= "FO304" for code in found)) != "0"


def test_places_named_in_texts_are_citations_too(tmp_path: Path) -> None:
    turtle = WORLD + (
        ':uenig a fo:Discrepancy ; skos:prefLabel "To tal"@da ; skos:note "Tallet i L4-5 (L7) gælder, ikke L99."@da ;'
        ' fo:between [ fo:at "L6" ] , [ a fo:Citation ; fo:at "L8" ] ; fo:cites "L4-5" .'
    )
    (tmp_path / "kilde.txt").write_text("\n".join(f"Linje {n} af kilden." for n in range(1, 10)), "utf-8")
    reading = reading_of(turtle, tmp_path)
    html = plan_page(material(reading, reading.theory.plans[0], passages=passages_of(reading)))
    record = html[html.index('id="n-uenig"') :].split("</article>")[0]
    assert statements_without_passage(html) == []
    assert re.findall(r"<button[^>]*>(.*?)</button>", record) == [
        "linje 6", "linje 8", "linje 4–5", "linje 7", "linje 4–5",
    ]  # fmt: skip
    assert "ikke linje 99." in record
    assert '<span class="kept">(<span class="cites">' in record, "a bracket stays on its citation's line"
    assert "linje 7</button></span>)</span>" in record
    assert "sted:" not in record


# Templates of the user's own


def test_a_user_s_template_goes_first_and_can_extend_ours(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "base.html").write_text(
        '{% extends "forandring/base.html" %}{% block top %}<p>Eget sidehoved</p>{% endblock %}',
        "utf-8",
    )
    html = page_of(WORLD, tmp_path, templates=tmp_path / "own")
    assert "Eget sidehoved" in html


@pytest.mark.parametrize(
    "template",
    [
        b"{% extends %}",
        b"{{ nothing_of_the_kind }}",
        b'{% include "missing.html" %}',
        b"{{ 1 + 'a' }}",
        b"\xff",
    ],
)
def test_a_wrong_template_is_named(template: bytes, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "plan.html").write_bytes(template)
    with pytest.raises(ForandringError, match=r"plan\.html"):
        page_of(WORLD, tmp_path, templates=tmp_path / "own")


@pytest.mark.parametrize("style", [b"p {} </style><script>", b"\xff"])
def test_a_wrong_style_is_named(style: bytes, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "style.css").write_bytes(style)
    with pytest.raises(ForandringError, match=r"style\.css"):
        page_of(WORLD, tmp_path, templates=tmp_path / "own")


def test_a_style_of_the_user_s_own_is_allowed_by_the_policy(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "style.css").write_text("p { color: #123 }", "utf-8")
    html = page_of(WORLD, tmp_path, templates=tmp_path / "own")
    wanted = content_security_policy(["p { color: #123 }"], []).split("; ")[1]
    assert wanted.replace("'", "&#39;") in html


# Tables


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_tables(tmp_path: Path) -> None:
    reading = reading_of(WORLD, tmp_path)
    plan, theory, vocabulary = reading.theory.plans[0], reading.theory, rdf.vocabulary()
    activities = rows(activities_csv(plan, theory, "da", vocabulary=vocabulary))
    assert [row[1] for row in activities] == ["navn", "Kursus", "Mentor"]
    by_name = dict(zip(activities[0], activities[2], strict=True))
    assert (by_name["årlig udgift"], by_name["etableringsudgift"]) == ("", "0")
    assert Decimal(activities[1][4]) == Decimal("1106.4")
    gaps = rows(gaps_csv(plan, theory, reading.findings(), "en", vocabulary=vocabulary))
    accepted = next(row for row in gaps if row[0] == "FO102")
    assert accepted[6:9] == ["yes", "Decided in 2028", "Udvalget"]
    matrix = rows(matrix_csv(plan, theory, "da", vocabulary=vocabulary))
    assert matrix[0] == ["Aktivitet", "Flere i job", "Flere er sunde"]
    assert matrix[1][2] == ""
    assert matrix[2][1].startswith("2 led")


def test_the_arrows_of_the_diagrams_are_a_table_of_their_own(tmp_path: Path) -> None:
    reading = reading_of(WORLD, tmp_path)
    plan, theory, vocabulary = reading.theory.plans[0], reading.theory, rdf.vocabulary()
    drawing = diagrams.drawing(theory, plan, "overview", language="en")
    drawn = [("Numbered", drawing.arrows, True), ("Counted", drawing.arrows[:1], False)]
    header, *found = rows(arrows_csv(plan, theory, drawn, "en", vocabulary=vocabulary))
    assert header[:4] == ["diagram", "No.", "from", "to"]
    assert [row[1] for row in found] == [*(str(arrow.number) for arrow in drawing.arrows), ""]
    assert [row[2] for row in found[:-1]] == [theory.label(arrow.cause, "en") for arrow in drawing.arrows]
    assert found[0][-1] == drawing.arrows[0].text.en


def areas_and_others(goals: int) -> str:
    """Return two focus areas and activities outside them, each leading to goals of its own, and many effects."""
    lines = [f':e{n} a fo:Effect ; skos:prefLabel "Virkning {n}"@da .' for n in range(40)]
    for place, area in enumerate(("fo:focusArea :f0 ;", "fo:focusArea :f1 ;", "")):
        heads = " , ".join(f":g{place * goals + n}" for n in range(goals))
        lines.append(
            f':a{place} a fo:Activity ; skos:prefLabel "Indsats {place}"@da ; {area} fo:leadsTo {heads} .'
        )
    lines += [f':g{n} a fo:Goal ; skos:prefLabel "Mål {n}"@da , "Goal {n}"@en .' for n in range(3 * goals)]
    return "\n".join(
        [*lines, *(f':f{n} a fo:FocusArea ; skos:prefLabel "Område {n}"@da .' for n in range(2))]
    )


@pytest.mark.parametrize(
    ("language", "rest", "goal"),
    [("da", "Uden fokusområde", "Mål"), ("en", "Outside the focus areas", "Goal")],
)
def test_the_table_of_arrows_calls_lists_by_what_they_list(
    tmp_path: Path, language: str, rest: str, goal: str
) -> None:
    for goals in (2, 7):
        reading = reading_of(areas_and_others(goals), tmp_path)
        plan, theory, vocabulary = reading.theory.plans[0], reading.theory, rdf.vocabulary()
        drawing = diagrams.drawing(theory, plan, "overview", language=language)
        drawn = [("Plan", drawing.arrows, False)]
        _, *found = rows(arrows_csv(plan, theory, drawn, language, vocabulary=vocabulary))
        of_rest = [row[3] for row in found if row[2] == rest]
        last = [f"{goal} {n}" for n in range(2 * goals, 3 * goals)]
        assert of_rest == ([*last] if goals == 2 else ["; ".join(last)])
        assert {row[2] for row in found} == {"Område 0", "Område 1", rest}


def test_no_cell_is_a_formula(hostile: list[str], tmp_path: Path) -> None:
    turtle = "\n".join(
        f":a{number} a fo:Activity ; skos:prefLabel {quoted(label)}@da ."
        for number, label in enumerate(hostile)
    )
    reading = reading_of(turtle, tmp_path)
    plan, vocabulary = reading.theory.plans[0], rdf.vocabulary()
    makers: list[Callable[[], str]] = [
        lambda: activities_csv(plan, reading.theory, "da", vocabulary=vocabulary),
        lambda: gaps_csv(plan, reading.theory, reading.findings(), "da", vocabulary=vocabulary),
        lambda: matrix_csv(plan, reading.theory, "da", vocabulary=vocabulary),
    ]
    for make in makers:
        cells = [cell for row in rows(make()) for cell in row]
        assert cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "＝"))]


# The index


def test_the_index_leads_to_the_plans_and_to_what_lies_between_them(tmp_path: Path) -> None:
    for name in ("a plan", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.ttl").write_text(
            PREFIXES.replace("example.org/plan", f"example.org/{name[0]}")
            + f':plan a fo:Plan ; skos:prefLabel "Plan {name}"@da . :maal a fo:Goal ; skos:prefLabel "Mål {name}"@da .',
            "utf-8",
        )
    (tmp_path / "mappings.ttl").write_text(
        PREFIXES + "<https://example.org/a#maal> skos:closeMatch <https://example.org/b#maal> .", "utf-8"
    )
    reading = read([str(tmp_path)])
    html = index_page(reading.theory, reading.findings(), "da", vocabulary=rdf.vocabulary(), version="1")
    assert 'href="a%20plan/index.html"' in html
    assert 'href="b/index.html#n-maal"' in html
    between = html[html.index('id="between"') :]
    assert "svarer nogenlunde til" in between
    assert html.count('<li class="card">') == 2
    own = next(plan for plan in reading.theory.plans if plan.folder.endswith("a plan"))
    assert 'href="../b/index.html#n-maal"' in plan_page(material(reading, own))


# Validity


@pytest.mark.parametrize("language", ["da", "en"])
def test_pages_parse_strictly(pages: dict[tuple[str, str], str], language: str) -> None:
    html5lib = pytest.importorskip("html5lib", reason="html5lib is not installed (pip install html5lib)")
    for (name, of_language), html in pages.items():
        if of_language == language:
            html5lib.HTMLParser(strict=True).parse(html)
            assert f'<html lang="{language}">' in html, name


def test_headings_come_in_order(pages: dict[tuple[str, str], str]) -> None:
    for html in pages.values():
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_compiled_templates_are_kept_and_what_is_broken_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[str] = []
    compile_one = jinja2.Environment.compile

    def counted(self: jinja2.Environment, source: str, name: str, *more: Any) -> Any:
        compiled.append(name)
        return compile_one(self, source, name, *more)

    def ready(cache: Path | None) -> int:
        environment._own_environment.cache_clear()
        compiled.clear()
        environment.get_ready(cache)
        assert "<html" in page_of(WORLD, tmp_path)
        return len(compiled)

    monkeypatch.setattr(jinja2.Environment, "compile", counted)
    every = ready(None)
    assert (ready(tmp_path / "cache"), ready(tmp_path / "cache")) == (every, 0)
    kept = sorted(file for file in (tmp_path / "cache").rglob("*") if file.is_file())
    assert len(kept) == every
    for place, file in enumerate(kept):
        content = file.read_bytes()
        file.write_bytes((b"", content[: len(content) // 2], content[:-1] + b"x", bytes(99))[place % 4])
    assert (ready(tmp_path / "cache"), ready(tmp_path / "cache")) == (every, 0)
    (tmp_path / "no-folder").write_text("")
    assert ready(tmp_path / "no-folder") == every
    environment.get_ready()
