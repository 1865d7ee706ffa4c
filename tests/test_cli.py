"""The command line as a person meets it: what is typed, what is said, and the exit code."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from conftest import PREFIXES, ROOT, Run

from forandring.cli.program import program
from forandring.cli.speech import Option
from forandring.errors import reason

CLEAN = (
    ':unge a fo:TargetGroup ; skos:prefLabel "Unge"@da , "Young people"@en .\n'
    ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da , "Course"@en ; fo:targetGroup :unge ; fo:leadsTo :mod .\n'
    ':mentor a fo:Activity ; skos:prefLabel "Mentor"@da , "Mentor"@en ; fo:targetGroup :unge ; fo:leadsTo :mod .\n'
    ':mod a fo:Effect ; skos:prefLabel "Mere mod"@da , "More courage"@en ; fo:leadsTo :job .\n'
    ':job a fo:Goal ; skos:prefLabel "I job"@da , "In a job"@en .\n'
)


@pytest.fixture
def plan(tmp_path: Path) -> Callable[..., str]:
    def writer(turtle: str = CLEAN, name: str = "theory/plan/plan.ttl") -> str:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PREFIXES + turtle, "utf-8")
        return name

    return writer


def test_a_clean_theory_is_clean_and_says_what_was_looked_at(run: Run, plan: Callable[..., str]) -> None:
    plan()
    said = run("check", "--select", "FO0,FO1")
    assert (said.code, said.out) == (0, "")
    assert "2 aktiviteter" in said.err
    assert "regler" in said.err


@pytest.mark.parametrize(("lang", "words"), [("da", "fører ikke til noget mål"), ("en", "leads to no goal")])
def test_findings_come_with_place_mark_and_remedy(
    run: Run, plan: Callable[..., str], lang: str, words: str
) -> None:
    plan(CLEAN + ':praktik a fo:Activity ; skos:prefLabel "Praktik"@da , "Placement"@en .\n')
    said = run("--lang", lang, "check", "--select", "FO101")
    assert said.code == 1
    head, source, mark, help_line = said.out.splitlines()
    assert head.startswith("theory/plan/plan.ttl:7:1: error FO101 activity-without-goal: ")
    assert words in head
    assert source.strip().startswith("7 | :praktik a fo:Activity")
    assert mark.split("|")[1].strip() == "^" * len(":praktik")
    assert "fo:waives" in help_line


def test_only_a_terminal_is_spared_the_many_findings_of_one_rule(
    run: Run, plan: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    many = "".join(f':p{n} a fo:Challenge ; skos:prefLabel "Problem {n}"@da .\n' for n in range(7))
    plan(CLEAN + many)
    whole = run("check", "--select", "FO107").out
    assert whole.count(" FO107 challenge-unaddressed: ") == 7
    brief = run("check", "--select", "FO107", "--brief")
    assert brief.out == "".join(whole.splitlines(keepends=True)[: 5 * 4]) + (
        "theory/plan: … og 2 flere af FO107 challenge-unaddressed; vis alle med --all\n"
    )
    assert brief.err.startswith("FO107 7\n0 fejl, 7 advarsler")
    for on_terminal, option, shown in [(True, (), brief.out), (True, ("--all",), whole), (False, (), whole)]:
        with monkeypatch.context() as patched:
            patched.setattr("forandring.cli.terminal.on_terminal", lambda on=on_terminal: on)
            assert run("check", "--select", "FO107", *option).out == shown


def test_fail_on_decides_the_exit_code(run: Run, plan: Callable[..., str]) -> None:
    plan(CLEAN.replace("fo:targetGroup :unge ; ", ""))
    assert run("check").code == 0
    assert run("check", "--fail-on", "warning").code == 1
    assert run("check", "--fail-on", "warning", "--ignore", "FO106,FO112").code == 0
    assert run("check", "--fail-on", "info").code == 1


def test_json_is_the_contract_s(run: Run, plan: Callable[..., str]) -> None:
    plan(CLEAN + ':praktik a fo:Activity ; skos:prefLabel "Praktik"@da .\n')
    whole = json.loads(run("check", "--format", "json").out)
    assert whole["version"] == 1
    finding = next(f for f in whole["findings"] if f["code"] == "FO101")
    assert finding["message"].keys() == {"da", "en"}
    assert (finding["line"], finding["column"], finding["endLine"], finding["endColumn"]) == (7, 1, 7, 9)
    assert finding["node"] == "https://example.org/plan#praktik"
    assert {"file", "related", "fingerprint", "waived", "baseline", "severity", "name"} <= finding.keys()
    assert {"error", "warning", "info", "waived", "baseline", "plans", "activities"} <= whole[
        "summary"
    ].keys()
    assert whole["summary"]["activities"] == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chek"], "mente du »check«"),
        (["check", "nowhere"], "findes ikke"),
        (["check", "--select", "FO999"], "ingen regel"),
        (["explain", "FO999"], "ingen regel"),
        (["check", "--no-such"], "--no-such"),
        (["check", "--lang", "en"], "forandring --lang en check"),
        (["--lang", "fr", "check"], "da, en"),
        (["trace", "zzz"], "intet hedder"),
        (["diagram", "--kind", "zzz"], "zzz"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    run: Run, plan: Callable[..., str], arguments: list[str], words: str
) -> None:
    plan()
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("arguments", "danish", "english", "remedy"),
    [
        ([], "der mangler en kommando", "a command is missing", "forandring --help"),
        (["trace"], "NODE mangler", "NODE is missing", "forandring trace --help"),
        (
            ["check", "--frmat", "json"],
            "valget --frmat findes ikke; mente du --format?",
            "there is no option --frmat; did you mean --format?",
            "forandring check --help",
        ),
        (
            ["diagram", "--page", "A5"],
            "--page: vælg blandt A4, A3",
            "--page: choose from A4, A3",
            "forandring diagram --help",
        ),
        (
            ["check", "--format"],
            "--format skal have en værdi",
            "--format needs a value",
            "forandring check --help",
        ),
        (["check", "--all=3"], "--all tager ingen værdi", "--all takes no value", "forandring check --help"),
        (["doctor", "x"], "der er skrevet for meget: x", "too much is typed: x", "forandring doctor --help"),
        (
            ["prioritise", "--budget", "x"],
            "--budget: »x« er intet beløb; skriv et tal fra 0 og op, fx 12,5",
            "--budget: “x” is no amount; write a number from 0 up, e.g. 12.5",
            "forandring prioritise --help",
        ),
    ],
)
def test_what_was_typed_wrong_is_said_in_words_of_ours_with_the_commands_own_help(
    run: Run, arguments: list[str], danish: str, english: str, remedy: str
) -> None:
    for language, said, helps in (("da", danish, "hjælp"), ("en", english, "help")):
        assert run("--lang", language, *arguments) == (2, "", f"forandring: {said}\n{helps}: {remedy}\n")


def test_how_a_command_is_typed_is_shown_in_the_language_that_is_spoken(run: Run) -> None:
    assert run("--lang", "da", "--help").out.startswith("Brug: forandring [VALG] KOMMANDO …\n")
    assert run("--lang", "da", "init", "--help").out.startswith("Brug: forandring init [VALG] NAME\n")
    assert run("--lang", "en", "init", "--help").out.startswith("Usage: forandring init [OPTIONS] NAME\n")


def test_an_empty_folder_is_told_how_to_begin(run: Run, tmp_path: Path) -> None:
    (tmp_path / "theory").mkdir()
    said = run("check")
    assert said.code == 2
    assert "forandring init" in said.err


def test_init_gives_a_plan_with_one_finding_and_three_commands(run: Run) -> None:
    said = run("init", "Unge i job")
    assert [line.split()[:2] for line in said.out.splitlines()] == [
        ["forandring", "check"],
        ["forandring", "explain"],
        ["forandring", "build"],
    ]
    checked = json.loads(run("check", "--format", "json").out)
    assert [finding["code"] for finding in checked["findings"]] == ["FO101"]
    assert run("init", "Unge i job").code == 2
    assert run("fmt", "--check").code == 0


def test_what_the_system_refuses_is_told_in_danish(run: Run, plan: Callable[..., str]) -> None:
    plan()
    for command, words in [
        (("check", "--baseline", "theory"), "theory: grundlinjen kan ikke læses (er en mappe); "),
        (("check", "--baseline", "theory/plan/plan.ttl/x"), "(en del af stien er ikke en mappe)"),
        (("check", "--baseline", "x" * 300), "(navnet er for langt)"),
        (("query", "theory"), "theory: kan ikke læses (er en mappe)"),
        (("query", "none.rq"), "none.rq: kan ikke læses (findes ikke)"),
        (("init", "theory/plan/plan.ttl/unge"), "kan ikke oprettes (en del af stien er ikke en mappe)"),
    ]:
        said = run(*command)
        assert said.code == 2
        assert words in said.err


def test_a_refusal_without_words_of_ours_is_told_as_the_system_does() -> None:
    assert reason(OSError(errno.ENOSPC, "No space left on device")) == (
        "ikke mere plads på disken",
        "No space left on device",
    )
    assert reason(OSError(9999, "Strange")) == ("Strange", "Strange")
    assert reason(OSError("odd")) == ("odd", "odd")


@pytest.mark.parametrize(
    ("typed", "folder"),
    [
        (["unge"], "theory/unge"),
        (["unge/"], "theory/unge"),
        (["plans/unge"], "plans/unge"),
        (["./unge"], "unge"),
        (["unge", "--in", "plans"], "plans/unge"),
        (["unge/2027", "--in", "plans"], "plans/unge/2027"),
        (["./plans/Unge i job/"], "plans/Unge-i-job"),
    ],
)
def test_init_writes_where_it_is_told(run: Run, tmp_path: Path, typed: list[str], folder: str) -> None:
    said = run("init", *typed)
    assert said.out.splitlines()[0] == f"forandring check {folder}"
    assert [place.as_posix() for place in tmp_path.rglob("*.ttl")] == [f"{tmp_path}/{folder}/plan.ttl"]
    assert f"https://example.org/{folder.rsplit('/', 1)[-1]}#" in (tmp_path / folder / "plan.ttl").read_text(
        "utf-8"
    )


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("unge-i-job", "Unge i job"),
        ("2027", "2027"),
        ("Børn & Unge 2027", "Børn & Unge 2027"),
        ("børn på 0-6 år", "børn på 0-6 år"),
        ('A "B" <c>\\d {e}', 'A "B" <c>\\d {e}'),
        ("Sundhed for alle: 👩‍👧 og مرحبا", "Sundhed for alle: 👩‍👧 og مرحبا"),
        ("to\nlinjer\t\x1b[1m", "to linjer [1m"),
        ("x\udcff y", "x y"),
        ("Meget lang " * 30, ("Meget lang " * 30).strip()),
    ],
)
def test_init_keeps_the_name_that_was_typed(run: Run, typed: str, label: str) -> None:
    folder = run("init", typed, "--in", "theory").out.splitlines()[0].split()[-1]
    plan = json.loads(run("export", "--format", "json").out)["plans"][0]
    assert plan["label"] == {"da": label, "en": label}
    assert re.fullmatch(r"theory/[A-Za-z0-9._-]+", folder)
    assert plan["id"] == f"https://example.org/{folder.partition('/')[2]}#plan"
    checked = json.loads(run("check", "--format", "json").out)
    assert [finding["code"] for finding in checked["findings"]] == ["FO101"]
    assert run("fmt", "--check").code == 0


@pytest.mark.parametrize("name", ["", ".", "..", "plans/..", "?"])
def test_init_asks_for_a_name(run: Run, tmp_path: Path, name: str) -> None:
    said = run("--lang", "en", "init", name)
    assert (said.code, list(tmp_path.iterdir())) == (2, [])
    assert ("the plan lacks a name" if name in ("", ".") else "is no name for a plan") in said.err
    assert "“”" not in said.err


def test_explain_knows_every_rule_by_code_and_name(run: Run) -> None:
    table = run("--lang", "en", "explain")
    assert "FO101  activity-without-goal" in table.out
    assert run("explain", "FO101").out == run("explain", "activity-without-goal").out


@pytest.mark.parametrize("command", sorted(program.members))
@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_command_has_help_with_an_example(run: Run, command: str, lang: str) -> None:
    said = run("--lang", lang, command, "--help")
    assert said.code == 0
    assert f"forandring {command}" in said.out or f"forandring --lang en {command}" in said.out
    assert ("Eksempler" if lang == "da" else "Examples") in said.out


ORDERS = ("show", "write", "keep", "put")


@pytest.mark.parametrize(
    "command", ["init", "check", "explain", "fmt", "build", "cite", "query", "doctor", "completion"]
)
def test_options_are_explained_by_what_the_value_is_or_what_the_flag_does(command: str) -> None:
    found = program.get_command(click.Context(program), command)
    assert found is not None
    for option in found.params:
        if isinstance(option, Option):
            assert option.message is not None
            first = option.message.en.split()[0]
            assert first in ORDERS if option.is_flag else first in ("the", "a")
            assert not option.message.da.endswith(".")


def test_what_click_adds_to_an_option_is_put_in_words(run: Run) -> None:
    shown = " ".join(run("query", "--help").out.split())
    assert "--rows N grænsen for rækker [ellers 10000; mindst 1]" in shown
    assert "  [default: 10000; at least 1]" in run("--lang", "en", "query", "--help").out
    assert "[ellers 144; 36–1200]" in run("diagram", "--help").out
    assert "--version vis, hvilken udgave det er" in " ".join(run("--help").out.split())


def test_every_command_of_the_contract_that_stands_is_in_the_manual() -> None:
    manual = (ROOT / "README.md").read_text("utf-8") + "".join(
        page.read_text("utf-8") for page in sorted((ROOT / "docs").glob("*.md"))
    )
    for command in program.members:
        assert f"forandring {command}" in manual, command


def test_the_language_follows_the_locale(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "does not exist" in run("check", "nowhere").err
    monkeypatch.setenv("LC_ALL", "da_DK.UTF-8")
    assert "findes ikke" in run("check", "nowhere").err


STEERING = "p\x1b[31m\u202e\nø.ttl"
SHOWN = "p\\x1b[31m\\u202e\\nø.ttl"


@pytest.mark.skipif(os.name == "nt", reason="Windows refuses such names itself")
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "theory"),
        ("check", STEERING),
        ("check", f"--{STEERING}"),
        (STEERING,),
        ("explain", STEERING),
        ("fmt", "--check", "theory"),
        ("fmt", "--diff", "theory"),
        ("gaps", "theory"),
        ("export", "theory", "--format", "csv", "-o", f"{STEERING}/tables"),
        ("report", "theory", "-o", f"{STEERING}/plan.docx"),
        ("diagram", "theory", "--format", "svg", "-o", f"{STEERING}/pictures"),
        ("build", "theory", "-o", f"{STEERING}/site"),
        ("init", "unge", "--in", STEERING),
    ],
)
def test_no_name_of_a_file_steers_the_terminal(
    arguments: tuple[str, ...], run: Run, plan: Callable[..., str]
) -> None:
    plan(CLEAN + ':praktik  a fo:Activity ; skos:prefLabel "Praktik"@da .\n', f"theory/plan/{STEERING}")
    said = run(*arguments)
    shown = said.out + said.err
    assert not set("\x1b\u202e") & set(shown)
    assert SHOWN in shown or (arguments[0] == "gaps" and SHOWN.replace("\\n", " ") in shown)
    assert not any(line.startswith("ø.ttl") for line in shown.splitlines())


def test_colours_only_when_asked_for(run: Run, plan: Callable[..., str]) -> None:
    plan(CLEAN + ':praktik a fo:Activity ; skos:prefLabel "Praktik"@da .\n')
    assert "\x1b[" not in run("check").out
    assert "\x1b[" in run("--color", "always", "check").out


def test_a_label_cannot_steer_the_terminal(run: Run, plan: Callable[..., str]) -> None:
    plan(':a a fo:Activity ; skos:prefLabel "x\\u001B]0;pwned\\u0007y"@da .\n')
    said = run("check")
    assert "\x1b" not in said.out + said.err
    assert "\x07" not in said.out + said.err


def test_build_writes_the_contract_s_folder(run: Run, plan: Callable[..., str], tmp_path: Path) -> None:
    plan()
    said = run("build")
    assert (said.code, said.out) == (0, "output/index.html\n")
    found = {path.relative_to(tmp_path / "output").as_posix() for path in (tmp_path / "output").rglob("*.*")}
    data = ("theory.json", "findings.json", "matrix.csv", "gaps.csv", "activities.csv", "arrows.csv")
    assert {
        "index.html",
        "plan/index.html",
        "plan/diagrams/overview.svg",
        "plan/diagrams/overview.png",
        *(f"plan/data/{name}" for name in data),
    } <= found


def test_building_twice_gives_the_same_bytes(run: Run, plan: Callable[..., str], tmp_path: Path) -> None:
    plan()
    run("build", "-o", "one")
    run("build", "-o", "two")
    one, two = (
        {f.relative_to(tmp_path / name): f.read_bytes() for f in (tmp_path / name).rglob("*") if f.is_file()}
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) > 8


def test_build_never_replaces_what_it_did_not_write(
    run: Run, plan: Callable[..., str], tmp_path: Path
) -> None:
    plan()
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "thesis.docx").write_text("mine")
    said = run("build")
    assert said.code == 2
    assert "thesis.docx" in os.listdir(tmp_path / "output")
    assert os.listdir(tmp_path / "output") == ["thesis.docx"]


def test_a_broken_file_costs_only_itself(run: Run, plan: Callable[..., str], tmp_path: Path) -> None:
    plan()
    (tmp_path / "theory/plan/broken.ttl").write_text(
        PREFIXES + ":x a fo:Activity ; skos:prefLabel .", "utf-8"
    )
    (tmp_path / "theory/plan/latin.ttl").write_bytes(PREFIXES.encode() + ':y a "bl\xe5"'.encode("latin-1"))
    said = run("check", "--select", "FO0,FO1")
    assert said.code == 1
    assert "broken.ttl:2:" in said.out
    assert "latin.ttl:2:" in said.out
    assert said.out.count(": error ") == 2
    assert run("build").code == 0
    assert (tmp_path / "output/plan/index.html").is_file()


def test_export_is_the_contract_s_json(run: Run, plan: Callable[..., str]) -> None:
    plan(CLEAN + ':dyr a fo:Activity ; skos:prefLabel "Dyr"@da ; fo:annualCost 1.60 ; fo:setupCost 0 .\n')
    whole = json.loads(run("export", "--format", "json").out)
    (only,) = whole["plans"]
    nodes = {node["id"].split("#")[1]: node for node in only["nodes"]}
    assert nodes["dyr"]["annualCost"] == 1.6
    assert nodes["dyr"]["setupCost"] == 0
    assert "annualCost" not in nodes["kursus"]
    assert nodes["kursus"]["label"] == {"da": "Kursus", "en": "Course"}
    assert nodes["kursus"]["targetGroups"] == ["https://example.org/plan#unge"]
    assert "null" not in json.dumps(whole)
    link = only["links"][0]
    assert {"id", "cause", "effect", "polarity", "basis", "file", "line"} <= link.keys()
    assert link["basis"] == "Inferred"
    assert "evidence" not in link


def test_python_dash_m_is_the_same_program() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "forandring", "--version"], capture_output=True, text=True, check=True
    )
    assert found.stdout.startswith("forandring 0.")


def test_a_reader_that_leaves_early_is_no_error(plan: Callable[..., str], tmp_path: Path) -> None:
    many = "".join(f':a{n} a fo:Activity ; skos:prefLabel "A {n}"@da .\n' for n in range(2000))
    plan(many)
    command = f'"{sys.executable}" -m forandring check | head -n 1'
    found = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert "Traceback" not in found.stderr
    assert "BrokenPipe" not in found.stderr


@pytest.mark.skipif(os.name != "posix", reason="pipes are closed otherwise elsewhere")
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("check clean.ttl", 0),
        ("check clean.ttl --format json", 0),
        ("check broken.ttl", 1),
        ("check nowhere.ttl", 2),
        ("export clean.ttl --format xlsx", 0),
        ("fmt broken.ttl clean.ttl", 0),
        ("check --help", 0),
        ("--version", 0),
        ("", 2),
    ],
)
def test_the_exit_code_is_the_same_when_nobody_reads(typed: str, code: int, tmp_path: Path) -> None:
    clean = ':a a fo:Activity ; skos:prefLabel "A"@da ;\n  fo:leadsTo :g .\n:g a fo:Goal ; skos:prefLabel "G"@da .\n'
    (tmp_path / "clean.ttl").write_text(PREFIXES + clean, "utf-8")
    (tmp_path / "broken.ttl").write_text(PREFIXES + clean.replace(":g .", ":h ."), "utf-8")
    read, written = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "forandring", *typed.split()]
    found = subprocess.run(command, stdout=written, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    os.close(written)
    assert (found.returncode, b"Traceback" in found.stderr) == (code, False)
    if typed.startswith("fmt"):  # the second file is laid out, too, though the first could not be told of
        assert b"\n    fo:leadsTo :g ." in (tmp_path / "clean.ttl").read_bytes()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("diagram --dpi 5", "--dpi: skriv et helt tal fra 36 til 1200"),
        ("diagram --dpi x", "--dpi: skriv et helt tal fra 36 til 1200"),
        ("query x.rq --seconds x", "--seconds: skriv et tal fra 0.1 og op"),
        ("query x.rq --seconds 0", "--seconds: skriv et tal fra 0.1 og op"),
        ("check --fail-on x", "--fail-on: vælg blandt error, warning, info"),
        ("check --nope", "valget --nope findes ikke; mente du --ignore?"),
        ("diagram --kind", "--kind skal have en værdi"),
        ("check --brief=1", "--brief tager ingen værdi"),
        ("explain a b", "der er skrevet for meget: b"),
        ("trace", "NODE mangler"),
    ],
)
def test_what_click_says_in_english_is_said_in_danish(run: Run, typed: str, said: str) -> None:
    result = run("--lang", "da", *typed.split())
    assert (result.code, result.err.splitlines()[0]) == (2, f"forandring: {said}")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("diagram --dpi x", "--dpi: write a whole number from 36 to 1200"),
        ("query x.rq --seconds 0", "--seconds: write a number from 0.1 up"),
    ],
)
def test_which_number_is_wanted_is_said_in_english_too(run: Run, typed: str, said: str) -> None:
    assert run("--lang", "en", *typed.split()).err.splitlines()[0] == f"forandring: {said}"


@pytest.mark.parametrize("typed", ["build -o site", "report -o plan.docx", "diagram -o plan.svg"])
def test_a_theme_that_does_not_exist_is_named_by_all_that_draw(
    run: Run, plan: Callable[..., str], typed: str, tmp_path: Path
) -> None:
    plan()
    command, *more = typed.split()
    said = run("--lang", "en", command, "theory", *more, "--theme", "nowhere")
    assert said.code == 2
    assert "“nowhere”" in said.err
    assert not (tmp_path / more[-1]).exists()


def test_of_plans_that_have_one_name_for_two_areas_the_plan_says_which(
    run: Run, plan: Callable[..., str]
) -> None:
    areas = (
        ":plan a fo:Plan ; skos:prefLabel {name}@da .\n:unge a fo:FocusArea ; skos:prefLabel {area}@da .\n"
    )
    areas += ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:focusArea :unge .\n'
    for name, area in (("one", '"Unge"'), ("two", '"Unge under 18"')):
        file = Path(plan(areas.format(name=f'"Plan {name}"', area=area), f"theory/{name}/plan.ttl"))
        file.write_text(file.read_text("utf-8").replace("/plan#", f"/{name}#"), "utf-8")
    assert "kan være flere" in run("diagram", "--focus-area", "unge").err
    drawn = run("diagram", "--focus-area", "unge", "--plan", "two")
    assert (drawn.code, "Unge under 18" in drawn.out) == (0, True)


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("goal", "job"),
        ("focus-area", "unge"),
        ("activity", "Kursus"),
        ("target-group", "lede"),
        ("challenge", "c"),
    ],
)
def test_what_stands_in_another_plan_is_not_drawn_of_the_plan_named(
    run: Run, plan: Callable[..., str], subject: str, name: str
) -> None:
    of_two = (
        ":job a fo:Goal ; skos:prefLabel 'I job'@da .\n:unge a fo:FocusArea ; skos:prefLabel 'Unge'@da .\n"
        ":k a fo:Activity ; skos:prefLabel 'Kursus'@da ; fo:leadsTo :job .\n"
        ":lede a fo:TargetGroup ; skos:prefLabel 'Ledige'@da .\n"
        ":c a fo:Challenge ; skos:prefLabel 'Ledighed'@da .\n"
    )
    for folder, more in (("one", ""), ("two", of_two)):
        text = f":plan a fo:Plan ; skos:prefLabel 'Plan {folder}'@da .\n{more}"
        file = Path(plan(text, f"theory/{folder}/plan.ttl"))
        file.write_text(file.read_text("utf-8").replace("/plan#", f"/{folder}#"), "utf-8")
    refused = run("diagram", "--plan", "one", f"--{subject}", name)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == f"forandring: »{name}« står ikke i one, men i two; skriv --plan two\n"
    refused = run("--lang", "en", "diagram", "--plan", "one", f"--{subject}", name)
    assert refused.err == f"forandring: “{name}” is not in one but in two; write --plan two\n"
    assert run("diagram", "--plan", "two", f"--{subject}", name).code == 0


def test_several_diagrams_need_a_folder_and_a_template_a_deck(
    run: Run, plan: Callable[..., str], tmp_path: Path
) -> None:
    place = plan()
    said = run("--lang", "en", "diagram", place, "--kind", "overview,money", "-o", str(tmp_path / "d.svg"))
    assert (said.code, said.err) == (2, "forandring: several files need a folder: -o FOLDER\n")
    said = run("--lang", "en", "diagram", place, "--template", "nowhere.potx", "-o", str(tmp_path / "d.svg"))
    assert said.code == 2
    assert "--template is for PowerPoint" in said.err
    assert not list(tmp_path.glob("d.svg*"))


def test_the_configuration_chooses_the_language_unless_it_is_asked_for(
    run: Run, plan: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = plan()
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "da_DK.UTF-8")
    (Path(place).parent / "forandring.toml").write_text('lang = "en"', "utf-8")
    assert "looked at" in subprocess_of("check", place).stderr
    assert "set efter" in subprocess_of("--lang", "da", "check", place).stderr
    (Path(place).parent / "forandring.toml").write_text("lang = en", "utf-8")
    said = subprocess_of("check", place)
    assert (said.returncode, "ikke gyldig TOML (linje 1, kolonne 8)" in said.stderr) == (2, True)


def subprocess_of(*arguments: str, shell: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, with what a shell does to its streams."""
    typed = [sys.executable, "-m", "forandring", *arguments]
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {shell}', "sh", *typed],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("command", "shell", "code", "said"),
    [
        ("check", ">&-", 2, "stdout is closed"),
        ("check", ">&- 2>&-", 2, ""),
        ("--help", ">/dev/full", 2, "the result: cannot be read or written (No space left on device)"),
        ("export", ">/dev/full", 2, "stdout cannot be written (No space left on device)"),
        ("matrix", "2>/dev/full", 0, ""),
        ("check nowhere", "2>/dev/full", 2, ""),
    ],
)
def test_closed_and_full_streams_are_told_of_as_far_as_they_can_be(
    plan: Callable[..., str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    shell: str,
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    if "/dev/full" in shell and not os.path.exists("/dev/full"):
        pytest.skip("this system has no /dev/full")
    path = [] if " " in command or command == "--help" else [plan()]
    result = subprocess_of("--lang", "en", *command.split(), *path, shell=shell)
    assert (result.returncode, "Traceback" in result.stderr) == (code, False)
    assert said in result.stderr


def test_doctor_tells_of_the_configuration_and_of_what_reports_and_slides_need(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("--lang", "en", "doctor")
    wanted = re.findall(
        r"^    ([a-z-]+)>=",
        (ROOT / "setup.cfg").read_text("utf-8").split("[options.extras_require]")[0],
        re.M,
    )
    assert len(wanted) > 15
    assert [name for name in wanted if name not in said.out.lower()] == []
    (tmp_path / "forandring.toml").write_text('engine = "neato"', "utf-8")
    said = run("--lang", "en", "doctor")
    assert (said.code, "write pygraphviz or dot" in said.out) == (2, True)


def test_a_command_to_type_is_quoted_where_a_shell_needs_it(
    run: Run, plan: Callable[..., str], tmp_path: Path
) -> None:
    place = tmp_path / "vores plan"
    place.mkdir()
    (place / "plan.ttl").write_text("@prefix : <https://example.org/> .\n:a :b", "utf-8")
    assert f"forandring check '{place}/plan.ttl'" in run("export", str(place)).err


def test_a_place_that_cannot_be_written_is_told_with_what_helps(
    run: Run, plan: Callable[..., str], tmp_path: Path
) -> None:
    place = plan()
    for output, remedy in (
        ("nowhere/e.json", "nowhere/e.json: cannot be written (there is no such folder); make it, or choose"),
        ("theory", "theory: cannot be written (Is a directory); name a file in it"),
        ("/dev/full", "/dev/full: cannot be written (No space left on device); make room, or choose"),
    ):
        said = run("--lang", "en", "export", place, "--format", "json", "-o", output)
        assert (said.code, remedy in said.err) == (2, True)
    assert sorted(os.listdir(tmp_path)) == ["theory"]


def test_a_run_that_is_ended_leaves_nothing(plan: Callable[..., str], tmp_path: Path) -> None:
    write = (
        "import os, signal, sys; from forandring.project import building, writing\n"
        "writing._fill = lambda fresh, files: os.kill(os.getpid(), signal.SIGTERM)\n"
        "from forandring.cli import main; main(sys.argv[1:])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", write, "build", plan()],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, "Traceback" in ended.stderr) == (143, False)
    assert os.listdir(tmp_path) == ["theory"]


def test_a_command_does_not_look_through_what_it_leaves_behind() -> None:
    ended = subprocess.run(
        [
            sys.executable,
            "-c",
            "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count() > 0, gc.isenabled()))\n"
            "from forandring.cli import main; main(['--version'])",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout.split()[-2:] == ["True", "False"]


def test_progress_without_a_terminal_ends_with_everything_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from forandring.cli import terminal

    monkeypatch.setattr(terminal, "_WAIT", 0.0)
    with terminal.Progress() as progress:
        for done in range(4):
            progress("plan", done, 3)
    assert capsys.readouterr().err.splitlines() == ["0/3 plan", "3/3 plan"]


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("check --lang da", "forandring --lang da check"),
        ("check --lang=en", "forandring --lang en check"),
        ("check --color always", "forandring --color always check"),
        ("check --lang", "forandring --lang en check"),
    ],
)
def test_an_option_of_the_program_after_the_command_is_shown_before_it_as_it_was_typed(
    run: Run, typed: str, instead: str
) -> None:
    said = run(*typed.split())
    assert said.code == 2
    assert said.err.rstrip().endswith(instead)
