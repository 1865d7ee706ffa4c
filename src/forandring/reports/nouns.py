"""What the classes of the vocabulary are called on a page, one and several."""

from __future__ import annotations

from collections.abc import Mapping

from forandring.texts import Message

__all__ = ["NOUNS"]

NOUNS: Mapping[str, tuple[Message, Message]] = {
    "Activity": (Message("aktivitet", "activity"), Message("aktiviteter", "activities")),
    "Appendix": (Message("bilag", "appendix"), Message("bilag", "appendices")),
    "Approach": (Message("metode", "method"), Message("metoder", "methods")),
    "Assumption": (Message("antagelse", "assumption"), Message("antagelser", "assumptions")),
    "CausalLink": (Message("sammenhæng", "link"), Message("sammenhænge", "links")),
    "Challenge": (Message("udfordring", "challenge"), Message("udfordringer", "challenges")),
    "Definition": (Message("begrebsafklaring", "definition"), Message("begrebsafklaringer", "definitions")),
    "Discrepancy": (
        Message("uoverensstemmelse", "discrepancy"),
        Message("uoverensstemmelser", "discrepancies"),
    ),
    "Effect": (Message("virkning", "effect"), Message("virkninger", "effects")),
    "Event": (Message("begivenhed", "event"), Message("begivenheder", "events")),
    "Figure": (Message("nøgletal", "figure"), Message("nøgletal", "figures")),
    "FocusArea": (Message("fokusområde", "focus area"), Message("fokusområder", "focus areas")),
    "Goal": (Message("mål", "goal"), Message("mål", "goals")),
    "Indicator": (Message("indikator", "indicator"), Message("indikatorer", "indicators")),
    "LegalBasis": (Message("lovgrundlag", "legal basis"), Message("lovgrundlag", "legal bases")),
    "Level": (Message("indsatsniveau", "level of effort"), Message("indsatsniveauer", "levels of effort")),
    "Measurement": (Message("måling", "measurement"), Message("målinger", "measurements")),
    "Obligation": (
        Message("pligt eller ret", "obligation"),
        Message("pligter og rettigheder", "obligations"),
    ),
    "Organisation": (Message("organisation", "organisation"), Message("organisationer", "organisations")),
    "Persona": (Message("persona", "persona"), Message("personaer", "personas")),
    "Plan": (Message("plan", "plan"), Message("planer", "plans")),
    "Prerequisite": (Message("forudsætning", "prerequisite"), Message("forudsætninger", "prerequisites")),
    "Scheme": (
        Message("bestående ordning", "existing scheme"),
        Message("bestående ordninger", "existing schemes"),
    ),
    "Service": (Message("tilbud", "service"), Message("tilbud", "services")),
    "Source": (Message("kilde", "source"), Message("kilder", "sources")),
    "StakeholderGroup": (
        Message("interessentgruppe", "stakeholder group"),
        Message("interessentgrupper", "stakeholder groups"),
    ),
    "TargetGroup": (Message("målgruppe", "target group"), Message("målgrupper", "target groups")),
    "TimeLimit": (Message("frist", "time limit"), Message("frister", "time limits")),
    "Voice": (Message("udsagn", "voice"), Message("udsagn", "voices")),
}
"""A class's local name → its noun for one and for several."""
