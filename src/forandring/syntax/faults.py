"""What is wrong with a single token, said where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from forandring.syntax.bare_numbers import date_meant, number_fault
from forandring.syntax.grammar import NAME_CHARACTERS, RESERVED_ESCAPES
from forandring.syntax.kinds import Kind
from forandring.syntax.language_tags import is_language_tag
from forandring.syntax.lookahead import STRING_KINDS, begins_line, is_declaration, kind_at, text_at
from forandring.syntax.problems import WELL_KNOWN_PREFIXES, character_name, problem

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = [
    "bad_iri",
    "bad_language",
    "datatype",
    "is_suffix",
    "relative_iri",
    "swallowed",
    "undeclared",
    "unreadable",
]

_BAD_ESCAPE = re.compile(r"\\(?:[tbnrf\"'\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|u\S{0,4}|U\S{0,8}|[\s\S])")
_GOOD_ESCAPE = re.compile(
    r"\\(?:[tbnrf\"'\\]|u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}|U(?!0000[dD][89a-fA-F])00(?:0[0-9a-fA-F]|10)[0-9A-Fa-f]{4})"
)
_SURROGATE = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")
# What a text holds when its own quote is missing and the next one closed it: the suffix of its language or
# datatype, or else punctuation and at most a property before that quote.
_SUFFIX = re.compile(r"(@[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?|\^\^[\w-]*:[\w-]+)(?=[ \t]*(?:[,;\]]|\.?[ \t]*$))")
_PUNCTUATION = re.compile(r"([,;](?:[ \t]+[\w-]*:[\w-]+)?)[ \t]+$")


def undeclared(reader: Reader, index: int, prefix: str, local: str) -> str | None:
    """Note the use of a prefix that is not declared (yet); return the IRI if the prefix is well known."""
    reader.damaged = True
    if prefix in reader.lost_prefixes:
        return None
    reader.undeclared.setdefault(prefix, index)
    namespace = WELL_KNOWN_PREFIXES.get(prefix)
    return None if namespace is None or "\\" in local else namespace + local


def bad_iri(reader: Reader, index: int) -> None:
    """Report what is wrong with the IRI or name token ``index``."""
    token = reader.texts[index]
    if token.startswith("<") and not token.endswith(">"):
        reader.report("unclosed-iri", index, found=token)
    elif token.startswith("<") and any(character in token for character in " \t\u00a0"):
        reader.report("space-in-iri", index, found=token)
    else:
        da, en = _iri_fault(token)
        reader.report("bad-iri", index, found=token, because_da=da, because_en=en)


def _iri_fault(token: str) -> tuple[str, str]:
    if re.search(r"%(?![0-9A-Fa-f]{2})", token):
        return ": % skal følges af to cifre 0-9, A-F", ": % must be followed by two digits 0-9, A-F"
    if re.search(r"^<\w+://[^/]*:[^/0-9]", token):
        return ": porten efter kolon skal være et tal", ": the port after the colon must be a number"
    if "\\" in token:
        return (
            ": her må kun stå \\u med fire eller \\U med otte cifre",
            ": only \\u with four or \\U with eight digits may stand here",
        )
    return "", ""


def relative_iri(reader: Reader, index: int) -> None:
    """Report the first relative IRI of a file without base; the cause of the others is the same."""
    reader.damaged = True
    if not reader.relative_reported:
        reader.relative_reported = True
        reader.report("relative-iri", index, found=reader.texts[index])


def is_suffix(reader: Reader, kind: int) -> bool:
    """Return whether an odd token after a string is meant as its language or datatype."""
    if kind == Kind.BAD_LANGUAGE:
        return not (begins_line(reader, reader.at) and is_declaration(reader, reader.at))
    if kind == Kind.STRAY:
        if text_at(reader, reader.at) != "^" or kind_at(reader, reader.at + 1) not in (Kind.NAME, Kind.IRI):
            return False
        reader.report("single-caret", reader.todo[reader.at])
        reader.kinds[reader.todo[reader.at]] = Kind.CARETS
        return True
    # @prefix and @base are well-formed language tags, and pyoxigraph takes them as such.
    return kind_at(reader, reader.at + 1) not in (Kind.NAME, Kind.IRI)


def bad_language(reader: Reader, index: int) -> None:
    """Report a malformed language tag with the nearest good one."""
    token = reader.texts[index]
    if "--" in token:
        reader.report("not-portable", index, found=token)
        return
    subtags = [part for part in re.split(r"[^A-Za-z0-9]+", token[1:]) if part]
    meant = "-".join(subtags[:1] + [part.upper() if len(part) == 2 else part for part in subtags[1:]])
    names = {"dansk": "da", "danish": "da", "engelsk": "en", "english": "en"}
    meant = names.get(meant.lower(), meant)
    if not is_language_tag(f"@{meant}"):
        meant = "en" if meant[:1].lower() == "e" else "da"
    reader.report("bad-language", index, found=token, meant=f"@{meant or 'da'}")


def datatype(reader: Reader, string: int) -> str | None:
    """Return the datatype at the current place, which follows ``^^``; None if it cannot be known."""
    kind = kind_at(reader, reader.at)
    if kind in (Kind.NAME, Kind.IRI):
        index = reader.todo[reader.at]
        found = reader.iri(index)
    elif kind in (Kind.BAD_NAME, Kind.BAD_IRI):
        index = reader.todo[reader.at]
        unreadable(reader, index)
        found = None
    else:
        if reader.at >= len(reader.todo):
            return None  # the end of the file is said to be missing something anyway
        reader.report("missing-datatype", reader.todo[reader.at - 1], found=text_at(reader, reader.at))
        if kind in STRING_KINDS or kind == Kind.WORD:
            reader.at += 1
        return None
    reader.at += 1
    reader.closing[string] = index
    return found


def unreadable(reader: Reader, index: int) -> None:
    """Report what is wrong with a broken token."""
    kind = reader.kinds[index]
    token = reader.texts[index]
    if kind == Kind.BAD_IRI:
        bad_iri(reader, index)
    elif kind == Kind.BAD_STRING:
        _bad_string(reader, index)
    elif kind == Kind.OPEN_STRING:
        _open_string(reader, index)
    elif kind == Kind.SMART_STRING:
        key = "smart-quotes" if len(token) > 1 else "smart-quote"
        character = f"{token[0]} ({character_name(token[0])})"
        reader.report(key, index, character=character, inside=token[1:-1])
    else:
        _bad_name(reader, index)


def _open_string(reader: Reader, index: int) -> None:
    token = reader.texts[index]
    meant = _SUFFIX.search(token, 1)
    if "\n" in token and token[:3] not in ('"""', "'''"):
        start = reader.tokens.starts[index]
        end = start + len(token.partition("\n")[0].rstrip())
        reader.note(problem("text-over-lines", start, end, quote=token[0], long=token[0] * 3))
    elif token[:3] in ('"""', "'''"):
        reader.report("unclosed-long-string", index, quote=token[:3])
    elif meant:
        reader.report("unclosed-string-before", index, quote=token[0], found=meant[1])
    else:
        reader.report("unclosed-string", index, quote=token[0], long=token[0] * 3)


