"""The one font of all diagrams: where it is, how wide its letters are, and the part of it a picture carries."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import io
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from forandring.diagrams.fallback import FALLBACKS, Fallback, fallback_for, laid_out
from forandring.diagrams.markup import escape
from forandring.diagrams.sfnt import letter_widths
from forandring.keeping import keep, kept, lay_out, put

__all__ = [
    "BOLD",
    "FAMILY",
    "OURS",
    "REGULAR",
    "SYSTEM_FONTS",
    "Letters",
    "Measure",
    "embedded",
    "embedded_fallback",
    "embedded_own",
    "families_beside",
    "font_file",
    "fonts_folder",
    "foreign",
    "make_common",
    "measure_in_use",
    "measured_with",
    "text_width",
    "write_fontconfig",
]

FAMILY = "Source Sans Pro"
"""Font family of the package ``font-source-sans-pro`` (SIL Open Font Licence)."""

REGULAR = "Regular"
BOLD = "Semibold"

# The TrueType outlines are used; the package's .otf twins would be found under the same name.
_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
  <selectfont><rejectfont><glob>{ours}/*.otf</glob></rejectfont></selectfont>
  <match target="pattern"><edit name="family" mode="append" binding="strong">
{fallbacks}
  </edit></match>
  <alias binding="same"><family>emoji</family><prefer>
{emoji}
  </prefer></alias>
</fontconfig>
"""
_NAMES = {False: "fonts.conf", True: "all-fonts.conf"}
"""By whether the machine's fonts are found; two names, for another process may be reading its own."""

# Only for what our fonts lack, Chinese for one, and for a theme's own font: it takes fontconfig longer to look at them
# than it takes to draw a picture.
SYSTEM_FONTS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)


def font_file(weight: str) -> Path:
    """Return the font's file of a weight (``REGULAR`` or ``BOLD``)."""
    import font_source_sans_pro

    return Path(font_source_sans_pro.__path__[0]) / "files" / f"SourceSansPro-{weight}.ttf"


def fonts_folder(cache: Path | None) -> Path:
    """Return where what is made of fonts is kept: with the pictures, or with the system's passing files."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    return cache or Path(tempfile.gettempdir()) / f"forandring-{user}"


def write_fontconfig(
    folder: Path, families: frozenset[str] = frozenset(), own: Mapping[str, bytes] | None = None
) -> Path:
    """Write a fontconfig file that finds our fonts first and return its path.

    Args:
        folder: where the file and fontconfig's own cache are kept; made if it does not exist.
        families: what is to be found beside our own font; the machine's fonts are, where there is any.
        own: name → content of the font files that themes bring.
    """
    folder.mkdir(parents=True, exist_ok=True)
    laid_out((font for font in FALLBACKS if font.family in families), folder / "fonts")
    ours = font_file(REGULAR).parent
    more = SYSTEM_FONTS if families else ()
    brought = tuple(_brought(folder, name, content) for name, content in sorted((own or {}).items()))
    folders = "\n".join(
        f"  <dir>{escape(str(path))}</dir>" for path in (*brought, ours, folder / "fonts", *more)
    )
    text = _CONFIGURATION.format(
        folders=folders,
        cache=escape(str(folder / "fontconfig")),
        ours=escape(str(ours)),
        fallbacks="\n".join(f"    <string>{font.family}</string>" for font in FALLBACKS),
        emoji="\n".join(f"    <family>{font.family}</family>" for font in FALLBACKS[1:]),
    )
    digest = hashlib.sha256(repr(brought).encode()).hexdigest()[:12]
    path = folder / (f"{digest}-{_NAMES[bool(more)]}" if brought else _NAMES[bool(more)])
    if not path.exists() or path.read_text("utf-8", errors="replace") != text:
        put(path, text.encode("utf-8"))
    return path


def _brought(folder: Path, name: str, content: bytes) -> Path:
    """Return a folder that holds a font file and nothing else."""
    place = folder / "themes" / hashlib.sha256(content).hexdigest()[:16]
    lay_out(place / name, content)
    return place


_COMMON = "".join(map(chr, range(0x20, 0x7F))) + "æøåÆØÅéÉäöüÄÖÜ«»§·–—’‘“”…×½−→"


@cache
def _widths(weight: str) -> dict[int, float]:
    """Return the advance width in em of every letter of our font, by code point."""
    return letter_widths(font_file(weight).read_bytes())


class Letters(dict[str, float]):
    """Widths of letters of one weight in em, each looked up once: in another font, and then in ours."""

    def __init__(self, weight: str, other: Mapping[int, float] | None = None) -> None:
        super().__init__()
        self._weight, self._other = weight, other or {}

    def __missing__(self, letter: str) -> float:
        wide = self._other.get(ord(letter))
        self[letter] = wide = _letter(letter, self._weight) if wide is None else wide
        return wide


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """What text is measured with, by weight; each is equal to itself alone, and so can be what a line is kept under."""

    letters: Mapping[str, Letters]


OURS = Measure({weight: Letters(weight) for weight in (REGULAR, BOLD)})
"""Our own font."""

_in_use = ContextVar("_in_use", default=OURS)


def measure_in_use() -> Measure:
    """Return what text is measured with: our font, while no picture is set in another."""
    return _in_use.get()


@contextlib.contextmanager
def measured_with(measure: Measure) -> Iterator[None]:
    """Measure text with something else while the block lasts."""
    before = _in_use.set(measure)
    try:
        yield
    finally:
        _in_use.reset(before)


def _letter(letter: str, weight: str) -> float:
    """Return a letter's width in em; what no font has is taken to be about an em, combining marks nothing."""
    import unicodedata

    wide = _widths(weight).get(ord(letter))
    if wide is not None:
        return wide
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn"):
        return 0.0
    font = fallback_for(letter)
    if font is not None:
        return font.widths()[ord(letter)]
    return 1.25 if unicodedata.east_asian_width(letter) in "WF" else 0.8


