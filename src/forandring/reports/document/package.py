"""The file itself: our blank document or a municipality's own opened, and bytes that no clock has touched."""

from __future__ import annotations

import io
import zipfile
import zlib
from importlib import resources
from typing import Any, NamedTuple

from forandring.errors import ForandringError
from forandring.texts import Message

__all__ = ["Template", "blank", "opened", "saved"]

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
_LARGEST = 200_000_000
"""Bytes that a template may unfold to; a page of logos takes a few millions."""

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_TYPES = "[Content_Types].xml"
_OF_TEMPLATE = b"wordprocessingml.template.main+xml"
_OF_DOCUMENT = b"wordprocessingml.document.main+xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Template(NamedTuple):
    """A municipality's own document: its name, for messages, and its bytes."""

    name: str
    content: bytes


def blank() -> Any:
    """Return our own empty document, which has every style that a report is written in."""
    import docx

    folder = resources.files("forandring.reports.document") / "blank"
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, file in _PARTS.items():
            archive.writestr(name, (folder / file).read_bytes())
    return docx.Document(written)


def opened(template: Template) -> Any:
    """Return a template as a document.

    Raises:
        ForandringError: it is no Word document, is damaged or locked, or contains macros.
    """
    if template.content.startswith(_OLD_OR_LOCKED):
        raise _refusal(
            template,
            "er et Word-dokument i det gamle format eller med adgangskode; gem det uden adgangskode som .docx",
            "is a Word document of the old format or with a password; save it without a password as .docx",
        )
    try:
        return _document(_unfolded(template))
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
        raise _unreadable(template) from error
    except (AttributeError, TypeError, IndexError, NotImplementedError, EOFError) as error:
        raise _unreadable(template) from error


def _unfolded(template: Template) -> dict[str, bytes]:
    """Return name → content of every file in a template's archive."""
    with zipfile.ZipFile(io.BytesIO(template.content)) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > _LARGEST:
            raise _refusal(
                template,
                "fylder for meget pakket ud; fjern store billeder, eller vælg en anden skabelon",
                "is too large unfolded; remove large pictures, or choose another template",
            )
        files = {entry.filename: archive.read(entry) for entry in entries}
    if b"macroEnabled" in files[_TYPES] or any(name.lower().endswith("vbaproject.bin") for name in files):
        raise _refusal(
            template,
            "indeholder makroer; gem den i Word som »Word-dokument (.docx)« uden makroer",
            "contains macros; save it in Word as “Word Document (.docx)” without macros",
        )
    return files


def _document(files: dict[str, bytes]) -> Any:
    import docx

    files[_TYPES] = files[_TYPES].replace(_OF_TEMPLATE, _OF_DOCUMENT)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    document = docx.Document(written)
    if document.element.body is None or document.styles.element is None:
        raise ValueError("no body")
    return document


def _unreadable(template: Template) -> ForandringError:
    return _refusal(
        template,
        "kan ikke læses som Word-dokument; åbn den i Word, og gem den igen som .docx",
        "cannot be read as a Word document; open it in Word and save it again as .docx",
    )


def _refusal(template: Template, da: str, en: str) -> ForandringError:
    return ForandringError(Message(f"skabelonen {template.name} {da}", f"the template {template.name} {en}"))


def saved(document: Any) -> bytes:
    """Return a document's bytes with the same time on every part of its archive."""
    first, written = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            stamped = zipfile.ZipInfo(entry.filename, _EPOCH)
            stamped.external_attr = 0o644 << 16
            # A picture is packed already; packing it again would only take time.
            packed = entry.filename.endswith((".png", ".jpg", ".jpeg"))
            stamped.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            new.writestr(stamped, old.read(entry))
    return written.getvalue()
