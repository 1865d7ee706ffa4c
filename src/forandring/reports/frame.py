"""What every page has: one style, a policy that knows what stands in it, and how it was made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from forandring.reports.environment import rendered, within
from forandring.reports.inline import Inline
from forandring.reports.policy import content_security_policy
from forandring.reports.words import Words

__all__ = ["Frame", "Framed", "document"]

# Control characters and noncharacters, which HTML forbids even where they are escaped.
_NO_CHARACTERS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class Frame(NamedTuple):
    """How a document was made: by which version, when, with which templates of the user's own, and under which logo.

    Attributes:
        logo: a link that holds it, "" for none.
    """

    version: str
    date: str | None
    templates: Path | None
    logo: str = ""


class Framed(Protocol):
    """A picture that stands in a document."""

    @property
    def image(self) -> Inline:
        """Its markup and styles."""


def document(
    template: str,
    language: str,
    title: str,
    shown: Mapping[str, object],
    pictures: Iterable[Framed],
    script: str,
    frame: Frame,
) -> str:
    """Return a document whose policy knows the styles and the script that stand in it.

    Raises:
        ForandringError: a template of the user's own is wrong.
    """
    from markupsafe import Markup

    style = within("style", "style.css", frame.templates)
    styles = [style, *(text for picture in pictures for text in picture.image.styles)]
    parts = {
        "t": Words(language),
        "language": language,
        "title": title,
        "version": frame.version,
        "date": frame.date,
        "logo": frame.logo,
        # Both are files of our own or of the user's, never a text of a theory.
        "style": Markup(style),
        "script": Markup(script),
        "policy": content_security_policy(styles, [script] if script else []),
    }
    return _NO_CHARACTERS.sub("\ufffd", rendered(template, {**shown, **parts}, frame.templates))
