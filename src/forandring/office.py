"""Office files as archives: what is refused of a template, and bytes that no clock has touched."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

from forandring.errors import ForandringError
from forandring.texts import Message

__all__ = ["Application", "archived", "refusal", "stamped", "unfolded", "unreadable"]

_TYPES = "[Content_Types].xml"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PACKED = (".png", ".jpg", ".jpeg")
"""Endings of what is packed already; packing it again would only take time."""


class Application(NamedTuple):
    """What is told of templates of one program.

    Attributes:
        name: e.g. ``Word``.
        suffix: of its files, e.g. ``.docx``.
        template, document: parts of the content types by which a template is told from a file for use.
        largest: bytes that a template may unfold to.
    """

    name: str
    suffix: str
    template: bytes
    document: bytes
    largest: int


def unfolded(content: bytes, name: str, application: Application) -> dict[str, bytes]:
    """Return name → content of every part of a template, made a file for use where it is not one.

    Args:
        content: the file.
        name: what messages call it.

    Raises:
        ForandringError: it is of the old format or locked, unfolds to too much, or contains macros.
        zipfile.BadZipFile, KeyError, zlib.error: it is no Office file, or damaged.
    """
    if content.startswith(_OLD_OR_LOCKED):
        raise refusal(
            name,
            f"er i {application.name}s gamle format eller har adgangskode; gem den uden adgangskode som "
            f"{application.suffix}",
            f"is of {application.name}'s old format or with a password; save it without a password as "
            f"{application.suffix}",
        )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > application.largest:
            raise refusal(
                name,
                "fylder for meget pakket ud; fjern store billeder, eller vælg en anden skabelon",
                "is too large unfolded; remove large pictures, or choose another template",
            )
        parts = {entry.filename: archive.read(entry) for entry in entries}
    if b"macroEnabled" in parts[_TYPES] or any(part.lower().endswith("vbaproject.bin") for part in parts):
        raise refusal(
            name,
            f"indeholder makroer; gem den i {application.name} uden makroer som {application.suffix}",
            f"contains macros; save it in {application.name} without macros as {application.suffix}",
        )
    parts[_TYPES] = parts[_TYPES].replace(application.template, application.document)
    return parts


def archived(parts: dict[str, bytes]) -> io.BytesIO:
    """Return parts as an archive, in their order, the same bytes for the same parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return written


def stamped(content: bytes) -> bytes:
    """Return an archive with the same time on every part."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archived({entry.filename: archive.read(entry) for entry in archive.infolist()}).getvalue()


def unreadable(name: str, application: Application) -> ForandringError:
    """Return what to say of a file that is none of an application's, or damaged."""
    program, suffix = application.name, application.suffix
    return refusal(
        name,
        f"kan ikke læses som {program}-fil; åbn den i {program}, og gem den igen som {suffix}",
        f"cannot be read as a {program} file; open it in {program} and save it again as {suffix}",
    )


def refusal(name: str, da: str, en: str) -> ForandringError:
    """Return a sentence about a template, to be raised."""
    return ForandringError(Message(f"skabelonen {name} {da}", f"the template {name} {en}"))
