"""The manual is up to date: generated pages, examples, and files that other programs read."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import click
import pytest
from conftest import PREFIXES, ROOT

from forandring.checks import RULES
from forandring.cli import main
from forandring.cli.program import program
from forandring.rdf import vocabulary

DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_up_to_date(generate: ModuleType) -> None:
    for name, text in generate.pages().items():
        assert (DOCS / name).read_text("utf-8") == text, f"docs/{name} is old: run make docs"


def test_every_rule_and_every_term_stands_in_the_manual(generate: ModuleType) -> None:
    pages = generate.pages()
    for rule in RULES:
        assert f"\n## {rule.code} {rule.name}\n" in pages["rules.md"]
        assert rule.summary.da in pages["rules.md"]
    for name, term in vocabulary().terms.items():
        (row,) = [line for line in pages["vocabulary.md"].splitlines() if f'<a id="{name}"></a>' in line]
        assert f"**{term.label.da}**" in row
        assert f"**{term.label.en}**" in row


def test_links_of_the_generated_pages_lead_somewhere(generate: ModuleType) -> None:
    for text in generate.pages().values():
        headings = {
            re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
            for line in text.splitlines()
            if line.startswith("#")
        }
        anchors = headings | set(re.findall(r'<a id="(\w+)">', text))
        assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors


def test_rows_have_as_many_cells_as_their_table(generate: ModuleType) -> None:
    for text in generate.pages().values():
        for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
            rows = [len(re.split(r"(?<!\\)\|", line)) for line in table.splitlines()]
            assert len(set(rows)) == 1


def test_writing_the_pages(generate: ModuleType, tmp_path: Path) -> None:
    generate.write(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["rules.md", "vocabulary.md"]


def test_the_manuals_own_rule_works(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (toml,) = re.findall(r"```toml\n(.*?)```", (DOCS / "review.md").read_text("utf-8"), re.DOTALL)
    assert tomllib.loads(toml)["rules"][0]["code"] == "KBH1"
    (tmp_path / "forandring.toml").write_text(toml, "utf-8")
    (tmp_path / "plan.ttl").write_text(
        PREFIXES
        + ':dyr a fo:Activity ; skos:prefLabel "Dyr"@da ; fo:annualCost 6.5 ; fo:leadsTo :job .\n'
        + ':kendt a fo:Activity ; skos:prefLabel "Kendt"@da ; fo:annualCost 6.5 ;\n'
        + "    fo:leadsTo [ fo:effect :job ; fo:evidence fo:Research ] .\n"
        + ':job a fo:Goal ; skos:prefLabel "Job"@da .\n',
        "utf-8",
    )
    with pytest.raises(SystemExit):
        main(["check", str(tmp_path), "--format", "json", "--select", "KBH"])
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert found["message"]["en"].startswith("“Dyr” costs DKK 6.5 million")
    assert found["message"]["da"].startswith("»Dyr« koster 6,5 mio. kr. om året")


def test_the_manuals_commands_and_options_exist() -> None:
    """Every ``forandring …`` in the page for reviewers is a command, with options that it has."""
    text = (DOCS / "review.md").read_text("utf-8")
    written = re.findall(
        r"forandring ([a-z][a-z-]*)((?:[^`\n])*)", re.sub(r"```yaml.*?```", "", text, flags=re.DOTALL)
    )
    checked = 0
    for name, rest in written:
        command = program.get_command(click.Context(program), name)
        if command is None:
            continue
        checked += 1
        known = {option for each in command.params if isinstance(each, click.Option) for option in each.opts}
        for option in re.findall(r"(?<= )--[a-z-]+", rest.split("#")[0]):
            assert option in known | {"--help"}, f"{name} has no {option}"
    assert checked >= 12


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["completion", shell])
    script = capsys.readouterr().out
    assert not stopped.value.code
    assert "_FORANDRING_COMPLETE" in script
    assert "%(" not in script
    if shell == "bash":
        subprocess.run(["bash", "-n"], input=script.encode(), check=True, timeout=30)


def test_commands_are_completed() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "forandring"],
        env={
            "_FORANDRING_COMPLETE": "bash_complete",
            "COMP_WORDS": "forandring ch",
            "COMP_CWORD": "1",
            "PATH": "/usr/bin:/bin",
        },
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert b"check" in said.stdout


def steps() -> list[str]:
    """Return the shell scripts of the action's steps."""
    text = (ROOT / "action.yml").read_text("utf-8")
    return [
        re.sub(r"^        ", "", each, flags=re.M)
        for each in re.findall(r"run: \|\n((?:        .*\n|\n)+)", text)
    ]


def test_the_actions_scripts_run_as_the_runner_runs_them(tmp_path: Path) -> None:
    """As on GitHub: ``bash -eo pipefail``, inputs in the environment; hostile inputs are not run."""
    (tmp_path / "theory").mkdir()
    (tmp_path / "theory" / "plan.ttl").write_text(
        PREFIXES + ':kursus a fo:Activity ; skos:prefLabel "Kursus"@da .\n', "utf-8"
    )
    output = tmp_path / "output"
    output.touch()
    environment = {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(output),
        "SPOKEN": "en",
        "PATHS": "theory",
        "BASELINE": "",
        "FAIL_ON": "",
    }

    def run(script: str, **changed: str) -> tuple[int, str]:
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            env=environment | changed,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout

    sarif, check = steps()
    assert run(sarif) == (0, "")
    assert output.read_text("utf-8") == f"file={tmp_path}/forandring.sarif\n"
    assert json.loads((tmp_path / "forandring.sarif").read_text("utf-8"))["version"] == "2.1.0"
    code, said = run(check)
    assert code == 1
    assert "::error file=theory/plan.ttl,line=2," in said
    assert run(sarif, PATHS="missing")[0] == 2
    run(check, PATHS="theory; touch harmed $(touch harmed)", FAIL_ON="error")
    assert not (tmp_path / "harmed").exists()
    assert not (tmp_path / "forandring.sarif;").exists()


def test_the_hooks_name_commands_that_exist() -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    entries = re.findall(r"entry: forandring (\S+)", text)
    assert entries == ["check", "fmt"]
    assert set(entries) <= set(program.members)
