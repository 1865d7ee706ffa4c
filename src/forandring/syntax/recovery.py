"""What to say about a Turtle error, and where to read on so that one error stays one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from forandring.syntax.problems import WELL_KNOWN_PREFIXES, Related, character_name, problem
from forandring.syntax.tokens import (
    LITERAL_KINDS,
    NAME_CHARACTERS,
    NUMBER_KINDS,
    RESERVED_ESCAPES,
    TERM_KINDS,
    Kind,
)
from forandring.terms import RDF_TYPE
from forandring.texts import Message

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__: list[str] = []

_SUBJECT_KINDS = frozenset(
    (Kind.NAME, Kind.IRI, Kind.LABEL, Kind.OPEN_BRACKET, Kind.OPEN_LIST, Kind.BAD_NAME, Kind.BAD_IRI)
)
_PREDICATE_KINDS = frozenset((Kind.NAME, Kind.IRI, Kind.A, Kind.BAD_NAME, Kind.BAD_IRI))
_STRING_KINDS = frozenset((Kind.STRING, Kind.BAD_STRING, Kind.OPEN_STRING, Kind.SMART_STRING))
_OPENERS = frozenset((Kind.OPEN_BRACKET, Kind.OPEN_LIST))
_CLOSERS = frozenset((Kind.CLOSE_BRACKET, Kind.CLOSE_LIST))
_SUFFIXES = frozenset((Kind.LANGUAGE, Kind.CARETS, Kind.BAD_LANGUAGE))
_FARTHEST = 200  # tokens looked ahead to guess what was meant; keeps reading linear

_FOREIGN_COMMENT = re.compile("//|/\\*")
_LINE_END = re.compile("[\r\n]")
_NAME_CHARACTER = re.compile(f"[{NAME_CHARACTERS}:.]")
_BAD_ESCAPE = re.compile(r"\\(?:[tbnrf\"'\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|u\S{0,4}|U\S{0,8}|[\s\S])")
_GOOD_ESCAPE = re.compile(
    r"\\(?:[tbnrf\"'\\]|u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}|U(?!0000[dD][89a-fA-F])00(?:0[0-9a-fA-F]|10)[0-9A-Fa-f]{4})"
)
_SURROGATE = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")
_DATE = re.compile(r"\d{4}-\d\d?(-\d\d?)?")
_TRUE_WORDS = {
    "true": "true",
    "ja": "true",
    "yes": "true",
    "sand": "true",
    "sandt": "true",
    "rigtigt": "true",
}
_FALSE_WORDS = {"false": "false", "nej": "false", "no": "false", "falsk": "false", "forkert": "false"}


# Where tokens stand


def _kind(reader: Reader, at: int) -> int:
    """Return the kind of significant token ``at``; past the end it is -1."""
    return reader.kinds[reader.todo[at]] if at < len(reader.todo) else -1


def _text(reader: Reader, at: int) -> str:
    return reader.texts[reader.todo[at]]


def _is_adjacent(reader: Reader, at: int) -> bool:
    """Return whether nothing stands between significant token ``at`` and the one before it."""
    return 0 < at < len(reader.todo) and reader.todo[at] == reader.todo[at - 1] + 1


def _begins_line(reader: Reader, at: int) -> bool:
    """Return whether significant token ``at`` is the first of its line."""
    if at == 0 or at >= len(reader.todo):
        return True
    between = reader.texts[reader.todo[at - 1] + 1 : reader.todo[at]]
    return any("\n" in space or "\r" in space for space in between)


def _is_unindented(reader: Reader, at: int) -> bool:
    """Return whether significant token ``at`` stands in the first column."""
    index = reader.todo[at]
    if index == 0 or reader.kinds[index - 1] == Kind.MARK:
        return True
    return reader.texts[index - 1][-1] in "\r\n"


def _terms(reader: Reader, at: int, most: int = 5, *, one_line: bool = False) -> list[int]:
    """Return where the terms that follow each other without punctuation begin, at most ``most``."""
    places: list[int] = []
    farthest = min(len(reader.todo), at + _FARTHEST)
    while at < farthest and len(places) < most:
        kind = _kind(reader, at)
        if kind not in TERM_KINDS or (one_line and places and _begins_line(reader, at)):
            break
        if places and _is_declaration(reader, at):
            break
        places.append(at)
        if kind in _OPENERS:
            at = _after_group(reader, at)
        else:
            at += 1
            if kind in LITERAL_KINDS and _kind(reader, at) in _SUFFIXES:
                at += 2 if _kind(reader, at) == Kind.CARETS else 1
    return places


def _after_group(reader: Reader, at: int) -> int:
    """Return the place after the bracket group that opens at ``at``, or after the bracket if it stays open."""
    depth = 0
    for place in range(at, min(len(reader.todo), at + _FARTHEST)):
        kind = _kind(reader, place)
        if kind in _OPENERS:
            depth += 1
        elif kind in _CLOSERS:
            depth -= 1
            if depth == 0:
                return place + 1
    return at + 1


def _is_declaration(reader: Reader, at: int) -> bool:
    kind = _kind(reader, at)
    if kind in (Kind.AT_PREFIX, Kind.AT_BASE):
        return True
    if kind == Kind.WORD and _text(reader, at).lower() in ("prefix", "base"):
        return _kind(reader, at + 1) in (Kind.NAME, Kind.IRI)
    return kind in (Kind.LANGUAGE, Kind.BAD_LANGUAGE) and _meant_directive(_text(reader, at)) is not None


def _starts_statement(reader: Reader, at: int) -> bool:
    """Return whether a new statement begins at ``at``, judged by how people lay files out."""
    if _is_declaration(reader, at):
        return True
    if not _is_unindented(reader, at) or _kind(reader, at) not in _SUBJECT_KINDS:
        return False
    if _kind(reader, at) == Kind.OPEN_BRACKET:
        return True
    terms = _terms(reader, at, 3)
    return len(terms) >= 3 or (len(terms) == 2 and _kind(reader, terms[1]) == Kind.A)


def _previous(reader: Reader) -> int:
    """Return the token before the current one."""
    return reader.todo[reader.at - 1] if reader.at else reader.todo[0]


def _ended(reader: Reader) -> dict[str, str | int]:
    """Return what messages say about the end of what was read so far."""
    last = _previous(reader)
    return {"last": reader.texts[last], "last_line": reader.source.position(reader.tokens.end(last)).line}


# Before and after everything


def set_aside_separators(reader: Reader) -> None:
    """Report spaces that are none and conflict markers, and read on as if they were spaces."""
    in_conflict = False
    comment_end = -1
    kept: list[int] = []
    for index in reader.todo:
        kind = reader.kinds[index]
        if reader.tokens.starts[index] < comment_end:
            continue
        if kind == Kind.BAD_NAME and _FOREIGN_COMMENT.match(reader.texts[index]):
            comment_end = _comment_end(reader, index)
        elif kind == Kind.WRONG_SPACE:
            reader.report("wrong-space", index, character=character_name(reader.texts[index][0]))
        elif kind == Kind.CONFLICT:
            if not in_conflict:
                reader.report("merge-conflict", index)
            in_conflict = not reader.texts[index].startswith(">")
        else:
            kept.append(index)
    reader.todo = kept
    reader.damaged = False


def _comment_end(reader: Reader, index: int) -> int:
    """Report a comment written as in other languages, and return the offset where it ends."""
    start = reader.tokens.starts[index]
    mark = reader.texts[index][:2]
    closing = reader.source.text.find("*/", start) if mark == "/*" else -1
    if closing >= 0:
        end = closing + 2
    else:
        found = _LINE_END.search(reader.source.text, start)
        end = found.start() if found else len(reader.source.text)
    reader.note(problem("foreign-comment", start, end, found=mark))
    return end


def at_end(reader: Reader) -> None:
    """Report a statement that the file does not finish."""
    if reader.state == reader.statement:
        return
    last = reader.todo[-1]
    end = reader.tokens.end(last)
    fields: dict[str, str | int] = {"last": reader.texts[last]}
    if reader.stack:
        _report_unclosed(reader, len(reader.todo) - 1)
    elif not reader.quiet:
        finished = reader.state == reader.after_object or reader.state == reader.after_subject
        if reader.state == reader.predicate_optional:
            finished = True
        key = "missing-final-dot" if finished else "unfinished-statement"
        reader.note(problem(key, end, end, **fields).beside(_statement_place(reader)))
    reader.flush()
    reader.end_statement(last + 1)


def report_undeclared(reader: Reader) -> None:
    """Report each prefix that is used and nowhere declared before its first use, once."""
    for prefix, index in reader.undeclared.items():
        start = reader.tokens.starts[index]
        end = start + len(prefix) + 1
        declared = reader.declared_at.get(prefix)
        near = get_close_matches(prefix, [name for name in reader.declared_at if name], 1, 0.5)
        fields: dict[str, str | int] = {"prefix": prefix, "found": reader.texts[index]}
        key = "undeclared-prefix"
        if declared is not None and declared > index:
            key, fields["line"] = "late-prefix", reader.line_of(declared)
        elif prefix.lower() in ("http", "https", "mailto", "urn"):
            key = "undeclared-address-prefix"
        elif prefix in WELL_KNOWN_PREFIXES:
            key, fields["namespace"] = "undeclared-known-prefix", WELL_KNOWN_PREFIXES[prefix]
        elif near:
            key, fields["near"] = "undeclared-near-prefix", near[0]
        reader.problems.append(problem(key, start, end, **fields))


def _statement_place(reader: Reader) -> Related:
    last = _previous(reader)
    return Related(
        Message("Udsagnet begynder her.", "The statement begins here."),
        reader.tokens.starts[reader.first],
        reader.tokens.end(last),
    )


# Declarations


def prefix_name(reader: Reader, at: int) -> tuple[str | None, int]:
    """Return the prefix declared at ``at`` (None if unreadable) and where to read on."""
    kind = _kind(reader, at)
    if kind == Kind.NAME and _text(reader, at).endswith(":"):
        name = _text(reader, at)[:-1]
        if ":" not in name:
            return name, at + 1
    if kind == Kind.WORD and _kind(reader, at + 1) in (Kind.IRI, Kind.BAD_IRI):
        reader.report("prefix-without-colon", reader.todo[at], found=_text(reader, at))
        return _text(reader, at), at + 1
    if kind in (Kind.NAME, Kind.BAD_NAME) and _kind(reader, at + 1) in (Kind.IRI, Kind.BAD_IRI):
        reader.report("prefix-name", reader.todo[at], found=_text(reader, at))
        return None, at + 1
    _unexpected(reader, "prefix-name", at)
    return None, at


def directive_address(reader: Reader, at: int) -> tuple[str | None, int]:
    """Return the IRI declared at ``at`` (None if unreadable) and where to read on."""
    kind = _kind(reader, at)
    if kind == Kind.IRI:
        return reader.iri(reader.todo[at]), at + 1
    if reader.damaged:
        return None, at
    if kind == Kind.BAD_IRI:
        bad_iri(reader, reader.todo[at])
        return None, at + 1
    if kind in (Kind.BAD_NAME, Kind.NAME, Kind.WORD, Kind.STRING) and not _begins_line(reader, at):
        found = _text(reader, at)
        key = "bare-address" if "/" in found and found[0] not in "\"'" else "directive-address"
        reader.report(key, reader.todo[at], found=found)
        return None, at + 1
    _unexpected(reader, "directive-address", at)
    return None, at


def directive_dot(reader: Reader, at: int) -> int:
    """Return where to read on after the full stop that belongs at ``at``; report it if it is missing."""
    if _kind(reader, at) == Kind.DOT:
        return at + 1
    if reader.damaged:
        while at < len(reader.todo) and not _begins_line(reader, at):
            at += 1
            if _kind(reader, at - 1) == Kind.DOT:
                break
        return at
    last = reader.todo[at - 1]
    end = reader.tokens.end(last)
    fields: dict[str, str | int] = {
        "last": reader.texts[last],
        "line": reader.line_of(reader.first),
        "last_line": reader.line_of(last),
    }
    related = Related(
        Message("Erklæringen uden punktum.", "The declaration without a full stop."),
        reader.tokens.starts[reader.first],
        end,
    )
    if at < len(reader.todo):
        index = reader.todo[at]
        found = problem(
            "missing-directive-dot", reader.tokens.starts[index], reader.tokens.end(index), **fields
        )
        if _kind(reader, at) in (Kind.SEMICOLON, Kind.COMMA):
            at += 1
    else:
        found = problem("missing-final-dot", end, end, **fields)
    reader.note(found.beside(related))
    return at


def _unexpected(reader: Reader, key: str, at: int) -> None:
    if at < len(reader.todo):
        reader.report(key, reader.todo[at], found=_text(reader, at))
    else:
        last = reader.todo[-1]
        end = reader.tokens.end(last)
        reader.note(problem("unfinished-statement", end, end, last=reader.texts[last]))


def _meant_directive(text: str) -> str | None:
    """Return ``@prefix`` or ``@base`` if ``text`` (with an at sign) is nearly that."""
    near = get_close_matches(text.lower(), ("@prefix", "@base"), 1, 0.75)
    return near[0] if near else None


# Terms


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
        return not (_begins_line(reader, reader.at) and _is_declaration(reader, reader.at))
    if kind == Kind.STRAY:
        if _text(reader, reader.at) != "^" or _kind(reader, reader.at + 1) not in (Kind.NAME, Kind.IRI):
            return False
        reader.report("single-caret", reader.todo[reader.at])
        reader.kinds[reader.todo[reader.at]] = Kind.CARETS
        return True
    # @prefix and @base are well-formed language tags, and pyoxigraph takes them as such.
    return _kind(reader, reader.at + 1) not in (Kind.NAME, Kind.IRI)


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
    reader.report("bad-language", index, found=token, meant=f"@{meant or 'da'}")


def datatype(reader: Reader, string: int) -> str | None:
    """Return the datatype at the current place, which follows ``^^``; None if it cannot be known."""
    kind = _kind(reader, reader.at)
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
        reader.report("missing-datatype", reader.todo[reader.at - 1], found=_text(reader, reader.at))
        if kind in _STRING_KINDS or kind == Kind.WORD:
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
        is_long = token[:3] in ('"""', "'''")
        quote = token[:3] if is_long else token[0]
        key = "unclosed-long-string" if is_long else "unclosed-string"
        reader.report(key, index, quote=quote, long=token[0] * 3)
    elif kind == Kind.SMART_STRING:
        inside = token[1:-1] if len(token) > 1 else ""
        reader.report(
            "smart-quotes", index, character=f"{token[0]} ({character_name(token[0])})", inside=inside
        )
    else:
        _bad_name(reader, index)


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
        reader.report("bad-number", index, found=token)
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
    return (character for character in rest if not _NAME_CHARACTER.match(character))


