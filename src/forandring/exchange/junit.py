"""Findings as JUnit XML, which build servers show as tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as Xml

from forandring.exchange.xml_text import valid_xml
from forandring.findings import Finding, Severity
from forandring.texts import Message, one_line

__all__ = ["to_junit"]

_WAIVED = Message("undtaget i teorien", "waived in the theory")
_KNOWN = Message("kendt fra grundlinjen", "known from the baseline")
_CLEAN = Message("ingen fund", "no findings")
_ELSEWHERE = "forandring"


def to_junit(findings: Sequence[Finding], files: Iterable[str], language: str, limit: Severity) -> str:
    """Return findings as test cases in one suite a file; a file without findings is one case that passes.

    Args:
        findings: in the order in which they are to stand.
        files: every file that was looked at.
        language: ``da`` or ``en``.
        limit: the mildest severity that fails; what is milder passes and is told as output.
    """
    by_file: dict[str, list[Finding]] = {file: [] for file in sorted(set(files))}
    for finding in findings:
        by_file.setdefault(finding.file or _ELSEWHERE, []).append(finding)
    root = Xml.Element("testsuites", name="forandring")
    totals = [0, 0, 0]
    for file, found in sorted(by_file.items()):
        for number, count in enumerate(_suite(root, file, found, language, limit)):
            totals[number] += count
    for name, count in zip(("tests", "failures", "skipped"), totals, strict=True):
        root.set(name, str(count))
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, "unicode") + "\n"


def _suite(
    root: Xml.Element, file: str, found: Sequence[Finding], language: str, limit: Severity
) -> tuple[int, int, int]:
    suite = Xml.SubElement(root, "testsuite", name=valid_xml(file))
    if not found:
        Xml.SubElement(suite, "testcase", classname=valid_xml(file), name=_CLEAN.in_language(language))
    for finding in found:
        _case(suite, file, finding, language, limit)
    tests = len(suite)
    failures, skipped = len(suite.findall("*/failure")), len(suite.findall("*/skipped"))
    suite.attrib |= {"tests": str(tests), "failures": str(failures), "errors": "0", "skipped": str(skipped)}
    return tests, failures, skipped


def _case(suite: Xml.Element, file: str, finding: Finding, language: str, limit: Severity) -> None:
    message = valid_xml(finding.message.in_language(language))
    case = Xml.SubElement(
        suite,
        "testcase",
        classname=valid_xml(file),
        name=f"{finding.code} {finding.name} [{finding.fingerprint}]",
    )
    text = valid_xml(_text(finding, language))
    if not finding.open:
        why = _WAIVED if finding.waived else _KNOWN
        Xml.SubElement(case, "skipped", message=f"{why.in_language(language)}: {message}")
    elif finding.severity >= limit:
        Xml.SubElement(case, "failure", type=finding.severity.name, message=message).text = text
    else:
        Xml.SubElement(case, "system-out").text = text


def _text(finding: Finding, language: str) -> str:
    where = one_line(finding.file)
    if finding.span is not None:
        where += f":{finding.span.start.line}:{finding.span.start.column}"
    lines = [f"{where}: {finding.severity.name} {finding.code} {finding.name}"]
    lines.append(finding.message.in_language(language))
    for related in finding.related:
        file = one_line(related.file)
        place = f"{file}:{related.span.start.line}" if related.span else file
        lines.append(f"{related.message.in_language(language)} ({place})")
    return "\n".join([*lines, finding.help.in_language(language)])
