"""What follows from a plan, as its page tells it: who reaches what, what falls with what, what a budget does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import PREFIXES

from forandring.analysis.part import part_of
from forandring.analysis.robustness import robustness
from forandring.analysis.what_if import Supposition, what_if
from forandring.project import read
from forandring.project.drafts import SiteChoices
from forandring.project.since import Before
from forandring.project.site import write_site
from forandring.rdf import vocabulary
from forandring.reports import Material, plan_page
from forandring.reports.naming import MOST_DESCRIBED

PLAN = """
:plan a fo:Plan ; skos:prefLabel "Ungeplan"@da , "Youth plan"@en ; fo:amountUnit "mio. kr."@da , "DKK million"@en .
:omraade a fo:FocusArea ; skos:prefLabel "Job"@da , "Jobs"@en .
:jobcenter a fo:Organisation ; skos:prefLabel "Jobcenteret"@da , "The job centre"@en .
:lov a fo:Prerequisite ; skos:prefLabel "En ny lov"@da , "A new act"@en ; fo:kind fo:NeedsLaw .
:skoen a fo:Definition ; skos:definition "Tallene er skøn."@da , "Numbers are estimates."@en ; fo:defines fo:citizens .
:kursus a fo:Activity ; skos:prefLabel "Kursus"@da , "Course"@en ; fo:focusArea :omraade ; fo:annualCost 2 ;
    fo:citizens 40 ; fo:funding fo:PoolGrant ; fo:responsible :jobcenter ;
    fo:leadsTo [ fo:effect :mod ; fo:evidence fo:Research ; fo:basis fo:Stated ] .
:mentor a fo:Activity ; skos:prefLabel "Mentor"@da , "Mentor"@en ; fo:annualCost 3 ; fo:prerequisite :lov ;
    fo:leadsTo [ fo:effect :mod ; fo:evidence fo:Hypothesis ; fo:basis fo:Inferred ] .
:bolig a fo:Activity ; skos:prefLabel "<b>Boliger</b>"@da , "<b>Housing</b>"@en ; fo:leadsTo :hjem .
:snak a fo:Activity ; skos:prefLabel "Snak"@da , "Talk"@en ; fo:annualCost 1 .
:mod a fo:Effect ; skos:prefLabel "Mere mod"@da , "More courage"@en ;
    fo:leadsTo [ fo:effect :job ; fo:evidence fo:Practice ; fo:basis fo:Stated ] .
:stress a fo:Effect ; skos:prefLabel "Stress"@da , "Stress"@en ;
    fo:leadsTo [ fo:effect :mod ; fo:polarity fo:Negative ] .
