"""The whole theory as JSON loses nothing the vocabulary allows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from forandring import rdf
from forandring.exchange.theory_json import theory_as_dict
from forandring.project.reading import Reading

PLAN = """
:plan a fo:Plan ; skos:prefLabel "Plan"@da ; fo:declaredTotal [ fo:amount 3.5 ; fo:of fo:annualCost ] .
:unge a fo:FocusArea ; skos:prefLabel "Unge"@da ; fo:declaredTotal [ fo:amount 2 ; fo:of fo:setupCost ] .
:kriterium a fo:Definition ; skos:prefLabel "D"@da ; fo:criterion "a"@da , "b"@da ; skos:definition "x"@da , "y"@da .
:ordning a fo:Scheme ; skos:prefLabel "O"@da ; fo:funding fo:SatspuljeGrant ,
    [ fo:kind fo:PoolGrant ; fo:state fo:Granted ; fo:amount 3 ] .
:pulje a fo:Funding ; skos:prefLabel "Puljen"@da .
:a a fo:Activity ; skos:prefLabel "A"@da ; fo:waives [ fo:code "FO112" ; fo:reason "alle"@da ; fo:owner "Ane" ] ;
    fo:leadsTo [ fo:effect :g ; fo:bindingForce fo:Optional ; skos:note "kun nogle"@da ; fo:basis fo:Stated ] .
:g a fo:Goal ; skos:prefLabel "G"@da .
"""


def test_nothing_the_vocabulary_allows_is_lost(read_turtle: Callable[[str], Reading]) -> None:
    reading = read_turtle(PLAN)
    (plan,) = theory_as_dict(reading.theory, rdf.vocabulary(), reading.places.line)["plans"]
    nodes: dict[str, dict[str, Any]] = {node["id"].rsplit("#")[-1]: node for node in plan["nodes"]}
    assert plan["declaredTotals"] == {"annualCost": 3.5}
    assert nodes["unge"]["declaredTotals"] == {"setupCost": 2}
    assert [text["text"] for text in nodes["kriterium"]["criterion"]] == ["a", "b"]
    assert [text["text"] for text in nodes["kriterium"]["definition"]] == ["x", "y"]
    assert nodes["ordning"]["funding"] == [
        {"kind": "SatspuljeGrant", "state": "Unknown"},
        {"kind": "PoolGrant", "state": "Granted", "amount": 3},
    ]
    assert nodes["pulje"]["label"] == {"da": "Puljen"}
    assert nodes["a"]["waivers"] == [{"code": "FO112", "reason": {"da": "alle"}, "owner": "Ane"}]
    (link,) = plan["links"]
    assert link["bindingForce"] == "Optional"
    assert link["notes"] == [{"lang": "da", "text": "kun nogle"}]


ODD = """
:plan a fo:Plan ; fo:amountUnit "" .
:v a fo:Voice ; skos:altLabel ""@da ; skos:note ""@da ; fo:cites "linje 4" , [ skos:note "?"@da ] .
:t a fo:TimeLimit ; fo:unit "" ; fo:value 0 .
:a a fo:Activity ; fo:timeLimit [ rdfs:comment "?" ] , [ fo:value 3 ] ; fo:statusReport [ a fo:StatusReport ] ;
    fo:leadsTo [ fo:effect :g ; skos:prefLabel ""@da ; fo:cites "x" ] .
:g a fo:Goal ; skos:prefLabel ""@da .
"""


def test_what_is_not_stated_has_no_key(read_turtle: Callable[[str], Reading]) -> None:
    reading = read_turtle("@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n" + ODD)
    (plan,) = theory_as_dict(reading.theory, rdf.vocabulary(), reading.places.line)["plans"]
    assert set(plan) == {"id", "folder", "nodes", "links"}
    nodes = {node["id"].rsplit("#")[-1]: node for node in plan["nodes"]}
    described = {"id", "type", "file", "line", "basis"}
    assert {name: set(node) - described for name, node in nodes.items() if name[0] != "_"} == {
        "plan": set(),
        "v": set(),
        "t": {"value"},
        "a": {"timeLimit"},
        "g": set(),
    }
    assert (nodes["t"]["value"], nodes["a"]["timeLimit"]) == (0, [{"value": 3}])
    (link,) = plan["links"]
    assert set(link) == {"id", "cause", "effect", "polarity", "basis", "file", "line"}
