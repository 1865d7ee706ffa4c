"""The one factory of template environments: everything is escaped, everything must be defined."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from forandring.errors import ForandringError
from forandring.texts import Message

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["environment", "rendered", "template_text"]


def environment(override: Path | None = None) -> Environment:
    """Return an environment over the program's templates.

    Args:
        override: a user's folder; a template in it goes before the program's own of the same name, which it
            can still extend or include as ``forandring/NAME``.

    Whatever its ending, a template's values are escaped; an undefined name is an error.
    """
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, PrefixLoader, StrictUndefined

    ours = FunctionLoader(_source)
    loaders = [ours, PrefixLoader({"forandring": ours})]
    if override is not None:
        loaders.insert(0, FileSystemLoader(override))
    return Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def template_text(name: str, override: Path | None = None) -> str:
    """Return the text of a template or of what lies beside it: the user's own, else the program's."""
    if override is not None and (override / name).is_file():
        return (override / name).read_text("utf-8")
    text = _source(name)
    if text is None:
        raise KeyError(name)
    return text


def rendered(name: str, values: dict[str, object], override: Path | None = None) -> str:
    """Return what a template makes of ``values``.

    Raises:
        ForandringError: a user's own template is wrong.
    """
    from jinja2 import TemplateError

    try:
        return environment(override).get_template(name).render(values)
    except TemplateError as problem:
        if override is None:
            raise
        where = f"{getattr(problem, 'name', None) or name}:{getattr(problem, 'lineno', None) or 1}"
        raise ForandringError(
            Message(
                f"{override}/{where}: skabelonen kan ikke bruges ({problem}); ret den, eller fjern den fra mappen",
                f"{override}/{where}: the template cannot be used ({problem}); mend it, or take it out of the folder",
            )
        ) from problem


def _source(name: str) -> str | None:
    """Return a template of the program's own; in a checkout they lie at its root, not in the package."""
    if "/" in name or "\\" in name or name.startswith("."):
        return None
    packaged = resources.files("forandring").joinpath("templates", name)
    if packaged.is_file():
        return packaged.read_text("utf-8")
    beside = Path(__file__).parents[3] / "templates" / name
    return beside.read_text("utf-8") if beside.is_file() else None
