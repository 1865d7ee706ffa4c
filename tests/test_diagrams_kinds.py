"""Kinds of diagram: what each can be about, and that none says what the plan does not, or leaves out what it does."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from conftest import PREFIXES, ROOT, Run

from forandring import diagrams
from forandring.diagrams.fonts import text_width
from forandring.diagrams.kinds.estimating import type_on_paper
from forandring.diagrams.kinds.packing import Section, on_sheets, shortened
from forandring.diagrams.kinds.subjects import ABOUT, KINDS, SUBJECTS, WHOLE, kinds_about
from forandring.diagrams.kinds.view import View
from forandring.diagrams.pages import readable
from forandring.diagrams.picture import Row
from forandring.diagrams.sizes import NARROWEST
from forandring.diagrams.theme import Theme
from forandring.errors import ForandringError
from forandring.project import Reading

Reader = Callable[[str], Reading]

PLAN = """
:plan a fo:Plan ; skos:prefLabel "Plan"@da ; fo:amountUnit "mio. kr."@da .
:unge a fo:FocusArea ; skos:prefLabel "Unge"@da .
:boern a fo:TargetGroup ; skos:prefLabel "Børn"@da .
:ledighed a fo:Challenge ; skos:prefLabel "Ledighed"@da .
:kursus a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:focusArea :unge ; fo:targetGroup :boern ;
    fo:addresses :ledighed ; fo:leadsTo [ fo:effect :job ; fo:evidence fo:Research ] ;
    fo:statusReport [ a fo:StatusReport ; fo:status fo:OnTrack ] .
