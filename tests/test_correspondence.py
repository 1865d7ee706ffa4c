"""Two plans side by side as a picture: what a mapping says, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import PREFIXES

from forandring import diagrams
from forandring.analysis.compare import compare
from forandring.diagrams import Drawing
from forandring.project import read
from forandring.project.drawing import draw_correspondences

ONE = (
    ':plan a fo:Plan ; skos:prefLabel "Ét"@da . :job a fo:Goal ; skos:prefLabel "I job"@da .\n'
    ':ro a fo:Goal ; skos:prefLabel "Ro"@da . :alene a fo:Goal ; skos:prefLabel "Alene"@da .\n'
    ":job skos:closeMatch <https://example.org/two#arbejde> . :ro skos:relatedMatch <https://example.org/two#fred> .\n"
)
TWO = (
    ':plan a fo:Plan ; skos:prefLabel "To"@da . :arbejde a fo:Goal ; skos:prefLabel "I arbejde"@da .\n'
    ':fred a fo:Goal ; skos:prefLabel "Fred"@da .\n'
)


@pytest.fixture
def picture(tmp_path: Path) -> Drawing:
    for name, turtle in (("one", ONE), ("two", TWO)):
        (tmp_path / name).mkdir()
        text = PREFIXES.replace("example.org/plan#", f"example.org/{name}#") + turtle
        (tmp_path / name / "plan.ttl").write_text(text, "utf-8")
    theory = read([str(tmp_path)]).theory
    found = compare(theory, [plan.id for plan in theory.plans])
    assert len(draw_correspondences(theory, found)) == 2
    return diagrams.correspondence(
        theory, found.between("https://example.org/one#plan", "https://example.org/two#plan")
    )


def test_goals_stand_beside_what_a_mapping_says(picture: Drawing) -> None:
    names = {box.id: box.node.rsplit("#", 1)[1] for box in picture.picture.boxes}
    drawn = {(names[s.tail], names[s.head], s.dash) for s in picture.picture.strokes}
    assert drawn == {("job", "arbejde", "solid"), ("ro", "fred", "dashed")}


def test_goals_without_counterpart_are_counted(picture: Drawing) -> None:
    assert any(note.startswith("1 mål i A uden modstykke") for note in picture.notes)