def _shown_character(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    return (
        f"{character} ({character_name(character)})" if character.isprintable() else character_name(character)
    )


# The beginning of a statement


def statement(reader: Reader) -> None:
    """Go on from a token that cannot begin a statement."""
    index = reader.todo[reader.at]
    kind = reader.kinds[index]
    text = reader.texts[index]
    if kind == Kind.DOT:
        _extra_dot(reader, index)
    elif kind in (Kind.SEMICOLON, Kind.COMMA) or kind == Kind.A:
        _after_early_dot(reader, index)
    elif kind in LITERAL_KINDS:
        if kind in (Kind.BAD_STRING, Kind.OPEN_STRING, Kind.SMART_STRING):
            unreadable(reader, index)
        else:
            reader.report("literal-as-subject", index, found=text)
        _pass_literal(reader)
        _go_on_without_subject(reader, index)
    elif kind in (Kind.BAD_NAME, Kind.BAD_IRI):
        unreadable(reader, index)
        reader.at += 1
        _go_on_without_subject(reader, index)
    elif kind == Kind.STAR:
        _skip_new_syntax(reader)
    elif kind in (Kind.LANGUAGE, Kind.BAD_LANGUAGE):
        _directive_like(reader, index)
    elif kind == Kind.WORD:
        _word_at_start(reader, index)
    elif kind == Kind.STRAY and text in "{}":
        _brace(reader, index)
    elif kind in _CLOSERS:
        reader.report("unopened-bracket", index, found=text)
        _drop_outside(reader)
    else:
        _unexpected_here(
            reader,
            index,
            "et udsagn, fx :kursus a fo:Activity .",
            "a statement, such as :course a fo:Activity .",
        )
        reader.at += 1
        _skip(reader, stop_at_semicolon=False)
        _drop_statement(reader)


def _extra_dot(reader: Reader, index: int) -> None:
    previous = reader.statements[-1] if reader.statements else None
    after_word = (
        previous is not None
        and previous.kind != "triples"
        and reader.kinds[previous.first_token] == Kind.WORD
        and previous.end_token - 1 == _previous(reader)
    )
    reader.report("dot-after-prefix" if after_word else "extra-dot", index)
    _drop_outside(reader)


def _drop_outside(reader: Reader) -> None:
    """Pass a token that belongs to no statement."""
    reader.at += 1
    reader.damaged = False


def _drop_statement(reader: Reader) -> None:
    """End a statement of which nothing could be read."""
    if _kind(reader, reader.at) == Kind.DOT:
        reader.at += 1
    reader.end_statement(reader.todo[reader.at - 1] + 1)


def _go_on_without_subject(reader: Reader, index: int) -> None:
    reader.subject = None
    reader.subject_at = index
    if _kind(reader, reader.at) in _PREDICATE_KINDS or _kind(reader, reader.at) in LITERAL_KINDS:
        reader.state = reader.predicate_required
    else:
        _skip(reader, stop_at_semicolon=False)
        _drop_statement(reader)


def _after_early_dot(reader: Reader, index: int) -> None:
    """Read on about the subject of the statement before, which a full stop ended too early."""
    if not _resume_last(reader, index):
        _unexpected_here(reader, index, "et navn", "a name")
        reader.at += 1
        _skip(reader, stop_at_semicolon=False)
        _drop_statement(reader)
        return
    kind = reader.kinds[index]
    if kind == Kind.A:
        reader.state = reader.predicate_required
    elif kind == Kind.COMMA and reader.predicate is not None:
        reader.at += 1
        reader.state = reader.value
    else:
        reader.at += 1
        reader.state = reader.predicate_optional


def _resume_last(reader: Reader, index: int) -> bool:
    """Make the statement before the current one again, and say that its full stop looks wrong."""
    previous = reader.statements[-1] if reader.statements else None
    if previous is None or previous.kind != "triples" or reader.last_subject is None:
        return False
    dot = previous.end_token - 1
    line = reader.line_of(dot)
    subject = reader.texts[previous.first_token]
    found = problem(
        "dot-for-semicolon",
        reader.tokens.starts[index],
        reader.tokens.end(index),
        found=reader.texts[index],
        subject=subject,
        line=line,
    )
    place = Related(
        Message("Dette punktum slutter udsagnet.", "This full stop ends the statement."),
        reader.tokens.starts[dot],
        reader.tokens.end(dot),
    )
    reader.statements.pop()
    reader.first, reader.first_triple = previous.first_token, previous.first_triple
    reader.note(found.beside(place))
    reader.subject, reader.subject_at = reader.last_subject, reader.last_subject_at
    reader.predicate = None
    return True


def _directive_like(reader: Reader, index: int) -> None:
    text = reader.texts[index]
    if text.lower() == "@version":
        reader.report("not-portable", index, found=text)
        reader.at += 1
        _skip(reader, stop_at_semicolon=False)
        _drop_statement(reader)
        return
    meant = _meant_directive(text)
    if meant is None:
        reader.report("bad-directive", index, found=text)
        reader.at += 1
        _skip(reader, stop_at_semicolon=False)
        _drop_statement(reader)
        return
    key = "directive-case" if text.lower() == meant else "directive-typo"
    reader.report(key, index, found=text, meant=meant)
    _forgiving_directive(reader, meant == "@prefix")


def _forgiving_directive(reader: Reader, is_prefix: bool) -> None:
    """Read a declaration whose keyword was wrong without reporting its full stop."""
    reader.directive(is_prefix, dotted=True)


def _word_at_start(reader: Reader, index: int) -> None:
    text = reader.texts[index]
    if text.lower() == "version" and _kind(reader, reader.at + 1) in _STRING_KINDS:
        reader.report("not-portable", index, found=text)
        reader.at += 2
        _drop_statement(reader)
        return
    if text.lower() == "graph":
        reader.report("named-graph", index, found=text)
        reader.at += 1
        if _kind(reader, reader.at) in (Kind.NAME, Kind.IRI):
            reader.at += 1
        if _kind(reader, reader.at) == Kind.STRAY:
            reader.braces += 1
            reader.at += 1
        reader.end_statement(reader.todo[reader.at - 1] + 1)
        return
    near = get_close_matches(text.lower(), ("prefix", "base"), 1, 0.75)
    if near and _kind(reader, reader.at + 1) in (Kind.NAME, Kind.IRI, Kind.WORD):
        reader.report("directive-typo", index, found=text, meant=near[0].upper())
        _forgiving_directive(reader, near[0] == "prefix")
        return
    reader.report("bare-word", index, found=text)
    reader.at += 1
    if _is_adjacent(reader, reader.at) or _kind(reader, reader.at) == Kind.WORD:
        _skip(reader, stop_at_semicolon=False)
        _drop_statement(reader)
    else:
        _go_on_without_subject(reader, index)


def _brace(reader: Reader, index: int) -> None:
    """Read the statements of a named graph as if they stood outside it."""
    text = reader.texts[index]
    if text == "{":
        reader.report("named-graph", index, found=text)
        reader.braces += 1
    elif reader.braces:
        reader.braces -= 1
    else:
        reader.report("unopened-bracket", index, found=text)
    _drop_outside(reader)


# In the place of a property


def predicate(reader: Reader) -> None:
    """Go on from a token that cannot be a property."""
    index = reader.todo[reader.at]
    kind = reader.kinds[index]
    text = reader.texts[index]
    if kind == Kind.DOT or (_starts_statement(reader, reader.at) and _begins_line(reader, reader.at)):
        _no_predicate_at_end(reader, index)
    elif kind == Kind.SEMICOLON:
        reader.report("missing-predicate", index, found=text, **_ended(reader))
        reader.at += 1
        reader.state = reader.predicate_optional
    elif kind == Kind.COMMA:
        _unexpected_here(reader, index, "en egenskab", "a property")
        reader.at += 1
        reader.state = reader.value if reader.predicate is not None else reader.predicate_required
    elif kind in _CLOSERS:
        _closer(reader, index)
    elif kind == Kind.WORD:
        _word_as_predicate(reader, index)
    elif kind in (Kind.BAD_NAME, Kind.BAD_IRI):
        unreadable(reader, index)
        _unknown_predicate(reader, index)
    elif kind in LITERAL_KINDS:
        if kind in (Kind.BAD_STRING, Kind.OPEN_STRING, Kind.SMART_STRING):
            unreadable(reader, index)
        else:
            reader.report("literal-as-predicate", index, found=text)
        _pass_literal(reader)
        reader.at -= 1
        _unknown_predicate(reader, index)
    elif kind == Kind.LABEL or kind in _OPENERS:
        reader.report("node-as-predicate", index, found=text)
        if kind in _OPENERS:
            reader.at = _after_group(reader, reader.at) - 1
        _unknown_predicate(reader, index)
    elif kind == Kind.STRAY:
        _stray_as_predicate(reader, index)
    elif kind == Kind.STAR:
        _skip_new_syntax(reader)
    else:
        _misplaced_suffix(reader, index)


def _no_predicate_at_end(reader: Reader, index: int) -> None:
    """Report a statement that ends after its subject, or after nothing but a semicolon."""
    if reader.stack:
        _report_unclosed(reader, reader.at)
    elif not reader.quiet:
        found = reader.report("missing-predicate", index, found=reader.texts[index], **_ended(reader))
        reader.problems[-1] = found.beside(_statement_place(reader))
    if reader.kinds[index] == Kind.DOT:
        reader.at += 1
        reader.end_statement(index + 1)
    else:
        reader.end_statement(reader.todo[reader.at - 1] + 1)


def _unknown_predicate(reader: Reader, index: int) -> None:
    """Read on as if the token just passed had been a property."""
    reader.predicate = None
    reader.predicate_at = index
    reader.at += 1
    if _kind(reader, reader.at) in (Kind.SEMICOLON, Kind.DOT) or _kind(reader, reader.at) in _CLOSERS:
        reader.quiet = True
        reader.state = reader.after_object
    else:
        reader.state = reader.value


def _word_as_predicate(reader: Reader, index: int) -> None:
    text = reader.texts[index]
    if text == "A":
        reader.report("keyword-a", index, found=text, subject=reader.texts[reader.subject_at])
        reader.predicate, reader.predicate_at = RDF_TYPE, index
        reader.at += 1
        reader.state = reader.value
    elif text in ("is", "has", "of"):
        reader.report("n3-syntax", index, found=text)
        reader.at += 1
        _skip(reader)
    else:
        reader.report("bare-word", index, found=text)
        if _kind(reader, reader.at + 1) == Kind.WORD or _is_adjacent(reader, reader.at + 1):
            reader.at += 1
            _skip(reader)
        else:
            _unknown_predicate(reader, index)


def _stray_as_predicate(reader: Reader, index: int) -> None:
    text = reader.texts[index]
    if text in "^!":
        reader.report("n3-path", index, found=text)
        reader.at += 1
        _skip(reader, stop_at_semicolon=False)
    elif text == "{":
        reader.report("named-graph", index, found=text)
        reader.braces += 1
        reader.at += 1
        reader.end_statement(index + 1)
    elif text == "}":
        _end_before_brace(reader, index)
    elif text in ("=", "=>", "<="):
        reader.report("n3-syntax", index, found=text)
        if _kind(reader, reader.at + 1) == Kind.STRAY and _is_adjacent(reader, reader.at + 1):
            reader.at += 1
        _unknown_predicate(reader, index)
    else:
        _unexpected_here(reader, index, "en egenskab", "a property")
        reader.at += 1
        _skip(reader)


# In the place of a value


def value(reader: Reader) -> None:
    """Go on from a token that cannot be a value."""
    index = reader.todo[reader.at]
    kind = reader.kinds[index]
    text = reader.texts[index]
    if kind in (Kind.BAD_NAME, Kind.BAD_IRI, Kind.BAD_STRING, Kind.OPEN_STRING, Kind.SMART_STRING):
        _unreadable_value(reader, index)
    elif kind in _CLOSERS and not any(frame.is_list == (kind == Kind.CLOSE_LIST) for frame in reader.stack):
        reader.report("unopened-bracket", index, found=text)
        reader.at += 1
    elif kind in (Kind.DOT, Kind.SEMICOLON, Kind.COMMA) or kind in _CLOSERS:
        _missing_object(reader, index)
    elif kind == Kind.WORD and not _is_declaration(reader, reader.at):
        _word_as_object(reader, index)
    elif kind == Kind.A and _separator_before(reader, reader.at - 1):
        _go_back_to(reader, reader.at - 1, "separator-for-dot")
    elif kind == Kind.A:
        reader.report("a-out-of-place", index)
        reader.emit(None, index)
        reader.at += 1
        reader.state = reader.after
    elif kind == Kind.STAR:
        _skip_new_syntax(reader)
    elif kind == Kind.STRAY:
        if text == "}" and reader.braces:
            _missing_object(reader, index)
            return
        key = "named-graph" if text in "{}" else "n3-path" if text in "^!" else "n3-syntax"
        reader.report(key, index, found=text)
        reader.at += 1
        _skip(reader)
    elif _is_declaration(reader, reader.at):
        _missing_object(reader, index)
        reader.quiet = True
    else:
        _misplaced_suffix(reader, index)


def _unreadable_value(reader: Reader, index: int) -> None:
    unreadable(reader, index)
    reader.at += 1
    if reader.kinds[index] == Kind.OPEN_STRING:
        reader.quiet = True
        _pass_text_over_lines(reader, index)
    elif reader.kinds[index] == Kind.SMART_STRING and len(reader.texts[index]) == 1:
        _pass_words(reader)
    reader.state = reader.after
    follower = _kind(reader, reader.at)
    if (
        reader.kinds[index] in LITERAL_KINDS
        and follower in _SUFFIXES
        and reader.kinds[index] != Kind.OPEN_STRING
    ):
        reader.suffix(index, None)
    else:
        reader.emit(None, index)


def _pass_text_over_lines(reader: Reader, index: int) -> None:
    """Pass the further lines of a text that lacks the quotes for several lines.

    A quote that touches the word before it closes; one with a space before it opens the next text.
    """
    if not _begins_line(reader, reader.at):
        return
    quote = reader.texts[index][0]
    for place in range(reader.at, min(len(reader.todo), reader.at + 60)):
        if _starts_statement(reader, place):
            return
        text = _text(reader, place)
        if (
            text[0] == quote
            and _is_adjacent(reader, place)
            and reader.kinds[reader.todo[place]] == Kind.OPEN_STRING
        ):
            reader.at = place + 1
            return


def _missing_object(reader: Reader, index: int) -> None:
    if _was_early_dot(reader):
        _read_as_property(reader)
        return
    if not reader.quiet:
        reader.report("missing-object", index, found=reader.texts[index], **_ended(reader))
    reader.damaged = True
    if reader.kinds[index] == Kind.COMMA:
        reader.at += 1
    else:
        reader.state = reader.after


def _was_early_dot(reader: Reader) -> bool:
    """Return whether an indented pair such as ``:p :o ;`` goes on about the statement before."""
    previous = reader.statements[-1] if reader.statements else None
    return (
        previous is not None
        and previous.kind == "triples"
        and reader.last_subject is not None
        and not reader.stack
        and reader.subject_at == reader.first
        and reader.predicate_at == reader.todo[reader.at - 1]
        and reader.at >= 2
        and reader.first == reader.todo[reader.at - 2]
        and not _is_unindented(reader, reader.at - 2)
        and _begins_line(reader, reader.at - 2)
        and not _begins_line(reader, reader.at - 1)
        and reader.kinds[reader.first] in (Kind.NAME, Kind.IRI)
    )


def _read_as_property(reader: Reader) -> None:
    """Read the two terms before the current place as property and value of the statement before."""
    property_, value = reader.subject, reader.predicate
    property_at, value_at = reader.subject_at, reader.predicate_at
    _resume_last(reader, property_at)
    reader.predicate, reader.predicate_at = property_, property_at
    reader.emit(value, value_at)
    reader.state = reader.after


def _word_as_object(reader: Reader, index: int) -> None:
    text = reader.texts[index]
    meant = _TRUE_WORDS.get(text.lower()) or _FALSE_WORDS.get(text.lower())
    reader.at += 1
    follower = _kind(reader, reader.at)
    alone = follower in (Kind.DOT, Kind.SEMICOLON, Kind.COMMA) or follower in _CLOSERS
    if meant and alone:
        reader.report("bare-boolean", index, found=text, meant=meant)
    elif alone or _begins_line(reader, reader.at):
        reader.report("bare-word", index, found=text)
    else:
        _unquoted_text(reader, index)
    reader.emit(None, index)
    reader.state = reader.after


def _unquoted_text(reader: Reader, index: int) -> None:
    """Report words that stand for themselves as one text without quotes."""
    _pass_words(reader)
    last = reader.todo[reader.at - 1]
    text = reader.source.text[reader.tokens.starts[index] : reader.tokens.end(last)]
    reader.report_range("bare-word", index, last, found=text)


def _pass_words(reader: Reader) -> None:
    """Pass what is left of the line up to the next punctuation."""
    reader.quiet = True
    while reader.at < len(reader.todo) and not _begins_line(reader, reader.at):
        kind = _kind(reader, reader.at)
        if kind in (Kind.DOT, Kind.SEMICOLON, Kind.COMMA) or kind in _CLOSERS:
            break
        reader.at += 1


# After a value


def after_object(reader: Reader) -> None:
    """Go on from a token that cannot follow a value."""
    index = reader.todo[reader.at]
    kind = reader.kinds[index]
    if kind == Kind.DOT:
        _dot_in_bracket(reader, index)
    elif kind in _CLOSERS:
        _closer(reader, index)
    elif _is_declaration(reader, reader.at):
        _new_statement(reader, index)
    elif kind == Kind.STAR or (kind == Kind.BAD_NAME and reader.texts[index].startswith("~")):
        _skip_new_syntax(reader)
    elif kind == Kind.BAD_NAME and reader.texts[index][0] in "!^":
        reader.report("n3-path", index, found=reader.texts[index])
        reader.at += 1
        _skip(reader)
    elif kind == Kind.STRAY:
        _stray_after_object(reader, index)
    elif kind in _SUFFIXES:
        _misplaced_suffix(reader, index)
    elif _is_glued_number(reader):
        _glued_number(reader)
    elif _follows_quote(reader):
        reader.report("quote-inside-text", index, found=reader.texts[index])
        reader.at += 1
        _skip(reader)
    elif kind in TERM_KINDS:
        _missing_punctuation(reader, index)
    else:
        _unexpected_here(reader, index, "; , eller .", "; , or .")
        reader.at += 1


def _is_glued_number(reader: Reader) -> bool:
    before = reader.kinds[_previous(reader)]
    kind = _kind(reader, reader.at)
    return before in NUMBER_KINDS and (
        (_is_adjacent(reader, reader.at) and kind in NUMBER_KINDS | {Kind.BAD_NAME, Kind.WORD, Kind.NAME})
        or (
            kind == Kind.INTEGER
            and len(_text(reader, reader.at)) == 3
            and not _begins_line(reader, reader.at)
        )
        or (kind == Kind.WORD and not _begins_line(reader, reader.at))
    )


def _glued_number(reader: Reader) -> None:
    """Report a date, a number with separators or a unit that was read as a row of numbers."""
    first = _previous(reader)
    kinds = NUMBER_KINDS | {Kind.BAD_NAME, Kind.WORD, Kind.NAME}
    while (
        _kind(reader, reader.at) in kinds
        and not _begins_line(reader, reader.at)
        and (_is_adjacent(reader, reader.at) or _kind(reader, reader.at) in (Kind.INTEGER, Kind.WORD))
    ):
        reader.at += 1
    last = reader.todo[reader.at - 1]
    text = reader.source.text[reader.tokens.starts[first] : reader.tokens.end(last)]
    key = "bad-number"
    if _DATE.fullmatch(text):
        key = "bare-date"
    elif re.fullmatch(r"[0-9. +-]+", text):
        key = "split-number"
    reader.report_range(key, first, last, found=text)
    reader.flush()
    if len(reader.triples) > reader.first_triple and reader.triples[-1][5] == first:
        reader.triples.pop()
        reader.mark = min(reader.mark, len(reader.triples))
    reader.quiet = True


def _follows_quote(reader: Reader) -> bool:
    before = reader.kinds[_previous(reader)]
    kind = _kind(reader, reader.at)
    if before not in (Kind.STRING, Kind.BAD_STRING):
        return False
    if _is_adjacent(reader, reader.at):
        return kind in LITERAL_KINDS or kind in (Kind.WORD, Kind.A, Kind.BAD_NAME, Kind.NAME)
    return kind in (Kind.WORD, Kind.A) and not _begins_line(reader, reader.at)


def _missing_punctuation(reader: Reader, index: int) -> None:
    """Guess which of ``.``, ``;`` and ``,`` is missing before a term, and read on as if it stood there."""
    line = _terms(reader, reader.at, one_line=True) if _begins_line(reader, reader.at) else []
    terms = line if len(line) >= 2 else _terms(reader, reader.at)
    kind = reader.kinds[index]
    second_is_a = len(terms) > 1 and _kind(reader, terms[1]) == Kind.A
    can_be_subject = kind in _SUBJECT_KINDS
    can_be_predicate = kind in _PREDICATE_KINDS
    if _misread_new_line(reader) or _was_property(reader):
        return
    if kind != Kind.A and can_be_subject and (len(terms) >= 3 or second_is_a or _opens_line(reader, terms)):
        _new_statement(reader, index)
    elif can_be_predicate and (len(terms) >= 2 or kind == Kind.A):
        if not _was_reported(reader):
            reader.report("missing-semicolon", index, found=reader.texts[index], **_ended(reader))
        reader.damaged = True
        reader.state = reader.predicate_required
    else:
        if not _was_reported(reader):
            reader.report("missing-comma", index, found=reader.texts[index], **_ended(reader))
        reader.damaged = True
        reader.state = reader.value


def _was_property(reader: Reader) -> bool:
    """Return whether a comma stands where a semicolon was meant, and read on as if it were one."""
    place = reader.at - 1
    if (
        reader.quiet
        or _kind(reader, place - 1) != Kind.COMMA
        or not _begins_line(reader, place)
        or _begins_line(reader, reader.at)
        or _kind(reader, place) not in (Kind.NAME, Kind.IRI)
        or not reader.triples
        or reader.triples[-1][5] != reader.todo[place]
    ):
        return False
    property_ = reader.triples.pop()[2]
    reader.mark = min(reader.mark, len(reader.triples))
    comma = reader.todo[place - 1]
    index = reader.todo[place]
    found = reader.report("comma-for-semicolon", index, found=reader.texts[index], line=reader.line_of(comma))
    where = Related(
        Message("Dette komma.", "This comma."), reader.tokens.starts[comma], reader.tokens.end(comma)
    )
    reader.problems[-1] = found.beside(where)
    reader.predicate = property_ if isinstance(property_, str) else None
    reader.predicate_at = index
    reader.state = reader.value
    return True


def _opens_line(reader: Reader, terms: list[int]) -> bool:
    """Return whether two terms at the left margin are a subject, since no property can stand there."""
    return (
        _is_unindented(reader, reader.at)
        and _kind(reader, reader.at) in (Kind.LABEL, Kind.OPEN_BRACKET, Kind.OPEN_LIST)
        and len(terms) >= 2
    )


def _was_reported(reader: Reader) -> bool:
    """Return whether the surprise is the consequence of something skipped; said only once."""
    was_quiet = reader.quiet
    reader.quiet = False
    return was_quiet


def _new_statement(reader: Reader, index: int) -> None:
    """End the statement before token ``index``, which begins the next, and say what is missing."""
    if reader.stack:
        _report_unclosed(reader, reader.at)
    elif not _was_reported(reader):
        found = reader.report("missing-dot", index, line=reader.line_of(reader.first), **_ended(reader))
        reader.problems[-1] = found.beside(_statement_place(reader))
    reader.flush()
    reader.end_statement(reader.todo[reader.at - 1] + 1)


def _misread_new_line(reader: Reader) -> bool:
    """Return whether the statement broke off on an earlier line, and start again at the line that was misread.

    ``:a :p`` with the value forgotten takes its value from the next line, ``:a`` alone even its property;
    the mistake shows only at the third or second term of that line.
    """
    if reader.stack or reader.quiet:
        return False
    for back in (1, 2):
        place = reader.at - back
        if place <= 0 or reader.todo[place] <= reader.first:
            continue
        if reader.kinds[reader.todo[place]] not in _SUBJECT_KINDS or not _begins_line(reader, place):
            continue
        terms = _terms(reader, place, 3, one_line=True)
        if len(terms) < 3 or not (_is_unindented(reader, place) or _kind(reader, terms[1]) == Kind.A):
            continue
        if _separator_before(reader, place):
            key = "separator-for-dot"
        else:
            key = "missing-object" if back == 1 else "missing-predicate"
        _go_back_to(reader, place, key)
        return True
    return False


def _separator_before(reader: Reader, place: int) -> bool:
    """Return whether a ``;`` or ``,`` stands before ``place``, where a line begins."""
    return (
        place > 0
        and _kind(reader, place - 1) in (Kind.SEMICOLON, Kind.COMMA)
        and _begins_line(reader, place)
        and not reader.stack
    )


def _go_back_to(reader: Reader, place: int, key: str) -> None:
    """Take back what was read from ``place`` on, and begin a statement there."""
    reader.flush()
    while len(reader.triples) > reader.first_triple and reader.triples[-1][5] >= reader.todo[place]:
        reader.triples.pop()
    reader.mark = len(reader.triples)
    reader.at = place
    index = reader.todo[place]
    found = reader.report(key, index, found=reader.texts[index], **_ended(reader))
    reader.problems[-1] = found.beside(_statement_place(reader))
    reader.end_statement(reader.todo[place - 1] + 1)


def _stray_after_object(reader: Reader, index: int) -> None:
    text = reader.texts[index]
    if text == "}":
        _end_before_brace(reader, index)
        return
    key = (
        "n3-path"
        if text in "^!"
        else "named-graph"
        if text == "{"
        else "n3-syntax"
        if text == "="
        else "unexpected"
    )
    if key == "unexpected":
        _unexpected_here(reader, index, "; , eller .", "; , or .")
    else:
        reader.report(key, index, found=text)
    reader.at += 1
    _skip(reader)


def _end_before_brace(reader: Reader, index: int) -> None:
    """End the statement at a curly bracket: the last one of a graph needs no full stop."""
    if reader.stack:
        _report_unclosed(reader, reader.at)
    if not reader.braces:
        reader.report("unopened-bracket", index, found="}")
    else:
        reader.braces -= 1
    reader.flush()
    reader.at += 1
    reader.end_statement(index)


# Brackets


def element(reader: Reader) -> None:
    """Go on from a token that can neither be an element of a list nor its end."""
    index = reader.todo[reader.at]
    kind = reader.kinds[index]
    if kind in (Kind.BAD_NAME, Kind.BAD_IRI, Kind.BAD_STRING, Kind.OPEN_STRING, Kind.SMART_STRING):
        reader.cell(index)
        _unreadable_value(reader, index)
    elif kind == Kind.WORD and not _is_declaration(reader, reader.at):
        reader.cell(index)
        _word_as_object(reader, index)
    elif kind == Kind.COMMA:
        if not reader.quiet:
            _unexpected_here(
                reader, index, "mellemrum mellem listens led", "spaces between the elements of the list"
            )
        reader.quiet = True  # a list with commas has many
        reader.at += 1
    elif kind in (Kind.DOT, Kind.SEMICOLON) or _is_declaration(reader, reader.at):
        _broken_list(reader, index)
    elif kind == Kind.CLOSE_BRACKET:
        _closer(reader, index)
    elif kind == Kind.STAR:
        _skip_new_syntax(reader)
    elif kind == Kind.A:
        reader.report("a-out-of-place", index)
        reader.at += 1
    elif kind in _SUFFIXES:
        _misplaced_suffix(reader, index)
    else:
        _unexpected_here(reader, index, "et led i listen eller )", "an element of the list or )")
        reader.at += 1


def _broken_list(reader: Reader, index: int) -> None:
    """Close a list that a full stop or semicolon interrupts."""
    kind = reader.kinds[index]
    if kind == Kind.DOT and _kind(reader, reader.at + 1) == Kind.CLOSE_LIST:
        _report_dot_in_bracket(reader, index)
        reader.at += 1
        return
    _report_unclosed(reader, reader.at)
    if kind == Kind.SEMICOLON:
        reader.leave_list(_previous(reader))
    else:
        _end_broken(reader, index)


def _end_broken(reader: Reader, index: int) -> None:
    """End the statement although brackets are open."""
    reader.flush()
    if reader.kinds[index] == Kind.DOT:
        reader.at += 1
        reader.end_statement(index + 1)
    else:
        reader.end_statement(reader.todo[reader.at - 1] + 1)


def _dot_in_bracket(reader: Reader, index: int) -> None:
    """Decide whether a full stop inside a bracket is one too many, or the bracket is not closed."""
    follower = _kind(reader, reader.at + 1)
    pair = _terms(reader, reader.at + 1, 3)
    after_pair = reader.at + 1 + len(pair)
    goes_on = (
        len(pair) == 2
        and _kind(reader, pair[0]) in _PREDICATE_KINDS
        and not _is_unindented(reader, pair[0])
        and _kind(reader, after_pair) in (Kind.CLOSE_BRACKET, Kind.SEMICOLON)
    )
    if follower == Kind.CLOSE_BRACKET or goes_on:
        _report_dot_in_bracket(reader, index)
        reader.at += 1
        reader.state = reader.predicate_optional
    else:
        _report_unclosed(reader, reader.at)
        _end_broken(reader, index)


def _report_dot_in_bracket(reader: Reader, index: int) -> None:
    bracket = reader.stack[-1].open
    found = reader.report("dot-in-bracket", index, line=reader.line_of(bracket))
    reader.problems[-1] = found.beside(_bracket_place(reader, bracket))


def _bracket_place(reader: Reader, bracket: int) -> Related:
    return Related(
        Message("Parentesen åbnes her.", "The bracket opens here."),
        reader.tokens.starts[bracket],
        reader.tokens.end(bracket),
    )


def _report_unclosed(reader: Reader, at: int) -> None:
    """Report the innermost open bracket at its opening; the others are related places."""
    innermost = reader.stack[-1].open
    bracket = reader.texts[innermost]
    before = reader.todo[min(at, len(reader.todo) - 1)]
    found = reader.report(
        "unclosed-bracket",
        innermost,
        bracket=bracket,
        closing="]" if bracket == "[" else ")",
        found=reader.texts[before],
        line=reader.line_of(before),
    )
    others = [frame.open for frame in reader.stack[:-1]][-3:]
    related = [
        Related(
            Message("Denne parentes er heller ikke lukket.", "This bracket is not closed either."),
            reader.tokens.starts[other],
            reader.tokens.end(other),
        )
        for other in others
    ]
    reader.problems[-1] = found.beside(*related)


def _closer(reader: Reader, index: int) -> None:
    """Go on from a closing bracket that does not match the innermost open one."""
    is_list = reader.kinds[index] == Kind.CLOSE_LIST
    if reader.stack and reader.stack[-1].is_list == is_list:
        if not reader.quiet:
            reader.report("missing-predicate", index, found=reader.texts[index], **_ended(reader))
        reader.state = reader.after_object if not is_list else reader.element
        reader.damaged = True
        return
    if not reader.stack:
        reader.report("unopened-bracket", index, found=reader.texts[index])
        reader.at += 1
        reader.state = reader.after_object
        return
    if any(frame.is_list == is_list for frame in reader.stack):
        _report_unclosed(reader, reader.at)
    else:
        bracket = reader.stack[-1].open
        closing = ")" if reader.stack[-1].is_list else "]"
        line = reader.line_of(bracket)
        found = reader.report(
            "wrong-bracket",
            index,
            found=reader.texts[index],
            bracket=reader.texts[bracket],
            closing=closing,
            line=line,
        )
        reader.problems[-1] = found.beside(_bracket_place(reader, bracket))
        reader.at += 1
    reader.flush()
    if reader.stack[-1].is_list:
        reader.leave_list(_previous(reader))
    else:
        reader.leave(_previous(reader))


def too_deep(reader: Reader, index: int) -> None:
    """Report a bracket that is one too many inside others, and leave the statement."""
    reader.report("nested-too-deep", index, limit=len(reader.stack))
    depth = len(reader.stack)
    while reader.at < len(reader.todo):
        kind = _kind(reader, reader.at)
        if kind in _OPENERS:
            depth += 1
        elif kind in _CLOSERS:
            depth -= 1
        elif kind == Kind.DOT:
            if depth <= 0 or reader.at + 1 == len(reader.todo):
                break
        elif _is_declaration(reader, reader.at):
            break
        reader.at += 1
    reader.flush()
    _drop_statement(reader)


# Passing over things


def _skip(reader: Reader, *, stop_at_semicolon: bool = True) -> None:
    """Pass over tokens up to the next ``;`` or ``.`` of this statement, or to the next statement."""
    depth = 0
    start = reader.at
    reader.quiet = True
    while reader.at < len(reader.todo):
        kind = _kind(reader, reader.at)
        if kind in _OPENERS:
            depth += 1
        elif kind in _CLOSERS:
            if depth == 0 and reader.stack:
                break
            depth = max(0, depth - 1)
        elif kind == Kind.SEMICOLON:
            if depth == 0 and stop_at_semicolon:
                break
        elif kind == Kind.DOT and (depth == 0 or _starts_statement_after(reader)):
            break
        if reader.at > start and _begins_line(reader, reader.at) and _starts_statement(reader, reader.at):
            break
        reader.at += 1
    in_list = bool(reader.stack) and reader.stack[-1].is_list
    reader.state = reader.element if in_list else reader.after_object


def _starts_statement_after(reader: Reader) -> bool:
    return reader.at + 1 >= len(reader.todo) or _starts_statement(reader, reader.at + 1)


def _skip_new_syntax(reader: Reader) -> None:
    """Report RDF 1.2 once for the statement and pass over its rest."""
    reader.report("not-portable", reader.todo[reader.at], found=_text(reader, reader.at))
    reader.at += 1
    _skip(reader, stop_at_semicolon=False)
    reader.flush()
    if reader.at < len(reader.todo) and _kind(reader, reader.at) in _CLOSERS and reader.stack:
        return
    _drop_statement(reader)


def _pass_literal(reader: Reader) -> None:
    """Pass a literal with its language or datatype."""
    reader.at += 1
    kind = _kind(reader, reader.at)
    if kind in (Kind.LANGUAGE, Kind.BAD_LANGUAGE):
        reader.at += 1
    elif kind == Kind.CARETS:
        reader.at = min(reader.at + 2, len(reader.todo))


def _misplaced_suffix(reader: Reader, index: int) -> None:
    kind = reader.kinds[index]
    text = reader.texts[index]
    if kind in (Kind.LANGUAGE, Kind.BAD_LANGUAGE):
        reader.report("language-out-of-place", index, found=text)
        reader.at += 1
    elif kind == Kind.CARETS:
        reader.report("datatype-out-of-place", index)
        reader.at += 1
        if _kind(reader, reader.at) in (Kind.NAME, Kind.IRI):
            reader.at += 1
    else:
        _unexpected_here(reader, index, "en egenskab eller en værdi", "a property or a value")
        reader.at += 1


def _unexpected_here(reader: Reader, index: int, expected_da: str, expected_en: str) -> None:
    reader.report(
        "unexpected", index, found=reader.texts[index], expected_da=expected_da, expected_en=expected_en
    )
