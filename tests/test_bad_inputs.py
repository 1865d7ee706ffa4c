"""Broken and hostile inputs: each gives a clear sentence with its place, or simply works; never a traceback."""

from __future__ import annotations

import ast
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PREFIXES, ROOT, SHARED

from forandring.cli import main
from forandring.config import configuration
from forandring.errors import ForandringError
from forandring.findings import Finding, Severity
from forandring.model import Activity
from forandring.project import Reading, read
from forandring.project.baseline import read_baseline, write_baseline
from forandring.rdf import vocabulary
from forandring.texts import Message

INDEX = SHARED / "bad-inputs" / "index.json"
AREAS = ("turtle-syntax", "bytes", "literal", "structure", "output")
# These write their arrows and attributes with a prefix of their own, which is a warning (lookalike-term): other
# files of the index do so, too, and must work. What the hazard leads to once that is mended is tested below.
OWN_TERMS = {"cycle-of-three.ttl", "dense-20-complete.ttl", "colour-hostile.ttl"}


def entries() -> list[dict[str, object]]:
    if not INDEX.is_file():
        return []
    listed = json.loads(INDEX.read_text("utf-8"))
    return [e for e in listed if e["area"] in AREAS and str(e["file"]).endswith(".ttl")]


def findings_of(path: Path) -> list[Finding]:
    return read([str(path)]).findings()


@pytest.mark.skipif(not INDEX.is_file(), reason="the shared test data is not beside this checkout")
@pytest.mark.parametrize("entry", entries(), ids=lambda entry: str(entry["file"]))
def test_bad_input_leads_to_what_its_index_says(entry: dict[str, object]) -> None:
    found = findings_of(SHARED / "bad-inputs" / str(entry["file"]))
    errors = [finding for finding in found if finding.severity is Severity.error]
    if str(entry["kind"]).startswith("FO001"):
        assert {finding.code for finding in errors} <= {"FO001", "FO002"}
        assert [finding.span.start.line for finding in errors if finding.span] == [entry["line"]]
    elif entry["exit"] == 0:
        assert errors == []
    elif entry["file"] in OWN_TERMS:
        assert [finding.code for finding in found] == ["FO009"] * len(found) != []
        assert entry["line"] in (None, found[0].span.start.line if found[0].span else None)
    else:
        assert errors != []
        lines = [finding.span.start.line for finding in errors if finding.span]
        assert entry["line"] is None or entry["line"] in lines


def in_our_words(name: str, folder: Path) -> Path:
    """Write a bad input as FO009 says it should be: with fo: before what is named like a term."""
    text = (SHARED / "bad-inputs" / name).read_text("utf-8")
    for term in ("leadsTo", "colour"):
        text = text.replace(f" :{term}", f" fo:{term}")
    (folder / name).write_text("@prefix fo: <https://w3id.org/forandring#> .\n" + text, "utf-8")
    return folder / name


@pytest.mark.skipif(not INDEX.is_file(), reason="the shared test data is not beside this checkout")
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("cycle-of-three.ttl", "the arrows go in a loop: “a”, “b”, “c”, “a”"),
        ("dense-20-complete.ttl", "the arrows go in a loop: “n0”, “n1”, “n0”"),
    ],
)
def test_what_is_written_with_a_prefix_of_its_own_is_found_once_that_is_mended(
    name: str, words: str, tmp_path: Path
) -> None:
    assert {f.code for f in findings_of(SHARED / "bad-inputs" / name)} == {"FO009"}
    loops = [f for f in findings_of(in_our_words(name, tmp_path)) if f.code == "FO108"]
    assert [loop.message.en for loop in loops] == [words]


@pytest.mark.skipif(not INDEX.is_file(), reason="the shared test data is not beside this checkout")
def test_no_style_comes_out_of_a_theory(tmp_path: Path) -> None:
    file = in_our_words("colour-hostile.ttl", tmp_path)
    ran = subprocess.run(
        [sys.executable, "-m", "forandring", "build", str(file), "-o", str(tmp_path / "output")],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert (ran.returncode, b"Traceback" in ran.stderr) == (0, False)
    pictures = list((tmp_path / "output").rglob("*.svg"))
    assert pictures
    assert not [each for each in pictures if "onclick" in each.read_text("utf-8")]
    pages = "".join(each.read_text("utf-8") for each in (tmp_path / "output").rglob("*.html"))
    assert not re.findall(r"<[^>]*\sonclick=[\"'][^>]*>", pages)


@pytest.mark.skipif(not INDEX.is_file(), reason="the shared test data is not beside this checkout")
def test_blank_nodes_of_two_files_stay_two() -> None:
    folder = SHARED / "bad-inputs"
    theory = read([str(folder / f"same-bnode-label-{name}.ttl") for name in "ab"]).theory
    assert len({subject for plan in theory.plans for subject in plan.described}) == 2


def test_a_syntax_error_in_one_of_several_files_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.ttl").write_text(PREFIXES + ':job a fo:Goal ; skos:prefLabel "I job"@da .', "utf-8")
    (tmp_path / "bad.ttl").write_text(PREFIXES + ':x a fo:Goal ; skos:prefLabel "x"@da', "utf-8")
    reading = read([str(tmp_path)])
    assert "https://example.org/plan#job" in reading.theory.index
    codes = {(Path(f.file).name, f.code) for f in reading.findings() if f.severity is Severity.error}
    assert codes == {("bad.ttl", "FO001"), ("good.ttl", "FO102")}


def test_latin_1_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_bytes(
        PREFIXES.encode() + '\n:a skos:prefLabel "Målgruppe"@da .'.encode("latin-1")
    )
    (finding,) = [f for f in findings_of(tmp_path) if f.code == "FO002"]
    assert finding.span is not None
    assert finding.span.start.line == 3
    assert "Windows-1252" in finding.message.en


@pytest.mark.parametrize("begin", ["\ufeff", ""])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_byte_order_mark_and_crlf_are_no_matter(tmp_path: Path, begin: str, newline: str) -> None:
    turtle = PREFIXES + ':kursus a fo:Activity ;\n    skos:prefLabel "Kursus"@da .\n'
    (tmp_path / "plan.ttl").write_bytes((begin + turtle.replace("\n", newline)).encode())
    (finding,) = [f for f in findings_of(tmp_path) if f.severity is Severity.error]
    assert finding.code == "FO101"
    assert finding.span is not None
    assert finding.span.start == (2, 1)


def test_a_folder_without_turtle_and_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ForandringError, match=r"no Turtle files"):
        read([str(tmp_path)])
    with pytest.raises(ForandringError, match="does not exist"):
        read([str(tmp_path / "nowhere")])


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.ttl"
    file.write_text(PREFIXES, "utf-8")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    (finding,) = findings_of(tmp_path)
    assert finding.code == "FO002"


