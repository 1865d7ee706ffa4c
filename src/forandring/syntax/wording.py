"""The wording of every problem of a Turtle file, in a planner's words, in Danish and English."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["KEYS", "TEXTS", "Wording"]


class Wording(NamedTuple):
    """A problem and what to do about it; words in braces are filled in where the problem is found."""

    da: str
    en: str
    help_da: str = ""
    help_en: str = ""


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
    "foreign-comment": Wording(
        "»{found}« begynder ikke en kommentar i Turtle.",
        "“{found}” does not begin a comment in Turtle.",
        "Skriv # foran hver linje af kommentaren.",
        "Write # before every line of the comment.",
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
    "unopened-text": Wording(
        "Teksten, der begynder med »{found}«, mangler sit første anførselstegn.",
        "The text that begins with “{found}” lacks its first quotation mark.",
        'Sæt " foran »{found}«.',
        'Put " before “{found}”.',
    ),
    "unopened-bracket": Wording(
        "»{found}« lukker noget, der ikke er åbnet.",
        "“{found}” closes something that was not opened.",
        "Fjern »{found}«, eller sæt den parentes, der mangler før den.",
        "Remove “{found}”, or add the bracket that is missing before it.",
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
    "unclosed-string": Wording(
        "Teksten, der begynder med {quote} her, bliver ikke lukket.",
        "The text that opens with {quote} here is not closed.",
        "Sæt {quote} hvor teksten slutter. Tekst over flere linjer skrives med {long} i begge ender.",
        "Put {quote} where the text ends. Text over several lines takes {long} at both ends.",
    ),
    "unclosed-string-before": Wording(
        "Teksten, der begynder med {quote} her, bliver ikke lukket.",
        "The text that opens with {quote} here is not closed.",
        "Sæt {quote} før »{found}«.",
        "Put {quote} before “{found}”.",
    ),
    "unclosed-long-string": Wording(
        "Teksten, der begynder med {quote} her, bliver aldrig lukket.",
        "The text that opens with {quote} here is never closed.",
        "Sæt {quote} hvor teksten slutter.",
        "Put {quote} where the text ends.",
    ),
    "quote-inside-text": Wording(
        "»{found}« står lige efter et sluttegn: teksten blev lukket for tidligt.",
        "“{found}” stands right after a closing quote: the text was closed too early.",
        'Skriv \\" for et anførselstegn inde i teksten.',
        'Write \\" for a quotation mark inside the text.',
    ),
    "smart-quotes": Wording(
        '{character} er et typografisk anførselstegn; Turtle kender kun de lige: "tekst".',
        '{character} is a curly quotation mark; Turtle knows only straight ones: "text".',
        'Skriv "{inside}" med lige anførselstegn.',
        'Write "{inside}" with straight quotation marks.',
    ),
    "bad-escape": Wording(
        "»{found}« er ikke et gyldigt tegn med omvendt skråstreg.",
        "“{found}” is not a valid escape.",
        "Tilladt er \\t \\n \\r \\b \\f \\\" \\' \\\\ og \\u med fire eller \\U med otte cifre 0-9, A-F. "
        "En omvendt skråstreg selv skrives \\\\.",
        "Allowed are \\t \\n \\r \\b \\f \\\" \\' \\\\ and \\u with four or \\U with eight digits 0-9, A-F. "
        "A backslash itself is written \\\\.",
    ),
    "surrogate-escape": Wording(
        "»{found}« er et halvt tegn (surrogat) og kan ikke stå i en tekst.",
        "“{found}” is half a character (a surrogate) and cannot stand in text.",
        "Skriv tegnet selv, eller dets fulde nummer efter \\U.",
        "Write the character itself, or its full number after \\U.",
    ),
    "control-character-refused": Wording(
        "Teksten indeholder styretegnet {found}, som hverken kan vises eller gemmes i andre formater.",
        "The text contains the control character {found}, which can neither be shown nor saved in other formats.",
        "Slet tegnet; det er usynligt i de fleste redigeringsprogrammer.",
        "Delete the character; most editors do not show it.",
    ),
    "wrong-space": Wording(
        "Her står {character} i stedet for et almindeligt mellemrum.",
        "Here stands {character} instead of an ordinary space.",
        "Slet det, og skriv et almindeligt mellemrum; det kommer ofte med, når man kopierer fra Word eller en webside.",
        "Delete it and type an ordinary space; it often comes along when copying from Word or a web page.",
    ),
    "hidden-character": Wording(
        "Navnet »{found}« indeholder det usynlige tegn {character}.",
        "The name “{found}” contains the invisible character {character}.",
        "Slet navnet, og skriv det igen.",
        "Delete the name and type it again.",
    ),
    "bad-name": Wording(
        "»{found}« er ikke et gyldigt navn: {character} kan ikke stå der.",
        "“{found}” is not a valid name: {character} cannot stand there.",
        "Bogstaver (også æ, ø og å), cifre, - og _ kan bruges frit; tegnene _~.-!$&'()*+,;=/?#@% skal have \\ foran.",
        "Letters (also æ, ø and å), digits, - and _ are free to use; the characters _~.-!$&'()*+,;=/?#@% take a "
        "\\ before them.",
    ),
    "bad-percent": Wording(
        "»{found}« er ikke et gyldigt navn: % skal følges af to cifre 0-9, A-F.",
        "“{found}” is not a valid name: % must be followed by two digits 0-9, A-F.",
        "Skriv \\% for et procenttegn i et navn, og sæt værdier som 40% i anførselstegn.",
        "Write \\% for a percent sign in a name, and put values such as 40% in quotation marks.",
    ),
    "name-starts-with-dash": Wording(
        "»{found}« er ikke et gyldigt navn: det må ikke begynde med bindestreg.",
        "“{found}” is not a valid name: it must not begin with a hyphen.",
        "Fjern bindestregen, eller skriv den \\-.",
        "Remove the hyphen, or write it \\-.",
    ),
    "dot-before-name": Wording(
        "Der mangler et mellemrum efter punktummet i »{found}«.",
        "A space is missing after the full stop in “{found}”.",
        "Et præfiks kan ikke slutte med punktum.",
        "A prefix cannot end with a full stop.",
    ),
    "bad-number": Wording(
        "»{found}« er hverken et tal eller et navn.",
        "“{found}” is neither a number nor a name.",
        'Tal skrives uden enhed og med punktum: 1.6. Alt andet sættes i anførselstegn: "{found}".',
        'Numbers are written without a unit and with a point: 1.6. Anything else takes quotation marks: "{found}".',
    ),
    "bare-date": Wording(
        "»{found}« læses som flere tal efter hinanden.",
        "“{found}” is read as several numbers in a row.",
        'Skriv datoen som "{found}"^^xsd:date.',
        'Write the date as "{found}"^^xsd:date.',
    ),
    "split-number": Wording(
        "»{found}« læses som flere tal efter hinanden.",
        "“{found}” is read as several numbers in a row.",
        "Skriv tal uden tusindtalsskilletegn og med punktum før decimalerne: 1200000 eller 1.6.",
        "Write numbers without a thousands separator and with a point before the decimals: 1200000 or 1.6.",
    ),
    "bare-address": Wording(
        "Webadressen »{found}« mangler < og >.",
        "The web address “{found}” lacks < and >.",
        "Skriv <{found}>.",
        "Write <{found}>.",
    ),
    "bare-word": Wording(
        "»{found}« er hverken et navn med præfiks eller en tekst i anførselstegn.",
        "“{found}” is neither a name with a prefix nor a text in quotation marks.",
        'Skriv :{found} hvis det er et navn i planen, eller "{found}" hvis det er tekst.',
        'Write :{found} if it is a name in the plan, or "{found}" if it is text.',
    ),
    "bare-boolean": Wording(
        "»{found}« er ikke en gyldig sandhedsværdi.",
        "“{found}” is not a valid truth value.",
        "Skriv {meant} med småt og uden anførselstegn.",
        "Write {meant} in small letters without quotation marks.",
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
    "undeclared-prefix": Wording(
        "Præfikset »{prefix}:« er ikke erklæret.",
        "The prefix “{prefix}:” is not declared.",
        "Skriv øverst i filen: @prefix {prefix}: <…> .",
        "Write at the top of the file: @prefix {prefix}: <…> .",
    ),
    "undeclared-known-prefix": Wording(
        "Præfikset »{prefix}:« er ikke erklæret.",
        "The prefix “{prefix}:” is not declared.",
        "Skriv øverst i filen: @prefix {prefix}: <{namespace}> .",
        "Write at the top of the file: @prefix {prefix}: <{namespace}> .",
    ),
    "undeclared-near-prefix": Wording(
        "Præfikset »{prefix}:« er ikke erklæret; mente du »{near}:«?",
        "The prefix “{prefix}:” is not declared; did you mean “{near}:”?",
        "Ret det til {near}:, eller erklær {prefix}: øverst i filen.",
        "Change it to {near}:, or declare {prefix}: at the top of the file.",
    ),
    "undeclared-address-prefix": Wording(
        "»{found}« ligner en webadresse, men står uden < og >.",
        "“{found}” looks like a web address, but stands without < and >.",
        "Skriv <{found}>.",
        "Write <{found}>.",
    ),
    "late-prefix": Wording(
        "Præfikset »{prefix}:« bruges her, men erklæres først i linje {line}.",
        "The prefix “{prefix}:” is used here, but declared only in line {line}.",
        "Flyt erklæringen op øverst i filen.",
        "Move the declaration to the top of the file.",
    ),
    "space-in-iri": Wording(
        "Der er et mellemrum i adressen {found}.",
        "There is a space in the address {found}.",
        "Skriv %20 i stedet for mellemrummet.",
        "Write %20 instead of the space.",
    ),
    "bad-iri": Wording(
        "{found} er ikke en gyldig adresse{because_da}.",
        "{found} is not a valid address{because_en}.",
        'Ret adressen; tegn som \\ ^ ` {{ | }} < > " må ikke stå i den.',
        'Mend the address; characters such as \\ ^ ` {{ | }} < > " must not stand in it.',
    ),
    "unclosed-iri": Wording(
        "Adressen {found} bliver ikke lukket: der mangler »>«.",
        "The address {found} is not closed: “>” is missing.",
        "Sæt > hvor adressen slutter.",
        "Put > where the address ends.",
    ),
    "relative-iri": Wording(
        "{found} er en relativ adresse, og filen siger ikke, hvad den er relativ til.",
        "{found} is a relative address, and the file does not say what it is relative to.",
        "Skriv den fulde adresse, eller sæt @base <https://…/> . øverst i filen.",
        "Write the full address, or put @base <https://…/> . at the top of the file.",
    ),
    "bad-language": Wording(
        "»{found}« er ikke en gyldig sprogkode.",
        "“{found}” is not a valid language tag.",
        "Skriv {meant}.",
        "Write {meant}.",
    ),
    "language-out-of-place": Wording(
        "Sprogkoden »{found}« kan kun stå lige efter en tekst i anførselstegn.",
        "The language tag “{found}” can only stand right after a text in quotation marks.",
        'Skriv fx "Kursus"@da.',
        'Write, for example, "Course"@en.',
    ),
    "missing-datatype": Wording(
        "Efter ^^ skal der stå en datatype, fx xsd:date; her stod »{found}«.",
        "A datatype such as xsd:date must stand after ^^; found “{found}”.",
        'Skriv fx "2027-01-01"^^xsd:date, eller fjern ^^.',
        'Write, for example, "2027-01-01"^^xsd:date, or remove ^^.',
    ),
    "datatype-out-of-place": Wording(
        "^^ kan kun stå lige efter en tekst i anførselstegn uden sprogkode.",
        "^^ can only stand right after a text in quotation marks without a language tag.",
        'Skriv fx "2027"^^xsd:gYear.',
        'Write, for example, "2027"^^xsd:gYear.',
    ),
    "single-caret": Wording(
        "Mellem en tekst og dens datatype skal der stå ^^ (to).",
        "Between a text and its datatype stands ^^ (two).",
        'Skriv fx "2027"^^xsd:gYear.',
        'Write, for example, "2027"^^xsd:gYear.',
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
    "bad-directive": Wording(
        "»{found}« er ikke en gyldig erklæring.",
        "“{found}” is not a valid declaration.",
        "Skriv @prefix navn: <adresse> . eller @base <adresse> .",
        "Write @prefix name: <address> . or @base <address> .",
    ),
    "directive-case": Wording(
        "»{found}« skal skrives med småt: {meant}.",
        "“{found}” must be written in small letters: {meant}.",
        "Skriv {meant}.",
        "Write {meant}.",
    ),
    "directive-typo": Wording(
        "»{found}« er ikke en erklæring; mente du {meant}?",
        "“{found}” is not a declaration; did you mean {meant}?",
        "Skriv {meant}.",
        "Write {meant}.",
    ),
    "prefix-without-colon": Wording(
        "Der mangler et kolon efter præfikset »{found}«.",
        "A colon is missing after the prefix “{found}”.",
        "Skriv {found}:",
        "Write {found}:",
    ),
    "prefix-name": Wording(
        "Efter @prefix skal der stå et præfiks, der slutter med kolon, fx fo: — her stod »{found}«.",
        "After @prefix stands a prefix that ends with a colon, such as fo: — found “{found}”.",
        "Skriv @prefix navn: <adresse> .",
        "Write @prefix name: <address> .",
    ),
    "directive-address": Wording(
        "Her skulle stå en adresse i < og >, men der stod »{found}«.",
        "An address in < and > was expected here, but “{found}” was found.",
        "Skriv fx @prefix fo: <https://w3id.org/forandring#> .",
        "Write, for example, @prefix fo: <https://w3id.org/forandring#> .",
    ),
    "missing-directive-dot": Wording(
        "Erklæringen i linje {line} er ikke sluttet med punktum.",
        "The declaration in line {line} does not end with a full stop.",
        "Sæt » .« efter »{last}« i linje {last_line}.",
        "Put “ .” after “{last}” in line {last_line}.",
    ),
    "bad-label": Wording(
        "»{found}« er ikke et gyldigt navn på en anonym knude.",
        "“{found}” is not a valid label of a blank node.",
        "Skriv fx _:b1.",
        "Write, for example, _:b1.",
    ),
    "merge-conflict": Wording(
        "Her er en uløst konflikt fra en sammenfletning (git).",
        "There is an unresolved merge conflict here (git).",
        "Vælg den ene udgave, og slet linjerne med <<<<<<<, ======= og >>>>>>>.",
        "Choose one version and delete the lines with <<<<<<<, ======= and >>>>>>>.",
    ),
    "html-page": Wording(
        "Dette er en HTML-side, ikke en Turtle-fil.",
        "This is an HTML page, not a Turtle file.",
        "Måske blev en fejlside gemt i stedet for filen; hent filen igen.",
        "Perhaps an error page was saved in place of the file; fetch the file again.",
    ),
    "xml-file": Wording(
        "Dette er en XML-fil (måske RDF/XML), ikke en Turtle-fil.",
        "This is an XML file (perhaps RDF/XML), not a Turtle file.",
        "Gem den som Turtle, eller giv den den rigtige endelse.",
        "Save it as Turtle, or give it the right extension.",
    ),
    "json-file": Wording(
        "Dette er en JSON-fil (måske JSON-LD), ikke en Turtle-fil.",
        "This is a JSON file (perhaps JSON-LD), not a Turtle file.",
        "Gem den som Turtle, eller giv den den rigtige endelse.",
        "Save it as Turtle, or give it the right extension.",
    ),
    "unexpected": Wording(
        "»{found}« kan ikke stå her.",
        "“{found}” cannot stand here.",
        "Forventet her: {expected_da}.",
        "Expected here: {expected_en}.",
    ),
    # Legal, but seldom meant.
    "empty-file": Wording(
        "Filen indeholder ingen udsagn.",
        "The file contains no statements.",
        "Slet filen, hvis det er med vilje; ellers er noget gået tabt.",
        "Delete the file if that is intended; otherwise something was lost.",
    ),
    "prefix-redefined": Wording(
        "Præfikset »{prefix}:« er allerede erklæret i linje {line} og får her en anden betydning.",
        "The prefix “{prefix}:” is already declared in line {line} and gets another meaning here.",
        "Brug to forskellige præfikser.",
        "Use two different prefixes.",
    ),
    "joiner-in-name": Wording(
        "Navnet »{found}« indeholder det usynlige tegn {character}.",
        "The name “{found}” contains the invisible character {character}.",
        "Det er tilladt, men sjældent ment: skriv navnet igen.",
        "It is allowed but seldom meant: type the name again.",
    ),
    "line-ends-in-text": Wording(
        "Teksten indeholder linjeskift af Windows-typen (CRLF): ét tegn i nogle programmer, to i andre.",
        "The text contains Windows line ends (CRLF): one character to some programs, two to others.",
        "Gem filen med almindelige linjeskift (LF), eller skriv \\n i teksten.",
        "Save the file with plain line ends (LF), or write \\n in the text.",
    ),
    "control-character": Wording(
        "Teksten indeholder styretegnet {found}.",
        "The text contains the control character {found}.",
        "Slet det; det kan ændre, hvad en terminal viser, og ødelægge andre formater.",
        "Delete it; it can change what a terminal shows and break other formats.",
    ),
    "same-looking-names": Wording(
        "»{found}« og »{other}« i linje {line} ser ens ud, men er to forskellige navne ({difference_da}).",
        "“{found}” and “{other}” in line {line} look the same but are two different names ({difference_en}).",
        "Skriv det ene som det andet.",
        "Write the one like the other.",
    ),
    "mixed-alphabets": Wording(
        "Navnet »{found}« blander alfabeter: {character} ligner et latinsk bogstav.",
        "The name “{found}” mixes alphabets: {character} looks like a Latin letter.",
        "Skriv navnet igen med latinske bogstaver.",
        "Type the name again with Latin letters.",
    ),
    "language-case": Wording(
        "Sprogkoden »{found}« er i linje {line} skrevet »{other}«: nogle programmer ser to sprog, andre ét.",
        "The language tag “{found}” is written “{other}” in line {line}: some programs see two languages, others one.",
        "Skriv den ens overalt.",
        "Write it the same way everywhere.",
    ),
    "comma-decimal": Wording(
        "»{found}« læses som to tal, {first} og {second}.",
        "“{found}” is read as two numbers, {first} and {second}.",
        "Skriv {meant} med punktum, hvis det er ét tal; sæt mellemrum om kommaet, hvis det er to.",
        "Write {meant} with a point if it is one number; put spaces around the comma if it is two.",
    ),
}

# Several wordings of one problem share its key.
KEYS = {
    "undeclared-known-prefix": "undeclared-prefix",
    "undeclared-near-prefix": "undeclared-prefix",
    "undeclared-address-prefix": "undeclared-prefix",
    "late-prefix": "undeclared-prefix",
    "missing-directive-dot": "missing-dot",
    "unclosed-string-before": "unclosed-string",
    "split-number": "bad-number",
    "bare-date": "bad-number",
    "bad-percent": "bad-name",
    "name-starts-with-dash": "bad-name",
    "hidden-character": "bad-name",
}
