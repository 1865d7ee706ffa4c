"""The one factory of template environments: everything is escaped, everything must be defined."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from forandring.errors import ForandringError
from forandring.texts import Message

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["environment", "get_ready", "rendered", "within"]


_BESIDE = Path(__file__).parents[3] / "templates"
"""Where a checkout has its templates."""


def environment(override: Path | None = None) -> Environment:
    """Return an environment over the program's templates.

    Args:
        override: a user's folder; a template in it goes before the program's own of the same name, which it
            can still extend or include as ``forandring/NAME``.

    Whatever its ending, a template's values are escaped; an undefined name is an error.
    """
    return _own_environment() if override is None else _made(override)


def get_ready(cache: Path | None = None) -> None:
    """Compile our own templates, for whoever waits for something else before the first page.

    Args:
        cache: a folder of the user's that keeps what was compiled, ``None`` for none.
    """
    from forandring.reports.compiled import Compiled

    own = _own_environment()
    own.bytecode_cache = Compiled(cache) if cache else None
    for folder in (resources.files("forandring").joinpath("templates"), _BESIDE):
        if folder.is_dir():
            for file in folder.iterdir():
                if file.name.endswith(".html"):
                    own.get_template(file.name)


@cache
def _own_environment() -> Environment:
    """Our own templates do not change while the program runs, so they are compiled once."""
    return _made(None)


def _made(override: Path | None) -> Environment:
    import jinja2

    ours = jinja2.FunctionLoader(_source)
    loaders: list[jinja2.BaseLoader] = [ours, jinja2.PrefixLoader({"forandring": ours})]
    if override is not None:
        loaders.insert(0, jinja2.FileSystemLoader(override))
    return jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def within(element: str, name: str, override: Path | None = None) -> str:
    """Return the text of a file that is to stand in an element, which it must not end early.

    Raises:
        ForandringError: a user's own file cannot be read, or ends the element.
    """
    if override is None or not (override / name).is_file():
        return _source(name) or ""
    try:
        text = (override / name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise _unusable(override, name, problem) from problem
    if f"</{element}" in text.lower():
        raise _unusable(override, name, f"</{element}")
    return text


def rendered(name: str, values: dict[str, object], override: Path | None = None) -> str:
    """Return what a template makes of ``values``.

    Raises:
        ForandringError: a user's own template is wrong.
    """
    import jinja2

    try:
        return environment(override).get_template(name).render(values)
    except Exception as problem:
        # A template of the user's own is code of the user's own: whatever it raises, they have caused it.
        if override is None:
            raise
        known = isinstance(problem, jinja2.TemplateSyntaxError)
        where = f"{problem.name or name}:{problem.lineno}" if known else name  # type: ignore[attr-defined]
        raise _unusable(override, where, problem) from problem


def _unusable(override: Path, where: str, why: object) -> ForandringError:
    return ForandringError(
        Message(
            f"{override}/{where}: skabelonen kan ikke bruges ({why}); ret den, eller fjern den fra mappen",
            f"{override}/{where}: the template cannot be used ({why}); mend it, or take it out of the folder",
        )
    )


def _source(name: str) -> str | None:
    """Return a template of the program's own; in a checkout they lie at its root, not in the package."""
    if "/" in name or "\\" in name or name.startswith("."):
        return None
    packaged = resources.files("forandring").joinpath("templates", name)
    if packaged.is_file():
        return packaged.read_text("utf-8")
    beside = _BESIDE / name
    return beside.read_text("utf-8") if beside.is_file() else None