def swallowed(reader: Reader, index: int) -> bool:
    """Report the text at token ``index`` if it seems to go on to the quote that opens the next; return whether."""
    token = reader.texts[index]
    meant = _SUFFIX.search(token, 1, len(token) - 1) or _PUNCTUATION.search(token, 1, len(token) - 1)
    if meant is None or token[:2] == token[0] * 2:
        return False
    start = reader.tokens.starts[index]
    end = start + len(token[: meant.start()].rstrip())
    reader.note(problem("unclosed-string-before", start, end, quote=token[0], found=meant[1]))
    return True


def _bad_string(reader: Reader, index: int) -> None:
    start = reader.tokens.starts[index]
    for escape in _BAD_ESCAPE.finditer(reader.texts[index]):
        found = escape[0]
        if not _GOOD_ESCAPE.fullmatch(found):
            key = "surrogate-escape" if _SURROGATE.match(found) else "bad-escape"
            reader.note(problem(key, start + escape.start(), start + escape.end(), found=found))
            return


def _bad_name(reader: Reader, index: int) -> None:
    token = reader.texts[index]
    hidden = next((character for character in token if character in "\u200b\u2060\u00ad\ufeff"), None)
    if hidden is not None:
        reader.report("hidden-character", index, found=token, character=character_name(hidden))
    elif "://" in token:
        reader.report("bare-address", index, found=token)
    elif re.match(r"[+-]?\.?[0-9]", token):
        reader.report(number_fault(token), index, found=token, meant=date_meant(token))
    elif re.match(r"[^:]*:-", token):
        reader.report("name-starts-with-dash", index, found=token)
    elif re.search(r"\.:", token):
        reader.report("dot-before-name", index, found=token)
    elif re.search(r"%(?![0-9A-Fa-f]{2})", token):
        reader.report("bad-percent", index, found=token)
    elif token.startswith("_:"):
        reader.report("bad-label", index, found=token)
    else:
        wrong = next((character for character in _unescaped_rest(token)), token[0])
        reader.report("bad-name", index, found=token, character=_shown_character(wrong))


def _unescaped_rest(token: str) -> Iterator[str]:
    """Yield the characters of ``token`` that no name may contain as they stand."""
    rest = re.sub(rf"\\[{re.escape(RESERVED_ESCAPES)}]", "", token)
    return (character for character in rest if not re.match(f"[{NAME_CHARACTERS}:.]", character))


def _shown_character(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    return (
        f"{character} ({character_name(character)})" if character.isprintable() else character_name(character)
    )
