"""What is legal in a Turtle file but seldom meant: invisible characters, look-alike names, lost text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from forandring.syntax.bare_numbers import numbers_meant, two_readings
from forandring.syntax.kinds import NUMBER_KINDS, Kind
from forandring.syntax.problems import (
    BYTE_ORDER_MARK,
    Problem,
    Related,
    character_name,
    problem,
    shown,
    vocabulary_meant,
    warning,
)
from forandring.syntax.tree import Document
from forandring.texts import Message

__all__ = ["suspicions"]

# Letters of other alphabets that look like a Latin one in common fonts (Unicode TR 39, the everyday part).
_LOOK_ALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u051d\u0433\u043f"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
    "\u03bf\u03b1\u03bd\u03c1\u03c5\u03b9\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "aeopcyxijsdhwrnABEKMHOPCTYXIJSoavpuiABEZHIKMNOPTYX",
)
_JOINERS = re.compile("[\u200c\u200d\ufeff]")
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
    r"|(?<!\\)(?:\\\\)*(\\(?:[bf]|u00(?:0[0-8BCEFbcef]|1[0-9A-Fa-f]|7[Ff]|[89][0-9A-Fa-f])))"
)
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f]")


def suspicions(document: Document) -> tuple[Problem, ...]:
    """Return what looks wrong in a file although Turtle allows it, by place.

    All are warnings but one: a text with a NUL or another raw control character is an error, since no
    other format can hold it. A terminal's escape sequence is a warning, and so are escaped characters.

    Cost: linear in the length of the text.
    """
    first = _first_uses(document)
    found = [
        *_nothing_said(document),
        *_prefixes(document),
        *_hidden_joiners(document, first),
        *_texts(document),
        *_twin_names(document, first),
        *_language_spellings(document, first),
        *_comma_decimals(document),
    ]
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.key)))


def _first_uses(document: Document) -> dict[str, int]:
    """Return token text → first token, for names, labels and language tags."""
    wanted = (Kind.NAME, Kind.LABEL, Kind.LANGUAGE, Kind.IRI)
    first: dict[str, int] = {}
    for index, (text, kind) in enumerate(zip(document.tokens.texts, document.tokens.kinds, strict=True)):
        if kind in wanted and text not in first:
            first[text] = index
    return first


def _warning(document: Document, key: str, index: int, **fields: str | int) -> Problem:
    start = document.tokens.starts[index]
    return warning(key, start, document.tokens.end(index), **fields)


def _line(document: Document, index: int) -> int:
    return document.source.position(document.tokens.starts[index]).line


def _place(document: Document, index: int) -> Related:
    start = document.tokens.starts[index]
    return Related(Message("Det andet sted.", "The other place."), start, document.tokens.end(index))


def _nothing_said(document: Document) -> Iterator[Problem]:
    if not document.problems and not any(each.kind == "triples" for each in document.statements):
        yield warning("empty-file", 0, 0)


def _prefixes(document: Document) -> Iterator[Problem]:
    """Yield prefixes that are declared twice, and those that stand for nearly what everybody means by them."""
    kinds, texts = document.tokens.kinds, document.tokens.texts
    declared: dict[str, tuple[str, int]] = {}
    for statement in document.statements:
        if statement.kind != "prefix" or statement.damaged:
            continue
        tokens = range(statement.first_token, statement.end_token)
        name = next(index for index in tokens if kinds[index] == Kind.NAME)
        place = next(index for index in tokens if kinds[index] == Kind.IRI)
        prefix, address = texts[name][:-1], texts[place]
        earlier = declared.get(prefix)
        if earlier is not None and earlier[0] != address:
            line = _line(document, earlier[1])
            found = _warning(document, "prefix-redefined", name, prefix=prefix, line=line)
            yield found.beside(_place(document, earlier[1]))
        elif meant := vocabulary_meant(prefix, address[1:-1]):
            yield _warning(document, "other-vocabulary", place, prefix=prefix, found=address, namespace=meant)
        declared[prefix] = (address, name)


def _hidden_joiners(document: Document, first: dict[str, int]) -> Iterator[Problem]:
    for text, index in first.items():
        if not text.isascii():
            hidden = _JOINERS.search(text)
            if hidden is not None:
                key = "stray-mark" if hidden[0] == BYTE_ORDER_MARK else "joiner-in-name"
                yield _warning(document, key, index, found=text, character=character_name(hidden[0]))


def _texts(document: Document) -> Iterator[Problem]:
    """Yield what is suspicious inside texts: line ends and control characters, once a text."""
    for index, kind in enumerate(document.tokens.kinds):
        if kind != Kind.STRING:
            continue
        text = document.tokens.texts[index]
        if "\r\n" in text:
            yield _warning(document, "line-ends-in-text", index)
        if "\\" in text or not text.isprintable():
            yield from _control_characters(text, document.tokens.starts[index])


def _control_characters(text: str, start: int) -> Iterator[Problem]:
    match = _CONTROLS.search(text)
    if match is None:
        return
    raw = _NOT_TEXT.search(text)
    is_null = "\x00" in text or (match[1] or "").endswith("0000")
    if is_null or (raw is not None and "\x1b" not in text):
        place = start + (raw.start() if raw is not None else match.start(1))
        length = 1 if raw is not None else len(match[1])
        name = shown(raw[0]) if raw is not None else "\\x00"
        yield problem("control-character-refused", place, place + length, found=name)
        return
    at, end = match.span(1) if match[1] else match.span()
    name = match[1] or shown(match[0])
    yield warning("control-character", start + at, start + end, found=name)


def _twin_names(document: Document, first: dict[str, int]) -> Iterator[Problem]:
    """Yield names that look like another name of the file, or mix alphabets."""
    for text, index in first.items():
        if text.isascii() or text.startswith("@"):
            continue
        composed = unicodedata.normalize("NFC", text)
        plain = composed.translate(_LOOK_ALIKES)
        if composed != text and composed in first:
            difference = Message(
                "det ene er skrevet med sammensatte tegn", "one is written with combined characters"
            )
            yield _twin(document, index, first[composed], difference)
        elif plain != composed and plain in first:
            letter = next(a for a, b in zip(composed, plain, strict=True) if a != b)
            yield _twin(
                document, index, first[plain], Message(character_name(letter), character_name(letter))
            )
        elif plain != composed and _has_latin(composed):
            letter = next(a for a, b in zip(composed, plain, strict=True) if a != b)
            yield _warning(document, "mixed-alphabets", index, found=text, character=character_name(letter))


def _has_latin(text: str) -> bool:
    local = text.rpartition(":")[2]
    return any("a" <= letter.lower() <= "z" for letter in local)


def _twin(document: Document, index: int, other: int, difference: Message) -> Problem:
    texts = document.tokens.texts
    found = _warning(
        document,
        "same-looking-names",
        index,
        found=texts[index],
        other=texts[other],
        line=_line(document, other),
        difference_da=difference.da,
        difference_en=difference.en,
    )
    return found.beside(_place(document, other))


def _language_spellings(document: Document, first: dict[str, int]) -> Iterator[Problem]:
    spelled: dict[str, str] = {}
    for text, index in first.items():
        if text[0] != "@" or document.tokens.kinds[index] != Kind.LANGUAGE:
            continue
        other = spelled.setdefault(text.lower(), text)
        if other != text:
            line = _line(document, first[other])
            found = _warning(document, "language-case", index, found=text, other=other, line=line)
            yield found.beside(_place(document, first[other]))


def _comma_decimals(document: Document) -> Iterator[Problem]:
    """Yield ``1,6`` without a space: two numbers to Turtle, one to a Dane."""
    texts, kinds = document.tokens.texts, document.tokens.kinds
    for index in range(1, len(kinds) - 1):
        if (
            kinds[index] == Kind.COMMA
            and kinds[index - 1] in NUMBER_KINDS
            and kinds[index + 1] == Kind.INTEGER
        ):
            written = f"{texts[index - 1]},{texts[index + 1]}"
            meant = two_readings(written) or numbers_meant(written)[:1]
            if meant:
                yield warning(
                    "comma-decimal",
                    document.tokens.starts[index - 1],
                    document.tokens.end(index + 1),
                    found=written,
                    first=texts[index - 1],
                    second=texts[index + 1],
                    meant_da=" eller ".join(meant),
                    meant_en=" or ".join(meant),
                )
