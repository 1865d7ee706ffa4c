"""PDF as it is handed over: pages of their exact size, with a title and a language, one file of many."""

from __future__ import annotations

import io
from collections.abc import Sequence

__all__ = ["finished", "joined_pdf"]


def finished(pdf: bytes, size: tuple[float, float], title: str, language: str) -> bytes:
    """Return a PDF of one page cut to ``size`` (width and height in points), with title and language.

    Graphviz rounds a page up to whole points, so that A4 would be a hair too large.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import RectangleObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    (page,) = writer.pages
    top = float(page.mediabox.top)
    page.mediabox = RectangleObject((0, top - size[1], size[0], top))
    return _written(writer, title, language)


def joined_pdf(pdfs: Sequence[bytes], title: str, language: str) -> bytes:
    """Return one PDF with the pages of all, in order."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for pdf in pdfs:
        writer.append(PdfReader(io.BytesIO(pdf)))
    return _written(writer, title, language)


def _written(writer: object, title: str, language: str) -> bytes:
    from pypdf import PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    assert isinstance(writer, PdfWriter)
    # The same input gives the same bytes: the time of day and the program's version stay out.
    writer.metadata = None
    writer.add_metadata({"/Title": title, "/Producer": "forandring"})
    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