:vaerested a fo:Activity ; skos:prefLabel "Værested"@da ; fo:leadsTo :ro .
:job a fo:Goal ; skos:prefLabel "I job"@da .
:ro a fo:Goal ; skos:prefLabel "Ro"@da .
"""
NAMES = {
    "focus-area": "unge",
    "goal": "job",
    "target-group": "boern",
    "activity": "kursus",
    "challenge": "ledighed",
}


def drawn(reading: Reading, kind: str, subject: str | None = None, **how: object) -> diagrams.Drawing:
    plan = reading.theory.plans[0]
    node = next((node.id for node in plan.nodes if node.name == subject), subject)
    return diagrams.drawing(reading.theory, plan, kind, node, **how)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [WHOLE, *SUBJECTS])
def test_a_kind_is_drawn_of_what_it_can_be_about_and_of_nothing_else(
    read_turtle: Reader, kind: str, name: str
) -> None:
    reading = read_turtle(PLAN)
    subject = NAMES.get(name)
    if name in ABOUT[kind]:
        drawing = drawn(reading, kind, subject)
        titles = {box.title for box in drawing.picture.boxes}
        assert "Værested" not in titles or subject is None
        assert drawing.subject is None or drawing.subject.endswith(f"#{subject}")
        assert "Planen siger intet, der kan tegnes her." not in drawing.notes
        return
    with pytest.raises(ForandringError) as refused:
        drawn(reading, kind, subject)
    said = refused.value.message
    for sentence in (said.da, said.en):
        assert kind in sentence
        assert subject is None or all(other in sentence for other in kinds_about(name))


def test_what_nothing_is_known_of_is_not_taken_for_the_whole_plan(read_turtle: Reader) -> None:
    with pytest.raises(ForandringError, match="the theory says nothing of “nogen”"):
        drawn(read_turtle(PLAN), "overview", "nogen")


@pytest.mark.parametrize("kind", ["evidence", "status"])
@pytest.mark.parametrize("name", ["goal", "activity", "target-group"])
def test_evidence_and_status_are_drawn_of_one_route(read_turtle: Reader, kind: str, name: str) -> None:
    picture = drawn(read_turtle(PLAN), kind, NAMES[name]).picture
    assert {box.title for box in picture.boxes} == {"Kursus", "I job"}
    (number,) = [stroke.number for stroke in picture.strokes]
    assert number == ("1 F" if kind == "evidence" else "1")
    assert any(box.badge for box in picture.boxes) == (kind == "status")


def test_the_command_refuses_what_a_kind_cannot_be_about(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_text(PREFIXES + PLAN, "utf-8")
    said = run("diagram", "plan.ttl", "--kind", "pyramid", "--focus-area", "unge")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "forandring: diagrammet »pyramid« kan ikke handle om et fokusområde, kun om hele planen: "
        "udelad --focus-area, eller vælg --kind focus-area, evidence eller status\n"
    )
    said = run("--lang", "en", "diagram", "plan.ttl", "--kind", "goal", "--activity", "kursus")
    assert said.code == 2
    assert said.err == (
        "forandring: the diagram “goal” cannot be about an activity, only about a goal: "
        "choose --kind activity, evidence or status\n"
    )
    said = run("diagram", "plan.ttl", "--challenge", "ledighed", "--format", "mermaid")
    assert said.code == 0
    assert "Kursus" in said.out
    assert "Værested" not in said.out


def test_the_manual_says_what_each_kind_can_be_about() -> None:
    text = (ROOT / "docs" / "diagrams.md").read_text("utf-8")
    rows = [line.strip("| \n").split(" | ") for line in text.splitlines() if line.startswith("| `")]
    told = {
        kind: row[-1]
        for row in rows
        if len(row) == 3
        for kind in re.findall(r"`([\w-]+)`", row[0])
        if kind in KINDS
    }
    for kind, names in ABOUT.items():
        words = ["a plan" if name == WHOLE else SUBJECTS[name].one.en for name in names]
        listed = f"{', '.join(words[:-1])} or {words[-1]}" if words[1:] else words[0]
        assert told[kind] in (listed, "that node" if kind in SUBJECTS else listed), kind


def test_what_no_activity_states_is_no_cost_of_nothing(read_turtle: Reader) -> None:
    turtle = """
    :plan a fo:Plan ; skos:prefLabel "Plan"@da ; fo:amountUnit "mio. kr."@da .
    :f0 a fo:FocusArea ; skos:prefLabel "Engang"@da . :f1 a fo:FocusArea ; skos:prefLabel "Gratis"@da .
    :f2 a fo:FocusArea ; skos:prefLabel "Gratis engang"@da . :f3 a fo:FocusArea ; skos:prefLabel "Ukendt"@da .
    :a0 a fo:Activity ; skos:prefLabel "A0"@da ; fo:focusArea :f0 ; fo:setupCost 5 ; fo:leadsTo :g .
    :a1 a fo:Activity ; skos:prefLabel "A1"@da ; fo:focusArea :f1 ; fo:annualCost 0 ; fo:setupCost 0 .
    :a2 a fo:Activity ; skos:prefLabel "A2"@da ; fo:focusArea :f2 ; fo:setupCost 0 .
    :a3 a fo:Activity ; skos:prefLabel "A3"@da ; fo:focusArea :f3 .
    :g a fo:Goal ; skos:prefLabel "Mål"@da .
    """
    said = {caption.text for caption in drawn(read_turtle(turtle), "money").picture.captions}
    assert "5 mio. kr. én gang" in said
    assert "0 mio. kr. om året" in said
    assert "0 mio. kr. én gang" in said
    assert "Pris ikke angivet" in said
    assert not any("0 mio. kr. om året · 5" in text for text in said)


def test_a_timeline_quotes_as_its_language_does(read_turtle: Reader) -> None:
    reading = read_turtle(PLAN + ":kursus fo:requires :vaerested .\n")
    for language, quoted in (("da", "Kursus (efter »Værested«)"), ("en", "Kursus (after “Værested”)")):
        picture = drawn(reading, "timeline", language=language).picture
        assert quoted in {row.title for box in picture.boxes for row in box.rows}


def test_causality_alone_is_no_reason_to_leave_effects_out(read_turtle: Reader) -> None:
    lines = [':f a fo:FocusArea ; skos:prefLabel "Område"@da .']
    for place in range(6):
        label = f'skos:prefLabel "En lang indsats for mange udsatte borgere i byen {place}"@da'
        lines += [
            f":a{place} a fo:Activity ; {label} ; fo:focusArea :f ; fo:leadsTo :e{place} .",
            f":e{place} a fo:Effect ; {label} ; fo:leadsTo :x{place} .",
            f":x{place} a fo:Effect ; {label} ; fo:leadsTo :g{place} .",
            f":g{place} a fo:Goal ; {label} .",
        ]
    reading = read_turtle("\n".join(lines))
    kept, free = (drawn(reading, "focus-area", "f", free=free).picture for free in (False, True))
    assert len(kept.boxes) == len(free.boxes) == 24
    assert kept.notes == free.notes


def many(number: int) -> str:
    """Return a plan with so many activities without a goal, and challenges with parts, a third of them nobody's."""
    lines = [':plan a fo:Plan ; skos:prefLabel "Plan"@da .']
    for place in range(number):
        start = f'"{2026 + place // 300}"^^xsd:gYear'
        lines.append(
            f':a{place} a fo:Activity ; skos:prefLabel "En lang indsats for unge {place}"@da ; fo:start {start} ; '
            f"fo:addresses :p{place // 3 * 3 % 60} ."
        )
    for place in range(60):
        lines.append(
            f':p{place} a fo:Challenge ; skos:prefLabel "Et problem i byen {place}"@da ; fo:partOf :c{place % 4} .'
        )
    lines += [f':c{place} a fo:Challenge ; skos:prefLabel "Udfordring {place}"@da .' for place in range(4)]
    return "\n".join(lines)


@pytest.mark.parametrize(("kind", "number"), [("gaps", 90), ("challenges", 240), ("timeline", 450)])
def test_several_sheets_leave_nothing_out(read_turtle: Reader, kind: str, number: int) -> None:
    drawing = drawn(read_turtle(many(number)), kind)
    rows = [row.title for sheet in drawing.sheets for box in sheet.picture.boxes for row in box.rows]
    listed = {title for title in rows if "indsats" in title}
    assert listed == {f"En lang indsats for unge {place}" for place in range(number)}
    assert not any(title.startswith("…") for title in rows)
    assert drawing.shortened
    assert any(row.title.startswith("…") for box in drawing.picture.boxes for row in box.rows)


