"""``fmt`` on disk: what is written, what is refused, and what a killed run leaves."""

from __future__ import annotations

import contextlib
import io
import os
import random
import re
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Said, typed
from hypothesis import given
from hypothesis import strategies as st
from turtle_samples import turtle_documents

from forandring import rdf, syntax
from forandring.cli import main
from forandring.errors import ForandringError
from forandring.project import formatting
from forandring.project.formatting import (
    Formatted,
    difference,
    formatted_bytes,
    formatted_file,
    write_formatted,
)

MESSY = b"@prefix : <http://e/> .\n:a  a :B;:p 1,2 ; # why\n :q [ :r 3 ] .\n"
NEAT = b"@prefix : <http://e/> .\n:a a :B ;\n    :p 1 , 2 ;  # why\n    :q [ :r 3 ] .\n"

posix = pytest.mark.skipif(os.name != "posix", reason="permissions and links are those of POSIX")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "plan.ttl"
    place.write_bytes(MESSY)
    return place


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Said:
    return typed(capsys, "--lang", "en", "fmt", *arguments)


def test_in_place_and_only_once(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, str(file)) == (0, f"{file}\n", "1 file laid out\n")
    assert file.read_bytes() == NEAT
    before = file.stat()
    assert run(capsys, str(file)) == (0, "", "0 files laid out\n")
    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert os.listdir(file.parent) == ["plan.ttl"]


def test_check_and_diff_write_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--check", str(file))
    assert (code, out) == (1, f"{file}\n")
    code, out, _ = run(capsys, "--diff", str(file))
    assert code == 0
    assert out.startswith(f"--- {file}\n+++ {file}\n@@ ")
    assert "-:a  a :B;:p 1,2 ; # why\n" in out
    assert run(capsys, "--check", "--diff", str(file))[0] == 1
    assert file.read_bytes() == MESSY
    file.write_bytes(NEAT)
    assert run(capsys, "--check", str(file))[0] == 0


def test_a_diff_can_be_applied(file: Path) -> None:
    for before, after in ((MESSY, NEAT), (MESSY.rstrip(b"\n"), NEAT), (MESSY, NEAT.rstrip(b"\n"))):
        file.write_bytes(before)
        said = difference(Formatted("plan.ttl", before, after))
        try:
            subprocess.run(
                ["patch", "-s", "-p0", "plan.ttl"],
                input=said.encode(),
                cwd=file.parent,
                check=True,
                timeout=30,
            )
        except FileNotFoundError:
            pytest.skip("patch is not installed")
        assert file.read_bytes() == after


