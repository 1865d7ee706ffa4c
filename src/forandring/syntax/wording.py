"""The wording of every problem of a Turtle file, in a planner's words, in Danish and English."""

from __future__ import annotations

from forandring.syntax import wording_files, wording_names, wording_statements, wording_values

__all__ = ["KEYS", "TEXTS"]

TEXTS = {**wording_statements.TEXTS, **wording_values.TEXTS, **wording_names.TEXTS, **wording_files.TEXTS}
"""Key of a wording → the wording."""

# Several wordings of one problem share its key.
KEYS = {
    "undeclared-known-prefix": "undeclared-prefix",
    "undeclared-near-prefix": "undeclared-prefix",
    "undeclared-address-prefix": "undeclared-prefix",
    "late-prefix": "undeclared-prefix",
    "dot-before-separator": "dot-for-semicolon",
    "missing-directive-dot": "missing-dot",
    "unclosed-string-before": "unclosed-string",
    "unopened-brackets": "unopened-bracket",
    "unopened-brackets-over-lines": "unopened-bracket",
    "bare-words": "bare-word",
    "smart-quote": "smart-quotes",
    "spaced-term": "spaced-name",
    "split-number": "bad-number",
    "bare-date": "bad-number",
    "unclear-date": "bad-number",
    "bad-percent": "bad-name",
    "name-starts-with-dash": "bad-name",
    "hidden-character": "bad-name",
    "stray-mark": "wrong-space",
}