def test_a_list_is_short_only_where_it_has_more_rows_than_may_be() -> None:
    rows = tuple(Row("", (name,), name) for name in "abcd")
    short, some = shortened([Section("", "", rows[:3]), Section("", "", rows[:1])], 3, "en")
    assert ([len(section.rows) for section in short], some) == ([3, 1], False)
    (short,), some = shortened([Section("", "", rows)], 3, "en")
    assert [row.title for row in short.rows] == ["a", "b", "c", "… and 1 more"]
    assert some


def test_a_sort_of_gaps_that_goes_on_says_so_and_how_many_there_are_in_all(read_turtle: Reader) -> None:
    first, *others = drawn(read_turtle(many(400)), "gaps").sheets
    heading = "Aktiviteter, der ikke når et mål"
    for sheet, title in ((first, heading), (others[0], f"{heading} (fortsat)")):
        said = [caption.text for caption in sheet.picture.captions]
        assert said[:2] == [title, "(400)"]


def test_a_few_gaps_of_a_sort_do_not_stand_alone_on_a_sheet(read_turtle: Reader) -> None:
    goals = "\n".join(f':g{n} a fo:Goal ; skos:prefLabel "Et stort ønske {n}"@da .' for n in range(40))

    def parts(number: int) -> list[list[int]]:
        """Return how many activities and how many goals stand on each sheet."""
        drawing = drawn(read_turtle(many(number) + goals), "gaps")
        sheets = [[row.title for box in each.picture.boxes for row in box.rows] for each in drawing.sheets]
        return [[sum(word in row for row in rows) for word in ("indsats", "ønske")] for rows in sheets]

    full = parts(400)[0][0]
    for number in (full - 24, full + 1):
        sheets = parts(number)
        assert [sum(each) for each in zip(*sheets, strict=True)] == [number, 40]
        assert all(part == 0 or part >= 4 for sheet in sheets for part in sheet), (number, sheets)


def test_what_one_picture_merely_counts_stands_whole_in_a_pdf_of_pages(read_turtle: Reader) -> None:
    drawing = drawn(read_turtle(many(240)), "challenges")
    assert readable(drawing.picture.size, drawing.picture.theme.small_size, "A4")
    (pdf,) = diagrams.rendered([drawing], ["pdf"], page="A4", jobs=1)
    pages = pypdf.PdfReader(io.BytesIO(pdf.content)).pages
    assert len(pages) == len(drawing.sheets) > 1


@pytest.mark.parametrize(
    ("number", "shortened", "names"),
    [
        (1, False, []),
        (1, True, ["gaps"]),
        (2, False, ["gaps-1", "gaps-2"]),
        (2, True, ["gaps-1", "gaps-2"]),
    ],
)
def test_one_sheet_alone_is_given_only_where_it_has_more_than_the_picture(
    read_turtle: Reader, number: int, shortened: bool, names: list[str]
) -> None:
    reading = read_turtle(PLAN)
    drawing = drawn(reading, "gaps")
    asked: list[int] = []

    def sheets() -> Iterator[diagrams.Drawing]:
        asked.append(number)
        yield from [drawing] * number

    view = View(reading.theory, reading.theory.plans[0], "en", Theme())
    found = on_sheets(drawing, sheets, view, shortened=shortened)
    assert asked == []
    assert [sheet.name for sheet in found.sheets] == names
    titles = [f"{drawing.title} ({place} of 2)" for place in (1, 2)] if number == 2 else [drawing.title]
    assert [sheet.title for sheet in found.sheets] == titles[: len(names)]
    assert asked == [number], "they are made once"


def test_a_part_that_nobody_takes_up_is_marked_where_its_whole_is_taken_up(read_turtle: Reader) -> None:
    turtle = "\n".join(
        [
            *(
                f':p{n} a fo:Challenge ; skos:prefLabel "Del {n}"@da ; fo:partOf :c{n // 14} .'
                for n in range(28)
            ),
            ':c0 a fo:Challenge ; skos:prefLabel "Den ene"@da . :c1 a fo:Challenge ; skos:prefLabel "Den anden"@da .',
            ':a a fo:Activity ; skos:prefLabel "Indsats"@da ; fo:addresses :p0 , :p3 .',
        ]
    )
    reading = read_turtle(turtle)
    found = {f.node for f in reading.findings() if f.code == "FO107"}
    marked = set()
    for box in drawn(reading, "challenges").picture.boxes:
        dark = box.colour is None
        marked |= {box.title} if dark else set()
        marked |= {row.title for row in box.rows if dark or row.right == "ingen"}
    labels = {node.id: node.label("da") for node in reading.theory.nodes()}
    assert marked == {labels[node] for node in found if node}


