"""Takes the text out of one PDF, Word or HTML file; run as a process of its own, with limits on itself."""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

__all__ = ["docx_lines", "html_lines", "pdf_pages"]

MOST_CHARACTERS = 20_000_000
MOST_PAGES = 5_000
MOST_UNPACKED = 200 * 1024 * 1024
STEEPEST_RATIO = 200
SMALL_PART = 1024 * 1024
_MEMORY = 1536 * 1024 * 1024

_BLOCKS = frozenset(
    "address article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead title tr ul".split()
)
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)


class _RefusedError(Exception):
    """The file will not be read; the argument says why in one word."""


def pdf_pages(path: str) -> list[list[str]]:
    """Return the lines of each page of a PDF."""
    import logging

    import pypdf

    logging.disable(logging.CRITICAL)  # pypdf logs every oddity of a file
    reader = pypdf.PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise _RefusedError("encrypted")
    if len(reader.pages) > MOST_PAGES:
        raise _RefusedError("too-large")
    pages, size = [], 0
    for page in reader.pages:
        text = page.extract_text()
        size += len(text)
        if size > MOST_CHARACTERS:
            raise _RefusedError("too-large")
        pages.append(text.splitlines())
    if not any(line.strip() for page in pages for line in page):
        raise _RefusedError("no-text")
    return pages


def docx_lines(path: str) -> list[str]:
    """Return the paragraphs of a Word document and the rows of its tables, in document order."""
    _refuse_bombs(path)
    import docx
    from docx.table import Table

    document = docx.Document(path)
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines.extend(_rows(block))
        else:
            lines.append(block.text.replace("\n", " "))
    if not any(line.strip() for line in lines):
        raise _RefusedError("no-text")
    return lines


def _refuse_bombs(path: str) -> None:
    """Refuse an archive whose parts say, or turn out, to be far larger than the file."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise _RefusedError("encrypted")
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise _RefusedError("too-large")
        for part in parts:
            if part.file_size > SMALL_PART and part.file_size > STEEPEST_RATIO * max(part.compress_size, 1):
                raise _RefusedError("too-large")


def _rows(table: Any) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        seen = None
        for cell in row.cells:
            # A merged cell is given once for each column that it covers.
            if cell._tc is not seen:
                cells.append(" ".join(cell.text.split()))
            seen = cell._tc
        yield "\t".join(cells)


def html_lines(path: str) -> list[str]:
    """Return the lines of text that an HTML page shows, white space joined as browsers join it."""
    with open(path, "rb") as stream:
        raw = stream.read()
    page = _Page()
    page.feed(_decoded(raw))
    page.close()
    lines = page.lines()
    if not any(lines):
        raise _RefusedError("no-text")
    return lines


def _decoded(raw: bytes) -> str:
    from forandring.sources.documents import decoded

    named = _CHARSET.search(raw[:2048])
    if named is not None and raw[:3] != b"\xef\xbb\xbf":
        try:
            return raw.decode(named[1].decode("ascii"), "replace")
        except LookupError:
            pass
    return decoded(raw)


class _Page(HTMLParser):
    """Collects text; every block begins a line of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block, a cell after a tab, and look away from what is not shown."""
        del attrs
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self._parts.append("\n")
        elif tag in _CELLS:
            self._parts.append("\t")

    def handle_endtag(self, tag: str) -> None:
        """End a block's line."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep text that is shown, its own line ends as spaces."""
        if not self._unseen:
            self._parts.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def lines(self) -> list[str]:
        """Return the lines that hold text."""
        lines = "".join(self._parts).split("\n")
        joined = ("\t".join(" ".join(cell.split()) for cell in line.strip().split("\t")) for line in lines)
        return [line for line in joined if line]


_READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "pdf": ("pages", pdf_pages),
    "docx": ("lines", docx_lines),
    "html": ("lines", html_lines),
}


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit still holds there
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _answer(kind: str, path: str) -> dict[str, Any]:
    name, read = _READERS[kind]
    try:
        return {name: read(path)}
    except _RefusedError as refusal:
        return {"refused": str(refusal)}
    except ImportError:
        return {"refused": "not-installed"}
    except MemoryError:
        return {"refused": "too-large"}
    except Exception:
        # Damaged files make these libraries raise nearly anything; this process has nothing else to lose.
        return {"refused": "damaged"}


if __name__ == "__main__":
    _limit_memory()
    sys.stdout.write(json.dumps(_answer(sys.argv[1], sys.argv[2])))
