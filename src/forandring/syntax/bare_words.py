"""Reading on from words that stand where a value should: truth values, texts without quotes, terms with spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forandring.syntax.kinds import TERM_KINDS, Kind
from forandring.syntax.known_terms import is_term
from forandring.syntax.lookahead import CLOSERS, STRING_KINDS, begins_line, kind_at, last_token
from forandring.syntax.resumption import pass_broken_text, pass_words
from forandring.syntax.spaced_names import spaced_term, split_term

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = ["is_spaced_property", "word_as_value"]

_NO_WORDS = STRING_KINDS | {Kind.NAME, Kind.IRI, Kind.LABEL, Kind.OPEN_BRACKET}
_TRUE_WORDS = {
    "true": "true",
    "ja": "true",
    "yes": "true",
    "sand": "true",
    "sandt": "true",
    "rigtigt": "true",
}
_FALSE_WORDS = {"false": "false", "nej": "false", "no": "false", "falsk": "false", "forkert": "false"}


def is_spaced_property(reader: Reader) -> bool:
    """Return whether the property just read and the words after it are one term; then it is the property."""
    if last_token(reader) != reader.predicate_at:
        return False
    if is_term(reader.predicate) and not _is_value_after_words(reader):
        return False  # the words are the value
    meant = spaced_term(reader)
    if meant is not None:
        reader.predicate = meant
    return meant is not None


def _is_value_after_words(reader: Reader) -> bool:
    """Return whether a value follows the words here."""
    place = reader.at
    while kind_at(reader, place) == Kind.WORD:
        place += 1
    return kind_at(reader, place) in TERM_KINDS


def word_as_value(reader: Reader, index: int) -> None:
    """Go on from a word that stands where a value should."""
    text = reader.texts[index]
    term = split_term(reader)
    if term is not None:
        reader.emit(term, index)
        reader.state = reader.after
        return
    meant = _TRUE_WORDS.get(text.lower()) or _FALSE_WORDS.get(text.lower())
    reader.at += 1
    follower = kind_at(reader, reader.at)
    alone = follower in (Kind.DOT, Kind.SEMICOLON, Kind.COMMA) or follower in CLOSERS
    if meant and alone:
        reader.report("bare-boolean", index, found=text, meant=meant)
    elif pass_broken_text(reader):
        reader.report("unopened-text", index, found=text)
        reader.quiet = True
    elif alone or begins_line(reader, reader.at):
        reader.report("bare-word", index, found=text)
    else:
        _unquoted_text(reader, index)
    reader.emit(None, index)
    reader.state = reader.after


def _unquoted_text(reader: Reader, index: int) -> None:
    """Report words that stand for themselves as one text without quotes; what is more than words is passed."""
    start = reader.at
    pass_words(reader)
    others = (place for place in range(start, reader.at) if kind_at(reader, place) in _NO_WORDS)
    last = reader.todo[next(others, reader.at) - 1]
    if last == index:
        reader.report("bare-word", index, found=reader.texts[index])
        return
    text = reader.source.text[reader.tokens.starts[index] : reader.tokens.end(last)]
    language = reader.texts[last] if reader.kinds[last] == Kind.LANGUAGE else ""
    meant = f'"{text.removesuffix(language).rstrip()}"{language}'
    reader.report_range("bare-words", index, last, found=text, meant=meant)
