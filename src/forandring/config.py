"""What a project has chosen: ``forandring.toml``, or ``[tool:forandring]`` in ``setup.cfg``."""

from __future__ import annotations

import configparser
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from forandring.errors import ForandringError, reason
from forandring.findings import Severity
from forandring.texts import Message

__all__ = ["Configuration", "OwnRule", "configuration"]

_TOML = "forandring.toml"
_CFG = "setup.cfg"
_SECTION = "tool:forandring"


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A project's own rule: a SPARQL SELECT that returns ``?node`` and what the messages name.

    ``message`` holds ``{variable}`` where a result's value is to stand.
    """

    code: str
    name: str
    severity: Severity
    query: str
    message: Message

    @property
    def file(self) -> str:
        """The file that holds the query, beside the configuration: what ends in ``.rq``; "" for none."""
        return self.query if self.query.endswith(".rq") and len(self.query.split()) == 1 else ""


@dataclass(frozen=True, slots=True)
class Configuration:
    """A project's choices; every one has a default.

    Attributes:
        lang: ``da``, ``en`` or "" for the locale's.
        sources: folder with the source documents, relative to the file it is written in; "" for none.
        templates: folder whose templates override the program's; "" for none.
        theme: name or file of the diagrams' theme; "" for the standard one.
        engine: what lays diagrams out: ``pygraphviz``, which comes along, or ``dot`` on the path; "" for the first.
        select, ignore: codes.
        fail_on: severity from which ``check`` exits with 1.
        baseline: file of known findings; "" for none.
        severity: code → severity, where it is not the rule's own.
        rules: the project's own rules.
        origin: the file it was read from; "" for none.
    """

    lang: str = ""
    sources: str = ""
    templates: str = ""
    theme: str = ""
    engine: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    baseline: str = ""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    rules: tuple[OwnRule, ...] = ()
    origin: str = ""

    def beside(self, path: str) -> Path | None:
        """Return a path written in the configuration, seen from the file it is written in; ``None`` for none."""
        return Path(self.origin).parent / path if path else None


def configuration(folder: Path) -> Configuration:
    """Return the configuration of ``folder`` or the nearest folder above it that has one.

    Raises:
        ForandringError: the file is not valid, or has a key or a value that does not exist.
    """
    # os.path takes every path; pathlib raises for links that form a ring and for names that are too long.
    whole = Path(os.path.realpath(folder))
    for place in (whole, *whole.parents):
        if os.path.isfile(place / _TOML):
            return _from_toml(place / _TOML)
        if os.path.isfile(place / _CFG):
            found = _from_cfg(place / _CFG)
            if found is not None:
                return found
    return Configuration()


def _from_toml(file: Path) -> Configuration:
    try:
        values = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as problem:
        raise _unreadable(file, problem) from problem
    return _checked(file, values)


def _from_cfg(file: Path) -> Configuration | None:
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, configparser.Error) as problem:
        raise _unreadable(file, problem) from problem
    if not parser.has_section(_SECTION):
        return None
    values: dict[str, Any] = {}
    for key, text in parser.items(_SECTION):
        if key in ("select", "ignore"):
            values[key] = text.replace(",", " ").split()
        elif key == "severity":
            values[key] = dict(pair.split("=", 1) for pair in text.replace(" ", "").split() if "=" in pair)
        else:
            values[key] = text
    return _checked(file, values)


def _checked(file: Path, values: dict[str, Any]) -> Configuration:
    known = {f.name.replace("_", "-"): f.name for f in fields(Configuration) if f.name != "origin"}
    chosen: dict[str, Any] = {"origin": str(file)}
    for key, value in values.items():
        name = known.get(key.replace("_", "-"))
        if name is None:
            near = get_close_matches(key, known, n=1)
            hint = (
                Message(f"; mente du »{near[0]}«?", f"; did you mean “{near[0]}”?")
                if near
                else Message("", "")
            )
            raise _refusal(file, f"ukendt nøgle »{key}«{hint.da}", f"unknown key “{key}”{hint.en}")
        chosen[name] = _value(file, name, value)
    return Configuration(**chosen)


def _value(file: Path, name: str, value: Any) -> Any:
    if name in ("select", "ignore"):
        return tuple(_texts(file, name, value))
    if name == "severity":
        return {code: _severity(file, text) for code, text in _table(file, name, value).items()}
    if name == "rules":
        return tuple(_rule(file, rule) for rule in _list(file, name, value))
    if name == "fail_on":
        return _severity(file, value).name
    if name == "lang" and value not in ("da", "en", ""):
        raise _refusal(file, f"lang er »{value}«; skriv da eller en", f"lang is “{value}”; write da or en")
    if name == "engine" and value not in ("pygraphviz", "dot", ""):
        raise _refusal(
            file,
            f"engine er »{value}«; skriv pygraphviz eller dot",
            f"engine is “{value}”; write pygraphviz or dot",
        )
    if not isinstance(value, str):
        raise _refusal(file, f"»{name}« skal være en tekst", f"“{name}” must be a text")
    return value


def _rule(file: Path, value: Any) -> OwnRule:
    rule = _table(file, "rules", value)
    missing = [key for key in ("code", "name", "query", "message") if key not in rule]
    unknown = [key for key in rule if key not in ("code", "name", "query", "message", "severity")]
    if missing or unknown:
        key = (missing or unknown)[0]
        raise _refusal(
            file,
            f"en regel {'mangler' if missing else 'har ukendt nøgle'} »{key}«",
            f"a rule {'lacks' if missing else 'has unknown key'} “{key}”",
        )
    message = _table(file, "message", rule["message"])
    return OwnRule(
        str(rule["code"]),
        str(rule["name"]),
        _severity(file, rule.get("severity", "warning")),
        str(rule["query"]),
        Message(str(message.get("da", message.get("en", ""))), str(message.get("en", message.get("da", "")))),
    )


def _severity(file: Path, value: Any) -> Severity:
    try:
        return Severity[str(value)]
    except KeyError:
        choices = ", ".join(severity.name for severity in Severity)
        raise _refusal(
            file,
            f"»{value}« er ingen alvorlighed; vælg {choices}",
            f"“{value}” is no severity; choose {choices}",
        ) from None


def _texts(file: Path, name: str, value: Any) -> list[str]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    raise _refusal(file, f"»{name}« skal være en liste af tekster", f"“{name}” must be a list of texts")


def _table(file: Path, name: str, value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise _refusal(file, f"»{name}« skal være en tabel", f"“{name}” must be a table")


def _list(file: Path, name: str, value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    raise _refusal(file, f"»{name}« skal være en liste", f"“{name}” must be a list")


def _unreadable(file: Path, problem: Exception) -> ForandringError:
    """Say why a file cannot be read; where its form is wrong, in the words of who reads it, which tell the line."""
    why = Message(str(problem), str(problem))
    if isinstance(problem, OSError):
        why = reason(problem)
    elif isinstance(problem, UnicodeDecodeError):
        why = Message("ikke UTF-8; gem den som UTF-8", "not UTF-8; save it as UTF-8")
    elif isinstance(problem, tomllib.TOMLDecodeError):
        da = re.sub(r".*\(at line (\d+), column (\d+)\)", r"linje \1, kolonne \2", why.en)
        why = Message(
            f"ikke gyldig TOML ({da}); tekster står i anførselstegn",
            f"not valid TOML ({why.en}); texts stand in quotes",
        )
    return _refusal(file, f"kan ikke læses: {why.da}", f"cannot be read: {why.en}")


def _refusal(file: Path, da: str, en: str) -> ForandringError:
    return ForandringError(Message(f"{file.name}: {da}", f"{file.name}: {en}"))
