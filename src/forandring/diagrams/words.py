"""What diagrams say of themselves in Danish and English: headings, legends, numbers."""

from __future__ import annotations

from decimal import Decimal

from forandring.texts import Message

__all__ = ["WORDS", "amount", "count", "word"]

WORDS: dict[str, Message] = {
    "activities": Message("Aktiviteter", "Activities"),
    "one-activity": Message("Aktivitet", "Activity"),
    "services": Message("Tilbud og ordninger", "Services and schemes"),
    "activities-services": Message("Aktiviteter og tilbud", "Activities and services"),
    "effects": Message("Virkninger", "Effects"),
    "goals": Message("Mål", "Goals"),
    "steps": Message("Aktiviteter og virkninger", "Activities and effects"),
    "focus-areas": Message("Fokusområder og deres aktiviteter", "Focus areas and their activities"),
    "focus-areas-services": Message(
        "Fokusområder med aktiviteter og tilbud", "Focus areas with activities and services"
    ),
    "themes": Message("Aktiviteter", "Activities"),
    "focus-areas-key": Message("Fokusområder", "Focus areas"),
    "no-focus-area": Message("Uden fokusområde", "Outside the focus areas"),
    "all-activities": Message("Alle aktiviteter", "All activities"),
    "in-all": Message("I alt", "In all"),
    "overview": Message("Oversigt: fra aktiviteter til mål", "Overview: from activities to goals"),
    "overview-parts": Message("Oversigt: hvad der fører til hvad", "Overview: what leads to what"),
    "paper": Message("Udskrives på {sheet} eller større", "Print on {sheet} or larger"),
    "no-paper": Message("For stor til papir: læses på skærmen.", "Too large for paper: read it on a screen."),
    "focus-area": Message("Fokusområde", "Focus area"),
    "goal": Message("Alt, der fører til målet", "Everything that leads to the goal"),
    "target-group": Message("Alt, der gøres for målgruppen", "Everything done for the target group"),
    "activity": Message("Aktivitetens veje til mål", "The activity's routes to goals"),
    "gaps": Message("Hvad mangler der i planen?", "What is missing in the plan?"),
    "gaps-subtitle": Message(
        "Brudte led mellem aktiviteter og mål", "Broken links between activities and goals"
    ),
    "evidence": Message("Hvad bygger planen på?", "What does the plan rest on?"),
    "evidence-subtitle": Message("Viden bag hver pil", "The evidence behind each arrow"),
    "none": Message("Ingen viden nævnt", "No evidence named"),
    "all-arrows": Message("Alle pile i planen", "All arrows of the plan"),
    "evidence-note": Message(
        "Hver bjælke er alle pile, delt efter den viden, der nævnes.",
        "Each bar is all arrows, divided by the evidence named.",
    ),
    "evidence-twice": Message(
        "En pil, som flere fokusområder fører til, tæller med hos hvert af dem.",
        "An arrow that several focus areas lead to counts at each.",
    ),
    "status": Message("Hvordan går det?", "How is it going?"),
    "status-subtitle": Message("Status for aktiviteterne", "Status of the activities"),
    "no-status": Message(
        "Uden tegn: planen siger ikke nok til en status.",
        "No sign: the plan does not say enough for a status.",
    ),
    "pyramid": Message("Målgrupperne", "The target groups"),
    "pyramid-subtitle": Message(
        "Lag for lag, som planen ordner dem", "Layer by layer, as the plan orders them"
    ),
    "challenges": Message("Udfordringer, og hvem der tager dem op", "Challenges, and who addresses them"),
    "timeline": Message("Hvornår begynder aktiviteterne?", "When do the activities begin?"),
    "money": Message("Hvad koster det?", "What does it cost?"),
    "diff": Message("Hvad er ændret?", "What has changed?"),
    "activity-shape": Message("Aktivitet", "Activity"),
    "effect-shape": Message("Virkning", "Effect"),
    "goal-shape": Message("Mål", "Goal"),
    "beacon-shape": Message("Pejlemærke (politisk besluttet)", "Beacon (decided politically)"),
    "target-shape": Message("Måltal", "Target"),
    "challenge-shape": Message("Udfordring", "Challenge"),
    "service-shape": Message("Tilbud eller ordning, der findes", "Existing service or scheme"),
    "target-group-shape": Message("Målgruppe", "Target group"),
    "organisation-shape": Message("Organisation", "Organisation"),
    "bar-shape": Message("Udgift om året", "Cost a year"),
    "faint-bar-shape": Message("Etablering, én gang", "Set-up, once"),
    "layer-shape": Message("Lag", "Layer"),
    "who": Message("Hvem tager den op", "Who addresses it"),
    "challenges-heading": Message("Udfordringer", "Challenges"),
    "challenges-note": Message(
        "Hver kasse er en udfordring: punkterne er dens dele, tegnene dem, der tager den op. "
        "En mørk kasse, eller »ingen« ved en del: ingen tager den op.",
        "Each box is a challenge: the dots are its parts, the signs those who address it. "
        "A dark box, or “nobody” beside a part: nobody addresses it.",
    ),
    "nobody": Message("ingen", "nobody"),
    "and-more-short": Message("… og {count} til", "… and {count} more"),
    "sheet": Message("({number} af {all})", "({number} of {all})"),
    "continued": Message("(fortsat)", "(continued)"),
    "contains": Message("Gruppen rummer", "The group contains"),
    "requires": Message("Skal komme først", "Must come first"),
    "other-shape": Message("Andet", "Other"),
    "accepted": Message("Accepteret", "Accepted"),
    "accepted-shape": Message("Mangler, og det er accepteret", "Missing, and accepted"),
    "of-them-accepted": Message(", heraf {count} accepteret", ", of them {count} accepted"),
    "ghost-shape": Message("Mangler", "Missing"),
    "evidence-given": Message("Planen nævner viden bag", "The plan names evidence"),
    "evidence-none": Message("Ingen viden nævnt", "No evidence named"),
    "by-effects": Message("fører gennem virkninger til", "leads by way of effects to"),
    "folded-stated": Message("Fører gennem virkninger til målet", "Leads by way of effects to the goal"),
    "and-more": Message(
        "… og {count} flere, som planens side nævner", "… and {count} more, named on the plan’s page"
    ),
    "counted-stated": Message("Mindst én vej står i planen", "At least one route is stated in the plan"),
    "inferred": Message("Læst ind, står ikke i planen", "Read in, not stated in the plan"),
    "read-in": Message("læst ind", "read in"),
    "read-in-note": Message(
        "»Læst ind«: ingen vej dertil står i planen; den er læst ind.",
        "“Read in”: no route there is stated in the plan; it was read in.",
    ),
    "high": Message("Høj tiltro", "High confidence"),
    "medium": Message("Nogen tiltro", "Medium confidence"),
    "low": Message("Lav tiltro", "Low confidence"),
    "negative": Message("Modvirker", "Works against"),
    "loop": Message("Virker tilbage", "Feeds back"),
    "serves": Message("Målet støtter et højere mål", "The goal supports a higher one"),
    "addresses": Message("Tager udfordringen op", "Addresses the challenge"),
    "part-of": Message("Del af en større udfordring", "Part of a larger challenge"),
    "numbered": Message("Pilens nummer i tabellen", "The arrow’s number in the table"),
    "counted": Message(
        "Så mange af fokusområdets aktiviteter fører til målet",
        "So many of the focus area’s activities lead to the goal",
    ),
    "counted-services": Message(
        "Så mange af fokusområdets aktiviteter og tilbud fører til målet",
        "So many of the focus area’s activities and services lead to the goal",
    ),
    "source": Message("Kilde", "Source"),
    "source-none": Message("Kilde: ikke angivet", "Source: not given"),
    "drawn": Message("Tegnet med forandring", "Drawn with forandring"),
    "per-year": Message("om året", "a year"),
    "once": Message("én gang", "once"),
    "citizens": Message("borgere", "citizens"),
    "citizen": Message("borger", "citizen"),
    "from": Message("fra", "from"),
    "green": Message("Grøn", "Green"),
    "yellow": Message("Gul", "Yellow"),
    "red": Message("Rød", "Red"),
    "grey": Message("Ikke begyndt", "Not begun"),
    "reported": Message("meldt", "reported"),
    "derived": Message("udledt af planens egne regler", "derived by the plan's own rules"),
    "Research": Message("Forskning", "Research"),
    "Practice": Message("Praksis", "Practice"),
    "Hypothesis": Message("Hypotese", "Hypothesis"),
    "Mixed": Message("Blandet", "Mixed"),
    "Against": Message("Taler imod", "Against"),
    "missing-goal": Message("Hvilket mål?", "Which goal?"),
    "missing-activity": Message("Hvilken aktivitet?", "Which activity?"),
    "missing-next": Message("Og hvad så?", "And then what?"),
    "missing-cause": Message("Hvad skaber den?", "What brings it about?"),
    "gap-activities": Message("Aktiviteter, der ikke når et mål", "Activities that reach no goal"),
    "gap-activities-services": Message(
        "Aktiviteter og tilbud, der ikke når et mål", "Activities and services that reach no goal"
    ),
    "gap-goals": Message("Mål, som ingen aktivitet fører til", "Goals that no activity leads to"),
    "gap-ends": Message("Virkninger, der ikke fører videre", "Effects that lead no further"),
    "gap-causes": Message("Virkninger, som intet fører til", "Effects that nothing leads to"),
    "gap-groups": Message("Målgrupper, som ingen aktivitet nævner", "Target groups that no activity names"),
    "gap-challenges": Message("Udfordringer, som ingen tager op", "Challenges that nobody addresses"),
    "gap-areas": Message("Fokusområder uden aktiviteter", "Focus areas without activities"),
    "left-out": Message(
        "{count} mål, som ingen aktivitet fører til, er ikke tegnet; se »Mangler«.",
        "{count} goals that no activity leads to are not drawn; see “Gaps”.",
    ),
    "one-left-out": Message(
        "Ét mål, som ingen aktivitet fører til, er ikke tegnet; se »Mangler«.",
        "One goal that no activity leads to is not drawn; see “Gaps”.",
    ),
    "gap-none": Message(
        "Ingen huller: hver aktivitet når et mål, og hvert mål nås.",
        "No gaps: every activity reaches a goal, and every goal is reached.",
    ),
    "nothing": Message(
        "Planen siger intet, der kan tegnes her.", "The plan says nothing that can be drawn here."
    ),
    "nothing-target-group": Message(
        "Ingen aktivitet i planen er for målgruppen.", "No activity of the plan is for the target group."
    ),
    "alone-goal": Message("Intet i planen fører til målet.", "Nothing in the plan leads to the goal."),
    "alone-activity": Message(
        "Aktiviteten fører ikke til noget i planen.", "The activity leads to nothing in the plan."
    ),
    "no-arrows": Message(
        "Planen siger ikke her, hvad der fører til hvad.", "The plan does not say here what leads to what."
    ),
    "after": Message("efter", "after"),
    "list-by-area": Message(
        "For mange pile til ét billede: hver kasse er et fokusområde med de mål, det fører til, "
        "og hvor mange af dets aktiviteter der gør.",
        "Too many arrows for one picture: each box is a focus area with the goals it leads to, "
        "and how many of its activities do.",
    ),
    "list-by-goal": Message(
        "For mange pile til ét billede: hver kasse er et mål med de aktiviteter, der fører til det.",
        "Too many arrows for one picture: each box is a goal with the activities that lead to it.",
    ),
    "large": Message(
        "Stort diagram: tag det ud på A3, eller tegn én aktivitet eller ét mål for sig.",
        "A large diagram: print it on A3, or draw one activity or one goal.",
    ),
    "effects-left-out": Message(
        "Virkningerne undervejs er for mange til ét ark og er udeladt; tegn én aktivitet for at se dem.",
        "The effects in between are too many for one sheet and are left out; draw one activity to see them.",
    ),
    "alone": Message("Hører ikke under hinanden", "Not part of one another"),
    "no-starts": Message(
        "Planen siger ikke, hvornår nogen aktivitet begynder.",
        "The plan does not say when any activity begins.",
    ),
    "no-statuses": Message(
        "Planen siger ikke nok om nogen aktivitet til, at den kan få en status.",
        "The plan does not say enough about any activity to give it a status.",
    ),
    "no-start": Message("Start ikke angivet", "No start given"),
    "no-cost": Message("Pris ikke angivet", "Cost not given"),
    "annual": Message("Årlig udgift", "Annual cost"),
    "setup": Message("Etablering", "Set-up"),
    "by-focus-area": Message("Efter fokusområde", "By focus area"),
    "by-goal": Message("Aktiviteter, der fører til hvert mål", "Activities that lead to each goal"),
    "by-goal-note": Message(
        "En aktivitet, der fører til flere mål, tæller med ved hvert af dem; beløbene kan ikke lægges sammen.",
        "An activity that leads to several goals counts at each of them; the amounts do not add up.",
    ),
    "of-activities": Message("af", "of"),
    "priced": Message("aktiviteter har en pris", "activities have a cost"),
    "without-layer": Message("Uden plads i ordenen", "Without a place in the order"),
    "no-layers": Message(
        "Planen ordner ikke sine målgrupper i lag; de står her efter, hvem der hører under hvem.",
        "The plan does not order its target groups in layers; they stand by which group contains which.",
    ),
    "added": Message("Ny", "New"),
    "gone": Message("Væk", "Gone"),
    "changed": Message("Ændret", "Changed"),
    "diff-none": Message("Intet er ændret.", "Nothing has changed."),
    "diff-others": Message(
        "Også ændret, men ikke tegnet: {count} andre ting i planen.",
        "Also changed but not drawn: {count} other things in the plan.",
    ),
    "same": Message("Uændret", "Unchanged"),
    "step-dot-limited": Message(
        "Diagrammet er stort; pilene er tegnet lige for at blive færdig i tide.",
        "The diagram is large; its arrows are drawn straight to be done in time.",
    ),
    "step-sfdp": Message(
        "Diagrammet er for stort til kolonner; kassernes plads siger intet.",
        "The diagram is too large for columns; where a box stands says nothing.",
    ),
    "step-table": Message(
        "Diagrammet er for stort til at tegne; her er det som en liste.",
        "The diagram is too large to draw; here it is as a list.",
    ),
    "coarser": Message(
        "PNG-filen har {found} punkter pr. tomme og ikke {asked}: den bliver højst 12.000 punkter på den lange led.",
        "The PNG has {found} dots per inch, not {asked}: it gets 12,000 dots on its longer side at most.",
    ),
    "list-first": Message(
        "Den har de første {count} af {all} pile.", "It has the first {count} of {all} arrows."
    ),
    "narrower-area": Message(
        "Tegn et fokusområde eller et mål for sig.", "Draw one focus area or one goal by itself."
    ),
    "narrower-goal": Message(
        "Tegn et mål eller en aktivitet for sig.", "Draw one goal or one activity by itself."
    ),
    "narrower-activity": Message("Tegn en aktivitet for sig.", "Draw one activity by itself."),
    "leads-to": Message("fører til", "leads to"),
    "more": Message("flere", "more"),
    "arrows-table": Message("pilene", "the arrows"),
    "arrow-says": Message("Hvad den siger", "What it says"),
    "arrow": Message("Pil", "Arrow"),
    "assumption-word": Message("forudsætter", "assumes"),
    "stated-word": Message("står i planen", "stated in the plan"),
    "what-if": Message("Hvad nu hvis", "What if"),
    "what-if-subtitle": Message(
        "Hvad der falder bort, og hvad det koster", "What falls away, and what that costs"
    ),
    "falls-away": Message("Falder bort", "Falls away"),
    "goal-lost": Message("Målet nås ikke længere", "The goal is no longer reached"),
    "one-leg": Message("Målet står tilbage på ét ben", "The goal is left on one leg"),
    "stranded": Message("Fører ikke længere til noget mål", "Leads to no goal any more"),
    "robustness-subtitle": Message("Hvad målet kan tåle at miste", "What the goal can stand to lose"),
    "unavoidable": Message("Ingen vej går uden om", "No route avoids it"),
    "cuts": Message("Falder de alle bort, er målet afskåret", "If all of these fall, the goal is cut off"),
    "not-in-place": Message("Ikke på plads", "Not in place"),
    "bottlenecks": Message("Det, et mål står og falder med", "What a goal stands and falls with"),
    "bottlenecks-subtitle": Message(
        "Hver vej til målet går her igennem", "Every route to the goal passes through here"
    ),
    "loops": Message("Ringe af årsager og virkninger", "Feedback loops"),
    "loops-subtitle": Message("Det, der virker tilbage på sin egen årsag", "What acts back on its own cause"),
    "trace-subtitle": Message("Alt, der fører hertil og herfra", "Everything that leads here and from here"),
    "too-many": Message(
        "Her ville stå {count} kasser: for mange til ét billede. Tegn et mål eller en aktivitet for sig.",
        "There would be {count} boxes here: too many for one picture. Draw one goal or one activity.",
    ),
    "drawn-of": Message(
        "{count} af {all} forbindelser er tegnet; resten står i tabellen.",
        "{count} of {all} connections are drawn; the rest stand in the table.",
    ),
    "against-by-effects": Message("modvirker gennem virkninger", "works by way of effects against"),
    "folded-against": Message(
        "{count} af {all} aktiviteter modvirker målet", "{count} of {all} activities work against the goal"
    ),
    "works-against": Message("modvirker", "works against"),
    "effects-folded": Message(
        "{count} virkninger er ikke tegnet; tegn {part} for at se dem",
        "{count} effects are not drawn; draw {part} to see them",
    ),
    "one-effect-folded": Message(
        "Én virkning er ikke tegnet; tegn {part} for at se den",
        "One effect is not drawn; draw {part} to see it",
    ),
    "one-area": Message("ét fokusområde", "one focus area"),
    "one-goal-or-activity": Message("ét mål eller én aktivitet", "one goal or one activity"),
    "folded": Message(
        "{count} af {all} aktiviteter fører til målet",
        "{count} of {all} activities lead to the goal",
    ),
    "folded-services": Message(
        "{count} af {all} aktiviteter og tilbud fører til målet",
        "{count} of {all} activities and services lead to the goal",
    ),
    "one-activity-services": Message("Tilbud eller ordning", "Service or scheme"),
}