def test_challenges_that_are_part_of_each_other_are_listed_too(read_turtle: Reader) -> None:
    ring = """
    :z a fo:Challenge ; skos:prefLabel "Søvn"@da ; fo:partOf :y .
    :x a fo:Challenge ; skos:prefLabel "Gæld"@da ; fo:partOf :y .
    :y a fo:Challenge ; skos:prefLabel "Stress"@da ; fo:partOf :x .
    """
    boxes = drawn(read_turtle(many(90) + ring), "challenges").picture.boxes
    assert {box.title: [row.title for row in box.rows] for box in boxes if box.title in ring} == {
        "Stress": ["Søvn", "Gæld"]
    }


EFFECTS = "\n".join(f':x{place} a fo:Effect ; skos:prefLabel "Virkning {place}"@da .' for place in range(20))


def harmful(number: int, goals: int, *, areas: int = 0, more: str = "") -> str:
    """Return a plan of which one activity works against a goal directly, and one by way of an effect."""
    lines = [':plan a fo:Plan ; skos:prefLabel "Plan"@da .']
    lines += [f':f{place} a fo:FocusArea ; skos:prefLabel "Område {place}"@da .' for place in range(areas)]
    lines += [f':g{place} a fo:Goal ; skos:prefLabel "Mål {place}"@da .' for place in range(goals)]
    against = "fo:polarity fo:Negative ; fo:basis fo:Stated"
    for place in range(number):
        area = f"; fo:focusArea :f{place % areas}" if areas else ""
        ways = {
            0: f"[ fo:effect :g0 ; {against} ]",
            1: ":e0",
            2: ":e1",
        }.get(place, f":g{1 + place % (goals - 1)}")
        lines.append(
            f':a{place} a fo:Activity ; skos:prefLabel "Indsats {place}"@da {area} ; fo:leadsTo {ways} .'
        )
    lines += [
        f':e0 a fo:Effect ; skos:prefLabel "Skade"@da ; fo:leadsTo [ fo:effect :g0 ; {against} ] .',
        ':e1 a fo:Effect ; skos:prefLabel "Gavn"@da ; fo:leadsTo :g1 .',
        more,
    ]
    return "\n".join(lines)


def test_what_works_against_a_goal_does_so_where_effects_are_left_out(read_turtle: Reader) -> None:
    picture = drawn(read_turtle(harmful(20, 6, more=EFFECTS)), "overview").picture
    red = {stroke.name: stroke for stroke in picture.strokes if "negative" in stroke.classes}
    assert set(red) == {"a0--g0", "a1--g0"}
    assert {(stroke.tone, stroke.tip) for stroke in red.values()} == {("negative", "tee")}
    assert all(stroke.number.endswith("−") for stroke in red.values())
    assert "Indsats 1 modvirker gennem virkninger Mål 0." in red["a1--g0"].description
    assert "Modvirker" in {entry.words for entry in picture.legend}
    assert not any(box.title == "Aktiviteter, der ikke når et mål" for box in picture.boxes)
    assert picture.subtitle.endswith(
        " · 22 virkninger er ikke tegnet; tegn ét mål eller én aktivitet for at se dem"
    )


def test_what_works_against_a_goal_beyond_another_does_not_count_and_a_stated_route_is_drawn_so(
    read_turtle: Reader,
) -> None:
    more = """
    :g0 fo:leadsTo :g3 .
    :s a fo:Activity ; skos:prefLabel "S"@da ; fo:leadsTo [ fo:effect :e0 ; fo:basis fo:Stated ] .
    """
    strokes = drawn(read_turtle(harmful(20, 6, more=EFFECTS + more)), "overview").picture.strokes
    red = {stroke.name: stroke for stroke in strokes if "negative" in stroke.classes}
    assert set(red) == {"a0--g0", "a1--g0", "s--g0"}
    assert {name for name, stroke in red.items() if "inferred" in stroke.classes} == {"a1--g0"}
    assert red["s--g0"].width > red["a1--g0"].width


def test_focus_areas_have_an_arrow_with_how_many_work_against_a_goal(read_turtle: Reader) -> None:
    more = ':f1 a fo:FocusArea ; skos:prefLabel "Ny"@da . '
    more += ':b a fo:Activity ; skos:prefLabel "B"@da ; fo:focusArea :f1 ; fo:leadsTo :g1 .'
    picture = drawn(read_turtle(harmful(60, 6, areas=1, more=more)), "overview").picture
    (red,) = [stroke for stroke in picture.strokes if "negative" in stroke.classes]
    assert (red.name, red.number) == ("f0--g0", "2 −")
    assert red.description == "Område 0 → Mål 0: 2 af 60 aktiviteter modvirker målet."
    assert picture.subtitle.endswith(" · 2 virkninger er ikke tegnet; tegn ét fokusområde for at se dem")


@pytest.mark.parametrize(("areas", "against"), [(0, "Indsats {} (modvirker)"), (24, "Mål 0 (modvirker)")])
def test_lists_say_what_works_against_a_goal(read_turtle: Reader, areas: int, against: str) -> None:
    picture = drawn(read_turtle(harmful(200, 20, areas=areas)), "overview").picture
    assert not picture.strokes
    rows = [row.title for box in picture.boxes for row in box.rows]
    assert [row for row in rows if "modvirker" in row] == [against.format(place) for place in (0, 1)]
    assert "Indsats 0" not in rows
    assert not any("Ét mål" in note for note in picture.notes)


