"""What a page says around the answers that follow from its plan, in Danish and English."""

from __future__ import annotations

from collections.abc import Mapping

from forandring.texts import Message

__all__ = ["FOLLOWS"]

FOLLOWS: Mapping[str, Message] = {
    "reach": Message("Hvem når hvad", "Who reaches what"),
    "reach-intro": Message(
        "Hver række er en aktivitet, hver kolonne et mål. En tom celle er ingen fejl: planen siger ingen "
        "sammenhæng.",
        "Every row is an activity, every column a goal. An empty cell is no fault: the plan claims no connection.",
    ),
    "reach-caption": Message("Aktiviteter og de mål, de fører til", "Activities and the goals they lead to"),
    "reach-direct": Message("fører direkte til målet", "leads straight to the goal"),
    "reach-steps": Message(
        "når målet ad en vej; tallet er led på den korteste",
        "reaches the goal by a route; the number is steps on the shortest",
    ),
    "reach-inferred": Message(
        "vejen findes kun, når det, der er læst ind, tæller med",
        "the route exists only when inferred links count",
    ),
    "reach-letters": Message(
        "Bogstavet er det svageste led på den bedst underbyggede vej",
        "The letter is the weakest link on the best evidenced route",
    ),
    "reach-columns": Message("Kolonnerne", "The columns"),
    "reach-shown": Message(
        "Her står de første {shown} af {all} aktiviteter; alle står i matrix.csv.",
        "The first {shown} of {all} activities stand here; all stand in matrix.csv.",
    ),
    "reach-columns-shown": Message(
        "Her står de første {shown} af {all} mål; alle står i matrix.csv.",
        "The first {shown} of {all} goals stand here; all stand in matrix.csv.",
    ),
    "reach-fold": Message(
        "Vis tabellen: {rows} aktiviteter og {columns} mål",
        "Show the table: {rows} activities, {columns} goals",
    ),
    "reach-empty-rows": Message(
        "Aktiviteter uden vej til noget mål ({count})", "Activities without a route to any goal ({count})"
    ),
    "reach-empty-columns": Message(
        "Mål, som ingen aktivitet fører til ({count})", "Goals that no activity leads to ({count})"
    ),
    "parts": Message("Sammenhængen efter fokusområde og mål", "Coherence by focus area and goal"),
    "parts-intro": Message(
        "Først som planen siger, så når det, der er læst ind, tæller med. En andel siger, hvor meget der hænger "
        "sammen, ikke om det virker.",
        "First as stated, then with inferred links. A share says how much hangs together, not whether it works.",
    ),
    "parts-areas": Message("Efter fokusområde", "By focus area"),
    "parts-goals": Message("Efter mål", "By goal"),
    "share-activities-leading-here": Message(
        "Planens aktiviteter, der fører hertil", "The plan's activities leading here"
    ),
    "parts-shown": Message(
        "Her står de første {shown} af {all}; alle regnes med forandring coverage.",
        "The first {shown} of {all} stand here; all are counted with forandring coverage.",
    ),
    "losses": Message("Hvad nu hvis det falder bort?", "What if it falls away?"),
    "losses-intro": Message(
        "Hver række tager én ting bort. En aktivitet falder med en slags penge, hvis den ikke nævner andre, med en "
        "organisation, hvis den er alene om ansvaret, og med en forudsætning, der ikke er opfyldt.",
        "Every row takes one thing away. An activity falls with a kind of money if it names no other, with an "
        "organisation if that alone is responsible, and with a prerequisite that is not met.",
    ),
    "losses-caption": Message(
        "Hvad der falder, når én ting falder bort", "What falls when one thing falls away"
    ),
    "losses-without": Message("Uden", "Without"),
    "losses-activities": Message("Aktiviteter, der falder", "Activities that fall"),
    "losses-stated": Message("Mål tabt, som planen siger", "Goals lost, as stated"),
    "losses-inferred": Message(
        "Mål tabt, når det, der er læst ind, tæller med", "Goals lost, with inferred links"
    ),
    "losses-leg": Message("Mål, der står tilbage på ét ben", "Goals left on one leg"),
    "losses-stranded": Message("Uden vej til mål", "Without a route to a goal"),
    "losses-weakened": Message("Svækkes, men bliver", "Weakened, but stay"),
    "losses-citizens": Message("Borgere", "Citizens"),
    "losses-cost": Message("Udgift til det, der falder", "Cost of what falls"),
    "losses-shown": Message(
        "Her står de første {shown} af {all}; andre regnes med forandring what-if.",
        "The first {shown} of {all} stand here; others are counted with forandring what-if.",
    ),
    "losses-links": Message("Pile på svagere viden end »{level}«", "Links on weaker evidence than “{level}”"),
    "losses-blocked": Message("Forudsætning ikke opfyldt: {kind}", "Prerequisite not met: {kind}"),
    "losses-money": Message("Penge: {kind}", "Money: {kind}"),
    "losses-organisation": Message("Ansvarlig: {name}", "Responsible: {name}"),
    "budgets": Message("Hvad rækker et budget til?", "What does a budget do?"),
    "budgets-intro": Message(
        "Det bedste valg af aktiviteter ved hvert budget: flest mål, så flest udfordringer, borgere og mål ad oplyst "
        "viden. Det, der ikke vælges, bør ikke derfor skæres: valget ved ikke, hvor meget en aktivitet flytter.",
        "The best choice of activities at each budget: most goals, then most challenges, citizens and goals on "
        "stated evidence. What is not chosen should not be cut for that: the choice does not know how much an "
        "activity moves a goal.",
    ),
    "budgets-caption": Message(
        "Det bedste valg, når budgettet vokser", "The best choice as the budget grows"
    ),
    "budgets-budget": Message("Budget", "Budget"),
    "budgets-goals": Message("Mål", "Goals"),
    "budgets-spent": Message("Bruges", "Spent"),
    "budgets-evidence": Message("Mål ad oplyst viden", "Goals on stated evidence"),
    "budgets-joins": Message("Kommer til", "Joins"),
    "budgets-leaves": Message("Falder ud", "Leaves"),
    "budgets-left-out": Message(
        "Holdt udenfor ({count}): udgiften kendes ikke, og ingen er gratis",
        "Left out ({count}): the cost is not known, and none is free",
    ),
    "budgets-many": Message(
        "Planen har {count} aktiviteter; det er for mange at vælge blandt uden at blive spurgt. Spørg med "
        "forandring prioritise.",
        "The plan has {count} activities, too many to choose among unasked. Ask with forandring prioritise.",
    ),
    "budgets-none": Message(
        "Det bedste valg kunne ikke regnes her. Spørg med forandring prioritise.",
        "The best choice could not be found here. Ask with forandring prioritise.",
    ),
    "changes": Message("Hvad er ændret siden {revision}?", "What has changed since {revision}?"),
    "changes-all": Message("Alle vises med forandring diff.", "All are shown with forandring diff."),
    "against": Message(
        "Trækker den anden vej (tæller aldrig som vej)", "Works against it (never counts as a route)"
    ),
    "and-names-more": Message("og {count} til", "and {count} more"),
    "first-of": Message("De første {shown} af {all}.", "The first {shown} of {all}."),
    "all-in": Message("Alle {all} står i {file}.", "All {all} stand in {file}."),
}
"""Key → text; ``{name}`` is filled in."""
