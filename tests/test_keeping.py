"""Keeping: a file is there whole or not at all, and what was damaged is as if it were not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from forandring.keeping import keep, kept, lay_out, put


def test_what_was_kept_comes_back_and_what_was_damaged_does_not(tmp_path: Path) -> None:
    place = tmp_path / "folder" / "page.svg"
    assert kept(place) is None
    for content in (b"", b"some", b"more than that"):
        keep(place, content)
        assert kept(place) == content
    for damaged in (b"", b"x", place.read_bytes()[:-1], place.read_bytes() + b"x", b"x" * 40):
        place.write_bytes(damaged)
        assert kept(place) is None


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_left(tmp_path: Path) -> None:
    (tmp_path / "page.svg" / "folder").mkdir(parents=True)
    keep(tmp_path / "page.svg", b"some")
    assert kept(tmp_path / "page.svg") is None
    with pytest.raises(OSError, match=r"page\.svg"):
        put(tmp_path / "page.svg", b"some")
    assert [path.name for path in tmp_path.iterdir()] == ["page.svg"]
    (tmp_path / "file").write_text("no folder", "utf-8")
    keep(tmp_path / "file" / "page.svg", b"some")
    assert (tmp_path / "file").read_text("utf-8") == "no folder"


def test_who_is_interrupted_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "font.ttf").write_bytes(b"before")

    def interrupted(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:2])
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path / "font.ttf", b"after")
    assert [path.name for path in tmp_path.iterdir()] == ["font.ttf"]
    assert (tmp_path / "font.ttf").read_text("utf-8") == "before"


def test_what_is_laid_out_is_written_once_and_again_if_it_is_not_as_long(tmp_path: Path) -> None:
    place = tmp_path / "folder" / "font.ttf"
    lay_out(place, b"font")
    place.write_bytes(b"TTFF")
    lay_out(place, b"font")
    assert place.read_bytes() == b"TTFF"
    place.write_bytes(b"TT")
    lay_out(place, b"font")
    assert place.read_bytes() == b"font"