def test_two_arrows_against_each_other_are_no_harm(read_turtle: Reader) -> None:
    against = "fo:polarity fo:Negative"
    more = f":a3 fo:leadsTo [ fo:effect :x0 ; {against} ] . :x0 fo:leadsTo [ fo:effect :g5 ; {against} ] ."
    picture = drawn(read_turtle(harmful(20, 6, more=EFFECTS + more)), "overview").picture
    assert "a0--g0" in {stroke.name for stroke in picture.strokes}
    assert "a3--g5" not in {stroke.name for stroke in picture.strokes}


def test_what_works_for_a_goal_by_an_effect_and_directly_against_it_has_both_arrows(
    read_turtle: Reader,
) -> None:
    more = ":a0 fo:leadsTo :x0 . :x0 fo:leadsTo :g0 ."
    picture = drawn(read_turtle(harmful(20, 6, more=EFFECTS + more)), "overview").picture
    both = [stroke for stroke in picture.strokes if stroke.name.startswith("a0--g0")]
    assert sorted(stroke.tone for stroke in both) == ["negative", "plain_stroke"]
    assert len({stroke.number.split()[0] for stroke in both}) == 2


def test_a_goal_that_something_works_against_is_one_of_the_many_that_make_lists(read_turtle: Reader) -> None:
    lines = [':plan a fo:Plan ; skos:prefLabel "Plan"@da .', EFFECTS]
    lines += [f':g{n} a fo:Goal ; skos:prefLabel "Mål {n}"@da .' for n in range(17)]
    for n in range(4):
        ways = " , ".join(f":g{goal}" for goal in range(1 + 4 * n, 5 + 4 * n))
        lines.append(f':a{n} a fo:Activity ; skos:prefLabel "A{n}"@da ; fo:leadsTo {ways} .')
    lines.append(":a0 fo:leadsTo [ fo:effect :g0 ; fo:polarity fo:Negative ; fo:basis fo:Stated ] .")
    boxes = drawn(read_turtle("\n".join(lines)), "overview").picture.boxes
    assert [box.title for box in boxes if box.shape == "goal"] == ["Mål 0"]
    assert sum(box.shape == "group" for box in boxes) == 4


def test_a_crowded_focus_area_shows_what_works_against_a_goal(read_turtle: Reader) -> None:
    lines = [harmful(60, 6, areas=1)]
    lines += [
        f':x{n} a fo:Effect ; skos:prefLabel "En ventet virkning for mange borgere {n}"@da .'
        for n in range(60)
    ]
    lines += [f":a{n} fo:leadsTo :x{n} ." for n in range(60)]
    drawing = drawn(read_turtle("\n".join(lines)), "focus-area", "f0")
    assert any("udeladt" in note for note in drawing.notes)
    assert {s.name for s in drawing.picture.strokes if "negative" in s.classes} == {"a0--g0", "a1--g0"}


def test_a_crowded_focus_area_that_only_works_against_a_goal_shows_that(read_turtle: Reader) -> None:
    lines = [':f a fo:FocusArea ; skos:prefLabel "Område"@da . :g a fo:Goal ; skos:prefLabel "Mål"@da .']
    for n in range(60):
        long = f'skos:prefLabel "En lang indsats for mange udsatte borgere i byen {n}"@da'
        lines.append(f":a{n} a fo:Activity ; {long} ; fo:focusArea :f ; fo:leadsTo :x{n} .")
        against = "[ fo:effect :g ; fo:polarity fo:Negative ]"
        lines.append(f":x{n} a fo:Effect ; {long} ; fo:leadsTo {against} .")
    strokes = drawn(read_turtle("\n".join(lines)), "focus-area", "f").picture.strokes
    assert {stroke.name for stroke in strokes} == {f"a{n}--g" for n in range(60)}
    assert all("negative" in stroke.classes for stroke in strokes)


@pytest.mark.parametrize("harm", [False, True])
def test_arrows_against_goals_count_among_those_that_one_picture_holds(
    read_turtle: Reader, harm: bool
) -> None:
    lines = [f':g{n} a fo:Goal ; skos:prefLabel "M{n}"@da .' for n in range(13)]
    for n in range(12):
        ways = " , ".join(f":g{(n + m) % 12}" for m in range(5))
        lines.append(f':f{n} a fo:FocusArea ; skos:prefLabel "F{n}"@da .')
        lines.append(
            f':a{n} a fo:Activity ; skos:prefLabel "A{n}"@da ; fo:focusArea :f{n} ; fo:leadsTo {ways} .'
        )
    lines += [EFFECTS, ":a0 fo:leadsTo [ fo:effect :g12 ; fo:polarity fo:Negative ] ." if harm else ""]
    picture = drawn(read_turtle("\n".join(lines)), "overview").picture
    assert len(picture.strokes) == (0 if harm else 60)


