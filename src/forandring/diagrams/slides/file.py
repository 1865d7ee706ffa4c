"""The PowerPoint file itself: a template opened and emptied, a deck written without the time of day."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

from forandring.errors import ForandringError
from forandring.texts import Message

__all__ = ["SIZE", "opened", "saved"]

SIZE = (960.0, 540.0)
"""Width and height in points of a slide where no template says otherwise: 13.33 by 7.5 inches."""

_LARGEST = 300_000_000
"""Bytes that a template may unfold to; a deck of photographs takes a hundred millions."""

_TYPES = "[Content_Types].xml"
_OF_TEMPLATE = b"presentationml.template.main+xml"
_OF_DECK = b"presentationml.presentation.main+xml"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"


def opened(template: Path | None) -> Any:
    """Return an empty presentation: a template's without its slides, or our own.

    Raises:
        ForandringError: python-pptx is missing; the template is no presentation, is damaged or locked, or has macros.
    """
    try:
        import pptx
    except ImportError as error:
        raise ForandringError(
            Message(
                "PowerPoint kræver python-pptx: pip install python-pptx.",
                "PowerPoint needs python-pptx: pip install python-pptx.",
            )
        ) from error
    from pptx.util import Pt

    if template is not None:
        presentation = _of_template(template)
    else:
        presentation = pptx.Presentation()
        wide, high = SIZE
        presentation.slide_width, presentation.slide_height = Pt(wide), Pt(high)
    for entry in list(presentation.slides._sldIdLst):
        presentation.part.drop_rel(entry.rId)
        presentation.slides._sldIdLst.remove(entry)
    return presentation


def _of_template(template: Path) -> Any:
    import pptx

    try:
        content = template.read_bytes()
        if content.startswith(_OLD_OR_LOCKED):
            raise _refusal(
                template,
                "er i PowerPoints gamle format eller har adgangskode; gem den uden adgangskode som .pptx",
                "is of PowerPoint's old format or has a password; save it without a password as .pptx",
            )
        presentation = pptx.Presentation(_as_deck(template, content))
        if not len(presentation.slide_layouts):
            raise ValueError("no layout")
        return presentation
    except ForandringError:
        raise
    except OSError as error:
        raise _refusal(
            template, f"kan ikke læses ({error.strerror})", f"cannot be read ({error.strerror})"
        ) from error
    # What python-pptx and lxml raise for files that are no presentations is no smaller than this.
    except (zipfile.BadZipFile, zlib.error, pptx.exc.PythonPptxError, LookupError, ValueError) as error:
        raise _unreadable(template) from error
    except (SyntaxError, RuntimeError, AttributeError, TypeError, EOFError) as error:
        raise _unreadable(template) from error


def _as_deck(template: Path, content: bytes) -> io.BytesIO:
    """Return the archive with a ``.potx`` turned into a ``.pptx``, which python-pptx reads."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        if sum(entry.file_size for entry in old.infolist()) > _LARGEST:
            raise _refusal(
                template,
                "fylder for meget pakket ud; fjern store billeder, eller vælg en anden skabelon",
                "is too large unfolded; remove large pictures, or choose another template",
            )
        if b"macroEnabled" in old.read(_TYPES):
            raise _refusal(
                template,
                "indeholder makroer; gem den i PowerPoint som »PowerPoint-præsentation (.pptx)« uden makroer",
                "contains macros; save it in PowerPoint as “PowerPoint Presentation (.pptx)” without macros",
            )
        for entry in old.infolist():
            part = old.read(entry)
            new.writestr(
                entry.filename,
                part.replace(_OF_TEMPLATE, _OF_DECK) if entry.filename == _TYPES else part,
            )
    return written


def _unreadable(template: Path) -> ForandringError:
    return _refusal(
        template,
        "kan ikke læses som PowerPoint; åbn den i PowerPoint, og gem den igen som .pptx",
        "cannot be read as PowerPoint; open it in PowerPoint and save it again as .pptx",
    )


def _refusal(template: Path, da: str, en: str) -> ForandringError:
    return ForandringError(Message(f"skabelonen {template.name} {da}", f"the template {template.name} {en}"))


def saved(presentation: Any) -> bytes:
    """Return the file's bytes; the same slides give the same bytes."""
    from datetime import datetime

    properties = presentation.core_properties
    properties.author = "forandring"
    properties.last_modified_by = ""
    properties.created = properties.modified = datetime(2000, 1, 1)
    written = io.BytesIO()
    presentation.save(written)
    return _without_clock(written.getvalue())


def _without_clock(content: bytes) -> bytes:
    """Return the file with the same time on every part of its archive."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            stamped = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            stamped.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(stamped, old.read(entry))
    return written.getvalue()
