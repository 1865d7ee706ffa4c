"""Wording about how statements are put together: punctuation, brackets, and what stands in which place."""

from __future__ import annotations

from forandring.syntax.wording_form import Wording

__all__ = ["TEXTS"]

TEXTS = {
    "missing-dot": Wording(
        "Her begynder et nyt udsagn, men det forrige (linje {line}) er ikke sluttet med punktum.",
        "A new statement begins here, but the one before it (line {line}) does not end with a full stop.",
        "Sæt » .« efter »{last}« i linje {last_line}.",
        "Put “ .” after “{last}” in line {last_line}.",
    ),
    "missing-final-dot": Wording(
        "Filen slutter midt i et udsagn: der mangler et punktum efter »{last}«.",
        "The file ends in the middle of a statement: a full stop is missing after “{last}”.",
        "Sæt » .« til sidst.",
        "Put “ .” at the end.",
    ),
    "missing-semicolon": Wording(
        "Der mangler et semikolon før »{found}«.",
        "A semicolon is missing before “{found}”.",
        "Sæt » ;« efter »{last}« i linje {last_line}; hver ny egenskab adskilles med semikolon.",
        "Put “ ;” after “{last}” in line {last_line}; a semicolon stands between one property and the next.",
    ),
    "missing-comma": Wording(
        "Der mangler et komma før »{found}«.",
        "A comma is missing before “{found}”.",
        "Flere værdier af samme egenskab adskilles med komma: {last} , {found}",
        "Commas stand between several values of one property: {last} , {found}",
    ),
    "missing-predicate": Wording(
        "Der mangler en egenskab efter »{last}«: her stod »{found}«.",
        "A property is missing after “{last}”: found “{found}”.",
        "Et udsagn har tre led, fx :kursus fo:leadsTo :job .",
        "A statement has three parts, such as :course fo:leadsTo :job .",
    ),
    "missing-object": Wording(
        "Der mangler en værdi efter »{last}«: her stod »{found}«.",
        "A value is missing after “{last}”: found “{found}”.",
        "Skriv værdien, eller fjern »{last}«.",
        "Write the value, or remove “{last}”.",
    ),
    "unfinished-statement": Wording(
        "Filen slutter midt i et udsagn: der mangler noget efter »{last}«.",
        "The file ends in the middle of a statement: something is missing after “{last}”.",
        "Et udsagn har tre led og slutter med punktum, fx :kursus fo:leadsTo :job .",
        "A statement has three parts and ends with a full stop, such as :course fo:leadsTo :job .",
    ),
    "extra-dot": Wording(
        "Et punktum for meget: her er intet udsagn at slutte.",
        "One full stop too many: there is no statement to end here.",
        "Fjern punktummet.",
        "Remove the full stop.",
    ),
    "dot-after-prefix": Wording(
        "Efter PREFIX og BASE skal der ikke være punktum.",
        "No full stop may stand after PREFIX and BASE.",
        "Fjern punktummet, eller skriv @prefix med småt og snabel-a.",
        "Remove the full stop, or write @prefix in small letters with an at sign.",
    ),
    "dot-for-semicolon": Wording(
        "»{found}« mangler et emne: udsagnet om »{subject}« sluttede med punktum i linje {line}.",
        "“{found}” has no subject: the statement about “{subject}” ended with a full stop in line {line}.",
        "Skal det handle om det samme, så ret punktummet i linje {line} til semikolon.",
        "If it is about the same thing, turn the full stop in line {line} into a semicolon.",
    ),
    "dot-before-separator": Wording(
        "»{found}« står efter det punktum, der slutter udsagnet om »{subject}« i linje {line}.",
        "“{found}” stands after the full stop that ends the statement about “{subject}” in line {line}.",
        "Fjern punktummet i linje {line}, hvis udsagnet går videre; fjern ellers »{found}«.",
        "Remove the full stop in line {line} if the statement goes on; else remove “{found}”.",
    ),
    "separator-for-dot": Wording(
        "Her begynder et nyt udsagn, men det forrige slutter med »{last}« i stedet for punktum.",
        "A new statement begins here, but the one before it ends with “{last}” instead of a full stop.",
        "Ret »{last}« i linje {last_line} til punktum.",
        "Turn “{last}” in line {last_line} into a full stop.",
    ),
    "comma-for-semicolon": Wording(
        "»{found}« ser ud til at være en egenskab, men før den står et komma.",
        "“{found}” looks like a property, but a comma stands before it.",
        "Ret kommaet i linje {line} til semikolon.",
        "Turn the comma in line {line} into a semicolon.",
    ),
    "dot-in-bracket": Wording(
        "Et punktum inde i en parentes, der begynder i linje {line}.",
        "A full stop inside a bracket that opens in line {line}.",
        "Fjern punktummet; inde i [ ] adskilles egenskaber med semikolon.",
        "Remove the full stop; inside [ ] properties are separated by semicolons.",
    ),
    "unclosed-bracket": Wording(
        "»{bracket}« bliver ikke lukket: der mangler »{closing}«.",
        "“{bracket}” is not closed: “{closing}” is missing.",
        "Sæt »{closing}« før »{found}« i linje {line}.",
        "Put “{closing}” before “{found}” in line {line}.",
    ),
    "missing-opening-bracket": Wording(
        "Der mangler »[« før »{found}«.",
        "“[” is missing before “{found}”.",
        "Sæt »[« her, hvor det, der slutter med »]«, begynder.",
        "Put “[” here, where what ends with “]” begins.",
    ),
    "unopened-bracket": Wording(
        "»{found}« lukker noget, der ikke er åbnet.",
        "“{found}” closes something that was not opened.",
        "Fjern »{found}«, eller sæt den parentes, der mangler før den.",
        "Remove “{found}”, or add the bracket that is missing before it.",
    ),
    "unopened-brackets": Wording(
        "»{found}« lukker {number} parenteser, der ikke er åbnet.",
        "“{found}” closes {number} brackets that were not opened.",
        "Fjern »{found}«, eller sæt de parenteser, der mangler før dem.",
        "Remove “{found}”, or add the brackets that are missing before them.",
    ),
    "unopened-brackets-over-lines": Wording(
        "»{found}«, her og til og med linje {line}, lukker {number} parenteser, der ikke er åbnet.",
        "“{found}”, from here to line {line}, closes {number} brackets that were not opened.",
        "Fjern dem, eller sæt de parenteser, der mangler før dem.",
        "Remove them, or add the brackets that are missing before them.",
    ),
    "wrong-bracket": Wording(
        "»{found}« passer ikke til »{bracket}« i linje {line}.",
        "“{found}” does not match “{bracket}” in line {line}.",
        "Skriv »{closing}« her.",
        "Write “{closing}” here.",
    ),
    "nested-too-deep": Wording(
        "Mere end {limit} parenteser inde i hinanden: så dybt læser programmet ikke.",
        "More than {limit} brackets inside each other: the program does not read that deep.",
        "Giv de inderste ting navne, og skriv dem som udsagn for sig.",
        "Give the innermost things names and write them as statements of their own.",
    ),
    "keyword-a": Wording(
        "»{found}« skal være et lille »a« (»er en«).",
        "“{found}” must be a small “a” (“is a”).",
        "Skriv: {subject} a …",
        "Write: {subject} a …",
    ),
    "a-out-of-place": Wording(
        "»a« (»er en«) kan kun stå på egenskabens plads, mellem emnet og klassen.",
        "“a” (“is a”) can only stand in the place of the property, between the subject and the class.",
        "Skriv fx :kursus a fo:Activity .",
        "Write, for example, :course a fo:Activity .",
    ),
    "literal-as-subject": Wording(
        "{found} er en værdi og kan ikke være det, et udsagn handler om.",
        "{found} is a value and cannot be what a statement is about.",
        "Begynd udsagnet med et navn, fx :kursus.",
        "Begin the statement with a name, such as :course.",
    ),
    "literal-as-predicate": Wording(
        "{found} er en værdi og kan ikke være en egenskab.",
        "{found} is a value and cannot be a property.",
        "Skriv egenskabens navn, fx fo:leadsTo; måske mangler der et komma eller semikolon før.",
        "Write the name of the property, such as fo:leadsTo; perhaps a comma or semicolon is missing before it.",
    ),
    "node-as-predicate": Wording(
        "»{found}« kan ikke være en egenskab: en egenskab har altid et navn.",
        "“{found}” cannot be a property: a property always has a name.",
        "Skriv egenskabens navn, fx fo:leadsTo.",
        "Write the name of the property, such as fo:leadsTo.",
    ),
    "n3-path": Wording(
        "»{found}« er en genvej (sti) fra sproget N3 og findes ikke i Turtle.",
        "“{found}” is a path of the language N3 and does not exist in Turtle.",
        "Skriv de mellemliggende udsagn ud hver for sig.",
        "Write the statements in between out, one by one.",
    ),
    "n3-syntax": Wording(
        "»{found}« hører til sproget N3 og findes ikke i Turtle.",
        "“{found}” belongs to the language N3 and does not exist in Turtle.",
        "Skriv en egenskab med navn, fx owl:sameAs i stedet for =.",
        "Write a property by name, such as owl:sameAs instead of =.",
    ),
    "named-graph": Wording(
        "»{found}«: krøllede parenteser (navngivne grafer, TriG) findes ikke i Turtle.",
        "“{found}”: curly brackets (named graphs, TriG) do not exist in Turtle.",
        "Skriv udsagnene uden {{ og }}.",
        "Write the statements without {{ and }}.",
    ),
    "not-portable": Wording(
        "»{found}« er nyt i RDF 1.2; de fleste programmer kan endnu ikke læse det.",
        "“{found}” is new in RDF 1.2; most programs cannot read it yet.",
        "Giv i stedet sammenhængen sin egen knude, fx fo:leadsTo [ fo:effect … ; fo:evidence … ].",
        "Give the link a node of its own instead, such as fo:leadsTo [ fo:effect … ; fo:evidence … ].",
    ),
    "unexpected": Wording(
        "»{found}« kan ikke stå her.",
        "“{found}” cannot stand here.",
        "Forventet her: {expected_da}.",
        "Expected here: {expected_en}.",
    ),
}