def word(name: str, language: str) -> str:
    """Return a word of the diagrams in ``language``.

    >>> word("goals", "en")
    'Goals'
    """
    return WORDS[name].in_language(language)


def amount(number: Decimal, unit: str, language: str) -> str:
    """Return a sum as it is written in ``language``, with its unit.

    >>> amount(Decimal("1.60"), "mio. kr.", "da")
    '1,6 mio. kr.'
    >>> amount(Decimal("1.60"), "DKK million", "en")
    'DKK 1.6 million'
    """
    digits = f"{number.normalize():f}" if number else "0"
    whole, _, part = digits.partition(".")
    grouped = f"{int(whole):,}"
    if language == "en":
        figure = f"{grouped}{'.' + part if part else ''}"
        currency, _, scale = unit.partition(" ")
        if len(currency) == 3 and currency.isupper():
            return f"{currency} {figure} {scale}".strip()
        return f"{figure} {unit}".strip()
    return f"{grouped.replace(',', '.')}{',' + part if part else ''} {unit}".strip()


def count(number: int, language: str) -> str:
    """Return a whole number as it is written in ``language``.

    >>> count(1200, "da"), count(1200, "en")
    ('1.200', '1,200')
    """
    text = f"{number:,}"
    return text if language == "en" else text.replace(",", ".")
