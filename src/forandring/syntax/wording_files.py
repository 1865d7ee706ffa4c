"""Wording about declarations, and about files as a whole."""

from __future__ import annotations

from forandring.syntax.wording_form import Wording

__all__ = ["TEXTS"]

TEXTS = {
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
    "prefix-redefined": Wording(
        "Præfikset »{prefix}:« er allerede erklæret i linje {line} og får her en anden betydning.",
        "The prefix “{prefix}:” is already declared in line {line} and gets another meaning here.",
        "Brug to forskellige præfikser.",
        "Use two different prefixes.",
    ),
    "other-vocabulary": Wording(
        "{found} er ikke det, præfikset »{prefix}:« skal stå for: intet, der skrives med det, tæller med.",
        "{found} is not what the prefix “{prefix}:” should stand for: nothing written with it counts.",
        "Skriv @prefix {prefix}: <{namespace}> .",
        "Write @prefix {prefix}: <{namespace}> .",
    ),
    "foreign-comment": Wording(
        "»{found}« begynder ikke en kommentar i Turtle.",
        "“{found}” does not begin a comment in Turtle.",
        "Skriv # foran hver linje af kommentaren.",
        "Write # before every line of the comment.",
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
    "copied-file": Wording(
        "Filen er en kopi af {other}, tegn for tegn, og læses ikke.",
        "The file is a copy of {other}, character for character, and is not read.",
        "Slet den ene af dem.",
        "Delete one of them.",
    ),
    "empty-file": Wording(
        "Filen indeholder ingen udsagn.",
        "The file contains no statements.",
        "Slet filen, hvis det er med vilje; ellers er noget gået tabt.",
        "Delete the file if that is intended; otherwise something was lost.",
    ),
}
