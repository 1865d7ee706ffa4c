"""The file itself: our blank document or a municipality's own opened, and bytes that no clock has touched."""

from __future__ import annotations

import io
import zipfile
import zlib
from importlib import resources
from typing import Any, NamedTuple

from forandring.errors import ForandringError
from forandring.office import Application, archived, stamped, unfolded, unreadable

__all__ = ["Template", "blank", "check_template", "opened", "saved"]

_PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "docProps/app.xml": "app.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/document.xml": "document.xml",
    "word/footer1.xml": "footer1.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}
_WORD = Application(
    "Word",
    ".docx",
    b"wordprocessingml.template.main+xml",
    b"wordprocessingml.document.main+xml",
    largest=200_000_000,  # a page of logos takes a few millions
)


class Template(NamedTuple):
    """A municipality's own document: its name, for messages, and its bytes."""

    name: str
    content: bytes


def blank() -> Any:
    """Return our own empty document, which has every style that a report is written in."""
    import docx

    folder = resources.files("forandring.reports.document") / "blank"
    return docx.Document(archived({name: (folder / file).read_bytes() for name, file in _PARTS.items()}))


def check_template(template: Template) -> None:
    """Say at once what is wrong with a template, before anything is drawn for it.

    Raises:
        ForandringError: it is no Word document, is damaged or locked, or contains macros.
    """
    opened(template)


def opened(template: Template) -> Any:
    """Return a template as a document.

    Raises:
        ForandringError: it is no Word document, is damaged or locked, or contains macros.
    """
    try:
        return _document(unfolded(template.content, template.name, _WORD))
    except ForandringError:
        raise
    # What python-docx and lxml raise for files that are no documents is no smaller than this.
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        ValueError,
        OSError,
        RuntimeError,
        SyntaxError,
    ) as error:
        raise unreadable(template.name, _WORD) from error
    except (AttributeError, TypeError, IndexError, NotImplementedError, EOFError) as error:
        raise unreadable(template.name, _WORD) from error


def _document(parts: dict[str, bytes]) -> Any:
    import docx

    document = docx.Document(archived(parts))
    if document.element.body is None or document.styles.element is None:
        raise ValueError("no body")
    return document


def saved(document: Any) -> bytes:
    """Return a document's bytes; the same document gives the same bytes."""
    written = io.BytesIO()
    document.save(written)
    return stamped(written.getvalue())