@pytest.mark.parametrize(("kinds", "language"), [(1, "da"), (1, "en"), (60, "da"), (60, "en")])
def test_a_reported_status_has_its_date_and_a_derived_one_has_none(
    read_turtle: Reader, kinds: int, language: str
) -> None:
    lines = [
        ':ret a fo:StatusRule ; fo:colour fo:Green ; skos:prefLabel "Grøn"@da .',
        ':a a fo:Activity ; skos:prefLabel "Meldt"@da ; fo:annualCost 1 ; fo:statusReport '
        '[ a fo:StatusReport ; fo:status fo:OnTrack ; fo:date "2026-05-01"^^xsd:date ] .',
        ':u a fo:Activity ; skos:prefLabel "Udateret"@da ; fo:statusReport '
        "[ a fo:StatusReport ; fo:status fo:OnTrack ] .",
        ':b a fo:Activity ; skos:prefLabel "Udledt"@da ; fo:prerequisite :hus .',
        ':hus a fo:Prerequisite ; skos:prefLabel "Et hus"@da .',
        *(f':e{place} a fo:Effect ; skos:prefLabel "Virkning {place}"@da .' for place in range(kinds)),
    ]
    dated = {"da": "meldt 1. maj 2026", "en": "reported 1 May 2026"}[language]
    picture = drawn(read_turtle("\n".join(lines)), "status", language=language).picture
    if kinds == 1:
        said = {box.title: box.small for box in picture.boxes if box.badge}
        assert said == {"Meldt": (dated,), "Udateret": (), "Udledt": ()}
    else:
        (box,) = picture.boxes
        assert [row.title for row in box.rows] == [f"Meldt ({dated})", "Udateret", "Udledt"]
        assert all(row.badge for row in box.rows)


@pytest.mark.parametrize("subject", ["kursus", "vaerested", None])
def test_a_status_that_cannot_be_told_is_no_omission(read_turtle: Reader, subject: str | None) -> None:
    notes = drawn(read_turtle(PLAN), "status", subject).picture.notes
    assert notes == (() if subject == "kursus" else ("Uden tegn: planen siger ikke nok til en status.",))


def test_a_pyramid_of_layers_says_how_many_there_are(read_turtle: Reader) -> None:
    text = "\n".join(
        f':m{place} a fo:TargetGroup ; skos:prefLabel "Gruppe {place}"@da ; fo:layer {place} .'
        for place in (1, 2)
    )
    theory = read_turtle(text).theory
    assert "Lag: 2" in diagrams.drawing(theory, theory.plans[0], "pyramid").description


def bars(labels: int, length: int) -> str:
    """Return a plan with money in so many focus areas, each of which leads to a goal; names are of some words."""
    lines = []
    for place in range(labels):
        name = " ".join(["navn"] * length)
        lines += [
            f':f{place} a fo:FocusArea ; skos:prefLabel "{name} {place}"@da .',
            f':g{place} a fo:Goal ; skos:prefLabel "{name} {place} nået"@da .',
            f':a{place} a fo:Activity ; skos:prefLabel "Indsats {place}"@da ; fo:focusArea :f{place} ;'
            f" fo:annualCost {place + 1} ; fo:leadsTo :g{place} .",
        ]
    return "\n".join(lines)


def test_bars_stand_close_to_their_names(read_turtle: Reader) -> None:
    theory = read_turtle(bars(3, 1)).theory
    picture = diagrams.drawing(theory, theory.plans[0], "money").picture
    size = picture.theme.label_size
    ends = [words.x + text_width(words.text, size) for words in picture.captions if "navn" in words.text]
    starts = {box.at[0] - box.width / 2 for box in picture.boxes if box.at}
    assert max(ends) < min(starts) < max(ends) + 20


def test_the_columns_of_a_chart_repeat_the_heading_they_stand_under(
    read_turtle: Reader,
) -> None:
    theory = read_turtle(bars(22, 3)).theory
    picture = diagrams.drawing(theory, theory.plans[0], "money").picture
    bold = [words for words in picture.captions if words.bold]
    columns = {words.x for words in picture.captions if "navn" in words.text}
    assert len(columns) > 1
    assert all(min((w for w in picture.captions if w.x == x), key=lambda w: w.y).bold for x in columns)
    assert any("(fortsat)" in words.text for words in bold)


def test_a_target_that_looks_as_a_goal_does_shares_its_place_in_the_legend(
    read_turtle: Reader,
) -> None:
    text = """
    :a a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:leadsTo :g , :t .
    :g a fo:Goal ; skos:prefLabel "I job"@da .
    :t a fo:Target ; skos:prefLabel "Hver anden i job"@da .
    """
    theory = read_turtle(text).theory
    said = [entry.words for entry in diagrams.drawing(theory, theory.plans[0], "overview").picture.legend]
    assert "Mål, måltal" in said
    assert not {"Mål", "Måltal"} & set(said)
    theme = replace(Theme(), shapes=(("target", "note"),))
    other = diagrams.drawing(theory, theory.plans[0], "overview", theme=theme).picture.legend
    assert {"Mål", "Måltal"} <= {entry.words for entry in other}