def test_an_activity_that_leads_to_itself(read_turtle: Callable[[str], Reading]) -> None:
    found = read_turtle(':a a fo:Activity ; skos:prefLabel "A"@da ; fo:leadsTo :a .').findings()
    assert {"FO004", "FO101", "FO108"} <= {finding.code for finding in found}


HOSTILE = [
    "x" * 300,
    'quotes " and \\" and \\\\',
    "<b>&amp;</b> & < >",
    "back\\slash \\N \\G",
    "new\nline",
    "مرحبا بالعالم",
    "emoji 🎉👩‍👩‍👧",
    "<a>] evil [URL=javascript:alert(1)]",
]


@pytest.mark.parametrize("label", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_labels_stay_text(read_turtle: Callable[[str], Reading], label: str) -> None:
    escaped = label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    reading = read_turtle(f':job a fo:Goal ; skos:prefLabel "{escaped}"@da .')
    assert reading.theory.label("https://example.org/plan#job", "da") == label
    assert "FO102" in {finding.code for finding in reading.findings()}


def test_ten_thousand_activities_in_one_file(tmp_path: Path) -> None:
    turtle = "".join(
        f':a{n} a fo:Activity ; skos:prefLabel "Aktivitet {n}"@da ; fo:leadsTo :job .\n'
        for n in range(10_000)
    )
    (tmp_path / "plan.ttl").write_text(
        PREFIXES + ':job a fo:Goal ; skos:prefLabel "Job"@da .\n' + turtle, "utf-8"
    )
    reading = read([str(tmp_path)])
    assert reading.looked_at["activities"] == 10_000
    assert reading.findings(codes={"FO101", "FO102"}) == []


def test_an_output_folder_that_cannot_be_written(tmp_path: Path) -> None:
    from forandring.project.writing import replace_folder, write_file

    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(stat.S_IRUSR | stat.S_IXUSR)
    if os.access(locked, os.W_OK):
        # Whoever may write everywhere is stopped by a file where the folder should be.
        locked.rmdir()
        locked.write_text("in the way")
    with pytest.raises(ForandringError):
        replace_folder(locked / "output", {"index.html": b"x"})
    with pytest.raises(ForandringError):
        write_file(locked / "file", b"x")
    assert sorted(os.listdir(tmp_path)) == ["locked"]


def test_nothing_is_drawn_for_a_folder_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from forandring import diagrams

    drawn: list[object] = []
    monkeypatch.setattr(diagrams, "rendered", lambda drawings, *_, **__: drawn.append(drawings) or ())
    (tmp_path / "plan.ttl").write_text(PREFIXES + ':job a fo:Goal ; skos:prefLabel "Job"@da .', "utf-8")
    (tmp_path / "file").write_text("in the way")
    for command in (("build", "-o", "output"), ("report", "-o", "report.docx")):
        with pytest.raises(SystemExit) as ended:
            main([command[0], str(tmp_path / "plan.ttl"), "-o", str(tmp_path / "file" / command[2])])
        assert (ended.value.code, drawn) == (2, [])
        assert "en del af stien er ikke en mappe" in capsys.readouterr().err


def test_what_a_killed_run_has_left_is_taken_away(tmp_path: Path) -> None:
    from forandring.project.writing import replace_folder

    for left in (".output-x1.forandring-new", ".output-x2.forandring-old", ".mine", "other.forandring-new"):
        (tmp_path / left).mkdir()
        (tmp_path / left / "file").write_text("")
    replace_folder(tmp_path / "output", {"index.html": b"x"}, b"mark")
    assert sorted(os.listdir(tmp_path)) == [".mine", "other.forandring-new", "output"]
    assert (tmp_path / "output" / ".forandring").read_bytes() == b"mark"


def test_two_runs_replace_a_folder_one_after_the_other(tmp_path: Path) -> None:
    write = (
        "import sys; from pathlib import Path\n"
        "from forandring.project.writing import replace_folder\n"
        "for n in range(20): replace_folder(Path('output'), {f'{i}.txt': sys.argv[1].encode() for i in range(30)})"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", write, name], cwd=tmp_path, stderr=subprocess.PIPE)
        for name in "ab"
    ]
    assert [(run.communicate(timeout=60)[1], run.returncode) for run in runs] == [(b"", 0)] * 2
    assert os.listdir(tmp_path) == ["output"]
    assert len({file.read_bytes() for file in (tmp_path / "output").glob("*.txt")}) == 1


def test_a_device_and_a_link_are_written_into_and_not_replaced(tmp_path: Path) -> None:
    from forandring.project.writing import write_file

    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_file(tmp_path / "link", b"x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"x"
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_file(tmp_path / "pipe", b"y")
    assert os.read(reader, 9) == b"y"
    os.close(reader)
    assert stat.S_ISFIFO(os.stat(tmp_path / "pipe").st_mode)


def test_file_names_stay_in_the_folder_and_apart() -> None:
    from forandring.project.names import file_names

    names = file_names(["../../var/pwned", "CON", "Plan", "plan", "", "..", "a" * 500, "æøå"])
    assert len({name.casefold() for name in names}) == len(names)
    assert all("/" not in name and name not in ("", ".", "..", "con", "CON") for name in names)
    assert max(map(len, names)) <= 90


ODD_PATHS = ["a" * 5000, "b/" * 3000, "ring", "ring/within", "pipe\nline"]


@pytest.mark.parametrize("odd", ODD_PATHS, ids=range(len(ODD_PATHS)))
@pytest.mark.parametrize(
    "typed",
    [
        "check {}",
        "fmt {}",
        "gaps {}",
        "diff HEAD:{} plan",
        "build plan --sources {}",
        "build plan/plan.ttl -o {}/output",
        "check plan --baseline {}",
        "query {} plan",
        "diagram plan --theme {}.toml",
    ],
)
def test_a_path_that_cannot_be_is_told_in_one_sentence(
    typed: str, odd: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("forandring.cli.terminal._WAIT", 600.0)  # on a slow machine progress is told, too
    (tmp_path / "ring").symlink_to("ring")
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan/plan.ttl").write_text(PREFIXES + ':a a fo:Goal ; skos:prefLabel "A"@da .', "utf-8")
    if "build" in typed and odd.startswith("pipe"):
        (tmp_path / odd).write_text("a file where a folder should be")
    with pytest.raises(SystemExit) as ended:
        main([part.format(odd) for part in typed.split()])
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("forandring: ")


def test_a_configuration_nested_too_deeply_is_told(tmp_path: Path) -> None:
    (tmp_path / "forandring.toml").write_text(f"select = {'[' * 5000}{']' * 5000}")
    with pytest.raises(ForandringError, match=r"forandring\.toml: cannot be read"):
        configuration(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
@pytest.mark.parametrize(
    "command", ["check", "check --format json", "gaps", "export", "build", "fmt --check"]
)
def test_a_name_that_is_no_utf8_can_be_shown(command: str, tmp_path: Path) -> None:
    folder = tmp_path / "plan\udce6"
    folder.mkdir()
    (folder / "bl\udce5.ttl").write_text(PREFIXES + ':a a fo:Goal ; skos:prefLabel "A"@da .', "utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "forandring", *command.split(), folder.name],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "utf-8:strict", "FORANDRING_CACHE": str(tmp_path / "cache")},
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in result.stderr
    assert result.returncode == (1 if command.startswith(("check", "fmt")) else 0)
    if "json" in command or command == "export":
        assert r"plan\udce6/bl\udce5.ttl" in result.stdout.decode()
        json.loads(result.stdout)


def test_a_baseline_knows_names_that_are_no_utf8(tmp_path: Path) -> None:
    found = Finding(
        "FO1", "n", Severity.error, Message("d", "e"), Message("", ""), None, None, "\udce6", None
    )
    write_baseline(tmp_path / "known.json", [found], "en")
    assert [known.file for known in read_baseline(tmp_path / "known.json")] == ["\udce6"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("command", ["check", "export"])
def test_a_full_disk_behind_stdout_is_told(command: str, tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_text(PREFIXES + ':a a fo:Goal ; skos:prefLabel "A"@da .', "utf-8")
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "forandring", "--lang", "en", command, str(tmp_path)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert result.returncode == 2
    assert b"stdout cannot be written (No space left on device)" in result.stderr
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize(
    "typed",
    [
        "plan plan",
        "plan ./plan/",
        "plan plan/plan.ttl",
        "plan/plan.ttl plan",
        ". plan",
        "plan {}/plan",
        "plan/plan.ttl {}/plan/plan.ttl",
        "plan link",
    ],
)
def test_what_several_paths_lead_to_is_read_once(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan").mkdir()
    (tmp_path / "link").symlink_to("plan")
    (tmp_path / "plan/plan.ttl").write_text(
        PREFIXES + ':p a fo:Plan ; skos:prefLabel "P"@da .\n:a a fo:Goal ; skos:prefLabel "A"@da .', "utf-8"
    )
    paths = typed.format(tmp_path, tmp_path).split()
    reading = read(paths)
    assert (reading.looked_at["plans"], reading.looked_at["files"]) == (1, 1)
    assert "FO007" not in {finding.code for finding in reading.findings()}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_neither_waited_for_nor_formatted(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ttl")
    (tmp_path / "plan.ttl").write_text(PREFIXES + ':a a fo:Goal ; skos:prefLabel "A"@da .', "utf-8")
    assert read([str(tmp_path)]).looked_at["files"] == 1
    result = subprocess.run(
        [sys.executable, "-m", "forandring", "--lang", "en", "fmt", "--check", str(tmp_path / "pipe.ttl")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 2
    assert "is not a regular file" in result.stderr


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('fo:prefLabel "A"@da ; fo:leadsTo :job', "fo:prefLabel skos:prefLabel"),
        ('skos:prefLabel "A"@da ; skos:leadsTo :job', "skos:leadsTo fo:leadsTo"),
        ('skos:prefLabel "A"@da ; skos:leadTo :job', "skos:leadTo fo:leadsTo"),
        ('skos:preflabel "A"@da ; fo:leadsTo :job', "skos:preflabel skos:prefLabel"),
        ('fo:preflabel "A"@da ; fo:leadsTo :job', "fo:preflabel skos:prefLabel"),
    ],
)
def test_a_term_of_one_vocabulary_is_not_taken_from_the_other(
    written: str, meant: str, read_turtle: Callable[[str], Reading]
) -> None:
    reading = read_turtle(f':a a fo:Activity ; {written} . :job a fo:Goal ; skos:prefLabel "J"@da .')
    (found,) = [finding for finding in reading.findings() if finding.severity is Severity.error]
    wrong, right = meant.split()
    assert (found.code, found.message.en, found.help.en) == (
        "FO003",
        f"{wrong} does not exist",
        f"did you mean {right}?",
    )


@pytest.mark.parametrize(
    ("written", "message", "remedy"),
    [
        (
            "a fo:leadsTo",
            "fo:leadsTo is a property and does not say what anything is",
            "such as a fo:Activity",
        ),
        ("a fo:High", "fo:High is a value (confidence) and does not say what anything is", "such as"),
        ('a "Goal"', '"Goal" is a text and does not say what anything is', "write a fo:Goal"),
        (
            'a "fo:Pejlemærke"',
            '"fo:Pejlemærke" is a text and does not say what anything is',
            "write a fo:Beacon",
        ),
        ("fo:Goal :job", "fo:Goal is a kind of thing and no property", "write a fo:Goal if that is"),
        (
            "fo:High 7",
            "fo:High is a value (confidence) and no property",
            "write, for example, fo:confidence fo:High",
        ),
        (
            "a fo:Effect , fo:Beacon",
            "“X” is said to be both effect and goal",
            "it counts as beacon only; keep one",
        ),
    ],
)
def test_a_term_in_the_place_of_another_kind_is_named(
    written: str, message: str, remedy: str, read_turtle: Callable[[str], Reading]
) -> None:
    reading = read_turtle(
        f':x skos:prefLabel "X"@da ; {written} . :job a fo:Effect ; skos:prefLabel "J"@da .'
    )
    (found,) = reading.findings(codes={"FO003", "FO004"})
    assert (found.code, found.message.en) == ("FO004", message)
    assert remedy in found.help.en
    assert found.span is not None
    stretch = reading.texts[found.file].text[slice(*_offsets(reading, found))]
    assert stretch in written


def _offsets(reading: Reading, found: Finding) -> tuple[int, int]:
    lines = reading.texts[found.file].text.splitlines(keepends=True)
    assert found.span is not None
    return tuple(  # type: ignore[return-value]
        sum(map(len, lines[: place.line - 1])) + place.column - 1
        for place in (found.span.start, found.span.end)
    )


def test_kinds_of_one_kind_are_one_kind(read_turtle: Callable[[str], Reading]) -> None:
    assert (
        read_turtle(':x a fo:Goal , fo:Beacon , fo:Target , :Own ; skos:prefLabel "X"@da .').findings(
            codes={"FO004", "FO009"}
        )
        == []
    )


def test_a_class_with_another_prefix_is_named_once(read_turtle: Callable[[str], Reading]) -> None:
    turtle = ':x a :Goal ; skos:prefLabel "X"@da . :y a :Goal ; skos:prefLabel "Y"@da .'
    (found,) = read_turtle(turtle).findings(codes={"FO009"})
    assert found.message.en == "Goal stands with another prefix than fo: and does not count (used by 2)"
    assert read_turtle(turtle + ' :Goal skos:prefLabel "Vores"@da .').findings(codes={"FO009"}) == []


@pytest.mark.parametrize("wrong", ["fo:nope", "fo:Green", ":job", '"tekst"', "7", "[]"])
def test_a_value_that_cannot_be_is_no_value(wrong: str, read_turtle: Callable[[str], Reading]) -> None:
    link = "fo:effect :job ; " + " ; ".join(
        f"fo:{name} {wrong}" for name in ("evidence", "confidence", "polarity", "basis")
    )
    reading = read_turtle(
        f':x a fo:Activity ; skos:prefLabel "X"@da ; fo:leadsTo [ {link} ] ; fo:funding {wrong} ,\n'
        f"    [ fo:kind {wrong} ; fo:state {wrong} ] .\n"
        ':job a fo:Goal ; skos:prefLabel "J"@da .'
    )
    (arrow,) = reading.theory.links()
    assert (arrow.evidence, arrow.confidence, arrow.polarity, arrow.basis) == (
        (),
        None,
        "Positive",
        "Inferred",
    )
    activity = reading.theory.index["https://example.org/plan#x"]
    assert isinstance(activity, Activity)
    assert {(money.kind, money.state) for money in activity.funding} <= {(None, "Unknown")}
    assert {"FO003", "FO004", "FO006"} & {finding.code for finding in reading.findings()}


def test_what_has_no_name_is_not_called_by_a_number(read_turtle: Callable[[str], Reading]) -> None:
    reading = read_turtle(
        ':a a fo:Activity ; skos:prefLabel "A"@da ; fo:leadsTo [] , _:x , () ; fo:partner [ skos:note "?" ] .'
    )
    found = reading.findings(codes={"FO004", "FO006"})
    assert [(finding.code, finding.message.en) for finding in found] == [
        ("FO006", "“A” points at something without a name of which nothing is said"),
        ("FO006", "“A” points at something without a name of which nothing is said"),
        ("FO006", "“A” points at an empty list, ( )"),
        ("FO004", "what stands in [ … ] cannot be “partner” of “A”"),
    ]


@pytest.mark.parametrize(
    ("declared", "meant"),
    [
        ("@prefix fo: <https://w3id.org/forandring/> .", "fo: <https://w3id.org/forandring#>"),
        ("@prefix fo: <http://w3id.org/forandring#> .", "fo: <https://w3id.org/forandring#>"),
        ("PREFIX fo: <https://example.org/ord#>", "fo: <https://w3id.org/forandring#>"),
        ("@prefix f: <https://W3ID.org/forandring> .", "f: <https://w3id.org/forandring#>"),
        (
            "@prefix skos: <https://www.w3.org/2004/02/skos/core#> .",
            "skos: <http://www.w3.org/2004/02/skos/core#>",
        ),
        ("@prefix xsd: <http://www.w3.org/2001/XMLSchema> .", "xsd: <http://www.w3.org/2001/XMLSchema#>"),
        ("@prefix : <http://w3id.org/forandring#> .", ": <https://w3id.org/forandring#>"),
    ],
)
def test_a_prefix_that_nearly_stands_for_a_vocabulary_is_an_error(
    declared: str, meant: str, tmp_path: Path
) -> None:
    (tmp_path / "plan.ttl").write_text(f"# En plan\n{declared}\n<urn:x:a> <urn:x:b> <urn:x:c> .", "utf-8")
    (found,) = [finding for finding in findings_of(tmp_path) if finding.severity is Severity.error]
    assert (found.code, found.span and found.span.start.line) == ("FO008", 2)
    assert found.help.en == f"Write @prefix {meant} ."


@pytest.mark.parametrize("declared", ["fo: <https://w3id.org/forandring#>", "schema: <http://schema.org/>"])
def test_a_prefix_that_stands_for_what_it_should_is_none(declared: str, tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_text(f"@prefix {declared} .\n<urn:x:a> <urn:x:b> <urn:x:c> .", "utf-8")
    assert findings_of(tmp_path) == []


def test_what_is_said_twice_word_for_word_is_said_once(read_turtle: Callable[[str], Reading]) -> None:
    turtle = ':g a fo:Target ; skos:prefLabel "G"@da ; fo:value 7 . '
    assert read_turtle(turtle * 2).findings(codes={"FO004", "FO005", "FO007"}) == []


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"PK\x03\x04" + bytes(99), "no Turtle text but a ZIP file, such as a Word document"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "no Turtle text but a PDF file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "no Turtle text but a picture"),
        (bytes(400), "no Turtle text but a file of another kind"),
        (PREFIXES.encode("utf-16"), "seems to be saved as UTF-16"),
        (PREFIXES.encode("utf-16-be"), "seems to be saved as UTF-16"),
        (PREFIXES.encode("utf-16-le"), "seems to be saved as UTF-16"),
    ],
)
def test_a_file_that_is_no_utf8_text_says_what_it_is(raw: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_bytes(raw)
    (found,) = findings_of(tmp_path)
    assert found.code == "FO002"
    assert words in found.message.en


def test_every_turtle_file_is_read_once_or_told_of(tmp_path: Path) -> None:
    goal = PREFIXES + ':a a fo:Goal ; skos:prefLabel "A"@da ; fo:leadsTo [ fo:effect :a ] .'
    (tmp_path / "PLAN.TTL").write_text(goal, "utf-8")
    (tmp_path / "again.ttl").symlink_to("PLAN.TTL")
    (tmp_path / "nowhere.ttl").symlink_to("lost.ttl")
    (tmp_path / ".#PLAN.ttl").symlink_to("editor@machine")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden/plan.ttl").write_text(goal, "utf-8")
    (tmp_path / "folder.ttl").mkdir()
    reading = read([str(tmp_path)])
    assert [Path(file.path).name for file in reading.files] == ["PLAN.TTL", "nowhere.ttl"]
    (lost,) = reading.findings(codes={"FO002"})
    assert (Path(lost.file).name, lost.help.en) == ("nowhere.ttl", "mend the link to it, or delete it")
    assert len(list(reading.theory.links())) == 1


@pytest.mark.parametrize(
    ("written", "message", "remedy"),
    [
        ('"abc"^^xsd:decimal', '"abc" cannot be read as xsd:decimal', "write a number with a point (1.6)"),
        ('"ja"^^xsd:boolean', '"ja" cannot be read as xsd:boolean', "write true"),
        (
            '"x"^^xsd:hexBinary',
            '"x" cannot be read as xsd:hexBinary',
            "Write the value as its kind is written",
        ),
        ("1.2e0", '"1.2e0" cannot be “annual cost” of “A”', "write 1.2"),
        ("<https://example.org/1.2>", "“1.2” cannot be “annual cost” of “A”", "write a number"),
        (f'"{"9" * 400}"^^xsd:decimal', f'"{"9" * 79}…" cannot be “annual cost” of “A”', "at most 18 digits"),
        ('"１２"^^xsd:decimal', '"１２" cannot be read as xsd:decimal', "write a number"),
    ],
)
def test_every_wrong_value_has_its_remedy(
    written: str, message: str, remedy: str, read_turtle: Callable[[str], Reading]
) -> None:
    turtle = f':a a fo:Activity ; skos:prefLabel "A"@da ; fo:annualCost {written} .'
    found = read_turtle(turtle).findings(codes={"FO004", "FO006"})
    assert found[0].message.en == message
    assert remedy in found[0].help.en
    assert {finding.code for finding in found} == {"FO004"}


@pytest.mark.parametrize(
    ("turtle", "expected"),
    [
        (':p a fo:Plan ; fo:start "2020"^^xsd:gYear . :a a fo:Activity ; fo:start "21" .', []),
        (':p a fo:Plan ; fo:start "2020"^^xsd:gYear . :a a fo:Activity ; fo:start "1. maj 2019" .', []),
        (
            ':p a fo:Plan ; fo:start "2020"^^xsd:gYear . :a a fo:Activity ; fo:start "2019Z"^^xsd:gYear .',
            ["FO306"],
        ),
    ],
)
def test_what_is_no_date_is_not_compared(
    turtle: str, expected: list[str], read_turtle: Callable[[str], Reading]
) -> None:
    assert [finding.code for finding in read_turtle(turtle).findings(codes={"FO306"})] == expected


def test_a_citation_that_runs_backwards_is_turned(read_turtle: Callable[[str], Reading]) -> None:
    turtle = ':g a fo:Goal ; fo:cites "L44-40" , "L4-40" , "L4-4" , [ fo:at "p. 9-7" ] .'
    found = read_turtle(turtle).findings(codes={"FO004"})
    assert [(finding.message.en, finding.help.en) for finding in found] == [
        ('"L44-40" runs backwards', 'write "L40-44"'),
        ('"p. 9-7" runs backwards', 'write "p. 7-9"'),
    ]


def test_a_name_in_no_language_is_shown_as_it_should_be(read_turtle: Callable[[str], Reading]) -> None:
    found = read_turtle(':g a fo:Goal ; skos:prefLabel "\\"I\\" job" . [] a fo:Goal .').findings(
        codes={"FO005"}
    )
    assert [(finding.message.en, finding.help.en) for finding in found] == [
        ("goal “g” has no Danish label", 'write "\\"I\\" job"@da'),
        ("goal in [ … ] has no Danish label", 'Add skos:prefLabel "…"@da.'),
    ]


def test_a_second_plan_in_a_folder_is_named(read_turtle: Callable[[str], Reading]) -> None:
    turtle = ':p a fo:Plan ; skos:prefLabel "P"@da . :q a fo:Plan ; skos:prefLabel "Q"@da .'
    (found,) = read_turtle(turtle).findings(codes={"FO007"})
    assert found.message.en == "“Q” is another plan in the same folder: everything here counts as part of “P”"
    assert read_turtle(turtle + " :p fo:overlaps :q .").findings(codes={"FO007"}) == []


@pytest.mark.parametrize(("tag", "meant"), [("@l0", "@da"), ("@da_DK", "@da-DK")])
def test_a_wrong_language_is_mended_by_a_right_one(
    tag: str, meant: str, read_turtle: Callable[[str], Reading]
) -> None:
    (found,) = read_turtle(f':g a fo:Goal ; skos:prefLabel "G"{tag} .').findings(codes={"FO001"})
    assert found.help.en == f"Write {meant}."


def test_a_name_in_a_language_that_is_none_is_shown_in_danish(read_turtle: Callable[[str], Reading]) -> None:
    (found,) = read_turtle(':g a fo:Goal ; skos:prefLabel "G"@dk .').findings(codes={"FO005"})
    assert found.help.en == 'write "G"@da'


def test_pages_are_written_of_what_has_no_name(tmp_path: Path) -> None:
    kinds = [term.name for term in vocabulary().terms.values() if term.kind == "class"]
    described = "".join(
        f'[] a fo:{kind} ; skos:prefLabel "Et {kind}"@da .\n[ a fo:{kind} ] .\n' for kind in kinds
    )
    (tmp_path / "plan.ttl").write_text(PREFIXES + described, "utf-8")
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "forandring",
            "build",
            str(tmp_path / "plan.ttl"),
            "-o",
            str(tmp_path / "output"),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (ran.returncode, "Traceback" in ran.stderr) == (0, False)
    (page,) = (tmp_path / "output").glob("*/index.html")
    for kind in ("Activity", "Goal", "Effect", "TargetGroup", "FocusArea", "Challenge"):
        assert f"Et {kind}" in page.read_text("utf-8")


BROKEN_IN_ONE_PLACE = {
    "no bracket": ":a a fo:Activity ; skos:prefLabel 'A'@da ; fo:leadsTo [ fo:effect :e ; fo:evidence fo:Research ; .",
    "open text": ":a a fo:Activity ; skos:prefLabel 'A @da ; fo:leadsTo :e .",
    "open long text": ":a a fo:Activity ; skos:prefLabel '''A@da ; fo:leadsTo :e .",
    "bad escape": ":a a fo:Activity ; skos:prefLabel 'A\\q'@da ; fo:leadsTo :e .",
    "no subject's colon": " a a fo:Activity ; skos:prefLabel 'A'@da ; fo:leadsTo :e .",
    "no subject": " a fo:Activity ; skos:prefLabel 'A'@da ; fo:leadsTo :e .",
    "hidden character": "\ufeff:a a fo:Activity ; skos:prefLabel 'A'@da ; fo:leadsTo :e .",
    "thousands": ":a a fo:Activity ; fo:annualCost 1.200.000 ; skos:prefLabel 'A'@da ; fo:leadsTo :e .",
    "no such prefix": ":a b:c fo:Activity ; skos:prefLabel 'A'@da ; fo:leadsTo :e .",
}


@pytest.mark.parametrize("statement", BROKEN_IN_ONE_PLACE.values(), ids=BROKEN_IN_ONE_PLACE)
def test_what_a_broken_statement_may_have_said_is_not_missed(
    statement: str, read_turtle: Callable[[str], Reading]
) -> None:
    reading = read_turtle(
        ':b a fo:Activity ; skos:prefLabel "B"@da ; fo:requires :a ; fo:waives "FO101" .\n'
        f"{statement}\n"
        ':e a fo:Effect ; skos:prefLabel "E"@da ; fo:leadsTo :g .\n'
        ':g a fo:Goal ; skos:prefLabel "G"@da .\n'
        ':h a fo:Goal ; skos:prefLabel "H"@da .\n'
    )
    found = {(f.code, f.node and f.node.partition("#")[2]) for f in reading.findings() if not f.waived}
    assert {code for code, _ in found if code < "FO100"} == {"FO001"}
    lacking = {(code, node) for code, node in found if code in ("FO101", "FO102", "FO103", "FO104", "FO502")}
    assert lacking == {("FO102", "h")}


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("\ufeff:g a fo:Goal .", "FO001"),
        (":g a \ufefffo:Goal .", "FO001"),
        (":g \ufeffa fo:Goal .", "FO001"),
        ("\ufeff<urn:g> a fo:Goal .", "FO001"),
        ("\ufeff@prefix g: <urn:g> . :g a fo:Goal .", "FO001"),
        (":g a fo:Target ; fo:value \ufeff7 .", "FO001"),
        (":g\ufeff a fo:Goal .", "FO008"),
        (':g a fo:Goal ; skos:note "\ufeff"@da .', ""),
    ],
)
def test_a_mark_from_the_beginning_of_another_file_is_to_be_deleted(
    statement: str, code: str, read_turtle: Callable[[str], Reading]
) -> None:
    found = [f for f in read_turtle(f"\n{statement}\n").findings() if f.code in ("FO001", "FO008")]
    assert [f.code for f in found] == [code] * bool(code)
    for finding in found:
        assert "U+FEFF" in finding.message.da
        assert (finding.help.da[:9], finding.help.en[:10]) == ("Slet det;", "Delete it;")


def test_what_is_refused_is_not_called_allowed(read_turtle: Callable[[str], Reading]) -> None:
    (found,) = read_turtle("\n\u200d:g a fo:Goal .\n").findings(codes={"FO001"})
    assert "U+200D" in found.message.en
    assert found.help.en == "Delete the name and type it again."


@pytest.mark.parametrize("raw", ["æ".encode("latin-1"), b"PK\x03\x04", None])
def test_what_a_file_that_cannot_be_read_may_have_said_is_not_missed(
    raw: bytes | None, tmp_path: Path
) -> None:
    turtle = (
        ':a a fo:Activity ; skos:prefLabel "A"@da ; fo:leadsTo :e . :g a fo:Goal ; skos:prefLabel "G"@da .'
    )
    (tmp_path / "plan.ttl").write_text(PREFIXES + turtle, "utf-8")
    if raw is None:
        (tmp_path / "other.ttl").symlink_to("nowhere")
    else:
        (tmp_path / "other.ttl").write_bytes(raw + b" :e a fo:Effect ; fo:leadsTo :g .")
    codes = {finding.code for finding in findings_of(tmp_path) if finding.severity is Severity.error}
    assert codes == {"FO002"}


def test_a_label_of_a_million_characters_is_cut_in_pictures() -> None:
    from forandring.diagrams.wrapping import wrapped

    lines = wrapped("a" * 1_000_000, 200, 12)
    assert (lines[-1][-1], sum(map(len, lines)) < 6_000) == ("…", True)
    assert "".join(wrapped("ord " * 1_000, 200, 12)).replace(" ", "") == "ord" * 1_000


OVER_LINES = {
    "words": '"Kursus i\njobsøgning"@da',
    "comma and dot": '"Kursus, mentor,\npraktik.\nOg mere."@da',
    "blank line": '"Kursus.\n\nOg mentor, ja."@da',
    "other quotes": "\"Kursus »i\njob«, det er 'vores'\"@da",
    "bullets": '"Kursus:\n- et\n* to"@da',
    "only the quote": '"Kursus\n"@da',
    "no language": '"Kursus i\r\njobsøgning"',
    "datatype": '"Kursus i\njobsøgning"^^xsd:string',
    "single": "'Kursus, i\njobsøgning'@da",
}


@pytest.mark.parametrize("label", OVER_LINES.values(), ids=OVER_LINES)
def test_a_text_over_lines_is_one_error(label: str, read_turtle: Callable[[str], Reading]) -> None:
    reading = read_turtle(
        f':a a fo:Activity ; skos:note {label} , "B"@da ;\n    skos:prefLabel "A"@da ; fo:leadsTo :g .\n'
        ':g a fo:Goal ; skos:prefLabel "G"@da .'
    )
    (found,) = [finding for finding in reading.findings() if finding.severity is Severity.error]
    assert found.message.en == f"The text that opens with {label[0]} here goes on over several lines."
    assert found.span is not None
    assert found.span.start.line == found.span.end.line
    assert [link.effect for link in reading.theory.links()] == ["https://example.org/plan#g"]


def test_an_open_text_does_not_swallow_the_statements_below(read_turtle: Callable[[str], Reading]) -> None:
    reading = read_turtle(
        ':a a fo:Activity ; skos:prefLabel "A@da ;\n    fo:leadsTo :g .\n'
        ':g a fo:Goal ; skos:prefLabel "G"@da ; skos:note "x" .\n'
        ':h a fo:Goal ; skos:prefLabel "H ,\n    "Har"@da .'
    )
    lines = [finding.span.start.line for finding in reading.findings(codes={"FO001"}) if finding.span]
    assert [f.message.en.endswith("is not closed.") for f in reading.findings(codes={"FO001"})] == [
        True,
        True,
    ]
    assert lines[1] - lines[0] == 3


def test_a_copy_of_a_file_is_told_of_and_not_counted(tmp_path: Path) -> None:
    turtle = ':a a fo:Activity ; skos:prefLabel "A"@da ; fo:leadsTo [ fo:effect :g ] .\n'
    turtle += ':g a fo:Goal ; skos:prefLabel "G"@da .'
    for name in ("plan.ttl", "plan - kopi.ttl"):
        (tmp_path / name).write_text(PREFIXES + turtle, "utf-8")
    reading = read([str(tmp_path)])
    (found,) = [finding for finding in reading.findings() if finding.severity is Severity.error]
    assert found.code == "FO008"
    assert found.message.en.startswith("The file is a copy of ")
    assert len(list(reading.theory.links())) == 1


def test_one_node_in_two_plans_is_not_called_like_itself(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.ttl").write_text(
            PREFIXES
            + f':p a fo:Plan ; skos:prefLabel "P"@da . :u a fo:TargetGroup ; skos:prefLabel "U"@da . # {name}',
            "utf-8",
        )
    found = read([str(tmp_path)]).findings(codes={"FO007", "FO010"})
    assert [finding.code for finding in found] == ["FO007", "FO007"]


@pytest.mark.parametrize(
    ("written", "messages"),
    [
        (":a fo:requires :a .", ["something requires itself: “A”, “A”"]),
        (
            ":a fo:requires :b . :b fo:requires :c . :c fo:requires :b .",
            ["something requires itself: “B”, “C”, “B”"],
        ),
        (":a fo:partOf :b . :b fo:partOf :a .", ["something is a part of itself: “A”, “B”, “A”"]),
        (":a skos:broader :b . :b skos:broader :a .", ["something is broader than itself: “A”, “B”, “A”"]),
        (":a fo:requires :b , :c . :b fo:requires :c .", []),
    ],
)
def test_what_comes_before_itself_is_named(
    written: str, messages: list[str], read_turtle: Callable[[str], Reading]
) -> None:
    described = "".join(f':{name} a fo:Activity ; skos:prefLabel "{name.upper()}"@da . ' for name in "abc")
    found = [
        f for f in read_turtle(described + written).findings(codes={"FO004"}) if "itself" in f.message.en
    ]
    assert [finding.message.en for finding in found] == messages


@pytest.mark.parametrize(
    "statement",
    [
        ":g a a fo:Goal ; skos:prefLabel 'G'@da .",
        ":g :g a fo:Goal ; skos:prefLabel 'G'@da .",
        ":g a fo:Goal ; skos:prefLabel @da .",
        ":g a fo:Goal ; skos:prefLabel @da , 'G'@en ; fo:cites 'L4' .",
        ":g a fo:Goal ; fo:year ^^xsd:gYear ; skos:prefLabel 'G'@da .",
    ],
)
def test_one_slip_is_one_error(statement: str, read_turtle: Callable[[str], Reading]) -> None:
    reading = read_turtle(f"{statement}\n:h a fo:Goal ; skos:prefLabel 'H'@da .")
    assert [finding.code for finding in reading.findings(codes={"FO001", "FO004", "FO005"})] == ["FO001"]
    assert "https://example.org/plan#h" in reading.theory.index


@pytest.mark.parametrize(
    "typed",
    [
        "export plan -o plan/plan.ttl",
        "export plan --format json -o plan/link.ttl",
        "export plan/plan.ttl --format csv -o plan/plan.ttl",
        "check plan --write-baseline plan/plan.ttl",
    ],
)
def test_a_plan_is_not_written_over(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan").mkdir()
    file = tmp_path / "plan/plan.ttl"
    file.write_text(PREFIXES + ':a a fo:Goal ; skos:prefLabel "A"@da . # mit', "utf-8")
    (tmp_path / "plan/link.ttl").symlink_to("plan.ttl")
    before = file.read_bytes()
    with pytest.raises(SystemExit) as ended:
        main(typed.split())
    assert (ended.value.code, file.read_bytes()) == (2, before)
    assert capsys.readouterr().err.startswith("forandring: plan/")


def test_a_severity_of_no_rule_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "forandring.toml").write_text('severity = {FO999 = "error"}')
    (tmp_path / "plan.ttl").write_text(PREFIXES + ':a a fo:Goal ; skos:prefLabel "A"@da .', "utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["check", "plan.ttl"])
    assert (ended.value.code, "FO999" in capsys.readouterr().err) == (2, True)


def said_in_errors() -> list[str]:
    """Return what the program says where it cannot go on, with ``…`` for what it puts in."""

    def text(node: ast.expr) -> str:
        if isinstance(node, ast.JoinedStr):
            return "".join(map(text, node.values))
        return str(node.value) if isinstance(node, ast.Constant) else "…"

    return [
        text(words)
        for file in sorted((ROOT / "src").rglob("*.py"))
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "ForandringError"
        for message in call.args[:1]
        if isinstance(message, ast.Call)
        for words in message.args
    ]


def test_every_error_begins_and_ends_as_the_others_do() -> None:
    said = said_in_errors()
    assert len(said) > 100
    names = ("PowerPoint", "IRI")
    assert [words for words in said if words[0].isupper() and not words.startswith(names)] == []
    assert [words for words in said if words.endswith(".")] == []
