"""Turtle laid out regularly: the same tokens in the same order, only the space between them is new."""

from __future__ import annotations

from collections.abc import Sequence

from forandring.source import SourceText
from forandring.syntax.alignment import line_count, prefix_padding
from forandring.syntax.kinds import SIGNIFICANT, Kind
from forandring.syntax.problems import Problem
from forandring.syntax.tokens import Tokens
from forandring.syntax.tree import Document, parse

__all__ = ["WIDEST", "NotFormattable", "formatted"]

WIDEST = 110
"""Columns of a line; what fits stays together, and a value that does not fit begins a line of its own."""

_STEP = 4
_SUFFIXES = (Kind.LANGUAGE, Kind.CARETS)
_OPENERS = (Kind.OPEN_BRACKET, Kind.OPEN_LIST)
_CLOSERS = (Kind.CLOSE_BRACKET, Kind.CLOSE_LIST)
_PUNCTUATION = (Kind.SEMICOLON, Kind.COMMA, Kind.DOT)
_ENDS_VALUES = (Kind.SEMICOLON, Kind.DOT)
_NO_BASE = "https://forandring.invalid/"  # so that relative addresses can be compared; never written


class NotFormattable(ValueError):  # noqa: N818 - a state of the text, not a mistake of the program
    """The text cannot be laid out because it cannot be read; ``problems`` says where and why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        said = "; ".join(problem.message.en for problem in problems[:3])
        super().__init__(said or "the layout would not say the same")
        self.problems = tuple(problems)


def formatted(text: str) -> str:
    """Return ``text`` laid out as planners write it.

    Kept as they are: the order of everything, names, literals, comments and what they stand at, blank
    lines between statements, the kind of line end, a byte order mark, and whether the last line ends.

    Raises:
        NotFormattable: the text is not Turtle, or (with no problems) the result would not say the same.

    Cost: linear in the length of the text. Applying it twice changes nothing more.

    >>> print(formatted("@prefix : <http://e/>. :a  a :B;:b 1,2;:c [] ."))
    @prefix : <http://e/> .
    :a a :B ;
        :b 1 , 2 ;
        :c [] .
    """
    before = _read(text)
    result = _Layout(before).text()
    after = _read(result)
    if _content(before.tokens) != _content(after.tokens) or _facts(before) != _facts(after):
        raise NotFormattable(())
    return result


def _read(text: str) -> Document:
    document = parse(SourceText("", text), _NO_BASE)
    if document.problems:
        raise NotFormattable(document.problems)
    return document


def _content(tokens: Tokens) -> list[str]:
    return [text for text, kind in zip(tokens.texts, tokens.kinds, strict=True) if kind != Kind.SPACE]


def _facts(document: Document) -> list[tuple[object, ...]]:
    return [raw[:3] for raw in document.raw_triples]


class _Frame:
    """The statement, or a bracket in it: what may come next, and where its lines begin."""

    __slots__ = ("expects", "indent", "is_list", "one_a_line")

    def __init__(self, *, is_list: bool, indent: int, expects: str) -> None:
        self.is_list = is_list
        self.indent = indent
        self.expects = expects  # "subject", "predicate", "value" or "end" (of a value)
        self.one_a_line = False  # the values of the current property


class _Layout:
    """Writes a document's tokens one after the other, choosing the space before each."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts = document.tokens.texts
        self.kinds = document.tokens.kinds
        self.newline = _line_end(document.tokens)
        self.padding = prefix_padding(document)
        self.directive_ends = {
            each.first_token: each.end_token for each in document.statements if each.kind != "triples"
        }
        self.pieces: list[str] = []
        self.column = 0
        self.line_indent = 0
        self.bracket_broke = False  # the last value is a bracket that closes on a line of its own
        self.lines = 0  # line ends since the last token or comment
        self.previous = -1  # the last significant token
        self.after_comment = False
        self.statement = _Frame(is_list=False, indent=_STEP, expects="subject")
        self.frames = [self.statement]
        self.together_until = -1  # tokens up to this one stay on one line
        self.directive_until = -1

    def text(self) -> str:
        """Return the laid-out text."""
        for index, kind in enumerate(self.kinds):
            if kind == Kind.SPACE:
                self.lines = line_count(self.texts[index])
                continue
            if kind == Kind.MARK:
                self.pieces.append(self.texts[index])
            elif kind == Kind.COMMENT:
                self._comment(index)
            elif kind >= SIGNIFICANT:
                self._token(index, kind)
            self.lines = 0
        if self.lines and not self._is_empty():
            self.pieces.append(self.newline)
        return "".join(self.pieces)

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        last = max(text.rfind("\n"), text.rfind("\r"))
        self.column = self.column + len(text) if last < 0 else len(text) - last - 1

    def _break(self, indent: int, blank_lines: int) -> None:
        if not self._is_empty():
            self.pieces.append(self.newline * (1 + blank_lines) + " " * indent)
            self.column = self.line_indent = indent

    def _is_empty(self) -> bool:
        return not self.pieces or self.pieces == ["\ufeff"]

    def _between_statements(self, index: int) -> bool:
        return self.statement.expects == "subject" and len(self.frames) == 1 and index >= self.directive_until

    def _comment(self, index: int) -> None:
        between = self._between_statements(index)
        if self.lines or self._is_empty():
            blank_lines = max(self.lines - 1, 0)
            frame = self.frames[-1]
            indent = frame.indent + (_STEP if frame.expects == "value" and not frame.is_list else 0)
            self._break(0 if between else indent, blank_lines if between else min(blank_lines, 1))
        else:
            self._write("  ")
        self._write(self.texts[index])
        self.after_comment = True

    def _token(self, index: int, kind: int) -> None:
        starts = self._between_statements(index)
        if starts:
            self._break(0, max(self.lines - 1, 0))
            self.directive_until = self.directive_ends.get(index, -1)
        else:
            self._space(index, kind)
        self._write(self.texts[index])
        self.after_comment = False
        if index >= self.directive_until:
            self._advance(index, kind)
        self.previous = index

    def _space(self, index: int, kind: int) -> None:
        """Write the space between a token inside a statement and what stands before it."""
        width, indent = self._gap(index, kind)
        if kind != Kind.COMMA:
            self.bracket_broke, follows_bracket = kind in _CLOSERS and width is None, self.bracket_broke
            if follows_bracket and kind in _OPENERS and self.kinds[self.previous] == Kind.COMMA:
                width = 1
        if width is None or self.after_comment:
            keeps_blank = self.frames[-1].expects == "predicate" and kind not in _CLOSERS + _PUNCTUATION
            self._break(indent, 1 if keeps_blank and self.lines > 1 else 0)
        else:
            self._write(" " * width)

    def _gap(self, index: int, kind: int) -> tuple[int | None, int]:
        """Return the columns before token ``index`` (None: a new line) and the indent of a new line."""
        frame = self.frames[-1]
        before = self.kinds[self.previous]
        further = frame.indent + _STEP
        if index < self.directive_until:
            return self.padding.get(index, 1), _STEP
        if kind in _SUFFIXES or before == Kind.CARETS:
            return 0, further
        if kind in _CLOSERS:
            tight = 0 if before in _OPENERS else 1
            return (tight if tight == 0 or index <= self.together_until else None), frame.indent - _STEP
        if kind in _PUNCTUATION:
            return 1, further if kind == Kind.COMMA else frame.indent
        if index <= self.together_until:
            return 1, further
        if frame.is_list:
            return None, frame.indent
        if frame.expects == "predicate":
            return (None if before in (Kind.SEMICOLON, Kind.OPEN_BRACKET) else 1), frame.indent
        own_line = frame.one_a_line and (before == Kind.COMMA or self._passes(index))
        return (None if own_line else 1), further

    def _advance(self, index: int, kind: int) -> None:
        """Note what token ``index``, just written, means for those after it."""
        frame = self.frames[-1]
        if kind in _OPENERS:
            self._open(index, kind == Kind.OPEN_LIST)
        elif kind in _CLOSERS:
            self.frames.pop()
            self._after_term(index)
        elif kind == Kind.DOT:
            frame.expects = "subject"
        elif kind == Kind.SEMICOLON:
            frame.expects = "predicate"
        elif kind == Kind.COMMA:
            frame.expects = "value"
        elif kind not in _SUFFIXES and self.kinds[self.previous] != Kind.CARETS:
            self._after_term(index)

    def _after_term(self, index: int) -> None:
        """Note that the term that ends with token ``index`` is complete."""
        frame = self.frames[-1]
        if frame.is_list:
            return
        if frame.expects == "subject":
            frame.expects = "predicate"
        elif frame.expects == "predicate":
            frame.expects = "value"
            self._choose_listing(index)
        else:
            frame.expects = "end"

    def _open(self, index: int, is_list: bool) -> None:
        closing = self.document.closing_token(index)
        if index > self.together_until and self._end_of_fitting(index + 1, self.column, closing) is not None:
            self.together_until = closing
        indent = self.line_indent + _STEP
        self.frames.append(
            _Frame(is_list=is_list, indent=indent, expects="value" if is_list else "predicate")
        )

    def _choose_listing(self, index: int) -> None:
        """Decide whether the values after the property at token ``index`` share its line."""
        if index < self.together_until:
            return
        end = self._end_of_fitting(index + 1, self.column)
        self.frames[-1].one_a_line = end is None
        if end is not None:
            self.together_until = max(self.together_until, end)

    def _end_of_fitting(self, first: int, width: int, closing: int | None = None) -> int | None:
        """Return the last token of what begins at ``first`` if all of it fits on the line, else None.

        That is a bracket up to the token ``closing``, or the values of a property. A bracket fits only if
        it was written on one line.
        """
        depth = 0 if closing is None else 1
        for place in range(first, len(self.kinds)):
            kind = self.kinds[place]
            if kind == Kind.SPACE:
                if depth and line_count(self.texts[place]):
                    return None
                continue
            if depth == 0 and (kind in _ENDS_VALUES or kind in _CLOSERS):
                return place - 1
            if kind == Kind.COMMENT or line_count(self.texts[place]):
                return None
            depth += (kind in _OPENERS) - (kind in _CLOSERS)
            width += len(self.texts[place]) + (0 if self._is_tight(place, kind) else 1)
            if width + len(" ;") > WIDEST:
                return None
            if place == closing:
                return place
        return None

    def _passes(self, index: int) -> bool:
        """Return whether the value at token ``index`` would pass the widest line; a bracket breaks instead."""
        if self.kinds[index] in _OPENERS:
            return False
        value = "".join(self.texts[index : self.document.closing_token(index) + 1])
        return self.column + len(" " + value.splitlines()[0] + " ;") > WIDEST

    def _is_tight(self, place: int, kind: int) -> bool:
        """Return whether token ``place`` joins the one before it, when nothing breaks between them."""
        if kind in _SUFFIXES:
            return True
        before = place - 1
        while before > 0 and self.kinds[before] == Kind.SPACE:
            before -= 1
        return self.kinds[before] == Kind.CARETS or (kind in _CLOSERS and self.kinds[before] in _OPENERS)


def _line_end(tokens: Tokens) -> str:
    """Return the line end that most lines outside literals have; ``\\n`` if there is none."""
    space = "".join(text for text, kind in zip(tokens.texts, tokens.kinds, strict=True) if kind == Kind.SPACE)
    windows = space.count("\r\n")
    counts = {"\n": space.count("\n") - windows, "\r\n": windows, "\r": space.count("\r") - windows}
    return max(counts, key=lambda end: counts[end])