def test_statuses_stand_in_the_legend_from_the_best(read_turtle: Reader) -> None:
    states = ("NotStarted", "MajorIssues", "MinorIssues", "OnTrack")
    text = ':g a fo:Goal ; skos:prefLabel "I job"@da .\n' + "\n".join(
        f':a{place} a fo:Activity ; skos:prefLabel "Kursus {place}"@da ; fo:leadsTo :g ;'
        f' fo:statusReport [ a fo:StatusReport ; fo:status fo:{state} ; fo:date "2026-01-01"^^xsd:date ] .'
        for place, state in enumerate(states)
    )
    theory = read_turtle(text).theory
    legend = diagrams.drawing(theory, theory.plans[0], "status").picture.legend
    assert [e.badge.colour for e in legend if e.badge] == ["green", "yellow", "red", "grey"]


def test_an_area_that_can_be_read_on_an_upright_sheet_asks_for_no_larger_one(
    read_turtle: Reader,
) -> None:
    lines = [
        ':f a fo:FocusArea ; skos:prefLabel "Område"@da .',
        ':g a fo:Goal ; skos:prefLabel "I job"@da .',
    ]
    lines += [
        f':a{place} a fo:Activity ; skos:prefLabel "Indsats {place}"@da ; fo:focusArea :f ; fo:leadsTo :g .'
        for place in range(24)
    ]
    theory = read_turtle("\n".join(lines)).theory
    plan = theory.plans[0]
    picture = diagrams.drawing(theory, plan, "focus-area", plan.of("FocusArea")[0].id).picture
    assert type_on_paper(picture) < 6 < type_on_paper(picture, upright=True)
    assert not picture.notes


@pytest.mark.parametrize(
    ("kind", "subject", "said"),
    [
        ("goal", "g", "Intet i planen fører til målet."),
        ("activity", "a", "Aktiviteten fører ikke til noget i planen."),
        ("target-group", "m", "Ingen aktivitet i planen er for målgruppen."),
        ("focus-area", "f", "Planen siger ikke her, hvad der fører til hvad."),
        ("overview", None, "Planen siger ikke her, hvad der fører til hvad."),
    ],
)
def test_what_is_drawn_without_arrows_says_that_there_are_none(
    read_turtle: Reader, kind: str, subject: str | None, said: str
) -> None:
    text = """
    :f a fo:FocusArea ; skos:prefLabel "Unge"@da .
    :m a fo:TargetGroup ; skos:prefLabel "Ældre"@da .
    :a a fo:Activity ; skos:prefLabel "Kursus"@da ; fo:focusArea :f .
    :b a fo:Activity ; skos:prefLabel "Værested"@da ; fo:focusArea :f .
    :g a fo:Goal ; skos:prefLabel "I job"@da .
    """
    reading = read_turtle(text)
    assert drawn(reading, kind, subject).notes == (said,)
    joined = read_turtle(text + ":a fo:leadsTo :g ; fo:targetGroup :m .")
    assert not drawn(joined, kind, subject).notes


def test_the_years_of_a_timeline_reach_as_far_as_the_picture(read_turtle: Reader) -> None:
    text = "\n".join(
        f':a{place} a fo:Activity ; skos:prefLabel "Kursus {place}"@da ; fo:start "{2026 + place % 2}"^^xsd:gYear .'
        for place in range(12)
    )
    picture = drawn(read_turtle(text), "timeline").picture
    assert {box.columns for box in picture.boxes} == {2}
    assert {box.width for box in picture.boxes} == {picture.size[0]} == {NARROWEST}


@pytest.mark.parametrize(
    ("number", "more", "listed"), [(9, "", True), (6, "", False), (9, ":u0 fo:leadsTo :u1 .", False)]
)
def test_challenges_by_themselves_are_listed_where_they_are_many(
    read_turtle: Reader, number: int, more: str, listed: bool
) -> None:
    text = "\n".join(f':u{n} a fo:Challenge ; skos:prefLabel "Problem {n}"@da .' for n in range(number))
    picture = drawn(read_turtle(f"{text}\n{more}"), "challenges").picture
    assert picture.placed == listed
    assert {box.title for box in picture.boxes} == {f"Problem {n}" for n in range(number)}


def for_one_group(activities: int, *, services: bool) -> str:
    """Return a plan of two focus areas and one target group, with so many activities for it, each with an effect."""
    lines = [
        ':g a fo:Goal ; skos:prefLabel "Flere i job"@da .',
        ':m a fo:TargetGroup ; skos:prefLabel "Ledige"@da .',
    ]
    lines += [f':o{n} a fo:FocusArea ; skos:prefLabel "Område {n}"@da .' for n in range(2)]
    for n in range(activities):
        kind = "Service" if services and n % 7 == 3 else "Activity"
        lines += [
            f':a{n} a fo:{kind} ; skos:prefLabel "Et forløb for ledige, nummer {n}"@da ; fo:targetGroup :m ;',
            f"    fo:focusArea :o{n % 2} ; fo:leadsTo :e{n} .",
            f':e{n} a fo:Effect ; skos:prefLabel "Flere bliver klar til et job, {n}"@da ; fo:leadsTo :g .',
        ]
    return "\n".join(lines)


