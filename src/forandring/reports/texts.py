"""The texts of the pages in Danish and English, in the order of the page."""

from __future__ import annotations

from collections.abc import Mapping

from forandring.reports.follows.texts import FOLLOWS
from forandring.texts import Message

__all__ = ["TEXTS"]

TEXTS: Mapping[str, Message] = {
    **FOLLOWS,
    # The page
    "skip": Message("Gå til indholdet", "Skip to content"),
    "contents": Message("Indhold", "Contents"),
    "all-plans": Message("Alle planer", "All plans"),
    "made-with": Message("Lavet med forandring {version}", "Made with forandring {version}"),
    "made-on": Message("den {date}", "on {date}"),
    "period": Message("Periode", "Period"),
    "source": Message("Kilde", "Source"),
    "also-known-as": Message("Også kaldet", "Also known as"),
    "responsible": Message("Ansvarlig", "Responsible"),
    "downloads": Message("Hent data", "Download data"),
    "download-activities.csv": Message("Aktiviteter (CSV)", "Activities (CSV)"),
    "download-arrows.csv": Message("Diagrammernes pile (CSV)", "The arrows of the diagrams (CSV)"),
    "download-gaps.csv": Message("Mangler (CSV)", "Gaps (CSV)"),
    "download-matrix.csv": Message("Aktiviteter og mål (CSV)", "Activities and goals (CSV)"),
    "download-report.docx": Message("Hele siden som Word-dokument", "The whole page as a Word document"),
    "download-theory.json": Message("Hele teorien (JSON)", "Whole theory (JSON)"),
    "download-findings.json": Message("Fund (JSON)", "Findings (JSON)"),
    "how-to-read": Message("Sådan læses siden", "How to read this page"),
    "how-to-read-text": Message(
        "Alt på siden står i kilden, medmindre det er mærket »læst ind«: så er det en fortolkning, som kilden "
        "ikke selv skriver. »Ikke oplyst« betyder, at kilden ikke siger det; det er ikke det samme som nul.",
        "Everything on this page is stated in the source unless it is marked “inferred”: then it is a reading "
        "that the source does not itself put in writing. “Not stated” means that the source does not say; it is "
        "not the same as zero.",
    ),
    "how-to-read-unsourced": Message(
        "Planen nævner ingen kilde, så intet her kan slås efter. »Læst ind« er en pil, som ingen kilde er nævnt for. "
        "»Ikke oplyst« betyder, at planen ikke siger det; det er ikke det samme som nul.",
        "The plan names no source, so nothing here can be looked up. “Inferred” is an arrow for which no source is "
        "named. “Not stated” means that the plan does not say; it is not the same as zero.",
    ),
    "not-stated": Message("ikke oplyst", "not stated"),
    "state-not-stated": Message("status ikke oplyst", "status not stated"),
    "inferred": Message("læst ind", "inferred"),
    "inferred-long": Message(
        "læst ind: står ikke udtrykkeligt i kilden", "inferred: not expressly stated in the source"
    ),
    "of": Message("af", "of"),
    "from": Message("fra", "from"),
    "to": Message("op til", "up to"),
    "line": Message("linje", "line"),
    "lines": Message("linje", "lines"),
    "page": Message("side", "page"),
    "pages": Message("side", "pages"),
    "how-to-cite": Message(
        "Tryk på en henvisning som »linje 12« for at læse stedet i kilden.",
        "Press a citation such as “line 12” to read the passage in the source.",
    ),
    "sources-absent": Message(
        "Kilderne var ikke ved hånden, da siden blev lavet, så de citerede steder kan ikke vises.",
        "The sources were not at hand when the page was made, so the cited passages cannot be shown.",
    ),
    "sources-missing": Message(
        "Ikke alle kilder var ved hånden, da siden blev lavet. Steder fra disse kan ikke vises: {sources}.",
        "Not all sources were at hand when the page was made. Passages from these cannot be shown: {sources}.",
    ),
    "close": Message("Luk", "Close"),
    "left-out-in-print": Message(
        "Udskriften udelader noget, som står på skærmen: de citerede steders ordlyd, modsvarighederne i andre "
        "planer (de står også på oversigten over planerne), billedet af manglerne, lister over mere end "
        "30 mangler og hver aktivitets bedst underbyggede vej til hvert mål.",
        "Print leaves out what the screen shows of: the words of the cited passages, the counterparts in other "
        "plans (they also stand on the page of all plans), the picture of the gaps, lists of more than 30 "
        "gaps, and the best evidenced route from each activity to each goal.",
    ),
    "quantity": Message("tal", "figure"),
    "at-least": Message("mindst {number}", "at least {number}"),
    "figure-region": Message("Tabel, kan rulles sidelæns: {title}", "Table, scrolls sideways: {title}"),
    # Glance
    "glance": Message("Planen kort fortalt", "The plan at a glance"),
    "contains": Message("Hvad planen indeholder", "What the plan contains"),
    "links-of-which": Message(
        "{links} forbinder dem: {stated} står i kilden, {inferred} er læst ind.",
        "{links} connect them: {stated} stated in the source, {inferred} inferred.",
    ),
    "coverage": Message("Sammenhængen i tal", "Coherence in figures"),
    "coverage-caption": Message(
        "Den mørke bjælke viser, hvad kilden selv siger; den lyse viser andelen, når det, der er læst ind, tæller med",
        "The dark bar shows what the source itself states; the light one shows the share when inferred links "
        "count as well",
    ),
    "share": Message("Andel", "Share"),
    "as-stated": Message("Som kilden siger", "As stated"),
    "with-inferred": Message("Med det, der er læst ind", "With what is inferred"),
    "share-activities-linked": Message("Aktiviteter, der fører til et mål", "Activities that lead to a goal"),
    "share-goals-reached": Message("Mål, som en aktivitet fører til", "Goals that an activity leads to"),
    "share-plan-goals-reached": Message(
        "Af planens mål nås fra dette fokusområde", "Of the plan's goals, reached from this focus area"
    ),
    "share-target-groups-served": Message(
        "Målgrupper, som en aktivitet er rettet mod", "Target groups that an activity is aimed at"
    ),
    "share-challenges-addressed": Message(
        "Udfordringer, som noget adresserer", "Challenges that are addressed"
    ),
    "share-links-with-evidence": Message(
        "Sammenhænge, der siger, hvad de bygger på", "Links that say what they rest on"
    ),
    "share-statements-cited": Message("Oplysninger med henvisning", "Statements with a citation"),
    "share-activities-with-cost": Message("Aktiviteter med oplyst udgift", "Activities with a stated cost"),
    "money": Message("Penge og borgere", "Money and citizens"),
    "money-caption": Message(
        "Udgifter og borgere efter fokusområde, {unit}", "Cost and citizens by focus area, {unit}"
    ),
    "money-caption-plain": Message("Udgifter og borgere", "Cost and citizens"),
    "focus-area": Message("Fokusområde", "Focus area"),
    "annual": Message("Årlig udgift", "Annual cost"),
    "setup": Message("Etablering", "Set-up"),
    "citizens": Message("Borgere", "Citizens"),
    "known-of": Message("oplyst for {known} af {all}", "stated for {known} of {all}"),
    "without-focus-area": Message("Uden fokusområde", "Without a focus area"),
    "whole-plan": Message("Hele planen", "The whole plan"),
    "citizens-warning": Message("Om borgertallene", "On the numbers of citizens"),
    "citizens-twice": Message(
        "Samme borger kan være talt med i flere aktiviteter.",
        "The same citizen may be counted in several activities.",
    ),
    "declared": Message("Kildens egne summer", "The source's own totals"),
    "declared-agrees": Message(
        "{whole}, {of}: kilden skriver {printed}; det stemmer med delene",
        "{whole}, {of}: the source prints {printed}; it agrees with the parts",
    ),
    "declared-differs": Message(
        "{whole}, {of}: kilden skriver {printed}, men delene giver {added}; forskellen er {difference}",
        "{whole}, {of}: the source prints {printed}, but the parts add up to {added}; the difference is {difference}",
    ),
    "plan-funding": Message("Planens finansiering", "Funding of the plan"),
    "no-money": Message(
        "Kilden oplyser hverken udgifter eller antal borgere for nogen aktivitet.",
        "The source states neither cost nor numbers of citizens for any activity.",
    ),
    # Pictures
    "picture": Message("Hele planen som billede", "The whole plan as a picture"),
    "open-svg": Message("Åbn i fuld størrelse (SVG)", "Open at full size (SVG)"),
    "open-png": Message("Hent som billede (PNG)", "Download as image (PNG)"),
    "diagram-region": Message("Diagram, kan rulles: {title}", "Diagram, scrolls: {title}"),
    "arrows-caption": Message("Pilene i »{title}«", "The arrows in “{title}”"),
    "number-short": Message("Nr.", "No."),
    "from-to": Message("Fra → til", "From → to"),
    "rests-on": Message("Bygger på", "Rests on"),
    "confidence": Message("Sikkerhed", "Confidence"),
    "assumes": Message("Forudsætter, at", "Assumes that"),
    "basis": Message("Grundlag", "Basis"),
    "cited": Message("Henvisning", "Citation"),
    "stated": Message("står i kilden", "stated"),
    "none-states-confidence": Message(
        "Ingen af dem oplyser, hvor sikker sammenhængen er.", "None of them states how sure the link is."
    ),
    "none-states-assumption": Message(
        "Ingen af dem nævner, hvad den forudsætter.", "None of them names what it assumes."
    ),
    "folded-arrows": Message("Det siger pilene", "What the arrows say"),
    "claims": Message("{count} sammenhænge lagt sammen", "{count} links taken together"),
    "works-against": Message("modvirker", "works against"),
    "other-arrows": Message("Øvrige sammenhænge", "Other links"),
    "other-arrows-caption": Message(
        "Sammenhænge, der ikke er tegnet i et diagram", "Links that are not drawn in a diagram"
    ),
    "all-arrows-caption": Message("Alle sammenhænge i planen", "All links of the plan"),
    # Goals
    "goals": Message("Mål og vejene til dem", "Goals and the ways to them"),
    "goals-intro": Message(
        "En vej er en kæde af pile fra en aktivitet til målet. En vej er aldrig stærkere end sit svageste led; hver "
        "aktivitet viser længere nede sin bedst underbyggede vej led for led.",
        "A route is a chain of arrows from an activity to the goal. A route is never stronger than its weakest step; "
        "further down, every activity shows its best evidenced route step by step.",
    ),
    "no-goals": Message("Kilden nævner ingen mål.", "The source names no goals."),
    "goals-reached-heading": Message("Mål, som aktiviteter fører til", "Goals that activities lead to"),
    "goals-unreached-heading": Message(
        "Mål, som ingen aktivitet fører til", "Goals that no activity leads to"
    ),
    "others-lead-here": Message("Også bestående ordninger fører hertil", "Existing schemes also lead here"),
    "served-by": Message("Understøttes af målene", "Served by the goals"),
    "activity": Message("Aktivitet", "Activity"),
    "goal": Message("Mål", "Goal"),
    "routes": Message("Veje", "Routes"),
    "shortest": Message("Led i den korteste", "Steps in the shortest"),
    "evidence-of-weakest": Message("Det svageste led bygger på", "The weakest step rests on"),
    "routes-fold": Message("Vis vejene fra {count} aktiviteter", "Show the routes from {count} activities"),
    "routes-caption": Message("Veje til målet »{goal}«", "Routes to the goal “{goal}”"),
    "rests": Message("Hvad målene hviler på", "What the goals rest on"),
    "rests-intro": Message(
        "Adskilte veje har ingen aktivitet og ingen virkning til fælles. Der er lige så mange af dem, som der skal "
        "falde aktiviteter eller virkninger bort, før ingen vej når målet. Det siger ikke, at en vej virker.",
        "Separate routes share no activity and no effect. There are as many of them as activities or effects must fall "
        "away before no route reaches the goal. This does not say that a route works.",
    ),
    "rests-caption": Message("Hvad hvert mål kan tåle at miste", "What each goal can stand to lose"),
    "apart-stated": Message("Adskilte veje i kilden", "Separate routes as stated"),
    "apart-inferred": Message("Med det læst ind", "With inferred"),
    "unavoidable": Message("Ingen vej går uden om", "No route avoids"),
    "at-risk": Message("I fare", "At risk"),
    "at-risk-stated": Message("kun ad veje i kilden", "by stated routes only"),
    "and-more": Message("og {count} til", "and {count} more"),
    "loops": Message("Ringe, der virker tilbage på sig selv", "Loops that feed back"),
    "loops-intro": Message(
        "En forstærkende ring skruer op eller ned af sig selv; en balancerende holder sig i ro.",
        "A reinforcing loop drives itself up or down; a balancing one steadies itself.",
    ),
    "loops-more": Message("Der er flere; de korteste vises.", "There are more; the shortest are shown."),
    "reinforcing": Message("forstærkende", "reinforcing"),
    "balancing": Message("balancerende", "balancing"),
    "stated-routes": Message("heraf {stated} i kilden", "of which {stated} stated"),
    "weakest-mark": Message("svageste led", "weakest step"),
    "serves": Message("understøtter", "serves"),
    "Against": Message("taler imod", "evidence against"),
    "NotGiven": Message("ikke oplyst", "not stated"),
    "Hypothesis": Message("hypotese", "hypothesis"),
    "Mixed": Message("blandet", "mixed"),
    "Practice": Message("praksis", "practice"),
    "Research": Message("forskning", "research"),
    # Gaps
    "gaps": Message("Mangler", "Gaps"),
    "gaps-intro": Message(
        "Det, som planen lader stå åbent, ved navn. En accepteret mangel er set og begrundet; den er der stadig.",
        "What the plan leaves open, by name. An accepted gap has been seen and explained; it is still there.",
    ),
    "no-gaps": Message("Der er ikke fundet mangler.", "No gaps have been found."),
    "gap-count": Message("åbne: {open}, accepterede: {accepted}", "open: {open}, accepted: {accepted}"),
    "gap-count-open": Message("åbne: {open}", "open: {open}"),
    "gap-count-accepted": Message("accepterede: {accepted}", "accepted: {accepted}"),
    "accepted": Message("Accepteret", "Accepted"),
    "accepted-by": Message("af {owner}", "by {owner}"),
    "accepted-until": Message("indtil {expires}", "until {expires}"),
    "no-reason": Message("uden begrundelse", "without a reason"),
    "show-all": Message("Vis alle {count}", "Show all {count}"),
    "other-findings": Message("Andre fund i teorien", "Other findings in the theory"),
    "gaps-picture": Message("Manglerne som billede", "The gaps as a picture"),
    # Status
    "status": Message("Status", "Status"),
    "status-derived": Message(
        "Kilden fortæller ikke, hvilken farve hver aktivitet har. Farverne her er udledt af planens egne "
        "definitioner, anvendt på de forudsætninger og den finansiering, den oplyser. Udledte farver har åbne tegn.",
        "The source does not tell the colour of each activity. The colours here are derived from the plan's own "
        "definitions, applied to the prerequisites and the funding it states. Derived colours have hollow symbols.",
    ),
    "status-stated": Message("Status er, som den sidst er meldt.", "Status is as last reported."),
    "status-meaning": Message("Sådan definerer planen farverne", "How the plan defines the colours"),
    "status-caption": Message("Status for hver aktivitet", "Status of each activity"),
    "no-status": Message(
        "Kilden melder ingen status, og planen definerer ingen statusfarver.",
        "The source reports no status, and the plan defines no status colours.",
    ),
    "not-derived": Message("kan ikke udledes", "cannot be derived"),
    "untold": Message("Kan ikke udledes ({count})", "Cannot be derived ({count})"),
    "colour": Message("Farve", "Colour"),
    "why": Message("Hvorfor", "Why"),
    "lacks": Message("Udestår: {reasons}", "Outstanding: {reasons}"),
    "lacks-nothing": Message(
        "Intet af det, planens definition nævner, udestår",
        "Nothing that the plan's definition names is outstanding",
    ),
    "nothing-known": Message(
        "Kilden nævner hverken forudsætninger eller finansiering; det er ikke det samme som, at alt er på plads.",
        "The source names neither prerequisites nor funding; that is not the same as everything being in place.",
    ),
    "derived": Message("udledt", "derived"),
    "reported": Message("meldt", "reported"),
    # Focus areas, activities
    "areas": Message("Fokusområder", "Focus areas"),
    "area-activities": Message("Aktiviteter", "Activities"),
    "no-area-activities": Message(
        "Ingen aktivitet hører til dette fokusområde.", "No activity belongs to this focus area."
    ),
    "activities": Message("Aktiviteter", "Activities"),
    "no-activities": Message("Kilden nævner ingen aktiviteter.", "The source names no activities."),
    "facts": Message("Oplysninger", "Facts"),
    "no-routes": Message("Ingen vej fører til et mål.", "No route leads to a goal."),
    "routes-of-caption": Message("Veje fra »{activity}« til mål", "Routes from “{activity}” to goals"),
    "best-route": Message("Bedst underbyggede vej", "Best evidenced route"),
    "search": Message("Søg i aktiviteter", "Search the activities"),
    "search-found": Message("{count} vises", "{count} shown"),
    # People
    "groups": Message("Målgrupper", "Target groups"),
    "layers": Message("Lagene, fra toppen", "The layers, from the top"),
    "layer": Message("Lag {number}", "Layer {number}"),
    "served": Message("Aktiviteter", "Activities"),
    "unserved": Message("ingen aktivitet er rettet mod gruppen", "no activity is aimed at the group"),
    "challenges": Message("Udfordringer", "Challenges"),
    "addressed-by": Message("Adresseres af", "Addressed by"),
    "unaddressed": Message("intet adresserer den", "nothing addresses it"),
    "accepted-short": Message("accepteret", "accepted"),
    "voices": Message("Udsagn", "Voices"),
    "voices-caption": Message("Citerede udsagn efter gruppe", "Quoted voices by group"),
    "voices-intro": Message(
        "Hvert citeret udsagn tæller som én stemme; teorien gengiver ikke ordene, de står i kilden.",
        "Every quoted statement counts as one voice; the theory does not repeat its words, they stand in the source.",
    ),
    "group": Message("Gruppe", "Group"),
    # Reference
    "effects": Message("Virkninger og det, de hviler på", "Effects and what they rest on"),
    "services": Message("Bestående tilbud, ordninger og metoder", "Existing services, schemes and methods"),
    "organisations": Message("Organisationer og interessenter", "Organisations and stakeholders"),
    "figures": Message("Tal", "Figures"),
    "concepts": Message("Begreber", "Concepts"),
    "duties": Message("Love, pligter og frister", "Laws, duties and time limits"),
    "events": Message("Forløb", "Course of events"),
    "other": Message("Andet", "Other"),
    "comes-of": Message("følger af", "comes of"),
    "leads-to": Message("fører til", "leads to"),
    "backwards-responsible": Message("ansvarlig for", "responsible for"),
    "backwards-partner": Message("samarbejder om", "partner in"),
    "backwards-obliges": Message("har pligt efter", "obliged by"),
    "backwards-offers": Message("tilbydes af", "offered by"),
    "backwards-prerequisite": Message("forudsætning for", "prerequisite of"),
    "backwards-usesMethod": Message("bruges i", "used in"),
    "backwards-legalBasis": Message("lovgrundlag for", "legal basis of"),
    "backwards-timeLimit": Message("frist for", "time limit of"),
    "backwards-identifiedBy": Message("har udpeget", "has identified"),
    "backwards-level": Message("omfatter", "comprises"),
    "backwards-indicator": Message("måler", "measures"),
    "backwards-partOf": Message("består af", "consists of"),
    "backwards-broader": Message("omfatter", "includes"),
    "backwards-builtOn": Message("grundlag for", "basis of"),
    # Properties of SKOS, which our own vocabulary does not label
    "skos-broader": Message("hører under", "comes under"),
    "skos-narrower": Message("omfatter", "includes"),
    "skos-related": Message("se også", "see also"),
    "skos-example": Message("eksempel", "example"),
    "skos-scopeNote": Message("afgrænsning", "scope"),
    "skos-historyNote": Message("forhistorie", "history"),
    "skos-changeNote": Message("ændring", "change"),
    "skos-editorialNote": Message("redaktionel note", "editorial note"),
    "skos-hiddenLabel": Message("søgeord", "search word"),
    # Disagreements, sources, other plans
    "discrepancies": Message("Hvor kilden er uenig med sig selv", "Where the source disagrees with itself"),
    "discrepancies-intro": Message(
        "Begge læsninger er beholdt. »Læsning« siger, hvordan teorien har valgt.",
        "Both readings are kept. “Reading” says which way the theory has gone.",
    ),
    "sources": Message("Kilder", "Sources"),
    "passages": Message("De citerede steder", "The cited passages"),
    "passages-intro": Message(
        "Ordret fra kilderne. Det markerede er tal og navne, som teorien har derfra.",
        "Word for word from the sources. What is marked are figures and names that the theory takes from there.",
    ),
    "matches": Message("Modsvarigheder i andre planer", "Counterparts in other plans"),
    "matches-caption": Message("Modsvarigheder i »{plan}«", "Counterparts in “{plan}”"),
    "here": Message("Den ene side", "One side"),
    "relation": Message("Forhold", "Relation"),
    "there": Message("Den anden side", "The other side"),
    "plan": Message("Plan", "Plan"),
    "argument": Message("Begrundelse", "Argument"),
    "relation-exactMatch": Message("er det samme som", "is the same as"),
    "relation-closeMatch": Message("svarer nogenlunde til", "is close to"),
    "relation-broadMatch": Message("er en del af", "is part of"),
    "relation-narrowMatch": Message("omfatter", "includes"),
    "relation-relatedMatch": Message("hænger sammen med", "is related to"),
    # Index
    "index-title": Message("Planer og deres forandringsteorier", "Plans and their theories of change"),
    "index-intro": Message(
        "Hver plan er læst som en forandringsteori: hvad man vil gøre, for hvem, hvad det skal føre til, og hvor "
        "sikker man er. Vælg en plan for at se dens mål, mangler, fokusområder og aktiviteter.",
        "Each plan is read as a theory of change: what is to be done, for whom, what it is to lead to, and how "
        "sure anybody is. Choose a plan to see its goals, gaps, focus areas and activities.",
    ),
    "plans": Message("Planerne", "The plans"),
    "plans-caption": Message("Nøgletal for hver plan", "Key figures of each plan"),
    "open-links": Message("Huller i sammenhængen", "Breaks in coherence"),
    "open-evidence": Message("Pile uden sikker viden", "Links without firm evidence"),
    "open-facts": Message("Manglende oplysninger", "Missing facts"),
    "accepted-gaps": Message("Accepterede mangler", "Accepted gaps"),
    "gaps-meaning": Message(
        "Huller i sammenhængen er mål, aktiviteter, målgrupper, udfordringer og virkninger, som intet fører til eller "
        "fra, mål, der hviler på én aktivitet eller er i fare, og spring og ringe. Manglende oplysninger er pris, "
        "finansiering, ansvarlig og begyndelse. Det, der er accepteret, tæller kun med i den sidste kolonne.",
        "Breaks in coherence are goals, activities, target groups, challenges and effects that nothing leads to or "
        "from, goals that rest on one activity or are at risk, and leaps and loops. Missing facts are cost, funding, "
        "who is responsible and when it begins. What is accepted counts in the last column only.",
    ),
    "goals-reached": Message("Mål, som en aktivitet fører til", "Goals that an activity leads to"),
    "evidence-given": Message("Med vidensgrundlag", "With evidence"),
    "between": Message("Kortet mellem planerne", "The map between the plans"),
    "between-intro": Message(
        "Hvad i én plan svarer til noget i en anden. Læsningen er begrundet; den er mærket, når ingen kilde "
        "selv siger det.",
        "What in one plan corresponds to something in another. The reading is argued; it is marked where no "
        "source itself says so.",
    ),
    "no-between": Message(
        "Der er endnu ikke skrevet modsvarigheder mellem planerne.",
        "No counterparts between the plans have been written yet.",
    ),
    "same-map": Message("Modsvarigheder", "Counterparts"),
    # Tables of data
    "column-name": Message("navn", "name"),
    "column-id": Message("id", "id"),
    "column-diagram": Message("diagram", "diagram"),
    "column-from": Message("fra", "from"),
    "column-to": Message("til", "to"),
    "column-says": Message("hvad pilen siger", "what the arrow says"),
    "column-focus-area": Message("fokusområde", "focus area"),
    "column-goals": Message("mål, der nås", "goals reached"),
    "column-status": Message("status", "status"),
    "column-status-basis": Message("status bygger på", "basis of status"),
    "column-citations": Message("henvisninger", "citations"),
    "column-place": Message("fil", "file"),
    "column-code": Message("kode", "code"),
    "column-question": Message("spørgsmål", "question"),
    "column-severity": Message("alvor", "severity"),
    "column-message": Message("besked", "message"),
    "column-accepted": Message("accepteret", "accepted"),
    "column-reason": Message("begrundelse", "reason"),
    "column-owner": Message("accepteret af", "accepted by"),
    "column-expires": Message("gælder til", "valid until"),
    "column-line": Message("linje", "line"),
    "column-unit": Message("beløbsenhed", "unit of amount"),
    "yes": Message("ja", "yes"),
    "no": Message("nej", "no"),
    "direct": Message("direkte", "direct"),
    "route": Message("{steps} led", "{steps} steps"),
    "error": Message("fejl", "error"),
    "warning": Message("advarsel", "warning"),
    "info": Message("oplysning", "information"),
}
"""Key → text; ``{name}`` is filled in by ``Words``."""
