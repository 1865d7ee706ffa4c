"""The theory as frozen values: plans, nodes, links and where each stands; knows nobody."""

from forandring.model.facts import Citation, Fact, Funding, Label, Place, Total
from forandring.model.nodes import (
    CLASSES,
    Activity,
    Challenge,
    Effect,
    FocusArea,
    Goal,
    Node,
    Organisation,
    PlanNode,
    Prerequisite,
    Source,
    TargetGroup,
    decimal,
    local_name,
)
from forandring.model.theory import Link, Mapping, Plan, Theory, Waiver

__all__ = [
    "CLASSES",
    "Activity",
    "Challenge",
    "Citation",
    "Effect",
    "Fact",
    "FocusArea",
    "Funding",
    "Goal",
    "Label",
    "Link",
    "Mapping",
    "Node",
    "Organisation",
    "Place",
    "Plan",
    "PlanNode",
    "Prerequisite",
    "Source",
    "TargetGroup",
    "Theory",
    "Total",
    "Waiver",
    "decimal",
    "local_name",
]
