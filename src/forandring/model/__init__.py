"""The theory as frozen values: plans, nodes, links and where each stands; knows nobody."""

from forandring.model.facts import Citation, Fact, Funding, Label, Place, Total
from forandring.model.lexical import MOST_DIGITS, decimal, local_name, namespace, texts_of
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
    Scheme,
    Source,
    TargetGroup,
)
from forandring.model.theory import Link, Mapping, Plan, Theory, Waiver

__all__ = [
    "CLASSES",
    "MOST_DIGITS",
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
    "Scheme",
    "Source",
    "TargetGroup",
    "Theory",
    "Total",
    "Waiver",
    "decimal",
    "local_name",
    "namespace",
    "texts_of",
]
