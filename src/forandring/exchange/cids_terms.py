"""The part of the Common Impact Data Standard 3.2.0 that is written: its JSON-LD context and classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["CLASSES", "CONTEXT"]

CONTEXT: Mapping[str, Any] = {
    "@version": 1.1,
    "cids": "https://ontology.commonapproach.org/cids#",
    "act": "http://ontology.eil.utoronto.ca/tove/activity#",
    "i72": "http://ontology.eil.utoronto.ca/ISO21972/iso21972#",
    "oep": "http://www.w3.org/2001/sw/BestPractices/OEP/SimplePartWhole/part.owl#",
    "org": "http://ontology.eil.utoronto.ca/tove/organization#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{
        name: {"@id": f"{prefix}:{name}", "@type": "xsd:string"}
        for prefix, names in {
            "org": "hasName hasLegalName hasIdentifier",
            "cids": "hasDescription hasComment unitDescription",
            "i72": "hasNumericalValue",
        }.items()
        for name in names.split()
    },
    **{
        name: {"@id": f"{prefix}:{name}", "@type": "@id"}
        for prefix, names in {
            "cids": "benefitsFrom canProduce forIndicator forOrganization forOutcome forStakeholder forTheme "
            "hasActivity hasBaseline hasBeneficialStakeholder hasIndicator hasInput hasOutcome hasPlannedAmount "
            "hasStakeholder hasStakeholderOutcome inputFor performs",
            "oep": "partOf",
            "act": "subActivityOf",
            "i72": "value unit_of_measure",
        }.items()
        for name in names.split()
    },
    **{name: {"@id": f"prov:{name}", "@type": "xsd:dateTime"} for name in ("startedAtTime", "endedAtTime")},
}
"""The document's own context: nothing is fetched to read it."""

CLASSES: Mapping[str, str] = {
    "FocusArea": "cids:Theme",
    "Activity": "cids:Activity",
    "Service": "cids:Service",
    "Effect": "cids:Outcome",
    "Goal": "cids:Outcome",
    "TargetGroup": "cids:BeneficialStakeholder",
    "StakeholderGroup": "cids:Stakeholder",
    "Organisation": "cids:Organization",
    "Indicator": "cids:Indicator",
    "Measurement": "cids:IndicatorReport",
}
"""Kind of a node → the standard's class of what means the same; other kinds are left out."""
