"""Wording about names, addresses and the prefixes that shorten them."""

from __future__ import annotations

from forandring.syntax.wording_form import Wording

__all__ = ["TEXTS"]

TEXTS = {
    "wrong-space": Wording(
        "Her står {character} i stedet for et almindeligt mellemrum.",
        "Here stands {character} instead of an ordinary space.",
        "Slet det, og skriv et almindeligt mellemrum; det kommer ofte med, når man kopierer fra Word eller en webside.",
        "Delete it and type an ordinary space; it often comes along when copying from Word or a web page.",
    ),
    "stray-mark": Wording(
        "Her står det usynlige tegn U+FEFF, som kun hører til allerførst i en fil.",
        "Here stands the invisible character U+FEFF, which belongs only at the very start of a file.",
        "Slet det; det kommer ofte med, når filer sættes sammen. Ses det ikke i editoren, så slet også ordet ved siden "
        "af, og skriv det igen.",
        "Delete it; it often comes along when files are joined. If the editor does not show it, delete the word beside "
        "it, too, and type that again.",
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
    "bare-address": Wording(
        "Webadressen »{found}« mangler < og >.",
        "The web address “{found}” lacks < and >.",
        "Skriv <{found}>.",
        "Write <{found}>.",
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
    "bad-label": Wording(
        "»{found}« er ikke et gyldigt navn på en anonym knude.",
        "“{found}” is not a valid label of a blank node.",
        "Skriv fx _:b1.",
        "Write, for example, _:b1.",
    ),
    "joiner-in-name": Wording(
        "Navnet »{found}« indeholder det usynlige tegn {character}.",
        "The name “{found}” contains the invisible character {character}.",
        "Det er tilladt, men sjældent ment: skriv navnet igen.",
        "It is allowed but seldom meant: type the name again.",
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
}
