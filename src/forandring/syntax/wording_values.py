"""Wording about values: texts in quotation marks, numbers, dates, languages and datatypes."""

from __future__ import annotations

from forandring.syntax.wording_form import Wording

__all__ = ["TEXTS"]

TEXTS = {
    "unopened-text": Wording(
        "Teksten, der begynder med »{found}«, mangler sit første anførselstegn.",
        "The text that begins with “{found}” lacks its first quotation mark.",
        'Sæt " foran »{found}«.',
        'Put " before “{found}”.',
    ),
    "unclosed-string": Wording(
        "Teksten, der begynder med {quote} her, bliver ikke lukket.",
        "The text that opens with {quote} here is not closed.",
        "Sæt {quote} hvor teksten slutter. Tekst over flere linjer skrives med {long} i begge ender.",
        "Put {quote} where the text ends. Text over several lines takes {long} at both ends.",
    ),
    "text-over-lines": Wording(
        "Teksten, der begynder med {quote} her, går over flere linjer.",
        "The text that opens with {quote} here goes on over several lines.",
        "Skriv {long} i begge ender, eller skriv teksten på én linje.",
        "Write {long} at both ends, or write the text in one line.",
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
    "smart-quote": Wording(
        "{character} er et typografisk anførselstegn; Turtle kender kun de lige.",
        "{character} is a curly quotation mark; Turtle knows only straight ones.",
        'Skriv lige anførselstegn i begge ender af teksten: "tekst".',
        'Write straight quotation marks at both ends of the text: "text".',
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
    "bad-number": Wording(
        "»{found}« er hverken et tal eller et navn.",
        "“{found}” is neither a number nor a name.",
        'Tal skrives uden enhed og med punktum: 1.6. Alt andet sættes i anførselstegn: "{found}".',
        'Numbers are written without a unit and with a point: 1.6. Anything else takes quotation marks: "{found}".',
    ),
    "bare-date": Wording(
        "Datoen »{found}« mangler anførselstegn og datatype.",
        "The date “{found}” lacks quotation marks and a datatype.",
        "Skriv {meant}.",
        "Write {meant}.",
    ),
    "unclear-date": Wording(
        "»{found}« er hverken et tal eller en dato.",
        "“{found}” is neither a number nor a date.",
        'Skriv et år ("2027"^^xsd:gYear), en måned ("2027-05"^^xsd:gYearMonth) eller en dato '
        '("2027-05-31"^^xsd:date).',
        'Write a year ("2027"^^xsd:gYear), a month ("2027-05"^^xsd:gYearMonth) or a date '
        '("2027-05-31"^^xsd:date).',
    ),
    "split-number": Wording(
        "»{found}« læses som flere tal efter hinanden.",
        "“{found}” is read as several numbers in a row.",
        "Skriv tal uden tusindtalsskilletegn og med punktum før decimalerne: 1200000 eller 1.6.",
        "Write numbers without a thousands separator and with a point before the decimals: 1200000 or 1.6.",
    ),
    "spaced-name": Wording(
        "Der er mellemrum i »{found}«; et navn i planen skrives i ét.",
        "“{found}” has spaces in it; a name in the plan is written as one word.",
        "Skriv {meant}, eller sæt anførselstegn om, hvis det er tekst.",
        "Write {meant}, or put quotation marks around it if it is text.",
    ),
    "spaced-term": Wording(
        "Der er mellemrum i »{found}«; ordet skrives {meant}.",
        "“{found}” has spaces in it; the term is written {meant}.",
        "Skriv {meant}.",
        "Write {meant}.",
    ),
    "bare-word": Wording(
        "»{found}« er hverken et navn med præfiks eller en tekst i anførselstegn.",
        "“{found}” is neither a name with a prefix nor a text in quotation marks.",
        'Skriv :{found} hvis det er et navn i planen, eller "{found}" hvis det er tekst.',
        'Write :{found} if it is a name in the plan, or "{found}" if it is text.',
    ),
    "bare-words": Wording(
        "Teksten »{found}« mangler anførselstegn.",
        "The text “{found}” lacks quotation marks.",
        "Skriv {meant}; et navn i planen skrives i ét med kolon foran.",
        "Write {meant}; a name in the plan is one word with a colon before it.",
    ),
    "bare-boolean": Wording(
        "»{found}« er ikke en gyldig sandhedsværdi.",
        "“{found}” is not a valid truth value.",
        "Skriv {meant} med småt og uden anførselstegn.",
        "Write {meant} in small letters without quotation marks.",
    ),
    "bad-language": Wording(
        "»{found}« er ikke en gyldig sprogkode.",
        "“{found}” is not a valid language tag.",
        "Skriv {meant}.",
        "Write {meant}.",
    ),
    "missing-at": Wording(
        "Der mangler et @ før sprogkoden »{found}«.",
        "An @ is missing before the language tag “{found}”.",
        "Skriv @{found}.",
        "Write @{found}.",
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
    "language-case": Wording(
        "Sprogkoden »{found}« er i linje {line} skrevet »{other}«: nogle programmer ser to sprog, andre ét.",
        "The language tag “{found}” is written “{other}” in line {line}: some programs see two languages, others one.",
        "Skriv den ens overalt.",
        "Write it the same way everywhere.",
    ),
    "comma-decimal": Wording(
        "»{found}« læses som to tal, {first} og {second}.",
        "“{found}” is read as two numbers, {first} and {second}.",
        "Skriv {meant_da}, hvis det er ét tal; sæt mellemrum om kommaet, hvis det er to.",
        "Write {meant_en} if it is one number; put spaces around the comma if it is two.",
    ),
}
