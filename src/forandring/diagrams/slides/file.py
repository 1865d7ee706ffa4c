"""The PowerPoint file itself: a template opened and emptied, a deck written without the time of day."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

from forandring.errors import ForandringError, reason
from forandring.office import Application, archived, refusal, stamped, unfolded, unreadable
from forandring.texts import Message

__all__ = ["SIZE", "opened", "saved"]

SIZE = (960.0, 540.0)
"""Width and height in points of a slide where no template says otherwise: 13.33 by 7.5 inches."""

_POWERPOINT = Application(
    "PowerPoint",
    ".pptx",
    b"presentationml.template.main+xml",
    b"presentationml.presentation.main+xml",
    largest=300_000_000,  # a deck of photographs takes a hundred millions
)


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
                "PowerPoint kræver python-pptx; skriv: python -m pip install python-pptx",
                "PowerPoint needs python-pptx; write: python -m pip install python-pptx",
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
        parts = unfolded(template.read_bytes(), str(template), _POWERPOINT)
        presentation = pptx.Presentation(archived(parts))
        if not len(presentation.slide_layouts):
            raise ValueError("no layout")
        return presentation
    except ForandringError:
        raise
    except OSError as error:
        why = reason(error)
        raise refusal(str(template), f"kan ikke læses ({why.da})", f"cannot be read ({why.en})") from error
    # What python-pptx and lxml raise for files that are no presentations is no smaller than this.
    except (zipfile.BadZipFile, zlib.error, pptx.exc.PythonPptxError, LookupError, ValueError) as error:
        raise unreadable(str(template), _POWERPOINT) from error
    except (SyntaxError, RuntimeError, AttributeError, TypeError, EOFError) as error:
        raise unreadable(str(template), _POWERPOINT) from error


def saved(presentation: Any) -> bytes:
    """Return the file's bytes; the same slides give the same bytes."""
    from datetime import datetime

    properties = presentation.core_properties
    properties.author = "forandring"
    properties.last_modified_by = ""
    properties.created = properties.modified = datetime(2000, 1, 1)
    written = io.BytesIO()
    presentation.save(written)
    return stamped(written.getvalue())
