"""Answers as they are asked for on the command line: names, formats, what is refused, and two versions of a plan."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import PREFIXES, Run

from forandring.errors import ForandringError
from forandring.project.lookup import value_called

WORLD = (
    ':p a fo:Plan ; skos:prefLabel "Ungeplan"@da , "Youth plan"@en ; fo:amountUnit "mio. kr."@da , "DKK million"@en .\n'
    ':unge a fo:TargetGroup ; skos:prefLabel "Unge"@da , "Young people"@en .\n'
    ':jobcenter a fo:Organisation ; skos:prefLabel "Jobcenteret"@da , "The job centre"@en .\n'
    ':lov a fo:Prerequisite ; skos:prefLabel "En ny lov"@da , "A new act"@en ; fo:kind fo:NeedsLaw .\n'
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da , "Course"@en ; fo:targetGroup :unge ; fo:annualCost 2 ;\n'
    "    fo:citizens 40 ; fo:funding fo:PoolGrant ; fo:responsible :jobcenter ;\n"
    "    fo:leadsTo [ fo:effect :mod ; fo:evidence fo:Research ; fo:basis fo:Stated ] .\n"
    ':mentor a fo:Activity ; skos:prefLabel "Mentor"@da , "Mentor"@en ; fo:targetGroup :unge ; fo:annualCost 3 ;\n'
    "    fo:prerequisite :lov ; fo:leadsTo [ fo:effect :mod ; fo:evidence fo:Hypothesis ; fo:basis fo:Stated ] .\n"
    ':bolig a fo:Activity ; skos:prefLabel "Boliger"@da , "Housing"@en ; fo:targetGroup :unge ;\n'
    "    fo:leadsTo :hjem .\n"
    ':mod a fo:Effect ; skos:prefLabel "Mere mod"@da , "More courage"@en ;\n'
    "    fo:leadsTo [ fo:effect :job ; fo:evidence fo:Practice ; fo:basis fo:Stated ] .\n"
    ':job a fo:Goal ; skos:prefLabel "I job"@da , "In a job"@en .\n'
    ':hjem a fo:Goal ; skos:prefLabel "Et hjem"@da , "A home"@en .\n'
)
LOOP = WORLD.replace(":job a fo:Goal ;", ":job a fo:Goal ; fo:leadsTo :mod ;")


@pytest.fixture
def plan(tmp_path: Path) -> Callable[..., str]:
    def writer(turtle: str = WORLD, name: str = "theory/plan/plan.ttl") -> str:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PREFIXES + turtle, "utf-8")
        return name

    return writer


Plan = Callable[..., str]


@pytest.mark.parametrize("name", ["NeedsLaw", "needslaw", "fo:NeedsLaw", "law", "lovgivning", "LOVGIVNING"])
def test_a_kind_is_known_by_all_its_names(name: str) -> None:
    assert value_called("PrerequisiteKind", name) == "NeedsLaw"


@pytest.mark.parametrize(
    "command",
    [
        ("trace", "Kursus"),
        ("gaps",),
        ("coverage",),
        ("matrix",),
        ("robustness", "I job"),
        ("what-if", "--without", "Kursus"),
        ("prioritise", "--budget", "9"),
        ("loops",),
        ("diagram", "--format", "dot"),
        ("diff", "theory", "theory"),
        ("cite",),
        ("report", "-o", "report.docx"),
    ],
    ids=lambda command: command[0],
)
def test_an_answer_about_a_plan_with_errors_says_which_file_is_not_read_whole(
    run: Run, plan: Plan, command: tuple[str, ...]
) -> None:
    broken = plan(WORLD + ":a fo:leadsTo <x y> .")
    told = f"{broken}: har fejl; kun det, der kan læses, er med. Se fejlene med: forandring check {broken}"
    assert told in run(*command).err
    plan()
    assert "har fejl" not in run(*command).err


def test_what_lacks_its_amount_is_told_how_to_write_it(run: Run, plan: Plan) -> None:
    plan()
    for given, words in [
        (("--cost", "Boliger"), '--cost Boliger: prisen mangler; skriv fx --cost "Boliger=1,5"'),
        (("--weights", "goals"), "--weights goals: vægten mangler; skriv fx --weights goals=10"),
    ]:
        assert run("prioritise", "--budget", "9", *given).err == f"forandring: {words}\n"


def test_a_plan_without_activities_has_no_matrix_and_is_told_so(run: Run, plan: Plan) -> None:
    plan(':p a fo:Plan ; skos:prefLabel "Ungeplan"@da .')
    for which in ("goals", "target-groups", "challenges"):
        said = run("matrix", "--of", which).out
        assert said.endswith("planen har enten ingen aktiviteter eller intet at holde dem op imod.\n")
        assert "●" not in said


def test_a_plan_without_citations_has_nothing_to_look_up(run: Run, plan: Plan) -> None:
    plan()
    assert run("cite").err.startswith("intet er efterset: her er ingen henvisninger\n")


def test_a_matrix_names_what_nothing_reaches_instead_of_drawing_empty_columns(run: Run, plan: Plan) -> None:
    plan(WORLD + ':ro a fo:Goal ; skos:prefLabel "Mere ro"@da , "More calm"@en .')
    code, out, _ = run("--lang", "en", "matrix")
    table, empty = out.split("Goals that no activity leads to: Youth plan")
    assert code == 0
    assert re.search(r"^ +1 +2$", table, re.MULTILINE)
    assert "More calm" not in table
    assert empty.split() == ["More", "calm"]


def test_an_accepted_gap_says_by_whom_and_then_why(run: Run, plan: Plan) -> None:
    waiver = '[ fo:code "FO102" ; fo:reason "Aftalt."@da ; fo:owner :jobcenter ]'
    plan(WORLD + f':ro a fo:Goal ; skos:prefLabel "Mere ro"@da ; fo:waives {waiver} .')
    _, out, _ = run("gaps")
    assert "accepteret af Jobcenteret: Aftalt.\n" in out


def test_an_unknown_kind_is_met_with_the_list_in_both_languages() -> None:
    with pytest.raises(ForandringError) as refused:
        value_called("FundingKind", "guld")
    assert "puljemidler (PoolGrant)" in refused.value.message.da
    assert "pool grant (PoolGrant)" in refused.value.message.en


@pytest.mark.parametrize("goal", ["job", ":job", "I job", "in a job", "https://example.org/plan#job"])
def test_robustness_of_a_goal_by_any_of_its_names(run: Run, plan: Plan, goal: str) -> None:
    plan()
    code, out, _ = run("robustness", goal, "--format", "json")
    answer = json.loads(out)
    assert code == 0
    assert answer["stated"]["nodeDisjoint"] == 1
    assert answer["stated"]["unavoidable"] == ["https://example.org/plan#mod"]


def test_robustness_in_words(run: Run, plan: Plan) -> None:
    plan()
    code, out, _ = run("--lang", "en", "robustness", "In a job")
    assert code == 0
    assert "what no route avoids" in out
    assert "More courage" in out


def test_an_unknown_goal_is_met_with_the_nearest(run: Run, plan: Plan) -> None:
    plan()
    code, out, err = run("robustness", "I jobbet")
    assert (code, out) == (2, "")
    assert "mente du I job, " in err


def test_robustness_is_of_goals_only(run: Run, plan: Plan) -> None:
    plan()
    code, _, err = run("robustness", "Kursus")
    assert (code, "»Kursus« er en aktivitet; her skal stå et mål\n" in err) == (2, True)
    code, _, err = run("--lang", "en", "trace", "unge")
    assert (code, err) == (
        2,
        "forandring: “unge” is a target group; what is asked for here is an activity, an effect or a goal\n",
    )


@pytest.mark.parametrize(
    ("options", "lost", "removed"),
    [
        (("--without", "mod"), ["job"], ["mod"]),
        (("--without", "Kursus", "--without", "Mentor"), ["job"], ["kursus", "mentor"]),
        (("--without", "Kursus"), [], ["kursus"]),
        (("--without-funding", "puljemidler", "--blocked-by", "law"), ["job"], ["kursus", "mentor"]),
        (("--without-organisation", "jobcenteret"), [], ["kursus"]),
        (("--below-evidence", "research"), ["job", "hjem"], []),
    ],
)
def test_what_falls_away_costs_goals(
    run: Run, plan: Plan, options: tuple[str, ...], lost: list[str], removed: list[str]
) -> None:
    plan()
    code, out, _ = run("what-if", *options, "--format", "json")
    answer = json.loads(out)
    base = "https://example.org/plan#"
    assert code == 0
    assert [goal["id"].removeprefix(base) for goal in answer["withInferred"]["goalsLost"]] == lost
    assert [node["id"].removeprefix(base) for node in answer["removed"]] == removed


def test_a_what_if_without_an_if_is_refused(run: Run, plan: Plan) -> None:
    plan()
    code, _, err = run("what-if")
    assert code == 2
    assert "--without" in err


def test_loops_are_named_with_their_sign(run: Run, plan: Plan) -> None:
    plan(LOOP)
    code, out, _ = run("loops")
    assert code == 0
    assert "Mere mod → I job → Mere mod" in out
    assert "forstærkende" in out


def test_no_loop_is_an_answer_too(run: Run, plan: Plan) -> None:
    plan()
    code, out, _ = run("loops")
    assert (code, "Antal ringe: 0" in out) == (0, True)


@pytest.mark.parametrize("command", [("robustness", "job"), ("what-if", "--without", "job"), ("loops",)])
def test_a_theory_of_nothing_is_no_crash(run: Run, plan: Plan, command: tuple[str, ...]) -> None:
    plan("")
    code, _, err = run(*command)
    assert code in (0, 2)
    assert "Traceback" not in err


def chosen(out: str) -> list[str]:
    return [i.removeprefix("https://example.org/plan#") for i in json.loads(out)["best"]["activities"]]


@pytest.mark.parametrize(
    ("options", "best"),
    [
        (("--budget", "2"), ["kursus"]),
        (("--budget", "2,5"), ["kursus"]),
        (("--budget", "2", "--must-not", "Kursus"), []),
        (("--budget", "3", "--must", "Mentor"), ["mentor"]),
        (("--budget", "3", "--cost", "Boliger=0,5+0,5"), ["kursus", "bolig"]),
        (("--budget", "2", "--cost", "Boliger=2", "--order", "borgere"), ["kursus"]),
        (("--budget", "2", "--cost", "Boliger=2", "--weights", "borgere=0,1,mål=1"), ["kursus"]),
    ],
)
def test_prioritise_keeps_to_its_terms(
    run: Run, plan: Plan, options: tuple[str, ...], best: list[str]
) -> None:
    plan()
    code, out, err = run("prioritise", *options, "--format", "json")
    assert (code, err) == (0, "")
    assert chosen(out) == best


def test_what_costs_nobody_knows_what_is_named_and_not_chosen(run: Run, plan: Plan) -> None:
    plan()
    code, out, _ = run("--lang", "en", "prioritise", "--budget", "100")
    assert code == 0
    assert "Housing" in out[out.index("Left out") :]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "--budget 30"),
        (("--budget", "-1"), "er intet beløb"),
        (("--budget", "nan"), "er intet beløb"),
        (("--budget", "1.000"), "kan læses på to måder"),
        (("--budget", "1", "--must", "Mentor"), "kan ikke rummes i budgettet"),
        (("--budget", "1", "--must", "Boliger"), "--cost"),
        (("--budget", "1", "--must", "Sol og måne"), "intet hedder"),
        (("--budget", "1", "--weights", "lykke=1"), "tæller ikke her"),
        (("--budget", "1", "--order", "mål", "--weights", "mål=1"), "udelukker hinanden"),
        (("--budget", "1", "--cost", "Boliger=dyrt"), "er intet beløb"),
        (("--budget", "1", "--format", "csv"), "--frontier"),
    ],
)
def test_terms_that_cannot_be_kept_are_refused_in_one_sentence(
    run: Run, plan: Plan, options: tuple[str, ...], words: str
) -> None:
    plan()
    code, out, err = run("prioritise", *options)
    assert (code, out) == (2, "")
    assert words in err


@pytest.mark.parametrize(
    ("turtle", "words"),
    [
        ("", "ingen aktiviteter at vælge blandt"),
        (':a a fo:Activity ; skos:prefLabel "Kor"@da .', 'fx --cost "Kor=1,5"'),
    ],
)
def test_without_costs_nothing_is_chosen(run: Run, plan: Plan, turtle: str, words: str) -> None:
    plan(turtle)
    code, _, err = run("prioritise", "--budget", "5")
    assert code == 2
    assert words in err


def test_the_frontier_as_table_rows_and_picture(run: Run, plan: Plan) -> None:
    plan()
    _, text, _ = run("--lang", "en", "prioritise", "--frontier")
    assert "Course" in text
    _, rows, _ = run("prioritise", "--frontier", "--format", "csv")
    assert [row.split(",")[3] for row in rows.splitlines()[1:]] == ["0"] * 8 + ["1"] * 13
    _, drawn, _ = run("prioritise", "--frontier", "--format", "svg")
    root = ElementTree.fromstring(drawn)
    assert len(root.findall(".//{http://www.w3.org/2000/svg}polyline[@stroke-width='2']")) == 4
    assert run("prioritise", "--frontier", "--format", "svg")[1] == drawn


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose only commit holds the world; the files on disk may then change."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    plan()
    plan(name="theory/.skjult/kladde.ttl")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "one")
    return tmp_path


WITHOUT_HOUSING = "".join(
    line for line in WORLD.splitlines(True) if ":bolig" not in line and ":hjem ." not in line
)


def test_versions_that_are_the_same_say_so(run: Run, repository: Path) -> None:
    code, out, _ = run("diff", "HEAD:theory", "theory")
    assert (code, "Intet er ændret." in out) == (0, True)


@pytest.mark.parametrize("old", ["HEAD:theory", "main:theory/plan", "main:theory/plan/plan.ttl"])
def test_what_changed_since_a_revision(run: Run, plan: Plan, repository: Path, old: str) -> None:
    plan(WITHOUT_HOUSING.replace("fo:annualCost 2 ", "fo:annualCost 4 "))
    code, out, _ = run("diff", old, old.partition(":")[2], "--format", "json")
    answer = json.loads(out)
    assert code == 0
    assert [node["label"]["en"] for node in answer["gone"]] == ["Housing"]
    (changed,) = answer["changed"]
    assert [field["property"] for field in changed["fields"]] == ["annualCost"]
    assert [(g["goal"]["label"]["en"], g["verdict"]) for g in answer["goals"]] == [("A home", "lost")]


def test_a_file_that_is_gone_from_disk_is_still_in_its_revision(
    run: Run, plan: Plan, repository: Path
) -> None:
    shutil.rmtree(repository / "theory" / "plan")
    plan("", "empty/plan.ttl")
    code, out, _ = run("--lang", "en", "diff", "HEAD:theory/plan", "empty", "--format", "markdown")
    assert code == 0
    assert "| activity | Housing | theory/plan/plan.ttl |" in out


def test_a_broken_revision_is_read_as_far_as_it_goes(run: Run, plan: Plan, repository: Path) -> None:
    (repository / "theory/plan/latin.ttl").write_bytes(b':y a "bl\xe5"')
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "two")
    (repository / "theory/plan/latin.ttl").unlink()
    _, out, _ = run("diff", "HEAD:theory", "theory", "--format", "json")
    assert [finding["code"] for finding in json.loads(out)["findingsGone"]] == ["FO002"]


@pytest.mark.parametrize(
    "command",
    [("diff", "HEAD:theory", "theory"), ("coverage", "--since", "HEAD"), ("build", "--since", "HEAD")],
)
def test_what_a_revision_lacks_is_told_of(
    run: Run, plan: Plan, repository: Path, command: tuple[str, ...]
) -> None:
    plan(WORLD + ":a fo:leadsTo <x y> .")
    git(repository, "commit", "-q", "-a", "-m", "two")
    plan()
    told = "HEAD:theory/plan/plan.ttl: har fejl; kun det, der kan læses, er med"
    assert told in run(*command).err.splitlines()


@pytest.mark.parametrize(
    ("old", "words"),
    [
        ("nowhere:theory", "ingen revision »nowhere«"),
        ("--all:theory", "ingen revision »--all«"),
        ("HEAD:docs", "ingen Turtle-filer"),
        ("theori", "findes ikke"),
    ],
)
def test_versions_that_do_not_exist_are_said_in_one_sentence(
    run: Run, repository: Path, old: str, words: str
) -> None:
    code, out, err = run("diff", "--", old, "theory")
    assert (code, out) == (2, "")
    assert words in err


def test_without_git_or_a_repository_it_is_said(
    run: Run, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    if shutil.which("git") is not None:
        assert "git-lager" in run("diff", "HEAD:theory", "theory")[2]
    monkeypatch.setenv("PATH", str(tmp_path))
    code, _, err = run("diff", "HEAD:theory", "theory")
    assert (code, "git er ikke installeret" in err) == (2, True)


def test_the_changes_as_one_diagram_and_as_a_page(run: Run, plan: Plan, repository: Path) -> None:
    plan(WITHOUT_HOUSING)
    code, out, err = run("diff", "HEAD:theory", "theory", "--diagram", "changes.svg", "--format", "html")
    assert (code, err) == (0, "")
    assert "Boliger" in out
    assert "<table" in out
    drawn = (repository / "changes.svg").read_text("utf-8")
    ElementTree.fromstring(drawn)
    assert "Boliger" in drawn
    assert run("diff", "HEAD:theory", "theory", "--diagram", "changes.xyz")[:2] == (2, "")


OTHER = (
    "@prefix a: <https://example.org/plan#> .\n"
    '<https://example.org/other> a fo:Plan ; skos:prefLabel "Strategi"@da , "Strategy"@en .\n'
    '<https://example.org/other#job> a fo:Goal ; skos:prefLabel "Flere i job"@da , "More in jobs"@en ;\n'
    "    skos:closeMatch a:job .\n"
)


@pytest.fixture
def two_plans(plan: Plan) -> None:
    plan(WORLD)
    plan(OTHER, "theory/strategi/plan.ttl")


@pytest.mark.parametrize(
    "names", [("plan", "strategi"), ("Ungeplan", "Strategy"), ("theory/plan", "strategi/")]
)
def test_plans_side_by_side(run: Run, two_plans: None, names: tuple[str, str]) -> None:
    code, out, err = run("compare", *names, "--format", "json")
    assert (code, err) == (0, "")
    seen = json.loads(out)["seen"][1]
    assert [(goal["label"]["da"], goal["verdict"]) for goal in seen["goals"]] == [("Flere i job", "activity")]


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "html"])
def test_plans_side_by_side_in_every_form(run: Run, two_plans: None, form: str) -> None:
    code, out, _ = run("compare", "plan", "strategi", "--format", form)
    assert code == 0
    assert "Flere i job" in out


def test_plans_side_by_side_open_the_passages_of_both(run: Run, plan: Plan, repository: Path) -> None:
    cited = ' fo:cites [ fo:source %s ; fo:at "L1" ] .\n'
    plan(WORLD + ':kilde a fo:Source ; fo:document "en.txt" . :job' + cited % ":kilde")
    other = OTHER + '<https://example.org/other#kilde> a fo:Source ; fo:document "to.txt" .\n'
    plan(
        other + "<https://example.org/other#job>" + cited % "<https://example.org/other#kilde>",
        "theory/strategi/plan.ttl",
    )
    (repository / "kilder").mkdir()
    for name in ("en", "to"):
        (repository / "kilder" / f"{name}.txt").write_text(f"Ordene i {name}.", "utf-8")
    _, out, _ = run("compare", "plan", "strategi", "--format", "html", "--sources", "kilder")
    assert out.count('<button type="button" popovertarget=') >= 2
    assert "Ordene i en." in out
    assert "Ordene i to." in out
    _, out, _ = run("compare", "plan", "strategi", "--format", "html")
    assert "Kilderne var ikke ved hånden" in out
    assert "<button" not in out


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((), "mindst to"),
        (("plan",), "mindst to"),
        (("plan", "Ungeplan"), "sig selv"),
        (("plan", "x"), "vælg blandt"),
    ],
)
def test_plans_that_cannot_be_compared(run: Run, two_plans: None, names: tuple[str, ...], words: str) -> None:
    code, out, err = run("compare", *names)
    assert (code, out) == (2, "")
    assert words in err


def test_coverage_of_one_plan_is_told_once(run: Run, two_plans: None) -> None:
    assert "Alle planer" in run("coverage")[1]
    one = run("coverage", "theory/plan")
    assert (one[0], "Alle planer" in one[1]) == (0, False)


def test_coverage_since_a_revision(run: Run, plan: Plan, repository: Path) -> None:
    assert json.loads(run("coverage", "--since", "HEAD", "--format", "json")[1])["changes"] == []
    plan(WITHOUT_HOUSING + ':kor a fo:Activity ; skos:prefLabel "Kor"@da .\n')
    code, out, err = run("coverage", "--since", "HEAD", "theory", "--format", "json")
    assert (code, err) == (0, "")
    linked = next(
        change
        for change in json.loads(out)["changes"]
        if (change["kind"], change["name"]) == ("Plan", "activities-linked")
    )
    assert linked["old"]["withInferred"] == {"numerator": 3, "denominator": 3}
    assert linked["new"]["withInferred"] == {"numerator": 2, "denominator": 3}
    assert "2 af 3" in run("coverage", "--since", "HEAD")[1]
    assert ",3,3,2,3" in run("coverage", "--since", "HEAD", "--format", "csv")[1]
    assert run("coverage", "--since", "nowhere")[0] == 2


def test_gaps_of_several_plans_end_with_what_none_takes_on(run: Run, two_plans: None, plan: Plan) -> None:
    plan(OTHER.replace("skos:closeMatch a:job", "skos:note a:job"), "theory/strategi/plan.ttl")
    between = json.loads(run("gaps", "--format", "json")[1])["between"]
    named = [gap["label"]["da"] for group in between for gap in group["gaps"]]
    assert named == ["Flere i job"]
    assert "Hvad ingen plan tager sig af" in run("gaps")[1]
    assert "between" not in json.loads(run("gaps", "theory/plan", "--format", "json")[1])
    plan(OTHER, "theory/strategi/plan.ttl")
    between = json.loads(run("gaps", "--format", "json")[1])["between"]
    assert [gap for group in between for gap in group["gaps"]] == []


def test_the_page_says_what_the_goals_rest_on(run: Run, plan: Plan, tmp_path: Path) -> None:
    plan(LOOP)
    assert run("--lang", "en", "build")[0] == 0
    page = (tmp_path / "output/plan/index.html").read_text("utf-8")
    section = page[page.index('<section id="rests">') :].partition("</section>")[0]
    in_a_job, a_home = section.partition("<tbody>")[2].split("</tr>")[:2]
    assert re.findall(r'class="figure">(\d+)<', in_a_job) == ["2", "1", "1"]
    assert "More courage" in in_a_job
    assert re.findall(r'class="figure">(\d+)<', a_home) == ["1", "0", "1"]
    assert "Housing" in a_home
    assert "(reinforcing)" in section
    assert '<a href="#rests">' in page


@pytest.mark.parametrize(
    ("command", "pictures"),
    [
        (("trace", "Kursus"), 1),
        (("robustness", "I job"), 1),
        (("what-if", "--without", "mod"), 1),
        (("loops",), 1),
        (("coverage",), 0),
        (("matrix",), 0),
    ],
)
def test_an_answer_as_a_page_stands_with_its_picture(
    run: Run, plan: Plan, command: tuple[str, ...], pictures: int
) -> None:
    html5lib = pytest.importorskip("html5lib")
    plan(LOOP)
    for language in ("da", "en"):
        code, out, err = run("--lang", language, *command, "--format", "html")
        assert (code, err) == (0, "")
        html5lib.HTMLParser(strict=True).parse(out)
        assert out.count("<figure") == pictures
        assert f'<html lang="{language}"' in out


def test_the_picture_of_a_loss_marks_what_falls_and_what_is_lost(run: Run, plan: Plan) -> None:
    plan()
    _, out, _ = run("--lang", "en", "what-if", "--without", "mod", "--format", "html")
    assert "− Falls away" in out
    assert "× The goal is no longer reached" in out
    assert "1 The goal is left on one leg" not in out


def test_priorities_as_a_page_have_their_frontier(run: Run, plan: Plan) -> None:
    pytest.importorskip("highspy", reason="prioritise needs highspy")
    plan()
    for asked in (("--budget", "3"), ("--frontier",)):
        code, out, _ = run("--lang", "en", "prioritise", *asked, "--format", "html")
        assert (code, out.count("<figure")) == (0, 1)
        assert "Housing" in out


def test_a_diff_as_a_page_has_its_diagram(run: Run, plan: Plan) -> None:
    old, new = plan(WORLD, "old/plan.ttl"), plan(LOOP, "new/plan.ttl")
    code, out, _ = run("--lang", "en", "diff", old, new, "--format", "html")
    assert (code, out.count("<figure")) == (0, 1)
    assert "Youth plan" in out
    code, out, _ = run("diff", old, old, "--format", "html")
    assert (code, out.count("<figure")) == (0, 0)