:job a fo:Goal ; skos:prefLabel "I job"@da , "In a job"@en .
:hjem a fo:Goal ; skos:prefLabel "Et hjem"@da , "A home"@en .
:ro a fo:Goal ; skos:prefLabel "Ro"@da , "Calm"@en .
"""


def page_of(turtle: str, place: Path, language: str = "en") -> str:
    file = place / "theory/plan/plan.ttl"
    file.parent.mkdir(parents=True)
    file.write_text(PREFIXES + turtle, "utf-8")
    reading = read([str(place / "theory")])
    write_site(reading, reading.findings, place / "output", SiteChoices(language))
    return (place / "output/plan/index.html").read_text("utf-8")


def section(page: str, name: str) -> str:
    found = re.search(rf'<section id="{name}">.*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def said(html: str) -> str:
    return " ".join(re.sub(r"<svg.*?</svg>|<[^>]*>", " ", html, flags=re.DOTALL).split())


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page_of(PLAN, tmp_path_factory.mktemp("site"))


def test_who_reaches_what_is_a_table_of_signs(page: str) -> None:
    reach = section(page, "reach")
    rows = {said(row).split()[0]: re.findall(r'<td class="sign([^"]*)"[^>]*>([^<]*)</td>', row)
            for row in re.findall(r"<tr><th scope=\"row\">.*?</tr>", reach, re.DOTALL)}  # fmt: skip
    assert rows["Course"] == [(" Practice Stated", "2P"), ("", ""), ("", "")]
    assert rows["Mentor"] == [(" Hypothesis Inferred", "2H*"), ("", ""), ("", "")]
    assert "Activities without a route to any goal (1): Talk" in said(reach)
    assert "Goals that no activity leads to (1): Calm" in said(reach)
    assert "<b>" not in reach


def test_what_falls_is_told_as_stated_and_with_inferred_links(page: str) -> None:
    losses = section(page, "losses")
    rows = {said(row).split(" ")[0] + " " + said(row).split(" ")[1]: row
            for row in re.findall(r"<tr><th scope=\"row\">.*?</tr>", losses, re.DOTALL)}  # fmt: skip
    cells = [said(cell) for cell in re.findall(r"<td.*?</td>", rows["Money: pool"], re.DOTALL)]
    # As stated the mentor leads nowhere, so the goal is lost; with inferred links it is left on one leg.
    assert cells[:4] == ["1", "1 : In a job", "–", "1 : In a job"]
    assert cells[4] == "40"
    assert "Numbers are estimates." in said(losses)
    assert 'class="drawing"' in losses


def test_what_no_route_avoids_is_drawn(page: str) -> None:
    assert 'id="picture-bottlenecks"' in section(page, "rests")


def test_what_a_budget_does_names_what_has_no_cost(page: str) -> None:
    pytest.importorskip("highspy", reason="prioritise needs highspy")
    budgets = section(page, "budgets")
    assert 'id="picture-frontier"' in budgets
    assert 'href="diagrams/frontier.png"' in budgets
    assert "Left out (1): the cost is not known, and none is free" in said(budgets)
    assert "&lt;b&gt;Housing&lt;/b&gt;" in budgets
    assert "0 / 1" not in said(budgets), "a goal reached by stated links counts in both ways"


def test_what_works_against_a_goal_is_named_beside_its_routes(page: str) -> None:
    goals = said(section(page, "goals"))
    assert "Works against it (never counts as a route): Stress → More courage" in goals
    assert "Course → More courage" in goals or "More courage → In a job" in goals


def test_a_plan_from_which_nothing_follows_says_nothing(tmp_path: Path) -> None:
    html = page_of(':p a fo:Plan ; skos:prefLabel "P"@da . :g a fo:Goal ; skos:prefLabel "G"@da .', tmp_path)
    assert [section(html, name) for name in ("reach", "rests", "losses", "budgets")] == [""] * 4


def test_a_plans_part_holds_all_that_its_answers_depend_on(tmp_path: Path) -> None:
    texts = {
        "one": ":a a fo:Activity ; fo:leadsTo :b . :b a fo:Effect .",
        "two": ":g a fo:Goal ; fo:serves :h . :c a fo:Effect ; fo:leadsTo :g .",
        "three": ":b fo:leadsTo :c . :h a fo:Goal ; fo:addresses :u .",
        "four": ":u a fo:Challenge . :x a fo:Activity ; fo:leadsTo :y . :y a fo:Goal .",
        "five": ":z a fo:Activity ; fo:leadsTo :w . :w a fo:Goal .",
    }
    for name, turtle in texts.items():
        file = tmp_path / name / "plan.ttl"
        file.parent.mkdir()
        file.write_text(PREFIXES + turtle, "utf-8")
    theory = read([str(tmp_path)]).theory
    plans = {Path(plan.folder).name: plan for plan in theory.plans}
    part = part_of(theory, plans["two"])
    assert [Path(plan.folder).name for plan in part.plans] == ["four", "one", "three", "two"]
    goal = next(node.id for node in theory.nodes() if node.name == "h")
    assert robustness(part, goal).activities == robustness(theory, goal).activities != ()
    assert what_if(part, Supposition()).inferred == what_if(theory, Supposition()).inferred
    assert [Path(plan.folder).name for plan in part_of(theory, plans["five"]).plans] == ["five"]


def test_shares_are_told_by_focus_area_and_goal_in_both_ways(page: str) -> None:
    parts = section(page, "parts")
    assert "Jobs 1 of 1 1 of 1" not in said(parts), "one of three goals, not one of one"
    assert "Jobs 1 of 1 1 of 3" in said(parts)
    assert "In a job 1 of 4 → 2 of 4" in said(parts)
    assert parts.count('class="bar"') > 4


def test_a_page_tells_what_changed_since_an_older_version(tmp_path: Path) -> None:
    old, new = tmp_path / "old/plan.ttl", tmp_path / "new/plan.ttl"
    for file, turtle in ((old, PLAN), (new, PLAN.replace("fo:annualCost 2", "fo:annualCost 5") + LATER)):
        file.parent.mkdir()
        file.write_text(PREFIXES + turtle, "utf-8")
    before, reading = read([str(old.parent)]), read([str(new.parent)])
    choices = SiteChoices("en", before=Before("last-year", before.theory, tuple(before.findings())))
    write_site(reading, reading.findings, tmp_path / "output", choices)
    html = (tmp_path / "output/new/index.html").read_text("utf-8")
    changes = section(html, "changes")
    assert "What has changed since last-year?" in said(changes)
    assert "annual cost 2 5" in said(changes)
    assert "activity Hotline" in said(changes)
    assert "Calm has got its first activity" in said(changes)
    assert 'id="picture-diff"' in changes
    assert '<a href="#changes">' in html


LATER = ':linje a fo:Activity ; skos:prefLabel "Telefonlinje"@da , "Hotline"@en ; fo:leadsTo :ro .\n'


def test_a_very_large_plan_is_told_by_its_first_and_by_exact_counts(tmp_path: Path) -> None:
    number = MOST_DESCRIBED + 7
    lines = [':p a fo:Plan . :g a fo:Goal ; skos:prefLabel "G"@da , "G"@en . :o a fo:Organisation .']
    for place in range(number):
        lines.append(f":a{place} a fo:Activity ; fo:responsible :o ; fo:leadsTo :e{place} .")
        lines.append(f":e{place} a fo:Effect ; fo:leadsTo :g .")
    file = tmp_path / "plan.ttl"
    file.write_text(PREFIXES + "\n".join(lines), "utf-8")
    reading = read([str(file)])
    plan = reading.theory.plans[0]
    html = plan_page(Material(reading.theory, plan, vocabulary(), tuple(reading.findings()), (), "en", "1"))
    assert f"The first 500 of {number}. All {number} stand in activities.csv." in said(
        section(html, "activities")
    )
    assert section(html, "activities").count('class="card activity"') == MOST_DESCRIBED
    assert f"The first 60 of {number}. All {number} stand in matrix.csv." in said(section(html, "goals"))
    assert f"The first 200 of {number} activities stand here" in said(section(html, "reach"))
    assert f"and {number - 60} more" in said(html)
    ids = set(re.findall(r'id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html.split("</style>")[1])) <= ids