def families_beside(letters: str) -> frozenset[str]:
    """Return the families of the letters that our own font lacks; "" is whatever the machine has for one.

    >>> sorted(families_beside("Mål № – שלום"))
    ['FiraGO']
    """
    return frozenset(font.family if (font := fallback_for(letter)) else "" for letter in foreign(letters))


def foreign(text: str) -> frozenset[str]:
    """Return the letters of ``text`` that our font lacks and that are seen: no joiners, no variation selectors.

    >>> sorted(foreign("Mål æøå – №"))
    []
    """
    known = _widths(REGULAR)
    return frozenset(letter for letter in text if ord(letter) not in known and letter.isprintable())


def text_width(text: str, size: float, weight: str = REGULAR) -> float:
    """Return the width in points of a line of ``text`` set in ``size`` points, without kerning.

    >>> 50 < text_width("Aktiviteter", 12) < 65
    True
    """
    return size * sum(map(_in_use.get().letters[weight].__getitem__, text))


def embedded(letters: str, weight: str) -> str:
    """Return our font reduced to what Danish and English are written with, and ``letters``, as base64 of WOFF.

    The common letters are always there, so that pictures of one run share one subset and can be edited. It is kept
    beside the fontconfig file in use, where there is one.
    """
    wanted = _COMMON + "".join(sorted(set(letters) - set(_COMMON)))
    return _kept(f"{weight} {wanted}", lambda: _embedded(font_file(weight).read_bytes(), wanted, False))


def make_common(folder: Path) -> None:
    """Make and keep what most pictures carry of our font, for whoever has nothing else to do."""
    with contextlib.suppress(ImportError, OSError):
        folder.mkdir(parents=True, exist_ok=True)
        os.environ["FONTCONFIG_FILE"] = str(folder / _NAMES[False])
        for weight in (REGULAR, BOLD):
            embedded("", weight)


def embedded_own(content: bytes, letters: str) -> str:
    """Return a font of a theme's own reduced to ``letters``, as base64 of WOFF.

    Raises:
        ValueError: the font is damaged.
    """
    wanted = "".join(sorted({*letters, *_COMMON}))
    digest = hashlib.sha256(content).hexdigest()[:16]
    try:
        return _kept(f"{digest} {wanted}", lambda: _embedded(content, wanted, False))
    except Exception as error:  # the library fails in whatever way the damage leads to
        raise ValueError(f"font: {error!r}") from error


def embedded_fallback(font: Fallback, letters: str) -> str:
    """Return a fallback font reduced to ``letters``, with what joins and marks them, as base64 of WOFF."""
    wanted = "".join(sorted(set(letters)))
    return _kept(f"{font.family} {wanted}", lambda: _embedded(font.content(), wanted, True))


_BASE64 = re.compile(rb"[A-Za-z0-9+/]*={0,2}")


def _kept(what: str, make: Callable[[], str]) -> str:
    configuration = os.environ.get("FONTCONFIG_FILE", "")
    if not configuration.endswith("fonts.conf"):
        return make()
    key = hashlib.sha256(what.encode()).hexdigest()[:16]
    path = Path(configuration).parent / f"subset-{key}.base64"
    found = kept(path)
    # Where the system's passing files lie, others can write too: nothing of theirs becomes markup.
    if found is not None and _BASE64.fullmatch(found):
        return found.decode("ascii")
    data = make()
    keep(path, data.encode("ascii"))
    return data


@cache
def _embedded(content: bytes, letters: str, joined: bool) -> str:
    """Return a subset of a font; ``joined`` keeps what gives letters their form beside others, as in Arabic."""
    from fontTools import subset

    options = subset.Options()
    options.layout_features = ["*"] if joined else []
    options.hinting = False
    options.flavor = "woff"
    options.name_IDs = []
    options.recalc_timestamp = False
    options.drop_tables += ["DSIG"] if joined else ["GPOS", "GSUB", "GDEF", "DSIG"]
    written = io.BytesIO()
    with subset.load_font(io.BytesIO(content), options) as font:
        known = font.getBestCmap() or {}
        wanted = [ord(letter) for letter in letters if ord(letter) in known]
        if not wanted:
            return ""
        chooser = subset.Subsetter(options)
        chooser.populate(unicodes=wanted)
        chooser.subset(font)
        subset.save_font(font, written, options)
    return base64.b64encode(written.getvalue()).decode("ascii")
