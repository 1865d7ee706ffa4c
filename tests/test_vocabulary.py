"""The vocabulary: complete in both languages, and pySHACL on its shapes agrees with our own findings."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from conftest import PREFIXES, ROOT, theory_from

from forandring.model import local_name
from forandring.rdf import Alternative, vocabulary

FILE = resources.files("forandring.vocabulary").joinpath("forandring.ttl")

DESIGNED = (
    "Plan FocusArea Activity TargetGroup Effect Goal Beacon Target Challenge CausalLink Assumption Prerequisite "
    "Indicator Measurement Organisation StakeholderGroup Source StatusReport Waiver leadsTo cause effect evidence "
    "confidence basis cites addresses serves identifiedBy funding annualCost setupCost declaredTotal status requires "
    "polarity assumes focusArea targetGroup citizens start responsible partner prerequisite amountUnit source at "
    "waives Research Practice Hypothesis Mixed Against High Medium Low Stated Inferred Negative Funding NewBudget"
).split()


def test_every_designed_term_exists() -> None:
    assert [name for name in DESIGNED if name not in vocabulary().terms] == []


def test_every_term_has_label_and_definition_in_both_languages() -> None:
    for term in vocabulary().terms.values():
        assert term.label.da, term.name
        assert term.label.en, term.name
        assert term.definition.da.endswith("."), term.name
        assert term.definition.en.endswith("."), term.name


def test_every_property_has_one_shape_and_names_only_declared_terms() -> None:
    known = vocabulary()
    properties = {name for name, term in known.terms.items() if term.kind == "property"}
    assert set(known.shapes) == properties
    for shape in known.shapes.values():
        assert shape.range, shape.property
        for alternative in (*shape.domain, *shape.range):
            assert not alternative.class_name or alternative.class_name in known.terms
            assert set(alternative.values) <= set(known.named_values)


def test_the_vocabulary_is_written_as_fmt_would_write_it() -> None:
    from forandring import syntax

    text = FILE.read_text("utf-8")
    assert syntax.formatted(text) == text


GOOD = (
    ':plan a fo:Plan ; skos:prefLabel "Plan"@da ; fo:amountUnit "mio. kr."@da ; fo:declaredTotal [ fo:amount 1.2 ] .\n'
    ':unge a fo:TargetGroup ; skos:prefLabel "Unge"@da , "Young"@en ; fo:layer 1 .\n'
    ':kursus a fo:Commitment ; skos:prefLabel "Kursus"@da ; fo:targetGroup :unge ; fo:annualCost 1.2 ;\n'
    '    fo:setupCost 0 ; fo:start "2027"^^xsd:gYear ; fo:funding fo:OwnBudget , [ fo:kind fo:NewBudget ] ;\n'
    '    fo:leadsTo :job , [ fo:effect :job ; fo:evidence fo:Research ; fo:cites "L4-7" ] ; fo:cites "p. 5" .\n'
    ':job a fo:Beacon ; skos:prefLabel "I job"@da .\n'
)
BROKEN = [
    ("no label", ":x a fo:Goal ."),
    ("label of another vocabulary", ':x a fo:Goal ; fo:prefLabel "X"@da .'),
    ("label in English only", ':x a fo:Effect ; skos:prefLabel "X"@en .'),
    ("label that says nothing", ':x a fo:Goal ; skos:prefLabel ""@da .'),
    ("label of blanks", ':x a fo:Goal ; skos:prefLabel " \\u00A0\\n"@da .'),
    ("kind that is a text", ':x a fo:Goal , "Goal" ; skos:prefLabel "X"@da .'),
    ("label that is a number", ':x a fo:Goal ; skos:prefLabel "X"@da , 7 .'),
    ("label that is a node", ':x a fo:Goal ; skos:prefLabel "X"@da ; skos:altLabel :job .'),
    ("two Danish labels of a measurement", ':x a fo:Measurement ; skos:prefLabel "X"@da , "Y"@da .'),
    ("two Danish labels of nobody knows what", ':x skos:prefLabel "X"@da , "Y"@da .'),
    ("half of two kinds", ':x a fo:Activity , fo:Goal ; skos:prefLabel "X"@da ; fo:layer 1 .'),
    ("two Danish labels", ':x a fo:Goal ; skos:prefLabel "X"@da , "Y"@da .'),
    ("cost as text", ':x a fo:Activity ; skos:prefLabel "X"@da ; fo:annualCost "1,6" .'),
    ("cost below zero", ':x a fo:Activity ; skos:prefLabel "X"@da ; fo:annualCost -1 .'),
    ("two costs", ':x a fo:Activity ; skos:prefLabel "X"@da ; fo:annualCost 1 , 6 .'),
    ("half a citizen", ':x a fo:Activity ; skos:prefLabel "X"@da ; fo:citizens 0.5 .'),
    ("year as number", ':x a fo:Activity ; skos:prefLabel "X"@da ; fo:start 2027 .'),
    ("day that is none", ':x a fo:Activity ; skos:prefLabel "X"@da ; fo:start "2027-02-30"^^xsd:date .'),
    ("group that is a goal", ':x a fo:Activity ; skos:prefLabel "X"@da ; fo:targetGroup :job .'),
    ("arrow to a group", ':x a fo:Activity ; skos:prefLabel "X"@da ; fo:leadsTo :unge .'),
    ("arrow to a text", ':x a fo:Activity ; skos:prefLabel "X"@da ; fo:leadsTo "job" .'),
    ("arrow to nothing", ':x a fo:Activity ; skos:prefLabel "X"@da ; fo:leadsTo :nothing .'),
    ("cost of a goal", ':x a fo:Goal ; skos:prefLabel "X"@da ; fo:annualCost 1 .'),
    (
        "evidence of another kind",
        ':x a fo:Effect ; skos:prefLabel "X"@da ; fo:leadsTo [ fo:effect :job ; fo:evidence fo:High ] .',
    ),
    ("citation that is none", ':x a fo:Effect ; skos:prefLabel "X"@da ; fo:cites "linje 4" .'),
    ("page zero", ':x a fo:Effect ; skos:prefLabel "X"@da ; fo:cites "p. 0" .'),
    ("layer zero", ':x a fo:TargetGroup ; skos:prefLabel "X"@da ; fo:layer 0 .'),
    (
        "two focus areas",
        ':o a fo:FocusArea ; skos:prefLabel "O"@da . :p a fo:FocusArea ; skos:prefLabel "P"@da .\n'
        ':x a fo:Activity ; skos:prefLabel "X"@da ; fo:focusArea :o , :p .',
    ),
    ("waiver of no code", ':x a fo:Goal ; skos:prefLabel "X"@da ; fo:waives "F1" .'),
    ("link with no effect", ":x a fo:CausalLink ; fo:cause :kursus ."),
    (
        "arrow in brackets with no effect",
        ':x a fo:Effect ; skos:prefLabel "X"@da ; fo:leadsTo [ fo:evidence fo:Mixed ] .',
    ),
    (
        "arrow in brackets with a note only",
        ':x a fo:Effect ; skos:prefLabel "X"@da ; fo:leadsTo [ skos:note "?"@da ] .',
    ),
    ("arrow to empty brackets", ':x a fo:Effect ; skos:prefLabel "X"@da ; fo:leadsTo [ ] .'),
    ("arrow to a list", ':x a fo:Effect ; skos:prefLabel "X"@da ; fo:leadsTo ( :job ) .'),
    (
        "arrow to a group in brackets",
        ':x a fo:Effect ; skos:prefLabel "X"@da ; fo:leadsTo [ a fo:Citation ; fo:at "L4" ] .',
    ),
    ("requirement of empty brackets", ':x a fo:Activity ; skos:prefLabel "X"@da ; fo:requires [ ] .'),
    (
        "requirement that is a note",
        ':x a fo:Activity ; skos:prefLabel "X"@da ; fo:requires [ skos:note "?"@da ] .',
    ),
    ("cost of empty brackets", ':x a fo:Activity ; skos:prefLabel "X"@da ; fo:annualCost [ ] .'),
    (
        "cost that is a note",
        ':x a fo:Activity ; skos:prefLabel "X"@da ; fo:annualCost [ skos:note "?"@da ] .',
    ),
    ("citation of no place", ':x a fo:Effect ; skos:prefLabel "X"@da ; fo:cites [ skos:note "?"@da ] .'),
    ("named citation of no place", ':x a fo:Citation ; skos:note "?"@da .'),
    (
        "total of no amount",
        ':x a fo:FocusArea ; skos:prefLabel "X"@da ; fo:declaredTotal [ skos:note "?"@da ] .',
    ),
    ("named total of no amount", ":x a fo:Total ; fo:of fo:setupCost ."),
    ("waiver without a code", ':x a fo:Goal ; skos:prefLabel "X"@da ; fo:waives [ fo:reason "?"@da ] .'),
    ("named waiver without a code", ':x a fo:Waiver ; fo:reason "?"@da .'),
    ("link with no cause", ":x a fo:CausalLink ; fo:effect :job ."),
    ("challenge served", ':x a fo:Challenge ; skos:prefLabel "X"@da ; fo:serves :job .'),
    ("basis that is none", ':x a fo:Goal ; skos:prefLabel "X"@da ; fo:basis fo:Low .'),
]


def shacl_nodes(turtle: str) -> set[str]:
    """The named nodes that pySHACL finds fault with."""
    pyshacl = pytest.importorskip("pyshacl")
    from rdflib import SH, Graph, URIRef

    data = Graph().parse(data=PREFIXES + turtle, format="turtle")
    shapes = Graph().parse(data=FILE.read_text("utf-8"), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=shapes, inference="none")
    return {str(_named(data, node)) for node in report.objects(None, SH.focusNode)} - {str(URIRef("None"))}


def _named(data: Any, node: Any) -> Any:
    """A blank node's fault is its owner's."""
    from rdflib import BNode

    while isinstance(node, BNode):
        node = next(data.subjects(None, node), None)
    return node


def our_nodes(turtle: str, folder: Path) -> set[str]:
    doc = theory_from(turtle, folder, {"FO003", "FO004", "FO005", "FO006"})
    owners = {
        value: node.id
        for plan in doc.reading.theory.plans
        for node in plan.described.values()
        for facts in node.facts.values()
        for value in (fact.value for fact in facts)
        if isinstance(value, str) and value.startswith("_:")
    }
    return {owners.get(str(finding.node), str(finding.node)) for finding in doc.findings}


@pytest.mark.filterwarnings("ignore")
def test_a_good_theory_is_good_for_both(tmp_path: Path) -> None:
    assert shacl_nodes(GOOD) == our_nodes(GOOD, tmp_path) == set()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("name", "turtle"), BROKEN, ids=[name for name, _ in BROKEN])
def test_a_broken_theory_is_broken_for_both(name: str, turtle: str, tmp_path: Path) -> None:
    shacl, ours = shacl_nodes(GOOD + turtle), our_nodes(GOOD + turtle, tmp_path)
    assert shacl == ours
    assert "https://example.org/plan#x" in ours


def every_misuse() -> str:
    """Return one statement for each way in which each property can be used wrongly, and some right uses."""
    known = vocabulary()
    classes = [name for name, term in known.terms.items() if term.kind == "class"]
    things = {name: f":a{name}" for name in classes}
    lines = [
        f'{iri} a fo:{name} ; skos:prefLabel "{name}"@da .'
        for name, iri in things.items()
        if name != "CausalLink"
    ]
    lines.append(":aCausalLink a fo:CausalLink ; fo:cause :aActivity ; fo:effect :aGoal .")

    def fitting(choices: tuple[Alternative, ...], fit: bool) -> list[str]:
        wanted = {choice.class_name for choice in choices}
        return [name for name in classes if bool(wanted & set(known.lineage(name))) == fit]

    for number, (name, shape) in enumerate(known.shapes.items()):
        users = (
            fitting(shape.domain, True) or ["Goal"],
            fitting(shape.domain, False) if shape.domain else [],
        )
        values = list(map(things.__getitem__, fitting(shape.range, True)[:1]))
        values += [f"fo:{local_name(iri)}" for choice in shape.range for iri in choice.values[:1]]
        values += [_written(choice) for choice in shape.range if choice.datatype]
        values += [":aGoal" for choice in shape.range if choice.node_kind == "IRI"]
        wrong = [
            '"?"^^<urn:x>',
            *map(things.__getitem__, fitting(shape.range, False)[:2]),
            "fo:Exact",
            ":nowhere",
        ]
        if any(choice.node_kind in ("IRI", "BlankNodeOrIRI") for choice in shape.range):
            wrong = wrong[:1]
        uses = [(users[0][0], value) for value in (*values, *wrong)]
        uses += [(user, value) for user in users[1][:2] for value in values[:1]]
        uses += [(users[0][0], f"{values[0]} , {second}") for second in values[1:2] if shape.most]
        for ordinal, (user, value) in enumerate(uses):
            ends = "fo:cause :aActivity ; " * (name != "cause") + "fo:effect :aGoal ; " * (name != "effect")
            said = f"fo:{name} {value}" if user != "CausalLink" else f"{ends}fo:{name} {value}"
            lines.append(f':x{number}-{ordinal} a fo:{user} ; skos:prefLabel "X"@da ; {said} .')
    return "\n".join(lines)


def _written(choice: Alternative) -> str:
    """A literal that a datatype and its pattern allow."""
    lexical = {
        "decimal": "1.5",
        "integer": "4",
        "gYear": "2027",
        "gYearMonth": "2027-05",
        "date": "2027-05-01",
    }
    kind = local_name(choice.datatype)
    if choice.pattern:
        return '"FO101"' if "FO" in choice.pattern else '"L42"'
    return f'"{lexical[kind]}"^^xsd:{kind}' if kind in lexical else '"tekst"' + "@da" * (kind == "langString")


@pytest.mark.filterwarnings("ignore")
def test_every_misuse_of_every_property_is_found_by_both(tmp_path: Path) -> None:
    turtle = every_misuse()
    shacl, ours = shacl_nodes(turtle), our_nodes(turtle, tmp_path)
    assert shacl ^ ours == set()
    assert len(ours) > 2 * len(vocabulary().shapes)
    assert turtle.count("\n") - len(ours) > len(vocabulary().shapes)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "folder", sorted(p for p in (ROOT / "theory").iterdir() if p.is_dir()), ids=lambda p: p.name
)
def test_the_plans_of_this_project_conform_to_both(folder: Path) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    from rdflib import Graph

    from forandring.project import read

    data = Graph()
    for file in sorted(folder.rglob("*.ttl")):
        data.parse(file, format="turtle")
    shapes = Graph().parse(data=FILE.read_text("utf-8"), format="turtle")
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes, ont_graph=shapes, inference="none")
    assert conforms, text
    codes = {"FO003", "FO004", "FO005", "FO006", "FO007"}
    assert read([str(folder)]).findings(codes=codes) == []
