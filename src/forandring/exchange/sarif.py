"""Findings as SARIF 2.1.0, which code hosts show beside the lines of a change."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from forandring.findings import Finding, Related, Rule, Severity
from forandring.source import Span
from forandring.texts import Message

__all__ = ["to_sarif"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.error: "error", Severity.warning: "warning", Severity.info: "note"}
_FINGERPRINT = "forandring/v1"
_ROOT = "%SRCROOT%"
_WAIVED = Message("undtaget i teorien med fo:waives", "waived in the theory with fo:waives")
_KNOWN = Message("kendt fra grundlinjen", "known from the baseline")
_EXAMPLE = Message("Giver fundet", "Gives the finding")
_MENDED = Message("Rettet", "Mended")


def to_sarif(
    findings: Sequence[Finding],
    rules: Sequence[Rule],
    language: str,
    version: str,
    *,
    root: str = "",
    compared: bool = False,
) -> str:
    """Return all findings as one SARIF run; waived and known ones are suppressed.

    Args:
        findings: in the order in which they are to stand.
        rules: every rule there is; each is described in both languages.
        language: ``da`` or ``en``, of the messages.
        version: the program's.
        root: absolute path of the folder that paths are to be relative to; "" leaves them as given.
        compared: there was a baseline, so that findings are new or known.

    Columns count Unicode code points. The same findings give the same bytes.
    """
    writer = _Writer(rules, language, root, compared)
    other = "en" if language == "da" else "da"
    run = {
        "tool": {"driver": _component(rules, language, version)},
        "language": language,
        "translations": [_translation(rules, other, version)],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "the folder in which the check was run"}}},
        "invocations": [{"executionSuccessful": True}],
        "results": [writer.result(finding) for finding in findings],
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _component(rules: Sequence[Rule], language: str, version: str) -> dict[str, Any]:
    return {
        "name": "forandring",
        "version": version,
        "semanticVersion": version,
        "language": language,
        "rules": [
            {
                "id": rule.code,
                "name": rule.name,
                **_described(rule, language),
                "defaultConfiguration": {"level": _LEVELS[rule.severity]},
            }
            for rule in rules
        ],
    }


def _translation(rules: Sequence[Rule], language: str, version: str) -> dict[str, Any]:
    """Return the rules' texts in the other language, in the form SARIF has for translations."""
    return {
        "name": "forandring",
        "version": version,
        "language": language,
        "contents": ["localizedData"],
        "isComprehensive": True,
        "associatedComponent": {"name": "forandring"},
        "rules": [{"id": rule.code, "name": rule.name, **_described(rule, language)} for rule in rules],
    }


def _described(rule: Rule, language: str) -> dict[str, Any]:
    summary, why, fix = (text.in_language(language) for text in (rule.summary, rule.why, rule.fix))
    parts = [why, fix]
    marked = [why, fix]
    for title, turtle in ((_EXAMPLE, rule.example), (_MENDED, rule.mended)):
        if turtle:
            parts.append(f"{title.in_language(language)}:\n{turtle}")
            marked.append(f"{title.in_language(language)}:\n\n```turtle\n{turtle}\n```")
    return {
        "shortDescription": {"text": summary},
        "fullDescription": {"text": f"{summary} {why}".strip()},
        "help": {"text": "\n\n".join(parts), "markdown": "\n\n".join(marked)},
    }


class _Writer:
    """Holds what every result needs."""

    def __init__(self, rules: Sequence[Rule], language: str, root: str, compared: bool) -> None:
        self._index: Mapping[str, int] = {rule.code: number for number, rule in enumerate(rules)}
        self._language = language
        self._root = root
        self._compared = compared

    def result(self, finding: Finding) -> dict[str, Any]:
        whole: dict[str, Any] = {"ruleId": finding.code}
        if finding.code in self._index:
            whole["ruleIndex"] = self._index[finding.code]
        whole["level"] = _LEVELS[finding.severity]
        whole["message"] = {"text": self._said(finding)}
        if finding.file:
            whole["locations"] = [self._location(finding.file, finding.span)]
        if finding.related:
            whole["relatedLocations"] = [self._aside(n, each) for n, each in enumerate(finding.related)]
        whole["fingerprints"] = {_FINGERPRINT: finding.fingerprint}
        whole["partialFingerprints"] = {_FINGERPRINT: finding.fingerprint}
        if self._compared:
            whole["baselineState"] = "unchanged" if finding.baseline else "new"
        # Present on all results or on none, says the format; an empty list means that it counts.
        whole["suppressions"] = list(self._suppressions(finding))
        return whole

    def _said(self, finding: Finding) -> str:
        message, remedy = (t.in_language(self._language) for t in (finding.message, finding.help))
        return _literal(f"{message}\n{remedy}" if remedy else message)

    def _suppressions(self, finding: Finding) -> Iterator[dict[str, str]]:
        if finding.waived:
            yield {
                "kind": "inSource",
                "status": "accepted",
                "justification": _WAIVED.in_language(self._language),
            }
        if finding.baseline:
            yield {
                "kind": "external",
                "status": "accepted",
                "justification": _KNOWN.in_language(self._language),
            }

    def _location(self, file: str, span: Span | None) -> dict[str, Any]:
        physical: dict[str, Any] = {"artifactLocation": self._artifact(file)}
        if span is not None:
            physical["region"] = {
                "startLine": span.start.line,
                "startColumn": span.start.column,
                "endLine": span.end.line,
                "endColumn": span.end.column,
            }
        return {"physicalLocation": physical}

    def _aside(self, number: int, related: Related) -> dict[str, Any]:
        message = _literal(related.message.in_language(self._language))
        return {"id": number, **self._location(related.file, related.span), "message": {"text": message}}

    def _artifact(self, file: str) -> dict[str, str]:
        path = PurePath(file)
        if path.is_absolute():
            if not self._root or not path.is_relative_to(self._root):
                return {"uri": path.as_uri()}
            path = path.relative_to(self._root)
        return {"uri": quote(path.as_posix(), errors="surrogateescape"), "uriBaseId": _ROOT}


def _literal(text: str) -> str:
    """Return a text as SARIF's messages hold it: braces doubled, and no label that becomes a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