def test_stdin_to_stdout(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    def piped(content: bytes, *options: str) -> tuple[int, bytes, bytes]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        with pytest.raises(SystemExit) as stopped:
            main(["--lang", "en", "fmt", *options, "-"])
        said = capfdbinary.readouterr()
        return int(stopped.value.code or 0), said.out, said.err

    crlf = MESSY.replace(b"\n", b"\r\n")
    assert piped(crlf) == (0, NEAT.replace(b"\n", b"\r\n"), b"")
    assert piped(MESSY, "--check") == (1, b"", b"")
    assert piped(NEAT, "--check") == (0, b"", b"")
    assert piped(MESSY, "--diff")[1].startswith(b"--- -\n+++ -\n")
    code, out, said = piped(b":a :b")
    assert (code, out) == (2, b"")
    assert said


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_mark_line_ends_and_last_line_stay(mark: bytes, end: bytes, last: bool, file: Path) -> None:
    def as_written(content: bytes) -> bytes:
        content = mark + content.replace(b"\n", end)
        return content if last else content.removesuffix(end)

    file.write_bytes(as_written(MESSY))
    write_formatted(formatted_file(str(file)))
    assert file.read_bytes() == as_written(NEAT)


@pytest.mark.parametrize(
    "content",
    [
        b":a :b",  # not Turtle
        b"@prefix : <http://e/> . :a :b <relative> .",
        b"@prefix : <http://e/> . :a :b <<( :a :b :c )>> .",  # RDF 1.2
        b'@prefix : <http://e/> . :a :b "\xe6" .',  # not UTF-8
        b"<html></html>",
    ],
)
def test_what_is_not_turtle_is_refused_and_the_rest_laid_out(
    content: bytes, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = file.with_name("bad.ttl")
    bad.write_bytes(content)
    code, out, said = run(capsys, str(file.parent))
    assert code == 2
    assert bad.read_bytes() == content
    assert file.read_bytes() == NEAT
    assert out == f"{file}\n"
    assert "bad.ttl: " in said
    assert "1 untouched" in said


def test_what_is_wrong_is_listed_in_one_sentence(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.with_name("bad.ttl").write_text("@prefix : <http://e/> .\n:a :b .\n:c :d .\n")
    told = run(capsys, str(file.parent))[2].splitlines()[0]
    assert re.search(r"2:\d.*; 3:\d.*[^.]\.$", told)
    assert ".;" not in told


@pytest.mark.parametrize(
    "wrong",
    [
        NEAT.replace(b"  # why", b""),
        NEAT.replace(b":p 1 , 2", b":p 2 , 1"),
        NEAT.replace(b":p 1 , 2", b":p 1 , 02"),
        NEAT.replace(b"[ :r 3 ]", b"[ :r 3 ] , 4"),
        NEAT.replace(b"# why", b"# why "),
    ],
)
def test_a_layout_that_says_something_else_is_never_written(
    wrong: bytes, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syntax, "formatted", lambda text: wrong.decode())
    with pytest.raises(ForandringError, match="would say something else"):
        formatted_file(str(file))


def test_the_graph_is_compared_even_where_tokens_are_not(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting, "_tokens", lambda text: [])
    monkeypatch.setattr(syntax, "formatted", lambda text: NEAT.replace(b":p 1 , 2", b":p 2 , 1").decode())
    with pytest.raises(ForandringError, match="would say something else"):
        formatted_file(str(file))


def test_a_file_that_changed_meanwhile_is_left_as_it_is(file: Path) -> None:
    planned = formatted_file(str(file))
    file.write_bytes(MESSY + b"# added meanwhile\n")
    with pytest.raises(ForandringError, match="changed by somebody else"):
        write_formatted(planned)
    assert file.read_bytes() == MESSY + b"# added meanwhile\n"
    assert os.listdir(file.parent) == ["plan.ttl"]


@posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_permissions_stay(file: Path, mode: int) -> None:
    file.chmod(mode)
    write_formatted(formatted_file(str(file)))
    assert stat.S_IMODE(file.stat().st_mode) == mode


@posix
def test_read_only_files_are_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.chmod(0o444)
    code, out, said = run(capsys, str(file))
    assert (code, out) == (2, "")
    assert "is read-only" in said
    assert file.read_bytes() == MESSY


@posix
def test_hard_linked_files_are_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.link(file, file.with_name("other-name"))
    code, _, said = run(capsys, str(file))
    assert code == 2
    assert "hard links" in said
    assert file.read_bytes() == MESSY


@posix
def test_symbolic_links_are_followed(file: Path, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "link.ttl"
    link.symlink_to("../plan.ttl")
    write_formatted(formatted_file(str(link)))
    assert link.is_symlink()
    assert file.read_bytes() == NEAT


@posix
def test_a_folder_that_cannot_be_written_is_said(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(ForandringError, match="No space left"):
        write_formatted(formatted_file(str(file)))
    monkeypatch.undo()
    assert file.read_bytes() == MESSY
    assert os.listdir(file.parent) == ["plan.ttl"]


@pytest.mark.parametrize("missing", [None, "O_TMPFILE"])
def test_with_and_without_files_that_have_no_name(
    missing: str | None, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if missing:
        monkeypatch.delattr(os, missing, raising=False)
    write_formatted(formatted_file(str(file)))
    assert file.read_bytes() == NEAT
    assert os.listdir(file.parent) == ["plan.ttl"]


@posix
def test_what_a_killed_run_left_is_swept(file: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    running = file.with_name(f".plan.ttl.fmt-{os.getppid()}")
    for name in (f".plan.ttl.fmt-{ended.pid}", f".plan.ttl.fmt-{os.getpid()}", running.name):
        file.with_name(name).write_bytes(b"half")
    write_formatted(formatted_file(str(file)))
    assert sorted(os.listdir(file.parent)) == [running.name, "plan.ttl"]


WRITER = """
import sys
from forandring.project.formatting import Formatted, write_formatted
path, one, other = sys.argv[1], *(open(name, "rb").read() for name in sys.argv[2:])
print("ready", flush=True)
while True:
    write_formatted(Formatted(path, one, other))
    one, other = other, one
"""


@posix
def test_no_kill_breaks_a_file(tmp_path: Path) -> None:
    """Writers that do nothing but write are killed at any instant: the file is the one or the other, whole."""
    chance = random.Random(1)
    folder = tmp_path / "theory"
    folder.mkdir()
    file = folder / "plan.ttl"
    versions = [MESSY * 2000, NEAT * 2000]
    names = [tmp_path / "one", tmp_path / "other"]
    for name, content in zip(names, versions, strict=True):
        name.write_bytes(content)
    file.write_bytes(versions[0])
    for _ in range(20):
        names.sort(key=lambda name: name.read_bytes() != file.read_bytes())
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(file), *map(str, names)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0, 0.02))
        assert writer.poll() is None
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()
        assert file.read_bytes() in versions
    now = file.read_bytes()
    write_formatted(Formatted(str(file), now, now + b"# last\n"))
    assert os.listdir(folder) == ["plan.ttl"]


def test_a_folder_that_was_laid_out_is_found_laid_out(shared: Path) -> None:
    """All of the W3C's valid files: the same triples, and laying out twice is laying out once."""
    counted = 0
    for place in sorted((shared / "w3c-turtle").rglob("*.ttl")):
        try:
            once = formatted_bytes(place.name, place.read_bytes())
        except ForandringError:
            continue
        counted += 1
        assert formatted_bytes(place.name, once) == once
    assert counted > 100


@given(turtle_documents())
def test_what_is_written_says_the_same(text: str) -> None:
    try:
        result = formatted_bytes("t.ttl", text.encode("utf-8", "surrogatepass"))
    except ForandringError:
        return
    before = rdf.parse_turtle("t.ttl", text.removeprefix("\ufeff")).triples
    assert rdf.parse_turtle("t.ttl", result.decode().removeprefix("\ufeff")).triples == before


@given(st.binary(max_size=80))
def test_any_bytes_are_laid_out_or_refused(content: bytes) -> None:
    with contextlib.suppress(ForandringError):
        formatted_bytes("t.ttl", content)