@pytest.mark.parametrize("services", [False, True])
@pytest.mark.parametrize(("kind", "name"), [("goal", "g"), ("target-group", "m")])
def test_a_part_of_many_boxes_is_folded_with_all_that_leads_to_its_goals(
    read_turtle: Callable[[str], Reading], kind: str, name: str, services: bool
) -> None:
    theory = read_turtle(for_one_group(36, services=services)).theory
    plan = theory.plans[0]
    node = next(node for node in plan.nodes if node.name == name)
    drawing = diagrams.drawing(theory, plan, kind, node.id)
    assert (drawing.name, drawing.kind, drawing.subject) == (f"{kind}-{name}", kind, node.id)
    assert drawing.picture.title == drawing.title == node.label("da")
    assert "36 virkninger er ikke tegnet" in drawing.picture.subtitle
    groups = [box for box in drawing.picture.boxes if box.shape == "group"]
    rows = [row for box in groups for row in box.rows]
    assert len(rows) == 36
    assert ("service" in {row.mark for row in rows}) == services
    assert not drawing.picture.notes
    said = "18 af 18 aktiviteter og tilbud fører" if services else "18 af 18 aktiviteter fører"
    assert [said in arrow.text.in_language("da") for arrow in drawing.arrows] == [True, True]


def test_a_part_that_can_be_read_is_drawn_step_by_step(read_turtle: Callable[[str], Reading]) -> None:
    theory = read_turtle(for_one_group(8, services=True)).theory
    plan = theory.plans[0]
    node = next(node for node in plan.nodes if node.name == "m")
    drawing = diagrams.drawing(theory, plan, "target-group", node.id)
    assert sum(box.shape == "effect" for box in drawing.picture.boxes) == 8


def test_effects_that_no_activity_leads_to_are_not_folded_away(read_turtle: Callable[[str], Reading]) -> None:
    effects = [
        f':e{n} a fo:Effect ; skos:prefLabel "Flere bliver klar til et job, {n}"@da ; fo:leadsTo :g .'
        for n in range(60)
    ]
    theory = read_turtle("\n".join([*effects, ':g a fo:Goal ; skos:prefLabel "Flere i job"@da .'])).theory
    drawing = diagrams.drawing(theory, theory.plans[0], "goal", theory.plans[0].of("Goal")[0].id)
    assert len(drawing.picture.boxes) == 61


def test_many_boxes_that_can_be_read_are_drawn_step_by_step(read_turtle: Callable[[str], Reading]) -> None:
    lines = [':g a fo:Goal ; skos:prefLabel "Job"@da .']
    for n in range(12):
        lines.append(f':a{n} a fo:Activity ; skos:prefLabel "Kursus {n}"@da ; fo:leadsTo :e{n}x0 .')
        for step, head in enumerate((f":e{n}x1", f":e{n}x2", ":g")):
            lines.append(f':e{n}x{step} a fo:Effect ; skos:prefLabel "Trin {step}"@da ; fo:leadsTo {head} .')
    theory = read_turtle("\n".join(lines)).theory
    drawing = diagrams.drawing(theory, theory.plans[0], "goal", theory.plans[0].of("Goal")[0].id)
    assert len(drawing.picture.boxes) == 49


def test_a_part_of_many_arrows_is_listed_and_says_what_of_it_are_services(
    read_turtle: Callable[[str], Reading],
) -> None:
    lines = [':m a fo:TargetGroup ; skos:prefLabel "Ledige"@da .']
    lines += [f':g{n} a fo:Goal ; skos:prefLabel "Flere i job, {n}"@da .' for n in range(24)]
    goals = " , ".join(f":g{n}" for n in range(24))
    for area in range(4):
        lines.append(f':o{area} a fo:FocusArea ; skos:prefLabel "Område {area}"@da .')
        kinds = ["Service"] if area == 0 else ["Activity", "Service", "Activity"]
        for n, kind in enumerate(kinds):
            lines.append(
                f':a{area}x{n} a fo:{kind} ; skos:prefLabel "Forløb {n}"@da ; fo:targetGroup :m ;'
                f" fo:focusArea :o{area} ; fo:leadsTo :e{area}x{n} ."
            )
            lines.append(
                f':e{area}x{n} a fo:Effect ; skos:prefLabel "Virkning {n}"@da ; fo:leadsTo {goals} .'
            )
    theory = read_turtle("\n".join(lines)).theory
    drawing = diagrams.drawing(
        theory, theory.plans[0], "target-group", theory.plans[0].of("TargetGroup")[0].id
    )
    said = [line for box in drawing.picture.boxes for line in box.small]
    assert said == ["1 tilbud eller ordning", *["3 aktiviteter og tilbud"] * 3]
